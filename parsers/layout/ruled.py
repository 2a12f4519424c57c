"""Frames of edges to grids: cells are what edges enclose, spans are where no edge divides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from parsers.layout.edges import Edge, Frame, without_underlines
from parsers.layout.lines import lines_of
from parsers.layout.merged_cells import with_parted_spans
from parsers.layout.missing_borders import Pair, with_missing_borders
from parsers.layout.overflow import with_overflow
from parsers.layout.page import Box
from parsers.layout.row_cuts import anchors_of
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.undivided import with_columns_of_header, with_rows_of_side
from parsers.layout.words import Middle, Word, middles_of

_FEWEST_FIELDS = 3  # of a row that is a table of its own
_REFERENCE = re.compile(r"[A-Z]{2,}[A-Z0-9]*[ -]?\d+(?:\.\d+)?-\d+")
_COVER = 0.6  # of a border: how much of it must be drawn to divide two places
_MOVED = 8.0  # points: how far a table's sides may move from page to page
_SLIVER = 5.0  # points: a row or column this thin without a word is a double border
_PADDING = 1.0  # of the size: one too thin for a line of the table's text, and without a word, is white drawn around other cells


def _positions(edges: Sequence[Edge], low: float, high: float) -> list[float]:
    """Distinct positions of edges; the outer box is always among them."""
    found: list[float] = []
    for at in sorted([e.at for e in edges] + [low, high]):
        if not found or at - found[-1] > 3.0:
            found.append(at)
    return found


class _Line(NamedTuple):
    """A grid's line: its position, and that of the last line merged into it, which a sliver parts from it."""

    at: float
    until: float


def _lines(at: Sequence[float], middles: Sequence[float], thin: float) -> list[_Line]:
    """Positions as a grid's lines; those that would only make a sliver without a word are merged into the one before."""
    lines = [_Line(at[0], at[0])]
    for position in at[1:]:
        last = lines[-1]
        if position - last.until < thin and not any(last.at < m < position for m in middles):
            lines[-1] = _Line(last.at, position)
        else:
            lines.append(_Line(position, position))
    return lines


def _edges_at(edges: Sequence[Edge], line: _Line) -> list[Edge]:
    return [e for e in edges if line.at - _SLIVER <= e.at <= line.until + _SLIVER]


def _is_divided(edges: Sequence[Edge], start: float, end: float) -> bool:
    """Whether edges at one line cover most of the way from ``start`` to ``end``."""
    drawn = 0.0
    for _, first, last in edges:
        drawn += max(0.0, min(last, end) - max(first, start))
    return drawn >= _COVER * (end - start)


_Rectangle: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


