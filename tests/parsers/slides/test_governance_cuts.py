"""Where updates end: tables of them that go on on a page of their own without the name of a group, headings of something else."""

from __future__ import annotations

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records, values

HEAD = ("Group", "Topic", "Update")
ROWS = (
    ("Programme Steering Group (PSG) 01 May 2030", "Replan", "The plan was agreed after a long talk"),
    ("Design Advisory Group (DAG) 02 May 2030", "Ofgem Code", "Ofgem told of its wish to use the Significant Code Review"),
)
WIDTHS = (250, 150, 400)


@pytest.mark.parametrize(
    ("title", "widths", "is_doubtful"),
    [("", WIDTHS, True), ("", (100, 300, 300), False), ("Horizon scanning", WIDTHS, False)],
)
def test_the_last_row_is_trusted_less_where_columns_go_on(title: str, widths: tuple[int, ...], is_doubtful: bool) -> None:
    rest = [("", "Designation Update", "(SCR) powers to change the code"), ("", "Drafting", "Changes are needed to the plan")]

    def first(page: Drawing) -> None:
        page.title("Governance group updates").table(90, WIDTHS, (HEAD, *ROWS))

    def second(page: Drawing) -> None:
        (page.title(title) if title else page).table(90, widths, rest, header_rows=0)

    sure, last = (record.confidence for record in records(parsed_pages(first, second), "governance_updates")[:2])
    assert sure > 0.9
    assert (last < 0.9) is is_doubtful


def test_a_heading_as_large_as_the_updates_own_ends_them() -> None:
    rows = (
        ("Forum", "Date", "Update"),
        ("PSG", "1 May 2030", "• Replan: it was agreed"),
        ("DAG", "8 May 2030", "• Gate: one change was noted"),
    )

    def draw(drawing: Drawing) -> None:
        drawing.text(36, 60, "Governance group updates", 16, bold=True)
        end = drawing.table(80, (150, 120, 500), rows, size=10)
        drawing.text(36, end + 40, "Status of the lock", 16, bold=True).lines(36, end + 70, "• The lock is open", "• The keys are here")

    assert values(parsed_pages(draw), "governance_updates", "group_code", "topic") == [("PSG", "Replan"), ("DAG", "Gate")]


def test_topics_set_as_the_heading_above_them_do_not_end_it() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.text(36, 60, "Wider programme updates", 16, bold=True)
        for y, topic in ((94, "Webinars"), (160, "Newsletters")):
            drawing.text(36, y, topic, 16, bold=True).lines(36, y + 30, f"All {topic.lower()} are held in May.")

    assert values(parsed_pages(draw), "governance_updates", "topic") == ["Webinars", "Newsletters"]
