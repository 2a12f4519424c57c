"""Rules for what is placed by a meeting or a milestone, and for words that stand where a date would."""

from __future__ import annotations

import re

from parsers.language.forms import MONTH, MONTH_ENDS, YEAR4, bare, dated
from parsers.language.found import DateFound, Rule, Scene
from parsers.language.spans import MONTH_WORDS, full_year, is_near_year, month_number, month_span, months_span, nearest_year

CODE = r"[A-Z]{2,5}G"
_BODY = (
    r"(?:Board|Committee|Panel|Forum|Council|Cabinet|Executive|Assembly|Sub-?[Cc]ommittee|Working\sGroup|Steering\sGroup|Advisory\sGroup)"
)
_MEETING = (
    rf"(?:(?P<g>{CODE}|PAB)|(?P<c>[A-Z]{{2,6}})\s[Mm]eeting|(?:[A-Z][a-z]+\s){{0,2}}{_BODY}(?:\s[Mm]eeting)?"
    r"|(?P<k>[Mm]eeting|MEETING))(?P<pl>s?)(?![A-Za-z0-9])"
)
_EXTRA = r"(?:(?:[Ee]xtraordinary|[Ss]cheduled|[Ff]ormal|[Oo]rdinary|[Rr]egular|[Qq]uarterly|[Mm]onthly|[Aa]nnual|[Ff]ull)\s)?"
_EXTRA_ENDS = r"xtra|ched|orma|rdin|egul|uart|onth|nnua|ull"  # of those words, as of months
_MONTH_OR_EXTRA = re.compile(rf"[JFMASONDERQjfmasonderq](?<![A-Za-z].)(?=(?i:{MONTH_ENDS}|{_EXTRA_ENDS}))")
_MONTH_MEETING = re.compile(rf"(?<![A-Za-z]){_EXTRA}(?P<m>{MONTH})(?:\s(?P<y>{YEAR4}|'\d\d|\d\d))?(?:'s)?\s{_EXTRA}{_MEETING}")
_DEICTIC_MEETING = re.compile(rf"(?<![\w\-])(?P<w>[Tt]his|[Nn]ext|[Ll]ast)\smonth(?:'s)?\s{_EXTRA}{_MEETING}")
_NEXT_MEETING = re.compile(
    rf"(?<![\w\-])(?P<w>[Nn]ext|[Pp]revious|[Ll]ast|[Tt]his|[Ff]orthcoming|[Uu]pcoming|[Ff]ollowing|[Pp]rior"
    rf"|[Ss]ubsequent)\s{_EXTRA}{_MEETING}"
)
_CAPITALS = re.compile(r"[A-Z]{2}(?<![\w\-/]..)")
_NUMBERED = re.compile(
    rf"(?<![\w\-/])(?!WCAG|JPEG|MPEG)(?P<g>{CODE})\s?(?:meeting\s)?(?:#|[Nn]o\.?)?\s?(?P<n>\d{{1,3}}(?:(?<=\d\d)\.\d)?)(?![\w\-/%:.]|\s(?:mins?|minutes|members"
    rf"|days?)\b)"
)
_NUMBERED_CELL = re.compile(rf"^\s*(?P<g>{CODE})-?(?P<n>\d{{1,3}})\s*$")
# A body whose code ends in no G meets too, where its code stands for a meeting: "next QSC" in a cell, "at the next BoD" in prose.
_BODY_CODE = r"(?P<c>(?!FY|CY|HY|AM\b|PM\b|CEO|MP\b)[A-Z][a-z]?[A-Z][A-Za-z]{0,4})(?![A-Za-z0-9])"
_TO_CELL = r"^\s*(?:(?:[Bb]y|[Aa]t|[Ff]or|[Tt]o|[Bb]efore)\s(?:the\s)?)?"
_NEXT_CODE = re.compile(
    rf"{_TO_CELL}(?P<w>[Nn]ext|[Pp]revious|[Ll]ast)\s{_BODY_CODE}\s*$"
    rf"|\b(?:at|to|before|by|until|of)\sthe\s(?P<w2>next|previous|last)\s{_BODY_CODE.replace('<c>', '<c2>')}"
    r"(?=\W*$|[.,;:)]|\s(?:in|on|and|for|to|by|with|as|at|where|when)\b)"
)
_MONTH_CODE = re.compile(rf"{_TO_CELL}(?P<m>{MONTH})(?:\s(?P<y>{YEAR4}|'\d\d|\d\d))?\s{_BODY_CODE}\s*$")
_AROUND = re.compile(
    rf"(?<![\w\-])(?P<w>[Pp]ost|[Pp]re|[Aa]fter|[Bb]efore|[Aa]head\sof|[Pp]rior\sto)[ -](?:the\s)?(?P<g>{CODE})(?![A-Za-z0-9])"
)
_WHICH = {
    "next": "next",
    "forthcoming": "next",
    "upcoming": "next",
    "following": "next",
    "subsequent": "next",
    "previous": "previous",
    "last": "previous",
    "prior": "previous",
}
_BETWEEN = re.compile(r"(?:\b[Bb]etween\s(?P<a>M\d{1,2})\sand\s|(?<![\w\-])(?P<c>M\d{1,2})\s?(?:-|to)\s?)(?P<z>M\d{1,2})(?![\w\-])")
_OFFSET = (
    r"(?P<o>\s?(?P<s>[+\-]|plus|minus)\s?(?P<n>\d{1,2})\s?(?P<b>(?:working|business)\s)?(?P<u>days?|WDs?|weeks?|wks?|months?|mths?"
    r"|years?)\b)?"
)
_MILESTONE = re.compile(
    r"(?:(?<![\w\-/])|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-)|(?<=\bM\d/)|(?<=\bM\d\d/))(?P<a>M\d{1,2})"
    r"(?!\w|/(?!M\d)|\.\d|-[A-Z]|\s(?:[A-Z][a-z]+-?){2}|\s[A-Z][a-z]+\s[A-Z])" + _OFFSET
)
_GO_LIVE = re.compile(r"(?<!\w)(?:[Pp]ost[- ]|[Pp]re[- ])?[Gg]o[- ]?[Ll]ive(?!\w)" + _OFFSET)

