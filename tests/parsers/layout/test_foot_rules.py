"""The line that a template draws at the foot of every page."""

from __future__ import annotations

from parsers.layout.foot_rules import without_foot_rules
from parsers.layout.page import Box, Page, Rule
from tests.drawing.pages import Drawing


def _rule(x0: float, top: float, x1: float, bottom: float) -> Rule:
    return Rule(Box(x0, top, x1, bottom), "#000000", 0.6, 0)


def _pages(count: int, *rules: Rule) -> list[Page]:
    drawings = [Drawing(number) for number in range(1, count + 1)]
    for drawing in drawings:
        drawing.rules += rules
    return [drawing.page() for drawing in drawings]


FOOT = _rule(36, 510, 924, 510.6)


def test_a_wide_line_at_one_place_of_most_feet_goes() -> None:
    cover, *rest = [Drawing(1).page(), *_pages(3, FOOT, _rule(36, 300, 924, 300.6))]
    found = without_foot_rules([cover, *rest])
    assert [len(page.rules) for page in found] == [0, 1, 1, 1]


def test_a_line_of_a_few_pages_or_one_that_closes_a_frame_stays() -> None:
    assert [len(page.rules) for page in without_foot_rules(_pages(2, FOOT))] == [1, 1]
    assert [len(page.rules) for page in without_foot_rules(_pages(4, FOOT, _rule(36, 90, 36.6, 510)))] == [2] * 4
    assert [len(page.rules) for page in without_foot_rules(_pages(4, _rule(36, 510, 300, 510.6)))] == [1] * 4
