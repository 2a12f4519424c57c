"""Rules for days with a month: single days, runs of days that share one month, and lists of days."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from parsers.language.forms import AFTER_YEAR, BEFORE_NUMBER, MONTH, ORDINAL, WEEKDAY, YEAR, YEAR4, bare, dated, on_day, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import MONTH_NAMES, MONTH_WORDS, day_of, full_year, is_near_year, month_number, nearest_day

DATE_FIELDS = frozenset({"due", "raised"})
"""Fields whose whole cell is meant to be a date."""

_CELL_FIELDS = DATE_FIELDS | {"status_note", "wg_next", "wg_last", "roadmap_header", "deliverable"}
_IN_FRONT = rf"(?P<wd>{WEEKDAY})?(?(wd)\.?,?\s{{0,2}}(?:the\s)?)"
_MONTH_YEAR = (
    rf"(?:\sof)?(?:[-/.]\s?|,?\s{{0,2}})(?P<m>{MONTH})(?:(?:\.\s{{0,2}}(?=')|(?<![a-z]{{4}})\.\s{{0,2}}|[-/.]|,?\s{{0,2}})(?P<y>{YEAR}))?"
)
_DAY_MONTH = re.compile(rf"{BEFORE_NUMBER}(?<![A-Za-z]){_IN_FRONT}(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}")
_MONTH_DAY = re.compile(
    rf"(?<![A-Za-z]){_IN_FRONT}(?P<m>{MONTH})\.?(?:\s{{0,2}}|-)(?:the\s)?(?P<d>\d{{1,2}})(?![\d/:.]\d|\d)(?P<o>\s?(?:st|nd|rd|th)\b)?"
    rf"(?:,?\s{{1,2}}(?P<y>{YEAR4})(?![:.]\d))?(?!\s*\d?\d?\s*(?:am|pm)\b)"
)
_RUN = re.compile(
    rf"{BEFORE_NUMBER}(?:(?P<b>[Bb]etween|[Ff]rom)\s)?{_IN_FRONT}(?P<d1>\d{{1,2}}){ORDINAL}\s?(?P<j>-|to|until|till|through|and|&)\s?"
    rf"(?:{WEEKDAY}\.?,?\s)?(?:the\s)?(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}"
)
_MONTH_RUN = re.compile(
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?\s{{0,2}}(?P<d1>\d{{1,2}}){ORDINAL}\s?(?:-|to|until)\s?(?P<d>\d{{1,2}})(?![\d:./]){ORDINAL}"
    rf"(?!\s?(?:{MONTH}|am\b|pm\b))(?:,?\s{{1,2}}(?P<y>{YEAR4}))?"
)
_NUMERIC_RUN = re.compile(rf"{BEFORE_NUMBER}(?P<d1>\d{{1,2}})\s?-\s?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)(?!\d)")
_LIST = re.compile(
    rf"{BEFORE_NUMBER}(?P<days>\d{{1,2}}{ORDINAL}(?:\s?,\s?\d{{1,2}}{ORDINAL}){{0,9}})\s?(?:,?\s?(?:and|&)|/|,)\s?(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}"
)
_NUMERIC = re.compile(
    rf"(?<![\w/.]){_IN_FRONT}(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])/?\s?(?P<m>\d{{1,2}})\s?(?P=s)/?\s?(?P<y>\d{{4}}|\d\d)"
    r"(?![\w/]|[.:]\d|-\d(?!\d?/))"
)
_ISO = re.compile(r"(?<![\w/.\-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![\w\-])")
_COMPACT = re.compile(r"(?:(?<=[-_ ])|^)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?=[-_ .]|$)")
_DAY_AND_NUMBER = re.compile(rf"(?<![\w/.\-]){_IN_FRONT}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\w/]|[.\-]\d)")
_RUN_TOGETHER = re.compile(r"(?<![\w/.\-])(?P<d>\d\d)/(?P<m>\d\d)(?P<y>\d\d)(?![\w/])")
_MISSPELT = re.compile(
    rf"{BEFORE_NUMBER}(?P<d>\d{{1,2}}){ORDINAL}\s(?P<word>[A-Za-z]{{3,10}}(?:-\s[a-z]{{2,7}})?)\s(?P<y>{YEAR4}){AFTER_YEAR}"
)
_SAID_AS_DATE = re.compile(
    r"(?i)(?:\b(?:by|on|due|until|till|from|to|before|after|since|dated?|w/c|w/e|week (?:commencing|ending))|[\[(])[: ]*$"
)
_ON = re.compile(r"(?i)\bon (?:the )?$")
_NUMBER = re.compile(r"\d{1,2}")
_LOWER_MAY = frozenset({"may", "march", "mar"})


def _year(match: re.Match[str], scene: Scene) -> int | None:
    """The printed year; two bare digits far from the context date are none."""
    printed = match["y"]
    if not printed:
        return None
    year = full_year(printed)
    return year if len(printed) != 2 or is_near_year(year, scene.context_date, 10, 10) else None


def _place(match: re.Match[str], year: int | None) -> tuple[int, int]:
    """The whole match, without what was taken for a year and is none."""
    return match.start(), match.end() if year or not match["y"] else match.end("m")


def _read_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = _year(match, scene)
    if match["m"] in _LOWER_MAY and not year:
        return None
    return _day(match, scene, month_number(match["m"]), year)


def _day(match: re.Match[str], scene: Scene, month: int, year: int | None) -> DateFound:
    place, number = _place(match, year), int(match["d"])
    weekday = match.groupdict().get("wd")
    if year:
        day = day_of(year, month, number)
        return on_day(scene, place, day, "stated", weekday) if day else bare(scene, place, "invalid")
    if day_of(2024, month, number) is None:
        return bare(scene, place, "invalid")
    if scene.context_date is None:
        return unresolved(scene, place, "day")
    day = nearest_day(month, number, scene.context_date)
    return on_day(scene, place, day, "inferred_year", weekday) if day else bare(scene, place, "invalid")


def _read_month_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``June 20, 2023``, ``Mar 27th``, ``on March 28``; a bare number that can be a year near the context date is left as one."""
    is_said = bool(match["o"] or match["y"] or match["wd"] or _ON.search(scene.text[: match.start()]))
    if not is_said and is_near_year(2000 + int(match["d"]), scene.context_date, 1, 3):
        return None
    if int(match["d"]) > 31 or match["m"] in _LOWER_MAY:
        return None
    return _day(match, scene, month_number(match["m"]), full_year(match["y"]) if match["y"] else None)


