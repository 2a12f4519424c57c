"""Tables of every look, drawn at random and found again; and what is no table, or no part of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.layout.continued import last_table
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.named_headers import Heading, HeadingTest
from parsers.layout.page import Box, Fill, Page
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, level, moved, texts_in, upright
from tests.drawing.pages import Drawing

HEADS = ("Ref", "Quay", "Harbour master", "Tide")
ROWS = (
    HEADS,
    ("1", "North", "Ada Quill", "High at\nnoon"),
    ("2", "East\nbasin", "Ben Sorrel", ""),
    ("3", "South", "Cleo Marsh", "Low"),
    ("4", "West", "", "Slack"),
)
WIDTHS = (60.0, 110.0, 140.0, 100.0)
TABLE = Sketch(ROWS, WIDTHS)
EVIDENCE = {
    Look.LEVEL_RULES: Evidence.LEVEL_RULES,
    Look.HEADER_BAND: Evidence.HEADER_STRIP,
    Look.STRIPES: Evidence.STRIPES,
    Look.STRIPED_FROM_HEADER: Evidence.STRIPES,
    Look.UPRIGHT_RULES: Evidence.UPRIGHT_RULES,
    Look.NOTHING: Evidence.ALIGNED,
}
ONLY_BY_HEADINGS = (Look.STRIPES, Look.UPRIGHT_RULES, Look.NOTHING)
LEAST_WIDTH = 250  # points: narrower lines on a slide are not taken for a table's unless the headings are known
LOOKS = st.sampled_from(Look)
_WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGH"), min_size=2, max_size=8)
_CELL = st.lists(_WORD, min_size=1, max_size=2).map("\n".join)


def known(*heads: str, heading: Heading = Heading.COLUMNS) -> HeadingTest:
    """A test that knows these headings and no others."""
    return lambda texts: heading if tuple(texts) == heads else None


def found(page: Page, is_heading: HeadingTest = no_heading) -> list[Grid]:
    return grids_of(page, words_of(page), is_heading)


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Tables of two to five columns and two to six rows beneath the header; cells may be empty but for those of the first two columns."""
    columns, count = draw(st.integers(2, 5)), draw(st.integers(2, 6))
    heads = draw(st.lists(_WORD, min_size=columns, max_size=columns, unique=True))
    is_numbered = draw(st.booleans())
    rows: list[Sequence[str]] = [heads]
    for number in range(1, count + 1):
        key = str(number) if is_numbered else draw(_CELL)
        rows.append([key, draw(_CELL), *(draw(st.one_of(_CELL, st.just(""))) for _ in range(columns - 2))])
    widths = draw(st.lists(st.integers(60, 120), min_size=columns, max_size=columns))
    widths[-1] += max(0, LEAST_WIDTH - sum(widths))
    return Sketch(rows, widths, padding=draw(st.sampled_from([4.0, 6.0, 9.0])), is_cellwise=draw(st.booleans()))


@settings(max_examples=100)
@given(sketches(), LOOKS, st.integers(-40, 120), st.integers(-60, 60), st.sampled_from([0.8, 1.0, 1.25]), st.booleans())
def test_a_table_of_any_look_gives_back_its_rows_and_columns(
    sketch: Sketch, look: Look, right: int, down: int, scale: float, is_known: bool
) -> None:
    page = moved(sketch.draw(Drawing(1), look).page(), right, down, scale)
    is_heading = known(*sketch.texts[0]) if is_known or look in ONLY_BY_HEADINGS else no_heading
    grids = found(page, is_heading)
    assert [texts_in(grid) for grid in grids] == [sketch.texts]
    assert grids[0].evidence is EVIDENCE[look]


