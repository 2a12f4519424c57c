"""The five kinds of column, and the rule that gives a column its kind by its name."""

from __future__ import annotations

from enum import StrEnum


class ColumnType(StrEnum):
    """The only types used: list, struct, dictionary and time columns each break one of the readers that people use."""

    STRING = "string"
    INT32 = "int32"
    FLOAT64 = "float64"
    BOOL = "bool"
    DATE32 = "date32"
    TIMESTAMP = "timestamp[us, tz=UTC]"


_INT_NAMES = frozenset(
    ["stated_page", "version_ordinal", "item_number", "size_bytes", "level", "cell_row", "cell_column", "days_open", "times_rescheduled"]
)
_INT_ENDINGS = ("_order", "_count", "_minutes", "_days", "page_number")
_INT_STARTS = ("words_", "rows_")
_FLOAT_NAMES = frozenset(["confidence", "similarity", "x0", "top", "x1", "bottom", "width", "height", "cpu_seconds", "peak_memory_mb"])
_BOOL_STARTS = ("is_", "needs_")


def column_type(name: str) -> ColumnType:
    """Give the type of a column from its name alone.

    >>> column_type("due_date").value, column_type("start_time").value, column_type("days_open").value
    ('date32', 'string', 'int32')
    """
    if name.startswith(_BOOL_STARTS):
        return ColumnType.BOOL
    if name.endswith("_date"):
        return ColumnType.DATE32
    if name.endswith("_at"):
        return ColumnType.TIMESTAMP
    if name in _INT_NAMES or name.endswith(_INT_ENDINGS) or name.startswith(_INT_STARTS):
        return ColumnType.INT32
    if name in _FLOAT_NAMES:
        return ColumnType.FLOAT64
    return ColumnType.STRING
