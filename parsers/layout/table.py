"""What a table is once it is found: a grid tiled by cells with spans, and the kind of evidence that it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from parsers.layout.page import Box
from parsers.layout.words import PageWords, Word
from schemas.quickly_made import quickly_made


class Evidence(StrEnum):
    """What showed a table, the surest first."""

    RULED = "ruled"
    """Drawn lines and filled cells on all sides."""
    STRIPES = "stripes"
    """Filled bands, as wide as the table, over some of its rows."""
    LEVEL_RULES = "level_rules"
    """Lines from side to side and none upright."""
    UPRIGHT_RULES = "upright_rules"
    """A frame with lines between its columns and none between its rows."""
    HEADER_STRIP = "header_strip"
    """A filled header with text aligned beneath it."""
    TAGS = "tags"
    """The publisher's own structure tags, borne out by where the words stand."""
    ALIGNED = "aligned"
    """Headings that the vocabulary knows, with text aligned beneath them and nothing drawn."""


@quickly_made
@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its anchor row and column (from 0), its spans, its box and the words in it, in no order."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    words: tuple[Word, ...]

    @property
    def last_row(self) -> int:
        """The last row that the cell spans."""
        return self.row + self.rowspan - 1

    @property
    def last_column(self) -> int:
        """The last column that the cell spans."""
        return self.column + self.colspan - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's geometry. Cells tile the grid: each place belongs to exactly one cell."""

    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    box: Box
    evidence: Evidence
    confidence: float

    # One and the same grid is looked up: to hash all its words takes longer than to do again what is asked of it.
    __hash__ = object.__hash__

    def at(self, row: int, column: int) -> GridCell:
        """The cell that covers a place.

        Raises:
            LookupError: The place lies outside the grid.
        """
        for cell in self.cells:
            if cell.row <= row <= cell.last_row and cell.column <= column <= cell.last_column:
                return cell
        raise LookupError(f"no cell at row {row}, column {column}")

    def words(self) -> Iterator[Word]:
        """All words of all cells."""
        for cell in self.cells:
            yield from cell.words


def joined_downwards(grids: Sequence[Grid], join: Callable[[Grid, Grid], Grid | None]) -> list[Grid]:
    """Tables from the top, each made one with the one above it where ``join`` makes one of these two."""
    joined: list[Grid] = []
    for grid in sorted(grids, key=lambda one: one.box.top):
        whole = join(joined[-1], grid) if joined else None
        joined = [*joined[:-1], whole] if whole is not None else [*joined, grid]
    return joined


def words_outside(words: Sequence[Word], grids: Sequence[Grid]) -> Sequence[Word]:
    """The words that are in none of some tables, in their order."""
    if not grids:
        return words
    return _page_words_outside(words, tuple(grids)) if isinstance(words, PageWords) else _outside(words, grids)


@lru_cache(maxsize=2)  # one kind of evidence after the other asks for what those before left over
def _page_words_outside(words: PageWords, grids: tuple[Grid, ...]) -> PageWords:
    return PageWords(_outside(words, grids))


def _outside(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    held = [word for grid in grids for cell in grid.cells for word in cell.words]
    own = set(map(id, held))
    rest = [word for word in words if id(word) not in own]
    heights = {word.baseline for word in held}
    if heights.isdisjoint([word.baseline for word in rest]):
        return rest  # to look up words in full takes longer
    taken = set(held)
    return [word for word in rest if word.baseline not in heights or word not in taken]
