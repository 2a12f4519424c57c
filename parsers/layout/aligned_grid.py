"""Rows of texts in columns as a grid: cells with boxes, spans where a text stands in several columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from parsers.layout.aligned_rows import Band
from parsers.layout.counted_columns import counts_columns
from parsers.layout.page import Box
from parsers.layout.printed_rows import Text
from parsers.layout.table import Evidence, Grid, GridCell

_LOWER = 1.0  # points


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
    or to a heading over several columns, and those beneath it, where such a heading stands beside it that ends higher."""
    single = {(cell.row, cell.column): cell for cell in cells if cell.row < heads and cell.colspan == 1}
    filled = {place for place, cell in single.items() if cell.words}
    wide = {cell.row: max(w.bottom for w in cell.words) for cell in cells if cell.row < heads and cell.colspan > 1 and cell.words}
    lower = {place for place in filled if max(w.bottom for w in single[place].words) > wide.get(place[0], float("inf")) + _LOWER}
    spans = {place: _span(*place, single.keys() - filled, heads if place in lower else 0) for place in filled}
    tall = {place: span for place, span in spans.items() if span[1] == heads and span[1] - span[0] > 1}
    lowest = {place: span for place, span in tall.items() if (span[0] - 1, place[1]) not in filled}
    taken = {(row, place[1]) for place, (top, end) in lowest.items() for row in range(top, end)}
    kept = [cell for cell in cells if (cell.row, cell.column) not in taken]
    for place, (top, end) in lowest.items():
        cell = single[place]
        box = Box(cell.box.x0, single[top, cell.column].box.top, cell.box.x1, single[end - 1, cell.column].box.bottom)
        kept.append(GridCell(top, cell.column, end - top, 1, box, cell.words))
    return sorted(kept, key=lambda cell: (cell.row, cell.column))


def _span(row: int, column: int, blank: Collection[tuple[int, int]], end_at: int) -> tuple[int, int]:
    """The first row of a heading and the one behind its last, with those in which its column is blank, down to the row ``end_at``."""
    top, end = row, row + 1
    while (top - 1, column) in blank:
        top -= 1
    while end < end_at and (end, column) in blank:
        end += 1
    return top, end


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
