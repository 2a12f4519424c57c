"""The search: rules in their order, each place of the text taken once, then what stands around."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from parsers.language.day_order import is_month_first
from parsers.language.day_rules import DAY_RULES
from parsers.language.deictic_rules import DEICTIC_RULES
from parsers.language.duration_rules import DURATION_RULES
from parsers.language.found import DIGIT, DateFound, Rule, RuleBook, Scene, level_of, scene_of, words_of
from parsers.language.joining import joined, surroundings_read
from parsers.language.numeric_rules import DATE_FIELDS, EXACT_RULES, NUMERIC_RULES
from parsers.language.period_rules import PERIOD_RULES, WEEK_RULES
from parsers.language.recurrence_rules import RECURRENCE_RULES
from parsers.language.reference_forms import no_references
from parsers.language.relative_rules import CELL_RULES, MEETING_RULES, NAMED_RULES, STATUS_FIELDS, STATUS_RULES
from parsers.language.season_rules import SEASON_RULES
from parsers.language.time_rules import H_RULES, TIME_RULES
from parsers.language.weekday_rules import NTH_DAY_RULES, NUMBER_RULES, WEEKDAY_RULES
from parsers.language.year_rules import FISCAL_RULES, YEAR_RULES

_COUNTED = (
    "round|page|item|phase|tranche|part|section|stage|tier|level|drop|cycle|sprint|attachment|appendix|slide|risk|issue|action|option"
    "|figure|table|release|milestone|annex|clause|paragraph|question|step|number|revision|rev|draft|room|para|clauses|sections|paragraphs"
    "|subclause|schedule|chapter|condition|article|requirement|req|id|ref|line|row|box|bed|gate|wave|batch|cohort|iteration|increment|lot"
    "|package|category|band|stream|workstream|zone|rule|lesson|theme"
)
_COUNTED_WORDS = frozenset([*_COUNTED.split("|"), "v", "ver", "version", "no", "class", "clause"])
_CODE_SHAPE = re.compile(r"[A-Z]-?\d|\d of \d")
_NUMBERED = re.compile(
    rf"(?i)(?<![\w\-])(?:{_COUNTED}|(?:v(?:ersion|er)?|no)\.?|profile class|sub-clause)\s?\d+(?:\.\d+)*(?:\s?(?:of|/)\s?\d+)?"
    r"(?:\s?(?:,|and|or|&|to|-)\s?\d+(?:\.\d+)+)*(?![\w/])"
    r"|\b\d+ of \d+\b"
    r"|(?-i:\b(?!FY|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|COB|WC)[A-Z]{2,}(?:-[A-Z]+)*-?\d+(?:-\d{1,3})?(?:\.\d+)?\b)"
)
_EARLY_RULES: tuple[Rule, ...] = EXACT_RULES + WEEK_RULES + CELL_RULES + FISCAL_RULES
_RULES: tuple[Rule, ...] = (
    *(DAY_RULES + NUMERIC_RULES + NTH_DAY_RULES + MEETING_RULES + NAMED_RULES + RECURRENCE_RULES),
    *(
        H_RULES
        + DURATION_RULES
        + TIME_RULES
        + SEASON_RULES
        + NUMBER_RULES
        + DEICTIC_RULES
        + PERIOD_RULES
        + YEAR_RULES
        + WEEKDAY_RULES
        + STATUS_RULES
    ),
)

_EARLY_BOOK, _BOOK = RuleBook(_EARLY_RULES), RuleBook(_RULES)

_GATES = [rule.gate for rule in _EARLY_RULES + _RULES if rule.fields is None and rule.gate is not None]
DATE_WORDS: frozenset[str] = frozenset({DIGIT}).union(*(gate for gate in _GATES if DIGIT not in gate))
"""Words, and any digit, of which a text must hold one for any rule to apply, but those for ``noon`` and ``midnight``; some fields are read
for words of status besides."""
_DATE_OR_CLOCK_WORDS = DATE_WORDS.union(*_GATES)
_STATUS_FIELDS: frozenset[str | None] = STATUS_FIELDS | {None}


class _Taken:
    """Places of the text that a mention, or something that is no date, holds."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []

    def is_free(self, first: int, last: int) -> bool:
        return not self._places or not any(first < end and start < last for start, end in self._places)

    def take(self, first: int, last: int) -> None:
        self._places.append((first, last))

    def rest_of(self, text: str) -> str:
        """The text with a space for each place that is held."""
        for first, last in sorted(self._places, reverse=True):
            text = f"{text[:first]} {text[last:]}"
        return text


class _Starts:
    """Places of a text at which forms can begin, found once for all rules that ask for the same."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[re.Pattern[str], list[int]] = {}

    def matches(self, rule: Rule) -> Iterable[re.Match[str]]:
        """What the rule's pattern finds in the text: tried at the places where it can begin, or where there are none told, at all."""
        if rule.starts is None:
            return rule.pattern.finditer(self._text)
        places = self._places.get(rule.starts)
        if places is None:
            places = self._places[rule.starts] = [start.start() for start in rule.starts.finditer(self._text)]
        return self._at(places, rule.pattern.match) if places else ()

    def _at(self, places: Iterable[int], match_at: Callable[[str, int], re.Match[str] | None]) -> list[re.Match[str]]:
        found: list[re.Match[str]] = []
        text, end = self._text, 0
        for place in places:
            if place >= end and (match := match_at(text, place)) is not None:
                found.append(match)
                end = match.end()
        return found


