"""Column borders of open tables as edges: where texts keep to them, and what lines leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.edges import SNAP, Edge
from parsers.layout.gutters import runs_across
from parsers.layout.lines import rows_of_words
from parsers.layout.words import Word

_AT = 3.0  # points: how near to its column's border a text begins


def upright_edges(x: float, bands: Sequence[tuple[float, float]], words: Sequence[Word], borders: Sequence[float]) -> list[Edge]:
    """A column border as edges, left out of the bands in which words run across it."""
    edges = []
    for top, bottom in bands:
        rows = rows_of_words([w for w in words if top <= w.middle_y < bottom])
        is_outer = x in (borders[0], borders[-1])
        across = [row for row in rows if runs_across(row, x)]
        if is_outer or not across or _begin_at(x, across, rows):
            edges.append(Edge(x, top, bottom))
    return edges


def _begin_at(x: float, across: Sequence[Sequence[Word]], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether what seems to run across a border begins there, in more than one line: a text that comes as near as a space to the next."""
    begun = [row for row in rows if any(abs(w.x0 - x) <= _AT for w in row)]
    return len(begun) > 1 and all(any(row is other for other in begun) for row in across)


def left_out_edges(band: tuple[float, float], borders: Sequence[float], edges: Sequence[Edge], words: Sequence[Word]) -> Iterator[Edge]:
    """The edges above and below a text that runs across a column border, where one of the two columns has them: beside a merged cell some
    printers leave them out."""
    rows = rows_of_words([w for w in words if band[0] <= w.middle_y < band[1]])
    for left, x, right in zip(borders, borders[1:], borders[2:], strict=False):
        if any(runs_across(row, x) for row in rows):
            for y in band:
                if _is_drawn(y, left, x, edges) != _is_drawn(y, x, right, edges):
                    yield Edge(y, left, right)


def _is_drawn(y: float, start: float, end: float, edges: Sequence[Edge]) -> bool:
    drawn = sum(max(0.0, min(e.end, end) - max(e.start, start)) for e in edges if abs(e.at - y) <= SNAP)
    return 2 * drawn >= end - start


def crosses(row: Sequence[Word], borders: Sequence[float]) -> bool:
    """Whether a row runs across a column border. A text that begins right at one is the next column's, however near the last one ends."""
    return any(runs_across(row, x) and not any(abs(w.x0 - x) <= _AT for w in row) for x in borders[1:-1])


def column_of(word: Word, borders: Sequence[float]) -> int:
    """The column that the middle of a word stands in; the nearest where it stands in none."""
    for column, (left, right) in enumerate(pairwise(borders)):
        if left <= word.middle_x < right:
            return column
    return 0 if word.middle_x < borders[0] else len(borders) - 2
