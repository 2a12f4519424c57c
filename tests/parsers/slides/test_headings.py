"""Texts side by side that a table's header may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.named_headers import Heading, HeadingTest
from parsers.slides.headings import heading_test
from schemas.vocabulary import TableWords
from tests.reading_samples import vocabulary


@pytest.fixture(scope="module")
def names() -> HeadingTest:
    return heading_test(vocabulary())


@pytest.mark.parametrize(
    "texts",
    [
        ("#", "Item", "Objective", "Type", "Lead", "Time", "Page"),
        ("Action ID", "Raised", "Action", "Responsible", "Target date", "Status", "Update"),
        ("Lead", "Agenda item", "Timing"),
        ("Ref", "Action", "Owner", "Due date", "Colour of the hull"),
        ("Attachment", "Title"),
    ],
)
def test_columns_in_any_order_and_with_one_unknown(names: HeadingTest, texts: tuple[str, ...]) -> None:
    assert names(texts) is Heading.COLUMNS


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (("Report", "Data Working Group (DWG)", "Migration Working Group (MWG)"), Heading.MATRIX),
        (("Data Working Group (DWG)", "Migration Working Group (MWG)"), Heading.MATRIX_WITHOUT_CORNER),
        (("Meeting dates", "19 April 2030", "17 May 2030"), Heading.MATRIX),
        (("19 April 2030", "17 May 2030", "June 2030"), Heading.DAYS),
        (("2030", "19 April", "17 May"), Heading.MATRIX),
        (("Group", "Upcoming deliverables", "Next meeting", "Escalations"), Heading.MATRIX),
    ],
)
def test_a_matrix_with_a_corner_or_without_or_turned(names: HeadingTest, texts: tuple[str, ...], heading: Heading) -> None:
    assert names(texts) is heading


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("Item",),
        ("Harbour", "Lamp", "Rope"),
        ("Status of the lamps that were lit on the quay in the spring of the year", "Owner"),
        ("19 April 2030", "The quay was painted"),
        ("April 2030)", "(May 2030", "June 2030)"),
        ("Q3", "Q4", "Q3", "Q4"),
        ("QUAY 26-06", "15/05/2030", "04/07/2030"),
        ("Milestones", "Agenda items", "Milestones"),
        ("TMAG16-02", "19 April 2030", "17 May 2030"),
        ("7", "19 April 2030", "17 May 2030"),
        ("Approved the plan on 19 April 2030", "Heard of the lamps by 17 May 2030"),
        ("Item", "Harbour", "Lamp", "Rope", "Bell", "Boat"),
    ],
)
def test_other_texts_head_nothing(names: HeadingTest, texts: tuple[str, ...]) -> None:
    assert names(texts) is None


@given(st.lists(st.text(st.sampled_from("bcdfghjklmnpqrstvwxyz "), max_size=40), max_size=9))
def test_any_texts_are_answered(texts: list[str]) -> None:
    assert heading_test(vocabulary())(texts) in (None, *Heading)


def test_what_is_known_comes_from_the_vocabulary() -> None:
    quays = TableWords(columns={"quay": ("quay",), "tide": ("tide",)}, needs=(frozenset({"quay"}), frozenset({"tide"})))
    own = replace(vocabulary(), tables={"quays": quays})
    assert heading_test(vocabulary())(("Quay", "Tide")) is None
    assert heading_test(own)(("Quay", "Tide")) is Heading.COLUMNS


def test_sentences_that_hold_words_of_headings_are_none(names: HeadingTest) -> None:
    assert names(("fuller description of the change", "members offered speakers")) is None
