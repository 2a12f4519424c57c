"""Ways to write an identifier: the pattern of each, its type, and how its normal form is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parsers.language.forms import MONTH
from parsers.language.found import bits_of

GROUP = r"[A-Z]{2,5}G"
_FREE = r"(?<![\w£$€])(?<!\d[.,])"  # nothing before it that would make it part of another word or number
_OWN = rf"{_FREE}(?<![A-Z\d]-)"  # nor a code and a hyphen
_END = r"(?!\w|[.,]\d|-\d{3})"
_CHANGE = r"(?:[Cc]hanges?\s)?(?:[Pp]roposals?|[Rr]equests?|[Mm]odifications?|[Mm]ods?|[Cc]hanges?)\s(?:\([A-Z]{2,3}s?\)\s)?"
_SOME_DAYS = rf"(?:\s?(?:,|and|&|-|to|or|/)\s?\d{{1,2}}(?:st|nd|rd|th)?)*\s?(?:of\s)?{MONTH}"
_COUNTED = r"(?:mins?|minutes?|hours?|days?|weeks?|months?|years?|times|actions?|items?|members?|people|participants?|firms?|comments?)"
_UNITS = rf"\s{_COUNTED}\b"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write one type of identifier.

    In ``pattern``, ``n`` is the number that a list goes on with (``CR013/014``) and ``p`` the letters that stand before it in each part.
    ``normal`` makes the normal form from the match and a number. ``has_lists`` tells whether a list may go on with bare numbers.
    ``signs`` are letters of which a text must have some, as printed or in small letters, for the form to be in it.
    """

    reference_type: str
    pattern: re.Pattern[str]
    normal: Callable[[re.Match[str], str], str]
    signs: tuple[str, ...]
    confidence: float = 0.97
    has_lists: bool = True


def _padded(prefix: str, width: int = 3) -> Callable[[re.Match[str], str], str]:
    return lambda _, number: prefix + (number.lstrip("0") or "0").rjust(width, "0")


def _plain(prefix: str) -> Callable[[re.Match[str], str], str]:
    return lambda _, number: prefix + (number.lstrip("0") or "0")


def _as_printed(prefix: str) -> Callable[[re.Match[str], str], str]:
    return lambda _, number: prefix + number


def _of(code: str, letters: str, digits: str) -> re.Pattern[str]:
    """A change of one code: the code's name, words for a change or its letters or both, and the number."""
    return re.compile(rf"{_FREE}{code}\s(?:{_CHANGE})?(?P<p>(?:{letters})s?\s?-?)?(?P<n>{digits}){_END}")


def _of_release(match: re.Match[str], number: str) -> str:
    system = (match["system"] or "").split(" ")[0]
    return f"{system} Release {number}".strip()


