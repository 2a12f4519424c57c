"""Rules for lengths of time, and for days that are so far from the day of the text (``two weeks ago``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import bare, with_span
from parsers.language.found import NUMBERS, DateFound, Rule, Scene
from parsers.language.spans import day_of, month_span, week_span
from parsers.language.time_rules import TIME_FIELDS

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
    "twenty-one": 21, "twenty-four": 24, "twenty-eight": 28, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-five": 45,
    "forty-eight": 48, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_HALVES = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_NUMBER_WORDS = "|".join(sorted((word for word in _WORDS if len(word) > 2), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?\s?[¼½¾]?|[½¾]|(?i:a\scouple\sof|{_NUMBER_WORDS})(?:\sand\sa\shalf)?)"
_UNITS = (
    r"(?:(?i:clear|full|whole|elapsed)[ -])?(?P<b>(?i:(?:working|business|calendar|sitting)[ -]))?"
    r"(?P<u>(?i:minutes?|mins?\b|hours?|hrs?\b|h\b|days?|WDs?\b|weeks?|wks?\b|fortnights?|months?|mths?\b|mnths?\b"
    r"|quarters?(?!\s(?:of|to|past))"
    r"|years?|yrs?\b))(?![A-Za-z])"
)
_MORE = r"(?:(?:\s?,?\s?|\sand\s)(?P<c2>\d{1,2})\s?(?P<u2>minutes?|mins?|m)(?![A-Za-z])|(?P<half>\sand\sa\shalf\b))?"
_BEFORE = r"(?<![\w:/.\-£$#+])"
_DURATION = re.compile(rf"{_BEFORE}(?:(?P<lo>{_NUMBER})\s?(?:-|to|/|or)\s?)?(?P<c>{_NUMBER})[ -]?{_UNITS}\.?(?P<p>'(?!\w))?{_MORE}")
_ONE = re.compile(rf"(?<![\w\-])(?P<c>[Aa]n?|[Oo]ne)(?:\s(?:full|whole|further|additional|extra))?[ -]{_UNITS}(?P<p>'s)?{_MORE}")
_FORTNIGHT = re.compile(r"(?<![\w\-])(?:[Nn]ext|[Cc]oming|[Pp]ast|[Ll]ast)\sfortnight(?!\w)")
_PART = re.compile(
    r"(?<!\w)(?P<q>(?i:half\san|(?:a\s)?quarter\sof\san|three[ -]quarters\sof\san))\shour\b|(?<!\w)(?P<d>(?i:half(?:\sa|-a)?"
    r"|a\shalf))[ -](?P<du>day)\b(?!s)"
)
_RUN_TOGETHER = re.compile(r"(?<![\w:/.\-])(?P<h>\d)\s?h(?:rs?)?\s?(?P<m>[0-5]\d)(?:\s?m(?:ins?)?)?(?!\w)")
_MINUTES_ONLY = re.compile(r"(?<![\w:/.\-])(?P<m>\d{1,3})\s?(?:m|')(?!\w)")
_BEFORE_H, _BEFORE_M = re.compile(r"\d\s?h"), re.compile(r"\d\s?[m']")
_LETTER = {"m": "M", "h": "H", "d": "D", "w": "W", "y": "Y", "f": "W", "q": "M"}
_TIMES = {"f": 2, "q": 3}
_ONE_AHEAD = re.compile(
    r"(?i)\b(?:within|for|in|over|another|by|after|about|around|approximately|only|than|least|takes?|lasts?|allow(?:ing)?|after"
    r"|every|up to) $"
)
_ONE_BEHIND = re.compile(
    r"\s(?:extensions?|delays?|periods?|slip(?:page)?|before|after|later|ago|prior|ahead|notice|earlier|reviews?|consultations?"
    r"|in\sadvance|window|long"
    r"|trial|pause|early|late|from\snow|behind)\b"
)
_RATE = re.compile(r"(?i)(?:\b(?:once|twice|times|days?|hours?|meetings?|sessions?|per|£\S*|\d+) |%\s?)$")
_AGO = re.compile(r"\s(?:ago|earlier|previously)\b")
_HENCE = re.compile(r"(?:'?\s(?:time|from\s(?:now|today)|hence)\b)")
_IN = re.compile(r"(?i)(?<!\w)in (?:about |around |approximately )?(?:the )?$")
_HELD = re.compile(r"\s(?:of|to|from|before|after|prior|ahead|following|beforehand)\b")
_UNIT_STARTS = ("minute", "min", "hour", "hr", "day", "wd", "week", "wk", "fortnight", "month", "mth", "mnth", "quarter", "year", "yr")
_UNIT_WORDS = frozenset(_UNIT_STARTS) | {f"{word}s" for word in _UNIT_STARTS} | {"h"}


def _number(text: str) -> float:
    """``3``, ``2½``, ``two and a half``, ``a couple of``."""
    plain = " ".join(text.lower().split())
    if "couple" in plain:
        return 2.0
    more = 0.5 if plain.endswith(" and a half") else _HALVES.get(plain[-1:], 0.0)
    plain = plain.removesuffix(" and a half").rstrip("¼½¾ ")
    return (float(_WORDS[plain]) if plain in _WORDS else float(plain or 0)) + more


def _length(count: float, unit: str, minutes: int = 0) -> tuple[str, int | None]:
    """ISO 8601, and the minutes of what is given in hours or minutes."""
    word = unit.lower()
    if word.startswith("h") or (word.startswith("m") and not word.startswith(("mo", "mt", "mn"))):
        whole = round(count * 60) + minutes if word.startswith("h") else round(count)
        return _iso_minutes(whole), whole
    if word.startswith("wd"):
        return f"P{count:g}D", None
    return f"P{count * _TIMES.get(word[0], 1):g}{_LETTER[word[0]]}", None


def _iso_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"PT{hours}H{rest}M" if hours and rest else f"PT{hours}H" if hours else f"PT{rest}M"


def _read_duration(match: re.Match[str], scene: Scene) -> DateFound | None:
    unit = match["u"]
    count = _number(match["c"]) + (0.5 if match["half"] else 0)
    duration, minutes = _length(count, unit, int(match["c2"] or 0))
    groups = match.groupdict()
    if groups.get("lo"):
        least = _number(match["lo"])
        if least >= count:
            return None
        duration = f"{_length(least, unit)[0]}/{duration}"
    business = (match["b"] or "")[:1].lower() in ("w", "b", "s")
    found = bare(scene, _place(match), "duration")._replace(
        precision="duration",
        duration=duration,
        duration_minutes=minutes,
        is_business_days=business or unit[:2].lower() == "wd",
    )
    return found if minutes is not None or groups.get("lo") else _from_today(found, match, scene, count)


def _place(match: re.Match[str]) -> tuple[int, int]:
    """Without the apostrophe of ``two weeks' notice``."""
    return match.start(), match.start("p") if match["p"] else match.end()


