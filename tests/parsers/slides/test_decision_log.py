"""Tables of decisions: their rows, the tables of actions and of discussions around them, and the same decision told again in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

COLUMNS = ("decision_ref", "decision", "subject", "text")
ACTIONS = (("Area", "Action ref", "Action", "Owner", "Due"), ("Minutes", "TMAG30-01", "Send the tide tables round", "PMO", "19/06/30"))
DECISIONS = (
    ("Area", "Decision ref", "Decision"),
    ("Minutes", "TMAG-DEC44", "The minutes of TMAG 29 were approved"),
    ("Locks", "TMAG-DEC45", "TMAG agreed to defer the upper lock"),
)
DISCUSSION = (("Area", "Discussion"), ("Risk", "Two risks were added"))
REPORT = ("Testing and Migration Advisory Group (TMAG) #30", "Headline report", "15 May 2030")


def test_decisions_between_actions_and_discussions() -> None:
    def draw(page: Drawing) -> None:
        page.text(36, 60, "Actions", 12, bold=True)
        below = page.table(70, (120, 100, 300, 100, 100), ACTIONS)
        page.text(36, below + 20, "Decisions", 12, bold=True)
        below = page.table(below + 30, (120, 100, 500), DECISIONS)
        page.text(36, below + 20, "Key discussion items", 12, bold=True).table(below + 30, (120, 600), DISCUSSION)

    parsed = parsed_pages(draw, cover=REPORT)
    assert values(parsed, "actions", "action_ref") == ["TMAG30-01"]
    assert values(parsed, "decisions", *COLUMNS) == [
        ("TMAG-DEC44", "approved", "minutes of TMAG 29", "The minutes of TMAG 29 were approved"),
        ("TMAG-DEC45", "deferred", "upper lock", "TMAG agreed to defer the upper lock"),
    ]
    assert values(parsed, "decisions", "decided_by", "decided_date") == [("TMAG", date(2030, 5, 15))] * 2
    assert not left_over(parsed)


def test_a_decision_of_a_table_that_the_text_tells_again_is_one() -> None:
    def draw(page: Drawing) -> None:
        below = page.title("Minutes").table(90, (120, 100, 500), DECISIONS)
        page.lines(36, below + 40, "TMAG agreed to defer the upper lock, as the parts are late.", "TMAG approved the tide tables.", size=8)

    found = values(parsed_pages(draw, cover=REPORT), "decisions", "decision_ref", "subject")
    assert found == [("TMAG-DEC44", "minutes of TMAG 29"), ("TMAG-DEC45", "upper lock"), (None, "tide tables")]


def test_a_column_that_says_which_items_are_for_decision_is_none() -> None:
    rows = (("No", "Decision", "Date"), ("1", "Yes", "15/05/2030"), ("2", "No", "15/05/2030"))
    assert not records(parsed_pages(lambda page: page.title("Plan").table(90, (60, 120, 120), rows)), "decisions")


@pytest.mark.parametrize("heading", ["Date", "Taken on"])
def test_a_column_that_only_says_what_was_done_to_the_subject_beside_it(heading: str) -> None:
    rows = (
        ("No.", "Subject", "Decision", heading, "Grounds"),
        ("D1", "Tide tables", "Approved", "2030-05-02", "No member objected"),
        ("D2", "Upper lock", "Deferred to the June meeting", "2030-05-02", "The parts are late"),
        ("D3", "Lamps", "Not approved.", "2030-04-18", "The costs are too high"),
        ("D4", "Ropes", "For decision", "", ""),
        ("D5", "", "Noted", "2030-04-18", ""),
    )
    parsed = parsed_pages(lambda page: page.title("Decisions register").table(90, (60, 200, 200, 120, 200), rows))
    assert values(parsed, "decisions", "decision_ref", "subject", "decision", "decided_date") == [
        ("D1", "Tide tables", "approved", date(2030, 5, 2)),
        ("D2", "Upper lock", "deferred", date(2030, 5, 2)),
        ("D3", "Lamps", "rejected", date(2030, 4, 18)),
    ]
