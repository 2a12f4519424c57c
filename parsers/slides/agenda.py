"""The agenda table: one row an item, with its theme, times and the page that it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.findings import Doubt, Parsed, Record, Region, misread_signal
from parsers.language.dates import TimesReading, read_times
from parsers.language.phrases import is_one_of, mentions
from parsers.layout.blocks import Block, join_long, join_short
from parsers.layout.sheet import Cell, Table
from parsers.layout.table import Evidence
from parsers.pack import Pack, asked_once
from parsers.slides import attachments
from parsers.slides.agenda_cards import agenda_cards, agenda_part
from parsers.slides.agenda_leads import with_leads_apart
from parsers.slides.agenda_lists import find_lists, read_list
from parsers.slides.agenda_times import instant
from parsers.slides.cards import Card
from parsers.slides.column_values import bare_label, is_label, is_page
from parsers.slides.columns import headerless, unknown_columns, untitled_beside
from parsers.slides.group_tables import group_parts
from parsers.slides.item_types import item_type, type_lead
from parsers.slides.panels import has_white_rows, printed_on
from parsers.slides.planned_rows import items_alone
from parsers.slides.printed_twice import read_once
from parsers.slides.row_reader import RowPart, RowReader
from parsers.slides.table_rows import read_rows
from parsers.slides.tables import find_tables, headed_tables, named_regions, scene_of, tables_on
from parsers.slides.upright_records import records_across
from schemas.records import AgendaItem

NAME = "agenda"
_PAGE = re.compile(r"\d{1,3}")
_NAMED_WITH = re.compile(r"\s*(?:[,;(&+\n]|\band\b)\s*(?=[A-Za-z])")  # a page, and a document beside it
_MINUTES = re.compile(r"\d{1,3}$")
_TIME_ROLES = ("time", "end", "duration")
_NAMED = frozenset({"title", "time"})  # what labels down the side must name
_FIELDS = ("type", "objective", "lead", "time")
_BAND = 2  # fields beside the title over which one cell lies
_JOINT = 2  # columns under one heading: themes and titles
_SPACE = 0.6  # of the size: white as narrow as this is a space in running text, also of a font whose letters are all as wide
_GUESSED = 0.5  # the signal of the values where a theme is told from the row above


def find(pack: Pack) -> list[Region]:
    """The agenda: all its tables, on whatever pages it goes on or is printed again; where there is none, the lists that are agendas."""
    if across := _across(pack):
        return across
    regions = [region for region in find_tables(pack, NAME) if not all(_is_no_agenda(table, pack) for table in region.tables)]
    if not regions:
        return _carded(pack) or find_lists(pack)
    if carded := _carded_beside(regions, pack):
        return carded
    pages = tuple(dict.fromkeys(page for region in regions for page in region.pages))
    return [Region(pages, (), tuple(table for region in regions for table in region.tables))]


def _across(pack: Pack) -> list[Region]:
    """The agenda whose items stand side by side, with what their values are down the side: one or more tables of some of them each."""
    turned = (_turned(table, pack) for sheet in pack.sheets for table in tables_on(sheet, pack))
    regions = named_regions((table for table in turned if table is not None), pack, NAME, _NAMED)
    tables = [table for region in regions for table in region.tables]
    pages = tuple(dict.fromkeys(table.page_number for table in tables))
    return [Region(pages, (), tuple(tables))] if tables else []


@asked_once
def _turned(table: Table, pack: Pack) -> Table | None:
    """A table whose items stand side by side with a row for each; None where it is another."""
    return records_across(table, pack.vocabulary.tables[NAME])


def _carded(pack: Pack) -> list[Region]:
    """The agenda as cards, on all pages on which there are some."""
    sheets = [part for sheet in pack.sheets if agenda_cards(sheet, pack) and (part := agenda_part(sheet, pack))]
    if not sheets:
        return []
    aside = {block.id for sheet in sheets for block in attachments.listed(sheet, pack)}
    blocks = tuple(block for sheet in sheets for block in printed_on(sheet) if block.id not in aside)
    return [Region(tuple(sheet.page_number for sheet in sheets), blocks)]


def _carded_beside(regions: Sequence[Region], pack: Pack) -> list[Region]:
    """The agenda as cards where alignment alone made tables of them, with fewer rows than there are cards: some stand side by side; or
    where boxes apart from each other did, each of which is a card."""
    tables = [table for region in regions for table in region.tables]
    are_boxes = all(has_white_rows(table) for table in tables)
    if not are_boxes and any(table.evidence is not Evidence.ALIGNED for table in tables):
        return []
    carded = _carded(pack)
    cards = sum(len(agenda_cards(pack.sheet(page), pack)) for region in carded for page in region.pages)
    rows = sum(len({cell.row for cell in table.cells if cell.blocks}) if are_boxes else table.row_count for table in tables)
    return carded if cards > rows or (are_boxes and cards == rows) else []


def _is_no_agenda(table: Table, pack: Pack) -> bool:
    """Whether a table only reads like one: it says what one item is, what later meetings will hear, or what groups report beneath their
    names and days."""
    return _names_fields(table, pack) or items_alone(table, pack) is not table or bool(group_parts(table, pack, are_dated=True))


def _names_fields(table: Table, pack: Pack) -> bool:
    """Whether a table says of one item what it is for, who leads and how long it takes: its first column names them."""
    phrases = pack.vocabulary.phrases
    texts = [cell.text for cell in table.cells if cell.column == 0]
    named = {name for text in texts for name in _FIELDS if is_one_of(text, phrases[f"divider_{name}"])}
    return table.column_count == 2 and len(named) > 2


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a row. An item that is printed twice is read once."""
    if region.blocks:
        cards = [card for page in region.pages for card in agenda_cards(pack.sheet(page), pack)]
        return _from_cards(cards, region, pack) if cards else _listed(region, pack)
    if region.tables not in pack.readings:
        pack.readings[region.tables] = _from_tables(region, pack)
    return pack.readings[region.tables]


