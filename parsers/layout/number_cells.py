"""Ruled tables of which a part is not drawn: a tall row that holds lines of numbers, a wide cell that holds a row of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.printed_rows import SIGNS, is_number, printed_rows
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_FEWEST = 3  # lines or columns that make it worth while
_PAIR = 2  # lines that are rows, too, where others of the table are
_NUMBERS = 0.8  # of the lines beside the row labels, or of the words of a wide cell: below that it is text
_OFF = 0.35  # of the size: how far a number may stand off its label's baseline
_APART = 0.6  # of the size: the least white between two numbers of two columns

_Row = Sequence[Word]


def with_number_cells(grid: Grid) -> Grid:
    """The table with every wide cell of numbers parted at its columns, and every tall row of lines of numbers parted into rows."""
    xs = _borders(grid)
    cells = [part for cell in grid.cells for part in (_columns(cell, xs) if xs else [cell])]
    grid = replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
    parted = _with_all_rows(grid, _FEWEST)
    return _with_all_rows(parted, _PAIR) if parted.row_count > grid.row_count else grid


def _with_all_rows(grid: Grid, fewest: int) -> Grid:
    """The table with each row parted that holds so many lines of numbers."""
    for row in reversed(range(grid.row_count)):
        grid = _with_rows(grid, row, fewest)
    return grid


def is_crowded(grid: Grid) -> bool:
    """Whether a cell holds several lines of numbers, or several rows of a table."""
    held = [cell.words for cell in grid.cells if len(cell.words) >= _FEWEST]
    lines = (rows_of_words(words) for words in held)
    if any(len(rows) >= _FEWEST and sum(map(is_number, rows)) >= _NUMBERS * len(rows) for rows in lines):
        return True
    wide = (printed_rows(cell.words) for cell in grid.cells if cell.colspan >= _FEWEST and len(cell.words) >= _FEWEST * _FEWEST)
    return any(sum(sum(map(is_number, row.texts)) >= _FEWEST - 1 for row in rows) >= _FEWEST for rows in wide)


def is_undivided(cell: GridCell) -> bool:
    """Whether a cell holds one line of several numbers that stand as far apart as those of different columns."""
    if len(cell.words) < 2 or not all(is_number([w]) for w in cell.words):
        return False
    lines = rows_of_words(cell.words)
    return len(lines) == 1 and all(_is_clear([a], [b]) for a, b in pairwise(lines[0]))


def has_signs_behind(grid: Grid) -> bool:
    """Whether signs of a currency stand behind the numbers of cells: they are of the amounts in the columns beside these."""
    ends = [cell.words[-2:] for cell in grid.cells if len(cell.words) > 1 and cell.words[-1].text in SIGNS]
    return sum(is_number([words[0]]) and words[0].text not in SIGNS for words in ends) >= _FEWEST


def _borders(grid: Grid) -> list[float] | None:
    """The x of all column borders; None where a column has no cell of its own to tell it."""
    left = {cell.column: cell.box.x0 for cell in grid.cells}
    return [left[c] for c in range(grid.column_count)] + [grid.box.x1] if len(left) == grid.column_count else None


def _columns(cell: GridCell, xs: Sequence[float]) -> list[GridCell]:
    """A wide cell as one for each column that its numbers stand in; itself where anything reaches over a border."""
    if cell.colspan < _FEWEST or cell.rowspan > 1:
        return [cell]
    inner = xs[cell.column : cell.last_column + 2]
    held = [[w for w in cell.words if a <= w.middle_x < b] for a, b in pairwise(inner)]
    numbers = sum(is_number([word]) for word in cell.words)
    filled = [words for words in held if words]
    if len(filled) < max(_FEWEST, len(held) / 2) or numbers < _NUMBERS * len(cell.words):
        return [cell]
    if len(rows_of_words(cell.words)) > 1 or not all(_is_clear(a, b) for a, b in pairwise(filled)):
        return [cell]
    boxes = [Box(a, cell.box.top, b, cell.box.bottom) for a, b in pairwise(inner)]
    return [GridCell(cell.row, cell.column + i, 1, 1, box, tuple(words)) for i, (box, words) in enumerate(zip(boxes, held, strict=True))]


def _is_clear(left: _Row, right: _Row) -> bool:
    """Whether two columns' numbers stand further apart than words of one text."""
    return min(w.x0 for w in right) - max(w.x1 for w in left) >= _APART * left[0].style.size


def _with_rows(grid: Grid, row: int, fewest: int) -> Grid:
    """The table with one of its rows parted, or as it was."""
    cells = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.rowspan]
    filled = [cell.words for cell in cells if cell.words]
    if any(cell.rowspan > 1 for cell in cells) or len(filled) < 2 or len(filled[0]) < fewest:
        return grid
    if len(first := rows_of_words(filled[0])) < fewest:
        return grid
    labels = _labels(first, [line for words in filled[1:] for line in rows_of_words(words)])
    if len(labels) < fewest:
        return grid
    cuts = [cells[0].box.top, *((_bottom(a) + _top(b)) / 2 for a, b in pairwise(labels)), cells[0].box.bottom]
    parted = [part for cell in cells for part in _parts(cell, cuts)]
    more = len(labels) - 1
    others = [replace(cell, row=cell.row + more) if cell.row > row else cell for cell in grid.cells if cell not in cells]
    together = tuple(sorted([*others, *parted], key=lambda cell: (cell.row, cell.column)))
    return replace(grid, row_count=grid.row_count + more, cells=together)


def _labels(labels: Sequence[_Row], numbers: Sequence[_Row]) -> list[_Row]:
    """The row labels, wrapped ones joined; none where what stands beside them is no column of numbers, one beside each."""
    if not numbers or sum(map(is_number, numbers)) < _NUMBERS * len(numbers):
        return []
    if not all(any(_is_beside(line, label) for label in labels) for line in numbers):
        return []
    joined: list[_Row] = []
    for label in labels:
        if any(_is_beside(line, label) for line in numbers):
            joined.append(label)
        elif joined and label[0].text[:1].islower():
            joined[-1] = [*joined[-1], *label]
        else:
            return []
    return joined


def _is_beside(line: _Row, label: _Row) -> bool:
    return abs(line[0].baseline - label[0].baseline) <= _OFF * label[0].style.size


def _top(line: _Row) -> float:
    return min(word.top for word in line)


def _bottom(line: _Row) -> float:
    return max(word.bottom for word in line)


def _parts(cell: GridCell, cuts: Sequence[float]) -> list[GridCell]:
    """A cell parted at level cuts."""
    parts = []
    for i, (top, bottom) in enumerate(pairwise(cuts)):
        held = tuple(word for word in cell.words if top <= word.middle_y < bottom)
        parts.append(GridCell(cell.row + i, cell.column, 1, cell.colspan, Box(cell.box.x0, top, cell.box.x1, bottom), held))
    return parts
