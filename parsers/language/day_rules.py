"""Rules for days with a month: single days, runs of days that share one month, and lists of days."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date

from parsers.language.forms import (
    AFTER_YEAR,
    BEFORE_NUMBER,
    MONTH,
    MONTH_ENDS,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_ENDS,
    YEAR,
    YEAR4,
    bare,
    dated,
    on_day,
    unresolved,
)
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import MONTH_NAMES, MONTH_WORDS, day_of, full_year, is_near_year, month_number, month_span, nearest_day

IN_FRONT = rf"(?P<wd>{WEEKDAY})?(?(wd)\.?,?\s{{0,2}}(?:the\s)?)"
DAYS = re.compile(rf"\d+|[MTWFSmtwfs](?<!\w.)(?=(?i:{WEEKDAY_ENDS}))")
"""Where a day in digits begins, a weekday before it."""
_WEEKDAY_OR_MONTH = re.compile(rf"[JFMASONDTWjfmasondtw](?<![A-Za-z].)(?=(?i:{WEEKDAY_ENDS}|{MONTH_ENDS}))")
_MONTH_YEAR = (
    rf"(?:\sof)?(?:[-/.]\s?|,?\s{{0,2}})(?P<m>{MONTH})(?:(?:\.\s{{0,2}}(?=')|(?<![a-z]{{4}})\.\s{{0,2}}|[-/.]|,?\s{{0,2}})(?P<y>{YEAR}))?"
)
_DAY_MONTH = re.compile(rf"{BEFORE_NUMBER}(?<![A-Za-z]){IN_FRONT}(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}(?:\s\((?P<we>{WEEKDAY})\))?")
_MONTH_DAY = re.compile(
    rf"(?<![A-Za-z]){IN_FRONT}(?P<m>{MONTH})\.?(?:\s{{0,2}}|-)(?:the\s)?(?P<d>\d{{1,2}})(?![\d/:.]\d|\d)(?P<o>\s?(?:st|nd|rd|th)\b)?"
    rf"(?:,?\s{{1,2}}(?P<y>{YEAR4})(?![:.]\d))?(?!\s*\d?\d?\s*(?:am|pm)\b)"
)
_RUN = re.compile(
    rf"{BEFORE_NUMBER}(?:(?P<b>[Bb]etween|[Ff]rom)\s)?{IN_FRONT}(?P<d1>\d{{1,2}}){ORDINAL}\s?(?P<j>-|to|until|till|through|and|&)\s?"
    rf"(?:{WEEKDAY}\.?,?\s)?(?:the\s)?(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}"
)
_MONTH_RUN = re.compile(
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?\s{{0,2}}(?P<d1>\d{{1,2}}){ORDINAL}\s?(?:-|to|until)\s?(?P<d>\d{{1,2}})(?!\d|[:./]\d){ORDINAL}"
    rf"(?!\s?(?:{MONTH}|am\b|pm\b))(?:,?\s{{1,2}}(?P<y>{YEAR4}))?"
)
_RUN_BACK = re.compile(
    rf"{BEFORE_NUMBER}(?<![A-Za-z])(?:(?P<b>[Bb]etween"
    rf"|[Ff]rom)\s)?{IN_FRONT}(?P<d1>\d{{1,2}}){ORDINAL}(?:\sof)?[\s\-](?P<m>{MONTH})(?:\s(?P<y>{YEAR4}))?\s?(?:-|to|until|through"
    rf"|thru)\s?"
    rf"(?:{WEEKDAY}\.?,?\s)?(?:the\s)?(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)\b(?!\s?(?:of\s)?{MONTH})"
)
_LISTED_DAY = rf"(?:{WEEKDAY}\.?,?\s)?\d{{1,2}}{ORDINAL}"
_LIST = re.compile(
    rf"{BEFORE_NUMBER}(?<![A-Za-z])(?P<days>{_LISTED_DAY}(?:\s?,\s?(?:w/c\s)?{_LISTED_DAY}){{0,9}})\s?(?:,?\s?(?:and|&|or)|/"
    rf"|,)\s?(?:w/c\s)?(?:{WEEKDAY}\.?,?\s)?(?:the\s)?"
    rf"(?P<d>\d{{1,2}}){ORDINAL}{_MONTH_YEAR}"
)
_MONTH_LIST = re.compile(
    rf"(?<![A-Za-z])(?P<m>{MONTH})\.?\s{{1,2}}(?P<days>\d{{1,2}}{ORDINAL}(?:\s?,\s?\d{{1,2}}{ORDINAL}){{0,9}})\s?,?\s?(?:and|&"
    rf"|or)\s?(?P<d>\d{{1,2}})(?!\d|[:./]\d){ORDINAL}"
    rf"(?!\s?(?:{MONTH}|am\b|pm\b))(?:,?\s{{1,2}}(?P<y>{YEAR4}))?"
)
_MISSPELT = re.compile(
    rf"{BEFORE_NUMBER}(?:(?P<d>\d{{1,2}})(?P<o>\s?(?i:st|nd|rd"
    rf"|th)\b)?\s(?:of\s)?)?(?<![A-Za-z])(?P<word>[A-Z][a-z]{{3,10}}(?:-\s[a-z]{{2,7}})?|[a-z]{{5,10}})"
    rf"(?![A-Za-z])(?:,?\s(?P<y>{YEAR4}){AFTER_YEAR})?"
)
_ORDINAL = re.compile(r"\d\s?(?:st|nd|rd|th)\b")
_GOES_TO = re.compile(r"\d(?:\s?(?i:st|nd|rd|th))?\s?(?:-|to|until|till|through|and|&)")
_GOES_ON = re.compile(r"\d(?:\s?(?i:st|nd|rd|th))?\s{0,2}(?:,|and|&|or|/)")
_WORDS_BY_NUMBERS = re.compile(r"\d+|[A-Za-z](?<!\w.)(?=[a-z]{3,10}(?:-\s[a-z]{2,7})?,?\s(?:19|20))")
_WORD_BY_NUMBER = re.compile(rf"\d(?:\s?(?i:st|nd|rd|th)\b)?\s(?:of\s)?[A-Za-z][a-z]{{3}}|\s{YEAR4}")
SAID_AS_DATE = re.compile(
    r"(?i)(?:\b(?:by|on|due|until|till|from|to|before|after|since|than|dated?|w/?c|w/?b|w/?e|w(?:ee)?k (?:commencing|beginning|beg"
    r"|starting|ending|of)"
    r"|cop|cob|eod|eob|close of (?:business|play)|(?:meeting|minutes|actions|papers?) of|deadline|donm|wef"
    r"|(?:clos|rais|updat|chas|review|open|add|agre|complet|receiv|issu|confirm|discuss|e?mail)(?:e?d|e)?|sent|update)"
    r"|[\[(])[: ]*(?:- )?(?:the )?$"
    rf"|(?-i:\b[A-Z]{{2,5}}G )$|{WEEKDAY},? $"
)
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\sof)?[\s\-]$")
_MONTH_BEFORE = re.compile(rf"{MONTH}\.?[\s\-]?$")
_ON = re.compile(r"(?i)\bon (?:the )?$")
_NUMBER = re.compile(r"\d{1,2}")
_LONG_MONTHS = [name for name in MONTH_NAMES if len(name) > 3]
_NO_TYPOS = frozenset(
    {"marches", "junes", "marchers", "augustine", "octopus", "member", "members", "number", "numbers", "tuned", "remember", "ember"}
)
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


def _is_year_of_other(match: re.Match[str], number: str, scene: Scene) -> bool:
    """Whether a number is the year of a month before it: ``Mar 23 - Apr 23``, ``23 Mar 23 - 30 Apr 23``."""
    ahead = scene.text[max(0, match.start(number) - 14) : match.start(number)]
    return bool(_MONTH_BEFORE.search(ahead)) and is_near_year(2000 + int(_NUMBER.findall(match[number])[0]), scene.context_date, 1, 3)


def _read_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    if _is_year_of_other(match, "d", scene):
        return None
    year = _year(match, scene)
    if match["m"] in _LOWER_MAY and not year and not _is_meant(match, scene):
        return None
    return _day(match, scene, month_number(match["m"]), year)


def _is_meant(match: re.Match[str], scene: Scene) -> bool:
    """Whether ``15 march`` or ``5th may`` is a day though the month's word is printed small."""
    has_ordinal = match.string[match.end("d") : match.start("m")].strip().lower()[:2] in ("st", "nd", "rd", "th")
    is_asked = SAID_AS_DATE.search(scene.text[: match.start()]) or scene.is_whole(*match.span())
    return bool(match["m"] != "may" or has_ordinal or match.groupdict().get("wd") or is_asked)


