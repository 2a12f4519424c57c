"""Who finds dates and owners in a sentence: this project, and what others would use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from benchmarks.date_scores import Finder as DateFinder
from benchmarks.owner_scores import Finder as OwnerFinder
from parsers.language.passage import Kind, Passage
from pipeline.recognise import mentions_in, open_seat, read_day
from pipeline.settings import Settings

Row = dict[str, Any]
_SEPARATORS = re.compile(r"\s*(?:[,;/&+\n]|\band\b)\s*")
_FULL_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][\w'-]+){1,2}")


def date_finders() -> Mapping[str, DateFinder]:
    """This project first."""
    seat = open_seat(Settings())

    def ours(sentence: str, context: str, field: str | None) -> list[Row]:
        return mentions_in(Passage(sentence, read_day(context), field), Kind.DATES, seat)

    return {"tmag": ours, "dateparser": _dateparser, "dateutil": _dateutil}


def owner_finders() -> Mapping[str, OwnerFinder]:
    """This project first."""
    seat = open_seat(Settings())

    def ours(text: str, field: str | None) -> list[Row]:
        return mentions_in(Passage(text, None, field), Kind.OWNERS, seat)

    return {"tmag": ours, "splitting": _splitting}


def _day_mention(text: str, first: int, last: int, day: str) -> Row:
    return {"text": text, "start_char": first, "end_char": last, "kind": "date", "start": day, "end": day}


def _dateparser(sentence: str, context: str, _field: str | None) -> list[Row]:
    """Dateparser's own search, day first, from the context date."""
    from dateparser.search import search_dates

    settings: Any = {"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime.fromisoformat(context)}
    found = search_dates(sentence, languages=["en"], settings=settings) or []
    return list(_placed(sentence, [(text, moment.date().isoformat()) for text, moment in found]))


def _placed(sentence: str, found: list[tuple[str, str]]) -> Iterator[Row]:
    """The search tells no places: each text is taken to stand behind the one before."""
    place = 0
    for text, day in found:
        first = max(sentence.find(text, place), 0)
        place = first + len(text)
        yield _day_mention(text, first, place, day)


def _dateutil(sentence: str, context: str, _field: str | None) -> list[Row]:
    """Dateutil's fuzzy parser: at most one date a sentence, and no place in it."""
    from dateutil import parser

    try:
        moment = parser.parse(sentence, dayfirst=True, fuzzy=True, default=datetime.fromisoformat(context))
    except (ValueError, OverflowError):
        return []
    return [_day_mention(sentence, 0, len(sentence), moment.date().isoformat())]


def _splitting(text: str, _field: str | None) -> list[Row]:
    """Cut at commas, slashes and "and"; two or three capitalised words are a person, all else an organisation."""
    names = [name for name in _SEPARATORS.split(text.strip()) if name]
    return [{"name": name, "type": "person" if _FULL_NAME.fullmatch(name) else "organisation"} for name in names]
