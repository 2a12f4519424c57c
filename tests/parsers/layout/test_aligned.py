"""Tables of numbers that nothing draws are found by alignment; lists, prose in columns and tables of contents are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.aligned import aligned_grids
from parsers.layout.aligned_rows import placed as columns_of_rows
from parsers.layout.printed_rows import printed_rows
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import Word
from tests.drawing.words import text

ROWS = (
    ("", "Boats", "Crew", "Tons"),
    ("North", "12", "48", "1.5"),
    ("East", "7", "30", "0.9"),
    ("South", "21", "90", "4.2"),
    ("West", "3", "11", "0.2"),
)
LEFTS = (50.0, 200.0, 280.0, 360.0)


def placed(rows: Sequence[Sequence[str]], lefts: Sequence[float] = LEFTS, top: float = 100.0) -> list[Word]:
    return [w for r, row in enumerate(rows) for x, words in zip(lefts, row, strict=True) if words for w in text(x, top + 14 * r, words)]


def found(words: Sequence[Word]) -> list[Grid]:
    return aligned_grids(printed_rows(words))


def texts_in(grid: Grid) -> list[list[str]]:
    return [[" ".join(w.text for w in cell.words) for cell in grid.cells if cell.row == row] for row in range(grid.row_count)]


def test_numbers_in_columns_are_a_table_with_the_headings_above_them() -> None:
    (grid,) = found(placed(ROWS))
    assert texts_in(grid) == [list(row) for row in ROWS]
    assert grid.evidence is Evidence.ALIGNED
    assert grid.confidence < 0.7


def test_a_heading_over_several_columns_is_one_cell() -> None:
    (grid,) = found([*text(200, 86, "Afloat at noon on the first day"), *placed(ROWS)])
    head = next(cell for cell in grid.cells if cell.words)
    assert (head.row, head.column, head.colspan) == (0, 1, 3)
    assert grid.row_count == len(ROWS) + 1


def test_the_lines_of_a_wrapped_label_are_one_row() -> None:
    rows = [*ROWS[:3], ("and its islands", "", "", ""), *ROWS[3:]]
    (grid,) = found(placed(rows))
    assert texts_in(grid)[2] == ["East and its islands", "7", "30", "0.9"]


def test_text_in_columns_a_list_and_a_table_of_contents_are_none() -> None:
    prose = [("the harbour lies north", "of it all boats are moored")] * 8
    items = [("•", f"{n} boats are moored") for n in range(8)]
    contents = [("Tides ........................", str(n)) for n in range(8)]
    numbered = [(f"{n}.1", "Tides of the harbour ....................", str(n)) for n in range(8)]
    assert found(placed(numbered, (50.0, 80.0, 400.0))) == []
    for rows, right in ((prose, 300.0), (items, 64.0), (contents, 400.0)):
        assert found(placed(rows, (50.0, right))) == []


def test_dots_that_lead_to_several_numbers_are_of_a_table() -> None:
    rows = [(f"{label} . . . . . . ." if label else label, *numbers) for label, *numbers in ROWS]
    (grid,) = found(placed(rows))
    assert texts_in(grid) == [list(row) for row in rows]


@pytest.mark.parametrize("dots", [". . . . . . .", "......."])
def test_dots_that_reach_up_to_a_number_are_not_of_it(dots: str) -> None:
    end = text(50, 100, f"North {dots}")[-1].x1 + 3
    rows = [(f"North {dots}" if label else "", *numbers) for label, *numbers in ROWS]
    (grid,) = found(placed(rows, (50, end, end + 80, end + 160)))
    assert texts_in(grid) == [list(row) for row in rows]


def test_two_rows_of_numbers_are_none() -> None:
    assert found(placed(ROWS[:3])) == []


def test_a_numbered_caption_is_no_heading() -> None:
    caption = [*text(50, 58, "Table 7:"), *text(150, 58, "Boats afloat by harbour"), *text(150, 72, "and by day"), *text(200, 86, "Afloat")]
    (grid,) = found([*caption, *placed(ROWS)])
    printed = {word.text for word in grid.words()}
    assert "Afloat" in printed
    assert printed.isdisjoint({"Table", "7:", "by", "day"})


def test_a_heading_wider_than_its_numbers_stays_over_its_column() -> None:
    heads = [*text(50, 86, "Harbour"), *text(185, 86, "Boats moored"), *text(275, 86, "Crew aboard")]
    (grid,) = found([*heads, *placed([row[:3] for row in ROWS[1:]], LEFTS[:3])])
    assert texts_in(grid)[0] == ["Harbour", "Boats moored", "Crew aboard"]


def test_a_lone_heading_spans_the_rows_of_headings() -> None:
    (grid,) = found([*text(200, 86, "Afloat at noon on the first day"), *placed([("Harbour", *ROWS[0][1:]), *ROWS[1:]])])
    first = next(cell for cell in grid.cells if cell.column == 0)
    assert (first.row, first.rowspan, [word.text for word in first.words]) == (0, 2, ["Harbour"])


def test_a_heading_of_several_lines_spans_the_rows_of_headings() -> None:
    heads = [*text(200, 80, "Afloat"), *text(280, 80, "Ashore at noon on that day"), *text(200, 91, "at sea"), *text(280, 91, "Crew")]
    (grid,) = found([*heads, *text(360, 91, "Tons"), *placed(ROWS[1:], top=105)])
    cells = {cell.column: cell for cell in grid.cells if cell.row == 0 and cell.words}
    assert (cells[1].rowspan, [word.text for word in cells[1].words]) == (2, ["Afloat", "at", "sea"])
    assert (cells[2].rowspan, cells[2].colspan) == (1, 2)


def test_a_heading_that_comes_again_beneath_another_is_none_of_the_one_above_it() -> None:
    lefts = (50.0, 150.0, 210.0, 270.0)
    heads = [*text(150, 80, "Harbours there"), *text(270, 80, "Sea"), *placed([("", "Boats", "Crew", "Boats")], lefts, 91)]
    (grid,) = found([*heads, *placed([(f"Quay {c}", "12", "48", "15") for c in "ABCD"], lefts, 105)])
    assert [(cell.row, cell.rowspan) for cell in grid.cells if cell.column == 3][:2] == [(0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("between", "tables"),
    [
        ([("Boats abroad", "", "", ""), ("Quay", "Sails", "Crew", "Tons")], 2),
        ([("Table 2. Abroad", "", "", "")], 2),
        ([("Boats abroad", "", "", "")], 1),
    ],
    ids=["headings beneath it", "its number", "neither"],
)
def test_a_caption_among_rows_of_numbers_begins_another_table(between: Sequence[Sequence[str]], tables: int) -> None:
    assert len(found(placed([*ROWS, *between, *ROWS[1:]]))) == tables


def test_a_lone_text_further_beneath_the_headings_than_lines_stand_heads_a_section() -> None:
    heads, body = placed([("Harbour", *ROWS[0][1:])], top=80), placed(ROWS[1:], top=112)
    (grid,) = found([*heads, *text(50, 97, "Moored"), *body])
    assert [row[0] for row in texts_in(grid)][:3] == ["Harbour", "Moored", "North"]
    (grid,) = found([*heads, *text(50, 91, "by quay"), *body])
    assert [row[0] for row in texts_in(grid)][:2] == ["Harbour by quay", "North"]


@pytest.mark.parametrize(("white", "spans"), [(15, [1, 3, 1]), (11, [1, 1, 1, 1, 1])])
def test_white_tells_a_heading_over_three_columns_from_the_first_line_of_the_middle_one(white: float, spans: list[int]) -> None:
    lefts = (50.0, 150.0, 210.0, 270.0, 330.0)
    heads = [*text(207, 91 - white, "Moored"), *placed([("Quay", "Boats", "Crews", "Sails", "Locks")], lefts, 91)]
    (grid,) = found([*heads, *placed([(f"Quay {c}", "12", "48", "15", "7") for c in "ABCD"], lefts, 105)])
    assert [cell.colspan for cell in grid.cells if cell.row == 0] == spans


def test_years_beneath_headings_and_behind_that_of_the_labels_are_headings() -> None:
    lefts = (50.0, 150.0, 210.0, 270.0, 330.0)
    heads = [
        *text(150, 80, "Harbours there"),
        *text(270, 80, "Boats at sea"),
        *placed([("Quay", "2001", "2002", "2001", "2002")], lefts, 94),
    ]
    (grid,) = found([*heads, *placed([(f"Quay {c}", "12", "48", "15", "7") for c in "ABCD"], lefts, 108)])
    first = next(cell for cell in grid.cells if cell.words and cell.column == 0)
    assert (first.row, first.rowspan, grid.row_count) == (0, 2, 6)


def test_two_wide_rows_are_enough() -> None:
    lefts = (50.0, 120.0, 180.0, 240.0, 300.0, 360.0)
    (grid,) = found(placed([("Year", "2001", "2002", "2003", "2004", "2005"), ("Boats", "3", "4", "4", "5", "9")], lefts))
    assert (grid.row_count, grid.column_count) == (2, 6)


def test_lines_of_a_label_are_one_row_where_rows_stand_further_apart() -> None:
    labels = (("North and", "Islands"), ("East",), ("South, with", "Capes"), ("West",))
    words, y = [], 100.0
    for lines, row in zip(labels, ROWS[1:], strict=True):
        for line in lines:
            words += text(50, y, line)
            y += 11
        words += placed([("", *row[1:])], top=y - 11)
        y += 7
    (grid,) = found(words)
    assert [row[0] for row in texts_in(grid)] == [" ".join(lines) for lines in labels]


def test_numbers_set_in_the_middle_of_a_label_of_two_lines_are_of_it() -> None:
    words = [*placed(ROWS), *text(50, 172, "The"), *placed([("", "5", "17", "0.3")], top=178), *text(50, 184, "Capes")]
    (grid,) = found([*words, *placed([("Isles", "4", "13", "0.1")], top=200)])
    assert texts_in(grid)[-2:] == [["The Capes", "5", "17", "0.3"], ["Isles", "4", "13", "0.1"]]


def test_years_in_the_middle_over_two_columns_each_span_them() -> None:
    lefts = (50.0, 150.0, 200.0, 250.0, 300.0)
    rows = [("Harbour", "Boats", "Crew", "Boats", "Crew"), *((f"Quay {c}", "12", "48", "15", "52") for c in "ABCD")]
    (grid,) = found([*text(176, 86, "2001"), *text(276, 86, "2002"), *placed(rows, lefts)])
    spans = {" ".join(w.text for w in cell.words): (cell.column, cell.colspan) for cell in grid.cells if cell.row == 0}
    assert spans["2001"] == (1, 2)
    assert spans["2002"] == (3, 2)


def test_a_unit_in_the_middle_over_the_numbers_is_a_cell_over_all_of_them() -> None:
    lefts = (50.0, 150.0, 200.0, 250.0, 300.0)
    body = [(f"Quay {c}", "12", "48", "15", "52") for c in "ABCD"]
    words = [
        *placed([("", "2001", "2002", "2003", "2004"), *body[:1]], lefts, 86),
        *text(222, 114, "(tons)"),
        *placed(body[1:], lefts, 128),
    ]
    (grid,) = found(words)
    unit = next(cell for cell in grid.cells if [w.text for w in cell.words] == ["(tons)"])
    assert (unit.column, unit.colspan) == (1, 4)


def test_a_name_among_numbers_makes_no_heading_of_a_row() -> None:
    rows = [("2003", "I", "7", "23"), ("", "II", "3", "3"), ("", "III", "5", "17"), ("", "IV", "6", "26"), ("2004", "I", "2", "69")]
    heads = ("Year", "Part", "Boats", "Crew")
    (grid,) = found(placed([heads, *rows]))
    assert texts_in(grid) == [list(heads), *map(list, rows)]


def test_a_number_close_to_its_label_stands_in_its_column() -> None:
    far = text(50, 240, "A harbour of the west coast")
    end = far[-1].x1 + 6
    rows = [
        (name, f"{10 + len(name)}", "48")
        for name in ("North", "East", "South", "Isles", "Capes", "Bays", "Sounds", "Straits", "Reefs", "Bars")
    ]
    (grid,) = found([*placed(rows, (50.0, end, end + 80)), *far, *text(end, 240, "11"), *text(end + 80, 240, "61")])
    assert texts_in(grid)[-1] == ["A harbour of the west coast", "11", "61"]


def test_running_text_beside_a_table_is_no_column_of_it() -> None:
    prose = [w for r in range(7) for w in text(50, 100 + 14 * r, "all of the boats that are moored there are counted")]
    (grid,) = found([*prose, *placed(ROWS, (360.0, 440.0, 500.0, 560.0))])
    assert texts_in(grid) == [list(row) for row in ROWS]


def label_lines(labels: Sequence[Sequence[str]], line: float, between: float) -> list[Word]:
    """Rows whose labels run over several lines, numbers at the first of them, ``between`` points further apart than the lines."""
    words, y = placed(ROWS[:1]), 114.0
    for lines, row in zip(labels, ROWS[1:], strict=True):
        words += placed([("", *row[1:])], top=y)
        for printed in lines:
            words += text(50, y, printed)
            y += line
        y += between
    return words


@pytest.mark.parametrize("longest", [["North", "and", "all", "of its", "islands"], ["North", "and"]])
def test_rows_that_stand_a_line_s_thickness_further_apart_than_their_lines_are_told(longest: list[str]) -> None:
    labels = (longest, ["East"], ["South, with", "Capes"], ["West", "of it"])
    (grid,) = found(label_lines(labels, 11.0, 0.5))
    assert [row[0] for row in texts_in(grid)][1:] == [" ".join(lines) for lines in labels]


def test_a_line_left_white_in_a_cell_begins_no_row() -> None:
    lefts = (50.0, 150.0, 260.0)
    words = placed([("Firm", "Butter", "Oil")], lefts)
    for y, rows in ((114.0, ("Arden", "47% in all", "9%")), (149.5, ("Bryce", "12% in all", "3%")), (185.0, ("Cole", "7%", "1%"))):
        words += placed([rows], lefts, y)
        words += text(150, y + 22, "of which Quay 5%") if rows[0] != "Cole" else []
    words += placed([("Dunn", "3%", "2%"), ("Eyre", "2%", "4%")], lefts, 198.5)
    (grid,) = found(words)
    assert texts_in(grid)[1] == ["Arden", "47% in all of which Quay 5%", "9%"]


def test_a_lone_text_left_of_the_row_labels_is_a_section_and_no_heading() -> None:
    rows = [("Item", "Share"), ("Afloat", ""), *((f"Quay {c}", "12") for c in "ABC"), ("Ashore", ""), *((f"Shed {c}", "7") for c in "ABC")]
    words = [w for r, (a, b) in enumerate(rows) for w in text(62 if b and r else 50, 100 + 14 * r, a)]
    words += placed([(b,) for _, b in rows], (200.0,))
    (grid,) = found(words)
    assert [row[0] for row in texts_in(grid)][:3] == ["Item", "Afloat", "Quay A"]


def test_a_heading_may_reach_as_far_right_as_a_column_is_wide() -> None:
    heads = [*text(50, 86, "Harbour"), *text(200, 86, "Boats"), *text(280, 86, "Crew"), *text(360, 86, "Tons of fish landed")]
    (grid,) = found([*heads, *placed(ROWS[1:])])
    assert texts_in(grid)[0] == ["Harbour", "Boats", "Crew", "Tons of fish landed"]


def test_headings_over_each_column_may_stand_further_off() -> None:
    heads = [w for x, head in zip(LEFTS, ("Harbour", *ROWS[0][1:]), strict=True) for w in text(x, 70, head)]
    (grid,) = found([*heads, *placed(ROWS[1:])])
    assert texts_in(grid)[0] == ["Harbour", *ROWS[0][1:]]


def test_a_second_line_of_headings_beside_one_over_two_columns_goes_on_the_first() -> None:
    lefts = (50.0, 130.0, 200.0, 280.0)
    rows = [
        ("Quay A", "Count", "93", "77"),
        ("Quay B", "Share", "19", "16"),
        ("Quay C", "Count", "81", "29"),
        ("Quay D", "Share", "16", "6"),
    ]
    heads = [
        *text(80, 74, "Boats moored"),
        *text(192, 74, "Moored"),
        *text(272, 74, "Left at"),
        *text(192, 86, "early"),
        *text(272, 86, "dusk"),
    ]
    (grid,) = found([*heads, *placed(rows, lefts)])
    assert texts_in(grid)[0] == ["Boats moored", "Moored early", "Left at dusk"]
    assert grid.row_count == 5


def test_a_letter_beside_numbers_does_not_make_a_heading_with_a_number_one_of_the_rows() -> None:
    lefts = (50.0, 150.0, 220.0, 300.0, 380.0)
    rows = [("Quay", "Boats", "100,000", "Range", "Note"), *((f"Quay {c}", "12", "43.0", "(1.5–2.5)", "b") for c in "ABCD")]
    (grid,) = found([*text(220, 88, "Rate per"), *placed(rows, lefts)])
    assert texts_in(grid)[0] == ["Quay", "Boats", "Rate per 100,000", "Range", "Note"]


def test_few_labels_with_a_number_each_are_a_table_and_page_numbers_are_none() -> None:
    labels = ("Boats moored", "Crew aboard", "Tons landed", "Harbour dues")
    rows = [*zip(labels, ("412", "38", "7.5", "$120"), strict=True)]
    words = [
        w
        for r, (label, number) in enumerate(rows)
        for w in (*text(50, 100 + 14 * r, label), *text(240 - 5 * len(number), 100 + 14 * r, number))
    ]
    (grid,) = found(words)
    assert texts_in(grid) == [list(row) for row in rows]
    pages = [w for r, label in enumerate(labels) for w in (*text(50, 100 + 14 * r, label), *text(235, 100 + 14 * r, str(r + 2)))]
    assert found(pages) == []


def test_numbers_of_a_scale_right_of_a_table_are_none_of_it() -> None:
    scale = [w for y, number in ((106, "200"), (120, "150"), (134, "100")) for w in text(420, y, number)]
    (grid,) = found([*placed(ROWS), *scale])
    assert texts_in(grid) == [list(row) for row in ROWS]


def test_items_of_a_list_right_above_are_no_headings() -> None:
    items = [*text(200, 62, "• Boats are counted twice"), *text(207.5, 74, "on each day")]
    (grid,) = found([*items, *placed([("Quay", *ROWS[0][1:])], top=88), *placed(ROWS[1:], top=102)])
    assert texts_in(grid)[:2] == [["Quay", *ROWS[0][1:]], list(ROWS[1])]


def test_a_number_alone_beneath_one_is_a_row_and_is_of_its_column() -> None:
    rows = [*ROWS[:3], ("South", "", "9.1***", ""), ("", "", "(0.2)", ""), *ROWS[4:]]
    (grid,) = found(placed(rows))
    assert texts_in(grid)[3:5] == [["South", "", "9.1***", ""], ["", "", "(0.2)", ""]]


def test_units_in_the_middle_of_what_leaders_leave_are_over_all_numbers() -> None:
    borders, lefts = (49.0, 200.0, 330.0, 390.0, 450.0), (50.0, 300.0, 360.0, 420.0)
    over = []
    for leader in (" " + "." * 40, ""):
        rows = [(label + leader, *numbers) for label, *numbers in ROWS[1:]]
        units, *_ = columns_of_rows(printed_rows([*text(332, 98, "Hundred hands"), *placed(rows, lefts, 112)]), borders)
        over.append(units[0][:2])
    assert over == [(1, 3), (2, 3)]


def test_lines_of_cells_behind_the_numbers_part_no_table() -> None:
    lefts, at = (50.0, 200.0, 280.0, 360.0), 100.0
    words = placed([("Quay", "Boats", "Crew", "What was seen")], lefts, at)
    for row in ROWS[1:]:
        at += 13
        words += placed([(*row[:3], "Lamps of the")], lefts, at)
        for line in ("old pier were", "lit at noon", "as they had", "been in May"):
            at += 12
            words += text(360, at, line)
    (grid,) = found(words)
    assert [row[0] for row in texts_in(grid)] == ["Quay", *(row[0] for row in ROWS[1:])]
    assert texts_in(grid)[1][3] == "Lamps of the old pier were lit at noon as they had been in May"
