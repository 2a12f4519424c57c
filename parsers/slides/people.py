"""Texts that are nothing but persons, each with whom that person is from or what seat is held: told by the names alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import fmean
from typing import NamedTuple

from parsers.language.parties import KNOWN, split_owners
from parsers.language.party_types import PartyType
from parsers.language.person_names import has_name_form, has_title, turned
from parsers.layout.blocks import Block
from parsers.pack import REPORTS, Pack
from parsers.slides.attendee_texts import BETWEEN, IN_BRACKETS, is_seat, person_of, told_attendance
from schemas.records import Attendee
from schemas.vocabulary import Vocabulary

_SURE = 0.9  # of a name: a given name or surname is known
_MOSTLY = 0.6  # of the names: known as such by their words
_PARTIES = 0.3  # of what stands beside names: known as parties
_LONGEST = 16  # words of an entry
_LONGEST_LABEL = 8  # words before the colon
_LONGEST_SAYING = 5  # words of a sentence besides names
_LONGEST_ASIDE = 8  # words
_LONGEST_NAME = 5  # words
_SMALL = frozenset({"and", "of", "for", "the", "&", "on", "in", "at", "to", "de", "du", "van"})
_BACKWARDS = re.compile(r"(?P<of>\S.*?)(?:\s[–—-]\s|,\s+|\s*[(\[])(?P<name>[^,()\[\]–—]+?)[)\]]?\s*$")
_ENDS = " .;,"
# As in a name of two words.
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÞĀ-Ž]\S*\s+(?:[a-z]{1,4}\s+){0,2}(?:[dhm]\w?['’]?|al-|el-|mac|mc)?[A-ZÀ-ÞĀ-Ž]")
_SENTENCES = (
    re.compile(r"(?P<label>[A-Z][a-z'’ -]{2,40}?)\s(?:were|was|came|come|go|went)(?:\s[a-z]+)?(?:\s(?:from|by|to))?\s(?P<names>[A-Z].*)$"),
    re.compile(r"(?P<names>[A-Z].*?)\s(?P<label>(?:were|was|had|have|has|sent|gave|could|did|joined|attended)\b[a-z'’ ]{0,40})\.?$"),
)
_CALLED = re.compile(r"(?P<entry>[^–—]+)(?:\s[–—-]|:)\s(?P<said>[a-z][a-z' ]{2,30})$")  # of a roll: Jo Ward (DCC) – here
_TURNED = re.compile(r"(?P<surname>[^,()]+),\s+(?P<given>[^,()]+?)(?P<aside>\s*\([^()]+\))?$")


class Said(NamedTuple):
    """A person as a text says it; ``label`` stands before a colon or above, ``is_sure`` tells that the name is one by its words."""

    person: Attendee
    is_sure: bool
    label: str | None = None

    @property
    def aside(self) -> str | None:
        """Whom the person is from, or the seat."""
        return self.person.organisation or self.person.role or self.person.constituency or self.label


def said_by(block: Block, pack: Pack) -> tuple[Said, ...]:
    """The persons that a block names and nothing else: in one text, one a line, or one on the first line and from whom beneath."""
    said = said_in(block.text, pack)
    lines = [line.text for line in block.lines]
    if said or len(lines) < 2 or len(block.words) > _LONGEST * len(lines):
        return said
    each = [said_in(line, pack) for line in lines]
    if all(each):
        return tuple(one for found in each for one in found)
    return said_in(f"{lines[0]} ({', '.join(lines[1:])})", pack) if each[0] and len(lines) <= 3 else ()


def said_in(text: str, pack: Pack) -> tuple[Said, ...]:
    """The persons that a text names; none where it says anything else besides whom each is from."""
    # Most texts are prose, titles and lone words: asked before what costs.
    if not text[:1].isupper() or _TWO_CAPITALS.search(text) is None or any(map(str.isdigit, text)) or "@" in text:
        return ()
    label, colon, rest = text.partition(":")
    if not colon and (told := _told_in_sentence(text, pack)):
        return tuple(said._replace(label=told[0]) for said in _run(told[1], pack))
    of, dash, rest_of = text.partition(" – ")
    if dash and not colon and is_party(of, pack) and not is_name(of, pack):
        return tuple(said._replace(label=said.label or of.strip()) for said in _run(rest_of, pack))
    if colon:
        is_label = len(label.split()) <= _LONGEST_LABEL and bool(rest.strip())
        return tuple(said._replace(label=label.strip()) for said in _run(rest, pack)) if is_label else ()
    return _run(text, pack)


def _told_in_sentence(text: str, pack: Pack) -> tuple[str, str] | None:
    """The words for attendance and the names of a sentence: ``Apologies came from Jo Ward``, ``Jo Ward and Lee Fox could not come``."""
    found = next((match for form in _SENTENCES if (match := form.match(text))), None)
    is_short = found is not None and len(found["label"].split()) <= _LONGEST_SAYING  # more is said of something else than the meeting
    return (
        (found["label"], found["names"].rstrip(" –—-"))
        if found is not None and is_short and told_attendance(found["label"], pack)
        else None
    )


def _run(text: str, pack: Pack) -> tuple[Said, ...]:
    """The persons of a run: parted by semicolons, else by commas, where what is no person is said of the one before."""
    text = text.strip(_ENDS)
    one = _entry(text, pack)
    if one is not None:
        return (one,)
    pieces: Iterable[str] = (piece for piece in text.split(";") if piece.strip(_ENDS))
    if ";" not in text:
        pieces = _with_asides((piece.strip() for piece in BETWEEN.split(text) if piece.strip(_ENDS)), pack)
    found: list[Said] = []
    for piece in pieces:
        entry = _entry(piece, pack)
        if entry is None:
            return ()  # at the first that is none: most texts are prose
        found.append(entry)
    return tuple(found)


def _with_asides(pieces: Iterable[str], pack: Pack) -> Iterator[str]:
    """Pieces between commas, where one that is no person by its words belongs to the one before."""
    joined = ""
    for piece in pieces:
        if joined and piece[:1].isupper() and not is_name(IN_BRACKETS.sub("", piece), pack):
            joined = f"{joined}, {piece}"
            continue
        if joined:
            yield joined
        joined = piece
    if joined:
        yield joined


def _entry(text: str, pack: Pack) -> Said | None:
    text = text.strip(_ENDS)
    called = _CALLED.match(text)
    if called is not None and (told := told_attendance(called["said"], pack)):
        entry = _entry(called["entry"], pack)
        return entry._replace(person=replace(entry.person, attendance=told)) if entry is not None else None
    if not text[:1].isupper() or len(text.split()) > _LONGEST:
        return None
    text = _in_order(text, pack)
    person = person_of(text, pack)
    if is_name(person.name, pack):
        others = [IN_BRACKETS.sub("", piece).strip() for piece in BETWEEN.split(text)[1:]]
        if any(is_sure(other, pack) for other in others):
            return None
        asides = [aside for aside in (person.organisation, person.role) if aside]
        is_whole = all(_may_be_aside(aside, pack) for aside in asides)
        return Said(person, is_sure(person.name, pack)) if is_whole else None
    back = _BACKWARDS.match(text)
    if back is None or not is_sure(back["name"], pack) or not is_party(back["of"], pack):
        return None
    return Said(person_of(f"{back['name']} ({back['of']})", pack), is_sure=True)


def _in_order(text: str, pack: Pack) -> str:
    """A text with the given name first where it begins with the surname: ``Ward, Jo (DCC)``."""
    found = _TURNED.match(text)
    name = turned(found["surname"], found["given"], pack.vocabulary.gazetteer) if found else None
    return f"{name}{found['aside'] or ''}" if found is not None and name is not None else text


def _may_be_aside(text: str, pack: Pack) -> bool:
    """Whether a text beside a name can be whom the person is from: in capitals, or known, and no other person."""
    words = text.split()
    if len(words) > _LONGEST_ASIDE or is_sure(text, pack):
        return False
    return all(any(map(str.isupper, word)) or word in _SMALL or not word[:1].isalpha() for word in words) or is_party(text, pack)


def is_name(text: str, pack: Pack) -> bool:
    """Whether a text has the form of a person's name and is known as nothing else."""
    gazetteer = pack.vocabulary.gazetteer
    if len(text.split()) > _LONGEST_NAME or not (has_name_form(text, gazetteer) or has_title(text, gazetteer)):
        return False
    found = _parties(text, pack)
    return len(found) == 1 and (found[0][0] == PartyType.PERSON or (found[0][1] < KNOWN and found[0][0] != PartyType.GROUP))


