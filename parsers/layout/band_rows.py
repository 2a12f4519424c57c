"""Rows across an open table that say what follows: one bold text from the table's left edge, where rows else begin plainly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_LEFT = 3.0  # points: how near to the table's left edge a band begins
_SPACE = 0.9  # of the size: a wider gap parts two texts
_LONGEST = 12  # words
_PLAIN = 3  # of so many rows at the left edge at most one may be bold


def band_rows(body: Sequence[Word]) -> list[Sequence[Word]]:
    """The printed rows among a table's words that are bands, from the top; none where the first column is bold itself."""
    rows = rows_of_words(body)
    left = min((row[0].x0 for row in rows), default=0.0)
    first = [row for row in rows if row[0].x0 - left <= _LEFT]
    bands = [row for row in first if is_band(row)]
    others = [row for row in first if row not in bands]
    bold = sum(row[0].style.is_bold for row in others)
    return bands if others and _PLAIN * bold <= len(others) else []


def is_band(row: Sequence[Word]) -> bool:
    """Whether a printed row can be a band: one bold text."""
    is_one = all(b.x0 - a.x1 <= _SPACE * b.style.size for a, b in pairwise(row))
    return is_one and len(row) <= _LONGEST and all(word.style.is_bold for word in row)


def without_bands(body: Sequence[Word]) -> list[Word]:
    """A table's words but for its bands."""
    taken = {word for band in band_rows(body) for word in band}
    return [word for word in body if word not in taken] if taken else list(body)


def band_heights(bands: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """Top and bottom of each band."""
    return [(min(word.top for word in band), max(word.bottom for word in band)) for band in bands]


def with_bands(grid: Grid, bands: Sequence[Sequence[Word]]) -> Grid:
    """The grid with each band as the one cell of its row, or in the row's first cell where other words stand in the row."""
    for band in bands:
        grid = _with_band(grid, tuple(band))
    return grid


def _with_band(grid: Grid, band: tuple[Word, ...]) -> Grid:
    middle = band[0].middle_y
    row = next((c.row for c in grid.cells if c.rowspan == 1 and c.row > 0 and c.box.top <= middle < c.box.bottom), None)
    own = [cell for cell in grid.cells if cell.row <= row <= cell.last_row] if row is not None else []
    if row is None or any(cell.rowspan > 1 for cell in own):
        return grid
    words = {word for cell in own for word in cell.words} - set(band)
    if words:
        first = own[0]
        held = first if set(band) <= set(first.words) else replace(first, words=(*band, *first.words))
        return replace(grid, cells=tuple(held if cell is first else cell for cell in grid.cells))
    box = Box(own[0].box.x0, own[0].box.top, own[-1].box.x1, own[0].box.bottom)
    cell = GridCell(row, 0, 1, grid.column_count, box, band)
    kept = [c for c in grid.cells if c not in own]
    return replace(grid, cells=tuple(sorted((*kept, cell), key=lambda c: (c.row, c.column))))
