"""``tmag datasets``: what there is to ask for."""

from __future__ import annotations

from pathlib import Path

import click

from schemas.errors import NotFound
from tmag.choices import Choices, with_choices
from tmag.printing import print_table


@click.command("datasets")
@click.option("--columns", "dataset", metavar="NAME", help="Show the columns of one dataset.")
@with_choices
def command(choices: Choices, dataset: str | None) -> None:
    """List the datasets with their rows in the published release, or the columns of one."""
    if dataset is not None:
        _print_columns(dataset)
    else:
        _print_datasets(_published(choices))


def _published(choices: Choices) -> Path | None:
    from pipeline.releases import resolve_current

    data_dir = choices.store().data_dir
    try:
        return resolve_current(data_dir)
    except NotFound:
        return None


def _print_datasets(folder: Path | None) -> None:
    from schemas.datasets import DATASETS

    rows = [(name, _row_count(folder, name), dataset.one_row_is) for name, dataset in DATASETS.items()]
    print_table(("dataset", "rows", "one row is"), rows)


def _row_count(folder: Path | None, dataset: str) -> int | None:
    """The rows that are published, or null where nothing is."""
    if folder is None:
        return None
    import pyarrow.parquet as pq

    rows: int = pq.read_metadata(folder / f"{dataset}.parquet").num_rows
    return rows


def _print_columns(name: str) -> None:
    from schemas.datasets import DATASETS
    from schemas.fields import FIELDS
    from tmag.access import known_dataset

    dataset = DATASETS[known_dataset(name)]
    rows = [(c, dataset.type_of(c).value, FIELDS[c].unit, FIELDS[c].example, FIELDS[c].description) for c in dataset.columns]
    print_table(("column", "type", "unit", "example", "description"), rows)
