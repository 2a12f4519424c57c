"""What stands around a found date and changes it: ``w/c``, ``end of``, ``by``; and two dates that make one interval."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parsers.language.forms import with_span
from parsers.language.found import DateFound, Scene
from parsers.language.spans import Span, day_of, month_span, months_span

_WEEK = re.compile(
    r"(?i)(?<!\w)(?P<k>w[/.]?\s?c\.?|wk/?c|weeks?[ -](?:commencing|beginning|starting|of)|w/b"
    r"|w[/.]?\s?e\.?|wk/?e|week[ -]ending)\s?:?\s?(?:on |the )?(?:monday |mon )?$"
)
_PART_WORD = (
    r"early|mid(?:dle)?|late|later|start|beginning|end|(?:first|second) half|(?:first|second|third|fourth|last) quarter|(?:first|last) week"
)
_PART = re.compile(
    rf"(?i)(?<!\w)(?:the )?(?:(?P<a>{_PART_WORD})\s?(?:-|to|/)\s?)?(?P<p>{_PART_WORD})(?:[ -]+(?:of|in))?(?:[ -]+the)?(?:[ -]+|$)$"
)
_MONTH_PARTS = {4: (1, 10), 8: (11, 20), 12: (21, 31)}
_TWELFTHS = {
    "early": (0, 4), "start": (0, 4), "beginning": (0, 4), "mid": (4, 8), "middle": (4, 8), "late": (8, 12), "later": (8, 12),
    "first half": (0, 6), "second half": (6, 12), "first quarter": (0, 3), "second quarter": (3, 6), "third quarter": (6, 9),
    "fourth quarter": (9, 12), "last quarter": (9, 12),
}  # fmt: skip
_MONTHS_IN = {"quarter": 3, "half": 6, "year": 12}
_MODIFIER = re.compile(
    r"(?i)(?<!\w)(?:(?P<by>by|no later than|not later than|due(?: by)?|cob|close of (?:business|play)(?: on)?|eod)"
    r"|(?P<before>before|prior to|ahead of|pre)|(?P<after>after|post|following)|(?P<until>until|till|up to|through to)"
    r"|(?P<from>from|since|starting|as of)|(?P<during>during|in|throughout|within)|(?P<planned>planned(?: for)?|scheduled for|expected))"
    r"[\s:(-]{0,3}(?:(?:the|at|on|cob|noon|midday)[ ])*$"
)
_TO = re.compile(r"\s?(?:-|to|until|till|through|thru|/)\s?(?:the\s)?")
_AND = re.compile(r"\s(?:and|&)\s(?:the\s)?")
_BETWEEN = re.compile(r"(?i)\bbetween (?:the )?$")
_FROM = re.compile(r"(?i)(?<!\w)(?:from|between)\s(?:the\s)?$")
_JOINABLE = frozenset({"day", "week", "month", "quarter", "half", "year", "season", "part-of-month", "part-of-quarter", "part-of-year"})
_SURROUNDED = frozenset({"date", "interval", "set", "relative-to-milestone", "relative-to-meeting"})
_SLASH_JOINS = frozenset({"month", "part-of-month", "quarter"})


def surroundings_read(found: DateFound, scene: Scene) -> DateFound:
    """The mention with what stands before it taken in: a week or a part is part of its span, a modifier is not."""
    if found.kind not in _SURROUNDED:
        return found
    before = scene.text[max(0, found.start_char - 36) : found.start_char]
    if found.kind in ("date", "set") and found.precision == "day" and (week := _WEEK.search(before)):
        found = _as_week(found, scene, week)
    elif found.kind == "date" and found.precision in ("month", "quarter", "half", "year", "week") and (part := _PART.search(before)):
        found = _as_part(found, scene, part)
    return _modified(found, scene)


def _grown(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    start_char = found.start_char - (len(match.string) - match.start())
    return replace(found, text=scene.printed[start_char : found.end_char], start_char=start_char)


def _as_week(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    found = _grown(found, scene, match)
    if found.start is None:
        return replace(found, precision="week")
    is_end = "e" in match["k"][-2:].lower() or match["k"].lower().endswith("ending")
    last = found.end or found.start
    days = timedelta(days=6)
    span = (found.start - days, last) if is_end else (found.start, last + days)
    return with_span(replace(found, kind="date" if found.kind == "date" else "interval", dates=()), span, "week")


def _as_part(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    grown = _grown(found, scene, match)
    precision = f"part-of-{found.precision}"
    certainty = found.certainty if found.certainty in ("unresolved", "inferred_year") else "approximate"
    grown = replace(grown, certainty=certainty, precision=precision, confidence=min(found.confidence, 0.85))
    if found.start is None or found.end is None:
        return grown
    first, last = (match["a"] or match["p"]).lower(), match["p"].lower()
    return with_span(
        grown, (_part((found.start, found.end), first, found.precision)[0], _part((found.start, found.end), last, found.precision)[1])
    )


def _part(span: Span, word: str, precision: str) -> Span:
    """The days of a part: 1-10, 11-20 and 21 on of a month; whole months of longer spans where they come out even."""
    start, end = span
    week = timedelta(days=6)
    if word in ("end", "first week", "last week"):
        return {"end": (end, end), "first week": (start, min(start + week, end)), "last week": (max(end - week, start), end)}[word]
    first, last = _TWELFTHS[word]
    if precision == "month" and last - first == 4:
        days = _MONTH_PARTS[last]
        return start.replace(day=days[0]), start.replace(day=min(days[1], end.day))
    months = _MONTHS_IN.get(precision, 0)
    if months and first * months % 12 == 0 and last * months % 12 == 0:
        return months_span(start.year, start.month + first * months // 12, (last - first) * months // 12)
    length = (end - start).days + 1
    return start + timedelta(days=round(length * first / 12)), start + timedelta(days=round(length * last / 12) - 1)


def _modified(found: DateFound, scene: Scene) -> DateFound:
    match = _MODIFIER.search(scene.text[max(0, found.start_char - 36) : found.start_char])
    return replace(found, modifier=match.lastgroup) if match else found


def joined(mentions: list[DateFound], scene: Scene) -> list[DateFound]:
    """Mentions in text order, each pair that says ``A to B`` made one interval."""
    result: list[DateFound] = []
    for found in mentions:
        interval = _interval(result[-1], found, scene) if result else None
        if interval:
            result[-1] = interval
        else:
            result.append(found)
    return result


def _interval(first: DateFound, last: DateFound, scene: Scene) -> DateFound | None:
    if first.kind != "date" or last.kind != "date" or not {first.precision, last.precision} <= _JOINABLE:
        return None
    if first.start is None or last.end is None or not _is_joined(first, last, scene):
        return None
    start, end = _years_agreed(first, last)
    if start[0] >= end[1]:
        return None
    ahead = _FROM.search(scene.text[max(0, first.start_char - 14) : first.start_char])
    start_char = first.start_char - (len(ahead.group()) if ahead else 0)
    certainty = last.certainty if first.certainty in ("stated", "inferred_year") else first.certainty
    found = replace(
        first,
        text=scene.printed[start_char : last.end_char],
        start_char=start_char,
        end_char=last.end_char,
        kind="interval",
        certainty=certainty,
        confidence=min(first.confidence, last.confidence),
        modifier=None if ahead else first.modifier,
        rule="interval",
    )
    return with_span(found, (start[0], end[1]), first.precision if first.precision == last.precision else last.precision)


def _is_joined(first: DateFound, last: DateFound, scene: Scene) -> bool:
    gap = scene.text[first.end_char : last.start_char]
    if match := _TO.fullmatch(gap):
        return "/" not in match.group() or (first.precision in _SLASH_JOINS and last.precision in _SLASH_JOINS)
    return bool(_AND.fullmatch(gap)) and bool(_BETWEEN.search(scene.text[: first.start_char]))


def _years_agreed(first: DateFound, last: DateFound) -> tuple[Span, Span]:
    """Both spans, the year that one of them leaves out taken from the other, so that the first does not follow the last."""
    assert first.start is not None
    assert first.end is not None
    assert last.start is not None
    assert last.end is not None
    start, end = (first.start, first.end), (last.start, last.end)
    if first.certainty == "inferred_year" or (first.precision == "part-of-month" and last.certainty == "stated"):
        year = end[0].year if last.certainty != "inferred_year" else start[0].year
        start = _in_year(start, year)
        if start[0] > end[1] and last.certainty != "inferred_year":
            start = _in_year(start, year - 1)
    if last.certainty == "inferred_year":
        end = _in_year(end, start[0].year)
        if start[0] > end[1]:
            end = _in_year(end, start[0].year + 1)
    return start, end


def _in_year(span: Span, year: int) -> Span:
    """The same days of another year; a 29 February becomes the month's last day."""
    shift = year - span[0].year
    return _day_in_year(span[0], year), _day_in_year(span[1], span[1].year + shift)


def _day_in_year(day: date, year: int) -> date:
    is_last = day == month_span(day.year, day.month)[1] and day.month == 2
    found = None if is_last else day_of(year, day.month, day.day)
    return found or month_span(year, day.month)[1]
