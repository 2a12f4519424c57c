"""Rules for months, quarters, halves, years and weeks, and for those named from where the reader stands (``next month``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import MONTH, WEEKDAY, YEAR4, dated, on_day, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import (
    MONTH_WORDS,
    WEEKDAY_WORDS,
    Span,
    full_year,
    is_near_year,
    month_number,
    month_span,
    months_span,
    nearest_year,
    week_span,
    weekday_number,
)

_MONTH_YEAR = re.compile(
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?(?:,?\s{{1,2}}(?:of\s)?|[-/]|\s?-\s?)?(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d]|[:.]\d|\s?(?:am|pm|mins?)\b|st\b|nd\b|rd\b|th\b))"
)
_NUMBER_YEAR = re.compile(r"(?<![\w/.\-])(?P<m>0?[1-9]|1[0-2])[/.\-](?P<y>20\d\d)(?![\w/]|[.\-]\d)")
_MONTH = re.compile(rf"(?<![A-Za-z])(?P<m>{MONTH})(?!')")
_AHEAD = re.compile(
    r"(?i)(?:\b(?:in|during|by|until|till|of|from|for|since|before|after|post|pre|to|through|early|mid|late|end|start|beginning|and|or|between"
    r"|each|every|planned|expected|due|target(?:ed)?|around|circa|est\.?|is|was|w/c|later|earlier)[ -]+(?:the )?|[(/,&:\-]\s?)$"
)
_BEHIND = re.compile(r"\s?(?:-|/|&|to\b|and\b|until\b)\s?" + MONTH)
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]")
_SURE_MONTHS = frozenset(["January", "February", "July", "August", "September", "October", "November", "December"])
_NAME_MONTHS = frozenset(["March", "April", "June"])
_FISCAL = r"(?:FY\s?(?:20)?(?P<f1>\d\d)(?:\s?[/\-]\s?(?:20)?(?P<f2>\d\d))?|(?<![\w/])20(?P<f3>\d\d)/(?:20)?(?P<f4>\d\d)(?![\w/]))"
_QUARTER = re.compile(
    rf"(?<![\w.])(?P<k>[QH])(?P<n>[1-4])(?!\w)(?:(?:\s?[-/,]\s?|\s(?:of\s)?)?(?:{_FISCAL}|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w)|(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d:.]|\s?mins?\b))))?"
)
_YEAR_QUARTER = re.compile(rf"(?<![\w/.\-])(?P<y>{YEAR4})[\s\-/]?(?P<k>[QH])(?P<n>[1-4])(?!\w)")
_FISCAL_YEAR = re.compile(rf"(?<![A-Za-z/]){_FISCAL}(?!\w)")
_YEAR_ALONE = re.compile(
    rf"(?<![\w/.\-:£$])(?P<y>{YEAR4})(?![\w/:]|[.\-,]\d|\s(?!(?:and|or|to|the|as|is|was|will|for|at|in|with|by|when|once|-)\b)[a-z])"
)
_YEAR_AHEAD = re.compile(
    r"(?i)\b(?:in|during|by|of|since|until|till|throughout|through|early|mid|late|end|before|after|from"
    r"|calendar year|year|and|to)[ -](?:the )?(?:end of )?$"
)
_SEASON = re.compile(rf"\b(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s(?P<y>{YEAR4}|'\d\d(?!\d))")
_WEEK_NUMBER = re.compile(r"\b(?:Week|Wk|WK)\.?\s?(?P<n>[1-9]|[1-4]\d|5[0-3])(?![\w/.]|\s?-\s?\d)")
_DEICTIC = re.compile(
    rf"(?<![\w\-])(?P<w>[Tt]his(?:\scoming)?|[Nn]ext|[Ll]ast|[Pp]revious|[Cc]urrent|[Cc]oming|[Ff]ollowing)\s(?P<u>week|month|quarter|year|{WEEKDAY})(?!\w|\s(?:of|in)\s)"
)
_OF_THE = re.compile(
    r"\b(?P<p>[Ee]nd|[Ss]tart|[Bb]eginning|[Ll]ater|[Mm]iddle)[ -](?:of[ -])?(?:the|this)[ -](?P<u>week|month|quarter|year)(?!\w)"
)
_RELATIVE_DAY = re.compile(r"(?<![\w\-])(?P<w>[Tt]oday|[Tt]omorrow|[Yy]esterday)(?!\w|'s)")
_SHIFTS = {"this": 0, "this coming": 0, "current": 0, "coming": 0, "next": 1, "following": 1, "last": -1, "previous": -1}
_DAY_SHIFTS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_UNIT_WORDS = frozenset({"week", "month", "quarter", "year"})


def _read_month_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``March 2023``, ``Sep '23``, ``Apr 23``; two bare digits are a year only near the context date."""
    year = full_year(match["y"])
    if len(match["y"]) == 2 and not is_near_year(year, scene.context_date, 1, 3):
        return None
    is_exact = len(match["y"]) != 2
    return dated(scene, match.span(), month_span(year, month_number(match["m"])), "month", certainty="stated" if is_exact else "ambiguous")


