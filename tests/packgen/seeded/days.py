"""Days and how packs print them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

DateStyle = Callable[[date], str]
MONTH_NAMES = tuple(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)


def third_wednesday(year: int, month: int) -> date:
    """The usual day of a meeting."""
    first = date(year, month, 1)
    return first + timedelta(days=(2 - first.weekday()) % 7 + 14)


def months_on(day: date, count: int) -> tuple[int, int]:
    """Year and month, `count` months after the day's."""
    index = day.year * 12 + day.month - 1 + count
    return index // 12, index % 12 + 1


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    year, month = months_on(day, 1)
    return date(year, month, 1) - timedelta(days=1)


def long(day: date) -> str:
    """15 March 2023."""
    return f"{day.day} {day:%B %Y}"


def padded(day: date) -> str:
    """02 March 2023."""
    return f"{day:%d %B %Y}"


def weekday(day: date) -> str:
    """Wednesday 15 March 2023."""
    return f"{day:%A} {long(day)}"


def ordinal(day: date) -> str:
    """15th March 2023."""
    tail = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{tail} {day:%B %Y}"


COVER_STYLES: tuple[DateStyle, ...] = (long, padded, weekday, ordinal, long, lambda day: f"{day:%d/%m/%Y}")
TABLE_STYLES: tuple[DateStyle, ...] = (
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day} {day:%b %Y}",
    lambda day: f"{day:%d-%b-%y}",
    lambda day: f"{day:%d.%m.%Y}",
    long,
)
PROSE_STYLES: tuple[DateStyle, ...] = (long, padded, weekday, lambda day: f"{day:%d/%m/%Y}")
HEADING_STYLES: tuple[DateStyle, ...] = (
    lambda day: f"{day.day}-{day:%B}",
    lambda day: f"{day.day}-{day:%b}",
    long,
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day} {day:%b}",
    lambda day: f"{day:%a} {day.day} {day:%B}",
)


# Drawn by what came later only.
LATE_TABLE_STYLES: tuple[DateStyle, ...] = (
    ordinal,
    lambda day: ordinal(day).replace(f"{day:%B}", f"{day:%b}"),
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    lambda day: f"{day.day} {day:%b} ’{day:%y}",
)


def clock(minutes: int, mark: str = ":") -> str:
    """Minutes since midnight as HH:MM."""
    return f"{minutes // 60:02d}{mark}{minutes % 60:02d}"


def some_day(draw: Random, first: date, last: date) -> date:
    """A working day between two days."""
    day = first + timedelta(days=draw.randrange((last - first).days + 1))
    return day - timedelta(days=max(0, day.weekday() - 4))
