"""Titles that a template sets beneath the head of its pages: what they head is read after them, and told by them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layout.page import Page
from parsers.layout.sheets import sheets_of
from tests.drawing.pages import HEIGHT, Drawing
from tests.drawing.parsing import left_over, parsed_pages, values

TITLES = ("Action log", "Action log (2/2)", "Risks and issues", "Harbour roadmap")
Place = Callable[[Drawing, str], Drawing]


def _at_foot(page: Drawing, title: str) -> Drawing:
    return page.text(36, HEIGHT - 20, title, 24, bold=True)


def _centred(page: Drawing, title: str) -> Drawing:
    return page.text(480 - 6 * len(title), HEIGHT - 20, title, 24, bold=True)


def _right(page: Drawing, title: str) -> Drawing:
    return page.text(900 - 12 * len(title), HEIGHT - 20, title, 24, bold=True)


def _beside(page: Drawing, title: str) -> Drawing:
    """Word by word, around the middle of a band at the left."""
    words = title.split()
    for i, word in enumerate(words):
        page.text(20, 0.55 * HEIGHT + 26 * (i - (len(words) - 1) / 2), word, 22, bold=True)
    return page


def _pages(place: Place, *, left: float = 200.0) -> list[Page]:
    pages = []
    for number, title in enumerate(TITLES, start=1):
        drawing = Drawing(number).text(left, 60, "Lamps of the upper gate", 12, bold=True)
        for i in range(5):
            drawing.text(left, 90 + 20 * i, f"The {i}. lamp was lit at dusk and put out at dawn by one of the keepers", 12)
        pages.append(place(drawing, title).page())
    return pages


@pytest.mark.parametrize("place", [_at_foot, _centred, _right, _beside])
def test_a_title_beneath_the_head_of_most_pages_is_read_first(place: Place) -> None:
    sheets = sheets_of(_pages(place))
    assert [sheet.title.text if sheet.title else None for sheet in sheets] == list(TITLES)
    assert [sheet.body[0].text for sheet in sheets] == list(TITLES)


def test_large_texts_at_one_place_that_say_the_same_are_no_titles() -> None:
    sheets = sheets_of(_pages(lambda page, _: _at_foot(page, "Harbour programme")))
    assert [sheet.title for sheet in sheets] == [None] * 4


def test_large_numbers_at_one_place_are_no_titles() -> None:
    sheets = sheets_of(_pages(lambda page, _: _at_foot(page, str(12 + page.number))))
    assert [sheet.title for sheet in sheets] == [None] * 4


def test_a_large_text_at_the_foot_of_one_page_is_no_title() -> None:
    (first, *_), (_, *rest) = _pages(_at_foot), _pages(lambda page, _: page)
    assert [sheet.title for sheet in sheets_of([first, *rest])] == [None] * 4


def test_steps_and_updates_over_a_title_at_the_foot() -> None:
    def updates(page: Drawing) -> None:
        page.text(36, 60, "Programme Steering Group (PSG)", 12, bold=True).text(36, 80, "PSG – 2 May 2030", 12)
        page.text(36, 100, "• Lamps: the gate has new ones", 12).text(36, 120, "• Ropes: none are left in the upper store", 12)
        _at_foot(page.text(36, HEIGHT - 80, "TMAG 30 papers", 7), "Governance updates")

    def steps(page: Drawing) -> None:
        page.lines(36, 60, "1. Members to send comments", "2. The Chair to publish the minutes", size=14)
        _at_foot(page.text(36, HEIGHT - 80, "TMAG 30 papers", 7), "Next steps")

    def risks(page: Drawing) -> None:
        page.lines(36, 60, *(f"A risk of the harbour is the {i}. storm of the year" for i in range(8)), size=12)
        _at_foot(page.text(36, HEIGHT - 80, "TMAG 30 papers", 7), "Risks")

    parsed = parsed_pages(updates, risks, steps)
    assert values(parsed, "governance_updates", "group_code", "topic") == [("PSG", "Lamps"), ("PSG", "Ropes")]
    assert values(parsed, "next_steps", "text") == ["Members to send comments", "The Chair to publish the minutes"]
    assert not left_over(parsed)
