"""Headings a space apart, one over each column of numbers: side by side they read as one text over all of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.printed_rows import is_number
from parsers.layout.striped import columns
from parsers.layout.table import Evidence, Grid, GridCell

_DRAWN = frozenset({Evidence.RULED, Evidence.TAGS})
_AT = 1.0  # points: how far apart texts may end that end at one x
_FEWEST_ROWS = 2


def with_parted_heads(grid: Grid) -> Grid:
    """The grid with each heading over several columns of numbers in as many, where in every one a word of it ends where the numbers do."""
    borders = columns(grid)
    if grid.evidence in _DRAWN or len(borders) != grid.column_count + 1:
        return grid
    parted = {id(cell): parts for cell in grid.cells if _is_wide(cell) and (parts := list(_parts(cell, grid, borders)))}
    if not parted:
        return grid
    return replace(grid, cells=tuple(part for cell in grid.cells for part in parted.get(id(cell), (cell,))))


def _is_wide(cell: GridCell) -> bool:
    return cell.row == 0 and cell.rowspan == 1 < cell.colspan <= len(cell.words)


def _parts(cell: GridCell, grid: Grid, borders: tuple[float, ...]) -> Iterator[GridCell]:
    """The headings of each column in a cell; none where one has none of its own."""
    lines = rows_of_words(cell.words)
    ends = [_end(grid, column) for column in range(cell.column, cell.last_column + 1)]
    if len(lines) > 1 or None in ends:
        return
    places = [next((i for i, word in enumerate(lines[0], start=1) if end is not None and abs(word.x1 - end) <= _AT), 0) for end in ends]
    if places[-1] != len(lines[0]) or any(a >= b for a, b in pairwise([0, *places])):
        return
    for column, (first, last) in enumerate(pairwise([0, *places]), start=cell.column):
        box = Box(borders[column], cell.box.top, borders[column + 1], cell.box.bottom)
        yield GridCell(cell.row, column, 1, 1, box, tuple(lines[0][first:last]))


def _end(grid: Grid, column: int) -> float | None:
    """Where all texts of a column end, numbers from the row beneath its heading on; None where they do not."""
    cells = [cell for cell in grid.cells if cell.row > 0 and cell.column == column and cell.words]
    ends = [max(word.x1 for word in cell.words) for cell in cells if cell.colspan == cell.rowspan == 1 and is_number(cell.words)]
    is_column = len(ends) == len(cells) >= _FEWEST_ROWS and max(ends) - min(ends) <= _AT
    return ends[0] if is_column else None
