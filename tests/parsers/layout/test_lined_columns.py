"""Between level lines, columns stand where the rows show them: a unit over all of them makes none of its own."""

from __future__ import annotations

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in
from tests.drawing.pages import Drawing

LEFTS = (60.0, 200.0, 260.0, 320.0, 380.0)
HEADS = ("", "2001", "2002", "2003", "2004")
ROWS = (("Kent", "4.2", "6.4", "9.9", "6.5"), ("Ohio", "3.2", "1.7", "5.3", "1.6"), ("Iowa", "1.2", "2.5", "7.5", "9.3"))


def test_a_unit_in_the_middle_between_two_columns_is_over_all_of_them() -> None:
    drawing = Drawing(1)
    for r, row in enumerate((HEADS, *ROWS)):
        for x, words in zip(LEFTS, row, strict=True):
            drawing.text(x, 100 + 18 * (r + (r > 0)), words)
    drawing.text(272, 118, "(% of all)")
    for r in range(6):
        level(drawing, 88 + 18 * r, 55.0, 420.0)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    unit = next(cell for cell in grid.cells if len(cell.words) == 3)
    assert (grid.column_count, unit.column, unit.colspan) == (5, 1, 4)
    assert texts_in(grid)[2:] == [list(row) for row in ROWS]
