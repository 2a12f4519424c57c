"""Arrow schemas from the declarations, and rows to tables and back to JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
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


def _rounded(column: str, values: list[Any]) -> list[Any]:
    if column in _COORDINATES:
        return [None if v is None else round(v, 2) for v in values]
    if column == "confidence":
        return [None if v is None else round(v, 3) for v in values]
    return values


def _column(rows: Sequence[Row], column: str) -> list[Any]:
    if column in rows[0].content.__slots__:  # as Row.value, for all rows of a dataset at once
        values = [getattr(row.content, column) for row in rows]
    else:
        values = [getattr(row.carried, column) for row in rows]
    if "" in values:
        raise ContractError(f"{rows[0].dataset}.{column} holds an empty string; null means 'not printed'. Mend the parser.")
    return _rounded(column, values)


def to_table(dataset: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of one dataset as an Arrow table of its declared schema; no rows give an empty table.

    Raises:
        ContractError: A value does not fit its column, a column that is never null is null, or an empty string stands in a row.
    """
    schema = SCHEMAS[dataset]
    if not rows:
        return schema.empty_table()
    arrays = []
    for field in schema:
        try:
            array = pa.array(_column(rows, field.name), type=field.type)
        except (pa.ArrowException, OverflowError, TypeError) as error:
            raise ContractError(f"{dataset}.{field.name}: {error}") from error
        if not field.nullable and array.null_count:
            raise ContractError(f"{dataset}.{field.name} is null in {array.null_count} rows and may never be.")
        arrays.append(array)
    return pa.table(arrays, schema=schema)


def json_rows(table: pa.Table) -> list[dict[str, Any]]:
    """A table's rows as JSON objects."""
    return [{name: plain_value(value) for name, value in row.items()} for row in table.to_pylist()]


def to_json(tables: Iterable[tuple[str, pa.Table]]) -> str:
    """Datasets as one JSON object ``{dataset: [rows]}``."""
    return json.dumps({name: json_rows(table) for name, table in tables}, ensure_ascii=False)
