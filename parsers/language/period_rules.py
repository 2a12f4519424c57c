"""Rules for months, and for weeks by their number."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import MONTH, MONTHS, WEEKDAY, YEAR4, bare, dated, on_day, unresolved
from parsers.language.found import NUMBERS, DateFound, Rule, Scene
from parsers.language.spans import (
    MONTH_WORDS,
    full_year,
    is_near_year,
    month_number,
    month_span,
    nearest_year,
)

_MONTH_YEAR = re.compile(
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?(?:,?\s{{1,2}}(?:of\s)?|[-/]|\s?-\s?)?(?P<y>'?{YEAR4}|'\d\d(?!\d)|\d\d(?![\d]|[:.]\d|\s?(?:am|pm"
    rf"|mins?)\b|st\b|nd\b|rd\b|th\b))"
)
_NUMBER_YEAR = re.compile(r"(?<![\w/.\-])(?P<m>0?[1-9]|1[0-2])[/.\-](?P<y>20\d\d)(?![\w/]|[.\-]\d)")
_YEAR_AHEAD, _YEAR_BEHIND = re.compile(r"\d{4}-\d"), re.compile(r"\d[/.\-]20")
_REFERENCE_AHEAD = re.compile(
    r"(?:\b(?!BY|DUE|END|MID|FROM|TO|IN|ON|TBC|WEF|COB|EOM|OCT)[A-Z]{2,}|\b(?i:no|nos|ref|number|decision|motion|order|licen[cs]e|permit|application|case|paper"
    r"|minute|item|resolution|notice|circular|bulletin|opinion|directive|regulation))[.:]?\s$"
)
_MONTH = re.compile(rf"(?<![A-Za-z])(?P<m>{MONTH})(?!')")
_AHEAD = re.compile(
    r"(?i)(?:\b(?:in|during|by|until|till|of|from|for|since|before|after|post|pre|to|through|early|mid|late|end|start|beginning|and"
    r"|or|between"
    r"|each|every|eom|planned|expected|due|target(?:ed)?|around|circa|est\.?|is|was|w/c|later|earlier)[ -]+(?:the )?|[(/,&:\-]\s?)$"
)
_BEHIND = re.compile(r"\s?(?:-|/|&|,|to\b|and\b|until\b)\s?" + MONTH)
_LOOSE_AHEAD = re.compile(r"(?i)(?:\b(?:and|or|is|was)[ -]+|[(/,&:\-]\s?)$")
_LISTED_AHEAD = re.compile(r"(?i)(?P<before>\S*)\s?(?:,|\b(?:and|or)|&)\s$")
_TIME_WORD = re.compile(rf"(?:{MONTH}|{WEEKDAY}|.*\d)\W*$")
_PERSON_NEXT = re.compile(
    rf"\s(?:to\s(?!{MONTH}|the\b|mid|early|late|end|date|be\b)[a-z]+|said|noted|agreed|asked|confirmed|advised|presented|reported"
    rf"|explained|thanked|highlighted|added)\b"
)
_TITLE_AHEAD = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr|Councillor|Senator)\.?\s(?:[A-Z]\.?\s?){0,3}$"
)
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]")
_SURE_MONTHS = frozenset(["January", "February", "July", "August", "September", "October", "November", "December"])
_PERSONS = frozenset(["May", "April", "June", "Jan", "March"])
_NAME_MONTHS = frozenset(["March", "April", "June"])
_WEEK_NUMBER = re.compile(rf"\b(?:Week|Wk|WK)\.?\s?(?P<n>[1-9]|[1-4]\d|5[0-3])(?:,?\s(?:of\s)?(?P<y>{YEAR4}))?(?![\w/.]|\s?-\s?\d)")
_ISO_WEEK = re.compile(r"(?<![\w/.\-])(?P<y>20\d\d)-?W(?P<n>0[1-9]|[1-4]\d|5[0-3])(?:-(?P<d>[1-7]))?(?!\w)")
_ISO_MONTH = re.compile(r"(?<![\w/.\-])(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w/\-]|\.\d)")


def _read_month_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``March 2023``, ``Sep '23``, ``Apr 23``; two bare digits are a year only near the context date."""
    year = full_year(match["y"])
    if len(match["y"]) == 2 and not is_near_year(year, scene.context_date, 1, 3):
        return None
    is_exact = len(match["y"]) != 2
    return dated(scene, match.span(), month_span(year, month_number(match["m"])), "month", certainty="stated" if is_exact else "ambiguous")


