"""Owner and lead cells split into parties: who, of what type, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.language.found import level_of
from parsers.language.party_pieces import BRACKETS, COMMAS, JOINERS, Piece, Reader, pieces_of, tidy, without_article
from parsers.language.party_types import MONTHS, PartyType, is_nobody
from parsers.language.person_names import has_title, is_given, is_initials, turned
from schemas.gazetteer import Gazetteer, folded
from schemas.vocabulary import Vocabulary

KNOWN = 0.75
"""The confidence from which on a party is no guess from its capitals alone."""

_ARROW = re.compile(r"\s*(?:-+>|=+>|(?<=\s)>+(?=\s)|→|➔|»|⇒|\bhanded\sover\sto\b|\bnow\s+(?=[A-Z]))\s*")
_LABEL = re.compile(
    r"^\s*(?:(?:actions?(?:\s+(?:owners?|leads?|by|on|for))?|owners?|owned\sby|leads?|led\sby|responsible|assigned\sto|presenters?"
    r"|by|for)\s*[:-]\s*"
    r"|actions?\s+(?:by|on|for)\s+|(?:owned|led|presented)\s+by\s+|support(?:ed\sby)?\s*:\s*)",
    re.IGNORECASE,
)
# What stands in a cell beside names and is none: days, a name to come, an address in angle brackets.
_ASIDE = re.compile(
    rf"(?<![\w/])(?:(?:by|due|to|from|until)\s+)?(?:\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+(?:{MONTHS})\b(?:\s+\d{{2,4}})?|(?:{MONTHS})\s+\d{{2,4}})(?![\w/])"
    r"|(?<=\S)\s+\b(?:TBC|TBD|TBA)\b\.?|^\s*(?:TBC|TBD|TBA)\b[\s:-]*(?=\w)|<[^<>]*@[^<>]*>",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s+")
_DASH = re.compile(r"\s+-+\s+|(?<=[a-z])-\s+")
_CODE = re.compile(r"[A-Z][A-Za-z]{1,9}")
_LONG_CODE = re.compile(r"[A-Z]{3,6}")
_UNNAMED = re.compile(r"\b(?:TBC|TBD|TBA|N/A)\b\.?$", re.IGNORECASE)
_BEHALF = re.compile(r"\s+on\s+behalf\s+of\s+|\s+(?:representing|from|at)\s+(?=[A-Z])|\s+@\s+")
_TASK = re.compile(
    r"\s+(?:(?:to|for)\s+(?!the\b|an?\b)[a-z]|(?:will|is|are|who|as)\s+[a-z]|(?:supported|assisted|led|in\sconsultation"
    r"|in\sconjunction)\s+(?:by|with)\s|with\s+(?:support|input|help)\b|(?:cc|c\.c\.|copied\sto)\b:?"
    r"|(?:by|due|before|until|from)\s+(?=\d|[A-Z][a-z]{2}|next|end|mid|late|early)).*$"
)
_NICKNAME = re.compile(r"[^\W\d_]+\s(?:\([A-Z][a-z]+\)|\[[A-Z][a-z]+\])(?:\s[A-Z][^\W\d_]*\.?)?\s[A-Z][^\W\d_]+")  # Thomas (Tom) Reed
_HANDLE = re.compile(r"@[A-Za-z][\w-]{1,30}")
_NICK = re.compile(r"\s[(\[][A-Z][a-z]+[)\]]\s")
_RUN = re.compile(r"\S+")
_LETTER = re.compile(r"[A-Za-z]")
_FOR = re.compile(r"^(?:on\s+behalf\s+of|for|representing|from)\s+", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:,|;|\s-\s|/)\s*")
_BETWEEN_WORDS = re.compile(r"[\s\-]+")
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


def are_parties(text: str, vocabulary: Vocabulary, least: float) -> bool:
    """Whether a text only names parties, each of them at a confidence of at least so much."""
    found = split_owners(text, vocabulary.gazetteer, frozenset(vocabulary.group_names))
    return bool(found) and all(party.confidence >= least for party in found)


def split_owners(text: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[PartyFound, ...]:
    """Split an owner or lead cell into its parties, in the order of the text.

    Of ``A -> B`` the owner is B. ``TBC``, ``N/A``, a dash or a date is nobody. ``group_codes`` are codes that are groups for certain.
    """
    level = level_of(text).text
    if is_nobody(level, gazetteer):
        return ()
    level = _ASIDE.sub(lambda aside: " " * len(aside.group()), level)
    arrows = list(_ARROW.finditer(level))
    start = arrows[-1].end() if arrows and level[arrows[-1].end() :].strip() else 0
    label = _LABEL.match(level, start)
    start = label.end() if label and level[label.end() :].strip() else start
    return read_parties(Piece(level, 0).part(start, len(level)), Reader(gazetteer, group_codes, text))


def read_parties(whole: Piece, reader: Reader) -> tuple[PartyFound, ...]:
    """The parties that a stretch of text lists, in its order."""
    if headed := _headed(whole, reader):
        return headed
    titled = _with_titles(pieces_of(whole, reader), reader)
    found = [(party, piece) for piece, name in titled for party in ([_person(piece, name, reader)] if name else _read_piece(piece, reader))]
    found = _among_initials(found, reader)
    return tuple(sorted(_affiliated(found, reader), key=lambda party: party.start_char))


def _party(piece: Piece, reader: Reader, qualifier: str | None = None) -> PartyFound | None:
    if _HANDLE.fullmatch(piece.text):
        return PartyFound(piece.text, piece.text, PartyType.PERSON, None, qualifier, piece.first, piece.last, 0.8)
    found = reader.typed(piece.text)
    if found is None:
        return None
    first = piece.first + len(piece.text) - len(piece.text.lstrip("@*• "))
    raw = reader.printed[first : piece.last]
    name = _NICK.sub(" ", raw) if _NICKNAME.fullmatch(raw) else raw
    return PartyFound(raw, without_article(tidy(name)), found.party_type, None, qualifier, first, piece.last, found.confidence)


def _person(piece: Piece, name: str, reader: Reader) -> PartyFound:
    return PartyFound(reader.printed[piece.first : piece.last], name, PartyType.PERSON, None, None, piece.first, piece.last, 0.95)


def _headed(whole: Piece, reader: Reader) -> tuple[PartyFound, ...]:
    """``DCC - Jane Smith & Tom Brown``: an organisation, and after it only persons, who are all its own."""
    parts = _parted(whole)
    if not parts or BRACKETS.search(parts[0].text) or _parted(parts[1]):
        return ()
    if len(pieces_of(parts[0], reader)) > 1 or (head := _party(parts[0], reader)) is None or head.party_type == PartyType.PERSON:
        return ()
    found = read_parties(parts[1], reader)
    is_persons = len(found) > 1 and all(party.party_type == PartyType.PERSON and party.organisation is None for party in found)
    return tuple(_beside(party, head) for party in found) if is_persons else ()


def _read_piece(piece: Piece, reader: Reader) -> list[PartyFound]:
    """Read one stretch between separators: a name, with brackets, a dash or a colon beside it."""
    head, asides = _without_brackets(piece, reader)
    if behalf := _BEHALF.search(head.text):
        asides.append(head.part(behalf.end(), len(head.text)))
        head = head.part(0, behalf.start())
    parts = _parted(head)
    found = _read_pair(*parts, reader) if parts else _read_names(head, reader)
    for aside in asides:
        found = _with_aside(found, aside, reader)
    return found


def _read_names(head: Piece, reader: Reader) -> list[PartyFound]:
    """One name, with a task behind it perhaps; or two persons whom only a line's end parted (``Asha Patel Tom Reed``)."""
    if not reader.is_prose and (task := _TASK.search(head.text)):
        party = _party(head.part(0, task.start()), reader)
        return [replace(party, qualifier=tidy(task.group()))] if party else []
    if reversed_name := _reversed(head, reader):
        return [reversed_name]
    words = [match.span() for match in _RUN.finditer(head.text)]
    given = [is_given(head.text[first:last], reader.gazetteer) for first, last in words] if len(words) == 4 else []
    is_two = given == [True, False, True, False] and reader.type_of(head.text) == PartyType.PERSON
    pieces = [head.part(words[0][0], words[1][1]), head.part(words[2][0], words[3][1])] if is_two else [head]
    return [party for piece in pieces if (party := _party(piece, reader))]


