"""The dates that sentences give for milestones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.milestones import find_milestone_days

DAY = date(2031, 5, 14)


def said(text: str) -> list[tuple[str, str | None]]:
    return [(found.reference_id, found.edtf) for found in find_milestone_days(text, DAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M9 is now 4 September 2031.", [("M9", "2031-09-04")]),
        ("M10 (March 2032)", [("M10", "2032-03")]),
        ("M11 – 30 June 2032", [("M11", "2032-06-30")]),
        ("M12: 7 March 2033", [("M12", "2033-03-07")]),
        ("Milestone 12 (M12) moves from 7 March 2033 to 4 April 2033", [("M12", "2033-04-04")]),
        ("Entry to the first cycle (M9) is planned for 23 October 2031", [("M9", "2031-10-23")]),
        ("23 October 2031 (M9) and 7 March 2033 (M10)", [("M9", "2031-10-23"), ("M10", "2033-03-07")]),
        ("M10 and M11 are on 3 May 2032", [("M10", "2032-05-03"), ("M11", "2032-05-03")]),
        ("M9 has slipped by three weeks to 21 November 2031", [("M9", "2031-11-21")]),
    ],
)
def test_a_date_that_is_given(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Owners mend their data before M11 on 3 May 2032.",
        "The M5 Work-Off Plan closes on 16 June 2031.",
        "18 months between M11 and M15",
        "M9 is met. The next TMAG is on 18 June 2031.",
        "M9 is planned for next month.",
        "CR101 sets new dates from M9 on; it was approved on 3 May 2031.",
        "The plan of 3 May 2031 has no milestones.",
    ],
)
def test_what_gives_none(text: str) -> None:
    assert said(text) == []


PIECES = st.sampled_from(["M9", "M10 ", " is ", "(", ")", "3 May 2032", "March 2033", " and ", ": ", "before ", ". ", " – "])


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=10).map("".join)))
def test_any_text_gives_days_in_order(text: str) -> None:
    for found in find_milestone_days(text, DAY):
        assert found.start <= found.end
        assert found.text in text