def _days(match: re.Match[str], scene: Scene, numbers: Iterable[int], month: int, year: int | None) -> tuple[tuple[date, ...], str] | None:
    """The days of one month that a run or a list names, in the year printed or that of its last day nearest to the context date."""
    certainty = "stated"
    if year is None:
        last = nearest_day(month, int(match["d"]), scene.context_date) if scene.context_date else None
        if last is None:
            return None
        year, certainty = last.year, "inferred_year"
    days = [day_of(year, month, number) for number in numbers]
    return (tuple(day for day in days if day), certainty) if all(days) else None


def _read_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    is_pair = match["j"] in ("and", "&")
    if is_pair and (match["b"] or "").lower() != "between":
        return None
    return _run(match, scene, month_number(match["m"]))


def _run(match: re.Match[str], scene: Scene, month: int) -> DateFound | None:
    year = _year(match, scene)
    read = _days(match, scene, (int(match["d1"]), int(match["d"])), month, year)
    if read is None or read[0][0] >= read[0][1]:
        return None
    return dated(scene, _place(match, year), (read[0][0], read[0][1]), "day", certainty=read[1], kind="interval")


def _read_month_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    return None if match["m"] in _LOWER_MAY else _run(match, scene, month_number(match["m"]))


def _read_numeric_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _run(match, scene, int(match["m"])) if 1 <= int(match["m"]) <= 12 else None


