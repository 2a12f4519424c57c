"""Owner and lead cells split into parties: who, of what type, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parsers.language.found import scene_of
from parsers.language.party_types import PartyType, is_nobody, type_of
from schemas.gazetteer import Gazetteer, folded

_ARROW = re.compile(r"\s*(?:->|=>|→|➔|»)\s*")
_BREAK = re.compile(
    r"\s*(?:(?P<soft>,(?:\s*(?:and|&|then)\b)?|&|\+|\band\b)|;|\||/|\bthen\b|\bwith\b|\bor\b|(?:(?<=\s)|^)\(?\d{1,2}[.)](?=\s))\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?")
_LABEL = re.compile(r"^\s*(?:(?:action\s)?owners?|leads?|responsible|assigned\sto|presenters?|support(?:ed\sby)?)\s*:\s*", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s+")
_DASH = re.compile(r"\s+-\s+")
_ACRONYM_ONLY = re.compile(r"[A-Z][A-Za-z]{1,9}")
_UNNAMED = re.compile(r"\b(?:TBC|TBD|TBA|N/A)\b\.?$", re.IGNORECASE)
_TASK = re.compile(r"\s+(?:to|will|is|are|who|for|as)\s+[a-z].*$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PartyFound:
    """One party in a text. ``name_raw`` stands at ``start_char`` to ``end_char`` (exclusive); ``name`` is without wraps and in order.

    ``organisation`` is the affiliation beside a person; ``qualifier`` what else is said beside the name.
    """

    name_raw: str
    name: str
    party_type: str
    organisation: str | None
    qualifier: str | None
    start_char: int
    end_char: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the cell: its place, and the separator before it."""

    text: str
    first: int
    before: str

    def part(self, start: int, end: int) -> _Piece:
        """A stretch of this one, without white space at its ends."""
        inner = self.text[start:end]
        return _Piece(inner.strip(), self.first + start + len(inner) - len(inner.lstrip()), self.before)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The lists that a reading goes by."""

    gazetteer: Gazetteer
    group_codes: frozenset[str]
    printed: str

    def type_of(self, name: str) -> PartyType | None:
        found = type_of(_tidy(name), self.gazetteer, self.group_codes)
        return found.party_type if found else None

    def party(self, piece: _Piece, organisation: str | None = None, qualifier: str | None = None) -> PartyFound | None:
        found = type_of(_tidy(piece.text), self.gazetteer, self.group_codes)
        if found is None:
            return None
        last = piece.first + len(piece.text)
        raw = self.printed[piece.first : last]
        return PartyFound(raw, _tidy(raw), found.party_type, organisation, qualifier, piece.first, last, found.confidence)


def split_owners(text: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[PartyFound, ...]:
    """Split an owner or lead cell into its parties, in the order of the text.

    Of ``A -> B`` the owner is B. ``TBC``, ``N/A``, a dash or a date is nobody. ``group_codes`` are codes that are groups for certain.
    """
    level = scene_of(text, None, None).text
    if is_nobody(level, gazetteer):
        return ()
    reader = _Reader(gazetteer, group_codes, text)
    arrows = list(_ARROW.finditer(level))
    start = arrows[-1].end() if arrows and level[arrows[-1].end() :].strip() else 0
    label = _LABEL.match(level, start)
    whole = _Piece(level, 0, "").part(label.end() if label else start, len(level))
    pieces = _rejoined(_pieces(whole), reader)
    if reversed_name := _reversed_name(pieces, reader):
        return (reversed_name,)
    found = [party for piece in pieces for party in _read_piece(piece, reader)]
    return tuple(sorted(_affiliated(found, pieces), key=lambda party: party.start_char))


def _tidy(name: str) -> str:
    return (
        _SPACES.sub(" ", name).strip(" ,;:.-*•")
        if not name.endswith((".", "Ltd."))
        else _SPACES.sub(" ", name).strip(" ,;:-*•").rstrip(".")
    )


def _pieces(whole: _Piece) -> list[_Piece]:
    """Cut at separators outside brackets."""
    blank = _BRACKETS.sub(lambda match: "\0" * len(match.group()), whole.text)
    pieces, start, before = [], 0, ""
    for match in _BREAK.finditer(blank):
        if match.start() == match.end():
            continue
        pieces.append(replace(whole.part(start, match.start()), before=before))
        start, before = match.end(), match.group().strip().lower()
    pieces.append(replace(whole.part(start, len(whole.text)), before=before))
    return [piece for piece in pieces if piece.text]


def _rejoined(pieces: list[_Piece], reader: _Reader) -> list[_Piece]:
    """Put together again what a separator inside one name cut: ``Ernst & Young LLP``, ``Large and Small Supplier reps``."""
    result: list[_Piece] = []
    for piece in pieces:
        if result and piece.before in ("&", "and", "+") and (whole := _one_name(result[-1], piece, reader)):
            result[-1] = whole
        else:
            result.append(piece)
    return result


def _one_name(left: _Piece, right: _Piece, reader: _Reader) -> _Piece | None:
    last = right.first + len(right.text)
    between = scene_of(reader.printed[left.first : last], None, None).text
    whole = _Piece(between, left.first, left.before)
    if reader.gazetteer.type_of(_tidy(between)):
        return whole
    ending = folded(right.text).split()[-1:]
    is_new = reader.gazetteer.type_of(left.text) is None and left.text not in reader.group_codes
    is_firm = bool(ending) and ending[0] in ("ltd", "limited", "llp", "plc", "co") and is_new and len(left.text.split()) <= 2
    is_shared = folded(left.text) in reader.gazetteer.role_sharers and reader.type_of(right.text) in (PartyType.ROLE, PartyType.GROUP)
    return whole if is_firm or (is_shared and is_new) else None


def _reversed_name(pieces: list[_Piece], reader: _Reader) -> PartyFound | None:
    """``Goodman, Kate``: two single words, of which only the second is a given name."""
    if len(pieces) != 2 or pieces[1].before != "," or any(" " in piece.text for piece in pieces):
        return None
    surname, given = (piece.text for piece in pieces)
    names = reader.gazetteer.given_names
    if folded(given) not in names or folded(surname) in names or reader.gazetteer.type_of(surname) or surname.isupper():
        return None
    last = pieces[1].first + len(given)
    raw = reader.printed[pieces[0].first : last]
    return PartyFound(raw, f"{given} {surname}", PartyType.PERSON, None, None, pieces[0].first, last, 0.8)


def _read_piece(piece: _Piece, reader: _Reader) -> list[PartyFound]:
    """Read one stretch between separators: a name, with brackets, a dash or a colon beside it."""
    head, asides = _without_brackets(piece)
    parts = _split_once(head, _COLON) or _split_once(head, _DASH)
    found = _read_pair(*parts, reader) if parts else _read_names(head, reader)
    for aside in asides:
        found = _with_aside(found, aside, reader)
    return found


def _read_names(head: _Piece, reader: _Reader) -> list[PartyFound]:
    """One name, with a task behind it perhaps; or two persons whom only a line's end parted (``Asha Patel Tom Reed``)."""
    if task := _TASK.search(head.text):
        party = reader.party(head.part(0, task.start()))
        return [replace(party, qualifier=_tidy(task.group()))] if party else []
    words = [match.span() for match in re.finditer(r"\S+", head.text)]
    given = [folded(head.text[first:last]) in reader.gazetteer.given_names for first, last in words]
    is_two = given == [True, False, True, False] and reader.type_of(head.text) == PartyType.PERSON
    pieces = [head.part(words[0][0], words[1][1]), head.part(words[2][0], words[3][1])] if is_two else [head]
    return [party for piece in pieces if (party := reader.party(piece))]


