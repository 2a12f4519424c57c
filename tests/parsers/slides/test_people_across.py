"""People in columns that nothing draws, on cards, and beneath the names of organisations of which some are not known."""

from __future__ import annotations

import pytest

from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, values

PEOPLE = [
    ("Ada Quill", "Brightwater Supply"),
    ("J. R. Haldane", "Citizens Advice"),
    ("Beth Colclough", "Helm Data Agents"),
    ("Hugo van Dijk", "DCC"),
    ("Niamh O'Shea", "RECCo"),
    ("Paul Greaves", "Elexon"),
]


@pytest.mark.parametrize("leading", [13.0, 22.0])
@pytest.mark.parametrize("columns", [1, 2])
def test_names_with_organisations_level_beside_them(leading: float, columns: int) -> None:
    def draw(page: Drawing) -> None:
        page.title("Attendees")
        for i, (name, organisation) in enumerate(PEOPLE):
            down, across = i % (len(PEOPLE) // columns), i // (len(PEOPLE) // columns)
            line_of_words(page, 40 + 460 * across, 100 + leading * down, name, 11)
            line_of_words(page, 260 + 460 * across, 100 + leading * down, organisation, 11)

    parsed = parsed_pages(draw)
    assert sorted(values(parsed, "attendees", "name", "organisation")) == sorted(PEOPLE)
    assert not left_over(parsed)


def test_addresses_beside_names_are_no_organisations() -> None:
    def draw(page: Drawing) -> None:
        page.title("Attendees")
        for i, (name, _) in enumerate(PEOPLE):
            line_of_words(page, 40, 100 + 22 * i, name, 11)
            line_of_words(page, 260, 100 + 22 * i, f"{name.split()[0].lower()}@harbour.example", 11)

    assert not [firm for firm in values(parsed_pages(draw), "attendees", "organisation") if firm]


def test_names_on_cards_some_of_initials() -> None:
    def draw(page: Drawing) -> None:
        page.title("Attendees")
        for i, (name, organisation) in enumerate(PEOPLE):
            x, y = 40.0 + 300 * (i % 3), 100.0 + 80 * (i // 3)
            line_of_words(page, x, y, name, 12, bold=True)
            line_of_words(page, x, y + 16, organisation, 10)

    found = values(parsed_pages(draw), "attendees", "name", "organisation", "attendance")
    assert sorted(found) == sorted((*person, "present") for person in PEOPLE)


def test_names_beneath_organisations_of_which_some_are_not_known() -> None:
    listed = {"Brightwater Supply": ("Ada Quill", "Ben Sorrel"), "DCC": ("Hugo van Dijk",), "Elexon": ("Paul Greaves", "Cleo Ward")}

    def draw(page: Drawing) -> None:
        y = 90.0
        page.title("Attendees")
        for organisation, names in listed.items():
            line_of_words(page, 40, y, organisation, 12, bold=True)
            for i, name in enumerate(names, start=1):
                line_of_words(page, 50, y + 18 * i, name, 11)
            y += 18 * len(names) + 26

    found = values(parsed_pages(draw), "attendees", "name", "organisation")
    assert found == [(name, organisation) for organisation, names in listed.items() for name in names]
