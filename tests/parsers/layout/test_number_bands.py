"""Sections of a table of numbers, as long as its labels, are in their column; those that run over it are across all."""

from __future__ import annotations

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.number_bands import with_number_bands
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in
from tests.drawing.pages import Drawing
from tests.drawing.words import text

WIDE = 100.0


def cell(row: int, column: int, span: int, printed: str) -> GridCell:
    box = Box(WIDE * column, 20.0 * row, WIDE * (column + span), 20.0 * (row + 1))
    return GridCell(row, column, 1, span, box, tuple(text(box.x0 + 2, box.bottom - 5, printed)))


def grid(section: str, value: str, evidence: Evidence = Evidence.LEVEL_RULES) -> Grid:
    """A header, a section over all columns, and two rows of labels with a value in each of two columns."""
    rows = (("", "2011", "2010"), (), ("Ropes", value, value), ("Sails", value, value))
    cells = [cell(r, c, 1, printed) for r, row in enumerate(rows) for c, printed in enumerate(row)]
    return Grid(4, 3, (*cells[:3], cell(1, 0, 3, section), *cells[3:]), Box(0, 0, 3 * WIDE, 80), evidence, 0.9)


def spans(grid: Grid) -> list[int]:
    return [cell.colspan for cell in grid.cells if cell.row == 1]


def test_a_section_as_long_as_labels_is_in_their_column() -> None:
    assert spans(with_number_bands(grid("Stores", "1,200"))) == [1, 1, 1]


@pytest.mark.parametrize(
    "other",
    [
        grid("Stores of the northern and the eastern quay", "1,200"),
        grid("Stores", "sold"),
        grid("Stores", "1,200", Evidence.RULED),
    ],
)
def test_other_sections_are_across_all_columns(other: Grid) -> None:
    assert spans(with_number_bands(other)) == [3]


def test_bold_headings_of_two_lines_above_a_line_are_one_row_of_them() -> None:
    drawing = Drawing(1).text(300, 88, "2011", bold=True).text(400, 88, "2010", bold=True)
    drawing.text(300, 100, "tons", bold=True).text(400, 100, "tons", bold=True)
    for part in (0, 1):
        drawing.text(60, 120 + 60 * part, "Stores", bold=True)
        for r, (label, number) in enumerate((("Ropes", "12"), ("Sails", "30"), ("All", "42"))):
            drawing.text(60, 135 + 60 * part + 15 * r, label)
            drawing.text(300, 135 + 60 * part + 15 * r, number).text(400, 135 + 60 * part + 15 * r, number)
    for y in (106, 154, 214, 230):
        level(drawing, y, 55.0, 450.0)
    page = drawing.page()
    (found,) = grids_of(page, words_of(page), no_heading)
    assert texts_in(found)[:3] == [["", "2011 tons", "2010 tons"], ["Stores", "", ""], ["Ropes", "12", "12"]]