_STATUSES = {
    "tbc": "TBC", "t.b.c": "TBC", "to be confirmed": "TBC", "tbd": "TBD", "t.b.d": "TBD", "to be determined": "TBD", "to be agreed": "TBD",
    "tba": "TBD", "ongoing": "ONGOING", "on-going": "ONGOING", "on going": "ONGOING", "continuous": "ONGOING",
    "asap": "ASAP", "a.s.a.p": "ASAP",
    "as soon as possible": "ASAP", "n/a": "NA", "na": "NA", "not applicable": "NA", "none": "NA", "nil": "NA", "on hold": "ON_HOLD",
    "on-hold": "ON_HOLD", "paused": "ON_HOLD", "as required": "AS_REQUIRED", "as needed": "AS_REQUIRED", "as and when": "AS_REQUIRED",
    "when required": "AS_REQUIRED", "standing item": "STANDING", "standing": "STANDING", "-": "EMPTY",
    "to be advised": "TBD", "to be announced": "TBD", "to be arranged": "TBD", "to be scheduled": "TBD", "to be decided": "TBD",
    "to be set": "TBD", "date tbc": "TBC", "date tbd": "TBD", "immediate": "ASAP", "immediately": "ASAP", "urgent": "ASAP",
    "rolling": "ONGOING", "continuing": "ONGOING", "continual": "ONGOING", "suspended": "ON_HOLD", "parked": "ON_HOLD",
    "as and when required": "AS_REQUIRED", "as and when needed": "AS_REQUIRED", "if required": "AS_REQUIRED", "when needed": "AS_REQUIRED",
    "ad hoc": "AS_REQUIRED", "ad-hoc": "AS_REQUIRED", "each meeting": "STANDING", "every meeting": "STANDING",
    "standing action": "STANDING", "standing agenda item": "STANDING", "--": "EMPTY",
    "imminently": "soon", "soon": "soon", "in the near future": "soon", "shortly": "soon", "in due course": "soon", "to date": "vague",
    "until further notice": "vague",
}  # fmt: skip
_SPOKEN = re.compile(
    r"(?<![\w./\-])(?P<w>TBC|T\.B\.C|TBD|T\.B\.D|TBA|tbc|tbd|ASAP|asap|Asap|A\.S\.A\.P|(?i:as\ssoon\sas\spossible"
    r"|to\sbe\s(?:confirmed|determined|advised|announced))|N/A|n/a|(?<!up\s)to\sdate|shortly|imminently|in\sdue\scourse"
    r"|in\sthe\snear\sfuture|until\sfurther\snotice)(?![\w/])"
)
_WHOLE = re.compile(r"^\s*(?P<w>[A-Za-z][A-Za-z./\- ]*?|--?)[.\s]*(?=$|\s-\s|[(,;:]|\s(?:until|pending|due|see|awaiting)\b)")
_STATUS_STARTS = frozenset(re.split(r"[^a-z]", key)[0] for key in _STATUSES) - {""}
# Of each form of _SPOKEN the word that stands in hardly any other text: ``t`` of T.B.C, ``p`` of A.S.A.P, ``n`` of N/A.
_STATUS_WORDS = frozenset(
    {"tbc", "t", "tbd", "tba", "asap", "p", "soon", "n", "shortly", "imminently", "course", "future", "notice", "date"}
)
_STATUS_WORDS |= {"confirmed", "determined", "advised", "announced"}
STATUS_FIELDS: frozenset[str | None] = frozenset({"due", "raised", "roadmap_header", "agenda_time", "divider_time"})
"""Fields in which a whole cell may be a word of status, or a mere dash."""


