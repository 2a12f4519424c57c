"""Drawn tables beside each other, or beside running text, that line up as if all were one; and a few lines inside a larger table."""

from __future__ import annotations

from itertools import pairwise

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


def _of_boats(evidence: Evidence, borders: tuple[float, ...], gap: float = 2.5) -> Grid:
    """Quays and how many boats lie there, under ``Boats moored``, the words of which stand a gap apart; columns as their borders say."""
    heads = [*text(5, 15, "Quay"), *text(100, 15, "Boats"), *text(125 + gap, 15, "moored")]
    lines = [heads, *([*text(5, 15 + HIGH * r, "North"), *text(140, 15 + HIGH * r, f"{r}7")] for r in range(1, 6))]
    cells = [
        GridCell(r, c, 1, 1, Box(x0, HIGH * r, x1, HIGH * (r + 1)), tuple(w for w in line if x0 <= w.x0 < x1))
        for r, line in enumerate(lines)
        for c, (x0, x1) in enumerate(pairwise(borders))
    ]
    return Grid(len(lines), len(borders) - 1, tuple(cells), Box(0, 0, borders[-1], HIGH * len(lines)), evidence, 0.9)


def test_a_border_between_the_words_of_one_heading_with_nothing_beneath_the_first_is_none() -> None:
    cut = (0.0, 90.0, 126.0, 200.0)
    (grid,) = with_larger([_of_boats(Evidence.ALIGNED, (0.0, 90.0, 200.0))], [_of_boats(Evidence.STRIPES, cut)])
    assert (grid.column_count, grid.evidence) == (2, Evidence.STRIPES)


def test_headings_further_apart_than_words_keep_their_border_and_so_do_ruled_ones() -> None:
    aligned, cut = (0.0, 90.0, 200.0), (0.0, 90.0, 126.0, 200.0)
    for evidence, gap in ((Evidence.STRIPES, 8.0), (Evidence.RULED, 2.5)):
        drawn = [_of_boats(evidence, cut, gap)]
        assert with_larger([_of_boats(Evidence.ALIGNED, aligned, gap)], drawn) == drawn
