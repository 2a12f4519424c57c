"""Themes that stand left of several titles under one header."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.layout.page import Box
from parsers.layout.subcolumns import split_columns, theme_spans, with_texts_over_themes
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word
from tests.drawing.words import text

BORDERS = (40.0, 80.0, 360.0)
ROWS = tuple((100.0 + 20 * i, 120.0 + 20 * i) for i in range(6))
TITLES = {1: "Quays", 2: "Lamps", 3: "Bells", 4: "Ropes"}


def at(row: float, printed: str, x: float = 84.0) -> list[Word]:
    return text(x, 113 + 20 * row, printed)


def titled() -> list[Word]:
    plain = [*at(0, "Welcome to all who came to the quay"), *at(5, "Close")]
    return [*plain, *(w for row, title in TITLES.items() for w in at(row, title, 190))]


def spans(words: list[Word]) -> dict[str, tuple[int, int, int, int]]:
    themes = split_columns([[], words], BORDERS)[1]
    cells = theme_spans(themes, words, ROWS, 1, (80.0, 360.0))
    return {" ".join(w.text for w in c.words): (c.row, c.column, c.rowspan, c.colspan) for c in cells}


@pytest.mark.parametrize(("row", "last"), [(2.5, 4), (1, 4)])
def test_a_theme_in_the_middle_of_its_titles_or_at_the_first_spans_them(row: float, last: int) -> None:
    found = spans([*titled(), *at(row, "Harbour")])
    assert found["Harbour"] == (2, 1, last, 1)
    assert found["Quays"] == (2, 2, 1, 1)
    assert found["Welcome to all who came to the quay"] == (1, 1, 1, 2)
    assert found["Close"] == (6, 1, 1, 2)


def test_two_themes_share_the_titles_between_them() -> None:
    found = spans([*titled(), *at(1.5, "Harbour"), *at(3.5, "Tide")])
    assert (found["Harbour"], found["Tide"]) == ((2, 1, 2, 1), (4, 1, 2, 1))


def test_bullets_beneath_a_text_are_no_titles() -> None:
    words = [*at(0, "Welcome"), *(w for row in range(1, 5) for w in (*at(row, "•", 190), *at(row, "lamps", 202)))]
    assert split_columns([[], words], BORDERS) == {}


def test_one_alignment_hides_nothing() -> None:
    assert split_columns([[], [w for row in range(6) for w in at(row, "Lamps and ropes")]], BORDERS) == {}


@pytest.mark.parametrize("x", [130, 190])
def test_two_texts_each_beside_a_theme_are_titles_however_near(x: float) -> None:
    words = [*at(0, "Welcome to all"), *at(1, "Tide"), *at(1, "Quays", x), *at(2, "Boats"), *at(2, "Lamps", x), *at(5, "Close")]
    assert {text: place[1:] for text, place in spans(words).items() if text in ("Quays", "Lamps", "Tide")} == {
        "Quays": (2, 1, 1),
        "Lamps": (2, 1, 1),
        "Tide": (1, 1, 1),
    }


def test_themes_level_with_the_first_of_their_titles_hold_for_all_of_them() -> None:
    titles = [w for row, title in enumerate(("Quays", "Lamps", "Bells", "Ropes", "Boats"), start=1) for w in at(row, title, 190)]
    found = spans([*at(0, "Welcome to all who came to the quay"), *titles, *at(1, "Harbour"), *at(4, "Tide")])
    assert (found["Harbour"], found["Tide"]) == ((2, 1, 3, 1), (5, 1, 2, 1))


def test_wide_white_tells_one_theme_of_two_titles_however_near_it_stands() -> None:
    words = [*at(0, "Welcome to all who came"), *at(1, "Minutes"), *at(2, "Harbour"), *at(2, "Quays", 135), *at(3, "Lamps", 135)]
    themes = split_columns([[], words], BORDERS)
    assert [line.text for line in themes[1].right_lines] == ["Quays", "Lamps"]
    nearer = [*at(0, "Welcome to all who came"), *at(1, "Minutes"), *at(2, "Harbour"), *at(2, "Quays", 127), *at(3, "Lamps", 127)]
    assert not split_columns([[], nearer], BORDERS)


def _grid(beside: tuple[str, ...]) -> Grid:
    """Numbers, titles, and a column that has texts beside a theme over the last two of four rows."""
    columns = (40.0, 80.0, 190.0, 360.0)
    cells = []
    for row, title in enumerate(("Welcome", "Lamps", "Harbour", None)):
        boxes = [Box(left, 100.0 + 20 * row, right, 120.0 + 20 * row) for left, right in pairwise(columns)]
        cells.append(GridCell(row, 0, 1, 1, boxes[0], tuple(at(row, str(row + 1), 44))))
        if title is not None:
            cells.append(GridCell(row, 1, 2 if title == "Harbour" else 1, 1, boxes[1], tuple(at(row, title, 84))))
        cells.append(GridCell(row, 2, 1, 1, boxes[2], tuple(at(row, beside[row], 194)) if beside[row] else ()))
    return Grid(4, 3, tuple(cells), Box(40, 100, 360, 180), Evidence.ALIGNED, 0.8)


def test_texts_above_a_theme_are_over_the_column_of_its_titles() -> None:
    found = {" ".join(w.text for w in cell.words): cell for cell in with_texts_over_themes(_grid(("", "", "Quays", "Bells"))).cells}
    assert [(found[name].colspan, found[name].box.x1) for name in ("Welcome", "Lamps", "Harbour", "Quays")] == [
        (2, 360),
        (2, 360),
        (1, 190),
        (1, 360),
    ]


@pytest.mark.parametrize(
    "beside", [("Ada", "", "Quays", "Bells"), ("", "", "Quays", "")], ids=["beside other texts", "not beside all rows"]
)
def test_a_column_with_other_texts_is_one_of_its_own(beside: tuple[str, ...]) -> None:
    grid = _grid(beside)
    assert with_texts_over_themes(grid) is grid
