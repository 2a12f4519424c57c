"""Matrices whose rows a page's end cuts, their headings too."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, values

HEAD = ("Group", "Upcoming deliverables", "Next meeting's agenda items", "TMAG escalations")
DATA = ("Data Working Group (DWG)", "• Tide tables", "02 June 2030\n• Depths", "None")
LAST = ("Lock Working Group (LKWG)", "• Lock keys", "• Keys", "• The gate is stuck")
WIDTHS = (120, 270, 270, 100)
NEXT = "next_meeting_agenda"
Row = tuple[str, str, str, str]


def _found(upper: Sequence[Row], lower: Sequence[Row]) -> list[tuple[str | None, str, str]]:
    def first(page: Drawing) -> None:
        page.title("Working group report").table(90, WIDTHS, upper)

    parsed = parsed_pages(first, lambda page: page.table(60, WIDTHS, lower, header_rows=0))
    assert not left_over(parsed)
    return values(parsed, "working_group_items", "group_code", "report_row", "text")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Migration", "Working Group (MWG)"),
        ("Systems Integration Test", "Working Group (SITWG)"),
        ("Systems Integration Test Working", "Group (SITWG)"),
    ],
)
def test_a_name_that_the_page_end_cuts_with_its_row_is_put_together(name: str, rest: str) -> None:
    upper: list[Row] = [HEAD, DATA, (name, "• Plans of the harbour (May", "09 June 2030\n• Oil for the", "None")]
    lower: list[Row] = [(rest, "30)\n• Charts", "upper gates\n• Ropes", ""), LAST]
    code = rest.split("(")[1].rstrip(")")
    assert [row for row in _found(upper, lower) if row[0] not in ("DWG", "LKWG")] == [
        (code, "upcoming_deliverables", "Plans of the harbour (May 30)"),
        (code, "upcoming_deliverables", "Charts"),
        (code, NEXT, "09 June 2030"),
        (code, NEXT, "Oil for the upper gates"),
        (code, NEXT, "Ropes"),
        (code, "escalations", "None"),
    ]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Harbour Masters", ("• Plans", "• Oil", "None")),  # no cell of the next row goes on anywhere
        ("Migration Working Group (MWG)", ("• Plans", "• Oil", "")),  # a name of its own
    ],
)
def test_names_of_two_rows_are_not_put_together(name: str, cells: tuple[str, str, str]) -> None:
    found = _found([HEAD, DATA, (name, "• Charts", "• Ropes", "None")], [("SIT Working Group (SITWG)", *cells), LAST])
    assert [row for row in found if row[0] == "SITWG"][:2] == [("SITWG", "upcoming_deliverables", "Plans"), ("SITWG", NEXT, "Oil")]


def test_a_text_that_mentions_a_group_heads_no_column() -> None:
    said = "(SCR) powers to implement the code change that is needed. Other options are open and the Programme still works with Ofgem"
    rows = [("Designation Update", said), ("Upcoming deliverables", "Changes are needed to the plan after comments")]
    parsed = parsed_pages(lambda page: page.table(60, (150, 500), rows, header_rows=0))
    assert values(parsed, "working_group_items", "text") == []


@pytest.mark.parametrize(
    ("cells", "rests"),
    [
        (("• Plans of the harbour", "• Oil for the"), ("Approach (May 30)\n• Charts", "Gates")),
        (("• Plans of the harbour", "• Oil for the", "• Ropes"), ("Approach", "Gates\n• Lamps", "• Bells")),
    ],
)
def test_a_label_of_which_both_parts_name_rows_is_put_together(cells: tuple[str, ...], rests: tuple[str, ...]) -> None:
    """Most lists of the row go on in the midst of an item."""
    groups = ("Data Working Group (DWG)", "Lock Working Group (LKWG)", "Tide Working Group (TWG)")
    widths = (120, *[200] * len(cells))

    def first(page: Drawing) -> None:
        rows = [("Working group", *groups[: len(cells)]), ("Upcoming", *cells)]
        page.title("Working group report").table(90, widths, rows)

    rest = [("deliverables", *rests), ("Next meeting agenda", *["• Depths" for _ in cells])]
    parsed = parsed_pages(first, lambda page: page.table(60, widths, rest, header_rows=0))
    found = values(parsed, "working_group_items", "group_code", "report_row", "text")
    assert ("DWG", "upcoming_deliverables", f"Plans of the harbour {rests[0].partition(chr(10))[0]}") in found
    assert [row[:2] for row in found if row[1] == NEXT] == [(code, NEXT) for code in ("DWG", "LKWG", "TWG")[: len(cells)]]
