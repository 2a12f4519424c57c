"""Tables one above the other: a second header set as the first begins another table, where its columns are others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.heads_anew import heads_anew
from parsers.layout.page import Box, Fill
from parsers.layout.words import words_of
from tests.drawing.looks import level, line_of_words, texts_in
from tests.drawing.pages import Drawing

HIGH = 20.0
BOATS = [["Boat", "Master", "Berth", "Crew"], ["Heron", "Ada Quill", "North", "4"], ["Tern", "Ben Sorrel", "South", "6"]]
TIDES = [["Tide", "What it brings", "Height"], ["T1", "Drift wood for the stove", "High"], ["T2", "Sand on the steps", "Low"]]
BOAT_LEFTS = (60.0, 150.0, 260.0, 330.0)
TIDE_LEFTS = (60.0, 110.0, 300.0)


def drawn(drawing: Drawing, rows: Sequence[Sequence[str]], lefts: Sequence[float], top: float, look: str, right: float = 400.0) -> float:
    """Draw a table with a bold header, and give the y where it ends."""
    for r, row in enumerate(rows):
        y = top + HIGH * r
        if (look == "band" and r == 0) or (look == "zebra" and r % 2 == 0):
            drawing.fills.append(Fill(Box(lefts[0] - 4, y, right, y + HIGH), "#4472c4" if r == 0 else "#eeeeee", len(drawing.fills)))
        if look == "rules" or (look == "three" and r < 2):
            level(drawing, y, lefts[0] - 4, right)
        for left, text in zip(lefts, row, strict=True):
            line_of_words(drawing, left, y + 14, text, bold=r == 0)
    end = top + HIGH * len(rows)
    if look in ("rules", "three"):
        level(drawing, end, lefts[0] - 4, right)
    return end


@pytest.mark.parametrize("look", ["band", "zebra", "rules", "three"])
@pytest.mark.parametrize("right", [400.0, 370.0])
def test_tables_above_each_other_are_two(look: str, right: float) -> None:
    drawing = Drawing(1)
    end = drawn(drawing, BOATS, BOAT_LEFTS, 100, look)
    drawn(drawing, TIDES, TIDE_LEFTS, end + 24, look, right)
    page = drawing.page()
    assert [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading)] == [BOATS, TIDES]


def heads(*tables: tuple[Sequence[Sequence[str]], Sequence[float]], title: str = "") -> list[float]:
    drawing, top = Drawing(1), 100.0
    for i, (rows, lefts) in enumerate(tables):
        if i and title:
            line_of_words(drawing, lefts[0], top + 14, title, bold=True)
            top += HIGH
        top = drawn(drawing, rows, lefts, top, "nothing")
    words = words_of(drawing.page())
    return list(heads_anew([w for w in words if w.middle_y < 100 + HIGH], [w for w in words if w.middle_y > 100 + HIGH]))


def test_each_header_of_other_columns_begins_a_table_and_its_title_is_its_own() -> None:
    (at,) = heads((BOATS, BOAT_LEFTS), (TIDES, TIDE_LEFTS))
    assert 100 + HIGH * 3 < at < 100 + HIGH * 4
    (at,) = heads((BOATS, BOAT_LEFTS), (TIDES, TIDE_LEFTS), title="What the tides bring")
    assert 100 + HIGH * 3 < at < 100 + HIGH * 4
    assert len(heads((BOATS, BOAT_LEFTS), (TIDES, TIDE_LEFTS), (BOATS, BOAT_LEFTS))) == 2


def test_the_same_columns_begin_no_table() -> None:
    again = [["Ship", "Sailor", "Place", "Men"], *BOATS[1:]]
    assert heads((BOATS, BOAT_LEFTS), (again, BOAT_LEFTS)) == []


def test_bold_totals_begin_no_table() -> None:
    totals = [["Total", "12", "10"], ["Skua", "3", "4"]]
    assert heads((BOATS, BOAT_LEFTS), (totals, TIDE_LEFTS)) == []


def test_a_look_that_most_rows_have_tells_nothing() -> None:
    drawing = Drawing(1)
    for r, (row, lefts) in enumerate([*((row, BOAT_LEFTS) for row in BOATS), *((row, TIDE_LEFTS) for row in TIDES)]):
        for left, text in zip(lefts, row, strict=True):
            line_of_words(drawing, left, 114 + HIGH * r, text)
    words = words_of(drawing.page())
    assert list(heads_anew(words[:4], words[4:])) == []
