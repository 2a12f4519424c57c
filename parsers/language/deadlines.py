"""Deadlines in prose: consultations, reviews, submissions, approvals and events, each with the days that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parsers.language.dates import find_dates
from parsers.language.deadline_cues import Cue, cues_in, kind_of_thing
from parsers.language.forms import MONTH
from parsers.language.found import DateFound, level_of
from parsers.language.sentences import Sentence, spoken
from parsers.language.spans import MONTH_WORDS

_MONTH_PRINTED = re.compile(rf"\b{MONTH}")
_WHEN = frozenset({"date", "interval", "set", "relative-to-meeting"})
_DEICTIC = re.compile(r"(?i)\b(?:next|this|last|coming)\s(?:week|month|year|quarter|\w+day)|today|tomorrow|yesterday")
_PAST = re.compile(
    r"(?i)\b(?:was|were|had|received|closed|attended|took\splace|ha(?:s|ve)\sbeen\s(?:issued|published|approved|agreed|received|held|sent)"
    r"|(?<!is\s)(?<!are\s)(?<!be\s)(?:held|recommended|discussed|reviewed|presented|noted|agreed|heard)(?!\sthat))\b"
)
_CLAUSE = re.compile(r"[.;:,]\s|\s(?:and|but)\s")
_TIME = (
    r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|hrs)?|noon|midday|midnight|close\sof\s(?:business|play)|CO[BP]|EO[DP]|lunchtime|end\sof\splay|the\send\sof)"
    r"\s(?:on\s|of\s)?)?"
)
_ENDS = re.compile(
    rf"(?i)(?:\b(?:by|before|until|till|no\slater\sthan|on\sor\sbefore|clos(?:es?|ing)(?:\s(?:on|at))?|ends?(?:\s(?:on|at))?|due(?:\son|:)?|extended\s(?:to|until)|ending(?:\son)?)"
    rf"|\b(?:deadline|date|cut-?off|last\sday)\b[^.;]{{0,60}}?(?:\sis|\sof|:|\son)?)\s(?:the\s)?{_TIME}$"
)
_BY = re.compile(rf"(?i)\b(?:by|before|until|till|no\slater\sthan|on\sor\sbefore|due(?:\son|:)?|ahead\sof)\s(?:the\s)?{_TIME}$")
_STARTS = re.compile(
    r"(?i)\b(?:from|since|opens?(?:\son)?|(?:will|to)\sopen(?:\son)?|start(?:s|ing)?(?:\son)?|begin(?:s|ning)?(?:\son)?|after|following\b[^.;,]{0,30})\s(?:the\s)?$"
)
_OVER = re.compile(r"(?i)\b(?:over|within|for|during|with)\s(?:a|an|the)?\s?$")
_PERIOD = re.compile(r"(?i)^\s(?:period|window|review|consultation|round)\b")
_AT_START = re.compile(r"(?i)^(?:by|on|at|in|before|from|during|no\slater\sthan)?\b[^,.;]{0,25}$")
_SHORT = re.compile(r"^\W{0,3}(?:\w+\s){0,2}$")
_DOUBT = re.compile(
    r"(?i)\b(?:likely|est\.?|expected|possibly|may\sbe|might|could|provisional(?:ly)?|subject\sto|tentative(?:ly)?|hoped?)\b"
)
_SOUGHT = re.compile(r"(?i)\bwhere\s[\w\s]*approval\b|\bapproval\s(?:will\sbe|is)\s(?:sought|asked)")
_FOR = re.compile(
    r"(?i)^[^.;]{0,60}?\bfor\s(?:\w+\s){0,2}?(?:(?P<approval>approval|decision|sign-?off)|(?P<consultation>consultation)|(?P<review>review|comments?|feedback|impact\sassessment))\b"
)
_MEETING_BESIDE = re.compile(r"^\s(?:(?:extraordinary|additional)\s)?(?:[A-Z]{2,6}G|PAB|[A-Z]{2,6}\sPAB|Board|Panel|meeting)\b")
_MEETING_BEFORE = re.compile(r"\b(?:[A-Z]{2,6}G|PAB|Board|Panel|[Mm]eeting)\s(?:(?:for|of)\s\w+\s)?(?:on|in|of|for|at)\s(?:the\s)?$")
_AUDIENCES = (
    re.compile(
        r"(?i:issued|sent|circulated|distributed|released|published|shared)\s(?:out\s)?to\s(?:the\s)?(?P<who>[^.;()]{2,80}?)"
        r"(?=\s(?:for|by|on|in|until|before|from|during|following|after|w/c|with)\b|\s?\(|\.|$)"
    ),
    re.compile(
        r"(?:^|[:;,]\s)(?P<who>[A-Z][^.;:,()\d]{2,60}?)\s(?:(?:are|is)\s(?:asked|invited|requested|required|reminded|encouraged)"
        r"|(?:must|should|needs?\sto|to)\s(?:submit|return|send|provide|respond|reply|complete|nominate|register|confirm|comment|review))\b"
    ),
)
_RESPOND = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<=\bto\s)the\s(?:[\w&'-]+\s){0,4}?(?i:mailbox|inbox|portal|PMO|secretariat)\b|(?<=\bvia\s)(?:the\s)?(?:[\w&'-]+\s){0,4}?(?i:mailbox|inbox|portal|form|survey)\b"
)
_ASKED_FOR = re.compile(
    r"(?i)\b(?:comments?|responses?|feedback|nominations?|views|returns?|submissions?|questions|evidence|forms?|replies|interest|documents?|plans?|artefacts?)$"
)
_FARTHEST = 110  # characters between what tells a deadline and its day


@dataclass(frozen=True, slots=True)
class DeadlineFound:
    """One ask with a time: its sentence, where that stands, its kind, and the days within which it falls.

    ``start`` is None where only an end is told, ``end`` where only a beginning is, both where a length of time is (``end_raw``).
    """

    text: str
    start_char: int
    end_char: int
    deadline_kind: str
    start: date | None
    end: date | None
    end_raw: str
    audience_raw: str | None = None
    respond_to: str | None = None
    confidence: float = 0.8


class _Sign(NamedTuple):
    """A cue in a sentence; one that a heading gives stands before everything."""

    cue: Cue
    kind: str
    first: int
    last: int


def find_deadlines(text: str, context_date: date | None, *, lead: str | None = None) -> tuple[DeadlineFound, ...]:
    """Find asks with a time, in text order. What is past (``the review closed on …``) is none.

    Args:
        text: Prose of any length.
        context_date: The day from which dates without a year are read.
        lead: The line that leads a list in (``Approval will be sought at:``), for an entry that says only when.

    >>> [(d.deadline_kind, d.end.isoformat()) for d in find_deadlines("The consultation closes on 24 May", date(2023, 4, 1)) if d.end]
    [('consultation', '2023-05-24')]
    """
    found: list[DeadlineFound] = []
    for sentence in spoken(text) if _tells_time(text) else ():
        if not _tells_time(sentence.text):
            continue
        signs = [*_signs(lead or "", is_lead=True), *_signs(sentence.text)]
        if signs:
            found += _of_sentence(sentence, signs, context_date)
    return tuple(found)


def _tells_time(text: str) -> bool:
    level = level_of(text)
    return level.has_digit or (not MONTH_WORDS.isdisjoint(level.words) and _MONTH_PRINTED.search(text) is not None)


@lru_cache(maxsize=512)  # a line leads in all entries of its list
def _signs(text: str, *, is_lead: bool = False) -> tuple[_Sign, ...]:
    signs = []
    for cue in cues_in(level_of(text).words):
        for match in cue.pattern.finditer(text):
            thing = match.groupdict().get("thing")
            kind = cue.kind or (kind_of_thing(thing, text) if thing else "other")
            signs.append(_Sign(cue, kind, match.start(), match.end()))
    widest = [sign for sign in signs if not any(_holds(other, sign) for other in signs)]
    return tuple(sign._replace(first=-1, last=0) for sign in widest) if is_lead else tuple(widest)


def _holds(wide: _Sign, sign: _Sign) -> bool:
    """Whether a cue is only a part of a wider one, and that one asks no more of its day."""
    is_wider = wide.first <= sign.first and sign.last <= wide.last and wide.last - wide.first > sign.last - sign.first
    return is_wider and wide.cue.needs != "interval"


def _of_sentence(sentence: Sentence, signs: Sequence[_Sign], context_date: date | None) -> Iterator[DeadlineFound]:
    """The deadlines of a sentence: each of its days with the cue that it goes with; an opening and a closing day are one."""
    used: dict[_Sign, tuple[DateFound, DeadlineFound]] = {}
    for day in find_dates(sentence.text, context_date, "prose"):
        sign = _sign_of(day, signs, sentence.text) if _tells_when(day, sentence.text) else None
        if sign is None:
            continue
        one = _deadline(day, sign, sentence)
        earlier, first = used.get(sign, (day, one))
        is_before_cue = earlier.start_char < sign.first < day.start_char
        if first is one or is_before_cue:
            used[sign] = (day, one)
        elif first.end is None and one.start is None and one.end is not None:
            used[sign] = (earlier, replace(first, end=one.end, end_raw=sentence.text[earlier.start_char : day.end_char]))
    yield from (one for _, one in used.values())


def _tells_when(day: DateFound, text: str) -> bool:
    if day.kind == "duration":
        return _OVER.search(text[: day.start_char]) is not None and _PERIOD.match(text[day.end_char :]) is not None
    return day.kind in _WHEN and (day.start or day.end) is not None and not _DEICTIC.search(day.text)


def _sign_of(day: DateFound, signs: Sequence[_Sign], text: str) -> _Sign | None:
    """The nearest cue before a day that goes with it; else one close behind a day that opens the sentence or stands beside it."""
    before = sorted((s for s in signs if s.first < day.start_char), key=lambda s: (-s.first, -s.cue.confidence))
    for sign in before:
        is_near = sign.first < 0 or day.start_char - sign.last <= _FARTHEST
        if is_near and _fits(sign, day, text):
            return sign
    behind = sorted((s for s in signs if s.first >= day.end_char), key=lambda s: s.first)
    opens = _AT_START.match(text[: day.start_char]) is not None
    for sign in behind[:1]:
        between = text[day.end_char : sign.first]
        if (_SHORT.match(between) or (opens and len(between) <= _FARTHEST)) and _fits(sign, day, text):
            return sign
    return None


def _fits(sign: _Sign, day: DateFound, text: str) -> bool:
    """Whether a cue can go with a day: nothing past stands between them, and what the cue needs is there."""
    first, last = max(0, min(sign.first, day.start_char)), day.start_char
    joints = [match.end() for match in _CLAUSE.finditer(text, 0, first)]
    if sign.first >= 0 and _PAST.search(text, joints[-1] if joints else 0, max(last, sign.last)):
        return False
    if ";" in text[first:last]:
        return False
    match sign.cue.needs:
        case "by":
            return _BY.search(text[:last]) is not None or day.modifier in ("by", "until", "before")
        case "meeting":
            return _is_of_meeting(day, text)
        case "interval":
            return day.start is not None and day.end is not None and day.start < day.end and day.kind != "relative-to-meeting"
        case "day":
            return day.is_exact_day and _BY.search(text[:last]) is None
    return day.kind != "duration" or sign.kind in ("review", "consultation")


def _is_of_meeting(day: DateFound, text: str) -> bool:
    beside = _MEETING_BESIDE.match(text[day.end_char :])
    return day.kind == "relative-to-meeting" or beside is not None or _MEETING_BEFORE.search(text[: day.start_char]) is not None


def _deadline(day: DateFound, sign: _Sign, sentence: Sentence) -> DeadlineFound:
    text = sentence.text
    kind = _kind(day, sign, text)
    start, end = _span(day, text)
    is_asked = kind in ("consultation", "review", "submission")
    respond = _RESPOND.search(text) if is_asked else None
    return DeadlineFound(
        text=text,
        start_char=sentence.start_char,
        end_char=sentence.start_char + len(text),
        deadline_kind=kind,
        start=start,
        end=end,
        end_raw=_raw(day, text),
        audience_raw=_audience(text),
        respond_to=respond.group() if respond else None,
        confidence=_confidence(day, sign, text),
    )


def _kind(day: DateFound, sign: _Sign, text: str) -> str:
    """The kind that a cue tells, made narrower by what the sentence says it is for."""
    if sign.kind == "event" and _SOUGHT.search(text):
        return "approval"
    if sign.kind in ("other", "submission") and sign.cue.needs in (None, "meeting"):
        purpose = _FOR.match(text[max(sign.last, 0) :])
        if purpose is not None:
            return purpose.lastgroup or sign.kind
    return sign.kind


def _span(day: DateFound, text: str) -> tuple[date | None, date | None]:
    """The first and the last day of the ask, each None where the words leave it open."""
    before = text[: day.start_char]
    if _STARTS.search(before):
        return day.start, None
    if _ENDS.search(before) or day.modifier in ("by", "until", "before"):
        return None, day.end
    return day.start, day.end


def _raw(day: DateFound, text: str) -> str:
    period = _PERIOD.match(text[day.end_char :]) if day.kind == "duration" else None
    return text[day.start_char : day.end_char + (period.end() if period else 0)]


def _audience(text: str) -> str | None:
    """Who is asked; what is asked for stands in the same place (``comments are invited by``) and is nobody."""
    named = (match["who"].strip() for pattern in _AUDIENCES if (match := pattern.search(text)))
    return next((who for who in named if not _ASKED_FOR.search(who)), None)


def _confidence(day: DateFound, sign: _Sign, text: str) -> float:
    """How sure a deadline is: less where only a month is told, where the cue stands behind the day, and where the text itself doubts."""
    sure = sign.cue.confidence - (0.05 if day.precision not in ("day", "week") else 0.0)
    sure -= 0.1 if sign.first >= day.end_char else 0.0
    sure = min(sure, 0.5) if _DOUBT.search(text) else sure
    return round(min(sure, 0.6 if day.kind == "duration" else 1.0), 2)
