"""The agenda: columns by many names, times in one cell or three, over pages, and printed twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.signals import reasons
from tests.drawing.agendas import FIELDS, HEAD, ROWS, WANTED, WIDTHS, agenda
from tests.drawing.looks import level
from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values


def test_an_agenda_on_one_page() -> None:
    parsed = parsed_pages(agenda("Agenda", *ROWS))
    assert values(parsed, "agenda_items", *FIELDS) == WANTED
    assert values(parsed, "agenda_items", "start_time", "end_time", "duration_minutes")[1] == ("10:05", "10:20", 15)
    assert values(parsed, "agenda_items", "item_type") == [None, "information", "decision", None]
    assert values(parsed, "agenda_items", "stated_page") == [None, 4, 7, None]
    assert not left_over(parsed)


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(len(HEAD))))
def test_columns_in_any_order_give_the_same_rows(order: list[int]) -> None:
    def moved(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(row[i] for i in order)

    parsed = parsed_pages(agenda("Agenda", *map(moved, ROWS), head=moved(HEAD), widths=tuple(WIDTHS[i] for i in order)))
    assert values(parsed, "agenda_items", *FIELDS) == WANTED


@settings(max_examples=6, deadline=None)
@given(gone=st.integers(0, len(ROWS) - 1))
def test_a_row_taken_out_is_the_only_row_less(gone: int) -> None:
    rest = [row for i, row in enumerate(ROWS) if i != gone]
    parsed = parsed_pages(agenda("Agenda", *rest))
    assert values(parsed, "agenda_items", *FIELDS) == [row for i, row in enumerate(WANTED) if i != gone]
    assert ("continuation_gap" in codes(parsed)) == (gone in (1, 2))


@pytest.mark.parametrize(
    "head",
    [
        ("No.", "Agenda item", "Purpose", "For", "Presenter", "Timing", "Slide"),
        ("Item no.", "Topic", "Objectives", "Item type", "Led by", "Time slot", "Page no."),
        ("Item", "Agenda topic", "Desired outcome", "Category", "Owner", "Timings", "Slide no."),
        ("Ref", "Subject", "Description", "Decision / Information", "Speaker", "Time", "Pg"),
        ("#", "Itme", "Objektive", "Type (D/I)", "Lead(s)", "Time (BST)", "Pages"),
        ("", "Item", "Purpose of item", "Action", "Who", "When", "Page"),
    ],
)
def test_columns_by_other_names(head: tuple[str, ...]) -> None:
    parsed = parsed_pages(agenda("Agenda", *ROWS, head=head))
    found = values(parsed, "agenda_items", *FIELDS)
    assert found == WANTED


@pytest.mark.parametrize("whens", [("10:00 to 10:05", "10:05 to 10:20"), ("15 May 2030", "19 June 2030")])
def test_what_who_and_when_are_an_agenda_by_their_times(whens: tuple[str, str]) -> None:
    rows = (("1", whens[0], "Welcome", "Chair"), ("2", whens[1], "Mend the lock", "Ada Quill"))
    parsed = parsed_pages(agenda("Harbour", *rows, head=("#", "When", "What", "Who"), widths=(30, 150, 300, 150)))
    wanted = ("agenda_items", "actions") if ":" in whens[0] else ("actions", "agenda_items")
    assert [len(records(parsed, dataset)) for dataset in wanted] == [2, 0]


def test_what_and_who_without_times_are_noagenda() -> None:
    rows = (("Lamps", "Ada Quill"), ("Bells", "Ben Sorrel"), ("Keys", "Chair"))
    assert not records(parsed_pages(agenda("Roles", *rows, head=("What", "Who"), widths=(300, 200))), "agenda_items")


def test_times_in_three_columns() -> None:
    head = ("#", "Item", "Lead", "Start", "End", "Duration (mins)")
    rows = [("1", "Welcome", "Chair", "10:00", "10:05", "5"), ("2", "Harbour plan", "Ada Quill", "10:05", "10:20", "15")]
    parsed = parsed_pages(agenda("Agenda", *rows, head=head, widths=(30, 300, 150, 80, 80, 100)))
    assert values(parsed, "agenda_items", "start_time", "end_time", "duration_minutes") == [("10:00", "10:05", 5), ("10:05", "10:20", 15)]


@pytest.mark.parametrize("title", ["Agenda", "Agenda (cont.)", "Agenda 2/2", "Agenda – continued", None])
@pytest.mark.parametrize("head", [HEAD, None])
def test_an_agenda_goes_on_on_the_next_page(title: str | None, head: tuple[str, ...] | None) -> None:
    parsed = parsed_pages(agenda("Agenda", *ROWS[:2]), agenda(title, *ROWS[2:], head=head))
    assert values(parsed, "agenda_items", *FIELDS) == WANTED
    assert not left_over(parsed)


def test_a_break_that_a_page_begins_with_is_an_item_and_no_rest_of_the_one_before() -> None:
    pause = ("", "Break", "", "", "", "10:20-10:30", "")
    parsed = parsed_pages(agenda("Agenda", *ROWS[:2]), agenda("Agenda", pause, *ROWS[2:]))
    assert values(parsed, "agenda_items", "title", "start_time")[1:3] == [("Harbour plan", "10:05"), ("Break", "10:20")]
    cut = ("", "", "and what it costs", "", "", "10:20", "")
    open_end = (*ROWS[1][:5], "10:05-", "4")
    parsed = parsed_pages(agenda("Agenda", ROWS[0], open_end), agenda("Agenda", cut, *ROWS[2:]))
    assert values(parsed, "agenda_items", "title", "objective")[1] == ("Harbour plan", "Hear how the plan stands and what it costs")


def test_a_break_across_the_columns_of_other_fields_is_a_title_alone() -> None:
    pause = ("Break", LEFT, LEFT, LEFT, LEFT, "10:20-10:30", "")
    parsed = parsed_pages(agenda("Agenda", *ROWS[:2], pause, *ROWS[2:]))
    assert values(parsed, "agenda_items", *FIELDS)[2] == (None, "Break", None, None, None, "10:20-10:30", None)
    assert not left_over(parsed)


def test_an_agenda_printed_twice_is_read_once() -> None:
    def note(page: Drawing) -> None:
        page.title("Harbour view").lines(60, 120, "It will be shown at the meeting.")

    parsed = parsed_pages(agenda("Agenda", *ROWS), note, agenda("Agenda", *ROWS))
    assert values(parsed, "agenda_items", *FIELDS) == WANTED
    assert parsed.kinds == {1: "cover", 2: "agenda", 3: "content", 4: "agenda"}
    assert not left_over(parsed)


def test_an_agenda_in_short_at_the_front_gives_way_to_the_full_one() -> None:
    brief = tuple((row[0], row[1], row[3], row[5].partition("-")[0]) for row in ROWS)

    def front(page: Drawing) -> None:
        page.title("At a glance").table(90, (30, 300, 120, 100), (("#", "Item", "Type", "Time"), *brief))

    parsed = parsed_pages(front, agenda("Agenda", ROWS[0], (*ROWS[1][:5], "", "4"), *ROWS[2:]))
    wanted = [WANTED[0], (*WANTED[1][:5], "10:05", "4"), *WANTED[2:]]
    assert values(parsed, "agenda_items", *FIELDS) == wanted
    assert {record.page_number for record in records(parsed, "agenda_items")} == {3}
    assert not left_over(parsed)


def test_an_agenda_printed_again_without_its_numbers_is_the_same() -> None:
    def again(page: Drawing) -> None:
        page.title("Where we are").table(90, (120, 300), (("Time", "Item"), *((row[5].split()[0], row[1]) for row in ROWS)))

    assert values(parsed_pages(agenda("Agenda", *ROWS), again), "agenda_items", *FIELDS) == WANTED


def test_items_of_one_title_on_two_days_are_two() -> None:
    def second(page: Drawing) -> None:
        page.title("Agenda of the second day").table(
            90, (120, 300), (("Time", "Item"), ("09:00-09:10", "Welcome"), ("09:10-10:00", "Locks"))
        )

    def first(page: Drawing) -> None:
        page.title("Agenda of the first day").table(
            90, (120, 300), (("Time", "Item"), ("10:00-10:05", "Welcome"), ("10:05-10:50", "Tides"))
        )

    assert values(parsed_pages(first, second), "agenda_items", "title") == ["Welcome", "Tides", "Welcome", "Locks"]


def test_rows_that_part_the_agenda_are_no_items() -> None:
    rows = (*ROWS[:2], ("Second half", *[LEFT] * 6), *ROWS[2:], ("", "", "", "", "", "", ""))
    parsed = parsed_pages(agenda("Agenda", *rows))
    assert values(parsed, "agenda_items", *FIELDS) == WANTED
    assert not left_over(parsed)


@pytest.mark.parametrize(
    ("printed", "page"), [("9, Attachment 1", 9), ("pp. 4-6 and Annex B", 4), ("Attachment 1, 9", None), ("9 Attachments", None)]
)
def test_a_page_with_a_document_beside_it(printed: str, page: int | None) -> None:
    rows = (("1", "Harbour plan", "Hear it", "Information", "Ada Quill", "15 mins", printed), *ROWS[2:])
    assert values(parsed_pages(agenda("Agenda", *rows)), "agenda_items", "stated_page")[0] == page


def test_a_page_that_is_no_page_is_not_understood() -> None:
    rows = (("1", "Harbour plan", "Hear it", "Information", "Ada Quill", "15 mins", "Attachment 2"), *ROWS[2:])
    parsed = parsed_pages(agenda("Agenda", *rows))
    assert values(parsed, "agenda_items", "stated_page") == [None, 7, None]
    assert "value_not_understood" in codes(parsed)
    found = records(parsed, "agenda_items")
    assert ["read" in reasons(record.signals) for record in found] == [True, False, False]


def test_without_any_header_the_values_tell() -> None:
    parsed = parsed_pages(agenda("Agenda", *ROWS, head=None))
    assert values(parsed, "agenda_items", "item_label", "title", "time_raw") == [(row[0], row[1], row[5]) for row in WANTED]
    assert "headerless_table" in codes(parsed)
    assert max(record.confidence for record in records(parsed, "agenda_items")) < 0.75


def test_lettered_items_leave_no_gap() -> None:
    rows = [(label, *row[1:]) for label, row in zip(("1", "2a", "2b", "3"), ROWS, strict=True)]
    parsed = parsed_pages(agenda("Agenda", *rows))
    assert values(parsed, "agenda_items", "item_number") == [1, None, None, 3]
    assert "continuation_gap" not in codes(parsed)


def test_an_unrelated_page_changes_no_row() -> None:
    def note(page: Drawing) -> None:
        page.title("Depths").table(120, (200, 200), (("Lock", "Depth"), ("Upper", "3 m"), ("Lower", "5 m")))

    before, after = parsed_pages(agenda("Agenda", *ROWS)), parsed_pages(agenda("Agenda", *ROWS), note)
    assert values(before, "agenda_items", *FIELDS) == values(after, "agenda_items", *FIELDS)


def test_items_that_are_numbered_in_words() -> None:
    rows = [(f"Item {row[0]}", *row[1:]) for row in ROWS]
    parsed = parsed_pages(agenda("Agenda", *rows, head=("Item", "Topic", *HEAD[2:]), widths=(60, 170, *WIDTHS[2:])))
    assert values(parsed, "agenda_items", "item_label", "item_number", "title") == [(f"Item {row[0]}", int(row[0]), row[1]) for row in ROWS]


def test_an_objective_tells_the_type_where_no_column_does() -> None:
    rows = [(*row[:2], f"{row[3].upper()}: {row[2]}" if row[3] else "", *row[4:]) for row in ROWS]
    parsed = parsed_pages(agenda("Agenda", *rows, head=(*HEAD[:3], *HEAD[4:]), widths=(*WIDTHS[:3], *WIDTHS[4:])))
    assert values(parsed, "agenda_items", "item_type", "item_type_raw") == [
        (None, None),
        ("information", "INFORMATION"),
        ("decision", "DECISION"),
        (None, None),
    ]


@pytest.mark.parametrize("line", ["Meeting closes 11:15", "The meeting is expected to end at 11:15", "Close of meeting: 11.15"])
def test_a_line_beside_the_agenda_tells_when_the_meeting_ends(line: str) -> None:
    rows = (("#", "Item", "Lead", "Start"), ("1", "Welcome", "Chair", "10:00"), ("2", "Summary and close", "Chair", "11:00"))

    def draw(drawing: Drawing) -> None:
        drawing.title("Agenda").text(36, drawing.table(90, (30, 300, 150, 80), rows) + 30, line, 10)

    assert values(parsed_pages(draw), "meetings", "start_time", "end_time")[0] == ("10:00", "11:15")


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("15 May 2030, 10:00 to 12:00", ("10:00", "12:00")),
        ("15 May 2030 | 10:00 – 12:00", ("10:00", "12:00")),
        ("15 May 2030, 09:00 to 10:30", ("10:00", None)),
    ],
)
def test_the_cover_tells_when_the_meeting_ends(day: str, wanted: tuple[str, str | None]) -> None:
    rows = (("#", "Item", "Lead", "Start"), ("1", "Welcome", "Chair", "10:00"), ("2", "Summary and close", "Chair", "11:00"))
    parsed = parsed_pages(lambda drawing: drawing.title("Agenda").table(90, (30, 300, 150, 80), rows), cover=("TMAG #30", day))
    assert values(parsed, "meetings", "start_time", "end_time")[0] == wanted


def test_an_objective_beneath_its_title_in_one_cell() -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda").table(90, (40, 420, 120), (("#", "Item", "Lead"), ("1", "\n", "Chair"), ("2", "\n", "PMO")), size=10)
        for top, title, objective in ((111, "Locks", "Approve the plan"), (141, "Gates", "Note the state of the gates")):
            page.text(73, top + 8, title, 10, bold=True).text(73, top + 20, objective, 10)

    found = values(parsed_pages(draw), "agenda_items", "title", "objective", "lead_raw")
    assert found == [("Locks", "Approve the plan", "Chair"), ("Gates", "Note the state of the gates", "PMO")]


def test_a_type_that_leads_an_objective_is_no_part_of_it() -> None:
    rows = (("#", "Item", "Objective", "Lead"), ("1", "Locks", "DECISION: Approve the plan", "PMO"), ("2", "Gates", "Information", "Chair"))
    parsed = parsed_pages(lambda page: page.title("Agenda").table(90, (40, 200, 300, 120), rows, size=10))
    found = values(parsed, "agenda_items", "item_type_raw", "objective")
    assert found == [("DECISION", "Approve the plan"), ("Information", None)]


@pytest.mark.parametrize("is_title_lined", [False, True])
def test_an_agenda_of_lines_beneath_its_title_prints_no_header(is_title_lined: bool) -> None:
    """The first row stands over the first line of the table, maybe beneath that of the title; titles stand over objectives."""
    rows = (
        ("10:00-10:05", "1", "Welcome", "", "Chair", ""),
        ("10:05-10:20", "2", "Harbour plan", "Hear how the plan stands in the spring", "Ada Quill", "Information"),
        ("10:20-10:30", "3", "Tide tables", "Approve the tables for the coming year", "Ben Sorrel", "Decision"),
        ("10:30-10:40", "4", "Lock keys", "Discuss where all of the keys are kept", "Cleo Ward", "Discussion"),
    )

    def draw(page: Drawing) -> None:
        page.text(30, 40, "Agenda", 20, bold=True)
        for r, (time, number, title, objective, lead, kind) in enumerate(rows):
            y = 66.0 + 34 * r
            if r or is_title_lined:
                level(page, y - 18, 30, 900)
            for x, text in ((30, time), (140, number)):
                page.text(x, y, text, 9, bold=True)
            page.text(170, y, title, 9, bold=True).text(170, y + 13, objective, 9).text(560, y, lead, 9).text(720, y, kind, 9)
        level(page, 66 + 34 * len(rows) - 18, 30, 900)

    found = values(parsed_pages(draw), "agenda_items", "time_raw", "item_label", "title", "objective", "lead_raw", "item_type_raw")
    assert found == [tuple(text or None for text in row) for row in rows]


@pytest.mark.parametrize(("time", "is_doubted"), [("As read", False), ("Item 25:70", True)])
def test_a_time_without_a_digit_says_that_there_is_none(time: str, is_doubted: bool) -> None:
    rows = [(*row[:5], time if i == 1 else row[5], row[6]) for i, row in enumerate(ROWS)]
    parsed = parsed_pages(agenda("Agenda", *rows))
    assert values(parsed, "agenda_items", "start_time", "time_raw")[1] == (None, time)
    assert ("value_not_understood" in codes(parsed)) is is_doubted


def test_slots_beside_beginnings_say_how_long_items_take() -> None:
    rows = (
        ("Agenda item", "Speaker", "Starts at", "Slot"),
        ("Welcome", "Chair", "13:30", "5 mins"),
        ("Locks", "Ada Quill", "13:35", "10 mins"),
    )
    parsed = parsed_pages(lambda page: page.title("Today").table(80, (250, 150, 100, 100), rows, size=10))
    assert values(parsed, "agenda_items", "title", "start_time", "duration_minutes") == [("Welcome", "13:30", 5), ("Locks", "13:35", 10)]