def _read_list(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = _year(match, scene)
    numbers = [int(number) for number in _NUMBER.findall(match["days"])] + [int(match["d"])]
    read = _days(match, scene, numbers, month_number(match["m"]), year)
    if read is None or list(read[0]) != sorted(set(read[0])):
        return None
    days, certainty = read
    found = dated(scene, _place(match, year), (days[0], days[-1]), "day", certainty=certainty, kind="set")
    return replace(found, dates=days, edtf="{" + ",".join(day.isoformat() for day in days) + "}")


def _read_numeric(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = full_year(match["y"])
    if match["s"] == "-" and scene.text[: match.start()].endswith("-"):
        return None
    if not is_near_year(year, scene.context_date, 40, 40) or (match["s"] == "." and len(match["y"]) == 2 and int(match["m"]) > 12):
        return None
    day = day_of(year, int(match["m"]), int(match["d"]))
    place = match.span()
    return on_day(scene, place, day, "stated", match.groupdict().get("wd")) if day else bare(scene, place, "invalid")


def _read_iso(match: re.Match[str], scene: Scene) -> DateFound | None:
    day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return on_day(scene, match.span(), day, "stated") if day else bare(scene, match.span(), "invalid")


def _read_day_and_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``14/03``: in a cell of dates, after a word that asks for one, or as the head of a log entry; in prose it may be any fraction."""
    is_head = not scene.text[: match.start()].strip(" [(") and scene.text[match.end() : match.end() + 2].strip()[:1] in (":", "]", "-")
    is_asked = scene.field in _CELL_FIELDS and scene.is_whole(*match.span())
    if not (is_head or is_asked or _SAID_AS_DATE.search(scene.text[: match.start()])):
        return None
    month, number = int(match["m"]), int(match["d"])
    if not 1 <= month <= 12:
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    day = nearest_day(month, number, scene.context_date)
    return on_day(scene, match.span(), day, "inferred_year", match["wd"]) if day else bare(scene, match.span(), "invalid")


def _read_run_together(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _read_numeric_day(match, scene) if scene.field in DATE_FIELDS else None


def _read_numeric_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    day = day_of(full_year(match["y"]), int(match["m"]), int(match["d"]))
    return on_day(scene, match.span(), day, "approximate") if day else None


def _read_misspelt(match: re.Match[str], scene: Scene) -> DateFound | None:
    word = match["word"].replace("- ", "").lower()
    close = difflib.get_close_matches(word, MONTH_NAMES, n=1, cutoff=0.75)
    if not close:
        return None
    day = day_of(int(match["y"]), month_number(close[0]), int(match["d"]))
    return on_day(scene, match.span(), day, "stated" if word == close[0] else "approximate") if day else None


EXACT_RULES: tuple[Rule, ...] = (
    Rule("iso", _ISO, _read_iso, needs_digit=True),
    Rule("compact", _COMPACT, _read_iso, needs_digit=True),
)
"""Forms with digits only that must go before references are taken out of the way."""

DAY_RULES: tuple[Rule, ...] = (
    Rule("day_run", _RUN, _read_run, MONTH_WORDS, needs_digit=True),
    Rule("month_run", _MONTH_RUN, _read_month_run, MONTH_WORDS, needs_digit=True),
    Rule("numeric_run", _NUMERIC_RUN, _read_numeric_run, needs_digit=True),
    Rule("day_list", _LIST, _read_list, MONTH_WORDS, needs_digit=True),
    Rule("day_month", _DAY_MONTH, _read_day, MONTH_WORDS, needs_digit=True),
    Rule("month_day", _MONTH_DAY, _read_month_day, MONTH_WORDS, needs_digit=True),
    Rule("numeric", _NUMERIC, _read_numeric, needs_digit=True),
    Rule("day_number", _DAY_AND_NUMBER, _read_day_and_number, needs_digit=True),
    Rule("run_together", _RUN_TOGETHER, _read_run_together, needs_digit=True),
    Rule("misspelt", _MISSPELT, _read_misspelt, needs_digit=True),
)
