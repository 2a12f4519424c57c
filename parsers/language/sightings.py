"""Where names stand across documents, gathered by what they say: the ground on which parties are linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from parsers.language.naming import NameKind, PersonForm, person_form
from schemas.gazetteer import Gazetteer, folded

_LEGAL_FORM = re.compile(r"\s(?:ltd|limited|plc|llp|inc|gmbh)$")
_DOUBTFUL = 0.75  # a type of less confidence than this is a guess from a name's mere form


@dataclass(frozen=True, slots=True)
class Sighting:
    """One name in one place. ``place`` is the cell or list: two names in one place are two parties, or they would not both stand there."""

    name: str
    party_type: str
    organisation: str | None
    confidence: float
    document_id: str
    seen_date: date | None
    place: str


class Node(NamedTuple):
    """What sightings have in common that need no linking: the folded name, and an employer where one name has several."""

    is_person: bool
    key: str
    employer: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """All sightings by node, with the form of each person's name."""

    gazetteer: Gazetteer
    sightings: Mapping[Node, tuple[Sighting, ...]]
    forms: Mapping[Node, PersonForm]
    employers: Mapping[Node, frozenset[str]]

    def documents(self, node: Node) -> frozenset[str]:
        """The documents in which it stands."""
        return frozenset(sighting.document_id for sighting in self.sightings[node])

    def places(self, node: Node) -> frozenset[str]:
        """The cells and lists in which it stands."""
        return frozenset(sighting.place for sighting in self.sightings[node])


@dataclass(slots=True)
class NameKeys:
    """Folds names to keys: abbreviations and group codes stand for their names, legal forms are left out."""

    gazetteer: Gazetteer
    group_names: Mapping[str, str]
    _full: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        stated = {folded(code): folded(name) for code, name in self.group_names.items()}
        self._full = {short: folded(name) for short, name in self.gazetteer.abbreviations.items()} | stated

    def of_thing(self, name: str) -> str:
        """The key of an organisation, group or role."""
        key = folded(name)
        key = _LEGAL_FORM.sub("", key) if key not in self.gazetteer.organisations else key
        return self._full.get(key, key)

    def of_person(self, form: PersonForm) -> str:
        """The key of a form of a person's name."""
        return f"{form.kind}|{' '.join(form.given)}|{form.surname}|{form.title}"

    def employer(self, sighting: Sighting) -> str:
        """The key of the organisation that a person is from; empty for a group, or one that goes with any employer."""
        if sighting.organisation is None or folded(sighting.organisation) in self.gazetteer.no_employers:
            return ""
        is_other = self.gazetteer.type_of(sighting.organisation) in ("group", "role") or sighting.organisation in self.group_names
        return "" if is_other else self.of_thing(sighting.organisation)


def is_person(sightings: Iterable[Sighting], gazetteer: Gazetteer) -> bool:
    """Whether a name that was typed now so, now so, is a person's: by the surest of its sightings, and the file before all."""
    rows = list(sightings)
    if gazetteer.type_of(rows[0].name):
        return False
    best = max(rows, key=lambda sighting: (sighting.confidence, sighting.party_type == "person", sighting.party_type))
    return best.party_type == "person"


def book_of(sightings: Iterable[Sighting], keys: NameKeys) -> Book:
    """Gather sightings by node. Their order does not matter."""
    by_name: dict[str, list[Sighting]] = {}
    for sighting in sorted(set(sightings), key=_order):
        by_name.setdefault(folded(sighting.name), []).append(sighting)
    nodes: dict[Node, list[Sighting]] = {}
    forms: dict[Node, PersonForm] = {}
    for rows in by_name.values():
        for sighting, node, form in _placed(rows, keys):
            nodes.setdefault(node, []).append(sighting)
            if form:
                forms[node] = form
    split = _split_by_employer(nodes, forms, keys)
    employers = {node: frozenset(filter(None, (keys.employer(s) for s in rows))) for node, rows in split.items()}
    return Book(
        keys.gazetteer,
        {node: tuple(rows) for node, rows in split.items()},
        {n: forms[n._replace(employer="")] for n in split if n.is_person},
        employers,
    )


def _order(sighting: Sighting) -> tuple[str, ...]:
    day = sighting.seen_date.isoformat() if sighting.seen_date else ""
    return (
        sighting.name,
        sighting.document_id,
        sighting.place,
        sighting.party_type,
        sighting.organisation or "",
        f"{sighting.confidence:.3f}",
        day,
    )


def _placed(rows: list[Sighting], keys: NameKeys) -> Iterable[tuple[Sighting, Node, PersonForm | None]]:
    """Each sighting of one spelling with its node; a doubtful type follows the surest one, two sure types stay two nodes."""
    sure = {"person" if row.party_type == "person" else "thing" for row in rows if row.confidence >= _DOUBTFUL}
    is_all_persons = is_person(rows, keys.gazetteer)
    for row in rows:
        person = row.party_type == "person" if len(sure) == 2 and row.confidence >= _DOUBTFUL else is_all_persons
        if person:
            form = person_form(row.name, keys.gazetteer)
            yield row, Node(True, keys.of_person(form)), form
        else:
            yield row, Node(False, keys.of_thing(row.name)), None


def _split_by_employer(
    nodes: Mapping[Node, list[Sighting]], forms: Mapping[Node, PersonForm], keys: NameKeys
) -> dict[Node, list[Sighting]]:
    """Where one full name is of two employers, it may be two persons: a node for each, and one for where no employer is said."""
    split: dict[Node, list[Sighting]] = {}
    for node, rows in nodes.items():
        employers = {keys.employer(row) for row in rows} - {""}
        is_split = node.is_person and forms[node].kind == NameKind.FULL and len(employers) > 1
        for row in rows:
            split.setdefault(node._replace(employer=keys.employer(row)) if is_split else node, []).append(row)
    return split
