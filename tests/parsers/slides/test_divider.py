"""Divider slides in the forms of several templates, and pages that look like them and are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

HEAD = ("#", "Item", "Objective", "Type", "Lead", "Time", "Page")
WIDTHS = (30, 200, 280, 90, 130, 100, 40)
AGENDA = (
    ("1", "Harbour plan", "Hear how the plan stands", "Information", "Ada Quill", "10:05-10:20\n15 mins", "3"),
    ("2", "Tide tables", "Approve the tables", "Decision", "Ben Sorrel", "10:20-10:30\n10 mins", ""),
)
FIELDS = ("title", "item_type", "objective", "lead_raw", "duration_minutes")


def _agenda(drawing: Drawing) -> None:
    drawing.title("Agenda").table(70, WIDTHS, (HEAD, *AGENDA))


def _page(title: str, *lines: str) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        drawing.title(title).lines(60, 160, *lines, size=16)

    return draw


def _dividers(*draw: Callable[[Drawing], object]) -> list[tuple[object, ...]]:
    parsed = parsed_pages(_agenda, *draw)
    found = [r.content for r in records(parsed, "slides") if r.content.slide_kind == "divider"]
    assert not left_over(parsed)
    return [tuple(getattr(content, field) for field in FIELDS) for content in found]


@pytest.mark.parametrize(
    "lines",
    [
        ("INFORMATION: Hear how the plan stands", "Ada Quill", "15 mins"),
        ("Information – Hear how the plan stands", "Ada Quill", "15 mins"),
        ("FOR INFORMATION - Hear how the plan stands", "Ada Quill", "15 minutes"),
        ("INFORMATION: Hear how the plan stands", "15 mins", "Ada Quill"),
        ("INFORMATION: Hear how the plan stands", "Ada Quill (15 mins)"),
        ("INFORMATION: Hear how the plan stands", "Ada Quill – 15 mins"),
        ("Type: Information", "Objective: Hear how the plan stands", "Lead: Ada Quill", "Time: 15 mins"),
        ("Lead: Ada Quill", "Time: 15 mins", "Type: For information", "Purpose of item: Hear how the plan stands"),
        ("Hear how the plan stands", "Ada Quill", "15 mins"),
    ],
)
def test_type_objective_lead_and_time(lines: tuple[str, ...]) -> None:
    (found,) = _dividers(_page("Harbour plan", *lines))
    kind = None if lines[0].startswith("Hear") else "information"
    assert found == ("Harbour plan", kind, "Hear how the plan stands", "Ada Quill", 15)


def test_a_type_alone_above_its_bullets() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 160, "INFORMATION:", "• Hear how it stands", "• See the depths", size=16)
        drawing.lines(60, 280, "Ada Quill", "0 mins – taken as read, questions by exception", size=16)

    (found,) = _dividers(draw)
    assert found == ("Harbour plan", "information", "Hear how it stands\nSee the depths", "Ada Quill", 0)


def test_labels_and_values_in_a_small_table() -> None:
    rows = (("Type", "Information"), ("Objective", "Hear how the plan stands"), ("Lead", "Ada Quill"), ("Time", "15 mins"))

    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").table(160, (120, 400), rows, header_rows=0, size=14)

    assert _dividers(draw) == [("Harbour plan", "information", "Hear how the plan stands", "Ada Quill", 15)]


def test_labels_above_values_in_a_small_table() -> None:
    rows = (("Type", "Lead", "Time"), ("Decision", "Ben Sorrel", "10:20-10:30 (10 mins)"))

    def draw(drawing: Drawing) -> None:
        drawing.title("Tide tables").table(160, (120, 200, 250), rows, size=14)

    assert _dividers(draw) == [("Tide tables", "decision", None, "Ben Sorrel", 10)]


def test_a_title_alone_that_the_agenda_has() -> None:
    assert _dividers(_page("Harbour plan"), _page("Depths", "The harbour is deep.")) == [("Harbour plan", None, None, None, None)]


@pytest.mark.parametrize("title", ["1. Harbour plan", "Item 1: Harbour plan", "1 Harbour plan", "Agenda item 1 – Harbour plan"])
def test_a_number_before_the_title(title: str) -> None:
    (found,) = _dividers(_page(title, "INFORMATION: Hear how the plan stands", "Ada Quill", "15 mins"))
    assert found[0] == "Harbour plan"


def test_labels_in_one_column_and_values_in_another() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 160, "Type", "Objective", "Lead", "Time", size=14)
        drawing.lines(260, 160, "Information", "Hear how the plan stands", "Ada Quill", "15 mins", size=14)

    assert _dividers(draw) == [("Harbour plan", "information", "Hear how the plan stands", "Ada Quill", 15)]


def test_a_line_that_numbers_the_item() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 100, "Agenda item 1", size=14)
        drawing.lines(60, 200, "INFORMATION: Hear how the plan stands", "Ada Quill", "15 mins", size=16)

    assert _dividers(draw) == [("Harbour plan", "information", "Hear how the plan stands", "Ada Quill", 15)]


def test_a_time_of_day_gives_no_minutes() -> None:
    parsed = parsed_pages(_agenda, _page("Harbour plan", "INFORMATION: Hear it", "Ada Quill", "10:05-10:20"))
    (slide,) = [r.content for r in records(parsed, "slides") if r.content.slide_kind == "divider"]
    assert (slide.time_raw, slide.duration_minutes) == ("10:05-10:20", None)


@pytest.mark.parametrize(
    "page",
    [
        _page("Harbour plan", "The harbour is deep enough for all ships.", "A survey was made in May."),
        _page("Status", "Update: The survey is under way and will be shown."),
        _page("Depths", "The next technical discussion: February 3rd", "Find more in the tables"),
        _page("Thank you"),
        _page("Tide tables: what was said", "Decision on the tables is needed by May"),
    ],
)
def test_pages_that_announce_nothing(page: Callable[[Drawing], object]) -> None:
    assert _dividers(page) == []


def test_the_agenda_knows_where_its_divider_is() -> None:
    parsed = parsed_pages(_agenda, _page("1. Harbour Plan", "INFORMATION: Hear it", "Ada Quill", "15 mins"), _page("Depths", "Deep."))
    assert values(parsed, "agenda_items", "slide_page_number") == [3, None]
    assert values(parsed, "slides", "section_title") == [None, None, None, "Harbour Plan"]


def test_one_type_in_other_words_is_no_mismatch() -> None:
    parsed = parsed_pages(_agenda, _page("Harbour plan", "FOR INFORMATION: Hear it", "Ada Quill", "15 mins"))
    assert "divider_type_mismatch" not in codes(parsed)
    other = parsed_pages(_agenda, _page("Harbour plan", "DECISION/INFORMATION: Hear it", "Ada Quill", "15 mins"))
    assert "divider_type_mismatch" in codes(other)


def test_a_lead_set_so_close_beneath_the_objective_that_both_are_one_paragraph() -> None:
    def close(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 160, "INFORMATION: Hear how the plan stands", "Ada Quill", size=16, gap=1.2)
        drawing.lines(60, 220, "15 mins", size=16)

    assert _dividers(close) == [("Harbour plan", "information", "Hear how the plan stands", "Ada Quill", 15)]


@pytest.mark.parametrize(("lead", "read"), [("Quill and others", ("Hear how the plan stands", "Quill and others")), ("in May", None)])
def test_where_the_objective_ends_the_agenda_tells(lead: str, read: tuple[str, str] | None) -> None:
    objective = "Hear how the plan stands" if read else "Hear how the lock stands"

    def close(drawing: Drawing) -> None:
        drawing.title("Harbour plan").lines(60, 160, f"INFORMATION: {objective}", lead, size=16, gap=1.2).lines(60, 220, "15 mins", size=16)

    assert _dividers(close) == [("Harbour plan", "information", *(read or (f"{objective} {lead}", None)), 15)]


@pytest.mark.parametrize(("title", "is_divider"), [("Tide", False), ("Harbour", False), ("Lock keys", True), ("Lock keys of today", False)])
def test_a_title_that_leaves_out_what_comes_of_its_item(title: str, is_divider: bool) -> None:
    row = ("3", "Lock keys update", "Hear of the keys", "Information", "Ada Quill", "10:30-10:40\n10 mins", "4")
    parsed = parsed_pages(lambda page: page.title("Agenda").table(70, WIDTHS, (HEAD, *AGENDA, row)), lambda page: page.title(title))
    assert ("divider" in values(parsed, "slides", "slide_kind")) is is_divider


def test_a_lead_and_a_time_on_two_lines_of_one_paragraph() -> None:
    def beside(drawing: Drawing) -> None:
        drawing.title("Harbour plan").text(60, 220, "INFORMATION: Hear how the plan stands", 16)
        drawing.lines(700, 220, "Pilot", "15 mins", size=16, gap=1.2)

    assert _dividers(beside) == [("Harbour plan", "information", "Hear how the plan stands", "Pilot", 15)]


def test_a_numbered_heading_over_a_few_lines() -> None:
    def flow(drawing: Drawing) -> None:
        drawing.text(60, 60, "1. Harbour plan", 15, bold=True)
        drawing.lines(60, 90, "INFORMATION: Hear how the plan stands", "Ada Quill", "15 mins", size=13)

    assert _dividers(flow) == [("Harbour plan", "information", "Hear how the plan stands", "Ada Quill", 15)]


def test_labels_that_come_again_are_of_several_things() -> None:
    def draw(page: Drawing) -> None:
        page.title("What we ask")
        for i, name in enumerate(("Locks", "Tides", "Ropes")):
            page.lines(40 + 300 * i, 120, name, "Type: Decision", "Lead: Ada Quill", size=12)

    assert "divider" not in values(parsed_pages(draw), "slides", "slide_kind")
