"""Actions told in a line of text: ``ACTION TMAG22-01: Share the plan (Owner: Jo Ward; due: 3 May)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parsers.language.dates import read_due
from schemas.vocabulary import Vocabulary

_ROLES = ("owner", "due", "status")
_REF = r"[A-Z][A-Za-z]*[A-Z0-9/-]*\d[\w./-]*|(?:[A-Z]{2,}\s)?\d[\d./-]*"
_FULL_REF = r"[A-Z]{2,}[A-Z0-9]*[ -]?\d+-\d+"
_BEFORE = r"(?:^|[\[(;,.|–—]|\s-)\s*"  # what may stand before the name of a field
_ASIDE = re.compile(r"[\[(](?P<said>[^()\[\]]+)[\])]\s*\.?\s*$")
_PIECES = re.compile(r"\s*[;,|–—]\s*|\s-\s")
_LONGEST_OWNER = 8  # words
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


def read_action_line(text: str, vocabulary: Vocabulary) -> ActionLine | None:
    """The action that a text tells behind a word for one, or behind its reference; None where it begins with neither.

    A sentence about an action (``Action 7 was closed``) is none.
    """
    label = _label(vocabulary.phrases["action_label"]).match(text)
    if label is None:
        return None
    rest = text[label.end() :].strip()
    named = named_fields(rest, vocabulary)
    is_named = bool(named.fields)
    if not is_named:
        named = _in_brackets(rest, vocabulary)
    ref = "".join((label["ref"] or label["alone"] or "").split()) or None
    return ActionLine(ref, named.before, named.fields, is_named, label["alone"] is None) if named.before else None


def named_fields(text: str, vocabulary: Vocabulary) -> Named:
    """A text and the fields at its end, each behind its name and a colon: ``Owner: Jo Ward; due: 3 May``."""
    marks = list(_names(vocabulary).finditer(text))
    if not marks:
        return Named(text, {})
    ends = (*(mark.start() for mark in marks[1:]), len(text))
    fields = {str(mark.lastgroup): _bare(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)}
    before = text[: marks[0].start()]
    return Named(before.strip().rstrip("([–—- ").rstrip(), {role: value for role, value in fields.items() if value})


def _in_brackets(text: str, vocabulary: Vocabulary) -> Named:
    """A text that ends with an owner and a day in brackets, with hardly a name before either: ``(Jo Ward, by 3 May)``."""
    aside = _ASIDE.search(text)
    if aside is None:
        return Named(text, {})
    due_words, owners, due = _opening(vocabulary.phrases["action_due"]), [], None
    for piece in _PIECES.split(aside["said"]):
        bare = due_words.sub("", piece)
        if due is None and any(map(str.isdigit, bare)) and read_due(bare, _ANY_YEAR).is_understood:
            due = bare
        else:
            owners.append(_opening(vocabulary.phrases["action_owner"]).sub("", piece))
    owner = ", ".join(owners)
    if due is None or not owner or len(owner.split()) > _LONGEST_OWNER:
        return Named(text, {})
    return Named(text[: aside.start()].strip(), {"owner": owner, "due": due})


def _bare(value: str) -> str:
    """A field's value without what parts it from the next, or closes the bracket that it stands in."""
    value = value.strip().rstrip(";,.|–—- ")
    for opening, closing in ("()", "[]"):
        if value.count(closing) > value.count(opening):
            value = value.rstrip(f"{closing} ")
    return value.rstrip(";,.| ")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=8)
def _label(phrases: tuple[str, ...]) -> re.Pattern[str]:
    behind = rf"(?i:{_any(phrases)})(?:\s+(?i:no\.?|ref\.?|#))?(?:\s+[\[(]?(?P<ref>{_REF}))?"
    return re.compile(rf"[\[(]?(?:(?=[A-Z]){behind}|(?P<alone>{_FULL_REF}))(?:\s?[\])]\s*[:–—-]?|\s?:|\s[–—-])\s+(?=\S)")


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary) -> re.Pattern[str]:
    columns = vocabulary.tables["action_log"].columns
    names = "|".join(f"(?P<{role}>{_any(columns[role])})" for role in _ROLES)
    return re.compile(rf"(?i){_BEFORE}(?:{names})\s*:\s*")


@lru_cache(maxsize=8)
def _opening(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)^(?:{_any(phrases)})\s+")