@pytest.mark.parametrize("look", Look)
def test_what_stands_around_a_table_is_no_part_of_it(look: Look) -> None:
    drawing = TABLE.draw(Drawing(1), look).title("Harbours of the coast")
    drawing.text(60, 85, "The quays that were looked at in the spring and what was found at each of them")
    drawing.text(60, TABLE.tops[-1] + 40, "Next steps", 16, bold=True)
    drawing.lines(60, TABLE.tops[-1] + 62, "• Dredge the basin before the boats are back", "• Paint the lamps", size=10)
    assert [texts_in(grid) for grid in found(drawing.page(), known(*HEADS))] == [TABLE.texts]


@pytest.mark.parametrize("look", Look)
def test_two_tables_one_above_the_other_stay_two(look: Look) -> None:
    below = Sketch((HEADS, *reversed(ROWS[1:])), WIDTHS, top=TABLE.tops[-1] + 40)
    page = below.draw(TABLE.draw(Drawing(1), look), look).page()
    assert [texts_in(grid) for grid in found(page, known(*HEADS))] == [TABLE.texts, below.texts]


@pytest.mark.parametrize("look", [Look.UPRIGHT_RULES, Look.NOTHING])
def test_without_known_headings_short_texts_set_alike_show_a_table(look: Look) -> None:
    assert [texts_in(grid) for grid in found(TABLE.draw(Drawing(1), look).page())] == [TABLE.texts]


def test_a_header_line_over_drawn_columns_leaves_rows_to_the_key_column() -> None:
    drawing = TABLE.draw(Drawing(1), Look.UPRIGHT_RULES)
    level(drawing, TABLE.tops[1], TABLE.lefts[0], TABLE.lefts[-1])
    assert [texts_in(grid) for grid in found(drawing.page(), known(*HEADS))] == [TABLE.texts]


def test_columns_that_only_the_header_draws_over_one_box_leave_rows_to_the_key_column() -> None:
    drawing = TABLE.draw(Drawing(1), Look.NOTHING)
    left, right = TABLE.lefts[0], TABLE.lefts[-1]
    for x0, x1 in pairwise(TABLE.lefts):
        drawing.fills.append(Fill(Box(x0, TABLE.tops[0], x1, TABLE.tops[1]), "#aa3333", len(drawing.fills)))
    for x in (left, right):
        upright(drawing, x, TABLE.tops[0], TABLE.tops[-1])
    level(drawing, TABLE.tops[-1], left, right)
    assert [texts_in(grid) for grid in found(drawing.page(), known(*HEADS))] == [TABLE.texts]


def test_rows_that_are_drawn_need_no_white_between_them() -> None:
    tight = Sketch(ROWS, WIDTHS, padding=1.0)
    assert [texts_in(grid) for grid in found(tight.draw(Drawing(1), Look.LEVEL_RULES).page())] == [tight.texts]


def test_prose_in_two_columns_is_no_table() -> None:
    drawing = Drawing(1).title("What we heard")
    for i in range(8):
        drawing.text(60, 120 + 14 * i, "the tide was lower than the tables say it would")
        drawing.text(420, 120 + 14 * i, "and boats at the quay lay dry for most of a day")
    assert found(drawing.page()) == []


def _two_areas() -> Drawing:
    drawing = Drawing(1).title("Governance")
    for x, name in ((60, "Harbour Board"), (500, "Tide Group")):
        drawing.text(x, 110, name, 12, bold=True)
        drawing.lines(x, 135, "• Heard how the plan stands", "• Approved the tables", "• Asked for a new lamp", size=11)
    return drawing


def test_texts_under_groups_without_row_labels_are_no_matrix() -> None:
    heading = known("Harbour Board", "Tide Group", heading=Heading.MATRIX_WITHOUT_CORNER)
    assert found(_two_areas().page(), heading) == []


@pytest.mark.parametrize("corner", ["", "Report"])
def test_a_matrix_has_row_labels_with_a_corner_or_without(corner: str) -> None:
    rows = (
        (corner, "Harbour Board", "Tide Group"),
        ("Deliverables", "Plan of the\nquay", "Tide tables"),
        ("Next meeting", "Lamps", "Moon and sun"),
        ("Escalations", "None", "None"),
    )
    sketch = Sketch(rows, (120, 180, 180), padding=8)
    heads = [text for text in rows[0] if text]
    heading = Heading.MATRIX if corner else Heading.MATRIX_WITHOUT_CORNER
    page = sketch.draw(Drawing(1), Look.NOTHING).page()
    assert [texts_in(grid) for grid in found(page, known(*heads, heading=heading))] == [sketch.texts]


