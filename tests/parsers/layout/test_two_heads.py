"""Two rows of headings that nothing divides: one that stands over two others spans them, and those beside span both rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Fill
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.two_heads import with_two_heads
from parsers.layout.words import words_of
from tests.drawing.looks import level, line_of_words
from tests.drawing.pages import Drawing
from tests.drawing.words import text

LEFTS = (60.0, 160.0, 240.0, 330.0)
BODY = (("Heron", "May", "June", "Late"), ("Tern", "July", "August", "In time"), ("Skua", "April", "May", "In time"))


def found(upper: Sequence[str], lower: Sequence[str], look: str, step: float = 20.0) -> Grid:
    drawing = Drawing(1)
    end = 100 + 20 + step
    if look == "band":
        drawing.fills.append(Fill(Box(56, 100, 420, end), "#c9d6e8", 0))
    if look in ("three", "rules"):
        ends = [100, *(end + 20 * i for i in range(len(BODY) + 1))]
        for y in ends if look == "rules" else (ends[0], ends[1], ends[-1]):
            level(drawing, y, 56, 420)
    rows = [(114.0, upper), (114 + step, lower), *((end + 14 + 20 * i, row) for i, row in enumerate(BODY))]
    for y, row in rows:
        for left, said in zip(LEFTS, row, strict=True):
            line_of_words(drawing, left, y, said, bold=y < end)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    return grid


def heads(grid: Grid) -> list[tuple[str, int, int, int, int]]:
    cells = [cell for cell in grid.cells if cell.row + len(BODY) < grid.row_count]
    return [(" ".join(w.text for w in c.words), c.row, c.column, c.rowspan, c.colspan) for c in cells]


@pytest.mark.parametrize("look", ["band", "three", "rules"])
def test_a_heading_over_two_spans_them(look: str) -> None:
    grid = found(("Boat", "Berth", "", "Result"), ("", "Asked", "Given", ""), look)
    assert heads(grid) == [
        ("Boat", 0, 0, 2, 1),
        ("Berth", 0, 1, 1, 2),
        ("Result", 0, 3, 2, 1),
        ("Asked", 1, 1, 1, 1),
        ("Given", 1, 2, 1, 1),
    ]


def test_wrapped_headings_are_one_row() -> None:
    grid = found(("Boat", "Berth", "Berth", "Result"), ("", "asked", "given", ""), "band", step=12)
    assert [said for said, *_ in heads(grid)] == ["Boat", "Berth asked", "Berth given", "Result"]


def test_headings_set_at_their_foot_tell_nothing_of_spans() -> None:
    grid = found(("", "Berth", "", ""), ("Boat", "asked", "Given", "Result"), "band")
    assert [rowspan for _, _, _, rowspan, _ in heads(grid)] == [1, 1, 1, 1]


def test_headings_beneath_one_that_spans_their_columns_in_one_cell() -> None:
    edges = (50.0, 150.0, 250.0, 350.0)
    spanning = (*text(220, 110, "Berth"), *text(154, 130, "Asked"), *text(254, 130, "Given"))
    cells = [
        GridCell(0, 0, 1, 1, Box(50, 100, 150, 140), tuple(text(54, 120, "Boat"))),
        GridCell(0, 1, 1, 2, Box(150, 100, 350, 140), spanning),
    ]
    for r, row in enumerate(BODY, start=1):
        boxes = [Box(a, 120 + 20 * r, b, 140 + 20 * r) for a, b in pairwise(edges)]
        cells += [GridCell(r, c, 1, 1, box, tuple(text(box.x0 + 4, box.bottom - 4, row[c]))) for c, box in enumerate(boxes)]
    grid = with_two_heads(Grid(len(BODY) + 1, 3, tuple(cells), Box(50, 100, 350, 200), Evidence.LEVEL_RULES, 0.9))
    assert heads(grid) == [("Boat", 0, 0, 2, 1), ("Berth", 0, 1, 1, 2), ("Asked", 1, 1, 1, 1), ("Given", 1, 2, 1, 1)]
