"""Agendas and action logs whose columns go by words of their own, and the lists that are neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing.pages import LEFT, UP, Drawing
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
OWNERS = ("Ada Quill", "Ada Quill", "Programme PMO")
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


DEFECTS = (
    ("Defect", "Summary", "Severity", "State", "Assigned to"),
    ("DEF-2842", "Effective from date is a bank holiday", "3", "In progress", "SI Test"),
    ("DEF-3360", "Duplicate message on replay", "4", "Closed", "DCC"),
)


@pytest.mark.parametrize("is_first", [True, False])
def test_a_log_under_headings_that_nobody_knows_is_found_beside_another_list(*, is_first: bool) -> None:
    head = ("Tag", "Born", "The promise", "Falls to", "Wanted for", "Light", "What we heard")
    log = _page("What we promised", head, ACTIONS)
    pages = [lambda drawing: drawing.title("Defects by severity").table(90, (120, 400, 80, 100, 100), DEFECTS), log]
    found = parsed_pages(*(pages if is_first else reversed(pages)))
    assert values(found, "actions", *ACTION_FIELDS) == list(ACTIONS)


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


@pytest.mark.parametrize(
    ("refs", "texts"),
    [
        (("TMAG-D-01", "TMAG-D-02", "TMAG-D-03"), tuple(row[2] for row in ACTIONS)),
        (("1", "2", "3"), ("There is little water at the quay", "The tide tables may be late", "Fog could close the lock for a day")),
        (
            ("TMAG28-01", "TMAG28-02", "TMAG29-01"),
            ("TMAG agreed the new depths", "Approved the tide tables", "The lock was closed for good"),
        ),
        (("1", "2", "3"), ("Does the lock open at low tide?", "Who pays for the new tables?", "How deep will the basin be?")),
        (("1", "2", "3"), ("Harbour Depth Survey Report", "Tide Tables for Pilots", "Upper Lock Design Paper")),
    ],
)
def test_what_is_stated_or_named_is_no_action(refs: tuple[str, ...], texts: tuple[str, ...]) -> None:
    rows = tuple((ref, row[1], text, *row[3:]) for ref, text, row in zip(refs, texts, ACTIONS, strict=True))
    head = ("Glim", "Nard", "Vost", "Plim", "Drot", "Zarm", "Tolk")
    assert not records(parsed_pages(_page("Yard", head, rows)), "actions")


OWN_HEAD = ("Tag", "Born", "The promise", "In the hands of", "Wanted for", "Shape it is in", "Since then")


def _left(*rows: tuple[str, ...], title: str | None = None, top: float = 90) -> Callable[[Drawing], object]:
    return lambda drawing: (drawing.title(title) if title else drawing).table(top, LOG_WIDTHS, rows, header_rows=int(rows[0] is OWN_HEAD))


@pytest.mark.parametrize(
    ("line", "ref", "is_log"), [("Open actions", "TMAG28-01", True), ("Open actions", "R-28", False), ("Yard", "TMAG28-01", False)]
)
def test_one_row_under_words_of_its_own_where_a_line_above_and_its_reference_say_so(line: str, ref: str, *, is_log: bool) -> None:
    head = ("Tag", "Zzz asked", "Zzz hands", "Zzz by", "Latest Update")
    row = (ref, "Measure the harbour depth again", "Ada Quill", "15/05/30", "Under way since May")

    def draw(drawing: Drawing) -> None:
        drawing.title("Who owes what").text(36, 80, line).table(110, (80, 280, 120, 90, 140), (head, row))

    expected = [(ref, row[1], "Ada Quill")] if is_log else []
    assert values(parsed_pages(draw), "actions", "action_ref", "description", "owner_raw") == expected


def test_a_log_whose_page_ends_after_its_header_or_its_first_row() -> None:
    for cut in (0, 1):
        parsed = parsed_pages(_left(OWN_HEAD, *ACTIONS[:cut], title="Our promises", top=400), _left(*ACTIONS[cut:], top=30))
        assert values(parsed, "actions", *ACTION_FIELDS) == list(ACTIONS)


def test_a_log_that_prints_its_headings_only_from_the_second_page_on() -> None:
    pages = (_left(*ACTIONS[:2], title="Our promises"), _left(OWN_HEAD, *ACTIONS[1:], title="Our promises"))
    assert values(parsed_pages(*pages), "actions", "action_ref") == ["TMAG28-01", "TMAG28-02", "TMAG28-02", "TMAG29-01"]


def test_a_log_without_headings_under_a_title_of_its_own() -> None:
    found = records(parsed_pages(_left(*ACTIONS, title="Yard")), "actions")
    assert [record.content.action_ref for record in found] == [row[0] for row in ACTIONS]
    assert max(record.confidence for record in found) < 0.62
    foreign = tuple((ref.replace("TMAG", "X"), *row) for ref, *row in ACTIONS)
    assert not records(parsed_pages(_left(*foreign, title="Yard")), "actions")


def test_a_second_table_with_the_headings_of_the_first() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Our promises")
        end = drawing.table(90, LOG_WIDTHS, (OWN_HEAD, *ACTIONS[:2]))
        drawing.text(36, end + 40, "Those that are done", 14, bold=True).table(end + 60, LOG_WIDTHS, (OWN_HEAD, ACTIONS[2]))

    assert values(parsed_pages(draw), "actions", *ACTION_FIELDS) == list(ACTIONS)


def test_figures_above_a_log_and_owners_that_several_rows_share() -> None:
    spans = (LEFT,) * 3
    figures = (("State", *spans, "Number", *spans[:2]), ("Open", *spans, "24", *spans[:2]), ("Closed", *spans, "6", *spans[:2]))
    rows = (ACTIONS[0], (*ACTIONS[1][:3], UP, *ACTIONS[1][4:]), ACTIONS[2])
    parsed = parsed_pages(_left(*figures, OWN_HEAD, *rows, title="Our promises"))
    assert values(parsed, "actions", "action_ref", "owner_raw") == [(row[0], owner) for row, owner in zip(ACTIONS, OWNERS, strict=True)]


def test_a_row_across_names_a_log_without_references() -> None:
    rows = (("Other actions", *(LEFT,) * 5), *(row[1:] for row in ACTIONS))
    parsed = parsed_pages(lambda page: page.title("Yard").table(90, LOG_WIDTHS[1:], (OWN_HEAD[1:], *rows)))
    assert values(parsed, "actions", *ACTION_FIELDS[1:]) == [row[1:] for row in ACTIONS]


UNNUMBERED = tuple(row[1:6] for row in ACTIONS)


def test_a_log_without_references_that_has_all_its_other_columns() -> None:
    rows = tuple((row[1], row[0], *row[2:]) for row in UNNUMBERED)
    parsed = parsed_pages(
        _page("Yard", ("The words", "Born", "In the hands of", "Wanted for", "Shape it is in"), rows, (280, 80, 120, 90, 110))
    )
    assert values(parsed, "actions", *ACTION_FIELDS[1:6]) == [*UNNUMBERED]
    assert max(record.confidence for record in records(parsed, "actions")) < 0.62


def test_answers_in_a_list_of_what_is_owed() -> None:
    rows = tuple((row[2], row[1], row[3], said) for row, said in zip(UNNUMBERED, ("Yes", "Partly", "Not yet"), strict=True))
    head = ("Owner", "Owes what", "Due", "Settled?")
    parsed = parsed_pages(_page("Between us", head, rows, (120, 300, 90, 110)))
    assert values(parsed, "actions", "description", "status_raw", "status") == [
        (row[1], *status)
        for row, status in zip(UNNUMBERED, (("Yes", "closed"), ("Partly", "in_progress"), ("Not yet", "open")), strict=True)
    ]


@pytest.mark.parametrize(("title", "count"), [("Who owes us what", 3), ("Actions", 3), ("Yard", 0), ("Technical debt", 0)])
def test_rows_without_headings_and_references_are_actions_where_a_title_says_so(title: str, count: int) -> None:
    rows = tuple((row[1], row[2], row[3]) for row in UNNUMBERED)
    found = records(parsed_pages(lambda page: page.title(title).table(90, (300, 120, 90), rows, header_rows=0)), "actions")
    assert [record.content.description for record in found] == [row[0] for row in rows][:count]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Yard", ("The words", "Start", "In the hands of", "Finish", "Shape it is in")),
        ("Workstream Basin", ("The words", "Born", "In the hands of", "Wanted for", "Shape it is in")),
        ("Milestones", ("The words", "Born", "In the hands of", "Wanted for", "Shape it is in")),
    ],
)
def test_a_plan_without_references_is_no_log(title: str, head: tuple[str, ...]) -> None:
    rows = tuple((row[1], row[0], *row[2:]) for row in UNNUMBERED)
    assert not records(parsed_pages(_page(title, head, rows, (280, 80, 120, 90, 110))), "actions")


@pytest.mark.parametrize("title", ["Technical debt", "Roles and duties"])
def test_what_is_owed_to_nobody_is_no_action(title: str) -> None:
    rows = tuple((row[2], row[1], row[3], row[4]) for row in UNNUMBERED)
    assert not records(parsed_pages(_page(title, ("Owner", "Wording", "Until", "Shape it is in"), rows, (120, 300, 90, 110))), "actions")


@pytest.mark.parametrize("texts", [("Ada Quill pays", "The lock is open", "Fog may come"), ("Rates", "Harbour Dues", "Tide Tables")])
def test_what_is_owed_must_be_asked_for(texts: tuple[str, ...]) -> None:
    rows = tuple((row[2], text, row[3], "Yes") for row, text in zip(UNNUMBERED, texts, strict=True))
    assert not records(parsed_pages(_page("Debts", ("Owner", "Debt", "Due", "Settled?"), rows, (120, 300, 90, 110))), "actions")


def test_statuses_that_come_back_are_told_by_one_that_is_known() -> None:
    rows = tuple(
        (f"TMAG28-0{n}", *ACTIONS[n % 3][1:5], status, ACTIONS[n % 3][6]) for n, status in enumerate(("Afloat", "Open", "Afloat", "Open"))
    )
    found = values(parsed_pages(_page("Our promises", OWN_HEAD, rows)), "actions", "status", "status_raw")
    assert found == [("unknown", "Afloat"), ("open", "Open")] * 2


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


@pytest.mark.parametrize(
    ("times", "is_agenda"),
    [
        (("13:00 – 13:05", "13:05 – 13:15", "13:15 – 13:40", "13:40 – 14:00"), True),
        (("13:00 – 13:05", "13:15 – 13:25", "13:20 – 13:40", "14:40 – 15:00"), False),
    ],
)
def test_rows_without_headings_that_begin_when_those_above_end_are_an_agenda(times: tuple[str, ...], is_agenda: bool) -> None:
    items = (
        ("Welcome", "Ada Quill"),
        ("Harbour dues", "Secretariat"),
        ("Locks", "Ofgem"),
        ("Any other business", "Ada Quill"),
    )
    rows = tuple((time, *item) for time, item in zip(times, items, strict=True))
    parsed = parsed_pages(lambda page: page.title("How it will run").table(90, (120, 300, 200), rows, header_rows=0))
    found = values(parsed, "agenda_items", "start_time", "end_time", "title", "lead_raw")
    assert found == ([(*time.split(" – "), *item) for time, item in zip(times, items, strict=True)] if is_agenda else [])


def test_a_table_with_some_of_the_headings_of_a_log_that_is_read() -> None:
    wide, narrow = (2, 3, 0, 4, 5, 6), (2, 3, 0, 4)
    head = ("Label", "", "Action", "Given to", "Due", "Status", "Latest Update")

    def draw(title: str, first: tuple[str, ...]) -> Callable[[Drawing], object]:
        def on(drawing: Drawing) -> None:
            drawing.title("Homework")
            rows = [tuple(row[i] for i in narrow) for row in (first, *ACTIONS[:2])]
            end = drawing.table(90, [LOG_WIDTHS[i] for i in narrow], rows)
            rows = [tuple(row[i] for i in wide) for row in (head, ACTIONS[2], ACTIONS[2])]
            drawing.text(36, end + 40, title, 14, bold=True).table(end + 60, [LOG_WIDTHS[i] for i in wide], rows[:2])

        return on

    found = values(parsed_pages(draw("Handed in", head)), "actions", "action_ref", "owner_raw", "due_raw")
    assert sorted(found) == [(row[0], row[3], row[4]) for row in ACTIONS]
