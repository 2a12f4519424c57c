"""Actions in the text of minutes and of other documents, beside tables and without."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

MINUTES = ("TMAG 30 Minutes", "15 May 2030")
FIELDS = ("action_ref", "description", "owner_raw", "due_raw", "due_date")
LINE = "ACTION TMAG30-01: Mend the lock (Owner: Ada Quill; due: 3 June 2030)"
WANTED = ("TMAG30-01", "Mend the lock", "Ada Quill", "3 June 2030", date(2030, 6, 3))
HEAD = ("Ref", "Action", "Owner", "Due")


@pytest.mark.parametrize("cover", [MINUTES, None], ids=["minutes", "papers"])
def test_a_line_with_a_reference_an_owner_and_a_day(cover: tuple[str, ...] | None) -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Locks").lines(36, 100, "The lock does not close.", LINE, "The Chair thanked all.")

    parsed = parsed_pages(page, cover=cover) if cover else parsed_pages(page)
    assert values(parsed, "actions", *FIELDS) == [WANTED]
    assert not left_over(parsed)


def test_fields_on_lines_of_their_own() -> None:
    lines = ("ACTION TMAG30-01: Mend the lock", "Owner: Ada Quill", "Due: 3 June 2030", "The Chair thanked all.")
    assert values(parsed_pages(lambda page: page.title("Locks").lines(36, 100, *lines), cover=MINUTES), "actions", *FIELDS) == [WANTED]


@pytest.mark.parametrize("cover", [MINUTES, None], ids=["minutes", "papers"])
def test_without_a_reference_only_minutes_tell_actions(cover: tuple[str, ...] | None) -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Locks").lines(36, 100, "ACTION: Secretariat to send the plan round", "ACTION: None")

    parsed = parsed_pages(page, cover=cover) if cover else parsed_pages(page)
    found = values(parsed, "actions", "action_ref", "description")
    assert found == ([(None, "Secretariat to send the plan round")] if cover else [])


def test_what_a_table_has_is_told_once() -> None:
    rows = (HEAD, ("TMAG30-01", "Mend the lock of the north quay", "Ada Quill", "3 June 2030"))

    def page(drawing: Drawing) -> None:
        drawing.title("Locks").lines(36, 100, LINE, "ACTION: Mend the other lock too", LINE.replace("01", "02"))
        drawing.table(200, (100, 400, 150, 100), rows, size=10)

    found = values(parsed_pages(page, cover=MINUTES), "actions", "action_ref", "description")
    assert sorted(found) == [("TMAG30-01", "Mend the lock of the north quay"), ("TMAG30-02", "Mend the lock")]


def test_where_no_field_is_named_an_action_is_trusted_less() -> None:
    lines = (LINE, "ACTION TMAG30-02: Oil the gate (Ben Sorrel, by 4 June 2030)")
    parsed = parsed_pages(lambda page: page.title("Locks").lines(36, 100, *lines), cover=MINUTES)
    named, guessed = records(parsed, "actions")
    assert guessed.content.owner_raw == "Ben Sorrel"
    assert guessed.confidence < named.confidence


def test_a_day_that_is_not_understood_is_an_issue() -> None:
    parsed = parsed_pages(lambda page: page.title("Locks").lines(36, 100, LINE.replace("3 June 2030", "high tide")), cover=MINUTES)
    assert [doubt.raw_text for doubt in parsed.doubts if doubt.code == "value_not_understood"] == ["high tide"]


@pytest.mark.parametrize("title", ["Action log", "Locks"])
def test_lines_of_a_log_end_with_owner_day_and_status(title: str) -> None:
    line = "TMAG29-01 Mend the lock of the north quay – Ada Quill – due 3 June 2030 – Open"
    parsed = parsed_pages(lambda page: page.title(title).lines(36, 100, line))
    wanted = [("TMAG29-01", "Mend the lock of the north quay", "Ada Quill", "3 June 2030", "open")]
    assert values(parsed, "actions", *FIELDS[:4], "status") == (wanted if title == "Action log" else [])


def test_entries_under_a_heading_of_actions() -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Locks").text(36, 80, "Notes", 12, bold=True).lines(36, 100, "TMAG29-07 was heard and is closed now.")
        drawing.text(36, 140, "Actions", 12, bold=True)
        drawing.lines(36, 160, "• TMAG30-01 Ada Quill to mend the lock (3 June 2030)", "• TMAG30-02: Oil the gate – PMO – June TMAG")

    assert values(parsed_pages(page, cover=MINUTES), "actions", "action_ref", "description", "owner_raw", "due_raw") == [
        ("TMAG30-01", "Ada Quill to mend the lock", None, "3 June 2030"),
        ("TMAG30-02", "Oil the gate", "PMO", "June TMAG"),
    ]


def test_a_label_on_a_line_of_its_own() -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Locks").text(36, 80, "Action TMAG30-01", 12, bold=True)
        drawing.lines(36, 100, "Mend the lock", "Owner: Ada Quill", "Due: 3 June 2030", "The Chair thanked all.")

    parsed = parsed_pages(page, cover=MINUTES)
    assert values(parsed, "actions", *FIELDS) == [("TMAG30-01", "Mend the lock", "Ada Quill", "3 June 2030", date(2030, 6, 3))]


def test_what_is_said_of_an_earlier_action_is_none() -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("Locks").text(36, 80, "Actions", 12, bold=True)
        drawing.lines(36, 100, "TMAG29-02: The office said that the lock is mended. Closed.", "TMAG30-02: Oil the gate of the quay")

    assert values(parsed_pages(page, cover=MINUTES), "actions", "action_ref") == ["TMAG30-02"]


def test_undertakings_in_the_text_of_minutes_also_in_two_blocks() -> None:
    lines = ("Undertaking TMAG30-01: Mend the lock (falls to: Ada Quill; by 3 June 2030)", "The Chair thanked all.")

    def page(drawing: Drawing) -> None:
        drawing.title("Locks").lines(36, 100, *lines)
        drawing.lines(36, 200, "Undertaking TMAG30-02: Paint the gate (falls to:", "Ben Sorrel; by 4 June 2030)", "The meeting ended.")

    assert values(parsed_pages(page, cover=MINUTES), "actions", "action_ref", "description", "owner_raw", "due_raw") == [
        ("TMAG30-01", "Mend the lock", "Ada Quill", "3 June 2030"),
        ("TMAG30-02", "Paint the gate", "Ben Sorrel", "4 June 2030"),
    ]


def test_fields_beneath_an_action_behind_words_of_their_own() -> None:
    lines = ("Undertaking TMAG30-01: Mend the lock", "Falls to: Ada Quill", "Not after: 3 June 2030", "Remember: bring the key of the gate")
    parsed = parsed_pages(lambda page: page.title("Locks").lines(36, 100, *lines), cover=MINUTES)
    assert values(parsed, "actions", *FIELDS) == [WANTED]