def is_sure(text: str, pack: Pack) -> bool:
    """Whether a text is a person's name by its words and not by its capitals alone."""
    gazetteer = pack.vocabulary.gazetteer
    if len(text.split()) > _LONGEST_NAME or not (has_name_form(text, gazetteer) or has_title(text, gazetteer)):
        return False
    found = _parties(text, pack)
    return len(found) == 1 and found[0][0] == PartyType.PERSON and found[0][1] >= _SURE


def are_mostly_sure(said: Sequence[Said]) -> bool:
    """Whether most of some persons are told by the words of their names."""
    return fmean(one.is_sure for one in said) >= _MOSTLY


def are_parties_enough(texts: Collection[str], pack: Pack) -> bool:
    """Whether enough of the different texts beside names are known as parties. In papers, seats do not count: posts are those of a team."""
    are_seats = pack.cover.document_type in REPORTS
    known = [text for text in texts if is_party(text, pack) and (are_seats or not is_seat(text, pack))]
    return len(known) >= _PARTIES * len(texts)


def is_party(text: str, pack: Pack) -> bool:
    """Whether a text is known as an organisation, a group or a seat."""
    return is_seat(text, pack) or any(kind != PartyType.PERSON and sure >= KNOWN for kind, sure in _parties(text, pack))


