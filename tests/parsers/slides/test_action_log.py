"""Action tables: columns in any order and by many names, over pages, in parts, with rows between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing.pages import LEFT, UP, Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

HEAD = ("Ref", "Date", "Action", "Owner", "Due", "Status", "Latest Update")
WIDTHS = (80, 70, 300, 120, 90, 110, 120)
ROWS = (
    ("TMAG28-01", "17/03/30", "Measure the harbour depth", "Ada Quill", "15/05/30", "Open", "Under way"),
    ("TMAG28-02", "17/03/30", "Send the tide tables round", "Ben Sorrel", "19/06/30", "Recommend closed", "Sent to all"),
    ("TMAG29-01", "17/04/30", "Mend the upper lock", "Programme PMO", "17/07/30", "In progress", "Parts ordered"),
)
FIELDS = ("action_ref", "raised_raw", "description", "owner_raw", "due_raw", "status_raw", "latest_update")


def _log(
    title: str | None, *rows: tuple[str, ...], head: tuple[str, ...] | None = HEAD, widths: tuple[int, ...] = WIDTHS
) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        drawing.table(90, widths, (head, *rows) if head else rows, header_rows=1 if head else 0)

    return draw


def test_a_log_on_one_page() -> None:
    parsed = parsed_pages(_log("Actions", *ROWS))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert values(parsed, "actions", "status") == ["open", "recommend_closed", "in_progress"]
    assert values(parsed, "actions", "due_date") == [date(2030, 5, 15), date(2030, 6, 19), date(2030, 7, 17)]
    assert not left_over(parsed)
    assert min(record.confidence for record in records(parsed, "actions")) >= 0.9


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(len(HEAD))))
def test_columns_in_any_order_give_the_same_rows(order: list[int]) -> None:
    def moved(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(row[i] for i in order)

    widths = tuple(WIDTHS[i] for i in order)
    parsed = parsed_pages(_log("Actions", *map(moved, ROWS), head=moved(HEAD), widths=widths))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)


@settings(max_examples=6, deadline=None)
@given(gone=st.integers(0, 2))
def test_a_row_taken_out_is_the_only_row_less(gone: int) -> None:
    rest = [row for i, row in enumerate(ROWS) if i != gone]
    assert values(parsed_pages(_log("Actions", *rest)), "actions", *FIELDS) == rest


@pytest.mark.parametrize("missing", range(1, len(HEAD)))
def test_a_column_that_is_missing_leaves_its_field_null(missing: int) -> None:
    keep = [i for i in range(len(HEAD)) if i != missing]
    cut = [tuple(row[i] for i in keep) for row in (HEAD, *ROWS)]
    parsed = parsed_pages(_log("Actions", *cut[1:], head=cut[0], widths=tuple(WIDTHS[i] for i in keep)))
    if HEAD[missing] != "Action":
        expected = [tuple(None if i == missing else text for i, text in enumerate(row)) for row in ROWS]
        assert values(parsed, "actions", *FIELDS) == expected


@pytest.mark.parametrize(
    "head",
    [
        ("Action ID", "Raised", "Description", "Responsible", "Target date", "State", "Update"),
        ("No.", "Date raised", "Action Description", "Assigned to", "By when", "RAG status", "Comments"),
        ("Action ref.", "Raised on", "Action required", "Action owner(s)", "Deadline", "Open / Closed", "Progress"),
        ("Ref", "Date Raised (dd/mm/yy)", "Actoin", "Ownr", "Due Date (dd/mm/yy)", "Statuss", "Lates Update"),
        ("Action", "Date", "Description", "Who", "When", "Current status", "Notes"),
        ("ID", "Opened", "Detail", "Lead", "Target completion date", "Status", "Latest position"),
        ("Ref", "Date", "Action", "Owner", "Date", "Status", "Update"),
        ("Ref", "Meeting date", "Agreed action", "By whom", "Due for completion", "Action status", "Update / Comments"),
    ],
)
def test_columns_by_other_names(head: tuple[str, ...]) -> None:
    parsed = parsed_pages(_log("Actions", *ROWS, head=head))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert "unknown_column" not in codes(parsed)


def test_a_lone_date_that_lies_ahead_is_the_due_date() -> None:
    keep = (0, 2, 3, 4, 5)
    rows = [tuple(row[i] for i in keep) for row in ROWS]
    parsed = parsed_pages(_log("Actions", *rows, head=("Ref", "Action", "Owner", "Date", "Status"), widths=(80, 300, 120, 90, 110)))
    assert values(parsed, "actions", "due_raw", "raised_raw") == [(row[4], None) for row in ROWS]


def test_of_an_original_and_a_revised_due_date_the_revised_counts() -> None:
    head = ("Ref", "Action", "Owner", "Original due date", "Revised due date", "Status")
    rows = [
        ("A1", "Mend the lock", "Ada Quill", "15/05/30", "19/06/30", "Open"),
        ("A2", "Oil the gate", "Ada Quill", "15/05/30", "", "Open"),
    ]
    parsed = parsed_pages(_log("Actions", *rows, head=head, widths=(80, 300, 120, 90, 90, 110)))
    assert values(parsed, "actions", "due_raw") == ["19/06/30", "15/05/30"]
    assert not left_over(parsed)


@pytest.mark.parametrize("title", ["Actions", "Actions (cont.)", "Actions (2/2)", "Actions continued", None])
@pytest.mark.parametrize("head", [HEAD, None])
def test_a_log_goes_on_on_the_next_page(title: str | None, head: tuple[str, ...] | None) -> None:
    parsed = parsed_pages(_log("Actions", *ROWS[:1]), _log(title, *ROWS[1:], head=head))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert [record.page_number for record in records(parsed, "actions")] == [2, 3, 3]
    assert not left_over(parsed)
    assert "headerless_table" not in codes(parsed)


def test_a_log_goes_on_after_a_page_of_another_kind() -> None:
    parsed = parsed_pages(
        _log("Actions", *ROWS[:1]),
        lambda page: page.title("Harbour view").lines(60, 120, "It will be shown at the meeting."),
        _log("Actions (cont.)", *ROWS[1:], head=None),
    )
    assert values(parsed, "actions", *FIELDS) == list(ROWS)


def test_a_row_that_the_page_end_cuts_is_one_row() -> None:
    first = ("TMAG29-01", "17/04/30", "Mend the upper lock and the", "Programme PMO", "17/07/30", "In progress", "Parts ordered.")
    rest = ("", "", "gate beside it", "", "", "", "Work begins in June")
    parsed = parsed_pages(_log("Actions", *ROWS[:2], first), _log("Actions (cont.)", rest, ("TMAG29-02", *ROWS[1][1:])))
    found = values(parsed, "actions", "action_ref", "description", "latest_update")
    assert found[2] == ("TMAG29-01", "Mend the upper lock and the gate beside it", "Parts ordered.\nWork begins in June")
    assert [ref for ref, _, _ in found] == ["TMAG28-01", "TMAG28-02", "TMAG29-01", "TMAG29-02"]
    cut = records(parsed, "actions")[2]
    assert cut.page_number == 2
    assert {part.page_number for part in cut.parts if part.column == "description"} == {2, 3}
    assert cut.confidence < records(parsed, "actions")[0].confidence


def test_two_logs_on_one_page_are_both_read() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Actions")
        lower = drawing.table(90, WIDTHS, (HEAD, *ROWS[:2]))
        drawing.text(36, lower + 40, "Closed actions", 14, bold=True)
        drawing.table(lower + 60, WIDTHS, (HEAD, ROWS[2]))

    assert values(parsed_pages(draw), "actions", *FIELDS) == list(ROWS)


def test_rows_that_part_the_table_are_no_actions() -> None:
    parting = ("Closed actions", *[LEFT] * 6)
    blank = ("",) * 7
    parsed = parsed_pages(_log("Actions", ("Open actions", *[LEFT] * 6), *ROWS[:2], blank, parting, HEAD, ROWS[2]))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert not left_over(parsed)


def test_a_caption_above_the_header() -> None:
    parsed = parsed_pages(_log("Actions", HEAD, *ROWS, head=("Open actions", *[LEFT] * 6)))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)


def test_a_header_in_two_rows() -> None:
    upper = ("Action", LEFT, LEFT, "Owner", "Dates", LEFT, "Status")
    lower = ("Ref", "Description", "Latest update", UP, "Raised", "Due", UP)
    rows = [(row[0], row[2], row[6], row[3], row[1], row[4], row[5]) for row in ROWS]

    def draw(drawing: Drawing) -> None:
        drawing.title("Actions").table(90, (80, 300, 120, 120, 70, 90, 110), (upper, lower, *rows), header_rows=2)

    assert values(parsed_pages(draw), "actions", *FIELDS) == list(ROWS)


def test_a_merged_reference_carries_down() -> None:
    second = (UP, "17/03/30", "Write down what was measured", "Ben Sorrel", "19/06/30", "Open", "")
    parsed = parsed_pages(_log("Actions", ROWS[0], second, ROWS[2]))
    assert values(parsed, "actions", "action_ref") == ["TMAG28-01", "TMAG28-01", "TMAG29-01"]


def test_without_any_header_the_values_tell() -> None:
    parsed = parsed_pages(_log("Action log", *ROWS, head=None))
    assert values(parsed, "actions", "action_ref", "description", "owner_raw", "status_raw") == [(r[0], r[2], r[3], r[5]) for r in ROWS]
    assert "headerless_table" in codes(parsed)
    assert max(record.confidence for record in records(parsed, "actions")) < 0.75


def test_another_table_is_no_log() -> None:
    risks = (("RSK-01", "High", "The tide may turn early", "Ada Quill"), ("RSK-02", "Low", "The lock may freeze", "Ben Sorrel"))
    draw = _log("Risks", *risks, head=("Risk", "Impact", "Description", "Mitigation"), widths=(80, 90, 300, 120))
    parsed = parsed_pages(_log("Actions", *ROWS), draw)
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    depths = (("Upper", "3 m", "Mud"), ("Lower", "5 m", "Sand"))
    assert not records(parsed_pages(_log("Depths", *depths, head=("Lock", "Depth", "Ground"), widths=(80, 90, 300))), "actions")


def test_a_status_in_more_words_and_one_that_turns_it_round() -> None:
    said = ("Closed – 15/03/30", "Open (carried forward)", "Not complete", "On hold", "Reccommend closed", "")
    rows = [("TMAG28-0" + str(i), "17/03/30", "Measure the depth", "Ada Quill", "15/05/30", text, "") for i, text in enumerate(said)]
    parsed = parsed_pages(_log("Actions", *rows))
    assert values(parsed, "actions", "status") == ["closed", "open", "unknown", "unknown", "recommend_closed", None]
    assert codes(parsed).count("unknown_status") == 2
    found = records(parsed, "actions")
    assert found[3].confidence < found[0].confidence


def test_an_unrelated_page_changes_no_row() -> None:
    def note(page: Drawing) -> None:
        page.title("Harbour view").lines(60, 120, "Owner: nobody", "Due: never")

    before, after = parsed_pages(_log("Actions", *ROWS)), parsed_pages(_log("Actions", *ROWS), note)
    assert values(before, "actions", *FIELDS) == values(after, "actions", *FIELDS)


def test_only_the_upper_headings_are_printed_again() -> None:
    upper, lower = ("Action", LEFT, LEFT, "Progress", LEFT, LEFT, ""), HEAD

    def draw(*rows: tuple[str, ...]) -> Callable[[Drawing], None]:
        return lambda drawing: drawing.table(90, WIDTHS, rows, header_rows=1 + (lower in rows)) and None

    first, rest = (*ROWS[2][:2], "Mend the upper", *ROWS[2][3:]), ("", "", "lock of the harbour", "", "", "", "")
    parsed = parsed_pages(draw(upper, lower, *ROWS[:2], first), draw(upper, rest, *ROWS[:1]))
    assert values(parsed, "actions", "description")[2:] == ["Mend the upper lock of the harbour", ROWS[0][2]]
    assert values(parsed, "actions", *FIELDS)[3] == ROWS[0]


def test_values_tell_what_a_heading_that_is_not_known_stands_over() -> None:
    parsed = parsed_pages(_log("Actions", *ROWS, head=("Buoy", *HEAD[1:5], "Tide", HEAD[6])))
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert codes(parsed).count("unknown_column") == 2
    plain = records(parsed_pages(_log("Actions", *ROWS)), "actions")
    assert all(told.confidence < known.confidence for told, known in zip(records(parsed, "actions"), plain, strict=True))


@pytest.mark.parametrize(
    ("ends", "begins"),
    [
        pytest.param(HEAD, None, id="whole"),
        pytest.param((*HEAD[:3], "Action", *HEAD[4:]), ("", "", "", "Owner", "", "", ""), id="cut"),
    ],
)
def test_a_header_that_a_page_ends_with(ends: tuple[str, ...], begins: tuple[str, ...] | None) -> None:
    parsed = parsed_pages(
        lambda page: (page.title("Actions"), page.table(450, WIDTHS, [ends])),
        _log(None, *ROWS, head=begins),
    )
    assert values(parsed, "actions", *FIELDS) == list(ROWS)
    assert {record.page_number for record in records(parsed, "actions")} == {3}
    assert not left_over(parsed)


@pytest.mark.parametrize(("letters", "digits"), [("TMAG", "29-01"), ("TMAG29-", "01")])
def test_a_page_end_parts_the_letters_of_a_reference_from_its_digits(letters: str, digits: str) -> None:
    first = (letters, "17/04/30", "Mend the upper lock and the", "Programme", "17/07/30", "In", "Parts ordered.")
    rest = (digits, "", "gate beside it", "PMO", "", "progress", "")
    parsed = parsed_pages(_log("Actions", *ROWS[:2], first), _log(None, rest, ("TMAG29-02", *ROWS[1][1:]), head=None))
    assert values(parsed, "actions", "action_ref") == ["TMAG28-01", "TMAG28-02", "TMAG29-01", "TMAG29-02"]
    found = values(parsed, "actions", "description", "owner_raw", "status")[2]
    assert found == ("Mend the upper lock and the gate beside it", "Programme PMO", "in_progress")


@pytest.mark.parametrize("heads", [("Due date", "Revised due date"), ("Revised due date", "Due date")])
def test_a_revised_day_counts_where_there_is_one(heads: tuple[str, str]) -> None:
    first = heads[0] == "Due date"
    head = ("Ref", "Action", "Owner", *heads, "Status")
    days = [("15/05/30", "19/06/30"), ("17/07/30", "")]
    rows = [(*row[0:1], row[2], row[3], *(day if first else day[::-1]), row[5]) for row, day in zip(ROWS, days, strict=False)]
    parsed = parsed_pages(_log("Actions", *rows, head=head, widths=(80, 300, 120, 90, 90, 110)))
    assert values(parsed, "actions", "due_raw", "due_date") == [("19/06/30", date(2030, 6, 19)), ("17/07/30", date(2030, 7, 17))]


def test_a_text_that_runs_over_into_the_next_column_is_trusted_less() -> None:
    mixed = ("TMAG29-01", "17/04/30", "Mend the upper lock Programme PMO", LEFT, "17/07/30", "In progress", "Parts ordered")
    found = records(parsed_pages(_log("Actions", *ROWS[:2], mixed)), "actions")
    assert min(record.confidence for record in found[:2]) >= 0.9 > found[2].confidence


def test_a_heading_that_is_spelt_right_is_no_misspelling_of_another() -> None:
    head = ("Ref", "Action", "Owner", "Due", "Latest Update")
    row = ("TMAG30-01", "Mend the upper lock", "PMO", "15/05/2030", "19/06/2030")
    parsed = parsed_pages(_log("Actions", row, head=head, widths=(80, 300, 100, 90, 180)))
    assert values(parsed, "actions", "due_raw", "latest_update") == [("15/05/2030", "19/06/2030")]


def test_a_revised_due_date_that_says_there_is_none_does_not_count() -> None:
    head = ("Ref", "Action", "Owner", "Due date", "Revised due date")
    row = ("TMAG30-01", "Mend the upper lock", "PMO", "15/05/2030", "N/A")
    assert values(parsed_pages(_log("Actions", row, head=head, widths=(80, 300, 100, 90, 110))), "actions", "due_raw") == ["15/05/2030"]


def test_a_reference_and_the_day_it_was_raised_in_one_cell() -> None:
    head = ("Ref and date", "Action", "Owner", "Due")
    rows = (("TMAG30-01\n15/05/2030", "Mend the upper lock", "PMO", "19/06/2030"), ("TMAG30-02\n15/05/2030", "Oil the gate", "PMO", "TBC"))
    parsed = parsed_pages(_log("Actions", *rows, head=head, widths=(100, 300, 100, 110)))
    assert values(parsed, "actions", "action_ref", "raised_date") == [("TMAG30-01", date(2030, 5, 15)), ("TMAG30-02", date(2030, 5, 15))]


def test_the_rest_of_a_row_alone_on_the_next_page_goes_to_its_action() -> None:
    rest = ("", "", "and tell the masters of it", "", "", "", "as the crane is free")
    parsed = parsed_pages(_log("Actions", *ROWS), _log(None, rest, head=None))
    assert values(parsed, "actions", *FIELDS)[:2] == list(ROWS[:2])
    assert values(parsed, "actions", "description", "latest_update")[2] == (
        "Mend the upper lock and tell the masters of it",
        "Parts ordered as the crane is free",
    )


@pytest.mark.parametrize(("status", "count"), [("Parties with two roles should answer once for each of them.", 0), ("Closed", 1)])
def test_two_columns_of_prose_are_no_log(status: str, count: int) -> None:
    rows = (("Position", "Next activity"), (status, "Plans are held by each workstream and are summed up on a page."))
    parsed = parsed_pages(lambda page: page.title("Independent review").table(90, (400, 400), rows))
    assert len(records(parsed, "actions")) == count


@pytest.mark.parametrize(
    ("heading", "head", "stage", "count"),
    [
        ("Horizon scanning", "Summary", "Assessment", 0),
        ("Horizon scanning", "Summary", "Open", 2),  # a known status
        ("Horizon scanning", "Action", "Assessment", 2),
        ("Actions", "Summary", "Assessment", 2),
    ],
)
def test_changes_by_their_references_are_no_log(heading: str, head: str, stage: str, count: int) -> None:
    rows = [
        ("Change", head, "Stage"),
        ("R0121", "Adds a data item to the report", stage),
        ("DCP431", "Aligns the calendar", "Consultation"),
    ]
    drawn = parsed_pages(lambda page: page.title(heading).table(90, (120, 500, 200), rows))
    assert len(records(drawn, "actions")) == count


@pytest.mark.parametrize("restarts", [True, False])
def test_numbers_that_begin_anew_on_the_next_page_count_rows_and_are_no_references(*, restarts: bool) -> None:
    head, rows = ("No.", *HEAD[1:]), [row[1:] for row in ROWS]
    first = _log("Actions", ("1", *rows[0]), ("2", *rows[1]), head=head)
    parsed = parsed_pages(first, _log("Actions", ("1" if restarts else "3", *rows[2]), head=head))
    wanted = [None, None, None] if restarts else ["1", "2", "3"]
    assert values(parsed, "actions", "action_ref", "description") == list(zip(wanted, [row[2] for row in ROWS], strict=True))
    assert not left_over(parsed)


@pytest.mark.parametrize(("heading", "count"), [("Defects by severity", 0), ("Actions on defects", 2)])
def test_defects_by_their_references_are_no_log(heading: str, count: int) -> None:
    rows = [
        ("Defect", "Summary", "Severity", "State", "Assigned to"),
        ("DEF-2842", "Effective from date is a bank holiday", "3", "In progress", "SI Test"),
        ("DEF-3360", "Duplicate message on replay", "4", "Closed", "DCC"),
    ]
    drawn = parsed_pages(lambda page: page.title(heading).table(90, (120, 400, 80, 100, 100), rows))
    assert len(records(drawn, "actions")) == count


def test_the_meeting_beside_the_day_on_which_an_action_was_raised() -> None:
    rows = [(ref, f"TMAG {ref[4:6]}\n{day}", *rest) for ref, day, *rest in ROWS]
    parsed = parsed_pages(_log("Actions", *rows))
    assert values(parsed, "actions", "raised_date") == [date(2030, 3, 17), date(2030, 3, 17), date(2030, 4, 17)]
    assert values(parsed, "actions", "raised_raw")[0] == "TMAG 28 17/03/30"
    assert "value_not_understood" not in codes(parsed)


def test_a_month_that_a_narrow_column_breaks_is_whole() -> None:
    row = ("TMAG28-01", "17\nSeptembe\nr 2030", *ROWS[0][2:])
    assert values(parsed_pages(_log("Actions", row)), "actions", "raised_raw") == ["17 September 2030"]