def _from_tables(region: Region, pack: Pack) -> Parsed:
    tables = [with_leads_apart(headed, pack) for headed in headed_tables(region, pack, NAME)]
    if not tables:
        return Parsed()
    read = read_rows(tables, NAME)
    records: list[Record] = []
    for row in read.rows:
        records.append(_record(row, pack, records[-1] if records and records[-1].page_number == row.page_number else None))
    records = read_once(records)
    doubts: list[Doubt] = []
    for i, headed in enumerate(tables):
        is_new = i == 0 or headed.header.titles != tables[i - 1].header.titles
        doubts += (*unknown_columns(headed.table, headed.header), *headerless(headed.table, headed.header)) if is_new else ()
    return Parsed(tuple(records), (*doubts, *_misread(records, pack)), read.headers, read.context)


def _from_cards(cards: Sequence[Card], region: Region, pack: Pack) -> Parsed:
    """An agenda of cards, in the order of their times, or of their numbers, where all have one."""
    read = [card.taking(_record(card.row, pack, None)) for card in cards]
    for column in ("start_time", "item_number"):
        if all(getattr(record.content, column) is not None for record in read):
            read.sort(key=lambda record: getattr(record.content, column))
            break
    else:
        read = _down_columns(read)
    records = read_once(read)
    return Parsed(tuple(records), tuple(_misread(records, pack)), (), tuple(block.id for block in region.blocks))


def _down_columns(read: list[Record]) -> list[Record]:
    """Cards column by column where the times that are printed follow each other so, and not row by row; else as they are."""
    down = sorted(read, key=lambda record: (record.page_number, round(record.box.x0) if record.box else 0))
    orders = [[record.content.start_time for record in order if record.content.start_time] for order in (read, down)]
    return down if orders[1] == sorted(orders[1]) and orders[0] != sorted(orders[0]) else read


def _listed(region: Region, pack: Pack) -> Parsed:
    """An agenda without a table: what its entries leave of the list introduces it."""
    records = read_once(list(read_list(region, pack)))
    return Parsed(tuple(records), tuple(_misread(records, pack)), (), tuple(block.id for block in region.blocks))


def _record(reader: RowReader, pack: Pack, above: Record | None) -> Record:
    """The item of a row. One that lacks a theme beside its title is most likely of the same as the one ``above`` it on its page."""
    _read_band_as_title(reader)
    theme, title = _theme_and_title(reader)
    title, under_title = _under_title(reader) or (title, None)
    if not reader.has("theme") and theme is None and not _is_pause(reader.section, pack):
        theme = reader.section
    lacks_theme = _lacks_theme(reader)
    if lacks_theme and above is not None:
        theme = above.content.theme
        reader.parts += [part for part in above.parts if part.column == "theme"]
    label = reader.short("label", "item_label") or _number_before(reader)
    time_raw, times = _times(reader)
    type_raw = reader.short("type", "item_type_raw")
    page_raw = reader.short("page", "stated_page_raw")
    objective = under_title or reader.long("objective", "objective")
    if not reader.has("type"):
        type_raw, objective = _leading_type(objective, reader, pack)
    content = AgendaItem(
        item_number=_number(bare_label(label, pack.vocabulary)) if label else None,
        item_label=label,
        theme=theme,
        title=title,
        objective=objective,
        item_type=item_type(type_raw, pack.vocabulary),
        item_type_raw=type_raw,
        lead_raw=reader.short("lead", "lead_raw"),
        time_raw=time_raw,
        start_time=times.start_time,
        end_time=times.end_time,
        starts_at=instant(pack.cover.meeting_date, times.start_time),
        ends_at=instant(pack.cover.meeting_date, times.end_time),
        duration_minutes=times.duration_minutes,
        stated_page=_stated_page(page_raw),
        stated_page_raw=page_raw,
    )
    key = (label or title or join_short(reader.blocks("objective")) or "",)
    record = Record(NAME + "_items", content, key, reader.page_number, reader.box, 1.0, reader.claimed, tuple(reader.parts))
    signals = reader.signals(scene_of(pack))
    own = 0.0 if lacks_theme else 1.0
    return record.weighed(
        signals.lowered(read=misread_signal(_misread((record,), pack)), key=1.0 if title else 0.0, cut=own, fit=max(own, _GUESSED))
    )


