"""Striped tables whose headings begin higher than what shows them: further rows of headings stand over the same columns."""

from __future__ import annotations

from parsers.layout.table import Evidence, Grid


def has_higher_heads(grid: Grid, striped: Grid) -> bool:
    """Whether a table has all that a striped one has, in as many columns, and more rows, all of whose texts stand above it."""
    own, held = set(grid.words()), set(striped.words())
    is_same = striped.evidence is Evidence.STRIPES and grid.column_count == striped.column_count and grid.row_count > striped.row_count
    return is_same and held < own and all(word.middle_y < striped.box.top for word in own - held)
