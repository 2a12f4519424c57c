"""A table's header that a page ends with, all of its rows on the next page."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from parsers.layout.edges import SNAP, Frame, edges_of, frames_of
from parsers.layout.named_headers import HEADER_LINES, HeadingTest, named_headers
from parsers.layout.page import Box, Page
from parsers.layout.seen import LEADING
from parsers.layout.side_by_side import extents_of_texts, texts_of_row
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word, middles_of

_FEWEST_COLUMNS = 3
_INSET = 4.0  # points: how far left of its texts a column's border stands


def header_at_end(page: Page, words: Sequence[Word], grids: Sequence[Grid], is_heading: HeadingTest) -> Grid | None:
    """The row of known headings that a page ends with, drawn or over a line, as a table of one row; None where nothing of the kind is
    there.

    ``words`` are those of the page's body, ``grids`` the tables found on it.
    """
    frames = frames_of(page)
    if not frames and not edges_of(page)[0]:
        return None
    x, y, lowest = max(middles_of(words), key=itemgetter(1), default=(0.0, 0.0, None))
    if lowest is None or any(grid.box.bottom > y for grid in grids):
        return None
    found = (_row_of(frame, words) for frame in frames if frame.box.contains(x, y))
    drawn = next((grid for grid in found if grid is not None and is_heading(texts_of_row(grid)) is not None), None)
    return drawn or _row_over_line(page, lowest, words, is_heading)


def _row_over_line(page: Page, lowest: Word, words: Sequence[Word], is_heading: HeadingTest) -> Grid | None:
    """Known headings that end with the page's lowest word, over a line as wide as they are: columns begin where they do."""
    size = lowest.style.size
    line = next((e for e in edges_of(page)[0] if lowest.baseline <= e.at <= lowest.bottom + size and e.start <= lowest.x0), None)
    near = [w for w in words if lowest.baseline - w.baseline < HEADER_LINES * LEADING * size] if line is not None else []
    header = next((head for head, _ in named_headers(near, is_heading) if any(word is lowest for word in head)), None)
    if line is None or header is None or line.end < max(w.x1 for w in header):
        return None
    starts = [x0 - _INSET for x0, _ in extents_of_texts(header)]
    inner = starts[1:] if starts[0] - line.start < 2 * size else starts
    sides = [min(line.start, starts[0]), *inner, line.end]
    if len(sides) <= _FEWEST_COLUMNS:
        return None
    return _grid_of(Box(sides[0], min(w.top for w in header) - SNAP, line.end, line.at), sides, header, Evidence.LEVEL_RULES)


def _row_of(frame: Frame, words: Sequence[Word]) -> Grid | None:
    """A frame of one row as a grid."""
    box = frame.box
    if any(box.top + SNAP < edge.at < box.bottom - SNAP for edge in frame.level):
        return None
    sides: list[float] = []
    for edge in frame.upright:
        if not sides or edge.at - sides[-1] > SNAP:
            sides.append(edge.at)
    if len(sides) <= _FEWEST_COLUMNS:
        return None
    return _grid_of(box, sides, words, Evidence.RULED)


def _grid_of(box: Box, sides: Sequence[float], words: Sequence[Word], evidence: Evidence) -> Grid:
    """One row of cells between sides, with the words that stand in it."""
    held: list[list[Word]] = [[] for _ in sides[1:]]
    for word in words:
        if box.contains(word.middle_x, word.middle_y):
            held[min(max(bisect(sides, word.middle_x) - 1, 0), len(held) - 1)].append(word)
    columns = enumerate(zip(pairwise(sides), held, strict=True))
    cells = tuple(GridCell(0, c, 1, 1, Box(left, box.top, right, box.bottom), tuple(own)) for c, ((left, right), own) in columns)
    return Grid(1, len(cells), cells, box, evidence, 1.0)
