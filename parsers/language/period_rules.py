"""Rules for months, quarters, halves, years and weeks, and for those named from where the reader stands (``next month``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import MONTH, WEEKDAY, YEAR4, bare, dated, on_day, unresolved
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
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?(?:,?\s{{1,2}}(?:of\s)?|[-/]|\s?-\s?)?(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d]|[:.]\d|\s?(?:am|pm"
    rf"|mins?)\b|st\b|nd\b|rd\b|th\b))"
)
_NUMBER_YEAR = re.compile(r"(?<![\w/.\-])(?P<m>0?[1-9]|1[0-2])[/.\-](?P<y>20\d\d)(?![\w/]|[.\-]\d)")
_MONTH = re.compile(rf"(?<![A-Za-z])(?P<m>{MONTH})(?!')")
_AHEAD = re.compile(
    r"(?i)(?:\b(?:in|during|by|until|till|of|from|for|since|before|after|post|pre|to|through|early|mid|late|end|start|beginning|and"
    r"|or|between"
    r"|each|every|planned|expected|due|target(?:ed)?|around|circa|est\.?|is|was|w/c|later|earlier)[ -]+(?:the )?|[(/,&:\-]\s?)$"
)
_BEHIND = re.compile(r"\s?(?:-|/|&|,|to\b|and\b|until\b)\s?" + MONTH)
_LOOSE_AHEAD = re.compile(r"(?i)(?:\b(?:and|or|is|was)[ -]+|[(/,&:\-]\s?)$")
_PERSON_NEXT = re.compile(
    rf"\s(?:to\s(?!{MONTH}|the\b|mid|early|late|end|date|be\b)[a-z]+|said|noted|agreed|asked|confirmed|advised|presented|reported"
    rf"|explained|thanked|highlighted|added)\b"
)
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]")
_SURE_MONTHS = frozenset(["January", "February", "July", "August", "September", "October", "November", "December"])
_NAME_MONTHS = frozenset(["March", "April", "June"])
_FISCAL = (
    r"(?:(?:FY|[Ff]inancial\s[Yy]ear)\s?(?:20)?(?P<f1>\d\d)(?:\s?[/\-]\s?(?:20)?(?P<f2>\d\d))?"
    r"|(?<![\w/\-])20(?P<f3>\d\d)(?:/|-(?!\d\d\s?[A-Z][a-z]{2}))(?:20)?(?P<f4>\d\d)(?![\w/\-]))"
)
_QUARTER = re.compile(
    rf"(?<![\w.])(?P<k>[QH])(?P<n>[1-4])(?!\w)(?:(?:\s?[-/,]\s?|\s(?:of\s)?)?(?:{_FISCAL}|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w)"
    rf"|(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d:.]|\s?mins?\b))))?"
)
_YEAR_QUARTER = re.compile(rf"(?<![\w/.\-])(?P<y>{YEAR4})[\s\-/]?(?P<k>[QH])(?P<n>[1-4])(?!\w)")
_FISCAL_YEAR = re.compile(rf"(?<![A-Za-z/])(?<!(?i:pring|ummer|utumn)\s)(?<!(?i:inter)\s){_FISCAL}(?!\w)")
_YEAR_ALONE = re.compile(
    rf"(?:(?<![\w/.\-:£$])|(?<=\bmid-)|(?<=\bMid-)|(?<=\bearly-)|(?<=\blate-)|(?<=\bend-))(?P<y>{YEAR4})(?![\w/:]|[.,]\d|-\d"
    rf"|\s(?!(?:and|or|to|the|as|is|was|will|for|at|in|with|by|when|once|-)\b)[a-z])"
)
_YEAR_RUN = re.compile(rf"(?<![\w/.\-:£$])(?P<a>{YEAR4})\s?(?:-|to|until)\s?(?P<z>{YEAR4})(?![\w/:\-]|[.,]\d)")
_YEAR_AHEAD = re.compile(
    r"(?i)\b(?:in|during|by|of|since|until|till|throughout|through|early|mid|late|end|before|after|from"
    r"|calendar year|year|and|to|between|for|around|circa)[ -](?:the )?(?:end of )?$"
)
_WEEK_NUMBER = re.compile(rf"\b(?:Week|Wk|WK)\.?\s?(?P<n>[1-9]|[1-4]\d|5[0-3])(?:,?\s(?:of\s)?(?P<y>{YEAR4}))?(?![\w/.]|\s?-\s?\d)")
_ISO_WEEK = re.compile(r"(?<![\w/.\-])(?P<y>20\d\d)-?W(?P<n>0[1-9]|[1-4]\d|5[0-3])(?:-(?P<d>[1-7]))?(?!\w)")
_ISO_MONTH = re.compile(r"(?<![\w/.\-])(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w/\-]|\.\d)")
_QUARTER_WORDS = re.compile(
    rf"(?<![\w\-])(?:the\s)?(?P<n>first|second|third|fourth|final|last)\s(?P<k>quarter|half)\sof\s(?:the\s)?(?:{_FISCAL}"
    rf"|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w))"
)
_FINANCIAL = re.compile(
    r"(?<![\w\-])(?:(?P<w>[Tt]his|[Nn]ext|[Ll]ast|[Pp]revious|[Cc]urrent|[Cc]oming|[Ff]ollowing"
    r"|[Tt]he)\s)?(?:new\s)?(?P<k>financial|fiscal|calendar)\s(?P<u>year|quarter)(?:[ -](?P<e>end))?(?!\w)"
)
_YEAR_END = re.compile(
    r"(?<![\w\-])(?P<p>[Yy]ear[ -]end|[Ee]nd\sof\s(?:the\s)?year|[Mm]onth[ -]end|[Ee]nd\sof\s(?:the\s)?month"
    r"|[Qq]uarter[ -]end)(?![\w\-]|\s\d)"
)
_DEICTIC = re.compile(
    rf"(?<![\w\-])(?P<w>[Tt]his(?:\scoming)?|[Nn]ext|[Ll]ast|[Pp]revious|[Cc]urrent|[Cc]oming|[Ff]ollowing)\s(?P<u>week|month"
    rf"|quarter|year|{WEEKDAY})(?!\w|\s(?:of|in)\s)"
)
_OF_THE = re.compile(
    r"\b(?P<p>[Ee]nd|[Ss]tart|[Bb]eginning|[Ll]ater|[Mm]iddle|[Ff]irst\shalf|[Ss]econd\shalf|[Ll]atter\shalf|[Rr]est"
    r"|[Rr]emainder)[ -](?:of[ -])?(?:the|this)[ -](?P<u>week|month|quarter|year)(?!\w)"
)
_AFTER_NEXT = re.compile(r"(?<![\w\-])(?:the\s)?(?P<u>week|month|quarter|year)\safter\snext(?!\w)")
_RELATIVE_DAY = re.compile(r"(?<![\w\-])(?P<w>[Tt]oday|[Tt]omorrow|[Yy]esterday)(?!\w|'s)")
_PART_AHEAD = re.compile(r"(?i)\b(?:end|start|beginning|early|mid|late|rest|remainder|half|quarter)(?:[ -](?:of|in))?[ -]$")
_SHIFTS = {"this": 0, "this coming": 0, "current": 0, "coming": 0, "next": 1, "following": 1, "last": -1, "previous": -1}
_DAY_SHIFTS = {"today": 0, "tomorrow": 1, "yesterday": -1}
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
    ahead = text[max(0, match.start() - 20) : match.start()]
    if _LOOSE_AHEAD.search(ahead) and _CAPITAL_NEXT.match(text, match.end()):
        return False  # "May Johnson and April Davies"
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


def _read_quarter_words(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``the second quarter of 2023/24``; of a calendar year it is a part of that year."""
    year = _fiscal_year(match)
    if year is None:
        return None
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["n"], 4 if match["k"] == "quarter" else 2)
    month, count = _part_of_year(match["k"][0].upper(), number)
    return dated(scene, match.span(), months_span(year, month + 3, count), match["k"]) if month <= 12 else None


