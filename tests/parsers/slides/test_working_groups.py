"""The working group matrix: either way round, over pages, rows by other names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.pages import LEFT, Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

ROWS = (
    ("", "Data Working Group (DWG)", "Migration Working Group (MWG)", "Lock Working Group (LKWG)"),
    ("Upcoming deliverables", "• Tide tables (planned 10 June 2030, to come to June TMAG)", "• Lock keys", ""),
    ("Next meeting's agenda items", "02 June 2030\n• Depths\n• Locks", "• Keys", "Activity:\n• Oil"),
    ("TMAG escalations", "None", "N/A", "• The gate is stuck"),
)
WIDTHS = (120, 270, 270, 270)
FIELDS = ("group_code", "report_row", "item_order", "is_lead_in", "is_nil_return", "text")
WANTED = [
    ("DWG", "upcoming_deliverables", 1, False, False, "Tide tables (planned 10 June 2030, to come to June TMAG)"),
    ("MWG", "upcoming_deliverables", 1, False, False, "Lock keys"),
    ("DWG", "next_meeting_agenda", 1, True, False, "02 June 2030"),
    ("DWG", "next_meeting_agenda", 2, False, False, "Depths"),
    ("DWG", "next_meeting_agenda", 3, False, False, "Locks"),
    ("MWG", "next_meeting_agenda", 1, False, False, "Keys"),
    ("LKWG", "next_meeting_agenda", 1, True, False, "Activity:"),
    ("LKWG", "next_meeting_agenda", 2, False, False, "Oil"),
    ("DWG", "escalations", 1, False, True, "None"),
    ("MWG", "escalations", 1, False, True, "N/A"),
    ("LKWG", "escalations", 1, False, False, "The gate is stuck"),
]


def _matrix(rows: Sequence[Sequence[str]], *, header_rows: int = 1, title: str | None = None) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        drawing.table(60, (120, *[270] * (len(rows[0]) - 1)), rows, header_rows=header_rows)

    return draw


def test_groups_along_the_top() -> None:
    parsed = parsed_pages(_matrix(ROWS))
    assert values(parsed, "working_group_items", *FIELDS) == WANTED
    first = records(parsed, "working_group_items")[0].content
    assert (first.planned_start_date, first.target_meeting_raw) == (date(2030, 6, 10), "June TMAG")
    assert values(parsed, "working_group_items", "cell_date")[2:5] == [date(2030, 6, 2)] * 3
    assert not left_over(parsed)


def test_groups_down_the_side() -> None:
    parsed = parsed_pages(_matrix(list(zip(*ROWS, strict=True))))
    assert sorted(values(parsed, "working_group_items", *FIELDS)) == sorted(WANTED)


def test_groups_as_bands_each_over_its_row() -> None:
    head, *columns = zip(*ROWS, strict=True)
    rows = [head[1:], *(row for group, *cells in columns for row in ((group, LEFT, LEFT), tuple(cells)))]
    parsed = parsed_pages(lambda drawing: drawing.table(60, (330, 250, 250), rows))
    assert sorted(values(parsed, "working_group_items", *FIELDS)) == sorted(WANTED)
    assert not left_over(parsed)


def test_a_band_over_several_rows_of_cells_is_no_value_of_them() -> None:
    rows = (("Upcoming deliverables", "TMAG escalations"), ("Data Working Group (DWG)", LEFT), ("• Locks", "None"), ("• Keys", "None"))
    assert "Data Working Group (DWG)" not in values(parsed_pages(_matrix(rows)), "working_group_items", "text")


def test_rows_by_other_names() -> None:
    names = ("Forthcoming deliverables", "Agenda for next meeting", "Issues for escalation")
    rows = (ROWS[0], *[(name, *row[1:]) for name, row in zip(names, ROWS[1:], strict=True)])
    assert values(parsed_pages(_matrix(rows)), "working_group_items", *FIELDS) == WANTED


def test_groups_over_two_pages() -> None:
    left, right = [row[:2] for row in ROWS], [(row[0], *row[2:]) for row in ROWS]
    parsed = parsed_pages(_matrix(left), _matrix(right))
    assert sorted(values(parsed, "working_group_items", *FIELDS)) == sorted(WANTED)


def test_rows_over_two_pages_with_and_without_the_header() -> None:
    for rows, heads in ((ROWS[2:], 0), ((ROWS[0], *ROWS[2:]), 1)):
        parsed = parsed_pages(_matrix(ROWS[:2]), _matrix(rows, header_rows=heads))
        assert values(parsed, "working_group_items", *FIELDS) == WANTED
        assert not left_over(parsed)


def test_a_cell_that_the_page_end_cuts_counts_on() -> None:
    cut = (("Next meeting's agenda items", "02 June 2030\n• Depths", "• Keys", "Activity:"), ("", "• Locks", "", "• Oil"))
    parsed = parsed_pages(_matrix((*ROWS[:2], cut[0])), _matrix((cut[1], ROWS[3]), header_rows=0))
    assert [row for row in values(parsed, "working_group_items", "group_code", "item_order", "text") if row[0] == "DWG"] == [
        ("DWG", 1, "Tide tables (planned 10 June 2030, to come to June TMAG)"),
        ("DWG", 1, "02 June 2030"),
        ("DWG", 2, "Depths"),
        ("DWG", 3, "Locks"),
        ("DWG", 1, "None"),
    ]


def test_groups_over_other_rows_are_no_report() -> None:
    rows = (("", "DWG", "MWG"), ("Members", "12", "14"), ("Meetings", "3", "4"))
    assert not records(parsed_pages(_matrix(rows)), "working_group_items")


def test_groups_under_a_heading_that_tables_of_updates_have_too() -> None:
    rows = [("Group", "Agenda items from last meeting", "Escalations"), ("Data Working Group (DWG)", "• Depths", "None")]
    parsed = parsed_pages(_matrix([*rows, ("Migration Working Group (MWG)", "• Keys", "• The gate is stuck")], title="Governance updates"))
    assert values(parsed, "working_group_items", "group_code", "text") == [
        ("DWG", "Depths"),
        ("MWG", "Keys"),
        ("DWG", "None"),
        ("MWG", "The gate is stuck"),
    ]
    assert values(parsed, "governance_updates", "text") == []


def test_a_row_that_the_page_end_cuts_under_headings_printed_again() -> None:
    upper = (ROWS[0], ROWS[1], ("Next meeting's agenda items", "02 June 2030", "• Harbour plan and", "• Oil"))
    lower = (ROWS[0], ("", "• Depths\n• Locks", "the tide tables\n• Keys", ""), ROWS[3])
    parsed = parsed_pages(_matrix(upper), _matrix(lower))
    found = [row for row in values(parsed, "working_group_items", *FIELDS) if row[1] == "next_meeting_agenda"]
    assert found == [
        ("DWG", "next_meeting_agenda", 1, True, False, "02 June 2030"),
        ("DWG", "next_meeting_agenda", 2, False, False, "Depths"),
        ("DWG", "next_meeting_agenda", 3, False, False, "Locks"),
        ("MWG", "next_meeting_agenda", 1, False, False, "Harbour plan and the tide tables"),
        ("MWG", "next_meeting_agenda", 2, False, False, "Keys"),
        ("LKWG", "next_meeting_agenda", 1, False, False, "Oil"),
    ]
    assert values(parsed, "working_group_items", "cell_date")[2:5] == [date(2030, 6, 2)] * 3


def test_headings_that_a_page_ends_with() -> None:
    parsed = parsed_pages(lambda page: page.table(450, (120, 270, 270, 270), ROWS[:1]), _matrix(ROWS[1:], header_rows=0))
    assert values(parsed, "working_group_items", *FIELDS) == WANTED
    assert not left_over(parsed)


def test_groups_by_abbreviations_that_nobody_knows() -> None:
    rows = (("", "LKWG", "TIDEWG"), *(row[:3] for row in ROWS[1:]))
    parsed = parsed_pages(_matrix(rows))
    assert {code for code, *_ in values(parsed, "working_group_items", *FIELDS)} == {"LKWG", "TIDEWG"}


def test_a_groups_name_that_is_only_the_end_of_its_own_is_trusted_less() -> None:
    rows = (("", "Data Working Group (DWG)", "Group (MWG)"), *(row[:3] for row in ROWS[1:]))
    found = records(parsed_pages(_matrix(rows)), "working_group_items")
    sure = {record.content.group_code: record.confidence for record in found}
    assert sure["MWG"] < 0.9 <= sure["DWG"]


def test_a_table_for_each_group_beneath_its_name() -> None:
    rows = (("Upcoming deliverables", "• Plan"), ("Last meeting", "• Tides"), ("Escalations", "None"))

    def draw(page: Drawing) -> None:
        page.title("Working group report")
        for top, name in ((80, "Data Working Group (DWG)"), (250, "Migration Working Group (MWG)")):
            page.text(30, top, name, 10, bold=True).table(top + 8, (160, 400), rows, size=10, header_rows=0)

    parsed = parsed_pages(draw)
    found = values(parsed, "working_group_items", "group_code", "report_row", "text")
    expected = [("upcoming_deliverables", "Plan"), ("last_meeting_agenda", "Tides"), ("escalations", "None")]
    assert found == [(code, *row) for code in ("DWG", "MWG") for row in expected]
    assert min(record.confidence for record in records(parsed, "working_group_items")) >= 0.9
    assert not left_over(parsed)


def test_a_table_for_each_group_beneath_a_row_with_its_name() -> None:
    rows = (("Data Working Group (DWG)", LEFT), ("Upcoming deliverables", "• Plan"), ("Escalations", "None"))
    parsed = parsed_pages(lambda page: page.title("Working groups").table(90, (160, 400), rows, size=10))
    found = values(parsed, "working_group_items", "group_code", "report_row", "text")
    assert found == [("DWG", "upcoming_deliverables", "Plan"), ("DWG", "escalations", "None")]


def test_a_line_without_a_bullet_after_one_with_a_bullet_makes_its_cell_doubtful() -> None:
    rows = (ROWS[0], ("Upcoming deliverables", "• Tide\n\n\ntables of the year", "• Lock keys", ""))
    found = {record.content.text: record.confidence for record in records(parsed_pages(_matrix(rows)), "working_group_items")}
    assert max(found["Tide"], found["tables of the year"]) < 0.9 <= found["Lock keys"]


def test_boxes_of_one_group_on_a_page_of_its_own() -> None:
    heads = ("Upcoming deliverables", "Escalations to TMAG")
    rows = (heads, ("• Plan\n• Tables", "None"), ("Last meeting", "Next meeting"), ("• Tides", "• Gates"))
    parsed = parsed_pages(lambda page: page.title("Data Working Group (DWG)").table(90, (300, 300), rows, size=10))
    found = values(parsed, "working_group_items", "group_code", "report_row", "text")
    assert sorted(found) == [
        ("DWG", "escalations", "None"),
        ("DWG", "last_meeting_agenda", "Tides"),
        ("DWG", "next_meeting_agenda", "Gates"),
        ("DWG", "upcoming_deliverables", "Plan"),
        ("DWG", "upcoming_deliverables", "Tables"),
    ]
    assert not left_over(parsed)


def test_tables_of_two_groups_beside_each_other() -> None:
    rows = (("Upcoming deliverables", "• Plan"), ("Escalations", "None"))

    def draw(page: Drawing) -> None:
        page.title("Working group report").text(30, 80, "Data Working Group (DWG)", 10, bold=True)
        page.table(88, (130, 200), rows, size=10, header_rows=0)
        count = len(page.chars), len(page.fills)
        page.text(30, 80, "Migration Working Group (MWG)", 10, bold=True).table(88, (130, 200), rows, size=10, header_rows=0)
        page.chars[count[0] :] = [char._replace(x0=char.x0 + 450, x1=char.x1 + 450) for char in page.chars[count[0] :]]
        moved = [(fill, fill.box) for fill in page.fills[count[1] :]]
        page.fills[count[1] :] = [replace(fill, box=box._replace(x0=box.x0 + 450, x1=box.x1 + 450)) for fill, box in moved]

    found = values(parsed_pages(draw), "working_group_items", "group_code", "report_row")
    assert sorted(found) == [(code, row) for code in ("DWG", "MWG") for row in ("escalations", "upcoming_deliverables")]


def test_strips_like_those_of_known_rows_head_rows_that_are_not_known() -> None:
    def draw(page: Drawing) -> None:
        page.title("Data Working Group (DWG)")
        for i, texts in enumerate((("Upcoming deliverables", "• Plan"), ("Mood", "• Fair"), ("Escalations", "None"))):
            page.fills.append(Fill(Box(40 + 300 * i, 86, 320 + 300 * i, 106), "#1f4e79", i))
            page.text(50 + 300 * i, 100, texts[0], 11, bold=True, colour="#ffffff").text(50 + 300 * i, 130, texts[1], 11)

    found = records(parsed_pages(draw), "working_group_items")
    assert [(r.content.report_row, r.content.report_row_raw, r.content.text) for r in found] == [
        ("upcoming_deliverables", "Upcoming deliverables", "Plan"),
        ("other", "Mood", "Fair"),
        ("escalations", "Escalations", "None"),
    ]
    assert found[1].confidence < 0.5 < found[0].confidence


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("Upcoming deliverables", "Coming up", "Escalations"), ("upcoming_deliverables", "next_meeting_agenda", "escalations")),
        (("Coming up", "Next meeting", "Escalations"), ("upcoming_deliverables", "next_meeting_agenda", "escalations")),
        (("Outputs due", "Planned for June", "To escalate now"), ("upcoming_deliverables", "next_meeting_agenda", "escalations")),
        (("Held since April", "Planned work", "Escalated matters"), ("last_meeting_agenda", "next_meeting_agenda", "escalations")),
    ],
)
def test_a_rows_name_is_told_by_cues_and_by_those_beside_it(names: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    rows = (ROWS[0], *[(name, *row[1:]) for name, row in zip(names, ROWS[1:], strict=True)])
    found = values(parsed_pages(_matrix(rows)), "working_group_items", "report_row")
    assert tuple(dict.fromkeys(found)) == wanted


@pytest.mark.parametrize(("name", "text", "row"), [("Key risks", "• The pump is old", "other"), ("Issues", "None", "escalations")])
def test_risks_are_escalated_only_where_nil_returns_say_so(name: str, text: str, row: str) -> None:
    rows = (*ROWS[:3], (name, text, "• Tides run late", "• Ice"))
    found = values(parsed_pages(_matrix(rows)), "working_group_items", "report_row_raw", "report_row")
    assert {told for raw, told in found if raw == name} == {row}


def test_the_header_is_the_row_of_known_headings_beneath_one_that_groups_them() -> None:
    turned = [("Working group", "Outputs", LEFT, "Other"), *zip(*ROWS, strict=True)]
    parsed = parsed_pages(_matrix(turned, header_rows=2))
    assert sorted(values(parsed, "working_group_items", *FIELDS)) == sorted(WANTED)


def test_headings_that_only_values_tell() -> None:
    """A past day, a day to come and nil returns tell three rows, and what is left is the fourth."""
    rows = (
        ("", "DWG", "MWG", "LKWG"),
        ("Zug", "• Tide tables", "• Lock keys", ""),
        ("Wab", "Met on 2 May 2030:\n• Depths of the basin", "3 May 2030\n• Keys", "No meeting in April"),
        ("Mor", "2 June 2030\n• Locks", "3 June 2030\n• Gate tests", "Date not yet set"),
        ("Kel", "Nothing", "No issues to raise", "• The gate is stuck"),
    )
    parsed = parsed_pages(_matrix(rows))
    found = {(group, row) for group, row, _ in values(parsed, "working_group_items", "group_code", "report_row", "text")}
    wanted = ("upcoming_deliverables", "last_meeting_agenda", "next_meeting_agenda", "escalations")
    assert found == {(group, row) for group in ("DWG", "MWG", "LKWG") for row in wanted} - {("LKWG", "upcoming_deliverables")}
    nil = [(text, is_nil) for text, is_nil in values(parsed, "working_group_items", "text", "is_nil_return") if text.startswith("No")]
    assert nil == [("No meeting in April", False), ("Nothing", True), ("No issues to raise", True)]
    assert values(parsed, "working_group_items", "cell_date")[2] == date(2030, 5, 2)
    assert codes(parsed).count("unknown_column") == 4
    assert max(record.confidence for record in records(parsed, "working_group_items")) < 0.9


def test_headings_by_cues_and_what_the_group_is_asked() -> None:
    labels = ("Sub-group", "What was talked about", "What comes next", "Due to be produced", "Needs TMAG help with")
    rows = (
        labels,
        ("DWG", "Met on 1 May 2030:\n• Depths of the basin", "• Locks", "• Tide tables", "Nothing"),
        ("MWG", "Met on 2 May 2030:\n• Keys of the gate", "• Oil for the gate", "", "• Staff for the lock"),
    )
    found = values(parsed_pages(_matrix(rows)), "working_group_items", "report_row", "text")
    assert ("last_meeting_agenda", "Depths of the basin") in found
    assert ("next_meeting_agenda", "Locks") in found
    assert ("upcoming_deliverables", "Tide tables") in found
    assert ("escalations", "Staff for the lock") in found


def test_labels_that_are_not_known_beneath_groups_that_the_page_before_ends_with() -> None:
    rows = (
        ("Lined up", "• Depths", "• Keys", "• Oil"),
        ("Products in the pipeline", "• Tide tables (planned June 2030)", "• Lock keys", "• Oil"),
    )
    pages = (lambda page: page.table(460, WIDTHS, ROWS[:1]), lambda page: page.table(30, WIDTHS, (*rows, ROWS[3]), header_rows=0))
    found = values(parsed_pages(*pages), "working_group_items", "group_code", "report_row_raw")
    assert set(found) == {(group, row[0]) for row in (*rows, ROWS[3]) for group in ("DWG", "MWG", "LKWG")}


def test_other_tables_of_groups_are_no_reports() -> None:
    about = (("Group", "Chair", "Remit"), ("DWG", "Asha Patel", "All tide data"), ("MWG", "Tom Reed", "Moves of locks"))
    boards = (("Board", "Outcome"), ("PSG", "• The plan was agreed\n• Funds are short"), ("DAG", "• The design was noted\n• One change"))
    for rows in (about, boards):
        assert not values(parsed_pages(_matrix(rows, title="Groups of the harbour")), "working_group_items", "text")


def test_a_row_of_lists_that_begins_as_an_agenda_s_heading_does_is_no_header() -> None:
    """Two groups, each with a list beneath a day: the row's first cell could head the titles of an agenda."""
    rows = (
        ("", "Depth Working Group (DEWG)", "Lock Working Group (LKWG)"),
        ("Upcoming deliverables", "• Tide tables v0.9 (May 30)\n• Depth tracker", "• Lock test report\n• Lock user guide"),
        (
            "Next meeting's agenda items",
            "29 May 2030\n• Entry and exit\n• Depths\n• Data owner responsibilities",
            "24 May 2030\n• Proving of keys\n• Queries",
        ),
        ("Agenda items from last meeting", "1 April 2030\n• Draft walk-through\n• Readiness", "27 March 2030\n• Lessons\n• Scenarios"),
        ("TMAG escalations", "None", "• Late return of surveys by some parties"),
    )
    parsed = parsed_pages(_matrix(rows, title="Working group report"))
    assert not records(parsed, "agenda_items")
    assert len(records(parsed, "working_group_items")) == 19