def _day(match: re.Match[str], scene: Scene, month: int, year: int | None) -> DateFound:
    place, number = _place(match, year), int(match["d"])
    weekday = match.groupdict().get("wd") or match.groupdict().get("we")
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
    if _is_year_of_other(match, "d1", scene) or (is_pair and (match["b"] or "").lower() != "between"):
        return None
    return run_of(match, scene, month_number(match["m"]))


def run_of(match: re.Match[str], scene: Scene, month: int) -> DateFound | None:
    """The days from ``d1`` to ``d`` of a month."""
    year = _year(match, scene)
    read = _days(match, scene, (int(match["d1"]), int(match["d"])), month, year)
    if read is None or read[0][0] >= read[0][1]:
        return None
    return dated(scene, _place(match, year), (read[0][0], read[0][1]), "day", certainty=read[1], kind="interval")


def _read_run_back(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``20th March to 24th``."""
    found = None if match["m"] in _LOWER_MAY else run_of(match, scene, month_number(match["m"]))
    return found._replace(end_char=match.end(), text=scene.printed[match.start() : match.end()]) if found else None


def _has_day_before(match: re.Match[str], scene: Scene) -> bool:
    """Whether the month has its day already: ``25th March 10-12``."""
    return bool(_DAY_BEFORE.search(scene.text[: match.start()]))


def _read_month_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    return None if match["m"] in _LOWER_MAY or _has_day_before(match, scene) else run_of(match, scene, month_number(match["m"]))


def read_list(match: re.Match[str], scene: Scene) -> DateFound | None:
    """The days of a month that ``days`` and ``d`` name."""
    if match["m"].isalpha() and match.start("days") < match.start("m") and _is_year_of_other(match, "days", scene):
        return None
    year = _year(match, scene)
    numbers = [int(number) for number in _NUMBER.findall(match["days"])] + [int(match["d"])]
    month = int(match["m"]) if match["m"].isdigit() else month_number(match["m"])
    read = _days(match, scene, numbers, month, year)
    if read is None or list(read[0]) != sorted(set(read[0])):
        return None
    days, certainty = read
    found = dated(scene, _place(match, year), (days[0], days[-1]), "day", certainty=certainty, kind="set")
    return found._replace(dates=days, edtf="{" + ",".join(day.isoformat() for day in days) + "}")


def _read_month_list(match: re.Match[str], scene: Scene) -> DateFound | None:
    return None if match["m"] in _LOWER_MAY or _has_day_before(match, scene) else read_list(match, scene)


def _read_misspelt(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``3 Apirl 2023``, ``3rd Febuary``, ``Septmber 2023``: a word much like a month where a month is asked for."""
    word = match["word"].replace("- ", "").lower()
    if not (match["d"] or match["y"]) or (
        match["d"] and not (match["y"] or match["o"] or SAID_AS_DATE.search(scene.text[: match.start()]))
    ):
        return None
    cutoff = 0.75 if match["y"] and match["d"] else 0.85
    close = [word] if word in _LONG_MONTHS else difflib.get_close_matches(word, _LONG_MONTHS, n=1, cutoff=cutoff)
    if not close or (close[0] != word and word in _NO_TYPOS):
        return None
    month = month_number(close[0])
    if match["d"] is None:
        if close[0] == word:
            return None  # the rules for months read it
        return dated(scene, match.span(), month_span(int(match["y"]), month), "month", certainty="approximate")
    found = _day(match, scene, month, int(match["y"]) if match["y"] else None)
    return found if word == close[0] else found._replace(certainty="approximate", confidence=min(found.confidence, 0.7))


DAY_RULES: tuple[Rule, ...] = (
    Rule("run_back", _RUN_BACK, _read_run_back, MONTH_WORDS, needs_digit=True, shape=_ORDINAL),
    Rule("day_run", _RUN, _read_run, MONTH_WORDS, needs_digit=True, shape=_GOES_TO),
    Rule("month_run", _MONTH_RUN, _read_month_run, MONTH_WORDS, needs_digit=True, shape=_GOES_TO),
    Rule("day_list", _LIST, read_list, MONTH_WORDS, needs_digit=True, shape=_GOES_ON),
    Rule("month_list", _MONTH_LIST, _read_month_list, MONTH_WORDS, needs_digit=True, shape=_GOES_ON),
    Rule("day_month", _DAY_MONTH, _read_day, MONTH_WORDS, needs_digit=True, starts=DAYS),
    Rule("month_day", _MONTH_DAY, _read_month_day, MONTH_WORDS, needs_digit=True, starts=_WEEKDAY_OR_MONTH),
    Rule("misspelt", _MISSPELT, _read_misspelt, needs_digit=True, shape=_WORD_BY_NUMBER, starts=_WORDS_BY_NUMBERS),
)
