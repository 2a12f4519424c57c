"""Cells over two columns in which a text of each stands: the left one reaches so near to the right one as if both were one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_DRAWN = frozenset({Evidence.RULED, Evidence.TAGS})
_AT = 1.0  # points: how far apart texts may begin that begin at one x
_HANG = 1.6  # of the size: how far the lines of a bullet's text may hang in
_FEWEST = 2  # cells, a heading among them, that show where a column's texts begin


def with_parted_texts(grid: Grid) -> Grid:
    """The grid with such cells in two, where a word of theirs stands exactly where the right column's texts begin in other rows, every
    further line keeps to one of the columns, which has a heading of its own, and the row says more than they do."""
    wide = [cell for cell in grid.cells if cell.row > 0 and cell.rowspan == 1 and cell.colspan == 2 and cell.words]
    if grid.evidence in _DRAWN or not wide:
        return grid
    cells: list[GridCell] = []
    for cell in grid.cells:
        cells += _parts(cell, grid) or [cell] if cell in wide else [cell]
    return replace(grid, cells=tuple(cells)) if len(cells) > len(grid.cells) else grid


def _parts(cell: GridCell, grid: Grid) -> list[GridCell]:
    """The two cells that a wide one is; none where it is one."""
    right = _start(grid, cell.last_column)
    others = [c for c in grid.cells if c.row <= cell.row <= c.last_row and c.words and c is not cell]
    lines = rows_of_words(cell.words)
    if (
        right is None
        or not others
        or not _is_headed(grid, cell.last_column)
        or not any(abs(word.x0 - right) <= _AT for word in lines[0][1:])
    ):
        return []
    parts = [[word for word in cell.words if (word.x0 >= right - _AT) == is_right] for is_right in (False, True)]
    if not all(_keeps(line, right) for line in lines):
        return []
    border = next(c.box.x0 for c in grid.cells if c.column == cell.last_column and c.colspan == 1)
    boxes = (Box(cell.box.x0, cell.box.top, border, cell.box.bottom), Box(border, cell.box.top, cell.box.x1, cell.box.bottom))
    return [GridCell(cell.row, cell.column + i, 1, 1, box, tuple(parts[i])) for i, box in enumerate(boxes)]


def _is_headed(grid: Grid, column: int) -> bool:
    """Whether a heading stands over a column alone: themes and titles share one, and a title may lie over both columns."""
    return any(cell.row == 0 and cell.column == column and cell.colspan == 1 and cell.words for cell in grid.cells)


def _keeps(line: Sequence[Word], right: float) -> bool:
    """Whether no word of a line reaches over the right column's start, and what stands there begins at it or hangs beneath a bullet."""
    behind = [word for word in line if word.x0 >= right - _AT]
    if any(word.x0 < right - _AT and word.x1 > right + _AT for word in line):
        return False
    return not behind or behind[0].x0 - right <= _AT + (_HANG * behind[0].style.size if len(behind) == len(line) else 0.0)


def _start(grid: Grid, column: int) -> float | None:
    """Where the texts of a column begin, one x in most cells that are in it alone; None where too few show it."""
    firsts = [min(word.x0 for word in cell.words) for cell in grid.cells if cell.column == column and cell.colspan == 1 and cell.words]
    if not firsts:
        return None
    usual = median(firsts)
    alike = sum(abs(x - usual) <= _AT for x in firsts)
    return usual if alike >= _FEWEST and 2 * alike > len(firsts) else None
