"""How far an area's text may run, as its paragraphs show it."""

from __future__ import annotations

from collections import Counter

from parsers.layout.furniture import Furniture
from parsers.layout.sheet import Sheet, lay_out
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing

LONG = "The lamp on the quay was lit at dusk so that no boat would miss the basin when the tide is"


def laid(drawing: Drawing) -> Sheet:
    page = drawing.page()
    return lay_out(page, words_of(page), Furniture((), ()))


def paragraph(drawing: Drawing, y: float, *lines: str, x: float = 60.0) -> None:
    for i, line in enumerate(lines):
        line_of_words(drawing, x, y + 12 * i, line)


def test_a_line_as_long_as_its_area_goes_on() -> None:
    drawing = Drawing(1)
    paragraph(drawing, 100, LONG, "low in the morning")
    assert [block.text for block in laid(drawing).blocks] == [f"{LONG} low in the morning"]


def test_a_short_area_is_as_wide_as_others_that_begin_where_it_does() -> None:
    """Two lines above a pair of columns: alone, the first would be the longest line of its area and would seem full."""
    drawing = Drawing(1)
    paragraph(drawing, 100, "Harbour master", "Ada Quill")
    paragraph(drawing, 160, "Left of two", "Lamps")
    paragraph(drawing, 160, "Right of two", "Ropes", x=560)
    paragraph(drawing, 240, LONG, LONG, "low in the morning")
    texts = [block.text for block in laid(drawing).blocks]
    assert texts[:2] == ["Harbour master", "Ada Quill"]
    assert f"{LONG} {LONG} low in the morning" in texts


def test_an_area_of_many_lines_knows_its_own_width() -> None:
    """A narrow column of wrapped prose goes on, however wide the text beneath it is."""
    narrow = (
        "the tide was low and the boats",
        "lay dry for most of the day at",
        "the quay where the masters had",
        "met in the spring of that year",
        "again",
    )
    drawing = Drawing(1)
    paragraph(drawing, 100, *narrow)
    paragraph(drawing, 100, "Lamps", "Ropes", "Bells", "Boats", "Moon", x=560)
    paragraph(drawing, 240, f"{LONG} {LONG}")
    assert laid(drawing).blocks[0].text == " ".join(narrow)


def test_every_word_stands_in_one_block() -> None:
    drawing = Drawing(1).title("Harbours")
    drawing.table(120, (100, 200), (("Ref", "Action"), ("1", "Paint"), ("2", "Mend")))
    paragraph(drawing, 300, LONG, "low", x=60)
    sheet = laid(drawing)
    words = [w for block in sheet.blocks for w in block.words]
    assert Counter(words) == Counter(words_of(drawing.page()))
