"""Lines that are drawn dot by dot or dash by dash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.page import Box, Fill, Rule
from pipeline.reading.dashes import is_dot, with_joined_pieces


def dots(count: int, x: float, y: float, *, across: bool = True, size: float = 1.0, step: float = 2.0) -> list[Fill]:
    """A row of square dots from a place, to the right or downwards."""
    found = []
    for i in range(count):
        left, top = (x + step * i, y) if across else (x, y + step * i)
        found.append(Fill(Box(left, top, left + size, top + size), "#000000", i))
    return found


def dashes(count: int, x: float, y: float, length: float = 4.0, step: float = 7.0) -> list[Rule]:
    return [Rule(Box(x + step * i, y, x + step * i + length, y + 0.75), "#000000", 0.75, i) for i in range(count)]


@given(st.integers(4, 200), st.floats(0.4, 2.0), st.booleans())
def test_dots_in_a_row_are_one_rule(count: int, size: float, across: bool) -> None:
    rules, fills = with_joined_pieces((), dots(count, 50, 80, across=across, size=size, step=2 * size))
    assert fills == ()
    assert len(rules) == 1
    length = (2 * count - 1) * size
    assert abs(max(rules[0].box.width, rules[0].box.height) - length) < 0.01
    assert rules[0].is_level is across


def test_dashes_in_a_row_are_one_rule() -> None:
    rules, _ = with_joined_pieces(dashes(20, 50, 80), ())
    assert [rule.box for rule in rules] == [Box(50, 80, 187, 80.75)]


def test_three_dots_are_no_line() -> None:
    three = tuple(dots(3, 50, 80))
    assert with_joined_pieces((), three) == ((), three)


def test_a_wide_gap_ends_a_line_and_another_height_is_another_line() -> None:
    pieces = [*dots(10, 50, 80), *dots(10, 90, 80), *dots(10, 50, 90)]
    rules, fills = with_joined_pieces((), pieces)
    assert sorted((rule.box.x0, rule.box.top) for rule in rules) == [(50, 80), (50, 90), (90, 80)]
    assert fills == ()


def test_long_lines_and_large_fills_stay_as_they_are() -> None:
    line = Rule(Box(50, 70, 300, 70.75), "#000000", 0.75, 0)
    cell = Fill(Box(50, 100, 150, 120), "#d0d8e8", 1)
    rules, fills = with_joined_pieces((line,), (cell, *dots(8, 50, 80)))
    assert rules[0] is line
    assert len(rules) == 2
    assert fills == (cell,)


def test_a_frame_of_dots_is_four_rules() -> None:
    sides = [*dots(40, 50, 80), *dots(40, 50, 180), *dots(49, 50, 82, across=False), *dots(49, 128, 82, across=False)]
    rules, _ = with_joined_pieces((), sides)
    assert sorted(rule.is_level for rule in rules) == [False, False, True, True]


def test_a_page_of_too_many_shapes_keeps_the_first() -> None:
    cells = tuple(Fill(Box(0, 10.0 * i, 50, 10.0 * i + 9), "#d0d8e8", i) for i in range(5000))
    rules, fills = with_joined_pieces((), cells)
    assert (rules, fills) == ((), cells[: len(fills)])
    assert 0 < len(fills) < 5000


def test_a_bullet_is_larger_than_a_dot() -> None:
    assert is_dot(Fill(Box(0, 0, 1, 1), None, 0))
    assert not is_dot(Fill(Box(0, 0, 4, 4), None, 0))


def test_short_dashes_are_rules_only_in_a_row() -> None:
    few = dashes(3, 50, 120, length=1.5, step=3.0)
    rules, _ = with_joined_pieces((*dashes(9, 50, 80, length=2.25, step=3.75), *few), ())
    assert [rule.box for rule in rules] == [Box(50, 80, 82.25, 80.75)]
    assert with_joined_pieces(few, ()) == ((), ())
