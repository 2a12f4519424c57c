"""What people saw on pages of real meeting documents: where the tables stand and what their cells say, kept without any of the text.

A cell's text is kept as a digest of its characters, so that a parse can be held against it while nothing of the documents is carried.
``governance_truth.json`` is written by ``benchmarks.typed_tables`` from what people typed; the documents are known by their sha256.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PLACE = Path(__file__).with_name("governance_truth.json")
_UNSEEN = re.compile(r"[\s•●○▪◦\N{SOFT HYPHEN}]")  # a bullet's glyph is drawn in a dozen ways, a space by none
_DIGEST = 16  # hexadecimal digits: more than enough to tell a few hundred texts apart

Sides = tuple[float, float, float, float]


def digest(text: str) -> str:
    """What is kept of a cell's text: nothing for an empty one. White space, bullets and the form of a character do not count.

    >>> digest("Two  words") == digest("• Two\\nwords"), digest(" ")
    (True, '')
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return hashlib.sha256(seen.encode()).hexdigest()[:_DIGEST] if seen else ""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KeptCell(_Kept):
    """One cell: its anchor from 0, its spans, and the digest of its text; None where people could not tell what belongs to it."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    digest: str | None


class SeenTable(_Kept):
    """A table that people saw: ``box`` in points, and its cells where they typed them.

    ``is_main``: it is one of the tables that the document is read for, with text in at least two columns on this page.
    """

    page_number: Annotated[int, Field(ge=1)]
    box: Sides
    is_main: bool
    cells: tuple[KeptCell, ...] = ()


class Verdict(_Kept):
    """What people said of one table that was reported: whether there is a table."""

    page_number: Annotated[int, Field(ge=1)]
    box: Sides
    is_real: bool
    reason: str


class SeenDocument(_Kept):
    """One document: its number in the corpus, the sha256 of its bytes, its tables, and verdicts on what was reported."""

    number: str
    sha256: str
    tables: tuple[SeenTable, ...]
    verdicts: tuple[Verdict, ...] = ()


class GovernanceTruth(_Kept):
    """All documents that were looked at."""

    documents: tuple[SeenDocument, ...]


def load_truth(place: Path = PLACE) -> GovernanceTruth:
    """The truth that is kept beside this module."""
    return GovernanceTruth.model_validate_json(place.read_text(encoding="utf-8"))


def shared(one: Sides, other: Sides) -> float:
    """The area that two boxes share, of the area that they cover together: 1 for the same box.

    >>> shared((0, 0, 2, 1), (1, 0, 3, 1))
    0.3333333333333333
    """
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / (_area(one) + _area(other) - both)


def _area(box: Sides) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
