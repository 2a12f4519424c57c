"""Which rows of a table are its header, and that a table without one gets none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.page import Box, Fill
from parsers.layout.plain_tables import PlainTable, plain_tables
from tests.drawing.looks import Sketch, level, upright
from tests.drawing.pages import LEFT, UP, Drawing

WORDS = (("Quay", "Harbour master"), ("North", "Ada Quill"), ("East", "Ben Sorrel"), ("South", "Cleo Marsh"))
NUMBERS = (("Quay", "Boats"), ("North", "12"), ("East", "7"), ("South", "31"))
WIDTHS = (160.0, 200.0)


def only_table(drawing: Drawing) -> PlainTable:
    (table,) = plain_tables([drawing.page()])
    return table


def header_rows(drawing: Drawing) -> set[int]:
    return {cell.row for cell in only_table(drawing).cells if cell.is_header}


def plain_grid(rows: Sequence[Sequence[str]], *, is_bold: bool = False, grounds: Sequence[str | None] = ()) -> Drawing:
    """A ruled table in one ink; the first row may be bold, and rows may have grounds."""
    sketch, drawing = Sketch(rows, WIDTHS), Drawing(1)
    for row, ground in enumerate(grounds):
        if ground:
            drawing.fills.append(Fill(Box(sketch.lefts[0], sketch.tops[row], sketch.lefts[-1], sketch.tops[row + 1]), ground, row))
    for y in sketch.tops:
        level(drawing, y, sketch.lefts[0], sketch.lefts[-1])
    for x in sketch.lefts:
        upright(drawing, x, sketch.tops[0], sketch.tops[-1])
    for number, (top, row) in enumerate(zip(sketch.tops, rows, strict=False)):
        for left, text in zip(sketch.lefts, row, strict=False):
            drawing.text(left + 5, top + 13, text, bold=is_bold and number == 0)
    return drawing


@pytest.mark.parametrize("header_rows_drawn", [1, 2])
def test_rows_with_a_ground_and_ink_of_their_own(header_rows_drawn: int) -> None:
    drawing = Drawing(1)
    drawing.table(100, WIDTHS, [*WORDS, ("West", "Dot Fenn")], header_rows=header_rows_drawn)
    assert header_rows(drawing) == set(range(header_rows_drawn))


def test_a_header_that_spans_rows_and_columns() -> None:
    rows = [("Quay", "Tides", LEFT), (UP, "High", "Low"), ("North", "noon", "dusk"), ("East", "dawn", "night")]
    drawing = Drawing(1)
    drawing.table(100, (120, 120, 120), rows, header_rows=2)
    table = only_table(drawing)
    assert [(c.text, c.rowspan, c.colspan) for c in table.cells if c.is_header] == [
        ("Quay", 2, 1),
        ("Tides", 1, 2),
        ("High", 1, 1),
        ("Low", 1, 1),
    ]


def test_bold_alone() -> None:
    assert header_rows(plain_grid(WORDS, is_bold=True)) == {0}
    assert header_rows(plain_grid(WORDS)) == set()


def test_words_over_numbers() -> None:
    assert header_rows(plain_grid(NUMBERS)) == {0}
    assert header_rows(plain_grid(NUMBERS[1:])) == set()


def test_years_head_columns() -> None:
    assert header_rows(plain_grid((("", "1996"), ("North", "12"), ("East", "7")))) == {0}
    assert header_rows(plain_grid((("", "1996 $000"), ("North", "12"), ("East", "7")))) == {0}


def test_an_empty_corner() -> None:
    assert header_rows(plain_grid((("", "Master"), *WORDS[1:]))) == {0}


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("grounds", [("#eeeeee", None) * 2, (None, "#eeeeee") * 2, ("#eeeeee", "#dddddd") * 2])
def test_zebra_is_no_header(count: int, grounds: Sequence[str | None]) -> None:
    assert header_rows(plain_grid(WORDS[:count], grounds=grounds[:count])) == set()


def test_a_ground_over_plain_rows() -> None:
    assert header_rows(plain_grid(WORDS, grounds=("#c6d9f1",))) == {0}


def test_lines_of_a_cell_and_empty_cells() -> None:
    drawing = Drawing(1)
    drawing.table(100, WIDTHS, [("Quay", "Harbour\nmaster"), ("North", ""), ("East", "• Ada Quill\n• Ben Sorrel")])
    texts = {(cell.row, cell.column): cell.text for cell in only_table(drawing).cells}
    assert texts[0, 1] == "Harbour\nmaster"
    assert texts[1, 1] is None
    assert texts[2, 1] == "• Ada Quill\n• Ben Sorrel"
