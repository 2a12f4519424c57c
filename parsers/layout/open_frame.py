"""What shows a table that is not ruled through."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.layout.edges import Edge
from parsers.layout.named_headers import Heading
from parsers.layout.page import Box
from parsers.layout.table import Evidence


@dataclass(frozen=True, slots=True)
class OpenFrame:
    """What shows a table that is not ruled through.

    ``header`` is the header's band, as wide as the table. ``borders`` are the x of drawn column borders, outer ones included, or none.
    ``dividers`` are level edges beneath the header, from the top; ``limit`` is the y that the table cannot pass. ``heading`` tells what
    the header's words are known to head; ``header_borders`` are where the fills of the header itself meet, if it is filled cell by cell;
    ``over`` is the band right above the header whose headings say what those beneath have in common, if there is one.
    """

    header: Box
    borders: tuple[float, ...]
    dividers: tuple[Edge, ...]
    limit: float
    evidence: Evidence
    heading: Heading | None = None
    header_borders: tuple[float, ...] = ()
    over: Box | None = None

    @property
    def is_named(self) -> bool:
        """Whether the header's words are known headings."""
        return self.heading is not None
