"""Who was there: attendance tables, and lists such as ``Chair: A Name (Organisation)``; one record a person or seat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.parties import split_owners
from parsers.language.party_types import PartyType
from parsers.language.phrases import closest, mentions
from parsers.layout.blocks import Block, BlockKind, join_short
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Sheet
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.attendee_texts import (
    BETWEEN,
    IN_BRACKETS,
    attendance_of,
    is_seat,
    names_person,
    person_of,
    told_attendance,
    words_of_attendance,
)
from parsers.slides.columns import headerless, unknown_columns
from parsers.slides.panels import Panel, panels, printed_on, texts_of
from parsers.slides.people import is_organisation, is_party, labelled, said_by, said_in
from parsers.slides.people_lists import People, is_of_others, people_on, records_of, region_of
from parsers.slides.people_rows import Sectioned, sectioned
from parsers.slides.people_tables import STAND_IN, above, is_mark, marked, people_in_cells, told_people
from parsers.slides.row_reader import RowReader
from parsers.slides.table_rows import read_rows
from parsers.slides.tables import base_title, find_tables, headed_tables, introduction, kind_of, scene_of
from schemas.records import Attendee

NAME = "attendees"
_MINUTED = ("minutes", "headline_report")
_TOLD = re.compile(
    r"(?P<label>\w+(?: for absence)?)(?: (?:were|was|have been|had been) (?:received|given|sent|noted|made))? from (?P<names>.+)$",
    re.DOTALL,
)
_FEWEST_PRESENT = 3  # persons of a list in minutes that are taken for those present
_LONGEST = 16  # words of a line that names one person
_FROM_LIST = 0.7  # the signal of the heading above a list of names


def find(pack: Pack) -> list[Region]:
    """The attendance tables of any document, the pages of names, and in minutes and headline reports the lists under a heading of
    attendance."""
    tables = (region for region in find_tables(pack, NAME) if _tells_attendance(region, pack))
    regions = [region for region in tables if not _has_stand_ins(region, pack) and not _has_runs(region, pack)]
    for sheet in pack.sheets:
        if _seats(sheet, pack):
            regions.append(Region((sheet.page_number,), printed_on(sheet)))
        elif pack.cover.document_type in _MINUTED:
            told = people_on(sheet, pack)
            lists = (blocks for blocks in _lists(sheet, pack) if not _is_told(blocks, told))
            regions += [Region((sheet.page_number,), blocks) for blocks in lists]
    return [*regions, *_told(pack, regions)]


def _told(pack: Pack, known: Sequence[Region]) -> Iterator[Region]:
    """The lists and tables of people that no known heading tells, but for what is in a known one."""
    taken = {block.id for region in known for block in region.all_blocks}
    for sheet in pack.sheets:
        tables = (Region((sheet.page_number,), (), (headed.table,)) for headed in told_people(sheet, pack))
        for region in (*map(region_of, people_in_cells(sheet, pack)), *tables, *map(region_of, people_on(sheet, pack))):
            own = {block.id for block in region.all_blocks}
            if taken.isdisjoint(own):
                taken |= own
                yield region


def _is_told(blocks: tuple[Block, ...], told: Sequence[People]) -> bool:
    """Whether lists that go by where texts stand have the lines of a list that goes by their order, and no fewer persons."""
    ids = {block.id for block in blocks}
    sharing = [people for people in told if any(block.id in ids for entry in people.entries for block in entry.blocks)]
    return sum(len(people.said) for people in sharing) >= max(1, len(blocks) - 1)


def _people_of(sheet: Sheet, pack: Pack) -> list[People]:
    return [*people_on(sheet, pack), *people_in_cells(sheet, pack)]


def _seats(sheet: Sheet, pack: Pack) -> tuple[Panel, ...]:
    """The names on a page that is titled as attendance and has nothing else: beneath headings, or all beneath the title."""
    title = sheet.title
    if title is None or attendance_of(base_title(title.text), pack) is None or any(kind_of(table, pack) for table in sheet.tables):
        return ()
    blocks = texts_of(sheet)
    heads = [block for block in blocks if not block.is_listed and block.is_bold]
    if not all(block in heads or _people(block, pack) for block in blocks) or len(blocks) == len(heads):
        return ()
    return panels(sheet, blocks, lambda block: block in heads) if heads else (Panel(title, blocks),)


def _people(block: Block, pack: Pack) -> list[tuple[str | None, str]]:
    """The persons that a text of a page of names is, each with what stands before the colon above several; none where it says more."""
    label, colon, rest = block.text.partition(":")
    pieces = [piece.strip(" .") for piece in BETWEEN.split(rest if colon else block.text) if piece.strip(" .")]
    are_several = len(pieces) > 1 and all(IN_BRACKETS.search(piece) and names_person(piece, pack) for piece in pieces)
    is_told = bool(colon) and (attendance_of(label, pack) is not None or _is_plural(label))
    if are_several or (is_told and all(names_person(piece, pack) for piece in pieces)):
        return [(label if colon else None, piece) for piece in pieces]
    return [(None, block.text)] if _is_person(block, pack) else []


def _tells_attendance(region: Region, pack: Pack) -> bool:
    """Whether a table of names is of who was there: in minutes all are, elsewhere its title, a line above it or a column must say so."""
    if pack.cover.document_type in _MINUTED:
        return True
    title = pack.sheet(region.pages[0]).title
    said = [*([title.text] if title else []), *(b.text for b in introduction(pack, region.tables[0]))]
    if any(is_of_others(text, pack) for text in said[-2:]):
        return False
    headed = headed_tables(region, pack, NAME)
    return any(mentions(text, words_of_attendance(pack)) for text in said) or any("attendance" in h.header.roles for h in headed)


def _has_stand_ins(region: Region, pack: Pack) -> bool:
    """Whether a table has a second column of names, which its headings do not tell."""
    told = told_people(pack.sheet(region.pages[0]), pack) if len(region.tables) == 1 else ()
    return any(headed.table == region.tables[0] and STAND_IN in headed.header.roles for headed in told)


def _has_runs(region: Region, pack: Pack) -> bool:
    """Whether the cells of a table hold persons throughout, each column under its attendance."""
    found = people_in_cells(pack.sheet(region.pages[0]), pack) if len(region.tables) == 1 else ()
    inside = {block.id for block in region.tables[0].blocks} if found else set()
    return any(block.id in inside for people in found for entry in people.entries for block in entry.blocks)


def _lists(sheet: Sheet, pack: Pack) -> Iterator[tuple[Block, ...]]:
    """Each heading of attendance with the short lines after it, up to the next heading or longer text."""
    body = sheet.body
    yield from ((block,) for block in body if _run(block, pack))
    for i, head in enumerate(body):
        if not head.is_listed and attendance_of(head.text, pack) is not None:
            lines: list[Block] = []
            for block in body[i + 1 :]:
                if (
                    block.kind is BlockKind.TITLE
                    or len(block.words) > _LONGEST
                    or attendance_of(block.text, pack)
                    or not _is_person(block, pack)
                ):
                    break
                lines.append(block)
            if lines:
                yield (head, *lines)


def _run(block: Block, pack: Pack) -> tuple[str, list[str]] | None:
    """The attendance that a paragraph begins with and the persons that it lists: ``Present: A Name (Organisation), B Name``, ``Apologies
    were received from A Name``."""
    label, colon, rest = block.text.partition(":")
    told = _TOLD.match(block.text)
    if told is not None:
        label, colon, rest = told["label"], ":", told["names"]
    attendance = attendance_of(label, pack) if colon else None
    listed = [piece.strip(" .") for piece in BETWEEN.split(rest) if piece.strip(" .")]
    return (attendance, listed) if attendance is not None and listed and all(names_person(p, pack) for p in listed) else None


def _from_run(block: Block, pack: Pack) -> Iterator[Record]:
    run = _run(block, pack)
    for piece in run[1] if run else ():
        yield _listed(piece, block, run[0] if run else None, pack)


def _is_person(block: Block, pack: Pack) -> bool:
    """Whether a line can name a person: some words in capitals and no sentence."""
    return names_person(block.text, pack) and not block.text.endswith(".")


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a row or line."""
    if region.blocks and (seats := _seats(pack.sheet(region.pages[0]), pack)):
        people = ((block, label or seat.head.text, name) for seat in seats for block in seat.blocks for label, name in _people(block, pack))
        records = tuple(_seated(name, block, head, pack) for block, head, name in people)
        return Parsed(records, (), (), tuple(block.id for block in region.blocks))
    is_minuted = pack.cover.document_type in _MINUTED
    if region.blocks and not (is_minuted and region.blocks in tuple(_lists(pack.sheet(region.pages[0]), pack))):
        return _from_people(region, pack)
    if region.blocks:
        head, *lines = region.blocks
        if not lines:
            return Parsed(tuple(_from_run(head, pack)))
        attendance = attendance_of(head.text, pack)
        return Parsed(tuple(record for block in lines for record in _from_line(block, attendance, pack)), (), (), (head.id,))
    tables = headed_tables(region, pack, NAME)
    if not tables or not _tells_attendance(region, pack) or _has_stand_ins(region, pack):
        return _from_told(region, pack)
    read = read_rows(tables, NAME)
    default = _above(region, pack)
    parted = sectioned([row for row in read.rows if row.blocks("name")], pack)
    rows = [_from_row(row, told_attendance(section, pack) or default, pack) for row, section in parted.rows]
    doubts = [d for h in tables[:1] for d in (*unknown_columns(h.table, h.header), *headerless(h.table, h.header))]
    over = [b.id for t in region.tables for b in introduction(pack, t) if attendance_of(b.text, pack)]
    return Parsed(tuple(rows), tuple(doubts), read.headers, (*read.context, *parted.context, *over))


