"""Roadmaps in lanes: boxes beneath days, drawn or not, and the names of their rows left of all."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.layout.blocks import Block, blocks_of
from parsers.layout.lines import lines_of
from parsers.layout.page import Box, Fill, Rule
from parsers.slides.roadmap_lanes import cuts_of, joined_in_boxes
from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, values
from tests.drawing.words import text as words_at

FIELDS = ("target_meeting_date", "roadmap_row", "item_order", "text")
DAYS = (date(2030, 5, 15), date(2030, 6, 19), date(2030, 7, 17))
DAY_HEADS = ("15 May 2030", "19 June 2030", "17 July 2030")


@pytest.mark.parametrize("white", [4.5, 10.0])
def test_boxes_in_lanes_beneath_their_days(white: float) -> None:
    lanes = (
        (84.0, 184.0, "Milestones", ("M9 begins", "", "M10 ends")),
        (184 + white, 420.0, "Agenda items", ("Harbour plan", "Lock keys", "TBD")),
    )

    def box(page: Drawing, x: float, top: float, bottom: float) -> None:
        page.fills.append(Fill(Box(x, top, x + 240, bottom), "#ffffff", 0))
        page.rules += [Rule(Box(x, y - 0.4, x + 240, y + 0.4), "#2a9d8f", 0.8, 0) for y in (top, bottom)]
        page.rules += [Rule(Box(at - 0.4, top, at + 0.4, bottom), "#2a9d8f", 0.8, 0) for at in (x, x + 240)]

    def draw(page: Drawing) -> None:
        page.title("TMAG agenda roadmap").text(36, 74, "Meeting", 10, bold=True)
        for i, day in enumerate(DAY_HEADS):
            page.fills.append(Fill(Box(180 + 250 * i, 60, 424 + 250 * i, 80), "#b23a48", 0))
            page.text(200 + 250 * i, 74, day, 10, bold=True, colour="#ffffff")
        for top, bottom, label, texts in lanes:
            page.fills += [Fill(Box(30, top, 930, bottom), "#dff0ee", 0), Fill(Box(30, top, 174, bottom), "#2a9d8f", 0)]
            page.text(36, (top + bottom) / 2, label, 10, bold=True, colour="#ffffff")
            for i, text in enumerate(texts):
                if text:
                    box(page, 180 + 250 * i, top + 4, bottom - 4)
                    page.text(186 + 250 * i, top + 20, f"• {text}", 10)

    rows = ("milestones", "agenda_items")
    wanted = [(day, row, 1, text) for row, lane in zip(rows, lanes, strict=True) for day, text in zip(DAYS, lane[3], strict=True) if text]
    assert values(parsed_pages(draw), "roadmap_items", *FIELDS) == wanted


@pytest.mark.parametrize(("lowered", "white"), [(0.0, 14.0), (16.0, 40.0)])
def test_lanes_that_nothing_draws_are_told_by_the_names_left_of_all_days(lowered: float, white: float) -> None:
    lanes = (("Milestones", ("M9 begins", "", "M10 ends")), ("Agenda items", ("Harbour plan", "Keys\nOil", "TBD")))

    def draw(page: Drawing) -> None:
        page.title("TMAG agenda roadmap")
        for i, day in enumerate(DAY_HEADS):
            page.text(200 + 250 * i, 90, day, 11, bold=True)
        for n, (label, texts) in enumerate(lanes):
            page.text(36, 120 + (44 + white) * n + lowered, label, 10)
            for i, text in enumerate(texts):
                for line, item in enumerate(filter(None, text.split("\n"))):
                    page.text(200 + 250 * i, 120 + (44 + white) * n + 22 * line, item, 10)

    wanted = [
        (day, row, n, item)
        for row, lane in zip(("milestones", "agenda_items"), lanes, strict=True)
        for day, text in zip(DAYS, lane[1], strict=True)
        for n, item in enumerate(filter(None, text.split("\n")), start=1)
    ]
    assert sorted(values(parsed_pages(draw), "roadmap_items", *FIELDS)) == sorted(wanted)


def _blocks(*tops: float) -> list[Block]:
    return blocks_of([lines_of(words_at(100, top + 7.5, "Oil")) for top in tops], 1, 1)


def test_names_at_the_heads_of_their_lanes_cut_right_above_what_they_are_level_with() -> None:
    assert cuts_of(_blocks(100, 140), _blocks(100, 120, 140, 160)) == [0.0, 140.0, float("inf")]


def test_names_in_the_middle_of_their_lanes_leave_it_to_the_white() -> None:
    assert cuts_of(_blocks(110, 165), _blocks(100, 120, 155, 175)) == [0.0, 155.0, float("inf")]
    assert cuts_of(_blocks(110, 150), _blocks(100, 120, 140, 160)) is None


def test_lines_in_one_box_of_a_cell_with_several_are_one_item() -> None:
    boxes = [Fill(Box(90, 90, 200, 115), "#ffffff", 0), Fill(Box(90, 118, 200, 150), "#ffffff", 0)]
    items = [[block] for block in _blocks(100, 122, 134)]
    found = joined_in_boxes(items, Box(80, 80, 300, 200), boxes)
    assert [len(item) for item in found] == [1, 2]
    assert joined_in_boxes(items, Box(80, 80, 300, 200), [Fill(Box(90, 90, 200, 150), "#ffffff", 0)]) == items


@pytest.mark.parametrize(("days", "count"), [(DAY_HEADS, 3), (("22 May 2030", "29 May 2030", "5 June 2030"), 0)])
def test_days_amid_a_slide_that_follow_week_by_week_are_no_meetings(days: tuple[str, ...], count: int) -> None:
    def draw(page: Drawing) -> None:
        page.title("Harbour news").text(36, 90, "Upcoming events", 14, bold=True)
        for i, day in enumerate(days):
            page.text(36, 120 + 60 * i, day, 12, bold=True).text(40, 140 + 60 * i, "• Talk on keys", 11)

    assert len(values(parsed_pages(draw), "roadmap_items", "text")) == count


def test_lanes_of_boxes_that_make_a_table_of_days_alone() -> None:
    lanes = (
        (102.0, 302.0, "Agenda items", (("Harbour plan", "Lock keys"), ("Oil", "Depths"), ("TBD",))),
        (306.0, 370.0, "Milestones", (("M9 begins",), (), ("M10 ends",))),
        (374.0, 520.0, "Standing items", (("Minutes", "Reports"),) * 3),
    )

    def draw(page: Drawing) -> None:
        page.title("TMAG agenda roadmap").text(40, 91, "Meeting", 10, bold=True)
        for i, day in enumerate(DAY_HEADS):
            page.fills.append(Fill(Box(160 + 250 * i, 76, 406 + 250 * i, 98), "#0f3460", 0))
            page.text(250 + 250 * i, 91, day, 10, bold=True, colour="#ffffff")
        for top, bottom, label, cells in lanes:
            page.fills += [Fill(Box(36, top, 924, bottom), "#fbe3e7", 0), Fill(Box(36, top, 156, bottom), "#e94560", 0)]
            page.text(40, (top + bottom) / 2, label, 10, bold=True, colour="#ffffff")
            for i, texts in enumerate(cells):
                if texts:
                    page.fills.append(Fill(Box(160 + 250 * i, top + 3, 404 + 250 * i, bottom - 3), "#ffffff", 0))
                for line, text in enumerate(texts):
                    page.text(165 + 250 * i, top + 19 + 15 * line, f"• {text}", 10)

    rows = ("agenda_items", "milestones", "standing_items")
    wanted = [
        (day, row, order, text)
        for i, day in enumerate(DAYS)
        for row, lane in zip(rows, lanes, strict=True)
        for order, text in enumerate(lane[3][i], start=1)
    ]
    parsed = parsed_pages(draw)
    assert sorted(values(parsed, "roadmap_items", *FIELDS)) == sorted(wanted)


GRID = (
    ("15 May 2030\n• Harbour tide tables\n• Lock keys", "12 June 2030\n• Lamps – draft for review"),
    ("17 July 2030\n• Ropes\n• Tide tables approval", "14 August 2030\n• Upper lock"),
)


@pytest.mark.parametrize(("heading", "count"), [("Coming up", 6), ("Harbour days", 0)])
def test_cards_in_a_grid_under_a_heading_amid_a_slide(heading: str, count: int) -> None:
    def draw(page: Drawing) -> None:
        page.title("Next steps").lines(40, 80, "• Send comments on the tide tables round", "• Count the lamps", size=10)
        page.text(36, 150, heading, 16, bold=True).table(170, (400, 400), GRID, size=10, header_rows=0)

    found = values(parsed_pages(draw), "roadmap_items", "target_meeting_raw", "roadmap_row", "item_order", "text")
    wanted = [
        ("15 May 2030", "agenda_items", 1, "Harbour tide tables"),
        ("15 May 2030", "agenda_items", 2, "Lock keys"),
        ("12 June 2030", "agenda_items", 1, "Lamps – draft for review"),
        ("17 July 2030", "agenda_items", 1, "Ropes"),
        ("17 July 2030", "agenda_items", 2, "Tide tables approval"),
        ("14 August 2030", "agenda_items", 1, "Upper lock"),
    ]
    assert found == wanted[:count]
