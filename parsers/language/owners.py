"""Who owns what a text says: a cell is split into its parties, prose is searched for those who are to act."""

from __future__ import annotations

from parsers.language.owner_prose import owners_in_prose
from parsers.language.parties import PartyFound, split_owners
from schemas.gazetteer import Gazetteer

_PROSE = frozenset({"prose", "deliverable", "status_note", "wg_last", "wg_next", "roadmap_item"})
_LONGEST_CELL = 6  # words


def find_owners(text: str, field: str | None, gazetteer: Gazetteer, group_codes: frozenset[str]) -> tuple[PartyFound, ...]:
    """The owners that a text names, in its order.

    ``field`` says what the text is: ``owner`` and ``lead`` are cells, ``prose`` and the like running text. Without one, a text that is
    longer than a list of names, and in which somebody is to act, is prose.
    """
    if field in _PROSE:
        return owners_in_prose(text, gazetteer, group_codes)
    is_long = field is None and len(text.split()) > _LONGEST_CELL
    acting = owners_in_prose(text, gazetteer, group_codes) if is_long else ()
    return acting or split_owners(text, gazetteer, group_codes)
