"""The order in which texts side by side, above and beneath each other are read."""

from __future__ import annotations

import pytest

from parsers.layout.areas import areas_of
from parsers.layout.lines import Line
from parsers.layout.page import Style
from parsers.layout.words import Word

STYLE = Style("Carlito", 10.0, "#000000", 400, False)


def line(x: float, top: float, text: str, width: float) -> Line:
    return Line((Word(text, x, top, x + width, top + 10, top + 8, STYLE, True, 0),))


def read(lines: list[Line]) -> list[str]:
    return [item.text for area in areas_of(lines) for item in area if isinstance(item, Line)]


def page(white_above: float) -> list[Line]:
    """Two columns; beneath the left one alone a heading, white above it, and a text as wide as both beneath the heading."""
    left = [line(30, 100 + 12 * n, f"left{n}", 150) for n in range(3)]
    right = [line(300, 100 + 12 * n, f"right{n}", 150) for n in range(3)]
    heading = line(30, 134 + white_above, "heading", 120)
    return [*left, *right, heading, line(30, 146 + white_above, "wide", 420)]


@pytest.mark.parametrize("white", [2.0, 18.0])
def test_a_heading_beneath_columns_goes_with_the_wide_text_that_it_stands_nearer_to(white: float) -> None:
    order = read(page(white))
    assert order[-1] == "wide"
    assert order.index("heading") == (len(order) - 2 if white > 10 else 3)


def test_a_column_that_is_longer_than_its_neighbour_is_read_to_its_end() -> None:
    lines = [line(30, 100 + 12 * n, f"left{n}", 150) for n in range(6)] + [line(300, 100 + 12 * n, f"right{n}", 150) for n in range(3)]
    assert read(lines) == [*(f"left{n}" for n in range(6)), *(f"right{n}" for n in range(3))]