def _read_number_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    return dated(scene, match.span(), month_span(int(match["y"]), int(match["m"])), "month")


def _is_month(match: re.Match[str], scene: Scene) -> bool:
    """Whether a lone word is meant as a month and not as a verb or a name."""
    word, text = match["m"], scene.text
    if word[0].islower():
        return False
    if word.capitalize() in _SURE_MONTHS or scene.is_whole(*match.span()):
        return True
    if _AHEAD.search(text[max(0, match.start() - 20) : match.start()]) or _BEHIND.match(text, match.end()):
        return True
    return word.capitalize() in _NAME_MONTHS and not _CAPITAL_NEXT.match(text, match.end()) and word != "March"


def _read_month(match: re.Match[str], scene: Scene) -> DateFound | None:
    if not _is_month(match, scene):
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "month")
    month = month_number(match["m"])
    return dated(scene, match.span(), month_span(nearest_year(month, scene.context_date), month), "month", certainty="inferred_year")


def _part_of_year(kind: str, number: int) -> tuple[int, int]:
    """First month and count of months of a quarter or a half."""
    return (number * 3 - 2, 3) if kind == "Q" else (number * 6 - 5, 6)


def _fiscal_year(match: re.Match[str]) -> int | None:
    """The year in which a printed financial year starts (FY24 is the one that ends in 2024); None where its parts do not follow."""
    groups = match.groupdict()
    first = groups.get("f1") or groups.get("f3") or groups.get("f5")
    second = groups.get("f2") or groups.get("f4") or groups.get("f6")
    if first is None:
        return None
    if second is None:
        return 2000 + int(first) - 1
    return 2000 + int(first) if int(second) == (int(first) + 1) % 100 else None


def _read_quarter(match: re.Match[str], scene: Scene) -> DateFound | None:
    if match["k"] == "H" and int(match["n"]) > 2:
        return None
    month, count = _part_of_year(match["k"], int(match["n"]))
    precision = "quarter" if match["k"] == "Q" else "half"
    fiscal = _fiscal_year(match)
    if fiscal or not (match["y"] or match.end() == match.end("n")):
        return dated(scene, match.span(), months_span(fiscal, month + 3, count), precision) if fiscal else None
    if match["y"]:
        return dated(scene, match.span(), months_span(full_year(match["y"]), month, count), precision)
    if scene.context_date is None:
        return unresolved(scene, match.span(), precision)
    year = nearest_year(month, scene.context_date, count)
    return dated(scene, match.span(), months_span(year, month, count), precision, certainty="inferred_year")


