"""Cells that hold what two columns hold elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.slides.joint_cells import owner_and_due, ref_and_text
from tests.drawing.parsing import codes, left_over, parsed_pages, values

MEETING = date(2030, 5, 15)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Quill 15 May 2030", ("Ada Quill", "15 May 2030")),
        ("Ada Quill – 15/05/30", ("Ada Quill", "15/05/30")),
        ("Programme PMO, June TMAG", ("Programme PMO", "June TMAG")),
        ("Ada Quill (TBC)", ("Ada Quill", "TBC")),
        ("15 May 2030 Ada Quill", ("Ada Quill", "15 May 2030")),
        ("Ada Quill", None),
        ("15 May 2030", None),
        (None, None),
    ],
)
def test_an_owner_and_a_due_date(text: str | None, wanted: tuple[str, str] | None) -> None:
    assert owner_and_due(text, MEETING) == wanted


@given(day=st.dates(date(2029, 1, 1), date(2031, 12, 31)))
def test_every_day_is_parted_from_its_owner(day: date) -> None:
    said = f"{day.day} {day:%B %Y}"
    assert owner_and_due(f"Ada Quill {said}", MEETING) == ("Ada Quill", said)


def test_a_log_whose_columns_are_joined() -> None:
    rows = (
        ("Ref", "Action", "Owner / due", "Status and update"),
        ("TMAG29-01", "Measure the depth", "Ada Quill\n19/06/30", "Open\nUnder way since April"),
        ("TMAG29-02", "Mend the lock", "Ben Sorrel\n17/07/30", "Closed\nThe lock is mended"),
        ("TMAG29-03", "Light the lamp", "Cleo Ward\nTBC", "Open"),
    )
    parsed = parsed_pages(lambda page: page.title("Actions").table(90, (100, 300, 160, 240), rows, size=10))
    assert values(parsed, "actions", "owner_raw", "due_raw", "due_date", "status", "latest_update") == [
        ("Ada Quill", "19/06/30", date(2030, 6, 19), "open", "Under way since April"),
        ("Ben Sorrel", "17/07/30", date(2030, 7, 17), "closed", "The lock is mended"),
        ("Cleo Ward", "TBC", None, "open", None),
    ]
    assert codes(parsed) == ["agenda_missing"]
    assert not left_over(parsed)


def test_a_status_beside_a_colour_counts_with_the_update_that_it_leads() -> None:
    rows = (
        ("Ref", "Action", "Owner", "Due", "RAG", "Status and update"),
        ("TMAG29-01", "Measure the depth", "Ada Quill", "19/06/30", "G", "Open\nUnder way since April"),
        ("TMAG29-02", "Mend the lock", "Ben Sorrel", "17/07/30", "A", "Closed\nThe lock is mended"),
    )
    parsed = parsed_pages(lambda page: page.title("Actions").table(90, (100, 240, 140, 90, 60, 240), rows, size=10))
    assert values(parsed, "actions", "status_raw", "latest_update") == [("Open", "Under way since April"), ("Closed", "The lock is mended")]


def test_a_log_whose_references_and_texts_share_a_cell() -> None:
    rows = (
        ("Promise", "Owner", "Since", "Until", "Status", "Details"),
        ("TMAG29-01: Measure the harbour depth", "Ada Quill", "17/04/30", "19/06/30", "Open", "Under way since April"),
        ("TMAG29-02 – Mend the lock of the north quay", "Ben Sorrel", "17/04/30", "17/07/30", "Closed", "The lock is mended"),
    )
    parsed = parsed_pages(lambda page: page.title("Older promises").table(90, (260, 120, 90, 90, 90, 200), rows, size=10))
    assert values(parsed, "actions", "action_ref", "description", "latest_update") == [
        ("TMAG29-01", "Measure the harbour depth", "Under way since April"),
        ("TMAG29-02", "Mend the lock of the north quay", "The lock is mended"),
    ]


@pytest.mark.parametrize("text", ["Phase 2: measure the depth", "TMAG29-01", "Measure TMAG29-01: the depth", None])
def test_texts_without_a_reference_before_them(text: str | None) -> None:
    assert ref_and_text(text) is None
