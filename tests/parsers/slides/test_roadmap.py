"""The agenda roadmap: headings of several forms, either way round, over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, records, values
from tests.drawing.roadmaps import DAY_HEADS, DAYS, FIELDS, ROWS, WANTED, roadmap


@pytest.mark.parametrize(
    "heads",
    [
        ("15-May", "19-Jun", "17-Jul"),
        ("15-May", "19-June", "17-July"),
        ("15 May 2030", "19 Jun 2030", "17 Jul 2030"),
        ("15/05/2030", "19/06/2030", "17/07/2030"),
        ("Wednesday 15 May", "Wednesday 19 June", "Wednesday 17 July"),
        ("TMAG 15 May", "TMAG 19 June", "TMAG 17 July"),
        ("15th May", "19th June", "17th July"),
        ("May 15", "Jun 19", "Jul 17"),
        ("TMAG 30 – 15 May", "TMAG 31 – 19 June", "TMAG 32 – 17 July"),
        ("15 May 2030 (TMAG #30)", "19 June 2030 (TMAG #31)", "17 July 2030 (TMAG #32)"),
    ],
)
def test_headings_of_days(heads: tuple[str, ...]) -> None:
    parsed = parsed_pages(roadmap(((ROWS[0][0], *heads), *ROWS[1:])))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED
    assert values(parsed, "roadmap_items", "stage")[3] == "approval"
    assert values(parsed, "roadmap_items", "is_placeholder").count(True) == 1
    assert not left_over(parsed)
    assert "value_not_understood" not in codes(parsed)


def test_the_other_way_round() -> None:
    parsed = parsed_pages(roadmap(list(zip(*ROWS, strict=True))))
    assert sorted(values(parsed, "roadmap_items", *FIELDS), key=str) == sorted(WANTED, key=str)


def test_a_month_is_no_day() -> None:
    parsed = parsed_pages(roadmap(((ROWS[0][0], "15-May", "June 2030", "TBC"), *ROWS[1:])))
    assert values(parsed, "roadmap_items", "target_meeting_date", "target_meeting_raw")[3] == (None, "June 2030")
    assert codes(parsed).count("value_not_understood") == 1
    assert records(parsed, "roadmap_items")[3].confidence < 0.9


def test_rows_by_other_names_or_missing() -> None:
    rows = (ROWS[0], ("Key milestones", *ROWS[1][1:]), ("Items for the agenda", *ROWS[2][1:]), ("Anything else", "• Fog", "", ""))
    found = values(parsed_pages(roadmap(rows)), "roadmap_items", "roadmap_row", "text")
    assert [row for row, _ in found] == ["milestones"] * 2 + ["agenda_items"] * 4 + ["other"]


def test_columns_that_go_on_on_the_next_page_keep_their_years() -> None:
    rows = [(row[0], *more) for row, more in zip(ROWS, (("18-Dec", "15-Jan"), ("", ""), ("• Ice", "• Thaw"), ("", "")), strict=True)]
    parsed = parsed_pages(roadmap(ROWS), roadmap(rows, "TMAG agenda roadmap (cont.)"))
    found = values(parsed, "roadmap_items", *FIELDS)
    assert found[: len(WANTED)] == WANTED
    assert [day for day, *_ in found[len(WANTED) :]] == [date(2030, 12, 18), date(2031, 1, 15)]


def test_rows_that_go_on_on_the_next_page_without_a_header() -> None:
    parsed = parsed_pages(roadmap(ROWS[:2]), lambda drawing: drawing.table(60, (150, 180, 180, 180), ROWS[2:], size=10, header_rows=0))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED
    assert not left_over(parsed)


def test_a_roadmap_printed_twice_is_read_once() -> None:
    parsed = parsed_pages(roadmap(ROWS), lambda drawing: drawing.title("Depths").lines(60, 120, "Deep."), roadmap(ROWS))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED


def test_days_over_other_rows_are_no_roadmap() -> None:
    rows = (("Lock", "15-May", "19-Jun"), ("Upper", "3 m", "4 m"), ("Lower", "5 m", "6 m"))
    assert not records(parsed_pages(roadmap(rows, "Depths")), "roadmap_items")


@pytest.mark.parametrize("title", ["Upcoming meetings", "TMAG agenda roadmap", "Look ahead"])
def test_days_as_headings_over_lists(title: str) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title(title)
        texts = ("15 May 2030", "• Harbour plan", "19 June", "• Tide tables approval", "• Lock keys", "17 July 2030", "• TBD")
        for i, text in enumerate(texts):
            drawing.text(36, 90 + 24 * i, text, 12, bold=not text.startswith("•"))
        drawing.text(36, 290, "Other news", 12, bold=True).text(36, 314, "• The lamp is lit", 12)

    parsed = parsed_pages(draw)
    assert values(parsed, "roadmap_items", *FIELDS) == [row for row in WANTED if row[1] == "agenda_items"]
    assert values(parsed, "roadmap_items", "stage", "is_placeholder") == [(None, False), ("approval", False), (None, False), (None, True)]
    assert left_over(parsed) == ["The lamp is lit"]


def test_a_heading_that_explains_itself_behind_a_dash_names_the_roadmap_too() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Close").text(36, 100, "TMAG Agenda Roadmap – a rolling view of upcoming TMAG agenda items:", 12, bold=True)
        for i, text in enumerate(("15 May 2030", "• Harbour plan", "19 June 2030", "• Lock keys")):
            drawing.text(36, 130 + 24 * i, text, 12, bold=not text.startswith("•"))

    assert values(parsed_pages(draw), "roadmap_items", "text") == ["Harbour plan", "Lock keys"]


@pytest.mark.parametrize("title", ["Forthcoming business", "Business expected at coming meetings"])
def test_a_sentence_right_above_the_first_day_is_no_part_of_it(title: str) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title(title).text(36, 90, "The group can expect these papers.", 11)
        for i, text in enumerate(("15 May 2030", "• Harbour plan", "19 June 2030", "• Lock keys")):
            is_day = not text.startswith("•")
            drawing.text(36, 106 + 17 * i, text, 11, bold=is_day, colour="#1f4e79" if is_day else "#000000")

    assert values(parsed_pages(draw), "roadmap_items", "target_meeting_date", "text") == [
        (date(2030, 5, 15), "Harbour plan"),
        (date(2030, 6, 19), "Lock keys"),
    ]


def test_a_line_without_a_bullet_after_one_with_a_bullet_makes_its_cell_doubtful() -> None:
    rows = (("Dates", "15 May 2030", "19 June 2030"), ("Agenda items", "• Harbour plan\nOil", "• Keys\n• Locks"))
    found = {record.content.text: record.confidence for record in records(parsed_pages(roadmap(rows)), "roadmap_items")}
    assert max(found["Harbour plan"], found["Oil"]) < 0.9 < min(found["Keys"], found["Locks"])


def test_a_list_by_days_under_another_heading_is_no_roadmap() -> None:
    parsed = parsed_pages(lambda page: page.title("Fog in the harbour").lines(36, 100, "15 May 2030", "• Thick", "19 June 2030", "• Thin"))
    assert values(parsed, "roadmap_items", "text") == []


def test_a_numbered_heading_with_the_groups_code_names_the_roadmap_too() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.text(36, 60, "7. Tides", 20, bold=True).lines(36, 90, "The tides were heard by all who came to the harbour.")
        drawing.text(36, 140, "8. TMAG agenda roadmap", 20, bold=True)
        for i, text in enumerate(("15 May 2030", "• Harbour plan", "19 June 2030", "• Lock keys")):
            drawing.text(36, 170 + 24 * i, text, 12, bold=not text.startswith("•"))

    assert values(parsed_pages(draw), "roadmap_items", "text") == ["Harbour plan", "Lock keys"]


def test_a_row_that_a_page_end_cuts_beneath_headings_printed_again() -> None:
    heads = ("Meeting dates", "15-May", "19-June")
    first = (heads, ("Agenda items", "• Harbour plan\n• Tide", "• Lock keys\n• Oil"))
    rest = (heads, ("", "tables approval\n• Lamps", "• Ropes"))

    def draw(drawing: Drawing, rows: Sequence[Sequence[str]]) -> None:
        drawing.table(70, (150, 300, 300), rows)

    parsed = parsed_pages(lambda page: draw(page, first), lambda page: draw(page, rest))
    assert values(parsed, "roadmap_items", "roadmap_row", "item_order", "text", "stage") == [
        ("agenda_items", 1, "Harbour plan", None),
        ("agenda_items", 2, "Tide tables approval", "approval"),
        ("agenda_items", 3, "Lamps", None),
        ("agenda_items", 1, "Lock keys", None),
        ("agenda_items", 2, "Oil", None),
        ("agenda_items", 3, "Ropes", None),
    ]
    assert not left_over(parsed)


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (("May 29", "Jun 26", "Jul 31"), [date(2030, 5, 29), date(2030, 6, 26), date(2030, 7, 31)]),
        (("Nov 30", "Dec 30", "Jan 31"), [None, None, None]),
    ],
)
def test_a_number_behind_a_month_is_a_year_only_where_all_can_be(heads: tuple[str, ...], wanted: list[date | None]) -> None:
    parsed = parsed_pages(roadmap(((ROWS[0][0], *heads), ROWS[3])), cover=("TMAG #30", "29 May 2030", "Version 1.0"))
    assert values(parsed, "roadmap_items", "target_meeting_date") == wanted


PLANNED = (("15 May 2030", "• Harbour plan", "• Lock keys"), ("19 June 2030", "• Tide tables"), ("17 July 2030", "TBC"))
LISTED = [
    (DAYS[0], "agenda_items", 1, "Harbour plan"),
    (DAYS[0], "agenda_items", 2, "Lock keys"),
    (DAYS[1], "agenda_items", 1, "Tide tables"),
    (DAYS[2], "agenda_items", 1, "TBC"),
]


def _beside(page: Drawing) -> None:
    y = 90.0
    for day, *items in PLANNED:
        page.text(40, y, day, 11, bold=True)
        for item in items:
            page.text(300, y, item, 11)
            y += 18
        y += 12


def _side_by_side(page: Drawing) -> None:
    for i, (day, *items) in enumerate(PLANNED):
        box = Box(40 + 300 * i, 84, 320 + 300 * i, 104)
        page.fills.append(Fill(box, "#cceecc", i))
        page.text(box.x0 + 100, 98, day, 11, bold=True)
        for n, item in enumerate(items):
            page.text(box.x0 + 5, 124 + 18 * n, item, 11)


@pytest.mark.parametrize("draw", [_beside, _side_by_side])
def test_days_without_a_table(draw: Callable[[Drawing], None]) -> None:
    def page(drawing: Drawing) -> None:
        draw(drawing.title("TMAG agenda roadmap"))
        drawing.text(40, 300, "Next steps", 14, bold=True).lines(40, 330, "• Send the plan round", size=11)

    parsed = parsed_pages(page)
    assert values(parsed, "roadmap_items", *FIELDS) == LISTED
    assert values(parsed, "next_steps", "text") == ["Send the plan round"]
    assert not left_over(parsed)
    for title, wanted in (("TMAG roadmap", LISTED), ("Programme roadmap", []), ("What was done", [])):
        assert values(parsed_pages(lambda drawing, title=title: draw(drawing.title(title))), "roadmap_items", *FIELDS) == wanted


def test_a_place_held_for_a_day_heads_its_own_panel() -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("TMAG agenda roadmap")
        for row, (day, item) in enumerate((("15 May 2030", "• Locks"), ("TBC", "• Gates"))):
            drawing.text(40, 90 + 40 * row, day, 11, bold=True).text(300, 90 + 40 * row, item, 11)
        drawing.text(40, 170, "17 July 2030", 11, bold=True).text(300, 170, "TBC", 11)

    found = values(parsed_pages(page), "roadmap_items", "target_meeting_date", "target_meeting_raw", "text")
    assert found == [(DAYS[0], "15 May 2030", "Locks"), (None, "TBC", "Gates"), (DAYS[2], "17 July 2030", "TBC")]


def test_rows_named_beneath_their_days() -> None:
    def page(drawing: Drawing) -> None:
        drawing.title("TMAG agenda roadmap")
        for x, day in ((40, "15 May"), (400, "19 June")):
            drawing.text(x, 90, day, 12, bold=True)
            drawing.lines(x, 115, "Milestones", "• M9", "Agenda items", f"• Plan of {day}", "• Locks", size=11, gap=1.7)

    assert values(parsed_pages(page), "roadmap_items", *FIELDS) == [
        (day, row, order, text)
        for day, plan in zip(DAYS[:2], ("Plan of 15 May", "Plan of 19 June"), strict=True)
        for row, order, text in (("milestones", 1, "M9"), ("agenda_items", 1, plan), ("agenda_items", 2, "Locks"))
    ]


def test_days_on_which_other_groups_met_are_no_roadmap() -> None:
    rows = (("Group", "Topics", "Items"), ("PSG 8 May 2030", "• Locks", "• Gates"), ("DAG 10 May 2030", "• Lamps", "• Ropes"))
    parsed = parsed_pages(lambda page: page.title("Updates").table(90, (160, 200, 300), rows, size=10))
    assert not records(parsed, "roadmap_items")


@pytest.mark.parametrize(("title", "is_roadmap"), [("Roadmap", True), ("TMAG roadmap", True), ("Migration roadmap", False)])
def test_a_title_that_names_the_roadmap_and_nothing_else(title: str, is_roadmap: bool) -> None:
    def page(drawing: Drawing) -> None:
        drawing.title(title)
        for x, day in ((40, "15 May"), (400, "19 June")):
            drawing.text(x, 90, day, 12, bold=True).lines(x, 115, "• Locks", "• Gates", size=11, gap=1.7)

    assert bool(records(parsed_pages(page), "roadmap_items")) is is_roadmap


NONSENSE = ("Fub", "Zug", "Wab", "Kel")


@pytest.mark.parametrize("is_turned", [False, True])
def test_days_tell_a_roadmap_whatever_its_title_and_labels_say(is_turned: bool) -> None:
    """The same items each day are standing items, M-numbers milestones, and the rest is for the agenda."""
    rows = tuple((label, *row[1:]) for label, row in zip(NONSENSE, ROWS, strict=True))
    parsed = parsed_pages(roadmap(list(zip(*rows, strict=True)) if is_turned else rows, title="What the harbour master sees"))
    assert sorted(values(parsed, "roadmap_items", *FIELDS), key=str) == sorted(WANTED, key=str)
    assert codes(parsed).count("unknown_column") == 3
    assert max(record.confidence for record in records(parsed, "roadmap_items")) < 0.9


def test_months_with_what_is_expected() -> None:
    rows = (("Month", "Expected business"), ("June 2030", "• Tide tables approval\n• Lock keys"), ("July 2030", "No meeting planned"))
    found = values(parsed_pages(roadmap(rows, title="Forward business")), "roadmap_items", "target_meeting_raw", "roadmap_row", "text")
    assert found == [
        ("June 2030", "agenda_items", "Tide tables approval"),
        ("June 2030", "agenda_items", "Lock keys"),
        ("July 2030", "agenda_items", "No meeting planned"),
    ]


def test_other_tables_of_days_are_no_roadmaps() -> None:
    plan = (
        ("Date", "Milestone reached", "State"),
        ("5 Jun 2030", "Gate is tested", "On track"),
        ("7 Jul 2030", "Lock is open", "Not started"),
    )
    past = (("Date", "What happened"), ("5 Mar 2030", "• Gate was tested"), ("7 Apr 2030", "• Lock was opened"))
    work = (("Team", "June 2030", "July 2030"), ("Divers", "• Clean the gate", "• Rest a while"), ("Smiths", "• Forge a key", ""))
    for rows in (plan, past, work):
        assert not values(parsed_pages(roadmap(rows, title="Harbour works")), "roadmap_items", "text")


def test_a_roadmap_without_labels_whose_items_a_pages_end_cuts() -> None:
    def top(page: Drawing) -> None:
        page.title("TMAG agenda roadmap").table(440, (200, 200, 200), (DAY_HEADS, ("• Harbour", "• Tide tables", "• Locks")))

    parsed = parsed_pages(top, lambda page: page.table(30, (200, 200, 200), (("plan\n• Oil", "", "• Ice"),), header_rows=0))
    assert values(parsed, "roadmap_items", "target_meeting_date", "text") == [
        (DAYS[0], "Harbour plan"),
        (DAYS[0], "Oil"),
        (DAYS[1], "Tide tables"),
        (DAYS[2], "Locks"),
        (DAYS[2], "Ice"),
    ]