def _from_people(region: Region, pack: Pack) -> Parsed:
    """The persons of a list that its entries tell. The first list of minutes is of those present, where nothing says who is in it."""
    found = _people_of(pack.sheet(region.pages[0]), pack)
    for number, people in enumerate(found):
        if people.blocks == region.blocks:
            is_first = number == 0 and pack.cover.document_type in _MINUTED and len(people.said) >= _FEWEST_PRESENT
            records = records_of(people, pack, "present" if is_first else None)
            cells = tuple(block.id for block in people.own if block.place is not None)
            return Parsed(records, (), cells, tuple(block.id for block in people.own if block.id not in cells))
    return Parsed()


def _from_told(region: Region, pack: Pack) -> Parsed:
    """The persons of a table that its values tell, and those who stand in for them."""
    tables = [headed for headed in told_people(pack.sheet(region.pages[0]), pack) if headed.table in region.tables]
    read = read_rows(tables, NAME)
    parted = sectioned([row for row in read.rows if row.blocks("name")], pack)
    records = tuple(record for row, section in _labelled_rows(parted.rows, pack) for record in _from_told_row(row, section, pack))
    doubts = tuple(doubt for h in tables for doubt in (*unknown_columns(h.table, h.header), *headerless(h.table, h.header)))
    return Parsed(records, doubts, read.headers, (*read.context, *parted.context))


