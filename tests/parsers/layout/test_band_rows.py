"""Bands: bold texts across an open table are rows of their own; bold labels of its rows are none."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.band_rows import band_rows, without_bands
from parsers.layout.finding import grids_of
from parsers.layout.named_headers import Heading
from parsers.layout.page import Box, Fill
from parsers.layout.words import Word, words_of
from tests.drawing.looks import level, line_of_words, texts_in
from tests.drawing.pages import Drawing

HEADS = ("Ref", "Action", "Owner")
LEFTS = (60.0, 130.0, 300.0)


def drawn(*rows: Sequence[str]) -> Drawing:
    """Rows 20 points apart without any line; a row of one text is bold, as the first is."""
    drawing = Drawing(1)
    for i, row in enumerate(rows):
        for left, text in zip(LEFTS, row, strict=False):
            line_of_words(drawing, left, 100 + 20 * i, text, bold=i == 0 or len(row) == 1)
    return drawing


def test_bands_stand_between_the_rows_of_an_open_table() -> None:
    rows = (
        HEADS,
        ("From the old pier",),
        ("1", "Paint the lamp", "Ada"),
        ("New",),
        ("2", "Mend the rope", "Ben"),
        ("3", "Row", "Cleo"),
    )
    page = drawn(*rows).page()
    (grid,) = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None)
    assert [[text for text in row if text] for row in texts_in(grid)] == [list(row) for row in rows]
    assert [cell.colspan for cell in grid.cells if cell.row in (1, 3)] == [3, 3]


def texts(rows: Sequence[Sequence[Word]]) -> list[str]:
    return [" ".join(word.text for word in row) for row in rows]


def test_a_column_of_bold_labels_holds_no_band() -> None:
    drawing = Drawing(1)
    for i, label in enumerate(("Standing", "items", "Agenda")):
        line_of_words(drawing, 60, 100 + 12 * i, label, bold=True)
    line_of_words(drawing, 160, 100, "Paint the lamp")
    words = words_of(drawing.page())
    assert band_rows(words) == []
    assert without_bands(words) == list(words)


def test_one_bold_text_among_plain_rows_is_a_band() -> None:
    words = words_of(drawn(("1", "Paint", "Ada"), ("Done",), ("2", "Mend", "Ben")).page())
    bold = [word for word in words if word.baseline != 100]
    assert texts(band_rows(bold)) == ["Done"]


def plain(*rows: Sequence[str]) -> Drawing:
    """Rows 20 points apart without any line, all of one look but the first."""
    drawing = Drawing(1)
    for i, row in enumerate(rows):
        for left, text in zip(LEFTS, row, strict=False):
            line_of_words(drawing, left, 100 + 20 * i, text, bold=i == 0)
    return drawing


def test_a_plain_text_across_the_columns_is_a_row_and_so_is_a_short_one_beside_it() -> None:
    rows = (HEADS, ("Carried over from May",), ("1", "Paint", "Ada"), ("New",), ("2", "Mend", "Ben"), ("3", "Row", "Cleo"))
    page = plain(*rows).page()
    (grid,) = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None)
    assert [[text for text in row if text] for row in texts_in(grid)] == [list(row) for row in rows]
    assert [cell.colspan for cell in grid.cells if cell.row in (1, 3)] == [3, 3]


def test_a_short_plain_text_is_a_row_across_only_among_keys() -> None:
    keyed = words_of(plain(("1", "Paint", "Ada"), ("Rest",), ("2", "Mend", "Ben")).page())
    assert texts(band_rows(keyed)) == ["Rest"]
    named = words_of(plain(("North", "Paint", "Ada"), ("South",), ("East", "Mend", "Ben")).page())
    assert band_rows(named) == []


def test_a_key_alone_in_its_row_is_no_row_across() -> None:
    words = words_of(plain(("1", "Paint", "Ada"), ("2",), ("3", "Mend", "Ben"), ("4", "Row", "Cleo")).page())
    assert band_rows(words) == []


def test_a_theme_between_two_rows_that_leave_it_a_blank_is_no_row_across() -> None:
    drawing = Drawing(1)
    for y, row in ((100, ("", "1", "Paint")), (120, ("Tides",)), (140, ("", "2", "Mend"))):
        for left, text in zip(LEFTS, row, strict=False):
            if text:
                line_of_words(drawing, left, y, text)
    assert band_rows(words_of(drawing.page())) == []


def test_a_line_of_a_wrapped_text_is_no_row_across() -> None:
    drawing = plain(("1", "Paint", "Ada"), ("2", "Mend", "Ben"), ("3", "Row", "Cleo"))
    line_of_words(drawing, 60, 132, "a line that is close beneath the second")
    assert band_rows(words_of(drawing.page())) == []


def test_keys_in_the_middle_of_their_column_begin_rows_beneath_a_band() -> None:
    for bold in (False, True):
        drawing = Drawing(1)
        for i, row in enumerate((("Carried over from May",), ("1", "Paint", "Ada"), ("New",), ("2", "Mend", "Ben"))):
            for x, text in zip((60, 130, 300), row, strict=False):
                line_of_words(drawing, x + 7 * (text.isdigit()), 100 + 20 * i, text, bold=bold and len(row) == 1)
        assert texts(band_rows(words_of(drawing.page()))) == ["Carried over from May", "New"]


def test_fills_of_bands_alone_part_no_rows() -> None:
    rows = (HEADS, ("1", "Paint", "Ada"), ("Decisions",), ("2", "Mend", "Ben"), ("3", "Row", "Cleo"), ("Break",), ("4", "Sing", "Dan"))
    drawing = drawn(*rows)
    for i in (0, 2, 5):
        drawing.fills.append(Fill(Box(56, 87 + 20 * i, 400, 106 + 20 * i), "#d9e2f3", len(drawing.fills)))
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None)
    assert [[text for text in row if text] for row in texts_in(grid)] == [list(row) for row in rows]


def test_bullets_far_from_their_texts_make_no_row_of_two() -> None:
    drawing = Drawing(1)
    line_of_words(drawing, 60, 100, "Matters that arose")
    for i in (1, 2):
        line_of_words(drawing, 60, 100 + 24 * i, "•")
        line_of_words(drawing, 80, 100 + 24 * i, "Paint the lamp")
    assert band_rows(words_of(drawing.page())) == []


def test_a_plain_text_in_the_middle_over_a_border_is_a_row_across() -> None:
    rows = (HEADS, ("1", "Paint the lamp", "Ada"), ("2", "Mend the rope", "Ben"), (), ("3", "Row", "Cleo"))
    drawing = drawn(*rows)
    line_of_words(drawing, 145, 160, "The piers of the north and the south")
    for y in range(85, 186, 20):
        level(drawing, y, 55, 385)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None)
    assert [(cell.column, cell.colspan) for cell in grid.cells if cell.row == 3] == [(0, 3)]


def with_units(x: float) -> list[Sequence[Word]]:
    """The bands among plain rows with a bold text above them that begins at an x."""
    drawing = plain(("Cows", "1.52", "1.50"), ("Calves", "0.94", "1.98"), ("Heifers", "0.27", "0.28"))
    line_of_words(drawing, x, 80, "Million head", bold=True)
    return band_rows(words_of(drawing.page()))


def test_a_bold_text_in_the_middle_above_plain_rows_is_a_band() -> None:
    assert texts(with_units(160)) == ["Million head"]
    assert with_units(130) == []


def test_a_band_and_a_row_in_one_stripe_are_two_rows() -> None:
    rows = (("Cows", "1.52", "1.50"), ("Calves", "0.94", "1.98"), ("Heifers", "0.27", "0.28"), ("Bulls", "0.11", "0.12"))
    drawing = Drawing(1)
    for x, head in zip(LEFTS, ("Class", "2002", "2003"), strict=True):
        line_of_words(drawing, x, 100, head, bold=True)
    line_of_words(drawing, 160, 120, "Million head", bold=True)
    for i, row in enumerate(rows):
        for x, words in zip(LEFTS, row, strict=True):
            line_of_words(drawing, x, 140 + 20 * i, words)
    drawing.fills += [Fill(Box(58, top, 322, top + 20), colour, 0) for top, colour in ((87, "#406619"), (147, "#edf5e0"), (187, "#edf5e0"))]
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), lambda _: None)
    assert [[cell for cell in row if cell] for row in texts_in(grid)] == [["Class", "2002", "2003"], ["Million head"], *map(list, rows)]


def test_a_bold_line_of_a_cell_in_the_middle_stays_in_it() -> None:
    """Each item's lead stands above it: what is bold in the middle of the table is a line of its cell, and no word is in two."""
    items = (("Ada Quill", "Welcome"), ("Ben Sorrel", "Tides and lamps"), ("Cleo Marsh", "Ropes and the boats of the old harbour"))
    drawing = Drawing(1)
    for x, head in zip((60, 110, 160), ("Start", "Length", "Presenter and item"), strict=True):
        line_of_words(drawing, x, 100, head)
    for i, (lead, title) in enumerate(items):
        for x, words in zip((60, 110, 160), (f"10:{i}0", "10 min", lead), strict=True):
            line_of_words(drawing, x, 124 + 34 * i, words)
        line_of_words(drawing, 160, 135 + 34 * i, title, bold=True)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), lambda _: None)
    held = [word for cell in grid.cells for word in cell.words]
    assert len(held) == len(set(held))
    assert [row[2] for row in texts_in(grid)][1:] == [f"{lead} {title}" for lead, title in items]
