"""Items of an agenda printed as cards, beneath their times, numbers or titles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.drawing.cards import Text, cards_on
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

ITEM_FIELDS = ("item_label", "title", "objective", "item_type", "lead_raw", "start_time", "end_time")


ITEMS = [
    (None, "Welcome", None, None, "Chair", "10:00", "10:05"),
    (None, "Minutes", "Approve the minutes of TMAG 29", "decision", "Secretariat", "10:05", "10:15"),
    (None, "Locks", "Hear how many locks stick", "information", "PMO", "10:15", "10:30"),
]
NUMBERED = [(str(i), *item[1:]) for i, item in enumerate(ITEMS, start=1)]


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        (
            (
                ("*10:00 – 10:05", "*Welcome", "Lead: Chair"),
                ("*10:05 – 10:15", "*Minutes", "Decision", "Approve the minutes of TMAG 29", "Lead: Secretariat"),
                ("*10:15 – 10:30", "*Locks", "Information", "Hear how many locks stick", "Lead: PMO"),
            ),
            ITEMS,
        ),
        (
            (
                ("*1", "*Welcome", "10:00 – 10:05", "Chair"),
                ("*2", "*Minutes", "10:05 – 10:15", "For decision", "Approve the minutes of TMAG 29", "Secretariat"),
                ("*3", "*Locks", "10:15 – 10:30", "For information", "Hear how many locks stick", "PMO"),
            ),
            NUMBERED,
        ),
        (
            (
                ("*Welcome", "Chair", "10:00–10:05"),
                ("*Minutes", "DECISION: Approve the minutes of TMAG 29", "Secretariat", "10:05–10:15"),
                ("*Locks", "INFORMATION: Hear how many locks stick", "PMO", "10:15–10:30"),
            ),
            ITEMS,
        ),
        (
            (
                ("*1. Welcome", "10:00–10:05", "Chair"),
                ("*2. Minutes", "10:05–10:15", "Secretariat", "For decision: Approve the minutes of TMAG 29"),
                ("*3. Locks", "10:15–10:30", "PMO", "For information: Hear how many locks stick"),
            ),
            NUMBERED,
        ),
    ],
)
def test_items_of_an_agenda(cards: Sequence[Sequence[Text]], wanted: list[object]) -> None:
    parsed = parsed_pages(cards_on("Agenda", *cards))
    assert values(parsed, "agenda_items", *ITEM_FIELDS) == wanted
    assert values(parsed, "meetings", "start_time", "end_time")[0] == ("10:00", "10:30")
    assert not left_over(parsed)
    assert "agenda_missing" not in codes(parsed)


def test_what_follows_a_line_of_values_is_another_text() -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, (_, title, objective, _, lead, start, end) in enumerate(ITEMS[1:]):
            x = 40 + 440 * i
            page.text(x, 90, title or "", 12, bold=True)
            page.text(x, 112, f"{start}–{end} · Lead: {lead}", 11).text(x, 125, objective or "", 11)

    found = values(parsed_pages(draw), "agenda_items", "title", "lead_raw", "objective")
    assert found == [(item[1], item[4], item[2]) for item in ITEMS[1:]]


def test_items_that_count_down_the_columns() -> None:
    cards = [(f"*10:{minute:02} – 10:{minute + 5:02}", f"*Item of {minute}", "Lead: Chair") for minute in (0, 10, 5, 15)]
    assert values(parsed_pages(cards_on("Agenda", *cards)), "agenda_items", "start_time") == ["10:00", "10:05", "10:10", "10:15"]


def test_a_list_of_times_is_nocards_on() -> None:
    lines = ("10:00 Welcome (Chair)", "10:05 Minutes (Secretariat)", "10:15 Locks (PMO)")
    parsed = parsed_pages(lambda page: page.title("Agenda").lines(40, 90, *lines))
    assert values(parsed, "agenda_items", "title", "lead_raw") == [("Welcome", "Chair"), ("Minutes", "Secretariat"), ("Locks", "PMO")]


def test_items_whose_numbers_and_texts_align_arecards_on() -> None:
    """Alignment makes a table of two items a row of them."""
    items = [
        ("Harbour plan", "Hear how the plan stands", "Information | Ada Quill | 10:10–10:15 | Page 4"),
        ("Tides", "Approve the tables for all of next year", "Information | Ada Quill | 10:15–10:20 | Page 6"),
        ("Keys of the locks", "Discuss keys", "Information | Ada Quill | 10:20–10:25 | Page 9"),
        ("Lamps", "Note that all lamps are lit", "Information | Ada Quill | 10:25–10:30 | Page 9"),
    ]

    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, (title, objective, values_) in enumerate(items):
            x, y = 40 + 440 * (i // 2), 90.0 + 90 * (i % 2)
            page.text(x, y, str(i + 1), 11, bold=True).text(x + 24, y, title, 11, bold=True)
            page.text(x + 24, y + 13, objective, 10).text(x + 24, y + 25, values_, 10, colour="#4b2a7b")

    parsed = parsed_pages(draw)
    found = values(parsed, "agenda_items", "item_number", "title", "objective", "item_type_raw", "lead_raw", "start_time", "stated_page")
    assert found == [(i, *item[:2], "Information", "Ada Quill", item[2][26:31], int(item[2][-1:])) for i, item in enumerate(items, start=1)]


LINED = [
    ("Welcome", None, None, "Chair", "10:00–10:05 (5 mins)"),
    ("Harbour plan", "Hear how the plan stands", "Information", "Ada Quill", "10:05–10:15 (10 mins)"),
    ("Tides", "Approve the tables for all of next year", "Decision", "Programme PMO", "0 mins"),
    ("Keys of the locks", "Discuss keys", "Discussion", "Ada Quill", "10:15–10:25 (10 mins)"),
    ("Lamps", "Note that all lamps are lit", "Information", "Chair and Secretariat", "10:25–10:30 (5 mins)"),
]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("is_numbered", [False, True])
def test_items_with_a_line_of_values_in_columns(columns: int, is_numbered: bool) -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        down = -(-len(LINED) // columns)
        for i, (title, objective, *told) in enumerate(LINED):
            x, y = 40 + 880 / columns * (i // down), 90.0 + 80 * (i % down)
            if is_numbered:
                page.text(x, y, str(i + 1), 11, bold=True)
            page.text(x + 24, y, title or "", 11, bold=True)
            if objective:
                page.text(x + 24, y + 13, objective, 8)
            page.text(x + 24, y + (25 if objective else 13), " | ".join(filter(None, told)), 8, colour="#4b2a7b")

    found = values(parsed_pages(draw), "agenda_items", "title", "objective", "item_type_raw", "lead_raw", "time_raw")
    assert found == LINED


BOXED = [
    ("Welcome", "10:00 - 10:05 (5 mins)", "Chair", None, None),
    ("Minutes and actions", "10:05 - 10:15 (10 mins)", "Secretariat", "Approve the minutes of TMAG 29", "Decision"),
    ("Working group updates on all locks", "10:15 - 10:25 (10 mins)", "Programme PMO", "Taken as read", "Information"),
    ("Tides", "10:25 - 10:45 (20 mins)", "Ada Quill", "Approve the tables", "Decision"),
]


def test_boxes_each_beneath_a_figure_larger_than_the_title() -> None:
    """The titles of some boxes name other kinds of pages: they say nothing of the boxes beneath them."""

    def draw(page: Drawing) -> None:
        page.text(26, 38, "Agenda", 22)
        for i, (title, *said) in enumerate(BOXED):
            x, y = 40.0 + 305 * (i % 3), 100.0 + 222 * (i // 3)
            page.text(x, y, str(i + 1), 24, bold=True)
            for n, line in enumerate(("Working group", "updates on all locks") if i == 2 else (title,)):
                page.text(x + 42, y - 4 + 17 * n, line, 14, bold=True)
            for n, (label, value) in enumerate(zip(("Time", "Lead", "Objective", "Type"), said, strict=True)):
                if value:
                    page.text(x, y + 48 + 17 * n, f"{label}:", 12, bold=True).text(x + 6 * (len(label) + 2), y + 48 + 17 * n, value, 12)

    parsed = parsed_pages(draw, lambda page: page.title("Tides").lines(60, 120, "• The tables are new", "• All of them have been checked"))
    found = values(parsed, "agenda_items", "item_number", "title", "time_raw", "lead_raw", "objective", "item_type_raw")
    assert found == [(i, *item) for i, item in enumerate(BOXED, start=1)]
    assert values(parsed, "slides", "title")[1] == "Agenda"
    assert all(record.confidence > 0.7 for record in records(parsed, "agenda_items"))


TIMELINE = [
    ("10:00 – 10:05", "Welcome", None, None, "Chair"),
    ("10:05 – 10:15", "Minutes and actions", "Approve the minutes of TMAG 29", "Decision", "PMO"),
    ("10:15 – 10:45", "Locks that stick", "Progress of the eleven locks", "Information", "Ada Quill"),
    ("10:45 – 11:15", "Change Request CR011", "Decide whether to issue CR011", "Decision", "Ben Sorrel"),
]


@pytest.mark.parametrize("heading", ["Attachments", None])
@pytest.mark.parametrize("is_above", [True, False])
def test_a_timeline_with_boxes_and_attachments_beneath(heading: str | None, is_above: bool) -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, (time, title, objective, kind, lead) in enumerate(TIMELINE):
            x = 40.0 + 225 * i
            said = [(title, True), (objective, False), (kind and f"Type: {kind}", False), (f"Lead: {lead}", False)]
            said.insert(0 if is_above else 1, (time, True))
            for n, (text, is_bold) in enumerate((text, is_bold) for text, is_bold in said if text):
                page.text(x + (30 if text == time and is_above else 0), 100 + 22 * n, text, 12 if is_bold else 10, bold=is_bold)
        if heading:
            page.text(40, 300, heading, 12, bold=True)
        page.lines(46, 320, "• Attachment 1 – Change Request CR011", "• Attachment 2 – Locks v1.4", size=11)

    parsed = parsed_pages(draw)
    assert values(parsed, "agenda_items", "time_raw", "title", "objective", "item_type_raw", "lead_raw") == TIMELINE
    assert values(parsed, "attachments", "attachment_number", "title") == [
        ("1", "Attachment 1 – Change Request CR011"),
        ("2", "Attachment 2 – Locks v1.4"),
    ]
    assert values(parsed, "slides", "slide_kind")[1] == "agenda"
    assert not left_over(parsed)


def test_labelled_values_run_over_the_ends_of_lines() -> None:
    """A name had no room on its line; a line in lower case goes on; a label that others go on from parts no title."""
    items = (
        (
            "1 Minutes and actions",
            "Starts: 10:00",
            "Minutes allotted: 5",
            "Speaker: Ada Quill and Ben",
            "Sorrel",
            "Purpose: Confirm",
            "the record",
        ),
        ("2 The harbour plan of 31", "Starts: 10:05", "Minutes allotted: 10", "Speaker: Chair", "Purpose: Hear views"),
        ("3 The tide tables", "Starts: 10:15", "Minutes allotted: 5", "Speaker: Chair", "Purpose: Hear views"),
    )

    def draw(page: Drawing) -> None:
        page.title("Running order")
        for i, lines in enumerate(items):
            for n, line in enumerate(lines):
                label, colon, value = line.partition(": ")
                x, y = 40 + 300 * i, 90 + 14 * n + (10 if n else 0)
                page.text(x, y, label + colon.strip(), 11, bold=n == 0 or bool(colon)).text(x + 5.5 * (len(label) + 2), y, value, 11)

    found = values(parsed_pages(draw), "agenda_items", "item_label", "title", "lead_raw", "duration_minutes", "objective")
    assert found == [
        ("1", "Minutes and actions", "Ada Quill and Ben Sorrel", 5, "Confirm the record"),
        ("2", "The harbour plan of 31", "Chair", 10, "Hear views"),
        ("3", "The tide tables", "Chair", 5, "Hear views"),
    ]


@pytest.mark.parametrize("title", ["Business of the meeting", None])
def test_items_beneath_their_numbers_at_the_side(title: str | None) -> None:
    """Also under a heading on a page that says something else above it."""
    rows = (("Name", "Organisation", "Attendance"), ("Ada Quill", "Harbour Trust", "Present"), ("Ben Sorrel", "Tide Board", "Apologies"))

    def draw(page: Drawing) -> None:
        y = 40.0
        if title:
            page.title(title)
        else:
            page.text(36, 40, "Attendance", 16, bold=True)
            y = page.table(60, (150, 150, 100), rows) + 40
            page.text(36, y, "Order of business", 16, bold=True)
        for i, (topic, lead) in enumerate((("The harbour plan", "Ada Quill | 10 minutes"), ("Tide tables", "Chair | 5 minutes"))):
            page.text(36, y + 24 + 60 * i, str(i + 1), 11, bold=True).text(100, y + 24 + 60 * i, topic, 11, bold=True)
            page.text(100, y + 40 + 60 * i, "Purpose: Agree the approach", 11).text(100, y + 56 + 60 * i, f"Presenter: {lead}", 11)

    found = values(parsed_pages(draw), "agenda_items", "item_label", "title", "objective", "lead_raw", "duration_minutes")
    assert found == [
        ("1", "The harbour plan", "Agree the approach", "Ada Quill", 10),
        ("2", "Tide tables", "Agree the approach", "Chair", 5),
    ]
