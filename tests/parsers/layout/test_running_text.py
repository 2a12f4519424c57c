"""Running text beside a table is told from its columns, whether its lines stand level with the rows or between them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.words import words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

HEADS = ("Harbour", "Boats", "Crew", "Tons")
ROWS = (("North", "12", "48", "1.5"), ("East", "7", "30", "0.9"), ("South", "21", "90", "4.2"), ("West", "3", "11", "0.2"))
LEFTS = (360.0, 430.0, 480.0, 530.0)
TEXT = (
    "every boat that is moored there in spring is counted",
    "once more when autumn comes, and those that lie off",
    "the mole are told by the keepers of both lights, who",
    "write down what they see at noon of the longest day",
    "in a book that is kept in the house of the pilots at",
)


def drawn(lines: int, *, off: float = 0.0) -> Drawing:
    """A table of numbers with lines of text at its left, so many beneath its first row; ``off`` parts their baselines from its rows'."""
    drawing = Drawing(1)
    for r, row in enumerate((HEADS, *ROWS)):
        for x, text in zip(LEFTS, row, strict=True):
            drawing.text(x, 200 + 14 * r, text)
    for i in range(lines):
        drawing.text(60, 200 + off + 14 * i, TEXT[i % len(TEXT)])
    return drawing


def tables(drawing: Drawing) -> list[list[list[str | None]]]:
    page = drawing.page()
    return [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading)]


def rows(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(row) for row in texts]


def test_a_column_of_text_that_goes_on_beneath_a_table_is_none_of_its_columns() -> None:
    assert tables(drawn(12)) == [rows((HEADS, *ROWS))]
    assert tables(drawn(12, off=5.0)) == [rows((HEADS, *ROWS))]


def test_the_indented_first_lines_of_its_paragraphs_are_of_the_text() -> None:
    drawing = drawn(0)
    for i in range(16):
        x, text = (72, TEXT[0][:-3]) if i == 3 else (60, TEXT[0])
        drawing.text(x, 200 + 12 * i, text)
        if i > 8:
            drawing.text(360, 200 + 12 * i, TEXT[0])
    assert tables(drawing) == [rows((HEADS, *ROWS))]
