"""Filled rows of a striped table that were found one by one, with the rows between them that are not filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.layout.page import Box
from parsers.layout.striped import are_same, columns, row_cells, rows_beneath_fills
from parsers.layout.table import Evidence, Grid, joined_downwards, words_outside
from parsers.layout.words import Word

_FEWEST_COLUMNS = 3
_NEXT_FILL = 1.5  # of the size: how far beneath the row between the next fill begins


def with_joined_stripes(grids: Sequence[Grid], words: Sequence[Word]) -> list[Grid]:
    """The ruled tables of a page from the top, those joined that have the same columns and between them one row, not filled, that keeps
    to these."""
    if len(grids) < 2:
        return list(grids)
    outside = words_outside(words, grids)
    return joined_downwards(grids, lambda above, beneath: _joined(above, beneath, outside))


def _joined(above: Grid, beneath: Grid, words: Sequence[Word]) -> Grid | None:
    if above.evidence is not Evidence.RULED or not has_columns_of(above, beneath) or above.box.bottom >= beneath.box.top:
        return None
    left, right = above.box.x0 - 1, above.box.x1 + 1
    between = [w for w in words if above.box.bottom < w.middle_y < beneath.box.top and left < w.middle_x < right]
    row = [word for line in rows_beneath_fills(above, between) for word in line]
    if not row or len(row) < len(between) or beneath.box.top - max(w.bottom for w in row) > _NEXT_FILL * row[0].style.size:
        return None
    own = row_cells(above.row_count, (above.box.bottom, beneath.box.top), columns(above), row)
    lower = [replace(cell, row=cell.row + above.row_count + 1) for cell in beneath.cells]
    box = Box(min(above.box.x0, beneath.box.x0), above.box.top, max(above.box.x1, beneath.box.x1), beneath.box.bottom)
    count = above.row_count + 1 + beneath.row_count
    return replace(above, row_count=count, cells=(*above.cells, *own, *lower), box=box)


def has_columns_of(above: Grid, beneath: Grid) -> bool:
    """Whether two tables have the same columns, three or more that no cell spans."""
    one, other = columns(above), columns(beneath)
    is_regular = len(one) - 1 == above.column_count == beneath.column_count >= _FEWEST_COLUMNS
    return is_regular and are_same(one, other)
