"""Highlights: grounds of words in running text, which are as high as its lines and would otherwise be taken for cells.

A cell's sides stand where its column does. Those of a highlight stand where its words begin and end: all grounds that touch each other are
tight around their words, on more than one line, hardly ever of one width, and somewhere the text goes on beside one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.page import Box, Fill, Page
from parsers.layout.words import Middle, Word, middles_of

_LEAST = 4.0  # points: what is lower is no ground of a line
_HIGHEST = 1.65  # of the size: no line is set higher, and no ground of one reaches further
_LARGEST = 40.0  # points: what is higher is no ground of one line, whatever its size
_BEFORE, _BEHIND = 0.35, 0.65  # of the size: how far a ground stands out beside its words; a space behind them may be in it
_SPACE = 0.65  # of the size: what stands as near as this goes on the text, also in type of one width
_ROW = 8.0  # points: words are looked up by the middle of their height in steps as high as this
_TOUCH = 3.0  # points: as near as edges are one
_SAME = 1.0  # points: sides as near are those of one column


class _Ground(NamedTuple):
    """A fill tight around words of one line, and whether the text goes on beside it."""

    fill: Fill
    goes_on: bool


def without_highlights(page: Page, words: Sequence[Word]) -> Page:
    """The page without the fills that are highlights of running text."""
    low = [f for f in page.fills if f.is_rectangle and _LEAST < f.box.height < _LARGEST]
    if len(low) < 2 or not _are_ragged(low):
        return page
    grounds = list(_tight(low, words))
    if len(grounds) < 2:
        return page
    others = [f.box for f in page.fills if f.box.height > _LEAST and not any(f is g.fill for g in grounds)]
    found = [g.fill for group in _groups(grounds) if _is_highlight(group, others) for g in group]
    if not found:
        return page
    marked = {id(fill) for fill in found}
    return replace(page, fills=tuple(fill for fill in page.fills if id(fill) not in marked))


def _are_ragged(fills: Sequence[Fill]) -> bool:
    """Whether the sides of some fills are of many places: where they are those of a few columns, nothing else needs to be asked."""
    sides = {(round(f.box.x0), round(f.box.x1)) for f in fills}
    return 3 * len(sides) > len(fills)


def _tight(fills: Sequence[Fill], words: Sequence[Word]) -> Iterator[_Ground]:
    rows: dict[int, list[Middle]] = {}
    for middle in middles_of(words):
        if middle[2].direction == 0:
            rows.setdefault(int(middle[1] // _ROW), []).append(middle)
    for fill in fills:
        box = fill.box
        steps = range(int(box.top // _ROW), int(box.bottom // _ROW) + 1)
        level = [(x, w) for step in steps for x, y, w in rows.get(step, ()) if box.top < y < box.bottom]
        inside = sorted([w for x, w in level if box.x0 < x < box.x1], key=lambda w: w.x0)
        if inside and _is_around(box, inside):
            size = inside[0].style.size
            reach = _SPACE * size
            beside = (w for _, w in level if w not in inside and abs(w.baseline - inside[0].baseline) < 1)
            goes_on = any(-reach < inside[0].x0 - w.x1 < reach or -reach < w.x0 - inside[-1].x1 < reach for w in beside)
            yield _Ground(fill, goes_on)


def _is_around(box: Box, words: Sequence[Word]) -> bool:
    """Whether a box is the tight ground of words of one line, from the left, a space apart each."""
    first, last = words[0], words[-1]
    size = first.style.size
    if box.height > _HIGHEST * size or any(abs(w.baseline - first.baseline) > 1 for w in words):
        return False
    is_tight = abs(first.x0 - box.x0) <= _BEFORE * size and -_BEFORE * size <= box.x1 - last.x1 <= _BEHIND * size
    return is_tight and all(b.x0 - a.x1 <= 1.5 * _SPACE * size for a, b in pairwise(words))


def _groups(grounds: Sequence[_Ground]) -> Iterator[list[_Ground]]:
    """Grounds that touch each other, or by way of others."""
    left = sorted(grounds, key=lambda g: g.fill.box.top)
    while left:
        group = [left.pop(0)]
        for ground in group:
            near = [g for g in left if _touch(g.fill.box, ground.fill.box)]
            group += near
            left = [g for g in left if not any(g is n for n in near)]
        yield group


def _touch(a: Box, b: Box) -> bool:
    beside = max(a.x0, b.x0) - min(a.x1, b.x1)
    return beside <= _TOUCH and max(a.top, b.top) - min(a.bottom, b.bottom) <= _TOUCH


def _is_highlight(group: Sequence[_Ground], others: Sequence[Box]) -> bool:
    boxes = [ground.fill.box for ground in group]
    if len({round(box.top) for box in boxes}) < 2 or not any(ground.goes_on for ground in group):
        return False
    if any(_is_beside(other, box) for other in others for box in boxes):
        return False
    columns = sum(any(_is_of_column(box, other) for other in boxes if other is not box) for box in boxes)
    is_one_column = all(not _are_level(a, b) for a, b in pairwise(sorted(boxes, key=lambda b: (b.top, b.x0))))
    is_prose = is_one_column and not any(
        g.goes_on for g in group if any(_is_of_column(g.fill.box, b) for b in boxes if b is not g.fill.box)
    )
    return 2 * columns < len(boxes) or is_prose


def _is_beside(other: Box, box: Box) -> bool:
    """Whether a fill that is no tight ground touches one, without lying beneath all of it as a text's or a page's own ground does."""
    return _touch(other, box) and not other.covers(box, 1.0)


def _is_of_column(a: Box, b: Box) -> bool:
    return abs(a.x0 - b.x0) <= _SAME and abs(a.x1 - b.x1) <= _SAME and not _are_level(a, b)


def _are_level(a: Box, b: Box) -> bool:
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.height, b.height)
