"""A row's one text across columns, in which spaces stand where borders would be."""

from __future__ import annotations

from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.texts_across import with_texts_across
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing


def _texts(*texts: tuple[float, str], evidence: Evidence = Evidence.STRIPES, span: int = 2) -> list[str]:
    """The cells of the second of two rows: one at 100, and one of ``span`` columns at 160, of what begins at the given x."""
    drawing = Drawing(1)
    for i, (x, text) in enumerate(texts):
        line_of_words(drawing, x, 150 + 0.0 * i, text)
    words = words_of(drawing.page())
    sides = ((1, 1, 100.0, 160.0), (2, span, 160.0, 400.0), (2 + span, 1, 400.0, 500.0), (0, 1, 20.0, 100.0))
    heads = [GridCell(0, c, 1, 1, Box(20 + 90.0 * c, 100, 110 + 90.0 * c, 130), ()) for c in range(3 + span)]
    body = [GridCell(1, c, 1, n, Box(a, 130, b, 160), tuple(w for w in words if a <= w.middle_x < b)) for c, n, a, b in sides]
    found = with_texts_across(Grid(2, 3 + span, (*heads, *body), Box(20, 100, 500, 160), evidence, 0.9))
    return [" ".join(sorted((w.text for w in cell.words), key=lambda t: t)) for cell in found.cells if cell.row == 1 and cell.words]


def test_a_text_goes_on_a_space_behind_the_border() -> None:
    assert _texts((120, "aa bb cc dd ee ff gg hh ii jj")) == ["aa bb cc dd ee ff gg hh ii jj"]


def test_what_stands_further_apart_is_of_two_columns() -> None:
    assert len(_texts((104, "aa bb"), (170, "cc dd ee ff gg hh"))) == 2


def test_what_runs_over_no_border_is_of_two_columns() -> None:
    assert len(_texts((120, "aa bb cc dd ee ff gg hh ii jj"), span=1)) == 2


def test_a_row_that_holds_more_is_left() -> None:
    assert len(_texts((30, "kk"), (120, "aa bb cc dd ee ff gg hh ii jj"))) == 3


def test_drawn_cells_are_as_drawn() -> None:
    assert len(_texts((120, "aa bb cc dd ee ff gg hh ii jj"), evidence=Evidence.RULED)) == 2
