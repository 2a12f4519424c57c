"""A table of numbers goes on behind an empty row; headings, a caption, words or other columns beneath it begin another table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in, upright
from tests.drawing.pages import Drawing

LEFTS = (60.0, 200.0, 280.0, 360.0)
ABOVE = (("Quay", "Boats", "Crew", "Tons"), ("North", "12", "48", "1.5"), ("East", "7", "30", "0.9"), ("South", "21", "90", "4.2"))
BENEATH = (("West", "3", "11", "0.2"), ("Isles", "$ 44", "51", "2.5"), ("All", "87", "230", "9.3"))
LABELLED = (("Abroad", "", "", ""), *BENEATH)
STEP = 16.0


def drawn(drawing: Drawing, rows: Sequence[Sequence[str]], top: float, *, is_ruled: bool, lefts: Sequence[float] = LEFTS) -> float:
    """Draw rows, each as high as another; gives where the last of them ends."""
    bottom = top + STEP * len(rows)
    for r, row in enumerate(rows):
        for x, words in zip(lefts, row, strict=True):
            drawing.text(x, top + STEP * r + 11, words)
    if is_ruled:
        for y in range(len(rows) + 1):
            level(drawing, top + STEP * y, 55.0, 420.0)
        for x in (55.0, *(x - 5 for x in lefts[1:]), 420.0):
            upright(drawing, x, top, bottom)
    return bottom


def found(drawing: Drawing) -> list[Grid]:
    page = drawing.page()
    return grids_of(page, words_of(page), no_heading)


@pytest.mark.parametrize("is_ruled", [True, False])
@pytest.mark.parametrize("beneath", [BENEATH, LABELLED], ids=["numbers", "beneath a label"])
def test_rows_without_headings_behind_an_empty_one_are_of_the_table_above(beneath: Sequence[Sequence[str]], *, is_ruled: bool) -> None:
    drawing = Drawing(1)
    bottom = drawn(drawing, ABOVE, 100, is_ruled=is_ruled)
    drawn(drawing, beneath, bottom + STEP, is_ruled=is_ruled)
    (grid,) = found(drawing)
    assert texts_in(grid) == [list(row) for row in (*ABOVE, *beneath)]
    assert grid.evidence is (Evidence.RULED if is_ruled else Evidence.ALIGNED)


@pytest.mark.parametrize(
    ("beneath", "white", "lefts"),
    [
        ((("Coast", "Locks", "Crew", "Tons"), *BENEATH), STEP, LEFTS),
        ((("West", "Ada", "Quill", "0.2"), ("Isles", "Ben", "Sorrel", "2.5")), STEP, LEFTS),
        (BENEATH, 3 * STEP, LEFTS),
        (BENEATH, STEP, (60.0, 170.0, 250.0, 390.0)),
    ],
    ids=["headings", "words", "white", "other columns"],
)
def test_another_table_is_one_of_its_own(beneath: Sequence[Sequence[str]], white: float, lefts: Sequence[float]) -> None:
    drawing = Drawing(1)
    bottom = drawn(drawing, ABOVE, 100, is_ruled=True)
    drawn(drawing, beneath, bottom + white, is_ruled=True, lefts=lefts)
    assert [grid.row_count for grid in found(drawing)] == [len(ABOVE), len(beneath)]


def test_a_caption_between_begins_another_table() -> None:
    drawing = Drawing(1)
    bottom = drawn(drawing, ABOVE, 100, is_ruled=True)
    drawing.text(60, bottom + 11, "Table 2. Abroad")
    drawn(drawing, BENEATH, bottom + STEP, is_ruled=True)
    assert len(found(drawing)) == 2
