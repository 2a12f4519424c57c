"""Headings in two tiers, along the top and down the side: of working groups' reports, whichever of both tells a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.drawing.pages import LEFT, UP
from tests.drawing.parsing import left_over, parsed_pages, values

FIELDS = ("group_code", "report_row", "item_order", "cell_date", "text")
NEXT, LAST = "next_meeting_agenda", "last_meeting_agenda"
DATA = ("Data Working Group (DWG)", "• Tide tables", "02 June 2030\n• Depths", "05 May 2030\n• Locks", "None")
MOVE = ("Migration Working Group (MWG)", "• Oil", "10 June 2030\n• Ropes", "06 May 2030\n• Sails", "• The gate is stuck")
WANTED = [
    ("DWG", "upcoming_deliverables", 1, None, "Tide tables"),
    ("MWG", "upcoming_deliverables", 1, None, "Oil"),
    ("DWG", NEXT, 1, date(2030, 6, 2), "02 June 2030"),
    ("DWG", NEXT, 2, date(2030, 6, 2), "Depths"),
    ("MWG", NEXT, 1, date(2030, 6, 10), "10 June 2030"),
    ("MWG", NEXT, 2, date(2030, 6, 10), "Ropes"),
    ("DWG", LAST, 1, date(2030, 5, 5), "05 May 2030"),
    ("DWG", LAST, 2, date(2030, 5, 5), "Locks"),
    ("MWG", LAST, 1, date(2030, 5, 6), "06 May 2030"),
    ("MWG", LAST, 2, date(2030, 5, 6), "Sails"),
    ("DWG", "escalations", 1, None, "None"),
    ("MWG", "escalations", 1, None, "The gate is stuck"),
]
OVER = ("Group", "Upcoming deliverables", "Working group meetings", LEFT, "Escalations to TMAG")
Rows = Sequence[Sequence[str]]


def _found(rows: Rows, widths: Sequence[float] = (120, 180, 180, 180, 180), *, header_rows: int = 2) -> list[tuple[object, ...]]:
    parsed = parsed_pages(lambda page: page.title("Working group report").table(80, widths, rows, header_rows=header_rows))
    assert not left_over(parsed)
    return values(parsed, "working_group_items", *FIELDS)


@pytest.mark.parametrize("header_rows", [2, 1])
@pytest.mark.parametrize("named", [("Next meeting agenda items", "Last meeting agenda items"), ("Next", "Last")])
def test_a_heading_over_two_columns(named: tuple[str, str], header_rows: int) -> None:
    assert _found([OVER, (UP, UP, *named, UP), DATA, MOVE], header_rows=header_rows) == WANTED


def test_a_heading_over_two_columns_above_those_of_all() -> None:
    names = ("Group", "Upcoming deliverables", "Next meeting agenda items", "Last meeting agenda items", "Escalations")
    assert _found([("", "", "Working group meetings", LEFT, ""), names, DATA, MOVE]) == WANTED


@pytest.mark.parametrize("corner", [("Report", LEFT), ("", "")])
def test_a_heading_beside_two_rows(corner: tuple[str, str]) -> None:
    rows = [
        (*corner, DATA[0], MOVE[0]),
        ("Upcoming deliverables", LEFT, DATA[1], MOVE[1]),
        ("Working group meetings", "Next meeting agenda items", DATA[2], MOVE[2]),
        (UP, "Last meeting agenda items", DATA[3], MOVE[3]),
        ("Escalations", LEFT, DATA[4], MOVE[4]),
    ]
    assert _found(rows, (100, 120, 250, 250), header_rows=1) == WANTED


@pytest.mark.parametrize("is_headed", [True, False])
def test_a_heading_beside_rows_of_which_the_page_end_leaves_one_each(is_headed: bool) -> None:
    meetings, widths = "Working group meetings", (100, 120, 250, 250)
    head = ("Report", LEFT, DATA[0], MOVE[0])
    upper = [head, ("Upcoming deliverables", LEFT, DATA[1], MOVE[1]), (meetings, "Next meeting agenda items", DATA[2], MOVE[2])]
    lower = [head, (meetings, "Last meeting agenda items", DATA[3], MOVE[3]), ("Escalations", LEFT, DATA[4], MOVE[4])]
    rest = lower if is_headed else lower[1:]
    parsed = parsed_pages(lambda page: page.table(80, widths, upper), lambda page: page.table(80, widths, rest, header_rows=int(is_headed)))
    assert not left_over(parsed)
    assert values(parsed, "working_group_items", *FIELDS) == WANTED


def test_a_heading_over_columns_that_only_it_tells() -> None:
    rows = [
        ("Group", "Upcoming deliverables", "Next meeting", LEFT, "Last meeting", LEFT, "Escalations"),
        (UP, UP, "Date", "Agenda items", "Date", "Agenda items", UP),
        *((group, plan, *after.split("\n"), *before.split("\n"), raised) for group, plan, after, before, raised in (DATA, MOVE)),
    ]
    assert _found(rows, (110, 150, 80, 150, 80, 150, 120)) == WANTED


def test_headings_that_say_the_same_are_told_apart_by_those_above() -> None:
    over, beneath = ("Group", "Upcoming", LEFT, "Last month", LEFT), (UP, "Deliverables", "Agenda items", "Deliverables", "Agenda items")
    found = _found([over, beneath, ("DWG", "• Oil", "• Ropes", "• Sails", "• Locks"), ("MWG", "• Keys", "• Tides", "• Gates", "• Oars")])
    assert [(code, row, text) for code, row, _, _, text in found] == [
        ("DWG", "upcoming_deliverables", "Oil"),
        ("MWG", "upcoming_deliverables", "Keys"),
        ("DWG", NEXT, "Ropes"),
        ("MWG", NEXT, "Tides"),
        ("DWG", "upcoming_deliverables", "Sails"),
        ("MWG", "upcoming_deliverables", "Gates"),
        ("DWG", LAST, "Locks"),
        ("MWG", LAST, "Oars"),
    ]


def test_groups_beneath_what_they_work_on() -> None:
    rows = [
        ("", "Design", LEFT, "SITWG"),
        (UP, "DWG", "MWG", UP),
        ("Upcoming deliverables", "• Oil", "• Ropes", "• Sails"),
        ("Escalations", "None", "None", "• Locks"),
    ]
    assert [(code, text) for code, _, _, _, text in _found(rows, (140, 200, 200, 200))] == [
        ("DWG", "Oil"),
        ("MWG", "Ropes"),
        ("SITWG", "Sails"),
        ("DWG", "None"),
        ("MWG", "None"),
        ("SITWG", "Locks"),
    ]


def test_a_group_over_two_columns_or_beside_two_rows_has_what_stands_in_both() -> None:
    wide = [("", "DWG", LEFT, "MWG"), ("Upcoming deliverables", "• Oil", "• Ropes", "• Sails"), ("Escalations", "None", "", "• Locks")]
    high = [("Group", "Upcoming deliverables", "Escalations"), ("DWG", "• Oil", "None"), (UP, "• Ropes", ""), ("MWG", "• Sails", "• Locks")]
    wanted = [
        ("DWG", "upcoming_deliverables", 1, None, "Oil"),
        ("DWG", "upcoming_deliverables", 2, None, "Ropes"),
        ("MWG", "upcoming_deliverables", 1, None, "Sails"),
        ("DWG", "escalations", 1, None, "None"),
        ("MWG", "escalations", 1, None, "Locks"),
    ]
    assert _found(wide, (140, 200, 200, 200), header_rows=1) == wanted
    assert _found(high, (200, 250, 250), header_rows=1) == wanted


def test_rows_of_a_roadmap_in_two_tiers() -> None:
    rows = [
        ("", LEFT, "15-May", "19-June"),
        ("Milestones", LEFT, "• M9", "• M10"),
        ("Agenda items", "Decisions", "• Lamp plan", "• Rope plan"),
        (UP, "Information", "• Oil report", "• Sail report"),
    ]
    parsed = parsed_pages(lambda page: page.title("TMAG agenda roadmap").table(80, (110, 110, 200, 200), rows))
    assert not left_over(parsed)
    assert values(parsed, "roadmap_items", "target_meeting_raw", "roadmap_row", "text") == [
        ("15-May", "milestones", "M9"),
        ("19-June", "milestones", "M10"),
        ("15-May", "agenda_items", "Lamp plan"),
        ("15-May", "agenda_items", "Oil report"),
        ("19-June", "agenda_items", "Rope plan"),
        ("19-June", "agenda_items", "Sail report"),
    ]
