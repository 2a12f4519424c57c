"""A row beneath a filled one is of its table, unless rules close it."""

from __future__ import annotations

import pytest

from parsers.layout.edges import frames_of
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.named_headers import Heading
from parsers.layout.page import Box, Fill
from parsers.layout.ruled import ruled_row
from parsers.layout.striped import with_unfilled_end
from parsers.layout.words import words_of
from tests.drawing.looks import level
from tests.drawing.pages import Drawing


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_row_beneath_a_filled_one_is_of_its_table_where_no_line_is_between(is_closed: bool) -> None:
    drawing = Drawing(1)
    bottom = drawing.table(100, (100, 100, 100), (("Ref", "Quay", "Harbour master"), ("1", "North", "Ada")))
    for x, words in zip((33, 133, 233), ("2", "East", "Ben"), strict=True):
        drawing.text(x, bottom + 9, words, 8)
    if is_closed:
        level(drawing, bottom, 30, 330)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert grid.row_count == (2 if is_closed else 3)


@pytest.mark.parametrize("is_known", [False, True])
def test_a_row_beneath_a_filled_header_alone_is_its_where_the_headings_are_known(is_known: bool) -> None:
    drawing = Drawing(1)
    for x, head, text in zip((30, 130, 230), ("Ref", "Quay", "Master"), ("1", "East", "Ben"), strict=True):
        drawing.fills.append(Fill(Box(x, 100, x + 100, 120), "#c9d6e8", 0))
        drawing.fills.append(Fill(Box(x, 120, x + 100, 140), "#c9d6e8", 0))
        drawing.text(x + 3, 106, head, 8, bold=True).text(x + 3, 126, f"{head} {head}", 8, bold=True).text(x + 3, 148, text, 8)
    page = drawing.page()
    grids = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if is_known and texts[0] == "Ref" else None)
    assert [grid.row_count for grid in grids] == [3 if is_known else 2]


@pytest.mark.parametrize("goes_on", [False, True])
def test_an_unfilled_row_beneath_the_one_with_which_a_striped_table_goes_on(goes_on: bool) -> None:
    drawing = Drawing(2)
    for x, text in zip((30, 130, 230, 330), ("1", "East quay", "Ada", "Lit"), strict=True):
        drawing.fills.append(Fill(Box(x, 60, x + 100, 90), "#ecf6f0", 0))
        drawing.text(x + 3, 74, text, 8).text(x + 3, 101, text, 8)
    page = drawing.page()
    row = ruled_row(frames_of(page)[0], words_of(page), (30.0, 135.0, 225.0, 335.0, 430.0))
    assert row is not None
    assert with_unfilled_end(row, page, words_of(page), no_heading, goes_on=goes_on).row_count == (2 if goes_on else 1)
