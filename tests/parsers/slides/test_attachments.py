"""Attachments listed beneath the agenda, numbered, or in a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layout.page import Box, Fill, Rule
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

HEAD = ("#", "Item", "Lead", "Time")
ROWS = (("1", "Welcome", "Chair", "5 mins"), ("2", "Harbour plan", "Ada Quill", "15 mins"))


def _agenda(*lines: str, heading: str | None = "Attachments") -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda").table(70, (30, 300, 150, 100), (HEAD, *ROWS))
        if heading:
            drawing.text(36, 300, heading, 12, bold=True)
        drawing.lines(36, 324, *lines)

    return draw


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ("• Attachment 1 - Harbour plan", "• Attachment 2 – Depths"),
            [("1", "Attachment 1 - Harbour plan"), ("2", "Attachment 2 – Depths")],
        ),
        (("Attachment 1: Harbour plan", "Attachment 2: Depths"), [("1", "Attachment 1: Harbour plan"), ("2", "Attachment 2: Depths")]),
        (("1. Harbour plan", "2. Depths"), [("1", "Harbour plan"), ("2", "Depths")]),
        (("• Annex A - Depths",), [("A", "Annex A - Depths")]),
        (("Paper A: Depths", "Paper B: Locks"), [("A", "Paper A: Depths"), ("B", "Paper B: Locks")]),
        (("• Attachment 1 - Harbour plan", "All papers are sent out a week before."), [("1", "Attachment 1 - Harbour plan")]),
    ],
)
def test_a_list(lines: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    assert values(parsed_pages(_agenda(*lines)), "attachments", "attachment_number", "title") == wanted


def test_a_line_at_the_foot_of_the_page_is_none_of_the_agenda_that_lines_enclose() -> None:
    tops, lefts = [70.0 + 20 * i for i in range(4)], [30.0, 60.0, 360.0, 510.0, 610.0]

    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda")
        drawing.fills.append(Fill(Box(30, 70, 610, 90), "#1f4e79", 0))
        for top, row in zip(tops, (HEAD, *ROWS), strict=False):
            for x, text in zip(lefts, row, strict=False):
                drawing.text(x + 3, top + 14, text, 9)
        drawing.rules += [Rule(Box(30, y, 610, y), "#888888", 0.6, 0) for y in (*tops, 500.0)]
        drawing.rules += [Rule(Box(x, 70, x, 130), "#888888", 0.6, 0) for x in lefts]
        drawing.text(36, 300, "Attachments", 12, bold=True).lines(36, 324, "• Attachment 1 - Harbour plan", "• Attachment 2 – Depths")

    parsed = parsed_pages(draw)
    assert values(parsed, "attachments", "attachment_number") == ["1", "2"]
    assert values(parsed, "agenda_items", "title") == ["Welcome", "Harbour plan"]


def test_lines_beneath_the_agenda_without_a_heading() -> None:
    parsed = parsed_pages(_agenda("Attachment 1 – Depths", heading=None))
    assert values(parsed, "attachments", "attachment_number", "title") == [("1", "Attachment 1 – Depths")]
    assert not left_over(parsed)


def test_papers_by_letters_beneath_an_agenda_in_words_of_its_own() -> None:
    rows = (("1", "Hello", "Chair", "10:00"), ("2", "Locks", "Ada Quill", "10:05"), ("3", "Tides", "Ben Sorrel", "10:20"))

    def draw(drawing: Drawing) -> None:
        drawing.title("What we will cover").table(70, (30, 300, 150, 100), (("Bim", "Glim", "Nard", "Vost"), *rows))
        drawing.lines(36, 324, "Paper A – Depths", "Paper B – Locks", "Paper is recycled")

    parsed = parsed_pages(draw)
    assert values(parsed, "attachments", "attachment_number", "title") == [("A", "Paper A – Depths"), ("B", "Paper B – Locks")]


def test_a_table() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Attachments").table(90, (120, 400), (("No.", "Document"), ("1", "Harbour plan"), ("2", "Depths")))

    parsed = parsed_pages(draw)
    assert values(parsed, "attachments", "attachment_number", "title") == [("1", "Harbour plan"), ("2", "Depths")]
    assert not left_over(parsed)


def test_a_table_of_other_things_lists_no_attachments() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Locks").table(90, (120, 400), (("No.", "Name"), ("1", "Upper"), ("2", "Lower")))

    assert not records(parsed_pages(draw), "attachments")
