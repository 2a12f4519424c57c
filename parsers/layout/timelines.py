"""Timelines: days over a line with a mark for each, and what happens beneath. They can be read as a table, but hardly are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.layout.page import Box, Page
from parsers.layout.table import Evidence, Grid

_LEAST, _LARGEST = 4.0, 20.0  # points: a mark is no smaller or larger
_COLUMNS = 3  # the fewest
_ON = 1.5  # points: how far the middle of a mark may be from its line
_CONFIDENCE = 0.5


def with_doubt_of_timelines(grid: Grid, page: Page) -> Grid:
    """The grid, at a low confidence where marks on a level line part its rows, one for each column."""
    if grid.evidence is Evidence.RULED or grid.confidence <= _CONFIDENCE or grid.column_count < _COLUMNS or not page.fills:
        return grid
    box = grid.box
    marks = [f.box for f in page.fills if _is_mark(f.box) and box.overlap(f.box) > 0]
    if len(marks) < _COLUMNS:
        return grid
    lines = [(r.box.top + r.box.bottom) / 2 for r in page.rules if r.is_level and r.box.x1 > box.x0 and r.box.x0 < box.x1]
    is_marked = any(_columns_marked(grid, [m for m in marks if abs(m.middle[1] - y) <= _ON]) >= grid.column_count - 1 for y in lines)
    return replace(grid, confidence=_CONFIDENCE) if is_marked else grid


def _is_mark(box: Box) -> bool:
    """Whether a shape is as high as wide, about, and of a mark's size."""
    small, large = sorted((box.width, box.height))
    return small >= _LEAST and large <= min(_LARGEST, 1.5 * small)


def _columns_marked(grid: Grid, marks: Sequence[Box]) -> int:
    """How many columns have a mark."""
    return sum(any(c.box.x0 <= mark.middle[0] < c.box.x1 for mark in marks) for c in grid.cells if c.row == 0)
