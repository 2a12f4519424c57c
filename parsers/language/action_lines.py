"""Actions told in a line of text: ``ACTION TMAG22-01: Share the plan (Owner: Jo Ward; due: 3 May)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parsers.language.dates import find_dates
from parsers.language.phrases import mentions
from schemas.vocabulary import Vocabulary

_ROLES = ("owner", "due", "status")
_REF = r"[A-Z][A-Za-z]*[A-Z0-9/-]*\d[\w./-]*|(?:[A-Z]{2,}\s)?\d[\d./-]*"
_FULL_REF = r"[A-Z]{2,}[A-Z0-9]*[ -]?\d+-\d+"
_BEFORE = r"(?:^|[\[(;,.|–—]|\s-)\s*"  # what may stand before the name of a field
_JOINED_NUMBERS = re.compile(r"\d-\d")  # as every full reference has
_ASIDE = re.compile(r"[\[(](?P<said>[^()\[\]]+)[\])]\s*\.?\s*$")
_BARE_REF = re.compile(rf"(?P<alone>{_FULL_REF})\s+(?=\S)")
_WORDED = re.compile(rf"(?P<word>[A-Z][A-Za-z-]+(?: [a-z]+)?)\s+[\[(]?(?P<alone>{_FULL_REF})(?:\s?[\])]\s*[:–—-]?|\s?:|\s[–—-])\s+(?=\S)")
_FIELD = re.compile(r"(?P<name>[A-Z]?[a-z]+(?:\s[a-z]+){0,2})\s*:\s*(?P<value>[^:;]+)")
_DASHES = re.compile(r"\s+[–—|-]\s+")
_PIECES = re.compile(r"\s*[;,|–—]\s*|\s-\s")
_LONGEST_OWNER = 8  # words
_LONGEST_DUE = 5  # words
_ANY_YEAR = date(2000, 1, 1)  # only the form counts


class ActionLine(NamedTuple):
    """What a line says of an action. ``are_named``: each of its fields has its name before it; ``is_labelled``: a word for an action stands
    before all."""

    action_ref: str | None
    description: str
    fields: Mapping[str, str]
    are_named: bool
    is_labelled: bool


class Named(NamedTuple):
    """A text before the first name of a field, and what stands behind each."""

    before: str
    fields: Mapping[str, str]


def may_be_action(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text can tell an action at all: it begins with a word for one, or holds a reference. A cheap test, before all others."""
    return _begins(vocabulary.phrases["action_label"]).match(text) is not None or _JOINED_NUMBERS.search(text) is not None


def read_action_line(text: str, vocabulary: Vocabulary, *, in_log: bool = False) -> ActionLine | None:
    """The action that a text tells behind a word for one, or behind its reference; None where it begins with neither.

    A sentence about an action (``Action 7 was closed``) is none. ``in_log``: the text stands under a heading of actions, where no more
    than a space need part the reference from what is to be done.
    """
    label = _label(vocabulary.phrases["action_label"]).match(text) or (_BARE_REF.match(text) if in_log else _own_word(text, vocabulary))
    if label is None:
        return None
    said = label.groupdict()
    rest = text[label.end() :].strip()
    named = _beside_unknown(named_fields(rest, vocabulary), vocabulary)
    is_named = bool(named.fields)
    if not is_named:
        beside = _values(_PIECES.split(said.get("aside") or ""), vocabulary)
        named = Named(rest, beside) if beside else _at_end(rest, vocabulary)
    ref = "".join((said.get("ref") or said.get("alone") or "").split()) or None
    return ActionLine(ref, named.before, named.fields, is_named, not said.get("alone")) if named.before else None


