"""Actions in a line of text: what they begin with, and the fields at their end in several forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.action_lines import may_be_action, named_fields, read_action_line
from tests.reading_samples import vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("ACTION TMAG22-01: Mend the lock", "TMAG22-01"),
        ("Action TMAG 22-01 – Mend the lock", "TMAG22-01"),
        ("[ACTION TMAG22-01] Mend the lock", "TMAG22-01"),
        ("ACTION (TMAG22-01): Mend the lock", "TMAG22-01"),
        ("New action no. 7: Mend the lock", "7"),
        ("ACTION: Mend the lock", None),
        ("TMAG22-01: Mend the lock", "TMAG22-01"),
    ],
)
def test_what_an_action_begins_with(text: str, ref: str | None) -> None:
    line = read_action_line(text, WORDS)
    assert line is not None
    assert may_be_action(text, WORDS)
    assert (line.action_ref, line.description, line.fields) == (ref, "Mend the lock", {})


@pytest.mark.parametrize(
    "text",
    [
        "Action TMAG22-01 was closed",
        "Action on the harbour: mend the lock",
        "action: mend the lock",
        "Actions",
        "The lock: mended",
        "ACTION 7: ",
    ],
)
def test_sentences_about_actions_are_none(text: str) -> None:
    assert read_action_line(text, WORDS) is None


@pytest.mark.parametrize(
    ("end", "owner", "due", "are_named"),
    [
        (" (Owner: Ada Quill; due: 3 May 2030)", "Ada Quill", "3 May 2030", True),
        (" [Action owner: RECCo, Elexon; by when: end of May 2030]", "RECCo, Elexon", "end of May 2030", True),
        (". Owner: Ada Quill (DCC). Due: June TMAG.", "Ada Quill (DCC)", "June TMAG", True),
        (" – Owner: Ada Quill – Due date: 3 May", "Ada Quill", "3 May", True),
        (" | Owner: Ada Quill | Due: 3 May", "Ada Quill", "3 May", True),
        (" (Ada Quill, by 3 May)", "Ada Quill", "3 May", False),
        (" (Owner Ada Quill; due 3 May 2030)", "Ada Quill", "3 May 2030", False),
        (" (Ada Quill – 03/05/2030)", "Ada Quill", "03/05/2030", False),
        (" – Ada Quill – 3 May 2030", "Ada Quill", "3 May 2030", False),
        (" | PMO | June TMAG", "PMO", "June TMAG", False),
    ],
)
def test_owner_and_day_at_the_end(end: str, owner: str, due: str, are_named: bool) -> None:
    line = read_action_line(f"ACTION TMAG22-01: Mend the lock{end}", WORDS)
    assert line is not None
    assert (line.description, line.fields, line.are_named) == ("Mend the lock", {"owner": owner, "due": due}, are_named)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Action TMAG22-01 (PMO, 3 May 2030): Mend the lock", {"owner": "PMO", "due": "3 May 2030"}),
        ("Action (PMO): Mend the lock", {"owner": "PMO"}),
        ("Action TMAG22-01 – Ada Quill – Mend the lock – 3 May 2030", {"owner": "Ada Quill", "due": "3 May 2030"}),
        ("Action TMAG22-01: Mend the lock (3 May 2030)", {"due": "3 May 2030"}),
        ("Action TMAG22-01: Mend the lock – 3 May 2030", {"due": "3 May 2030"}),
    ],
)
def test_owner_and_day_before_the_action_and_a_day_alone(text: str, fields: dict[str, str]) -> None:
    line = read_action_line(text, WORDS)
    assert line is not None
    assert (line.description, line.fields) == ("Mend the lock", fields)


def test_under_a_heading_of_actions_a_space_parts_the_reference() -> None:
    text = "TMAG22-01 Ada Quill to mend the lock (June TMAG)"
    line = read_action_line(text, WORDS, in_log=True)
    assert line is not None
    assert (line.action_ref, line.description, line.fields) == ("TMAG22-01", "Ada Quill to mend the lock", {"due": "June TMAG"})
    assert read_action_line(text, WORDS) is None


@pytest.mark.parametrize("aside", ["(see page 3)", "(for the June TMAG)", "(one of 2029)", "(Ada Quill)", "– and the gate – of the quay"])
def test_other_brackets_are_of_the_action(aside: str) -> None:
    line = read_action_line(f"ACTION TMAG22-01: Mend the lock {aside}", WORDS)
    assert line is not None
    assert (line.description, line.fields) == (f"Mend the lock {aside}", {})


@given(
    st.lists(
        st.sampled_from(["Owner: ", "Due: ", "(", ")", "; ", "Ada Quill", "3 May 2030", "ACTION ", "A1-02", ": ", " – ", "\n"]), max_size=12
    )
)
def test_nothing_is_said_that_is_not_printed(pieces: list[str]) -> None:
    text = "".join(pieces)
    named, line = named_fields(text, WORDS), read_action_line(text, WORDS)
    for part in (named.before, *named.fields.values()):
        assert part in text
    assert line is None or (line.description and line.description in text)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Undertaking TMAG22-01: Mend the lock", "TMAG22-01"),
        ("Thing promised TMAG22-01 – Mend the lock", "TMAG22-01"),
        ("Decision TMAG22-01: Mend the lock", None),
        ("Risk TMAG22-01: The lock may break", None),
        ("Under TMAG22-01 the lock was mended", None),
    ],
)
def test_a_word_for_actions_that_no_vocabulary_has(text: str, ref: str | None) -> None:
    line = read_action_line(text, WORDS)
    assert (line.action_ref if line else None) == ref


@pytest.mark.parametrize(
    "end",
    [
        "(falls to: Ada Quill; by 3 May 2030)",
        "(given to: Ada Quill; wanted: 3 May 2030)",
        "(given to: Ada Quill; due: 3 May 2030)",
        "(owner: Ada Quill; by 3 May 2030)",
    ],
)
def test_an_owner_and_a_day_behind_words_of_their_own(end: str) -> None:
    line = read_action_line(f"Undertaking TMAG22-01: Mend the lock {end}", WORDS)
    assert line is not None
    assert (line.description, line.fields) == ("Mend the lock", {"owner": "Ada Quill", "due": "3 May 2030"})


@pytest.mark.parametrize("text", ["The lock was mended on 3 May", "Interactions of both locks", "(see below)"])
def test_most_texts_can_be_no_action(text: str) -> None:
    assert not may_be_action(text, WORDS)


def test_without_words_for_fields_a_line_is_an_action_all_the_same() -> None:
    bare = replace(WORDS, tables={kind: replace(table, columns={}) for kind, table in WORDS.tables.items()})
    line = read_action_line("ACTION TMAG22-01: Mend the lock. Owner: Ada Quill", bare)
    assert line is not None
    assert (line.action_ref, line.fields.get("owner")) == ("TMAG22-01", None)
