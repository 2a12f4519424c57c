"""Questions about single texts, one line of JSON each, and their answers, one line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from parsers.language.found import DateFound
from parsers.language.parties import PartyFound
from parsers.language.passage import FIELDS, Kind, Passage
from parsers.language.references import ReferenceFound
from parsers.language.seat import Seat
from pipeline.language import load_model, usable_model
from pipeline.process import group_names
from pipeline.settings import Settings
from pipeline.vocabulary import load_vocabulary


class Answer(NamedTuple):
    """One line to print, and whether the question could be answered."""

    line: str
    is_good: bool


@dataclass(frozen=True, slots=True)
class _Question:
    id: str | int | float
    passage: Passage


class _BadLine(ValueError):
    """A line that asks nothing; the message says what it lacks."""


def open_seat(settings: Settings) -> Seat:
    """The reader of texts that the settings ask for: their groups, the gazetteer, the language model where it is there."""
    vocabulary = load_vocabulary(group_names(settings))
    return Seat(vocabulary.gazetteer, frozenset(vocabulary.group_names), load_model(usable_model(settings.language.model)))


def answers(lines: Iterable[bytes], kind: Kind, seat: Seat) -> Iterator[Answer]:
    """One answer for each line, in the same order; a bad line is answered by what is wrong with it."""
    for line in lines:
        try:
            question = _question(line)
        except _BadLine as error:
            yield Answer(_printed({"id": None, "error": str(error)}), False)
        else:
            yield Answer(_printed({"id": question.id, "mentions": mentions_in(question.passage, kind, seat)}), True)


def _printed(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _question(line: bytes) -> _Question:
    try:
        asked = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _BadLine(f"not one JSON object in UTF-8: {error}") from error
    if not isinstance(asked, dict):
        raise _BadLine("not a JSON object")
    if isinstance(asked.get("id"), bool) or not isinstance(asked.get("id"), str | int | float):
        raise _BadLine("id must be a string or a number")
    if not isinstance(asked.get("text"), str):
        raise _BadLine("text must be a string")
    field = asked.get("field")
    passage = Passage(asked["text"], read_day(asked.get("context_date")), field if isinstance(field, str) and field in FIELDS else None)
    return _Question(asked["id"], passage)


def read_day(text: object) -> date | None:
    """The day that ``2023-03-15`` is; whatever else was sent counts as none."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == len("2023-03-15") else None
    except ValueError:
        return None


def mentions_in(passage: Passage, kind: Kind, seat: Seat) -> list[dict[str, Any]]:
    """What was found in one passage, as plain values for JSON; the names are those that `tmag recognise --help` tells."""
    found = seat.read(passage, {kind})
    match kind:
        case Kind.DATES:
            return [_date(mention) for mention in found.dates]
        case Kind.OWNERS:
            return [_owner(party) for party in found.owners]
        case Kind.REFERENCES:
            return [_reference(reference) for reference in found.references]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(found: DateFound) -> dict[str, Any]:
    always = {
        "text": found.text,
        "start_char": found.start_char,
        "end_char": found.end_char,
        "kind": found.kind,
        "start": _iso(found.start),
        "end": _iso(found.end),
    }
    meeting = {"group": found.meeting_group, "which": found.meeting_which} if found.meeting_which else None
    where_they_apply = {
        "dates": [day.isoformat() for day in found.dates],
        "start_time": found.start_time,
        "end_time": found.end_time,
        "duration": found.duration,
        "business_days": found.is_business_days,
        "precision": found.precision if found.precision != "none" else None,
        "modifier": found.modifier,
        "status": found.status,
        "meeting": meeting,
        "milestones": list(found.milestones),
        "offset": found.offset,
        "rrule": found.rrule,
        "edtf": found.edtf,
        "certainty": found.certainty,
        "rule": found.rule,
    }
    return always | {name: value for name, value in where_they_apply.items() if value} | {"confidence": found.confidence}


def _owner(found: PartyFound) -> dict[str, Any]:
    return {
        "name": found.name,
        "type": str(found.party_type),
        "org": found.organisation,
        "start_char": found.start_char,
        "end_char": found.end_char,
        "confidence": found.confidence,
    }


def _reference(found: ReferenceFound) -> dict[str, Any]:
    return {
        "text": found.text,
        "start_char": found.start_char,
        "end_char": found.end_char,
        "reference_type": found.reference_type,
        "reference_id": found.reference_id,
        "confidence": found.confidence,
    }
