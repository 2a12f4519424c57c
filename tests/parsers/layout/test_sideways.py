"""A page set sideways has the tables that it has upright, each cell's box where it stands on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.page import Box, Page
from parsers.layout.plain_tables import plain_tables
from tests.drawing.looks import Look, Sketch
from tests.drawing.pages import Drawing

ROWS = (("Quay", "Boats", "Crew", "Tons"), ("North", "12", "48", "1.5"), ("East", "7", "30", "0.9"), ("South", "21", "90", "4.2"))
UP, DOWN = 270, 90


def turned(page: Page, direction: int) -> Page:
    """The page with all that stands on it turned by a quarter, and its sides exchanged."""
    width, height = page.width, page.height

    def box(b: Box) -> Box:
        if direction == UP:
            return Box(b.top, width - b.x1, b.bottom, width - b.x0)
        return Box(height - b.bottom, b.x0, height - b.top, b.x1)

    chars = []
    for char in page.chars:
        x0, top, x1, bottom = box(Box(char.x0, char.top, char.x1, char.bottom))
        chars.append(char._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=bottom if direction == UP else top, direction=direction))
    rules = tuple(replace(rule, box=box(rule.box)) for rule in page.rules)
    fills = tuple(replace(fill, box=box(fill.box)) for fill in page.fills)
    return replace(page, width=height, height=width, chars=tuple(chars), rules=rules, fills=fills)


@pytest.mark.parametrize("direction", [UP, DOWN])
@pytest.mark.parametrize("look", [Look.LEVEL_RULES, Look.HEADER_BAND, Look.NOTHING])
def test_a_table_set_sideways_reads_as_it_does_upright(look: Look, direction: int) -> None:
    upright = Sketch(ROWS, (160, 110, 110, 110)).draw(Drawing(1), look).page()
    (wanted,), (found,) = plain_tables([upright]), plain_tables([turned(upright, direction)])
    assert [(c.row, c.column, c.text) for c in found.cells] == [(c.row, c.column, c.text) for c in wanted.cells]
    assert found.box.width == pytest.approx(wanted.box.height, abs=2)
    first = found.cells[0].box
    corner = (found.box.x0, found.box.bottom) if direction == UP else (found.box.x1, found.box.top)
    assert ((first.x0, first.bottom) if direction == UP else (first.x1, first.top)) == pytest.approx(corner, abs=2)
