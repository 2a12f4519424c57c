"""The date that a sentence gives for a milestone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from parsers.language.dates import find_dates
from parsers.language.found import DateFound
from parsers.language.references import ReferenceFound, find_references, may_hold_references
from parsers.language.sentences import spoken

_MILESTONE = re.compile(r"M\d|T[1-3]|(?i:milestone)")  # as every form of one begins
_RELATIVE = re.compile(
    r"(?i)\b(?:before|after|post|pre|until|till|ahead of|following|from|since|up to|by|between|prior to|towards?)[\s-](?:the\s)?$"
)
_ADJACENT = re.compile(r"^\)?\s?(?:\(|[:=|→]|[-–—])?\s?(?:(?:by|on|in|at|for|now)\s)?$")
_NAMED = re.compile(r"^[^.;,:()]{0,60}\)?(?:\s?\(|\s[–—-]\s|:\s)(?:(?:by|on|in|now|planned|forecast|baseline)\s){0,2}$")
_SAID = re.compile(
    r"(?i)^[^.;]{0,50}?\b(?:is|are|was|were|be|been|remains?|moves?|moved|moving|set|planned|scheduled|forecast|expected|due|met|achieved|baselined"
    r"|starts?|begins?|completes?|dates?|shifts?|slips?|slipped|replanned|rescheduled|targeted|delayed|pushed|brought)\b[^.;]{0,40}$"
)
_BEHIND = re.compile(r"^\s?(?:\(|:|[-–—]|\|)\s?(?:[Mm]ilestone\s)?$")
_LISTED = re.compile(r"^\s?(?:,|and|&|/|, and)\s?$")
_OF_A_THING = re.compile(
    r"^\s(?:[A-Z][\w-]+\s){0,3}?(?:[Pp]lan|[Rr]eport|[Rr]eview|[Aa]pproach|[Cc]riteria|[Aa]ssessment|[Ww]orkshop|[Mm]eeting|[Cc]heckpoint|[Ww]ork-[Oo]ff)\b"
)
_MOVED = re.compile(r"(?i)\b(?:mov|shift|slip|chang|re-?plan|reschedul|delay|push|brought)")
_DEICTIC = re.compile(r"(?i)\b(?:next|this|last|coming)\s(?:week|month|year|quarter)|today|tomorrow|yesterday")
_WHEN = frozenset({"date", "interval"})


@dataclass(frozen=True, slots=True)
class MilestoneDay:
    """A milestone, the days that a text gives for it (inclusive), and the sentence that does."""

    reference_id: str
    start: date
    end: date
    edtf: str | None
    text: str


def find_milestone_days(text: str, context_date: date | None) -> Iterator[MilestoneDay]:
    """Find the dates that a text gives for milestones. What is only before or after one (``before M11``) is none of its dates.

    >>> [(said.reference_id, said.edtf) for said in find_milestone_days("M10 moves to March 2025", date(2023, 3, 15))]
    [('M10', '2025-03')]
    """
    for sentence in spoken(text) if _may_name(text) else ():
        named = [found for found in find_references(sentence.text) if found.reference_type == "milestone"]
        if not named:
            continue
        for day in find_dates(sentence.text, context_date, "prose"):
            for milestone in _of(day, named, sentence.text) if _is_stated(day) else ():
                yield _said(milestone, day, sentence.text)


def _may_name(text: str) -> bool:
    return may_hold_references(text) and _MILESTONE.search(text) is not None


def _is_stated(day: DateFound) -> bool:
    return day.kind in _WHEN and day.start is not None and day.end is not None and not _DEICTIC.search(day.text)


def _of(day: DateFound, named: list[ReferenceFound], text: str) -> list[ReferenceFound]:
    """The milestones that a day is given for: the nearest before it, if the words between say so; else one set right behind it."""
    before = [found for found in named if found.end_char <= day.start_char]
    if before and _is_given(text, before[-1], day):
        return _with_those_listed(before, text)
    behind = [found for found in named if found.start_char >= day.end_char][:1]
    return behind if behind and _BEHIND.match(text[day.end_char : behind[0].start_char]) else []


def _with_those_listed(before: list[ReferenceFound], text: str) -> list[ReferenceFound]:
    """The last milestone with those that are listed before it: ``M10 and M11``."""
    listed = [before[-1]]
    for found in reversed(before[:-1]):
        if not _LISTED.match(text[found.end_char : listed[0].start_char]):
            break
        listed.insert(0, found)
    return listed


def _is_given(text: str, milestone: ReferenceFound, day: DateFound) -> bool:
    between = text[milestone.end_char : day.start_char]
    if _RELATIVE.search(text[: milestone.start_char]) or _OF_A_THING.match(between):
        return False
    return any(form.match(between) for form in (_ADJACENT, _NAMED, _SAID))


def _said(milestone: ReferenceFound, day: DateFound, text: str) -> MilestoneDay:
    said = MilestoneDay(milestone.reference_id, day.start, day.end, day.edtf, text)  # type: ignore[arg-type]
    is_move = day.kind == "interval" and day.precision == "day" and _MOVED.search(text[milestone.end_char : day.start_char])
    return replace(said, start=said.end, edtf=said.end.isoformat()) if is_move else said
