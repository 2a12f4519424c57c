"""Headings over several columns are told by their middle, wrapped ones beside them by their lines, and texts across end the headings."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.aligned import aligned_grids
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.named_headers import Heading, named_headers
from parsers.layout.printed_rows import printed_rows
from parsers.layout.table import Grid
from parsers.layout.words import PageWords, Word, words_of
from tests.drawing.looks import level
from tests.drawing.pages import Drawing
from tests.drawing.words import text

MIDDLES = (200.0, 280.0, 360.0, 440.0, 520.0)
HEADS = ("Dues", "Crew", "Sail", "Oars", "Share")
NUMBERS = ("12", "48", "39", "57", "31")
QUAYS = ("North", "East", "South", "West")

Place = tuple[int, int, int, int]


def middle(x: float, y: float, printed: str) -> list[Word]:
    """A text set in the middle."""
    words = text(0, y, printed)
    return text(x - words[-1].x1 / 2, y, printed)


def row(y: float, label: str, printed: Sequence[str]) -> list[Word]:
    return [*(text(50, y, label) if label else []), *(w for x, one in zip(MIDDLES, printed, strict=True) if one for w in middle(x, y, one))]


def body(top: float) -> list[Word]:
    return [w for r, quay in enumerate(QUAYS) for w in row(top + 14 * r, quay, NUMBERS)]


def places(grid: Grid) -> dict[str, Place]:
    """Row, column and spans of each cell that is no number."""
    held = {" ".join(w.text for w in cell.words): (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in grid.cells if cell.words}
    return {printed: place for printed, place in held.items() if printed not in NUMBERS}


def found(words: Sequence[Word]) -> dict[str, Place]:
    (grid,) = aligned_grids(printed_rows(words))
    return places(grid)


def test_a_heading_in_the_middle_of_some_columns_leaves_those_beside_them_alone() -> None:
    told = found([*middle(400, 86, "Boats"), *row(98, "Quay", HEADS), *body(112)])
    assert told["Boats"] == (0, 2, 1, 4)
    assert told["Dues"] == (0, 1, 2, 1)


def test_headings_beneath_one_over_several_columns_are_over_some_of_these() -> None:
    heads = ("Sept", "Aug", "May", "Dec", "July", "June", "April")
    xs = [150.0 + 50 * c for c in range(len(heads))]
    words = [*middle(175, 72, "As told"), *middle(350, 72, "As mended by the keeper"), *middle(275, 86, "2010"), *middle(400, 86, "2011")]
    words += [*text(50, 100, "Quay"), *(w for x, one in zip(xs, heads, strict=True) for w in middle(x, 100, one))]
    for r, quay in enumerate(QUAYS):
        words += [*text(50, 114 + 14 * r, quay), *(w for x in xs for w in middle(x, 114 + 14 * r, "12"))]
    told = found(words)
    assert told["As told"] == (0, 1, 1, 2)
    assert told["As mended by the keeper"] == (0, 3, 1, 5)
    assert (told["2010"], told["2011"]) == ((1, 3, 1, 2), (1, 5, 1, 3))


def test_a_heading_lower_than_one_over_several_columns_spans_the_rows_beneath_in_which_it_stands_alone() -> None:
    told = found([*middle(400, 80, "Boats"), *text(50, 86, "Quay"), *row(92, "", HEADS), *body(112)])
    assert told["Boats"] == (0, 2, 1, 4)
    assert told["Quay"] == (0, 0, 2, 1)


def test_a_heading_level_with_one_over_several_columns_is_of_its_row() -> None:
    told = found([*middle(200, 86, "Dues"), *middle(400, 86, "Boats"), *row(98, "", ("", *HEADS[1:])), *body(112)])
    assert told["Boats"] == (0, 2, 1, 4)
    assert told["Dues"] == (0, 1, 1, 1)


def test_the_first_line_of_a_heading_beside_one_over_several_columns_is_over_its_own() -> None:
    heads = [*middle(300, 86, "Boats in the harbour"), *middle(520, 86, "Weight")]
    told = found([*heads, *row(98, "Quay", (*HEADS[:4], "of all")), *body(112)])
    assert told["Boats in the harbour"][:2] == (0, 1)
    assert told["Boats in the harbour"][3] == 4
    assert told["Weight of all"] == (0, 5, 2, 1)


def test_a_heading_over_the_white_between_two_is_over_both() -> None:
    told = found([*middle(240, 86, "Men"), *row(98, "Quay", HEADS), *body(112)])
    assert told["Men"] == (0, 1, 1, 2)
    assert told["Sail"] == (0, 3, 2, 1)


def test_a_text_in_the_middle_beneath_all_headings_is_none() -> None:
    words = [*row(86, "Quay", HEADS), *middle(288, 100, "Boats of all the islands of the north"), *body(114)]
    told = found(words)
    assert told["Crew"] == (0, 2, 1, 1)
    assert told["Boats of all the islands of the north"] == (1, 0, 1, 6)


def test_a_heading_of_two_lines_spans_the_rows_beside_two_of_which_one_is_over_the_other() -> None:
    drawing = Drawing(1)
    for x, y, printed in (
        (360, 60, "All boats"),
        (280, 75, "Moored"),
        (440, 80, "Out at"),
        (520, 80, "In the"),
        (240, 92, "Dues"),
        (320, 92, "Crew"),
        (440, 92, "sea"),
        (520, 92, "dock"),
    ):
        drawing.text(x - len(printed) * 2.5, y, printed)
    for r, quay in enumerate(QUAYS):
        drawing.text(50, 112 + 14 * r, quay)
        for x in (240, 320, 440, 520):
            drawing.text(x - 5, 112 + 14 * r, "48")
    for y, x0, x1 in ((48, 50, 560), (64, 200, 560), (79, 200, 360), (97, 50, 560), (162, 50, 560)):
        level(drawing, y, x0, x1)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    told = places(grid)
    assert told["All boats"] == (0, 1, 1, 4)
    assert told["Moored"] == (1, 1, 1, 2)
    assert (told["Out at sea"], told["In the dock"]) == ((1, 3, 2, 1), (1, 4, 2, 1))


def test_a_line_beneath_a_heading_parts_it_from_those_of_its_columns_where_lines_part_all_rows() -> None:
    drawing = Drawing(1)
    lefts = (60.0, 200.0, 280.0, 360.0, 440.0)
    for x, printed in ((230, "Moored"), (390, "Out at sea")):
        drawing.text(x, 100, printed)
    rows = (("Quay", "1994", "1995", "1994", "1995"), *((quay, "12", "48", "39", "57") for quay in QUAYS))
    for r, printed in enumerate(rows):
        for x, one in zip(lefts, printed, strict=True):
            drawing.text(x, 116 + 16 * r + 16 * (r > 2), one)
    drawing.text(213, 164, "Beyond the islands")
    for y in (88, *(120 + 16 * r for r in range(6))):
        level(drawing, y, 55, 475)
    for x0, x1 in ((195, 315), (355, 475)):
        level(drawing, 104, x0, x1)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    told = places(grid)
    assert (told["Moored"], told["Out at sea"]) == ((0, 1, 1, 2), (0, 3, 1, 2))
    assert told["Quay"] == (0, 0, 2, 1)
    assert told["Beyond the islands"] == (4, 0, 1, 5)


YEARS = {200.0: "2009", 360.0: "2010"}
QUARTERS = ("", "Q2", "Q3", "Q4", "")


def _of_quarters(*above: Word) -> list[Word]:
    """A year over one column, which has no quarter, and one over three, above rows in sections; the last column is left out."""
    heads = [w for x, year in YEARS.items() for w in middle(x, 86, year)]
    beneath = [row(112 + 14 * i, label, (*NUMBERS[:4], "") if i % 3 else ("",) * 5) for i, label in enumerate(QUAYS + QUAYS)]
    return [*above, *heads, *row(98, "", QUARTERS), *(w for words in beneath for w in words)]


def test_a_year_in_the_middle_of_its_quarters_is_over_them_all() -> None:
    told = found(_of_quarters())
    assert (told["2009"], told["2010"]) == ((0, 1, 1, 1), (0, 2, 1, 3))
    assert told["Q3"] == (1, 3, 1, 1)


def test_a_text_from_the_left_edge_over_columns_is_no_heading_of_any() -> None:
    words = [*text(50, 62, "L.129 Boats"), *text(50, 74, "Tons of what they held at the end of each of the quarters")]
    assert found(_of_quarters(*words)) == found(_of_quarters())


def test_quarters_that_are_known_headings_head_a_table_of_numbers_with_the_years_above_them() -> None:
    words = _of_quarters()
    page = Drawing(1).page()
    (grid,) = grids_of(page, words, lambda texts: Heading.MATRIX_WITHOUT_CORNER if tuple(texts) == ("Q2", "Q3", "Q4") else None)
    assert places(grid)["2010"] == (0, 2, 1, 3)


def test_known_headings_beneath_years_and_above_words_stay_what_they_are() -> None:
    words = [w for w in _of_quarters() if w.text not in NUMBERS]
    words += [w for r in range(8) for w in row(112 + 14 * r, "", ("", "Lamps", "Ropes", "Bells", ""))]
    heads = {str(h) for _, h in named_headers(PageWords(words), lambda texts: Heading.DAYS if tuple(texts) == ("Q2", "Q3", "Q4") else None)}
    assert heads == {"days"}
