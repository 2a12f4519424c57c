"""Rules for times of day and for lengths of time."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.language.forms import bare
from parsers.language.found import DateFound, Rule, Scene

TIME_FIELDS = frozenset({"agenda_time", "divider_time"})
"""Fields in which ``10.00`` is a time."""

_HALF = r"(?:\s?(?P<{0}>[ap])\.?m\b\.?)"
_CLOCK = r"(?P<h{0}>[01]?\d|2[0-3])(?:(?P<s{0}>[:.])(?P<n{0}>[0-5]\d))?(?!\d)"
_RANGE = re.compile(
    r"(?<![\w:./\-])"
    + _CLOCK.format(1)
    + _HALF.format("p1")
    + r"?\s?(?:-|to|until|till)\s?"
    + _CLOCK.format(2)
    + _HALF.format("p2")
    + r"?(?![\w/:]|\.\d)"
)
_POINT = re.compile(r"(?<![\w:./\-])" + _CLOCK.format(1) + _HALF.format("p1") + r"?(?:\s?(?:hrs|hours)\b)?(?![\w/:]|[.\-]\d)")
_NAMED = re.compile(r"\b(?P<w>[Nn]oon|[Mm]idday|[Mm]idnight)\b")
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60,
}  # fmt: skip
_NUMBER_WORDS = "|".join(sorted((word for word in _WORDS if len(word) > 2), key=len, reverse=True))
_COUNT = rf"(?P<c>\d{{1,3}}(?:\.5)?|(?i:{_NUMBER_WORDS})|(?i:an?)(?=\s(?:hour|half)))"
_UNITS = (
    r"(?P<b>(?i:(?:working|business|calendar|clear)[ -]))?"
    r"(?P<u>(?i:minutes?|mins?\b|hours?|hrs?\b|h\b|days?|WDs?\b|weeks?|wks?\b|months?|mths?\b|years?|yrs?\b))(?![A-Za-z])"
)
_MINUTES_TOO = r"(?:(?:\s?,?\s?|\sand\s)(?P<c2>\d{1,2})\s?(?P<u2>minutes?|mins?|m)(?![A-Za-z]))?"
_DURATION = re.compile(rf"(?<![\w:/.\-£$#])(?:half an hour|{_COUNT}[ -]?{_UNITS}\.?{_MINUTES_TOO})")
_LETTER = {"m": "M", "h": "H", "d": "D", "w": "W", "y": "Y"}
_UNIT_WORDS = frozenset(
    {
        "minute",
        "minutes",
        "min",
        "mins",
        "hour",
        "hours",
        "hr",
        "hrs",
        "h",
        "day",
        "days",
        "wd",
        "wds",
        "week",
        "weeks",
        "wk",
        "wks",
        "month",
        "months",
        "mth",
        "mths",
        "year",
        "years",
        "yr",
        "yrs",
    }
)


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "p" else 0)
    return f"{number:02d}:{minute or '00'}"


def _is_clear(match: re.Match[str], scene: Scene, numbers: tuple[str, ...]) -> bool:
    """Whether digits are a time: a colon or am/pm says so, a dot only in a time cell or with minutes on both sides."""
    if any(match.groupdict().get(f"p{n}") for n in numbers) or any(match[f"s{n}"] == ":" for n in numbers):
        return all(match[f"n{n}"] or match.groupdict().get(f"p{n}") or "p2" in match.groupdict() for n in numbers)
    has_minutes = all(match[f"n{n}"] for n in numbers)
    return has_minutes and scene.field in TIME_FIELDS


def _read_range(match: re.Match[str], scene: Scene) -> DateFound | None:
    if not _is_clear(match, scene, ("1", "2")):
        return None
    last = _clock(match["h2"], match["n2"], match["p2"])
    first = _clock(match["h1"], match["n1"], match["p1"] or _shared_half(match))
    if first is None or last is None:
        return None
    return replace(bare(scene, match.span(), "time_range"), precision="minute", start_time=first, end_time=last)


def _shared_half(match: re.Match[str]) -> str | None:
    """The half of the day that ``9 - 10am`` leaves out at its start; ``11 - 1pm`` starts before noon."""
    if not match["p2"]:
        return None
    if match["p2"] == "p" and (int(match["h1"]) > int(match["h2"]) % 12 or int(match["h1"]) > 12) and int(match["h1"]) != 12:
        return "a" if int(match["h1"]) <= 12 else None
    return match["p2"] if int(match["h1"]) <= 12 else None


def _read_point(match: re.Match[str], scene: Scene) -> DateFound | None:
    if not _is_clear(match, scene, ("1",)):
        return None
    clock = _clock(match["h1"], match["n1"], match["p1"])
    return replace(bare(scene, match.span(), "time"), precision="minute", start_time=clock) if clock else None


def _read_named(match: re.Match[str], scene: Scene) -> DateFound | None:
    return replace(bare(scene, match.span(), "time"), precision="minute", start_time=_NAMED_TIMES[match["w"].lower()])


def _number(text: str) -> float:
    return float(_WORDS[text.lower()]) if text.lower() in _WORDS else float(text)


def _read_duration(match: re.Match[str], scene: Scene) -> DateFound | None:
    found = replace(bare(scene, match.span(), "duration"), precision="duration")
    if match["c"] is None:
        return replace(found, duration="PT30M", duration_minutes=30)
    count, unit = _number(match["c"]), match["u"][0].lower()
    is_business = (match["b"] or "")[:1].lower() in ("w", "b") or match["u"][:2].lower() == "wd"
    if match["u"][:2].lower() == "wd":
        return replace(found, duration=f"P{count:g}D", is_business_days=True)
    is_month = match["u"][:2].lower() in ("mo", "mt")
    if unit == "h" or (unit == "m" and not is_month):
        minutes = round(count * 60) + int(match["c2"] or 0) if unit == "h" else round(count)
        return replace(found, duration=_iso_minutes(minutes), duration_minutes=minutes)
    return replace(found, duration=f"P{count:g}{_LETTER[unit]}", is_business_days=is_business)


def _iso_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"PT{hours}H{rest}M" if hours and rest else f"PT{hours}H" if hours else f"PT{rest}M"


TIME_RULES: tuple[Rule, ...] = (
    Rule("duration", _DURATION, _read_duration, _UNIT_WORDS),
    Rule("time_range", _RANGE, _read_range, needs_digit=True),
    Rule("time", _POINT, _read_point, needs_digit=True),
    Rule("named_time", _NAMED, _read_named, frozenset(_NAMED_TIMES)),
)