class _Places:
    """Union-find over the places of a grid; joined places are one cell, and a cell is always a rectangle."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self._of = {(r, c): (r, c, r, c) for r in range(rows) for c in range(columns)}

    def join(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        """Join two places, and all that lies in the rectangle around them."""
        box = self._around(self._of[a], self._of[b])
        while True:
            grown = box
            for r in range(box[0], box[2] + 1):
                for c in range(box[1], box[3] + 1):
                    grown = self._around(grown, self._of[r, c])
            if grown == box:
                break
            box = grown
        for r in range(box[0], box[2] + 1):
            for c in range(box[1], box[3] + 1):
                self._of[r, c] = box

    @staticmethod
    def _around(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])

    def rectangles(self) -> list[_Rectangle]:
        """The cells as (first row, first column, last row, last column), in reading order."""
        return sorted(set(self._of.values()))


def _joined(frame: Frame, columns: Sequence[_Line], rows: Sequence[_Line], words: Sequence[Middle]) -> list[_Rectangle]:
    xs, ys = [line.at for line in columns], [line.at for line in rows]
    places = _Places(len(ys) - 1, len(xs) - 1)
    pairs = list(_undivided(frame, columns, rows))
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for x, y, word in words if pairs else ():
        held[bisect_right(ys, y) - 1, bisect_right(xs, x) - 1].append(word)
    for one, other in with_missing_borders(pairs, held):
        places.join(one, other)
    return places.rectangles()


def _undivided(frame: Frame, columns: Sequence[_Line], rows: Sequence[_Line]) -> Iterator[Pair]:
    """The neighbouring places of a grid between which nothing is drawn."""
    xs, ys = [line.at for line in columns], [line.at for line in rows]
    upright, level = [_edges_at(frame.upright, line) for line in columns], [_edges_at(frame.level, line) for line in rows]
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if c + 2 < len(xs) and not _is_divided(upright[c + 1], ys[r], ys[r + 1]):
                yield (r, c), (r, c + 1)
            if r + 2 < len(ys) and not _is_divided(level[r + 1], xs[c], xs[c + 1]):
                yield (r, c), (r + 1, c)


def ruled_grid(frame: Frame, words: Sequence[Word]) -> Grid | None:
    """The grid that a frame of edges draws around words, or None where it is no table.

    ``words`` are all visible words of the page. A frame of one column, or one whose cells hold next to nothing, is a box or a drawing, and
    so is one of one row that does not begin with a reference.
    """
    box = frame.box
    inside = _inside(box, words)
    if len(inside) < 4:
        return None
    frame = without_underlines(frame, [word for _, _, word in inside])
    thin = max(_SLIVER, _PADDING * median([w.style.size for _, _, w in inside]))
    columns = _lines(_positions(frame.upright, box.x0, box.x1), [x for x, _, _ in inside], thin)
    rows = _lines(_positions(frame.level, box.top, box.bottom), [y for _, y, _ in inside], thin)
    if len(rows) == 2 and len(columns) > _FEWEST_FIELDS:
        return _entry(box, [line.at for line in columns], inside)
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > 6000:
        return None
    xs, ys = [line.at for line in columns], [line.at for line in rows]
    cells = _cells(_joined(frame, columns, rows, inside), xs, ys, inside)
    grid = Grid(len(rows) - 1, len(columns) - 1, cells, box, Evidence.RULED, 1.0)
    return with_parted_spans(with_overflow(_tidied(with_columns_of_header(with_rows_of_side(grid))), words)) if _is_table(grid) else None


def _inside(box: Box, words: Sequence[Word]) -> list[Middle]:
    x0, top, x1, bottom = box
    return [middle for middle in middles_of(words) if x0 <= middle[0] <= x1 and top <= middle[1] <= bottom]


def _entry(box: Box, xs: list[float], words: Sequence[Middle]) -> Grid | None:
    """A row alone, as minutes print an action under the text that it comes from: all cells are filled, the first with a reference."""
    cells = _cells([(0, c, 0, c) for c in range(len(xs) - 1)], xs, [box.top, box.bottom], words)
    first = " ".join(word.text for word in cells[0].words)
    is_entry = _REFERENCE.fullmatch(first) is not None and all(cell.words for cell in cells)
    return Grid(1, len(cells), cells, box, Evidence.RULED, 1.0) if is_entry else None


def ruled_row(frame: Frame, words: Sequence[Word], columns: Sequence[float]) -> Grid | None:
    """A frame of one row as the last row of a table on the page before, as wide and of as many columns; else None."""
    box = frame.box
    inside = _inside(box, words)
    xs = _positions(frame.upright, box.x0, box.x1)
    # Some printers measure the inner columns of each page anew.
    is_alike = len(columns) > 3 and len(xs) > 2 and abs(xs[0] - columns[0]) <= _MOVED and abs(xs[-1] - columns[-1]) <= _MOVED
    if not is_alike or len(_positions(frame.level, box.top, box.bottom)) != 2 or not inside:
        return None
    at = range(len(xs)) if len(xs) == len(columns) else _places(xs, columns)
    if at is None:
        return None
    borders = xs if len(xs) == len(columns) else columns
    cells = _cells([(0, first, 0, end - 1) for first, end in pairwise(at)], borders, [box.top, box.bottom], inside)
    if len(anchors_of([lines_of(cell.words, gap=50.0) for cell in cells])) > 1:
        return None  # columns are drawn, and rows are not
    return Grid(1, len(columns) - 1, cells, box, Evidence.RULED, 1.0)


def _places(xs: Sequence[float], columns: Sequence[float]) -> list[int] | None:
    """Which of some columns' borders each line is, where cells are merged; None where one is none of them, or most borders have no line: a
    label and its value beneath a wide table are no row of it."""
    found = [next((i for i, column in enumerate(columns) if abs(x - column) <= _MOVED), None) for x in xs]
    at = [i for i in found if i is not None]
    return at if len(at) == len(xs) == len(set(at)) and 2 * len(at) > len(columns) else None


def _cells(rectangles: Sequence[_Rectangle], xs: Sequence[float], ys: Sequence[float], words: Sequence[Middle]) -> tuple[GridCell, ...]:
    """The cells over some places of a grid, whose lines stand at ``xs`` and ``ys``, each with the words whose middles are in it."""
    held: list[list[Word]] = [[] for _ in rectangles]
    at = {(r, c): own for own, (r0, c0, r1, c1) in zip(held, rectangles, strict=True) for r in range(r0, r1 + 1) for c in range(c0, c1 + 1)}
    for x, y, word in words:
        place = (bisect_right(ys, y) - 1, bisect_right(xs, x) - 1)
        if place in at:
            at[place].append(word)
    cells: list[GridCell] = []
    for (first_row, first_column, last_row, last_column), own in zip(rectangles, held, strict=True):
        box = Box(xs[first_column], ys[first_row], xs[last_column + 1], ys[last_row + 1])
        cells.append(GridCell(first_row, first_column, last_row - first_row + 1, last_column - first_column + 1, box, tuple(own)))
    return tuple(cells)


def _is_table(grid: Grid) -> bool:
    """At least two rows and two columns with words in cells of their own, and not mostly empty."""
    filled = [cell for cell in grid.cells if cell.words]
    rows = {cell.row for cell in filled}
    columns = {cell.column for cell in filled}
    shares_a_row = any(len({c.column for c in filled if c.row == row}) > 1 for row in rows)
    return len(rows) > 1 and len(columns) > 1 and shares_a_row and 4 * len(filled) >= len(grid.cells)


def _tidied(grid: Grid) -> Grid:
    """Take out rows and columns that no cell begins in: nothing tells them from the one before."""
    rows = sorted({cell.row for cell in grid.cells})
    columns = sorted({cell.column for cell in grid.cells})
    if len(rows) == grid.row_count and len(columns) == grid.column_count:
        return grid
    cells = tuple(
        GridCell(
            rows.index(cell.row),
            columns.index(cell.column),
            sum(cell.row <= r <= cell.last_row for r in rows),
            sum(cell.column <= c <= cell.last_column for c in columns),
            cell.box,
            cell.words,
        )
        for cell in grid.cells
    )
    return Grid(len(rows), len(columns), cells, grid.box, grid.evidence, grid.confidence)
