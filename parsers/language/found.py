"""What a search for dates gives, and what its rules are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from parsers.layout.text import is_plain
from schemas.quickly_made import quickly_made

_Key = TypeVar("_Key")


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


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A text made ready for the rules: ``text`` has one plain dash, quote and space for each kind, at the same places as ``printed``.

    ``is_month_first`` tells that the document's dates in digits have their months first.
    """

    printed: str
    text: str
    words: frozenset[str]
    has_digit: bool
    context_date: date | None
    field: str | None
    is_month_first: bool = False

    def is_whole(self, start_char: int, end_char: int) -> bool:
        """Whether nothing but punctuation and space stands outside the span."""
        return not _LETTERS.search(self.text[:start_char]) and not _LETTERS.search(self.text[end_char:])


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One form: its pattern, how a match is read (None: not this after all), and what a text must hold for a try to be worth it: one of
    the words of the gate (:data:`DIGIT` for any digit), a digit, one of the signs, a shape that is searched for at a fraction of the
    pattern's cost. ``fields`` are those in which alone the form is read, ``starts`` tells where alone in a text it can begin."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], DateFound | None]
    gate: frozenset[str] | None = None
    needs_digit: bool = False
    signs: str = ""
    shape: re.Pattern[str] | None = None
    fields: frozenset[str | None] | None = None
    starts: re.Pattern[str] | None = None


NUMBERS = re.compile(r"\d+")
"""Where a form begins whose first sign is a digit that none stands before."""
DIGIT = "0"
"""What stands among the words of a text, and of a rule's gate, for any digit."""


class RuleBook:
    """Rules in their order, found by the words and signs of a text: of most texts hardly any is worth a try.

    Sets of rules are numbers, one bit a rule: what a word, a sign, a field opens is worked out once.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._by_word = bits_of((word, place) for place, rule in enumerate(rules) for word in rule.gate or ())
        self._by_sign = bits_of((sign, place) for place, rule in enumerate(rules) for sign in rule.signs)
        self._by_field = bits_of((field, place) for place, rule in enumerate(rules) for field in rule.fields or ())
        self._ungated = _every(rule.gate is None for rule in rules)
        self._unsigned = _every(not rule.signs for rule in rules)
        self._of_any_field = _every(rule.fields is None for rule in rules)
        self._without_digit = _every(not rule.needs_digit for rule in rules)
        self._chosen = lru_cache(maxsize=1024)(self._of_bits)

    def worth_trying(self, scene: Scene) -> tuple[Rule, ...]:
        """The rules for which a text holds all that they need, but for their shapes."""
        opened = self._ungated
        for word in self._by_word.keys() & scene.words:
            opened |= self._by_word[word]
        opened &= self._by_field.get(scene.field, 0) | self._of_any_field
        return self._chosen(opened & (self._signed(scene.text) if scene.has_digit else self._without_digit))

    def _signed(self, text: str) -> int:
        """The rules whose signs a text has; all that need one need a digit, too."""
        signed = self._unsigned
        for sign, rules in self._by_sign.items():
            if sign in text:
                signed |= rules
        return signed

    def _of_bits(self, bits: int) -> tuple[Rule, ...]:
        return tuple(rule for place, rule in enumerate(self._rules) if bits >> place & 1)


def bits_of(places: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    """The places of each key as the bits of one number."""
    bits: dict[_Key, int] = {}
    for key, place in places:
        bits[key] = bits.get(key, 0) | 1 << place
    return bits


def _every(meant: Iterable[bool]) -> int:
    return sum(1 << place for place, is_meant in enumerate(meant) if is_meant)


_LETTERS = re.compile(r"\w")
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_LEVEL = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_LEVEL |= {ord(c): "'" for c in "\u2018\u2019\u02bc`\u00b4"}
_LEVEL |= {ord(c): " " for c in "\n\r\t\f\v\u00a0\u2007\u2009\u202f"}


def scene_of(text: str, context_date: date | None, field: str | None, *, is_month_first: bool = False) -> Scene:
    """Make a text ready for the rules; places in it stay what they were. A context date far from our time counts as none."""
    if context_date and not 1900 <= context_date.year < 2200:
        context_date = None
    return Scene(text, *level_of(text), context_date, field, is_month_first)


class Level(NamedTuple):
    """A text with one plain dash, quote and space for each kind, its words in small letters with :data:`DIGIT` for any, and whether it
    has one."""

    text: str
    words: frozenset[str]
    has_digit: bool


@lru_cache(maxsize=256)  # one thing after the other is looked for in a text
def level_of(text: str) -> Level:
    """A text made level; places in it stay what they were."""
    level = text if is_plain(text) and "`" not in text else text.translate(_LEVEL)  # which looks each letter up
    words = words_of(level)
    return Level(level, words, DIGIT in words)


def words_of(level: str) -> frozenset[str]:
    """The words of a level text in small letters, with :data:`DIGIT` for any digit."""
    words = _WORD.findall(level.lower())
    return frozenset([*words, DIGIT] if _DIGIT.search(level) else words)