def find_dates(text: str, context_date: date | None, field: str | None = None) -> tuple[DateFound, ...]:
    """Find dates, intervals, durations, times and words of status, in text order and without overlap.

    Days come first in numbers (``15/02/23``), unless :func:`~parsers.language.day_order.month_first` holds. A year left out is that
    nearest to ``context_date`` (None: such a date stays unresolved). ``field`` says what the text is (due, raised, agenda_time, prose …)
    and settles forms that could be something else.

    >>> [(found.text, found.start.isoformat()) for found in find_dates("issued w/c 6 March", date(2023, 3, 15))]
    [('w/c 6 March', '2023-03-06')]
    """
    return dates_by_order(text, context_date, field, is_month_first=is_month_first())


@lru_cache(maxsize=4096)  # a record's text is also the text of its block, and is asked about from more than one place
def dates_by_order(text: str, context_date: date | None, field: str | None, *, is_month_first: bool) -> tuple[DateFound, ...]:
    """As :func:`find_dates`, in an order of days and months that is told."""
    scene = scene_of(text, context_date, field, is_month_first=is_month_first)
    if field not in _STATUS_FIELDS and _DATE_OR_CLOCK_WORDS.isdisjoint(scene.words):
        return ()
    found: list[DateFound] = []
    taken, starts = _Taken(), _Starts(scene.text)
    if not _search(_EARLY_BOOK, scene, starts, taken, found, is_aside=True):
        _search(_BOOK, scene, starts, taken, found, is_aside=not scene.has_digit)
    found.sort(key=lambda mention: mention.start_char)
    mentions = joined([surroundings_read(mention, scene) for mention in found], scene)
    if not mentions and field in DATE_FIELDS and scene.has_digit:
        return _guessed(scene)
    return _without_overlap(mentions)


def may_hold_dates(text: str, field: str | None) -> bool:
    """Whether a text has a digit or a word of a date; a cell that may be a word of status is always read."""
    return field in _STATUS_FIELDS or not DATE_WORDS.isdisjoint(level_of(text).words)


def may_tell_time(text: str) -> bool:
    """Whether a text has a digit or a word of a date, a time or a length of time; without one only words of status are found in it."""
    return not _DATE_OR_CLOCK_WORDS.isdisjoint(level_of(text).words)


def _search(book: RuleBook, scene: Scene, starts: _Starts, taken: _Taken, found: list[DateFound], *, is_aside: bool) -> bool:
    """Add what the rules of a book find, and tell whether that is all: there is nothing beside a mention that is the whole text, or besides
    some where what they leave has neither a digit nor a word of a date. ``is_aside`` tells that nothing is to be set aside; else it is once
    there is a mention."""
    text = scene.text
    for rule in book.worth_trying(scene):
        if rule.shape is not None and not rule.shape.search(text):
            continue
        for match in starts.matches(rule):
            mention = rule.read(match, scene) if taken.is_free(*match.span()) else None
            if mention and not is_aside:
                _set_aside(scene, taken)
                is_aside = True
                mention = mention if taken.is_free(*match.span()) else None
            if mention:
                taken.take(mention.start_char, mention.end_char)
                found.append(mention._replace(rule=rule.name))
                if scene.is_whole(mention.start_char, mention.end_char) or not _holds_more(scene, taken):
                    return True
    return False


def _holds_more(scene: Scene, taken: _Taken) -> bool:
    """Whether any rule may find something in what is not taken of a text."""
    return scene.field in _STATUS_FIELDS or not _DATE_OR_CLOCK_WORDS.isdisjoint(words_of(taken.rest_of(scene.text)))


def _set_aside(scene: Scene, taken: _Taken) -> None:
    """Take what is counted or referred to (``Round 3``, ``v2.2``, ``TMAG14-01``): its digits are no dates."""
    may_be_counted = not _COUNTED_WORDS.isdisjoint(scene.words) or _CODE_SHAPE.search(scene.text)
    for match in (*(_NUMBERED.finditer(scene.text) if may_be_counted else ()), *no_references(scene.text)):
        if taken.is_free(*match.span()):
            taken.take(*match.span())


def _without_overlap(mentions: list[DateFound]) -> tuple[DateFound, ...]:
    """Of two mentions that grew into each other the wider one stays, of equals the later."""
    result: list[DateFound] = []
    for mention in mentions:
        while result and result[-1].end_char > mention.start_char and _width(result[-1]) <= _width(mention):
            result.pop()
        if not result or result[-1].end_char <= mention.start_char:
            result.append(mention)
    return tuple(result)


def _width(mention: DateFound) -> int:
    return mention.end_char - mention.start_char


def _guessed(scene: Scene) -> tuple[DateFound, ...]:
    """A last reading, by dateparser, of a whole cell that should be a date; never in prose, never with a part left out."""
    text = scene.text.strip()
    if not 6 <= len(text) <= 40 or scene.context_date is None:
        return ()
    import dateparser

    order = "MDY" if scene.is_month_first else "DMY"
    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    parsed = dateparser.parse(text, languages=["en"], settings=settings)
    if parsed is None:
        return ()
    first = scene.text.index(text)
    day = parsed.date()
    found = DateFound(
        text=scene.printed[first : first + len(text)], start_char=first, end_char=first + len(text), kind="date", start=day, end=day
    )
    return (found._replace(precision="day", certainty="ambiguous", edtf=day.isoformat(), confidence=0.4, rule="dateparser"),)
