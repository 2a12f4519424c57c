"""Rules for days named by their weekday or by their number alone, and for the nth weekday or last day of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from parsers.language.forms import BEFORE_NUMBER, MONTH, WEEKDAY, YEAR4, dated, on_day, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import WEEKDAY_WORDS, day_of, full_year, month_number, month_span, nearest_year, weekday_number

_NUMBER = r"(?P<d>\d{1,2})(?:\s?(?P<o>(?i:st|nd|rd|th)))"
_OF_MONTH = r"(?:\s(?:of|in)\s(?P<w>this|next|last|the\ssame|the\sfollowing)\smonth)?"
_NO_NOUN = (
    r"(?=\s*(?:$|[.,;:)\]\-!?/]|(?:and|or|to|at|for|but|if|when|with|by|in|from|so|as|which|after|before|on|was|is|will|due|@)\b"
    r"|\d{1,2}[:.]\d\d))"
)
_WEEKDAY_NUMBER = re.compile(
    rf"(?<![A-Za-z])(?P<wd>{WEEKDAY})\.?,?\s(?:the\s)?(?:{_NUMBER}(?!\w)|(?P<n>\d{{1,2}})(?!\w|\s?(?:[:.]\d|am|pm|{MONTH})|\d"
    rf"|[/\-]\d)){_OF_MONTH}(?!\s?(?:of\s)?{MONTH})"
)
_ORDINAL = re.compile(rf"{BEFORE_NUMBER}(?P<the>(?<![A-Za-z])[Tt]he\s)?{_NUMBER}(?!\w){_OF_MONTH}(?!\s?(?:of\s)?{MONTH}){_NO_NOUN}")
_BUSINESS_END = r"cop|cob|eod|eob|close(?: of (?:business|play))?(?: on)?|end of (?:play|day)(?: on)?"
_ASKED = re.compile(
    r"(?i)\b(?:by|on|until|till|before|after|from|since|due|w/?c|w/b|w/?e|week (?:commencing|beginning|starting|ending|of)|of the week"
    rf"|meeting of|between|no later than|{_BUSINESS_END})[ :]+(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th) ?(?:to|until|-|and|or|&|,) ?(?:the )?)*$"
)
_DEADLINE = re.compile(rf"(?i)\b(?:by|until|till|before|due|no later than|{_BUSINESS_END})[ :]+(?:the )?$")
_WEEK_AHEAD = re.compile(r"(?i)(?:\bw/?[cb]|\bweek (?:commencing|beginning|starting|of))[ :]+(?:the )?$")
_WEEKDAY_ALONE = re.compile(
    rf"(?<![A-Za-z\-])(?P<wd>{WEEKDAY})(?!s\b)(?:\s(?P<part>morning|afternoon|evening|lunchtime|am|pm|AM|PM))?(?![\w\-]|\s\d|'s)"
)
_COUNTED = re.compile(r"\s(?!(?:at|and|to|from|for|or)\b)[a-z]+")
_FULL_DAY = re.compile(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day$")
_DAY_AHEAD = re.compile(
    rf"(?i)\b(?P<on>by|on|until|till|before|after|from|since|due|for|this coming|first thing|{_BUSINESS_END})[ :]+(?:the )?$"
)
_PAST = re.compile(
    r"(?i)(?<!be )\b(?:held|met|issued|sent|published|circulated|received|took place|happened|closed|approved|signed|was|were)"
    r"(?: (?!(?:will|to|be|shall|would|should|that)\b)\S+){0,3} (?:on|since|from) (?:the )?$"
)
_WEEK_ON = re.compile(
    rf"(?<![A-Za-z])(?:(?P<n>[Aa]|[Tt]wo)\sweeks?\son\s(?P<a>{WEEKDAY})|(?P<b>{WEEKDAY})\sweek)(?!\w|\s(?:commencing|beginning|ending|of))"
)
_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_NTHS |= {"last": -1, "final": -1}
_NTH = r"(?P<n>(?i:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th))"
_OF_NAMED = rf"\s(?:day\s)?(?:of|in)\s(?:the\smonth\sof\s)?(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR4}|'\d\d))?"
_NTH_DAY = re.compile(rf"(?<![\w\-])(?:the\s)?{_NTH}\s(?:(?P<wd>{WEEKDAY})|(?P<k>(?:working|business|week)?\s?day|week))(?!s){_OF_NAMED}")
_ORDINAL_FIELDS = frozenset({None, "cell", "due", "raised", "wg_next", "wg_last", "status_note"})


def _months_around(context: date) -> Iterator[tuple[int, int]]:
    for shift in (0, 1, -1, 2, -2):
        index = context.year * 12 + context.month - 1 + shift
        yield index // 12, index % 12 + 1


def _nearest(number: int, context: date, weekday: int | None, is_ahead: bool) -> date | None:
    """The day of that number nearest to the context date; of those that fall on the weekday, where any does."""
    days = [day for year, month in _months_around(context) if (day := day_of(year, month, number))]
    fitting = [day for day in days if weekday is None or day.weekday() == weekday] or days
    later = [day for day in fitting if day >= context]
    return min(later if is_ahead and later else fitting, key=lambda day: (abs((day - context).days), day < context), default=None)


def _in_said_month(number: int, said: str, context: date) -> date | None:
    shift = {"next": 1, "the following": 1, "last": -1}.get(said, 0)
    index = context.year * 12 + context.month - 1 + shift
    return day_of(index // 12, index % 12 + 1, number)


def _read_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    groups = match.groupdict()
    number = int(match["d"] or groups.get("n") or 0)
    if not 1 <= number <= 31:
        return None
    weekday = groups.get("wd")
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    if said := match["w"]:
        day = _in_said_month(number, said, scene.context_date)
    else:
        day = _nearest(number, scene.context_date, _weekday_of(weekday, scene.text[: match.start()]), _is_ahead(match, scene))
    return on_day(scene, match.span(), day, "inferred_year", weekday) if day else None


def _weekday_of(printed: str | None, ahead: str) -> int | None:
    """The weekday printed, or the Monday with which a week begins."""
    return weekday_number(printed) if printed else 0 if _WEEK_AHEAD.search(ahead) else None


def _is_ahead(match: re.Match[str], scene: Scene) -> bool:
    return _DEADLINE.search(scene.text[: match.start()]) is not None


def _read_weekday_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``Weds 22nd``; ``Friday 5`` only where nothing is counted after it."""
    return None if match["n"] and _COUNTED.match(scene.text, match.end()) else _read_number(match, scene)


