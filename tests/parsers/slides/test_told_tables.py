"""Agendas and action logs whose columns go by words of their own, and the lists that are neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, parsed_pages, records, values

LOG = ("Ref", "Date", "Action", "Owner", "Due", "Status", "Latest Update")
LOG_WIDTHS = (80, 70, 280, 120, 90, 110, 140)
ACTIONS = (
    ("TMAG28-01", "17/03/30", "Measure the harbour depth again", "Ada Quill", "15/05/30", "Open", "Under way since May"),
    ("TMAG28-02", "17/03/30", "Send the tide tables round", "Secretariat", "19/06/30", "Closed", "Sent to all members"),
    ("TMAG29-01", "17/04/30", "Mend the upper lock for good", "Programme PMO", "17/07/30", "In progress", "Parts were ordered"),
)
ACTION_FIELDS = ("action_ref", "raised_raw", "description", "owner_raw", "due_raw", "status_raw", "latest_update")
AGENDA = ("#", "Item", "Objective", "Type", "Lead", "Time", "Page")
AGENDA_WIDTHS = (30, 200, 280, 90, 130, 100, 40)
ITEMS = (
    ("1", "Welcome", "", "", "Chair", "10:00-10:05", ""),
    ("2", "Harbour plan", "Hear how the plan stands", "Information", "Ada Quill", "10:05-10:20", "1"),
    ("3", "Tide tables", "Approve the tables for 2031", "Decision", "Ben Sorrel", "10:20-10:30", "2"),
    ("4", "Close", "", "", "Chair", "10:30-10:35", ""),
)
ITEM_FIELDS = ("item_label", "title", "objective", "item_type_raw", "lead_raw", "time_raw", "stated_page_raw")
NONSENSE = st.lists(st.text("bdfgklmnprtvz", min_size=7, max_size=9).map(str.capitalize), min_size=7, max_size=7, unique=True)


def _page(
    title: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...] = LOG_WIDTHS
) -> Callable[[Drawing], object]:
    return lambda drawing: drawing.title(title).table(90, widths, (head, *rows))


def _known(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str | None, ...]]:
    return [tuple(text or None for text in row) for row in rows]


@settings(max_examples=15, deadline=None)
@given(head=NONSENSE, order=st.permutations(range(len(LOG))))
def test_an_action_log_under_nonsense_keeps_its_rows_at_a_lower_confidence(head: list[str], order: list[int]) -> None:
    rows = tuple(tuple(row[i] for i in order) for row in ACTIONS)
    parsed = parsed_pages(_page("Yard", tuple(head), rows, tuple(LOG_WIDTHS[i] for i in order)))
    fixed = [field for field in ACTION_FIELDS if field not in ("description", "latest_update")]  # of two texts either may be the update
    assert values(parsed, "actions", *fixed) == [tuple(row[ACTION_FIELDS.index(field)] for field in fixed) for row in ACTIONS]
    plain = parsed_pages(_page("Actions", LOG, ACTIONS))
    assert max(r.confidence for r in records(parsed, "actions")) < min(r.confidence for r in records(plain, "actions"))
    assert codes(parsed).count("unknown_column") == len(LOG)


@settings(max_examples=15, deadline=None)
@given(head=NONSENSE)
def test_an_agenda_under_nonsense_keeps_its_rows_at_a_lower_confidence(head: list[str]) -> None:
    parsed = parsed_pages(_page("Yard", tuple(head), ITEMS, AGENDA_WIDTHS))
    assert values(parsed, "agenda_items", *ITEM_FIELDS) == _known(ITEMS)
    plain = parsed_pages(_page("Agenda", AGENDA, ITEMS, AGENDA_WIDTHS))
    assert max(r.confidence for r in records(parsed, "agenda_items")) < min(r.confidence for r in records(plain, "agenda_items"))


@pytest.mark.parametrize("gone", range(1, len(LOG)))
def test_one_heading_that_is_not_known(gone: int) -> None:
    head = tuple("Gloom" if i == gone else title for i, title in enumerate(LOG))
    parsed = parsed_pages(_page("Actions", head, ACTIONS))
    assert values(parsed, "actions", *ACTION_FIELDS) == list(ACTIONS)
    (doubt,) = (doubt for doubt in parsed.doubts if doubt.code == "unknown_column")
    assert doubt.raw_text == "Gloom"
    assert "was read as" in doubt.message


@pytest.mark.parametrize("tag", ["Gloom", "Action ID"])
def test_a_count_of_the_rows_is_no_reference_beside_one(tag: str) -> None:
    rows = tuple((str(number), *row) for number, row in enumerate(ACTIONS, start=1))
    for head in (("No.", tag, *LOG[1:]), ("No.", tag, "Gliff", *LOG[2:])):
        parsed = parsed_pages(_page("Actions", head, rows, (30, *LOG_WIDTHS)))
        assert values(parsed, "actions", *ACTION_FIELDS) == list(ACTIONS)
        assert "No." not in {doubt.raw_text for doubt in parsed.doubts}


def test_a_count_of_the_rows_is_the_reference_where_nothing_else_is() -> None:
    rows = tuple((str(number), f"TMAG {27 + number}", *row[2:]) for number, row in enumerate(ACTIONS, start=1))
    parsed = parsed_pages(_page("Actions", ("No.", "Glim", *LOG[2:]), rows))
    assert values(parsed, "actions", "action_ref") == ["1", "2", "3"]


@pytest.mark.parametrize(
    "head",
    [
        ("Tag", "Born", "The promise", "Falls to", "Wanted for", "Where it stands", "Since then"),
        ("Tag", "Born", "The promise", "Falls to", "Wanted for", "Light", "What we heard"),
        ("Tag", "Born", "The promise", "Falls to", "Wanted for", "Action status", "Progress"),
    ],
)
def test_a_heading_that_can_be_two_columns_is_told_by_its_values(head: tuple[str, ...]) -> None:
    rows = tuple((*row[:6], "" if number == 1 else row[6]) for number, row in enumerate(ACTIONS))
    found = values(parsed_pages(_page("What we promised", head, rows)), "actions", *ACTION_FIELDS)
    assert found == [tuple(text or None for text in row) for row in rows]


@pytest.mark.parametrize(
    ("title", "head", "refs"),
    [
        ("Yard", ("Key", "Since", "Risk", "Held by", "Until", "Stage", "Mitigation"), ("R1", "R2", "R3")),
        ("Risks", ("Key", "Since", "Wording", "Held by", "Until", "Stage", "Words"), ("1", "2", "3")),
        ("Yard", ("Key", "Since", "Wording", "Held by", "Until", "Stage", "Words"), ("CR018", "CR019", "CR020")),
        ("Milestones", ("Key", "Began", "Wording", "Held by", "Until", "Stage", "Words"), ("M10", "M11", "M12")),
        ("Yard", ("Key", "Since", "Defect", "Held by", "Until", "Stage", "Words"), ("A1", "A2", "A3")),
    ],
)
def test_other_lists_are_no_actions(title: str, head: tuple[str, ...], refs: tuple[str, ...]) -> None:
    rows = tuple((ref, *row[1:]) for ref, row in zip(refs, ACTIONS, strict=True))
    assert not records(parsed_pages(_page(title, head, rows)), "actions")


def test_an_attendance_list_and_a_table_of_figures_are_neither() -> None:
    people = (("1", "Ada Quill", "Harbour Board"), ("2", "Ben Sorrel", "Lock Company"), ("3", "Cleo Rowan", "Tide Office"))
    figures = (("1", "120", "118"), ("2", "140", "57"), ("3", "90", "90"))
    for rows in (people, figures):
        parsed = parsed_pages(_page("Yard", ("Glim", "Nard", "Vost"), rows, (60, 200, 200)))
        assert not records(parsed, "actions")
        assert not records(parsed, "agenda_items")


def test_a_timetable_far_from_the_front_is_no_agenda() -> None:
    blanks = [_blank] * 6
    parsed = parsed_pages(*blanks, _page("Yard", ("Glim", "Nard", "Vost", "Plim", "Drot", "Zarm", "Tolk"), ITEMS, AGENDA_WIDTHS))
    assert not records(parsed, "agenda_items")


def _blank(drawing: Drawing) -> None:
    drawing.title("Harbour view").lines(60, 120, "It will be shown at the meeting.")
