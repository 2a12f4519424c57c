"""Columns of prose with hardly any white between them are read one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.prose_columns import page_lines
from parsers.layout.words import Word, words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing

LEFT = ("the tide was low", "and the boats lay", "dry for a day at", "the quay where all", "the masters met")
RIGHT = ("a lamp was lit so", "that no one would", "fall in the basin", "while ropes were", "made fast again")


def _columns(gutter: float, left: tuple[str, ...] = LEFT, right: tuple[str, ...] = RIGHT) -> tuple[Word, ...]:
    """Two columns ``gutter`` points apart: each left line ends right before the right column."""
    drawing = Drawing(1)
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        width = 5.0 * sum(map(len, a.split())) + 2.5 * (len(a.split()) - 1)
        line_of_words(drawing, 200 - gutter - width, 100 + 14 * i, a)
        line_of_words(drawing, 200, 100 + 14 * i, b)
    return words_of(drawing.page())


@given(st.floats(6.0, 15.0))
def test_columns_with_a_narrow_gutter_are_read_one_after_the_other(gutter: float) -> None:
    assert [line.text for line in page_lines(_columns(gutter))] == [*LEFT, *RIGHT]


def test_a_space_in_running_text_parts_nothing() -> None:
    words = _columns(2.5)
    assert [line.text for line in page_lines(words)] == [f"{a} {b}" for a, b in zip(LEFT, RIGHT, strict=True)]


def test_a_list_is_no_column_beside_its_bullets() -> None:
    drawing = Drawing(1)
    for i, text in enumerate(LEFT):
        drawing.text(60, 100 + 14 * i, "•")
        line_of_words(drawing, 75, 100 + 14 * i, text)
    assert [line.text for line in page_lines(words_of(drawing.page()))] == list(LEFT)


def test_a_heading_over_both_columns_stays_whole() -> None:
    drawing = Drawing(1)
    line_of_words(drawing, 110, 80, "what the harbour masters saw in the spring")
    words = (*words_of(drawing.page()), *_columns(8.0))
    assert [line.text for line in page_lines(words)] == ["what the harbour masters saw in the spring", *LEFT, *RIGHT]


@given(st.floats(9.0, 15.0), st.sampled_from([0, 4]))
def test_where_texts_meet_the_white_beside_other_texts_parts_them(gutter: float, full: int) -> None:
    """Only the first line of the left column, or the last, comes near the right one, whose lines begin at bullets or headings."""
    left = tuple(text if i == full else text[:9] for i, text in enumerate(LEFT))
    drawing = Drawing(1)
    width = 5.0 * sum(map(len, left[full].split())) + 2.5 * (len(left[full].split()) - 1)
    for i, (a, b) in enumerate(zip(left, RIGHT, strict=True)):
        line_of_words(drawing, 200 - gutter - width, 100 + 14 * i, a)
        line_of_words(drawing, 200 + 4 * (i != full), 100 + 14 * i, b)
    assert [line.text for line in page_lines(words_of(drawing.page()))][full if full else 0] == left[full]
