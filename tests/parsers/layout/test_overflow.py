"""Lines that run over the lower border of their cell."""

from __future__ import annotations

from dataclasses import replace

from parsers.layout.overflow import with_overflow
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word
from tests.drawing.words import text

BORDER = 120.0


def grid_of(upper: list[Word], lower: list[Word]) -> Grid:
    """Two rows of one text each beside two that begin at 135; the row's border at 120, the table's at 160."""
    beside = [tuple(text(250, 112, "Ada")), tuple(text(250, 135, "Ben"))]
    cells = [
        GridCell(r, c, 1, 1, Box(50 + 150 * c, top, 200 + 150 * c, end), tuple(words) if c == 0 else beside[r])
        for r, (top, end, words) in enumerate(((100.0, BORDER, upper), (BORDER, 160.0, lower)))
        for c in range(2)
    ]
    return Grid(2, 2, tuple(cells), Box(50, 100, 350, 160), Evidence.RULED, 1.0)


def texts_of(grid: Grid) -> list[str]:
    return [" ".join(word.text for word in cell.words) for cell in grid.cells if cell.column == 0]


def test_a_line_that_the_border_runs_through_goes_on_the_text_above() -> None:
    grid = grid_of(text(60, 112, "Paint the lamp of the old"), [*text(60, 124, "pier"), *text(60, 135, "Mend the rope")])
    assert texts_of(with_overflow(grid, ())) == ["Paint the lamp of the old pier", "Mend the rope"]


def test_a_line_far_from_the_text_above_stays() -> None:
    grid = grid_of(text(60, 106, "Paint"), [*text(60, 124, "Mend the"), *text(60, 136, "rope")])
    assert texts_of(with_overflow(grid, ())) == ["Paint", "Mend the rope"]


def test_a_line_right_beneath_the_table_goes_on_its_last_text() -> None:
    lower = [*text(60, 137, "Mend the rope of the"), *text(60, 150, "old bell in")]
    beneath = text(60, 163, "May")
    far = text(60, 180, "A note")
    found = with_overflow(grid_of(text(60, 112, "Paint"), lower), [*lower, *beneath, *far])
    assert texts_of(found) == ["Paint", "Mend the rope of the old bell in May"]


def test_a_note_right_beneath_the_table_is_none_of_its_last_text() -> None:
    lower = text(60, 150, "Bell")
    grid = grid_of(text(60, 112, "Paint"), lower)
    wide = text(60, 163, "Counted in the spring by those who were there")
    small = [replace(word, style=replace(word.style, size=8.5)) for word in text(60, 163, "Counted in May")]
    assert texts_of(with_overflow(grid, [*lower, *wide])) == ["Paint", "Bell"]
    assert texts_of(with_overflow(grid, [*lower, *small])) == ["Paint", "Bell"]