def _own_word(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """A word before a reference that actions go by, as ``Undertaking TMAG22-01:``; none where it is one for something else."""
    found = _WORDED.match(text)
    if found is None or mentions(found["word"], vocabulary.phrases["other_word"]):
        return None
    return found


def _beside_unknown(named: Named, vocabulary: Vocabulary) -> Named:
    """The fields with an owner in the same brackets whose name is not known, ``(falls to: Jo Ward; due: 3 May)``, or a day behind the owner
    without a name: ``(owner: Jo Ward; by 3 May)``."""
    if "owner" in named.fields and "due" not in named.fields:
        both = _values(_PIECES.split(named.fields["owner"]), vocabulary)
        return Named(named.before, {**named.fields, **both}) if "due" in both else named
    before, bracket, rest = named.before.rpartition("(")
    if not bracket or ")" in rest or not named.fields or named.fields.keys() >= {"owner", "due"}:
        return named
    return Named(before.strip(), {**_values(_PIECES.split(rest), vocabulary), **named.fields})


def unknown_field(text: str) -> tuple[str, str] | None:
    """What a short line says behind a name that is not known: ``due`` where it is a day, else ``owner``, and the value.

    >>> unknown_field("By: 3 May 2030"), unknown_field("The lock was mended")
    (('due', '3 May 2030'), None)
    """
    found = _FIELD.fullmatch(text.strip().rstrip("."))
    if found is None or len(found["value"].split()) > _LONGEST_OWNER:
        return None
    return ("due" if is_due(found["value"]) else "owner"), found["value"]


def is_bare_label(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a word for an action and its reference, and says no more: ``Action TMAG22-01``."""
    label = _label(vocabulary.phrases["action_label"]).match(f"{text.rstrip(' :')}: -")
    return label is not None and label.end() == len(text.rstrip(" :")) + 2 and label["ref"] is not None


def named_fields(text: str, vocabulary: Vocabulary) -> Named:
    """A text and the fields at its end, each behind its name and a colon: ``Owner: Jo Ward; due: 3 May``."""
    marks = list(_names(vocabulary).finditer(text))
    if not marks:
        return Named(text, {})
    ends = (*(mark.start() for mark in marks[1:]), len(text))
    fields = {str(mark.lastgroup): _bare(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)}
    before = text[: marks[0].start()]
    return Named(before.strip().rstrip("([–—- ").rstrip(), {role: value for role, value in fields.items() if value})


def _at_end(text: str, vocabulary: Vocabulary) -> Named:
    """A text that ends with an owner and a day in brackets or behind dashes, with hardly a name before either: ``(Jo Ward, by 3 May)``,
    ``– Jo Ward – 3 May``. Of two texts before the day the shorter is the owner."""
    aside = _ASIDE.search(text)
    if aside is not None:
        values = _values(_PIECES.split(aside["said"]), vocabulary)
        return Named(text[: aside.start()].strip(), values) if "due" in values else Named(text, {})
    *before, last = _DASHES.split(text)
    if not 1 <= len(before) <= 2 or "due" not in _values([last], vocabulary):
        return Named(text, {})
    said, *owner = sorted(before, key=lambda piece: -len(piece.split()))
    if owner and (len(owner[0].split()) > _LONGEST_OWNER or len(said.split()) == len(owner[0].split())):
        return Named(text, {})
    return Named(said, _values([*owner, last], vocabulary))


def _values(pieces: Sequence[str], vocabulary: Vocabulary) -> dict[str, str]:
    """An owner and a day among a few pieces, one of which the day is; none where they say more."""
    owners, due = [], None
    for piece in filter(None, pieces):
        found = unknown_field(piece)
        value = found[1] if found else piece  # behind a name of its own
        bare = _opening(vocabulary.phrases["action_due"]).sub("", value)
        if due is None and is_due(bare):
            due = bare
        else:
            owners.append(_opening(vocabulary.phrases["action_owner"]).sub("", value))
    owner = ", ".join(owners)
    if len(owner.split()) > _LONGEST_OWNER:
        return {}
    return {role: value for role, value in (("owner", owner), ("due", due)) if value}


def is_due(text: str) -> bool:
    """Whether a text is a day, or a meeting, by which something is due, and nothing else."""
    found = find_dates(text, _ANY_YEAR, "due") if len(text.split()) <= _LONGEST_DUE else ()
    if len(found) != 1 or (text[: found[0].start_char] + text[found[0].end_char :]).strip(" ."):
        return False
    return found[0].kind == "relative-to-meeting" or (found[0].end is not None and any(map(str.isdigit, text)))


def _bare(value: str) -> str:
    """A field's value without what parts it from the next, or closes the bracket that it stands in."""
    value = value.strip().rstrip(";,.|–—- ")
    for opening, closing in ("()", "[]"):
        if value.count(closing) > value.count(opening):
            value = value.rstrip(f"{closing} ")
    return value.rstrip(";,.| ")


def _any(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases; one that nothing fits where there are none."""
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"


@lru_cache(maxsize=8)
def _label(phrases: tuple[str, ...]) -> re.Pattern[str]:
    aside = r"(?:\s+[\[(](?P<aside>[^()\[\]]+)(?=[\])]))?"
    behind = rf"(?i:{_any(phrases)})(?:\s+(?i:no\.?|ref\.?|#))?(?:\s+[\[(]?(?P<ref>{_REF}))?{aside}"
    return re.compile(rf"[\[(]?(?:(?=[A-Z]){behind}|(?P<alone>{_FULL_REF}))(?:\s?[\])]\s*[:–—-]?|\s?:|\s[–—-])\s+(?=\S)")


@lru_cache(maxsize=8)
def _begins(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\[(]?(?=[A-Z])(?i:{_any(phrases)})")


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary) -> re.Pattern[str]:
    columns = vocabulary.tables["action_log"].columns
    names = "|".join(f"(?P<{role}>{_any(columns.get(role, ()))})" for role in _ROLES)
    return re.compile(rf"(?i){_BEFORE}(?:{names})\s*:\s*")


@lru_cache(maxsize=8)
def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)^(?:{_any(phrases)})\s+")
