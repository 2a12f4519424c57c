"""What a name is: a person, a role, an organisation or a group. Lists first, then the form of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from schemas.gazetteer import Gazetteer, folded

_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&+]*[A-Z]s?|[A-Z]{4,}s?")
_INITIAL = re.compile(r"[A-Z]\.?(?:\s?[A-Z]\.?)?")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame)\.?")
_RUN_TOGETHER = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]+")
_CODE_ENDS = re.compile(r"(?P<code>[A-Z][A-Z0-9]+?)(?:s|\smembers|\sattendees)?")


class PartyType(StrEnum):
    """The four types of the data model."""

    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Typed:
    """A type and how sure it is."""

    party_type: PartyType
    confidence: float


def is_nobody(text: str, gazetteer: Gazetteer) -> bool:
    """Whether the words name no one: a status, a date's digits, a heading, nothing at all."""
    plain = text.strip(" .,;:()[]")
    return not any(letter.isalpha() for letter in plain) or folded(text) in gazetteer.nobody or folded(plain) in gazetteer.nobody


def type_of(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    """Give the type of a name, None where the words are no name of a party (a sentence, a date)."""
    if is_nobody(name, gazetteer):
        return None
    return _listed(name, gazetteer, group_codes) or _by_words(name, gazetteer, group_codes) or _by_form(name, gazetteer)


def _listed(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    code = _CODE_ENDS.fullmatch(name)
    if code and code["code"] in group_codes:
        return Typed(PartyType.GROUP, 0.98)
    listed = gazetteer.type_of(name)
    if listed is None and name.endswith("s"):
        listed = gazetteer.type_of(name[:-1])
    return Typed(PartyType(listed), 0.97) if listed else None


def _by_words(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    if _EMAIL.fullmatch(name):
        is_person = "." in name.split("@")[0]
        return Typed(PartyType.PERSON if is_person else PartyType.GROUP, 0.7)
    words = folded(name).split()
    if not words or len(words) > 7:
        return None
    if words[0] == "all" and len(words) > 1:
        return Typed(PartyType.GROUP, 0.9)
    last = words[-1]
    if len(words) > 1 or last.endswith("s"):
        if last in gazetteer.role_words:
            return Typed(PartyType.ROLE, 0.92)
        if last in gazetteer.group_words:
            return Typed(PartyType.GROUP, 0.92)
    if last in gazetteer.role_words and len(words) == 1:
        return Typed(PartyType.ROLE, 0.8)
    return _by_head(name, words, gazetteer, group_codes)


def _by_head(name: str, words: list[str], gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    if len(words) > 1 and words[-1] in gazetteer.organisation_words:
        return Typed(PartyType.ORGANISATION, 0.85)
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(name.split()[:count])
        if head in group_codes:
            return Typed(PartyType.GROUP, 0.7)
        if gazetteer.type_of(head) in ("organisation", "group") and not _is_given(head, gazetteer):
            return Typed(PartyType.ORGANISATION if gazetteer.type_of(head) == "organisation" else PartyType.GROUP, 0.75)
    return None


def _is_given(name: str, gazetteer: Gazetteer) -> bool:
    return folded(name) in gazetteer.given_names


def _by_form(name: str, gazetteer: Gazetteer) -> Typed | None:
    words = name.split()
    if len(words) == 1:
        return _single(name, gazetteer)
    is_name = 2 <= len(words) <= 5 and all(_is_name_word(word, gazetteer) for word in words) and _is_capital(words[-1])
    if is_name and sum(_is_acronym(word) for word in words) == 0:
        return Typed(PartyType.PERSON, 0.95 if _is_given(words[0], gazetteer) else 0.85)
    return Typed(PartyType.ORGANISATION, 0.4) if _is_capital(words[0]) and len(words) <= 5 else None


def _single(name: str, gazetteer: Gazetteer) -> Typed | None:
    run_together = _RUN_TOGETHER.fullmatch(name)
    if _is_given(name, gazetteer) or (run_together and _is_given(run_together[1], gazetteer)):
        return Typed(PartyType.PERSON, 0.85)
    if _CAPITALS.fullmatch(name):
        return Typed(PartyType.PERSON, 0.6)
    if _ACRONYM.fullmatch(name):
        return Typed(PartyType.GROUP if name.endswith(("G", "Gs")) else PartyType.ORGANISATION, 0.5)
    return Typed(PartyType.ORGANISATION, 0.4) if _is_capital(name) and len(name) > 1 else None


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word


def _is_name_word(word: str, gazetteer: Gazetteer) -> bool:
    if word.lower() in gazetteer.particles or _INITIAL.fullmatch(word) or _TITLE.fullmatch(word):
        return True
    return _is_capital(word) and all(letter.isalpha() or letter in "'’-." for letter in word)


def is_initials(name: str) -> bool:
    """Whether a name is two or three capitals."""
    return _CAPITALS.fullmatch(name) is not None
