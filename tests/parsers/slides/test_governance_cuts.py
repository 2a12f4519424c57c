"""Tables of updates that go on on a page of their own without the name of a group."""

from __future__ import annotations

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import parsed_pages, records

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
