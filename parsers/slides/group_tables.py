"""Tables of updates in which a group's name and day stand over what it reports: topics with their texts, or bullets; several groups may
stand side by side or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.findings import BlockId
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.slides.group_headings import day_in, group_heading, is_day

_MOST_COLUMNS = 2  # beneath one head: topics and texts
_FEWEST_BESIDE = 2  # heads in one row, left of which labels of the rows may stand


class GroupPart(NamedTuple):
    """What stands beneath one head: of each row its topic's cell, None where it has none, and the cell of its text.

    ``head`` are the cells that name the group and, beside it or beneath, its day.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell | None, Cell], ...]


def group_parts(table: Table, pack: Pack, *, are_dated: bool) -> tuple[GroupPart, ...]:
    """The groups of a table all of whose texts stand beneath the name of one; empty for any other table.

    ``are_dated``: only names with a day beside them, or beneath, are heads, as nothing else on the page says that it reports of groups.
    A first column may say what each row is, and a first row what each column.
    """
    filled = _beneath_labels([cell for cell in table.cells if cell.blocks], table, pack)
    if not filled or not any(_is_head(cell, pack) for cell in filled if cell.row == filled[0].row):
        return ()
    heads = _without_days_beneath([cell for cell in filled if _is_head(cell, pack)], pack)
    labels = _labels(filled, heads)
    told = [cell for cell in filled if cell not in labels]
    if not heads or heads[0] is not told[0]:
        return ()
    parts = [_part(head, told, heads, pack) for head in heads]
    held = {id(cell) for part in parts for cell in (*part.head, *(cell for row in part.rows for cell in row if cell is not None))}
    is_whole = len(held) == len(told) and all(part.rows for part in parts)
    is_sure = not are_dated or all(_is_dated(part, pack) for part in parts)
    return tuple(parts) if is_whole and is_sure else ()


def _beneath_labels(filled: Sequence[Cell], table: Table, pack: Pack) -> Sequence[Cell]:
    """The cells without a first row over all columns that names no group, where a group's name spans the row beneath."""
    first = [cell for cell in filled if cell.row == 0]
    below = [cell for cell in filled if cell.row > 0]
    is_head = len(first) == table.column_count > 1 and not any(_is_head(cell, pack) for cell in first)
    return below if is_head and below and below[0].colspan == table.column_count and _is_head(below[0], pack) else filled


def labels_of(table: Table, parts: Sequence[GroupPart]) -> list[BlockId]:
    """The cells of a table read so that are of no group: they say what its rows are."""
    held = {cell for part in parts for cell in (*part.head, *(cell for row in part.rows for cell in row))}
    return [block.id for cell in table.cells if parts and cell not in held for block in cell.blocks]


def _is_head(cell: Cell, pack: Pack) -> bool:
    return not any(block.is_listed for block in cell.blocks) and group_heading(cell.text or "", pack) is not None


def _without_days_beneath(cells: Sequence[Cell], pack: Pack) -> list[Cell]:
    """Heads without those right beneath another one that name its group again, with the day of the update."""
    heads = [(cell, head) for cell in cells if (head := group_heading(cell.text or "", pack))]
    codes = {(cell.last_row + 1, cell.column): head.code for cell, head in heads}
    return [cell for cell, head in heads if not head.is_dated or codes.get((cell.row, cell.column)) != head.code]


def _is_dated(part: GroupPart, pack: Pack) -> bool:
    return any(day_in(cell.text or "", pack) for cell in part.head)


def _labels(filled: Sequence[Cell], heads: Sequence[Cell]) -> list[Cell]:
    """The cells of a first column left of all heads; none where the heads are not all in one row."""
    if not heads or len({head.row for head in heads}) > 1 or len(heads) < _FEWEST_BESIDE:
        return []
    left = min(head.column for head in heads)
    return [cell for cell in filled if cell.last_column < left]


def _part(head: Cell, filled: Sequence[Cell], heads: Sequence[Cell], pack: Pack) -> GroupPart:
    """A head with its day, where that has a cell of its own beside it or right beneath, and the cells in its columns down to the next."""
    day = next((cell for cell in filled if cell.row == head.row and cell.column == head.last_column + 1 and _is_day(cell, pack)), None)
    own = (head, *((day,) if day is not None else ()))
    cells = _beneath(own, filled, heads)
    if day is None and cells and cells[0].row == head.last_row + 1 and _is_day(cells[0], pack):
        own, cells = (head, cells[0]), cells[1:]
    return GroupPart(own, tuple(_rows(cells)))


def _is_day(cell: Cell, pack: Pack) -> bool:
    return len(cell.blocks) == 1 and not cell.blocks[0].is_listed and is_day(cell.blocks[0], pack)


def _beneath(own: Sequence[Cell], filled: Sequence[Cell], heads: Sequence[Cell]) -> list[Cell]:
    """The cells in a head's columns down to the next head there."""
    first, last, row = own[0].column, own[-1].last_column, own[0].last_row
    end = min((head.row for head in heads if head.row > row and head.column <= last and first <= head.last_column), default=None)
    below = [cell for cell in filled if cell.row > row and (end is None or cell.row < end)]
    return [cell for cell in below if first <= cell.column and cell.last_column <= last]


def _rows(cells: Sequence[Cell]) -> Iterator[tuple[Cell | None, Cell]]:
    """The cells beneath a head as rows; none where they are of more columns than a topic and a text need."""
    columns = sorted({cell.column for cell in cells})
    if len(columns) > _MOST_COLUMNS:
        return
    for cell in (cell for cell in cells if len(columns) == 1 or cell.column == columns[-1] or cell.last_column >= columns[-1]):
        topic = next((one for one in cells if one is not cell and one.row <= cell.row <= one.last_row), None)
        yield topic, cell