def _reversed(head: Piece, reader: Reader) -> PartyFound | None:
    """``Goodman, Kate`` and ``Smith, J``: the surname first."""
    surname, comma, given = head.text.partition(",")
    name = turned(tidy(surname), tidy(given), reader.gazetteer) if comma else None
    if name is None or reader.gazetteer.type_of(surname):
        return None
    raw = reader.printed[head.first : head.last]
    return PartyFound(raw, name, PartyType.PERSON, None, None, head.first, head.last, 0.8)


def _is_firm(piece: Piece, bracket: re.Match[str], reader: Reader) -> bool:
    """``Vale (UK) Ltd``: brackets within an organisation's name."""
    behind = tidy(piece.text[bracket.end() :])
    is_within = (
        bool(behind) and folded(behind).split()[-1] in reader.gazetteer.organisation_words and bool(piece.text[: bracket.start()].strip())
    )
    return is_within and reader.type_of(BRACKETS.sub(" ", piece.text)) is PartyType.ORGANISATION


def _without_brackets(piece: Piece, reader: Reader) -> tuple[Piece, list[Piece]]:
    """The stretch before its first bracket, or after one that it starts with, and what the brackets hold."""
    matches = list(BRACKETS.finditer(piece.text)) if "(" in piece.text or "[" in piece.text else []
    if not matches:
        return piece, []
    if len(matches) == 1 and _is_firm(piece, matches[0], reader):
        return piece, []
    if len(matches) == 1 and _NICKNAME.fullmatch(piece.text):
        return Piece(BRACKETS.sub(lambda match: " " * len(match.group()), piece.text), piece.first, piece.before), []
    asides = [piece.part(*(match.span(1) if match[1] is not None else match.span(2))) for match in matches]
    head = piece.part(0, matches[0].start())
    return (head if head.text else piece.part(matches[-1].end(), len(piece.text))), [aside for aside in asides if aside.text]


