"""How well tables were found, by the relations of neighbouring cells, as in the ICDAR 2013 table competition.

Two cells that hold text and stand side by side, or one above the other, with nothing but blanks between them, are one relation: their two
texts, without white space, and the direction. A document's relations found are compared with those of its truth as bags; precision and
recall are taken for each document and averaged over documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Relation = tuple[str, str, bool]  # two texts, and whether they stand side by side
_Place = tuple[int, int]
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """A cell: its first and last row and column, counted from anywhere, and its text."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """One document: its relations in truth, those found, and those that are in both."""

    document: str
    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the relations found that are right; 0 where none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the truth's relations that were found; 0 where the truth has none."""
        return self.right / self.wanted if self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Mean:
    """Precision and recall, each averaged over documents."""

    precision: float
    recall: float


def cells_of_rows(rows: Sequence[Sequence[str | None]]) -> list[SpannedCell]:
    """The cells of a table that is given as rows of texts, without spans; None is no cell."""
    return [SpannedCell(r, r, c, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text is not None]


def relations(cells: Iterable[SpannedCell]) -> Counter[Relation]:
    """The relations of one table's cells; two cells that meet along several rows or columns are one relation."""
    known = list(cells)
    texts = [_SPACE.sub("", cell.text) for cell in known]
    places = {place: number for number, cell in enumerate(known) for place in _places(cell)}
    filled = {place: number for place, number in places.items() if texts[number]}
    pairs = {
        (number, other, is_level)
        for is_level in (True, False)
        for place, number in filled.items()
        if (other := _next(place, filled, _end(places, is_level), is_level)) is not None
    }
    return Counter((texts[a], texts[b], is_level) for a, b, is_level in pairs)


def _end(places: Iterable[_Place], is_level: bool) -> int:
    return max((column if is_level else row for row, column in places), default=0)


def _places(cell: SpannedCell) -> Iterator[_Place]:
    for row in range(cell.first_row, cell.last_row + 1):
        for column in range(cell.first_column, cell.last_column + 1):
            yield row, column


def _next(place: _Place, filled: Mapping[_Place, int], end: int, is_level: bool) -> int | None:
    """The next cell with text to the right of a place, or beneath it."""
    row, column = place
    steps = range(column + 1, end + 1) if is_level else range(row + 1, end + 1)
    ahead = (filled.get((row, step) if is_level else (step, column)) for step in steps)
    return next((other for other in ahead if other is not None and other != filled[place]), None)


def score(document: str, wanted: Iterable[Iterable[SpannedCell]], found: Iterable[Iterable[SpannedCell]]) -> Score:
    """Compare a document's tables with its truth."""
    truth, seen = _bag(wanted), _bag(found)
    return Score(document, truth.total(), seen.total(), (truth & seen).total())


def _bag(tables: Iterable[Iterable[SpannedCell]]) -> Counter[Relation]:
    return sum(map(relations, tables), Counter())


def mean(scores: Sequence[Score]) -> Mean:
    """The averages over documents, each counting alike.

    Raises:
        ValueError: There is no document.
    """
    if not scores:
        raise ValueError("there is no document to average over")
    return Mean(sum(one.precision for one in scores) / len(scores), sum(one.recall for one in scores) / len(scores))
