"""Rows that hold one text across their columns: what stands a space behind it in the next column is the rest of its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.layout.lines import rows_of_words
from parsers.layout.page import union
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_DRAWN = frozenset({Evidence.RULED, Evidence.TAGS})
_FEWEST_COLUMNS = 3
_SPACE = 0.6  # of the size: white as narrow as this is a space


def with_texts_across(grid: Grid) -> Grid:
    """The grid with the two cells joined that are all that a row holds, where one runs across a border and the other is a part of its
    lines: a space stood where a border would be."""
    if grid.evidence in _DRAWN or grid.column_count < _FEWEST_COLUMNS:
        return grid
    joined = {id(cell): whole if cell is pair[0] else None for pair, whole in _joined(grid) for cell in pair}
    if not joined:
        return grid
    cells = (joined.get(id(cell), cell) for cell in grid.cells)
    return replace(grid, cells=tuple(cell for cell in cells if cell is not None))


def _joined(grid: Grid) -> Iterator[tuple[tuple[GridCell, GridCell], GridCell]]:
    filled = sorted((cell for cell in grid.cells if cell.words and cell.row), key=lambda cell: (cell.row, cell.column))
    tall = {row for cell in filled if cell.rowspan > 1 for row in range(cell.row, cell.last_row + 1)}
    for row, cells in groupby(filled, key=lambda cell: cell.row):
        held = list(cells)
        if len(held) == 2 and row not in tall and _is_one_text(*held):
            left, right = held
            span = right.last_column - left.column + 1
            box = union([left.box, right.box])
            yield (left, right), GridCell(row, left.column, 1, span, box, (*left.words, *right.words))


def _is_one_text(left: GridCell, right: GridCell) -> bool:
    """Whether one of two cells runs across columns, and each line of the other stands a space beside one of its lines."""
    if left.last_column + 1 != right.column or left.colspan == right.colspan == 1:
        return False
    rows = rows_of_words([*left.words, *right.words])
    least = min(len(rows_of_words(cell.words)) for cell in (left, right))
    own = {id(word) for word in left.words}
    meeting = [white for row in rows if (white := _white(row, own)) is not None]
    return len(meeting) == least and all(white <= _SPACE for white in meeting)


def _white(row: Sequence[Word], own: set[int]) -> float | None:
    """How wide the white is, in sizes, where a line goes from the left cell into the right one; None where it stands in one of them."""
    pairs = ((before, word) for before, word in pairwise(row) if id(before) in own and id(word) not in own)
    return next(((word.x0 - before.x1) / word.style.size for before, word in pairs), None)
