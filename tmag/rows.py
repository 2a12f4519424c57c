"""Find one published row by what names it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.datasets import DATASETS
from schemas.errors import NotFound


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it is published, and the rows of ``field_sources`` that say where its fields were read."""

    dataset: str
    row: dict[str, Any]
    sources: tuple[dict[str, Any], ...]
    document_sha256: str | None


def find_row(folder: Path, name: str) -> FoundRow:
    """The row with that ``row_id`` or ``row_key`` in a release's folder.

    Raises:
        NotFound: There is none.
    """
    wanted = (pc.field("row_id") == name) | (pc.field("row_key") == name)
    for dataset in (name for name, declared in DATASETS.items() if declared.is_carrying):
        rows = pq.read_table(folder / f"{dataset}.parquet", filters=wanted).to_pylist()
        if rows:
            return FoundRow(dataset, rows[0], _sources(folder, rows[0]["row_id"]), _sha256(folder, rows[0]["document_id"]))
    raise NotFound(f"No published row is called {name}. `tmag query` finds row_ids: select row_id, action_ref from actions.")


def _sources(folder: Path, row_id: str) -> tuple[dict[str, Any], ...]:
    return tuple(pq.read_table(folder / "field_sources.parquet", filters=pc.field("of_row_id") == row_id).to_pylist())


def _sha256(folder: Path, document_id: str) -> str | None:
    column = pq.read_table(folder / "documents.parquet", columns=["sha256"], filters=pc.field("document_id") == document_id)["sha256"]
    return column.to_pylist()[0] if len(column) else None
