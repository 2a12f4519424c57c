"""Who was there: attendance tables, and lists such as ``Chair: A Name (Organisation)``; one record a person or seat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.findings import Parsed, Record, Region, part_of
from parsers.language.parties import split_owners
from parsers.language.party_types import PartyType
from parsers.language.phrases import begins_with, closest, is_one_of, mentions
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.page import Box
from parsers.layout.sheet import Sheet
from parsers.pack import Pack
from parsers.signals import Signals
from parsers.slides.columns import headerless, unknown_columns
from parsers.slides.panels import Panel, panels, printed_on, texts_of
from parsers.slides.row_reader import RowReader
from parsers.slides.tables import base_title, find_tables, headed_tables, introduction, kind_of, read_rows, scene_of
from schemas.records import Attendee

NAME = "attendees"
_MINUTED = ("minutes", "headline_report")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_ROLE = re.compile(r"\s*([^:]{2,60}?)\s*:\s*(\S.*)$", re.DOTALL)
_MARKS = re.compile(r"\s[–—-]\s|,\s+")
_BETWEEN = re.compile(r"[,;](?![^()\[\]]*[)\]])|\band\b(?![^()\[\]]*[)\]])")  # between the names of a run, not within brackets
_TOLD = re.compile(
    r"(?P<label>\w+(?: for absence)?)(?: (?:were|was|have been|had been) (?:received|given|sent|noted|made))? from (?P<names>.+)$",
    re.DOTALL,
)
_LONGEST = 16  # words of a line that names one person
_FROM_LIST = 0.7  # the signal of the heading above a list of names


def find(pack: Pack) -> list[Region]:
    """The attendance tables of any document, the pages of names, and in minutes and headline reports the lists under a heading of
    attendance."""
    regions = [region for region in find_tables(pack, NAME) if _tells_attendance(region, pack)]
    for sheet in pack.sheets:
        if _seats(sheet, pack):
            regions.append(Region((sheet.page_number,), printed_on(sheet)))
        elif pack.cover.document_type in _MINUTED:
            regions += [Region((sheet.page_number,), blocks) for blocks in _lists(sheet, pack)]
    return regions


def _seats(sheet: Sheet, pack: Pack) -> tuple[Panel, ...]:
    """The names on a page that is titled as attendance and has nothing else: beneath headings, or all beneath the title."""
    title = sheet.title
    if title is None or _attendance(base_title(title.text), pack) is None or any(kind_of(table, pack) for table in sheet.tables):
        return ()
    blocks = texts_of(sheet)
    heads = [block for block in blocks if not block.is_listed and block.is_bold]
    if not all(block in heads or _people(block, pack) for block in blocks) or len(blocks) == len(heads):
        return ()
    return panels(sheet, blocks, lambda block: block in heads) if heads else (Panel(title, blocks),)


def _people(block: Block, pack: Pack) -> list[tuple[str | None, str]]:
    """The persons that a text of a page of names is, each with what stands before the colon above several; none where it says more."""
    label, colon, rest = block.text.partition(":")
    pieces = [piece.strip(" .") for piece in _BETWEEN.split(rest if colon else block.text) if piece.strip(" .")]
    are_several = len(pieces) > 1 and all(_IN_BRACKETS.search(piece) and _names_person(piece, pack) for piece in pieces)
    is_told = bool(colon) and (_attendance(label, pack) is not None or _is_plural(label))
    if are_several or (is_told and all(_names_person(piece, pack) for piece in pieces)):
        return [(label if colon else None, piece) for piece in pieces]
    return [(None, block.text)] if _is_person(block, pack) else []


def _tells_attendance(region: Region, pack: Pack) -> bool:
    """Whether a table of names is of who was there: in minutes all are, elsewhere its title, a line above it or a column must say so."""
    if pack.cover.document_type in _MINUTED:
        return True
    title = pack.sheet(region.pages[0]).title
    said = [*([title.text] if title else []), *(b.text for b in introduction(pack, region.tables[0]))]
    headed = headed_tables(region, pack, NAME)
    return any(mentions(text, _words_of_attendance(pack)) for text in said) or any("attendance" in h.header.roles for h in headed)


def _lists(sheet: Sheet, pack: Pack) -> Iterator[tuple[Block, ...]]:
    """Each heading of attendance with the short lines after it, up to the next heading or longer text."""
    body = sheet.body
    yield from ((block,) for block in body if _run(block, pack))
    for i, head in enumerate(body):
        if not head.is_listed and _attendance(head.text, pack) is not None:
            lines: list[Block] = []
            for block in body[i + 1 :]:
                if (
                    block.kind is BlockKind.TITLE
                    or len(block.words) > _LONGEST
                    or _attendance(block.text, pack)
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
    attendance = _attendance(label, pack) if colon else None
    listed = [piece.strip(" .") for piece in _BETWEEN.split(rest) if piece.strip(" .")]
    return (attendance, listed) if attendance is not None and listed and all(_names_person(p, pack) for p in listed) else None


def _from_run(block: Block, pack: Pack) -> Iterator[Record]:
    run = _run(block, pack)
    for piece in run[1] if run else ():
        yield _listed(piece, block, run[0] if run else None, pack)


def _attendance(text: str | None, pack: Pack) -> str | None:
    """The attendance that a heading or a cell names, None where it names none."""
    names = pack.vocabulary.attendance
    return next((name for name, phrases in names.items() if is_one_of(text, phrases)), None)


def _words_of_attendance(pack: Pack) -> tuple[str, ...]:
    return tuple(phrase for phrases in pack.vocabulary.attendance.values() for phrase in phrases if len(phrase) > 3)


def _is_person(block: Block, pack: Pack) -> bool:
    """Whether a line can name a person: some words in capitals and no sentence."""
    return _names_person(block.text, pack) and not block.text.endswith(".")


def _names_person(text: str, pack: Pack) -> bool:
    words = _person(text, pack).name.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)


def parse(region: Region, pack: Pack) -> Parsed:
    """One record a row or line."""
    if region.blocks and (seats := _seats(pack.sheet(region.pages[0]), pack)):
        people = ((block, label or seat.head.text, name) for seat in seats for block in seat.blocks for label, name in _people(block, pack))
        records = tuple(_seated(name, block, head, pack) for block, head, name in people)
        return Parsed(records, (), (), tuple(block.id for block in region.blocks))
    if region.blocks:
        head, *lines = region.blocks
        if not lines:
            return Parsed(tuple(_from_run(head, pack)))
        attendance = _attendance(head.text, pack)
        return Parsed(tuple(_from_line(block, attendance, pack) for block in lines), (), (), (head.id,))
    tables = headed_tables(region, pack, NAME)
    read = read_rows(tables, NAME)
    default = _above(region, pack)
    rows = [_from_row(row, _attendance(row.section, pack) or default, pack) for row in read.rows if row.blocks("name")]
    doubts = [d for h in tables[:1] for d in (*unknown_columns(h.table, h.header), *headerless(h.table, h.header))]
    above = [b.id for t in region.tables for b in introduction(pack, t) if _attendance(b.text, pack)]
    return Parsed(tuple(rows), tuple(doubts), read.headers, (*read.context, *above))


def _seated(text: str, block: Block, head: str, pack: Pack) -> Record:
    """A person beneath a heading, or behind one: it tells the attendance, the seat, or beside an organisation whom that speaks for.

    What the heading names is an organisation or a group as far as it is known as one; else it must be of several, over a name with an
    organisation.
    """
    record = _listed(text, block, _attendance(base_title(head), pack), pack)
    person: Attendee = record.content
    if _attendance(base_title(head), pack) is not None:
        return record
    if _is_seat(head, pack):
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
    named = [_attendance(text, pack) for text in said]
    return next((name for name in named if name), None)


def _from_row(reader: RowReader, default: str | None, pack: Pack) -> Record:
    printed = reader.short("name", "name") or ""
    person = _person(printed, pack)
    said = reader.short("attendance", "attendance")
    match = closest(said, pack.vocabulary.attendance) if said else None
    content = Attendee(
        name=person.name,
        organisation=reader.short("organisation", "organisation") or person.organisation,
        role=reader.short("role", "role") or person.role,
        constituency=reader.short("constituency", "constituency"),
        attendance=match.name if match else person.attendance or default,
    )
    return _record(content, reader.page_number, reader.box, reader.signals(scene_of(pack)), reader)


def _record(content: Attendee, page: int, box: Box, signals: Signals, reader: RowReader) -> Record:
    return Record(NAME, content, (content.name,), page, box, 1.0, reader.claimed, tuple(reader.parts)).weighed(signals)


def _from_line(block: Block, attendance: str | None, pack: Pack) -> Record:
    return _listed(block.text, block, attendance, pack)


def _listed(text: str, block: Block, attendance: str | None, pack: Pack) -> Record:
    person = _person(text, pack)
    content = Attendee(
        name=person.name, organisation=person.organisation, role=person.role, attendance=person.attendance or attendance or "present"
    )
    parts = part_of("name", [block], "list")
    return Record(NAME, content, (content.name,), block.page_number, block.box, 1.0, (block.id,), parts).weighed(
        Signals(heading=_FROM_LIST)
    )


def _person(text: str, pack: Pack) -> Attendee:
    """A line of a list: ``Chair: Jo Ward (Elexon)``, ``Jo Ward (JW), Elexon``, ``Jo Ward – Large Suppliers``, ``Jo Ward (alternate)``."""
    found = _ROLE.match(text)
    role, rest = (found[1], found[2]) if found else (None, text)
    organisation = attendance = None
    while bracket := _IN_BRACKETS.search(rest):
        aside = bracket[1].strip()
        rest = rest[: bracket.start()]
        named = _attendance(aside, pack)
        if named is not None:
            attendance = named
        elif not _are_initials(aside, rest):
            for said in _asides(aside):
                role, organisation = (role or said, organisation) if _is_seat(said, pack) else (role, organisation or said)
    rest, *behind = _MARKS.split(rest.strip())
    beside = [piece for text in behind for piece in _asides(text)]
    for said in (*_asides(_aside_of(rest)), *beside):
        if begins_with(said, _words_of_attendance(pack)) and _attendance(said, pack) is None:
            continue  # for whom an alternate came
        if _is_seat(said, pack) or organisation is not None:
            role = role or said
        else:
            organisation = said
    return Attendee(name=_bare(rest), organisation=organisation, role=role, attendance=attendance)


def _asides(text: str) -> list[str]:
    return [piece for piece in (part.strip() for part in text.split(",")) if piece]


def _aside_of(name: str) -> str:
    """What stands in brackets behind a name and is more than its initials; empty where nothing does."""
    found = _IN_BRACKETS.search(name)
    return found[1].strip() if found and not _are_initials(found[1].strip(), name[: found.start()]) else ""


def _is_seat(text: str, pack: Pack) -> bool:
    """Whether a text names a seat in the meeting: the chair, or whom somebody represents."""
    words = pack.vocabulary.phrases
    return is_one_of(text, words["seat"]) or any(is_one_of(word, words["seat_word"]) for word in text.split()[-1:])


def _bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    found = _IN_BRACKETS.search(name)
    return name[: found.start()].strip() if found else name.strip()


def _are_initials(short: str, name: str) -> bool:
    """Whether brackets only shorten the name before them."""
    return short.isupper() and len(short) <= 4 and short[:1] == name.strip()[:1] and len(name.split()) >= 2
