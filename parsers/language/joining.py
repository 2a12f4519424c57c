"""What stands around a found date and changes it: ``w/c``, ``end of``, ``by``; and two dates that make one interval."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.language.forms import with_span
from parsers.language.found import DateFound, Scene
from parsers.language.spans import Span, day_of, month_span, months_span

_WEEK = re.compile(
    r"(?i)(?<!\w)(?P<k>w[/.]?\s?cs?\.?|wk/?c|w/b|w/(?:comm(?:encing)?|beg(?:inning)?)|(?:weeks?|wks?)[ -](?:commencing|comm"
    r"|beginning|beg|starting|of)\.?"
    r"|w[/.]?\s?e\.?|wk/?e|w/ending|(?:week|wk)[ -](?P<end>ending|ended|end))\s?:?\s?(?:on |the )?(?:monday |mon )?$"
)
_PART_WORD = (
    r"early|mid(?:dle)?|late|later|start|beg(?:inn?ing)?|end|eom|eoq|eoy|(?:first|second|latter) half"
    r"|(?:first|second|third|fourth|last) quarter"
    r"|(?:first|last) (?:week|fortnight|two weeks)"
)
_PART = re.compile(
    rf"(?i)(?<!\w)(?:the )?(?:(?P<a>{_PART_WORD})\s?(?:-|to|/|or)\s?)?(?P<p>{_PART_WORD})(?:[ -]+(?:of|in))?(?:[ -]+the)?(?:[ -]+|$)$"
)
_MONTH_PARTS = {4: (1, 10), 8: (11, 20), 12: (21, 31)}
_TWELFTHS = {
    "early": (0, 4), "start": (0, 4), "beginning": (0, 4), "mid": (4, 8), "middle": (4, 8), "late": (8, 12), "later": (8, 12),
    "first half": (0, 6), "second half": (6, 12), "latter half": (6, 12),
    "first quarter": (0, 3), "second quarter": (3, 6), "third quarter": (6, 9),
    "fourth quarter": (9, 12), "last quarter": (9, 12),
}  # fmt: skip
_MONTHS_IN = {"quarter": 3, "season": 3, "half-year": 6, "year": 12}
_WEEKS = {"first week": (1, 7), "last week": (-1, 7), "first fortnight": (1, 14), "last fortnight": (-1, 14), "first two weeks": (1, 14)}
_WEEKS |= {"last two weeks": (-1, 14)}
_MODIFIER = re.compile(
    r"(?i)(?<!\w)(?:(?P<by>by|(?:no|not) later than|on or before|by or before|due(?: by| on)?|cob|cop|eod|eob|close of (?:business"
    r"|play)(?: on)?"
    r"|end of (?:day|play)(?: on)?|deadline(?: of| is)?)|(?P<after>(?:not|no) (?:before|earlier than|sooner than)|after|post|following)"
    r"|(?P<before>before|prior to|ahead of|in advance of|pre)|(?P<until>until|till|up to(?: and including)?|through to)"
    r"|(?P<from>on or after|from|since|starting(?: on)?|as of|as from|w\.?e\.?f\.?|effective(?: from)?|commencing)"
    r"|(?P<during>during|throughout|within)|(?P<planned>planned(?: for)?|scheduled for|expected))"
    r"[\s:(-]{0,3}(?:(?:the|at|on|cob|cop|eod|noon|midday|close of (?:business|play)(?: on)?|end of (?:day|play)(?: on)?)[ ])*$"
)
_TO = re.compile(r"\s?(?:-|to|until|till|through|thru|/)\s?(?:the\s)?")
_AND = re.compile(r"\s(?:and|&)\s(?:the\s)?")
_BETWEEN = re.compile(r"(?i)\bbetween (?:the )?$")
_MOVED = re.compile(
    r"(?i)\b(?:moved|revised|changed|extended|deferred|slipped|pushed|rescheduled|delayed|postponed|shifted"
    r"|brought forward)(?: \w+){0,3} from (?:the )?$"
)
_FROM = re.compile(r"(?i)(?<!\w)(?:from|between)\s(?:the\s)?$")
_JOINABLE = frozenset(
    {
        "day",
        "week",
        "month",
        "quarter",
        "half-year",
        "year",
        "season",
        "part-of-month",
        "part-of-quarter",
        "part-of-half-year",
        "part-of-season",
        "part-of-year",
    }
)
_SURROUNDED = frozenset({"date", "interval", "set", "relative-to-milestone", "relative-to-meeting"})
_SLASH_JOINS = _JOINABLE - {"day", "week", "year", "half-year"}
_LISTED = re.compile(r"\s?(?:,|and|&|or|/|,\s?and)\s?(?:on\s)?(?:the\s)?")
_SLASH = re.compile(r"\s?/\s?")
_OPEN_END = re.compile(r"\s?(?:-|to|until)\s?(?:(?i:ongoing|on-going|present|current|to\sdate|date|open[ -]ended))(?!\w)")
_OFFSET = re.compile(r"\s(?P<w>before|after|prior\sto|ahead\sof|following|post|in\sadvance\sof|from)\s(?:the\s)?")
_BACK = ("before", "prior", "ahead", "in")


def surroundings_read(found: DateFound, scene: Scene) -> DateFound:
    """The mention with what stands before it taken in: a week or a part is part of its span, a modifier is not."""
    if found.kind not in _SURROUNDED:
        return found
    before = scene.text[max(0, found.start_char - 36) : found.start_char]
    if found.kind in ("date", "set") and found.precision == "day" and (week := _WEEK.search(before)):
        found = _as_week(found, scene, week)
    elif (
        found.kind == "date"
        and found.precision in ("month", "quarter", "season", "half-year", "year", "week")
        and (part := _PART.search(before))
    ):
        found = _as_part(found, scene, part)
    return _modified(found, scene)


def _grown(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    start_char = found.start_char - (len(match.string) - match.start())
    return found._replace(text=scene.printed[start_char : found.end_char], start_char=start_char)


def _as_week(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    found = _grown(found, scene, match)
    if found.start is None:
        return found._replace(precision="week")
    is_end = match["end"] is not None or re.search(r"(?i)e\.?$|w/ending$", match["k"]) is not None
    last = found.end or found.start
    days = timedelta(days=6)
    span = (found.start - days, last) if is_end else (found.start, last + days)
    return with_span(found._replace(kind="date" if found.kind == "date" else "interval", dates=()), span, "week")


def _as_part(found: DateFound, scene: Scene, match: re.Match[str]) -> DateFound:
    grown = _grown(found, scene, match)
    precision = f"part-of-{found.precision}"
    certainty = found.certainty if found.certainty in ("unresolved", "inferred_year") else "approximate"
    grown = grown._replace(certainty=certainty, precision=precision, confidence=min(found.confidence, 0.85))
    if found.start is None or found.end is None:
        return grown
    first, last = (_part_word(match[side] or match["p"]) for side in "ap")
    span = _part((found.start, found.end), first, found.precision)[0], _part((found.start, found.end), last, found.precision)[1]
    part = with_span(grown._replace(kind="interval" if match["a"] else grown.kind), span)
    is_deictic = found.certainty == "approximate"
    return part if is_deictic else part._replace(edtf=f"{span[0].isoformat()}~/{span[1].isoformat()}~")


def _part_word(printed: str) -> str:
    word = " ".join(printed.lower().split())
    return "beginning" if word.startswith("beg") else "end" if word.startswith("eo") else word


def _part(span: Span, word: str, precision: str) -> Span:
    """The days of a part: 1-10, 11-20 and 21 on of a month; whole months of longer spans where they come out even."""
    start, end = span
    if word == "end":
        return end, end
    if word in _WEEKS:
        side, length = _WEEKS[word]
        reach = timedelta(days=length - 1)
        return (start, min(start + reach, end)) if side > 0 else (max(end - reach, start), end)
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
    return found._replace(modifier=match.lastgroup) if match else found


def joined(mentions: list[DateFound], scene: Scene) -> list[DateFound]:
    """Mentions in text order, each pair that says ``A to B`` made one interval."""
    result: list[DateFound] = []
    for found in mentions:
        whole = _one_of(result[-1], found, scene) if result else None
        if whole:
            result[-1] = whole
        else:
            result.append(found)
    return [_open_ended(found, scene) for found in _listed_years(result, scene)]


def _one_of(first: DateFound, last: DateFound, scene: Scene) -> DateFound | None:
    """What two mentions are together: an interval, two days, a length of time from a meeting or milestone; None where each stands alone."""
    return _interval(first, last, scene) or _pair(first, last, scene) or _offset(first, last, scene)


def _pair(first: DateFound, last: DateFound, scene: Scene) -> DateFound | None:
    """``28 Feb/1 Mar``."""
    if not (first.is_exact_day and last.is_exact_day and _SLASH.fullmatch(scene.text[first.end_char : last.start_char])):
        return None
    start, end = _years_agreed(first, last)
    if start[0] >= end[0]:
        return None
    if first.rule == last.rule == "iso":
        return _interval_of(first, last, (start[0], end[0]), scene)
    days = (start[0], end[0])
    edtf = "{" + ",".join(day.isoformat() for day in days) + "}"
    text = scene.printed[first.start_char : last.end_char]
    return first._replace(text=text, end_char=last.end_char, kind="set", start=days[0], end=days[1], dates=days, edtf=edtf, rule="pair")


def _offset(first: DateFound, last: DateFound, scene: Scene) -> DateFound | None:
    """``5 working days before TMAG 16``, ``two weeks after M10``."""
    if first.kind != "duration" or first.duration is None or last.kind not in ("relative-to-meeting", "relative-to-milestone"):
        return None
    gap = scene.text[first.end_char : last.start_char]
    said = _OFFSET.fullmatch(gap) or (_OFFSET.match(gap + last.text + " ") if gap == " " else None)
    if said is None:
        return None
    sign = "-" if said["w"].startswith(_BACK) else ""
    text = scene.printed[first.start_char : last.end_char]
    found = last._replace(
        text=text, start_char=first.start_char, start=None, end=None, edtf=None, precision="relative", modifier=first.modifier
    )
    return found._replace(duration=first.duration, is_business_days=first.is_business_days, offset=sign + first.duration)


def _listed_years(mentions: list[DateFound], scene: Scene) -> list[DateFound]:
    """``3 April and 17 May 2024``: what is listed before a date with its year is of that year, or of the one before."""
    result = list(mentions)
    for place in range(len(result) - 2, -1, -1):
        first, last = result[place], result[place + 1]
        is_list = _LISTED.fullmatch(scene.text[first.end_char : last.start_char])
        if is_list and last.meeting_which == "month" and first.kind == "date" and first.precision == "month":
            result[place] = first._replace(kind=last.kind, meeting_group=last.meeting_group, meeting_which="month")
            continue
        if is_list and _lacks_year(first) and first.start and last.start and last.certainty != "inferred_year":
            span = _in_year((first.start, first.end or first.start), last.start.year)
            span = span if span[0] <= last.start else _in_year(span, last.start.year - 1)
            result[place] = with_span(first._replace(certainty="stated"), span)
    return result


def _lacks_year(found: DateFound) -> bool:
    return found.kind == "date" and found.certainty == "inferred_year"


def _open_ended(found: DateFound, scene: Scene) -> DateFound:
    """``June 2022 - ongoing``."""
    match = _OPEN_END.match(scene.text, found.end_char)
    if match is None or found.kind != "date" or found.start is None or found.precision not in _JOINABLE:
        return found
    text = scene.printed[found.start_char : match.end()]
    edtf = f"{(found.edtf or found.start.isoformat()).split('/')[0]}/.."
    return found._replace(text=text, end_char=match.end(), kind="interval", end=None, edtf=edtf, rule="open_interval")


def _interval(first: DateFound, last: DateFound, scene: Scene) -> DateFound | None:
    if first.kind != "date" or last.kind != "date" or not {first.precision, last.precision} <= _JOINABLE:
        return None
    if first.start is None or last.end is None or not _is_joined(first, last, scene):
        return None
    start, end = _years_agreed(first, last)
    if start[0] >= end[1]:
        return None
    return _interval_of(first, last, (start[0], end[1]), scene)


def _interval_of(first: DateFound, last: DateFound, span: Span, scene: Scene) -> DateFound:
    ahead = _FROM.search(scene.text[max(0, first.start_char - 14) : first.start_char])
    start_char = first.start_char - (len(ahead.group()) if ahead else 0)
    found = first._replace(
        text=scene.printed[start_char : last.end_char],
        start_char=start_char,
        end_char=last.end_char,
        kind="interval",
        certainty=last.certainty if first.certainty in ("stated", "inferred_year") else first.certainty,
        confidence=min(first.confidence, last.confidence),
        modifier=None if ahead else first.modifier,
        rule="interval",
    )
    return with_span(found, span, first.precision if first.precision == last.precision else last.precision)


def _is_joined(first: DateFound, last: DateFound, scene: Scene) -> bool:
    if _MOVED.search(scene.text[: first.start_char]):
        return False
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
