"""Filled rows found one by one are one table with the row between them that is not filled."""

from __future__ import annotations

import pytest

from parsers.layout.continued import LastTable
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.joined_stripes import with_joined_stripes
from parsers.layout.words import words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

WIDTHS = (100, 150, 150)
BEFORE = LastTable((30.0, 130.0, 280.0, 430.0), is_ruled=True)


def _drawn(*between: str, second: tuple[int, ...] = WIDTHS) -> Drawing:
    """Two filled rows and texts between them, one for each column."""
    drawing = Drawing(2)
    bottom = drawing.table(60, WIDTHS, [("", "", "to the quay")], header_rows=0)
    for x, text in zip((33, 133, 283), between, strict=True):
        drawing.lines(x, bottom + 9, *text.split("\n"), size=8, gap=1.2)
    drawing.table(bottom + 50, second, [("Escalations", "None", "Nil")], header_rows=0)
    return drawing


TALL = "Tide tables for\nthe season\nand the day\nafter it"


def test_a_row_between_two_filled_ones_is_of_their_table() -> None:
    page = _drawn("Last meeting", TALL, "14 May").page()
    (grid,) = grids_of(page, words_of(page), no_heading, BEFORE)
    assert texts_in(grid) == [["", "", "to the quay"], ["Last meeting", TALL.replace("\n", " "), "14 May"], ["Escalations", "None", "Nil"]]


@pytest.mark.parametrize(
    "drawing",
    [_drawn("Last meeting", "", ""), _drawn("Last", "Tide tables", "14 May"), _drawn("Last", TALL, "14 May", second=(150, 100, 150))],
    ids=["a heading between", "white above the second", "other columns"],
)
def test_filled_rows_that_stand_apart_are_tables_of_their_own(drawing: Drawing) -> None:
    page = drawing.page()
    words = words_of(page)
    rows = [grid for grid in grids_of(page, words, no_heading, BEFORE) if grid.row_count == 1]
    assert len(with_joined_stripes(rows, words)) == len(rows)