def _without_brackets(piece: _Piece) -> tuple[_Piece, list[_Piece]]:
    """The stretch before its first bracket, or after one that it starts with, and what the brackets hold."""
    matches = list(_BRACKETS.finditer(piece.text))
    asides = [piece.part(*(match.span(1) if match[1] is not None else match.span(2))) for match in matches]
    if not matches:
        return piece, []
    head = piece.part(0, matches[0].start())
    return (head if head.text else piece.part(matches[-1].end(), len(piece.text))), [aside for aside in asides if aside.text]


def _split_once(piece: _Piece, pattern: re.Pattern[str]) -> tuple[_Piece, _Piece] | None:
    match = pattern.search(piece.text)
    if not match or not match.start() or match.end() == len(piece.text):
        return None
    return piece.part(0, match.start()), piece.part(match.end(), len(piece.text))


def _read_pair(left: _Piece, right: _Piece, reader: _Reader) -> list[PartyFound]:
    """``DCC - Jane Smith``, ``Jane Smith - DCC``, ``SRO: Peter Wynn``, ``Kate Goodman - lead``, ``Programme - TBC``."""
    first, second = reader.party(left), reader.party(right)
    if first is None or second is None:
        return [party for party in (first or second,) if party]
    if second.party_type == PartyType.PERSON and first.party_type != PartyType.PERSON:
        return [_beside(second, first)]
    if first.party_type == PartyType.PERSON and second.party_type == PartyType.PERSON:
        return [first, second]
    return [_beside(first, second)]


