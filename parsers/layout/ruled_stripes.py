"""Striped tables with a rule between all rows: filled rows were found one by one, those that are not filled lie between rules too."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from parsers.layout.continued import LastTable
from parsers.layout.edges import SNAP
from parsers.layout.joined_stripes import has_columns_of
from parsers.layout.lines import rows_of_words
from parsers.layout.open_borders import crosses
from parsers.layout.page import Box, Page
from parsers.layout.striped import are_same, columns, row_cells
from parsers.layout.table import Evidence, Grid, GridCell, words_outside
from parsers.layout.words import Word

_FEWEST = 2  # filled rows

Sides = tuple[float, float]
"""The y of a row's upper and lower side."""


def with_ruled_stripes(grids: Sequence[Grid], page: Page, words: Sequence[Word], before: LastTable | None) -> list[Grid]:
    """The ruled tables of a page, filled rows in the same columns made one with those between, above and beneath that rules part.

    Two filled rows are needed, or one in the columns of the table that the page before ends with.
    """
    rows = [grid for grid in grids if grid.row_count == 1 and grid.evidence is Evidence.RULED]
    stripes = [grid for grid in rows if has_columns_of(rows[0], grid)]
    if not stripes or (len(stripes) < _FEWEST and not _goes_on(stripes[0], before)):
        return list(grids)
    others = [grid for grid in grids if grid not in stripes]
    whole = _whole(sorted(stripes, key=lambda one: one.box.top), page, words_outside(words, grids))
    is_clear = whole is not None and not any(whole.box.overlap(grid.box) > 0 for grid in others)
    return [whole, *others] if whole is not None and is_clear else list(grids)


def _goes_on(grid: Grid, before: LastTable | None) -> bool:
    """Whether a filled row has the columns of the table that the page before ends with."""
    return before is not None and are_same(columns(grid), before.columns)


def _whole(stripes: Sequence[Grid], page: Page, words: Sequence[Word]) -> Grid | None:
    """The table of which some filled rows are a part; None where no rules part them, or what lies between is no row."""
    first, last = stripes[0], stripes[-1]
    sides = _between_rules(first.box, page)
    filled = [next((side for side in sides if _is_between(grid, side)), None) for grid in stripes]
    if None in filled:
        return None
    borders = columns(first)
    own = {side: _cells_of(side, borders, words) for side in sides}
    own |= {side: grid.cells for side, grid in zip(filled, stripes, strict=True) if side is not None}
    begin, end = (next(i for i, side in enumerate(sides) if _is_between(grid, side)) for grid in (first, last))
    while begin > 0 and own[sides[begin - 1]]:
        begin -= 1
    while end + 1 < len(sides) and own[sides[end + 1]]:
        end += 1
    held = [own[side] for side in sides[begin : end + 1]]
    if not all(held) or len(held) == len(stripes):
        return None
    cells = chain.from_iterable([replace(cell, row=row) for cell in one] for row, one in enumerate(held))
    box = Box(first.box.x0, sides[begin][0], first.box.x1, sides[end][1])
    return replace(first, row_count=len(held), cells=tuple(cells), box=box)


def _between_rules(box: Box, page: Page) -> list[Sides]:
    """The rows between rules that are as wide as a box, from the top of the page; a rule in several pieces is one."""
    pieces = [rule.box for rule in page.rules if rule.is_level and box.x0 - SNAP <= rule.box.x0 and rule.box.x1 <= box.x1 + SNAP]
    heights: list[list[Box]] = []
    for piece in sorted(pieces, key=lambda one: one.middle[1]):
        if heights and piece.middle[1] - heights[-1][0].middle[1] <= SNAP:
            heights[-1].append(piece)
        else:
            heights.append([piece])
    whole = [one[0].middle[1] for one in heights if _spans(one, box)]
    return list(pairwise(whole))


def _spans(pieces: Sequence[Box], box: Box) -> bool:
    reach = box.x0
    for piece in sorted(pieces, key=lambda one: one.x0):
        reach = max(reach, piece.x1) if piece.x0 <= reach + SNAP else reach
    return reach >= box.x1 - SNAP


def _is_between(grid: Grid, side: Sides) -> bool:
    return abs(grid.box.top - side[0]) <= SNAP and abs(grid.box.bottom - side[1]) <= SNAP


def _cells_of(side: Sides, borders: Sequence[float], words: Sequence[Word]) -> tuple[GridCell, ...]:
    """The cells of a row that is not filled; none where what stands there does not keep to the columns, or to most of them."""
    top, bottom = side
    held = [word for word in words if top < word.middle_y < bottom and borders[0] - 1 <= word.middle_x <= borders[-1] + 1]
    filled = {bisect(borders, word.middle_x) for word in held}
    if 2 * len(filled) <= len(borders) - 1 or any(crosses(row, borders) for row in rows_of_words(held)):
        return ()
    return row_cells(0, side, borders, held)
