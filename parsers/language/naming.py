"""What a person's name as printed says: a full name, an initial and a surname, only initials, only a first name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from parsers.language.person_names import has_title, is_given, is_initial, is_initials, without_titles
from schemas.gazetteer import Gazetteer, folded

_LOCAL_PART = re.compile(r"([A-Za-z]+)[._-]([A-Za-z'-]+)@")
_RUN_TOGETHER = re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+)")


class NameKind(StrEnum):
    """How much of a name is printed, the most first."""

    FULL = "full"
    INITIAL_AND_SURNAME = "initial_and_surname"
    FIRST_AND_INITIAL = "first_name_and_initial"
    SURNAME = "surname"
    FIRST = "first_name"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True, order=True)
class PersonForm:
    """One form of a name, folded: given names or their initials, and the surname. ``title`` only where nothing else stands by a surname."""

    kind: NameKind
    given: tuple[str, ...]
    surname: str
    title: str = ""

    @property
    def initials(self) -> str:
        """The first letters of first name and surname; empty where one is not printed."""
        return f"{self.given[0][0]}{self.surname[0]}" if self.given and self.surname else ""


def person_form(name: str, gazetteer: Gazetteer) -> PersonForm:
    """Take a person's name apart.

    >>> from schemas.gazetteer import gazetteer_from_toml
    >>> person_form("K. Goodman", gazetteer_from_toml("")).kind
    <NameKind.INITIAL_AND_SURNAME: 'initial_and_surname'>
    """
    if address := _LOCAL_PART.match(name):
        return _of_words([address[1], address[2]], gazetteer)
    bare = without_titles(name, gazetteer)
    if " " not in bare and (has_title(name, gazetteer) or not is_initials(bare)):
        return _of_one_word(bare, folded(name.split()[0]) if has_title(name, gazetteer) else "", gazetteer)
    if is_initials(bare):
        letters = "".join(letter for letter in bare if letter.isalpha()).casefold()
        return PersonForm(NameKind.INITIALS, tuple(letters), "")
    return _of_words(bare.split(), gazetteer)


def _of_one_word(word: str, title: str, gazetteer: Gazetteer) -> PersonForm:
    run_together = _RUN_TOGETHER.fullmatch(word)
    if run_together and is_given(run_together[1], gazetteer):
        return PersonForm(NameKind.FULL, (plain(run_together[1]),), plain(run_together[2]))
    if not title and is_given(word, gazetteer):
        return PersonForm(NameKind.FIRST, (plain(word),), "")
    return PersonForm(NameKind.SURNAME, (), plain(word), title)


def _of_words(words: list[str], gazetteer: Gazetteer) -> PersonForm:
    if is_initial(words[-1]) and not is_initial(words[0]):
        if is_given(words[0], gazetteer) and len(words) == 2:
            return PersonForm(NameKind.FIRST_AND_INITIAL, (plain(words[0]),), plain(words[-1]))
        return PersonForm(NameKind.INITIAL_AND_SURNAME, tuple(plain(words[-1])), plain(" ".join(words[:-1])))
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in gazetteer.particles:
        first -= 1
    given, surname = words[:first], plain(" ".join(words[first:]))
    if all(is_initial(word) and len(plain(word)) <= 2 for word in given):
        return PersonForm(NameKind.INITIAL_AND_SURNAME, tuple("".join(plain(word) for word in given)), surname)
    return PersonForm(NameKind.FULL, tuple(plain(word) for word in given), surname)


def plain(word: str) -> str:
    """A word of a name without case, accents, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ") or word.casefold()
