"""Days over a line with marks on it are hardly a table."""

from __future__ import annotations

import pytest

from parsers.layout.page import Box, Fill, Rule
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.timelines import with_doubt_of_timelines
from tests.drawing.pages import Drawing

COLUMNS = 4
BOX = Box(60.0, 100.0, 60.0 + 100 * COLUMNS, 160.0)


def grid() -> Grid:
    cells = (
        GridCell(row, column, 1, 1, Box(60 + 100 * column, 100 + 30 * row, 160 + 100 * column, 130 + 30 * row), ())
        for row in range(2)
        for column in range(COLUMNS)
    )
    return Grid(2, COLUMNS, tuple(cells), BOX, Evidence.LEVEL_RULES, 0.8)


def drawn(marks: int, y: float) -> Drawing:
    """A line between the rows, and marks at a height."""
    drawing = Drawing(1)
    drawing.rules.append(Rule(Box(50, 129.5, 500, 130.5), "#000000", 1.0, 0))
    for number in range(marks):
        x = 80.0 + 100 * number
        drawing.fills.append(Fill(Box(x - 6, y - 6, x + 6, y + 6), "#000000", number + 1, False))
    return drawing


@pytest.mark.parametrize(("marks", "y", "is_doubted"), [(4, 130.0, True), (1, 130.0, False), (4, 145.0, False), (0, 130.0, False)])
def test_marks_on_a_line_make_a_table_doubtful(marks: int, y: float, is_doubted: bool) -> None:
    found = with_doubt_of_timelines(grid(), drawn(marks, y).page())
    assert (found.confidence <= 0.5) is is_doubted
    assert found.cells == grid().cells
