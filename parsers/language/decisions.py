"""Decisions told in prose: who approved, agreed, rejected, deferred, noted or requested what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from parsers.language.dates import find_dates
from parsers.language.decided_on import JOINT, WHERE_TO, decided_on, is_trivial, subject_of
from parsers.language.decision_words import DecisionWords
from parsers.language.found import level_of
from parsers.language.sentences import Sentence, sentences, spoken

_HYPOTHETICAL = re.compile(
    r"(?i)\b(?:once|if|when|until|unless|before|whether|whenever|should|ahead of|subject to|in case|where|assuming)\s(?:the\s|all\s)*$"
)
_HYPOTHESIS = re.compile(r"(?i)^\s*(?:once|if|when|until|unless|before|whether|should|in case|where|assuming|because|as)\b")
_REPORTED = re.compile(r"\bthat\s(?:the\s|all\s)*$")
_IMPERSONAL = re.compile(r"^(?:it)$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"(?i)^(?:the\s)?following\b")
_AFTER_THAT = re.compile(r"^.*\b(?:\w+ed|said|says|told|heard)\s(?:\w+\s)?that\s", re.DOTALL)
_TO_OR_THAT = re.compile(r"\s(?:that|to|not to)\b")
_PRONOUN = re.compile(r"(?i)^(?:this|that|these|they|it|both|all|those|none|some|others?|everything|which)$")
_DENIED = re.compile(r"(?i)^(?:no|none|nothing|neither)\b(?!\.)")
_RELATIVE = re.compile(r"^(.*?),?\s(?:which|that|who)$", re.DOTALL)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|will|would|should|could|can|may|might|must|voted|said|felt|gave|took|came|went)\b"
)
_CLAUSE = re.compile(r"(?:^|[;:]\s|,\s(?:and\s|but\s|so\s)?|\s(?:and|but|so)\s)")
_LEAD_IN = re.compile(
    r"(?i)^(?:at|on|in|during|following|after|subsequently|consequently|therefore|however|finally|also|additionally|as a result)\b"
    r"[^,]{0,90},\s"
)
_PARTICIPLE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s(?:\w+ly\s)?\w+$")
_NEW_CLAUSE = re.compile(r",?\s(?:and|but)\s(?:the|it|this|a|an|no|all|that)\b[^,;]*?\s(?:was|were|has|have)\b")
_LAST_DAY = re.compile(r"\son\s(?P<day>[^,]*\d[^,]*)$")
_UNOPPOSED = re.compile(r"^\s(?:to|on|with|about|against|that)\s(?P<object>.+)$", re.DOTALL)
_BETWEEN = re.compile(r"^\s?,?\s?(?:(?:by|at|in)\s[^.,;]{0,60}\s)?(?:on|held\son|of)?\s?$")
_BARE_NOTE = re.compile(
    r"(?i)^(?:updates?|contents?|progress|reports?|papers?|presentations?|positions?|slides?)(?:\s(?:provided|given|above|on\s.*))?$"
)
_GIVEN = re.compile(
    r"\b(?:(?P<kind>(?i:approval|sign-off|agreement))\s(?:was|has\sbeen)\s(?:given|granted)\s(?:to|for)"
    r"|(?i:a|the)\sdecision\swas\s(?:made|taken|reached)\s(?:to|that))\s(?P<object>.+)$",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")
_LONGEST_LABEL = 14  # words of a line that is no sentence
_SURE = {"approved": 0.92, "agreed": 0.9, "rejected": 0.92, "deferred": 0.9, "raised": 0.85, "noted": 0.75, "requested": 0.75}


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """One decision: its sentence, where that stands, what was decided and by whom.

    ``decided_by`` is a group's code or an organisation's name, None where the text names nobody; ``is_own`` then tells that it was
    the group that the text is about. ``day`` is that which the sentence itself gives. ``is_reported`` marks a state of things
    (``has been approved``) which tells no day.
    """

    text: str
    start_char: int
    end_char: int
    decision: str
    subject: str
    decided_by: str | None = None
    is_own: bool = False
    is_reported: bool = False
    day: date | None = None
    decision_ref: str | None = None
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, or its rest behind a label, with what the search has to know."""

    text: str
    words: DecisionWords
    context_date: date | None
    topic: str | None
    is_report: bool


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was found in a sentence, and the span of it that is used up."""

    found: DecisionFound
    first: int
    last: int


class _Day(NamedTuple):
    """An exact day in a sentence, and where it begins."""

    start_char: int
    start: date


def find_decisions(
    text: str, context_date: date | None, words: DecisionWords, *, topic: str | None = None, is_report: bool = False
) -> tuple[DecisionFound, ...]:
    """Find what groups decided, in text order. Plans, proposals and recommendations are none.

    Args:
        text: Prose of any length.
        context_date: The day from which dates without a year are read.
        words: The vocabulary's words, by :func:`parsers.language.decision_words.decision_words`.
        topic: What the text is about, for ``it was approved``.
        is_report: Whether the text reports of one group, so that ``the group`` and a bare ``Approved the plan`` are that group's.
    """
    found: list[DecisionFound] = []
    for sentence in spoken(text):
        said = _behind(_PARAGRAPH, sentence)
        place = _Place(said.text, words, context_date, topic, is_report)
        labelled = _labelled(place)
        found += [_placed(one, _behind(words.label, said)) for one in labelled] or [_placed(one, said) for one in _told(place)]
    return tuple(found)


def find_stated(text: str, context_date: date | None, words: DecisionWords, ref: str | None) -> tuple[DecisionFound, ...]:
    """Find the decisions in a text that is known to state one, such as a cell of a table of decisions."""
    first, *rest = sentences(text) or [Sentence(text, 0)]
    place = _Place(first.text, words, context_date, None, True)
    stated = _labelled(place) or _stated(place)
    more = [one for s in rest for one in _told(_Place(s.text, words, context_date, None, True))]
    return tuple(
        replace(one, decision_ref=one.decision_ref or ref, text=text, start_char=0, end_char=len(text)) for one in [*stated, *more]
    )


def _behind(mark: re.Pattern[str], sentence: Sentence) -> Sentence:
    """A sentence without what it begins with: a paragraph's number, or the label of a decision."""
    begun = mark.match(sentence.text)
    return Sentence(sentence.text[begun.end() :], sentence.start_char + begun.end()) if begun else sentence


