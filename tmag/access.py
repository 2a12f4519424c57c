"""Read what is published: one dataset as a pandas table, or all of them behind one DuckDB connection.

Each call resolves the published release once, so that a publish in between never mixes two releases.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.releases import resolve_current
from pipeline.settings import load_settings
from schemas.datasets import DATASETS
from schemas.errors import NotFound

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


def datasets() -> tuple[str, ...]:
    """The names of all datasets, in the order of the data dictionary."""
    return tuple(DATASETS)


def load(dataset: str, data_dir: Path | str | None = None) -> pd.DataFrame:
    """One published dataset as a pandas table with Arrow types: a date is a ``datetime.date``, what is null is ``<NA>``.

    ``data_dir`` is by default that of ``TMAG_DATA_DIR``, else of ``tmag.toml`` in the working folder, else ``data``.

    Raises:
        NotFound: There is no such dataset, or nothing is published.
    """
    import pandas as pd
    import pyarrow.parquet as pq

    path = published_folder(data_dir) / f"{known_dataset(dataset)}.parquet"
    return pq.read_table(path).to_pandas(types_mapper=pd.ArrowDtype)


def connect(data_dir: Path | str | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection in memory in which each dataset is a view, all of the release that is published now.

    ``references`` is a word of SQL: write ``"references"``. Instants are shown in UTC.

    Raises:
        NotFound: Nothing is published.
    """
    import duckdb

    folder = published_folder(data_dir)
    connection = duckdb.connect(":memory:")
    connection.execute("SET TimeZone = 'UTC'")
    for name in DATASETS:
        path = str(folder / f"{name}.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{path}')")
    return connection


def published_folder(data_dir: Path | str | None) -> Path:
    """The folder of the release that is published now.

    Raises:
        NotFound: Nothing is published.
    """
    return resolve_current(load_settings(None, Path(data_dir) if data_dir is not None else None).data_dir)


def known_dataset(name: str) -> str:
    """The name, if a dataset has it.

    Raises:
        NotFound: None has; the message names the nearest.
    """
    if name in DATASETS:
        return name
    near = difflib.get_close_matches(name, DATASETS, n=1)
    hint = f"Did you mean {near[0]}?" if near else "`tmag datasets` lists those that there are."
    raise NotFound(f"There is no dataset {name}. {hint}")
