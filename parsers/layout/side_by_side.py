"""Texts that stand side by side, as headings do, their wrapped lines joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.layout.lines import Line, lines_of
from parsers.layout.table import Grid
from parsers.layout.words import Word

PARTED = 0.9  # of the size: the gap between two headings of an undivided header


class SideBySide:
    """The texts of lines that are added one after the other, from the top: a line goes on the one text that it stands beneath."""

    def __init__(self) -> None:
        self._columns: list[tuple[float, float, list[str]]] = []

    @classmethod
    def of(cls, words: Sequence[Word]) -> SideBySide:
        """The texts that some words are."""
        found = cls()
        found.add(lines_of(words, gap=PARTED))
        return found

    def add(self, lines: Iterable[Line]) -> None:
        """Add the lines of a printed row."""
        for line in lines:
            start, end = line.start, line.x1
            fits = [i for i, (x0, x1, _) in enumerate(self._columns) if start < x1 and end > x0]
            if len(fits) == 1:
                x0, x1, texts = self._columns[fits[0]]
                self._columns[fits[0]] = (min(x0, start), max(x1, end), [*texts, line.printed])
            else:
                self._columns.append((start, end, [line.printed]))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts so far, from left to right."""
        return tuple([" ".join(texts) for _, _, texts in sorted(self._columns, key=lambda column: column[0])])

    @property
    def extents(self) -> list[tuple[float, float]]:
        """From where to where the texts reach, from left to right."""
        return sorted((x0, x1) for x0, x1, _ in self._columns)


def extents_of_texts(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where the texts reach that stand side by side in a header, from left to right."""
    return SideBySide.of(words).extents


def texts_of(words: Sequence[Word]) -> tuple[str, ...]:
    """The texts that stand side by side in a header, wrapped lines joined, from left to right."""
    return SideBySide.of(words).texts


def texts_of_row(grid: Grid, row: int = 0) -> tuple[str, ...]:
    """The texts of the filled cells that begin in a row of a table, from left to right."""
    cells = sorted((cell for cell in grid.cells if cell.row == row and cell.words), key=lambda cell: cell.column)
    return tuple([" ".join(texts_of(cell.words)) for cell in cells])


def is_parted(row: Sequence[Word]) -> bool:
    """Whether a printed row is several texts: somewhere two words stand wider apart than those of one."""
    return any(b.x0 - a.x1 >= PARTED * a.style.size for a, b in pairwise(row))


def common_starts(starts: Iterable[float], row_count: int, within: float) -> list[float]:
    """Where texts begin alike in at least half of some rows, from the left; ``within``: how far apart such starts may be, in points."""
    groups: list[list[float]] = []
    for start in sorted(starts):
        if groups and start - groups[-1][0] <= within:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if 2 * len(group) >= row_count]
