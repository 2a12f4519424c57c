"""Arrow schemas from the declarations, and rows to tables and back to JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

import pyarrow as pa

from schemas.datasets import DATASETS, SCHEMA_VERSION, Dataset
from schemas.errors import ContractError
from schemas.fields import FIELDS
from schemas.rows import Row, plain_value
from schemas.types import ColumnType

_ARROW: dict[ColumnType, pa.DataType] = {
    ColumnType.STRING: pa.string(),
    ColumnType.INT32: pa.int32(),
    ColumnType.FLOAT64: pa.float64(),
    ColumnType.BOOL: pa.bool_(),
    ColumnType.DATE32: pa.date32(),
    ColumnType.TIMESTAMP: pa.timestamp("us", tz="UTC"),
}
_NEVER_NULL = frozenset({"row_id", "row_key", "document_id"})
_COORDINATES = frozenset({"x0", "top", "x1", "bottom", "width", "height"})


def _is_nullable(column: str) -> bool:
    """Ids and orders are never null; a block outside all tables has no table's order."""
    return column == "table_order" or not (column in _NEVER_NULL or column.endswith("_order"))


def _arrow_field(dataset: Dataset, column: str) -> pa.Field[Any]:
    declared = FIELDS[column]
    about = {"description": declared.description, "unit": declared.unit or "", "example": declared.example}
    return pa.field(column, _ARROW[dataset.type_of(column)], nullable=_is_nullable(column), metadata=about)


def _build(dataset: Dataset) -> pa.Schema:
    about: dict[str | bytes, str | bytes] = {"dataset": dataset.name, "description": dataset.one_row_is, "schema_version": SCHEMA_VERSION}
    return pa.schema([_arrow_field(dataset, column) for column in dataset.columns], metadata=about)


SCHEMAS: dict[str, pa.Schema] = {name: _build(dataset) for name, dataset in DATASETS.items()}


def arrow_schema(dataset: str) -> pa.Schema:
    """The Arrow schema of a dataset, with description, unit and example on every field."""
    return SCHEMAS[dataset]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the rows of a dataset: where its values stand, and to how many digits they are rounded."""

    name: str
    type: pa.DataType
    is_nullable: bool
    is_text: bool
    is_own: bool
    digits: int | None


@lru_cache(maxsize=128)  # one for each dataset
def _columns(dataset: str, own: tuple[str, ...]) -> tuple[_Column, ...]:
    """A dataset's columns; ``own`` are the names that stand in a row's content, all others are carried."""
    fields = SCHEMAS[dataset]
    return tuple(_Column(f.name, f.type, f.nullable, f.type == pa.string(), f.name in own, _digits(f.name)) for f in fields)


def _digits(column: str) -> int | None:
    return 2 if column in _COORDINATES else 3 if column == "confidence" else None


def _values(rows: Sequence[Row], columns: Sequence[_Column]) -> Iterator[Sequence[Any]]:
    """The values of each column, as :meth:`Row.value` gives them, of all rows at once."""
    carried, own = [row.carried for row in rows], [row.content for row in rows]
    for column in columns:
        values = list(map(attrgetter(column.name), own if column.is_own else carried))
        yield values if column.digits is None else [None if v is None else round(v, column.digits) for v in values]


def _array(column: _Column, values: Sequence[Any], dataset: str) -> pa.Array[Any]:
    if column.is_text and "" in values:
        raise ContractError(f"{dataset}.{column.name} holds an empty string; null means 'not printed'. Mend the parser.")
    try:
        array = pa.array(values, type=column.type)
    except (pa.ArrowException, OverflowError, TypeError) as error:
        raise ContractError(f"{dataset}.{column.name}: {error}") from error
    if not column.is_nullable and array.null_count:
        raise ContractError(f"{dataset}.{column.name} is null in {array.null_count} rows and may never be.")
    return array


@cache
def _empty(dataset: str) -> pa.Table:
    return SCHEMAS[dataset].empty_table()


def to_table(dataset: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of one dataset as an Arrow table of its declared schema; no rows give an empty table.

    Raises:
        ContractError: A value does not fit its column, a column that is never null is null, or an empty string stands in a row.
    """
    if not rows:
        return _empty(dataset)
    columns = _columns(dataset, rows[0].content.__slots__)
    arrays = [_array(column, values, dataset) for column, values in zip(columns, _values(rows, columns), strict=True)]
    return pa.table(arrays, schema=SCHEMAS[dataset])


def json_rows(table: pa.Table) -> list[dict[str, Any]]:
    """A table's rows as JSON objects."""
    return [{name: plain_value(value) for name, value in row.items()} for row in table.to_pylist()]


def to_json(tables: Iterable[tuple[str, pa.Table]]) -> str:
    """Datasets as one JSON object ``{dataset: [rows]}``."""
    return json.dumps({name: json_rows(table) for name, table in tables}, ensure_ascii=False)
