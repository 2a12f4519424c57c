"""Reports of working groups that are no table: panels, columns of text and sections of each group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values

FIELDS = ("group_code", "report_row", "item_order", "is_lead_in", "is_nil_return", "text")
ROW_TEXTS = (
    ("Upcoming deliverables", "• Tide tables", "• Lock keys"),
    ("Escalations to TMAG", "None"),
    ("Last meeting", "02 May 2030", "• Depths", "• Locks"),
    ("Next meeting", "06 June 2030", "• Oil"),
)
REPORTED = [
    ("DWG", "upcoming_deliverables", 1, False, False, "Tide tables"),
    ("DWG", "upcoming_deliverables", 2, False, False, "Lock keys"),
    ("DWG", "escalations", 1, False, True, "None"),
    ("DWG", "last_meeting_agenda", 1, True, False, "02 May 2030"),
    ("DWG", "last_meeting_agenda", 2, False, False, "Depths"),
    ("DWG", "last_meeting_agenda", 3, False, False, "Locks"),
    ("DWG", "next_meeting_agenda", 1, True, False, "06 June 2030"),
    ("DWG", "next_meeting_agenda", 2, False, False, "Oil"),
]


def _section(page: Drawing, x: float, y: float, texts: Sequence[str]) -> float:
    page.text(x, y, texts[0], 11, bold=True)
    for text in texts[1:]:
        y += 20
        page.text(x, y, text, 11)
    return y + 30


def test_panels_of_one_group_on_a_page_of_its_own() -> None:
    def draw(page: Drawing) -> None:
        page.title("Working group report: Data Working Group (DWG)")
        for i, texts in enumerate(ROW_TEXTS):
            _section(page, 40 + 400 * (i % 2), 100 + 200 * (i // 2), texts)

    parsed = parsed_pages(draw)
    assert sorted(values(parsed, "working_group_items", *FIELDS)) == sorted(REPORTED)
    assert values(parsed, "meetings", "meeting_id")[-2:] == ["DWG-2030-05-02", "DWG-2030-06-06"]
    assert not left_over(parsed)


def test_sections_of_several_groups_in_columns_of_text() -> None:
    def draw(page: Drawing) -> None:
        page.title("Working group reports")
        for x, name in ((40, "Data Working Group (DWG)"), (480, "Migration Working Group (MWG)")):
            y = 90.0
            page.text(x, y, name, 13, bold=True)
            for texts in ROW_TEXTS:
                y = _section(page, x, y + 20, texts)

    parsed = parsed_pages(draw)
    found = values(parsed, "working_group_items", *FIELDS)
    assert found == [*REPORTED, *[("MWG", *row[1:]) for row in REPORTED]]
    assert not left_over(parsed)


def test_no_panels_where_the_title_speaks_of_no_group_or_of_the_packs_own() -> None:
    for title in ("What happened", "Testing and Migration Advisory Group (TMAG)"):

        def draw(page: Drawing, title: str = title) -> None:
            page.title(title)
            for i, texts in enumerate(ROW_TEXTS):
                _section(page, 40 + 400 * (i % 2), 100 + 200 * (i // 2), texts)

        assert not records(parsed_pages(draw), "working_group_items")


def test_no_panels_where_a_text_is_of_no_row() -> None:
    def draw(page: Drawing) -> None:
        page.title("Data Working Group (DWG)").lines(10, 110, "The group", "met twice", "this month", size=11)
        for i, texts in enumerate(ROW_TEXTS):
            _section(page, 40 + 400 * (i % 2), 120 + 200 * (i // 2), texts)

    parsed = parsed_pages(draw)
    assert not records(parsed, "working_group_items")
    assert "new_layout" in codes(parsed)


def test_panels_under_a_title_that_says_more_and_a_line() -> None:
    rows = (("Last meeting: 02 May 2030", "• Depths"), ("Escalations: None",), ("Deliverables:", "• Plan"))

    def draw(page: Drawing) -> None:
        page.title("Report of: Data Working Group (DWG) Amber").text(40, 70, "The group met twice this month", 11)
        for i, texts in enumerate(rows):
            _section(page, 40 + 400 * (i % 2), 120 + 200 * (i // 2), texts)

    parsed = parsed_pages(draw)
    assert sorted(values(parsed, "working_group_items", "group_name", "report_row", "is_lead_in", "text")) == [
        ("Data Working Group", "escalations", False, "None"),
        ("Data Working Group", "last_meeting_agenda", False, "Depths"),
        ("Data Working Group", "last_meeting_agenda", True, "02 May 2030"),
        ("Data Working Group", "upcoming_deliverables", False, "Plan"),
    ]
    assert left_over(parsed) == ["The group met twice this month"]


def test_the_day_of_a_meeting_beside_the_heading_of_a_panel() -> None:
    rows = (("Last meeting – 02 May 2030", "• Depths"), ("Next meeting (6 June 2030)", "• Oil"), ("Escalations", "None"))

    def draw(page: Drawing) -> None:
        page.title("Data Working Group (DWG)")
        for i, texts in enumerate(rows):
            _section(page, 40 + 300 * i, 120, texts)

    found = values(parsed_pages(draw), "working_group_items", "report_row", "report_row_raw", "cell_date", "text")
    assert found == [
        ("last_meeting_agenda", "Last meeting", date(2030, 5, 2), "Depths"),
        ("next_meeting_agenda", "Next meeting", date(2030, 6, 6), "Oil"),
        ("escalations", "Escalations", None, "None"),
    ]


OWN_ROWS = (
    ("Discussed", "2 May 2030", "• Depths"),
    ("To be discussed", "6 June 2030", "• Oil"),
    ("In the yard", "• Plan"),
    ("Escalations", "None"),
)
OWN_WANTED = {
    ("Discussed", "last_meeting_agenda"),
    ("To be discussed", "next_meeting_agenda"),
    ("In the yard", "upcoming_deliverables"),
    ("Escalations", "escalations"),
}


def test_sections_whose_headings_come_back_beneath_each_group() -> None:
    def draw(page: Drawing) -> None:
        page.title("Pages of the working groups")
        for i, group in enumerate(("Data Working Group (DWG)", "Migration Working Group (MWG)")):
            page.text(40 + 450 * i, 90, group, 15, bold=True)
            for n, (head, *texts) in enumerate(OWN_ROWS):
                page.text(40 + 450 * i, 120 + 90 * n, head, 12, bold=True).lines(40 + 450 * i, 142 + 90 * n, *texts, size=11)

    parsed = parsed_pages(draw)
    found = values(parsed, "working_group_items", "group_code", "report_row_raw", "report_row")
    assert set(found) == {(group, *row) for group in ("DWG", "MWG") for row in OWN_WANTED}
    assert [doubt.raw_text for doubt in parsed.doubts if doubt.code == "unknown_column"] == ["In the yard"]


def test_headings_in_strips_across_the_columns_of_all_groups() -> None:
    def draw(page: Drawing) -> None:
        page.title("Two working groups side by side")
        for i, group in enumerate(("Data Working Group (DWG)", "Migration Working Group (MWG)")):
            page.fills.append(Fill(Box(36 + 440 * i, 76, 476 + 440 * i, 96), "#1f4e8c", len(page.fills)))
            page.text(40 + 440 * i, 90, group, 11, bold=True, colour="#ffffff")
        for n, (head, *texts) in enumerate((*OWN_ROWS[:2], ("Upcoming deliverables", "• Plan"), OWN_ROWS[3])):
            page.fills.append(Fill(Box(36, 97 + 90 * n, 916, 116 + 90 * n), "#e3ecf7", len(page.fills)))
            page.text(40, 111 + 90 * n, head, 11, bold=True)
            for i in (0, 1):
                page.lines(40 + 440 * i, 134 + 90 * n, *texts, size=11)

    found = values(parsed_pages(draw), "working_group_items", "group_code", "report_row_raw", "text")
    heads = ("Discussed", "To be discussed", "Upcoming deliverables", "Escalations")
    assert {(group, head) for group, head, _ in found} == {(group, head) for group in ("DWG", "MWG") for head in heads}
    assert ("MWG", "To be discussed", "Oil") in found


def test_a_plain_line_beneath_a_heading_leads_in() -> None:
    texts = (*ROW_TEXTS[:3], ("Next meeting", "Activity in next month:", "• Oil"))

    def draw(page: Drawing) -> None:
        page.title("Working group report: Data Working Group (DWG)")
        for i, lines in enumerate(texts):
            _section(page, 40 + 400 * (i % 2), 100 + 200 * (i // 2), lines)

    led = [row for row in values(parsed_pages(draw), "working_group_items", *FIELDS) if row[1] == "next_meeting_agenda"]
    assert led == [
        ("DWG", "next_meeting_agenda", 1, True, False, "Activity in next month:"),
        ("DWG", "next_meeting_agenda", 2, False, False, "Oil"),
    ]


def test_tiles_of_groups_that_stand_as_a_table_would() -> None:
    names = (("Systems Integration Test Working Group", "(SITWG)"), ("Migration Working Group (MWG)",), ("Data Working Group (DWG)",))

    def draw(page: Drawing) -> None:
        page.title("Working group report")
        for i, name in enumerate(names):
            x, y = 46 + 300 * i, 75
            for text in name:
                page.text(x, y, text, 11, bold=True)
                y += 14
            y += 4
            for lines in ROW_TEXTS:
                for j, text in enumerate(lines):
                    page.text(x, y, text, 9, bold=not j)
                    y += 14
                y += 3

    found = values(parsed_pages(draw), "working_group_items", *FIELDS)
    for code in ("SITWG", "MWG", "DWG"):
        assert sorted(row[1:] for row in found if row[0] == code) == sorted(row[1:] for row in REPORTED)


def test_texts_of_panels_that_happen_to_align_over_days_are_no_roadmap() -> None:
    """Names on two lines, of lists of other lengths: where their texts come to stand level with each other, alignment shows a table."""
    columns = (
        (
            38,
            86,
            ("Harbour Environments and Quays", "Working Group (HWG)"),
            ("Upcoming deliverables", "• Plan", "• Lamps", "• Oil", "• Ropes"),
        ),
        (
            344,
            86,
            ("Data Working Group (DWG)",),
            ("Upcoming deliverables", "• Tide tables", "• Lock keys", "Last meeting", "4 May 2030", "• Depths"),
        ),
        (648, 86, ("Migration Working Group", "(MWG)"), ("Upcoming deliverables", "• Charts", "• Buoys", "• Piers")),
    )
    beneath = (
        ("Last meeting", "The May HWG was stood down", "as nothing was to be said", "Escalations", "Nil"),
        ("Escalations", "Nil"),
        ("Last meeting", "2 May 2030", "• Moorings", "• Signals", "Escalations", "Nil"),
    )

    def draw(page: Drawing) -> None:
        page.title("Working group report - 2 of 2")
        for (x, top, name, texts), rest in zip(columns, beneath, strict=True):
            for k, line in enumerate(name):
                page.text(x, top + 14 * k, line, 13, bold=True, colour="#7b1f3f")
            for k, text in enumerate(texts):
                page.text(x, top + 4 + 14 * (len(name) + k), text, 11, bold=text[:4] in ("Upco", "Last"))
            for k, text in enumerate(rest):
                page.text(x, 204 + 14 * k, text, 11, bold=text[:4] in ("Last", "Esca"))

    parsed = parsed_pages(draw)
    assert values(parsed, "roadmap_items", "text") == []
    assert [row for row in values(parsed, "working_group_items", *FIELDS) if row[0] == "DWG"] == [
        ("DWG", "upcoming_deliverables", 1, False, False, "Tide tables"),
        ("DWG", "upcoming_deliverables", 2, False, False, "Lock keys"),
        ("DWG", "last_meeting_agenda", 1, True, False, "4 May 2030"),
        ("DWG", "last_meeting_agenda", 2, False, False, "Depths"),
        ("DWG", "escalations", 1, False, True, "Nil"),
    ]
    assert not left_over(parsed)


def test_a_title_names_the_first_of_several_groups() -> None:
    def draw(page: Drawing) -> None:
        page.text(36, 40, "Workgroup report: Data Working Group (DWG)", 22, bold=True)
        y = _sections(page, 70)
        page.text(36, y, "Workgroup report: Moorings Subcommittee (MOS)", 16, bold=True)
        _sections(page, y + 20)

    parsed = parsed_pages(draw)
    reported = values(parsed, "working_group_items", *FIELDS)
    assert sorted(reported) == sorted([*REPORTED, *(("MOS", *row[1:]) for row in REPORTED)])
    assert not left_over(parsed)


def _sections(page: Drawing, y: float) -> float:
    """The rows of one group, one beneath the other."""
    return _rows(page, y, ROW_TEXTS)


def _rows(page: Drawing, y: float, rows: Sequence[Sequence[str]]) -> float:
    for head, *texts in rows:
        page.text(36, y, head, 13, bold=True)
        for text in texts:
            y += 15
            page.text(36, y, text, 10)
        y += 22
    return y


@pytest.mark.parametrize(("head", "is_report"), [("Escalations", True), ("Staff", False)])
def test_rows_that_come_back_beneath_each_groups_name_are_reports_whatever_the_title(head: str, is_report: bool) -> None:
    def draw(page: Drawing) -> None:
        page.title("At a glance")
        for x, name in ((40, "Lamps Committee (LAC)"), (480, "Moorings Forum (MOF)")):
            page.text(x, 90, name, 12, bold=True)
            page.text(x, 120, "Last meeting", 13, bold=True).text(x, 140, "• Tides", 10)
            page.text(x, 170, head, 13, bold=True).text(x, 190, "None", 10)

    found = values(parsed_pages(draw), "working_group_items", "group_code", "report_row", "text")
    wanted = [(code, *row) for code in ("LAC", "MOF") for row in (("last_meeting_agenda", "Tides"), ("escalations", "None"))]
    assert found == (wanted if is_report else [])


def test_rows_of_one_group_in_two_columns_are_no_table() -> None:
    columns = (
        (40, ("Covered at the last meeting", "2 May 2030", "• Depths of all basins", "On the agenda next time", "6 June 2030", "• Oil")),
        (480, ("Deliverables coming up", "• Tide tables (planned 3 June)", "• Lock keys", "For escalation", "None")),
    )

    def draw(page: Drawing) -> None:
        page.title("Lamps Committee (LAC)")
        for x, texts in columns:
            for k, text in enumerate(texts):
                is_head = text[0] in "CODF"
                page.text(
                    x, 90 + 20 * k - 4 * is_head, text, 13 if is_head else 11, bold=is_head, colour="#c2571a" if is_head else "#222222"
                )

    found = values(parsed_pages(draw), "working_group_items", "report_row", "text")
    assert sorted(found) == [
        ("escalations", "None"),
        ("last_meeting_agenda", "2 May 2030"),
        ("last_meeting_agenda", "Depths of all basins"),
        ("next_meeting_agenda", "6 June 2030"),
        ("next_meeting_agenda", "Oil"),
        ("upcoming_deliverables", "Lock keys"),
        ("upcoming_deliverables", "Tide tables (planned 3 June)"),
    ]


def test_rows_above_the_next_groups_name_go_on_the_report_of_the_page_before() -> None:
    def first(page: Drawing) -> None:
        page.title("Workgroup report: Data Working Group (DWG)")
        _rows(page, 80, ROW_TEXTS[:2])

    def second(page: Drawing) -> None:
        y = _rows(page, 40, ROW_TEXTS[2:])
        page.text(36, y, "Workgroup report: Moorings Subcommittee (MOS)", 26, bold=True)
        _rows(page, y + 30, ROW_TEXTS)

    parsed = parsed_pages(first, second)
    found = values(parsed, "working_group_items", *FIELDS)
    assert sorted(found) == sorted([*REPORTED, *(("MOS", *row[1:]) for row in REPORTED)])
    assert not left_over(parsed)
    cut = parsed_pages(first, lambda page: second(page.text(36, 22, "• Buoys", 10)))
    assert "Buoys" not in values(cut, "working_group_items", "text")
    assert "Buoys" in left_over(cut)
    alone = parsed_pages(second)
    assert {row[0] for row in values(alone, "working_group_items", *FIELDS)} == {"MOS"}
    assert "Depths" in left_over(alone)
