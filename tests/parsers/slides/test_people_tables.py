"""Tables of people: under headings of their own or none, persons in cells, rows that head others, ticks and days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values

MINUTES = ("TMAG 30 Minutes", "15 May 2030")
FIELDS = ("name", "organisation", "role", "constituency", "attendance")
MEMBERS = ("Ada Quill, Elexon", "Ben Sorrel, RECCo", "Cleo Ward, Halyard Energy", "Dan Hale, Ofgem", "Eve Moss, Severn Metering")


def _table(title: str, *rows: tuple[str, ...], header_rows: int = 1) -> Callable[[Drawing], object]:
    widths = (200,) * len(rows[0])
    return lambda page: page.title(title).table(90, widths, rows, size=10, header_rows=header_rows)


def test_a_table_with_headings_of_its_own_in_minutes() -> None:
    rows = (
        ("Name", "From", "Speaking for"),
        ("Ada Quill", "Elexon", "Chair"),
        ("Ben Sorrel", "Halyard Energy", "Large suppliers"),
        ("Cleo Ward", "Ofgem", "Sponsor"),
    )

    def draw(page: Drawing) -> None:
        lower = page.title("Round the table").table(90, (200,) * 3, rows, size=10)
        page.text(36, lower + 30, "Sorry not to be with us: Dan Hale (RECCo), Eve Moss (Severn Metering)", 10)

    assert values(parsed_pages(draw, cover=MINUTES), "attendees", *FIELDS) == [
        ("Ada Quill", "Elexon", "Chair", None, "present"),
        ("Ben Sorrel", "Halyard Energy", None, "Large suppliers", "present"),
        ("Cleo Ward", "Ofgem", "Sponsor", None, "present"),
        ("Dan Hale", "RECCo", None, None, "apologies"),
        ("Eve Moss", "Severn Metering", None, None, "apologies"),
    ]


def test_a_second_column_of_names_stands_in() -> None:
    rows = (
        ("Seat held by", "In person", "Stand-in"),
        ("Elexon", "Ada Quill", "Ben Sorrel"),
        ("Halyard Energy", "Cleo Ward", ""),
        ("Ofgem", "Dan Hale", "Eve Moss"),
    )
    assert values(parsed_pages(_table("Who has a seat", *rows)), "attendees", "name", "organisation", "attendance") == [
        ("Ada Quill", "Elexon", None),
        ("Ben Sorrel", "Elexon", "alternate"),
        ("Cleo Ward", "Halyard Energy", None),
        ("Dan Hale", "Ofgem", None),
        ("Eve Moss", "Ofgem", "alternate"),
    ]


def test_a_table_without_headings() -> None:
    rows = tuple(tuple(line.split(", ")) for line in MEMBERS)
    parsed = parsed_pages(_table("Who sits with us", *rows, header_rows=0))
    assert values(parsed, "attendees", "name", "organisation") == list(rows)


def test_cells_that_are_each_a_person() -> None:
    rows = (("Ada Quill (Elexon)", "Ben Sorrel (RECCo)"), ("Cleo Ward (DCC)", "Dan Hale (Ofgem)"))
    parsed = parsed_pages(_table("Who sits with us", *rows, header_rows=0))
    assert sorted(values(parsed, "attendees", "name")) == ["Ada Quill", "Ben Sorrel", "Cleo Ward", "Dan Hale"]


def test_cells_beside_a_word_for_attendance_in_minutes() -> None:
    rows = (
        ("Held on", "15 May 2030"),
        ("In the room", "Ada Quill (Elexon), Ben Sorrel (RECCo)"),
        ("Unable to come", "Cleo Ward (DCC)"),
        ("Taken down by", "Dan Hale (PMO)"),
    )
    parsed = parsed_pages(_table("Meeting of the locks", *rows, header_rows=0), cover=MINUTES)
    assert values(parsed, "attendees", "name", "attendance") == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", "present"),
        ("Cleo Ward", "apologies"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Topic", "Who", "When"), ("Locks", "Ada Quill", "3 May"), ("Tides", "Ben Sorrel", "4 May"), ("Piers", "Cleo Ward", "5 May")),
        (
            ("Paper", "Version", "Presented by"),
            ("Locks", "1.0", "Ada Quill"),
            ("Tides", "0.2", "Ben Sorrel"),
            ("Piers", "2.0", "Cleo Ward"),
        ),
        (
            ("Firm", "Person", "Reach at"),
            ("Elexon", "Ada Quill", "a@e.uk"),
            ("DCC", "Ben Sorrel", "b@d.uk"),
            ("Ofgem", "Cleo Ward", "c@o.uk"),
        ),
    ],
)
def test_other_tables_of_people(rows: tuple[tuple[str, ...], ...]) -> None:
    assert not records(parsed_pages(_table("The harbour", *rows)), "attendees")


def test_columns_under_present_and_apologies_hold_several_in_a_cell() -> None:
    rows = (("Present", "Apologies"), ("Ada Quill (Chair)\nBen Sorrel (RECCo)", "Cleo Ward (iDNO)"))
    parsed = parsed_pages(_table("Meeting of the locks", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation", "role", "attendance") == [
        ("Ada Quill", None, "Chair", "present"),
        ("Ben Sorrel", "RECCo", None, "present"),
        ("Cleo Ward", "iDNO", None, "apologies"),
    ]


def test_a_column_of_labels_in_minutes() -> None:
    rows = (
        ("Chair", "Ada Quill"),
        ("Industry representatives", "Ben Sorrel (RECCo)\nEve Moss (Elexon)"),
        ("MHHS Programme", "Dan Hale, Fay Nash"),
        ("Apologies", "Cleo Ward (DCC)"),
    )
    parsed = parsed_pages(_table("Meeting of the locks", *rows, header_rows=0), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation", "role", "attendance") == [
        ("Ada Quill", None, "Chair", "present"),
        ("Ben Sorrel", "RECCo", None, "present"),
        ("Eve Moss", "Elexon", None, "present"),
        ("Dan Hale", "MHHS Programme", None, "present"),
        ("Fay Nash", "MHHS Programme", None, "present"),
        ("Cleo Ward", "DCC", None, "apologies"),
    ]


@pytest.mark.parametrize("head", ["Name", "Attendees", "Chair"])
def test_rows_that_head_others_are_no_persons(head: str) -> None:
    rows = (
        (head, "Role"),
        ("Ada Quill", "Chair"),
        ("Industry Representatives", ""),
        ("Ben Sorrel", "Large Supplier Representative"),
        ("Cleo Ward", "Small Supplier Representative"),
        ("Apologies", ""),
        ("Dan Hale", "Agent Representative"),
    )
    parsed = parsed_pages(_table("Attendees", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "attendance") == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", "present"),
        ("Cleo Ward", "present"),
        ("Dan Hale", "apologies"),
    ]


def test_ticks_under_present_and_apologies() -> None:
    rows = (
        ("Name", "Organisation", "Present", "Apologies"),
        ("Ada Quill", "Elexon", "✓", ""),
        ("Ben Sorrel", "RECCo", "", "✓"),
        ("Cleo Ward", "DCC", "✓", ""),
    )
    parsed = parsed_pages(_table("Roll call", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "attendance") == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", "apologies"),
        ("Cleo Ward", "present"),
    ]


def test_of_columns_for_several_days_the_meetings_own_counts() -> None:
    rows = (
        ("Member", "Body", "17 April", "15 May"),
        ("Ada Quill", "Elexon", "Y", "N"),
        ("Ben Sorrel", "RECCo", "N", "Y"),
        ("Cleo Ward", "DCC", "Y", "Y"),
    )
    parsed = parsed_pages(_table("Roll call", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "constituency", "attendance") == [
        ("Ada Quill", None, "apologies"),
        ("Ben Sorrel", None, "present"),
        ("Cleo Ward", None, "present"),
    ]


def test_a_stated_attendance_that_is_not_understood_is_null() -> None:
    rows = (
        ("Who", "Where from", "How"),
        ("Ada Quill", "Elexon", "In person"),
        ("Ben Sorrel", "RECCo", "Online"),
        ("Cleo Ward", "DCC", "Wrote a note"),
        ("Dan Hale", "Ofgem", "In person"),
    )
    parsed = parsed_pages(_table("Around the table", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "attendance") == ["present", "present", None, "present"]


def test_a_table_of_names_and_firms_for_something_else() -> None:
    rows = (("Name", "Organisation"), ("Ada Quill", "Elexon"), ("Ben Sorrel", "RECCo"), ("Cleo Ward", "DCC"), ("Dan Hale", "Ofgem"))
    assert not records(parsed_pages(_table("Nominations for the deputy chair", *rows)), "attendees")


@pytest.mark.parametrize(("head", "attendance"), [("Did not come", "apologies"), ("In their absence", "alternate")])
def test_a_second_column_of_those_who_did_not_come(head: str, attendance: str) -> None:
    rows = (("Firm", "Came", head), ("Elexon", "Ada Quill", "Ben Sorrel"), ("RECCo", "Cleo Ward", ""), ("DCC", "Dan Hale", "Eve Moss"))
    found = values(parsed_pages(_table("The group", *rows), cover=MINUTES), "attendees", "name", "attendance")
    assert found == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", attendance),
        ("Cleo Ward", "present"),
        ("Dan Hale", "present"),
        ("Eve Moss", attendance),
    ]


def test_names_in_columns_beneath_their_firms() -> None:
    rows = (("Elexon", "RECCo", "DCC"), ("Ada Quill", "Ben Sorrel", "Cleo Ward"), ("Dan Hale", "", ""))
    found = values(parsed_pages(_table("Who is coming", *rows)), "attendees", "name", "organisation")
    assert sorted(found) == [("Ada Quill", "Elexon"), ("Ben Sorrel", "RECCo"), ("Cleo Ward", "DCC"), ("Dan Hale", "Elexon")]


def test_cards_in_a_grid_of_names_over_organisations() -> None:
    names, firms = zip(*(line.split(", ") for line in MEMBERS[:4]), strict=True)
    rows = (names[:2], firms[:2], names[2:], firms[2:])
    parsed = parsed_pages(_table("Present", *rows, header_rows=0), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation", "attendance") == [(*line.split(", "), "present") for line in MEMBERS[:4]]
    depths = (names[:2], ("3 metres of 5", "4 metres of 5"))
    assert not records(parsed_pages(_table("Present", *depths, header_rows=0), cover=MINUTES), "attendees")


def test_several_persons_beside_an_organisation_beneath_headings() -> None:
    rows = (
        ("Organisation", "Those on the line"),
        ("Elexon", "Ada Quill (chair)\nBen Sorrel"),
        ("RECCo", "Cleo Ward"),
        ("Ofgem", "Dan Hale"),
    )
    parsed = parsed_pages(_table("Who was there", *rows), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation") == [
        ("Ada Quill", "Elexon"),
        ("Ben Sorrel", "Elexon"),
        ("Cleo Ward", "RECCo"),
        ("Dan Hale", "Ofgem"),
    ]


GROUPED = (
    ("Chair", "Qorvin Quill (QQ)", "Chair"),
    ("Industry Representatives", "Ben Sorrel (BS)", "Large Supplier Representative"),
    ("Industry Representatives", "Cleo Ward (CW)", "DCC Representative"),
    ("Ofgem", "Dan Hale (DH)", "Ofgem"),
    ("Apologies", "Eve Moss (EM)", "Small Supplier Representative"),
)


def test_a_table_without_headings_begins_with_a_name_that_nothing_but_its_place_tells() -> None:
    parsed = parsed_pages(_table("Attendees", *GROUPED, header_rows=0), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation", "role", "attendance") == [
        ("Qorvin Quill", None, "Chair", "present"),
        ("Ben Sorrel", None, "Large Supplier Representative", "present"),
        ("Cleo Ward", None, "DCC Representative", "present"),
        ("Dan Hale", "Ofgem", None, "present"),
        ("Eve Moss", None, "Small Supplier Representative", "apologies"),
    ]


def test_labels_down_the_side_hold_until_the_next() -> None:
    rows = [(label if label != "Industry Representatives" or name.startswith("Ben") else "", name, seat) for label, name, seat in GROUPED]
    rows += [("", "Fay Dunn (FD)", "DNO Representative")]
    rows[1] = ("Industry", *rows[1][1:])
    parsed = parsed_pages(_table("Attendees", *rows, header_rows=0), cover=MINUTES)
    assert values(parsed, "attendees", "attendance") == ["present"] * 4 + ["apologies"] * 2


def test_headings_set_as_the_names_beneath_them_are_no_person() -> None:
    rows = (("Forum Member", "Organisation", "Speaks For"), *((name, "Ofgem", of) for of, name, _ in GROUPED))
    parsed = parsed_pages(_table("Attendees", *rows, header_rows=0), cover=MINUTES)
    assert "Forum Member" not in values(parsed, "attendees", "name")


def test_lists_side_by_side_under_a_heading_further_down_a_page() -> None:
    """What the page's title speaks of is told above the heading of attendance."""
    present = ("Ada Quill (Harbour Trust)", "Ben Sorrel (Tide Board)", "Cleo Marsh (Lock Company)")
    rows = (("Present", "Apologies"), ("\n".join(present), "Dan Pike (Harbour Trust)\nEve Sandler (Tide Board)"))

    def draw(page: Drawing) -> None:
        page.title("Next steps").lines(40, 80, "1. Send views on the harbour plan", "2. Date of next TMAG: 19 June 2030")
        page.text(36, 150, "Attendance", 22, bold=True).table(180, (320, 320), rows, size=11)

    blank = parsed_pages(*[lambda page: page.title("Harbour plan").lines(40, 80, "The plan stands as it was.")] * 8, draw)
    assert values(blank, "attendees", "name", "organisation", "attendance") == [
        ("Ada Quill", "Harbour Trust", "present"),
        ("Ben Sorrel", "Tide Board", "present"),
        ("Cleo Marsh", "Lock Company", "present"),
        ("Dan Pike", "Harbour Trust", "apologies"),
        ("Eve Sandler", "Tide Board", "apologies"),
    ]


def test_teams_beside_names_are_whom_the_people_are_from() -> None:
    rows = (
        ("Name", "Role", "Team", "Status"),
        ("Ada Quill", "Chair", "Lock Repairs", "Present"),
        ("Ben Sorrel", "Member", "Dredging", "Apologies"),
    )
    parsed = parsed_pages(_table("Attendance", *rows))
    assert values(parsed, "attendees", "name", "organisation", "attendance") == [
        ("Ada Quill", "Lock Repairs", "present"),
        ("Ben Sorrel", "Dredging", "apologies"),
    ]
