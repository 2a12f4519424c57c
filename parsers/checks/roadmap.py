"""The agenda roadmap against the meeting, the next meeting announced, and the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.checks.naming import is_same
from parsers.findings import Doubt, Record, contents
from parsers.pack import Pack
from schemas.records import AgendaItem, Meeting, NextStep, RoadmapItem


def _planned(records: Sequence[Record]) -> list[tuple[Record, RoadmapItem]]:
    return [(record, item) for record, item in contents(records, RoadmapItem) if item.target_meeting_date is not None]


def first_column(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The roadmap does not begin with this meeting."""
    planned = _planned(records)
    meeting = pack.cover.meeting_date
    if not planned or meeting is None:
        return
    record, first = min(planned, key=lambda pair: pair[1].target_meeting_date or meeting)
    if first.target_meeting_date != meeting:
        message = f"The roadmap (page {record.page_number}) begins with '{first.target_meeting_raw}'; the meeting is on {meeting}."
        yield Doubt("roadmap_first_column_mismatch", message, record.page_number, first.target_meeting_raw, record, record.box)


def next_meeting(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The next meeting announced is not the roadmap's next column."""
    meeting = pack.cover.meeting_date
    own = next((m for _, m in contents(records, Meeting) if m.basis == "pack"), None)
    if meeting is None or own is None or own.next_meeting_date is None:
        return
    ahead = [(item.target_meeting_date, item, record) for record, item in _planned(records)]
    later = sorted((entry for entry in ahead if entry[0] and entry[0] > meeting), key=lambda entry: entry[0] or meeting)
    if later and later[0][0] != own.next_meeting_date:
        _, item, planned = later[0]
        step = next((r for r, s in contents(records, NextStep) if s.mentioned_date == own.next_meeting_date), planned)
        message = (
            f"The next steps (page {step.page_number}) announce the next meeting for {own.next_meeting_date}; "
            f"the roadmap (page {planned.page_number}) has '{item.target_meeting_raw}'."
        )
        yield Doubt("next_meeting_mismatch", message, step.page_number, item.target_meeting_raw, step, step.box)


def not_on_agenda(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """An item that the roadmap plans for this very meeting is missing from its agenda."""
    titles = [item.title for _, item in contents(records, AgendaItem) if item.title]
    if not titles:
        return
    for record, item in _planned(records):
        is_now = item.target_meeting_date == pack.cover.meeting_date and item.roadmap_row == "agenda_items"
        if is_now and not item.is_placeholder and not any(is_same(item.text, title, pack.vocabulary) for title in titles):
            message = f"The roadmap (page {record.page_number}) plans '{item.text}' for this meeting; the agenda has no such item."
            yield Doubt("roadmap_not_on_agenda", message, record.page_number, item.text, record, record.box)
