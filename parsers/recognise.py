"""Parties, dates and identifiers in the text of the records that were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from parsers.faults import Faults
from parsers.findings import Record
from parsers.keys import KeyedRecord
from parsers.language.contacts import Cell, find_contacts, may_be_contact
from parsers.language.passage import Kind, Passage, Recognised
from parsers.language.person_names import has_name_form, initials_of, without_titles
from parsers.language.seat import Seat
from schemas.gazetteer import Gazetteer
from schemas.records import Attendee, DateMention, Owner, Reference, TextBlock

_DATES, _OWNERS, _REFERENCES = (frozenset({kind}) for kind in (Kind.DATES, Kind.OWNERS, Kind.REFERENCES))
_TOLD = _DATES | _REFERENCES
_ALL = _TOLD | _OWNERS
# Which columns hold prose, dates, owners or identifiers: what each is to those who read it, and what is looked for in it.
_COLUMNS: dict[str, dict[str, tuple[str | None, frozenset[Kind]]]] = {
    "documents": {"title": (None, _REFERENCES)},
    "agenda_items": {
        "title": (None, _REFERENCES),
        "objective": ("prose", _TOLD),
        "time_raw": ("agenda_time", _DATES),
        "lead_raw": ("lead", _OWNERS),
    },
    "slides": {
        "title": (None, _REFERENCES),
        "objective": ("prose", _TOLD),
        "time_raw": ("divider_time", _DATES),
        "lead_raw": ("lead", _OWNERS),
    },
    "actions": {
        "action_ref": (None, _REFERENCES),
        "raised_raw": ("raised", _DATES),
        "owner_raw": ("owner", _OWNERS),
        "description": ("prose", _ALL),  # owners where the table has none
        "due_raw": ("due", _DATES),
        "latest_update": ("prose", _TOLD),
    },
    "working_group_items": {"text": ("deliverable", _TOLD)},
    "governance_updates": {"topic": ("prose", _TOLD), "text": ("prose", _TOLD)},
    "roadmap_items": {"text": ("prose", _TOLD)},
    "next_steps": {"text": ("prose", _ALL)},
    "attachments": {"title": ("prose", _TOLD)},
    "text_blocks": {"text": ("prose", _ALL)},
}


def recognise(sources: Iterable[KeyedRecord], seat: Seat, when: date | None, faults: Faults) -> list[Record]:
    """The owners, date mentions and references of all sources; their place is their source's.

    Of a source whose reading fails there are none, and it is one of the ``faults``.
    """
    found: list[Record] = []
    for source in sources:
        work = partial(_in_source, source, seat, when)
        found += faults.spare(work, [], f"owners, dates and references in {source.record.dataset}", source.record.page_number)
    return found


def _in_source(source: KeyedRecord, seat: Seat, when: date | None) -> list[Record]:
    orders: Counter[str] = Counter()
    records = []
    for found in _read(source, seat, when):
        for content, confidence in (*_owners(source, found), *_dates(source, found), *_references(source, found)):
            dataset = _DATASETS[type(content)]
            orders[dataset] += 1
            records.append(_record(source, dataset, content, orders[dataset], confidence))
    return records


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


def _read(source: KeyedRecord, seat: Seat, when: date | None) -> Iterator[Recognised]:
    """What is found in each column of a source that has a text. Of those that may name owners the first is the only one that does."""
    content, has_owners = source.record.content, False
    for column, (field, kinds) in _COLUMNS.get(source.record.dataset, {}).items():
        if text := getattr(content, column):
            found = seat.read(Passage(text, when, field), kinds - _OWNERS if has_owners else kinds)
            has_owners = has_owners or Kind.OWNERS in kinds
            if found.dates or found.owners or found.references:
                yield found


def _record(source: KeyedRecord, dataset: str, content: object, order: int, confidence: float) -> Record:
    record = source.record
    key = (record.dataset, source.own_key, str(order))
    return Record(dataset, content, key, record.page_number, record.box, confidence)


def _owners(source: KeyedRecord, found: Recognised) -> Iterator[tuple[Owner, float]]:
    for order, party in enumerate(found.owners, start=1):
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
        yield content, party.confidence


def _dates(source: KeyedRecord, found: Recognised) -> Iterator[tuple[DateMention, float]]:
    for mention in found.dates:
        content = DateMention(
            source_dataset=source.record.dataset,
            source_row_id=source.row_id,
            text=mention.text,
            start_date=mention.start,
            end_date=mention.end,
            precision=mention.precision,
            kind=mention.kind,
            modifier=mention.modifier,
            certainty=mention.certainty,
            edtf=mention.edtf,
        )
        yield content, mention.confidence


def _references(source: KeyedRecord, found: Recognised) -> Iterator[tuple[Reference, float]]:
    for reference in found.references:
        content = Reference(
            source_dataset=source.record.dataset,
            source_row_id=source.row_id,
            text=reference.text,
            reference_type=reference.reference_type,
            reference_id=reference.reference_id,
        )
        yield content, reference.confidence


_DATASETS: dict[type, str] = {Owner: "owners", DateMention: "date_mentions", Reference: "references"}
