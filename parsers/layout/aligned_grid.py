"""Rows of texts in columns as a grid: cells with boxes, spans where a text stands in several columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.aligned_rows import Band
from parsers.layout.counted_columns import counts_columns
from parsers.layout.page import Box
from parsers.layout.printed_rows import Text
from parsers.layout.table import Evidence, Grid, GridCell


def grid_of(heads: Sequence[Band], body: Sequence[Band], borders: tuple[float, ...], evidence: Evidence, confidence: float) -> Grid:
    """The grid of rows of headings and of the rows beneath; ``borders`` are the x of all column borders, in points."""
    bands = [*heads, *body]
    tops = [min(w.top for *_, text in band for w in text) for band in bands]
    end = max(w.bottom for *_, text in bands[-1] for w in text)
    heights = [tops[0] - 1, *((a + b) / 2 for a, b in _between(bands)), end + 1]
    cells = [cell for r, band in enumerate(bands) for cell in _cells(r, band, borders, (heights[r], heights[r + 1]))]
    box = Box(borders[0], heights[0], borders[-1], heights[-1])
    naming = len(heads) - bool(heads and counts_columns([text for *_, text in heads[-1]]))
    return Grid(len(bands), len(borders) - 1, tuple(_raised(cells, naming)), box, evidence, confidence)


def _raised(cells: Sequence[GridCell], heads: int) -> list[GridCell]:
    """The cells in reading order; a column's lowest heading spans the rows of headings above it in which the column has none, up to the top
    or to a heading over several columns."""
    single = {(cell.row, cell.column) for cell in cells if cell.colspan == 1 and cell.words}
    blank = {(cell.row, cell.column): cell for cell in cells if cell.row < heads and cell.colspan == 1 and not cell.words}
    taken: set[tuple[int, int]] = set()
    kept: list[GridCell] = []
    for cell in (c for c in cells if c.row == heads - 1 > 0 and c.colspan == 1 and c.words):
        top = cell.row
        while (top - 1, cell.column) in blank:
            top -= 1
        if top < cell.row and (top - 1, cell.column) not in single:
            taken |= {(row, cell.column) for row in range(top, heads)}
            box = Box(cell.box.x0, blank[top, cell.column].box.top, cell.box.x1, cell.box.bottom)
            kept.append(GridCell(top, cell.column, heads - top, 1, box, cell.words))
    kept += [cell for cell in cells if (cell.row, cell.column) not in taken]
    return sorted(kept, key=lambda cell: (cell.row, cell.column))


def _between(bands: Sequence[Band]) -> Iterator[tuple[float, float]]:
    for above, below in pairwise(bands):
        yield max(w.bottom for *_, text in above for w in text), min(w.top for *_, text in below for w in text)


def _cells(row: int, band: Band, borders: Sequence[float], height: tuple[float, float]) -> Iterator[GridCell]:
    """The cells of a row: texts that share a column are one cell; the places between are empty ones."""
    column = 0
    for first, last, words in _apart(band):
        yield from (_cell(row, c, c, borders, height, ()) for c in range(column, first))
        yield _cell(row, first, last, borders, height, words)
        column = last + 1
    yield from (_cell(row, c, c, borders, height, ()) for c in range(column, len(borders) - 1))


def _apart(band: Band) -> Band:
    apart: Band = []
    for first, last, text in sorted(band, key=lambda part: part[0]):
        if apart and first <= apart[-1][1]:
            a, b, words = apart[-1]
            apart[-1] = (a, max(b, last), (*words, *text))
        else:
            apart.append((first, last, text))
    return apart


def _cell(row: int, first: int, last: int, borders: Sequence[float], height: tuple[float, float], words: Text) -> GridCell:
    return GridCell(row, first, 1, last - first + 1, Box(borders[first], height[0], borders[last + 1], height[1]), words)
