"""Regions of one kind of table: found by header, followed over the pages on which they go on, and parted into rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from parsers.accounting import stands_out
from parsers.findings import BlockId, Region
from parsers.language.phrases import begins_with
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.page import Box
from parsers.layout.sheet import Sheet, Table
from parsers.layout.text import fold
from parsers.pack import Pack, asked_once
from parsers.slides.column_values import Scene, fit
from parsers.slides.columns import Header, carried, is_same_header, read_headers
from parsers.slides.guessed_columns import GUESSED_KINDS, guess_header
from parsers.slides.repeated_columns import parted
from parsers.slides.row_reader import RowPart
from parsers.slides.shared_headers import with_shared_roles
from parsers.slides.told_headers import TOLD_KINDS, completed
from parsers.slides.told_tables import told_header, told_without_header

KEYS = {"agenda": "label", "action_log": "action_ref"}  # the role whose value numbers a kind's rows
TYPED = ("label", "action_ref", "raised", "due", "revised_due", "status", "time", "duration", "page", "type")
_PART = re.compile(
    r"(?i)\s*[(\[–—-]?\s*(?:cont(?:inue[ds]?|inuation|'?d)?\b\.?|(?:part\s*)?\d{1,2}\s*(?:/|of)\s*\d{1,2}|part\s*\d)\s*[)\]]?\s*$"
)
_MAY_GO_ON = re.compile(r"(?i)cont|part|\d")  # what such a mark holds at least
_LONGEST_MARK = 24  # letters: ``– ( continuation. )``
_SAME_PLACE = 8.0  # points
_FARTHEST = 4  # pages between two parts of a table whose titles say that it goes on
_FEW_ROWS = 3  # a header with a row or two, and perhaps a line across above it
_WELL = 0.75  # the share of a row's values that fit their columns where it surely goes on


class Headed(NamedTuple):
    """One table of a region, the header that it is read by, and its first row beneath (from 0)."""

    table: Table
    header: Header
    first_row: int


def scene_of(pack: Pack) -> Scene:
    """What values in tables are read against."""
    return Scene(pack.vocabulary, pack.cover.meeting_date, pack.is_month_first)


@asked_once
def headers_of(table: Table, pack: Pack) -> dict[str, Header]:
    """The header of a table as one of each kind that its headings can be of."""
    return read_headers(table, pack.vocabulary.tables, scene_of(pack))


@asked_once
def kind_of(table: Table, pack: Pack) -> str | None:
    """The kind of table whose header fits best, None where none does."""
    fits = headers_of(table, pack)
    return max(fits, key=lambda kind: fits[kind].score * len(fits[kind].roles) * (0.5 + fits[kind].fitness), default=None)


def find_tables(pack: Pack, kind: str, is_other: Callable[[Region], bool] = lambda region: False) -> list[Region]:
    """All tables of a kind, each with the tables on later pages that go it on, with or without a header of their own.

    Where no heading tells one, the tables whose values do. What ``is_other`` only reads like one.
    """
    found = _found(pack, kind, _guessed)
    own = [region for region in found if not is_other(region)]
    if own or kind not in TOLD_KINDS:
        return own
    others = frozenset(_place(table) for region in found for table in region.tables)
    return [region for region in _found(pack, kind, told_table, others) if not is_other(region)]


def _place(table: Table) -> tuple[int, Box]:
    return table.page_number, table.box


@asked_once
def _parts(table: Table, pack: Pack) -> tuple[Table, ...]:
    """The tables that one is: several where its columns are printed twice."""
    return parted(table)


def _found(
    pack: Pack,
    kind: str,
    guessed: Callable[[Table, Sheet, Pack, str], Headed | None],
    others: Set[tuple[int, Box]] = frozenset(),
) -> list[Region]:
    regions: list[list[Headed]] = []
    orphan: Table | None = None
    unread: Table | None = None
    for sheet in pack.sheets:
        for table in () if sheet.page_number in pack.dividers else (part for whole in sheet.tables for part in _parts(whole, pack)):
            if _place(table) in others:
                orphan = unread = None
                continue
            headed = _first(table, pack, kind)
            if headed is not None:
                if regions and _repeats(regions[-1], headed):
                    regions[-1].append(headed)
                else:
                    before = _led_by(headed, unread, pack) if unread is not None else None
                    regions.append([headed] if before is None else [before, headed])
            elif orphan is not None and (parts := _beneath_orphan(orphan, table, pack, kind)):
                regions.append(parts)
            elif regions and _has_same_headings(regions[-1][-1], table):
                regions[-1].append(Headed(table, replace(regions[-1][-1].header, row=-1, unknown=()), 0))
            elif regions and (more := _rest(regions[-1][-1], table, sheet, pack)):
                regions[-1].append(more)
            elif (more := guessed(table, sheet, pack, kind)) is not None:
                regions.append([more])
            orphan = table if table.row_count == 1 else None
            unread = table if not regions or regions[-1][-1].table is not table else None
    return [_region(tables) for tables in regions]


def _has_same_headings(before: Headed, table: Table) -> bool:
    """Whether a table begins with the headings of another, whatever of them is known."""
    return table.column_count == before.table.column_count and table.row_count > 1 and is_same_header(table, before.header, 0)


def _led_by(headed: Headed, before: Table, pack: Pack) -> Headed | None:
    """A table without a header, its headings lost, as the beginning of the one on the next page that prints them again."""
    sheet, own = (pack.sheet(table.page_number) for table in (before, headed.table))
    if before.page_number != headed.table.page_number - 1 or before.column_count < 3 or not is_same_title(own, sheet):
        return None
    header = carried(headed.header, headed.table, before)
    is_likely = header is not None and not stands_out(before) and _fitness_of(before, header, pack) >= _WELL
    return Headed(before, header, 0) if header is not None and is_likely else None


def _region(tables: list[Headed]) -> Region:
    return Region(tuple(dict.fromkeys(h.table.page_number for h in tables)), (), tuple(h.table for h in tables))


def headed_tables(region: Region, pack: Pack, kind: str) -> list[Headed]:
    """The tables of a region with their headers: their own where they print one, else that of the table before."""
    found: list[Headed] = []
    orphan: Table | None = None
    for table, following in zip_longest(region.tables, region.tables[1:]):
        headed = _first(table, pack, kind)
        if headed is None and orphan is not None and (parts := _beneath_orphan(orphan, table, pack, kind)):
            found.append(parts[0])
            headed = parts[1]
        if headed is None and found:
            header = carried(found[-1].header, found[-1].table, table)
            headed = Headed(table, header, 0) if header else None
        if headed is None and following is not None and not found:
            after = _first(following, pack, kind) or told_table(following, pack.sheet(following.page_number), pack, kind)
            headed = _led_by(after, table, pack) if after is not None and not after.header.is_guessed else None
        if headed is None:
            sheet = pack.sheet(table.page_number)
            headed = _guessed(table, sheet, pack, kind) or told_table(table, sheet, pack, kind)
        if headed is not None:
            found.append(headed)
        orphan = table if table.row_count == 1 else None
    headers = with_shared_roles([headed.header for headed in found])
    return [headed._replace(header=header) for headed, header in zip(found, headers, strict=True)]


def _beneath_orphan(orphan: Table, table: Table, pack: Pack, kind: str) -> list[Headed]:
    """A header that its page ends with and the table on the next page that it heads, as two parts; none where they are not of a kind."""
    if table.page_number != orphan.page_number + 1 or table.order > 1 or table.column_count != orphan.column_count:
        return []
    is_cut = _is_rest_of_header(orphan, table)
    headed = _first(_stacked(orphan, table, is_cut=is_cut), pack, kind)
    if headed is None:
        return []
    first = headed.first_row - (not is_cut)
    header = replace(headed.header, row=first - 1)
    return [Headed(orphan, replace(header, row=0, unknown=()), 1), Headed(table, header, first)]


def _is_rest_of_header(orphan: Table, table: Table) -> bool:
    """Whether a table's first row is what a page's end leaves of a header: set alike, and lines of only some headings."""
    looks = [_looks_of_row(one, 0) for one in (orphan, table)]
    filled = [cell for cell in table.row(0) if cell.text]
    return looks[0] == looks[1] and len(filled) < table.column_count and looks[1] != _looks_of_row(table, 1)


def _looks_of_row(table: Table, row: int) -> set[tuple[bool, str | None]]:
    cells = table.row(row) if row < table.row_count else ()
    return {(word.style.is_bold, word.style.colour) for cell in cells for block in cell.blocks for word in block.words}


def _stacked(orphan: Table, table: Table, *, is_cut: bool) -> Table:
    """A header and the table that it heads as one, as if no page ended between them."""
    rests = {cell.column: cell.blocks for cell in table.row(0)} if is_cut else {}
    heads = tuple(replace(cell, blocks=(*cell.blocks, *rests.get(cell.column, ()))) for cell in orphan.cells)
    down = 0 if is_cut else orphan.row_count
    beneath = tuple(replace(cell, row=cell.row + down) for cell in table.cells if cell.row + down >= orphan.row_count)
    return replace(orphan, row_count=table.row_count + down, cells=(*heads, *beneath))


def _first(table: Table, pack: Pack, kind: str) -> Headed | None:
    return _headed(table, pack) if kind_of(table, pack) == kind else None


@asked_once
def _headed(table: Table, pack: Pack) -> Headed | None:
    """A table with its header as one of the kind that it is of; None where it is of none."""
    kind = kind_of(table, pack)
    if kind is None:
        return None
    header = headers_of(table, pack)[kind]
    if header.unknown and kind in TOLD_KINDS:
        header = completed(table, header, kind, scene_of(pack), len(pack.sheets))
    return Headed(table, header, header.row + (2 if _is_cut_beneath(table, header) else 1))


def _is_cut_beneath(table: Table, header: Header) -> bool:
    """Whether the row beneath a header is its second line: set alike, unlike the rows, and each text goes on in the one above it."""
    row = header.row + 1
    if header.row < 0 or row + 1 >= table.row_count:
        return False
    filled = [cell for cell in table.row(row) if cell.text and cell.row == row]
    goes_on = all(cell.colspan == 1 and header.titles[cell.column] and re.match(r"[(/&a-z]", cell.text or "") for cell in filled)
    return bool(filled) and goes_on and _looks_of_row(table, header.row) == _looks_of_row(table, row) != _looks_of_row(table, row + 1)


def _repeats(tables: list[Headed], headed: Headed) -> bool:
    """Whether a table on the next page begins with the header of the one before."""
    before = tables[-1]
    is_next = headed.table.page_number == before.table.page_number + 1
    titles = [tuple(fold(title or "") for title in h.header.titles) for h in (before, headed)]
    return is_next and (titles[0] == titles[1] or set(titles[0]) == set(titles[1]))


def _rest(before: Headed, table: Table, sheet: Sheet, pack: Pack) -> Headed | None:
    """A table without a header as the rest of one on a page before; None where it is another."""
    apart = table.page_number - before.table.page_number
    if not 0 < apart <= _FARTHEST:
        return None
    has_same_title = is_same_title(sheet, pack.sheet(before.table.page_number))
    is_untitled = sheet.title is None or sheet.title.box.top > table.box.top
    if apart > 1 and not (sheet.title and has_same_title):
        return None
    header = carried(before.header, before.table, table)
    if header is None or (not has_same_title and _is_followed(before.table, pack)):
        return None
    share = _fitness_of(table, header, pack)
    is_in_place = all(abs(a - b) < _SAME_PLACE for a, b in zip(_sides(before.table), _sides(table), strict=True))
    is_likely = is_in_place and (is_untitled or has_same_title) and not stands_out(table) and (share >= 0.5 or _is_cut_row(table))
    is_sure = share >= _WELL and (has_same_title or is_untitled or (is_in_place and _goes_on_counting(before, table, header)))
    return Headed(table, header, 0) if is_likely or is_sure else None


def _is_followed(table: Table, pack: Pack) -> bool:
    """Whether another table stands beneath a table on its page, by which it does not go on over the page's end."""
    sheet = pack.sheet(table.page_number)
    beneath = (other.box for other in sheet.tables if other.box.top >= table.box.bottom)
    return any(box.x0 < table.box.x1 and table.box.x0 < box.x1 for box in beneath)


