"""Drawn headings over rows that nothing divides: the header as its lines divide it, the rows beneath as they are aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.layout.lines import rows_of_words
from parsers.layout.number_cells import is_crowded, is_undivided
from parsers.layout.page import Box
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_GAP = 0.6  # of the size: the least white between the headings of two columns


def with_ruled_heads(aligned: Grid, ruled: Grid) -> Grid:
    """An aligned grid with the header that lines draw above its rows; itself where they draw none, or one of other words or columns.

    ``ruled`` is the drawn grid of the same place, whose cells hold several rows or columns of numbers.
    """
    count = _first_of_numbers(ruled)
    heads = [cell for cell in ruled.cells if cell.row < count]
    limit = max((cell.box.bottom for cell in heads), default=0.0)
    body = [cell for cell in aligned.cells if cell.box.middle[1] > limit]
    columns = _columns(body, aligned)
    if columns is None or not _are_above(heads, body, aligned):
        return aligned
    parted = [part for cell in heads for part in _parts(cell, columns)]
    if sum(cell.rowspan * cell.colspan for cell in parted) != count * aligned.column_count:
        return aligned
    return _joined(parted, body, aligned, count)


def _are_above(heads: Sequence[GridCell], body: Sequence[GridCell], aligned: Grid) -> bool:
    """Whether drawn headings hold all that an aligned grid has above its rows, and no cell of it is half heading."""
    if not heads:
        return False
    first = min(cell.row for cell in body)
    others = [cell for cell in aligned.cells if cell.row < first]
    held = {word for cell in heads for word in cell.words}
    is_above = all(cell.last_row < first and held.issuperset(cell.words) for cell in others)
    return is_above and not any(cell.colspan > 1 and _is_cut(cell, heads) for cell in others)


def _is_cut(heading: GridCell, heads: Sequence[GridCell]) -> bool:
    """Whether words of one line of a heading over several columns, a space apart, stand in different drawn cells: the line between these is
    drawn only beneath it."""
    cell_of = {word: place for place, cell in enumerate(heads) for word in cell.words}
    pairs = ((a, b) for row in rows_of_words(heading.words) for a, b in pairwise(row))
    return any(cell_of[a] != cell_of[b] and b.x0 - a.x1 < _GAP * a.style.size for a, b in pairs)


def _joined(heads: Sequence[GridCell], body: Sequence[GridCell], aligned: Grid, count: int) -> Grid:
    """The grid of ``count`` rows of headings over the body."""
    moved = count - min(cell.row for cell in body)
    cells = [*heads, *(replace(cell, row=cell.row + moved) for cell in body)]
    box = Box(aligned.box.x0, min(cell.box.top for cell in heads), aligned.box.x1, aligned.box.bottom)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(aligned, row_count=aligned.row_count + moved, cells=ordered, box=box)


def words_of_numbers(ruled: Grid) -> set[Word]:
    """The words of the rows of a drawn grid from the first whose cells hold several rows or columns of numbers."""
    first = _first_of_numbers(ruled)
    return {word for cell in ruled.cells if cell.row >= first for word in cell.words}


def _first_of_numbers(ruled: Grid) -> int:
    """The first row whose cells hold several rows or columns of numbers; 0 where none does."""
    return next((row for row in range(ruled.row_count) if _is_of_numbers(_only(ruled, row))), 0)


def _is_of_numbers(row: Grid) -> bool:
    return is_crowded(row) or any(map(is_undivided, row.cells))


def _only(grid: Grid, row: int) -> Grid:
    return replace(grid, cells=tuple(cell for cell in grid.cells if cell.row == row))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where aligned columns lie: their borders, and the white between each two as far as their own texts leave it."""

    borders: tuple[float, ...]
    gutters: tuple[tuple[float, float], ...]


def _columns(body: Sequence[GridCell], grid: Grid) -> _Columns | None:
    """The columns of aligned rows; None where one has no cell of its own to tell where it lies."""
    single = [cell for cell in body if cell.colspan == 1]
    left = {cell.column: cell.box.x0 for cell in single}
    held = [[w for cell in single if cell.column == c for w in cell.words] for c in range(grid.column_count)]
    if len(left) < grid.column_count or not all(held):
        return None
    gutters = tuple((max(w.x1 for w in a), min(w.x0 for w in b)) for a, b in pairwise(held))
    return _Columns((*(left[c] for c in range(grid.column_count)), grid.box.x1), gutters)


def _parts(cell: GridCell, columns: _Columns) -> Iterator[GridCell]:
    """A drawn heading over the columns whose middles it covers: one cell for each where white parts its words so, else one over all."""
    covered = [c for c, (a, b) in enumerate(pairwise(columns.borders)) if cell.box.x0 <= (a + b) / 2 < cell.box.x1]
    if not covered:
        return
    cuts = [x for c in covered[1:] if (x := _white_at(cell.words, columns.gutters[c - 1])) is not None]
    if len(cuts) < len(covered) - 1:
        yield _heading(cell, covered, columns, cell.words)
        return
    for c, (x0, x1) in zip(covered, pairwise([cell.box.x0, *cuts, cell.box.x1]), strict=True):
        yield _heading(cell, [c], columns, tuple(w for w in cell.words if x0 <= w.middle_x < x1))


def _heading(cell: GridCell, covered: Sequence[int], columns: _Columns, words: tuple[Word, ...]) -> GridCell:
    box = Box(columns.borders[covered[0]], cell.box.top, columns.borders[covered[-1] + 1], cell.box.bottom)
    return GridCell(cell.row, covered[0], cell.rowspan, len(covered), box, words)


def _white_at(words: Sequence[Word], gutter: tuple[float, float]) -> float | None:
    """Where no word of a heading stands in or near a gutter; None where a line runs on with no wider white than between words."""
    whites: list[tuple[float, float]] = []
    reach = min((w.x0 for w in words), default=gutter[0])
    for word in sorted(words, key=lambda w: w.x0):
        if word.x0 > max(reach, gutter[0]) and reach < gutter[1]:
            whites.append((reach, word.x0))
        reach = max(reach, word.x1)
    widest = max(whites, key=lambda white: white[1] - white[0], default=None)
    x = None if widest is None else sum(widest) / 2
    return x if x is not None and all(_is_parted(row, x) for row in rows_of_words(words)) else None


def _is_parted(row: Sequence[Word], x: float) -> bool:
    left, right = [w.x1 for w in row if w.middle_x < x], [w.x0 for w in row if w.middle_x > x]
    return not left or not right or min(right) - max(left) >= _GAP * row[0].style.size
