"""Spans of the calendar: days, weeks, months, quarters, and the year that a text leaves out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]

MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
_WEEKDAYS = {name[:3]: number for number, name in enumerate(WEEKDAY_NAMES)}
MONTH_WORDS = frozenset(MONTH_NAMES) | frozenset(_MONTHS) | {"sept", "febr"}
WEEKDAY_WORDS = frozenset(WEEKDAY_NAMES) | frozenset(_WEEKDAYS) | {"tues", "weds", "wednes", "thur", "thurs"}


def month_number(word: str) -> int:
    """Give the month (1-12) that a name or abbreviation starts as.

    Raises:
        KeyError: The word is no month.
    """
    return _MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """Give the weekday (Monday 0) that a name or abbreviation starts as.

    Raises:
        KeyError: The word is no weekday.
    """
    return _WEEKDAYS[word[:3].lower()]


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Span:
    """Give the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_span(year: int, month: int, count: int) -> Span:
    """Give the first and the last day of ``count`` months from the given one; the month may lie outside 1-12."""
    first, last = year * 12 + month - 1, year * 12 + month + count - 2
    return date(first // 12, first % 12 + 1, 1), month_span(last // 12, last % 12 + 1)[1]


def week_span(day: date) -> Span:
    """Give Monday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def nearest_day(month: int, day: int, context: date) -> date | None:
    """Give the day of that month nearest to the context date (the later of two equally near), None where no year has it."""
    years = range(max(context.year - 4, 1), min(context.year + 5, 10000))
    candidates = [found for year in years if (found := day_of(year, month, day))]
    return min(candidates, key=lambda found: (abs((found - context).days), found < context), default=None)


def nearest_year(month: int, context: date, months: int = 1) -> int:
    """Give the year in which a span of months from ``month`` on lies nearest to the context date (the later of two)."""

    def distance(year: int) -> tuple[int, int]:
        offset = (context.year - year) * 12 + context.month - month
        return (0 if 0 <= offset < months else min(abs(offset), abs(offset - months + 1))), -year

    return min((context.year - 1, context.year, context.year + 1), key=distance)


def is_near_year(year: int, context: date | None, before: int, after: int) -> bool:
    """Whether a year lies within so many years of the context date's; always where there is none."""
    return context is None or context.year - before <= year <= context.year + after


def full_year(text: str) -> int:
    """Give the year of ``2023``, ``'23`` or ``23``: two digits are of this century."""
    digits = text.strip("' ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


_SUB_YEARS = {"quarter": (3, 33), "half-year": (6, 40)}  # how many months, and the code of the first in EDTF


def edtf_of(start: date, end: date, precision: str) -> str:
    """Give the span as EDTF (ISO 8601-2): a month, quarter, half or year where it is one, else its first and last day."""
    if start == end:
        return start.isoformat()
    if precision == "month" and start.day == 1:
        return _from_to(start.isoformat()[:7], end.isoformat()[:7])
    if precision == "year" and (start.month, start.day, end.month) == (1, 1, 12):
        return _from_to(start.isoformat()[:4], end.isoformat()[:4])
    if precision in _SUB_YEARS:
        months, code = _SUB_YEARS[precision]
        if start.month % months == 1 and (start, end) == months_span(start.year, start.month, months):
            return f"{start.year:04d}-{code + start.month // months}"
    return f"{start.isoformat()}/{end.isoformat()}"


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"