def _is_cut_row(table: Table) -> bool:
    """Whether a table is what a page's end leaves of one row: texts in some columns and none where the row would be named."""
    filled = [cell.column for cell in table.cells if cell.text]
    return table.row_count == 1 and 0 < len(filled) < table.column_count and filled[0] > 0


def _sides(table: Table) -> tuple[float, float]:
    return table.box.x0, table.box.x1


def _fitness_of(table: Table, header: Header, pack: Pack) -> float:
    """The share of typed values that fit their columns; 0 where there are none."""
    fits = []
    for role in TYPED:
        values = [text for row in range(table.row_count) for text in _texts(RowPart(table, header, row), role)]
        found = fit(role, values, scene_of(pack))
        if found is not None:
            fits.append(found)
    return sum(fits) / len(fits) if fits else 0.0


def _texts(part: RowPart, role: str) -> list[str]:
    widest = max(2, len(part.header.roles.get(role, ())))
    return [cell.text for cell in part.cells(role) if cell.text and cell.row == part.row and cell.colspan <= widest]


def _goes_on_counting(before: Headed, table: Table, header: Header) -> bool:
    """Whether the keys beneath begin with the letters with which those before do."""
    role = next((role for role in KEYS.values() if role in header.roles), None)
    if role is None:
        return False
    earlier, own = _keys(before, role), _keys(Headed(table, header, 0), role)
    letters = {re.sub(r"[\W\d_]+.*", "", key).casefold() for key in (*earlier, *own)}
    return bool(own) and len(letters) == 1


