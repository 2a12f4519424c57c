"""Themes that run up the page beside the titles of their rows, in one column with the titles of other rows: nothing else parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.layout.page import Box, union
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_SAME_LABEL = 1.5  # of the size: words of one label stand no further apart
_CENTRED = 0.5  # of a row: how far the middle of a label may be from that of its rows
_FEWEST = 2  # rows of a label


def with_turned_themes(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with a column divided in which turned labels stand left of some rows' texts, each in the middle of its rows."""
    turned = [word for word in words if word.direction in (90, 270) and grid.box.contains(word.middle_x, word.middle_y)]
    if not turned:
        return grid
    for column in range(grid.column_count):
        cells = [cell for cell in grid.cells if cell.column == column and cell.colspan == 1 and cell.row > 0 and cell.words]
        labels = list(_labels([w for w in turned if cells and cells[0].box.x0 <= w.x0 and w.x1 <= cells[0].box.x1]))
        runs = [_rows_of(label, [w for other in labels if other is not label for w in other], cells) for label in labels]
        rows = [cell.row for run in runs for cell in run]
        if labels and all(len(run) >= _FEWEST for run in runs) and len(set(rows)) == len(rows):
            return _divided(grid, column, list(zip(labels, runs, strict=True)))
    return grid


def _labels(turned: Sequence[Word]) -> Iterator[list[Word]]:
    """Turned words from the top, those of one label together."""
    label: list[Word] = []
    for word in sorted(turned, key=lambda w: w.top):
        if label and word.top - label[-1].bottom > _SAME_LABEL * word.style.size:
            yield label
            label = []
        label.append(word)
    if label:
        yield label


def _rows_of(label: Sequence[Word], others: Sequence[Word], cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells of the rows whose texts all stand right of a label and around whose middle it stands, as many as are; none where it stands
    elsewhere. Rows beside which other labels stand are theirs."""
    box = union([word.box for word in label])
    middle = (box.top + box.bottom) / 2
    beside = [c for c in cells if c.rowspan == 1 and min(w.x0 for w in c.words) >= box.x1 - 1 and not any(_is_level(w, c) for w in others)]
    here = [i for i, cell in enumerate(beside) if any(_is_level(word, cell) for word in label)]
    if not here:
        return []
    first, last = here[0], here[-1]
    runs = [beside[start : end + 1] for start in range(first + 1) for end in range(last, len(beside))]
    whole = [run for run in runs if run[-1].row - run[0].row == len(run) - 1]
    best = min(whole, key=lambda run: (round(_off(run, middle)), -len(run)), default=[])
    return best if best and _off(best, middle) <= _CENTRED * best[0].box.height else []


def _is_level(word: Word, cell: GridCell) -> bool:
    return word.bottom > cell.box.top and word.top < cell.box.bottom


def _off(run: Sequence[GridCell], middle: float) -> float:
    """How far the middle of a label is from that of some rows."""
    return abs((run[0].box.top + run[-1].box.bottom) / 2 - middle)


def _divided(grid: Grid, column: int, themes: Sequence[tuple[Sequence[Word], Sequence[GridCell]]]) -> Grid:
    """The grid with one column as two: a theme beside its rows' cells, all others over both."""
    border = max(word.x1 for label, _ in themes for word in label) + 1
    held = {id(cell) for _, run in themes for cell in run}
    cells = [_moved(cell, column, border, is_parted=id(cell) in held) for cell in grid.cells]
    for label, run in themes:
        box = Box(run[0].box.x0, run[0].box.top, border, run[-1].box.bottom)
        cells.append(GridCell(run[0].row, column, len(run), 1, box, tuple(label)))
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return replace(grid, column_count=grid.column_count + 1, cells=tuple(ordered))


def _moved(cell: GridCell, column: int, border: float, *, is_parted: bool) -> GridCell:
    if is_parted:
        return replace(cell, column=column + 1, box=Box(border, cell.box.top, cell.box.x1, cell.box.bottom))
    if cell.column > column:
        return replace(cell, column=cell.column + 1)
    return replace(cell, colspan=cell.colspan + 1) if cell.last_column >= column else cell
