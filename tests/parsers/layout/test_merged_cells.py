"""Merged cells between which nothing is drawn, and cells over several rows that are one."""

from __future__ import annotations

import pytest

from parsers.layout.merged_cells import with_parted_spans
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from tests.drawing.words import text

ROWS = 5
HIGH = 40.0


def _grid(*spanning: tuple[float, str]) -> Grid:
    """Five rows of one key each, and beside them one cell over all; its texts stand at heights given in rows, from 0 to 5."""
    words = [w for at, printed in spanning for w in text(160, 102.5 + HIGH * at, printed)]
    keys = [
        GridCell(r, 0, 1, 1, Box(50, 100 + HIGH * r, 150, 100 + HIGH * (r + 1)), tuple(text(54, 111 + HIGH * r, f"K{r}")))
        for r in range(ROWS)
    ]
    tall = GridCell(0, 1, ROWS, 1, Box(150, 100, 300, 100 + HIGH * ROWS), tuple(words))
    cells = tuple(sorted((*keys, tall), key=lambda cell: (cell.row, cell.column)))
    return Grid(ROWS, 2, cells, Box(50, 100, 300, 100 + HIGH * ROWS), Evidence.LEVEL_RULES, 0.9)


def _spans(grid: Grid) -> list[tuple[int, int, str]]:
    return [(c.row, c.rowspan, " ".join(w.text for w in c.words)) for c in grid.cells if c.column == 1]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (((1, "Ada Quill"), (3, "Ben Sorrel"), (4.5, "Cleo")), [(0, 2, "Ada Quill"), (2, 2, "Ben Sorrel"), (4, 1, "Cleo")]),
        (((0.21, "Ada Quill"), (3.21, "Ben Sorrel")), [(0, 3, "Ada Quill"), (3, 2, "Ben Sorrel")]),
        (((1, "Ada Quill"), (3, "Ben Sorrel"), (4.21, "Cleo")), [(0, 2, "Ada Quill"), (2, 2, "Ben Sorrel"), (4, 1, "Cleo")]),
    ],
    ids=["in the middle of their rows", "at the first of their rows", "in one row as high as all beside it"],
)
def test_each_text_has_the_rows_around_it_or_from_it_on(texts: tuple[tuple[float, str], ...], wanted: list[tuple[int, int, str]]) -> None:
    assert _spans(with_parted_spans(_grid(*texts))) == wanted


@pytest.mark.parametrize(
    "texts",
    [((2.5, "Ada Quill"),), ((2.2, "Ada Quill"), (2.5, "Ben Sorrel"), (2.8, "Cleo")), ((0.6, "Ada Quill"), (1.4, "Ben Sorrel"))],
    ids=["one text", "lines close together", "texts that no rows want there"],
)
def test_a_cell_that_is_one_stays_whole(texts: tuple[tuple[float, str], ...]) -> None:
    grid = _grid(*texts)
    assert with_parted_spans(grid) is grid


def test_a_label_level_with_each_row_is_its_own_however_close_the_one_above_ends() -> None:
    labels = [(0.2125 + row, f"Label {row}") for row in range(ROWS)]
    spans = _spans(with_parted_spans(_grid(*labels, (0.525, "of several"), (0.82, "lines"))))
    assert spans == [(0, 1, "Label 0 of several lines"), *((row, 1, f"Label {row}") for row in range(1, ROWS))]
