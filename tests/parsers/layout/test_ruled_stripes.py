"""Rows between rules are one table, though only every other is filled and found by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.continued import LastTable
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Fill, Rule
from parsers.layout.words import words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

LEFTS = (30.0, 130.0, 280.0, 430.0)
ROWS = (
    ("TMAG29-01", "Lamps are lit at dusk", "Open"),
    ("TMAG29-02", "Ropes are kept dry", "Closed"),
    ("TMAG29-03", "Gates are shut at noon", "Open"),
    ("TMAG29-04", "Sails are mended here", "Open"),
    ("TMAG29-05", "Oars are counted", "Closed"),
)
HIGH = 46.0  # points: far more than the one line of a row needs


def _drawn(rows: Sequence[Sequence[str]], *, rules: Sequence[int] = range(6), pieces: int = 1) -> Drawing:
    """Rows of cells of which every other is filled, with rules along the upper sides of those told."""
    drawing = Drawing(2)
    for r, row in enumerate(rows):
        top = 60 + HIGH * r
        for c, text in enumerate(row):
            if r % 2:
                drawing.fills.append(Fill(Box(LEFTS[c], top, LEFTS[c + 1], top + HIGH), "#d0d8e8", len(drawing.fills)))
            drawing.text(LEFTS[c] + 3, top + 10, text, 8)
    for y in (60 + HIGH * r for r in rules):
        step = (LEFTS[-1] - LEFTS[0]) / pieces
        for x0 in (LEFTS[0] + step * i for i in range(pieces)):
            drawing.rules.append(Rule(Box(x0, y - 0.3, x0 + step, y + 0.3), "#50506a", 0.6, 100 + len(drawing.rules)))
    return drawing


def _found(drawing: Drawing, before: LastTable | None = None) -> list[list[list[str]]]:
    page = drawing.page()
    return [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading, before)]


@pytest.mark.parametrize("pieces", [1, 3])
def test_rows_that_are_not_filled_are_of_the_table_between_rules(pieces: int) -> None:
    assert _found(_drawn(ROWS, pieces=pieces)) == [[list(row) for row in ROWS]]


def test_a_text_between_the_rules_that_keeps_to_no_column_is_no_row() -> None:
    over = ("What people say about harbours and about lamps", "", "")
    assert _found(_drawn((over, *ROWS[1:])))[0] == [list(row) for row in ROWS[1:]]


def test_one_filled_row_in_the_columns_of_the_page_before() -> None:
    last = LastTable(LEFTS, is_ruled=True)
    assert _found(_drawn(ROWS[:3], rules=range(4)), last) == [[list(row) for row in ROWS[:3]]]
