"""Parties, dates and identifiers in the text of the records that were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from parsers.findings import Record
from parsers.keys import KeyedRecord
from parsers.language.contacts import Cell, find_contacts, may_be_contact
from parsers.language.passage import Kind, Passage
from parsers.language.person_names import has_name_form, initials_of, without_titles
from parsers.language.seat import Seat
from schemas.gazetteer import Gazetteer
from schemas.records import Attendee, DateMention, Owner, Reference, TextBlock

# Which columns hold prose or dates, and the field that each is to the date reader.
_DATE_FIELDS: dict[str, dict[str, str]] = {
    "agenda_items": {"objective": "prose", "time_raw": "agenda_time"},
    "slides": {"objective": "prose", "time_raw": "divider_time"},
    "actions": {"raised_raw": "raised", "description": "prose", "due_raw": "due", "latest_update": "prose"},
    "working_group_items": {"text": "deliverable"},
    "governance_updates": {"topic": "prose", "text": "prose"},
    "roadmap_items": {"text": "prose"},
    "next_steps": {"text": "prose"},
    "attachments": {"title": "prose"},
    "text_blocks": {"text": "prose"},
}
# Where owners stand, and what each column is to the reader of owners. An action's own words count where its table has no owner.
_OWNER_FIELDS: dict[str, dict[str, str]] = {
    "agenda_items": {"lead_raw": "lead"},
    "slides": {"lead_raw": "lead"},
    "actions": {"owner_raw": "owner", "description": "prose"},
    "next_steps": {"text": "prose"},
    "text_blocks": {"text": "prose"},
}
_REFERENCE_FIELDS: dict[str, tuple[str, ...]] = {
    "documents": ("title",),
    "agenda_items": ("title", "objective"),
    "slides": ("title", "objective"),
    "actions": ("action_ref", "description", "latest_update"),
    "working_group_items": ("text",),
    "governance_updates": ("topic", "text"),
    "roadmap_items": ("text",),
    "next_steps": ("text",),
    "attachments": ("title",),
    "text_blocks": ("text",),
}


def recognise(sources: Iterable[KeyedRecord], seat: Seat, when: date | None) -> Iterator[Record]:
    """The owners, date mentions and references of all sources; their place is their source's."""
    for source in sources:
        yield from _owners(source, seat)
        yield from _dates(source, seat, when)
        yield from _references(source, seat)


def learnt(records: Iterable[Record], blocks: Iterable[Record], gazetteer: Gazetteer, group_codes: frozenset[str]) -> Gazetteer:
    """The gazetteer with what a document itself says of names: its attendance lists and its contacts.

    ``blocks`` are the document's text blocks. Initials count as a person's where they are those of exactly one of them.
    """
    attendees = [record.content for record in records if isinstance(record.content, Attendee)]
    contacts = find_contacts(_cells(blocks), gazetteer, group_codes)
    persons = [without_titles(person.name, gazetteer) for person in attendees if has_name_form(person.name, gazetteer)]
    persons += [contact.name for contact in contacts]
    counts = Counter(initials_of(name) for name in dict.fromkeys(persons))
    initials = [short for short, count in counts.items() if short and count == 1]
    employers = [person.organisation for person in attendees] + [contact.organisation for contact in contacts]
    return gazetteer.learning([*persons, *initials], [name for name in employers if name])


def _cells(blocks: Iterable[Record]) -> Iterator[Cell]:
    for block in blocks:
        content = block.content
        if isinstance(content, TextBlock) and (content.cell_row is not None or may_be_contact(content.text)):
            is_cell = content.table_order is not None and content.cell_row is not None
            yield Cell(content.text, (block.page_number or 0, content.table_order or 0, content.cell_row or 0) if is_cell else None)


def _record(source: KeyedRecord, dataset: str, content: object, order: int, confidence: float) -> Record:
    record = source.record
    key = (record.dataset, source.own_key, str(order))
    return Record(dataset, content, key, record.page_number, record.box, confidence)


def _owners(source: KeyedRecord, seat: Seat) -> Iterator[Record]:
    for column, field in _OWNER_FIELDS.get(source.record.dataset, {}).items():
        text = getattr(source.record.content, column)
        for order, party in enumerate(seat.read(Passage(text, field=field), {Kind.OWNERS}).owners if text else (), start=1):
            content = Owner(
                source_dataset=source.record.dataset,
                source_row_id=source.row_id,
                owner_order=order,
                party_type=party.party_type,
                name_raw=party.name_raw,
                name=party.name,
                organisation=party.organisation,
                qualifier=party.qualifier,
            )
            yield _record(source, "owners", content, order, party.confidence)
        if text:
            return


def _dates(source: KeyedRecord, seat: Seat, when: date | None) -> Iterator[Record]:
    order = 0
    for column, field in _DATE_FIELDS.get(source.record.dataset, {}).items():
        passage = Passage(getattr(source.record.content, column) or "", when, field)
        for found in seat.read(passage, {Kind.DATES}).dates:
            order += 1
            content = DateMention(
                source_dataset=source.record.dataset,
                source_row_id=source.row_id,
                text=found.text,
                start_date=found.start,
                end_date=found.end,
                precision=found.precision,
                kind=found.kind,
                modifier=found.modifier,
                certainty=found.certainty,
                edtf=found.edtf,
            )
            yield _record(source, "date_mentions", content, order, found.confidence)


def _references(source: KeyedRecord, seat: Seat) -> Iterator[Record]:
    order = 0
    for column in _REFERENCE_FIELDS.get(source.record.dataset, ()):
        passage = Passage(getattr(source.record.content, column) or "")
        for found in seat.read(passage, {Kind.REFERENCES}).references:
            order += 1
            content = Reference(
                source_dataset=source.record.dataset,
                source_row_id=source.row_id,
                text=found.text,
                reference_type=found.reference_type,
                reference_id=found.reference_id,
            )
            yield _record(source, "references", content, order, found.confidence)
