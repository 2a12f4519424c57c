"""What a name is: a person, a role, an organisation or a group. Lists first, then the words of a name, then its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from parsers.language.person_names import has_name_form, has_title, is_given, is_initial, is_initials, is_surname
from schemas.gazetteer import Gazetteer, folded

_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&+]*[A-Z]s?|[A-Z]{4,}s?")
_CODE_ENDS = re.compile(r"(?P<code>[A-Z][A-Z0-9]+?)(?:s|\smembers|\sattendees)?")
_THREE = re.compile(r"[A-Z]{3}")
_LETTERS_AND = re.compile(r"[A-Z]{1,4}&[A-Z]{1,4}")  # F&GP
_NUMBERED_GROUP = re.compile(r"[A-Z]{1,6}G ?#?\d{1,2}")
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ional|ical|ative|utive|ctive|ary|ial|ous)")
_ABSTRACT = re.compile(r"[A-Z][a-z]{2,}(?:tion|ment|ness|ity|ism|ics|logy|ship)s?")
_BETWEEN_WORDS = re.compile(r"[\s/,]+")
_BETWEEN_DAY_WORDS = re.compile(r"[\s,-]+")
_DOERS = re.compile(r"[A-Za-z]?[a-z]{3,}(?:[eo]rs|ists|ants|ees|ians|men)")
_DOER = re.compile(r"[A-Za-z]?[a-z]{3,}(?:[eo]r|ist|ant|ee|ian|man)")
_OF = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?", re.IGNORECASE)
_JOINING = frozenset({"and", "of", "for", "the", "to", "on", "in"})
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?"
)
_MONTH = re.compile(MONTHS, re.IGNORECASE)
_DAY_WORD = re.compile(
    rf"\d[\d./:-]*(?:st|nd|rd|th)?|{MONTHS}|[qh][1-4]|fy[\d/]*|w/?[ce]|end|of|mid|early|late|week|month|year|quarter|spring|summer"
    rf"|autumn|winter|commencing|ending|by|due|next|this"
    r"|before|after|until|from|the|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
_BODIES = frozenset({"regulator", "operator", "ombudsman", "executive", "administrator"})
_LONGEST = 8  # words of a name


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
    """Whether the words name no one: a status, a date, a heading, nothing at all."""
    plain = text.strip(" .,;:()[]")
    if not any(letter.isalpha() for letter in plain):
        return True
    return folded(text) in gazetteer.nobody or folded(plain) in gazetteer.nobody or is_day(plain) or _is_state(plain, gazetteer)


def _is_state(plain: str, gazetteer: Gazetteer) -> bool:
    """``To be discussed``, ``Deferred``: how far something is, not who does it."""
    words = plain.split()
    if len(words) > 1 and folded(words[-1]) in ("tbc", "tbd", "tba"):
        return is_nobody(" ".join(words[:-1]), gazetteer)
    if len(words) == 1:
        return _STATE.fullmatch(plain) is not None and not is_surname(plain, gazetteer) and gazetteer.type_of(plain) is None
    return folded(words[0]) in gazetteer.nobody_openers and words[-1].islower() and not any(word[:1].isupper() for word in words[1:])


def is_day(text: str) -> bool:
    """Whether all words are those of a date: ``12 March``, ``by end of Q2``, ``May``."""
    words = [word for word in _BETWEEN_DAY_WORDS.split(text) if word]
    if not all(_DAY_WORD.fullmatch(word) for word in words):
        return False
    return any(word[0].isdigit() or word[-1:].isdigit() or _MONTH.fullmatch(word) for word in words) or len(words) > 1


def is_month(text: str) -> bool:
    """Whether a text is but the name of a month."""
    return _MONTH.fullmatch(text) is not None and text[:1].isupper()


_STATE = re.compile(r"(?:[A-Z][a-z]{3,}|[a-z]{4,})ed")


def type_of(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    """Give the type of a name, None where the words are no name of a party (a sentence, a date)."""
    if is_nobody(name, gazetteer):
        return None
    return _listed(name, gazetteer, group_codes) or _by_words(name, gazetteer, group_codes) or _by_form(name, gazetteer)


def is_topic(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name has nothing but words of what teams work on: ``Nursing and Quality``."""
    words = [word for word in _BETWEEN_WORDS.split(folded(name)) if word and word not in _JOINING]
    return bool(words) and all(word in gazetteer.topics for word in words)


