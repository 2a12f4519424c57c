"""Boxes that stand in rows without touching each other, such as a group's name beside what it reports: each row is read before the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.areas import Item, areas_of
from parsers.layout.edges import SNAP, cell_fills, frames_of
from parsers.layout.lines import Line
from parsers.layout.page import Box, Page
from parsers.layout.table import Grid

_FEWEST = 2  # rows
_LOOSE = 1.0  # points: how far a text may stand out of its box


class Cards(NamedTuple):
    """The rows of boxes on a page, from the top, each from left to right; none where a page has no such rows."""

    rows: Sequence[Sequence[Box]]

    def areas_of(self, items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
        """Lines and tables by area, areas and items in reading order: row by row, what stands above and beneath the cards apart."""
        if not self.rows:
            return areas_of(items)
        cuts = [self.rows[0][0].top, *(row[0].bottom for row in self.rows)]
        parts: list[list[Item]] = [[] for _ in range(len(cuts) + 1)]
        for item in items:
            parts[sum(item.box.middle[1] > cut for cut in cuts)].append(item)
        return tuple(area for part in parts for area in areas_of(part))

    def right_of(self, line: Line) -> float | None:
        """The x up to which the text of a card may run, as far from its right side as it begins from its left; None outside all cards."""
        box = next((box for row in self.rows for box in row if box.covers(line.box, _LOOSE)), None)
        return box.x1 - max(0.0, line.start - box.x0) if box is not None else None


def cards_of(page: Page, items: Sequence[Item]) -> Cards:
    """The cards among a page's lines and tables: at least two rows of boxes at the same places, and no text between them."""
    rows = _rows(page) if not any(isinstance(item, Grid) for item in items) else []
    is_clear = len(rows) >= _FEWEST and not any(_is_between(item, rows) for item in items)
    return Cards(rows if is_clear else ())


def _rows(page: Page) -> list[list[Box]]:
    """The rows of boxes, from the top, each from left to right: as many as there are boxes beside each other alike in all rows."""
    boxes = {fill.box for fill in cell_fills(page)}
    boxes |= {frame.box for frame in frames_of(page) if len(frame.level) == len(frame.upright) == 2}
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        if rows and abs(rows[-1][0].top - box.top) < SNAP and abs(rows[-1][0].bottom - box.bottom) < SNAP:
            rows[-1].append(box)
        else:
            rows.append([box])
    wide = [row for row in rows if len(row) > 1]
    return wide if all(map(_is_apart, wide)) and all(_are_alike(a, b) for a, b in pairwise(wide)) else []


def _is_apart(row: Sequence[Box]) -> bool:
    return all(b.x0 - a.x1 > SNAP for a, b in pairwise(row))


def _are_alike(above: Sequence[Box], below: Sequence[Box]) -> bool:
    """Whether two rows, one beneath the other, have their boxes at the same places."""
    is_aligned = all(abs(a.x0 - b.x0) < SNAP and abs(a.x1 - b.x1) < SNAP for a, b in zip(above, below, strict=False))
    return len(above) == len(below) and is_aligned and above[0].bottom < below[0].top - SNAP


def _is_between(item: Item, rows: Sequence[Sequence[Box]]) -> bool:
    """Whether an item stands between the first and the last row and in no box."""
    x, y = item.box.middle
    is_among = rows[0][0].top < y < rows[-1][0].bottom
    return is_among and not any(box.contains(x, y, _LOOSE) for row in rows for box in row)