def _keys(headed: Headed, role: str) -> list[str]:
    rows = (RowPart(headed.table, headed.header, row) for row in range(headed.first_row, headed.table.row_count))
    return [text for row in rows for text in _texts(row, role)]


def is_same_title(sheet: Sheet, before: Sheet) -> bool:
    """Whether two pages bear one title, marks that it goes on aside."""
    if sheet.title is None or before.title is None:
        return False
    return base_title(sheet.title.text) == base_title(before.title.text)


@lru_cache(maxsize=512)  # of a page and of the headings on it, for one kind of content after the other
def base_title(title: str) -> str:
    """A title without case and without what says that it goes on.

    >>> base_title("Action log (cont.)"), base_title("Agenda 2/3"), base_title("Actions - continued")
    ('action log', 'agenda', 'actions')
    """
    return fold(_PART.sub("", title) if _MAY_GO_ON.search(title[-_LONGEST_MARK:]) else title)


def _guessed(table: Table, sheet: Sheet, pack: Pack, kind: str) -> Headed | None:
    """A table without any header as one of a kind, where the page's title, or the heading right above it, names the kind and the values
    bear it out."""
    if kind not in GUESSED_KINDS or table.column_count < 3:
        return None
    above = (block for block in introduction(pack, table)[-1:] if block.kind is BlockKind.TITLE)
    titles = [block.text for block in (sheet.title, *above) if block is not None]
    if not any(begins_with(base_title(title), pack.vocabulary.phrases[kind]) for title in titles) or stands_out(table):
        return None
    header = guess_header(table, kind, scene_of(pack))
    return Headed(table, header, 0) if header else None


