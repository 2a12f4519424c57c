"""A row beneath a filled one is of its table, unless rules close it."""

from __future__ import annotations

import pytest

from parsers.layout.finding import grids_of, no_heading
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