def test_a_ruled_table_is_surer_than_what_lies_on_its_lines() -> None:
    drawing = TABLE.draw(Drawing(1), Look.LEVEL_RULES)
    for x in TABLE.lefts:
        upright(drawing, x, TABLE.tops[0], TABLE.tops[-1])
    grids = found(drawing.page(), known(*HEADS))
    assert [(texts_in(grid), grid.evidence) for grid in grids] == [(TABLE.texts, Evidence.RULED)]


@pytest.mark.parametrize(
    "between", [("Boats by harbour and by day",), ("what the masters said of the tide was said again by all who came to the quay",) * 2]
)
def test_a_caption_or_prose_between_lines_parts_two_tables(between: tuple[str, ...]) -> None:
    below = Sketch((HEADS, *reversed(ROWS[1:])), WIDTHS, top=TABLE.tops[-1] + 60)
    drawing = below.draw(TABLE.draw(Drawing(1), Look.LEVEL_RULES), Look.LEVEL_RULES)
    for i, line in enumerate(between):
        drawing.text(62, TABLE.tops[-1] + 22 + 14 * i, line)
    assert [texts_in(grid) for grid in found(drawing.page())] == [TABLE.texts, below.texts]


def test_a_filled_row_that_a_page_end_cuts_and_one_beneath_it_that_is_not_filled() -> None:
    drawing = Drawing(1)
    heads = ("", "Data Working Group (DWG)", "Migration Working Group (MWG)")
    cut = ("", "and gate\n\n• Keys\n\n• Oil the hinges\n\n• Mend the lock", "tables\n\n• Depths\n\n• Draw the map")
    bottom = drawing.table(60, (120, 270, 270), (heads, cut))
    for x, text in ((33, "Escalations"), (153, "None"), (423, "N/A")):
        drawing.text(x, bottom + 9, text, 8)
    (grid,) = found(drawing.page(), known(*heads[1:], heading=Heading.MATRIX))
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert [" ".join(word.text for word in cell.words) for cell in grid.cells if cell.row == 2] == ["Escalations", "None", "N/A"]


def test_lines_of_equal_words_beneath_a_band_are_of_one_row_where_white_parts_the_rows() -> None:
    sketch = Sketch([("AA", "AB", "AAA"), ("AA\nAA", "AA\nAA", "AA\nAA"), ("AA", "AA", "")], [60, 60, 130])
    (grid,) = found(sketch.draw(Drawing(1), Look.HEADER_BAND).page())
    assert texts_in(grid) == sketch.texts


def test_rows_beneath_a_band_may_stand_hardly_further_apart_than_the_lines_of_one() -> None:
    drawing = Drawing(1)
    drawing.fills.append(Fill(Box(50, 88, 500, 104), "#d8dfe8", 0))
    rows = (
        ("Quay", "What is there", "Who"),
        ("North", "Boats", "Ada"),
        ("East", "Boats and", "Ben"),
        ("", "the sheds", ""),
        ("South", "Ropes", "Cleo"),
        ("West", "Lamps", "Dan"),
        ("Mole", "Bells", "Eve"),
    )
    y = 100.0
    for row in rows:
        y += {"Quay": 0.0, "": 11.5}.get(row[0], 14.0)
        for x, text in zip((60, 160, 400), row, strict=True):
            drawing.text(x, y, text)
    (grid,) = found(drawing.page())
    assert [row[0] for row in texts_in(grid)] == ["Quay", "North", "East", "South", "West", "Mole"]


