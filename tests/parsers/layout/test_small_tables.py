"""Two rows of numbers beneath headings of their own are a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in
from tests.drawing.pages import Drawing

RIGHTS = (60.0, 260.0, 330.0)
ROWS = (("Moored", "48", "15"), ("Adrift", "9", "6"))


def drawn(rows: Sequence[Sequence[str]], *, bold: bool = False) -> Drawing:
    """Rows, the first the header: labels at the left, all other texts set to the right."""
    drawing = Drawing(1)
    for r, row in enumerate(rows):
        for c, (x, text) in enumerate(zip(RIGHTS, row, strict=False)):
            drawing.text(x if c == 0 else x - 5 * len(text), 200 + 16 * r, text, bold=bold and r == 0)
    return drawing


def tables(drawing: Drawing) -> list[list[list[str | None]]]:
    page = drawing.page()
    return [texts_in(grid) for grid in grids_of(page, words_of(page), no_heading)]


def test_three_headings_over_two_rows_of_numbers_are_a_table() -> None:
    rows = (("Boats", "Count", "Share"), *ROWS)
    assert tables(drawn(rows)) == [list(map(list, rows))]


def test_bold_headings_over_two_labels_with_a_number_each_are_a_table() -> None:
    rows = (("Boats", "2011"), *(row[:2] for row in ROWS))
    assert tables(drawn(rows, bold=True)) == [list(map(list, rows))]
    assert tables(drawn(rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        (("Boats", "Count", "12"), *ROWS),  # a number among the headings
        (("Boats", "Count", "Share"), ("Moored", "48", "15"), ("Adrift", "9", "none")),
        (("Boats", "Count", "Share"), ("Moored", "48", "15")),
    ],
)
def test_other_rows_of_three_are_none(rows: Sequence[Sequence[str]]) -> None:
    assert tables(drawn(rows)) == []


def test_between_two_lines_two_columns_are_enough() -> None:
    rows = (("Boats", "Count"), *(row[:2] for row in ROWS))
    drawing = drawn(rows)
    level(drawing, 186, 55, 265)
    level(drawing, 242, 55, 265)
    assert tables(drawing) == [list(map(list, rows))]