def test_a_report_of_one_group_whose_rows_only_values_tell() -> None:
    rows = (
        ("Behind us", "2 May 2030\n• Depths"),
        ("Lined up", "6 June 2030\n• Oil"),
        ("On the drawing board", "• Tides (planned 10 June 2030)"),
        ("For TMAG", "None"),
    )

    def draw(page: Drawing) -> None:
        page.title("Data Working Group (DWG)").table(90, (200, 600), rows, header_rows=0)

    found = values(parsed_pages(draw), "working_group_items", "group_code", "report_row")
    wanted = ("last_meeting_agenda", "next_meeting_agenda", "upcoming_deliverables", "escalations")
    assert list(dict.fromkeys(found)) == [("DWG", row) for row in wanted]
    plain = (("Chair", "Ada Quill"), ("Remit", "All tide data"), ("Meets", "Monthly"), ("Since", "2 May 2029"))
    drawn = parsed_pages(lambda page: page.title("Data Working Group (DWG)").table(90, (200, 600), plain, header_rows=0))
    assert not records(drawn, "working_group_items")


def test_a_label_for_all_else_leaves_the_last_row_to_another() -> None:
    rows = (
        *ROWS[:2],
        ("They turn to", "• Depths", "Activity in the coming month:\n• Keys", "• Oil"),
        ROWS[3],
        ("Last time", "• Tides", "• Ice", "• Fog"),
        ("Other updates", "• All is well", "", "• Staff were found"),
    )
    found = set(values(parsed_pages(_matrix(rows)), "working_group_items", "report_row_raw", "report_row"))
    assert {("They turn to", "next_meeting_agenda"), ("Other updates", "other")} <= found
    risky = (*ROWS[:2], ROWS[3], rows[4], ("Key risks", "• Fog", "• Ice", "• Rain"))
    assert ("Key risks", "other") in values(parsed_pages(_matrix(risky)), "working_group_items", "report_row_raw", "report_row")