def _placed(found: DecisionFound, sentence: Sentence) -> DecisionFound:
    end = sentence.start_char + len(sentence.text)
    return replace(found, text=sentence.text, start_char=sentence.start_char, end_char=end)


def _labelled(place: _Place) -> list[DecisionFound]:
    """What stands behind ``DECISION:`` or a decision's number; an instruction (``DECISION: Approve minutes``) is none."""
    label = place.words.label.match(place.text)
    if label is None:
        return []
    ref = label["ref"] or label["alone"]
    if not place.is_report and ref is None:
        return []
    stated = _stated(replace(place, text=place.text[label.end() :], is_report=True))
    return [replace(one, decision_ref="".join(ref.split()) if ref else None) for one in stated]


def _stated(place: _Place) -> list[DecisionFound]:
    """The decision that a text states, though it may be no whole sentence."""
    told = _told(replace(place, text=_in_past(place)))
    if told:
        return [replace(one, confidence=max(one.confidence, 0.9)) for one in told]
    if place.text.split(" ")[0].lower() in place.words.bases:
        return []
    subject = subject_of(place.text)
    return [_decision(place, "agreed", subject, is_own=True, confidence=0.55)] if subject else []


def _in_past(place: _Place) -> str:
    """The text with the deed of its group in the past: tables of decisions also say ``The group approves the plan``."""
    present = place.words.present.match(place.text)
    if present is None:
        return place.text
    return place.text[: present.start("verb")] + place.words.pasts[present["verb"]] + place.text[present.end() :]


def _told(place: _Place) -> list[DecisionFound]:
    """The decisions that a sentence tells: by a group that acts, or as done to a thing."""
    if place.words.telling.isdisjoint(level_of(place.text).words):
        return []
    deeds = list(_active(place))
    deeds += _given(place)
    deeds += [deed for deed in _passive(place) if not any(d.first <= deed.first < d.last for d in deeds)]
    if not deeds and place.is_report:
        deeds = [*_opening(place)] or [*_ending(place)]
    return [deed.found for deed in sorted(deeds, key=lambda deed: deed.first)]


def _active(place: _Place) -> Iterator[_Deed]:
    """``The group discussed this, approved that and agreed to do so``."""
    end = 0
    for match in place.words.deciding.finditer(place.text):
        before = place.text[: match.start()]
        if match.start() < end or _HYPOTHETICAL.search(before):
            continue
        decider = place.words.decider(match["actor"])
        if decider is None and not place.is_report:
            continue
        day = _day(place, 0, match.start("actor")) if _LEAD_IN.match(place.text) else None
        day = day or _day(place, *match.span("when"))
        is_reported = _REPORTED.search(before) is not None
        for deed in _deeds(place, match):
            end = deed.last
            confidence = min(deed.found.confidence, 0.7) if is_reported else deed.found.confidence
            found = replace(deed.found, decided_by=decider, is_own=decider is None, day=day, confidence=confidence)
            yield replace(deed, found=found if day or decider is None else _with_last_day(found, place))


