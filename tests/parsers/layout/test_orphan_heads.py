"""A header that a page ends with, and the rows that go on beneath it on the next page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.continued import last_table
from parsers.layout.finding import grids_of
from parsers.layout.named_headers import Heading, HeadingTest
from parsers.layout.orphan_heads import header_at_end
from parsers.layout.page import Page
from parsers.layout.table import Evidence, Grid
from parsers.layout.words import words_of
from tests.drawing.looks import level, texts_in
from tests.drawing.pages import Drawing

HEADS = ("Ref", "Action", "Owner", "Due")
STARTS = (60.0, 120.0, 360.0, 480.0)
BOTTOM = 500.0


def _known() -> HeadingTest:
    return lambda texts: Heading.COLUMNS if tuple(texts) == HEADS else None


def _ending(*, is_lined: bool = True, beneath: str = "") -> Page:
    """A page that ends with headings."""
    drawing = Drawing(1).text(60, 100, "What the harbour masters said of the tide")
    for x, head in zip(STARTS, HEADS, strict=True):
        drawing.text(x, BOTTOM, head, 10, bold=True)
    if is_lined:
        level(drawing, BOTTOM + 4, 56, 560)
    if beneath:
        drawing.text(60, BOTTOM + 16, beneath)
    return drawing.page()


def _header(page: Page) -> Grid | None:
    return header_at_end(page, words_of(page), (), _known())


def test_known_headings_over_the_last_line_of_a_page_are_a_header() -> None:
    grid = _header(_ending())
    assert grid is not None
    assert (grid.evidence, texts_in(grid)) == (Evidence.LEVEL_RULES, [list(HEADS)])
    assert [cell.box.x0 for cell in grid.cells] == [56, *(start - 4 for start in STARTS[1:])]


def test_headings_without_a_line_or_with_text_beneath_are_none() -> None:
    assert _header(_ending(is_lined=False)) is None
    assert _header(_ending(beneath="The tide is late")) is None


@pytest.mark.parametrize("texts", [("Paint the lamp", "Ada Quill", "May"), ("Action", "Owner", "Due")])
def test_what_stands_at_the_head_of_the_next_page_is_of_the_header_whatever_it_says(texts: Sequence[str]) -> None:
    rows = (("1", *texts), ("2", "Mend the rope", "Ben Sorrel", "June"))
    drawing, first = Drawing(2), _ending()
    for row, y in zip(rows, (60, 80), strict=True):
        level(drawing, y + 6, 56, 560)
        for x, text in zip(STARTS, row, strict=True):
            drawing.text(x, y, text, 10)
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), _known(), last_table(grids_of(first, words_of(first), _known())))
    assert texts_in(grid) == [list(row) for row in rows]
