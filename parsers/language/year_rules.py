"""Rules for years, financial years, quarters and halves."""

from __future__ import annotations

import re
from datetime import date

from parsers.language.forms import YEAR4, dated, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import (
    full_year,
    is_near_year,
    months_span,
    nearest_year,
)

_FISCAL = (
    r"(?:(?:FY|[Ff]inancial\s[Yy]ear)\s?(?:20)?(?P<f1>\d\d)(?:\s?[/\-]\s?(?:20)?(?P<f2>\d\d))?"
    r"|(?<![\w/\-])20(?P<f3>\d\d)(?:/|-(?!\d\d\s?[A-Z][a-z]{2}))(?:20)?(?P<f4>\d\d)(?![\w/\-]))"
)
_QUARTER = re.compile(
    rf"(?<![\w.])(?P<k>[QH])(?P<n>[1-4])(?!\w)(?:(?:\s?[-/,]\s?|\s(?:of\s)?)?(?:{_FISCAL}|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w)"
    rf"|(?:CY\s?)?(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d:.]|\s?mins?\b))))?"
)
_YEAR_QUARTER = re.compile(rf"(?<![\w/.\-])(?:CY\s?)?(?P<y>{YEAR4})[\s\-/]?(?P<k>[QH])(?P<n>[1-4])(?!\w)")
_FISCAL_QUARTER = re.compile(rf"(?<![A-Za-z/]){_FISCAL},?[\s\-](?P<k>[QH])(?P<n>[1-4])(?!\w)")
_NUMBER_QUARTER = re.compile(rf"(?<![\w/.\-])(?P<n>[1-4])(?P<k>[QH])\s?(?P<y>{YEAR4}|'?\d\d(?!\d))")
_QUARTER_RUN = re.compile(
    rf"(?<![\w.])(?P<k>[QH])(?P<a>[1-4])\s?[-/&]\s?(?P=k)?(?P<n>[1-4])(?!\w)[\s\-/](?:{_FISCAL}|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w)"
    rf"|(?P<y>{YEAR4}|'\d\d(?!\d)|\d\d(?![\d:.])))"
)
_QUESTION = re.compile(r"[:.)]?\s(?:Do|Does|Did|What|Which|Why|How|Are|Is|Can|Should|Would|Who|When|Where|Have|Has)\b")
_HALF_AHEAD = re.compile(
    r"(?i)(?:\b(?:in|by|during|for|from|to|until|end of|start of|early|mid|late|and|of|since|throughout|through|across|over|into|within|due"
    r"|planned|expected)[ -](?:the )?|(?:half |\d |\d\))\(|[/-]\s?)$"
)
_HALF_BEHIND = re.compile(r"\s?(?:and|&|/|-|to)\s?H[12]\b")
_HALF = re.compile(rf"(?<![\w\-])(?P<k>[Hh]alf|[Qq]uarter)[ -](?P<n>[1-4])(?:,?\s(?:of\s)?(?:{_FISCAL}|(?P<y>{YEAR4})))")
_FISCAL_YEAR = re.compile(rf"(?<![A-Za-z/])(?<!(?i:pring|ummer|utumn)\s)(?<!(?i:inter)\s){_FISCAL}(?!\w)")
_FISCAL_SHAPE = re.compile(r"FY\s?\d|inancial\s[Yy]ear|20\d\d[/-]")
_ACADEMIC = re.compile(r"(?i)\b(?:academic|school) year $")
_ACADEMIC_BEHIND = re.compile(r"(?i)\s(?:academic|school)\b")
# What stands before the year is asked for behind it: at the digits of a year the search begins, not at every letter.
_YEAR_ALONE = re.compile(
    rf"(?P<y>{YEAR4})(?:(?<![\w/.\-:£$]\d{{4}})|(?<=\bmid-\d{{4}})|(?<=\bMid-\d{{4}})|(?<=\bearly-\d{{4}})|(?<=\blate-\d{{4}})|(?<=\bend-\d{{4}}))(?![\w/]|[:.,]\d|-\d"
    rf"|\s(?!(?:and|or|to|the|as|is|was|will|for|at|in|with|by|when|once|onwards?|-)\b)[a-z])"
)
_YEAR_SHAPE = re.compile(YEAR4)
_YEAR_RUN = re.compile(rf"(?<![\w/.\-:£$])(?P<a>{YEAR4})\s?(?:-|to|until)\s?(?P<z>{YEAR4})(?![\w/:\-]|[.,]\d)")
_CAPITAL_NEXT = re.compile(r"\s[A-Z]")
_ONWARDS = re.compile(r"\sonwards?\b")
_YEAR_AHEAD = re.compile(
    r"(?i)\b(?:in|during|by|of|since|until|till|throughout|through|early|mid|late|end|before|after|from"
    r"|calendar year|year|and|to|between|for|around|circa|half|quarter|start|eoy)[ -](?:the )?(?:end of )?$"
)
_QUARTER_WORDS = re.compile(
    rf"(?<![\w\-])(?:the\s)?(?P<n>first|second|third|fourth|final|last)\s(?P<k>quarter|half)\sof\s(?:the\s)?(?:{_FISCAL}"
    rf"|(?P<f5>\d\d)/(?P<f6>\d\d)(?!\w))"
)


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
    precision = "quarter" if match["k"] == "Q" else "half-year"
    fiscal = _fiscal_year(match)
    if fiscal or not (match["y"] or match.end() == match.end("n")):
        return dated(scene, match.span(), months_span(fiscal, month + 3, count), precision) if fiscal else None
    if match["y"]:
        return dated(scene, match.span(), months_span(full_year(match["y"]), month, count), precision)
    if _QUESTION.match(scene.text, match.end()) or (match["k"] == "H" and not _is_half_meant(match, scene)):
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), precision)
    year = nearest_year(month, scene.context_date, count)
    return dated(scene, match.span(), months_span(year, month, count), precision, certainty="inferred_year")