_BEFORE: tuple[Form, ...] = (
    Form(
        "deliverable",
        re.compile(rf"{_FREE}(?:MHHSP?\s?-?\s?)?(?P<p>DELs?\s?-?\s?)(?P<n>\d{{2,5}}){_END}"),
        _plain("MHHS-DEL"),
        ("DEL",),
    ),
    Form(
        "action",
        re.compile(rf"{_OWN}(?P<g>{GROUP})\s?-?(?P<k>\d{{1,3}})\s?-\s?(?P<n>\d{{2}})(?![\w\-/])"),
        lambda match, number: f"{match['g']}{match['k']}-{number}",
        ("G",),
    ),
    Form(
        "other",
        re.compile(rf"{_OWN}(?P<p>(?P<g>{GROUP})\s?-?\s?DEC\s?-?)(?P<n>\d{{1,3}}){_END}"),
        lambda match, number: f"{match['g']}-DEC{number.rjust(2, '0')}",
        ("DEC",),
    ),
    Form(
        "other",
        re.compile(rf"(?i:\b(?:risks?|issues?|RAID(?:\s(?:item|log))?)\s(?:ref\.?\s|id\s|no\.?\s)?)(?P<p>R)(?P<n>\d{{3}}){_END}"),
        _as_printed("R"),
        ("R",),
        0.8,
    ),
)
_OF_CODES: tuple[Form, ...] = (
    Form("rec_change", _of("REC", "CR|CP|R", r"\d{3,4}"), _padded("R"), ("REC",)),
    Form("dcusa_change", _of("DCUSA", "DCP|CP", r"\d{3,4}"), _plain("CP"), ("DCUSA",)),
    Form("bsc_change_proposal", _of("BSC", "CP", r"\d{4}(?<!P20\d\d)"), _plain("CP"), ("BSC",)),
    Form("bsc_modification", re.compile(rf"{_FREE}BSC\s(?:{_CHANGE})?(?P<p>Ps?\s?)(?P<n>0?\d{{2,3}}){_END}"), _plain("P"), ("BSC",)),
    Form("other", re.compile(rf"{_FREE}(?:SEC\s(?:{_CHANGE})?|SEC(?=MP))(?P<p>MPs?\s?-?)(?P<n>\d{{2,4}}){_END}"), _padded("MP"), ("SEC",)),
    Form("other", re.compile(rf"{_FREE}UNC\s(?:{_CHANGE})?(?P<n>0\d{{3}}){_END}"), _as_printed("UNC"), ("UNC",)),
)
_BARE: tuple[Form, ...] = (
    Form("dcusa_change", re.compile(rf"{_OWN}(?P<p>DCPs?\s?-?)(?P<n>\d{{3,4}}){_END}"), _plain("CP"), ("DCP",)),
    Form("bsc_change_proposal", re.compile(rf"{_OWN}(?P<p>CPs?\s?)(?P<n>\d{{4}}){_END}"), _plain("CP"), ("CP",)),
    Form("dcusa_change", re.compile(rf"{_OWN}(?P<p>CPs?\s?)(?P<n>\d{{3}}){_END}"), _plain("CP"), ("CP",), 0.6),
    Form(
        "change_request",
        re.compile(
            rf"{_FREE}(?:(?:MHHS\s?-?|[Pp]rogramme\s)?(?:[Cc]hange\s[Rr]equests?\s\(CRs?\)\s(?:CR\s?)?|[Cc]hange\s[Rr]equests?\s(?=CR|\d)))?"
            rf"(?:(?P<p>CRs?\s?[-#]?\s?)|(?<=[Rr]equest\s)|(?<=[Rr]equests\s)|(?<=\)\s))(?P<n>\d{{1,4}}){_END}(?!/\d\d?/\d)"
        ),
        _padded("CR"),
        ("CR", "request", ")"),
    ),
    Form("bsc_modification", re.compile(rf"{_OWN}(?P<p>P)(?P<n>0?\d{{3}}){_END}"), _plain("P"), ("P",)),
    Form("bsc_modification", re.compile(rf"{_FREE}(?:[Mm]odifications?|[Mm]ods?)\s(?P<p>P)(?P<n>\d{{2,3}}){_END}"), _plain("P"), ("P",)),
    Form("rec_change", re.compile(rf"{_OWN}(?P<p>R)(?P<n>0\d{{2,3}}|[1-9]\d\d){_END}"), _padded("R"), ("R",), 0.9),
    Form("data_flow", re.compile(rf"{_OWN}(?P<p>D)(?P<n>0\d{{3}}){_END}"), _as_printed("D"), ("D",)),
    Form(
        "data_flow",
        re.compile(rf"(?i:\b(?:data\s?flows?|flows?|DTC(?:\sflows?)?)\s)(?P<p>D)(?P<n>\d{{3,4}}){_END}"),
        _as_printed("D"),
        ("D",),
    ),
)
_MILESTONES: tuple[Form, ...] = (
    Form(
        "milestone",
        re.compile(
            rf"{_FREE}(?i:milestones?)\s(?:\(?(?P<p>M))?(?P<n>\d{{1,2}})(?:\)|\s\(M(?P=n)\))?{_END}(?!(?:st|nd|rd|th)\b|{_SOME_DAYS})"
        ),
        _plain("M"),
        ("milestone",),
    ),
    Form("milestone", re.compile(rf"{_FREE}(?<![A-Z\d]-)(?P<p>M)(?P<n>0?[1-9]|1\d|20){_END}(?!:\d)"), _plain("M"), ("M",)),
    Form(
        "milestone", re.compile(rf"{_OWN}(?P<n>T[1-3]-[A-Z]{{2}}-\d{{4}}){_END}"), _as_printed(""), ("T1-", "T2-", "T3-"), has_lists=False
    ),
)
_NAMED: tuple[Form, ...] = (
    Form(
        "test_phase",
        re.compile(rf"{_OWN}(?P<p>(?P<k>DBT|PIT|CIT|SIT|UIT|NFT|UEPT)\s?)(?P<n>\d){_END}(?!\s?%|{_UNITS}|{_SOME_DAYS}|\sof\s)"),
        lambda match, number: match["k"] + number,
        ("DBT", "PIT", "CIT", "SIT", "UIT", "NFT", "UEPT"),
    ),
    Form(
        "release",
        re.compile(
            rf"{_FREE}(?P<system>(?:DIP|REC|BSC|MHHS|CSS|SEC|ISD|EES)(?:\s(?i:simulator|emulator|software|system|code|interim)s?)?:?\s)?"
            rf"(?:(?i:releases?)\s(?:v\.?\s?|no\.?\s)?|(?<=DIP\s)R)(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})(?!\w|/\d|%|\.\d|-\d{{3}})"
            rf"(?!(?:st|nd|rd|th)\b|{_UNITS}|{_SOME_DAYS})"
        ),
        _of_release,
        ("release", "DIP"),
        0.85,
    ),
    Form(
        "meeting",
        re.compile(
            rf"{_OWN}(?!WCAG|JPEG|MPEG)(?P<g>{GROUP})\)?\s?(?:(?P<p>#)\s?|-|[Mm]eeting\s(?:(?:no\.?|number|#)\s?)?)?(?P<n>\d{{1,3}}(?:(?<=\d\d)\.\d)?)"
            rf"(?![\w\-/:%]|\.\d|,\d|(?:st|nd|rd|th)\b|{_UNITS}|{_SOME_DAYS})"
        ),
        lambda match, number: f"{match['g']}-{number}",
        ("G",),
        0.9,
    ),
    Form("other", re.compile(rf"{_OWN}(?P<p>BSCPs?\s?)(?P<n>\d{{2,3}}){_END}"), _as_printed("BSCP"), ("BSCP",), 0.9),
)
FORMS: tuple[Form, ...] = (*_BEFORE, *_OF_CODES, *_BARE, *_MILESTONES, *_NAMED)
"""All forms; where two could take the same words, the one that stands first does."""


