"""Headings that say how all actions beneath them stand."""

from __future__ import annotations

import pytest

from parsers.slides.heading_statuses import status_alone, status_in_heading
from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import parsed_pages, values
from tests.reading_samples import vocabulary

HEAD = ("Ref", "Action", "Owner", "Due", "Latest update")
WIDTHS = (90, 320, 120, 90, 200)
FIRST = ("TMAG29-01", "Measure the harbour depth", "Ada Quill", "15/05/30", "Two parties replied")
SECOND = ("TMAG29-02", "Send the tide tables round", "Ben Sorrel", "19/06/30", "Sent to all")


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Open actions", "open"),
        ("Actions recommended for closure", "recommend_closed"),
        ("Actions to be closed", "recommend_closed"),
        ("TMAG actions – closed", "closed"),
        ("Action log (open)", "open"),
        ("Actions closed since the last meeting", "closed"),
        ("Outstanding actions from April", "open"),
        ("Actions that are in progress", "in_progress"),
        ("Open and closed actions", None),
        ("Actions not closed", None),
        ("Complete action log", None),
        ("New actions", None),
        ("Actions from the closed session", None),
        ("Review of actions", None),
        ("Open matters", None),
    ],
)
def test_a_heading_says_one_status_beside_its_actions(heading: str, wanted: str | None) -> None:
    assert status_in_heading(heading, vocabulary()) == wanted


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Closed", "closed"),
        ("Complete", "closed"),
        ("Closed since the last meeting", "closed"),
        ("In progress (3)", "in_progress"),
        ("Recommend closed", "recommend_closed"),
        ("Closed session", None),
        ("Open and closed", None),
        ("Last meeting", None),
    ],
)
def test_a_heading_says_a_status_and_no_more(heading: str, wanted: str | None) -> None:
    assert status_alone(heading, vocabulary()) == wanted


def test_sections_are_called_by_a_status_alone() -> None:
    """The second of two words stands over the next column: the heading is no row of a table."""

    def draw(page: Drawing) -> None:
        end = page.title("Actions review").text(30, 70, "Recommend closed", 14, bold=True).table(80, WIDTHS, (HEAD, FIRST))
        page.text(81, end + 16, "Still open", 14, bold=True).table(end + 24, WIDTHS, (HEAD, SECOND))

    found = values(parsed_pages(draw), "actions", "action_ref", "status")
    assert found == [("TMAG29-01", "recommend_closed"), ("TMAG29-02", "open")]


def test_titles_of_slides_say_the_status() -> None:
    pages = (
        lambda page: page.title("Open actions").table(90, WIDTHS, (HEAD, FIRST)),
        lambda page: page.title("Actions recommended for closure").table(90, WIDTHS, (HEAD, SECOND)),
    )
    assert values(parsed_pages(*pages), "actions", "status", "status_raw") == [("open", None), ("recommend_closed", None)]


@pytest.mark.parametrize(("title", "wanted"), [("Outstanding actions", None), ("Closed actions", "closed")])
def test_open_actions_are_told_from_closed_ones_alone(title: str, wanted: str | None) -> None:
    drawn = parsed_pages(lambda page: page.title(title).table(90, WIDTHS, (HEAD, FIRST, SECOND)))
    assert values(drawn, "actions", "status") == [wanted, wanted]


def test_headings_over_tables_on_one_slide_say_it() -> None:
    def draw(page: Drawing) -> None:
        page.title("Actions").text(30, 80, "Open actions", 14, bold=True)
        end = page.table(90, WIDTHS, (HEAD, FIRST))
        page.text(30, end + 40, "Closed actions", 14, bold=True).table(end + 50, WIDTHS, (HEAD, SECOND))

    assert values(parsed_pages(draw), "actions", "status") == ["open", "closed"]


def test_rows_across_the_table_say_it() -> None:
    blank = (LEFT,) * 4
    rows = [HEAD, ("Open actions", *blank), FIRST, ("Closed actions", *blank), SECOND]
    assert values(parsed_pages(lambda page: page.title("Actions").table(90, WIDTHS, rows)), "actions", "status") == ["open", "closed"]


def test_a_column_of_statuses_says_more_than_the_title() -> None:
    rows = [(*HEAD[:-1], "Status"), (*FIRST[:-1], "Closed"), (*SECOND[:-1], "")]
    drawn = parsed_pages(lambda page: page.title("Open actions").table(90, WIDTHS, rows))
    assert values(drawn, "actions", "status") == ["closed", None]
