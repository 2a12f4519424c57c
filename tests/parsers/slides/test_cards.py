"""Actions printed as cards, beneath their references."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.drawing.cards import Text, cards_on
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

ACTION_FIELDS = ("action_ref", "description", "owner_raw", "due_date", "status", "latest_update")
ACTIONS = [
    ("TMAG29-01", "Send the harbour plan round", "Ada Quill", date(2030, 6, 19), "open", None),
    ("TMAG29-02", "Count the locks that stick in winter", "Ben Sorrel", date(2030, 6, 26), "closed", "All counted"),
]


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
        parsed = parsed_pages(cards_on("Action log (1 of 2)", *cards, columns=columns))
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
    parsed = parsed_pages(lambda page: page.title("Action log").table(90, (90, 300, 120, 90), rows), cards_on("Action log (2)", *cards))
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
    assert not records(parsed_pages(cards_on(title, *cards, columns=columns)), "actions")


def test_an_action_of_several_texts_that_nothing_names_is_doubtful() -> None:
    cards = (("*TMAG29-01", "Send the plan", "Nobody has asked for it", "Owner: Ada Quill"), ("*TMAG29-02", "Count", "Owner: Ben Sorrel"))
    doubtful, sure = records(parsed_pages(cards_on("Action log", *cards)), "actions")
    assert doubtful.confidence < 0.7 < sure.confidence


def test_actions_that_cannot_be_told_apart_are_an_issue() -> None:
    cards = (("What TMAG29-01 asks of all of us", "Send the plan"), ("What TMAG29-02 asks of some", "Count"))
    parsed = parsed_pages(cards_on("Action log", *cards))
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
    assert not records(parsed_pages(cards_on("Action log", *cards)), "actions")


def test_labels_of_their_own_and_a_line_above_thecards_on() -> None:
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
