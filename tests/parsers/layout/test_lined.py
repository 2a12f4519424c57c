"""Tables between three lines: columns from white, rows from how their lines stand, headings over the columns that a line is drawn under."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.named_headers import Heading
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in
from tests.drawing.pages import Drawing

LEFTS = (60.0, 240.0, 360.0, 480.0)
HEADS = ("Harbour", "Berths", "Master", "Tide")
ROWS = (
    ("North", "12", "Ada Quill", "High"),
    ("East", "7", "Ben Sorrel", "Low"),
    ("South", "21", "Cleo Marsh", "Low"),
    ("West", "3", "", "Slack"),
)


def drawn(rows: Sequence[Sequence[str]], *lines: float, top: float = 100.0, step: float = 18.0) -> Drawing:
    drawing = Drawing(1)
    for r, row in enumerate(rows):
        for x, words in zip(LEFTS, row, strict=True):
            drawing.text(x, top + step * r, words)
    for y in lines:
        level(drawing, y, 55.0, 600.0)
    return drawing


def found(drawing: Drawing) -> list[Grid]:
    page = drawing.page()
    return grids_of(page, words_of(page), no_heading)


def test_three_lines_show_a_table_and_where_its_header_ends() -> None:
    (grid,) = found(drawn((HEADS, *ROWS), 88, 106, 160 + 20))
    assert texts_in(grid) == [list(HEADS), *map(list, ROWS)]
    assert grid.evidence is Evidence.LEVEL_RULES


def test_a_total_beneath_the_last_line_is_of_the_table_and_a_note_is_not() -> None:
    drawing = drawn((HEADS, *ROWS, ("All", "43", "Four", "None")), 88, 106, 178).text(
        60, 214, "Counted in the spring by those who were there"
    )
    (grid,) = found(drawing)
    assert texts_in(grid)[-1] == ["All", "43", "Four", "None"]


def test_a_line_beneath_a_heading_shows_the_columns_that_it_is_over() -> None:
    drawing = drawn((HEADS, *ROWS), 70, 106, 180).text(250, 80, "At the quay")
    level(drawing, 84, 235.0, 440.0)
    (grid,) = found(drawing)
    over = next(cell for cell in grid.cells if [w.text for w in cell.words] == ["At", "the", "quay"])
    assert (over.row, over.column, over.colspan) == (0, 1, 2)


def test_lines_of_one_cell_stand_nearer_than_rows() -> None:
    rows = [row for one in (HEADS, *ROWS) for row in (one, ("",) * 4)]
    rows[7] = ("", "", "and her mate", "")
    rows.insert(8, ("",) * 4)
    (grid,) = found(drawn(rows, 88, 108, 220, step=12.0))
    assert texts_in(grid)[3] == ["South", "21", "Cleo Marsh and her mate", "Low"]


def test_a_column_that_hardly_a_row_fills_is_one_where_it_has_a_heading() -> None:
    rows = [(*row[:3], "") for row in ROWS[:3]]
    (grid,) = found(drawn((HEADS, *rows, ROWS[3]), 88, 106, 180))
    assert texts_in(grid)[0] == list(HEADS)
    assert texts_in(grid)[-1] == list(ROWS[3])


def test_lines_between_rows_of_wrapped_texts_show_the_rows() -> None:
    texts = (
        ("of the north are counted", "every boat that is", "in spring and"),
        ("again at the end of it by", "moored at the quays", "autumn"),
        ("those who were there when", "and all that lie off", ""),
        ("the first were counted", "the mole", ""),
    )
    drawing, y = Drawing(1), 100.0
    for x, head in zip(LEFTS, ("Harbours", "Boats", "When"), strict=False):
        drawing.text(x, y, head)
    for row in range(3):
        for line in texts:
            y += 12
            for x, words in zip(LEFTS, line, strict=False):
                drawing.text(x, y, words[: 22 + row])
        level(drawing, y + 5, 55.0, 600.0)
        y += 8
    for line_at in (88.0, 103.0):
        level(drawing, line_at, 55.0, 600.0)
    (grid,) = found(drawing)
    assert (grid.row_count, grid.column_count) == (4, 3)


def test_a_line_as_long_as_a_row_of_several_texts_underlines_none() -> None:
    drawing = drawn((HEADS, *ROWS))
    for r in range(5):
        level(drawing, 102.0 + 18 * r, 60.0, 505.0)
    (grid,) = found(drawing)
    assert grid.evidence is Evidence.LEVEL_RULES
    assert texts_in(grid) == [list(row) for row in (HEADS, *ROWS)]


def test_lines_at_a_page_s_head_and_foot_are_no_table_s() -> None:
    drawing = Drawing(1).text(60, 40, "Harbours of the coast").text(420, 40, "Spring 2004")
    drawing.text(60, 80, "3.1").text(120, 80, "Quays and what is moored there")
    for y in range(140, 440, 60):
        drawing.text(90, y, "Quay").text(300, y, "Shed")
    for y in (44.0, 100.0, 450.0, 510.0):
        level(drawing, y, 60.0, 475.0)
    assert not any(grid.evidence is Evidence.LEVEL_RULES for grid in found(drawing))


def test_tables_between_two_lines_each_are_as_many_as_known_headings() -> None:
    drawing = drawn((HEADS, *ROWS), 88, 180)
    drawing.text(60, 230, "2. Harbours abroad", 14, bold=True)
    for r, row in enumerate((HEADS, *ROWS[:3])):
        for x, words in zip(LEFTS, row, strict=True):
            drawing.text(x, 264 + 18 * r, words)
    for y in (252, 326):
        level(drawing, y, 55.0, 600.0)
    page = drawing.page()
    grids = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None)
    assert [texts_in(grid) for grid in grids] == [[list(HEADS), *map(list, ROWS)], [list(HEADS), *map(list, ROWS[:3])]]


NUMBERS = (
    ("Cannabis", "9.6%", "4.0%", "6.3%"),
    ("Ropes", "2.7%", "1.6%", "4.1%"),
    ("Lamps", "2.1%", "0.9%", "3.0%"),
    ("Bells", "2.1%", "0.2%", "0.7%"),
)


def ruled_between(rows: Sequence[Sequence[str]], heads: Sequence[tuple[float, float, str]]) -> Drawing:
    """Rows from y 134 on with a line above each, under headings at some places between two lines."""
    drawing = drawn(rows, 90.0, *(121.0 + 18 * r for r in range(len(rows) + 1)), top=134.0)
    for x, y, words in heads:
        drawing.text(x, y, words)
    return drawing


def test_numbers_between_lines_stand_in_the_columns_that_they_show() -> None:
    heads = [
        (60.0, 112.0, "Substance"),
        (330.0, 100.0, "In the last"),
        (240.0, 112.0, "month"),
        (360.0, 112.0, "year"),
        (480.0, 112.0, "ever"),
    ]
    (grid,) = found(ruled_between(NUMBERS, heads))
    assert texts_in(grid)[-4:] == [list(row) for row in NUMBERS]


def test_a_note_beneath_the_last_of_lines_between_rows_is_no_row() -> None:
    drawing = ruled_between(NUMBERS, [(x, 110.0, head) for x, head in zip(LEFTS, HEADS, strict=True)])
    drawing.text(60, 207, "Source:").text(240, 207, "Harbour office")
    (grid,) = found(drawing)
    assert texts_in(grid) == [list(HEADS), *map(list, NUMBERS)]


def test_one_row_between_lines_right_beneath_its_headings_is_a_table() -> None:
    (grid,) = found(drawn((HEADS, ROWS[0]), 88, 106, 124))
    assert texts_in(grid) == [list(HEADS), list(ROWS[0])]
    assert found(drawn((HEADS, ROWS[0]), 88, 106, 400)) == []


def test_a_heading_right_of_all_texts_heads_a_blank_column() -> None:
    rows = (("Item", "Decision", "Comments"), ("1", "Paint the lamp", ""), ("2", "Mend the old rope", ""), ("3", "Row", ""))
    drawing = Drawing(1)
    for i, row in enumerate(rows):
        for x, text in zip((60.0, 120.0, 360.0), row, strict=True):
            if text:
                drawing.text(x, 100 + 18 * i, text, bold=i == 0)
    for y in (88, 106, 160):
        level(drawing, y, 56, 480)
    (grid,) = found(drawing)
    assert texts_in(grid) == [list(row) for row in rows]


def test_bullets_beside_a_row_s_first_text_are_of_its_lists() -> None:
    drawing, y = Drawing(1), 100.0
    for x, head in zip(LEFTS, ("", "Coming", "Talked of"), strict=False):
        drawing.text(x, y, head)
    for name in ("North", "East", "South"):
        first, second = (name, "• Harbour plan for all", "15 May 2030"), ("Quay", "• Tide tables", "• Lamps")
        for line in (first, second, ("And", "• Locks", "• Bells"), ("Mole", "• Keels", "• Sails")):
            y += 12
            for x, words in zip(LEFTS, line, strict=False):
                drawing.text(x, y, words)
        level(drawing, y + 5, 55.0, 600.0)
        y += 8
    for line_at in (88.0, 103.0):
        level(drawing, line_at, 55.0, 600.0)
    (grid,) = found(drawing)
    assert [row[0] for row in texts_in(grid)] == ["", "North Quay And Mole", "East Quay And Mole", "South Quay And Mole"]


@pytest.mark.parametrize("caption", ["Table 2. Boats by quay", "Boats, by quay"])
def test_a_caption_between_two_lines_parts_two_tables_of_numbers(caption: str) -> None:
    drawing = drawn((HEADS, *ROWS), 88, 106, 178)
    drawing.text(55, 190, caption)
    for r, row in enumerate((("Quay", "Boats", "Crew", "Sails"), *ROWS)):
        for x, words in zip(LEFTS, row, strict=True):
            drawing.text(x, 210 + 18 * r, words)
    for y in (196, 216, 290):
        level(drawing, y, 55.0, 600.0)
    upper, lower = found(drawing)
    assert texts_in(upper) == [list(HEADS), *map(list, ROWS)]
    assert texts_in(lower)[0] == ["Quay", "Boats", "Crew", "Sails"]
    assert lower.row_count == 5


def test_numbers_that_count_the_columns_are_a_row_beneath_their_headings() -> None:
    drawing = drawn((HEADS, ("(1)", "(2)", "(3)", "(4)"), *ROWS), 70, 124, 200).text(250, 80, "At the quay")
    level(drawing, 84, 235.0, 440.0)
    (grid,) = found(drawing)
    counts = [cell for cell in grid.cells if cell.row == 2]
    assert [" ".join(w.text for w in cell.words) for cell in counts] == ["(1)", "(2)", "(3)", "(4)"]
    assert [cell.rowspan for cell in grid.cells if [w.text for w in cell.words] in (["Harbour"], ["Tide"])] == [2, 2]


def test_units_over_two_lines_stand_beside_those_over_all_other_columns() -> None:
    numbers = [(row[0], row[1], str(7 * n), str(3 * n)) for n, row in enumerate(ROWS, start=4)]
    drawing = drawn((HEADS, ("", "", "", ""), *numbers), 88, 106, 204)
    drawing.text(240, 116, "Boats in").text(240, 124, "tens").text(372, 120, "Days of each year")
    (grid,) = found(drawing)
    assert texts_in(grid) == [list(HEADS), ["", "Boats in tens", "Days of each year", None], *map(list, numbers)]
    assert [cell.colspan for cell in grid.cells if cell.row == 1] == [1, 1, 2]


def test_a_range_over_its_unit_is_one_heading_beside_those_beneath_another() -> None:
    drawing = drawn([(row[0], row[1], str(7 * n), str(3 * n)) for n, row in enumerate(ROWS, start=4)], 70, 112, 188, top=124)
    drawing.text(270, 82, "At the quay").text(240, 106, "Boats").text(360, 106, "Ships").text(480, 97, "1-5").text(480, 106, "years")
    level(drawing, 86, 235.0, 440.0)
    (grid,) = found(drawing)
    assert [row[-1] for row in texts_in(grid)[:2]] == ["1-5 years", None]
