"""The plans of the working groups' deliverables against the meetings that they are to come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from parsers.checks.naming import is_same
from parsers.findings import Doubt, Record, contents
from parsers.language.dates import DateFound, find_dates
from parsers.language.groups import codes_in
from parsers.language.phrases import mentions
from parsers.pack import Pack
from schemas.records import AgendaItem, Meeting, WorkingGroupItem

_LEAST_WORDS = 3  # carrying words that a deliverable's name must have to be found inside another


def _month_meeting(text: str, pack: Pack) -> DateFound | None:
    """The meeting that a text names by its month."""
    found = find_dates(text, pack.cover.meeting_date, "prose")
    return next((f for f in found if f.kind == "relative-to-meeting" and f.start and f.end), None)


def _meeting_day(raw: str, records: Sequence[Record], pack: Pack) -> date | None:
    """The day of the regular meeting that a plan names, where the pack itself gives it."""
    month = _month_meeting(raw, pack)
    codes = codes_in(raw, pack.vocabulary.group_names)
    if month is None or not codes or mentions(raw, pack.vocabulary.phrases["extraordinary"]):
        return None
    days = [m.meeting_date for _, m in contents(records, Meeting) if m.group_code == codes[0] and m.meeting_date]
    within = [day for day in days if month.start and month.end and month.start <= day <= month.end]
    return within[0] if len(within) == 1 else None


def after_meeting(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """A deliverable is planned for a day after the meeting that it is to come to."""
    for record, item in contents(records, WorkingGroupItem):
        if item.target_meeting_raw is None or item.planned_start_date is None:
            continue
        day = _meeting_day(item.target_meeting_raw, records, pack)
        if day is not None and item.planned_start_date > day:
            message = (
                f"The {item.group_code} plans '{_name(item)}' for {item.planned_start_date} (page {record.page_number}), "
                f"after the {item.target_meeting_raw} of {day} that it is to come to."
            )
            yield Doubt("deliverable_after_meeting", message, record.page_number, item.planned_raw, record, record.box)


def _name(item: WorkingGroupItem) -> str:
    """A deliverable's name: its bullet without the plan in brackets."""
    return item.text.replace(f"({item.planned_raw})", "").strip() if item.planned_raw else item.text


def meeting_conflicts(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The agenda speaks of another meeting for a deliverable than its working group does."""
    for record, item in contents(records, WorkingGroupItem):
        planned = _month_meeting(item.target_meeting_raw, pack) if item.target_meeting_raw else None
        if planned is None:
            continue
        for other, agenda in contents(records, AgendaItem):
            if agenda.title is None or not is_same(_name(item), agenda.title, pack.vocabulary, least=_LEAST_WORDS):
                continue
            said = _month_meeting(agenda.objective or "", pack)
            if said is not None and said.start != planned.start:
                message = (
                    f"The {item.group_code} plans '{_name(item)}' to come to the {item.target_meeting_raw} (page {record.page_number}); "
                    f"the agenda (page {other.page_number}) says {said.text}."
                )
                yield Doubt("deliverable_meeting_conflict", message, record.page_number, item.planned_raw, record, record.box)
