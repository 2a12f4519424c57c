"""Cells that no border divides though their texts stand in columns: a header's cells are drawn, and beneath them only rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.gutters import runs_across
from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Grid, GridCell

_ROWS = 3  # rows that must show a column that is not drawn
_ALIKE = 1.5  # points
_BOTH = 0.6  # of the undivided cells: how many must have text on both sides of a border


def with_columns_of_header(grid: Grid) -> Grid:
    """The grid with the cells divided that span columns of its first row while their texts keep to these columns."""
    borders = sorted({cell.box.x0 for cell in grid.cells if cell.row == 0 and cell.colspan == 1 and cell.words})[1:]
    wide = [cell for cell in grid.cells if cell.row > 0 and cell.rowspan == 1 and cell.colspan > 1 and cell.words]
    shown = {x for x in borders if _is_shown(x, [cell for cell in wide if cell.box.x0 < x < cell.box.x1], _insets(x, grid))}
    if not shown:
        return grid
    starts = {cell.column: cell.box.x0 for cell in grid.cells if cell.row == 0}
    cells = tuple(part for cell in grid.cells for part in (_parts(cell, starts, shown) if cell in wide else (cell,)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _insets(x: float, grid: Grid) -> list[float]:
    """How far right of a border the texts begin in the cells that it is drawn for."""
    return sorted(min(w.x0 for w in cell.words) - x for cell in grid.cells if cell.words and cell.box.x0 == x)


def _is_shown(x: float, cells: Sequence[GridCell], insets: Sequence[float]) -> bool:
    """Whether texts stand on both sides of a border in most cells that it does not divide, and run across it in none. A few such cells
    are enough where it divides more rows and their texts begin as far right of it: every other row of a striped table is not filled."""
    if len(cells) < _ROWS and not (0 < len(cells) < len(insets) and all(_begins_alike(x, cell, insets) for cell in cells)):
        return False
    if any(runs_across(row, x) for cell in cells for row in rows_of_words(cell.words)):
        return False
    both = sum(any(w.x1 <= x + 1 for w in cell.words) and any(w.x0 >= x - 1 for w in cell.words) for cell in cells)
    return both >= _BOTH * len(cells)


def _begins_alike(x: float, cell: GridCell, insets: Sequence[float]) -> bool:
    right = min((w.x0 - x for w in cell.words if w.x0 >= x - 1), default=float("inf"))
    return abs(right - insets[len(insets) // 2]) <= _ALIKE


def _parts(cell: GridCell, starts: dict[int, float], shown: set[float]) -> Iterator[GridCell]:
    """The cell in parts, one for each run of columns between borders that show."""
    columns = [c for c in range(cell.column, cell.column + cell.colspan) if c == cell.column or starts.get(c) in shown]
    for first, end in pairwise([*columns, cell.column + cell.colspan]):
        x0 = cell.box.x0 if first == cell.column else starts[first]
        x1 = starts.get(end, cell.box.x1) if end < cell.column + cell.colspan else cell.box.x1
        words = tuple(w for w in cell.words if x0 <= w.middle_x < x1)
        yield GridCell(cell.row, first, 1, end - first, Box(x0, cell.box.top, x1, cell.box.bottom), words)
