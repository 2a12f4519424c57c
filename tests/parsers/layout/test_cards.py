"""Cards: boxes in rows that do not touch each other, and the order in which they are read."""

from __future__ import annotations

from parsers.layout.furniture import Furniture
from parsers.layout.page import Box, Fill
from parsers.layout.sheet import lay_out
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing


def _order(tops: tuple[float, ...]) -> list[str]:
    drawing = Drawing(1)
    for row, top in enumerate(tops):
        for column, x in enumerate((60, 320)):
            drawing.fills.append(Fill(Box(x, top, x + 200, top + 80), "#dddddd", len(drawing.fills)))
            line_of_words(drawing, x + 10, top + 40, f"{'abc'[row]}{column}")
    page = drawing.page()
    return [block.text for block in lay_out(page, words_of(page), Furniture((), ())).body]


def test_cards_are_read_row_by_row() -> None:
    assert _order((100, 200, 300)) == ["a0", "a1", "b0", "b1", "c0", "c1"]


def test_boxes_that_stand_on_each_other_are_read_column_by_column() -> None:
    assert _order((100, 180)) == ["a0", "b0", "a1", "b1"]
