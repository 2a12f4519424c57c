"""Logs whose columns go on in a second strip of pages, as a spreadsheet prints what is too wide: the rows' keys are printed again there, or
rows stand as high on their page as on the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.findings import BlockId, Region
from parsers.layout.blocks import Block, join_short
from parsers.layout.sheet import Table
from parsers.pack import Pack
from parsers.slides.entry_lines import beside, role_named
from parsers.slides.row_reader import RowPart
from parsers.slides.tables import Headed, headed_tables

_KIND, _KEY = "action_log", "action_ref"
_FEWEST_KEYS = 2
_SHARED = 0.9  # of a strip's keys that must stand in the log
_BY_PLACE = 0.6  # the most that headings say of columns whose rows are only told by their height
_LEVEL = 1.5  # points: how far the rows of two pages may stand off each other
_FEWEST_ROWS = 3  # rows as high as others that tell a strip without keys
_Texts = dict[tuple[int, int], tuple[Block, ...]]  # by a table's place in its region and a row


class Strip(NamedTuple):
    """A table of further columns: the grid column of each role, that of the keys if any, and its first row beneath a header (from 0)."""

    table: Table
    roles: Mapping[str, int]
    key: int | None
    first: int
    is_told_again: bool = False  # whether what the actions are stands there, too

    @property
    def rows(self) -> range:
        """The rows beneath the header."""
        return range(self.first, self.table.row_count)

    def key_of(self, row: int) -> str | None:
        """The key of a row; None where none is printed."""
        text = self.table.at(row, self.key).text if self.key is not None else None
        return "".join(text.split()) if text else None

    @property
    def headings(self) -> tuple[Block, ...]:
        """The paragraphs of the header."""
        return tuple(block for cell in self.table.cells if cell.row < self.first for block in cell.blocks)


class Widened(NamedTuple):
    """Tables with the columns of their further strips beside them, and the blocks of headings and keys that are printed again there."""

    tables: list[Headed]
    labels: tuple[BlockId, ...] = ()


def with_strips(regions: Sequence[Region], pack: Pack) -> list[Region]:
    """The regions, each with the texts of its further strips; one that is a strip of another is none of its own."""
    found: list[Region] = []
    taken: set[Table] = set()
    for region in regions:
        strips = [] if taken.intersection(region.tables) else strips_of(headed_tables(region, pack, _KIND), pack)
        taken.update(strip.table for strip in strips)
        pages = (*region.pages, *(strip.table.page_number for strip in strips))
        blocks = tuple(block for strip in strips for block in strip.table.blocks)
        found.append(replace(region, pages=tuple(dict.fromkeys(pages)), blocks=blocks))
    return [region for region in found if taken.isdisjoint(region.tables)]


def strips_of(tables: Sequence[Headed], pack: Pack) -> list[Strip]:
    """The tables behind a log's that go its columns on: with its keys, or each with rows as high as those of one of the log's tables."""
    if not tables or _KEY not in tables[0].header.roles:
        return []
    keys, own = set(_keyed(tables)), {headed.table for headed in tables}
    candidates = list(_candidates(tables, [t for sheet in pack.sheets for t in sheet.tables if t not in own], pack))
    keyed = [strip for strip in candidates if strip.key is not None and len(keys) >= _FEWEST_KEYS and _share(strip, keys) >= _SHARED]
    again = {key for strip in keyed if strip.is_told_again for key in map(strip.key_of, strip.rows) if key}
    keyed = [strip for strip in keyed if not strip.is_told_again or again == keys]  # else another list of some of the actions
    if keyed:
        return keyed
    bare = [strip for strip in candidates if strip.key is None]
    is_whole = bool(bare) and len(bare) % len(tables) == 0
    are_level = is_whole and all(_is_level(strip, tables[i % len(tables)]) for i, strip in enumerate(bare))
    return bare if are_level else []


def _candidates(tables: Sequence[Headed], others: Sequence[Table], pack: Pack) -> Iterator[Strip]:
    """The tables on pages behind the log's first whose headings name further columns, or that go such a table on without a header."""
    known, before = set(tables[0].header.roles), None
    for table in others:
        strip = _strip(table, known, pack) if table.page_number > tables[0].table.page_number else None
        if strip is None and before is not None and table.column_count == before.table.column_count:
            is_next = table.page_number == before.table.page_number + 1 and abs(table.box.x0 - before.table.box.x0) <= _LEVEL
            strip = before._replace(table=table, first=0) if is_next else None
        before = strip
        if strip is not None:
            yield strip


