"""Agendas that are lists: with times before or behind, with numbers that stand apart, with bullets only."""

from __future__ import annotations

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

FIELDS = ("item_label", "title", "lead_raw", "time_raw", "start_time", "end_time", "duration_minutes")


def test_times_before_and_details_beneath() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda")
        drawing.text(40, 100, "• 5:00 pm - 5:20 pm - Opening and updates", 14).text(80, 118, "• Reminders", 10)
        drawing.text(80, 131, "• Tide tables", 10).text(40, 152, "• 5:20 pm - 5:30 pm - Locks (Ada Quill)", 14)
        drawing.text(80, 400, "All times are London times", 10)

    parsed = parsed_pages(draw)
    assert values(parsed, "agenda_items", *FIELDS) == [
        (None, "Opening and updates", None, "5:00 pm - 5:20 pm", "17:00", "17:20", None),
        (None, "Locks", "Ada Quill", "5:20 pm - 5:30 pm", "17:20", "17:30", None),
    ]
    assert values(parsed, "agenda_items", "objective") == ["Reminders\nTide tables", None]
    assert parsed.kinds[2] == "agenda"
    assert not left_over(parsed)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("10:00 – 10:10 Welcome (Ada Quill)", "10:10 – 10:30 Tide tables (Ben Sorrel)"),
            [
                (None, "Welcome", "Ada Quill", "10:00 – 10:10", "10:00", "10:10", None),
                (None, "Tide tables", "Ben Sorrel", "10:10 – 10:30", "10:10", "10:30", None),
            ],
        ),
        (
            ("Welcome – 5 mins – Chair", "Tide tables – 20 mins – Ben Sorrel"),
            [
                (None, "Welcome", "Chair", "5 mins", None, None, 5),
                (None, "Tide tables", "Ben Sorrel", "20 mins", None, None, 20),
            ],
        ),
        (
            ("1. Welcome (Chair, 5 mins)", "2. Tide tables (20 mins)"),
            [("1", "Welcome", "Chair", "5 mins", None, None, 5), ("2", "Tide tables", None, "20 mins", None, None, 20)],
        ),
        (
            ("1. Welcome", "2. Tide tables"),
            [("1", "Welcome", None, None, None, None, None), ("2", "Tide tables", None, None, None, None, None)],
        ),
        (
            ("• Welcome", "• Tide tables"),
            [(None, "Welcome", None, None, None, None, None), (None, "Tide tables", None, None, None, None, None)],
        ),
    ],
)
def test_the_forms_of_an_entry(lines: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    parsed = parsed_pages(lambda drawing: drawing.title("Agenda").lines(60, 120, *lines))
    assert values(parsed, "agenda_items", *FIELDS) == expected


def test_numbers_that_stand_apart_from_their_texts() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda").lines(200, 120, "01", "02", "03", size=14).lines(280, 120, "Welcome", "Tides", "Close", size=14)

    assert values(parsed_pages(draw), "agenda_items", "item_label", "title") == [("01", "Welcome"), ("02", "Tides"), ("03", "Close")]


def test_a_list_under_another_title_is_no_agenda() -> None:
    for title in ("Tide tables", "Agenda roadmap"):
        parsed = parsed_pages(lambda drawing, title=title: drawing.title(title).lines(60, 120, "10:00 – 10:10 Flood", "10:10 – 10:20 Ebb"))
        assert not records(parsed, "agenda_items")


def test_surer_where_times_are_printed() -> None:
    timed = parsed_pages(lambda drawing: drawing.title("Agenda").lines(60, 120, "10:00 Welcome", "10:10 Tides"))
    bare = parsed_pages(lambda drawing: drawing.title("Agenda").lines(60, 120, "• Welcome", "• Tides"))
    assert min(r.confidence for r in records(timed, "agenda_items")) > max(r.confidence for r in records(bare, "agenda_items"))


NUMBERED = ("1. Hello – Chair (5 mins)", "2. Tide tables – Ada Quill (20 mins)", "3. Locks – Ben Sorrel (10 mins)")


def test_a_numbered_list_at_the_front_with_a_length_in_each_line_needs_no_name() -> None:
    parsed = parsed_pages(lambda drawing: drawing.title("What is on").lines(40, 100, "We start at 14:00.", *NUMBERED))
    assert values(parsed, "agenda_items", "item_label", "title", "lead_raw", "duration_minutes") == [
        ("1", "Hello", "Chair", 5),
        ("2", "Tide tables", "Ada Quill", 20),
        ("3", "Locks", "Ben Sorrel", 10),
    ]
    assert max(record.confidence for record in records(parsed, "agenda_items")) <= 0.6


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Hello", "2. Tide tables (20 mins)", "3. Locks (10 mins)"),  # not all timed
        ("1. Hello 10:00", "2. Tide tables 10:30", "3. Locks 10:10"),  # no day's order
        ("3. Hello (5 mins)", "4. Tide tables (20 mins)", "5. Locks (10 mins)"),  # not from the first
    ],
)
def test_other_numbered_lists_are_no_agendas(lines: tuple[str, ...]) -> None:
    parsed = parsed_pages(lambda drawing: drawing.title("What is on").lines(40, 100, *lines))
    assert not records(parsed, "agenda_items")


def test_lines_at_the_front_that_all_begin_with_a_time_need_no_name() -> None:
    lines = ("09:30-09:35 Hello (Chair)", "09:35-09:50 Tide tables (Ada Quill)", "09:50-10:00 Locks (Ben Sorrel)")
    parsed = parsed_pages(lambda drawing: drawing.title("At a glance").lines(40, 100, *lines))
    assert values(parsed, "agenda_items", "title", "lead_raw", "end_time") == [
        ("Hello", "Chair", "09:35"),
        ("Tide tables", "Ada Quill", "09:50"),
        ("Locks", "Ben Sorrel", "10:00"),
    ]
    prose = ("It will be a long day.", "All are welcome to stay.")
    assert not records(parsed_pages(lambda drawing: drawing.title("Glance").lines(40, 100, *lines, *prose)), "agenda_items")


@pytest.mark.parametrize(("size", "count"), [(14, 2), (10, 3)], ids=["as large as the title", "of the entries"])
def test_a_heading_beneath_the_entries_is_none_of_them(size: float, count: int) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.text(36, 60, "Agenda", 14, bold=True).lines(36, 84, "• 10:00 – 10:05 Welcome", "• 10:05 – 10:15 Locks", size=10)
        drawing.text(36, 130, "2 Minutes and actions", size, bold=True).lines(36, 160, "The minutes were sent round", size=10)

    assert len(values(parsed_pages(draw), "agenda_items", "title")) == count