def _read_number_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    if _REFERENCE_AHEAD.search(scene.text[max(0, match.start() - 24) : match.start()]):
        return None  # TPO 12/2023
    return dated(scene, match.span(), month_span(int(match["y"]), int(match["m"])), "month")


def _is_month(match: re.Match[str], scene: Scene) -> bool:
    """Whether a lone word is meant as a month and not as a verb or a name."""
    word, text = match["m"], scene.text
    if word[0].islower() or _TITLE_AHEAD.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    if word.capitalize() in _SURE_MONTHS or scene.is_whole(*match.span()):
        return True
    ahead = text[max(0, match.start() - 20) : match.start()]
    if _LOOSE_AHEAD.search(ahead) and _CAPITAL_NEXT.match(text, match.end()):
        return False  # "May Johnson and April Davies"
    listed = _LISTED_AHEAD.search(ahead)
    if listed and word.capitalize() in _PERSONS and not _TIME_WORD.match(listed["before"]) and not _BEHIND.match(text, match.end()):
        return False  # "Smith, May and Marsh"
    if _AHEAD.search(ahead) or _BEHIND.match(text, match.end()):
        return True
    if _PERSON_NEXT.match(text, match.end()):
        return False
    return word.capitalize() in _NAME_MONTHS and not _CAPITAL_NEXT.match(text, match.end()) and word != "March"


def _read_month(match: re.Match[str], scene: Scene) -> DateFound | None:
    if not _is_month(match, scene):
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "month")
    month = month_number(match["m"])
    return dated(scene, match.span(), month_span(nearest_year(month, scene.context_date), month), "month", certainty="inferred_year")


def _read_week_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None and not match["y"]:
        return unresolved(scene, match.span(), "week")
    year = int(match["y"]) if match["y"] else (scene.context_date or date.min).isocalendar().year
    monday = _monday_of(year, int(match["n"]))
    return dated(scene, match.span(), (monday, monday + timedelta(days=6)), "week", certainty="ambiguous") if monday else None


def _monday_of(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _read_iso_week(match: re.Match[str], scene: Scene) -> DateFound | None:
    monday = _monday_of(int(match["y"]), int(match["n"]))
    if monday is None:
        return bare(scene, match.span(), "invalid")
    if match["d"]:
        return on_day(scene, match.span(), monday + timedelta(days=int(match["d"]) - 1), "stated")
    return dated(scene, match.span(), (monday, monday + timedelta(days=6)), "week")


def _read_iso_month(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = int(match["y"])
    return _read_number_year(match, scene) if is_near_year(year, scene.context_date, 10, 10) else None


WEEK_RULES: tuple[Rule, ...] = (Rule("iso_week", _ISO_WEEK, _read_iso_week, frozenset({"w"}), needs_digit=True),)
"""Looks like a reference, and must go before these are taken out of the way."""

PERIOD_RULES: tuple[Rule, ...] = (
    Rule("month_year", _MONTH_YEAR, _read_month_year, MONTH_WORDS, needs_digit=True, starts=MONTHS),
    Rule("iso_month", _ISO_MONTH, _read_iso_month, needs_digit=True, signs="-", shape=_YEAR_AHEAD, starts=NUMBERS),
    Rule("number_year", _NUMBER_YEAR, _read_number_year, needs_digit=True, signs="/.-", shape=_YEAR_BEHIND, starts=NUMBERS),
    Rule("week_number", _WEEK_NUMBER, _read_week_number, frozenset({"week", "wk"}), needs_digit=True),
    Rule("month", _MONTH, _read_month, MONTH_WORDS, starts=MONTHS),
)