@pytest.mark.parametrize("colour", ["#6a1b9a", "#2e7d32"])
def test_titles_set_as_those_of_known_rows_head_rows_in_words_of_their_own(colour: str) -> None:
    own = (("What was talked about", "12 April 2030", "• Tides"), ("What is being written", "• Plan (planned 26 June 2030)"))
    known = (("Next meeting", "12 June 2030", "• Locks"), ("Escalations", "None"))

    def draw(page: Drawing) -> None:
        page.title("Data Working Group (DWG)")
        for i, (head, *texts) in enumerate((*own, *known)):
            x, y = 40 + 440 * (i // 2), 100 + 150 * (i % 2)
            page.text(x, y, head, 14, bold=True, colour=colour if i < 2 else "#6a1b9a")
            for n, text in enumerate(texts):
                page.text(x, y + 26 + 24 * n, text, 13 if text[0].isdigit() else 12, bold=text[0].isdigit())

    found = values(parsed_pages(draw), "working_group_items", "report_row", "cell_date", "text")
    assert found == [
        ("last_meeting_agenda", date(2030, 4, 12), "12 April 2030"),
        ("last_meeting_agenda", date(2030, 4, 12), "Tides"),
        ("upcoming_deliverables", None, "Plan (planned 26 June 2030)"),
        ("next_meeting_agenda", date(2030, 6, 12), "12 June 2030"),
        ("next_meeting_agenda", date(2030, 6, 12), "Locks"),
        ("escalations", None, "None"),
    ] * (colour == "#6a1b9a")


def test_a_label_that_the_page_end_cuts_under_headings_printed_again() -> None:
    upper = (ROWS[0], ROWS[1], ("Next meeting's", "02 June 2030", "• Harbour plan and", "• Oil"))
    lower = (ROWS[0], ("agenda items", "• Depths\n• Locks", "the tide tables\n• Keys", ""), ROWS[3])
    parsed = parsed_pages(_matrix(upper), _matrix(lower))
    found = [row for row in values(parsed, "working_group_items", "group_code", "report_row", "text") if row[1] == "next_meeting_agenda"]
    assert [(code, text) for code, _, text in found] == [
        ("DWG", "02 June 2030"),
        ("DWG", "Depths"),
        ("DWG", "Locks"),
        ("MWG", "Harbour plan and the tide tables"),
        ("MWG", "Keys"),
        ("LKWG", "Oil"),
    ]
