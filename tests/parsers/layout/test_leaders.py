"""Dots that lead to a number are no text of a table's cell; blanks to be filled in are, and so is what stands for no figure."""

from __future__ import annotations

import pytest

from parsers.layout.leaders import without_dashes, without_leader
from parsers.layout.plain_tables import plain_tables
from tests.drawing.pages import Drawing


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("North ................", "North"),
        ("East quay . . . . . .", "East quay"),
        ("South……", "South"),
        ("West ·····", "West"),
        ("Harbours, etc.", "Harbours, etc."),
        ("and so on...", "and so on..."),
        ("Signed ______", "Signed ______"),
        (".......", ""),
    ],
)
def test_dots_at_a_lines_end_are_left_out(printed: str, kept: str) -> None:
    assert without_leader(printed) == kept


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("------ Sex ------", "Sex"),
        ("<--- All boats --->", "All boats"),
        ("_____Crew_____", "Crew"),
        ("---- open", "---- open"),
        ("--------", "--------"),
        ("-- 12 --", "-- 12 --"),
    ],
)
def test_dashes_on_both_sides_of_a_heading_are_left_out(printed: str, kept: str) -> None:
    assert without_dashes(printed) == kept


def test_no_cell_has_leaders_but_one_of_dots_alone() -> None:
    drawing = Drawing(1)
    rows = [("Quay", "Boats"), ("North . . . . .", "12"), ("East\n...........", "7"), ("South", "....")]
    drawing.table(100, (120, 80), rows)
    (table,) = plain_tables([drawing.page()])
    assert [cell.text for cell in table.cells] == ["Quay", "Boats", "North", "12", "East", "7", "South", "...."]
