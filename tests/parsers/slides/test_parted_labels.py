"""Labels of a matrix that share a cell because they stand close beneath each other."""

from __future__ import annotations

import pytest

from parsers.layout.sheet import Table
from parsers.slides.parted_labels import with_parted_labels
from tests.drawing.parsing import parsed_pages, values
from tests.drawing.roadmaps import DAY_HEADS, roadmap

PHRASES = (("tides", "tides of the month"), ("ships due",))


def _table(label: str, beside: str) -> Table:
    rows = (("Meeting dates", "15-May"), (label, beside), ("Fog", "Thick"))
    [table] = parsed_pages(roadmap(rows)).pack.sheets[-1].tables
    return table


@pytest.mark.parametrize(
    ("label", "beside", "rows"),
    [
        ("Tides\nShips due", "Spring\nThe Swift", [("Tides", "Spring"), ("Ships due", "The Swift")]),
        ("Tides of the\nmonth\nShips due", "Spring\n \nThe Swift", [("Tides of the month", "Spring"), ("Ships due", "The Swift")]),
        ("Tides\nAnchors", "Spring\nThe Swift", [("Tides Anchors", "Spring The Swift")]),
        ("Tides\nof the month", "Spring\nThe Swift", [("Tides of the month", "Spring The Swift")]),
    ],
    ids=["two", "one in two lines", "only one is known", "one in all"],
)
def test_a_row_for_each_known_label(label: str, beside: str, rows: list[tuple[str, str]]) -> None:
    table = with_parted_labels(_table(label, beside), PHRASES)
    texts = [tuple(cell.text for cell in table.row(row)) for row in range(table.row_count)]
    assert texts == [("Meeting dates", "15-May"), *rows, ("Fog", "Thick")]


def test_labels_beside_which_nothing_begins_stay_one() -> None:
    table = _table("Tides\nShips due", "Spring")
    assert with_parted_labels(table, PHRASES) == table


def test_rows_of_a_roadmap_under_labels_in_one_cell() -> None:
    rows = (("Meeting dates", *DAY_HEADS), ("Milestones\nAgenda items", "• Tide\n• Fog", "• Gate\n• Lamp", "• Quay\n• Rope"))
    found = values(parsed_pages(roadmap(rows)), "roadmap_items", "roadmap_row", "text")
    assert found[:3] == [("milestones", text) for text in ("Tide", "Gate", "Quay")]
    assert found[3:] == [("agenda_items", text) for text in ("Fog", "Lamp", "Rope")]
