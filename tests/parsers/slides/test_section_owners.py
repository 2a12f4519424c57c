"""Action logs that rows across part by owner."""

from __future__ import annotations

import pytest

from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import parsed_pages, values

HEAD = ("Ref", "Due", "Action", "Update", "Status")


@pytest.mark.parametrize(
    ("sections", "wanted"),
    [
        (("Ada Quill", "Programme PMO"), ["Ada Quill", "Ada Quill", "Programme PMO"]),
        (("Open actions", "Programme PMO"), [None] * 3),
        (("TMAG29", "TMAG30"), [None] * 3),
        (("Raised by Ada Quill", "Raised by Ben Sorrel"), [None] * 3),
    ],
)
def test_rows_across_that_name_parties_are_owners(sections: tuple[str, str], wanted: list[str | None]) -> None:
    rows = [
        HEAD,
        (sections[0], LEFT, LEFT, LEFT, LEFT),
        ("TMAG29-01", "15/05/30", "Measure the harbour depth", "Under way", "Open"),
        ("TMAG29-02", "19/06/30", "Send the tide tables round", "Sent to all", "Closed"),
        (sections[1], LEFT, LEFT, LEFT, LEFT),
        ("TMAG30-01", "17/07/30", "Mend the upper lock", "Parts ordered", "Open"),
    ]

    def draw(page: Drawing) -> None:
        page.title("Actions").table(90, (90, 80, 300, 200, 100), rows)

    assert values(parsed_pages(draw), "actions", "owner_raw") == wanted


@pytest.mark.parametrize(("title", "wanted"), [("Actions by owner", ["Pilots of the bay", "Lamplighters"]), ("Actions", [None, None])])
def test_rows_across_are_owners_where_the_title_says_so(title: str, wanted: list[str | None]) -> None:
    rows = [
        HEAD,
        ("Pilots of the bay", LEFT, LEFT, LEFT, LEFT),
        ("TMAG29-01", "15/05/30", "Measure the harbour depth", "Under way", "Open"),
        ("Lamplighters", LEFT, LEFT, LEFT, LEFT),
        ("TMAG30-01", "17/07/30", "Mend the upper lock", "Parts ordered", "Open"),
    ]
    parsed = parsed_pages(lambda page: page.title(title).table(90, (90, 80, 300, 200, 100), rows))
    assert values(parsed, "actions", "owner_raw") == wanted


@pytest.mark.parametrize(("sections", "wanted"), [(("Open", "Closed"), ["Open", "Open", "Closed"]), (("Open", "Harbour"), [None] * 3)])
def test_rows_across_that_are_statuses_are_those_of_the_actions_beneath(sections: tuple[str, str], wanted: list[str | None]) -> None:
    rows = [
        (*HEAD[:-1], "Owner"),
        (sections[0], LEFT, LEFT, LEFT, LEFT),
        ("TMAG29-01", "15/05/30", "Measure the harbour depth", "Under way", "Ada Quill"),
        ("TMAG29-02", "19/06/30", "Send the tide tables round", "Sent to all", "Ben Sorrel"),
        (sections[1], LEFT, LEFT, LEFT, LEFT),
        ("TMAG30-01", "17/07/30", "Mend the upper lock", "Parts ordered", "Ada Quill"),
    ]
    parsed = parsed_pages(lambda page: page.title("Actions").table(90, (90, 80, 300, 200, 100), rows))
    assert values(parsed, "actions", "status_raw") == wanted
    assert values(parsed, "actions", "owner_raw") == ["Ada Quill", "Ben Sorrel", "Ada Quill"]


FIRST = [HEAD, ("TMAG29-01", "15/05/30", "Measure the harbour depth", "Under way", "Open")]
SECOND = [HEAD, ("TMAG30-01", "17/07/30", "Mend the upper lock", "Parts ordered", "Open")]
WIDTHS = (90, 80, 300, 200, 100)


@pytest.mark.parametrize(
    ("headings", "wanted"),
    [
        (("Ada Quill", "Programme PMO"), ["Ada Quill", "Programme PMO"]),
        (("Ada Quill", "Ofgem and Elexon"), ["Ada Quill", "Ofgem and Elexon"]),
        (("Ada Quill", "Open actions"), [None, None]),
        (("Ada Quill", ""), [None, None]),
        (("Ada Quill", "Ada Quill"), [None, None]),  # of one name alone it is not certain what it says
        (("TMAG29", "TMAG30"), [None, None]),
        (("Testing and Migration Advisory Group", "Design Advisory Group"), [None, None]),
        (("May 2030", "July 2030"), [None, None]),
    ],
)
def test_headings_that_name_parties_over_a_table_each_are_owners(headings: tuple[str, str], wanted: list[str | None]) -> None:
    def draw(page: Drawing) -> None:
        page.title("Action log by owner").text(30, 80, headings[0], 14, bold=True)
        end = page.table(90, WIDTHS, FIRST)
        page.text(30, end + 40, headings[1], 14, bold=True).table(end + 50, WIDTHS, SECOND)

    assert values(parsed_pages(draw), "actions", "owner_raw") == wanted


def test_a_column_of_owners_says_more_than_headings() -> None:
    first, second = ([(*row[:-1], last) for row, last in zip(rows, ("Owner", "Ben Sorrel"), strict=True)] for rows in (FIRST, SECOND))

    def draw(page: Drawing) -> None:
        page.title("Action log by owner").text(30, 80, "Ada Quill", 14, bold=True)
        end = page.table(90, WIDTHS, first)
        page.text(30, end + 40, "Programme PMO", 14, bold=True).table(end + 50, WIDTHS, second)

    assert values(parsed_pages(draw), "actions", "owner_raw") == ["Ben Sorrel", "Ben Sorrel"]


@pytest.mark.parametrize(
    ("sections", "wanted"),
    [
        (("Agreed on 20 March 2030", "Agreed on 17 April 2030"), ["2030-03-20", "2030-03-20", "2030-04-17"]),
        (("Due by 20 March 2030", "Due by 17 April 2030"), [None] * 3),
        (("Agreed on 20 March 2030", "Open"), [None] * 3),
    ],
)
def test_rows_across_that_name_a_day_say_when_actions_were_raised(sections: tuple[str, str], wanted: list[str | None]) -> None:
    rows = [
        HEAD,
        (sections[0], LEFT, LEFT, LEFT, LEFT),
        ("TMAG29-01", "15/05/31", "Measure the harbour depth", "Under way", "Open"),
        ("TMAG29-02", "19/06/31", "Send the tide tables round", "Sent to all", "Closed"),
        (sections[1], LEFT, LEFT, LEFT, LEFT),
        ("TMAG30-01", "17/07/31", "Mend the upper lock", "Parts ordered", "Open"),
    ]

    def draw(page: Drawing) -> None:
        page.title("Actions").table(90, (90, 80, 300, 200, 100), rows)

    days = [day.isoformat() if day else None for day in values(parsed_pages(draw), "actions", "raised_date")]
    assert days == wanted
