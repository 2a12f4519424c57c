"""Rules for times named from where the reader stands: ``next month``, ``end of the week``, ``this financial year``, ``tomorrow``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import WEEKDAY, dated, on_day, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import (
    WEEKDAY_WORDS,
    Span,
    months_span,
    week_span,
    weekday_number,
)

_FINANCIAL = re.compile(
    r"(?<![\w\-])(?:(?P<w>[Tt]his|[Nn]ext|[Ll]ast|[Pp]revious|[Cc]urrent|[Cc]oming|[Ff]ollowing"
    r"|[Tt]he)\s)?(?:new\s)?(?P<k>financial|fiscal|calendar)\s(?P<u>year|quarter)(?:[ -](?P<e>end))?(?!\w)"
)
_YEAR_END = re.compile(
    r"(?<![\w\-])(?P<p>[Yy]ear[ -]end|[Ee]nd\sof\s(?:the\s)?year|[Mm]onth[ -]end|[Ee]nd\sof\s(?:the\s)?(?:month|week)"
    r"|[Qq]uarter[ -]end|E[Oo][MQY])(?![\w\-]|\s\d)"
)
_PAPERWORK = re.compile(
    r"\s(?:reports?|reporting|accounts?|accounting|figures|processe?s?|results?|reviews?|balances?|statements?|adjustments?|procedures?|returns?|audits?)\b"
)
_DEICTIC = re.compile(
    rf"(?<![\w\-])(?P<w>[Tt]his(?:\scoming)?|[Nn]ext|[Ll]ast|[Pp]revious|[Cc]urrent|[Cc]oming|[Ff]ollowing)\s(?P<u>week|month"
    rf"|quarter|year|{WEEKDAY})(?!\w|\s(?:of|in)\s)"
)
_OF_THE = re.compile(
    r"\b(?P<p>[Ee]nd|[Ss]tart|[Bb]eginning|[Ll]ater|[Ee]arlier|[Mm]iddle|[Ff]irst\shalf|[Ss]econd\shalf|[Ll]atter\shalf|[Rr]est"
    r"|[Rr]emainder)[ -](?:(?:of|in)[ -])?(?:the|this)[ -](?P<u>week|month|quarter|year)(?!\w)"
)
_AFTER_NEXT = re.compile(r"(?<![\w\-])(?:the\s)?(?P<u>week|month|quarter|year)\safter\snext(?!\w)")
_RELATIVE_DAY = re.compile(r"(?<![\w\-])(?P<w>[Tt]oday|[Tt]omorrow|[Yy]esterday)(?!\w|'s)")
_PART_AHEAD = re.compile(r"(?i)\b(?:end|start|beginning|early|mid|late|rest|remainder|half|quarter)(?:[ -](?:of|in))?[ -]$")
_SHIFTS = {"this": 0, "this coming": 0, "current": 0, "coming": 0, "next": 1, "following": 1, "last": -1, "previous": -1}
_DAY_SHIFTS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_UNIT_WORDS = frozenset({"week", "month", "quarter", "year"})


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
    if match["p"].lower().endswith("end") and _PAPERWORK.match(scene.text, match.end()):
        return None  # "the month-end report"
    if scene.context_date is None:
        return unresolved(scene, match.span(), "part")
    words = match["p"].lower()
    unit = next(unit for unit in ("year", "month", "quarter", "week") if unit in words or words == f"eo{unit[0]}")
    end = _shifted(unit, 0, scene.context_date)[0][1]
    return dated(scene, match.span(), (end, end), f"part-of-{unit}", certainty="approximate")


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
        "earlier": (start, min(scene.context_date, end)),
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


DEICTIC_RULES: tuple[Rule, ...] = (
    Rule("financial", _FINANCIAL, _read_financial, frozenset({"financial", "fiscal", "calendar"})),
    Rule("year_end", _YEAR_END, _read_year_end, frozenset({"end", "eom", "eoq", "eoy"})),
    Rule("of_the", _OF_THE, _read_of_the, _UNIT_WORDS),
    Rule("after_next", _AFTER_NEXT, _read_after_next, _UNIT_WORDS),
    Rule("deictic", _DEICTIC, _read_deictic, _UNIT_WORDS | WEEKDAY_WORDS),
    Rule("relative_day", _RELATIVE_DAY, _read_relative_day, frozenset(_DAY_SHIFTS)),
)
