"""Tables that only stripes show: every other row is filled cell by cell, no heading is known, and what is not filled stands between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.layout.band_rows import with_sections
from parsers.layout.edges import SNAP, Edge, Frame, cell_fills
from parsers.layout.gutters import runs_across
from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box, Fill, Page, Rule, union
from parsers.layout.ruled import ruled_grid
from parsers.layout.side_by_side import is_parted
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word

_CONFIDENCE = 0.9
_FEWEST_ROWS = 4
_FEWEST_FILLED = 2
_FEWEST_COLUMNS = 3
_LOW = 4.0  # points: less between two fills is no row
_HIGH = 3.0  # of the usual row: more white between two fills ends the table
_FULL = 0.9  # of the width: how much of a row's height must be filled to call it so
_MOST = 0.85  # of a full row: a cell that spans rows, as a theme's, keeps the fill of the first of them, or none
_NEXT = 1.2  # of the size: how far from the last fill a row that is not filled stands


def striped_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """The striped tables of a page whose fills show both rows and columns; rows between fills, above the first and beneath the last are
    not filled."""
    lines = [rule for rule in page.rules if rule.is_level]
    grids = (_grid(stack, words, lines) for stack in _stacks(cell_fills(page)))
    return [grid for grid in grids if grid is not None]


def _stacks(fills: Sequence[Fill]) -> Iterator[list[Box]]:
    """The fills of each striped table: those between one left and one right side, no more than a row apart from the next beneath."""
    bands: dict[tuple[float, float], list[Box]] = {}
    for fill in fills:
        bands.setdefault((fill.box.top, fill.box.bottom), []).append(fill.box)
    hulls = [(min(b.x0 for b in boxes), max(b.x1 for b in boxes), boxes[0].height) for boxes in bands.values() if len(boxes) > 1]
    seen: list[Box] = []
    for x0, x1, height in sorted(hulls, key=lambda hull: hull[0] - hull[1]):
        inside = sorted((f.box for f in fills if f.box.x0 > x0 - SNAP and f.box.x1 < x1 + SNAP), key=lambda box: box.top)
        for run in _runs(inside, _HIGH * height):
            box = union(run)
            if not any(other.covers(box, SNAP) for other in seen):
                seen.append(box)
                yield run


def _runs(boxes: Sequence[Box], most: float) -> Iterator[list[Box]]:
    """Fills from the top, parted where there is too much white between them for a row, and where none of the columns goes on."""
    run: list[Box] = []
    reach = 0.0
    for _, level in groupby(boxes, key=lambda box: round(box.top)):
        row = list(level)
        is_beside = bool(run) and row[0].top < reach - SNAP  # a fill that reaches over this row, as that of a heading over two rows
        if run and (row[0].top - reach > most or (not is_beside and _has_other_columns(row, run))):
            yield run
            run = []
        reach = max([*([reach] if run else []), *(box.bottom for box in row)])
        run += row
    if run:
        yield run


def _has_other_columns(row: Sequence[Box], run: Sequence[Box]) -> bool:
    """Whether a row's fills meet at other x than those of all rows above."""
    inner, above = _inner_sides(row), _inner_sides(run)
    return bool(inner) and bool(above) and not any(abs(a - b) <= SNAP for a in inner for b in above)


def _inner_sides(boxes: Sequence[Box]) -> set[float]:
    sides = {box.x0 for box in boxes}
    left = min(sides)
    return {x0 for x0 in sides if x0 > left + SNAP}


def _grid(fills: Sequence[Box], words: Sequence[Word], lines: Sequence[Rule]) -> Grid | None:
    x0, x1 = min(b.x0 for b in fills), max(b.x1 for b in fills)
    own = [w for w in words if x0 - 1 <= w.x0 and w.x1 <= x1 + 1]
    heights, borders = _rows(fills, x1 - x0), _borders(fills)
    if len(borders) - 1 < _FEWEST_COLUMNS or not _has_unfilled(heights, fills, own, borders):
        return None
    top = max((line.box.bottom for line in lines if _closes(line, heights[0], x0, x1, own)), default=0.0)
    beneath = [w for w in own if w.middle_y > top]
    heights = [*_rows_above(beneath, heights[0], borders), *heights, *_row_end(own, heights[-1], borders, is_above=False)]
    if len(heights) - 1 < _FEWEST_ROWS:
        return None
    if any(_is_blank(a, b, fills, own) for a, b in pairwise(borders)):
        return None
    level = [edge for y in heights for edge in _level(y, fills, x0, x1)]
    upright = [edge for top, bottom in pairwise(heights) for edge in _upright(fills, borders, own, top, bottom)]
    grid = ruled_grid(Frame(tuple(sorted(level)), tuple(sorted(upright))), own)
    return with_sections(replace(grid, evidence=Evidence.STRIPES, confidence=_CONFIDENCE)) if grid is not None else None