def told_table(table: Table, sheet: Sheet, pack: Pack, kind: str) -> Headed | None:
    """A table whose headings name no kind, or that has none, as one of a kind that its values bear out; None where they do not."""
    if kind not in TOLD_KINDS or table.column_count < 3 or kind_of(table, pack) is not None:
        return None
    above = [block.text for block in (sheet.title, *introduction(pack, table)[-1:]) if block is not None]
    header = told_header(_with_rest(table, sheet, pack), kind, pack, above) or told_without_header(table, kind, pack)
    return Headed(table, header, header.row + 1) if header else None


def _with_rest(table: Table, sheet: Sheet, pack: Pack) -> Table:
    """A table that its page ends after a row or two, with the rows on the next page: so few tell nothing."""
    following = next((s for s in pack.sheets if s.page_number == sheet.page_number + 1), None)
    is_last = all(table.box.bottom >= other.box.bottom for other in sheet.tables)
    if table.row_count > _FEW_ROWS or not is_last or following is None or not following.tables:
        return table
    rest = following.tables[0]
    is_beneath = all(abs(a - b) < _SAME_PLACE for a, b in zip(_sides(table), _sides(rest), strict=True))
    is_rest = rest.column_count == table.column_count and is_beneath and (following.title is None or is_same_title(following, sheet))
    return _stacked(table, rest, is_cut=False) if is_rest else table


def introduction(pack: Pack, table: Table) -> tuple[Block, ...]:
    """The text between a page's title and a table beneath it: what introduces the table."""
    sheet = pack.sheet(table.page_number)
    first = min((b.order for cell in table.cells for b in cell.blocks), default=0)
    before = [b for b in sheet.body if b.order < first and b.box.bottom <= table.box.top + 4]
    return tuple(b for b in before if b is not sheet.title)


def introductions(pack: Pack, region: Region) -> Iterator[BlockId]:
    """The blocks that introduce each table of a region."""
    for table in region.tables:
        for block in introduction(pack, table):
            yield block.id


def named_regions(tables: Iterable[Table], pack: Pack, kind: str, needed: Set[str]) -> Iterator[Region]:
    """The tables, each on its page, whose headings name all of some roles of a kind."""
    for table in tables:
        region = Region((table.page_number,), (), (table,))
        if any(headed.header.roles.keys() >= needed for headed in headed_tables(region, pack, kind)):
            yield region


def tables_on(sheet: Sheet, pack: Pack) -> tuple[Table, ...]:
    """A page's tables; those of a divider say what the item is, and list nothing."""
    return sheet.tables if sheet.page_number not in pack.dividers else ()