def _read_fiscal(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = _fiscal_year(match)
    return dated(scene, match.span(), (date(year, 4, 1), date(year + 1, 3, 31)), "year") if year else None


def _read_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = int(match["y"])
    ahead = scene.text[max(0, match.start() - 24) : match.start()]
    is_asked = scene.is_whole(*match.span()) or _YEAR_AHEAD.search(ahead)
    if not is_asked or not is_near_year(year, scene.context_date, 15, 25):
        return None
    return dated(scene, match.span(), (date(year, 1, 1), date(year, 12, 31)), "year")


def _read_season(match: re.Match[str], scene: Scene) -> DateFound | None:
    return dated(scene, match.span(), months_span(full_year(match["y"]), _SEASONS[match["s"].lower()], 3), "season")


def _read_week_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), "week")
    try:
        monday = date.fromisocalendar(scene.context_date.isocalendar().year, int(match["n"]), 1)
    except ValueError:
        return None
    return dated(scene, match.span(), (monday, monday + timedelta(days=6)), "week", certainty="ambiguous")


def _shifted(unit: str, shift: int, context: date) -> tuple[Span, str]:
    """The week, month, quarter or year so many after the one of the context date."""
    if unit == "week":
        return week_span(context + timedelta(weeks=shift)), "week"
    if unit == "month":
        return months_span(context.year, context.month + shift, 1), "month"
    if unit == "quarter":
        return months_span(context.year, (context.month - 1) // 3 * 3 + 1 + 3 * shift, 3), "quarter"
    return (date(context.year + shift, 1, 1), date(context.year + shift, 12, 31)), "year"


def _read_deictic(match: re.Match[str], scene: Scene) -> DateFound | None:
    word, unit = match["w"].lower(), match["u"].lower()
    if scene.context_date is None:
        return unresolved(scene, match.span(), unit if unit in _UNIT_WORDS else "day")
    shift = _SHIFTS[word]
    if unit in _UNIT_WORDS:
        span, precision = _shifted(unit, shift, scene.context_date)
        return dated(scene, match.span(), span, precision, certainty="approximate")
    monday = week_span(scene.context_date)[0]
    day = monday + timedelta(days=weekday_number(unit) + 7 * shift)
    return on_day(scene, match.span(), day, "approximate")


def _read_of_the(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), "part")
    (start, end), _ = _shifted(match["u"], 0, scene.context_date)
    part = match["p"].lower()
    span = {"end": (end, end), "later": (max(start, scene.context_date), end), "middle": _middle(start, end)}.get(part, (start, start))
    return dated(scene, match.span(), span, f"part-of-{match['u']}", certainty="approximate")


def _middle(start: date, end: date) -> Span:
    third = (end - start) / 3
    return start + third, end - third


def _read_relative_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    day = scene.context_date + timedelta(days=_DAY_SHIFTS[match["w"].lower()])
    return on_day(scene, match.span(), day, "approximate")


FISCAL_RULES: tuple[Rule, ...] = (
    Rule("quarter", _QUARTER, _read_quarter, frozenset({"q", "h"}), needs_digit=True),
    Rule("year_quarter", _YEAR_QUARTER, _read_quarter, frozenset({"q", "h"}), needs_digit=True),
    Rule("fiscal_year", _FISCAL_YEAR, _read_fiscal, needs_digit=True),
)
"""Forms that look like references and must go before these are taken out of the way."""

PERIOD_RULES: tuple[Rule, ...] = (
    Rule("month_year", _MONTH_YEAR, _read_month_year, MONTH_WORDS, needs_digit=True),
    Rule("number_year", _NUMBER_YEAR, _read_number_year, needs_digit=True),
    Rule("of_the", _OF_THE, _read_of_the, _UNIT_WORDS),
    Rule("deictic", _DEICTIC, _read_deictic, _UNIT_WORDS | WEEKDAY_WORDS),
    Rule("relative_day", _RELATIVE_DAY, _read_relative_day, frozenset(_DAY_SHIFTS)),
    Rule("season", _SEASON, _read_season, frozenset(_SEASONS), needs_digit=True),
    Rule("week_number", _WEEK_NUMBER, _read_week_number, frozenset({"week", "wk"}), needs_digit=True),
    Rule("month", _MONTH, _read_month, MONTH_WORDS),
    Rule("year", _YEAR_ALONE, _read_year, needs_digit=True),
)