def _read_band_as_title(reader: RowReader) -> None:
    """Read a cell that lies across the columns of several fields (``Break``) as the title and as none of the others."""
    part = reader.first
    cell = next(iter(part.cells("title")), None)
    roles = part.header.roles
    shared = {role for role in roles if role not in ("title", "theme") and cell is not None and part.cells(role) == (cell,)}
    if cell is None or not cell.text or len(shared) < _BAND:
        return
    kept = {role: columns for role, columns in roles.items() if role not in shared}
    kept["title"] = tuple(range(cell.column, cell.last_column + 1))
    reader.row_parts[0] = part._replace(header=replace(part.header, roles=kept))


def _is_pause(section: str | None, pack: Pack) -> bool:
    """Whether a row that parts the agenda is a break, after which the items are of no other theme than before."""
    return section is not None and (mentions(section, pack.vocabulary.phrases["pause"]) or read_times(section).start_time is not None)


def _leading_type(objective: str | None, reader: RowReader, pack: Pack) -> tuple[str | None, str | None]:
    """The type that an objective begins with where the table has no column for it (``DECISION: Approve …``), and what stands behind it."""
    lead = type_lead(objective, pack.vocabulary) if objective else None
    if lead is None:
        return None, objective
    reader.note("item_type_raw", (reader.blocks("objective") or reader.blocks("title")[1:])[:1])
    return lead[0], lead[1] or None


def _theme_and_title(reader: RowReader) -> tuple[str | None, str | None]:
    """The item's theme and title. A cell that spans all of the heading's columns is a title; beside a title, it is a theme."""
    first = reader.first
    if not reader.has("title"):
        return reader.short("theme", "theme"), None
    if reader.has("theme") and first.cells("theme") == first.cells("title"):
        return None, reader.short("title", "title")
    if reader.has("theme") and len(first.header.roles["title"]) == 1:
        if not reader.blocks("title") and _is_own(first, "theme"):
            return None, reader.short("theme", "title")  # an item that is of no theme stands in its place
        if _is_one_text([*first.cells("theme"), *first.cells("title")]):
            reader.note("title", [*reader.blocks("theme"), *reader.blocks("title")])
            return None, join_short([*reader.blocks("theme"), *reader.blocks("title")])
        return reader.short("theme", "theme"), reader.short("title", "title")
    title: list[Block] = []
    theme: list[Block] = []
    for part in reader.row_parts:
        themes, titles = _parted(part)
        theme += themes
        title += titles
    reader.note("title", title)
    reader.note("theme", theme)
    return join_short(theme), join_short(title)


def _under_title(reader: RowReader) -> tuple[str | None, str | None] | None:
    """Title and objective from one cell, where the table has no column of objectives: the first line in bold, and none beneath it."""
    first, *rest = reader.blocks("title") or (None,)
    if sum(bool(cell.blocks) for cell in reader.first.cells("title")) > 1:
        return None  # a theme in bold stands beside its title
    if reader.has("objective") or first is None or not rest or not first.is_bold or any(block.is_bold for block in rest if block):
        return None
    beneath = [block for block in rest if block is not None]
    reader.parts = [part for part in reader.parts if part.column != "title"]
    reader.note("title", [first])
    reader.note("objective", beneath)
    return first.text, join_long(beneath)


def _parted(part: RowPart) -> tuple[list[Block], list[Block]]:
    """The blocks of the cells under the title's heading: those of all but the last, and those of the last."""
    columns = untitled_beside(part.table, part.header, part.header.roles["title"])
    filled = [cell for cell in dict.fromkeys(part.table.at(part.row, column) for column in columns) if cell.blocks]
    if not filled or _is_one_text(filled):
        return [], [block for cell in filled for block in cell.blocks]
    return [block for cell in filled[:-1] for block in cell.blocks], list(filled[-1].blocks)


def _is_one_text(cells: Sequence[Cell]) -> bool:
    """Whether two cells hold the halves of one line, a space apart: a title that runs over the border between themes and titles."""
    if len(cells) != _JOINT or any(len(cell.blocks) != 1 or len(cell.blocks[0].lines) != 1 for cell in cells):
        return False
    left, right = (cell.blocks[0].lines[0] for cell in sorted(cells, key=lambda cell: cell.column))
    return abs(left.baseline - right.baseline) < 1 and right.start - left.x1 < _SPACE * left.size