def test_a_row_that_goes_on_from_the_page_before_above_another_ruled_table() -> None:
    first = Drawing(1)
    first.table(400, WIDTHS, ROWS, header_rows=1)
    before = last_table(found(first.page()))
    second = Drawing(2)
    below = second.table(60, WIDTHS, (("", "basin", "", ""),), header_rows=0)
    second.table(below + 40, (150.0, 260.0), (("Day", "Boats"), ("May", "12"), ("June", "7")))
    grids = grids_of(second.page(), words_of(second.page()), no_heading, before)
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(1, 4), (3, 2)]


def test_a_header_of_filled_cells_over_level_lines_is_surer_than_keys_that_count_on() -> None:
    drawing = Drawing(1)
    rows = [(f"TMAG1-\n0{n}", "Mend the\nupper lock", "Ada Quill", "May\n2030") for n in range(1, 6)]
    bottom = drawing.table(60, WIDTHS, [("Key", "What", "Whose", "At")], size=10)
    for n, row in enumerate(rows):
        top = bottom + 40 * n
        for x, text in zip((33, 93, 203, 343), row, strict=True):
            for i, line in enumerate(text.split("\n")):
                drawing.text(x, top + 14 + 12 * i, line, 10, bold=x == 33)
        level(drawing, top + 40, 30, 30 + sum(WIDTHS))
    (grid,) = found(drawing.page())
    assert (grid.row_count, grid.column_count) == (6, 4)
    assert texts_in(grid)[1] == ["TMAG1- 01", "Mend the upper lock", "Ada Quill", "May 2030"]


@pytest.mark.parametrize("column", [0, 1, 3])
def test_fills_in_one_column_of_a_box_with_level_lines_leave_the_others_to_the_headings(column: int) -> None:
    sketch = Sketch(ROWS, WIDTHS)
    drawing = sketch.draw(Drawing(1), Look.LEVEL_RULES)
    for x in (sketch.lefts[0], sketch.lefts[-1]):
        upright(drawing, x, sketch.tops[0], sketch.tops[-1])
    for row in range(1, len(ROWS)):
        box = Box(sketch.lefts[column], sketch.tops[row], sketch.lefts[column + 1], sketch.tops[row + 1])
        drawing.fills.append(Fill(box, f"#00{row}000", row))
    (grid,) = found(drawing.page(), known(*HEADS))
    assert [[text or "" for text in row] for row in texts_in(grid)] == TABLE.texts


def test_bold_headings_over_rows_between_lines_of_cells_whose_references_are_wrapped() -> None:
    rows = (
        ("No.", "In whose hands", "The promise", "Since then"),
        (
            "QUAY16-\n01",
            "Ada Quill and\nBen Sorrel",
            "Explain how the tide tables will be kept\nafter the closure",
            "• Drafted\n• Seen by the\nmaster",
        ),
        ("QUAY17-\n01", "Cleo Marsh", "Advise on the basis for sharing\nthe tide tables", "Advice expected shortly"),
        ("QUAY17-\n02", "Secretariat", "Share the list of locks that have not yet\nnamed a keeper", "Shared by letter"),
        ("QUAY17-\n03", "Ben Sorrel", "Add an entry to the register of\nthe locks", "Entry made"),
    )
    sketch = Sketch(rows, (70.0, 110.0, 250.0, 150.0), padding=6.0, is_cellwise=True)
    assert [texts_in(grid) for grid in found(sketch.draw(Drawing(1), Look.LEVEL_RULES).page())] == [sketch.texts]


@pytest.mark.parametrize("filled", [1, 2])
def test_cells_of_one_row_filled_between_drawn_columns_leave_rows_to_the_key_column(filled: int) -> None:
    drawing = TABLE.draw(Drawing(1), Look.NOTHING)
    for x in TABLE.lefts:
        upright(drawing, x, TABLE.tops[0], TABLE.tops[-1])
    for row, first in ((0, 0), (filled, 1)):
        for x0, x1 in list(pairwise(TABLE.lefts))[first:]:
            drawing.fills.append(Fill(Box(x0, TABLE.tops[row], x1, TABLE.tops[row + 1]), "#33aa33", len(drawing.fills)))
    assert [texts_in(grid) for grid in found(drawing.page(), known(*HEADS))] == [TABLE.texts]


