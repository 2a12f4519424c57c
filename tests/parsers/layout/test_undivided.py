"""Rows whose texts keep to the columns of a header, though nothing divides them."""

from __future__ import annotations

import pytest

from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.undivided import with_columns_of_header
from tests.drawing.words import text

BORDERS = (50.0, 150.0, 250.0, 350.0)


def _grid(*rows: tuple[str, ...]) -> Grid:
    """Three header cells over undivided rows; the texts of a row begin 4 points right of each border."""
    heads = [GridCell(0, c, 1, 1, Box(x, 80, x + 100, 95), tuple(text(x + 4, 90, "Head"))) for c, x in enumerate(BORDERS[:-1])]
    below = []
    for r, texts in enumerate(rows, start=1):
        top = 80.0 + 15 * r
        words = tuple(w for x, part in zip(BORDERS, texts, strict=False) for w in text(x + 4, top + 10, part))
        below.append(GridCell(r, 0, 1, 3, Box(50, top, 350, top + 15), words))
    return Grid(len(rows) + 1, 3, (*heads, *below), Box(50, 80, 350, 95 + 15 * len(rows)), Evidence.RULED, 1.0)


def _texts(grid: Grid) -> list[list[str]]:
    return [[" ".join(w.text for w in c.words) for c in grid.cells if c.row == r] for r in range(1, grid.row_count)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_texts_in_columns_divide_the_rows(count: int) -> None:
    rows = (("Ash", "1", "2"), ("Birch", "3", "4"), ("Cedar", "5", "6"))[:count]
    assert _texts(with_columns_of_header(_grid(*rows))) == [list(row) for row in rows]


def test_a_cell_without_a_text_is_one_beside_others_that_show() -> None:
    assert _texts(with_columns_of_header(_grid(("Ash", "", "2")))) == [["Ash", "", "2"]]


def test_a_text_across_the_borders_stays_whole_among_rows_that_are_divided() -> None:
    across = "A text that runs on and on over every border"
    rows = (("Birch", "3", "4"), (across,), ("Cedar", "5", "6"), ("Dogwood", "7", "8"))
    assert _texts(with_columns_of_header(_grid(*rows))) == [[across] if row == (across,) else list(row) for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        (("Ash",), ("Birch",), ("Cedar", "5", "6")),
        (("A text that runs on and on over every border",), ("Birch", "3", "4")),
    ],
    ids=["one text in most rows", "a text across the borders in half of them"],
)
def test_a_span_stays_where_texts_do_not_show_columns(rows: tuple[tuple[str, ...], ...]) -> None:
    grid = _grid(*rows)
    assert with_columns_of_header(grid) is grid
