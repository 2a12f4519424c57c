"""Tables of numbers that an empty row, in which nothing is drawn, parts: what is beneath it has the same columns and no headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parsers.layout.captions import is_numbered_caption
from parsers.layout.lines import rows_of_words
from parsers.layout.page import Box
from parsers.layout.printed_rows import SIGNS, is_lone_number
from parsers.layout.side_by_side import is_parted
from parsers.layout.striped import columns, row_cells
from parsers.layout.table import Evidence, Grid, GridCell, joined_downwards
from parsers.layout.words import Word

_KINDS = (Evidence.RULED, Evidence.ALIGNED)
_FEWEST_COLUMNS = 3
_STEP = 2.4  # of the usual step from row to row: an empty row and no more stands between
_LABELS = 2  # lone texts between the parts, which head the rows beneath
_LABEL = 8  # words of such a text

_Row = Sequence[Word]


def with_joined_parts(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The tables of a page, each joined with the one beneath that goes on with it behind an empty row."""
    return joined_downwards(grids, lambda above, beneath: _joined(above, beneath, words))


def _joined(above: Grid, beneath: Grid, words: Sequence[Word]) -> Grid | None:
    is_alike = above.evidence is beneath.evidence in _KINDS and above.column_count == beneath.column_count >= _FEWEST_COLUMNS
    if not is_alike or above.box.bottom > beneath.box.top or not _holds_numbers(beneath) or not _stand_beneath(above, beneath):
        return None
    labels = _labels(above, beneath, words)
    borders = columns(above)
    if labels is None or len(borders) != above.column_count + 1 or not _is_near(above, labels, beneath):
        return None
    heights = [above.box.bottom, *((a[-1].bottom + b[0].top) / 2 for a, b in pairwise(labels)), beneath.box.top]
    own = [row_cells(above.row_count + i, side, borders, row) for i, (side, row) in enumerate(zip(pairwise(heights), labels, strict=False))]
    first = above.row_count + len(labels)
    lower = [_moved(cell, first, borders) for cell in beneath.cells]
    box = Box(above.box.x0, above.box.top, above.box.x1, beneath.box.bottom)
    return replace(above, row_count=first + beneath.row_count, cells=(*above.cells, *(c for row in own for c in row), *lower), box=box)


def _moved(cell: GridCell, rows: int, borders: Sequence[float]) -> GridCell:
    box = Box(borders[cell.column], cell.box.top, borders[cell.last_column + 1], cell.box.bottom)
    return replace(cell, row=cell.row + rows, box=box)


def _holds_numbers(grid: Grid) -> bool:
    """Whether all that stands behind the first column is numbers, in every row but such as only head others."""
    rows = {cell.row for cell in grid.cells if cell.column > 0 and cell.words}
    behind = [word for cell in grid.cells if cell.column > 0 for word in cell.words]
    is_plain = all(cell.rowspan == 1 and (cell.colspan == 1 or not cell.words or cell.column == 0) for cell in grid.cells)
    return is_plain and len(rows) > 1 and all(is_lone_number(word) or word.text in SIGNS for word in behind)


def _stand_beneath(above: Grid, beneath: Grid) -> bool:
    """Whether the texts of each column stand beneath those of the same one, which in the last row are numbers too."""
    last = [_extent(above, c, above.row_count - 1) for c in range(above.column_count)]
    first = [_extent(beneath, c) for c in range(beneath.column_count)]
    sides = [(a, b) for a, b in zip(last[1:], first[1:], strict=True) if a and b]
    numbers = (word for cell in above.cells if cell.column and cell.last_row == above.row_count - 1 for word in cell.words)
    is_under = all(min(a[1], b[1]) > max(a[0], b[0]) for a, b in sides)
    return 2 * len(sides) >= above.column_count and is_under and all(is_lone_number(w) or w.text in SIGNS for w in numbers)


def _extent(grid: Grid, column: int, row: int | None = None) -> tuple[float, float] | None:
    held = [w for cell in grid.cells if cell.column == column and (row is None or cell.last_row == row) for w in cell.words]
    return (min(w.x0 for w in held), max(w.x1 for w in held)) if held else None


def _labels(above: Grid, beneath: Grid, words: Sequence[Word]) -> list[_Row] | None:
    """The lone texts between two tables, which head rows of the lower; None where anything else stands there."""
    left, right = min(above.box.x0, beneath.box.x0), max(above.box.x1, beneath.box.x1)
    between = [w for w in words if above.box.bottom < w.middle_y < beneath.box.top and left < w.middle_x < right]
    rows = rows_of_words(between)
    stub = columns(above)[1]
    is_label = all(row[-1].x1 < stub and len(row) <= _LABEL and not is_parted(row) and not is_numbered_caption(row) for row in rows)
    return list(rows) if is_label and len(rows) <= _LABELS else None


def _is_near(above: Grid, labels: Sequence[_Row], beneath: Grid) -> bool:
    """Whether no more than an empty row stands between two tables, and the texts between them."""
    lines = [_baseline(above, row) for row in range(above.row_count)]
    usual = median([b - a for a, b in pairwise([y for y in lines if y is not None])] or [0.0])
    first = next((y for row in range(beneath.row_count) if (y := _baseline(beneath, row)) is not None), None)
    if lines[-1] is None or first is None:
        return False
    return all(b - a <= _STEP * usual for a, b in pairwise([lines[-1], *(row[0].baseline for row in labels), first]))


def _baseline(grid: Grid, row: int) -> float | None:
    return max((w.baseline for cell in grid.cells if cell.row == row for w in cell.words), default=None)