def _parted(piece: Piece) -> tuple[Piece, Piece] | None:
    """A stretch parted at its first colon, else at its first dash."""
    return _split_once(piece, ":", _COLON) or _split_once(piece, "-", _DASH)


def _split_once(piece: Piece, mark: str, pattern: re.Pattern[str]) -> tuple[Piece, Piece] | None:
    match = pattern.search(piece.text) if mark in piece.text else None
    if not match or not match.start() or match.end() == len(piece.text):
        return None
    return piece.part(0, match.start()), piece.part(match.end(), len(piece.text))


def _read_pair(left: Piece, right: Piece, reader: Reader) -> list[PartyFound]:
    """``DCC - Jane Smith``, ``Jane Smith - DCC``, ``SRO: Peter Wynn``, ``Kate Goodman - lead``, ``Programme - TBC``."""
    first, second = _party(left, reader), _party(right, reader)
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


def _with_aside(found: list[PartyFound], aside: Piece, reader: Reader) -> list[PartyFound]:
    """Take in what stands in brackets: a person's affiliation, the persons of an organisation, or a remark."""
    if not found:
        return [party for piece in pieces_of(aside, reader) if (party := _party(piece, reader))]
    head = found[-1]
    if _UNNAMED.search(aside.text) or not _LETTER.search(aside.text):
        return found
    if _is_place_of(head, aside, reader):
        head = replace(head, party_type=PartyType.ORGANISATION)
    if head.party_type != PartyType.PERSON:
        if persons := _persons(aside, reader):
            return found[:-1] + [_beside(person, head) for person in persons]
        return found if _is_short_for(aside.text, head.name) else [*found[:-1], replace(head, qualifier=_SPACES.sub(" ", aside.text))]
    return [*found[:-1], _described(head, aside, reader)]


def _is_place_of(head: PartyFound, aside: Piece, reader: Reader) -> bool:
    """``Denton (R. Kelly)``: a lone word that might be a surname, but brackets name a person in full."""
    is_lone = " " not in head.name and not is_initials(head.name) and not is_given(head.name, reader.gazetteer)
    return is_lone and any(" " in person.name for person in _persons(aside, reader))


def _described(person: PartyFound, aside: Piece, reader: Reader) -> PartyFound:
    """A person with what brackets say: of parts between commas or dashes the first organisation, and the rest as the qualifier."""
    text = _FOR.sub("", aside.text)
    if _is_short_for(text, person.name):
        return person
    parts = [part for part in _PARTED.split(text) if part]
    works_for = next((part for part in parts if _is_organisation(part, len(parts) == 1, reader)), None)
    rest = ", ".join(part for part in parts if part is not works_for)
    return replace(
        person, organisation=tidy(works_for) if works_for else person.organisation, qualifier=_SPACES.sub(" ", rest) or person.qualifier
    )


