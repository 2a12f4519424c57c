"""Headings of a table in two tiers: what one heading spans, those beneath it or beside it tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from parsers.layout.sheet import Cell, Table
from parsers.layout.text import fold
from parsers.slides.header_rows import is_double

_FEWEST_ROWS = 3  # two of headings and one of what they head
_FEWEST_COLUMNS = 2


def turned(table: Table) -> Table:
    """A table with its columns as rows."""
    cells = [replace(c, row=c.column, column=c.row, rowspan=c.colspan, colspan=c.rowspan) for c in table.cells]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, row_count=table.column_count, column_count=table.row_count, cells=tuple(cells))


def with_single_tier(table: Table, is_known: Callable[[str], bool]) -> Table:
    """A table with one row and one column of headings where two are printed; the table itself where none are.

    Of a heading and those that it spans, the spanned ones head their columns, unless it alone is known; where others spanned elsewhere
    say the same, both together do. The texts that head nothing go to the upper left corner.
    """
    level = _with_one_row(table, is_known)
    if not any(cell.column == 0 and (cell.rowspan > 1 or cell.colspan > 1) for cell in level.cells):
        return level  # nothing down the side spans anything
    upright = turned(level)
    side = _with_one_row(upright, is_known)
    return level if side is upright else turned(side)


def with_single_side(table: Table) -> Table | None:
    """A table without a header, whose first two columns head its rows, with the second alone; None where no heading spans both.

    The texts of the first that only stand beside others go above all rows.
    """
    sides = [(table.at(row, 0), table.at(row, 1)) for row in range(table.row_count)] if table.column_count > _FEWEST_COLUMNS else []
    if not any(outer is inner for outer, inner in sides) or any(outer.colspan > 2 or inner.colspan > 2 for outer, inner in sides):
        return None
    heads = dict.fromkeys(replace(inner, column=0, colspan=1) for outer, inner in sides if inner.last_column == 1)
    over = dict.fromkeys(outer for outer, inner in sides if outer is not inner)
    above = Cell(-1, 0, 1, 1, table.box, tuple(block for cell in over for block in cell.blocks))
    rest = [replace(cell, column=cell.column - 1) for cell in table.cells if cell.column > 1]
    cells = sorted((above, *heads, *rest), key=lambda cell: (cell.row, cell.column))
    return replace(table, column_count=table.column_count - 1, cells=tuple(cells))


def _with_one_row(table: Table, is_known: Callable[[str], bool]) -> Table:
    corner, *heads = table.row(0)
    if table.row_count < _FEWEST_ROWS or corner.colspan > 1 or any(cell.rowspan > 2 for cell in (corner, *heads)):
        return table
    is_around = corner.rowspan > 1 and any(head.rowspan > 1 for head in heads) and any(head.rowspan == 1 and head.text for head in heads)
    if not is_around and not is_double(table, 0):
        return table
    chosen = list(_heads(table, heads, is_known))
    taken = {block.id for cell in chosen for block in cell.blocks}
    upper = [cell for cell in table.cells if cell.row < 2]
    rest = [block for cell in upper for block in cell.blocks if block.id not in taken]
    first = replace(corner, rowspan=1, blocks=tuple(rest))
    body = [replace(cell, row=cell.row - 1) for cell in table.cells if cell.row >= 2]
    return replace(table, row_count=table.row_count - 1, cells=(first, *chosen, *body))


def _heads(table: Table, heads: Sequence[Cell], is_known: Callable[[str], bool]) -> Iterator[Cell]:
    """The one heading of each column: the cells of the upper row, or those that they span."""
    spanned = {head: _spanned(table, head) for head in heads}
    said = Counter(fold(cell.text or "") for cells in spanned.values() for cell in cells)
    for head, cells in spanned.items():
        is_whole = not cells or (head.text is not None and is_known(head.text) and not any(is_known(cell.text or "") for cell in cells))
        if is_whole:
            yield replace(head, rowspan=1)
            continue
        for cell in cells:
            is_alike = said[fold(cell.text or "")] > 1 or cell.text is None
            yield replace(cell, row=0, blocks=(*head.blocks, *cell.blocks) if is_alike else cell.blocks)


def _spanned(table: Table, head: Cell) -> list[Cell]:
    """The cells of the second row beneath a heading; none where it reaches down to it itself, or they are all blank."""
    beneath = [cell for cell in table.row(1) if cell.row == 1 and head.column <= cell.column <= head.last_column]
    return beneath if any(cell.text for cell in beneath) else []