_BY_SIGN = bits_of((sign, place) for place, form in enumerate(FORMS) for sign in form.signs)


def forms_in(text: str) -> list[Form]:
    """The forms, in their order, of which a text has signs."""
    printed_and_small = f"{text}\n{text.lower()}"
    held = 0
    for sign, forms in _BY_SIGN.items():
        if sign in printed_and_small:
            held |= forms
    return [form for place, form in enumerate(FORMS) if held >> place & 1]


_NONE = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b"  # a postcode
    r"|\bM\d{1,2}\s(?:motorway|corridor|toll|chip|bolts?|screws?)\b|\b(?i:junction\s\d{1,2}\sof\sthe|motorway)\sM\d{1,2}\b"
    r"|\bM\d{1,2}\s?(?:/|,|and|&)\s?[AB]\d{1,4}\b|\b[AB]\d{1,4}\s?(?:/|,|and|&)\s?M\d{1,2}\b"  # two roads
    r"|\b(?i:congestion|traffic|roadworks?|motorway|carriageway|lanes?|closures?|accidents?)\s(?:\w+\s)?(?:on|off|along)\s(?:the\s)?M\d{1,2}\b"
    r"|\b[A-Z]{1,2}\d{1,2}\s(?i:post\s?codes?)\b|\b(?i:post\s?codes?)\s(?:areas?\s|districts?\s)?[A-Z]{1,2}\d{1,2}\b"
    r"|\b[A-Z]\d{1,4}\spriorit(?:y|ies)\b|\b[Pp]riority\s[A-Z]\d{1,4}\b"
    r"|\b(?:[Pp]ages?|[Rr]ooms?|[Cc]ells?)\s[A-Z]{1,2}\d+\b"
)
_CODE = re.compile(r"[A-Z]\d")


def no_references(text: str) -> tuple[re.Match[str], ...]:
    """What looks like an identifier and is none: postcodes, roads, screws, priorities, pages, rooms, cells."""
    return tuple(_NONE.finditer(text)) if _CODE.search(text) else ()
