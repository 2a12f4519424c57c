"""Tables of texts that nothing draws; prose in columns, lists and labels in boxes are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.aligned_texts import text_grids
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Fill, Page
from parsers.layout.printed_rows import printed_rows
from parsers.layout.table import Grid
from parsers.layout.words import Word, words_of
from tests.drawing.looks import texts_in
from tests.drawing.pages import Drawing

LEFTS = (60.0, 220.0, 380.0)
HEADS = ("Office", "Town", "Keeper")
ROWS = (("North Office", "Salem", "Ada Quill"), ("East Office", "Troy", "Ben Sorrel"), ("South Office", "Rye", "Cleo Marsh"))


def page_of(rows: Sequence[Sequence[str]], *, is_headed: bool = False, lefts: Sequence[float] = LEFTS, step: float = 16.0) -> Page:
    drawing = Drawing(1)
    for r, row in enumerate(rows):
        for x, words in zip(lefts, row, strict=True):
            drawing.text(x, 100 + step * r, words, bold=is_headed and r == 0)
    return drawing.page()


def words(rows: Sequence[Sequence[str]], *, is_headed: bool = False, lefts: Sequence[float] = LEFTS) -> tuple[Word, ...]:
    return words_of(page_of(rows, is_headed=is_headed, lefts=lefts))


def found(words: Sequence[Word]) -> list[Grid]:
    return text_grids(printed_rows(words))


def test_short_texts_beneath_bold_headings_are_a_table() -> None:
    (grid,) = found(words((HEADS, *ROWS), is_headed=True))
    assert texts_in(grid) == [list(HEADS), *map(list, ROWS)]
    assert grid.confidence <= 0.5


def test_without_headings_set_apart_more_rows_are_wanted() -> None:
    assert found(words(ROWS)) == []
    (grid,) = found(words((HEADS, *ROWS)))
    assert grid.row_count == len(ROWS) + 1


PROSE = ("the harbour lies to the north of all", "boats are moored there in the spring", "and nobody has ever counted any of them")


@pytest.mark.parametrize(
    ("rows", "lefts"),
    [
        ([PROSE] * 8, (60.0, 300.0, 540.0)),
        ([("•", "boats are", "moored")] * 6, (60.0, 75.0, 180.0)),
        ([row[:2] for row in (HEADS, *ROWS, *ROWS)], LEFTS[:2]),
    ],
    ids=["prose in columns", "a list", "two columns only"],
)
def test_what_is_no_table(rows: Sequence[Sequence[str]], lefts: Sequence[float]) -> None:
    assert found(words(rows, lefts=lefts)) == []


def test_texts_that_begin_anywhere_are_no_columns() -> None:
    drawing = Drawing(1)
    for r in range(6):
        for c in range(3):
            drawing.text(60 + 170 * c + (37 * r * (c + 1)) % 80, 100 + 16 * r, "North quay")
    assert found(words_of(drawing.page())) == []


def test_texts_in_boxes_of_their_own_are_a_diagram() -> None:
    page = page_of((HEADS, *ROWS), step=40.0)
    boxes = tuple(Fill(Box(x - 8, 84 + 40 * r, x + 90, 110 + 40 * r), "#ddeeff", r, is_rectangle=False) for r in range(4) for x in LEFTS)
    boxed = Page(1, page.width, page.height, 0, page.chars, (), boxes, (), ())
    assert grids_of(boxed, words_of(boxed), no_heading) == []


PROSE = (
    ("The keepers of the lights", "met in the old hall and asked", "that the lamps be mended in"),
    ("and the pilots of the bay", "for more oil before the long", "all of the towers by the end"),
    ("had come by the morning", "nights begin and for a boat", "of the month or that a ship"),
    ("boat from the islands to", "that can be rowed in a gale", "be sent with what is lacking"),
    ("hear what the board had", "without the help of the men", "so that none of them is dark"),
    ("written to them in spring", "who are at sea until autumn", "when the fleet comes home in"),
)


def test_lines_of_running_text_in_headed_columns_are_no_rows() -> None:
    assert found(words((HEADS, *PROSE), is_headed=True)) == []


def test_long_texts_that_begin_anew_in_each_row_are_rows() -> None:
    (grid,) = found(words((HEADS, *[[text.capitalize() for text in row] for row in PROSE]), is_headed=True))
    assert grid.row_count == len(PROSE) + 1


def test_running_text_after_a_table_ends_it() -> None:
    drawing = Drawing(1)
    for top in (100, 240):
        for r, row in enumerate((HEADS, *ROWS)):
            for x, text in zip(LEFTS, row, strict=True):
                drawing.text(x, top + 24 * r, text)
    drawing.text(LEFTS[0], 208, "The keepers asked for a second table of the offices.")
    assert [texts_in(grid) for grid in found(words_of(drawing.page()))] == [[list(HEADS), *map(list, ROWS)]] * 2


def test_headings_of_groups_left_of_their_rows_are_rows_of_a_table() -> None:
    drawing = Drawing(1)
    for r, row in enumerate((HEADS, ("Uplands",), *ROWS[:2], ("Coast",), *ROWS[2:])):
        for x, printed in zip(LEFTS, row, strict=False):
            drawing.text(x + (10 if x == LEFTS[0] and len(row) > 1 and r else 0), 100 + 16 * r, printed, bold=r == 0)
    (grid,) = found(words_of(drawing.page()))
    assert [row[0] for row in texts_in(grid)] == [
        "Office",
        "Uplands",
        "North Office",
        "East Office",
        "Coast",
        "South Office",
    ]


def test_the_lines_of_the_last_label_are_of_it_where_rows_stand_hardly_further_apart() -> None:
    drawing = Drawing(1)
    y = 100.0
    for r, row in enumerate((HEADS, *(((f"{label}\nof the county", *rest)) for label, *rest in ROWS))):
        for x, printed in zip(LEFTS, row, strict=True):
            for i, line in enumerate(printed.split("\n")):
                drawing.text(x, y + 11.5 * i, line, bold=r == 0)
        y += 12.2 + 11.5 * (r > 0)
    (grid,) = found(words_of(drawing.page()))
    assert texts_in(grid)[-1] == ["South Office of the county", "Rye", "Cleo Marsh"]


def test_the_second_line_of_a_text_in_a_first_row_that_is_no_header_goes_it_on() -> None:
    rows = [
        ("Welcome", "Ada Quill", "10:00"),
        ("Lamps", "Ben Sorrel", "10:05"),
        ("Ropes", "Cleo Marsh", "10:20"),
        ("Boats", "Dan Ebb", "10:40"),
    ]
    drawing = Drawing(1)
    for r, row in enumerate(rows):
        for x, printed in zip(LEFTS, row, strict=True):
            drawing.text(x, 100 + 30 * r, printed)
        drawing.text(LEFTS[2], 112 + 30 * r, "5 mins")
    (grid,) = found(words_of(drawing.page()))
    assert texts_in(grid) == [[*row[:2], f"{row[2]} 5 mins"] for row in rows]