def _is_blank(left: float, right: float, fills: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether nothing is filled or printed between two borders: two tables stand side by side."""
    return not any(left < box.middle[0] < right or box.x0 < (left + right) / 2 < box.x1 for box in fills) and not any(
        left < word.middle_x < right for word in words
    )


def _closes(line: Rule, first: float, x0: float, x1: float, words: Sequence[Word]) -> bool:
    """Whether a line as wide as a table stands between its header over the first fill and a single text above."""
    is_over = line.box.bottom < first - _LOW and line.box.x0 < x0 + SNAP and line.box.x1 > x1 - SNAP
    if not is_over or not any(line.box.bottom < w.middle_y < first for w in words):
        return False
    above = rows_of_words([w for w in words if w.middle_y < line.box.top])
    return not above or not is_parted(above[-1])


def _rows(fills: Sequence[Box], width: float) -> list[float]:
    """Where rows begin and end: at the fills' tops and bottoms, from the first row that is filled from side to side to the last."""
    heights = _heights(fills)
    full = [i for i, (top, bottom) in enumerate(pairwise(heights)) if _is_filled(fills, top, bottom, _MOST * width)]
    return heights[full[0] : full[-1] + 2] if len(full) >= _FEWEST_FILLED else []


def _has_unfilled(heights: Sequence[float], fills: Sequence[Box], words: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row between fills is not filled and has texts in columns: what is filled throughout is ruled by its fills."""
    for top, bottom in pairwise(heights):
        held = [w for w in words if top <= w.middle_y < bottom]
        if not _is_filled(fills, top, bottom, borders[-1] - borders[0]) and _are_apart(held, borders):
            return True
    return False


def _heights(fills: Sequence[Box]) -> list[float]:
    """Where rows begin and end: at the fills' tops and bottoms."""
    found: list[float] = []
    for y in sorted({y for box in fills for y in (box.top, box.bottom)}):
        if not found or y - found[-1] > _LOW:
            found.append(y)
    return found


def _borders(fills: Sequence[Box]) -> list[float]:
    """The x at which fills of more than one row begin or end."""
    sides = sorted((x, box.top) for box in fills for x in (box.x0, box.x1))
    groups: list[list[tuple[float, float]]] = []
    for side in sides:
        if groups and side[0] - groups[-1][0][0] <= SNAP:
            groups[-1].append(side)
        else:
            groups.append([side])
    return [sum(x for x, _ in group) / len(group) for group in groups if len({top for _, top in group}) > 1]


def _is_filled(fills: Sequence[Box], top: float, bottom: float, width: float) -> bool:
    middle = (top + bottom) / 2
    return sum(box.width for box in fills if box.top < middle < box.bottom) >= _FULL * width


def _rows_above(words: Sequence[Word], edge: float, borders: Sequence[float]) -> list[float]:
    """The tops of the rows above the first fill: one that is not filled, and bold headings above it where it is not bold itself."""
    first = _row_end(words, edge, borders, is_above=True)
    head = _row_end(words, first[0], borders, is_above=True) if first else []
    if not head:
        return first
    are_bold = [all(w.style.is_bold for w in words if a < w.middle_y < b) for a, b in ((head[0], first[0]), (first[0], edge))]
    return [*head, *first] if are_bold == [True, False] else first


def _row_end(words: Sequence[Word], edge: float, borders: Sequence[float], *, is_above: bool) -> list[float]:
    """The far side of a row that is not filled right above the first fill, or right beneath the last; none where there is no such row."""
    rows = rows_of_words([w for w in words if (w.middle_y < edge) == is_above])
    found: list[Word] = []
    for row in reversed(rows) if is_above else rows:
        reach = min((w.top for w in found), default=edge) if is_above else max((w.bottom for w in found), default=edge)
        white = reach - max(w.bottom for w in row) if is_above else min(w.top for w in row) - reach
        # One border may be run across: a title that stands in the place of a theme, too.
        if white > (_NEXT if not found else 0.5) * max(w.style.size for w in row) or sum(runs_across(row, x) for x in borders[1:-1]) > 1:
            break
        found += row
    filled = {sum(w.middle_x >= x for x in borders) for w in found}
    least = _FEWEST_COLUMNS if is_above or 1 not in filled else _FEWEST_COLUMNS - 1  # a last row may have blanks behind its key
    if not _are_apart(found, borders) or len(filled) < least:
        return []
    return [min(w.top for w in found) - 1] if is_above else [max(w.bottom for w in found) + 1]


def _are_apart(words: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether words stand in two columns, somewhere wide apart."""
    return any(map(is_parted, rows_of_words(words))) and len({sum(w.middle_x >= x for x in borders) for w in words}) > 1


def _level(y: float, fills: Sequence[Box], x0: float, x1: float) -> Iterator[Edge]:
    """A row's border from side to side, but for the cells whose fill goes on over it."""
    over = sorted((box.x0, box.x1) for box in fills if box.top + _LOW < y < box.bottom - _LOW)
    start = x0
    for left, right in over:
        if left - start > SNAP:
            yield Edge(y, start, left)
        start = max(start, right)
    if x1 - start > SNAP:
        yield Edge(y, start, x1)


def _upright(fills: Sequence[Box], borders: Sequence[float], words: Sequence[Word], top: float, bottom: float) -> Iterator[Edge]:
    """The borders between a row's cells: those that no fill covers and no text runs across."""
    middle = (top + bottom) / 2
    rows = rows_of_words([w for w in words if top <= w.middle_y < bottom])
    for x in borders:
        is_covered = any(box.top < middle < box.bottom and box.x0 + SNAP < x < box.x1 - SNAP for box in fills)
        if not is_covered and not any(runs_across(row, x) for row in rows):
            yield Edge(x, top, bottom)
