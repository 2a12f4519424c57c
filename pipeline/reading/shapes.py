"""Outlines to rules and fills: what is thin is a rule, what is larger is a fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.page import DOT, Box, Fill, Rule

THIN = 2.5  # points: a filled rectangle no thicker than this is a rule
_STRAIGHT = 0.6  # points: how far off level a line may be
_SAME = 0.01  # points: nearer ones are one
_OFF = 0.05  # points: how far off its side a corner may stand
_SPECK = 0.3  # points: what is smaller in both ways shows nothing
_DASH = 1.5  # of its thickness: a filled rectangle at least as long as this may be a piece of a line, however short
MOST_SHAPES = 20_000  # a page with more of them is a drawing; the rest is not even read
OPAQUE = 250 / 255  # of full: below this what lies beneath shows through


class Outline(NamedTuple):
    """One subpath: its points as seen, those that steer its curves included, and whether it is closed and free of curves."""

    points: list[tuple[float, float]]
    is_closed: bool
    is_straight: bool


def filled_shapes(outlines: Iterable[Outline], colour: str | None, order: int) -> Iterator[Rule | Fill]:
    """What filling a path's subpaths draws."""
    for outline in outlines:
        shape = filled_shape(outline.points, colour, order, is_straight=outline.is_straight)
        if shape is not None:
            yield shape


def stroked_shapes(outlines: Iterable[Outline], colour: str | None, thickness: float, order: int) -> Iterator[Rule | Fill]:
    """What stroking a path's subpaths draws, as far as it is level or upright, or a ring as small as a bullet."""
    for outline in outlines:
        if outline.is_straight:
            points = [*outline.points, outline.points[0]] if outline.is_closed else outline.points
            yield from stroke_rules(points, colour, thickness, order)
        elif _is_dot(box := _box(outline.points)):
            yield Fill(box, None, order, False)


def stroke_rules(points: Sequence[tuple[float, float]], colour: str | None, thickness: float, order: int) -> Iterator[Rule]:
    """The level and upright segments of a stroked line, each with its thickness taken into its box."""
    half = max(thickness, 0.1) / 2
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) <= _STRAIGHT < abs(ax - bx):
            y = (ay + by) / 2
            yield Rule(Box(min(ax, bx), y - half, max(ax, bx), y + half), colour, thickness, order)
        elif abs(ax - bx) <= _STRAIGHT < abs(ay - by):
            x = (ax + bx) / 2
            yield Rule(Box(x - half, min(ay, by), x + half, max(ay, by)), colour, thickness, order)


def is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a closed outline is an upright rectangle: four corners, level and upright sides only. An office suite begins its shapes in
    the middle of a side: points on a side are no corners."""
    if _is_plain(points):
        return True
    corners = _corners(points)
    return len(corners) == 4 and all(_on_level(a, b) or _on_upright(a, b) for a, b in pairwise([*corners, corners[0]]))


def _is_plain(points: Sequence[tuple[float, float]]) -> bool:
    """Whether an outline is a rectangle to the last digit, as nearly all are that programs draw: then nothing has to be compared."""
    if len(points) != 4 and (len(points) != 5 or points[0] != points[4]):
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[:4]
    is_upright = (ax == bx and by == cy and cx == dx and dy == ay) or (ay == by and bx == cx and cy == dy and dx == ax)
    return is_upright and abs(ax - cx) > _OFF and abs(ay - cy) > _OFF


def _corners(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a closed outline without those that come twice or lie on a level or upright side."""
    distinct = [b for a, b in pairwise([points[-1], *points]) if abs(a[0] - b[0]) >= _SAME or abs(a[1] - b[1]) >= _SAME]
    around = [*distinct[-1:], *distinct, *distinct[:1]]
    triples = zip(around, distinct, around[2:], strict=False)
    return [b for a, b, c in triples if not (_on_level(a, b) and _on_level(b, c)) and not (_on_upright(a, b) and _on_upright(b, c))]


def _on_level(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[1] - b[1]) <= _OFF


def _on_upright(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) <= _OFF


def filled_shape(points: Sequence[tuple[float, float]], colour: str | None, order: int, *, is_straight: bool) -> Rule | Fill | None:
    """A filled outline as a rule or a fill; None where it has no extent."""
    box = _box(points)
    upright = is_straight and is_rectangle(points)
    thin, long = sorted((box.width, box.height))
    if upright and thin <= THIN and (long > THIN or long >= max(_SPECK, _DASH * thin)):
        return Rule(box, colour, thin, order)
    is_seen = thin > THIN or _is_dot(box)
    return Fill(box, colour, order, upright) if is_seen else None


def _box(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_dot(box: Box) -> bool:
    return min(box.width, box.height) > _SPECK and max(box.width, box.height) <= DOT and box.width < 1.5 * box.height < 2.25 * box.width
