"""A trained model's names as evidence for the types that the rules doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parsers.language.parties import PartyFound
from parsers.language.party_types import PartyType

DOUBTFUL = 0.75
"""A type of less confidence than this came from the mere form of a name."""

_SUPPORTED = 0.8
_TYPES = {"PERSON": PartyType.PERSON, "PER": PartyType.PERSON, "ORG": PartyType.ORGANISATION}
_COLLECTIVE = frozenset({PartyType.ORGANISATION, PartyType.GROUP})


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name that a model sees: its place in the text (end exclusive) and its label as the model gives it."""

    start_char: int
    end_char: int
    label: str


def is_doubtful(party: PartyFound) -> bool:
    """Whether a party's type is a guess from its form."""
    return party.confidence < DOUBTFUL


def weighed(parties: Iterable[PartyFound], entities: Iterable[NamedEntity]) -> tuple[PartyFound, ...]:
    """The parties, each doubtful type decided by the entity that covers most of its name, where one does.

    A model knows no groups: what it calls an organisation may stay a group.
    """
    known = [entity for entity in entities if entity.label in _TYPES]
    return tuple(_decided(party, known) if is_doubtful(party) else party for party in parties)


def _decided(party: PartyFound, entities: list[NamedEntity]) -> PartyFound:
    best = max(entities, key=lambda entity: _shared(party, entity), default=None)
    if best is None or 2 * _shared(party, best) <= party.end_char - party.start_char:
        return party
    seen = _TYPES[best.label]
    is_agreed = party.party_type == seen or (seen is PartyType.ORGANISATION and party.party_type in _COLLECTIVE)
    return replace(party, party_type=party.party_type if is_agreed else seen, confidence=_SUPPORTED)


def _shared(party: PartyFound, entity: NamedEntity) -> int:
    """How many characters of the name the entity covers."""
    return min(party.end_char, entity.end_char) - max(party.start_char, entity.start_char)
