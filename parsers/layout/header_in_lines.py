"""A bold header above the rows of a table, in the same lines between the columns: nothing parts it from them, and no heading is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.edges import SNAP, edges_of
from parsers.layout.page import Box, Page
from parsers.layout.striped import columns
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_FEWEST = 4  # lines that run through header and rows, the outer ones included
_REACH = 4.0  # points that such a line must stand above the rows, and go on beside them
_FILLED = 0.75  # of the places between lines


def with_header_in_lines(grid: Grid, page: Page, words: Sequence[Word]) -> Grid:
    """The grid with what stands above it in its own lines as a header; as it is where that is not bold or leaves places empty."""
    x0, top, x1, _ = grid.box
    through = [e for e in edges_of(page)[1] if x0 - SNAP <= e.at <= x1 + SNAP and e.start < top - _REACH and e.end > top + _REACH]
    if len(through) < _FEWEST or max(e.start for e in through) - min(e.start for e in through) > SNAP:
        return grid
    sides = [e.at for e in through]
    start = through[0].start
    held = [w for w in words if start < w.middle_y < top and sides[0] <= w.x0 and w.x1 <= sides[-1]]
    cells = _header_cells(grid, sides, (start, top), held)
    filled = sum(bool(cell.words) for cell in cells)
    if filled < _FILLED * len(cells) or not all(w.style.is_bold for w in held) or sum(len(cell.words) for cell in cells) < len(held):
        return grid
    below = [replace(cell, row=cell.row + 1) for cell in grid.cells]
    return replace(grid, row_count=grid.row_count + 1, cells=(*cells, *below), box=grid.box._replace(top=start))


def _header_cells(grid: Grid, sides: Sequence[float], heights: tuple[float, float], words: Sequence[Word]) -> list[GridCell]:
    """The cells between the lines, each over the columns of the grid that begin there."""
    cells: list[GridCell] = []
    borders = columns(grid)
    for left, right in pairwise([borders[0] - SNAP, *(x - SNAP for x in sides[1:-1]), borders[-1]]):
        own = [column for column, x in enumerate(borders[:-1]) if left <= x < right]
        if own:
            box = Box(borders[own[0]], heights[0], borders[own[-1] + 1], heights[1])
            cells.append(GridCell(0, own[0], 1, len(own), box, tuple(w for w in words if box.x0 <= w.middle_x < box.x1)))
    return cells
