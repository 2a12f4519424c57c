"""The door to all language work: texts in, plain dataclasses out, spaCy behind.

spaCy takes most of a second to import. It is imported here and nowhere else, when the first text is read; who asks for nothing does not
pay for it. A text whose characters say that nothing of the kind can be in it goes no further than this door.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from parsers.language.finding import may_hold_dates
from parsers.language.passage import Kind, Passage, Recognised
from parsers.language.references import may_hold_references
from schemas.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.language import Language


class Seat:
    """One reader of texts, with the lists and the model that it goes by.

    ``gazetteer`` and ``group_codes`` tell parties' types. ``model`` is a trained spaCy pipeline, loaded elsewhere, whose names are evidence
    for types that the lists and forms leave in doubt; without one the rules stand alone.
    """

    def __init__(self, gazetteer: Gazetteer, group_codes: frozenset[str], model: Language | None = None) -> None:
        self.gazetteer = gazetteer
        self.group_codes = group_codes
        self.model = model

    def read(self, passage: Passage, kinds: Collection[Kind]) -> Recognised:
        """Find what is asked for in one passage. Offsets are code points of its text.

        >>> from schemas.gazetteer import gazetteer_from_toml
        >>> seat = Seat(gazetteer_from_toml(""), frozenset())
        >>> [found.reference_id for found in seat.read(Passage("CR 13 and M10"), {Kind.REFERENCES}).references]
        ['CR013', 'M10']
        """
        hopeful = frozenset([kind for kind in kinds if _may_hold(passage, kind)])
        if not hopeful:
            return _NOTHING
        from parsers.language.components import Ask, recognised

        return recognised(Ask(passage, hopeful, self.gazetteer, self.group_codes, self.model))


_NOTHING = Recognised()


def _may_hold(passage: Passage, kind: Kind) -> bool:
    if kind is Kind.DATES:
        return may_hold_dates(passage.text, passage.field)
    return may_hold_references(passage.text) if kind is Kind.REFERENCES else bool(passage.text)


def warm_up() -> None:
    """Import spaCy and build its pipeline now, for a process whose children are to find both there."""
    from parsers.language.components import pipeline

    pipeline()
