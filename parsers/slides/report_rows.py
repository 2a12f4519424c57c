"""The rows of a working group's report: what their headings name, by phrases, by cues, by the values across them, and by what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers.language.dates import find_dates
from parsers.language.phrases import Match, begins_with, is_one_of, matches, mentions, plain
from parsers.language.plans import read_plan
from parsers.pack import Pack
from parsers.slides.told_labels import CUED, Labelled, assigned, cues_in
from schemas.vocabulary import Vocabulary

_BY_CUE = 0.7  # the score of a heading that only a cue tells
_BY_OWN = 0.5  # what the group's own code in a heading weighs: what it is asked for
_BY_VALUES = 0.6  # what values weigh where no cue speaks for them
_BESIDES = 0.1  # and where one does
_LITTLE = 0.01  # what any heading weighs for any row: the last one left can be it
_LONGEST_DAY = 6  # words of a line that tells when a group met
_DENIED = re.compile(r"(?i)(?:no|not|none)\b")
_LONGEST_NIL = 6  # words of a nil return
_MEETINGS = ("next_meeting_agenda", "last_meeting_agenda")
ROWS = ("upcoming_deliverables", "next_meeting_agenda", "last_meeting_agenda", "escalations")


def row_of(label: str | None, vocabulary: Vocabulary) -> Match | None:
    """The row of the report that a heading names, None where it names none."""
    return next(iter(_named(label, vocabulary)), None)


def is_phrase(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading is one that is known, not only by a cue."""
    return bool(matches(label, vocabulary.report_rows))


def rows_of(labels: Sequence[str | None], vocabulary: Vocabulary) -> dict[str, Match]:
    """The row that each of the headings of one report names.

    Some headings can be one of several rows: `Coming up` is what is due unless `Deliverables` stands beside it. Those that can be only one
    have the first choice.
    """
    named = {label: _named(label, vocabulary) for label in labels if label}
    found: dict[str, Match] = {}
    for label, offers in sorted(named.items(), key=lambda item: (len(_best(item[1])), -max((m.score for m in item[1]), default=0.0))):
        taken = {match.name for match in found.values()}
        best = _best(offers)
        if best:
            found[label] = next((match for match in best if match.name not in taken), best[0])
    return found


def rows_told(labels: Sequence[Labelled], pack: Pack) -> dict[str, Match]:
    """The row that each heading of one report names; one that no phrase tells has the row that its cues and its values speak for."""
    known = {one.text: best[0] for one in labels if len(best := _best(matches(one.text, pack.vocabulary.report_rows))) == 1}
    offers = {(one.text, row): _weight(one, row, pack) for one in labels if one.text not in known for row in ROWS}
    return assigned([one.text for one in labels], known, offers, ROWS)


def is_nil(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a cell says in a few words that there is nothing to report."""
    if len(texts) != 1 or len(texts[0].split()) > _LONGEST_NIL:
        return False
    return is_one_of(texts[0], vocabulary.phrases["nil_return"]) or begins_with(texts[0], vocabulary.phrases["nil_start"])


def _weight(one: Labelled, row: str, pack: Pack) -> float:
    """What speaks for a row: one of several phrases that fit as well, a cue, the group's own code, the values."""
    if mentions(one.text, pack.vocabulary.phrases["anything_else"]):
        return 0.0
    fitting = _best(matches(one.text, pack.vocabulary.report_rows))
    if fitting:
        return next((match.score for match in fitting if match.name == row), 0.0)
    is_own = row == "escalations" and pack.cover.group_code is not None and mentions(one.text, (pack.cover.group_code,))
    cued = CUED if row in cues_in(one.text, pack.vocabulary.report_cues) else (_BY_OWN if is_own else 0.0)
    value = _value(one, row, pack)
    if not cued and _can_be_escalated(one.text, pack.vocabulary):
        # A list of risks is not escalated, nor anything else, even as the last row left.
        return CUED + _BESIDES * value if value and row == "escalations" else _BY_VALUES * value
    return cued + _BESIDES * value if cued else max(_BY_VALUES * value, _LITTLE)


def _can_be_escalated(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading's word stands over escalations as well as over other lists: ``Key risks``."""
    starts = vocabulary.phrases["perhaps_escalated"]
    return any(word.startswith(starts) for word in plain(label).split())


def _value(one: Labelled, row: str, pack: Pack) -> float:
    """How far what stands across a heading is what a row holds, up to 1: days gone by or to come, nil returns, plans."""
    when = pack.cover.meeting_date
    if row == "escalations":
        return one.share(cell for cell in one.cells if is_nil(cell, pack.vocabulary))
    if row == "upcoming_deliverables":
        return sum(read_plan(text, when).planned_raw is not None for text in one.texts) / max(1, len(one.texts))
    if when is None:
        return 0.0
    return one.share(cell for cell in one.cells if _leads(cell[0], when, pack.vocabulary) == row)


def _leads(text: str, when: date, vocabulary: Vocabulary) -> str | None:
    """Which meeting's items a cell's first line leads in: by its day, or by a word before its colon (``Activity in next month:``)."""
    day = day_told(text, when)
    if day is not None:
        return "last_meeting_agenda" if day <= when else "next_meeting_agenda"
    cues = [row for row in cues_in(text, vocabulary.report_cues) if row in _MEETINGS] if text.rstrip().endswith(":") else []
    return cues[0] if len(cues) == 1 else None


def day_told(text: str, when: date) -> date | None:
    """The exact day that a short line tells: when a group met, or will."""
    if len(text.split()) > _LONGEST_DAY or _DENIED.match(text):
        return None
    return next((found.start for found in find_dates(text, when, "cell") if found.is_exact_day), None)


def _best(offers: Sequence[Match]) -> list[Match]:
    """The offers that are as good as the first."""
    return [match for match in offers if match.score == offers[0].score] if offers else []


def _named(label: str | None, vocabulary: Vocabulary) -> list[Match]:
    found = matches(label, vocabulary.report_rows)
    return found or [Match(row, _BY_CUE) for row in cues_in(label or "", vocabulary.report_cues)]
