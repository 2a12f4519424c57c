"""Headings that say what the columns beneath have in common."""

from __future__ import annotations

import pytest

from parsers.layout.heads_over import with_heads_over
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word
from tests.drawing.words import text

BORDERS = (50.0, 90.0, 210.0, 310.0, 450.0)
OVER = Box(50, 65, 450, 80)


def _grid() -> Grid:
    """Four headings over one row, the texts of each column 4 points right of its border."""
    rows = (("Ref", "Action", "Owner", "State"), ("1", "Dredge the quay", "Ada Quill", "Open"))
    cells = [
        GridCell(r, c, 1, 1, Box(BORDERS[c], 80 + 15 * r, BORDERS[c + 1], 95 + 15 * r), tuple(text(BORDERS[c] + 4, 90 + 15 * r, part)))
        for r, row in enumerate(rows)
        for c, part in enumerate(row)
    ]
    return Grid(2, 4, tuple(cells), Box(50, 80, 450, 110), Evidence.LEVEL_RULES, 0.9)


def _centred(middle: float, printed: str) -> list[Word]:
    words = text(0, 75, printed)
    return text(middle - words[-1].x1 / 2, 75, printed)


def _first_row(words: list[Word]) -> list[tuple[int, int, str]]:
    grid = with_heads_over(_grid(), OVER, words)
    return [(cell.column, cell.colspan, " ".join(w.text for w in cell.words)) for cell in grid.cells if cell.row == 0]


def test_headings_from_the_columns_that_they_begin_in_on() -> None:
    assert _first_row([*text(54, 75, "Details"), *text(214, 75, "Progress")]) == [(0, 2, "Details"), (2, 2, "Progress")]


def test_headings_in_the_middle_of_their_columns() -> None:
    assert _first_row([*_centred(180, "Details"), *_centred(380, "Progress")]) == [(0, 3, "Details"), (3, 1, "Progress")]


def test_the_first_column_may_have_none() -> None:
    words = [*_centred(150, "Details"), *_centred(330, "Progress")]
    assert _first_row(words) == [(0, 1, ""), (1, 1, "Details"), (2, 2, "Progress")]


@pytest.mark.parametrize("words", [[], [*text(54, 75, "a"), *text(94, 75, "b"), *text(214, 75, "c"), *text(314, 75, "d")]])
def test_a_table_without_fewer_headings_over_its_own_stays_as_it_is(words: list[Word]) -> None:
    grid = _grid()
    assert with_heads_over(grid, OVER, words) is grid


def test_all_rows_are_one_further_down() -> None:
    grid = with_heads_over(_grid(), OVER, [*text(54, 75, "Details"), *text(214, 75, "Progress")])
    assert grid.row_count == 3
    assert grid.box == Box(50, 65, 450, 110)
    assert [cell.row for cell in grid.cells] == [0, 0, *[1] * 4, *[2] * 4]
