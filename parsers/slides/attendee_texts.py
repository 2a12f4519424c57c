"""What a line of an attendance list says: the person, whom that person is from, the seat, and whether that person was there."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.language.phrases import begins_with, is_one_of, mentions
from parsers.pack import Pack
from schemas.records import Attendee
from schemas.vocabulary import Vocabulary

IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
BETWEEN = re.compile(r"[,;](?![^()\[\]]*[)\]])|\band\b(?![^()\[\]]*[)\]])")  # between the names of a run, not within brackets
_ROLE = re.compile(r"\s*([^:]{2,60}?)\s*:\s*(\S.*)$", re.DOTALL)
_CUED = {"present": "present", "absent": "apologies", "alternate": "alternate", "invited": "invited"}
_MARKS = re.compile(r"\s[–—-]\s|,\s+")


def attendance_of(text: str | None, pack: Pack) -> str | None:
    """The attendance that a heading or a cell names, None where it names none."""
    if not is_one_of(text, _names_of_attendance(pack.vocabulary)):
        return None
    return next((name for name, phrases in pack.vocabulary.attendance.items() if is_one_of(text, phrases)), None)


@lru_cache(maxsize=8)
def _names_of_attendance(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(phrase for phrases in vocabulary.attendance.values() for phrase in phrases)


def told_attendance(text: str | None, pack: Pack) -> str | None:
    """The attendance that a heading names, or tells in words of its own; None where it tells none, or several."""
    named = attendance_of(text, pack)
    if named is not None or not text:
        return named
    words = pack.vocabulary.phrases
    if mentions(text, words["in_absence"]):
        return "alternate"
    told = {name for name in _CUED if mentions(text, words[f"{name}_cue"])}
    if "absent" in told:
        told.discard("present")  # not with us
    if told == {"invited"} and mentions(text, words["member_word"]):
        return None
    return _CUED[told.pop()] if len(told) == 1 else None


def words_of_attendance(pack: Pack) -> tuple[str, ...]:
    """The words that name an attendance, without those of a letter or two."""
    return _words_of_attendance(pack.vocabulary)


@lru_cache(maxsize=8)
def _words_of_attendance(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(phrase for phrase in _names_of_attendance(vocabulary) if len(phrase) > 3)


def names_person(text: str, pack: Pack) -> bool:
    """Whether a text can name a person: some words in capitals."""
    words = person_of(text, pack).name.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words)


def person_of(text: str, pack: Pack) -> Attendee:
    """A line of a list: ``Chair: Jo Ward (Elexon)``, ``Jo Ward (JW), Elexon``, ``Jo Ward – Large Suppliers``, ``Jo Ward (alternate)``."""
    found = _ROLE.match(text)
    role, rest = (found[1], found[2]) if found else (None, text)
    organisation = attendance = None
    while bracket := IN_BRACKETS.search(rest):
        aside = bracket[1].strip()
        rest = rest[: bracket.start()]
        named = attendance_of(aside, pack)
        if named is not None:
            attendance = named
        elif not _are_initials(aside, rest):
            for said in _asides(aside):
                role, organisation = (role or said, organisation) if is_seat(said, pack) else (role, organisation or said)
    rest, *behind = _MARKS.split(rest.strip())
    beside = [piece for text in behind for piece in _asides(text)]
    for said in (*_asides(_aside_of(rest)), *beside):
        if begins_with(said, words_of_attendance(pack)) and attendance_of(said, pack) is None:
            continue  # for whom an alternate came
        if is_seat(said, pack) or organisation is not None:
            role = role or said
        else:
            organisation = said
    return Attendee(name=_bare(rest), organisation=organisation, role=role, attendance=attendance)


def _asides(text: str) -> list[str]:
    return [piece for piece in (part.strip() for part in text.split(",")) if piece]


def _aside_of(name: str) -> str:
    """What stands in brackets behind a name and is more than its initials; empty where nothing does."""
    found = IN_BRACKETS.search(name)
    return found[1].strip() if found and not _are_initials(found[1].strip(), name[: found.start()]) else ""


def is_seat(text: str, pack: Pack) -> bool:
    """Whether a text names a seat in the meeting: the chair, or whom somebody represents."""
    words = pack.vocabulary.phrases
    return is_one_of(text, words["seat"]) or any(is_one_of(word, words["seat_word"]) for word in text.split()[-1:])


def _bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    found = IN_BRACKETS.search(name)
    return name[: found.start()].strip() if found else name.strip()


def _are_initials(short: str, name: str) -> bool:
    """Whether brackets only shorten the name before them."""
    return short.isupper() and len(short) <= 4 and short[:1] == name.strip()[:1] and len(name.split()) >= 2
