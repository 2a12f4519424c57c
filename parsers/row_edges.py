"""How plainly the rows of a table are parted: the white between two rows against the white inside them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from parsers.layout.sheet import Cell, Table
from parsers.signals import clamped

_LEADING = 0.25  # of the size: the white between two lines, where a row has but one
_NONE = 0.75  # of the white inside: rows as near as this are not parted at all
_PLAIN = 1.75  # and rows as far as this plainly are


def clearness(table: Table) -> dict[int, float]:
    """By row (from 0) how plainly it is parted from its neighbours, 0 to 1. A row beside which nothing stands is parted plainly."""
    borders = {row: _border(table, row) for row in range(1, table.row_count)}
    return {row: min(borders.get(row, 1.0), borders.get(row + 1, 1.0)) for row in range(table.row_count)}


def _border(table: Table, row: int) -> float:
    """How plain the border above a row is."""
    above = [c for c in table.cells if c.last_row == row - 1 and c.blocks]
    below = [c for c in table.cells if c.row == row and c.blocks]
    if not above or not below:
        return 1.0
    white = min(c.blocks[0].box.top for c in below) - max(c.blocks[-1].box.bottom for c in above)
    size = below[0].blocks[0].size
    inner = max([_LEADING * size, *(gap for cell in (*above, *below) for gap in _gaps(cell))])
    return clamped((white / inner - _NONE) / (_PLAIN - _NONE))


def _gaps(cell: Cell) -> Iterator[float]:
    lines = [line for block in cell.blocks for line in block.lines]
    return (below.top - above.bottom for above, below in pairwise(lines))
