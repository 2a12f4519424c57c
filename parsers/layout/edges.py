"""Rules and the sides of fills as edges, and edges that touch as the frames of possible tables.

White rules count like black ones: no colour decides here, so a table reads the same in every theme.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from parsers.layout.page import Box, Fill, Page
from parsers.layout.words import Word
from parsers.layout.worked_out import worked_out

SNAP = 3.0  # points: edges nearer than this are one edge (a rule between two fills, a line drawn twice)
_HAIR = 0.5  # points: as much as two boxes that should meet may differ
_CELL_PADDING = 24.0  # points: no more white stands left and right of a cell's text
_BACKGROUND = 0.8  # of the page: a fill this large is a background
_APART = 2.0  # of the size: words further apart are several texts
_RULED = 0.5  # of an edge: how much of it must be rules, that what is left out between them is no edge
_UNDERLINE = 0.2  # of the size: how far beneath the baseline a line under a text runs
_ENDS_WITH = 0.15  # of the size: as near it begins and ends with the text
_HIGHEST = 12.0  # points: no line under a text is further beneath its baseline
_BOTTOM, _BASELINE, _LEFT, _START = attrgetter("bottom"), attrgetter("baseline"), attrgetter("x0"), itemgetter(1)
_PAGES = 4  # what is drawn on a page is asked for by each kind of evidence, one page after the other


class Edge(NamedTuple):
    """A straight edge: ``at`` is the y of a level edge or the x of an upright one, ``start`` to ``end`` its extent."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Frame:
    """Edges that touch: level and upright ones, merged and sorted."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]

    @worked_out
    def box(self) -> Box:
        """The box around all edges."""
        xs = [e.at for e in self.upright] + [v for e in self.level for v in (e.start, e.end)]
        ys = [e.at for e in self.level] + [v for e in self.upright for v in (e.start, e.end)]
        return Box(min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=_PAGES)
def cell_fills(page: Page) -> tuple[Fill, ...]:
    """Fills that can be cells: no backgrounds, no slivers, nothing that lies loose inside another fill (a highlight) or unseen in one."""
    most = _BACKGROUND * (page.width * page.height)
    unique = list({tuple(map(round, f.box)): f for f in page.fills if f.is_rectangle and _is_broad(f.box) and _area(f) < most}.values())
    own = list(map(_area, unique))
    areas, by_area = sorted(own), [unique[k] for k in sorted(range(len(own)), key=own.__getitem__)]
    boxes = [(x0 - _HAIR, top - _HAIR, x1 + _HAIR, bottom + _HAIR, fill) for fill in by_area for x0, top, x1, bottom in (fill.box,)]
    around = [_around(f, boxes[bisect_right(areas, area) :]) for f, area in zip(unique, own, strict=True)]
    return tuple(f for f, held in zip(unique, around, strict=True) if not held or not (_is_loose(f, held, unique) or _is_unseen(f, held)))


def _is_broad(box: Box) -> bool:
    x0, top, x1, bottom = box
    return x1 - x0 > 4 and bottom - top > 4


def _area(fill: Fill) -> float:
    x0, top, x1, bottom = fill.box
    return (x1 - x0) * (bottom - top)


def _around(fill: Fill, larger: Sequence[tuple[float, float, float, float, Fill]]) -> list[Fill]:
    """The larger fills, each behind its sides, that hold one; of a table's cells none does."""
    left, upper, right, lower = fill.box
    return [other for x0, top, x1, bottom, other in larger if x0 <= left and right <= x1 and top <= upper and lower <= bottom]


def _is_unseen(fill: Fill, around: Sequence[Fill]) -> bool:
    """Whether a fill lies inside one of its own colour that is hardly wider: a paragraph's ground, which Word paints over its cell's."""
    return any(other.colour == fill.colour and other.box.width - fill.box.width < _CELL_PADDING for other in around)


def _is_loose(fill: Fill, around: Sequence[Fill], fills: Sequence[Fill]) -> bool:
    """Whether a fill stands free of all four sides of a larger one that holds it."""
    left, upper, right, lower = fill.box
    for other in around:
        x0, top, x1, bottom = other.box
        if x0 + SNAP < left and right < x1 - SNAP and top + 1 < upper and lower < bottom - 1:
            return not _abuts(fill, fills)
    return False


