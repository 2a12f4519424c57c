"""Rules for days in digits: ``15/02/23``, ``2023-02-15``, ``15/02``; runs and lists of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from parsers.language.day_rules import DAYS, IN_FRONT, SAID_AS_DATE, read_list, run_of
from parsers.language.forms import BEFORE_NUMBER, MONTH, YEAR4, bare, dated, on_day, unresolved
from parsers.language.found import NUMBERS, DateFound, Rule, Scene
from parsers.language.spans import MONTH_WORDS, day_of, full_year, is_near_year, month_number, month_span, nearest_day

DATE_FIELDS = frozenset({"due", "raised"})
"""Fields whose whole cell is meant to be a date."""

_CELL_FIELDS = DATE_FIELDS | {"status_note", "wg_next", "wg_last", "roadmap_header", "deliverable"}
_NUMERIC_RUN = re.compile(rf"{BEFORE_NUMBER}(?P<d1>\d{{1,2}})\s?-\s?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{4}}|\d\d))?(?![\d/])")
_NUMERIC_LIST = re.compile(
    r"(?<![\w/.\-])(?P<days>\d{1,2}(?:\s?,\s?\d{1,2}){0,9})\s?(?:,\s?|and|&)\s?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}"
    r"|\d\d))?(?![\w/])"
)
_NUMERIC = re.compile(
    rf"(?<![\w/.]){IN_FRONT}(?P<d>\d{{1,2}})\s?(?P<s>[/.\-])/?\s?(?P<m>\d{{1,2}})\s?(?P=s)/?\s?(?P<y>\d{{4}}|\d\d)"
    r"(?![\w/]|[.:]\d|-\d(?!\d?[/.]))"
)
_ISO = re.compile(
    r"(?<![A-Za-z0-9.\-])(?<![A-Za-z]/)(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?![A-Za-z0-9\-])"
)
_COMPACT = re.compile(r"(?:(?<=[-_ ])|^)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?=[-_ .]|$)")
_COMPACT_DAY_FIRST = re.compile(r"(?<![\w/.\-])(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<y>20\d\d)(?![\w/.\-])")
_EIGHT_DIGITS = re.compile(r"\d{8}")
_YEAR_BY_NUMBER = re.compile(r"\d{4}[-/]\d\d[-/]")
_YEAR_BY_WORD = re.compile(r"(?:19|20)\d\d[\s,\-/]{1,2}[A-Za-z]")
_THREE_NUMBERS = re.compile(r"\d\s?[/.\-]/?\s?\d{1,2}\s?[/.\-]")
_TWO_NUMBERS = re.compile(r"\d[/\-]\d")
_DAY_AND_NUMBER = re.compile(
    rf"(?<![\w/.])(?<![^\d]-){IN_FRONT}(?P<d>\d{{1,2}})(?P<s>/|(?<!\d\d\d)-)(?P<m>\d{{1,2}})(?![\w/]|\.\d|-\d(?!\d?/)|\sof\b)"
)
_DOTTED_DAY = re.compile(r"(?<![\w/.\-])(?P<d>\d{1,2})\.(?P<m>0?[1-9]|1[0-2])(?![\w/]|[.\-]\d)")
_WEEK_AHEAD = re.compile(r"(?i)(?<!\w)(?:w/?c|w/?e|w/b|week (?:commencing|beginning|ending)):? $")
_YEAR_FIRST = re.compile(
    rf"(?<![\w/.\-])(?P<y>{YEAR4})[\s,\-/]{{1,2}}(?P<m>{MONTH})[\s\-/.]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w/:.]\d|\w)"
)
_RUN_TOGETHER = re.compile(r"(?<![\w/.\-])(?P<d>\d\d)/(?P<m>\d\d)(?P<y>\d\d)(?![\w/])")
_SHARED_BY = re.compile(
    r"\s(?:members|parties|participants|attendees|votes|people|respondents|organisations|suppliers|responses|points|marks|sites|items|actions"
    r"|complete|completed|done|passed)\b"
)
_COUNTS_AHEAD = re.compile(
    r"(?i)\b(?:papers?|minutes?|min|refs?|items?|actions?|no|number|reg(?:ulation)?|rule|ratio|score|about|of|approximately|circa)\.?:? ?$"
)


def _read_numeric_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    if not match["y"] and not _is_said(match, scene):
        return None
    return run_of(match, scene, int(match["m"])) if 1 <= int(match["m"]) <= 12 else None


def _read_numeric_list(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``15, 16 and 17/03/2023``."""
    if not match["y"] and not _is_said(match, scene):
        return None
    return read_list(match, scene) if 1 <= int(match["m"]) <= 12 else None


