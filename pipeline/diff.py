"""Compare two tables of one dataset, row by row and field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from schemas.datasets import DATASETS
from schemas.rows import plain_value

NEVER_COMPARED = frozenset(
    {"is_current_version", "retrieved_at", "first_seen_at", "parser_version", "schema_version", "confidence_reasons"}
)
UNCOMPARED_DATASETS = frozenset({"parse_runs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs; values as JSON shows them."""

    column_name: str
    old_value: Any
    new_value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One row that was added, changed or removed. ``fields`` is empty but for a changed row."""

    dataset: str
    operation: str
    row_key: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCounts:
    """How many rows were added, changed, removed and stayed the same."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


def diff_tables(old: pa.Table, new: pa.Table, dataset: str) -> tuple[RowChange, ...]:
    """What changed between two tables of one dataset, by ``row_key``: in the order of the new table, removed rows last.

    The clock, the versions of parser and schema, and what depends on other documents (``is_current_version``)
    are not compared, nor what only says why a confidence is as it is.
    """
    return () if dataset in UNCOMPARED_DATASETS else diff_rows(old.to_pylist(), new.to_pylist(), dataset)


def diff_rows(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]], dataset: str) -> tuple[RowChange, ...]:
    """The same of rows."""
    before, after = _keyed(old, dataset), _keyed(new, dataset)
    changes = [_changed(dataset, key, before.get(key), row) for key, row in after.items()]
    removed = [RowChange(dataset=dataset, operation="removed", row_key=key[0]) for key in before if key not in after]
    return (*(change for change in changes if change), *removed)


def diff_parses(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> tuple[RowChange, ...]:
    """What changed between two parses of one document, in all datasets that its rows carry."""
    names = [name for name, dataset in DATASETS.items() if dataset.is_carrying]
    return tuple(change for name in names for change in diff_tables(old[name], new[name], name))


def is_compared(dataset: str) -> bool:
    """Whether the rows of a dataset count where two parses of one document are compared."""
    return DATASETS[dataset].is_carrying and dataset not in UNCOMPARED_DATASETS


def count_rows(old: Mapping[str, pa.Table], new: Mapping[str, pa.Table]) -> RowCounts:
    """The changes between two parses, counted; ``parse_runs`` is not."""
    kinds = Counter(change.operation for change in diff_parses(old, new))
    compared = sum(new[name].num_rows for name in DATASETS if is_compared(name))
    unchanged = compared - kinds["added"] - kinds["changed"]
    return RowCounts(added=kinds["added"], changed=kinds["changed"], removed=kinds["removed"], unchanged=unchanged)


def _keyed(table: Sequence[Mapping[str, Any]], dataset: str) -> dict[tuple[str, int], Mapping[str, Any]]:
    """Rows by their key. The number tells rows apart that share one, which only a fault of a parser makes."""
    seen: Counter[str] = Counter()
    rows: dict[tuple[str, int], Mapping[str, Any]] = {}
    for row in table:
        key = row["row_key"] if DATASETS[dataset].is_carrying else "/".join(str(value) for value in row.values())
        rows[(key, seen[key])] = row
        seen[key] += 1
    return rows


def _changed(dataset: str, key: tuple[str, int], old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> RowChange | None:
    if old is None:
        return RowChange(dataset=dataset, operation="added", row_key=key[0])
    fields = tuple(
        FieldChange(column_name=name, old_value=plain_value(old.get(name)), new_value=plain_value(value))
        for name, value in new.items()
        if name not in NEVER_COMPARED and old.get(name) != value
    )
    return RowChange(dataset=dataset, operation="changed", row_key=key[0], fields=fields) if fields else None
