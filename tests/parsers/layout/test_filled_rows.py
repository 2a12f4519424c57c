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


HEADED = [["Place", "What is there", "Who", "When"], *(row if row[0] else ["Pier", *row[1:]] for row in ROWS)]


def _headed(filled: int, *, is_cellwise: bool) -> Drawing:
    """Rows of which every other is filled from the one of that number on, beneath bold headings that are not."""
    drawing = Drawing(1)
    for r, row in enumerate(HEADED):
        top = 100 + HIGH * r
        if r and (r - 1) % 2 == filled:
            for x0, x1 in pairwise(LEFTS) if is_cellwise else ((LEFTS[0], LEFTS[-1]),):
                drawing.fills.append(Fill(Box(x0, top, x1, top + HIGH), "#eeeeee", len(drawing.fills)))
        for c, text in enumerate(row):
            line_of_words(drawing, LEFTS[c] + 4, top + 14, text, bold=r == 0)
    return drawing


@pytest.mark.parametrize("filled", [0, 1])
@pytest.mark.parametrize("is_cellwise", [False, True])
def test_bold_headings_that_are_not_filled_head_the_rows(filled: int, is_cellwise: bool) -> None:
    page = _headed(filled, is_cellwise=is_cellwise).page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert texts_in(grid) == HEADED


def test_tables_of_filled_rows_that_stand_side_by_side_are_two() -> None:
    drawing = Drawing(1)
    lefts = (40.0, 340.0)
    for r, row in enumerate(HEADED):
        top = 100 + HIGH * r
        for left in lefts:
            if r % 2 == 0:
                drawing.fills.append(Fill(Box(left, top, left + 250, top + HIGH), "#eeeeee" if r else "#4472c4", len(drawing.fills)))
            for c, text in enumerate((row[0], row[2], row[3])):
                line_of_words(drawing, left + 4 + 80 * c, top + 14, text, bold=r == 0)
    page = drawing.page()
    grids = grids_of(page, words_of(page), no_heading)
    assert [texts_in(grid) for grid in grids] == [[[row[0], row[2], row[3]] for row in HEADED]] * 2


def test_cells_filled_over_two_rows_of_headings_keep_them_with_the_rows() -> None:
    drawing = Drawing(1)
    boxes = [(40, 100, 140, 140), (140, 100, 460, 120), (460, 100, 560, 140), (140, 120, 340, 140), (340, 120, 460, 140)]
    boxes += [(a, top, b, top + 20) for top in (140, 180, 220) for a, b in pairwise(LEFTS)]
    drawing.fills += [Fill(Box(*map(float, box)), "#4472c4" if box[1] < 140 else "#eeeeee", i) for i, box in enumerate(boxes)]
    heads = [(40, 114, "Place"), (140, 114, "Day"), (460, 114, "Who"), (140, 134, "Asked"), (340, 134, "Given")]
    for x, y, text in heads:
        line_of_words(drawing, x + 4, y, text, bold=True)
    rows = [["Harbour", "May", "June", "Ada"], ["Pier", "July", "August", "Ben"], ["Tide", "May", "May", "Cleo"]] * 2
    for r, row in enumerate(rows[:5]):
        for left, text in zip(LEFTS, row, strict=False):
            line_of_words(drawing, left + 4, 154 + 20 * r, text)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert texts_in(grid) == [["Place", "Day", None, "Who"], [None, "Asked", "Given", None], *rows[:5]]


def test_a_last_fill_without_the_theme_s_cell_is_a_row_still() -> None:
    """The theme spans from the row above, which is not filled."""
    drawing = _drawn(0)
    drawing.fills = [fill for fill in drawing.fills if (fill.box.x0, fill.box.top) != (LEFTS[0], 100 + 4 * HIGH)]
    page = drawing.page()
    (grid,) = striped_grids(page, words_of(page))
    assert texts_in(grid) == ROWS


def test_further_headings_over_a_striped_tables_own_are_rows_of_it() -> None:
    drawing = Drawing(1)
    lefts = (40.0, 140.0, 240.0, 340.0, 440.0, 540.0)
    rows = [("", "", "2007", "2008", "2009"), *((quay, "12", "48", "30", "9") for quay in ("North", "East", "South", "West", "Bar"))]
    for r, row in enumerate(rows):
        top = 100 + HIGH * r
        if r and r % 2 == 0:
            drawing.fills += [Fill(Box(a, top, b, top + HIGH), "#eeeeee", i) for i, (a, b) in enumerate(pairwise(lefts))]
        for x, printed in zip(lefts, row, strict=False):
            drawing.text(x + 40, top + 14, printed, bold=r == 0)
    drawing.text(180, 94, "Dues", bold=True).text(354, 94, "Boats by year", bold=True)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert [text for text in texts_in(grid)[0] if text] == ["Dues", "Boats by year"]
    assert texts_in(grid)[1:] == list(map(list, rows))
