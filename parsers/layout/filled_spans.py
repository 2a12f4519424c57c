"""Merged cells of which only the fill tells: one over several rows of one column, in a table whose rows only stripes show, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.edges import SNAP, cell_fills
from parsers.layout.page import Box, Page, union
from parsers.layout.subcolumns import text_blocks
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_DRAWN = frozenset({Evidence.RULED, Evidence.TAGS})
_WIDE = 0.9  # of the table: a fill as wide as this is a row's


def with_filled_spans(grid: Grid, page: Page) -> Grid:
    """The grid with the cells joined that one fill covers, where they hold one text."""
    if grid.evidence in _DRAWN:
        return grid
    fills = [f.box for f in cell_fills(page) if grid.box.covers(f.box, SNAP) and f.box.width < _WIDE * grid.box.width]
    runs = [run for run in _runs(grid, fills) if len(run) > 1 and _is_one(run, grid)] if fills else []
    if not runs:
        return grid
    joined = {id(cell): (_joined(run) if cell is run[0] else None) for run in runs for cell in run}
    cells = (joined.get(id(cell), cell) for cell in grid.cells)
    return replace(grid, cells=tuple(cell for cell in cells if cell is not None))


def _runs(grid: Grid, fills: Sequence[Box]) -> Iterator[list[GridCell]]:
    """The cells of one column whose middles each fill covers, from the top; none where it covers other columns too."""
    for fill in fills:
        columns: dict[int, list[GridCell]] = defaultdict(list)
        for cell in grid.cells:
            if fill.contains(*cell.box.middle):
                columns[cell.column].append(cell)
        if len(columns) == 1:
            yield sorted(*columns.values(), key=lambda cell: cell.row)


def _is_one(run: Sequence[GridCell], grid: Grid) -> bool:
    """Whether cells are one: next to each other, not all that stand beneath the header, and their words are one text at most."""
    words: list[Word] = [word for cell in run for word in cell.words]
    is_plain = all(cell.rowspan == cell.colspan == 1 for cell in run) and all(b.row == a.row + 1 for a, b in pairwise(run))
    return is_plain and len(run) < grid.row_count - 1 and len(text_blocks(words)) == 1


def _joined(run: Sequence[GridCell]) -> GridCell:
    first = run[0]
    return GridCell(first.row, first.column, len(run), 1, union([cell.box for cell in run]), tuple(w for cell in run for w in cell.words))