def test_a_filled_row_is_one_of_the_table_that_goes_on_from_the_page_before() -> None:
    keys = [(f"QUAY16-0{n}", "East basin", "Ben Sorrel of the guild", "High tide") for n in range(1, 8)]
    first, rest = Sketch((HEADS, *keys[:4]), WIDTHS), Sketch(keys[4:], WIDTHS)
    before = last_table(found(first.draw(Drawing(1), Look.STRIPES).page(), known(*HEADS)))
    drawing = rest.draw(Drawing(2), Look.NOTHING)
    for x0, x1 in pairwise(rest.lefts):
        drawing.fills.append(Fill(Box(x0, rest.tops[1], x1, rest.tops[2]), "#d0d8e8", len(drawing.fills)))
    grids = grids_of(drawing.page(), words_of(drawing.page()), no_heading, before)
    assert [texts_in(grid) for grid in grids] == [rest.texts]


@pytest.mark.parametrize("heads", [HEADS, ("Group", "Day", "Points", "Next")])
def test_a_table_between_level_lines_above_a_ruled_one_of_its_width_that_has_a_caption(heads: tuple[str, ...]) -> None:
    above = Sketch((heads, *ROWS[1:]), WIDTHS)
    below = Sketch((("Boats", "Ada", "Ben"), ("Keels", "two", "one"), ("Sails", "four", "three")), (110.0, 160.0, 140.0), top=320)
    drawing = above.draw(Drawing(1), Look.LEVEL_RULES)
    drawing.text(62, below.tops[0] - 8, "Boats by harbour master", 18, bold=True)
    below.draw(drawing, Look.LEVEL_RULES)
    for x in below.lefts:
        upright(drawing, x, below.tops[0], below.tops[-1])
    assert [texts_in(grid) for grid in found(drawing.page(), known(*heads))] == [above.texts, below.texts]


def test_a_table_of_fills_with_its_own_known_header_is_no_part_of_a_striped_one_above() -> None:
    drawing, top = Drawing(1), 60.0
    dark, pale = "#00695c", "#e9f4f2"
    band, row = ("Quays of the guild", "", "", ""), ROWS[1]
    upper = ((HEADS, dark), (band, pale), (row, None), (row, pale), (row, None), (row, pale), (band, None), (row, pale))
    for cells, colour in (*upper, (("Closed quays",), None), (HEADS, dark), (row, pale)):
        for x0, x1, text in zip(TABLE.lefts, TABLE.lefts[1:], cells, strict=False):
            drawing.fills += [Fill(Box(x0, top, x1, top + 20), colour, len(drawing.fills))] if colour else []
            drawing.text(x0 + 4, top + 13, text.replace("\n", " "), 8, bold=colour == dark or len(cells) == 1)
        top += 20
    grids = found(drawing.page(), known(*HEADS))
    assert [grid.row_count for grid in grids] == [8, 2]


def test_one_row_between_lines_goes_on_with_a_table_whose_columns_alone_are_drawn() -> None:
    drawing = TABLE.draw(Drawing(1), Look.UPRIGHT_RULES)
    before = last_table(found(drawing.page(), known(*HEADS)))
    row = Sketch((ROWS[1],), (110.0, *WIDTHS[1:-1], WIDTHS[-1] + WIDTHS[0] - 110.0), top=60)
    after = row.draw(Drawing(2), Look.NOTHING)
    for x in row.lefts:
        upright(after, x, row.tops[0], row.tops[-1])
    for y in row.tops:
        level(after, y, row.lefts[0], row.lefts[-1])
    grids = grids_of(after.page(), words_of(after.page()), no_heading, before)
    assert [texts_in(grid) for grid in grids] == [row.texts]
