"""A parse as a release shows it: its tables, each read when it is asked for, so that a release of many documents never holds them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from pipeline.ledger import Ledger, ParseRecord
from pipeline.manifest import Choice
from pipeline.tables import with_column
from schemas.datasets import DATASETS

VANISHED = "vanished"
# What a reader is told of a document of which nothing else is published.
_OF_WITHHELD = frozenset({"documents", "parse_issues", "parse_runs"})
_COUNTS = ("rows_added", "rows_changed", "rows_removed", "rows_unchanged")


class ShownParse(Mapping[str, pa.Table]):
    """Every dataset of a chosen parse by name.

    A document whose new parse is held says so, and so does one that its publisher took away: its rows stay. Of one that is withheld nothing
    else is shown. One that cannot be read stays that.
    """

    def __init__(self, ledger: Ledger, record: ParseRecord, choice: Choice, *, is_vanished: bool) -> None:
        self._ledger = ledger
        self._record = record
        self._choice = choice
        self._is_vanished = is_vanished
        self._documents: pa.Table | None = None

    def __getitem__(self, dataset: str) -> pa.Table:
        if dataset == "documents":
            # Asked for again and again, and one row.
            self._documents = self._documents or self._shown_document()
            return self._documents
        table = self._ledger.table(self._record, dataset)
        if self._choice.is_withheld and dataset not in _OF_WITHHELD:
            return table.schema.empty_table()
        return _with_counts(table, self._choice) if dataset == "parse_runs" else table

    def __contains__(self, dataset: object) -> bool:
        return dataset in DATASETS

    def __iter__(self) -> Iterator[str]:
        return iter(DATASETS)

    def __len__(self) -> int:
        return len(DATASETS)

    def _shown_document(self) -> pa.Table:
        documents = self._ledger.table(self._record, "documents")
        if self._choice.is_held:
            documents = _with_status(documents, "held", self._choice.held_reason)
        return _as_vanished(documents) if self._is_vanished else documents


class Overlaid(Mapping[str, pa.Table]):
    """A parse with another table in the place of one of its datasets."""

    def __init__(self, parse: Mapping[str, pa.Table], dataset: str, table: pa.Table) -> None:
        self._parse = parse
        self._dataset = dataset
        self._table = table

    def __getitem__(self, dataset: str) -> pa.Table:
        return self._table if dataset == self._dataset else self._parse[dataset]

    def __contains__(self, dataset: object) -> bool:
        return dataset == self._dataset or dataset in self._parse

    def __iter__(self) -> Iterator[str]:
        return iter({*self._parse, self._dataset})

    def __len__(self) -> int:
        return len({*self._parse, self._dataset})


def _with_counts(runs: pa.Table, choice: Choice) -> pa.Table:
    for name in _COUNTS:
        runs = with_column(runs, name, [getattr(choice, name)] * runs.num_rows)
    return runs


def _as_vanished(documents: pa.Table) -> pa.Table:
    (row,) = documents.select(["status", "status_reason"]).to_pylist()
    if row["status"] == "quarantined":
        return documents
    return _with_status(documents, VANISHED, f"was {row['status']}" + (f": {row['status_reason']}" if row["status_reason"] else ""))


def _with_status(documents: pa.Table, status: str, reason: str | None) -> pa.Table:
    documents = with_column(documents, "status", [status] * documents.num_rows)
    return with_column(documents, "status_reason", [reason] * documents.num_rows)
