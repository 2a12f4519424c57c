"""Parties named: what each is called, its id, where it is from, when it was first and last seen, and whom it was kept apart from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.language.joined import Joined, is_full, spelling
from parsers.language.naming import plain
from parsers.language.person_names import without_titles
from parsers.language.rulings import Ruling
from parsers.language.short_names import Choice
from parsers.language.sightings import Book, Node, Sighting
from schemas.gazetteer import folded


@dataclass(frozen=True, slots=True)
class Party:
    """One party. ``party_id`` is its type and its name as for an address (``person/kate-goodman``), with the employer where two share it.

    ``kept_apart`` says whose names are alike and why they are not one with it.
    """

    party_id: str
    party_type: str
    name: str
    organisation: str | None
    first_seen_date: date | None
    last_seen_date: date | None
    kept_apart: str | None
    roots: tuple[Node, ...]


def name_parties(book: Book, joined: Joined, choices: Mapping[tuple[Node, str], Choice], rulings: Sequence[Ruling]) -> tuple[Party, ...]:
    """The parties that have a sighting at least, by id."""
    sightings: dict[Node, list[Sighting]] = {}
    for node, rows in book.sightings.items():
        for sighting in rows:
            choice = choices[node, sighting.document_id]
            if choice.root is not None:
                sightings.setdefault(choice.root, []).append(sighting)
    members = joined.members()
    named = {root: _name(members[joined.root(root)], book, rulings) for root in sightings}
    ids = _ids(named, {root: _type(rows) for root, rows in sightings.items()})
    apart = _kept_apart(joined, named)
    return tuple(
        sorted((_party(root, sightings[root], named[root], ids[root], apart) for root in sightings), key=lambda party: party.party_id)
    )


def _party(root: Node, rows: Sequence[Sighting], name: str, party_id: str, apart: Mapping[Node, list[str]]) -> Party:
    days = sorted(sighting.seen_date for sighting in rows if sighting.seen_date)
    organisation = _organisation(rows) if root.is_person else None
    near = "; ".join(sorted(set(apart.get(root, ())))) or None
    return Party(party_id, _type(rows), name, organisation, days[0] if days else None, days[-1] if days else None, near, (root,))


def _name(nodes: Sequence[Node], book: Book, rulings: Sequence[Ruling]) -> str:
    """What people ruled it is called, else the full name in most documents, as it is mostly printed, without titles."""
    printed = {folded(sighting.name) for node in nodes for sighting in book.sightings[node]}
    for ruling in rulings:
        if ruling.name and any(folded(name.split(" (")[0]) in printed for name in ruling.names):
            return ruling.name
    best = max(nodes, key=lambda node: (is_full(node, book), node.is_person, len(book.documents(node)), _is_usual(node, book), node))
    name = spelling(best, book)
    return without_titles(name, book.gazetteer) if is_full(best, book) else name


def _is_usual(node: Node, book: Book) -> bool:
    return node.is_person and book.forms[node].surname in book.gazetteer.surnames


def _type(rows: Sequence[Sighting]) -> str:
    """The type of most weight among a party's sightings."""
    weights: Counter[str] = Counter()
    for sighting in sorted(rows, key=lambda sighting: (sighting.document_id, sighting.place, sighting.name)):
        weights[sighting.party_type] += round(1000 * sighting.confidence)
    return max(weights, key=lambda kind: (weights[kind], kind))


def _organisation(rows: Sequence[Sighting]) -> str | None:
    """Where most documents say that a person is from; of equals the latest, then the first by name."""
    said: dict[str, list[Sighting]] = {}
    for sighting in rows:
        if sighting.organisation:
            said.setdefault(sighting.organisation, []).append(sighting)
    if not said:
        return None
    ranked = sorted(said, reverse=True)
    return max(ranked, key=lambda name: (len({s.document_id for s in said[name]}), max((s.seen_date or date.min) for s in said[name])))


def _ids(named: Mapping[Node, str], types: Mapping[Node, str]) -> dict[Node, str]:
    """Ids that no two share: with the employer, and then a number, where names alone do not do."""
    taken: Counter[str] = Counter(f"{types[root]}/{slug(name)}" for root, name in named.items())
    ids: dict[Node, str] = {}
    used: set[str] = set()
    for root in sorted(named, key=lambda root: (root.employer == "", root)):
        bare = f"{types[root]}/{slug(named[root])}"
        wanted = f"{bare}-{slug(root.employer)}" if taken[bare] > 1 and root.employer else bare
        ids[root] = wanted if wanted not in used else next(f"{wanted}-{n}" for n in range(2, len(named) + 3) if f"{wanted}-{n}" not in used)
        used.add(ids[root])
    return ids


def slug(name: str) -> str:
    """A name for an address: ``Kate O'Neill`` is ``kate-oneill``."""
    words = (plain(word) for word in re.split(r"[^\w'’]+", name))
    return "-".join(word for word in words if word) or "unnamed"


def _kept_apart(joined: Joined, named: Mapping[Node, str]) -> dict[Node, list[str]]:
    """Of each party, whose names are alike and why they are not one."""
    notes: dict[Node, list[str]] = {}
    for pair, why in {**joined.near, **joined.apart}.items():
        one, other = sorted(pair)
        for mine, theirs in ((joined.root(one), joined.root(other)), (joined.root(other), joined.root(one))):
            if mine in named and theirs in named and mine != theirs:
                notes.setdefault(mine, []).append(f"{named[theirs]}: {why}")
    return notes
