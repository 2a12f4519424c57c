"""How far text runs in columns without drawn borders."""

from __future__ import annotations

import pytest

from parsers.layout.column_rights import column_rights
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell
from tests.drawing.words import text


def _grid(lines: list[str], evidence: Evidence) -> Grid:
    """One column of printed lines, its cells of two lines each, under a header; the cells reach to 300."""
    header = GridCell(0, 0, 1, 1, Box(50, 80, 300, 95), tuple(text(52, 90, "A header that is much longer than the lines beneath it")))
    cells = [header]
    for row in range(0, len(lines), 2):
        top = 95.0 + 12 * row
        words = [word for i, line in enumerate(lines[row : row + 2]) for word in text(52, top + 10 + 12 * i, line)]
        cells.append(GridCell(row // 2 + 1, 0, 1, 1, Box(50, top, 300, top + 24), tuple(words)))
    return Grid(len(cells), 1, tuple(cells), Box(50, 80, 300, 95 + 12 * len(lines)), evidence, 0.9)


WRAPPED = [
    "Registration Service",
    "Changes update",
    "Transition Design",
    "first draft",
    "Defect Management",
    "Plan",
    "Data Protection Act",
    "update",
]


def _right(lines: list[str]) -> float:
    return max(word.x1 for line in lines for word in text(52, 0, line))


def test_wrapped_lines_tell_where_the_column_ends() -> None:
    assert column_rights(_grid(WRAPPED, Evidence.LEVEL_RULES)) == {0: pytest.approx(_right(WRAPPED))}


def test_drawn_borders_tell_it_better() -> None:
    assert column_rights(_grid(WRAPPED, Evidence.RULED)) == {}


def test_few_lines_or_lines_of_all_lengths_tell_nothing() -> None:
    assert column_rights(_grid(WRAPPED[:6], Evidence.LEVEL_RULES)) == {}
    uneven = ["No", "Yes", "On", "Off", "In", "Out", "A single line that is longer than all", "Up"]
    assert column_rights(_grid(uneven, Evidence.LEVEL_RULES)) == {}


def test_a_few_breaks_tell_it_where_each_is_that_of_wrapped_text() -> None:
    lines = ["Check the figures for", "volumes", "Publish the minutes of the", "session", "Ask for the", "clarifications"]
    lines += ["Confirm with all the", "participants"]
    assert column_rights(_grid([*lines, "One line", "Two"][:8], Evidence.LEVEL_RULES)) == {0: pytest.approx(_right(lines))}
    meant = ["Held", "Sent", *lines[2:]]
    assert column_rights(_grid(meant, Evidence.LEVEL_RULES)) == {}
