"""Names across documents linked into parties: what is certain becomes one, all else stays apart, and every decision has its reason.

Nothing depends on the order of documents: decisions are taken on the set of all sightings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from parsers.language.joined import join_full_names
from parsers.language.parties_named import Party, name_parties
from parsers.language.rulings import Ruling
from parsers.language.short_names import Choice, Doubt, choose_short_names
from parsers.language.sightings import Book, NameKeys, Node, Sighting, book_of
from schemas.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of a party, how it was linked and why, and in how many documents it stands."""

    alias: str
    party_id: str
    method: str
    reason: str
    document_count: int


@dataclass(frozen=True, slots=True)
class Linked:
    """The parties, their spellings, the party of each sighting that has one, and what fits more than one party."""

    parties: tuple[Party, ...]
    aliases: tuple[Alias, ...]
    party_of: Mapping[Sighting, str]
    doubts: Mapping[Sighting, Doubt]
    unheard: tuple[str, ...]


def link(sightings: Iterable[Sighting], gazetteer: Gazetteer, group_names: Mapping[str, str], rulings: Sequence[Ruling] = ()) -> Linked:
    """Link names into parties.

    ``rulings`` come before every rule. ``unheard`` are names in rulings that stand nowhere.
    """
    keys = NameKeys(gazetteer, group_names)
    book = book_of(sightings, keys)
    joined = join_full_names(book, keys, rulings)
    choices = choose_short_names(book, joined)
    parties = name_parties(book, joined, choices, rulings)
    ids = {root: party.party_id for party in parties for root in party.roots}
    party_of, doubts = _of_sightings(book, choices, ids)
    return Linked(parties, _aliases(book, choices, ids, parties), party_of, doubts, joined.unheard)


def _of_sightings(
    book: Book, choices: Mapping[tuple[Node, str], Choice], ids: Mapping[Node, str]
) -> tuple[dict[Sighting, str], dict[Sighting, Doubt]]:
    party_of: dict[Sighting, str] = {}
    doubts: dict[Sighting, Doubt] = {}
    for node, rows in book.sightings.items():
        for sighting in rows:
            choice = choices[node, sighting.document_id]
            if choice.root is not None:
                party_of[sighting] = ids[choice.root]
            elif choice.doubt is not None:
                doubts[sighting] = choice.doubt
    return party_of, doubts


def _aliases(
    book: Book, choices: Mapping[tuple[Node, str], Choice], ids: Mapping[Node, str], parties: Sequence[Party]
) -> tuple[Alias, ...]:
    names = {party.party_id: party.name for party in parties}
    documents: dict[tuple[str, str, str, str], set[str]] = {}
    for node, rows in book.sightings.items():
        for sighting in rows:
            choice = choices[node, sighting.document_id]
            if choice.root is None:
                continue
            party_id = ids[choice.root]
            method, reason = _told(sighting.name, names[party_id], choice, book)
            documents.setdefault((sighting.name, party_id, method, reason), set()).add(sighting.document_id)
    return tuple(Alias(*key, len(seen)) for key, seen in sorted(documents.items()))


def _told(alias: str, name: str, choice: Choice, book: Book) -> tuple[str, str]:
    """The method and reason of one spelling; of a name as the party has it, that it is so."""
    if alias == name:
        return "same_name", "It is the party's name."
    if choice.method != "same_name":
        return choice.method, choice.reason
    return "same_name", f"It is {name} but for case, marks, titles, legal form or a known abbreviation."
