"""Tables that print their columns twice side by side, to be half as long: each repeat of the header heads a table of its own."""

from __future__ import annotations

from dataclasses import replace

from parsers.layout.page import union
from parsers.layout.sheet import Table
from parsers.layout.text import fold

_FEWEST = 2  # columns that are printed again


def parted(table: Table) -> tuple[Table, ...]:
    """The tables that stand side by side in one, from the left; the table alone where its first row's texts are not printed again.

    A cell that spans from one into the next keeps them together.
    """
    head = table.row(0)
    count = len(head)
    if count != table.column_count or count < 2 * _FEWEST:
        return (table,)
    texts = [fold(cell.text or "") for cell in head]
    if not all(texts):
        return (table,)
    width = next((w for w in range(_FEWEST, count // 2 + 1) if count % w == 0 and texts == texts[:w] * (count // w)), None)
    if width is None or len(set(texts)) < width or any(cell.column // width != cell.last_column // width for cell in table.cells):
        return (table,)
    return tuple(_columns(table, first, width) for first in range(0, count, width))


def _columns(table: Table, first: int, width: int) -> Table:
    """Some columns of a table as a table."""
    cells = tuple(replace(cell, column=cell.column - first) for cell in table.cells if first <= cell.column < first + width)
    return replace(table, column_count=width, cells=cells, box=union([cell.box for cell in cells]))
