"""Labels of a matrix that nobody knows cost confidence and no texts: who reports, and for which day, is told by the other side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values

REPORT = (
    ("", "DWG", "MWG"),
    ("Upcoming deliverables", "• Tide tables for June", "• Lock keys"),
    ("Last meeting agenda items", "2 May 2030\n• Depths of the basin", "3 May 2030\n• Keys of the gate"),
    ("Escalations", "None", "• The gate is stuck"),
)
ROADMAP = (
    ("Meeting dates", "15-May", "19-Jun", "17-Jul"),
    ("Milestones", "• M9 begins", "", "• M10 ends"),
    ("Agenda items", "• Harbour plan", "• Tide tables approval", "• TBD"),
)
LABELS = st.lists(st.text("bdfgkmvwz", min_size=5, max_size=9).map(str.capitalize), min_size=3, max_size=3, unique=True)
Drawn = Callable[[Drawing], object]


def drawn(rows: Sequence[Sequence[str]], *, turned: bool) -> Drawn:
    placed = list(zip(*rows, strict=True)) if turned else rows
    return lambda drawing: drawing.title("What the harbour sees").table(80, (130, *[200] * (len(placed[0]) - 1)), placed, size=10)


def renamed(rows: Sequence[Sequence[str]], labels: Sequence[str]) -> list[Sequence[str]]:
    return [rows[0], *((label, *row[1:]) for label, row in zip(labels, rows[1:], strict=False))]


def highest(draw: Drawn, dataset: str) -> float:
    return max(record.confidence for record in records(parsed_pages(draw), dataset))


@pytest.mark.parametrize(
    ("rows", "dataset", "heading"),
    [(REPORT, "working_group_items", "group_code"), (ROADMAP, "roadmap_items", "target_meeting_date")],
)
@settings(max_examples=12, deadline=None)
@given(labels=LABELS, turned=st.booleans())
def test_a_matrix_keeps_its_headings_and_texts(
    rows: Sequence[Sequence[str]], dataset: str, heading: str, labels: list[str], turned: bool
) -> None:
    known, unknown = drawn(rows, turned=turned), drawn(renamed(rows, labels), turned=turned)
    wanted = values(parsed_pages(known), dataset, heading, "text")
    assert sorted(values(parsed_pages(unknown), dataset, heading, "text")) == sorted(wanted)
    assert highest(unknown, dataset) < highest(known, dataset)
