"""Pieces of patterns, and how a place in the text becomes a :class:`DateFound`."""

from __future__ import annotations

import re
from datetime import date

from parsers.language.found import DateFound, Scene
from parsers.language.spans import Span, edtf_of, weekday_number

MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary|r)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?"
    r"|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?"
    r"|DEC(?:EMBER)?)"
    r"(?![A-Za-z])"
)
WEEKDAY = r"(?i:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)(?![A-Za-z])"
WEEKDAY_ENDS, MONTH_ENDS = r"on|ue|ed|hu|ri|at|un", r"an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec"
"""What stands behind the first letter of a weekday, and of a month."""
MONTHS = re.compile(rf"[JFMASONDjfmasond](?<![A-Za-z].)(?=(?i:{MONTH_ENDS}))")
"""Where the name of a month can begin."""
YEAR4 = r"(?:19|20)\d\d(?!\d)"
ORDINAL = r"(?:\s?(?i:st|nd|rd|th)(?:\b|(?=[A-Z][a-z])))?"
BEFORE_NUMBER = r"(?<![\w.:#+£$'])(?<![^a-z]/)(?<!\b\d-)(?<!\b\d\d-)(?<!\bCovid-)(?<!\bCOVID-)"
AFTER_YEAR = r"(?!\d|[:.]\d|\s?(?i:am|pm|mins?|minutes|days?|weeks?|months|years)\b|(?:st|nd|rd|th)\b|\s*" + MONTH + ")"
YEAR = r"(?:" + YEAR4 + r"|'\d\d|\d\d)" + AFTER_YEAR


def bare(scene: Scene, place: tuple[int, int], kind: str, confidence: float = 0.95) -> DateFound:
    """A mention at a place of the text that has no days of its own (yet)."""
    first, last = place
    return DateFound(text=scene.printed[first:last], start_char=first, end_char=last, kind=kind, confidence=confidence)


def unresolved(scene: Scene, place: tuple[int, int], precision: str) -> DateFound:
    """A date whose year or day cannot be known for want of a context date."""
    return bare(scene, place, "date", 0.4)._replace(precision=precision, certainty="unresolved")


def dated(scene: Scene, place: tuple[int, int], span: Span, precision: str, *, certainty: str = "stated", kind: str = "date") -> DateFound:
    """A mention that stands for the days of ``span``."""
    first, last = place
    confidence = 0.97 if certainty == "stated" else 0.92 if certainty == "inferred_year" else 0.7
    return DateFound(
        text=scene.printed[first:last],
        start_char=first,
        end_char=last,
        kind=kind,
        start=span[0],
        end=span[1],
        precision=precision,
        certainty=certainty,
        edtf=edtf_of(span[0], span[1], precision),
        confidence=confidence,
    )


def on_day(scene: Scene, place: tuple[int, int], day: date, certainty: str, weekday: str | None = None) -> DateFound:
    """A mention of one day; a printed weekday that does not fit makes it conflicting."""
    if weekday and weekday_number(weekday) != day.weekday():
        certainty = "conflicting"
    return dated(scene, place, (day, day), "day", certainty=certainty)


def with_span(found: DateFound, span: Span, precision: str | None = None) -> DateFound:
    """The same mention for other days."""
    precision = precision or found.precision
    return found._replace(start=span[0], end=span[1], precision=precision, edtf=edtf_of(span[0], span[1], precision))
