"""Items and their themes: merged cells, topics, rows across, and columns that nothing parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.agendas import ROWS, agenda
from tests.drawing.pages import LEFT, UP, Drawing
from tests.drawing.parsing import parsed_pages, records, values


def test_a_theme_that_spans_rows_and_a_title_that_spans_both_columns() -> None:
    head = ("#", "Item", LEFT, "Lead")
    rows = [
        ("1", "Welcome", LEFT, "Chair"),
        ("2", "Harbour", "Depth", "Ada Quill"),
        ("3", UP, "Locks", "Ben Sorrel"),
        ("4", "Close", LEFT, "Chair"),
    ]
    parsed = parsed_pages(agenda("Agenda", *rows, head=head, widths=(30, 120, 200, 150)))
    assert values(parsed, "agenda_items", "theme", "title") == [
        (None, "Welcome"),
        ("Harbour", "Depth"),
        ("Harbour", "Locks"),
        (None, "Close"),
    ]


@pytest.mark.parametrize("head", [("Time", LEFT, "Item", "Lead"), ("Time", "Item", LEFT, "Lead")])
def test_a_heading_that_lies_over_numbers_too_is_of_the_column_beside_them(head: tuple[str, ...]) -> None:
    rows = [
        ("10:00 – 10:05", "1", "Welcome", "Chair"),
        ("10:05 – 10:20", "2", "Locks", "Ada Quill"),
        ("10:20 – 10:30", "3", "Close", "Chair"),
    ]
    parsed = parsed_pages(agenda("Agenda", *rows, head=head, widths=(100, 40, 200, 150)))
    assert values(parsed, "agenda_items", "time_raw", "item_label", "title", "lead_raw") == rows
    assert values(parsed, "agenda_items", "start_time", "item_number")[1] == ("10:05", 2)


def test_a_heading_over_two_columns_of_which_none_counts_rows_lies_over_both() -> None:
    rows = [("1", "Harbour", "12", "Ada Quill"), ("2", "Harbour", "8", "Ben Sorrel"), ("3", "Gates", "9", "Chair")]
    parsed = parsed_pages(agenda("Agenda", *rows, head=("#", "Item", LEFT, "Lead"), widths=(30, 120, 200, 150)))
    assert values(parsed, "agenda_items", "item_label", "theme", "title") == [row[:3] for row in rows]


def test_a_topic_before_items_is_their_theme() -> None:
    rows = [("1", "Harbour", "Depth", "Ada Quill"), ("2", UP, "Locks", "Ben Sorrel"), ("3", "Close", LEFT, "Chair")]
    parsed = parsed_pages(agenda("Agenda", *rows, head=("No.", "Topic", "Agenda item", "Lead"), widths=(30, 120, 200, 150)))
    assert values(parsed, "agenda_items", "theme", "title") == [("Harbour", "Depth"), ("Harbour", "Locks"), (None, "Close")]


@pytest.mark.parametrize("heading", ["Topic", "Theme"])
def test_a_theme_may_stand_behind_its_items(heading: str) -> None:
    rows = [("1", "Depth", "Harbour", "Ada Quill"), ("2", "Locks", "Harbour", "Chair")]
    parsed = parsed_pages(agenda("Agenda", *rows, head=("No.", "Agenda item", heading, "Lead"), widths=(30, 200, 120, 150)))
    assert values(parsed, "agenda_items", "theme", "title") == [("Harbour", "Depth"), ("Harbour", "Locks")]


@pytest.mark.parametrize("head", [("No.", "Topic", "Purpose", "Lead"), ("Item", "Topic", "Purpose", "Lead")])
def test_a_topic_alone_is_the_title(head: tuple[str, ...]) -> None:
    rows = [
        ("1", "Depth", "Hear how deep it is", "Ada Quill"),
        ("2", "Locks", "Approve the new locks", "Chair"),
        ("3", "Close", "", "Chair"),
    ]
    parsed = parsed_pages(agenda("Agenda", *rows, head=head, widths=(50, 120, 200, 150)))
    assert values(parsed, "agenda_items", "theme", "title") == [(None, row[1]) for row in rows]


def test_a_heading_over_the_second_of_its_columns() -> None:
    head = ("#", "", "Item", "Lead")
    rows = [("1", "Welcome", LEFT, "Chair"), ("2", "Harbour", "Depth", "Ada Quill"), ("3", "Close", "", "Chair")]
    parsed = parsed_pages(agenda("Agenda", *rows, head=head, widths=(30, 120, 200, 150)))
    assert values(parsed, "agenda_items", "theme", "title") == [(None, "Welcome"), ("Harbour", "Depth"), (None, "Close")]


@pytest.mark.parametrize(("section", "theme"), [("Harbour works", "Harbour works"), ("Lunch", None), ("10:20 Coffee", None)])
def test_a_row_over_items_is_their_theme_unless_it_is_a_break(section: str, theme: str | None) -> None:
    rows = (*ROWS[:2], (section, *[LEFT] * 6), *ROWS[2:])
    assert values(parsed_pages(agenda("Agenda", *rows)), "agenda_items", "theme") == [None, None, theme, theme]


HALVES = ("#", "Item", "", "Objective", "Lead", "Time")
OPEN = (
    ("1", "Locks", "Harbour plan", "Hear how the plan stands", "Ada Quill", "10 mins"),
    ("2", "Locks", "Lock keys", "Hear where the keys are", "Ben Sorrel", "10 mins"),
    ("3", "Tides", "Tide tables", "Approve the tables", "Cleo Ward", "5 mins"),
)


def _open_agenda(*rows: tuple[str, ...]) -> Callable[[Drawing], None]:
    """An agenda with nothing drawn, themes left of the titles."""

    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda")
        for r, row in enumerate(rows):
            for x, text in zip((36, 70, 178, 420, 700, 820), row, strict=True):
                drawing.text(x, 90 + 26 * r, text, 10, bold=row is HALVES)

    return draw


def test_a_title_that_runs_over_the_border_between_themes_and_titles_has_no_theme() -> None:
    last = ("4", "Summary of the wholes", "meeting", "Hear what was said", "Ada Quill", "5 mins")
    assert values(parsed_pages(_open_agenda(HALVES, *OPEN, last)), "agenda_items", "theme", "title") == [
        *[row[1:3] for row in OPEN],
        (None, "Summary of the wholes meeting"),
    ]


def test_beneath_a_theme_a_row_without_one_on_a_page_without_a_header_is_of_it_and_trusted_less() -> None:
    more = (
        ("4", "Lamps", "The upper lamp", "Hear of the lamp", "Ada Quill", "5 mins"),
        ("5", "", "The lower lamp", "Approve its colour", "Ben Sorrel", "5 mins"),
        ("6", "Ropes", "Knots", "Hear of the knots", "Cleo Ward", "5 mins"),
    )
    parsed = parsed_pages(_open_agenda(HALVES, *OPEN), _open_agenda(*more))
    found = records(parsed, "agenda_items")[3:]
    assert [(record.content.theme, record.content.title) for record in found] == [
        ("Lamps", "The upper lamp"),
        ("Lamps", "The lower lamp"),
        ("Ropes", "Knots"),
    ]
    assert found[1].confidence < 0.9 * found[0].confidence


def test_a_theme_in_bold_beside_its_titles_is_no_title_over_objectives() -> None:
    def draw(drawing: Drawing) -> None:
        rows = [("#", "Item", LEFT, "Lead"), ("1", "", "Harbour plan", "Ada Quill"), ("2", UP, "Lock keys", "Ben Sorrel")]
        drawing.title("Agenda").table(90, (30, 120, 200, 150), rows, size=10)
        drawing.text(63, 118, "Locks", 10, bold=True)

    assert values(parsed_pages(draw), "agenda_items", "theme", "title", "objective") == [
        ("Locks", "Harbour plan", None),
        ("Locks", "Lock keys", None),
    ]


def test_items_of_no_theme_stand_in_the_place_of_themes() -> None:
    head = ("#", "Theme", "Item", "Objective", "Lead", "Time")
    rows = (
        ("1", "Welcome", "", "Greet all", "Chair", "10:00-10:05"),
        ("2", "Minutes of the meeting before", "", "Approve them", "Chair", "10:05-10:10"),
        ("3", "Harbour", "Depths", "Hear how deep", "Ada Quill", "10:10-10:20"),
        ("4", "", "Locks", "Approve the keys", "Ben Sorrel", "10:20-10:30"),
        ("5", "Close", "", "Sum up", "Chair", "10:30-10:35"),
    )

    def draw(page: Drawing) -> None:
        page.title("Agenda")
        page.fills.append(Fill(Box(30, 76, 900, 98), "#203864", 0, True))
        for r, row in enumerate((head, *rows)):
            for x, text in zip((36, 70, 166, 400, 640, 780), row, strict=True):
                page.text(x, 90 + 26 * r, text, 10, colour="#ffffff" if r == 0 else "#000000")

    assert values(parsed_pages(draw), "agenda_items", "theme", "title") == [
        (None, "Welcome"),
        (None, "Minutes of the meeting before"),
        ("Harbour", "Depths"),
        ("Harbour", "Locks"),
        (None, "Close"),
    ]
