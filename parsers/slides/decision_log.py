"""Tables of decisions, as minutes and headline reports have them: a row a decision, with its number, day and decider where those stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parsers.findings import Parsed, Record, Region
from parsers.language.dates import find_dates
from parsers.language.decision_words import DecisionWords, decision_words
from parsers.language.decisions import DecisionFound, find_stated
from parsers.pack import REPORTS, Pack
from parsers.signals import confidence_of
from parsers.slides.group_tables import group_parts
from parsers.slides.row_reader import RowReader
from parsers.slides.table_rows import read_rows
from parsers.slides.tables import find_tables, headed_tables, introductions, scene_of
from schemas.records import Decision

NAME = "decision_log"
_LEAST_WORDS = 3  # of a decision: less is a column that only says what was done, or which items are for decision
_NO_OBJECT = re.compile(  # behind a deed: what is none of its object
    r"$|[.;,(]| [(–—-]"
    r"| (?:unanimously|conditionally|in|with|without|subject|as|at|by|until|for|on|pending|and|to (?:the|an?|next) (?:\w+ )?meeting)\b"
)
_GRANTED = ("approved", "agreed")  # what is rejected where it is not done


def find(pack: Pack) -> list[Region]:
    """The tables of decisions, each with the pages that it runs over; none in which a topic beneath a group's name only reads like a
    heading."""
    return [region for region in find_tables(pack, NAME) if not any(group_parts(table, pack, are_dated=True) for table in region.tables)]


def parse(region: Region, pack: Pack) -> Parsed:
    """A record for each decision that a row states; a row that states none is told by its words alone."""
    tables = headed_tables(region, pack, NAME)
    read = read_rows(tables, NAME)
    words = decision_words(pack.vocabulary)
    records = tuple(record for row in read.rows for record in _records(row, words, pack))
    others = (block for row in read.rows for block in row.claimed)
    return Parsed(records, (), read.headers, (*introductions(pack, region), *read.context, *others))


def _records(row: RowReader, words: DecisionWords, pack: Pack) -> Iterator[Record]:
    """The decisions of a row: by whom its own cell says, else by the meeting that the document is of."""
    text, ref = row.long("decision", "text"), "".join((row.short("decision_ref", "decision_ref") or "").split()) or None
    if text is None:
        return
    done = _kind_alone(text, words)
    subject = row.short("subject", "subject") if done is not None else None
    if done is not None and subject is not None:
        yield _record(DecisionFound(text, 0, len(text), done, subject, is_own=True, decision_ref=ref), row, pack)
    elif len(text.split()) >= _LEAST_WORDS:
        for found in find_stated(text, pack.cover.meeting_date, words, ref):
            yield _record(found, row, pack)


def _kind_alone(text: str, words: DecisionWords) -> str | None:
    """What a cell decides that says what was done, and not to what: ``Approved``, ``Deferred to the next meeting``, ``Not agreed``."""
    said = " ".join(text.lower().split())
    is_denied, said = said.startswith("not "), said.removeprefix("not ")
    kind = next((kind for verb, kind in words.kinds.items() if said.startswith(verb) and _NO_OBJECT.match(said, len(verb))), None)
    return kind if not is_denied else ("rejected" if kind in _GRANTED else None)


def _record(found: DecisionFound, row: RowReader, pack: Pack) -> Record:
    cover = pack.cover
    is_report = cover.document_type in REPORTS
    group = row.short("decider", "decided_by") or (cover.group_code if is_report else None)
    content = decision_of(found, group, _day(row, pack) or (cover.meeting_date if is_report else None))
    confidence = min(found.confidence, confidence_of(row.signals(scene_of(pack))))
    key = (content.decided_by or "", found.subject)
    return Record("decisions", content, key, row.page_number, row.box, round(confidence, 3), row.claimed, tuple(row.parts))


def decision_of(found: DecisionFound, group: str | None, day: date | None) -> Decision:
    """A decision by whom its words say, else by the group whose text it is if that is told as its own; so with the day of its meeting."""
    decider = found.decided_by or (group if found.is_own else None)
    is_of_meeting = (found.is_own or (decider is not None and decider == group)) and not found.is_reported
    return Decision(
        decided_by=decider,
        decided_date=found.day or (day if is_of_meeting else None),
        decision=found.decision,
        decision_ref=found.decision_ref,
        subject=found.subject,
        text=found.text,
    )


def _day(row: RowReader, pack: Pack) -> date | None:
    days = find_dates(row.short("decided_date", "decided_date") or "", pack.cover.meeting_date, "raised")
    return next((day.start for day in days if day.is_exact_day), None)
