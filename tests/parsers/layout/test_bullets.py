"""Bullets that are drawn instead of printed, and bullets that are printed without a space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.lines import lines_of
from parsers.layout.page import Box, Fill, Page
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing


def beside(box: Box, colour: str | None = "#000000", *, is_rectangle: bool = False) -> Page:
    """A text at 100 with its baseline at 200, size 10, and a shape."""
    drawing = Drawing(1).text(100, 200, "lamps")
    drawing.fills.append(Fill(box, colour, 0, is_rectangle))
    return drawing.page()


def bullets(page: Page) -> list[str]:
    return [w.text for w in words_of(page) if w.text != "lamps"]


@pytest.mark.parametrize(("colour", "is_rectangle", "glyph"), [("#000000", False, "•"), (None, False, "◦"), ("#1f4e79", True, "▪")])
def test_discs_rings_and_squares_are_bullets_of_the_text_right_of_them(colour: str | None, is_rectangle: bool, glyph: str) -> None:
    page = beside(Box(86, 195, 90, 199), colour, is_rectangle=is_rectangle)
    line = lines_of(words_of(page))[0]
    assert (line.marker.text if line.marker else None, line.text, line.start) == (glyph, "lamps", 86)


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(Box(60, 195, 64, 199), id="too far left"),
        pytest.param(Box(86, 180, 90, 184), id="above the letters"),
        pytest.param(Box(86, 204, 90, 208), id="below the baseline"),
        pytest.param(Box(78, 192, 90, 204), id="too large"),
        pytest.param(Box(82, 195, 90, 198), id="a dash"),
        pytest.param(Box(126, 195, 130, 199), id="behind the text"),
    ],
)
def test_other_shapes_are_no_bullets(box: Box) -> None:
    assert bullets(beside(box)) == []


def test_a_dot_between_two_words_is_no_bullet() -> None:
    drawing = Drawing(1).text(66, 200, "lamps").text(100, 200, "lamps")
    drawing.fills.append(Fill(Box(93, 195, 97, 199), "#000000", 0, False))
    assert bullets(drawing.page()) == []


@given(st.integers(1, 12))
def test_each_line_of_a_list_has_its_own_bullet(count: int) -> None:
    drawing = Drawing(1)
    for i in range(count):
        drawing.text(100, 60 + 14 * i, f"lamp{i}")
        drawing.fills.append(Fill(Box(86, 55 + 14 * i, 90, 59 + 14 * i), "#000000", i, False))
    lines = lines_of(words_of(drawing.page()))
    assert [(line.marker.text if line.marker else None, line.text) for line in lines] == [("•", f"lamp{i}") for i in range(count)]


@pytest.mark.parametrize("glyph", ["•", "➢", "▪", "\uf0b7"])
def test_a_bullet_without_a_space_is_a_word_of_its_own(glyph: str) -> None:
    line = lines_of(words_of(Drawing(1).text(100, 200, f"{glyph}lamps and ropes").page()))[0]
    assert line.marker is not None
    assert line.text == "lamps and ropes"


def test_a_bullet_inside_a_word_parts_nothing() -> None:
    assert [w.text for w in words_of(Drawing(1).text(100, 200, "on•off").page())] == ["on•off"]


@pytest.mark.parametrize("glyph", ['"', "¨", "Ø", "§", "\x01", "\x83", "\uf0b7"])
def test_a_lone_sign_before_a_text_is_a_bullet_that_its_font_misnames(glyph: str) -> None:
    line = lines_of(words_of(Drawing(1).text(60, 100, f"{glyph} lamps").page()))[0]
    assert (line.marker.text if line.marker else None, line.text) == (glyph, "lamps")
    assert lines_of(words_of(Drawing(1).text(60, 100, glyph).page()))[0].text == glyph


@pytest.mark.parametrize(("gap", "text", "marker"), [(3.0, "3.2 Lamps", None), (9.0, "3 lamps were lit", "§"), (3.0, "Lamps", "§")])
def test_the_sign_for_a_section_right_before_its_number_is_no_bullet(gap: float, text: str, marker: str | None) -> None:
    drawing = Drawing(1).text(60, 100, "§")
    line_of_words(drawing, max(char.x1 for char in drawing.chars) + gap, 100, text)
    (line,) = lines_of(words_of(drawing.page()))
    assert (line.marker and line.marker.text, line.printed) == (marker, f"§ {text}")