def _is_half_meant(match: re.Match[str], scene: Scene) -> bool:
    """``H2`` without its year may be anything, from a heading to hydrogen."""
    is_asked = _HALF_AHEAD.search(scene.text[: match.start()]) or _HALF_BEHIND.match(scene.text, match.end())
    return bool(is_asked) or scene.is_whole(*match.span())


def _read_quarter_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``Q2/3 2023``, ``Q2 & Q3 23/24``."""
    if int(match["a"]) >= int(match["n"]) or (match["k"] == "H" and int(match["n"]) > 2):
        return None
    first, count = _part_of_year(match["k"], int(match["a"]))
    last, _ = _part_of_year(match["k"], int(match["n"]))
    fiscal = _fiscal_year(match)
    year = fiscal or (full_year(match["y"]) if match["y"] else None)
    if year is None:
        return None
    span = months_span(year, first + (3 if fiscal else 0), last - first + count)
    return dated(scene, match.span(), span, "quarter" if match["k"] == "Q" else "half-year", kind="interval")


def _read_part_named(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``Q4`` behind its financial year, ``1Q23``, ``Half 1 2023``."""
    kind = match["k"][0].upper()
    if kind == "H" and int(match["n"]) > 2:
        return None
    month, count = _part_of_year(kind, int(match["n"]))
    fiscal = _fiscal_year(match)
    printed = match.groupdict().get("y")
    if fiscal is None and not printed:
        return None
    span = months_span(fiscal, month + 3, count) if fiscal else months_span(full_year(printed or ""), month, count)
    return dated(scene, match.span(), span, "quarter" if kind == "Q" else "half-year")


def _read_quarter_words(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``the second quarter of 2023/24``; of a calendar year it is a part of that year."""
    year = _fiscal_year(match)
    if year is None:
        return None
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["n"], 4 if match["k"] == "quarter" else 2)
    month, count = _part_of_year(match["k"][0].upper(), number)
    return (
        dated(scene, match.span(), months_span(year, month + 3, count), "quarter" if match["k"] == "quarter" else "half-year")
        if month <= 12
        else None
    )


def _read_fiscal(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = _fiscal_year(match)
    if year is None:
        return None
    is_academic = _ACADEMIC.search(scene.text[: match.start()]) or _ACADEMIC_BEHIND.match(scene.text, match.end())
    span = (date(year, 9, 1), date(year + 1, 8, 31)) if is_academic else (date(year, 4, 1), date(year + 1, 3, 31))
    return dated(scene, match.span(), span, "year")


def _read_year(match: re.Match[str], scene: Scene) -> DateFound | None:
    year = int(match["y"])
    ahead = scene.text[max(0, match.start() - 24) : match.start()]
    if ahead.endswith("the ") and _CAPITAL_NEXT.match(scene.text, match.end()):
        return None  # "the 2018 Act"
    is_asked = _ONWARDS.match(scene.text, match.end()) or scene.is_whole(*match.span()) or _YEAR_AHEAD.search(ahead)
    if not is_asked or not is_near_year(year, scene.context_date, 15, 25):
        return None
    return dated(scene, match.span(), (date(year, 1, 1), date(year, 12, 31)), "year")


def _read_year_run(match: re.Match[str], scene: Scene) -> DateFound | None:
    first, last = int(match["a"]), int(match["z"])
    if first >= last or not (is_near_year(first, scene.context_date, 15, 25) and is_near_year(last, scene.context_date, 15, 25)):
        return None
    return dated(scene, match.span(), (date(first, 1, 1), date(last, 12, 31)), "year", kind="interval")


FISCAL_RULES: tuple[Rule, ...] = (
    Rule("fiscal_quarter", _FISCAL_QUARTER, _read_part_named, frozenset({"q", "h"}), needs_digit=True),
    Rule("quarter_run", _QUARTER_RUN, _read_quarter_run, frozenset({"q", "h"}), needs_digit=True),
    Rule("number_quarter", _NUMBER_QUARTER, _read_part_named, frozenset({"q", "h"}), needs_digit=True),
    Rule("half", _HALF, _read_part_named, frozenset({"half", "quarter"}), needs_digit=True),
    Rule("year_quarter", _YEAR_QUARTER, _read_quarter, frozenset({"q", "h"}), needs_digit=True),
    Rule("quarter", _QUARTER, _read_quarter, frozenset({"q", "h"}), needs_digit=True),
    Rule("quarter_words", _QUARTER_WORDS, _read_quarter_words, frozenset({"quarter", "half"}), needs_digit=True),
    Rule("fiscal_year", _FISCAL_YEAR, _read_fiscal, needs_digit=True, shape=_FISCAL_SHAPE),
)
"""Forms that look like references and must go before these are taken out of the way."""

YEAR_RULES: tuple[Rule, ...] = (
    Rule("year_run", _YEAR_RUN, _read_year_run, needs_digit=True, shape=_YEAR_SHAPE),
    Rule("year", _YEAR_ALONE, _read_year, needs_digit=True),
)
"""Last of all, as nearly every date holds a year."""
