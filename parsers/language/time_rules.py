"""Rules for times of day."""

from __future__ import annotations

import re

from parsers.language.forms import MONTH, bare
from parsers.language.found import DIGIT, DateFound, Rule, Scene

TIME_FIELDS: frozenset[str | None] = frozenset({"agenda_time", "divider_time"})
"""Fields in which ``10.00`` is a time."""

_CLOCK = (
    r"(?:(?:12[ :.]?(?:00)?\s?)?(?P<w{0}>(?i:noon|midday|midnight))\b"
    r"|(?P<h{0}>[01]?\d|2[0-3])(?:(?P<s{0}>[:.]?)(?P<n{0}>[0-5]\d))?(?!\d)"
    r"(?:\s?(?P<p{0}>(?i:[ap]))(?:\.(?i:m)\.|\.?(?i:m)\b)|\s?(?P<x{0}>(?i:hrs|hours|h|o'clock))\b)?)"
)
_BEFORE = r"(?<![\w:./\-£$#+])"
_AFTER = r"(?![\w/:%]|\.\d|\s?%)"
_RANGE = re.compile(_BEFORE + _CLOCK.format(1) + r"\s?(?P<j>-|to|until|till|and)\s?" + _CLOCK.format(2) + _AFTER)
_POINT = re.compile(_BEFORE + _CLOCK.format(1) + _AFTER + r"(?!-\d)")
_H_CLOCK = r"(?P<h{0}>[01]?\d|2[0-3])[hH](?P<n{0}>[0-5]\d)(?![\dA-Za-z])"
_H_RANGE = re.compile(_BEFORE + _H_CLOCK.format(1) + r"\s?(?:-|to|until|till)\s?" + _H_CLOCK.format(2) + _AFTER)
_H_POINT = re.compile(_BEFORE + _H_CLOCK.format(1) + _AFTER)
_FIRST_HOUR = 7  # of a day's meetings: ``1h30`` is a length
_NAMED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_CLOCK_STARTS = re.compile(r"\d+|[NMnm](?<!\w.)")
_TO_CLOCK = re.compile(r"(?:-|to|till?|and)\s?[\dNnMm]")
_SURELY_CLOCK = re.compile(r"\d(?:\s?[AHOPahop]|[:.]\d)|[MNmn][IOio][DOdo]")  # what a lone time has: a bare number is none
_CLOCK_WORDS = frozenset({DIGIT, *_NAMED_TIMES})
_AT = re.compile(
    rf"(?i)(?:\b(?:at|from|until|till|between|by|opened|closed|time:?|start:?|starts|end:?|ends)|\d\d,?|(?-i:{MONTH}),?|\d(?:st|nd"
    rf"|rd|th),?)\s$"
)
_HARD_AT = re.compile(r"(?i)(?:\bat|(?:19|20)\d\d,?|\d/\d\d,?)\s$")
_BETWEEN = re.compile(r"(?i)\bbetween\s$")
_RATIO = re.compile(r"(?i)\b(?:ratios?|gradients?|scales?|odds)(?: (?:of|is|was|to))?(?: about)? $")
_SURE, _LIKELY, _BARE = 2, 1, 0


def _sureness(match: re.Match[str], number: str) -> int:
    """How clearly digits are a time: a colon, am/pm or ``hrs`` says so, a dot between hours and minutes may."""
    if match[f"w{number}"] or match[f"p{number}"] or match[f"s{number}"] == ":":
        return _SURE
    if match[f"x{number}"]:
        return _SURE if match[f"n{number}"] or match[f"x{number}"].lower() == "o'clock" else _BARE
    return _LIKELY if match[f"n{number}"] and match[f"s{number}"] else _BARE


