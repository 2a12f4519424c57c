"""Tables of which every other row is filled and no heading is known."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.layout.filled_rows import striped_grids
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Fill
from parsers.layout.words import words_of
from tests.drawing.looks import level, line_of_words, texts_in
from tests.drawing.pages import Drawing

LEFTS = (40.0, 140.0, 340.0, 460.0, 560.0)
HIGH = 20.0
ROWS = [
    ["Harbour", "The quays", "Ada Quill", "10:00"],
    ["", "Lamps on the pier", "Ben Sorrel", "10:10"],
    ["Tide", "Bells", "Cleo Marsh", "10:20"],
    ["Boats", "Ropes and boats", "Dan Ebb", "10:30"],
    ["Fog", "The horn at noon", "Eve Flood", "10:40"],
]


def _drawn(filled: int, *, is_merged: bool = False) -> Drawing:
    """The rows, every other one filled cell by cell, beginning with the one of that number; ``is_merged`` fills the first theme's cell
    over two rows."""
    drawing = Drawing(1)
    for r, row in enumerate(ROWS):
        top = 100 + HIGH * r
        for c, text in enumerate(row):
            spans = is_merged and c == 0 and r in (0, 1)
            if r % 2 == filled and not spans:
                drawing.fills.append(Fill(Box(LEFTS[c], top, LEFTS[c + 1], top + HIGH), "#eeeeee", len(drawing.fills)))
            line_of_words(drawing, LEFTS[c] + 4, top + 14, text)
    if is_merged:
        drawing.fills.append(Fill(Box(LEFTS[0], 100, LEFTS[1], 100 + 2 * HIGH), "#eeeeee", len(drawing.fills)))
    return drawing


@pytest.mark.parametrize("filled", [0, 1])
def test_rows_between_above_and_beneath_the_fills_are_rows(filled: int) -> None:
    page = _drawn(filled).page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert texts_in(grid) == ROWS


def test_a_fill_over_two_rows_is_one_cell() -> None:
    page = _drawn(0, is_merged=True).page()
    (grid,) = striped_grids(page, words_of(page))
    assert [(c.row, c.rowspan) for c in grid.cells if c.column == 0][:2] == [(0, 2), (2, 1)]


def test_what_is_filled_throughout_is_left_to_its_fills() -> None:
    drawing = _drawn(0)
    for r in (1, 3):
        drawing.fills += [Fill(Box(a, 100 + HIGH * r, b, 120 + HIGH * r), "#dddddd", 99) for a, b in pairwise(LEFTS)]
    page = drawing.page()
    assert striped_grids(page, words_of(page)) == []


def test_a_picture_above_a_table_is_no_row_of_it() -> None:
    drawing = _drawn(0)
    drawing.fills.append(Fill(Box(480, 70, 550, 90), "#1f4e79", 99))
    line_of_words(drawing, 44, 84, "Harbour report")
    page = drawing.page()
    assert [texts_in(grid) for grid in striped_grids(page, words_of(page))] == [ROWS]


def test_two_tables_one_above_the_other_stay_two() -> None:
    drawing = _drawn(0)
    drawing.fills += [Fill(Box(40, 60, 300, 80), "#1f4e79", 90), Fill(Box(300, 60, 560, 80), "#1f4e79", 91)]
    for x, y, text in ((44, 74, "Status"), (304, 74, "Number"), (44, 94, "Open since the last two meetings"), (304, 94, "4")):
        line_of_words(drawing, x, y, text)
    page = drawing.page()
    assert [texts_in(grid) for grid in striped_grids(page, words_of(page))] == [ROWS]


@pytest.mark.parametrize(("beneath", "rows"), [(("2", "Oil the gate", "Ben"), 3), (("", "Oil", ""), 2)])
def test_a_header_one_filled_row_and_one_that_is_not(beneath: tuple[str, ...], rows: int) -> None:
    drawing = Drawing(1)
    bottom = drawing.table(60, (60, 200, 130), (("Ref", "Action", "Owner"), ("1", "Mend the lock", "Ada")))
    for x, text in zip((33, 93, 293), beneath, strict=True):
        drawing.text(x, bottom + 9, text, 8)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert grid.row_count == rows


@pytest.mark.parametrize(
    ("above", "first"),
    [
        (("Jetties and quays of the year",), ROWS[0]),
        (("Where", "What", "Who", "When"), ["Where Harbour", "What The quays", "Who Ada Quill", "When 10:00"]),
    ],
    ids=["a title", "the headings' first line"],
)
def test_a_line_over_the_header_parts_it_from_a_title(above: tuple[str, ...], first: list[str]) -> None:
    drawing = _drawn(1)
    for y in (105, 120):
        level(drawing, y, LEFTS[0], LEFTS[-1])
    for x, text in zip(LEFTS, above, strict=False):
        line_of_words(drawing, x + 4, 102, text)
    page = drawing.page()
    (grid,) = striped_grids(page, words_of(page))
    assert texts_in(grid) == [first, *ROWS[1:]]