def _labelled_rows(rows: Sequence[Sectioned], pack: Pack) -> Iterator[Sectioned]:
    """Rows with the section that a label left of the names tells, down to the next label."""
    label: str | None = None
    for row, section in rows:
        label = (join_short(row.blocks("attendance")) or label) if _has_side_labels(row) else None
        yield Sectioned(row, label if told_attendance(label, pack) else section)


def _has_side_labels(row: RowReader) -> bool:
    """Whether what tells attendance stands left of the names, where labels of other groups may stand, too."""
    roles = row.first.header.roles
    return "attendance" in roles and "name" in roles and roles["attendance"][0] < roles["name"][0]


def _from_told_row(reader: RowReader, section: str | None, pack: Pack) -> Iterator[Record]:
    """Each person of a row. That those of a pack were there is never told by a column's heading: the meeting is yet to come."""
    header, is_minuted = reader.first.header, pack.cover.document_type in _MINUTED
    texts = above(reader.first.table, pack)
    told = next((name for text in (section, *texts) if (name := told_attendance(text, pack))), "present" if is_minuted else None)
    for role in ("name", STAND_IN):
        title = header.titles[header.roles[role][0]] if role in header.roles else None
        headed = told_attendance(title, pack)
        for said in said_in(join_short(reader.blocks(role)) or "", pack):
            headed_so = headed if headed != "present" or is_minuted else None
            yield _told_person(said.person, reader, role, headed_so or (told if role == "name" else None), pack)


def _told_person(said: Attendee, reader: RowReader, role: str, attendance: str | None, pack: Pack) -> Record:
    reader.note("name", reader.blocks(role))
    said_of = join_short(reader.blocks("attendance")) if role == "name" else None
    stated = told_attendance(said_of, pack)
    is_label = said_of is not None and _has_side_labels(reader) and not is_mark(said_of)
    is_stated = said_of is not None and not is_label and not is_party(said_of, pack)
    of = join_short(reader.blocks("constituency"))
    is_held = of is not None and is_seat(of, pack)
    is_firm = of is not None and not is_held and not reader.has("organisation") and is_organisation(of, pack)
    content = Attendee(
        name=said.name,
        organisation=reader.short("organisation", "organisation") or (of if is_firm else said.organisation),
        role=reader.short("role", "role") or (of if is_held else said.role),
        constituency=None if is_held or is_firm else of,
        attendance=stated or (_marked(reader, pack) if role == "name" else None) or said.attendance or (None if is_stated else attendance),
    )
    return _record(content, reader.page_number, reader.box, reader.signals(scene_of(pack)), reader)


