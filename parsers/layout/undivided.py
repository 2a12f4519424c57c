"""Cells that no border divides though their texts stand in columns: a header's cells are drawn, and beneath them only rows; or those of the
first column alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.gutters import runs_across
from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.side_by_side import texts_of
from parsers.layout.table import Grid, GridCell

_HEADS = 2  # rows that a header has at the most
_OVER = 0.2  # of the size: how far the box of a word, which is higher than its letters, may reach over a border
_ROWS = 3  # rows that must show a column that is not drawn
_ALIKE = 1.5  # points
_NEAR = 2.5  # of the size: how far right of its border a text begins, a bullet before it
_PARTED = 0.9  # of the size: white between columns that is no space in running text
_ACROSS = 0.34  # of the undivided cells: in how many more a text may run across
_BOTH = 0.6  # of the undivided cells: how many must have text on both sides of a border


def with_columns_of_header(grid: Grid) -> Grid:
    """The grid with the cells divided that span columns of its header while their texts keep to these columns."""
    goes_on = _goes_on(grid)
    first, last = _full_row(grid) if goes_on else _header_rows(grid)
    header = [cell for cell in grid.cells if first <= cell.row <= last]
    borders = sorted({cell.box.x0 for cell in header if cell.colspan == 1 and cell.words})[1:]
    beneath = [cell for cell in grid.cells if cell.row > last or (goes_on and cell.row < first)]
    wide = [cell for cell in beneath if cell.rowspan == 1 and cell.colspan > 1 and cell.words]
    if not wide:
        return grid
    shown = {x for x in borders if _is_shown(x, [cell for cell in wide if cell.box.x0 < x < cell.box.x1], _insets(x, grid))}
    if not shown:
        return grid
    starts = {cell.column: cell.box.x0 for cell in header}
    cells = tuple(part for cell in grid.cells for part in (_parts(cell, starts, shown, borders) if cell in wide else (cell,)))
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _header_rows(grid: Grid) -> tuple[int, int]:
    """The first and last row that name the columns: the first of all; the one beneath where the first spans some of them and that names
    each; or both, where headings that reach down to those beneath stand beside one that spans."""
    first, second = ([cell for cell in grid.cells if cell.row == row] for row in (0, 1))
    if not any(cell.colspan > 1 and cell.rowspan == 1 and cell.words for cell in first):
        return 0, 0
    if any(cell.rowspan > 1 for cell in first):
        return 0, max(cell.last_row for cell in first if cell.words)
    names_each = len(second) == grid.column_count and all(cell.rowspan == 1 and cell.words for cell in second[1:])
    return (1, 1) if names_each and grid.row_count > _HEADS else (0, 0)


def _goes_on(grid: Grid) -> bool:
    """Whether the first row is one cell with as many texts as there are columns: of a table that goes on without its header."""
    first = [cell for cell in grid.cells if cell.row == 0]
    return len(first) == 1 and grid.column_count > _HEADS and len(texts_of(first[0].words)) == grid.column_count


def _full_row(grid: Grid) -> tuple[int, int]:
    """The first row, twice, in which each column has a text in a cell of its own; 0 where none does."""
    for row in range(1, grid.row_count):
        cells = [cell for cell in grid.cells if cell.row == row]
        if len(cells) == grid.column_count and all(cell.rowspan == 1 and cell.words for cell in cells):
            return row, row
    return 0, 0


def with_rows_of_side(grid: Grid) -> Grid:
    """The grid with a cell over several rows and columns divided into the rows that its first column draws, where each has words and none
    stands across a border."""
    tall = [cell for cell in grid.cells if cell.row > 0 < cell.column and cell.rowspan > 1 and cell.colspan > 1 and cell.words]
    parted = {id(cell): parts for cell in tall if (parts := _rows_of(cell, grid))}
    if not parted:
        return grid
    cells = [part for cell in grid.cells for part in parted.get(id(cell), (cell,))]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _rows_of(cell: GridCell, grid: Grid) -> list[GridCell]:
    """A cell in the rows of the first column beside it; none where these, or its words, do not part it."""
    sides = [c for c in grid.cells if c.column == 0 and cell.row <= c.row <= cell.last_row]
    if len(sides) != cell.rowspan or any(c.colspan > 1 or not c.words for c in sides):
        return []
    borders = [c.box.top for c in sides[1:]]
    if any(w.top < y - _OVER * w.style.size and w.bottom > y + _OVER * w.style.size for y in borders for w in cell.words):
        return []
    held = [tuple(w for w in cell.words if bisect_right(borders, w.middle_y) == i) for i in range(len(sides))]
    boxes = (Box(cell.box.x0, side.box.top, cell.box.x1, side.box.bottom) for side in sides)
    parts = [GridCell(side.row, cell.column, 1, cell.colspan, box, words) for side, box, words in zip(sides, boxes, held, strict=True)]
    return parts if all(held) else []


def _insets(x: float, grid: Grid) -> list[float]:
    """How far right of a border the texts begin in the cells that it is drawn for."""
    return sorted(min(w.x0 for w in cell.words) - x for cell in grid.cells if cell.words and cell.box.x0 == x)


def _is_shown(x: float, cells: Sequence[GridCell], insets: Sequence[float]) -> bool:
    """Whether texts stand on both sides of a border in most cells that it does not divide, and run across it in hardly any. A few such
    cells are enough where it divides more rows and their texts begin as far right of it, as every other row of a striped table is not
    filled, and where all begin near it, as rows are filled in their first column alone."""
    clear = [cell for cell in cells if not _runs_across(x, cell)]
    both = [cell for cell in clear if any(w.x1 <= x + 1 for w in cell.words) and any(w.x0 >= x - 1 for w in cell.words)]
    if not both or _ACROSS * len(cells) < len(cells) - len(clear):
        return False
    are_most = len(both) >= _BOTH * len(cells)
    if len(cells) >= _ROWS and len(clear) == len(cells) and (are_most or len(insets) <= _HEADS or not all(_is_parted(x, c) for c in both)):
        return are_most  # only among rows that others divide may most be sections, which say nothing
    if len(cells) < len(insets) and all(_begins_alike(x, cell, insets) for cell in both):
        return True
    return all(_first_right(x, cell) - x <= _NEAR * cell.words[0].style.size and _is_parted(x, cell) for cell in both)


def _runs_across(x: float, cell: GridCell) -> bool:
    return any(runs_across(row, x) for row in rows_of_words(cell.words))


def _is_parted(x: float, cell: GridCell) -> bool:
    """Whether more than a space parts the texts on both sides of a border, wherever they stand side by side."""
    pairs = ((a, b) for row in rows_of_words(cell.words) for a, b in pairwise(row) if a.middle_x < x <= b.middle_x)
    return all(b.x0 - a.x1 >= _PARTED * b.style.size for a, b in pairs)


def _first_right(x: float, cell: GridCell) -> float:
    """Where the first text right of a border begins."""
    return min((w.x0 for w in cell.words if w.x0 >= x - 1), default=float("inf"))


def _begins_alike(x: float, cell: GridCell, insets: Sequence[float]) -> bool:
    return abs(_first_right(x, cell) - x - insets[len(insets) // 2]) <= _ALIKE


def _is_section(cell: GridCell, borders: Sequence[float], count: int) -> bool:
    """Whether a cell holds one text, across one of so many borders: only some of these are given, which no text runs across."""
    return len(borders) < count and len({bisect_right(borders, word.middle_x) for word in cell.words}) == 1


def _parts(cell: GridCell, starts: dict[int, float], shown: set[float], borders: Sequence[float]) -> Iterator[GridCell]:
    """The cell in parts, one for each run of columns between borders that show: all, where one does, that no text runs across, for an
    empty cell beside a filled one shows none."""
    within = range(cell.column + 1, cell.column + cell.colspan)
    inner = [c for c in within if starts.get(c) in borders and not _runs_across(starts[c], cell)]
    inner = inner if any(starts[c] in shown for c in inner) and not _is_section(cell, [starts[c] for c in inner], len(within)) else []
    columns = [cell.column, *inner]
    for first, end in pairwise([*columns, cell.column + cell.colspan]):
        x0 = cell.box.x0 if first == cell.column else starts[first]
        x1 = starts.get(end, cell.box.x1) if end < cell.column + cell.colspan else cell.box.x1
        words = tuple(w for w in cell.words if x0 <= w.middle_x < x1)
        yield GridCell(cell.row, first, 1, end - first, Box(x0, cell.box.top, x1, cell.box.bottom), words)
