"""Boxes that touch like cells and are a diagram all the same; tables with spans and colours are none."""

from __future__ import annotations

import pytest

from parsers.layout.diagrams import is_diagram
from parsers.layout.page import Box, Fill, Page
from parsers.layout.table import Evidence, Grid, GridCell
from tests.drawing.pages import Drawing
from tests.drawing.words import text

EMPTY = Drawing(1).page()
Span = tuple[int, int, int, int]  # row, column, rowspan, colspan


def grid(*spans: Span, evidence: Evidence = Evidence.RULED) -> Grid:
    cells = tuple(GridCell(*span, _box(span), tuple(text(_box(span).x0 + 4, _box(span).top + 14, "Quay"))) for span in spans)
    rows, columns = max(r + down for r, _, down, _ in spans), max(c + across for _, c, _, across in spans)
    return Grid(rows, columns, cells, Box(0, 0, 60 * columns, 20 * rows), evidence, 1.0)


def _box(span: Span) -> Box:
    row, column, down, across = span
    return Box(60 * column, 20 * row, 60 * (column + across), 20 * (row + down))


STACK = ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1), (1, 0, 1, 2), (1, 2, 1, 2), (2, 0, 1, 4))
OVERLAID = ((0, 0, 2, 2), (0, 2, 1, 2), (1, 2, 1, 2), (2, 0, 1, 3), (2, 3, 1, 1))
LAYERS = ((0, 0, 1, 6), (1, 0, 1, 3), (1, 3, 1, 3), (2, 0, 1, 2), (2, 2, 1, 2), (2, 4, 1, 2), (3, 0, 1, 6))
FEW = ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2))
TABLE = ((0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1))


@pytest.mark.parametrize(
    "spans", [STACK, OVERLAID, FEW, LAYERS], ids=["narrowing rows", "boxes laid over each other", "hardly a cell", "no column"]
)
def test_boxes_of_unlike_width_are_a_diagram(spans: tuple[Span, ...]) -> None:
    assert is_diagram(grid(*spans), EMPTY)


def test_headings_over_headings_are_none() -> None:
    assert not is_diagram(grid(*TABLE), EMPTY)


def test_rows_that_share_a_side_are_columns() -> None:
    assert not is_diagram(grid(*LAYERS[:3], (2, 0, 1, 3), (2, 3, 1, 1), (2, 4, 1, 2)), EMPTY)


@pytest.mark.parametrize(("letters", "expected"), [("MHHS", True), ("M1HS", False)])
def test_tiles_of_a_letter_each_are_a_logo(letters: str, expected: bool) -> None:
    spans = [(r, c, 1, 1) for r in range(2) for c in range(2)]
    cells = tuple(
        GridCell(*s, _box(s), tuple(text(_box(s).x0, _box(s).top + 14, letter))) for s, letter in zip(spans, letters, strict=True)
    )
    assert is_diagram(Grid(2, 2, cells, Box(0, 0, 120, 40), Evidence.RULED, 1.0), EMPTY) is expected


@pytest.mark.parametrize(("colours", "expected"), [(7, True), (3, False)])
def test_a_ground_for_each_cell_shows_a_diagram(colours: int, expected: bool) -> None:
    fills = tuple(Fill(_box(span), f"#0000{i % colours:02x}", i) for i, span in enumerate(TABLE))
    page = Page(1, 400, 300, 0, (), (), fills, (), ())
    assert is_diagram(grid(*TABLE), page) is expected


@pytest.mark.parametrize(("coloured", "expected"), [(0, False), (2, False), (None, True)])
def test_states_coloured_in_one_column_are_no_boxes_of_a_diagram(coloured: int | None, expected: bool) -> None:
    spans = tuple((r, c, 1, 1) for r in range(8) for c in range(3))
    colours = [f"#0000{i:02x}" if c == coloured or coloured is None else "#ffffff" for i, (_, c, _, _) in enumerate(spans)]
    fills = tuple(Fill(_box(span), colour, i) for i, (span, colour) in enumerate(zip(spans, colours, strict=True)))
    assert is_diagram(grid(*spans), Page(1, 400, 300, 0, (), (), fills, (), ())) is expected


def _boxes_apart(rows: int, gap: float) -> tuple[Grid, Page]:
    found = grid(*((r, c, 1, 1) for r in range(rows) for c in range(4)), evidence=Evidence.ALIGNED)
    fills = tuple(
        Fill(Box(box.x0 + gap / 2, box.top + gap / 2, box.x1 - gap / 2, box.bottom - gap / 2), "#ddeeff", i)
        for i, box in enumerate(cell.box for cell in found.cells)
    )
    return found, Page(1, 400, 300, 0, (), (), fills, (), ())


def test_many_rows_and_columns_of_boxes_apart_are_cells_drawn_by_hand() -> None:
    assert not is_diagram(*_boxes_apart(4, 6.0))


@pytest.mark.parametrize(("gap", "expected"), [(6.0, True), (0.0, False)])
def test_boxes_apart_show_a_diagram_where_lines_do_not_show_a_table(gap: float, expected: bool) -> None:
    assert is_diagram(*_boxes_apart(3, gap)) is expected
