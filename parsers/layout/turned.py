"""Text turned by a quarter, as headings over narrow columns are: its lines in reading order, and headings that stand so above a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Box
from parsers.layout.striped import columns
from parsers.layout.table import Evidence, Grid, GridCell, words_outside
from parsers.layout.turned_themes import with_turned_themes
from parsers.layout.words import Word

DOWN, UP = 90, 270  # degrees: text that runs downwards, and upwards
_SAME_LINE = 0.45  # of the size: how far the middles of one line's words may stand apart
_NEAR = 2.5  # of the size: how far above a table its headings may end
_FEWEST = 2  # columns with a turned heading


def is_turned(word: Word) -> bool:
    """Whether a word runs up or down the page."""
    return word.direction in (DOWN, UP)


def cell_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """The lines of a cell in reading order, whichever way all of its text runs."""
    directions = {word.direction for word in words}
    if len(directions) != 1 or not is_turned(words[0]):
        return lines_of(words, gap=50.0)
    is_up = words[0].direction == UP
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.middle_x if is_up else -w.middle_x):
        if lines and abs(word.middle_x - lines[-1][0].middle_x) <= _SAME_LINE * word.style.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(Line(tuple(sorted(line, key=lambda w: -w.bottom if is_up else w.top))) for line in lines)


def with_turned(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The tables of a page with the turned words that stand in their empty cells, and above their columns."""
    labelled = [with_turned_labels(grid, words_outside(words, grids)) for grid in grids]
    found = [with_turned_themes(grid, words_outside(words, labelled)) for grid in labelled]
    return [with_turned_heads(grid, words_outside(words, found)) for grid in found]


def with_turned_heads(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with a row on top of turned headings, and of level ones beside them, where such stand right above its columns."""
    borders = columns(grid)
    if grid.evidence is Evidence.RULED or len(borders) != grid.column_count + 1:
        return grid
    heads = _heads([w for w in words if is_turned(w) and grid.box.x0 <= w.middle_x < grid.box.x1], borders, grid.box.top)
    if len({_column(w, borders) for w in heads}) < _FEWEST:
        return grid
    top = min(w.top for w in heads) - 1
    beside = [w for w in words if not is_turned(w) and top <= w.middle_y < grid.box.top and grid.box.x0 <= w.x0 and w.x1 <= grid.box.x1]
    row = _row([*heads, *beside], borders, top, grid.box.top)
    below = (replace(cell, row=cell.row + 1) for cell in grid.cells)
    return replace(grid, row_count=grid.row_count + 1, cells=(*row, *below), box=Box(grid.box.x0, top, grid.box.x1, grid.box.bottom))


def with_turned_labels(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with turned words in its empty cells: labels of rows that run up beside them."""
    turned = [word for word in words if is_turned(word)]
    held = {id(c): tuple(w for w in turned if c.box.contains(w.middle_x, w.middle_y)) for c in grid.cells if not c.words} if turned else {}
    if not any(held.values()):
        return grid
    return replace(grid, cells=tuple(replace(cell, words=held[id(cell)]) if held.get(id(cell)) else cell for cell in grid.cells))


def _heads(turned: Sequence[Word], borders: Sequence[float], top: float) -> list[Word]:
    """The turned words above a height, in each column up to the first wide white."""
    reach = [top] * (len(borders) - 1)
    heads: list[Word] = []
    for word in sorted(turned, key=lambda w: -w.bottom):
        column = _column(word, borders)
        if word.top < reach[column] and abs(reach[column] - word.bottom) <= _NEAR * word.style.size:
            heads.append(word)
            reach[column] = word.top
    return heads


def _row(words: Sequence[Word], borders: Sequence[float], top: float, bottom: float) -> Iterator[GridCell]:
    for column, (left, right) in enumerate(pairwise(borders)):
        held = tuple(word for word in words if _column(word, borders) == column)
        yield GridCell(0, column, 1, 1, Box(left, top, right, bottom), held)


def _column(word: Word, borders: Sequence[float]) -> int:
    return sum(word.middle_x >= x for x in borders[1:-1])
