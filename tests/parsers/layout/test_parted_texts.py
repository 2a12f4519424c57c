"""Texts of two columns that stand a space apart."""

from __future__ import annotations

import pytest

from parsers.layout.page import Box
from parsers.layout.parted_texts import with_parted_texts
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import words_of
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing

SIDES = (20.0, 120.0, 200.0, 400.0)
ABOUT = ((22, 100, "Owner"), (124, 100, "Status"), (204, 100, "Update"), (22, 160, "Ben"), (124, 160, "Open"), (204, 160, "None yet"))
Text = tuple[float, float, str]  # where a text begins, its baseline, and what it says


def _texts(*texts: Text, evidence: Evidence = Evidence.LEVEL_RULES, owner: str = "Ada", about: tuple[Text, ...] = ABOUT) -> list[str]:
    """The cells of the second of four rows: one at 20, and one of the two columns at 120 and 200 with some texts."""
    drawing = Drawing(1)
    for x, y, text in (*about, *texts, (22, 130, owner)):
        line_of_words(drawing, x, y, text)
    words = words_of(drawing.page())

    def cell(row: int, first: int, end: int, top: float, bottom: float) -> GridCell:
        box = Box(SIDES[first], top, SIDES[end], bottom)
        return GridCell(row, first, 1, end - first, box, tuple(w for w in words if box.contains(w.middle_x, w.middle_y)))

    cells = [cell(0, c, c + 1, 85, 115) for c in range(3)]
    cells += [
        cell(1, 0, 1, 115, 148),
        cell(1, 1, 3, 115, 148),
        *(cell(r, c, c + 1, 118 + 30 * (r - 1), 148 + 30 * (r - 1)) for r in (2, 3) for c in range(3)),
    ]
    found = with_parted_texts(Grid(4, 3, tuple(cells), Box(20, 85, 400, 208), evidence, 0.9))
    return [" ".join(w.text for w in c.words) for c in found.cells if c.row == 1 and c.column > 0]


NEAR: tuple[Text, ...] = ((124, 130, "Superseded now"), (204, 130, "Wording settled"), (204, 142, "with all"))


def test_texts_are_parted_where_the_right_columns_begin() -> None:
    assert _texts(*NEAR) == ["Superseded now", "Wording settled with all"]


@pytest.mark.parametrize(
    "texts",
    [((124, 130, "A text that runs over the border"),), (*NEAR[:2], (150, 142, "and on across the border"))],
    ids=["no word at the start", "a further line across"],
)
def test_one_text_over_both_columns_is_left(texts: tuple[Text, ...]) -> None:
    assert len(_texts(*texts)) == 1


def test_a_title_over_columns_that_share_a_heading_is_left() -> None:
    assert len(_texts(*NEAR, about=(*ABOUT[:2], *ABOUT[3:], (204, 190, "Nil yet")))) == 1


def test_a_text_alone_in_its_row_and_drawn_cells_are_left() -> None:
    assert len(_texts(*NEAR, owner="")) == 1
    assert len(_texts(*NEAR, evidence=Evidence.RULED)) == 1