def _read_financial(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``the next financial year``, ``financial year end``; ``the financial year`` alone only where a word asks for a part of it."""
    if scene.context_date is None:
        return unresolved(scene, match.span(), match["u"])
    word, context = (match["w"] or "the").lower(), scene.context_date
    if word == "the" and not match["e"] and not _PART_AHEAD.search(scene.text[max(0, match.start() - 20) : match.start()]):
        return None
    shift = _SHIFTS.get(word, 0)
    if match["u"] == "quarter":
        span = months_span(context.year, (context.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    elif match["k"] == "calendar":
        span = (date(context.year + shift, 1, 1), date(context.year + shift, 12, 31))
    else:
        first = context.year - (context.month < 4) + shift
        span = (date(first, 4, 1), date(first + 1, 3, 31))
    is_end = bool(match["e"])
    return dated(scene, match.span(), (span[1], span[1]) if is_end else span, "day" if is_end else match["u"], certainty="approximate")


def _read_year_end(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), "part")
    words = match["p"].lower()
    unit = next(unit for unit in ("year", "month", "quarter") if unit in words)
    end = _shifted(unit, 0, scene.context_date)[0][1]
    return dated(scene, match.span(), (end, end), f"part-of-{unit}", certainty="approximate")


def _read_fiscal(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = _fiscal_year(match)
    return dated(scene, match.span(), (date(year, 4, 1), date(year + 1, 3, 31)), "year") if year else None


def _read_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = int(match["y"])
    ahead = scene.text[max(0, match.start() - 24) : match.start()]
    if ahead.endswith("the ") and re.match(r"\s[A-Z]", scene.text[match.end() :]):
        return None  # "the 2018 Act"
    is_asked = scene.is_whole(*match.span()) or _YEAR_AHEAD.search(ahead)
    if not is_asked or not is_near_year(year, scene.context_date, 15, 25):
        return None
    return dated(scene, match.span(), (date(year, 1, 1), date(year, 12, 31)), "year")


def _read_year_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    first, last = int(match["a"]), int(match["z"])
    if first >= last or not (is_near_year(first, scene.context_date, 15, 25) and is_near_year(last, scene.context_date, 15, 25)):
        return None
    return dated(scene, match.span(), (date(first, 1, 1), date(last, 12, 31)), "year", kind="interval")


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


def _read_after_next(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), match["u"])
    span, precision = _shifted(match["u"], 2, scene.context_date)
    return dated(scene, match.span(), span, precision, certainty="approximate")


def _read_of_the(match: re.Match[str], scene: Scene) -> DateFound | None:
    if scene.context_date is None:
        return unresolved(scene, match.span(), "part")
    (start, end), _ = _shifted(match["u"], 0, scene.context_date)
    part = match["p"].lower()
    span = {
        "end": (end, end),
        "later": (max(start, scene.context_date), end),
        "middle": _middle(start, end),
        **_halves(start, end, scene.context_date),
    }.get(part, (start, start))
    return dated(scene, match.span(), span, f"part-of-{match['u']}", certainty="approximate")


def _halves(start: date, end: date, today: date) -> dict[str, Span]:
    first, last = (start, start + (end - start) / 2), (start + (end - start) / 2 + timedelta(days=1), end)
    return {"first half": first, "second half": last, "latter half": last, "rest": (today, end), "remainder": (today, end)}


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
    Rule("iso_week", _ISO_WEEK, _read_iso_week, frozenset({"w"}), needs_digit=True),
    Rule("year_quarter", _YEAR_QUARTER, _read_quarter, frozenset({"q", "h"}), needs_digit=True),
    Rule("quarter_words", _QUARTER_WORDS, _read_quarter_words, frozenset({"quarter", "half"}), needs_digit=True),
    Rule("fiscal_year", _FISCAL_YEAR, _read_fiscal, needs_digit=True),
)
"""Forms that look like references and must go before these are taken out of the way."""

PERIOD_RULES: tuple[Rule, ...] = (
    Rule("month_year", _MONTH_YEAR, _read_month_year, MONTH_WORDS, needs_digit=True),
    Rule("iso_month", _ISO_MONTH, _read_iso_month, needs_digit=True),
    Rule("number_year", _NUMBER_YEAR, _read_number_year, needs_digit=True),
    Rule("financial", _FINANCIAL, _read_financial, frozenset({"financial", "fiscal", "calendar"})),
    Rule("year_end", _YEAR_END, _read_year_end, frozenset({"end"})),
    Rule("of_the", _OF_THE, _read_of_the, _UNIT_WORDS),
    Rule("after_next", _AFTER_NEXT, _read_after_next, _UNIT_WORDS),
    Rule("deictic", _DEICTIC, _read_deictic, _UNIT_WORDS | WEEKDAY_WORDS),
    Rule("relative_day", _RELATIVE_DAY, _read_relative_day, frozenset(_DAY_SHIFTS)),
    Rule("week_number", _WEEK_NUMBER, _read_week_number, frozenset({"week", "wk"}), needs_digit=True),
    Rule("month", _MONTH, _read_month, MONTH_WORDS),
    Rule("year_run", _YEAR_RUN, _read_year_run, needs_digit=True),
    Rule("year", _YEAR_ALONE, _read_year, needs_digit=True),
)