def _with_last_day(found: DecisionFound, place: _Place) -> DecisionFound:
    """``Ofgem approved P432 on 3 May``: a day that closes the object, and is not to come, is the decision's."""
    match = _LAST_DAY.search(found.subject)
    days = find_dates(match["day"], place.context_date, "prose") if match else ()
    is_past = len(days) == 1 and days[0].is_exact_day and days[0].start is not None and place.context_date is not None
    if match is None or not is_past or days[0].start > place.context_date:  # type: ignore[operator]
        return found
    return replace(found, subject=found.subject[: match.start()], day=days[0].start)


def _deeds(place: _Place, first: re.Match[str]) -> Iterator[_Deed]:
    """The decisions among a group's deeds, each with its object: the text up to the next deed."""
    further = place.words.going_on.finditer(place.text, first.end())
    deeds = [first, *(match for match in further if not _PARTICIPLE.search(place.text[: match.start()]))]
    for number, deed in enumerate(deeds):
        limit = deeds[number + 1].start() if number + 1 < len(deeds) else len(place.text)
        others = [m.start() for m in place.words.deciding.finditer(place.text, deed.end(), limit)]
        limit = next((start for start in others if not _REPORTED.search(place.text[:start])), limit)
        told = place.text[deed.end() : limit]
        clause = _NEW_CLAUSE.search(told)
        if clause and not told.startswith(" that "):
            told = told[: clause.start()]
        found = _of_deed(place, deed, told)
        if found is not None:
            yield _Deed(found, deed.start(), deed.end() + len(told))


def _of_deed(place: _Place, deed: re.Match[str], told: str) -> DecisionFound | None:
    """The decision that a deed is, with its object behind it."""
    groups = deed.groupdict()
    if groups["unopposed"]:
        said = _UNOPPOSED.match(told)
        meant = decided_on("agreed", told.strip(), place.words) if said else None
        subject = subject_of(meant[1]) if meant else None
        return _decision(place, meant[0], subject, confidence=0.6) if meant and subject else None
    if groups["unmade"]:
        subject = subject_of(JOINT.sub("", told.strip()))
        return _decision(place, "rejected", subject) if subject else None
    kind = place.words.kind_of(groups["verb"]) if groups["verb"] else None
    if kind is None:
        return None
    decided = decided_on(kind, told.strip(), place.words)
    return _with_object(place, *decided) if decided else None


def _with_object(place: _Place, kind: str, told: str) -> DecisionFound | None:
    if kind in ("deferred", "raised"):
        told = WHERE_TO.split(told)[0]
    subject = subject_of(told)
    if subject is None or subject.lower() in place.words.trivial or (kind == "noted" and is_trivial(subject, place.words)):
        return None
    if _PRONOUN.match(subject):
        return _decision(place, kind, place.topic, confidence=0.6) if place.topic else None
    return _decision(place, kind, subject, confidence=0.5 if kind == "noted" and _BARE_NOTE.search(subject) else None)


def _passive(place: _Place) -> Iterator[_Deed]:
    """``The plan was approved by the group``; ``it was agreed that …``."""
    for match in place.words.decided.finditer(place.text):
        first = _clause_start(place, match.start())
        thing = _AFTER_THAT.sub("", place.text[first : match.start()].strip())
        if _HYPOTHESIS.match(thing) or _HYPOTHETICAL.search(place.text[:first]) or place.text.endswith("?"):
            continue
        kind = place.words.kinds[match["verb"]]
        found = _impersonal(place, kind, match) if _IMPERSONAL.match(thing) else None
        found = found or _of_thing(place, kind, thing, match)
        if found is not None:
            yield _Deed(_by_whom(found, place, match), first, match.end())


def _clause_start(place: _Place, end: int) -> int:
    """Where the clause begins whose verb stands at ``end``: after the last joint before which another verb stands."""
    text, acts = place.text, [match.end() for match in place.words.deciding.finditer(place.text, 0, end)]
    lead = _LEAD_IN.match(text)
    begin = lead.end() if lead and lead.end() <= end else 0
    starts = [begin, *(m.end() for m in _CLAUSE.finditer(text, begin, end) if m.end() > begin)]
    return next((s for s in starts if not _FINITE.search(text, s, end) and not any(s < act for act in acts)), starts[-1])


