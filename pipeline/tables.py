"""Tables as Parquet bytes and back. The same rows always give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema


def parquet_bytes(table: pa.Table) -> bytes:
    """A table as one Parquet file, compressed with zstd; no clock and no name of a machine goes in."""
    sink = io.BytesIO()
    pq.write_table(table.combine_chunks(), sink, compression="zstd", version="2.6")
    return sink.getvalue()


@cache
def empty_parquet(dataset: str) -> bytes:
    """A dataset without rows as one Parquet file; most datasets of a small release are such."""
    return parquet_bytes(arrow_schema(dataset).empty_table())


def parquet_table(data: bytes) -> pa.Table:
    """The table of one Parquet file."""
    # One thread: these files are small, and starting threads costs more than reading.
    return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)


def conformed(table: pa.Table, dataset: str) -> pa.Table:
    """A table in the schema that its dataset has today: columns that it lacks are null, others go.

    A parse that stays published may be older than the schema.
    """
    schema = arrow_schema(dataset)
    if table.schema.equals(schema, check_metadata=True):
        return table
    arrays = [
        table[field.name].cast(field.type) if field.name in table.column_names else pa.nulls(table.num_rows, field.type) for field in schema
    ]
    return pa.table(arrays, schema=schema)


def concatenated(tables: Iterable[pa.Table], dataset: str) -> pa.Table:
    """Tables of one dataset beneath each other, in its declared schema."""
    schema = arrow_schema(dataset)
    filled = [conformed(table, dataset) for table in tables if table.num_rows]
    return pa.concat_tables(filled).combine_chunks() if filled else schema.empty_table()


def with_column(table: pa.Table, name: str, values: list[object]) -> pa.Table:
    """The table with one column's values put in the place of the old ones; the schema stays."""
    field = table.schema.field(name)
    return table.set_column(table.schema.get_field_index(name), field, pa.array(values, type=field.type))
