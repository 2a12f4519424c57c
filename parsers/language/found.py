"""What a search for dates gives, and what its rules are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class DateFound(NamedTuple):
    """One date, interval, duration, time or status in a text.

    ``start_char`` and ``end_char`` (exclusive) count code points of the text searched. ``start`` and ``end`` are inclusive days of the
    expression itself: ``modifier`` (by, before, after, until, from, during, planned) never moves them; both are None where the words
    give no day. ``kind`` is date, interval, set, duration, time, time_range, relative-to-meeting, relative-to-milestone, status,
    recurrence or invalid. ``certainty`` is that of ``date_mentions``. Times are ``HH:MM``; ``duration`` is ISO 8601 and
    ``duration_minutes`` its length where it is given in hours and minutes. ``offset`` is a length of time from a meeting or
    milestone, ISO 8601 with its sign. ``rule`` names the rule that read it.
    """

    text: str
    start_char: int
    end_char: int
    kind: str
    start: date | None = None
    end: date | None = None
    precision: str = "none"
    modifier: str | None = None
    certainty: str = "stated"
    edtf: str | None = None
    status: str | None = None
    duration_minutes: int | None = None
    start_time: str | None = None
    end_time: str | None = None
    confidence: float = 0.95
    rule: str = ""
    dates: tuple[date, ...] = ()
    duration: str | None = None
    is_business_days: bool = False
    meeting_group: str | None = None
    meeting_which: str | None = None
    milestones: tuple[str, ...] = ()
    offset: str | None = None
    rrule: str | None = None

    @property
    def is_exact_day(self) -> bool:
        """Whether this is one certain calendar day."""
        return self.kind == "date" and self.precision == "day" and self.start is not None


class Scene(NamedTuple):
    """A text made ready for the rules: ``text`` has one plain dash, quote and space for each kind, at the same places as ``printed``."""

    printed: str
    text: str
    words: frozenset[str]
    has_digit: bool
    context_date: date | None
    field: str | None

    def is_whole(self, start_char: int, end_char: int) -> bool:
        """Whether nothing but punctuation and space stands outside the span."""
        return not _LETTERS.search(self.text[:start_char]) and not _LETTERS.search(self.text[end_char:])


class Rule(NamedTuple):
    """One form: its pattern, how a match is read (None: not this after all), and what a text must hold for a try to be worth it: one of
    the words of the gate (``or_digit``: or else a digit), a digit, one of the signs; and the fields in which it is read, if not in all."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], DateFound | None]
    gate: frozenset[str] | None = None
    needs_digit: bool = False
    signs: str = ""
    or_digit: bool = False
    fields: frozenset[str | None] | None = None


class RuleBook:
    """Rules in their order, found by the words and signs of a text: of most texts hardly any is worth a try."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._gates = frozenset(word for rule in rules for word in rule.gate or ())
        self._signs = frozenset(sign for rule in rules for sign in rule.signs)
        self._opened = lru_cache(maxsize=1024)(self._open)

    def worth_trying(self, scene: Scene) -> tuple[Rule, ...]:
        """The rules for which a text holds all that they need."""
        signs = self._signs.intersection(scene.text) if scene.has_digit else frozenset()  # all that need a sign need a digit, too
        return self._opened(self._gates & scene.words, signs, scene.has_digit, scene.field)

    def _open(self, words: frozenset[str], signs: frozenset[str], has_digit: bool, field: str | None) -> tuple[Rule, ...]:
        rules = (rule for rule in self._rules if rule.fields is None or field in rule.fields)
        rules = (rule for rule in rules if rule.gate is None or (rule.or_digit and has_digit) or not rule.gate.isdisjoint(words))
        rules = (rule for rule in rules if has_digit or not rule.needs_digit)
        return tuple(rule for rule in rules if not rule.signs or not signs.isdisjoint(rule.signs))


_LETTERS = re.compile(r"\w")
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_LEVEL = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_LEVEL |= {ord(c): "'" for c in "\u2018\u2019\u02bc`\u00b4"}
_LEVEL |= {ord(c): " " for c in "\n\r\t\f\v\u00a0\u2007\u2009\u202f"}


def scene_of(text: str, context_date: date | None, field: str | None) -> Scene:
    """Make a text ready for the rules; places in it stay what they were. A context date far from our time counts as none."""
    if context_date and not 1900 <= context_date.year < 2200:
        context_date = None
    level = text.translate(_LEVEL)
    return Scene(text, level, frozenset(_WORD.findall(level.lower())), _DIGIT.search(level) is not None, context_date, field)
