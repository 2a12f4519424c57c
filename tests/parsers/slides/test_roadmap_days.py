"""The agenda roadmap told by its days alone: whatever its title says, under periods, in boxes and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.pages import LEFT, UP, Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values
from tests.drawing.roadmaps import DAY_HEADS, DAYS, FIELDS, ROWS, WANTED, roadmap


def _listed(title: str, days: Sequence[str]) -> Callable[[Drawing], object]:
    def draw(page: Drawing) -> None:
        page.title(title)
        for i, day in enumerate(days):
            page.text(40, 100 + 80 * i, day, 13, bold=True).lines(40, 122 + 80 * i, f"• Item {i}", f"• Paper {i}", size=11)

    return draw


def test_a_title_that_looks_ahead_over_days_on_which_the_group_meets() -> None:
    found = values(parsed_pages(_listed("The months ahead", DAY_HEADS)), "roadmap_items", "target_meeting_date", "text")
    assert found == [(day, text) for i, day in enumerate(DAYS) for text in (f"Item {i}", f"Paper {i}")]
    for days in (("16 May 2030", "20 June 2030"), ("15 May 2029", "20 June 2029")):
        assert not records(parsed_pages(_listed("The months ahead", days)), "roadmap_items")
    assert not records(parsed_pages(_listed("Dates of releases", DAY_HEADS)), "roadmap_items")


@pytest.mark.parametrize("gap", [18, 40], ids=["as lines of one heading", "apart"])
def test_a_heading_right_over_the_first_day_introduces_all(gap: int) -> None:
    def draw(page: Drawing) -> None:
        page.text(40, 100 - gap, "What we plan to bring to the group", 13, bold=True)
        _listed("TMAG agenda roadmap", DAY_HEADS)(page)

    found = values(parsed_pages(draw), "roadmap_items", "target_meeting_date", "text")
    assert found == [(day, text) for i, day in enumerate(DAYS) for text in (f"Item {i}", f"Paper {i}")]


@pytest.mark.parametrize("is_turned", [False, True])
def test_days_on_which_the_group_meets_over_or_beside_lists(is_turned: bool) -> None:
    rows = (DAY_HEADS, ("• Harbour plan", "• Tides", "• TBD"))
    shown = list(zip(*rows, strict=True)) if is_turned else rows
    parsed = parsed_pages(lambda page: page.title("Departures").table(100, [200] * len(shown[0]), shown, header_rows=0))
    assert values(parsed, "roadmap_items", "target_meeting_date", "roadmap_row", "text") == [
        (day, "agenda_items", text.removeprefix("• ")) for day, text in zip(DAYS, rows[1], strict=True)
    ]


def test_a_row_of_what_happens_is_one_of_milestones() -> None:
    rows = (("", *DAY_HEADS), ("Big things around then", "• Cycle two ends", "", "• New plan published"), ROWS[2])
    found = values(parsed_pages(roadmap(rows, "What comes after")), "roadmap_items", "roadmap_row")
    assert found == ["milestones", "milestones", *["agenda_items"] * 4]


@pytest.mark.parametrize("mark", [":", " –"])
def test_items_behind_a_day_on_one_line(mark: str) -> None:
    items = ("Harbour plan; Tide tables", "Lock keys", "TBC")
    lines = [f"{day}{mark} {text}" for day, text in zip(DAY_HEADS, items, strict=True)]
    found = values(parsed_pages(lambda page: page.title("TMAG forward look").lines(40, 100, *lines)), "roadmap_items", *FIELDS)
    assert found == [
        (DAYS[0], "agenda_items", 1, "Harbour plan"),
        (DAYS[0], "agenda_items", 2, "Tide tables"),
        (DAYS[1], "agenda_items", 1, "Lock keys"),
        (DAYS[2], "agenda_items", 1, "TBC"),
    ]
    other = ["16 May 2030: Workshop on tides", "18 June 2030: Lock closes"]
    assert not records(parsed_pages(lambda page: page.title("TMAG forward look").lines(40, 100, *other)), "roadmap_items")


@pytest.mark.parametrize(("days", "is_roadmap"), [(DAY_HEADS, True), (("16 June 2030", "18 July 2030", "13 August 2030"), False)])
def test_boxes_of_lists_of_different_lengths_under_days_on_which_the_group_meets(days: tuple[str, ...], is_roadmap: bool) -> None:
    lists = (("Harbour plan", "Tide tables", "Lock keys"), ("Signals", "Fees"), ("TBC",))

    def draw(page: Drawing) -> None:
        page.title("In the boxes")
        for i, (day, items) in enumerate(zip(days, lists, strict=True)):
            page.text(40 + 240 * i, 100, day, 11, bold=True)
            for n, item in enumerate(items):
                page.text(40 + 240 * i, 120 + 18 * n, f"• {item}", 11)

    found = values(parsed_pages(draw), "roadmap_items", *FIELDS)
    planned = [(day, "agenda_items", n, item) for day, items in zip(DAYS, lists, strict=True) for n, item in enumerate(items, start=1)]
    assert found == (planned if is_roadmap else [])


def test_a_heading_beneath_the_title_that_looks_ahead_over_days_on_which_the_group_meets() -> None:
    def minutes(heading: str) -> Callable[[Drawing], object]:
        def draw(page: Drawing) -> None:
            page.title("TMAG 30 Minutes").text(36, 100, "The meeting was closed and all who came were thanked by the Chair.", 11)
            page.text(36, 130, heading, 15, bold=True).text(36, 152, "The list may change.", 11)
            for i, day in enumerate(DAY_HEADS):
                page.text(40, 180 + 60 * i, day, 13, bold=True).lines(40, 200 + 60 * i, f"• Item {i}", size=11)

        return draw

    found = values(parsed_pages(minutes("What comes up when"), cover=("TMAG 30 Minutes", "15 May 2030")), "roadmap_items", "text")
    assert found == [f"Item {i}" for i in range(len(DAY_HEADS))]
    assert not records(parsed_pages(minutes("Tides by day"), cover=("TMAG 30 Minutes", "15 May 2030")), "roadmap_items")
    assert values(parsed_pages(minutes("What comes up when")), "roadmap_items", "text") == found
    assert not records(parsed_pages(minutes("Tides by day")), "roadmap_items")


@pytest.mark.parametrize("text", ["TBC", "Nothing scheduled yet"])
def test_words_that_hold_an_items_place(text: str) -> None:
    rows = (("", *DAY_HEADS), ("Agenda items", "• Harbour plan", f"• {text}", "• Lock keys"))
    found = values(parsed_pages(roadmap(rows)), "roadmap_items", "text", "is_placeholder")
    assert found == [("Harbour plan", False), (text, True), ("Lock keys", False)]


@pytest.mark.parametrize("periods", [("Q2 2030", LEFT, "Q3 2030"), ("Q2 2030", "Q3 2030", LEFT), ("May 2030", "June 2030", "July 2030")])
def test_quarters_or_months_over_the_days(periods: tuple[str, ...]) -> None:
    parsed = parsed_pages(roadmap((("", *periods), *ROWS)))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED


def test_years_over_quarters_over_the_days() -> None:
    heads = (("", "2030", LEFT, LEFT), ("", "Q2 2030", LEFT, "Q3 2030"))
    parsed = parsed_pages(roadmap((*heads, *ROWS)))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED


def test_quarters_left_of_the_days() -> None:
    down = [("Quarter", "Q2 2030", UP, "Q3 2030"), *ROWS]
    parsed = parsed_pages(roadmap(list(zip(*down, strict=True))))
    assert sorted(values(parsed, "roadmap_items", *FIELDS)) == sorted(WANTED)
    assert not left_over(parsed)


def test_more_that_names_the_meetings_is_not_planned_for_them() -> None:
    parsed = parsed_pages(roadmap((ROWS[0], ("Meeting number", "TMAG 31", "TMAG 32", "TMAG 33"), *ROWS[1:])))
    assert values(parsed, "roadmap_items", *FIELDS) == WANTED
    assert not left_over(parsed)


def test_rows_named_again_beneath_each_day() -> None:
    def draw(page: Drawing) -> None:
        page.title("TMAG agenda roadmap")
        for i, day in enumerate(DAY_HEADS):
            x = 40 + 300 * i
            page.fills.append(Fill(Box(x, 60, x + 260, 80), "#b23a48", 0))
            page.text(x + 95, 74, day, 10, bold=True, colour="#ffffff")
            rows = (("Milestones", True), (f"• M{i} ends", False), ("Agenda items", True), ("• Harbour plan", False), ("• Oil", False))
            for line, (text, bold) in enumerate(rows):
                page.text(x + 6, 110 + 18 * line, text, 10, bold=bold)

    wanted = [
        row
        for i, day in enumerate(DAYS)
        for row in (
            (day, "milestones", 1, f"M{i} ends"),
            (day, "agenda_items", 1, "Harbour plan"),
            (day, "agenda_items", 2, "Oil"),
        )
    ]
    assert values(parsed_pages(draw), "roadmap_items", *FIELDS) == wanted


def _down(page: Drawing, texts: Sequence[str], top: float, left: float = 40) -> None:
    """Headings in bold and bullets, one beneath the other."""
    for i, text in enumerate(texts):
        page.text(left, top + 20 * i, text, 12, bold=not text.startswith("•"))


_ITEMS = (("agenda_items", ("Harbour plan", "Tides")), ("standing_items", ("Minutes", "Next steps")))
_LINES = tuple(
    text
    for day in DAY_HEADS
    for text in (day, *(line for row, items in _ITEMS for line in (f"{row.replace('_', ' ').capitalize()}:", *(f"• {i}" for i in items))))
)


@pytest.mark.parametrize("title", [None, "TMAG agenda roadmap (2/2)"])
@pytest.mark.parametrize("cut", range(2, 20))
def test_a_list_over_a_pages_end_wherever_it_is_cut(cut: int, title: str | None) -> None:
    def first(page: Drawing) -> None:
        page.title("TMAG agenda roadmap")
        _down(page, _LINES[:cut], 510 - 20 * cut)

    def second(page: Drawing) -> None:
        if title is not None:
            page.title(title)
        _down(page, _LINES[cut:], 100)

    parsed = parsed_pages(first, second)
    wanted = [(day, row, order, text) for day in DAYS for row, items in _ITEMS for order, text in enumerate(items, start=1)]
    assert values(parsed, "roadmap_items", *FIELDS) == wanted
    assert not left_over(parsed)
    assert parsed.kinds[3] == "roadmap"


def test_days_that_go_on_on_the_next_page_keep_their_years() -> None:
    def first(page: Drawing) -> None:
        page.title("TMAG agenda roadmap")
        _down(page, ("18-Sep", "• Harbour plan", "16-Oct", "• Tides"), 430)

    parsed = parsed_pages(first, lambda page: _down(page, ("15-Jan", "• Locks", "20-May", "• Keys"), 60))
    assert [day.year for day in values(parsed, "roadmap_items", "target_meeting_date")] == [2030, 2030, 2031, 2031]


@pytest.mark.parametrize(
    ("top", "texts", "left"),
    [
        (430, ("Notes of the harbour", "• The lamp is lit"), 40),  # another heading
        (430, ("• The lamp is lit", "• And the bell is rung"), 90),  # bullets of another list
        (80, ("• The lamp is lit", "• And the bell is rung"), 40),  # much white above the page's foot
    ],
)
def test_what_begins_otherwise_behind_a_list_is_none_of_it(top: float, texts: tuple[str, ...], left: float) -> None:
    def first(page: Drawing) -> None:
        page.title("TMAG agenda roadmap")
        _down(page, (DAY_HEADS[0], "• Harbour plan", DAY_HEADS[1], "• Tides"), top)

    parsed = parsed_pages(first, lambda page: _down(page, texts, 60, left))
    assert values(parsed, "roadmap_items", "text") == ["Harbour plan", "Tides"]


@pytest.mark.parametrize("leading", [16.0, 22.0])
def test_a_heading_beneath_a_title_that_both_name_the_roadmap(leading: float) -> None:
    """The days are bold lines among the bullets, and other things stand beside the list."""

    def draw(page: Drawing) -> None:
        page.title("Forward agenda and next steps").text(34, 80, "TMAG agenda roadmap", 14, bold=True)
        for i, text in enumerate(
            ("15 May 2030", "• Harbour plan", "19 June 2030", "• Tide tables approval", "• Lock keys", "17 July 2030", "• TBD")
        ):
            page.text(34, 104 + i * leading, text, 13, bold=not text.startswith("•"))
        page.text(500, 80, "Next steps", 14, bold=True).text(500, 104, "1. Send the tide tables round", 13)

    assert values(parsed_pages(draw), "roadmap_items", "target_meeting_raw", "text") == [
        ("15 May 2030", "Harbour plan"),
        ("19 June 2030", "Tide tables approval"),
        ("19 June 2030", "Lock keys"),
        ("17 July 2030", "TBD"),
    ]
