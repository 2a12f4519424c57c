"""One fill over several rows of a column is a merged cell, in a table of which nothing else is drawn there."""

from __future__ import annotations

import pytest

from parsers.layout.filled_spans import with_filled_spans
from parsers.layout.page import Box, Fill
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word, words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing

LEFTS = (40.0, 140.0, 340.0)
HIGH = 20.0


def _drawn(first: int, last: int, texts: dict[int, str], evidence: Evidence = Evidence.STRIPES) -> tuple[Drawing, Grid]:
    """Five rows of two columns; the first column is filled from one row to another, and has texts by row."""
    drawing = Drawing(1)
    drawing.fills.append(Fill(Box(LEFTS[0], 100 + HIGH * first, LEFTS[1], 100 + HIGH * (last + 1)), "#eeddcc", 0))
    for row in range(5):
        for column, text in enumerate((texts.get(row, ""), f"lamp {row}")):
            if text:
                line_of_words(drawing, LEFTS[column] + 4, 100 + HIGH * row + 14, text)
    words = words_of(drawing.page())
    boxes = {(r, c): Box(LEFTS[c], 100 + HIGH * r, LEFTS[c + 1], 100 + HIGH * (r + 1)) for r in range(5) for c in range(2)}
    cells = tuple(GridCell(r, c, 1, 1, box, _held(words, box)) for (r, c), box in boxes.items())
    return drawing, Grid(5, 2, cells, Box(40, 100, 340, 200), evidence, 0.9)


def _held(words: list[Word] | tuple[Word, ...], box: Box) -> tuple[Word, ...]:
    return tuple(word for word in words if box.contains(word.middle_x, word.middle_y))


def _spans(drawing: Drawing, grid: Grid) -> list[tuple[int, int]]:
    found = with_filled_spans(grid, drawing.page())
    assert {(r, c) for r in range(5) for c in range(2)} == {
        (cell.row + i, cell.column) for cell in found.cells for i in range(cell.rowspan)
    }
    return [(cell.row, cell.rowspan) for cell in found.cells if cell.rowspan > 1]


def test_a_fill_over_two_rows_joins_their_cells() -> None:
    assert _spans(*_drawn(1, 2, {1: "Tide"})) == [(1, 2)]


@pytest.mark.parametrize(
    ("first", "last", "texts", "evidence"),
    [
        (1, 1, {1: "Tide"}, Evidence.STRIPES),
        (1, 2, {1: "Tide", 2: "Fog"}, Evidence.STRIPES),
        (1, 4, {1: "Tide"}, Evidence.STRIPES),
        (1, 2, {}, Evidence.STRIPES),
        (1, 2, {1: "Tide"}, Evidence.RULED),
    ],
    ids=["one row", "a text in each row", "the whole column", "no text", "ruled"],
)
def test_other_fills_join_nothing(first: int, last: int, texts: dict[int, str], evidence: Evidence) -> None:
    assert _spans(*_drawn(first, last, texts, evidence)) == []
