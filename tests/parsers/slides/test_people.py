"""People of a meeting under headings that no vocabulary has: lists and tables told by names and whom each is from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.layout.page import Box, Fill
from parsers.pack import Cover
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

MINUTES = ("TMAG 30 Minutes", "15 May 2030")
FIELDS = ("name", "organisation", "role", "constituency", "attendance")
MEMBERS = ("Ada Quill, Elexon", "Ben Sorrel, RECCo", "Cleo Ward, Halyard Energy", "Dan Hale, Ofgem", "Eve Moss, Severn Metering")


def _lines(title: str, *lines: str) -> Callable[[Drawing], object]:
    return lambda page: page.title(title).lines(40, 90, *lines)


def _table(title: str, *rows: tuple[str, ...], header_rows: int = 1) -> Callable[[Drawing], object]:
    widths = (200,) * len(rows[0])
    return lambda page: page.title(title).table(90, widths, rows, size=10, header_rows=header_rows)


def test_a_list_beneath_a_word_for_people() -> None:
    parsed = parsed_pages(_lines("People", "Members and regular guests at the time of publication:", *(f"• {line}" for line in MEMBERS)))
    assert values(parsed, "attendees", *FIELDS) == [(*line.split(", "), None, None, None) for line in MEMBERS]
    assert all(record.confidence < 0.8 for record in records(parsed, "attendees"))
    assert not left_over(parsed)


def test_a_list_at_the_front_that_only_its_entries_tell() -> None:
    parsed = parsed_pages(_lines("The harbour watch", *MEMBERS))
    assert values(parsed, "attendees", "name", "attendance")[0] == ("Ada Quill", None)
    assert len(records(parsed, "attendees")) == len(MEMBERS)
    assert all(record.confidence <= 0.62 for record in records(parsed, "attendees"))


@pytest.mark.parametrize(
    ("form", "organisation"),
    [("{0} ({1})", 1), ("{0} – {1}", 1), ("{1} – {0}", 1), ("{1}: {0}", 1), ("1. {0}, {1}", 1), ("{0} / {1}", 0)],
)
def test_the_forms_of_an_entry(form: str, organisation: int) -> None:
    lines = [form.format(*line.split(", ")) for line in MEMBERS]
    if form.startswith("1."):
        lines = [f"{number}. {line[3:]}" for number, line in enumerate(lines, start=1)]
    found = values(parsed_pages(_lines("Who sits with us", *lines)), "attendees", "name", "organisation")
    assert found == ([tuple(line.split(", ")) for line in MEMBERS] if organisation else [])


def test_names_behind_whom_they_are_from() -> None:
    lines = ("Elexon: Ada Quill, Ben Sorrel", "Halyard Energy: Cleo Ward and Dan Hale", "Ofgem: Eve Moss")
    parsed = parsed_pages(_lines("Invited", *lines))
    assert values(parsed, "attendees", "name", "organisation", "attendance") == [
        ("Ada Quill", "Elexon", "invited"),
        ("Ben Sorrel", "Elexon", "invited"),
        ("Cleo Ward", "Halyard Energy", "invited"),
        ("Dan Hale", "Halyard Energy", "invited"),
        ("Eve Moss", "Ofgem", "invited"),
    ]


def test_names_beneath_whom_they_speak_for() -> None:
    seats = (("Large suppliers", "Ada Quill (Halyard Energy)"), ("Agents", "Ben Sorrel (Severn Metering)"), ("Ofgem", "Cleo Ward (Ofgem)"))

    def draw(page: Drawing) -> None:
        page.title("Faces of the group")
        for i, (head, person) in enumerate(seats):
            page.text(40 + 300 * i, 90, head, 12, bold=True).lines(40 + 300 * i, 112, f"• {person}", size=11)

    assert values(parsed_pages(draw), "attendees", "name", "organisation", "constituency") == [
        ("Ada Quill", "Halyard Energy", "Large suppliers"),
        ("Ben Sorrel", "Severn Metering", "Agents"),
        ("Cleo Ward", "Ofgem", "Ofgem"),
    ]


def test_cards_of_a_name_over_an_organisation() -> None:
    def draw(page: Drawing) -> None:
        page.title("People")
        for i, line in enumerate(MEMBERS):
            name, firm = line.split(", ")
            x, y = 40 + 300 * (i % 3), 90 + 90 * (i // 3)
            page.text(x, y, name, 12, bold=True).text(x, y + 15, firm, 12)

    assert sorted(values(parsed_pages(draw), "attendees", "name", "organisation")) == [tuple(line.split(", ")) for line in MEMBERS]


def test_minutes_with_columns_of_names_and_those_excused() -> None:
    def draw(page: Drawing) -> None:
        page.text(36, 40, "Meeting of the locks", 20, bold=True).text(36, 80, "On the call", 14, bold=True)
        page.lines(36, 104, "Ada Quill (Elexon)", "Ben Sorrel (RECCo)", size=11).lines(
            400, 104, "Cleo Ward (DCC)", "Dan Hale (Ofgem)", size=11
        )
        page.text(36, 170, "Excused", 14, bold=True).lines(36, 194, "Eve Moss (Severn Metering), Fay Nash (Halyard Energy)", size=11)
        page.text(36, 240, "Opening", 14, bold=True).lines(36, 264, "The Chair opened the meeting and thanked all who came.", size=11)

    assert sorted(values(parsed_pages(draw, cover=MINUTES), "attendees", "name", "organisation", "attendance")) == [
        ("Ada Quill", "Elexon", "present"),
        ("Ben Sorrel", "RECCo", "present"),
        ("Cleo Ward", "DCC", "present"),
        ("Dan Hale", "Ofgem", "present"),
        ("Eve Moss", "Severn Metering", "apologies"),
        ("Fay Nash", "Halyard Energy", "apologies"),
    ]


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


OTHERS = (
    ("Whom to contact", MEMBERS),
    ("Distribution", MEMBERS),
    ("The delivery team", MEMBERS),
    ("Risks by owner", MEMBERS),
    (
        "What is on",
        ("Locks – Ada Quill", "Tides – Ben Sorrel", "Bridges – Cleo Ward", "Ferries – Dan Hale", "Piers – Eve Moss"),
    ),
    ("Harbour works", tuple(f"{line.split(', ')[0]} – works on the gates" for line in MEMBERS)),
    ("The harbour watch", tuple(line.split(", ")[0] for line in MEMBERS)),
    ("The harbour watch", tuple(f"{line.split(', ')[0]}, Elexon" for line in MEMBERS)),
    ("The harbour watch", MEMBERS[:3]),
)


@pytest.mark.parametrize(("title", "lines"), OTHERS)
def test_other_lists_of_people(title: str, lines: tuple[str, ...]) -> None:
    assert not records(parsed_pages(_lines(title, *lines)), "attendees")


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


def test_a_list_far_back_in_a_pack_needs_a_word_for_people() -> None:
    pages = [_lines(f"Page {number}", "The gates were painted last week and look well") for number in range(6)]
    assert not records(parsed_pages(*pages, _lines("The harbour watch", *MEMBERS)), "attendees")
    assert records(parsed_pages(*pages, _lines("People of the group", *MEMBERS)), "attendees")


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


def test_sentences_of_who_came() -> None:
    lines = (
        "Present were Ada Quill (Elexon), Ben Sorrel (RECCo) and Cleo Ward (DCC).",
        "Dan Hale (Ofgem) and Eve Moss (Severn Metering) were unable to come.",
        "The Chair opened the meeting.",
    )
    parsed = parsed_pages(_lines("Locks", *lines), cover=MINUTES)
    assert values(parsed, "attendees", "name", "attendance") == [
        ("Ada Quill", "present"),
        ("Ben Sorrel", "present"),
        ("Cleo Ward", "present"),
        ("Dan Hale", "apologies"),
        ("Eve Moss", "apologies"),
    ]


def test_surnames_printed_first_and_seats_between() -> None:
    lines = ("Quill, Ada (Elexon)", "Ben Sorrel, Small Suppliers, Highland Supply", "Ward, Cleo (DCC)")
    parsed = parsed_pages(_lines("Around the table", *lines), cover=MINUTES)
    assert values(parsed, "attendees", "name", "organisation", "constituency") == [
        ("Ada Quill", "Elexon", None),
        ("Ben Sorrel", "Highland Supply", "Small Suppliers"),
        ("Cleo Ward", "DCC", None),
    ]


def test_a_table_of_names_and_firms_for_something_else() -> None:
    rows = (("Name", "Organisation"), ("Ada Quill", "Elexon"), ("Ben Sorrel", "RECCo"), ("Cleo Ward", "DCC"), ("Dan Hale", "Ofgem"))
    assert not records(parsed_pages(_table("Nominations for the deputy chair", *rows)), "attendees")


def test_a_sentence_that_says_more_than_who_came_is_of_something_else() -> None:
    said = "Ada Quill (Elexon) and Ben Sorrel (RECCo) were present at the trial of the lock."
    assert not records(parsed_pages(_lines("Locks", said, "The Chair thanked both."), cover=MINUTES), "attendees")


def test_a_roll_call_behind_dashes() -> None:
    lines = ("Ada Quill (Elexon) – here", "Ben Sorrel (RECCo) – sent word", "Cleo Ward (DCC) – here")
    parsed = parsed_pages(_lines("Roll call", *lines), cover=MINUTES)
    assert sorted(values(parsed, "attendees", "name", "organisation", "attendance")) == [
        ("Ada Quill", "Elexon", "present"),
        ("Ben Sorrel", "RECCo", "apologies"),
        ("Cleo Ward", "DCC", "present"),
    ]


def test_whom_somebody_speaks_for_before_a_dash() -> None:
    lines = (
        "Large suppliers – Ada Quill (Halyard Energy)",
        "Agents – Ben Sorrel (DCC)",
        "Consumers – Cleo Ward (Citizens Advice)",
    )
    assert values(parsed_pages(_lines("Who sits for whom", *lines)), "attendees", "name", "organisation", "constituency") == [
        ("Ada Quill", "Halyard Energy", "Large suppliers"),
        ("Ben Sorrel", "DCC", "Agents"),
        ("Cleo Ward", "Citizens Advice", "Consumers"),
    ]


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


@pytest.mark.parametrize("gap", [15, 18])  # points between lines: laid out as one text, or as two
def test_cards_of_a_name_over_an_organisation_and_a_seat(gap: int) -> None:
    seats = ("Chair", "Large suppliers", "Code manager", "Consumers")

    def draw(page: Drawing) -> None:
        page.title("People")
        for i, (line, seat) in enumerate(zip(MEMBERS, seats, strict=False)):
            name, firm = line.split(", ")
            x, y = 40 + 300 * (i % 3), 90 + 110 * (i // 3)
            page.fills.append(Fill(Box(x - 10, y - 20, x + 250, y + 55), "#f0f0ff", i))
            page.text(x, y, name, 13, bold=True).text(x, y + gap, firm, 12).text(x, y + 2 * gap, seat, 12, colour="#777777")

    found = records(parsed_pages(draw), "attendees")
    told = {record.content.name: (record.content.organisation, record.content.role or record.content.constituency) for record in found}
    assert told == {line.split(", ")[0]: (line.split(", ")[1], seat) for line, seat in zip(MEMBERS, seats, strict=False)}


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


def test_the_groups_own_name_says_nothing_of_its_people() -> None:
    cover = Cover("minutes", "MCAG", "Migration and Cutover Advisory Group")
    assert cover.without_group("Migration and Cutover Advisory Group (MCAG) #10").split() == ["(MCAG)", "#10"]
    assert cover.without_group("Cutover plan") == "Cutover plan"
    assert Cover("minutes").without_group("Cutover plan") == "Cutover plan"
