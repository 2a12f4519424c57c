"""Tables of updates in which a group's name and day stand over what it reports: topics with their texts, or bullets; several groups may
stand side by side or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.slides.group_headings import group_heading

_MOST_COLUMNS = 2  # beneath one head: topics and texts


class GroupPart(NamedTuple):
    """What stands beneath one head: of each row its topic's cell, None where it has none, and the cell of its text."""

    head: Cell
    rows: tuple[tuple[Cell | None, Cell], ...]


def group_parts(table: Table, pack: Pack, *, are_dated: bool) -> tuple[GroupPart, ...]:
    """The groups of a table all of whose texts stand beneath the name of one; empty for any other table.

    ``are_dated``: only names with a day beside them are heads, as nothing else on the page says that it reports of groups.
    """
    filled = [cell for cell in table.cells if cell.blocks]
    heads = [cell for cell in filled if _is_head(cell, pack, are_dated=are_dated)]
    if not heads or heads[0] is not filled[0] or len(filled) == len(heads):
        return ()
    parts = [GroupPart(head, tuple(_rows(_beneath(head, filled, heads)))) for head in heads]
    held = [cell for part in parts for row in part.rows for cell in row if cell is not None]
    is_whole = len({id(cell) for cell in (*held, *heads)}) == len(filled) and all(part.rows for part in parts)
    return tuple(parts) if is_whole else ()


def _is_head(cell: Cell, pack: Pack, *, are_dated: bool) -> bool:
    head = group_heading(cell.text or "", pack) if not any(block.is_listed for block in cell.blocks) else None
    return head is not None and (head.is_dated or not are_dated)


def _beneath(head: Cell, filled: Sequence[Cell], heads: Sequence[Cell]) -> list[Cell]:
    """The cells in a head's columns down to the next head there."""
    end = min((other.row for other in heads if other.row > head.row and _shares_column(other, head)), default=None)
    below = [cell for cell in filled if cell.row > head.last_row and (end is None or cell.row < end)]
    return [cell for cell in below if head.column <= cell.column and cell.last_column <= head.last_column]


def _shares_column(one: Cell, other: Cell) -> bool:
    return one.column <= other.last_column and other.column <= one.last_column


def _rows(cells: Sequence[Cell]) -> Iterator[tuple[Cell | None, Cell]]:
    """The cells beneath a head as rows; none where they are of more columns than a topic and a text need."""
    columns = sorted({cell.column for cell in cells})
    if len(columns) > _MOST_COLUMNS:
        return
    for cell in (cell for cell in cells if len(columns) == 1 or cell.column == columns[-1] or cell.last_column >= columns[-1]):
        topic = next((one for one in cells if one is not cell and one.row <= cell.row <= one.last_row), None)
        yield topic, cell
