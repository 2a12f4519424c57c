"""Headers in the lines that part a table's columns, above rows that nothing parts from them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Rule
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words, texts_in
from tests.drawing.pages import Drawing

LEFTS = (40.0, 80.0, 240.0, 340.0, 440.0)
HEADS = ["Nr", "What we will hear", "Voice", "Leaf"]
ROWS = [
    ["1", "Tide tables of the bay", "Ada Quill", "3"],
    ["2", "Ropes and lamps", "Ben Sorrel", "5"],
    ["3", "Bells", "Cleo Marsh", "8"],
    ["4", "Boats in the harbour", "Dan Ebb", "9"],
]


def _page(*, is_bold: bool) -> Drawing:
    drawing = Drawing(1)
    for x in LEFTS:
        drawing.rules.append(Rule(Box(x, 90, x + 0.5, 200), "#000000", 0.5, 0))
    for y in (90, 200):
        drawing.rules.append(Rule(Box(40, y, 440, y + 0.5), "#000000", 0.5, 0))
    for i, row in enumerate([HEADS, *ROWS]):
        for (left, _), text in zip(pairwise(LEFTS), row, strict=True):
            line_of_words(drawing, left + 4, 104 + 20 * i, text, bold=is_bold and i == 0)
    return drawing


@pytest.mark.parametrize("is_bold", [True, False])
def test_bold_texts_in_the_same_lines_are_the_header(is_bold: bool) -> None:
    page = _page(is_bold=is_bold).page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    assert texts_in(grid) == ([HEADS, *ROWS] if is_bold else ROWS)