def _beside(party: PartyFound, other: PartyFound) -> PartyFound:
    """A party with another that stands beside it as its affiliation, or as what it is."""
    is_affiliation = party.party_type == PartyType.PERSON and other.party_type in (PartyType.ORGANISATION, PartyType.GROUP)
    return replace(party, organisation=other.name) if is_affiliation else replace(party, qualifier=other.name)


def _with_aside(found: list[PartyFound], aside: _Piece, reader: _Reader) -> list[PartyFound]:
    """Take in what stands in brackets: a person's affiliation, the persons of an organisation, or a remark."""
    if not found:
        return _persons(aside, reader)
    head = found[-1]
    if _UNNAMED.search(aside.text) or not re.search(r"[A-Za-z]", aside.text):
        return found
    if head.party_type != PartyType.PERSON and (persons := _persons(aside, reader)):
        return found[:-1] + [_beside(person, head) for person in persons]
    is_organisation = reader.type_of(aside.text) in (PartyType.ORGANISATION, PartyType.GROUP)
    if head.party_type == PartyType.PERSON and (is_organisation or _ACRONYM_ONLY.fullmatch(aside.text)) and not aside.text.islower():
        return [*found[:-1], replace(head, organisation=_tidy(aside.text))]
    if _is_short_for(aside.text, head.name):
        return found
    return [*found[:-1], replace(head, qualifier=_SPACES.sub(" ", aside.text))]


def _persons(aside: _Piece, reader: _Reader) -> list[PartyFound]:
    """The persons that brackets hold; none where anything else stands there too."""
    parties = [reader.party(piece) for piece in _pieces(aside)]
    persons = [party for party in parties if party and party.party_type == PartyType.PERSON]
    return persons if len(persons) == len(parties) else []


def _is_short_for(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.split(r"[\s\-]+", name) if word[:1].isupper())
    return short.isupper() and short == initials


def _affiliated(found: list[PartyFound], pieces: list[_Piece]) -> list[PartyFound]:
    """``Jane Smith, DCC``: of a person and one organisation after a comma, the second is where the first works."""
    if len(found) != 2 or len(pieces) != 2 or pieces[1].before != ",":
        return found
    person, other = found
    is_person_first = person.party_type == PartyType.PERSON and other.party_type == PartyType.ORGANISATION
    return [replace(person, organisation=other.name)] if is_person_first and person.organisation is None else found
