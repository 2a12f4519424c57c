"""What is asked of the language pipeline, and what it gives: plain data, so that nobody else need know spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from parsers.language.found import DateFound
from parsers.language.parties import PartyFound
from parsers.language.references import ReferenceFound

FIELDS = frozenset(
    [
        "agenda_time", "cell", "deliverable", "divider_time", "due", "filename", "heading", "lead", "owner", "prose", "raised",
        "roadmap_header", "roadmap_item", "row_label", "status_note", "title", "wg_last", "wg_next",
    ]
)  # fmt: skip
"""What a text can be said to be; it settles forms that could be something else."""


class Kind(StrEnum):
    """What can be looked for."""

    DATES = "dates"
    OWNERS = "owners"
    REFERENCES = "references"


class Passage(NamedTuple):
    """One text to read. ``context_date`` is the day that it speaks from; ``field`` one of ``FIELDS``, or None."""

    text: str
    context_date: date | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found in one passage, each in text order; empty where it was not asked for."""

    dates: tuple[DateFound, ...] = ()
    owners: tuple[PartyFound, ...] = ()
    references: tuple[ReferenceFound, ...] = ()