def _is_organisation(text: str, is_alone: bool, reader: Reader) -> bool:
    if text.islower():
        return False
    if reader.type_of(text) in (PartyType.ORGANISATION, PartyType.GROUP):
        return True
    is_code = _CODE.fullmatch(text) is not None and reader.type_of(text) != PartyType.ROLE
    return is_alone and is_code and not is_nobody(text, reader.gazetteer)


def _persons(aside: Piece, reader: Reader) -> list[PartyFound]:
    """The persons that brackets hold; none where anything else stands there too."""
    parties = [_party(piece, reader) for piece in pieces_of(aside, reader)]
    persons = [party for party in parties if party and party.party_type == PartyType.PERSON]
    return persons if len(persons) == len(parties) else []


def _is_short_for(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in _BETWEEN_WORDS.split(name) if word[:1].isupper())
    return short.isupper() and short == initials


_Found = list[tuple[PartyFound, Piece]]


def _with_titles(pieces: list[Piece], reader: Reader) -> Iterator[tuple[Piece, str | None]]:
    """Each piece, with its name where a title that it shares makes it a person's: ``Cllrs Reed and Patel``, ``Mr & Mrs Reed``."""
    title: str | None = None
    for number, piece in enumerate(pieces):
        first, *rest = tidy(piece.text).split() or [""]
        following = tidy(pieces[number + 1].text).split() if number + 1 < len(pieces) else []
        if rest and folded(first) in reader.gazetteer.plural_titles:
            title = reader.gazetteer.plural_titles[folded(first)]
            yield piece, " ".join([title, *rest])
        elif title and piece.before in JOINERS and _is_bare_name([first, *rest], reader):
            yield piece, " ".join([title, first, *rest])
        else:
            title = None
            is_pair = not rest and folded(first) in reader.gazetteer.titles and has_title(" ".join(following), reader.gazetteer)
            yield piece, " ".join([first, *following[1:]]) if is_pair else None


def _is_bare_name(words: list[str], reader: Reader) -> bool:
    """Whether words may be a surname, with initials perhaps, and are not known as anything else."""
    is_known = reader.gazetteer.type_of(" ".join(words)) is not None or has_title(" ".join(words), reader.gazetteer)
    return len(words) <= 2 and all(word[:1].isupper() for word in words) and not is_known


def _among_initials(found: _Found, reader: Reader) -> _Found:
    """``JS / PM / KB``: two or three capitals among persons' initials are a person's too.

    What the file lists as a group or an organisation stays one, but for two letters among those of two persons or more (``AW, BT, CK``).
    """
    sure = [party.party_type == PartyType.PERSON and len(party.name) == 2 and party.name.isupper() for party, _ in found]
    doubtful = [
        is_initials(party.name) and (reader.gazetteer.type_of(party.name) in (None, "role") or (sum(sure) > 1 and len(party.name) == 2))
        for party, _ in found
    ]
    if not any(sure) or not all(map(max, doubtful, sure)):
        return found
    return [(replace(party, party_type=PartyType.PERSON), piece) for party, piece in found]


def _affiliated(found: _Found, reader: Reader) -> list[PartyFound]:
    """``Jane Smith, DCC`` and ``Jane Smith, Director of HR``: after a comma, where a person works or what they are.

    Only where persons and what stands beside them take turns all through; else it is a list of owners.
    """
    parties = [party for party, _ in found]
    if len(found) < 2 or len(found) % 2:
        return parties
    pairs = list(zip(found[::2], found[1::2], strict=True))
    if not all(_is_apposition(person, beside, reader) for person, beside in pairs):
        return parties
    return [_beside(_as_employer(person), _as_employer(beside)) for (person, _), (beside, _) in pairs]


def _is_apposition(person: tuple[PartyFound, Piece], beside: tuple[PartyFound, Piece], reader: Reader) -> bool:
    (who, _), (what, piece) = person, beside
    if who.party_type != PartyType.PERSON or " " not in who.name or who.organisation or piece.before not in COMMAS:
        return False
    if what.party_type == PartyType.ROLE:
        return folded(what.name) not in reader.gazetteer.seats and not what.name.endswith("s")
    return what.party_type == PartyType.ORGANISATION or _LONG_CODE.fullmatch(what.name) is not None


def _as_employer(party: PartyFound) -> PartyFound:
    """Three capitals after a person's comma are where they work, not another's initials."""
    return (
        replace(party, party_type=PartyType.ORGANISATION)
        if _LONG_CODE.fullmatch(party.name) and party.party_type == PartyType.PERSON
        else party
    )