def is_organisation(text: str, pack: Pack) -> bool:
    """Whether a text is known as an organisation."""
    return any(kind == PartyType.ORGANISATION and sure >= KNOWN for kind, sure in _parties(text, pack))


def _parties(text: str, pack: Pack) -> tuple[tuple[str, float], ...]:
    return _parties_of(text, pack.vocabulary)


@lru_cache(maxsize=1024)  # a name is asked about in several ways, and when found and when read
def _parties_of(text: str, words: Vocabulary) -> tuple[tuple[str, float], ...]:
    return tuple((found.party_type, found.confidence) for found in split_owners(text, words.gazetteer, frozenset(words.group_names)))


def labelled(said: Iterable[Said], pack: Pack) -> list[Attendee]:
    """The persons with what their labels tell: the attendance, a seat, or whom each speaks for.

    Labels of one list are organisations where most that are known as something are, else constituencies.
    """
    listed = list(said)
    said_labels = dict.fromkeys(one.label for one in listed if one.label)
    labels = [label for label in said_labels if not is_seat(label, pack) and not told_attendance(label, pack)]
    are_firms = 2 * sum(is_organisation(label, pack) for label in labels) >= len(labels)
    return [_labelled(one, pack, are_firms=are_firms) for one in listed]


def _labelled(said: Said, pack: Pack, *, are_firms: bool) -> Attendee:
    person, label = _sorted_asides(said.person, pack), said.label
    if label is None:
        return person
    attendance = told_attendance(label, pack)
    if attendance is not None:
        return replace(person, attendance=person.attendance or attendance)
    if is_seat(label, pack):
        return replace(person, role=person.role or label)
    if are_firms and person.organisation is None:
        return replace(person, organisation=label)
    return replace(person, constituency=label)


def _sorted_asides(person: Attendee, pack: Pack) -> Attendee:
    """A person with the organisation and the seat where they were said the other way round."""
    first, second = person.organisation, person.role
    if not first or not second or is_seat(second, pack) or is_organisation(first, pack):
        return person
    if is_organisation(second, pack) or (_are_several(first, pack) and not _are_several(second, pack)):
        return replace(person, organisation=second, role=None, constituency=first)
    return person


def _are_several(text: str, pack: Pack) -> bool:
    """Whether a text names organisations of a kind, as constituencies do."""
    return text.endswith("s") and any(kind == PartyType.GROUP and sure >= _SURE for kind, sure in _parties(text, pack))
