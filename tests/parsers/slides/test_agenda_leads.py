"""Agendas whose leads stand above or beneath the titles of their items."""

from __future__ import annotations

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, values

TIMES = (("10:00", "5 min"), ("10:05", "20 min"), ("10:25", "15 min"))
LEADS = ("Ada Quill, Chair", "Ben Sorrel · Harbour Board", "Lamplighters of old")
TITLES = ("Welcome", "The tide tables", "Ropes and lamps")


def _agenda(heading: str, lines: tuple[tuple[str, str], ...], size: float) -> list[tuple[str | None, str | None]]:
    def draw(page: Drawing) -> None:
        page.title("Agenda").table(90, (80, 80, 400), [("Start", "Length", heading), *((*times, "") for times in TIMES)], size=20)
        for i, (upper, lower) in enumerate(lines):
            top = 117 + 28 * (i + 1) - 28
            page.text(196, top + 10, upper, 8, colour="#777777").text(196, top + 22, lower, size)

    return values(parsed_pages(draw), "agenda_items", "title", "lead_raw")


@pytest.mark.parametrize("heading", ["Presenter / Item", "Item"])
def test_leads_above_titles_in_another_look(heading: str) -> None:
    assert _agenda(heading, tuple(zip(LEADS, TITLES, strict=True)), 11) == list(zip(TITLES, LEADS, strict=True))


def test_leads_beneath_titles() -> None:
    assert _agenda("Item and presenter", tuple(zip(TITLES, LEADS, strict=True)), 11) == list(zip(TITLES, LEADS, strict=True))


def test_two_lines_of_one_look_that_name_nobody_are_titles() -> None:
    lines = (("Welcome", "and minutes"), ("Tides", "and lamps"), ("Ropes", "and bells"))
    assert {lead for _, lead in _agenda("Item", lines, 11)} == {None}
