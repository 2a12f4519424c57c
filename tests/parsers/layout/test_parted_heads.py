"""Headings a space apart over columns of numbers; and texts that lie over several of them."""

from __future__ import annotations

import pytest

from parsers.layout.page import Box
from parsers.layout.parted_heads import with_parted_heads
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word
from tests.drawing.words import text

WIDE = 60.0
LEFT = 100.0


def ending_at(x: float, y: float, printed: str) -> list[Word]:
    words = text(0, y, printed)
    return text(x - words[-1].x1, y, printed)


def grid(heads: list[Word], numbers: tuple[str, ...] = ("93.0", "108.2", "9.5"), evidence: Evidence = Evidence.ALIGNED) -> Grid:
    """A cell with headings over as many columns of numbers that end at one x each, and a column of labels left of them."""
    count = len(numbers)
    first = (GridCell(0, 0, 1, 1, Box(0, 0, LEFT, 20), ()), GridCell(0, 1, 1, count, Box(LEFT, 0, LEFT + count * WIDE, 20), tuple(heads)))
    cells = list(first)
    for row in (1, 2):
        side = (20.0 * row, 20.0 * row + 20)
        cells.append(GridCell(row, 0, 1, 1, Box(0, side[0], LEFT, side[1]), tuple(text(2, side[1] - 5, "Mining"))))
        for column, number in enumerate(numbers, start=1):
            box = Box(LEFT + (column - 1) * WIDE, side[0], LEFT + column * WIDE, side[1])
            cells.append(GridCell(row, column, 1, 1, box, tuple(ending_at(box.x1 - 2, box.bottom - 5, number))))
    return Grid(3, count + 1, tuple(cells), Box(0, 0, LEFT + count * WIDE, 60), evidence, 0.6)


def heads(*printed: str, off: float = 2.0) -> list[Word]:
    return [word for i, one in enumerate(printed, start=1) for word in ending_at(LEFT + i * WIDE - off, 15, one)]


def printed_heads(grid: Grid) -> list[str]:
    return [" ".join(word.text for word in cell.words) for cell in grid.cells if cell.row == 0]


def test_headings_that_end_where_the_numbers_do_are_each_of_their_column() -> None:
    parted = with_parted_heads(grid(heads("May(r)", "June (r)", "July(r)")))
    assert printed_heads(parted) == ["", "May(r)", "June (r)", "July(r)"]
    assert [(cell.column, cell.colspan, cell.box.x0) for cell in parted.cells if cell.row == 0][1:] == [
        (1, 1, LEFT),
        (2, 1, LEFT + WIDE),
        (3, 1, LEFT + 2 * WIDE),
    ]


@pytest.mark.parametrize(
    "other",
    [
        grid(heads("May(r)", "June(r)", "July(r)", off=9.0)),
        grid(heads("May(r)", "June(r)")),
        grid(heads("May(r)", "June(r)", "July(r)"), ("93.0", "sold", "9.5")),
        grid(heads("May(r)", "June(r)", "July(r)"), evidence=Evidence.RULED),
    ],
)
def test_a_text_over_several_columns_stays_one(other: Grid) -> None:
    assert with_parted_heads(other) == other
