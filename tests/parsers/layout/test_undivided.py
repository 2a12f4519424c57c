"""Rows whose texts keep to the columns of a header, though nothing divides them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.undivided import with_columns_of_header, with_rows_of_side
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


def _divided(texts: tuple[str, ...], row: int) -> list[GridCell]:
    """The cells of a row that is drawn through."""
    top = 80.0 + 15 * row
    columns = enumerate(zip(BORDERS, texts, strict=False))
    return [GridCell(row, c, 1, 1, Box(x, top, x + 100, top + 15), tuple(text(x + 4, top + 10, part))) for c, (x, part) in columns]


def test_sections_between_rows_of_which_some_are_divided_stay_whole() -> None:
    section = "All the trees of the northern park"
    drawn = _grid((section,), ("Ash", "1", "2"), (section,))
    grid = replace(drawn, row_count=6, cells=(*drawn.cells, *_divided(("Birch", "3", "4"), 4), *_divided(("Cedar", "5", "6"), 5)))
    assert _texts(with_columns_of_header(grid)) == [[section], ["Ash", "1", "2"], [section], ["Birch", "3", "4"], ["Cedar", "5", "6"]]


def test_a_first_row_that_nothing_divides_keeps_to_the_columns_of_the_next() -> None:
    wide = GridCell(
        0, 0, 1, 3, Box(50, 80, 350, 95), tuple(w for x, part in zip(BORDERS, "abc", strict=False) for w in text(x + 4, 90, part))
    )
    grid = Grid(2, 3, (wide, *_divided(("Ash", "1", "2"), 1)), Box(50, 80, 350, 110), Evidence.RULED, 1.0)
    assert [cell.colspan for cell in with_columns_of_header(grid).cells] == [1] * 6


def test_a_title_above_rows_stays_whole() -> None:
    wide = GridCell(0, 0, 1, 3, Box(50, 80, 350, 95), (*text(54, 90, "Trees"), *text(154, 90, "1")))
    grid = Grid(2, 3, (wide, *_divided(("Ash", "1", "2"), 1)), Box(50, 80, 350, 110), Evidence.RULED, 1.0)
    assert with_columns_of_header(grid) is grid


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


def test_a_header_of_two_rows_divides_by_the_lower_one() -> None:
    plain = _grid(("Ash", "1", "2"), ("Birch", "", "4"))
    over = (GridCell(0, 0, 1, 1, Box(50, 65, 150, 80), ()), GridCell(0, 1, 1, 2, Box(150, 65, 350, 80), tuple(text(154, 75, "Both"))))
    below = (replace(cell, row=cell.row + 1) for cell in plain.cells)
    grid = replace(plain, row_count=plain.row_count + 1, cells=(*over, *below), box=Box(50, 65, 350, plain.box.bottom))
    assert _texts(with_columns_of_header(grid)) == [["Head"] * 3, ["Ash", "1", "2"], ["Birch", "", "4"]]


def _with_drawn_side(middle: tuple[float, float]) -> Grid:
    """A header over rows that only their first column draws; the middle one's texts at two heights."""
    heads = [GridCell(0, c, 1, 1, Box(x, 80, x + 100, 95), tuple(text(x + 4, 90, "Head"))) for c, x in enumerate(BORDERS[:-1])]
    side = [GridCell(r, 0, 1, 1, Box(50, 65 + 30 * r, 150, 95 + 30 * r), tuple(text(54, 80 + 30 * r, "Side"))) for r in (1, 2, 3)]
    places = ((154.0, 107.0), (154.0, middle[0]), (254.0, middle[1]), (254.0, 167.0))
    body = tuple(w for (x, y), part in zip(places, ("one", "two", "three", "four"), strict=True) for w in text(x, y, part))
    return Grid(4, 3, (*heads, *side, GridCell(1, 1, 3, 2, Box(150, 95, 350, 185), body)), Box(50, 80, 350, 185), Evidence.RULED, 1.0)


def test_rows_that_only_the_first_column_draws() -> None:
    grid = with_rows_of_side(_with_drawn_side((137.0, 137.0)))
    assert _texts(grid) == [["Side", "one"], ["Side", "two three"], ["Side", "four"]]
    assert [(cell.rowspan, cell.colspan) for cell in grid.cells if cell.column == 1 and cell.row] == [(1, 2)] * 3


@pytest.mark.parametrize("middle", [(127.0, 137.0), (112.0, 112.0)], ids=["a text across a border", "a row without a text"])
def test_no_rows_where_texts_do_not_keep_to_them(middle: tuple[float, float]) -> None:
    grid = _with_drawn_side(middle)
    assert with_rows_of_side(grid) is grid


def test_a_header_of_two_storeys_shows_the_columns_of_both() -> None:
    def head(row: int, column: int, rowspan: int, colspan: int, said: str) -> GridCell:
        box = Box(BORDERS[column], 65 + 15 * row, BORDERS[column + colspan], 80 + 15 * (row + rowspan - 1))
        return GridCell(row, column, rowspan, colspan, box, tuple(text(box.x0 + 4, box.bottom - 4, said)))

    heads = (head(0, 0, 2, 1, "Tree"), head(0, 1, 1, 2, "Days"), head(1, 1, 1, 1, "Raised"), head(1, 2, 1, 1, "Due"))
    below = []
    for r, texts in enumerate((("Ash", "1", "2"), ("Birch", "3", "4"))):
        words = tuple(w for x, part in zip(BORDERS, texts, strict=False) for w in text(x + 4, 105 + 15 * r, part))
        below.append(GridCell(r + 2, 0, 1, 3, Box(50, 95 + 15 * r, 350, 110 + 15 * r), words))
    grid = Grid(4, 3, (*heads, *below), Box(50, 65, 350, 125), Evidence.RULED, 1.0)
    assert _texts(with_columns_of_header(grid))[1:] == [["Ash", "1", "2"], ["Birch", "3", "4"]]
