"""Owner cells cut into stretches that each name one party, and put together again where the cut went through a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.language.found import level_of
from parsers.language.party_types import PartyType, Typed, has_noun, is_bare_noun, is_month, is_topic, type_of
from parsers.language.person_names import is_given, is_initials, turned
from parsers.language.spans import MONTH_NAMES
from schemas.gazetteer import Gazetteer, folded

BRACKETS = re.compile(r"\(([^()]*)\)?|\[([^\[\]]*)\]?")
_SOFT = r"[·•]|,(?:\s*(?:and|&|then)\b)?|(?<![A-Z&])&|(?<=[A-Z]{2})&|&(?=\s)|\+|\band\b"
_HARD = r";|\||/|\bthen\b|\bor\b|\bas\swell\sas\b|\b(?:support|lead|owner)s?:|(?:(?<=\s)|^)\(?\d{1,2}[.)](?=\s)"
_BREAK = re.compile(rf"\s*(?P<soft>{_SOFT})\s*|\s*(?:{_HARD})\s*", re.IGNORECASE)
_BREAK_WITH = re.compile(
    rf"\s*(?P<soft>{_SOFT})\s*|\s*(?:{_HARD}|(?<!consultation\s)(?<!conjunction\s)(?<!liaison\s)\bwith\b(?!\s+(?:support|input|help|advice)\b))\s*",
    re.IGNORECASE,
)
_BREAK_SIGNS = (*",&+;|/:.)·•", "and", "or", "then", "as", "with")  # without all of them there is no break
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_RUN = re.compile(r"\S+")
_INITIAL_LAST = re.compile(r"(?:^|[\s.])[A-Z]$")
_OF = re.compile(r"\b(?:of|for)\s")
_SPACES = re.compile(r"\s+")
_LINE = re.compile(r"[^\n]+")
_AMPERSANDS = ("&", "and", "+", ", and", ", &")
JOINERS = (",", *_AMPERSANDS)
COMMAS = (",", "·", "•")
"""What parts a name from the organisation behind it."""
_FIRM_ENDS = frozenset({"ltd", "limited", "llp", "plc", "co", "sons", "bros", "brothers", "daughters", "company"})
_CERTAIN = 0.85


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the cell: its place, and the separator before it."""

    text: str
    first: int
    before: str = ""

    @property
    def last(self) -> int:
        """Where it ends, exclusive."""
        return self.first + len(self.text)

    def part(self, start: int, end: int) -> Piece:
        """A stretch of this one, without white space at its ends."""
        inner = self.text[start:end]
        return Piece(inner.strip(), self.first + start + len(inner) - len(inner.lstrip()), self.before)


@dataclass(frozen=True, slots=True)
class Reader:
    """The lists that a reading goes by. Only in a cell does ``with`` part two owners."""

    gazetteer: Gazetteer
    group_codes: frozenset[str]
    printed: str
    is_prose: bool = False

    def typed(self, name: str) -> Typed | None:
        """The type of a name and how sure it is. In prose a given name that is short for a month (``Jan``) may be a person."""
        if self.is_prose and is_month(name) and is_given(name, self.gazetteer) and name.lower() not in MONTH_NAMES:
            return Typed(PartyType.PERSON, 0.6)
        return type_of(without_article(tidy(name)), self.gazetteer, self.group_codes)

    def type_of(self, name: str) -> PartyType | None:
        """The type of a name."""
        found = self.typed(name)
        return found.party_type if found else None


def tidy(name: str) -> str:
    """A name without the wraps and marks around it; the dot of an initial or a title stays."""
    plain = _SPACES.sub(" ", name).strip(" ,;:-*•@.")
    return f"{plain}." if _INITIAL_LAST.search(plain) and name.rstrip(" ,;:-*•").endswith(f"{plain}.") else plain


def without_article(name: str) -> str:
    """``the Clerk`` is the Clerk."""
    return _ARTICLE.sub("", name)


