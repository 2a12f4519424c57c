"""Sections printed as cards: actions beneath their references, items of an agenda beneath their times, numbers or titles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

Text = str | tuple[str, float]  # a line, or one that stands right of the line before by so many points
ACTION_FIELDS = ("action_ref", "description", "owner_raw", "due_date", "status", "latest_update")
ACTIONS = [
    ("TMAG29-01", "Send the harbour plan round", "Ada Quill", date(2030, 6, 19), "open", None),
    ("TMAG29-02", "Count the locks that stick in winter", "Ben Sorrel", date(2030, 6, 26), "closed", "All counted"),
]
ITEM_FIELDS = ("item_label", "title", "objective", "item_type", "lead_raw", "start_time", "end_time")


def _cards(title: str, *cards: Sequence[Text], columns: int = 2) -> Callable[[Drawing], None]:
    def draw(page: Drawing) -> None:
        page.title(title)
        for i, card in enumerate(cards):
            x, y = 40 + 440 * (i % columns), 90.0 + 180 * (i // columns)
            for n, text in enumerate(card):
                line, right = text if isinstance(text, tuple) else (text, 0.0)
                y += 22 if n and not right else 0
                page.text(x + right, y, line.removeprefix("*"), 11, bold=line.startswith("*"))

    return draw


@pytest.mark.parametrize(
    "cards",
    [
        (
            ("*TMAG29-01", ("Open", 300), "Send the harbour plan round", "Owner: Ada Quill", "Due: 19 June 2030"),
            (
                "*TMAG29-02",
                ("Closed", 300),
                "Count the locks that stick in winter",
                "Owner: Ben Sorrel",
                "Due: 26 June 2030",
                "Update: All counted",
            ),
        ),
        (
            ("*TMAG29-01 – Open", "Action: Send the harbour plan round", "Owner: Ada Quill | Due: 19/06/2030"),
            (
                "*TMAG29-02 – Closed",
                "Action: Count the locks that stick in winter",
                "Owner: Ben Sorrel | Due: 26/06/2030",
                "Latest update: All counted",
            ),
        ),
        (
            ("*TMAG29-01: Send the harbour plan round", "Status: Open", "Assigned to:", "Ada Quill", "By when:", "19 June 2030"),
            (
                "*TMAG29-02: Count the locks that stick in winter",
                "Status: Closed",
                "Assigned to:",
                "Ben Sorrel",
                "By when:",
                "26 June 2030",
                "Update: All counted",
            ),
        ),
        (
            ("*TMAG29-01", "Send the harbour plan round", "*Owner", "Ada Quill", "*Due date", "19 June 2030", "*Status", "Open"),
            (
                "*TMAG29-02",
                "Count the locks that stick in winter",
                "*Owner",
                "Ben Sorrel",
                "*Due date",
                "26 June 2030",
                "*Status",
                "Closed",
                "Comments: All counted",
            ),
        ),
        (
            ("*TMAG29-01 · Open · Due 19 June 2030", "Send the harbour plan round", "Ada Quill"),
            ("*TMAG29-02 · Closed · Due 26 June 2030", "Count the locks that stick in winter", "Ben Sorrel", "Update: All counted"),
        ),
        (
            ("*TMAG29-01", "Send the harbour plan round", "Owner Ada Quill", "Due 19 June 2030", "Status Open"),
            (
                "*TMAG29-02",
                "Count the locks that stick in winter",
                "Owner Ben Sorrel",
                "Due 26 June 2030",
                "Status Closed",
                "Update: All counted",
            ),
        ),
        (
            ("Open TMAG29-01", "Send the harbour plan round", "Ada Quill", "19 June 2030"),
            ("Closed TMAG29-02", "Count the locks that stick in winter", "Ben Sorrel", "26 June 2030", "Update: All counted"),
        ),
    ],
)
def test_actions(cards: Sequence[Sequence[Text]]) -> None:
    for columns in (2, 1):
        parsed = parsed_pages(_cards("Action log (1 of 2)", *cards, columns=columns))
        assert values(parsed, "actions", *ACTION_FIELDS) == ACTIONS
        assert not left_over(parsed)
        assert "new_layout" not in codes(parsed)
        first = records(parsed, "actions")[0]
        assert first.box
        assert first.box.x1 < 480
        assert 0.5 < first.confidence < 0.99


def test_values_in_the_line_beneath_a_reference_and_its_text() -> None:
    def draw(page: Drawing) -> None:
        page.title("Action log")
        for i, (ref, text, owner, _, status, _) in enumerate(ACTIONS):
            y = 90.0 + 50 * i
            page.text(40, y, ref, 11, bold=True).text(40 + 5.5 * (len(ref) + 1), y, text or "", 11)
            page.text(40, y + 13, f"Owner: {owner} | Due: {19 + 7 * i} June 2030 | Status: {status}", 11)

    parsed = parsed_pages(draw)
    assert values(parsed, "actions", *ACTION_FIELDS[:-1]) == [action[:-1] for action in ACTIONS]
    assert not left_over(parsed)


def test_labels_in_bold_along_a_line() -> None:
    def draw(page: Drawing) -> None:
        page.title("Action log")
        for i, (ref, text, owner, _, _, _) in enumerate(ACTIONS):
            x = 40.0 + 440 * i
            page.text(x, 90, ref, 11, bold=True).text(x, 112, text, 11)
            for word, is_bold in (("Owner", True), (owner, False), ("Due", True), (f"{19 + 7 * i} June 2030", False)):
                page.text(x, 134, word, 11, bold=is_bold)
                x += (len(word) + 1) * 5.5

    assert values(parsed_pages(draw), "actions", "description", "owner_raw", "due_date") == [(a[1], a[2], a[3]) for a in ACTIONS]


def test_actions_over_pages_and_beside_a_table() -> None:
    rows = (("Ref", "Action", "Owner", "Status"), ("TMAG28-07", "Oil the gates", "Cleo Ward", "Open"))
    cards = (("*TMAG29-01", "Send the plan", "Owner: Ada Quill"), ("*TMAG29-02", "Count the locks", "Owner: Ben Sorrel"))
    parsed = parsed_pages(lambda page: page.title("Action log").table(90, (90, 300, 120, 90), rows), _cards("Action log (2)", *cards))
    assert values(parsed, "actions", "action_ref", "owner_raw") == [
        ("TMAG28-07", "Cleo Ward"),
        ("TMAG29-01", "Ada Quill"),
        ("TMAG29-02", "Ben Sorrel"),
    ]


@pytest.mark.parametrize(
    ("title", "cards", "columns"),
    [
        ("What comes next", (("*TMAG29-01", "Send the plan", "Owner: Ada Quill"), ("*TMAG29-02", "Count", "Owner: Ben Sorrel")), 2),
        ("Action log", (("*TMAG29-01", "Send the plan"), ("*TMAG29-02", "Count the locks")), 1),
        ("Action log", (("*TMAG29-01", "Owner: Ada Quill"), ("*TMAG29-02", "Owner: Ben Sorrel")), 2),
        ("Action log", (("*TMAG29-01", "Send the plan", "Owner: Ada Quill"),), 1),
        ("Actions", (("*CR080 – Data", "Load the data", "Owner: Ada Quill"), ("*CR081 – Keys", "Cut keys", "Owner: Ben Sorrel")), 2),
    ],
)
def test_no_actions(title: str, cards: Sequence[Sequence[Text]], columns: int) -> None:
    assert not records(parsed_pages(_cards(title, *cards, columns=columns)), "actions")


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
    parsed = parsed_pages(_cards("Agenda", *cards))
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
    assert values(parsed_pages(_cards("Agenda", *cards)), "agenda_items", "start_time") == ["10:00", "10:05", "10:10", "10:15"]


def test_a_list_of_times_is_no_cards() -> None:
    lines = ("10:00 Welcome (Chair)", "10:05 Minutes (Secretariat)", "10:15 Locks (PMO)")
    parsed = parsed_pages(lambda page: page.title("Agenda").lines(40, 90, *lines))
    assert values(parsed, "agenda_items", "title", "lead_raw") == [("Welcome", "Chair"), ("Minutes", "Secretariat"), ("Locks", "PMO")]


def test_an_action_of_several_texts_that_nothing_names_is_doubtful() -> None:
    cards = (("*TMAG29-01", "Send the plan", "Nobody has asked for it", "Owner: Ada Quill"), ("*TMAG29-02", "Count", "Owner: Ben Sorrel"))
    doubtful, sure = records(parsed_pages(_cards("Action log", *cards)), "actions")
    assert doubtful.confidence < 0.7 < sure.confidence


def test_actions_that_cannot_be_told_apart_are_an_issue() -> None:
    cards = (("What TMAG29-01 asks of all of us", "Send the plan"), ("What TMAG29-02 asks of some", "Count"))
    parsed = parsed_pages(_cards("Action log", *cards))
    assert not records(parsed, "actions")
    assert "new_layout" in codes(parsed)


@pytest.mark.parametrize("mark", ["-", "."])
def test_actions_in_a_grid_beneath_references_of_two_numbers_with_symbols_for_statuses(mark: str) -> None:
    refs = [f"30{mark}{n}" for n in (17, 18, 19, 20)]
    texts = [
        f"{ref}\nStatus: {sign}\nSend plan {ref} round\nWith: Ada Quill\nNeeded by: 1{n} June 2030"
        for n, (ref, sign) in enumerate(zip(refs, "✔▲○✔", strict=True))
    ]

    def draw(page: Drawing) -> None:
        bottom = page.title("Action cards").table(80, (400, 400), (texts[:2], texts[2:]), size=11, header_rows=0)
        page.text(40, bottom + 20, "✔ closed ▲ in progress ○ open", 8)

    parsed = parsed_pages(draw)
    statuses = ("closed", "in_progress", "open", "closed")
    wanted = [
        (ref, f"Send plan {ref} round", "Ada Quill", date(2030, 6, 10 + n), status)
        for n, (ref, status) in enumerate(zip(refs, statuses, strict=True))
    ]
    assert values(parsed, "actions", *ACTION_FIELDS[:-1]) == wanted
    assert not left_over(parsed)


def test_days_are_no_references() -> None:
    cards = (("*3/6/2030", "Send the plan", "Owner: Ada Quill"), ("*4/6/2030", "Count", "Owner: Ben Sorrel"))
    assert not records(parsed_pages(_cards("Action log", *cards)), "actions")


def test_labels_of_their_own_and_a_line_above_the_cards() -> None:
    news = ("Sent to all who asked", "They went out in May")
    told = (("TMAG29-01", "2030-06-19", "Still open"), ("TMAG29-02", "2030-06-26", "Closed"))

    def draw(page: Drawing) -> None:
        page.title("To-do list").text(40, 64, "News stands at the foot of each card", 10)
        for i, (ref, due, status) in enumerate(told):
            texts = (
                f"Send the {i} plans round",
                "Owner: Ada Quill",
                "Taken on: 17 April 2030",
                f"Wanted: {due}",
                f"Light: {status}",
                f"News: {news[i]}",
            )
            page.text(40, 90 + 220 * i, ref, 12, bold=True).lines(40, 112 + 220 * i, *texts, size=11)

    found = values(parsed_pages(draw), "actions", "action_ref", "raised_date", "due_raw", "status_raw", "latest_update")
    assert found == [(ref, date(2030, 4, 17), due, status, text) for (ref, due, status), text in zip(told, news, strict=True)]


def test_items_whose_numbers_and_texts_align_are_cards() -> None:
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
