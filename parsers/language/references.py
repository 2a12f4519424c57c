"""Identifiers named in a text: milestones, changes, deliverables, actions, data flows and others, each with its normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parsers.language.forms import MONTH
from parsers.language.found import level_of
from parsers.language.reference_forms import Form, forms_in, no_references

_HINT = re.compile(r"[A-Z]s?\)?\s?[-#]?\s?\d|(?i:milestone|request|release|proposal|modification|meeting)")
_GOES_ON = re.compile(
    r"(?P<sep>\s?(?:,\s?(?:and|or|&)|[,/&+-]|and|or|to)(?:\s(?:also\s)?|(?<![a-z])))(?P<p>[A-Z]{1,4}\s?-?#?)?(?P<n>\d{1,4})(?![\w%]|[.:,]\d|-\d{3})"
)
_BEHIND_BARE = re.compile(
    r"\s*(?:$|[.,;:)\]&/-]|(?:and|or|to|is|are|was|were|has|have|had|will|would|should|can|may|for|in|on|at|by|with|from|which|that|as|via|into"
    r"|both|before|after|until|under|now|be|been)\b)"
)
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?\s?{MONTH}|/\d")
_MOST_BETWEEN = 12
_LISTED = 0.9  # how far a later part of a list is what its first part is
_IMPLIED = 0.8  # how far a number is meant that a range only spans
_PLURAL = re.compile(r"[A-Za-z]s\b")


@dataclass(frozen=True, slots=True)
class ReferenceFound:
    """One identifier as printed, where it stands (end exclusive), its type and its normal form (``CR013`` for ``CR 13``).

    One that a range spans and does not print (M11 in ``M10-M12``) has the place of the whole range.
    """

    text: str
    start_char: int
    end_char: int
    reference_type: str
    reference_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Part:
    """One number of a list of identifiers, its place, and what joins it to the part before."""

    start: int
    end: int
    number: str
    confidence: float
    joint: str = ""


@lru_cache(maxsize=4096)  # a record's text is also the text of its block
def find_references(text: str) -> tuple[ReferenceFound, ...]:
    """Find the identifiers that a text names, in its order. The words beside one decide its type; of a list or range each is one.

    >>> [(found.reference_id, found.reference_type) for found in find_references("REC CR 093, CR013 and M10")]
    [('R093', 'rec_change'), ('CR013', 'change_request'), ('M10', 'milestone')]
    >>> [found.reference_id for found in find_references("CR017/018 move M9-M11")]
    ['CR017', 'CR018', 'M9', 'M10', 'M11']
    """
    if not may_hold_references(text) or not _HINT.search(text):
        return ()
    level = level_of(text).text
    taken = [match.span() for match in no_references(level)]
    found: list[ReferenceFound] = []
    for form in forms_in(level):
        for match in form.pattern.finditer(level):
            parts = _parts(form, match, level)
            if _is_free(parts[0].start, parts[0].end, taken):
                parts = [part for part in parts if _is_free(part.start, part.end, taken)]
                taken += [(part.start, part.end) for part in parts]
                found += _found(form, match, parts, text)
    return tuple(sorted(found, key=lambda reference: (reference.start_char, reference.end_char)))


def may_hold_references(text: str) -> bool:
    """Whether a text has a digit: there is no identifier without one."""
    return level_of(text).has_digit


def _is_free(first: int, last: int, taken: list[tuple[int, int]]) -> bool:
    return not any(first < end and start < last for start, end in taken)


def _parts(form: Form, match: re.Match[str], text: str) -> list[_Part]:
    """The parts of the list that a match begins; most often only itself."""
    parts = [_Part(match.start(), match.end(), match["n"], form.confidence)]
    while form.has_lists and (more := _GOES_ON.match(text, parts[-1].end)) is not None:
        part = _next(form, match, more, text)
        if part is None:
            break
        parts.append(part)
    return parts


def _next(form: Form, head: re.Match[str], more: re.Match[str], text: str) -> _Part | None:
    """The part with which a list goes on; None where what follows is something else: a day, a count, an identifier of another type."""
    if _MONTH_BEHIND.match(text, more.end()) or not _is_as_long(form, head["n"], more["n"]):
        return None
    letters, joint = head.groupdict().get("p"), more["sep"].strip()
    if more["p"]:
        is_known = letters is not None and more["p"].rstrip("-#") == letters.rstrip("-#s") and not joint.startswith(",")
    else:
        is_padded = more["n"].startswith("0") and len(more["n"]) > 1
        is_known = joint == "/" or is_padded or _BEHIND_BARE.match(text, more.end()) is not None
    start = more.start("p") if more["p"] else more.start("n")
    confidence = form.confidence if more["p"] else min(form.confidence, _LISTED)
    return _Part(start, more.end(), more["n"], confidence, joint) if is_known else None


def _is_as_long(form: Form, first: str, number: str) -> bool:
    return len(number) == len(first) or (form.reference_type in ("milestone", "meeting") and len(number) <= 2)


def _found(form: Form, head: re.Match[str], parts: list[_Part], text: str) -> Iterator[ReferenceFound]:
    """Each part as an identifier, and between the two ends of a range those that it spans."""
    for order, part in enumerate(parts):
        if order:
            yield from _between(form, head, parts[order - 1], part, text)
        yield _one(form, head, part, text)


def _between(form: Form, head: re.Match[str], first: _Part, last: _Part, text: str) -> Iterator[ReferenceFound]:
    is_range = last.joint == "-" or (last.joint == "to" and _PLURAL.search(text[head.start() : head.start("n")]) is not None)
    if is_range and first.number.isdigit() and last.number.isdigit():
        for number in range(int(first.number) + 1, min(int(last.number), int(first.number) + _MOST_BETWEEN)):
            whole = _Part(first.start, last.end, str(number).rjust(len(first.number), "0"), min(_IMPLIED, form.confidence))
            yield _one(form, head, whole, text)


def _one(form: Form, head: re.Match[str], part: _Part, text: str) -> ReferenceFound:
    identifier = form.normal(head, part.number)
    return ReferenceFound(text[part.start : part.end], part.start, part.end, form.reference_type, identifier, part.confidence)
