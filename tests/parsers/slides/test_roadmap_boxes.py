"""Roadmaps of boxes that bear their own day, in lanes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.page import Box, Fill, Rule
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, values

FIELDS = ("target_meeting_raw", "roadmap_row", "item_order", "text")
Lane = tuple[str, Sequence[tuple[str, ...]]]
AUGUST = ("16 August 2030", "• Harbour tide tables and keys", "approval", "• Lock keys")
OCTOBER = "16 October 2030"
LANES: tuple[Lane, ...] = (
    ("Agenda items", (AUGUST, ("18 September 2030", "• Lamps"), (OCTOBER, "• TBD"))),
    ("Milestones", (("16 August 2030", "• M9 begins"), (), (OCTOBER, "• M10 ends"))),
)
WANTED = [
    ("16 August 2030", "agenda_items", 1, "Harbour tide tables and keys approval"),
    ("16 August 2030", "agenda_items", 2, "Lock keys"),
    ("16 August 2030", "milestones", 1, "M9 begins"),
    ("18 September 2030", "agenda_items", 1, "Lamps"),
    ("16 October 2030", "agenda_items", 1, "TBD"),
    ("16 October 2030", "milestones", 1, "M10 ends"),
]


def _draw(page: Drawing, lanes: Sequence[Lane], *, title: str, heading: str | None = None, is_joined: bool = False) -> None:
    page.title(title)
    if heading:
        page.text(34, 80, heading, 13, bold=True)
    for n, (label, boxes) in enumerate(lanes):
        top, bottom = 96 + 110 * n, 196 + 110 * n
        if label:
            page.fills.append(Fill(Box(30, top, 130, bottom), "#5b2a86", 0))
            page.text(34, (top + bottom) / 2, label, 10, bold=True, colour="#ffffff")
        page.rules += [Rule(Box(130, (top + bottom) / 2, 930, (top + bottom) / 2 + 1), "#5b2a86", 1.0, 0)] if is_joined else []
        for i, texts in enumerate(boxes):
            x = 146 + 198 * i
            page.fills += [Fill(Box(x, top, x + 182, bottom), "#ffffff", 0)] if texts else []
            for k, text in enumerate(texts):
                inset = 6 if k == 0 or text.startswith("•") else 16
                page.text(x + inset, top + 14 + 13 * k, text, 10, bold=k == 0)


@pytest.mark.parametrize(("title", "heading"), [("Roadmap and next steps", "TMAG agenda roadmap"), ("TMAG roadmap and next steps", None)])
@pytest.mark.parametrize("is_joined", [True, False])
def test_boxes_in_lanes_that_are_rows(title: str, heading: str | None, is_joined: bool) -> None:
    parsed = parsed_pages(lambda page: _draw(page, LANES, title=title, heading=heading, is_joined=is_joined))
    assert sorted(values(parsed, "roadmap_items", *FIELDS)) == sorted(WANTED)
    assert not left_over(parsed)


def test_lanes_by_theme_are_no_rows_and_items_of_a_day_count_on() -> None:
    second = (("16 August 2030", "Oil the gate and mend all of the", "upper lock"), ("18 September 2030", "Keys"))
    lanes = (("Harbour", LANES[0][1][:2]), ("Locks", second))
    parsed = parsed_pages(lambda page: _draw(page, lanes, title="TMAG agenda roadmap"))
    assert values(parsed, "roadmap_items", *FIELDS) == [
        ("16 August 2030", "agenda_items", 1, "Harbour tide tables and keys approval"),
        ("16 August 2030", "agenda_items", 2, "Lock keys"),
        ("16 August 2030", "agenda_items", 3, "Oil the gate and mend all of the upper lock"),
        ("18 September 2030", "agenda_items", 1, "Lamps"),
        ("18 September 2030", "agenda_items", 2, "Keys"),
    ]
    assert not left_over(parsed)


def test_days_without_a_year_are_alike_in_all_lanes() -> None:
    lanes = [(label, [tuple(text.removesuffix(" 2030") for text in box) for box in boxes]) for label, boxes in LANES]
    parsed = parsed_pages(lambda page: _draw(page, lanes, title="TMAG agenda roadmap"))
    assert [(f"{day:%-d %B %Y}", *rest) for day, *rest in values(parsed, "roadmap_items", "target_meeting_date", *FIELDS[1:])] == WANTED


def test_boxes_without_lanes() -> None:
    parsed = parsed_pages(lambda page: _draw(page, [("", LANES[0][1])], title="TMAG agenda roadmap"))
    assert values(parsed, "roadmap_items", *FIELDS) == [row for row in WANTED if row[1] == "agenda_items"]


@pytest.mark.parametrize("title", ["Harbour plan", "Testing roadmap", "Plan and next steps"])
def test_dated_boxes_of_other_things_are_no_roadmap(title: str) -> None:
    parsed = parsed_pages(lambda page: _draw(page, [("Lamps", LANES[0][1]), ("Keys", LANES[1][1])], title=title))
    assert values(parsed, "roadmap_items", "text") == []
