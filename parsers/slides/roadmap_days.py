"""The days that a roadmap's headings are, each read beside the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from parsers.language.dates import read_day, roadmap_heading_date
from parsers.pack import Pack
from schemas.errors import LayoutError

_REACH = timedelta(days=60)
_MONTH_AND_NUMBER = re.compile(r"\s*([^\W\d_]{3,9})\.?\s+(\d{2})\s*$")


def days_of(headings: Sequence[str], pack: Pack, previous: date | None) -> list[date | None]:
    """The day of each heading: a year that is printed holds, one that is not follows from the meeting and the heading before."""
    days: list[date | None] = []
    for text in _read_alike(headings):
        day = _day(text, pack.cover.meeting_date, previous)
        days.append(day)
        previous = day or previous
    return days


def _read_alike(texts: Sequence[str]) -> list[str]:
    """Headings, a month with a number behind it turned to a day and a month where the numbers cannot all be years: they leap or fall.

    >>> _read_alike(["Jul 29", "Aug 26"]), _read_alike(["Dec 25", "Jan 26"])
    (['29 Jul', '26 Aug'], ['Dec 25', 'Jan 26'])
    """
    found = [_MONTH_AND_NUMBER.match(text) for text in texts]
    numbers = [int(one[2]) for one in found if one]
    are_days = any(not 0 <= after - before <= 1 for before, after in pairwise(numbers))
    return [f"{one[2]} {one[1]}" if one and are_days else text for one, text in zip(found, texts, strict=True)]


def _day(text: str, meeting: date | None, previous: date | None) -> date | None:
    if meeting is not None:
        try:
            return roadmap_heading_date(text, meeting, previous)
        except LayoutError:
            pass
    return read_day(text, previous + _REACH if previous else meeting)
