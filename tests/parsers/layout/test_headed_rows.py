"""Tables between level lines beneath one text over all columns, drawn at random and found again; and what only looks like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.headed_rows import headed_grids
from parsers.layout.table import Grid
from parsers.layout.words import words_of
from tests.drawing.looks import level, line_of_words, texts_in, upright
from tests.drawing.pages import Drawing

LEFT, RIGHT = 40.0, 900.0
HEIGHT = 26.0
STARTS = (46.0, 250.0)
ROWS = (("Replan", "The plan was agreed"), ("Benefits", "The benefits were heard"), ("Lock", "The lock is mended"))
_WORDS = st.lists(st.text(st.sampled_from("abcdefgh"), min_size=2, max_size=7), min_size=1, max_size=3).map(" ".join)


def drawn(head: str, *rows: tuple[str, ...], top: float = 80.0, drawing: Drawing | None = None, is_boxed: bool = True) -> Drawing:
    page = drawing or Drawing(1)
    bottom = top + HEIGHT * (len(rows) + 1)
    for x in (LEFT, RIGHT) if is_boxed else ():
        upright(page, x, top, bottom)
    for i in range(len(rows) + 2):
        level(page, top + i * HEIGHT, LEFT, RIGHT)
    line_of_words(page, STARTS[0], top + 16, head, bold=True)
    for i, row in enumerate(rows, start=1):
        for x, text in zip(STARTS, row, strict=False):
            line_of_words(page, x, top + i * HEIGHT + 16, text)
    return page


def found(drawing: Drawing) -> list[Grid]:
    page = drawing.page()
    return headed_grids(page, words_of(page))


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=2, max_size=5), _WORDS, st.booleans())
def test_texts_that_begin_alike_in_all_rows_are_columns(rows: list[tuple[str, str]], head: str, is_boxed: bool) -> None:
    (grid,) = found(drawn(head, *rows, is_boxed=is_boxed))
    assert texts_in(grid) == [[head, None], *map(list, rows)]


def test_one_beneath_the_other_are_two_tables() -> None:
    page = drawn("North quay", *ROWS)
    drawn("South quay", *ROWS[:2], top=80 + 4 * HEIGHT + 20, drawing=page)
    assert [texts_in(grid)[0][0] for grid in grids_of(page.page(), words_of(page.page()), no_heading)] == ["North quay", "South quay"]


def test_a_second_head_within_the_lines_begins_another_table() -> None:
    heads = [texts_in(grid)[0][0] for grid in found(drawn("North quay", *ROWS[:2], ("South quay",), *ROWS[:2]))]
    assert heads == ["North quay", "South quay"]


def test_running_text_between_lines_is_no_table() -> None:
    sentence = "A text that runs on over the whole width of the page and past all places at which a column might begin"
    assert not found(drawn("North quay", (sentence,), (sentence,), (sentence,)))


def test_a_row_that_runs_across_shows_that_there_are_no_columns() -> None:
    wide = "A text as wide as this one runs over the place where the second text of the other rows begins"
    assert not found(drawn("North quay", ROWS[0], (wide,), ROWS[1]))


def test_lines_of_running_text_between_two_tables_head_none() -> None:
    drawing = Drawing(1)
    for y in (80, 134, 160, 186, 212):
        level(drawing, y, LEFT, RIGHT)
    for i in range(3):
        line_of_words(drawing, STARTS[0], 96 + 13 * i, "A text that runs on from side to side " * 5)
    for i, row in enumerate(ROWS):
        for x, printed in zip(STARTS, row, strict=True):
            line_of_words(drawing, x, 150 + HEIGHT * i, printed)
    assert not found(drawing)


def under(heads: tuple[str, str]) -> Drawing:
    """Two sections within lines, and above the first a row of headings, the second in the middle of its column."""
    page = drawn("North quay", *ROWS[:2], ("South quay",), *ROWS[:2], top=80 + HEIGHT)
    level(page, 80, LEFT, RIGHT)
    for x, printed in zip((STARTS[0], 460.0), heads, strict=True):
        line_of_words(page, x, 96, printed, bold=True)
    return page


def test_beneath_a_row_of_headings_heads_within_the_lines_begin_sections_of_one_table() -> None:
    (grid,) = found(under(("Topic", "What was said")))
    assert texts_in(grid)[:2] == [["Topic", "What was said"], ["North quay", None]]
    assert [row[0] for row in texts_in(grid)[2:]] == [ROWS[0][0], ROWS[1][0], "South quay", ROWS[0][0], ROWS[1][0]]


def test_headings_that_do_not_keep_to_the_columns_make_no_table_of_sections() -> None:
    heads = "A text that runs on over the place where the second column begins below it, as any title may"
    assert [texts_in(grid)[0][0] for grid in found(under((heads, "")))] == ["North quay", "South quay"]
