"""Contacts: names that stand beside an e-mail address, in a row with one, or behind ``Contact:``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.language.found import level_of
from parsers.language.party_types import PartyType, type_of
from parsers.language.person_names import has_name_form, initials_of, without_titles
from schemas.gazetteer import Gazetteer, folded

_ADDRESS = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = re.compile(_ADDRESS)
_NAME = r"(?:[^\W\d_][^\W\d_.'’-]*(?:['’-][^\W\d_]+)*\.?\s+){1,3}[^\W\d_]['’]?[^\W\d_]+(?:-[^\W\d_]+)?"
_BESIDE = re.compile(
    rf"(?P<name>{_NAME})\s*(?:\((?P<org>[^()@]{{2,40}})\)\s*)?[\s(<\[,:;|-]*(?:(?:at|on|via|by)\s+)?(?:e-?mail:?\s*(?:at\s)?)?(?P<mail>{_ADDRESS})"
)
_LABEL = re.compile(
    rf"(?i:\b(?:(?:key|main|programme|project|meeting|business)\s)?contacts?(?:\s(?:person|names?|details))?\s*[:-]\s*)(?P<name>{_NAME})"
    r"(?:\s*\((?P<org>[^()@]{2,40})\))?"
)
_NO_LETTER = re.compile(r"[^a-z]")
_SURE = 0.85


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom a text gives as somebody to write to, and where they work where that stands beside."""

    name: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a document; ``row`` is the table's row that it stands in, the same for all cells of that row, None outside tables."""

    text: str
    row: tuple[int, int, int] | None = None


def may_be_contact(text: str) -> bool:
    """Whether a text can hold a contact, or an address beside whose cell one stands."""
    return "@" in text or "contact" in text.casefold()


def find_contacts(cells: Iterable[Cell], gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[Contact, ...]:
    """The contacts that the texts of one document give, by name.

    A name beside an address counts where the address has its surname in it or nothing but a person has such a name.

    >>> from schemas.gazetteer import gazetteer_from_toml
    >>> find_contacts([Cell("Questions to Wren Tarn (w.tarn@example.org)")], gazetteer_from_toml(""), frozenset())
    (Contact(name='Wren Tarn', organisation=None),)
    """
    texts = list(cells)
    rows: dict[tuple[int, int, int], list[str]] = {}
    for cell in texts:
        if cell.row is not None:
            rows.setdefault(cell.row, []).append(cell.text)
    found = [contact for cell in texts if may_be_contact(cell.text) for contact in _in_text(cell.text, gazetteer, group_codes)]
    found += [contact for row in rows.values() if any("@" in text for text in row) for contact in _in_row(row, gazetteer, group_codes)]
    return tuple(sorted(set(found), key=lambda contact: (contact.name, contact.organisation or "")))


def _in_text(text: str, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Iterator[Contact]:
    level = level_of(text).text
    for match in _BESIDE.finditer(level) if "@" in level else ():
        yield from _contact(match["name"], match["mail"], match["org"], gazetteer, group_codes)
    for match in _LABEL.finditer(level) if "contact" in level.lower() else ():
        yield from _contact(match["name"], "", match["org"], gazetteer, group_codes)


def _in_row(cells: Sequence[str], gazetteer: Gazetteer, group_codes: frozenset[str]) -> Iterator[Contact]:
    """The persons of a table's row that has an address, with the organisation that stands in a cell of its own."""
    mails = [match.group() for cell in cells for match in _MAIL.finditer(cell)]
    typed = [(cell, type_of(cell, gazetteer, group_codes)) for cell in cells if "@" not in cell]
    works_for = next(
        (cell for cell, kind in typed if kind and kind.party_type is PartyType.ORGANISATION and kind.confidence >= _SURE), None
    )
    for cell, kind in typed:
        if kind and kind.party_type is PartyType.PERSON:
            yield from _contact(cell, " ".join(mails), works_for, gazetteer, group_codes)


def _contact(text: str, mail: str, organisation: str | None, gazetteer: Gazetteer, group_codes: frozenset[str]) -> Iterator[Contact]:
    """The longest end of the words that is a person's name and fits the address; a sentence may stand before it."""
    words = text.split()
    for start in range(len(words) - 1):
        name = " ".join(words[start:])
        kind = type_of(name, gazetteer, group_codes)
        if kind is None or kind.party_type is not PartyType.PERSON or not has_name_form(name, gazetteer):
            continue
        if _is_address_of(name, mail) or (kind.confidence >= _SURE and start == 0):
            yield Contact(without_titles(name, gazetteer), organisation.strip() if organisation else None)
            return


def _is_address_of(name: str, mail: str) -> bool:
    surname, initials = _NO_LETTER.sub("", folded(name.split()[-1])), initials_of(name).casefold()
    local = [_NO_LETTER.sub("", address.split("@")[0].casefold()) for address in mail.split()]
    return any((len(surname) > 2 and surname in part) or part == initials for part in local)