def _impersonal(place: _Place, kind: str, match: re.Match[str]) -> DecisionFound | None:
    told = place.text[match.end() :]
    if match["no"] or not _TO_OR_THAT.match(told):
        return None
    decided = decided_on(kind, told.strip(), place.words)
    return _with_object(place, *decided) if decided else None


def _of_thing(place: _Place, kind: str, thing: str, match: re.Match[str]) -> DecisionFound | None:
    """The decision on a thing that ``was`` or ``has been`` decided on."""
    is_past = match["aux"] in ("was", "were")
    if match["no"]:
        if not is_past or kind not in ("approved", "agreed"):
            return None
        kind = "rejected"
    if kind in ("noted", "requested", "raised") or _ANNOUNCED.match(thing):
        return None
    relative = _RELATIVE.match(thing)
    subject = subject_of(relative[1] if relative else thing)
    confidence = (0.85 if place.is_report else 0.65) if is_past else 0.7
    if subject is not None and _PRONOUN.match(subject):
        subject, confidence = place.topic, 0.6
    if subject is None or is_trivial(subject, place.words) or _DENIED.match(subject):
        return None
    return _decision(place, kind, subject, confidence=confidence, is_reported=not is_past)


def _by_whom(found: DecisionFound, place: _Place, match: re.Match[str]) -> DecisionFound:
    """A decision with who is named behind it, and the day that stands there."""
    behind = place.text[match.end() :]
    named = place.words.by.match(behind) or place.words.at.match(behind)
    decider = place.words.decider(named["actor"]) if named else None
    day = next(
        (m.start for m in _days(place) if m.start_char >= match.end() and _BETWEEN.match(place.text[match.end() : m.start_char])), None
    )
    if day is None and _LEAD_IN.match(place.text):
        day = _day(place, 0, match.start())
    is_own = decider is None and place.is_report and not found.is_reported
    return replace(found, decided_by=decider, is_own=is_own, day=day)


def _given(place: _Place) -> Iterator[_Deed]:
    """``Approval was given to the plan``, ``a decision was taken to wait``."""
    match = _GIVEN.search(place.text)
    if match is not None and not _HYPOTHETICAL.search(place.text[: match.start()]):
        kind = "approved" if match["kind"] else "agreed"
        subject = subject_of(JOINT.sub("", match["object"]))
        if subject is not None:
            found = _decision(place, kind, subject, is_own=place.is_report, confidence=0.75)
            yield _Deed(found, *match.span())


def _opening(place: _Place) -> Iterator[_Deed]:
    """``Approved the plan``, as the lines of a report begin."""
    match = place.words.opening.match(place.text)
    if match is None:
        return
    decided = decided_on(place.words.kinds[match["verb"].lower()], place.text[match.end() :].strip(), place.words)
    found = _with_object(place, *decided) if decided else None
    if found is not None:
        yield _Deed(replace(found, is_own=True, confidence=min(found.confidence, 0.7)), 0, len(place.text))


def _ending(place: _Place) -> Iterator[_Deed]:
    """``Exit report approved``, as the lines of a report may be no sentences."""
    match = place.words.ending.match(place.text)
    subject = subject_of(match["subject"]) if match and not _FINITE.search(match["subject"]) else None
    if match is None or subject is None or len(subject.split()) > _LONGEST_LABEL or is_trivial(subject, place.words):
        return
    if _PRONOUN.match(subject) or _DENIED.match(subject):
        return
    if not subject.lower().endswith((" be", " as", " not", " yet", " to")):
        yield _Deed(_decision(place, place.words.kinds[match["verb"]], subject, is_own=True, confidence=0.6), 0, len(place.text))


def _days(place: _Place) -> list[_Day]:
    found = find_dates(place.text, place.context_date, "prose")
    return [_Day(one.start_char, one.start) for one in found if one.is_exact_day and one.start is not None]


def _day(place: _Place, first: int, last: int) -> date | None:
    return next((day.start for day in _days(place) if first <= day.start_char < last), None) if last > first else None


def _decision(
    place: _Place, kind: str, subject: str, *, is_own: bool = False, is_reported: bool = False, confidence: float | None = None
) -> DecisionFound:
    sure = _SURE[kind] if confidence is None else confidence
    return DecisionFound(
        text=place.text,
        start_char=0,
        end_char=len(place.text),
        decision=kind,
        subject=subject,
        is_own=is_own,
        is_reported=is_reported,
        confidence=sure,
    )