def _read_ordinal(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``by the 20th``: asked for by a word before it, or the whole of a cell of dates."""
    ahead = scene.text[: match.start()]
    is_cell = scene.field in _ORDINAL_FIELDS and scene.is_whole(*match.span())
    is_asked = bool(_ASKED.search(ahead)) and bool(ahead.strip())
    return _read_number(match, scene) if is_cell or is_asked or match["w"] else None


def _read_weekday(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``by Friday``: the first such day from the context date on, or the last before it where the words speak of the past."""
    is_cell = scene.field in _ORDINAL_FIELDS and scene.is_whole(*match.span())
    ahead = _DAY_AHEAD.search(scene.text[max(0, match.start() - 40) : match.start()])
    if not (is_cell or ahead) or (not is_cell and not _FULL_DAY.search(match["wd"]) and match["wd"].islower()):
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    shift = (weekday_number(match["wd"]) - scene.context_date.weekday()) % 7
    is_past = _PAST.search(scene.text[: match.start()])
    day = scene.context_date + timedelta(days=shift - 7 if is_past else shift)
    return on_day(scene, match.span(), day, "approximate")


def _read_week_on(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``a week on Friday``, ``Monday week``."""
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    weekday = weekday_number(match["a"] or match["b"])
    weeks = 2 if (match["n"] or "").lower() == "two" else 1
    day = scene.context_date + timedelta(days=(weekday - scene.context_date.weekday()) % 7 + 7 * weeks)
    return on_day(scene, match.span(), day, "approximate")


def _read_nth_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``the last Friday of March``, ``first working day of June 2023``, ``second week of May``."""
    nth, month, printed = _NTHS[match["n"].lower()], month_number(match["m"]), match["y"]
    kind = (match["k"] or "").lower().strip()
    if match["m"][0].islower() and match["m"] in ("may", "march", "mar"):
        return None
    if not printed and scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    year = full_year(printed) if printed else nearest_year(month, scene.context_date or date.min)
    certainty = "stated" if printed else "inferred_year"
    if kind == "week":
        return _week_of(match, scene, nth, year, month, certainty)
    day = _nth_of(nth, [day for day in _days_of(year, month) if _is_of_kind(day, kind, match["wd"])])
    return on_day(scene, match.span(), day, certainty) if day else None


def _days_of(year: int, month: int) -> Iterator[date]:
    first, last = month_span(year, month)
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _is_of_kind(day: date, kind: str, weekday: str | None) -> bool:
    if weekday:
        return day.weekday() == weekday_number(weekday)
    return kind == "day" or day.weekday() < 5


def _nth_of(nth: int, days: list[date]) -> date | None:
    place = nth - 1 if nth > 0 else nth
    return days[place] if -len(days) <= place < len(days) else None


def _week_of(match: re.Match[str], scene: Scene, nth: int, year: int, month: int, certainty: str) -> DateFound | None:
    first, last = month_span(year, month)
    week = timedelta(days=6)
    start = last - week if nth < 0 else first + timedelta(days=7 * (nth - 1))
    if start > last:
        return None
    return dated(
        scene, match.span(), (start, min(start + week, last)), "week", certainty="approximate" if certainty == "stated" else certainty
    )


NTH_DAY_RULES: tuple[Rule, ...] = (Rule("nth_day", _NTH_DAY, _read_nth_day, frozenset(_NTHS) | {"st", "nd", "rd", "th"}),)
"""Before the rules for months, whose words they hold."""

NUMBER_RULES: tuple[Rule, ...] = (
    Rule("weekday_number", _WEEKDAY_NUMBER, _read_weekday_number, WEEKDAY_WORDS, needs_digit=True),
    Rule("ordinal", _ORDINAL, _read_ordinal, frozenset({"st", "nd", "rd", "th"}), needs_digit=True),
)
"""After the rules for days with a month, before ``this month``."""

WEEKDAY_RULES: tuple[Rule, ...] = (
    Rule("week_on", _WEEK_ON, _read_week_on, WEEKDAY_WORDS),
    Rule("weekday", _WEEKDAY_ALONE, _read_weekday, WEEKDAY_WORDS),
)
"""After all rules that know more than a weekday."""