def _from_today(found: DateFound, match: re.Match[str], scene: Scene, count: float) -> DateFound:
    """``two weeks ago``, ``in ten days``: the day or span that lies so far from the context date, with its length kept."""
    behind, ahead = scene.text[match.end() :], scene.text[max(0, match.start() - 24) : match.start()]
    ago, hence = _AGO.match(behind), _HENCE.match(scene.text, found.end_char)
    is_in = _IN.search(ahead)
    if scene.context_date is None or not (ago or hence or (is_in and not _HELD.match(behind))) or count != int(count):
        return found
    unit = "d" if found.is_business_days else match["u"][0].lower()
    span = _span_from(scene.context_date, -int(count) if ago else int(count), unit, is_business=found.is_business_days)
    if span is None:
        return found
    precision = {"d": "day", "w": "week", "f": "week", "m": "month", "q": "month"}.get(unit, "year")
    first = match.start() - (len(is_in.group()) if is_in and not ago else 0)
    last = hence.end() if hence else match.end() + (ago.end() if ago else 0)
    grown = found._replace(
        kind="date", certainty="approximate", confidence=0.75, text=scene.printed[first:last], start_char=first, end_char=last
    )
    return with_span(grown, span, precision)


def _span_from(day: date, count: int, unit: str, *, is_business: bool) -> tuple[date, date] | None:
    try:
        if is_business:
            return (other := _working_days_from(day, count)), other
        if unit in ("d", "w", "f"):
            other = day + timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit])
            return (other, other) if unit == "d" else week_span(other)
        months = count * {"m": 1, "q": 3, "y": 12}[unit]
        index = day.year * 12 + day.month - 1 + months
        return month_span(index // 12, index % 12 + 1) if unit != "y" else _year_span(index // 12)
    except (OverflowError, ValueError):
        return None


def _year_span(year: int) -> tuple[date, date] | None:
    first, last = day_of(year, 1, 1), day_of(year, 12, 31)
    return (first, last) if first and last else None


def _working_days_from(day: date, count: int) -> date:
    """So many days on that are no Saturdays and Sundays; bank holidays are not known here."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def _read_one(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``a week``, ``a month's notice``: only where a length is meant; ``twice a week`` and ``a day of talks`` mean none."""
    ahead, behind = scene.text[max(0, match.start() - 24) : match.start()], scene.text[match.end() :]
    if match["c"].lower() != "one" and match["u"].lower() not in ("hour", "hr"):
        is_meant = match["p"] or match["half"] or _ONE_AHEAD.search(ahead) or _ONE_BEHIND.match(behind)
        if not is_meant or _RATE.search(ahead):
            return None
    return None if match["u"].lower().startswith(("mi", "q")) and match["c"].lower() != "one" else _read_duration(match, scene)


def _read_part(match: re.Match[str], scene: Scene) -> DateFound | None:
    found = bare(scene, match.span(), "duration")._replace(precision="duration")
    if match["du"]:
        return found._replace(duration="P0.5D")
    words = match["q"].lower()
    minutes = 45 if "three" in words else 15 if "quarter" in words else 30
    return found._replace(duration=_iso_minutes(minutes), duration_minutes=minutes)


def _read_fortnight(match: re.Match[str], scene: Scene) -> DateFound | None:
    return bare(scene, match.span(), "duration")._replace(precision="duration", duration="P2W")


def _read_run_together(match: re.Match[str], scene: Scene) -> DateFound | None:
    minutes = int(match["h"]) * 60 + int(match["m"])
    return bare(scene, match.span(), "duration")._replace(precision="duration", duration=_iso_minutes(minutes), duration_minutes=minutes)


def _read_minutes_only(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``5m`` in a time cell."""
    if scene.field not in TIME_FIELDS:
        return None
    minutes = int(match["m"])
    return bare(scene, match.span(), "duration")._replace(precision="duration", duration=_iso_minutes(minutes), duration_minutes=minutes)


DURATION_RULES: tuple[Rule, ...] = (
    Rule("part_duration", _PART, _read_part, frozenset({"half", "quarter", "quarters"})),
    Rule("run_together_duration", _RUN_TOGETHER, _read_run_together, needs_digit=True, signs="h", shape=_BEFORE_H, starts=NUMBERS),
    Rule("duration", _DURATION, _read_duration, _UNIT_WORDS),
    Rule("one_duration", _ONE, _read_one, _UNIT_WORDS),
    Rule("fortnight", _FORTNIGHT, _read_fortnight, frozenset({"fortnight"})),
    Rule("minutes_only", _MINUTES_ONLY, _read_minutes_only, needs_digit=True, signs="m'", shape=_BEFORE_M, starts=NUMBERS),
)
