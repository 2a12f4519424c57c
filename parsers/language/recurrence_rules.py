"""Rules for what recurs, as the rule of a calendar (RFC 5545)."""

from __future__ import annotations

import re

from parsers.language.forms import WEEKDAY, bare
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import WEEKDAY_WORDS, weekday_number

_NTH = r"(?i:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th)"
_EACH_MONTH = r"\s(?:of|in)\s(?:the|each|every|a)\s(?:calendar\s)?month"
_COUNT = r"(?:two|three|four|five|six|eight|ten|twelve|other|second|third|alternate|\d{1,2})"
_EVERY = re.compile(
    rf"\b(?:[Oo]nce\s)?(?:[Ee]very|[Ee]ach|[Aa]lternate)\s(?:(?P<n>(?i:{_COUNT}))(?:\s?(?:-|to"
    rf"|or)\s?{_COUNT})?\s)?(?P<u>(?:working\s|week)?days?|weeks?|fortnights?|months?|quarters?|years?|{WEEKDAY})(?!\w|')"
)
_ADVERB = re.compile(
    r"(?<![\w\-])(?P<w>(?:(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ss]ix|[Ee]ight|\d{1,2})[- ]?(?P<k>weekly|monthly|yearly)|[Dd]aily"
    r"|[Ww]eekly|[Ff]ortnightly"
    r"|[Bb]i-?[Ww]eekly|[Mm]onthly|[Bb]i-?[Mm]onthly|[Qq]uarterly|[Hh]alf[ -][Yy]early|[Bb]i-?[Aa]nnually|[Tt]wice[ -]yearly"
    r"|[Aa]nnually|[Yy]early"
    r"|[Oo]nce\sa\s(?:week|fortnight|month|quarter|year)|per\sannum))(?:,?\s(?:on\s)?(?:a\s)?(?P<d>"
    + WEEKDAY
    + r"s?|(?:Mon|Tues|Wednes|Thurs|Fri)days))?(?![\w\-])"
)
_NTH_WEEKDAY = re.compile(
    rf"\b(?:[Oo]n\s)?(?:[Tt]he\s)?(?P<n>{_NTH}(?:(?:\s?(?:,|and|&)\s?)(?:the\s)?{_NTH}){{0,2}})\s(?P<d>{WEEKDAY}|(?:Mon|Tues|Wednes"
    rf"|Thurs|Fri)days){_EACH_MONTH}"
)
_NTH_WORKING = re.compile(rf"\b(?:[Oo]n\s)?(?:[Tt]he\s)?(?P<n>{_NTH})\s(?P<k>working|business)?\s?day{_EACH_MONTH}")
_MONTHDAY = re.compile(r"\b(?:[Oo]n\s)?(?:the\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)\s(?:day\s)?(?:of|in)\s(?:each|every)\smonth")
_WEEKDAYS = re.compile(r"\b(?:[Oo]n\s)?(?P<n>[Aa]lternate\s)?(?P<d>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s(?![\w'])")
_NTHS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4", "fifth": "5", "5th": "5"}
_NTHS |= {"last": "-1", "final": "-1"}
_ADVERBS = {
    "daily": ("DAILY", 1), "weekly": ("WEEKLY", 1), "fortnightly": ("WEEKLY", 2), "biweekly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1),
    "bimonthly": ("MONTHLY", 2), "quarterly": ("MONTHLY", 3), "halfyearly": ("MONTHLY", 6), "biannually": ("MONTHLY", 6),
    "twiceyearly": ("MONTHLY", 6), "annually": ("YEARLY", 1), "yearly": ("YEARLY", 1), "perannum": ("YEARLY", 1),
    "onceaweek": ("WEEKLY", 1), "onceafortnight": ("WEEKLY", 2), "onceamonth": ("MONTHLY", 1), "onceaquarter": ("MONTHLY", 3),
    "onceayear": ("YEARLY", 1),
}  # fmt: skip
_UNITS = {"d": ("DAILY", 1), "w": ("WEEKLY", 1), "f": ("WEEKLY", 2), "m": ("MONTHLY", 1), "q": ("MONTHLY", 3), "y": ("YEARLY", 1)}
_COUNTS = {"two": 2, "other": 2, "second": 2, "alternate": 2, "three": 3, "third": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
_COUNTS |= {"twelve": 12}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING_DAYS = "MO,TU,WE,TH,FR"


def _recurring(match: re.Match[str], scene: Scene, rule: str) -> DateFound:
    return bare(scene, match.span(), "recurrence")._replace(precision="recurring", rrule=rule)


def _rule(frequency: str, interval: int, by: str = "") -> str:
    parts = [f"FREQ={frequency}", f"INTERVAL={interval}" if interval > 1 else "", by]
    return ";".join(part for part in parts if part)


def _count(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdigit() else _COUNTS[word.lower()]


def _read_every(match: re.Match[str], scene: Scene) -> DateFound | None:
    count = _count(match["n"]) * (2 if "lternate" in match.group() and not match["n"] else 1)
    unit = match["u"].lower()
    if count < 1:
        return None
    if unit.startswith(("working", "weekday")):
        return _recurring(match, scene, _rule("WEEKLY", 1, f"BYDAY={_WORKING_DAYS}"))
    if unit.rstrip("s") in ("day", "week", "fortnight", "month", "quarter", "year"):
        frequency, times = _UNITS[unit[0]]
        return _recurring(match, scene, _rule(frequency, count * times))
    return _recurring(match, scene, _rule("WEEKLY", count, f"BYDAY={_DAYS[weekday_number(unit)]}"))


def _read_adverb(match: re.Match[str], scene: Scene) -> DateFound | None:
    if match["k"]:
        frequency, times = _ADVERBS[match["k"]]
        interval = _count(match["n"]) * times
    else:
        frequency, interval = _ADVERBS[re.sub(r"[\s\-]", "", match["w"].lower())]
    by = f"BYDAY={_DAYS[weekday_number(match['d'])]}" if match["d"] and frequency == "WEEKLY" else ""
    return _recurring(match, scene, _rule(frequency, interval, by))


def _read_nth_weekday(match: re.Match[str], scene: Scene) -> DateFound | None:
    day = _DAYS[weekday_number(match["d"])]
    nths = [_NTHS[word.lower()] for word in re.findall(_NTH, match["n"])]
    return _recurring(match, scene, _rule("MONTHLY", 1, "BYDAY=" + ",".join(nth + day for nth in nths)))


def _read_nth_working(match: re.Match[str], scene: Scene) -> DateFound | None:
    nth = _NTHS[match["n"].lower()]
    by = f"BYDAY={_WORKING_DAYS};BYSETPOS={nth}" if match["k"] else f"BYMONTHDAY={nth}"
    return _recurring(match, scene, _rule("MONTHLY", 1, by))


def _read_monthday(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _recurring(match, scene, _rule("MONTHLY", 1, f"BYMONTHDAY={int(match['d'])}")) if 1 <= int(match["d"]) <= 31 else None


def _read_weekdays(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``Tuesdays``, ``alternate Fridays``."""
    return _recurring(match, scene, _rule("WEEKLY", 2 if match["n"] else 1, f"BYDAY={_DAYS[weekday_number(match['d'])]}"))


RECURRENCE_RULES: tuple[Rule, ...] = (
    Rule("nth_weekday", _NTH_WEEKDAY, _read_nth_weekday, frozenset({"month"})),
    Rule("nth_working_day", _NTH_WORKING, _read_nth_working, frozenset({"month"})),
    Rule("monthday", _MONTHDAY, _read_monthday, frozenset({"month"}), needs_digit=True),
    Rule("every", _EVERY, _read_every, frozenset({"every", "each", "alternate"})),
    Rule(
        "adverb",
        _ADVERB,
        _read_adverb,
        frozenset(
            {
                "daily",
                "weekly",
                "fortnightly",
                "biweekly",
                "monthly",
                "bimonthly",
                "quarterly",
                "annually",
                "biannually",
                "yearly",
                "annum",
                "once",
            }
        ),
    ),
    Rule("weekdays", _WEEKDAYS, _read_weekdays, frozenset({f"{day}s" for day in WEEKDAY_WORDS})),
)
