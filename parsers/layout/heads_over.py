"""Headings over a header that say what the columns beneath have in common, between the same lines as it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from parsers.layout.aligned_columns import first_column
from parsers.layout.aligned_rows import Band
from parsers.layout.page import Box
from parsers.layout.printed_rows import PrintedRow, printed_rows
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_SAME_START = 2.0  # points: how far the starts of two headings of one column may stand apart


def with_heads_over(grid: Grid, over: Box, words: Sequence[Word]) -> Grid:
    """A table with the row of headings that stand in a box above its header, each over several of its columns: in the middle of them, or
    from the column that it begins in on."""
    rows = printed_rows([word for word in words if over.contains(word.middle_x, word.middle_y)])
    heads = printed_rows([word for cell in grid.cells if cell.row == 0 for word in cell.words])
    if len(rows) != 1 or not heads:
        return grid
    borders = (*sorted({cell.box.x0 for cell in grid.cells}), grid.box.x1)
    if len(borders) - 1 != grid.column_count or len(rows[0].texts) >= grid.column_count:
        return grid
    band = _from_starts(rows[0], max(heads, key=lambda row: len(row.texts)), borders) or _in_middles(rows[0], borders)
    box = Box(grid.box.x0, over.top, grid.box.x1, grid.box.top)
    beneath = (replace(cell, row=cell.row + 1) for cell in grid.cells)
    cells = (*_cells(band, borders, box), *beneath)
    return replace(grid, row_count=grid.row_count + 1, cells=cells, box=Box(box.x0, box.top, box.x1, grid.box.bottom))


def _from_starts(row: PrintedRow, beneath: PrintedRow, borders: Sequence[float]) -> Band | None:
    """The headings of a row, each from the column that it begins in, where its heading does, up to the next; None where one does not."""
    starts = [first_column(text, borders) for text in row.texts]
    heads = {first_column(text, borders): text[0].x0 for text in beneath.texts}
    if any(abs(text[0].x0 - heads.get(start, float("inf"))) > _SAME_START for start, text in zip(starts, row.texts, strict=True)):
        return None
    ends = [*starts[1:], len(borders) - 1]
    return [(start, max(start, end - 1), text) for start, end, text in zip(starts, ends, row.texts, strict=True)]


def _in_middles(row: PrintedRow, borders: Sequence[float]) -> Band:
    """The headings of a row, each over the columns in the middle of which it stands: over all of them together, or all but the first."""
    middles = [(text[0].x0 + text[-1].x1) / 2 for text in row.texts]
    count = len(borders) - 1

    def off_middle(cuts: Sequence[int]) -> float:
        return sum(abs(middle - (borders[a] + borders[b]) / 2) for middle, (a, b) in zip(middles, pairwise(cuts), strict=True))

    parted = [(first, *inner, count) for first in (0, 1) for inner in combinations(range(first + 1, count), len(middles) - 1)]
    best = min(parted, key=off_middle)
    return [(a, b - 1, text) for text, (a, b) in zip(row.texts, pairwise(best), strict=True)]


def _cells(band: Band, borders: Sequence[float], box: Box) -> list[GridCell]:
    """The first row's cells: the headings, and an empty one for each column that none is over."""
    cells = [GridCell(0, a, 1, b - a + 1, Box(borders[a], box.top, borders[b + 1], box.bottom), tuple(text)) for a, b, text in band]
    headed = {column for first, last, _ in band for column in range(first, last + 1)}
    sides = enumerate(pairwise(borders))
    cells += [GridCell(0, c, 1, 1, Box(x0, box.top, x1, box.bottom), ()) for c, (x0, x1) in sides if c not in headed]
    return sorted(cells, key=lambda cell: cell.column)