def _seated(text: str, block: Block, head: str, pack: Pack) -> Record:
    """A person beneath a heading, or behind one: it tells the attendance, the seat, or beside an organisation whom that speaks for.

    What the heading names is an organisation or a group as far as it is known as one; else it must be of several, over a name with an
    organisation.
    """
    record = _listed(text, block, attendance_of(base_title(head), pack), pack)
    person: Attendee = record.content
    if attendance_of(base_title(head), pack) is not None:
        return record
    if is_seat(head, pack):
        return replace(record, content=replace(person, role=person.role or head))
    kinds = {party.party_type for party in split_owners(head, pack.vocabulary.gazetteer, frozenset(pack.vocabulary.group_names))}
    if kinds == {PartyType.ORGANISATION}:
        return replace(record, content=replace(person, organisation=person.organisation or head))
    is_group = kinds == {PartyType.GROUP} or (person.organisation is not None and _is_plural(head))
    return replace(record, content=replace(person, constituency=head)) if is_group else record


def _is_plural(text: str) -> bool:
    """Whether a text names several, as constituencies do and no person and hardly an organisation does."""
    return text.rstrip(": ").endswith("s")


def _above(region: Region, pack: Pack) -> str | None:
    """The attendance that the last line above a table names, or the heading of its names, or the page's title."""
    lines: Sequence[Block] = introduction(pack, region.tables[0])
    title = pack.sheet(region.pages[0]).title
    said = [*(b.text for b in lines[-1:]), *(cell.text for cell in region.tables[0].row(0)), *([title.text] if title else [])]
    named = [attendance_of(text, pack) for text in said]
    return next((name for name in named if name), None)


def _from_row(reader: RowReader, default: str | None, pack: Pack) -> Record:
    printed = reader.short("name", "name") or ""
    person = person_of(printed, pack)
    said = reader.short("attendance", "attendance")
    match = closest(said, pack.vocabulary.attendance) if said else None
    content = Attendee(
        name=person.name,
        organisation=reader.short("organisation", "organisation") or person.organisation,
        role=reader.short("role", "role") or person.role,
        constituency=reader.short("constituency", "constituency"),
        attendance=_marked(reader, pack) or (match.name if match else person.attendance or default),
    )
    return _record(content, reader.page_number, reader.box, reader.signals(scene_of(pack)), reader)


def _marked(reader: RowReader, pack: Pack) -> str | None:
    """The attendance that a mark in its column tells."""
    marks = {head: cell for head, cell in _marks(reader)}
    told = marked({head: cell.text or "" for head, cell in marks.items()}, pack)
    if told is not None:
        reader.note("attendance", [block for cell in marks.values() for block in cell.blocks])
    return told


def _marks(reader: RowReader) -> Iterator[tuple[str, Cell]]:
    """The cells of a row that hold a mark, each with its heading."""
    table, titles = reader.first.table, reader.first.header.titles
    cells = ((title, table.at(reader.first.row, c)) for c, title in enumerate(titles) if title)
    return ((title, cell) for title, cell in cells if cell.text and is_mark(cell.text))


def _record(content: Attendee, page: int, box: Box, signals: Signals, reader: RowReader) -> Record:
    marks = (block.id for _, cell in _marks(reader) for block in cell.blocks) if content.attendance else ()
    claimed = tuple(dict.fromkeys((*reader.claimed, *marks)))
    return Record(NAME, content, (content.name,), page, box, 1.0, claimed, tuple(reader.parts)).weighed(signals)


def _from_line(block: Block, attendance: str | None, pack: Pack) -> Iterator[Record]:
    """The person of a line, or the several that it lists."""
    said = said_by(block, pack)
    if len(said) > 1:
        yield from (_of_list(person, block, attendance or "present") for person in labelled(said, pack))
    else:
        yield _listed(block.text, block, attendance, pack)


def _listed(text: str, block: Block, attendance: str | None, pack: Pack) -> Record:
    return _of_list(person_of(text, pack), block, attendance or "present")


def _of_list(person: Attendee, block: Block, attendance: str) -> Record:
    content = Attendee(
        name=person.name,
        organisation=person.organisation,
        role=person.role,
        constituency=person.constituency,
        attendance=person.attendance or attendance,
    )
    parts = part_of("name", [block], "list")
    return Record(NAME, content, (content.name,), block.page_number, block.box, 1.0, (block.id,), parts).weighed(
        Signals(heading=_FROM_LIST)
    )
