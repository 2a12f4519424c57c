"""A piece of a border that is not drawn does not join the cells beside it to all that they meet."""

from __future__ import annotations

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Rule
from parsers.layout.words import words_of
from tests.drawing.looks import level
from tests.drawing.pages import Drawing

XS = (40.0, 140.0, 240.0, 340.0)
YS = (100.0, 120.0, 140.0, 160.0, 180.0)


def drawn(label: str, *, missing: float) -> Drawing:
    """A grid whose first heading spans two rows and the others, two columns, of one; the border between them is not drawn from a y down to
    the third row."""
    drawing = Drawing(1)
    for y in YS:
        level(drawing, y, XS[1] if y == YS[1] else XS[0], XS[-1])
    for x in XS:
        top = YS[1] if x == XS[2] else YS[0]
        parts = ((top, missing), (YS[2], YS[-1])) if x == XS[1] else ((top, YS[-1]),)
        drawing.rules += [Rule(Box(x, a, x, b), 0.5, "#000000", len(drawing.rules)) for a, b in parts if b > a]
    drawing.text(45, 134, label).text(200, 114, "Afloat").text(150, 134, "Boats").text(250, 134, "Crew")
    for r, row in enumerate((("North", "12", "48"), ("East", "7", "30"))):
        for x, text in zip(XS, row, strict=False):
            drawing.text(x + 5, 154 + 20 * r, text)
    return drawing


def heads(drawing: Drawing) -> dict[str, tuple[int, int, int, int]]:
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    cells = (cell for cell in grid.cells if cell.row < 2 and cell.words)
    return {" ".join(w.text for w in cell.words): (cell.row, cell.column, cell.rowspan, cell.colspan) for cell in cells}


def test_the_line_that_parts_two_texts_is_a_border() -> None:
    whole = heads(drawn("Quay", missing=YS[2]))
    assert whole == {"Quay": (0, 0, 2, 1), "Afloat": (0, 1, 1, 2), "Boats": (1, 1, 1, 1), "Crew": (1, 2, 1, 1)}
    assert heads(drawn("Quay", missing=YS[1])) == whole


def test_a_long_text_is_no_heading() -> None:
    drawing = drawn("Quay", missing=YS[1])
    drawing.text(42, 108, "that is the one to", size=5.0).text(42, 115, "which all boats come", size=5.0)
    assert "Boats" not in heads(drawing)


def test_one_text_is_parted_by_nothing() -> None:
    assert "Quay" not in heads(drawn("Quay of all the boats", missing=YS[1]))
