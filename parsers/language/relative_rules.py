"""Rules for what is placed by a meeting or a milestone, for what recurs, and for words that stand where a date would."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.language.forms import MONTH, WEEKDAY, YEAR4, bare, dated
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import MONTH_WORDS, WEEKDAY_WORDS, full_year, month_number, month_span, nearest_year, weekday_number

CODE = r"[A-Z]{2,5}G"
_MEETING = rf"(?P<g>{CODE}|PAB|[Mm]eeting|MEETING)(?P<pl>s?)(?![A-Za-z0-9])"
_EXTRA = r"(?:[Ee]xtraordinary\s)?"
_MONTH_MEETING = re.compile(rf"(?<![A-Za-z]){_EXTRA}(?P<m>{MONTH})(?:\s(?P<y>{YEAR4}|'\d\d))?(?:'s)?\s{_EXTRA}{_MEETING}")
_NEXT_MEETING = re.compile(
    rf"(?<![\w\-])(?P<w>[Nn]ext|[Pp]revious|[Ll]ast|[Tt]his|[Ff]orthcoming|[Uu]pcoming|[Ff]ollowing|[Pp]rior)\s{_EXTRA}{_MEETING}"
)
_NUMBERED = re.compile(
    rf"(?<![\w\-/])(?P<g>{CODE})\s?(?:meeting\s)?#?\s?(?P<n>\d{{1,3}}(?:\.\d)?)(?![\w\-/%:.]|\s(?:mins?|minutes|members|days?)\b)"
)
_AROUND = re.compile(
    rf"(?<![\w\-])(?P<w>[Pp]ost|[Pp]re|[Aa]fter|[Bb]efore|[Aa]head\sof|[Pp]rior\sto)[ -](?:the\s)?(?P<g>{CODE})(?![A-Za-z0-9])"
)
_WHICH = {
    "next": "next",
    "forthcoming": "next",
    "upcoming": "next",
    "following": "next",
    "previous": "previous",
    "last": "previous",
    "prior": "previous",
}
_BETWEEN = re.compile(r"(?:\b[Bb]etween\s(?P<a>M\d{1,2})\sand\s|(?<![\w\-])(?P<c>M\d{1,2})\s?(?:-|to)\s?)(?P<z>M\d{1,2})(?![\w\-])")
_MILESTONE = re.compile(
    r"(?<![\w\-/])(?P<a>M\d{1,2})(?![\w/]|\.\d|-[A-Z]|\s(?:[A-Z][a-z]+-?){2}|\s[A-Z][a-z]+\s[A-Z])(?P<o>\s?[+]\s?\d{1,2}\s(?:days?|weeks?|months?))?"
)
_GO_LIVE = re.compile(r"(?<!\w)(?:[Pp]ost[- ]|[Pp]re[- ])?[Gg]o[- ]?[Ll]ive(?!\w)")
_EVERY = re.compile(
    rf"\b(?:[Ee]very|[Ee]ach)\s(?:(?P<n>two|three|four|other|second|\d{{1,2}})\s)?(?P<u>weeks?|months?|quarters?|years?|{WEEKDAY})(?!\w)"
)
_ADVERB = re.compile(r"(?<![\w\-])(?P<w>[Ww]eekly|[Ff]ortnightly|[Bb]i-?[Ww]eekly|[Mm]onthly|[Qq]uarterly|[Aa]nnually)(?![\w\-])")
_NTH = re.compile(
    rf"\b(?:[Oo]n\s)?(?:[Tt]he\s)?(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd|4th)\s(?P<d>{WEEKDAY})\s(?:of|in)\s(?:the|each|every|a)\smonth"
)
_NTHS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4", "last": "-1"}
_ADVERBS = {
    "weekly": "FREQ=WEEKLY", "fortnightly": "FREQ=WEEKLY;INTERVAL=2", "biweekly": "FREQ=WEEKLY;INTERVAL=2", "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3", "annually": "FREQ=YEARLY",
}  # fmt: skip
_FREQUENCIES = {"w": ("WEEKLY", 1), "m": ("MONTHLY", 1), "q": ("MONTHLY", 3), "y": ("YEARLY", 1)}
_COUNTS = {"two": 2, "other": 2, "second": 2, "three": 3, "four": 4}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_STATUSES = {
    "tbc": "TBC", "t.b.c": "TBC", "to be confirmed": "TBC", "tbd": "TBD", "t.b.d": "TBD", "to be determined": "TBD", "to be agreed": "TBD",
    "tba": "TBD", "ongoing": "ONGOING", "on-going": "ONGOING", "on going": "ONGOING", "continuous": "ONGOING",
    "asap": "ASAP", "a.s.a.p": "ASAP",
    "as soon as possible": "ASAP", "n/a": "NA", "na": "NA", "not applicable": "NA", "none": "NA", "nil": "NA", "on hold": "ON_HOLD",
    "on-hold": "ON_HOLD", "paused": "ON_HOLD", "as required": "AS_REQUIRED", "as needed": "AS_REQUIRED", "as and when": "AS_REQUIRED",
    "when required": "AS_REQUIRED", "standing item": "STANDING", "standing": "STANDING", "-": "EMPTY",
    "soon": "soon", "shortly": "soon", "in due course": "soon", "to date": "vague",
}  # fmt: skip
_SPOKEN = re.compile(
    r"(?<![\w./\-])(?P<w>TBC|T\.B\.C|TBD|T\.B\.D|TBA|ASAP|asap|(?i:as\ssoon\sas\spossible|to\sbe\sconfirmed)|N/A|n/a|(?<!up\s)to\sdate|shortly|in\sdue\scourse)(?![\w/])"
)
_WHOLE = re.compile(r"^\s*(?P<w>[A-Za-z][A-Za-z./\- ]*?|-)[.\s]*(?=$|\s-\s|[(,;:])")
_STATUS_WORDS = frozenset(
    {
        "tbc",
        "t",
        "tbd",
        "tba",
        "asap",
        "as",
        "to",
        "n",
        "na",
        "ongoing",
        "on",
        "going",
        "not",
        "none",
        "nil",
        "paused",
        "when",
        "standing",
        "shortly",
        "soon",
        "in",
        "continuous",
        "hold",
        "a",
    }
)
STATUS_FIELDS = frozenset({"due", "raised", "roadmap_header", "agenda_time", "divider_time"})
"""Fields in which a whole cell may be a word of status, or a mere dash."""


def _read_month_meeting(match: re.Match[str], scene: Scene) -> DateFound | None:
    if match["m"][0].islower():
        return None
    month, printed = month_number(match["m"]), match["y"]
    group = None if match["g"].lower() == "meeting" else match["g"]
    year = full_year(printed) if printed else nearest_year(month, scene.context_date) if scene.context_date else None
    kind = "relative-to-meeting"
    if year is None:
        return replace(bare(scene, match.span(), kind, 0.6), certainty="unresolved", meeting_group=group, meeting_which="month")
    found = dated(scene, match.span(), month_span(year, month), "month", certainty="stated" if printed else "inferred_year", kind=kind)
    return replace(found, meeting_group=group, meeting_which="month")


def _meeting(match: re.Match[str], scene: Scene, which: str) -> DateFound:
    group = None if match["g"].lower() == "meeting" else match["g"]
    found = bare(scene, match.span(), "relative-to-meeting")
    return replace(found, precision="relative", certainty="unresolved", meeting_group=group, meeting_which=which)


def _read_next_meeting(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _meeting(match, scene, _WHICH.get(match["w"].lower(), "unspecified"))


def _read_numbered(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _meeting(match, scene, match["n"])


def _read_around(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _meeting(match, scene, "unspecified")


def _milestones(match: re.Match[str], scene: Scene, names: tuple[str, ...]) -> DateFound:
    found = bare(scene, match.span(), "relative-to-milestone")
    return replace(found, precision="relative", certainty="unresolved", milestones=names)


def _read_between(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _milestones(match, scene, (match["a"] or match["c"], match["z"]))


def _read_milestone(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _milestones(match, scene, (match["a"],))


def _read_go_live(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _milestones(match, scene, ("go-live",))


def _recurring(match: re.Match[str], scene: Scene, rule: str) -> DateFound:
    return replace(bare(scene, match.span(), "recurrence"), precision="recurring", rrule=rule)


def _read_every(match: re.Match[str], scene: Scene) -> DateFound | None:
    count = _COUNTS.get(match["n"] or "") or int(match["n"] or 1)
    unit = match["u"].lower()
    if unit.rstrip("s") in ("week", "month", "quarter", "year"):
        frequency, months = _FREQUENCIES[unit[0]]
        interval = count * months
        return _recurring(match, scene, f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else ""))
    interval_part = f"INTERVAL={count};" if count > 1 else ""
    return _recurring(match, scene, f"FREQ=WEEKLY;{interval_part}BYDAY={_DAYS[weekday_number(unit)]}")


def _read_adverb(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _recurring(match, scene, _ADVERBS[match["w"].lower().replace("-", "")])


def _read_nth(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _recurring(match, scene, f"FREQ=MONTHLY;BYDAY={_NTHS[match['n'].lower()]}{_DAYS[weekday_number(match['d'])]}")


def _status(match: re.Match[str], scene: Scene, word: str) -> DateFound | None:
    status = _STATUSES.get(" ".join(word.lower().split()))
    return replace(bare(scene, match.span("w"), "status"), status=status) if status else None


def _read_spoken(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _status(match, scene, match["w"])


def _read_whole(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _status(match, scene, match["w"]) if scene.field in STATUS_FIELDS else None


NAMED_RULES: tuple[Rule, ...] = (
    Rule("milestone_range", _BETWEEN, _read_between, frozenset({"m"}), needs_digit=True),
    Rule("milestone", _MILESTONE, _read_milestone, frozenset({"m"}), needs_digit=True),
    Rule("go_live", _GO_LIVE, _read_go_live, frozenset({"live", "golive"})),
)
MEETING_RULES: tuple[Rule, ...] = (
    Rule("month_meeting", _MONTH_MEETING, _read_month_meeting, MONTH_WORDS),
    Rule("next_meeting", _NEXT_MEETING, _read_next_meeting, frozenset(_WHICH) | {"this"}),
    Rule("numbered_meeting", _NUMBERED, _read_numbered, needs_digit=True),
    Rule("around_meeting", _AROUND, _read_around, frozenset({"post", "pre", "after", "before", "ahead", "prior"})),
)
RECURRENCE_RULES: tuple[Rule, ...] = (
    Rule("nth_weekday", _NTH, _read_nth, WEEKDAY_WORDS),
    Rule("every", _EVERY, _read_every, frozenset({"every", "each"})),
    Rule("adverb", _ADVERB, _read_adverb, frozenset({"weekly", "fortnightly", "biweekly", "monthly", "quarterly", "annually"})),
)
STATUS_RULES: tuple[Rule, ...] = (
    Rule("status_cell", _WHOLE, _read_whole),
    Rule("status", _SPOKEN, _read_spoken, _STATUS_WORDS),
)