def _read_month_meeting(match: re.Match[str], scene: Scene) -> DateFound | None:
    if match["m"][0].islower():
        return None
    if match["y"] and len(match["y"]) == 2 and not is_near_year(full_year(match["y"]), scene.context_date, 1, 3):
        return None
    month, printed, group = month_number(match["m"]), match["y"], _group(match)
    year = full_year(printed) if printed else nearest_year(month, scene.context_date) if scene.context_date else None
    kind = "relative-to-meeting"
    if year is None:
        return bare(scene, match.span(), kind, 0.6)._replace(certainty="unresolved", meeting_group=group, meeting_which="month")
    found = dated(scene, match.span(), month_span(year, month), "month", certainty="stated" if printed else "inferred_year", kind=kind)
    return found._replace(meeting_group=group, meeting_which="month")


def _group(match: re.Match[str]) -> str | None:
    """The code of the group that meets, where one is named."""
    groups = match.groupdict()
    return groups.get("g") or groups.get("c")


def _read_deictic_meeting(match: re.Match[str], scene: Scene) -> DateFound | None:
    """``next month's meeting``: that month, as of a named one."""
    if scene.context_date is None:
        return _meeting(match, scene, "month")
    shift = {"this": 0, "next": 1, "last": -1}[match["w"].lower()]
    span = months_span(scene.context_date.year, scene.context_date.month + shift, 1)
    found = dated(scene, match.span(), span, "month", certainty="approximate", kind="relative-to-meeting")
    return found._replace(meeting_group=_group(match), meeting_which="month")


def _meeting(match: re.Match[str], scene: Scene, which: str) -> DateFound:
    found = bare(scene, match.span(), "relative-to-meeting")
    return found._replace(precision="relative", certainty="unresolved", meeting_group=_group(match), meeting_which=which)


