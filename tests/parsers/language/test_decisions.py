"""Decisions told in prose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.decision_words import decision_words
from parsers.language.decisions import DecisionFound, find_decisions, find_stated
from tests.reading_samples import vocabulary

DAY = date(2031, 5, 14)


def found_in(text: str, *, topic: str | None = None, is_report: bool = True) -> tuple[DecisionFound, ...]:
    return find_decisions(text, DAY, decision_words(vocabulary()), topic=topic, is_report=is_report)


def told(text: str, *, topic: str | None = None, is_report: bool = True) -> list[tuple[str | None, str, str]]:
    return [(found.decided_by, found.decision, found.subject) for found in found_in(text, topic=topic, is_report=is_report)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The SITAG approved the cutover checklist v0.4.", [("SITAG", "approved", "cutover checklist v0.4")]),
        ("DAG unanimously endorsed CR101 and noted CR102", [("DAG", "approved", "CR101"), ("DAG", "noted", "CR102")]),
        ("The MCAG did not approve the draft, asking for a rewrite.", [("MCAG", "rejected", "draft")]),
        ("The PSG agreed to raise CR117 to Impact Assessment", [("PSG", "raised", "CR117")]),
        ("The PSG agreed to raise its concerns with the DCC", [("PSG", "agreed", "raise its concerns with the DCC")]),
        ("The TMAG agreed not to approve the plan", [("TMAG", "rejected", "plan")]),
        ("The TMAG agreed not to move the date", [("TMAG", "agreed", "not to move the date")]),
        ("The CCAG agreed to defer the drafting to June", [("CCAG", "deferred", "drafting")]),
        ("The group deferred CR131 until autumn.", [(None, "deferred", "CR131")]),
        ("The QAG members noted that two parties are late", [("QAG", "noted", "two parties are late")]),
        ("The group asked the Programme to show its figures.", [(None, "requested", "Programme to show its figures")]),
        ("The BSC Panel rejected P499.", [("BSC Panel", "rejected", "P499")]),
        ("There was no comment and the notes were approved.", [(None, "approved", "notes")]),
        ("No objections were raised and the test calendar was approved.", [(None, "approved", "test calendar")]),
        ("The checklist was approved by the SITAG on 7 May 2031.", [("SITAG", "approved", "checklist")]),
        ("The checklist was approved at the April SITAG.", [("SITAG", "approved", "checklist")]),
        ("The checklist was not approved.", [(None, "rejected", "checklist")]),
        ("It was agreed that the cycle would start late.", [(None, "agreed", "cycle would start late")]),
        ("The TMAG had no objections to the new template.", [("TMAG", "agreed", "new template")]),
        ("Approval was given to the exit report.", [(None, "approved", "exit report")]),
        (
            "Approved the exit report. Deferred the entry report to May.",
            [(None, "approved", "exit report"), (None, "deferred", "entry report")],
        ),
        ("DECISION TMAG-DEC07: The group approved the exit report.", [(None, "approved", "exit report")]),
        ("SITAG-DEC9 Exit report approved", [(None, "approved", "Exit report")]),
        ("Deferred: The entry report", [(None, "deferred", "entry report")]),
        ("Entry report for the second cycle deferred", [(None, "deferred", "Entry report for the second cycle")]),
        ("DECISION SITAG-DEC7: SITAG approves the entry report", [("SITAG", "approved", "entry report")]),
        ("The Chair confirmed that the notes were approved.", [(None, "approved", "notes")]),
        ("SITAG members were content to approve the notes.", [("SITAG", "approved", "notes")]),
        ("All members voted in favour and the notes were approved.", [(None, "approved", "notes")]),
        ("PSG: rejected CR101", [("PSG", "rejected", "CR101")]),
        ("The DAG agreed a date; the MCAG rejected it.", [("DAG", "agreed", "date")]),
        ("The TMAG noted that the PSG approved CR101.", [("TMAG", "noted", "PSG approved CR101")]),
    ],
)
def test_who_decided_what(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The SITAG will approve the checklist in June.",
        "The checklist is to be approved in June.",
        "Once the SITAG approved the checklist, tests began.",
        "If the checklist is approved, tests begin.",
        "The checklist has not yet been approved.",
        "The SITWG recommended the checklist for approval.",
        "The group asked whether the checklist was ready.",
        "The DAG raised concerns about the dates.",
        "The Chair noted the apologies.",
        "The following actions were agreed:",
        "DECISION: Approve the checklist.",
        "Test the approved changes and agreed dates.",
        "Owners of all activities are agreed.",
        "The group discussed the checklist at length.",
        "The group noted the apologies.",
        "No new risks were raised.",
        "No changes were agreed.",
        "None of the papers was approved.",
    ],
)
def test_plans_talk_and_instructions_are_no_decisions(text: str) -> None:
    assert told(text) == []


def test_the_group_decides_only_where_the_text_reports_of_one() -> None:
    assert told("The group approved the plan.", is_report=False) == []
    assert told("Approved the plan.", is_report=False) == []
    assert told("The SITAG approved the plan.", is_report=False) == [("SITAG", "approved", "plan")]


def test_a_pronoun_is_the_topic() -> None:
    assert told("This was approved.", topic="Cutover checklist") == [(None, "approved", "Cutover checklist")]
    assert told("This was approved.") == []


def test_the_day_that_the_sentence_gives() -> None:
    days = {
        "At the DAG on 2 May, the DAG approved the list": date(2031, 5, 2),
        "The list was approved by the DAG on 2 May": date(2031, 5, 2),
        "Ofgem approved P499 on 2 May": date(2031, 5, 2),
        "The DAG approved the start on 20 June": None,
        "The DAG approved the minutes of the meeting of 2 May": None,
    }
    for text, day in days.items():
        assert [found.day for found in found_in(text)] == [day], text


def test_a_state_of_things_tells_no_day_and_is_less_sure() -> None:
    state, deed = *found_in("P499 has been approved."), *found_in("P499 was approved.")
    assert (state.is_reported, deed.is_reported) == (True, False)
    assert (state.is_own, deed.is_own) == (False, True)
    assert state.confidence < deed.confidence


def test_a_cell_that_states_a_decision_may_be_no_sentence() -> None:
    words = decision_words(vocabulary())
    stated = find_stated("Exit report v2.0 approved", DAY, words, "SITAG-DEC3")
    assert [(found.decision, found.subject, found.decision_ref) for found in stated] == [("approved", "Exit report v2.0", "SITAG-DEC3")]
    (doubtful,) = find_stated("Two environments for the first cycle", DAY, words, None)
    assert (doubtful.decision, doubtful.confidence < 0.7) == ("agreed", True)


@pytest.mark.parametrize(
    ("text", "ref", "said"),
    [
        ("DECISION TMAG-DEC07: The group approved the exit report.", "TMAG-DEC07", "The group approved the exit report."),
        ("TMAG-DEC07 The exit report was approved", "TMAG-DEC07", "The exit report was approved"),
        ("Decision TMAG22-D1: The group approved the exit report", "TMAG22-D1", "The group approved the exit report"),
        ("DECISION 4 – The group approved the exit report", "4", "The group approved the exit report"),
        ("DECISION: The group approved the exit report", None, "The group approved the exit report"),
        ("6.1 The group approved the exit report", None, "The group approved the exit report"),
    ],
)
def test_a_label_and_a_paragraphs_number_are_no_part_of_the_sentence(text: str, ref: str | None, said: str) -> None:
    assert [(found.decision_ref, found.text) for found in found_in(text)] == [(ref, said)]


def test_a_numbered_none_raises_nothing() -> None:
    assert told("6.1 None was raised.") == []


PIECES = st.sampled_from(
    [
        "The TMAG ",
        "the group ",
        "approved ",
        "agreed to ",
        "raise ",
        "CR101",
        "and ",
        "noted that ",
        "was ",
        "not ",
        ", ",
        "; ",
        ". ",
        "DECISION: ",
        "7.2 ",
        "on 2 May",
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)), st.booleans())
def test_any_text_gives_sentences_of_its_own(text: str, is_report: bool) -> None:
    for found in found_in(text, is_report=is_report):
        assert text[found.start_char : found.end_char] == found.text
        assert found.subject.strip() == found.subject != ""
        assert 0 < found.confidence <= 1


def test_text_without_a_stop_is_no_sentence_and_costs_nothing() -> None:
    assert told("The TMAG approved the plan, " * 2000) == []
