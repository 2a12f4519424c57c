"""Rows and columns of open tables: sections, wrapped keys, hidden themes, cells that span, text that follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from parsers.layout.finding import grids_of
from parsers.layout.lines import lines_of
from parsers.layout.named_headers import Heading, HeadingTest
from parsers.layout.open_grid import _right_of
from parsers.layout.page import Box, Fill, Rule
from parsers.layout.subcolumns import Themes
from parsers.layout.table import Grid
from parsers.layout.words import words_of
from tests.drawing.looks import Look, Sketch, level, line_of_words, texts_in
from tests.drawing.pages import Drawing


def known(*heads: str) -> HeadingTest:
    return lambda texts: Heading.COLUMNS if tuple(texts) == heads else None


def only(drawing: Drawing, heads: Sequence[str]) -> Grid:
    page = drawing.page()
    grids = grids_of(page, words_of(page), known(*heads))
    assert len(grids) == 1
    return grids[0]


def test_a_section_row_stands_between_rows_and_takes_no_row_with_it() -> None:
    rows = (("Ref", "Action", "Owner"), ("1", "Paint the lamp", "Ada"), ("2", "Mend the rope", "Ben"))
    sketch = Sketch(rows, (60, 200, 120))
    drawing = sketch.draw(Drawing(1), Look.LEVEL_RULES)
    y = sketch.tops[-1]
    line_of_words(drawing, sketch.left + 4, y + 13, "Actions that the spring tide closed", bold=True)
    after = Sketch((("3", "Sound the bell", "Cleo"), ("4", "Count the boats", "Dan")), sketch.widths, top=y + 20)
    for top in after.tops:
        after.level(drawing, top)
    for top, row in zip(after.tops, after.rows, strict=False):
        for left, text in zip(after.lefts, row, strict=False):
            line_of_words(drawing, left + 4, top + 12.5, text)
    found = only(drawing, rows[0])
    texts = texts_in(found)
    assert [texts[r] for r in (0, 1, 2, 4, 5)] == [list(row) for row in (*rows, *after.rows)]
    assert found.row_count == 6
    section = [w.text for cell in found.cells if cell.row == 3 for w in cell.words]
    assert " ".join(section) == "Actions that the spring tide closed"


def test_references_that_are_wrapped_begin_one_row_each() -> None:
    rows = (
        ("Ref", "Action", "Owner"),
        ("QUAY15-\n01", "Paint the\nlamp", "Ada"),
        ("QUAY15-\n02", "Mend the rope\nof the bell\nin May", "Ben"),
        ("QUAY16-\n01", "Sound", "Cleo"),
    )
    sketch = Sketch(rows, (70, 200, 120))
    for look in (Look.NOTHING, Look.HEADER_BAND, Look.UPRIGHT_RULES):
        assert texts_in(only(sketch.draw(Drawing(1), look), rows[0])) == sketch.texts


THEMED = (
    ("#", "Item", "Lead"),
    ("1", "Welcome to all who came", "Ada"),
    ("2", "Quays", "Ben"),
    ("3", "Lamps", "Cleo"),
    ("4", "Bells and ropes", "Dan"),
    ("5", "Close", "Ada"),
)


def _themed(look: Look) -> tuple[Drawing, Sketch]:
    """An agenda whose column ``Item`` hides themes: items 2 to 4 stand indented, and ``Harbour`` is set in the middle of them."""
    blank = [row if row[0] in "#15" else (row[0], "", row[2]) for row in THEMED]
    sketch = Sketch(blank, (40, 280, 120), padding=6)
    drawing = sketch.draw(Drawing(1), look)
    for r in (2, 3, 4):
        line_of_words(drawing, sketch.lefts[1] + 104, sketch.tops[r] + 14.5, THEMED[r][1])
    line_of_words(drawing, sketch.lefts[1] + 4, sketch.tops[3] + 14.5, "Harbour")
    return drawing, sketch


def test_a_theme_hidden_in_a_column_spans_its_items() -> None:
    for look in (Look.NOTHING, Look.HEADER_BAND):
        drawing, _ = _themed(look)
        grid = only(drawing, THEMED[0])
        assert (grid.row_count, grid.column_count) == (6, 4)
        spans = {" ".join(w.text for w in c.words): (c.row, c.column, c.rowspan, c.colspan) for c in grid.cells if c.column in (1, 2)}
        assert spans == {
            "Item": (0, 1, 1, 2),
            "Welcome to all who came": (1, 1, 1, 2),
            "Harbour": (2, 1, 3, 1),
            "Quays": (2, 2, 1, 1),
            "Lamps": (3, 2, 1, 1),
            "Bells and ropes": (4, 2, 1, 1),
            "Close": (5, 1, 1, 2),
        }


def test_a_cell_that_a_line_stops_short_of_spans_rows() -> None:
    rows = (("Theme", "Action", "Owner"), ("Harbour", "Paint", "Ada"), ("", "Mend", "Ben"), ("Tide", "Sound", "Cleo"))
    sketch = Sketch(rows, (120, 180, 120))
    drawing = Drawing(1)
    for y in sketch.tops:
        level(drawing, y, sketch.lefts[1 if y == sketch.tops[2] else 0], sketch.lefts[-1])
    for top, row in zip(sketch.tops, rows, strict=False):
        for left, text in zip(sketch.lefts, row, strict=False):
            line_of_words(drawing, left + 4, top + 12.5, text)
    grid = only(drawing, rows[0])
    assert (grid.row_count, grid.column_count) == (4, 3)
    assert [(c.row, c.rowspan, c.words[0].text) for c in grid.cells if c.column == 0] == [
        (0, 1, "Theme"),
        (1, 2, "Harbour"),
        (3, 1, "Tide"),
    ]


def test_a_text_that_runs_over_a_border_is_one_cell() -> None:
    rows = (("Ref", "Action", "Owner"), ("1", "Paint", "Ada"), ("2", "", ""), ("3", "Sound", "Cleo"), ("4", "Mend", "Dan"))
    sketch = Sketch(rows, (60, 120, 140))
    drawing = sketch.draw(Drawing(1), Look.LEVEL_RULES)
    text = "Nothing more to be done until the spring"
    line_of_words(drawing, sketch.lefts[1] + 4, sketch.tops[2] + 12.5, text)
    grid = only(drawing, rows[0])
    assert (grid.at(2, 1).colspan, texts_in(grid)[2]) == (2, ["2", text, None])


def test_a_line_that_stops_at_a_theme_divides_the_wide_text_beneath() -> None:
    rows = (
        ("#", "Item", "", "Lead"),
        ("1", "", "Paint the lamp", "Ada"),
        ("2", "Pier", "Mend the rope", "Ben"),
        ("3", "", "Sound the bell", "Cleo"),
    )
    sketch = Sketch((*rows, ("4", "Summary and close of the day", "", "Dan")), (60, 80, 140, 100))
    drawing = Drawing(1)
    for top, row in zip(sketch.tops, sketch.rows, strict=False):
        for left, text in zip(sketch.lefts, row, strict=False):
            line_of_words(drawing, left + 4, top + 12.5, text, bold=row == rows[0])
    for i, top in enumerate(sketch.tops):
        starts = (0, 2) if i in (2, 3, 4) else (0,)  # beside the theme nothing is drawn, not even beneath its last row
        for first, last in zip(starts, (1, 4) if len(starts) > 1 else (4,), strict=True):
            drawing.rules.append(Rule(Box(sketch.lefts[first], top, sketch.lefts[last], top + 0.5), "#000000", 0.5, 0))
    found = only(drawing, ("#", "Item", "Lead"))
    assert {
        (c.row, c.column, c.rowspan, c.colspan): " ".join(w.text for w in c.words) for c in found.cells if c.column in (1, 2) and c.row
    } == {
        (1, 1, 3, 1): "Pier",
        (1, 2, 1, 1): "Paint the lamp",
        (2, 2, 1, 1): "Mend the rope",
        (3, 2, 1, 1): "Sound the bell",
        (4, 1, 1, 2): "Summary and close of the day",
    }


def test_a_line_beside_a_theme_is_looked_at_once() -> None:
    drawing = Drawing(1)
    for row, (theme, title) in enumerate((("1", "Mend the lock"), ("2", "Oil the gate"), ("Both columns of one heading", ""))):
        drawing.text(50, 60 + 20 * row, theme).text(150, 60 + 20 * row, title)
    lines = lines_of(words_of(drawing.page()), gap=50.0)
    titles = lines_of([word for word in words_of(drawing.page()) if word.x0 >= 150 and word.baseline < 90])
    assert [line.text for line in _right_of(Themes(148.0, titles), lines)] == [
        "Mend the lock",
        "Oil the gate",
        "Both columns of one heading",
    ]


def test_rows_begin_with_the_numbers_that_are_whole_not_with_the_pages_left_of_them() -> None:
    rows = (("Page", "#", "Item", "Lead"), ("", "1", "Welcome", "Chair"), ("4", "2", "Minutes", "Ada"), ("7", "3", "Locks", "Ben"))
    sketch = Sketch(rows, (60, 40, 200, 120))
    found = only(sketch.draw(Drawing(1), Look.HEADER_BAND), rows[0])
    assert texts_in(found) == [list(row) for row in rows]


def test_rows_beside_cells_over_several_show_a_table_under_headings_that_nobody_knows() -> None:
    rows = [("Yard", "Gathered", "Said")]
    for name, day in (("Harbour Board", "5 June"), ("Lock Company", "7 June")):
        rows += [(name, day, "The lamp is out"), ("", "", "The rope was mended"), ("", "", "The bell is sound")]
    sketch = Sketch(rows, (140, 100, 300))
    drawing = Drawing(1)
    for i, y in enumerate(sketch.tops):
        level(drawing, y, sketch.lefts[2 if i in (2, 3, 5, 6) else 0], sketch.lefts[-1])
    for top, row in zip(sketch.tops, rows, strict=False):
        for left, text in zip(sketch.lefts, row, strict=False):
            line_of_words(drawing, left + 4, top + 12.5, text)
    grid = only(drawing, ("Nothing", "known"))
    assert (grid.row_count, grid.column_count) == (7, 3)
    assert [(c.row, c.rowspan) for c in grid.cells if c.column == 0] == [(0, 1), (1, 3), (4, 3)]
    assert [(c.row, c.rowspan) for c in grid.cells if c.column == 2] == [(row, 1) for row in range(7)]


@pytest.mark.parametrize("middle", [330.0, 250.0, 380.0])
def test_a_column_without_a_heading_is_under_that_which_runs_across_its_border(middle: float) -> None:
    """The headings of fills drawn cell by cell: one in the middle of two columns, or over the first or the second alone."""
    lefts, drawing = (30.0, 130.0, 230.0, 320.0, 420.0), Drawing(1)
    for x0, x1 in ((30, 130), (130, 230), (230, 420)):
        drawing.fills.append(Fill(Box(x0, 100, x1, 120), "#1f4e79", len(drawing.fills)))
    for x, head in ((36, "Ref"), (136, "Lead"), (middle - 18, "Topic")):
        drawing.text(x, 113, head, bold=True, colour="#ffffff")
    for row in range(4):
        top = 120 + 20.0 * row
        for x0, x1 in pairwise(lefts if row % 2 == 0 else ()):
            drawing.fills.append(Fill(Box(x0, top, x1, top + 20), "#e9f4f2", len(drawing.fills)))
        for x, text in zip(lefts, (str(row + 1), "Ada Quill", "Tides", "Depths of locks"), strict=False):
            drawing.text(x + 4, top + 13, text)
    header = [cell for cell in only(drawing, ("Ref", "Lead", "Topic")).cells if cell.row == 0]
    assert [(cell.column, cell.colspan, cell.words[0].text) for cell in header] == [(0, 1, "Ref"), (1, 1, "Lead"), (2, 2, "Topic")]


def test_a_day_that_goes_on_beside_the_next_row_stands_for_all_rows_down_to_the_next() -> None:
    heads, xs, drawing = ("Date", "Action", "Owner", "Status"), (40.0, 110.0, 330.0, 460.0), Drawing(1)
    rows = (("18", "Paint the lamp", "Ada", "Open"), ("", "Mend the rope", "Ben", "Open"), ("15", "Sound the bell", "Cleo", "Open"))
    for i, row in enumerate((heads, *rows, ("", "Oil the crane", "Dan", "Closed"))):
        for x, text in zip(xs, row, strict=True):
            line_of_words(drawing, x, 100 + 20 * i, text)
    for y, text in ((131.0, "May"), (142.0, "2030"), (171.0, "June"), (182.0, "2030")):
        line_of_words(drawing, xs[0], y, text)
    grid = only(drawing, heads)
    found = [(c.row, c.rowspan, " ".join(w.text for w in c.words)) for c in grid.cells if c.column == 0]
    assert found == [(0, 1, "Date"), (1, 2, "18 May 2030"), (3, 2, "15 June 2030")]
