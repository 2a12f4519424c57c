"""Dates as a careful person reads them: the whole cell, the head of a line, a due cell, a time cell, a roadmap's heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.language.finding import find_dates, may_tell_time
from parsers.language.found import DateFound
from parsers.language.spans import day_of
from schemas.errors import LayoutError
from schemas.quickly_made import quickly_made

__all__ = [
    "DateFound",
    "DueReading",
    "TimesReading",
    "find_dates",
    "lead_day",
    "may_tell_time",
    "read_day",
    "read_due",
    "read_raised",
    "read_times",
    "roadmap_heading_date",
]

_LETTER = re.compile(r"\w")
_HEAD_LENGTH = 60
_SUPERSEDED = re.compile(
    r"(?i)\b(?:was|were|previously|originally|formerly|original|orig\.?|instead of|not)(?:\s(?:due|planned))?\s?[:(]?\s?$"
)
_MOVED = re.compile(r"(?i)\b(?:moved|revised|changed|extended|deferred|slipped|pushed|rescheduled)\b")
_MEETING = re.compile(r"\W*(?:[A-Z]{2,8}|(?:#|(?:[^\W\d]+[\s-]*){1,3}(?:no\.?\s*)?#?)\s*\d{1,3}(?:\.\d)?)?\W*")
_OPEN = frozenset({"after", "from"})
_NO_DAY = frozenset({"status", "relative-to-meeting", "relative-to-milestone", "recurrence"})


@dataclass(frozen=True, slots=True)
class DueReading:
    """What a due cell says: an exact day, the last day that it allows, and whether it was understood at all."""

    due_date: date | None
    due_end_date: date | None
    is_understood: bool


@quickly_made
@dataclass(frozen=True, slots=True)
class TimesReading:
    """What a time cell says: times as ``HH:MM`` and the minutes as printed; None where they are not."""

    start_time: str | None
    end_time: str | None
    duration_minutes: int | None


def read_day(text: str, context_date: date | None) -> date | None:
    """Give the exact day that the whole text is, None where it is anything else.

    >>> read_day("19-Apr", date(2023, 3, 15))
    datetime.date(2023, 4, 19)
    """
    mentions = _in_cell(text, context_date)
    outside = _beside_day(mentions, text)
    return mentions[0].start if outside is not None and not _LETTER.search(outside) else None


def read_raised(text: str, context_date: date | None) -> date | None:
    """Give the exact day on which something was raised: the whole text, or all but the meeting of that day.

    >>> read_raised("SITAG 23 16/09/2025", date(2026, 2, 10))
    datetime.date(2025, 9, 16)
    """
    days = [found for found in _in_cell(text, context_date) if found.kind != "relative-to-meeting"]
    outside = _beside_day(days, text)
    return days[0].start if outside is not None and _MEETING.fullmatch(outside) else None


def _in_cell(text: str, context_date: date | None) -> Sequence[DateFound]:
    """The dates in a text as short as those of cells are."""
    return find_dates(text, context_date, "roadmap_header") if len(text) <= _HEAD_LENGTH and may_tell_time(text) else ()


def _beside_day(found: Sequence[DateFound], text: str) -> str | None:
    """What a text says besides its only date, if that is an exact day; else None."""
    is_day = len(found) == 1 and found[0].is_exact_day
    return text[: found[0].start_char] + text[found[0].end_char :] if is_day else None


def lead_day(text: str, context_date: date | None) -> date | None:
    """Give the exact day at the start of a line, None where it starts otherwise.

    >>> lead_day("21 February 2023 – first meeting", date(2023, 3, 15))
    datetime.date(2023, 2, 21)
    """
    head = text[:_HEAD_LENGTH]
    name, bracket, _ = head.partition("(")
    if bracket and _LETTER.search(name) and not may_tell_time(name):
        return None  # what begins otherwise often has a day in brackets behind it
    mentions = find_dates(head, context_date, "wg_next")
    if not mentions or not mentions[0].is_exact_day or _LETTER.search(text[: mentions[0].start_char]):
        return None
    return mentions[0].start


def read_due(text: str, context_date: date | None) -> DueReading:
    """Read a due cell. Of a revised date the last agreed counts; a meeting and a status are understood and give no day.

    >>> read_due("15/03/23 → 19/04/23", date(2023, 3, 15)).due_date
    datetime.date(2023, 4, 19)
    """
    mentions = find_dates(text, context_date, "due")
    agreed = [found for found in mentions if found.end and found.kind in ("date", "interval", "set") and not _is_superseded(found, text)]
    if not agreed:
        is_open = any(found.kind == "interval" and found.end is None for found in mentions)
        return DueReading(None, None, is_open or any(found.kind in _NO_DAY or found.kind == "duration" for found in mentions))
    last = agreed[-1]
    if last.modifier in _OPEN:
        return DueReading(None, None, True)
    is_exact = (
        last.is_exact_day or last.kind == "set" or (last.kind == "interval" and last.precision == "day" and bool(_MOVED.search(text)))
    )
    return DueReading(last.end if is_exact else None, last.end, True)


def _is_superseded(found: DateFound, text: str) -> bool:
    return bool(_SUPERSEDED.search(text[: found.start_char]))


def read_times(text: str) -> TimesReading:
    """Read a time cell: ``10:00-10:05 5 mins``, ``10.00 – 10.05``, ``11:30 a.m.``, ``0 mins – taken as read``.

    >>> read_times("10:00-10:05 5 mins")
    TimesReading(start_time='10:00', end_time='10:05', duration_minutes=5)
    """
    start = end = minutes = None
    for found in find_dates(text, None, "agenda_time") if may_tell_time(text) else ():
        if start is None and found.start_time:
            start, end = found.start_time, found.end_time
        if minutes is None and found.duration_minutes is not None:
            minutes = found.duration_minutes
    return TimesReading(start, end, minutes)


def roadmap_heading_date(heading: str, meeting_date: date, previous: date | None) -> date:
    """Give a roadmap heading without a year its full date.

    Headings read "15-March" or "19-Apr". The first column means the day nearest to the meeting, each later one the first such day after
    the column before it. A printed year counts as printed. A meeting named by its number beside the day tells nothing of that.

    Raises:
        LayoutError: The heading is not a day and a month.

    >>> roadmap_heading_date("19-Apr", date(2023, 3, 15), date(2023, 3, 15))
    datetime.date(2023, 4, 19)
    """
    mentions = [found for found in find_dates(heading, meeting_date, "roadmap_header") if found.kind != "relative-to-meeting"]
    if len(mentions) != 1 or not mentions[0].is_exact_day or mentions[0].start is None:
        message = f"The roadmap's heading {heading!r} is not one day and month. Look at the page, or correct the heading."
        raise LayoutError(message)
    day = mentions[0].start
    return day if previous is None or mentions[0].certainty == "stated" else _first_after(day.month, day.day, previous)


def _first_after(month: int, day: int, previous: date) -> date:
    """The first such day after another; a 29 February may be eight years away."""
    days = (day_of(year, month, day) for year in range(previous.year, min(previous.year + 9, 10000)))
    return next(found for found in days if found and found > previous)
