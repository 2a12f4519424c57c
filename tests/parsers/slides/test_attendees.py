"""Who was there: tables, parted and not, and lists in minutes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

MINUTES = ("TMAG 30 Minutes", "15 May 2030")
FIELDS = ("name", "organisation", "role", "constituency", "attendance")


def _table(title: str, *rows: tuple[str, ...]) -> Callable[[Drawing], object]:
    return lambda drawing: drawing.title(title).table(90, (200, 200, 200)[: len(rows[0])], rows, size=10)


def test_a_table_with_parts() -> None:
    rows = (
        ("Name", "Organisation", "Role"),
        ("Ada Quill", "Elexon", "Chair"),
        ("Ben Sorrel", "RECCo", ""),
        ("Apologies", LEFT, LEFT),
        ("Cleo Ward", "DCC", ""),
    )
    parsed = parsed_pages(_table("Attendees", *rows), cover=MINUTES)
    assert values(parsed, "attendees", *FIELDS) == [
        ("Ada Quill", "Elexon", "Chair", None, "present"),
        ("Ben Sorrel", "RECCo", None, None, "present"),
        ("Cleo Ward", "DCC", None, None, "apologies"),
    ]
    assert not left_over(parsed)


def test_a_part_is_told_left_of_the_names_too() -> None:
    rows = (
        ("Organisation", "Name", "Role"),
        ("Elexon", "Ada Quill", "Chair"),
        ("RECCo", "Ben Sorrel", ""),
        ("Apologies", "", ""),
        ("Organisation", "Name", "Role"),
        ("DCC", "Cleo Ward", ""),
    )
    parsed = parsed_pages(_table("Attendees", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "attendance") == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", "present"),
        ("Cleo Ward", "apologies"),
    ]
    assert not left_over(parsed)


def test_a_column_of_attendance_and_of_constituencies() -> None:
    rows = (
        ("Attendee", "Constituency", "Attendance"),
        ("Ada Quill", "Large Suppliers", "Present"),
        ("Cleo Ward (alternate)", "LDSOs", "Apologies"),
    )
    parsed = parsed_pages(_table("Attendance", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "constituency", "attendance") == [
        ("Ada Quill", "Large Suppliers", "present"),
        ("Cleo Ward", "LDSOs", "apologies"),
    ]


def test_lists_in_minutes() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Minutes").text(36, 90, "Attendees", 12, bold=True)
        drawing.lines(36, 114, "Chair: Ada Quill (Elexon)", "Ben Sorrel (BS), RECCo", "Dora Lane (Secretariat)")
        drawing.text(36, 200, "Apologies", 12, bold=True).lines(36, 224, "Cleo Ward (DCC)")
        drawing.text(36, 280, "1. Welcome", 12, bold=True).lines(36, 304, "The Chair opened the meeting and thanked all who came.")

    parsed = parsed_pages(draw, cover=MINUTES)
    assert values(parsed, "attendees", *FIELDS) == [
        ("Ada Quill", "Elexon", "Chair", None, "present"),
        ("Ben Sorrel", "RECCo", None, None, "present"),
        ("Dora Lane", None, "Secretariat", None, "present"),
        ("Cleo Ward", "DCC", None, None, "apologies"),
    ]
    assert not left_over(parsed)


def test_a_team_on_a_slide_of_papers_was_not_there() -> None:
    rows = (("Name", "Role"), ("Ada Quill", "Lead"), ("Ben Sorrel", "Tester"))
    assert not records(parsed_pages(_table("The harbour team", *rows)), "attendees")


def test_an_action_table_inside_minutes() -> None:
    rows = (("Ref", "Action", "Owner", "Due"), ("TMAG30-01", "Mend the lock", "Ada Quill", "19/06/30"))
    parsed = parsed_pages(lambda d: d.title("Actions").table(90, (90, 300, 150, 90), rows), cover=MINUTES)
    assert values(parsed, "actions", "action_ref", "owner_raw", "due_raw") == [("TMAG30-01", "Ada Quill", "19/06/30")]
    assert parsed.kinds[2] == "action_log"


def test_beside_an_organisation_whom_somebody_represents_is_a_constituency() -> None:
    rows = (("Name", "Organisation", "Representing"), ("Ada Quill", "Elexon", "Central Systems"), ("Ben Sorrel", "DCC", "iDNOs"))
    parsed = parsed_pages(_table("Attendees", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "organisation", "constituency") == [("Elexon", "Central Systems"), ("DCC", "iDNOs")]


def test_parts_of_a_table_of_two_columns() -> None:
    rows = (("Name", "Role"), ("Chair", LEFT), ("Ada Quill", "Chair"), ("Industry representatives", LEFT), ("Ben Sorrel", "Pilot"))
    parsed = parsed_pages(_table("Attendees", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "role") == [("Ada Quill", "Chair"), ("Ben Sorrel", "Pilot")]


def test_two_tables_of_people_side_by_side() -> None:
    rows = (("Name", "Representing") * 2, ("Ada Quill", "Chair", "Cleo Ward", "Suppliers"), ("Ben Sorrel", "Agents", "", ""))
    parsed = parsed_pages(lambda drawing: drawing.title("Attendance").table(90, (200,) * 4, rows, size=10), cover=MINUTES)
    assert values(parsed, "attendees", "name") == ["Ada Quill", "Ben Sorrel", "Cleo Ward"]
    assert not left_over(parsed)


SEATS = (
    ("Chair", "• Ada Quill (MHHS Programme)"),
    ("Large Suppliers", "• Ben Sorrel (Brightwell)", "• Cleo Ward (Tidewater)"),
    ("Apologies", "• Dan Hale (RECCo)"),
    ("Ofgem", "• Eve Moss (Ofgem)", "• Fay Nash"),
)


def test_people_beneath_whom_they_speak_for() -> None:
    def draw(page: Drawing) -> None:
        page.title("Attendees")
        for i, (head, *people) in enumerate(SEATS):
            x, y = 40 + 300 * (i % 3), 90.0 + 100 * (i // 3)
            page.text(x, y, head, 11, bold=True).lines(x, y + 20, *people, size=11, gap=1.5)

    parsed = parsed_pages(draw)
    assert sorted(values(parsed, "attendees", *FIELDS)) == [
        ("Ada Quill", "MHHS Programme", "Chair", None, "present"),
        ("Ben Sorrel", "Brightwell", None, "Large Suppliers", "present"),
        ("Cleo Ward", "Tidewater", None, "Large Suppliers", "present"),
        ("Dan Hale", "RECCo", None, None, "apologies"),
        ("Eve Moss", "Ofgem", None, None, "present"),
        ("Fay Nash", "Ofgem", None, None, "present"),
    ]
    assert not left_over(parsed)


def test_people_beneath_the_title_alone() -> None:
    parsed = parsed_pages(lambda page: page.title("Attendees").lines(40, 90, "• Ada Quill (Elexon)", "• Ben Sorrel (RECCo), Chair"))
    assert values(parsed, "attendees", "name", "organisation", "role") == [("Ada Quill", "Elexon", None), ("Ben Sorrel", "RECCo", "Chair")]


def test_a_sentence_beneath_a_list_of_people_is_none_of_them() -> None:
    lines = ("• Ada Quill (Elexon)", "• Ben Sorrel (RECCo)", "The group thanked both for a year of work on the locks")
    parsed = parsed_pages(lambda page: page.title("Attendees").lines(40, 90, *lines))
    assert values(parsed, "attendees", "name", "attendance") == [("Ada Quill", "present"), ("Ben Sorrel", "present")]


def test_people_in_lines_behind_whom_they_speak_for() -> None:
    lines = (
        "Chair: Ada Quill (MHHS Programme)",
        "Large Suppliers: Ben Sorrel (Brightwell), Cleo Ward (Tidewater)",
        "Agents: Dan Hale (RECCo)",
        "Apologies: Eve Moss (Ofgem); Fay Nash",
    )
    parsed = parsed_pages(lambda page: page.title("Attendance").lines(40, 90, *lines))
    assert values(parsed, "attendees", *FIELDS) == [
        ("Ada Quill", "MHHS Programme", "Chair", None, "present"),
        ("Ben Sorrel", "Brightwell", None, "Large Suppliers", "present"),
        ("Cleo Ward", "Tidewater", None, "Large Suppliers", "present"),
        ("Dan Hale", "RECCo", None, "Agents", "present"),
        ("Eve Moss", "Ofgem", None, None, "apologies"),
        ("Fay Nash", None, None, None, "apologies"),
    ]
    assert not left_over(parsed)


def test_apologies_in_a_sentence() -> None:
    lines = ("Ada Quill (Chair), Elexon", "Apologies for absence were received from Ben Sorrel (RECCo) and Cleo Ward (DCC).")

    def page(drawing: Drawing) -> None:
        drawing.title("Locks").text(40, 80, "Present", 12, bold=True).lines(40, 100, lines[0])
        drawing.text(40, 140, "Apologies", 12, bold=True).lines(40, 160, lines[1])

    found = values(parsed_pages(page, cover=MINUTES), "attendees", "name", "organisation", "attendance")
    assert sorted(found) == [("Ada Quill", "Elexon", "present"), ("Ben Sorrel", "RECCo", "apologies"), ("Cleo Ward", "DCC", "apologies")]


@pytest.mark.parametrize(
    ("line", "organisation", "role"),
    [
        ("Ada Quill (Elexon), Central systems", "Elexon", "Central systems"),
        ("Ada Quill, Elexon – Central systems", "Elexon", "Central systems"),
        ("Ada Quill (Chair), Elexon", "Elexon", "Chair"),
        ("Ada Quill, Elexon – Observer", "Elexon", "Observer"),
        ("Ada Quill (alternate for Ben Sorrel), Elexon", "Elexon", None),
    ],
)
def test_what_stands_nearer_to_a_name_is_the_organisation(line: str, organisation: str, role: str | None) -> None:
    parsed = parsed_pages(lambda page: page.title("Attendees").lines(40, 90, line, "Cleo Ward (DCC)"))
    assert values(parsed, "attendees", "name", "organisation", "role")[0] == ("Ada Quill", organisation, role)
