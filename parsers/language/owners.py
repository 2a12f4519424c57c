"""Who owns what a text says: a cell is split into its parties, prose is searched for those who are to act."""

from __future__ import annotations

from parsers.language.owner_prose import owners_in_prose
from parsers.language.parties import PartyFound, split_owners
from schemas.gazetteer import Gazetteer

_PROSE = frozenset({"prose", "deliverable", "status_note", "wg_last", "wg_next", "roadmap_item"})


def find_owners(text: str, field: str | None, gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[PartyFound, ...]:
    """The owners that a text names, in its order.

    ``field`` says what the text is: ``owner`` and ``lead`` (and None) are cells, ``prose`` is running text.
    """
    read = owners_in_prose if field in _PROSE else split_owners
    return read(text, gazetteer, group_codes)
