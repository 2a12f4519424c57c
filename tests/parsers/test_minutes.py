"""Minutes and headline reports as Word prints them: A4 text in which attendance and action tables stand, and no cover."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parsers.parse import ParsedPack
from tests.drawing.parsing import values
from tests.reading_samples import parsed

_FOLDER = Path(__file__).parent / "minutes"
_PEOPLE = ("name", "organisation", "role", "attendance")
_ACTION = ("action_ref", "description", "owner_raw", "due_date", "status")


def _read(name: str) -> ParsedPack:
    return parsed(_FOLDER / f"{name}.pdf")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minutes", ("minutes", "TMAG-27", date(2029, 2, 21), "1.0")),
        ("minutes-prose", ("minutes", "TMAG-28", date(2029, 3, 21), None)),
        ("minutes-inline", ("minutes", "TMAG-29", date(2029, 4, 18), None)),
        ("headline", ("headline_report", "TMAG-27", date(2029, 2, 21), None)),
    ],
)
def test_the_head_of_the_first_page_is_the_cover(name: str, expected: tuple[object, ...]) -> None:
    """The versions of other documents that the text speaks of are none of its own."""
    cover = _read(name).cover
    assert (cover.document_type, cover.meeting_id, cover.meeting_date, cover.version) == expected


def test_the_title_is_the_pages_where_a_cell_names_the_meeting() -> None:
    assert _read("minutes").cover.title == "MHHS Programme: Testing and Migration Advisory Group (TMAG) Minutes"


def test_attendees_from_a_table_and_from_lines_beneath_a_heading() -> None:
    assert values(_read("minutes"), "attendees", *_PEOPLE) == [
        ("Ada Quill", "Elexon", "Chair", "present"),
        ("Ben Sorrel", "RECCo", "REC representative", "present"),
        ("Cleo Ward", "DCC", "DCC representative", "present"),
        ("Dan Frost", "Northern Grid", "DNO representative", "alternate"),
        ("Eve Marsh", "Bright Power", "Large Supplier representative", "apologies"),
        ("Finn Holt", "Tern Energy", "Medium Supplier representative", "apologies"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "minutes-prose",
            {
                ("Ada Quill", "Elexon", "Chair", "present"),
                ("Ben Sorrel", "RECCo", None, "present"),
                ("Cleo Ward", "DCC", None, "present"),
                ("Eve Marsh", "Bright Power", None, "apologies"),
            },
        ),
        (
            "minutes-inline",
            {
                ("Ada Quill", "Elexon", "Chair", "present"),
                ("Ben Sorrel", "RECCo", None, "present"),
                ("Cleo Ward", "DCC", None, "present"),
                ("Eve Marsh", "Bright Power", None, "apologies"),
                ("Finn Holt", "Tern Energy", None, "apologies"),
            },
        ),
        ("headline", set()),
    ],
)
def test_attendees_in_prose(name: str, expected: set[Any]) -> None:
    found = values(_read(name), "attendees", *_PEOPLE)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_actions_from_the_log_and_from_a_table_between_paragraphs() -> None:
    assert values(_read("minutes"), "actions", *_ACTION) == [
        (
            "TMAG27-01",
            "Share the revised data cut-over plan with the group ahead of the next meeting",
            "Ada Quill",
            date(2029, 3, 7),
            "open",
        ),
        ("TMAG27-02", "Confirm the list of test participants for cohort two", "Programme (Ben Sorrel)", date(2029, 3, 21), "open"),
        (None, "Publish the migration framework to all agents", "Programme", date(2029, 2, 28), None),
        (None, "Report on small suppliers' readiness", "Cleo Ward", date(2029, 3, 21), None),
    ]
    assert values(_read("headline"), "actions", *_ACTION) == [
        ("TMAG27-01", "Share the revised data cut-over plan", "Ada Quill", date(2029, 3, 7), None),
        ("TMAG27-02", "Confirm the list of test participants for cohort two", "Programme", date(2029, 3, 21), None),
    ]


@pytest.mark.parametrize("name", ["minutes", "minutes-prose", "minutes-inline", "headline"])
def test_every_word_is_claimed_and_pages_of_text_stay_what_they_are(name: str) -> None:
    read = _read(name)
    assert read.account.words_claimed == read.account.words_total > 60
    assert not read.account.left_over
    assert set(read.kinds.values()) == {"content" if name == "headline" else "minutes"}
