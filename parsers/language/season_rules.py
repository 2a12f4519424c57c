"""Rules for seasons (of the weather: spring is March to May), holidays and the turn of the year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter

from parsers.language.forms import YEAR4, dated, unresolved
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import day_of, full_year, is_near_year, months_span, nearest_year

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = re.compile(
    rf"(?<![\w\-])(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s(?:of\s)?(?:(?P<y>{YEAR4}"
    rf"|'\d\d(?!\d))(?:\s?[/\-]\s?(?:20)?(?P<y2>\d\d)(?!\d))?|(?P<f1>\d\d)/(?P<f2>\d\d)(?!\d)|(?P<yy>2\d)(?![\w:/%]|[.,]\d|\s[a-z])))?"
    r"(?:\s(?:recess|term|break|holidays?|period|months))?(?![\w\-]|'s)"
)
_SEASON_AHEAD = re.compile(
    r"(?i)(?:\b(?:in|during|by|over|until|till|before|after|from|since|for|through(?:out)?|to|and|or|early|mid|late|end of|start of"
    r"|beginning of"
    r"|this|next|last|coming|due|planned|expected|around)[ \-]+(?:the )?(?:early|mid|late|coming )?[ \-]?|[/(&\-]\s?)$"
)
_SEASON_BEHIND = re.compile(r"(?i)\s?(?:/|-|to|and|or)\s?(?:early |late )?(?:spring|summer|autumn|winter)\b")
_SHIFTED = re.compile(r"(?i)\b(?P<w>this|next|last|coming)\s(?:coming\s)?$")
_ON_ITS_WAY = re.compile(r"(?i)\b(?:by|until|till|before|due|planned|expected)[ \-]")
_NOUN = re.compile(r"\s(?!(?:Recess|Term|Break|Holidays?|Period|Board|Committee|Meeting)\b)[A-Z][a-z]+")
_THING = re.compile(
    r"\s(?!(?:and|or|to|at|if|when|for|before|after|in|on|by|with|once|is|was|were|will|are|has|had|as|the|of|each|every|this|next|onwards?|but|so|then"
    r"|until|which|that|because|pending|depending|provided|while|whilst|due|under|from|subject|per|via|not|rather|instead|recess|term|break|holidays?"
    r"|period|months|where|following|ahead|onward|half|through|only|too|again|also|latest|earliest|please|ideally|possibly|probably)\b)[a-z]+"
)  # "the spring clean" is no time
_HOLIDAY = re.compile(
    rf"(?<![\w\-])(?P<h>Christmas(?:\s(?:Day|Eve))?|Boxing\sDay|New\sYear(?:'s)?\s(?:Day|Eve)|Good\sFriday|Easter(?:\s(?:Sunday"
    rf"|Monday))?|Xmas)(?:,?\s(?P<y>{YEAR4}|'\d\d))?"
    r"(?![\w\-]|\s[A-Z])"
)
_HOLIDAY_AHEAD = re.compile(r"(?i)(?:\b(?:before|after|by|until|till|over|since|from|to|at|for|on|and|post|pre)[ \-](?:the )?|[(/\-]\s?)$")
_FIXED = {"christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)}
_FIXED |= {"new year's day": (1, 1), "new year day": (1, 1), "new year's eve": (12, 31), "new year eve": (12, 31)}
_EASTERS = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}


def _read_season(match: re.Match[str], scene: Scene) -> DateFound | None:
    first = _SEASONS[match["s"].lower()]
    if printed := match["y"] or match["f1"] or match["yy"]:
        year = full_year(printed)
        if match["yy"] and not is_near_year(year, scene.context_date, 1, 3):
            return None
        second = match["y2"] or match["f2"]
        if second and int(second) != (year + 1) % 100:
            return None
        return dated(scene, match.span(), months_span(year, first, 3), "season")
    return _unnamed_year(match, scene, first)


def _unnamed_year(match: re.Match[str], scene: Scene, first: int) -> DateFound | None:
    """``by the summer``, ``Summer recess``: a season only where a word before it, or its cell, asks for a time."""
    ahead = scene.text[max(0, match.start() - 28) : match.start()]
    is_asked = (
        _SEASON_AHEAD.search(ahead)
        or _SEASON_BEHIND.match(scene.text, match.end())
        or scene.is_whole(*match.span())
        or " " in match.group()
    )
    if not is_asked or _NOUN.match(scene.text, match.end()) or _THING.match(scene.text, match.end()):
        return None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "season")
    year = nearest_year(first, scene.context_date, 3)
    shifted = _SHIFTED.search(ahead)
    if shifted and shifted["w"].lower() == "this":
        year = scene.context_date.year
    elif shifted or _ON_ITS_WAY.search(ahead):
        year = _year_from(first, scene.context_date, is_back=bool(shifted and shifted["w"].lower() == "last"), is_under_way=not shifted)
    return dated(scene, match.span(), months_span(year, first, 3), "season", certainty="inferred_year")


def _year_from(first: int, context: date, *, is_back: bool, is_under_way: bool) -> int:
    """The year of the first season that begins after the context date or is under way, or of the last that ended before it."""
    if is_under_way and months_span(context.year, first, 3)[1] >= context:
        return context.year
    if is_back:
        return next(year for year in (context.year, context.year - 1, context.year - 2) if months_span(year, first, 3)[1] < context)
    return context.year if months_span(context.year, first, 3)[0] > context else context.year + 1


def _read_holiday(match: re.Match[str], scene: Scene) -> DateFound | None:
    name = " ".join(match["h"].lower().split())
    is_asked = match["y"] or " " in name or scene.is_whole(*match.span()) or _HOLIDAY_AHEAD.search(scene.text[: match.start()])
    if not is_asked or (re.match(r"\s[a-z]+s?\s*[.;]?$", scene.text[match.end() :]) and not match["y"]):
        return None
    if match["y"]:
        day = _holiday(name, full_year(match["y"]))
        return dated(scene, match.span(), (day, day), "day") if day else None
    if scene.context_date is None:
        return unresolved(scene, match.span(), "day")
    context = scene.context_date
    days = [day for year in (context.year - 1, context.year, context.year + 1) if (day := _holiday(name, year))]
    nearest = min(days, key=lambda day: (abs((day - context).days), day < context), default=None)
    return dated(scene, match.span(), (nearest, nearest), "day", certainty="approximate") if nearest else None


def _holiday(name: str, year: int) -> date | None:
    if name in _EASTERS:
        return easter(year) + timedelta(days=_EASTERS[name]) if 1583 <= year <= 4099 else None
    return day_of(year, *_FIXED[name])


SEASON_RULES: tuple[Rule, ...] = (
    Rule("season", _SEASON, _read_season, frozenset(_SEASONS)),
    Rule("holiday", _HOLIDAY, _read_holiday, frozenset({"christmas", "xmas", "boxing", "new", "good", "easter"})),
)
