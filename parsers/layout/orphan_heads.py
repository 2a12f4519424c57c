"""A table's header that a page ends with, all of its rows on the next page."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from parsers.layout.edges import SNAP, Frame, frames_of
from parsers.layout.named_headers import HeadingTest
from parsers.layout.page import Box, Page
from parsers.layout.side_by_side import texts_of_row
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word, middles_of

_FEWEST_COLUMNS = 3


def header_at_end(page: Page, words: Sequence[Word], grids: Sequence[Grid], is_heading: HeadingTest) -> Grid | None:
    """The drawn row of known headings that a page ends with, as a table of one row; None where nothing of the kind is there.

    ``words`` are those of the page's body, ``grids`` the tables found on it.
    """
    frames = frames_of(page)
    x, y, lowest = max(middles_of(words), key=itemgetter(1), default=(0.0, 0.0, None)) if frames else (0.0, 0.0, None)
    if lowest is None or any(grid.box.bottom > y for grid in grids):
        return None
    found = (_row_of(frame, words) for frame in frames if frame.box.contains(x, y))
    return next((grid for grid in found if grid is not None and is_heading(texts_of_row(grid)) is not None), None)


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
    held: list[list[Word]] = [[] for _ in sides[1:]]
    for word in words:
        if box.contains(word.middle_x, word.middle_y):
            held[min(max(bisect(sides, word.middle_x) - 1, 0), len(held) - 1)].append(word)
    columns = enumerate(zip(pairwise(sides), held, strict=True))
    cells = tuple(GridCell(0, c, 1, 1, Box(left, box.top, right, box.bottom), tuple(own)) for c, ((left, right), own) in columns)
    return Grid(1, len(cells), cells, box, Evidence.RULED, 1.0)
