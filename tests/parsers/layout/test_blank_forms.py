"""Boxes to be filled in and answers to be ticked are no tables; boxes of texts and rows that say something are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.table import Grid
from parsers.layout.words import words_of
from tests.drawing.looks import level, upright
from tests.drawing.pages import Drawing

LABELS = (("1. Name of the boat", "2. Date built"), ("3. Home quay", "4a. Master"), ("4b. Mate", "5. Number of crew"))
LEFTS = (60.0, 300.0, 360.0, 420.0)


def found(drawing: Drawing) -> list[Grid]:
    page = drawing.page()
    return grids_of(page, words_of(page), no_heading)


def boxes(rows: Sequence[Sequence[str]], height: float) -> Drawing:
    drawing = Drawing(1)
    for r, row in enumerate(rows):
        level(drawing, 80 + height * r, 60, 460)
        for x, label in zip((64, 264), row, strict=True):
            drawing.text(x, 92 + height * r, label)
    level(drawing, 80 + height * len(rows), 60, 460)
    for x in (60, 260, 460):
        upright(drawing, x, 80, 80 + height * len(rows))
    return drawing


def test_numbered_boxes_with_room_to_write_in_are_a_form() -> None:
    assert found(boxes(LABELS, 40)) == []


@pytest.mark.parametrize(("phone", "tables"), [("Phone: (       )", 0), ("Phone: 20233", 1)])
def test_boxes_with_labels_that_end_in_a_colon_are_a_form_where_none_is_filled_in(phone: str, tables: int) -> None:
    assert len(found(boxes((("Name of the boat:", "Home quay:"), ("Master:", "E-mail:"), (phone, "Fax:")), 40))) == tables


@pytest.mark.parametrize(
    ("rows", "height"),
    [(LABELS, 18), ([[label.split(". ")[1] for label in row] for row in LABELS], 40), ([*LABELS[1:], LABELS[0]], 40)],
    ids=["no room", "no numbers", "in no order"],
)
def test_other_boxes_are_cells(rows: Sequence[Sequence[str]], height: float) -> None:
    assert len(found(boxes(rows, height))) == 1


@pytest.mark.parametrize("number", ["", "{}. "])
@pytest.mark.parametrize(("last", "tables"), [("No", 0), ("Never", 1)])
def test_questions_over_the_same_answers_are_no_table(number: str, last: str, tables: int) -> None:
    drawing = Drawing(1)
    for i, question in enumerate(("Is the lamp lit?", "Is the rope whole?", "Is the bell heard?", "Is she moored?"), start=7):
        answers = ("Yes", "No" if i < 10 else last, "Unknown")
        for x, words in zip(LEFTS, (number.format(i) + question, *answers), strict=True):
            drawing.text(x, 80 + 20 * i, words)
    assert len(found(drawing)) == tables