def _read_next_meeting(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _meeting(match, scene, _WHICH.get(match["w"].lower(), "unspecified"))


def _read_next_code(match: re.Match[str], scene: Scene) -> DateFound | None:
    side = "" if match["w"] else "2"
    first, last = match.start(f"w{side}"), match.end(f"c{side}")
    found = _meeting(match, scene, _WHICH[match[f"w{side}"].lower()])._replace(meeting_group=match[f"c{side}"])
    return found._replace(text=scene.printed[first:last], start_char=first, end_char=last)


def _read_numbered(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _meeting(match, scene, match["n"])


def _read_around(match: re.Match[str], scene: Scene) -> DateFound | None:
    is_after = match["w"].lower() in ("post", "after")
    return _meeting(match, scene, "unspecified")._replace(modifier="after" if is_after else "before")


def _milestones(match: re.Match[str], scene: Scene, names: tuple[str, ...]) -> DateFound:
    found = bare(scene, match.span(), "relative-to-milestone")
    return found._replace(precision="relative", certainty="unresolved", milestones=names)


def _read_between(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _milestones(match, scene, (match["a"] or match["c"], match["z"]))


def _read_milestone(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _with_offset(_milestones(match, scene, (match["a"],)), match)


def _with_offset(found: DateFound, match: re.Match[str]) -> DateFound:
    """``M10 + 5 WD``."""
    if not match["o"]:
        return found
    sign = "-" if match["s"] in ("-", "minus") else ""
    unit = "D" if match["u"].startswith("WD") else match["u"][0].upper()
    is_business = bool(match["b"]) or match["u"].startswith("WD")
    return found._replace(offset=f"{sign}P{int(match['n'])}{unit}", is_business_days=is_business)


def _read_go_live(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _with_offset(_milestones(match, scene, ("go-live",)), match)


def _status(match: re.Match[str], scene: Scene, word: str) -> DateFound | None:
    status = _STATUSES.get(" ".join(word.lower().split()))
    return bare(scene, match.span("w"), "status")._replace(status=status) if status else None


def _read_spoken(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _status(match, scene, match["w"])


def _read_whole(match: re.Match[str], scene: Scene) -> DateFound | None:
    return _status(match, scene, match["w"])


def _read_alone(match: re.Match[str], scene: Scene) -> DateFound | None:
    """A word of status that is all of a text of which nothing else is known; a dash or "none" may mean anything there."""
    found = _status(match, scene, match["w"]) if scene.is_whole(*match.span("w")) else None
    return found if found and found.status not in ("NA", "EMPTY") else None


CELL_RULES: tuple[Rule, ...] = (Rule("meeting_cell", _NUMBERED_CELL, _read_numbered, needs_digit=True),)
"""A whole cell that elsewhere would be a reference."""

NAMED_RULES: tuple[Rule, ...] = (
    Rule("milestone_range", _BETWEEN, _read_between, frozenset({"m"}), needs_digit=True),
    Rule("milestone", _MILESTONE, _read_milestone, frozenset({"m"}), needs_digit=True),
    Rule("go_live", _GO_LIVE, _read_go_live, frozenset({"live", "golive"})),
)
MEETING_RULES: tuple[Rule, ...] = (
    Rule("month_meeting", _MONTH_MEETING, _read_month_meeting, MONTH_WORDS, starts=_MONTH_OR_EXTRA),
    Rule("month_code", _MONTH_CODE, _read_month_meeting, MONTH_WORDS, fields=STATUS_FIELDS),
    Rule("next_code", _NEXT_CODE, _read_next_code, frozenset(_WHICH)),
    Rule("deictic_meeting", _DEICTIC_MEETING, _read_deictic_meeting, frozenset({"month"})),
    Rule("next_meeting", _NEXT_MEETING, _read_next_meeting, frozenset(_WHICH) | {"this"}),
    Rule("numbered_meeting", _NUMBERED, _read_numbered, needs_digit=True, starts=_CAPITALS),
    Rule("around_meeting", _AROUND, _read_around, frozenset({"post", "pre", "after", "before", "ahead", "prior"})),
)
STATUS_RULES: tuple[Rule, ...] = (
    Rule("status_cell", _WHOLE, _read_whole, fields=STATUS_FIELDS),
    Rule("status_alone", _WHOLE, _read_alone, _STATUS_STARTS, fields=frozenset({None})),
    Rule("status", _SPOKEN, _read_spoken, _STATUS_WORDS),
)