def pieces_of(whole: Piece, reader: Reader) -> list[Piece]:
    """The stretches between separators that stand outside brackets, each one name where that can be told."""
    lines = _lines(whole, reader)
    if len(lines) > 1:
        return [piece for line in lines for piece in pieces_of(line, reader)]
    return _titled(_rejoined(_cut(whole, reader), reader), reader)


def _cut(whole: Piece, reader: Reader) -> list[Piece]:
    small = whole.text.lower()
    if not any(sign in small for sign in _BREAK_SIGNS):
        piece = whole.part(0, len(whole.text))
        return _initials(piece, reader) if piece.text else []
    blank = BRACKETS.sub(lambda match: "\0" * len(match.group()), whole.text)
    pieces, start, before = [], 0, whole.before
    for match in (_BREAK if reader.is_prose else _BREAK_WITH).finditer(blank):
        if match.start() == match.end():
            continue
        pieces.append(replace(whole.part(start, match.start()), before=before))
        start, before = match.end(), match.group().strip().lower()
    pieces.append(replace(whole.part(start, len(whole.text)), before=before))
    return [part for piece in pieces if piece.text for part in _initials(piece, reader)]


def _initials(piece: Piece, reader: Reader) -> list[Piece]:
    """``JS KB``: two persons' initials or more beside each other."""
    words = [match.span() for match in _RUN.finditer(piece.text)]
    texts = [piece.text[first:last] for first, last in words]
    if len(words) < 2 or not all(is_initials(text) and text.isupper() and "." not in text for text in texts):
        return [piece]
    if any(reader.gazetteer.type_of(text) or text in reader.group_codes for text in texts):
        return [piece]
    return [piece.part(first, last) for first, last in words]


def _lines(whole: Piece, reader: Reader) -> list[Piece]:
    """The printed lines where each of them names parties by itself; else the whole, whose lines are wraps."""
    printed = reader.printed[whole.first : whole.last]
    lines = [part for match in _LINE.finditer(printed) if (part := whole.part(*match.span())).text]
    # A line that ends or begins with a separator tells nothing new: it is cut there in any case.
    if len(lines) < 2 or any(line.text[-1] in ",&+/-(" or line.text[0] in "&+/-([" for line in lines):
        return [whole]
    is_each = all(_is_line(line, reader) for line in lines)
    is_split = any(is_bare_noun(line.text, reader.gazetteer) and not _ends(above, reader) for above, line in pairwise(lines))
    return (
        [replace(line, before=";" if number else whole.before) for number, line in enumerate(lines)]
        if is_each and not is_split
        else [whole]
    )


def _is_line(line: Piece, reader: Reader) -> bool:
    name = BRACKETS.sub("", line.text).strip()
    found = reader.typed(name)
    if found is None:
        return False
    is_whole_name = " " in name or is_initials(name) or reader.gazetteer.type_of(name) is not None
    return is_whole_name and (found.confidence >= _CERTAIN or is_initials(name))


def _ends(line: Piece, reader: Reader) -> bool:
    return (
        reader.type_of(line.text) is PartyType.PERSON or has_noun(line.text, reader.gazetteer) or is_bare_noun(line.text, reader.gazetteer)
    )


def _rejoined(pieces: list[Piece], reader: Reader) -> list[Piece]:
    """Put together again what a separator inside one name cut: ``Ernst & Young LLP``, ``Large and Small Supplier reps``."""
    result: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if result and (whole := _one_name(result[-1], piece, following, reader)):
            result[-1] = whole
        else:
            result.append(piece)
    return result


def _one_name(left: Piece, right: Piece, following: Piece | None, reader: Reader) -> Piece | None:
    between = level_of(reader.printed[left.first : right.last]).text
    whole = Piece(between, left.first, left.before)
    if reader.gazetteer.type_of(tidy(between)):
        return whole
    if right.before == ",":
        is_list = following is not None and following.before in _AMPERSANDS and is_topic(following.text, reader.gazetteer)
        return whole if is_list and _shares_topics(left, right, reader) else None
    if right.before not in _AMPERSANDS:
        return None
    is_one = _is_firm(left, right, reader) or _shares_noun(left, right, reader) or _shares_topics(left, right, reader)
    return whole if is_one else None


