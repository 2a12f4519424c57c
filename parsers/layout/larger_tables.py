"""Drawn tables and those that alignment alone shows on the same place: which of them takes the place of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from parsers.layout.higher_heads import has_higher_heads
from parsers.layout.number_cells import has_signs_behind, is_crowded, is_undivided
from parsers.layout.ruled_heads import with_ruled_heads, words_of_numbers
from parsers.layout.table import Evidence, Grid

_LOOSE = 6.0  # points: how far a part of a table may stand out of it
_PART = 0.8  # of a table's words: what holds fewer is only a part of it
_SURE_ROWS = 5
_SPACE = 0.6  # of the size: headings of two columns stand further apart


def with_larger(aligned: Sequence[Grid], grids: Sequence[Grid]) -> list[Grid]:
    """The tables found so far, with an aligned one in the place of those that are only a part of it: a few lines drawn inside it made them.

    It also takes the place of one in which a cell holds several lines of numbers, which are rows that nothing divides.
    """
    found = list(grids)
    for grid in aligned:
        parts = [g for g in found if g.box.overlap(grid.box) > 0]
        if any(map(is_settled, parts)) or _are_beside(parts, grid):
            continue
        held = {word for part in parts for word in part.words()}
        own = set(grid.words())
        is_around = held <= own or all(grid.box.covers(g.box, _LOOSE) for g in parts)
        is_larger = is_around and (len(held) < _PART * len(own) or (len(parts) == 1 and has_higher_heads(grid, parts[0])))
        if len(parts) == 1 and held <= own and _cuts_heading(parts[0]) and grid.column_count < parts[0].column_count:
            kept = replace(grid, evidence=parts[0].evidence, confidence=parts[0].confidence)
            found = [*(g for g in found if g not in parts), kept]
            continue
        is_finer = _is_finer(grid, parts)
        if parts and (is_larger or is_finer):
            whole = with_ruled_heads(grid, parts[0]) if is_finer and len(parts) == 1 else grid
            found = [*(g for g in found if g not in parts), whole]
    return found


def _cuts_heading(grid: Grid) -> bool:
    """Whether words of a heading, a space apart, are two columns', one of which holds nothing else: no border is drawn there."""
    if grid.evidence is Evidence.RULED:
        return False
    filled = {column for cell in grid.cells if cell.words and cell.row > 0 for column in range(cell.column, cell.last_column + 1)}
    heads = [cell for cell in grid.cells if cell.row == 0 and cell.words]
    pairs = ((a, b) for a, b in pairwise(heads) if not {a.column, b.column} <= filled)
    return any(0 <= min(w.x0 for w in b.words) - max(w.x1 for w in a.words) < _SPACE * a.words[0].style.size for a, b in pairs)


def _are_beside(parts: Sequence[Grid], grid: Grid) -> bool:
    """Whether drawn tables stand side by side, or fills as wide as theirs end beside texts of an aligned one: it is several things."""
    if any(a.box.x1 < b.box.x0 and min(a.box.bottom, b.box.bottom) > max(a.box.top, b.box.top) for a, b in permutations(parts, 2)):
        return True
    striped = [part.box for part in parts if part.evidence is Evidence.STRIPES and part.row_count >= _SURE_ROWS]
    return any(box.top < w.middle_y < box.bottom and not box.x0 <= w.middle_x <= box.x1 for box in striped for w in grid.words())


def is_settled(grid: Grid) -> bool:
    """Whether no alignment shows a table to be more or finer than its lines do."""
    return _is_sure(grid) and not _is_coarse(grid)


def _is_sure(grid: Grid) -> bool:
    """Whether lines around many rows of several texts show a table that is whole."""
    filled = Counter(cell.row for cell in grid.cells if cell.words)
    return grid.evidence is Evidence.RULED and sum(count > 1 for count in filled.values()) >= _SURE_ROWS


def _is_finer(grid: Grid, parts: Sequence[Grid]) -> bool:
    """Whether an aligned table has most of the numbers that drawn ones leave undivided."""
    if not any(is_crowded(part) or _is_coarse(part) or has_signs_behind(part) for part in parts):
        return False
    undivided = {word for part in parts for word in words_of_numbers(part)}
    return len(undivided.intersection(grid.words())) > _PART * len(undivided)


def _is_coarse(grid: Grid) -> bool:
    """Whether most cells behind the first column hold several numbers, which are columns that nothing divides."""
    filled = [cell for cell in grid.cells if cell.column > 0 and cell.words]
    return 2 * sum(map(is_undivided, filled)) > len(filled)