def has_noun(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name of two words or more ends in a word that makes it a role, a group or an organisation."""
    words = folded(name).split()
    return len(words) > 1 and _noun_type(words[-1], gazetteer) is not None


def is_bare_noun(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is but one such word: ``Team``, ``Director``."""
    words = folded(name).split()
    return len(words) == 1 and _noun_type(words[0], gazetteer) is not None


def _noun_type(word: str, gazetteer: Gazetteer) -> PartyType | None:
    if word in gazetteer.role_words:
        return PartyType.ROLE
    if word in gazetteer.group_words:
        return PartyType.GROUP
    if word in gazetteer.organisation_words:
        return PartyType.ORGANISATION
    return PartyType.ROLE if word.endswith("s") and word[:-1] in gazetteer.role_words else None


def _listed(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    code = _CODE_ENDS.fullmatch(name)
    if code and code["code"] in group_codes:
        return Typed(PartyType.GROUP, 0.98)
    if is_initials(name) and folded(name) in gazetteer.persons:
        return Typed(PartyType.PERSON, 0.95)
    listed = gazetteer.type_of(name)
    if listed is None and name.endswith("s"):
        listed = gazetteer.type_of(name[:-1])
    if listed:
        return Typed(PartyType(listed), 0.97)
    if folded(name) in gazetteer.persons or has_title(name, gazetteer):
        return Typed(PartyType.PERSON, 0.97)
    return Typed(PartyType.PERSON, 0.9) if _has_office(name, gazetteer) else None


def _has_office(name: str, gazetteer: Gazetteer) -> bool:
    """``Senator Reed``, ``Council Member Ann Reed``: an office, and after it only the words of a person's name."""
    words = name.split()
    count = next((count for count in (2, 1) if folded(" ".join(words[:count])) in gazetteer.offices), 0)
    rest = words[count:]
    if not count or not 1 <= len(rest) <= 3 or not all(word[:1].isupper() for word in rest) or is_initials(rest[0]):
        return False
    if is_surname(rest[-1], gazetteer) or is_given(rest[0], gazetteer):
        return True
    return (
        not any(_noun_type(folded(word), gazetteer) or folded(word) in gazetteer.topics for word in rest)
        and gazetteer.type_of(" ".join(rest)) is None
    )


def _by_words(name: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    if _EMAIL.fullmatch(name):
        is_person = "." in name.split("@")[0]
        return Typed(PartyType.PERSON if is_person else PartyType.GROUP, 0.7)
    words = folded(name).split()
    if not words or len(words) > _LONGEST:
        return None
    if _LETTERS_AND.fullmatch(name):
        return Typed(PartyType.GROUP, 0.6)
    if words[0] == "all" and len(words) > 1:
        return Typed(PartyType.GROUP, 0.9)
    if is_given(name.split()[0], gazetteer) and has_name_form(name, gazetteer) and len(words) <= 3 and not name.isupper():
        is_surnamed = is_surname(name.split()[-1], gazetteer) or _noun_type(words[-1], gazetteer) is None
        if is_surnamed and not is_topic(name, gazetteer):
            return _by_form(name, gazetteer)
    return _before_of(name, gazetteer) or _by_last(name, words, gazetteer) or _by_head(name, words, gazetteer, group_codes)


def _before_of(name: str, gazetteer: Gazetteer) -> Typed | None:
    """``Head of Finance``, ``Board of Directors``, ``University of the South``: the word before "of" tells."""
    parts = _OF.split(name, maxsplit=1)
    if len(parts) < 2 or not parts[0].strip():
        return None
    head = folded(parts[0])
    last = head.split()[-1]
    if head in gazetteer.organisation_openers or last in gazetteer.organisation_openers:
        return Typed(PartyType.ORGANISATION, 0.9)
    is_name = parts[1][:1].isupper() or is_topic(parts[1], gazetteer) or _noun_type(folded(parts[1]).split()[-1], gazetteer) is not None
    if not is_name and gazetteer.type_of(parts[1]) is None:
        return None
    noun = _noun_type(last, gazetteer) or (PartyType.ROLE if head in gazetteer.roles or last in gazetteer.roles else None)
    return Typed(noun, 0.92) if noun in (PartyType.ROLE, PartyType.GROUP) else None


def _by_last(name: str, words: list[str], gazetteer: Gazetteer) -> Typed | None:
    last = words[-1]
    if is_topic(name, gazetteer):
        return Typed(PartyType.GROUP, 0.75)
    if len(words) == 1 and not last.endswith("s") and last not in gazetteer.role_words:
        return None
    noun = _noun_type(last, gazetteer)
    if (
        noun is PartyType.ROLE
        and len(words) > 2
        and last in _BODIES
        and (words[0] in gazetteer.places or words[0].endswith(("ish", "ian")))
    ):
        return Typed(PartyType.ORGANISATION, 0.85)  # Australian Energy Regulator
    if noun is PartyType.ROLE:
        return Typed(noun, 0.92 if len(words) > 1 else 0.8)
    if words[0] in gazetteer.role_openers and noun is None and len(words) > 1 and name[:1].isupper():
        return Typed(PartyType.ROLE, 0.85)
    if noun is PartyType.GROUP:
        return Typed(noun, 0.92)
    if noun and len(words) > 1:
        return Typed(noun, 0.85)
    is_inside = len(words) > 2 and any(word in gazetteer.organisation_openers for word in words[1:-1])
    return Typed(PartyType.ORGANISATION, 0.8) if is_inside else None


def _by_head(name: str, words: list[str], gazetteer: Gazetteer, group_codes: frozenset[str]) -> Typed | None:
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(name.split()[:count])
        if head in group_codes:
            return Typed(PartyType.GROUP, 0.7)
        if gazetteer.type_of(head) in ("organisation", "group") and not is_given(head, gazetteer):
            return Typed(PartyType.ORGANISATION if gazetteer.type_of(head) == "organisation" else PartyType.GROUP, 0.75)
    return None


def _by_form(name: str, gazetteer: Gazetteer) -> Typed | None:
    words = name.split()
    if folded(name) in gazetteer.post_nominals and not name.isupper():
        return None  # MSc is no person's initials
    if is_initials(name) and (len(words) == 1 or "." in name):
        if _THREE.fullmatch(name):
            return Typed(PartyType.GROUP if name.endswith("G") else PartyType.ORGANISATION, 0.5)
        return Typed(PartyType.PERSON, 0.6)
    if _NUMBERED_GROUP.fullmatch(name):
        return Typed(PartyType.GROUP, 0.8)
    if len(words) == 1:
        return _single(name, gazetteer)
    if _is_thing(words, gazetteer):
        is_code = words[0].isupper() and not _is_topic_word(words[-1], gazetteer)
        return Typed(PartyType.ORGANISATION if is_code and not words[-1].endswith("s") else PartyType.GROUP, 0.5)
    is_certain = is_initial(words[0]) or is_given(words[0], gazetteer)
    is_place = any(folded(word) in gazetteer.places for word in words)
    if not is_certain and (is_place or any(folded(word) in gazetteer.topics for word in words)):
        return Typed(PartyType.ORGANISATION if is_place else PartyType.GROUP, 0.55) if words[0][:1].isupper() else None
    if has_name_form(name, gazetteer):
        return Typed(PartyType.PERSON, 0.95 if is_given(words[0], gazetteer) else _surname_confidence(words, gazetteer))
    if suffixed := _by_suffix(words[-1]) if words[-1].islower() else None:
        return suffixed
    is_title = words[0][:1].isupper() and all(not word[:1].islower() or word in _JOINING for word in words)
    return Typed(PartyType.ORGANISATION, 0.4) if is_title and len(words) <= 5 else None


def _is_thing(words: list[str], gazetteer: Gazetteer) -> bool:
    """``RCP Support``, ``DG ENER``, ``Divisional Sponsorship``: words with the form of a name of which one is nobody's."""
    first, last = words[0], words[-1]
    if (
        is_given(first, gazetteer)
        or is_given(last, gazetteer)
        or is_surname(last, gazetteer)
        or not has_name_form(" ".join(words), gazetteer)
    ):
        return False
    is_place = folded(last) in gazetteer.places
    is_code = len(first) > 1 and first.isalnum() and first.isupper() and (len(first) > 2 or last.isupper() or is_place)
    is_code_of_thing = is_code and (len(first) > 3 or len(last) < 3 or last.isupper() or is_place or _is_topic_word(last, gazetteer))
    return is_code_of_thing or any(form.fullmatch(word) for form, word in ((_ADJECTIVE, first), (_ABSTRACT, first), (_ABSTRACT, last)))


def _is_topic_word(word: str, gazetteer: Gazetteer) -> bool:
    return folded(word) in gazetteer.topics


def _by_suffix(word: str) -> Typed | None:
    """``Main contractor``, ``Organisers``: what somebody does, by the word's ending."""
    if _DOERS.fullmatch(word):
        return Typed(PartyType.GROUP, 0.5)
    return Typed(PartyType.ROLE, 0.45) if _DOER.fullmatch(word) else None


def _surname_confidence(words: list[str], gazetteer: Gazetteer) -> float:
    return 0.92 if is_surname(words[-1], gazetteer) else 0.85


def _single(name: str, gazetteer: Gazetteer) -> Typed | None:
    if is_given(name, gazetteer) and name[:1].isupper():
        return Typed(PartyType.PERSON, 0.85)
    if _ACRONYM.fullmatch(name):
        return Typed(PartyType.GROUP if name.endswith(("G", "s")) else PartyType.ORGANISATION, 0.6)
    if is_surname(name, gazetteer) and name[:1].isupper():
        return Typed(PartyType.PERSON, 0.7)
    if not name[:1].isupper() or len(name) < 2:
        return None
    suffixed = _by_suffix(name)
    return suffixed if suffixed and suffixed.party_type is PartyType.GROUP else Typed(PartyType.ORGANISATION, 0.4)