def _abuts(fill: Fill, fills: Sequence[Fill]) -> bool:
    """Whether another fill begins where this one ends, as cells do."""
    a = fill.box
    for other in fills:
        b = other.box
        beside = min(abs(a.x0 - b.x1), abs(a.x1 - b.x0)) < SNAP and min(a.bottom, b.bottom) - max(a.top, b.top) > 2
        below = min(abs(a.top - b.bottom), abs(a.bottom - b.top)) < SNAP and min(a.x1, b.x1) - max(a.x0, b.x0) > 2
        if beside or below:
            return True
    return False


_Stroke: TypeAlias = tuple[float, float, float]
"""A side of a fill or a rule, as an edge will be: most are but parts of one."""


def _merged(strokes: Iterable[_Stroke]) -> list[Edge]:
    """Those on one line that touch or overlap as one edge; positions nearer than SNAP to the line's first are that line."""
    lines: list[list[_Stroke]] = []
    first = float("-inf")
    for stroke in sorted(strokes):
        if stroke[0] - first <= SNAP:
            lines[-1].append(stroke)
        else:
            first = stroke[0]
            lines.append([stroke])
    return [merged for line in lines for merged in _joined(line)]


def _joined(line: list[_Stroke]) -> list[Edge]:
    if len(line) == 1:
        return [Edge(*line[0])]
    at = sum([at for at, _, _ in line]) / len(line)
    spans: list[list[float]] = []
    for _, start, end in sorted(line, key=_START):
        if spans and start <= spans[-1][1] + SNAP:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    return [Edge(at, start, end) for start, end in spans]


@lru_cache(maxsize=_PAGES)
def edges_of(page: Page) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
    """Level and upright edges of a page's rules and cell-like fills, merged. Strokes shorter than 4 points are left out."""
    level, upright, fills = list[_Stroke](), list[_Stroke](), cell_fills(page)
    for rule in page.rules:
        x0, top, x1, bottom = rule.box
        is_level = x1 - x0 >= bottom - top
        if is_level and x1 - x0 >= 4:
            level.append(((top + bottom) / 2, x0, x1))
        elif not is_level and bottom - top >= 4:
            upright.append(((x0 + x1) / 2, top, bottom))
    ruled = _merged(level)
    for fill in _without_highlights(fills, ruled, _merged(upright)):
        x0, top, x1, bottom = fill.box
        level += [(top, x0, x1), (bottom, x0, x1)]
        upright += [(x0, top, bottom), (x1, top, bottom)]
    return tuple(_drawn_through(_merged(level) if fills else ruled, ruled)), tuple(_merged(upright))


def _without_highlights(fills: Sequence[Fill], level: Sequence[Edge], upright: Sequence[Edge]) -> Sequence[Fill]:
    """The fills without those in cells drawn by rules that reach from no upper to no lower border: the grounds of texts."""
    if not level or not upright:
        return fills
    columns = {(fill.box.x0, fill.box.x1) for fill in fills}
    over = {(x0, x1): [e.at for e in level if e.start <= x0 + SNAP and e.end >= x1 - SNAP] for x0, x1 in columns}
    return [fill for fill in fills if not _is_highlight(fill.box, fills, over[fill.box.x0, fill.box.x1], upright)]


def _is_highlight(box: Box, fills: Sequence[Fill], over: Sequence[float], upright: Sequence[Edge]) -> bool:
    """Whether a fill stands between level rules, at some heights as long as it is wide, that it does not reach, and in one cell."""
    x0, top, x1, bottom = box
    if not over or not over[0] < top or not bottom < over[-1] or (_is_near(top, over) and _is_near(bottom, over)):
        return False
    sides = [e.at for e in upright if e.start < top and e.end > bottom]
    left = max((at for at in sides if at <= x0 + SNAP), default=None)
    right = min((at for at in sides if at >= x1 - SNAP), default=None)
    if left is None or right is None or any(left + SNAP < at < right - SNAP for at in sides):
        return False
    level_with = [f.box for f in fills if abs(f.box.top - top) <= SNAP and abs(f.box.bottom - bottom) <= SNAP]
    return all(left - SNAP <= b.x0 and b.x1 <= right + SNAP for b in level_with)


def _is_near(at: float, heights: Sequence[float]) -> bool:
    """Whether one of some heights, from the top, is as good as another one."""
    after = bisect_left(heights, at - SNAP)
    return after < len(heights) and heights[after] - at <= SNAP


