"""Drawn tables beside each other, or beside running text, that line up as if all were one; and a few lines inside a larger table."""

from __future__ import annotations

from parsers.layout.larger_tables import with_larger
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from tests.drawing.words import text

WIDE, HIGH = 80.0, 20.0


def table(evidence: Evidence, columns: range, rows: range) -> Grid:
    """A number in each of some columns and rows of one page-wide raster; the same place always holds the same words."""
    cells = []
    for r in rows:
        for c in columns:
            box = Box(WIDE * c, HIGH * r, WIDE * (c + 1), HIGH * (r + 1))
            cells.append(GridCell(r - rows[0], c - columns[0], 1, 1, box, tuple(text(box.x0 + 5, box.bottom - 5, f"{r}.{c}"))))
    box = Box(WIDE * columns[0], HIGH * rows[0], WIDE * columns[-1] + WIDE - 1, HIGH * rows[-1] + HIGH)
    return Grid(len(rows), len(columns), tuple(cells), box, evidence, 0.9)


WHOLE = table(Evidence.ALIGNED, range(8), range(12))


def test_lines_drawn_inside_a_larger_table_give_way() -> None:
    assert with_larger([WHOLE], [table(Evidence.LEVEL_RULES, range(8), range(2, 5))]) == [WHOLE]


def test_tables_drawn_side_by_side_stay_two() -> None:
    two = [table(Evidence.LEVEL_RULES, range(3), range(2, 7)), table(Evidence.LEVEL_RULES, range(4, 6), range(2, 5))]
    assert with_larger([WHOLE], two) == two


def test_one_beneath_the_other_they_give_way() -> None:
    two = [table(Evidence.LEVEL_RULES, range(8), range(2, 5)), table(Evidence.LEVEL_RULES, range(8), range(6, 9))]
    assert with_larger([WHOLE], two) == [WHOLE]


def test_texts_beside_fills_are_none_of_a_striped_table() -> None:
    striped = [table(Evidence.STRIPES, range(2, 8), range(3, 10))]
    assert with_larger([WHOLE], striped) == striped


def test_fills_as_wide_as_the_larger_table_give_way() -> None:
    assert with_larger([WHOLE], [table(Evidence.STRIPES, range(8), range(3, 9))]) == [WHOLE]


def test_two_fills_are_too_few_to_tell_how_wide_a_table_is() -> None:
    assert with_larger([WHOLE], [table(Evidence.STRIPES, range(2, 8), range(3, 5))]) == [WHOLE]
