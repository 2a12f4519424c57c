"""Two rows of headings in one band that nothing divides: where they are set from the top, one in the lower row alone stands beneath one
that spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.layout.lines import lines_of, rows_of_words
from parsers.layout.page import Box
from parsers.layout.side_by_side import PARTED
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word

_APART = 1.45  # of the size: lines of one heading stand no further apart
_FEWEST = 3  # columns


def with_two_heads(grid: Grid) -> Grid:
    """An open table whose first row is two rows of headings with these as rows, those over several columns and beside them spanning."""
    heads = [cell for cell in grid.cells if cell.row == 0]
    if grid.evidence is Evidence.RULED or grid.column_count < _FEWEST or any(c.rowspan > 1 for c in heads):
        return grid
    if any(cell.colspan > 1 for cell in heads):
        return _with_spanning(grid, heads)
    rows = rows_of_words([word for cell in heads for word in cell.words])
    if len(rows) != 2 or rows[1][0].baseline - rows[0][0].baseline <= _APART * rows[1][0].style.size:
        return grid
    upper, lower = map(set, rows)
    spans = _spans([bool(upper & set(cell.words)) for cell in heads], [bool(lower & set(cell.words)) for cell in heads])
    if not spans:
        return grid
    border = (max(word.bottom for word in upper) + min(word.top for word in lower)) / 2
    cells = [replace(cell, rowspan=2) for cell in heads if not any(first <= cell.column <= last for first, last in spans)]
    cells += [part for first, last in spans for part in _parted(heads[first : last + 1], upper, border)]
    return _with_header(grid, cells)


def _with_header(grid: Grid, heads: Sequence[GridCell]) -> Grid:
    """A grid with a header of two rows in place of its first."""
    below = [replace(cell, row=cell.row + 1) for cell in grid.cells if cell.row > 0]
    ordered = sorted((*heads, *below), key=lambda cell: (cell.row, cell.column))
    return replace(grid, row_count=grid.row_count + 1, cells=tuple(ordered))


def _with_spanning(grid: Grid, heads: Sequence[GridCell]) -> Grid:
    """A table with each heading over several columns parted from theirs, where one for each column stands beneath it in the same cell."""
    starts = {cell.column: cell.box for cell in grid.cells if cell.row > 0 and cell.colspan == 1}
    parted = {cell.column: tuple(_stacked(cell, starts)) for cell in heads if cell.colspan > 1}
    if not all(parted.values()):
        return grid
    cells = [part for cell in heads for part in parted.get(cell.column, (replace(cell, rowspan=2),))]
    return _with_header(grid, cells)


def _stacked(cell: GridCell, starts: Mapping[int, Box]) -> Iterator[GridCell]:
    """A heading and those of its columns beneath it; none where not one text stands over as many as there are columns."""
    columns = range(cell.column, cell.column + cell.colspan)
    rows = rows_of_words(cell.words)
    if len(rows) != 2 or not all(column in starts for column in columns) or len(lines_of(rows[0], gap=PARTED)) > 1:
        return
    held = [tuple(w for w in rows[1] if starts[c].x0 <= w.middle_x < starts[c].x1) for c in columns]
    if not all(held) or sum(map(len, held)) < len(rows[1]):
        return
    border = (max(w.bottom for w in rows[0]) + min(w.top for w in rows[1])) / 2
    yield GridCell(0, cell.column, 1, cell.colspan, Box(cell.box.x0, cell.box.top, cell.box.x1, border), tuple(rows[0]))
    for column, words in zip(columns, held, strict=True):
        yield GridCell(1, column, 1, 1, Box(starts[column].x0, border, starts[column].x1, cell.box.bottom), words)


def _spans(over: Sequence[bool], under: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and last column of each heading that spans; none where not all that stand in both rows do, or none only in the upper one.

    Where no heading stands in the upper row alone, nothing shows that headings are set from the top: then they may be wrapped ones.
    """
    is_top_set = any(a and not b for a, b in zip(over, under, strict=True))
    starts = [c for c, (a, b) in enumerate(zip(over, under, strict=True)) if a and b]
    spans = [(start, _last(start, over, under)) for start in starts]
    alone = {c for c, (a, b) in enumerate(zip(over, under, strict=True)) if b and not a}
    held = {c for first, last in spans for c in range(first + 1, last + 1)}
    return spans if is_top_set and alone and alone == held and all(last > first for first, last in spans) else []


def _last(start: int, over: Sequence[bool], under: Sequence[bool]) -> int:
    """The last column beneath a heading: on while headings stand in the lower row alone."""
    end = start
    while end + 1 < len(over) and under[end + 1] and not over[end + 1]:
        end += 1
    return end


def _parted(heads: Sequence[GridCell], upper: set[Word], border: float) -> list[GridCell]:
    """A heading over several columns, and those beneath it."""
    first, last = heads[0].box, heads[-1].box
    words = tuple(word for cell in heads for word in cell.words if word in upper)
    over = GridCell(0, heads[0].column, 1, len(heads), Box(first.x0, first.top, last.x1, border), words)
    return [over, *(_beneath(cell, upper, border) for cell in heads)]


def _beneath(cell: GridCell, upper: set[Word], border: float) -> GridCell:
    """What of a heading stands in the lower row."""
    box = Box(cell.box.x0, border, cell.box.x1, cell.box.bottom)
    return replace(cell, row=1, box=box, words=tuple(word for word in cell.words if word not in upper))
