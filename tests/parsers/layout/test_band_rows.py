"""Bands: bold texts across an open table are rows of their own; bold labels of its rows are none."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.band_rows import band_rows, without_bands
from parsers.layout.finding import grids_of
from parsers.layout.named_headers import Heading
from parsers.layout.words import Word, words_of
from tests.drawing.looks import line_of_words, texts_in
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
