"""Each date that a document gives for a milestone, as it states it: in sentences, in tables, and by the roadmap's columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from parsers.keys import KeyedRecord
from parsers.language.dates import find_dates
from parsers.language.found import DateFound
from parsers.language.milestones import find_milestone_days
from parsers.language.references import find_references
from parsers.language.spans import month_span
from schemas.records import MilestoneDate, RoadmapItem, TextBlock

_PROSE: dict[str, tuple[str, ...]] = {
    "agenda_items": ("objective",),
    "actions": ("description", "latest_update"),
    "working_group_items": ("text",),
    "governance_updates": ("text",),
    "roadmap_items": ("text",),
    "next_steps": ("text",),
    "text_blocks": ("text",),
}
_NEAR_START = 12  # characters: a row is about the milestone that its cell begins with


def milestone_dates(sources: Sequence[KeyedRecord], when: date | None) -> list[MilestoneDate]:
    """The dates of milestones in the text of rows. A roadmap that only sets one beneath a meeting gives that meeting's month."""
    found = [*_in_prose(sources, when), *_on_roadmap(sources), *_in_tables(sources, when)]
    return list(dict.fromkeys(found))


def _row(source: KeyedRecord, reference_id: str, start: date | None, end: date | None, edtf: str | None, text: str) -> MilestoneDate:
    return MilestoneDate(
        reference_id=reference_id,
        start_date=start,
        end_date=end,
        edtf=edtf,
        text=text,
        source_dataset=source.record.dataset,
        source_row_id=source.row_id,
    )


def _in_prose(sources: Iterable[KeyedRecord], when: date | None) -> Iterator[MilestoneDate]:
    for source in sources:
        for column in _PROSE.get(source.record.dataset, ()):
            for said in find_milestone_days(getattr(source.record.content, column) or "", when):
                yield _row(source, said.reference_id, said.start, said.end, said.edtf, said.text)


def _on_roadmap(sources: Iterable[KeyedRecord]) -> Iterator[MilestoneDate]:
    for source in sources:
        item = source.record.content
        if not isinstance(item, RoadmapItem) or item.roadmap_row != "milestones" or item.target_meeting_date is None:
            continue
        if any(find_milestone_days(item.text, item.target_meeting_date)):
            continue
        first, last = month_span(item.target_meeting_date.year, item.target_meeting_date.month)
        for found in _milestones(item.text):
            text = f"{item.target_meeting_raw or item.target_meeting_date}: {item.text}"
            yield _row(source, found, first, last, f"{item.target_meeting_date:%Y-%m}", text)


def _milestones(text: str) -> list[str]:
    return [found.reference_id for found in find_references(text) if found.reference_type == "milestone"]


def _in_tables(sources: Iterable[KeyedRecord], when: date | None) -> Iterator[MilestoneDate]:
    """Rows of tables on pages of prose: a cell that begins with one milestone, and cells that are dates."""
    cells = [s for s in sources if isinstance(s.record.content, TextBlock) and s.record.content.table_order is not None]
    for _, row in groupby(cells, key=lambda s: (s.record.page_number, s.record.content.table_order, s.record.content.cell_row)):
        yield from _in_row(list(row), when)


def _in_row(row: Sequence[KeyedRecord], when: date | None) -> Iterator[MilestoneDate]:
    named = [(cell, found) for cell in row for found in find_references(cell.record.content.text) if found.reference_type == "milestone"]
    if len({found.reference_id for _, found in named}) != 1 or named[0][1].start_char > _NEAR_START:
        return
    label, found = named[0]
    for cell in row:
        day = _whole_date(cell.record.content.text, when)
        if cell is not label and day is not None:
            header = cell.record.content.column_header
            text = f"{label.record.content.text} | {header + ': ' if header else ''}{cell.record.content.text}"
            yield _row(cell, found.reference_id, day.start, day.end, day.edtf, text)


def _whole_date(text: str, when: date | None) -> DateFound | None:
    """The date that a cell is, None where it is anything more."""
    days = find_dates(text, when, "cell")
    is_whole = len(days) == 1 and days[0].kind in ("date", "interval") and days[0].start is not None
    return days[0] if is_whole and len(text.strip()) - len(days[0].text) <= 2 else None
