"""Tables side by side beneath captions that stand side by side."""

from __future__ import annotations

import pytest

from parsers.layout.aligned import aligned_grids
from parsers.layout.captions_beside import beneath_captions
from parsers.layout.printed_rows import printed_rows
from parsers.layout.words import Word
from tests.drawing.words import text

ROWS = (("Quay", "Boats", "Tons"), ("North", "12", "1.5"), ("East", "7", "0.9"), ("South", "21", "4.2"), ("West", "3", "0.2"))
LEFTS = (50.0, 120.0, 180.0, 260.0, 330.0, 390.0)
CAPTIONS = ("Table 1. Boats by quay", "Table 2. Boats again")


def words(*captions: str) -> list[Word]:
    heads = [w for x, caption in zip((50.0, 260.0), captions, strict=False) for w in text(x, 84, caption)]
    return [*heads, *(w for r, row in enumerate(ROWS) for x, one in zip(LEFTS, row + row, strict=True) for w in text(x, 100 + 14 * r, one))]


def test_each_is_one_by_itself() -> None:
    grids = aligned_grids(printed_rows(words(*CAPTIONS)))
    told = [[[" ".join(w.text for w in c.words) for c in grid.cells if c.row == r] for r in range(grid.row_count)] for grid in grids]
    assert told == [[list(row) for row in ROWS]] * 2


@pytest.mark.parametrize("captions", [(), CAPTIONS[:1], ("Table 1. Boats by quay", "Boats again")])
def test_beneath_one_caption_or_none_rows_are_of_one(captions: tuple[str, ...]) -> None:
    (grid,) = aligned_grids(printed_rows(words(*captions)))
    assert grid.column_count == 2 * len(ROWS[0])


def test_a_row_that_runs_on_beneath_both_ends_them() -> None:
    rows = printed_rows([*text(50, 60, "On boats"), *words(*CAPTIONS), *text(50, 190, "The boats are counted each year as they come back")])
    above, left, right, beneath = beneath_captions(rows)
    assert [len(part) for part in (above, left, right, beneath)] == [1, 6, 6, 1]
    assert [row.texts[0][0].text for row in right][:2] == ["Table", "Quay"]
    assert list(beneath_captions(rows[:1])) == [rows[:1]]
