"""What a PDF's metadata say, made safe: values may be of any type, and dates may be nonsense."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from unicodedata import category

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([Zz+-])(?:(\d\d)'?(\d\d)?'?)?)?")

_LONGEST = 1000  # characters: more is no title, but a file gone astray
_MOST_CONTROLS = 0.05  # of the characters: with more of them it is no text, but bytes of something else


def text_value(value: object) -> str | None:
    """A metadata value as text; None for an empty one, one of another type, and one that is bytes of something else."""
    if isinstance(value, bytes):
        value = value.decode("utf-16" if value[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
    if not isinstance(value, str):
        return None
    value = " ".join(value[:_LONGEST].replace("\x00", "").split())
    controls = sum(category(letter) == "Cc" for letter in value)
    if controls > _MOST_CONTROLS * len(value):
        return None
    shown = "".join(letter if letter.isprintable() else " " for letter in value)
    return " ".join(shown.split()) or None


def date_value(value: object) -> datetime | None:
    """A PDF date (``D:20230308162000+01'00'``) as an instant in UTC; None for nonsense or a date that no calendar has.

    >>> date_value("D:20230308162000+01'00'")
    datetime.datetime(2023, 3, 8, 15, 20, tzinfo=datetime.timezone.utc)
    """
    text = text_value(value)
    found = _DATE.match(text) if text else None
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found.group(i) or (1 if i in (2, 3) else 0)) for i in range(1, 7))
    offset = timedelta(hours=int(found.group(8) or 0), minutes=int(found.group(9) or 0))
    try:
        zone = timezone(-offset if found.group(7) == "-" else offset)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