def _is_new(left: Piece, reader: Reader) -> bool:
    return reader.gazetteer.type_of(left.text) is None and left.text not in reader.group_codes


def _is_firm(left: Piece, right: Piece, reader: Reader) -> bool:
    """``Harbour & Sons Ltd``, ``Vale & Moor Utilities``, ``Vale Metering & Services``: a firm's ending after an ampersand."""
    ending = folded(right.text).split()[-1:]
    if not ending or not _is_new(left, reader) or len(left.text.split()) > 3:
        return False
    if ending[0] in _FIRM_ENDS:
        return True
    if right.before == "&" and folded(right.text) in reader.gazetteer.organisation_words:
        return reader.type_of(left.text) is PartyType.ORGANISATION
    is_name = len(left.text.split()) == 1 and reader.type_of(left.text) is not PartyType.ROLE and not is_initials(left.text)
    is_lone = is_name and not is_given(left.text, reader.gazetteer) and left.text[:1].isupper()
    return (
        is_lone
        and right.before == "&"
        and _is_new(right, reader)
        and ending[0] in reader.gazetteer.organisation_words
        and has_noun(right.text, reader.gazetteer)
    )


def _shares_noun(left: Piece, right: Piece, reader: Reader) -> bool:
    """``Large and Small Supplier reps``, ``Quality & Safety Committee``: the noun at the end is that of both."""
    if not _is_new(left, reader):
        return False
    first = folded(right.text).split()[:1]
    if first and " " in right.text and _are_places(folded(left.text), first[0], right, reader):
        return True
    if folded(left.text) in reader.gazetteer.role_sharers:
        return reader.type_of(right.text) in (PartyType.ROLE, PartyType.GROUP)
    return is_topic(left.text, reader.gazetteer) and has_noun(right.text, reader.gazetteer) and not is_topic(right.text, reader.gazetteer)


def _are_places(left: str, first: str, right: Piece, reader: Reader) -> bool:
    """``Kent and Medway``, ``NHS Kent and Medway ICB``: two places before one noun."""
    places = reader.gazetteer.places
    if left in places and first in places:
        return True
    is_of_places = " " in left and left.split()[-1] in places and right.text[:1].isupper() and len(right.text.split()) == 2
    return is_of_places and reader.type_of(right.text) is PartyType.ORGANISATION and has_noun(right.text, reader.gazetteer)


def _shares_topics(left: Piece, right: Piece, reader: Reader) -> bool:
    """``Director of Nursing and Quality``: what follows "and" is what the role is for, not another owner."""
    is_role_of = _OF.search(left.text) is not None and reader.type_of(left.text) not in (None, PartyType.PERSON)
    if not is_role_of or not _is_new(right, reader):
        return False
    is_word = " " not in right.text and (found := reader.typed(right.text)) is not None and found.confidence < 0.5 and right.text.isalpha()
    return is_topic(right.text, reader.gazetteer) or is_word or is_topic(right.text.split()[-1], reader.gazetteer)


def _titled(pieces: list[Piece], reader: Reader) -> list[Piece]:
    """Turn ``Smith, J`` back into one piece; the reading of names puts it in order."""
    result: list[Piece] = []
    for piece in pieces:
        left = result[-1] if result else None
        if left and piece.before == "," and "," not in left.text and turned(tidy(left.text), tidy(piece.text), reader.gazetteer):
            is_place = reader.gazetteer.type_of(left.text) is not None
            if not is_place:
                result[-1] = Piece(level_of(reader.printed[left.first : piece.last]).text, left.first, left.before)
                continue
        result.append(piece)
    return result
