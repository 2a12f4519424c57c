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


def test_a_list_beneath_a_word_for_people() -> None:
    parsed = parsed_pages(_lines("People", "Members and regular guests at the time of publication:", *(f"• {line}" for line in MEMBERS)))
    assert values(parsed, "attendees", *FIELDS) == [(*line.split(", "), None, None, None) for line in MEMBERS]
    assert all(record.confidence < 0.8 for record in records(parsed, "attendees"))
    assert not left_over(parsed)


def test_a_name_may_begin_with_any_latin_capital() -> None:
    members = ("Łukasz Łaski, Elexon", *MEMBERS)
    parsed = parsed_pages(_lines("People", *(f"• {line}" for line in members)))
    assert values(parsed, "attendees", "name") == [line.split(", ")[0] for line in members]


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


def test_a_list_far_back_in_a_pack_needs_a_word_for_people() -> None:
    pages = [_lines(f"Page {number}", "The gates were painted last week and look well") for number in range(6)]
    assert not records(parsed_pages(*pages, _lines("The harbour watch", *MEMBERS)), "attendees")
    assert records(parsed_pages(*pages, _lines("People of the group", *MEMBERS)), "attendees")


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


def test_the_groups_own_name_says_nothing_of_its_people() -> None:
    cover = Cover("minutes", "MCAG", "Migration and Cutover Advisory Group")
    assert cover.without_group("Migration and Cutover Advisory Group (MCAG) #10").split() == ["(MCAG)", "#10"]
    assert cover.without_group("Cutover plan") == "Cutover plan"
    assert Cover("minutes").without_group("Cutover plan") == "Cutover plan"