def _strip(table: Table, known: set[str], pack: Pack) -> Strip | None:
    """A table as a strip by its first row: every heading names another column of a log, and one of them none that is known."""
    roles: dict[str, int] = {}
    for cell in (cell for cell in table.row(0) if cell.text):
        role = role_named(cell.text or "", pack) if cell.colspan == cell.rowspan == 1 else None
        if role is None or role in roles:
            return None  # at the first heading that names none: most tables are another's
        roles[role] = cell.column
    further = {role: column for role, column in roles.items() if role not in known}
    if not further or table.row_count < 2:
        return None
    return Strip(table, further, roles.get(_KEY), 1, is_told_again="description" in roles)


def _keyed(tables: Sequence[Headed]) -> dict[str, tuple[int, int]]:
    """The place of each key: its table's in the region, and the row."""
    found: dict[str, tuple[int, int]] = {}
    for i, (table, header, first) in enumerate(tables):
        for row in range(first, table.row_count):
            key = join_short(RowPart(table, header, row).blocks(_KEY)) if _KEY in header.roles else None
            if key is not None:
                found.setdefault("".join(key.split()), (i, row))
    return found


def _share(strip: Strip, keys: set[str]) -> float:
    own = [key for row in strip.rows if (key := strip.key_of(row))]
    return sum(key in keys for key in own) / len(own) if own else 0.0


def _tops(table: Table, first: int) -> list[float]:
    return [min(cell.box.top for cell in table.row(row)) for row in range(first, table.row_count)]


def _is_level(strip: Strip, headed: Headed) -> bool:
    """Whether the rows of two pages stand as high, one by one."""
    tops, own = _tops(headed.table, headed.first_row), _tops(strip.table, strip.first)
    is_behind = strip.table.page_number > headed.table.page_number
    return is_behind and len(tops) == len(own) >= _FEWEST_ROWS and all(abs(a - b) <= _LEVEL for a, b in zip(tops, own, strict=True))


def widened(tables: Sequence[Headed], pack: Pack) -> Widened:
    """A log's tables with the columns of its further strips; the same where it has none."""
    strips = strips_of(tables, pack)
    roles = list(dict.fromkeys(role for strip in strips for role in strip.roles))
    if not roles:
        return Widened(list(tables))
    places, held = _keyed(tables), {role: _Texts() for role in roles}
    labels = [block.id for strip in strips for block in strip.headings]
    bare = [strip for strip in strips if strip.key is None]
    last: tuple[int, int] | None = None
    for strip in strips:
        for row in strip.rows:
            at = bare.index(strip) % len(tables) if strip.key is None else 0
            key = strip.key_of(row)
            place = (at, tables[at].first_row + row - strip.first) if strip.key is None else places.get(key or "", None if key else last)
            last = place
            read = {column: role for role, column in strip.roles.items()}
            for cell in (cell for cell in strip.table.row(row) if cell.row == row and cell.blocks):
                role = read.get(cell.column)
                if role is not None and place is not None:
                    held[role][place] = (*held[role].get(place, ()), *cell.blocks)
                elif place is not None:
                    labels += [block.id for block in cell.blocks]
    most = _BY_PLACE if bare else 1.0
    wider = [_wider(headed, i, held) for i, headed in enumerate(tables)]
    return Widened([one._replace(header=replace(one.header, score=min(one.header.score, most))) for one in wider], tuple(labels))


def _wider(headed: Headed, index: int, held: Mapping[str, _Texts]) -> Headed:
    """One table with a column more for each role."""
    table, header, first = headed
    cells = list(table.cells)
    for row in range(table.row_count):
        cells += [beside(table, row, table.column_count + i, texts.get((index, row), ())) for i, texts in enumerate(held.values())]
    wider = replace(table, cells=tuple(cells), column_count=table.column_count + len(held))
    roles = header.roles | {role: (table.column_count + i,) for i, role in enumerate(held)}
    return Headed(wider, replace(header, titles=(*header.titles, *held), roles=roles), first)
