"""Identifiers named in a text: milestones, changes, deliverables, actions, data flows and others, each with its normal form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parsers.language.forms import MONTH
from parsers.language.found import scene_of

_CODE = r"[A-Z]{2,5}G"


@dataclass(frozen=True, slots=True)
class ReferenceFound:
    """One identifier as printed, where it stands (end exclusive), its type and its normal form (``CR013`` for ``CR 13``)."""

    text: str
    start_char: int
    end_char: int
    reference_type: str
    reference_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a type of identifier, and how its normal form is made."""

    reference_type: str
    pattern: re.Pattern[str]
    normal: Callable[[re.Match[str]], str]
    confidence: float = 0.97


def _padded(prefix: str, digits: str, width: int) -> str:
    return prefix + digits.lstrip("0").rjust(width, "0")


_FORMS: tuple[_Form, ...] = (
    _Form("deliverable", re.compile(r"(?<![\w])(?:MHHS\s?-\s?)?DEL\s?-?(?P<n>\d{2,5})(?!\w)"), lambda m: f"MHHS-DEL{m['n']}"),
    _Form(
        "action",
        re.compile(rf"(?<![\w\-])(?P<g>{_CODE})\s?(?P<n>\d{{1,3}})\s?-\s?(?P<a>\d{{2}})(?![\w\-])"),
        lambda m: f"{m['g']}{m['n']}-{m['a']}",
    ),
    _Form(
        "rec_change",
        re.compile(r"(?<!\w)REC\s(?:[Cc]hange\s(?:[Pp]roposals?|[Rr]equests?)\s|CR\s?-?|CP\s?-?)?R?(?P<n>\d{3,4})(?!\w)"),
        lambda m: _padded("R", m["n"], 3),
    ),
    _Form(
        "dcusa_change", re.compile(r"(?<!\w)DCUSA\s(?:[Cc]hange\s(?:[Pp]roposal\s)?)?D?CP\s?(?P<n>\d{3,4})(?!\w)"), lambda m: f"CP{m['n']}"
    ),
    _Form("dcusa_change", re.compile(r"(?<!\w)DCP\s?(?P<n>\d{3,4})(?!\w)"), lambda m: f"CP{m['n']}"),
    _Form("bsc_change_proposal", re.compile(r"(?<!\w)CP\s?(?P<n>\d{4})(?!\w)"), lambda m: f"CP{m['n']}"),
    _Form("dcusa_change", re.compile(r"(?<!\w)CP\s?(?P<n>\d{3})(?!\w)"), lambda m: f"CP{m['n']}", 0.6),
    _Form(
        "change_request",
        re.compile(r"(?<!\w)(?:CR\s?-?|(?:Programme\s)?[Cc]hange\s[Rr]equest\s(?:CR\s?)?)(?P<n>\d{1,4})(?![\w\-/])"),
        lambda m: _padded("CR", m["n"], 3),
    ),
    _Form("bsc_modification", re.compile(r"(?<!\w)P(?P<n>\d{3})(?![\w\-])"), lambda m: f"P{m['n']}"),
    _Form("rec_change", re.compile(r"(?<!\w)R(?P<n>\d{3,4})(?![\w\-])"), lambda m: _padded("R", m["n"], 3), 0.9),
    _Form("data_flow", re.compile(r"(?<!\w)D(?P<n>\d{4})(?![\w])"), lambda m: f"D{m['n']}"),
    _Form(
        "milestone", re.compile(r"(?<!\w)[Mm]ilestone\s(?:\(?M)?(?P<n>\d{1,2})\)?(?:\s\(M(?P=n)\))?(?![\w.])"), lambda m: f"M{int(m['n'])}"
    ),
    _Form("milestone", re.compile(r"(?<![\w\-/])M(?P<n>\d{1,2})(?!\w|\.\d)"), lambda m: f"M{int(m['n'])}"),
    _Form("test_phase", re.compile(r"(?<!\w)(?P<p>DBT|PIT|CIT|SIT|UIT|NFT)\s?(?P<n>\d)(?![\w.]|\s?%)"), lambda m: m["p"] + m["n"]),
    _Form(
        "release",
        re.compile(r"(?<!\w)(?P<p>DIP\s|REC\s|BSC\s|MHHS\s)?(?i:release)\s(?P<n>\d{1,2}(?:\.\d{1,2}){0,2})(?![\w/])"),
        lambda m: f"{m['p'] or ''}Release {m['n']}",
        0.85,
    ),
    _Form(
        "meeting",
        re.compile(
            rf"(?<![\w\-])(?P<g>{_CODE})\)?\s?(?:#\s?|-|[Mm]eeting\s)?(?P<n>\d{{1,3}}(?:\.\d)?)(?![\w\-/:.]|\s?{MONTH}|(?:st|nd|rd"
            rf"|th)\b|\s(?:mins?|minutes)\b)"
        ),
        lambda m: f"{m['g']}-{m['n']}",
        0.9,
    ),
    _Form("other", re.compile(r"(?<!\w)BSCP(?P<n>\d{2,3})(?!\w)"), lambda m: f"BSCP{m['n']}", 0.9),
)
"""Ways to write identifiers; where two could take the same words, the one that stands first does."""

_DIGIT = re.compile(r"\d")


def find_references(text: str) -> tuple[ReferenceFound, ...]:
    """Find the identifiers that a text names, in its order and without overlap. The words beside one decide its type.

    >>> [(found.reference_id, found.reference_type) for found in find_references("REC CR 093, CR013 and M10")]
    [('R093', 'rec_change'), ('CR013', 'change_request'), ('M10', 'milestone')]
    """
    if not _DIGIT.search(text):
        return ()
    level = scene_of(text, None, None).text
    found: list[ReferenceFound] = []
    for form in _FORMS:
        for match in form.pattern.finditer(level):
            first, last = match.span()
            if any(first < other.end_char and other.start_char < last for other in found):
                continue
            found.append(ReferenceFound(text[first:last], first, last, form.reference_type, form.normal(match), form.confidence))
    return tuple(sorted(found, key=lambda reference: reference.start_char))
