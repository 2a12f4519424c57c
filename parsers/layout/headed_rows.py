"""Tables of which only the rows are drawn, beneath one text over all columns, such as a group's name over its topics: no header shows the
columns, but all rows have a text at the same places."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.layout.captions import is_numbered_caption
from parsers.layout.edges import SNAP, Edge, edges_of
from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import PARTED
from parsers.layout.striped import are_same, columns, row_cells
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_FEWEST_LINES = 4  # above and beneath the text over the table, and beneath two rows
_FEWEST_ROWS = 2
_WIDE = 0.2  # of the page: the least width of a table that level lines show
_ALIKE = 2.0  # points: how far apart the texts of one column may begin
_LOOSE = 1.2  # of the size: with so much more white than the rows have, a text is no row of theirs
_FULL = 0.85  # of the width: as wide as this is a line of running text
_PROSE = 2  # lines of it
_CONFIDENCE = 0.9

_Band = tuple[Edge, Edge, Sequence[Line]]  # what stands between two lines


def headed_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """The tables between level lines of one width whose first band holds one text, and all others as many texts begun at the same x.

    Beneath a row of headings they are sections of one table.
    """
    return [grid for lines in _alike(edges_of(page)[0], page.width) for grid in _tables(_bands(lines, words))]


def _tables(bands: Sequence[_Band]) -> list[Grid]:
    grids = [grid for part in _parts(bands) if (grid := _grid(part)) is not None]
    whole = _beneath_headings(next((band for band in bands if band[2]), None), grids)
    return [whole] if whole is not None else grids


def _alike(level: Sequence[Edge], width: float) -> Iterator[list[Edge]]:
    """Level lines from one x to another, from the top, where there are enough."""
    wide = [edge for edge in level if edge.end - edge.start >= _WIDE * width]
    for _, lines in groupby(sorted(wide, key=_extent), key=_extent):
        if len(one := sorted(lines)) >= _FEWEST_LINES:
            yield one


def _extent(edge: Edge) -> tuple[int, int]:
    return round(edge.start / SNAP), round(edge.end / SNAP)


def _bands(lines: Sequence[Edge], words: Sequence[Word]) -> list[_Band]:
    bands: list[_Band] = []
    for above, below in pairwise(lines):
        held = [w for w in words if above.at < w.middle_y < below.at and above.start < w.middle_x < above.end]
        bands.append((above, below, lines_of(held, gap=PARTED)))
    return bands


def _parts(bands: Sequence[_Band]) -> Iterator[list[_Band]]:
    """The bands of each table: one of a single text and those of several beneath it, up to the next of one text, or of none."""
    part: list[_Band] = []
    for above, below, texts in bands:
        is_single = _is_single(texts)
        if part and (not texts or is_single):
            yield part
            part = []
        if texts and (part or is_single):
            part.append((above, below, texts))
    yield part


def _is_single(lines: Sequence[Line]) -> bool:
    """Whether all lines begin at one x, one beneath the other."""
    return all(abs(line.start - lines[0].start) <= _ALIKE and (line is lines[0] or line.top > lines[0].top) for line in lines)


def _grid(bands: Sequence[_Band]) -> Grid | None:
    if len(bands) <= _FEWEST_ROWS:
        return None
    (above, below, head), *body = bands
    starts = _common_starts([lines for _, _, lines in body])
    if len(starts) < 2 or not all(_keeps_to(lines, starts) for _, _, lines in body):
        return None
    if (
        is_numbered_caption(head[0].words)
        or _is_prose(head, above.end - above.start)
        or abs(head[0].start - starts[0]) > _ALIKE
        or _white(bands[0]) > max(map(_white, body)) + _LOOSE * head[0].size
    ):
        return None  # a unit over some columns, or what stands between two tables
    borders = (above.start, *(x - _ALIKE for x in starts[1:]), above.end)
    cells = [GridCell(0, 0, 1, len(starts), Box(above.start, above.at, above.end, below.at), _words(head))]
    for row, (top, bottom, lines) in enumerate(body, start=1):
        for column, (x0, x1) in enumerate(pairwise(borders)):
            held = [line for line in lines if x0 <= line.start < x1]
            cells.append(GridCell(row, column, 1, 1, Box(x0, top.at, x1, bottom.at), _words(held)))
    box = Box(above.start, above.at, above.end, body[-1][1].at)
    return Grid(len(bands), len(starts), tuple(cells), box, Evidence.LEVEL_RULES, _CONFIDENCE)


def _beneath_headings(heads: _Band | None, grids: Sequence[Grid]) -> Grid | None:
    """The table of which tables one right beneath the other are sections, in the same columns, and above the first a row of headings,
    one or more in each; None where they are tables by themselves."""
    borders = columns(grids[0]) if grids else ()
    ends = [heads[1].at, *(grid.box.bottom for grid in grids)] if heads is not None else []
    are_sections = all(abs(end - grid.box.top) <= SNAP and are_same(columns(grid), borders) for end, grid in zip(ends, grids, strict=False))
    if heads is None or not grids or not are_sections:
        return None
    above, below, texts = heads
    places = [(bisect(borders, line.start), bisect(borders, line.x1)) for line in texts]
    if any(first != last for first, last in places) or {first for first, _ in places} != set(range(1, len(borders))):
        return None
    cells = [*row_cells(0, (above.at, below.at), borders, _words(texts))]
    count = 1
    for grid in grids:
        cells += [replace(cell, row=cell.row + count) for cell in grid.cells]
        count += grid.row_count
    box = Box(above.start, above.at, above.end, grids[-1].box.bottom)
    return replace(grids[0], row_count=count, cells=tuple(cells), box=box)


def _is_prose(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are running text: several are nearly as wide as the table."""
    return sum(line.x1 - line.start > _FULL * width for line in lines) >= _PROSE


def _white(band: _Band) -> float:
    """How much of a band's height no text takes."""
    above, below, lines = band
    return below.at - above.at - (max(line.bottom for line in lines) - min(line.top for line in lines))


def _words(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.all_words)


def _common_starts(bands: Sequence[Sequence[Line]]) -> list[float]:
    """Where a text begins in every band, from the left."""
    found: list[float] = []
    for x in sorted(line.start for line in bands[0]):
        is_common = all(any(abs(line.start - x) <= _ALIKE for line in lines) for lines in bands)
        if is_common and not (found and x - found[-1] <= _ALIKE):
            found.append(x)
    return found


def _keeps_to(lines: Sequence[Line], starts: Sequence[float]) -> bool:
    """Whether each line stands in one column, and no two of one column beside each other."""
    places = {(sum(x <= line.start + _ALIKE for x in starts), round(line.baseline)) for line in lines}
    ends = (next((x for x in starts if x > line.start + _ALIKE), float("inf")) for line in lines)
    is_inside = all(line.start >= starts[0] - _ALIKE and line.x1 <= end for line, end in zip(lines, ends, strict=True))
    return is_inside and len(places) == len(lines)
