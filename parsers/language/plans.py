"""What a working group's bullet says of when a deliverable is planned and to which meeting it comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parsers.language.finding import find_dates
from parsers.language.found import DateFound

_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_TAIL = re.compile(r"\s[-–—]\s+((?:\w+\s){0,3}?(?:planned|due|expected|target|to come|coming)\b.*)$", re.IGNORECASE | re.DOTALL)
_PLANNED = re.compile(r"(?i)\b(?:plan(?:ned|s)?|to come|coming|due|expected|target(?:ed)?|scheduled)\b")
_GROUP_NEXT = re.compile(r"\s(?:extraordinary\s)?(?:[A-Z]{2,5}G|meeting)s?\b")
_COMES_TO = re.compile(
    r"(?i)\b(?:com(?:es?|ing)|go(?:es|ing)?|return(?:s|ed|ing)?|br(?:ing|ings|ought)|tak(?:e|es|en|ing)|present(?:ed)?|submit(?:ted)?)"
    r"(?: back)? (?:to|at)(?: the)? $"
)
_GROUP_SAID = re.compile(r"\s(?:(?i:extraordinary)\s)?(?=(?:[^\W\d_]*[A-Z]){2})[A-Z][A-Za-z&]{1,7}\b")  # a code of any form
_WHEN = frozenset({"date", "interval", "set", "relative-to-meeting", "relative-to-milestone", "status"})


@dataclass(frozen=True, slots=True)
class Plan:
    """When something is planned: as printed, its days (inclusive), and the meeting it is to come to, as printed."""

    planned_raw: str | None
    planned_start_date: date | None
    planned_end_date: date | None
    target_meeting_raw: str | None


NO_PLAN = Plan(None, None, None, None)


def read_plan(text: str, context_date: date | None) -> Plan:
    """Read the plan in a bullet's bracket, or after its dash. A bracket that tells no time is none (``(MDSG)``, ``(part 2)``).

    >>> read_plan("Data Strategy (planned 28 April 2023, to come to April TMAG)", date(2023, 3, 15)).target_meeting_raw
    'April TMAG'
    """
    for said in _candidates(text):
        mentions = find_dates(said, context_date, "deliverable")
        if _PLANNED.search(said) or any(found.kind in _WHEN for found in mentions):
            return _plan(said, mentions)
    return NO_PLAN


def _candidates(text: str) -> list[str]:
    """What may hold the plan, the last bracket first."""
    brackets = [found.strip() for found in reversed(_BRACKET.findall(text))]
    return brackets + [match[1].strip() for match in [_TAIL.search(text)] if match]


def _plan(said: str, mentions: tuple[DateFound, ...]) -> Plan:
    target = next((raw for found in mentions if (raw := _target(found, said))), None)
    planned = next(
        (found for found in mentions if found.start and found.kind in ("date", "interval", "set") and not _target(found, said)), None
    )
    return Plan(said, planned.start if planned else None, planned.end if planned else None, target)


def _target(found: DateFound, said: str) -> str | None:
    """The meeting that a mention names, as printed; None where it names none or none that can be told apart."""
    if found.kind == "relative-to-meeting":
        return None if found.meeting_which == "unspecified" else found.text
    behind = _GROUP_NEXT.match(said, found.end_char)
    if behind is None and _COMES_TO.search(said[: found.start_char]):
        behind = _GROUP_SAID.match(said, found.end_char)
    return found.text + behind.group() if found.kind == "date" and behind else None
