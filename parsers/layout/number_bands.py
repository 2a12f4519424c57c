"""Rows of one text in tables of numbers: as long as the labels are, it is one of their column, with blanks beside it."""

from __future__ import annotations

from dataclasses import replace

from parsers.layout.printed_rows import is_number
from parsers.layout.striped import columns, row_cells
from parsers.layout.table import Evidence, Grid, GridCell

_DRAWN = frozenset({Evidence.RULED, Evidence.TAGS})
_MOSTLY = 0.75  # of the texts behind the first column: so many are numbers


def with_number_bands(grid: Grid) -> Grid:
    """The grid with each text that is all that its row holds in the first column, where it ends within that and the table is of numbers."""
    bands = [cell for cell in grid.cells if cell.row > 0 and cell.rowspan == 1 and cell.colspan == grid.column_count > 1 and cell.words]
    borders = columns(grid)
    if grid.evidence in _DRAWN or not bands or len(borders) - 1 != grid.column_count or not _is_of_numbers(grid):
        return grid
    short = {id(cell) for cell in bands if max(w.x1 for w in cell.words) < borders[1]}
    cells: list[GridCell] = []
    for cell in grid.cells:
        cells += row_cells(cell.row, (cell.box.top, cell.box.bottom), borders, cell.words) if id(cell) in short else (cell,)
    return replace(grid, cells=tuple(cells))


def _is_of_numbers(grid: Grid) -> bool:
    behind = [cell for cell in grid.cells if cell.row > 0 and cell.column > 0 and cell.words]
    return sum(is_number(cell.words) for cell in behind) >= _MOSTLY * len(behind) > 0
