"""Reports of working groups that a table lists: a row for each group and each row of its report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.drawing.pages import UP
from tests.drawing.parsing import left_over, parsed_pages, values

HEAD = ("Group", "Report", "Items")
PLAN, NEXT, RAISED = "Upcoming deliverables", "Next meeting's agenda items", "Escalations"
DATA = ("• Tide tables", "02 June 2030\n• Depths", "None")
MOVE = ("• Lock keys", "• Oil", "• The gate is stuck")
WANTED = [
    ("DWG", "upcoming_deliverables", 1, "Tide tables"),
    ("MWG", "upcoming_deliverables", 1, "Lock keys"),
    ("DWG", "next_meeting_agenda", 1, "02 June 2030"),
    ("DWG", "next_meeting_agenda", 2, "Depths"),
    ("MWG", "next_meeting_agenda", 1, "Oil"),
    ("DWG", "escalations", 1, "None"),
    ("MWG", "escalations", 1, "The gate is stuck"),
]


def _listed(below: str) -> list[tuple[str, ...]]:
    """The rows of the list, the group's name beneath its first row as told."""
    told = [(name, *row) for name, texts in (("DWG", DATA), ("MWG", MOVE)) for row in zip((PLAN, NEXT, RAISED), texts, strict=True)]
    return [(name if i % len(DATA) == 0 or below == "again" else below, label, said) for i, (name, label, said) in enumerate(told)]


def _found(rows: Sequence[Sequence[str]], widths: Sequence[float] = (140, 200, 400), *, header_rows: int = 1) -> list[tuple[object, ...]]:
    parsed = parsed_pages(lambda page: page.title("Working group report").table(80, widths, rows, header_rows=header_rows))
    assert not left_over(parsed)
    return values(parsed, "working_group_items", "group_code", "report_row", "item_order", "text")


@pytest.mark.parametrize("below", [UP, "", "again"], ids=["merged", "blank", "printed again"])
def test_a_group_beside_the_rows_of_its_report(below: str) -> None:
    assert _found([HEAD, *_listed(below)]) == WANTED


def test_a_list_without_a_header() -> None:
    assert _found(_listed("again"), header_rows=0) == WANTED


def test_a_row_of_the_report_beside_the_groups() -> None:
    rows = [("Report", "Group", "Items")]
    for label, data, move in zip((PLAN, NEXT, RAISED), DATA, MOVE, strict=True):
        rows += [(label, "DWG", data), (UP, "MWG", move)]
    assert _found(rows) == WANTED


def test_days_in_a_column_of_their_own() -> None:
    rows = [(*row[:2], *(row[2].split("\n") if "\n" in row[2] else ("", row[2]))) for row in _listed(UP)]
    assert _found([("Group", "Report", "Date", "Items"), *rows], (140, 200, 100, 300)) == WANTED


def test_a_group_named_once_a_row_is_no_such_list() -> None:
    said = (("DWG", "Depths", "They were measured"), ("MWG", "Keys", "All were found"), ("LKWG", "Oil", "It is gone"))
    rows = [("Group", "Topic", "Said"), *said]
    parsed = parsed_pages(lambda page: page.table(80, (140, 200, 400), rows))
    assert values(parsed, "working_group_items", "report_row") == []
