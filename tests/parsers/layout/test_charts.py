from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.charts import holds_scales, is_chart, is_of_bars, numbers_of
from parsers.layout.edges import Edge, Frame
from parsers.layout.finding import grids_of, no_heading
from parsers.layout.page import Box, Fill, Style
from parsers.layout.table import Evidence, Grid, GridCell
from parsers.layout.words import Word, words_of
from tests.drawing.pages import Drawing

STYLE = Style("Carlito", 8.0, "#000000", 400, False)
LINES = Frame(tuple(Edge(100.0 + 30 * i, 100, 400) for i in range(5)), tuple(Edge(100.0 + 75 * i, 100, 220) for i in range(5)))


def number(text: str, middle_x: float, middle_y: float) -> Word:
    half, baseline = 2.0 * len(text), middle_y + 0.3 * STYLE.size
    return Word(text, middle_x - half, baseline - 6, middle_x + half, baseline + 2, baseline, STYLE, True, 0)


def test_a_scale_left_of_the_level_lines_shows_a_chart() -> None:
    assert is_chart(LINES, [number(str(400 - 100 * i), 85, 100 + 30 * i) for i in range(5)])


def test_a_scale_beneath_the_upright_lines_shows_a_chart() -> None:
    assert is_chart(LINES, [number(f"{25 * i}%", 100 + 75 * i, 230) for i in range(5)])


def test_numbers_in_the_cells_and_row_numbers_beside_them_show_none() -> None:
    cells = [number(str(r * c), 137 + 75 * c, 115 + 30 * r) for r in range(4) for c in range(4)]
    beside = [number(str(r), 90, 115 + 30 * r) for r in range(4)]
    assert not is_chart(LINES, [*cells, *beside])


def test_numbers_in_cells_over_two_columns_show_none() -> None:
    level = (*LINES.level, Edge(250, 100, 400))
    assert not is_chart(Frame(level, LINES.upright), [number(str(i), 175 + 75 * i, 235) for i in range(3)])


def test_words_at_the_lines_are_no_scale() -> None:
    assert not is_chart(LINES, numbers_of([number("Oak", 85, 100 + 30 * i) for i in range(5)]))


def column(texts: list[str], x: float) -> tuple[Word, ...]:
    return tuple(number(text, x, 100 + 12 * i) for i, text in enumerate(texts))


def grid(*columns: tuple[Word, ...]) -> Grid:
    cells = tuple(GridCell(0, c, 1, 1, Box(100 * c, 90, 100 * c + 100, 200), words) for c, words in enumerate(columns))
    return Grid(1, len(cells), cells, Box(0, 90, 100 * len(cells), 200), Evidence.HEADER_STRIP, 0.9)


def test_scales_in_several_cells_show_charts_side_by_side() -> None:
    scale = ["250", "200", "150", "100", "50", "0"]
    assert holds_scales(grid(column(scale, 40), column(scale, 140)))
    assert not holds_scales(grid(column(scale, 40), column(["Quay"], 140)))


def test_numbers_that_grow_by_nothing_like_a_step_are_no_scale() -> None:
    counts = ["12", "7", "21", "3", "16", "40"]
    assert not holds_scales(grid(column(counts, 40), column(counts, 140)))


def test_columns_that_are_all_scales_show_charts_side_by_side() -> None:
    rows = [(str(250 - 50 * r), str(500 - 100 * r)) for r in range(6)]
    cells = tuple(
        GridCell(r, c, 1, 1, Box(c, r, c + 1, r + 1), (number(text, c, r),)) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    counted = Grid(6, 2, cells, Box(0, 0, 2, 6), Evidence.ALIGNED, 0.6)
    assert holds_scales(counted)
    years = tuple(replace(c, words=(number(str(1990 + 3 * c.row * c.row), 1, c.row),)) if c.column else c for c in cells)
    assert not holds_scales(replace(counted, cells=years))


VALUES = (9, 42, 31, 13, 5)


def bars(*widths: float) -> Drawing:
    """A chart of bars, each with its label left of it and what it says right behind it."""
    drawing = Drawing(1)
    for r, (label, value, wide) in enumerate(zip(("High", "Fair", "Low", "Slack", "Ebb"), VALUES, widths, strict=True)):
        drawing.fills.append(Fill(Box(150, 91.0 + 18 * r, 150.0 + wide, 102.0 + 18 * r), "#406619", r))
        drawing.text(100, 100 + 18 * r, label).text(154.0 + wide, 100 + 18 * r, str(value))
    return drawing


def test_numbers_behind_bars_as_long_as_they_say_are_no_table() -> None:
    page = bars(*(4 * value for value in VALUES)).page()
    assert grids_of(page, words_of(page), no_heading) == []


@pytest.mark.parametrize(
    ("widths", "are_of_chart"), [((45, 210, 155, 65, 25), True), ((60, 60, 60, 60, 60), False), ((210, 45, 25, 65, 155), False)]
)
def test_bars_of_one_length_or_unlike_their_numbers_are_cells(widths: tuple[int, ...], *, are_of_chart: bool) -> None:
    page = bars(*widths).page()
    cell = GridCell(0, 0, 1, 1, Box(90, 80, 400, 190), tuple(words_of(page)))
    assert is_of_bars(Grid(1, 1, (cell,), cell.box, Evidence.ALIGNED, 0.6), page) is are_of_chart
