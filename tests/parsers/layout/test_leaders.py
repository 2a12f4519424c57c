"""Dots that lead to a number are no text of a table's cell; blanks to be filled in are, and so is what stands for no figure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.leaders import without_dashes, without_leader
from parsers.layout.plain_tables import PlainTable, plain_tables
from tests.drawing.looks import line_of_words
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


def _listed(*rows: tuple[str, str]) -> Sequence[PlainTable]:
    drawing = Drawing(1)
    for i, (label, number) in enumerate(rows):
        line_of_words(drawing, 60, 100 + 16 * i, label)
        line_of_words(drawing, 400 - 5 * len(number), 100 + 16 * i, number)
    return plain_tables([drawing.page()])


CONTENTS = (
    ("Foreword by the harbour master", "3"),
    ("1 The quays", "5"),
    ("1.1 North quay", "6"),
    ("1.2 East quay", "11"),
    ("2 Tides and lamps", "17"),
    ("2.1 Lamps that were lit", "18"),
    ("3 Complaints", "24"),
)


def test_sections_and_the_pages_on_which_they_begin_are_no_table() -> None:
    assert not _listed(*CONTENTS)


def test_numbers_that_fall_beside_numbered_texts_are_a_table() -> None:
    (table,) = _listed(*CONTENTS[:-1], ("3 Complaints", "4"))
    assert table.row_count == len(CONTENTS)


def test_numbers_that_grow_beside_texts_without_sections_numbers_are_a_table() -> None:
    (table,) = _listed(*((label.lstrip("123. "), number) for label, number in CONTENTS))
    assert table.row_count == len(CONTENTS)