def _drawn_through(edges: Sequence[Edge], ruled: Sequence[Edge]) -> Iterator[Edge]:
    """Level edges, of such as are mostly rules only these: where the sides of fills alone go on, rows are filled behind a merged cell."""
    heights = [e.at for e in ruled]
    for edge in edges:
        near = ruled[bisect_left(heights, edge.at - 2 * SNAP) : bisect_right(heights, edge.at + 2 * SNAP)]
        own = [e for e in near if abs(e.at - edge.at) <= SNAP and e.start >= edge.start - SNAP and e.end <= edge.end + SNAP]
        if sum(e.end - e.start for e in own) >= _RULED * (edge.end - edge.start):
            yield from own
        else:
            yield edge


def without_shapes(page: Page, boxes: Sequence[Box]) -> Page:
    """The page without the rules and fills that lie within some boxes."""
    if not boxes:
        return page
    rules = tuple([rule for rule in page.rules if not _is_covered(rule.box, boxes)])
    fills = tuple([fill for fill in page.fills if not _is_covered(fill.box, boxes)])
    return replace(page, rules=rules, fills=fills)


def _is_covered(box: Box, boxes: Sequence[Box]) -> bool:
    return any([other.covers(box, SNAP) for other in boxes])


def row_edges(page: Page, words: Sequence[Word]) -> list[Edge]:
    """The level edges of a page but for those that strike out or underline a text."""
    edges = edges_of(page)[0]
    if not edges or not words:
        return list(edges)
    by_bottom = sorted(words, key=_BOTTOM)
    tallest = max([w.bottom - w.top for w in words])
    return [edge for edge in edges if not _marks_text(edge, by_bottom, tallest)]


def _marks_text(edge: Edge, words: Sequence[Word], tallest: float) -> bool:
    """Whether an edge runs through or right beneath the words of one text, of those given by their lower ends, and is no longer than it:
    beneath several texts it divides rows."""
    at, start, end = edge
    first, last = bisect_left(words, at - 1, key=_BOTTOM), bisect_right(words, at + tallest, key=_BOTTOM)
    beside = [w for w in words[first:last] if w.x0 < end and w.x1 > start and w.top + 0.2 * (w.bottom - w.top) < at < w.bottom + 1]
    if not beside or start < min(w.x0 for w in beside) - SNAP or end > max(w.x1 for w in beside) + SNAP:
        return False
    ordered = sorted(beside, key=lambda w: w.x0)
    return all(b.x0 - a.x1 <= _APART * b.style.size for a, b in pairwise(ordered))


def without_underlines(frame: Frame, words: Sequence[Word]) -> Frame:
    """The frame without the level edges that underline a text and end with it: links in cells, which part no rows."""
    drawn = [edge for edge in frame.level if edge.end - edge.start < frame.box.width - 2 * SNAP]
    if not drawn:
        return frame
    by_baseline = sorted([w for w in words if w.direction == 0], key=_BASELINE)
    marks = {edge for edge in drawn if _underlines(edge, by_baseline)}
    return replace(frame, level=tuple([edge for edge in frame.level if edge not in marks])) if marks else frame


def _underlines(edge: Edge, words: Sequence[Word]) -> bool:
    """Whether an edge runs closely beneath the words of one text, of those given by their baselines, from its first letter to its last."""
    at, start, end = edge
    first, last = bisect_left(words, at - _HIGHEST, key=_BASELINE), bisect_right(words, at, key=_BASELINE)
    text = sorted([w for w in words[first:last] if start < w.middle_x < end and at - w.baseline <= _UNDERLINE * w.style.size], key=_LEFT)
    if not text or any(b.x0 - a.x1 > a.style.size for a, b in pairwise(text)):
        return False
    slack = _ENDS_WITH * text[0].style.size
    return abs(text[0].x0 - start) <= slack and abs(text[-1].x1 - end) <= slack


def _touch(level: Edge, upright: Edge) -> bool:
    return level.start - SNAP <= upright.at <= level.end + SNAP and upright.start - SNAP <= level.at <= upright.end + SNAP


@lru_cache(maxsize=_PAGES)
def frames_of(page: Page) -> tuple[Frame, ...]:
    """Groups of edges that touch each other, from the top; edges that cross nothing are in none."""
    level, upright = edges_of(page)
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, flat in enumerate(level):
        for j, tall in enumerate(upright):
            if _touch(flat, tall):
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i in range(len(parent)):
        pair = groups.setdefault(root(i), ([], []))
        if i < len(level):
            pair[0].append(level[i])
        else:
            pair[1].append(upright[i - len(level)])
    frames = [Frame(tuple(sorted(a)), tuple(sorted(b))) for a, b in groups.values() if len(a) > 1 and len(b) > 1]
    return tuple(sorted(frames, key=lambda f: (f.box.top, f.box.x0)))
