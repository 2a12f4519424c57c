"""A day and a London time of day as an instant."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")
_UTC = ZoneInfo("UTC")


def instant(day: date | None, clock: str | None) -> datetime | None:
    """A day and a London time of day as an instant in UTC; None where either is not known."""
    if day is None or clock is None:
        return None
    hour, minute = clock.split(":")
    return datetime.combine(day, time(int(hour), int(minute)), _LONDON).astimezone(_UTC)
