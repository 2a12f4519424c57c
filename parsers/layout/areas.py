"""Reading order: a page's lines and tables parted into areas by the white between them, a recursive XY cut.

Two texts side by side are two areas, read one after the other; a heading or footer above or below both is an area of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from parsers.layout.lines import Line
from parsers.layout.page import Box
from parsers.layout.table import Grid

Item: TypeAlias = Line | Grid
_Strip: TypeAlias = list[Item]  # whose heights overlap: what stands on one level of the page
_GUTTER = 7.0  # points: the least white between two areas side by side
_APART = 1.5  # times the white above what runs across the gutter: white that parts the columns from what leads to it


def areas_of(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """Items (lines and tables) by area, areas and items in reading order."""
    if not items:
        return ()
    gutter = _gutter([item.box for item in items])
    if gutter is not None:
        left = [item for item in items if item.box.x1 <= gutter]
        right = [item for item in items if item.box.x0 >= gutter]
        return areas_of(left) + areas_of(right)
    strips = _strips(items)
    run = _widest_run(strips)
    if run is None:
        return (tuple(sorted(items, key=lambda item: (_level(item), item.box.x0))),)
    first, last = run[0], _end(strips, *run)
    parts = (strips[:first], strips[first:last], strips[last:])
    return tuple(area for part in parts for area in areas_of([item for strip in part for item in strip]))


def _level(item: Item) -> float:
    return item.baseline if isinstance(item, Line) else item.box.top


def _strips(items: Sequence[Item]) -> list[_Strip]:
    strips: list[_Strip] = []
    reach = float("-inf")
    for item in sorted(items, key=lambda i: i.box.top):
        if strips and item.box.top < reach - 0.5:
            strips[-1].append(item)
        else:
            strips.append([item])
        reach = max(reach, item.box.bottom)
    return strips


def _gutter(boxes: Sequence[Box]) -> float | None:
    """The x of the widest white that parts all boxes into two sides that stand beside each other, or None."""
    spans = sorted((box.x0, box.x1) for box in boxes)
    best: tuple[float, float] | None = None
    reach = spans[0][1]
    for start, end in spans[1:]:
        if start - reach >= _GUTTER and (best is None or start - reach > best[0]):
            best = (start - reach, (start + reach) / 2)
        reach = max(reach, end)
    if best is None or not _stand_beside(boxes, best[1]):
        return None
    return best[1]


def _stand_beside(boxes: Sequence[Box], x: float) -> bool:
    """Whether both sides of ``x`` share some height: else one only stands below the other."""
    left = [box for box in boxes if box.x1 <= x]
    right = [box for box in boxes if box.x0 >= x]
    shared = min(max(b.bottom for b in left), max(b.bottom for b in right)) - max(min(b.top for b in left), min(b.top for b in right))
    return shared > 0


def _widest_run(strips: Sequence[_Strip]) -> tuple[int, int] | None:
    """The longest run of strips, short of all, that one gutter parts; None where no strip has items side by side."""
    best: tuple[int, int] | None = None
    if len(strips) < 2 or not any(len(strip) > 1 for strip in strips):
        return None
    for first in range(len(strips)):
        if best is not None and len(strips) - first <= best[1] - best[0]:
            break
        boxes: list[Box] = []
        for last in range(first + 1, len(strips) + 1):
            boxes += [item.box for item in strips[last - 1]]
            if (first, last) == (0, len(strips)) or (best and last - first <= best[1] - best[0]):
                continue
            if len(boxes) > 1 and _gutter(boxes) is not None:
                best = (first, last)
    return best


def _end(strips: Sequence[_Strip], first: int, last: int) -> int:
    """Where columns end: before lines beneath one of them that belong to wider text beneath, by the white above and beneath them.

    A heading is as narrow as a column, and the text that it heads need not be.
    """
    if last == len(strips):
        return last
    gutter = _gutter([item.box for strip in strips[first:last] for item in strip])
    assert gutter is not None
    start = last
    while start > first + 1 and _is_lone_text(strips[start - 1], strips[last - 1], gutter):
        start -= 1
    whites = {at: _white(strips[at - 1], strips[at]) for at in range(start, last)}
    at = max(whites, key=lambda at: (whites[at], -at), default=last)
    return at if whites.get(at, 0.0) > _APART * max(0.0, _white(strips[last - 1], strips[last])) else last


def _is_lone_text(strip: _Strip, other: _Strip, gutter: float) -> bool:
    """Whether a strip is lines on that side of the gutter alone on which the other one is."""
    sides = {item.box.x1 <= gutter for item in (*strip, *other)}
    return len(sides) == 1 and all(isinstance(item, Line) for item in strip)


def _white(upper: _Strip, lower: _Strip) -> float:
    """The white between two strips, in points."""
    return min(item.box.top for item in lower) - max(item.box.bottom for item in upper)