def _lacks_theme(reader: RowReader) -> bool:
    """Whether the place of a theme is blank beside a title, in an open table whose other rows have themes: it may be one of theirs."""
    part = reader.first
    columns = part.header.roles.get("title", ())
    if part.table.confidence >= 1.0:
        return False
    if len(columns) == 1 and reader.has("theme"):
        own = not reader.blocks("theme") and _is_own(part, "title")
        return own and any(_stands_at_theme(part._replace(row=row)) for row in range(part.header.row + 1, part.table.row_count))
    if len(columns) != _JOINT:
        return False
    theme, title = (part.table.at(part.row, column) for column in columns)
    return theme is not title and not theme.blocks and bool(title.blocks)


def _is_own(part: RowPart, role: str) -> bool:
    """Whether a role's only cell begins in this row and is no other role's."""
    cells = part.cells(role)
    return len(cells) == 1 and bool(cells[0].blocks) and cells[0].row == part.row and cells[0].colspan == 1


def _stands_at_theme(part: RowPart) -> bool:
    """Whether a row's title begins at the place of a theme: the items of a table in which any does so are of a theme where they do not."""
    cells = part.cells("theme"), part.cells("title")
    return cells[0] == cells[1] or (_is_own(part, "theme") and not part.blocks("title")) or _is_one_text([*cells[0], *cells[1]])


def _times(reader: RowReader) -> tuple[str | None, TimesReading]:
    """When an item is: from one cell, or from cells for its start, its end and its length."""
    roles = sorted((role for role in _TIME_ROLES if reader.has(role)), key=lambda role: reader.first.header.roles[role])
    raws = {role: reader.short(role, "time_raw") for role in roles}
    readings = {role: read_times(raw or "") for role, raw in raws.items()}
    # A cell with two times holds both, whatever its heading speaks of first.
    start = next((r.start_time for role, r in readings.items() if r.start_time and (role != "end" or r.end_time)), None)
    inner = next((r.end_time for r in readings.values() if r.end_time), None)
    end = inner or (readings["end"].start_time if "end" in readings else None)
    minutes = next((r.duration_minutes for r in readings.values() if r.duration_minutes is not None), None)
    if minutes is None:
        minutes = _bare_minutes(reader, raws)
    return " ".join(raw for raw in raws.values() if raw) or None, TimesReading(start, end, minutes)


def _bare_minutes(reader: RowReader, raws: dict[str, str | None]) -> int | None:
    """A lone number under a heading that speaks of minutes."""
    for role, raw in raws.items():
        titles = " ".join(reader.first.header.titles[c] or "" for c in reader.first.header.roles[role])
        is_length = role == "duration" or re.search(r"(?i)\bmin", titles) is not None
        if raw and is_length and _MINUTES.match(raw):
            return int(raw)
    return None


def _number_before(reader: RowReader) -> str | None:
    """The list number that stands before a title where the table has no column for it."""
    titles = reader.blocks("title")
    is_one = bool(titles) and not any(block.is_listed for block in titles[1:])
    marker = titles[0].marker if is_one and not reader.has("label") else None
    label = (marker or "").strip("().")
    return label if is_label(label) else None


def _number(label: str | None) -> int | None:
    digits = (label or "").strip(".():# ")
    return int(digits) if digits.isdecimal() and len(digits) < 4 else None


def _stated_page(raw: str | None) -> int | None:
    """The first page named; None where the text does not begin with pages (``Attachment 2``)."""
    named = raw if not raw or is_page(raw) else _NAMED_WITH.split(raw, maxsplit=1)[0]
    found = _PAGE.search(named) if named and is_page(named) else None
    return int(found.group()) if found else None


def _misread(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """Times and pages that are printed and gave no value; a word (``Verbal``) says that there is no page, and one without a digit
    (``As read``) that there is no time."""
    pageless = pack.vocabulary.phrases["no_page"]
    for record in records:
        item: AgendaItem = record.content
        is_timed = item.start_time is not None or item.duration_minutes is not None
        for raw, is_read, what in ((item.time_raw, is_timed, "time"), (item.stated_page_raw, item.stated_page is not None, "page")):
            says_none = not any(map(str.isdigit, raw or "")) if what == "time" else is_one_of(raw or "", pageless)
            if raw and not is_read and any(map(str.isalnum, raw)) and not says_none:
                yield Doubt(
                    "value_not_understood",
                    f"The agenda (page {record.page_number}) gives item {item.item_label or item.title} the {what} '{raw}', "
                    "which could not be read.",
                    record.page_number,
                    raw,
                    record,
                    record.box,
                )
