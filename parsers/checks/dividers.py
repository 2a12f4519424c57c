"""The agenda against the divider slides that announce its items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.checks.agenda import named
from parsers.findings import Doubt, Record, contents
from parsers.layout.text import fold
from parsers.pack import Pack
from parsers.slides.item_types import item_types
from schemas.records import AgendaItem, Slide


def _pairs(records: Sequence[Record]) -> Iterator[tuple[Record, AgendaItem, Slide]]:
    """Agenda items with their divider slides."""
    slides = {record.page_number: slide for record, slide in contents(records, Slide) if slide.slide_kind == "divider"}
    for record, item in contents(records, AgendaItem):
        if item.slide_page_number in slides:
            yield record, item, slides[item.slide_page_number]


def _doubt(code: str, record: Record, item: AgendaItem, what: str, ours: object, theirs: object) -> Doubt:
    here = f"The agenda (page {record.page_number}) gives {named(item)} the {what} {ours}"
    message = f"{here}, its divider (page {item.slide_page_number}) {theirs}."
    return Doubt(code, message, record.page_number, f"{ours} / {theirs}", record, record.box)


def durations(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """Other minutes on the divider."""
    for record, item, slide in _pairs(records):
        ours, theirs = item.duration_minutes, slide.duration_minutes
        if ours is not None and theirs is not None and ours != theirs:
            yield _doubt("divider_duration_mismatch", record, item, "duration", f"{ours} minutes", f"{theirs} minutes")


def leads(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """Another lead on the divider."""
    for record, item, slide in _pairs(records):
        if item.lead_raw and slide.lead_raw and fold(item.lead_raw) != fold(slide.lead_raw):
            yield _doubt("divider_lead_mismatch", record, item, "lead", f"'{item.lead_raw}'", f"'{slide.lead_raw}'")


def types(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """Another type on the divider, or one more."""
    for record, item, slide in _pairs(records):
        if item.item_type_raw and slide.item_type_raw and _types(item.item_type_raw, pack) != _types(slide.item_type_raw, pack):
            yield _doubt("divider_type_mismatch", record, item, "type", f"'{item.item_type_raw}'", f"'{slide.item_type_raw}'")


def _types(raw: str, pack: Pack) -> frozenset[str]:
    """The types that a text names, else the text: ``For decision`` and ``DECISION`` agree."""
    return frozenset(item_types(raw, pack.vocabulary)) or frozenset({fold(raw)})


def stated_pages(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The divider stands on another page than the agenda says."""
    for record, item in contents(records, AgendaItem):
        if item.stated_page is not None and item.slide_page_number is not None and item.stated_page != item.slide_page_number:
            message = (
                f"The agenda (page {record.page_number}) says that {named(item)} is on page {item.stated_page}; "
                f"its divider is on page {item.slide_page_number}."
            )
            yield Doubt("stated_page_mismatch", message, record.page_number, item.stated_page_raw, record, record.box)
