"""Deadlines told in prose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.deadline_cues import CUES, cues_in
from parsers.language.deadlines import find_deadlines
from parsers.language.found import level_of

DAY = date(2031, 5, 14)
D = date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Responses to the consultation are due by 5pm on Friday 6 June 2031.", ("consultation", None, D(2031, 6, 6))),
        ("The deadline for comments is 6 June.", ("review", None, D(2031, 6, 6))),
        ("Please submit your readiness form by 6 June 2031.", ("submission", None, D(2031, 6, 6))),
        ("Templates to be returned by close of business on 6 June", ("submission", None, D(2031, 6, 6))),
        ("The comment window opens on 2 June and closes on 13 June.", ("review", D(2031, 6, 2), D(2031, 6, 13))),
        ("The survey opens on 2 June.", ("submission", D(2031, 6, 2), None)),
        ("The second consultation runs until 13 June", ("consultation", None, D(2031, 6, 13))),
        ("The guide will be issued for consultation from 2 June to 13 June.", ("consultation", D(2031, 6, 2), D(2031, 6, 13))),
        ("The guide is being issued in week commencing 2 June", ("other", D(2031, 6, 2), D(2031, 6, 8))),
        ("The guide will then be published for review on 2 June", ("review", D(2031, 6, 2), D(2031, 6, 2))),
        ("Checklist (planned to come to July 2031 SITAG)", ("submission", D(2031, 7, 1), D(2031, 7, 31))),
        ("The checklist comes to the July SITAG for decision.", ("approval", D(2031, 7, 1), D(2031, 7, 31))),
        ("The checklist will be approved at the July SITAG", ("approval", D(2031, 7, 1), D(2031, 7, 31))),
        ("Approval will be sought at the MCAG on 3 July", ("approval", D(2031, 7, 3), D(2031, 7, 3))),
        ("We invite comments over a 10 day period", ("review", None, None)),
        ("Webinar: first steps in the portal, 3 June", ("event", D(2031, 6, 3), D(2031, 6, 3))),
        ("Register for the workshop by 3 June", ("submission", None, D(2031, 6, 3))),
        ("Consultation: 2 – 13 June 2031", ("consultation", D(2031, 6, 2), D(2031, 6, 13))),
        ("The Impact Assessment of CR101 closes on 13 June", ("review", None, D(2031, 6, 13))),
        ("The survey has been extended to 13 June", ("submission", None, D(2031, 6, 13))),
        ("Comments due: 13 June 2031", ("review", None, D(2031, 6, 13))),
        ("Papers of the July SITAG will be issued on 2 July.", ("other", D(2031, 7, 2), D(2031, 7, 2))),
        ("The group noted that the consultation closes on 13 June", ("consultation", None, D(2031, 6, 13))),
        ("By 3 June, parties should submit their plans.", ("submission", None, D(2031, 6, 3))),
        ("Nominations are open until 3 June", ("submission", None, D(2031, 6, 3))),
        ("Agents are asked to comment on the guide before 3 June", ("review", None, D(2031, 6, 3))),
    ],
)
def test_kind_and_days(text: str, expected: tuple[str, date | None, date | None]) -> None:
    assert [(found.deadline_kind, found.start, found.end) for found in find_deadlines(text, DAY)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The review closed on 2 May.",
        "31 comments were received by 2 May 2031.",
        "The guide was issued for review on 2 May.",
        "The guide was approved at the April SITAG.",
        "The SITWG recommended the guide for approval on 2 May.",
        "A workshop was held on 2 May.",
        "M10 is planned for March 2033.",
        "Date of next SITAG: 18 June 2031",
        "The guide will be issued shortly.",
        "The guide will be published next week.",
        "Responses were good in June 2031.",
        "Please send your questions to the portal.",
    ],
)
def test_what_is_past_or_has_no_day_is_none(text: str) -> None:
    assert find_deadlines(text, DAY) == ()


def test_two_asks_of_one_sentence() -> None:
    text = "The guide is with the agents for review until 6 June and will come to the July SITAG for decision."
    found = find_deadlines(text, DAY)
    assert [(one.deadline_kind, one.end_raw) for one in found] == [("review", "6 June"), ("approval", "July SITAG")]


def test_who_is_asked_and_where_to_answer() -> None:
    (asked,) = find_deadlines("All agents are asked to send comments to plans@example.org by 6 June", DAY)
    assert (asked.audience_raw, asked.respond_to) == ("All agents", "plans@example.org")
    (issued,) = find_deadlines("The guide will be issued to agents and suppliers for review on 2 June", DAY)
    assert (issued.audience_raw, issued.respond_to) == ("agents and suppliers", None)
    (boxed,) = find_deadlines("Send comments to the cutover mailbox by 6 June", DAY)
    assert boxed.respond_to == "the cutover mailbox"
    (nobody,) = find_deadlines("Comments are requested by 6 June", DAY)
    assert nobody.audience_raw is None


def test_an_entry_takes_what_its_list_is_led_in_by() -> None:
    (found,) = find_deadlines("3 July - MCAG", DAY, lead="Boards where approval will be sought:")
    assert (found.deadline_kind, found.start, found.text) == ("approval", D(2031, 7, 3), "3 July - MCAG")
    assert find_deadlines("3 July - MCAG", DAY, lead="Boards:") == ()


def test_doubt_in_the_text_is_doubt_in_the_row() -> None:
    (sure,) = find_deadlines("The guide will be issued for review on 2 June", DAY)
    (doubtful,) = find_deadlines("The guide will be issued for review (est. 2 June)", DAY)
    assert doubtful.confidence < 0.7 <= sure.confidence


PIECES = st.sampled_from(
    [
        "The review ",
        "consultation ",
        "closes on ",
        "opens on ",
        "will be issued ",
        "for approval ",
        "by ",
        "2 June ",
        "July SITAG ",
        "and ",
        "; ",
        ". ",
        "please submit ",
        "5 day period",
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)), st.none() | st.lists(PIECES, max_size=4).map("".join))
def test_any_text_gives_sentences_of_its_own(text: str, lead: str | None) -> None:
    for found in find_deadlines(text, DAY, lead=lead):
        assert text[found.start_char : found.end_char] == found.text
        assert found.end_raw in found.text
        assert found.start is None or found.end is None or found.start <= found.end
        assert 0 < found.confidence <= 1


_CUED = (
    *("The comment window closes on 3 May", "RFIs will run to 3 May", "Nominations have been extended", "It remains open for feedback"),
    *(
        "the due date for returns",
        "Cut-off: 3 May",
        "last day",
        "Impact assessment: 3 May",
        "Requests for information (3 May",
        "calls for input: 3",
    ),
    *(
        "Expressions of interest by 3 May",
        "replies are sought",
        "self-assessments to be sent",
        "Please kindly feed back",
        "to sign up by 3 May",
    ),
    *(
        "forms must be emailed",
        "Suppliers are invited for interviews",
        "it is needed by 3 May",
        "It will be re-issued",
        "to be republished",
    ),
    *(
        "sent for a quick review",
        "we invite comments",
        "issued for consultation",
        "seeking sign-off",
        "approval in May",
        "will be signed off",
    ),
    *(
        "decision is expected",
        "coming back to the group",
        "will be tabled at TMAG",
        "drop-ins on 3 May",
        "Surgeries",
        "is arranged for 3 May",
    ),
    *("invited to attend", "information sessions"),
)


@pytest.mark.parametrize("text", _CUED)
def test_a_cue_is_looked_for_wherever_it_is(text: str) -> None:
    found = [cue for cue in CUES if cue.pattern.search(text)]
    assert found
    assert [cue for cue in cues_in(level_of(text).words) if cue.pattern.search(text)] == found