def _is_said(match: re.Match[str], scene: Scene) -> bool:
    """Whether days without their year stand where a date is asked for, or can be nothing else (``15 & 16/03``)."""
    is_asked = scene.field in DATE_FIELDS or SAID_AS_DATE.search(scene.text[: match.start()])
    return bool(is_asked) or (len(match["m"]) == 2 and scene.is_whole(*match.span()))


def _read_numeric(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = full_year(match["y"])
    if match["s"] == "-" and scene.text[: match.start()].endswith("-"):
        return None
    if not is_near_year(year, scene.context_date, 40, 40):
        return None
    is_like_clause = match["s"] == "." and len(match["y"]) == 2
    if is_like_clause and (int(match["m"]) > 12 or not is_near_year(year, scene.context_date, 5, 5)):
        return None
    return _on_numeric_day(match, scene, partial(day_of, year), "stated")


def _on_numeric_day(match: re.Match[str], scene: Scene, day_in: Callable[[int, int], date | None], certainty: str) -> DateFound:
    """The day of a month that two numbers name, which ``day_in`` gives. Where a document's months are first and both readings are a day,
    the one that was taken is ``ambiguous``. Who parts numbers by dots prints days first anywhere."""
    first, second = int(match["d"]), int(match["m"])
    day = day_in(second, first)
    turned = day_in(first, second) if scene.is_month_first and match["s"] != "." else None
    if turned is not None and turned != day:
        certainty, day = certainty if day is None else "ambiguous", turned
    return on_day(scene, match.span(), day, certainty, match["wd"]) if day else bare(scene, match.span(), "invalid")


def _read_iso(match: re.Match[str], scene: Scene) -> DateFound | None:
    day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    return on_day(scene, match.span(), day, "stated") if day else bare(scene, match.span(), "invalid")


def _read_dotted_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``w/c 13.03``; a cell of dates that is all ``13.03``."""
    is_cell = scene.field in DATE_FIELDS and scene.is_whole(*match.span())
    if scene.context_date is None or not (is_cell or _WEEK_AHEAD.search(scene.text[: match.start()])):
        return None
    day = nearest_day(int(match["m"]), int(match["d"]), scene.context_date)
    return on_day(scene, match.span(), day, "inferred_year") if day else bare(scene, match.span(), "invalid")


def _read_day_and_number(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``14/03``: in a cell of dates, after a word that asks for one, or as the head of a log entry; in prose it may be any fraction."""
    if not _is_day_and_number(match, scene):
        return None
    months = [int(match["m"]), *([int(match["d"])] if scene.is_month_first else ())]
    if not any(1 <= month <= 12 for month in months):
        return _month_and_year(match, scene)
    if (when := scene.context_date) is None:
        return unresolved(scene, match.span(), "day")
    return _on_numeric_day(match, scene, lambda month, day: nearest_day(month, day, when), "inferred_year")


def _is_day_and_number(match: re.Match[str], scene: Scene) -> bool:
    ahead, behind = scene.text[: match.start()], scene.text[match.end() : match.end() + 2]
    is_whole = scene.is_whole(*match.span())
    if match["s"] == "-":
        return scene.field in DATE_FIELDS and is_whole
    is_head = not ahead.strip(" [(") and behind.strip()[:1] in (":", "]", "-")
    is_asked = scene.field in DATE_FIELDS or (scene.field in _CELL_FIELDS and is_whole)
    is_said = SAID_AS_DATE.search(ahead) and not _SHARED_BY.match(scene.text, match.end())
    return bool(is_head or is_asked or is_said) or _is_plainly_a_day(match, scene)


def _month_and_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``3/23`` in a cell of dates."""
    year, month = 2000 + int(match["m"]), int(match["d"])
    is_meant = scene.field in DATE_FIELDS and 1 <= month <= 12 and is_near_year(year, scene.context_date, 1, 3)
    return dated(scene, match.span(), month_span(year, month), "month", certainty="ambiguous") if is_meant else None


def _is_plainly_a_day(match: re.Match[str], scene: Scene) -> bool:
    """``05/06`` with a nought, or ``15/3`` as all there is: no one writes a fraction so."""
    if (match["d"], match["m"]) == ("24", "7"):
        return False
    is_full = len(match["m"]) == len(match["d"]) == 2 and match["m"] != "00" and "0" in (match["d"][0], match["m"][0])
    is_counted = _COUNTS_AHEAD.search(scene.text[: match.start()]) or _SHARED_BY.match(scene.text, match.end())
    number = int(match["m" if scene.is_month_first and int(match["m"]) > 12 else "d"])
    return (is_full and not is_counted) or (scene.is_whole(*match.span()) and 12 < number <= 31)


def _read_compact(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``15032023`` in a cell of dates."""
    return _read_iso(match, scene) if scene.field in DATE_FIELDS else None


def _read_year_first(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``2023 March 15``."""
    day = day_of(int(match["y"]), month_number(match["m"]), int(match["d"]))
    return on_day(scene, match.span(), day, "stated") if day else bare(scene, match.span(), "invalid")


def _read_run_together(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _read_numeric_day(match, scene) if scene.field in DATE_FIELDS else None


def _read_numeric_day(match: re.Match[str], scene: Scene) -> DateFound | None:
    day = day_of(full_year(match["y"]), int(match["m"]), int(match["d"]))
    return on_day(scene, match.span(), day, "approximate") if day else None


EXACT_RULES: tuple[Rule, ...] = (
    Rule("iso", _ISO, _read_iso, needs_digit=True, signs="-/", shape=_YEAR_BY_NUMBER, starts=NUMBERS),
    Rule("year_first", _YEAR_FIRST, _read_year_first, MONTH_WORDS, needs_digit=True, shape=_YEAR_BY_WORD, starts=NUMBERS),
    Rule("compact", _COMPACT, _read_iso, needs_digit=True, signs="0", shape=_EIGHT_DIGITS, starts=NUMBERS),
)
"""Forms with digits only that must go before references are taken out of the way."""


NUMERIC_RULES: tuple[Rule, ...] = (
    Rule("numeric_run", _NUMERIC_RUN, _read_numeric_run, needs_digit=True, signs="/", starts=NUMBERS),
    Rule("numeric_list", _NUMERIC_LIST, _read_numeric_list, needs_digit=True, signs="/", starts=NUMBERS),
    Rule("numeric", _NUMERIC, _read_numeric, needs_digit=True, signs="/.-", shape=_THREE_NUMBERS, starts=DAYS),
    Rule("dotted_day", _DOTTED_DAY, _read_dotted_day, needs_digit=True, signs=".", starts=NUMBERS),
    Rule("day_number", _DAY_AND_NUMBER, _read_day_and_number, needs_digit=True, signs="/-", shape=_TWO_NUMBERS, starts=DAYS),
    Rule("compact_day_first", _COMPACT_DAY_FIRST, _read_compact, needs_digit=True, signs="0", shape=_EIGHT_DIGITS, starts=NUMBERS),
    Rule("run_together", _RUN_TOGETHER, _read_run_together, needs_digit=True, signs="/", starts=NUMBERS),
)
