"""Statistics as statistical offices print them: a drawn header, drawn columns, and rows that nothing divides."""

from __future__ import annotations

import pytest

from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Rule
from parsers.layout.ruled_heads import with_ruled_heads
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word, words_of
from tests.drawing.pages import Drawing
from tests.drawing.words import text

ROWS = (("Ferries", 11.5, 4.5, 7.0), ("Barges", 9.5, 1.5, 8.0), ("Skiffs", 30.5, 20.5, 10.0), ("Punts", 8.5, 2.5, 6.0))
GROUPS = (("All", 150), ("Hired", 350))  # each over a total, and over two columns that nothing parts


def level(y: float, x0: float, x1: float) -> Rule:
    return Rule(Box(x0, y, x1, y + 0.5), "#000000", 0.5, 0)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(Box(x, top, x + 0.5, bottom), "#000000", 0.5, 0)


def table(headings: tuple[tuple[int, int, str], ...] = ((90, 135, "Small"), (140, 135, "Large"), (140, 146, "ones"))) -> Grid:
    """The table as it is found; headings of the undivided columns as (x, y, text), x from the left of their group."""
    drawing = Drawing(1)
    drawing.rules += [level(100, 50, 550), level(120, 150, 550), level(150, 50, 550), level(300, 50, 550)]
    drawing.rules += [upright(x, 100, 300) for x in (50, 150, 350, 550)]
    drawing.text(60, 135, "Boats")
    for name, x in GROUPS:
        drawing.text(x + 85, 114, name).text(x + 20, 143, "Total")
        for dx, y, heading in headings:
            drawing.text(x + dx, y, heading)
    for r, (boat, *numbers) in enumerate(ROWS):
        drawing.text(52, 170 + 14 * r, f"{boat} . . . .")
        for _, x in GROUPS:
            for right, number in zip((45, 115, 165), numbers, strict=True):
                drawing.text(x + right - 5 * len(str(number)), 170 + 14 * r, str(number))
    page = drawing.page()
    (grid,) = grids_of(page, words_of(page), no_heading)
    return grid


def texts(grid: Grid, row: int) -> list[tuple[str, int]]:
    return [(" ".join(w.text for w in cell.words), cell.colspan) for cell in grid.cells if cell.row == row]


def test_headings_stand_as_lines_divide_them_and_rows_as_they_are_aligned() -> None:
    grid = table()
    assert texts(grid, 0) == [("Boats", 1), ("All", 3), ("Hired", 3)]
    assert [text for text, _ in texts(grid, 1)] == ["Total", "Small", "Large ones"] * 2
    assert [[text for text, _ in texts(grid, r)] for r in range(2, grid.row_count)] == [
        [f"{boat} . . . .", *(str(n) for n in numbers * 2)] for boat, *numbers in ROWS
    ]


def test_its_cells_tile_the_grid() -> None:
    grid = table()
    places = [(r, c) for cell in grid.cells for r in range(cell.row, cell.last_row + 1) for c in range(cell.column, cell.last_column + 1)]
    assert sorted(places) == [(r, c) for r in range(grid.row_count) for c in range(grid.column_count)]


def test_a_drawn_heading_that_runs_across_columns_stays_one() -> None:
    grid = table(((80, 143, "Small and large"),))
    assert [span for _, span in texts(grid, 1)] == [3, 3]


def cell(row: int, columns: tuple[int, int], height: tuple[float, float], *words: Word) -> GridCell:
    box = Box(50.0 + 100 * columns[0], height[0], 150.0 + 100 * columns[1], height[1])
    return GridCell(row, columns[0], 1, columns[1] - columns[0] + 1, box, words)


@pytest.mark.parametrize(("gap", "is_whole"), [(2.5, True), (12.0, False)])
def test_a_heading_over_columns_that_lines_part_only_beneath_it_is_one_text(gap: float, *, is_whole: bool) -> None:
    left, right = text(225, 112, "Not"), text(240 + gap, 112, "hired")
    months = [*text(180, 132, "May"), *text(280, 132, "June")]
    rows = [[*text(60, y, "Skiffs"), *text(190, y, "11.5"), *text(300, y, "4.5")] for y in (154, 168, 182)]
    body = [cell(2 + r, (c, c), (142 + 14 * r, 156 + 14 * r), word) for r, row in enumerate(rows) for c, word in enumerate(row)]
    heads = [cell(0, (0, 0), (100, 120)), cell(0, (1, 2), (100, 120), *left, *right), cell(1, (0, 0), (120, 140))]
    heads += [cell(1, (c, c), (120, 140), month) for c, month in enumerate(months, start=1)]
    aligned = Grid(5, 3, (*heads, *body), Box(50, 100, 350, 184), Evidence.ALIGNED, 0.6)
    drawn = [cell(0, (0, 0), (100, 140)), *(cell(0, (c, c), (100, 140), *words, months[c - 1]) for c, words in ((1, left), (2, right)))]
    drawn += [cell(1, (c, c), (140, 184), *(row[c] for row in rows)) for c in range(3)]
    ruled = Grid(2, 3, tuple(drawn), aligned.box, Evidence.RULED, 0.95)
    assert (with_ruled_heads(aligned, ruled) == aligned) is is_whole
