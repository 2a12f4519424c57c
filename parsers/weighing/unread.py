"""What a record lacks: cells beside it that nobody read, and what the other rows of its table say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass

from parsers.accounting import FREE_KINDS, Account
from parsers.findings import BlockId, Record
from parsers.layout.sheet import Cell, Table

_PRINTED = {
    "agenda_items": ("title", "objective", "item_type_raw", "lead_raw", "time_raw", "stated_page_raw"),
    "actions": ("action_ref", "raised_raw", "description", "owner_raw", "due_raw", "status_raw", "latest_update"),
    "attendees": ("name", "organisation", "role", "constituency"),
}
"""What a row of each dataset may print, a column each."""
_BARE = 0.3  # what is left of a name without anything beside it where the others have something
_SPARE = 0.5  # of an unread cell where the rows lack nothing that they could print: it is of a column that is none of ours


@dataclass(frozen=True, slots=True)
class Unread:
    """The filled cells of a table by row (from 0), and those of them that no record read; a cell that spans rows counts in each.

    ``of_all`` is their share, 0 to 1, in the whole table.
    """

    filled: Counter[int]
    unread: Counter[int]
    of_all: float

    def share(self, rows: Collection[int]) -> float:
        """The share, 0 to 1, of the filled cells of some rows that was not read."""
        filled = sum(self.filled[row] for row in rows)
        return sum(self.unread[row] for row in rows) / filled if filled else 0.0


def read_blocks(account: Account) -> set[BlockId]:
    """The blocks that a record or a heading has, those left aside that a page holds which no parser reads."""
    owned = account.claimed_by.items()
    return {block for block, record in owned if getattr(record.content, "slide_kind", None) not in FREE_KINDS} | account.headers


def unread_of(table: Table, read: Container[BlockId]) -> Unread:
    """The unread cells of a table."""
    filled, unread = Counter[int](), Counter[int]()
    for cell in table.cells:
        if cell.blocks:
            is_read = any([block.id in read for block in cell.blocks])
            for row in range(cell.row, cell.last_row + 1):
                filled[row] += 1
                unread[row] += not is_read
    return Unread(filled, unread, unread.total() / filled.total() if filled else 0.0)


def left_signal(found: Unread, cells: Sequence[Cell], rows: Sequence[Record]) -> float:
    """The signal ``left`` of a record in some cells of a table of which all records are given as ``rows``.

    A record that is a row of its table is measured by its own row and by the whole table; one of several in a cell by the table alone.
    """
    if not found.of_all:
        return 1.0
    is_row = len({cell.column for cell in cells}) > 1
    own = {row for cell in cells for row in range(cell.row, cell.last_row + 1)} if is_row else set()
    share = max(found.share(own), found.of_all)
    return 1.0 - share * (1.0 if not share or lacks_some(rows) else _SPARE)


def lacks_some(rows: Sequence[Record]) -> bool:
    """Whether there is something that rows of a dataset may print and that none of these does; true of datasets that are no rows."""
    printed = _PRINTED.get(rows[0].dataset)
    return printed is None or any(all(getattr(row.content, name) is None for row in rows) for name in printed)


def alone_signal(record: Record, rows: Sequence[Record]) -> float:
    """The signal ``fit`` of a record beside those of its table: low for a mere name where most say more, for that may part them."""
    if record.dataset != "attendees" or _says_more(record):
        return 1.0
    return _BARE if 2 * sum(map(_says_more, rows)) > len(rows) else 1.0


def _says_more(record: Record) -> bool:
    return any(getattr(record.content, name) is not None for name in ("organisation", "role", "constituency"))