def _clock(match: re.Match[str], number: str, half: str | None = None) -> str | None:
    """``HH:MM``; None where the hour does not go with am or pm."""
    if word := match[f"w{number}"]:
        return _NAMED_TIMES[word.lower()]
    hour, half = int(match[f"h{number}"]), (match[f"p{number}"] or half or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return f"{hour:02d}:{match[f'n{number}']}" if match[f"n{number}"] else None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{match[f'n{number}'] or '00'}"


def _read_range(match: re.Match[str], scene: Scene) -> DateFound | None:
    if match["j"] == "and" and not _BETWEEN.search(scene.text[: match.start()]):
        return None
    if not _is_range(match, scene):
        return None
    first, last = _clock(match, "1", _shared_half(match)), _clock(match, "2", _later_half(match))
    if first is None or last is None:
        return None
    return bare(scene, match.span(), "time_range")._replace(precision="minute", start_time=first, end_time=last)


def _is_range(match: re.Match[str], scene: Scene) -> bool:
    sure = (_sureness(match, "1"), _sureness(match, "2"))
    if max(sure) == _SURE:
        return True
    if min(sure) == _LIKELY:
        ahead = scene.text[: match.start()]
        return scene.field in TIME_FIELDS or not ahead.strip() or scene.is_whole(*match.span()) or bool(_AT.search(ahead))
    return scene.field in TIME_FIELDS and _is_plain_range(match, scene)


def _is_plain_range(match: re.Match[str], scene: Scene) -> bool:
    """``1330 - 1500``, and ``10 - 11`` where it is the whole cell."""
    if match["n1"] and match["n2"]:
        return True
    is_hours = not match["n1"] and not match["n2"] and scene.is_whole(*match.span())
    return is_hours and 7 <= int(match["h1"] or 0) < int(match["h2"] or 0) <= 19


def _shared_half(match: re.Match[str]) -> str | None:
    """The half of the day that ``9 - 10am`` leaves out at its start; ``11 - 1pm`` and ``10 - noon`` start before noon."""
    if match["h1"] is None or match["p1"] or (match["s1"] == ":" and not match["p2"]):
        return None
    if match["w2"] and match["w2"].lower() != "midnight":
        return "a" if int(match["h1"]) < 12 else None
    if not match["p2"] or int(match["h1"]) > 12:
        return None
    is_over_noon = match["p2"].lower() == "p" and int(match["h1"]) > int(match["h2"]) % 12 and int(match["h1"]) != 12
    return "a" if is_over_noon else match["p2"].lower()


def _later_half(match: re.Match[str]) -> str | None:
    """The half that ``2pm - 3.30`` leaves out at its end."""
    if not match["p1"] or match["h2"] is None or match["p2"] or int(match["h2"]) > 12:
        return None
    is_over_noon = match["p1"].lower() == "a" and (int(match["h2"]) < int(match["h1"]) % 12 or int(match["h2"]) == 12)
    return "p" if is_over_noon else match["p1"].lower()


def _read_point(match: re.Match[str], scene: Scene) -> DateFound | None:
    sure = _sureness(match, "1")
    is_said = sure == _LIKELY and bool(scene.field in TIME_FIELDS or _HARD_AT.search(scene.text[: match.start()]))
    if sure != _SURE and not is_said:
        return None
    clock = None if _RATIO.search(scene.text[: match.start()]) else _clock(match, "1")
    return bare(scene, match.span(), "time")._replace(precision="minute", start_time=clock) if clock else None


def _read_h_range(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``10h00 to 10h05``; not ``1h30 to 2h00``, which are lengths."""
    if int(match["h1"]) < _FIRST_HOUR:
        return None
    first, last = (f"{int(match[f'h{n}']):02d}:{match[f'n{n}']}" for n in "12")
    return bare(scene, match.span(), "time_range")._replace(precision="minute", start_time=first, end_time=last)


def _read_h_point(match: re.Match[str], scene: Scene) -> DateFound | None:
    if int(match["h1"]) < _FIRST_HOUR:
        return None
    return bare(scene, match.span(), "time")._replace(precision="minute", start_time=f"{int(match['h1']):02d}:{match['n1']}")


H_RULES: tuple[Rule, ...] = (
    Rule("time_range", _H_RANGE, _read_h_range, needs_digit=True, signs="hH", fields=TIME_FIELDS),
    Rule("time", _H_POINT, _read_h_point, needs_digit=True, signs="hH", fields=TIME_FIELDS),
)
"""Times with an ``h`` between hours and minutes: to be tried before lengths."""

TIME_RULES: tuple[Rule, ...] = (
    Rule("time_range", _RANGE, _read_range, _CLOCK_WORDS, shape=_TO_CLOCK, starts=_CLOCK_STARTS),
    Rule("time", _POINT, _read_point, _CLOCK_WORDS, shape=_SURELY_CLOCK, starts=_CLOCK_STARTS),
)
