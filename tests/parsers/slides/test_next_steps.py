"""Next steps: lists under several headings, and the line that announces the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.drawing.looks import Look, Sketch, level
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values


def _closing(title: str, heading: str | None, *lines: str) -> Callable[[Drawing], None]:
    def draw(drawing: Drawing) -> None:
        drawing.title(title)
        if heading:
            drawing.text(36, 90, heading, 12, bold=True)
        drawing.lines(36, 120, *lines)

    return draw


@pytest.mark.parametrize("heading", ["Next steps", "Next Steps:", "Actions and next steps"])
@pytest.mark.parametrize("marks", [("1. ", "2. "), ("• ", "• "), ("a) ", "b) ")])
def test_lists_under_a_heading(heading: str, marks: tuple[str, str]) -> None:
    lines = (f"{marks[0]}Confirm the actions", f"{marks[1]}Date of next TMAG: 19 June 2030")
    parsed = parsed_pages(_closing("Summary and next steps", heading, *lines))
    assert values(parsed, "next_steps", "item_order", "text", "mentioned_date") == [
        (1, "Confirm the actions", None),
        (2, "Date of next TMAG: 19 June 2030", date(2030, 6, 19)),
    ]
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)
    assert not left_over(parsed)


def test_numbers_that_count_plain_lines_are_no_part_of_them() -> None:
    lines = ("1 Confirm the actions", "2 Date of next TMAG: 19 June 2030")
    assert values(parsed_pages(_closing("Next steps", None, *lines)), "next_steps", "text") == [line[2:] for line in lines]
    lines = ("4 ships report", "Date of next TMAG: 19 June 2030")
    assert values(parsed_pages(_closing("Next steps", None, *lines)), "next_steps", "text") == list(lines)


def test_only_the_title_names_them() -> None:
    parsed = parsed_pages(_closing("Next steps", None, "• Confirm the actions", "Next TMAG: 19 June 2030"))
    assert values(parsed, "next_steps", "text") == ["Confirm the actions", "Next TMAG: 19 June 2030"]


def test_deeper_bullets_belong_to_the_step_above() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Next steps").lines(36, 100, "• Send the plan round").lines(60, 124, "• to all ships").lines(36, 148, "• Close")

    assert values(parsed_pages(draw), "next_steps", "text") == ["Send the plan round\nto all ships", "Close"]


@pytest.mark.parametrize(("heading", "count"), [("Summary and close", 2), ("Harbour plan", 0)])
def test_the_heading_above_that_of_the_list_closes_the_meeting(heading: str, count: int) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Tide tables").lines(36, 90, "• Read them", "• Mend them")
        drawing.text(36, 150, heading, 14, bold=True).text(36, 180, "Next steps:", 12, bold=True)
        drawing.lines(36, 205, "1. Measure the depth", "2. Draw the map")

    assert len(records(parsed_pages(draw), "next_steps")) == count


def test_next_steps_of_a_plan_are_none_of_the_meetings() -> None:
    parsed = parsed_pages(_closing("Harbour plan", "Next steps", "1. Measure the depth", "2. Draw the map"))
    assert not records(parsed, "next_steps")


def test_steps_go_on_at_the_head_of_the_next_page() -> None:
    parsed = parsed_pages(
        lambda page: page.text(36, 90, "Next steps", 12, bold=True).lines(36, 120, "1. Confirm the actions"),
        lambda page: page.lines(36, 60, "2. Send the minutes", "3. Next TMAG meeting: 19 June 2030", "The harbour is closed until then."),
    )
    assert values(parsed, "next_steps", "item_order", "text") == [
        (1, "Confirm the actions"),
        (2, "Send the minutes"),
        (3, "Next TMAG meeting: 19 June 2030"),
    ]
    assert [record.page_number for record in records(parsed, "next_steps")] == [2, 3, 3]


def test_of_two_lists_on_a_page_the_one_with_the_next_meeting_is_the_meetings() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.text(36, 60, "Harbour plan", 20, bold=True).text(36, 90, "Next steps", 12, bold=True)
        drawing.lines(36, 115, "1. Measure the depth", "2. Draw the map")
        drawing.text(36, 200, "Next steps", 20, bold=True).text(36, 230, "Next steps:", 12, bold=True)
        drawing.lines(36, 255, "1. Confirm the actions", "2. Next TMAG: 19 June 2030")

    assert values(parsed_pages(draw), "next_steps", "text") == ["Confirm the actions", "Next TMAG: 19 June 2030"]


def test_a_page_that_announces_the_item_and_lists_the_steps() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("9 Next steps").lines(36, 80, "INFORMATION: Look ahead", "Lead: Chair and Secretariat", "Time: 5 mins")
        drawing.text(36, 190, "Next steps", 20, bold=True).lines(36, 220, "• Circulate the report", "• Next TMAG: 19 June 2030")

    parsed = parsed_pages(draw)
    assert values(parsed, "next_steps", "text") == ["Circulate the report", "Next TMAG: 19 June 2030"]
    assert values(parsed, "slides", "slide_kind", "lead_raw", "time_raw")[1] == ("divider", "Chair and Secretariat", "5 mins")
    assert not left_over(parsed)


def test_numbers_without_a_space_before_their_text() -> None:
    parsed = parsed_pages(_closing("Summary and next steps", "Next steps", "1.Confirm the actions", "2.Date of next TMAG: 19 June 2030"))
    assert values(parsed, "next_steps", "text") == ["Confirm the actions", "Date of next TMAG: 19 June 2030"]


def test_steps_behind_angle_quotes() -> None:
    lines = ("» Send the tide tables round", "» Date of next TMAG: 19 June 2030")
    parsed = parsed_pages(lambda page: page.title("Next steps").lines(60, 120, *lines))
    assert values(parsed, "next_steps", "text") == [line[2:] for line in lines]


def test_in_minutes_the_heading_over_the_steps_may_be_numbered_as_they_are() -> None:
    cover = ("Testing and Migration Advisory Group (TMAG) #30", "Minutes", "15 May 2030")

    def draw(page: Drawing) -> None:
        page.text(36, 60, "6. Discussion", 11, bold=True).lines(36, 80, "The tides were high and the lamps were lit.", size=11)
        page.text(36, 120, "7. Next steps", 11, bold=True).lines(
            36, 140, "1. PMO to send the report by 17 May 2030", "2. Members to read it", size=11
        )
        page.text(36, 190, "8. Close", 11, bold=True).lines(36, 210, "The Chair closed the meeting.", size=11)

    texts = ["PMO to send the report by 17 May 2030", "Members to read it"]
    assert values(parsed_pages(draw, cover=cover), "next_steps", "text") == texts


def test_in_a_report_a_list_under_its_heading_needs_no_closing_page() -> None:
    cover = ("Testing and Migration Advisory Group (TMAG) #30", "Headline report", "15 May 2030")

    def draw(page: Drawing) -> None:
        page.text(36, 60, "Discussion", 14, bold=True).lines(36, 90, "The tides were high.")
        page.text(36, 140, "Next steps", 14, bold=True).lines(50, 170, "1. Consultation to open", "2. Minutes to follow")

    assert values(parsed_pages(draw, cover=cover), "next_steps", "text") == ["Consultation to open", "Minutes to follow"]
    assert values(parsed_pages(draw), "next_steps", "text") == []


@pytest.mark.parametrize(("line", "is_own"), [("TMAG to meet next on", True), ("TMAG next meets on", True), ("DWG to meet next on", False)])
def test_a_step_that_tells_when_the_group_meets_next(line: str, is_own: bool) -> None:
    parsed = parsed_pages(_closing("Next steps", None, "• Confirm the actions", f"• {line} 19 June 2030"))
    assert values(parsed, "meetings", "next_meeting_date")[0] == (date(2030, 6, 19) if is_own else None)


STEPS = (("1", "Send the tide tables round"), ("2", "Date of next TMAG: 19 June 2030"))


def _undrawn(page: Drawing) -> None:
    for y, row in zip((100, 130, 160), (("No.", "Step"), *STEPS), strict=True):
        for x, text in zip((40, 100), row, strict=True):
            page.text(x, y, text, 15, bold=y == 100)


@pytest.mark.parametrize("draw", [lambda page: page.table(90, (60, 500), (("No.", "Next step"), *STEPS), size=10), _undrawn])
def test_a_table_of_numbered_steps(draw: Callable[[Drawing], object]) -> None:
    parsed = parsed_pages(lambda page: draw(page.title("Next steps")))
    assert values(parsed, "next_steps", "item_order", "text", "mentioned_date") == [
        (1, "Send the tide tables round", None),
        (2, "Date of next TMAG: 19 June 2030", date(2030, 6, 19)),
    ]
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)
    assert not left_over(parsed)


@pytest.mark.parametrize(("title", "count"), [("Next steps", 2), ("Lock plan", 0)])
def test_steps_whose_days_stand_in_a_column_of_their_own(title: str, count: int) -> None:
    rows = (("Step", "By when"), ("Send the tide tables round", "17 June 2030"), ("Oil the lock", "July 2030"))
    parsed = parsed_pages(lambda page: page.title(title).table(90, (500, 120), rows, size=10))
    assert values(parsed, "next_steps", "mentioned_date") == [date(2030, 6, 17), None][:count]


def test_steps_beneath_their_numbers() -> None:
    steps = ("Send the plan round by 5 June 2030", "Count the locks", "Next TMAG: 19 June 2030")

    def draw(page: Drawing) -> None:
        page.title("Next steps")
        for i, text in enumerate(steps):
            page.text(40 + 300 * i, 90, str(i + 1), 12, bold=True).text(40 + 300 * i, 112, text, 11)

    parsed = parsed_pages(draw)
    assert values(parsed, "next_steps", "item_order", "text") == list(enumerate(steps, start=1))
    assert not left_over(parsed)


def test_steps_beside_their_days() -> None:
    rows = (("5 June 2030", "Send the plan round"), ("12 June 2030", "Count the locks"), ("19 June 2030", "Next TMAG"))

    def draw(page: Drawing) -> None:
        page.title("Next steps")
        for y, (day, text) in zip((90, 120, 150), rows, strict=True):
            page.text(40, y, day, 12, bold=True).text(180, y, text, 12)

    parsed = parsed_pages(draw)
    wanted = [(text, date(2030, 6, day)) for (_, text), day in zip(rows, (5, 12, 19), strict=True)]
    assert values(parsed, "next_steps", "text", "mentioned_date") == wanted
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)
    assert not left_over(parsed)


@pytest.mark.parametrize(("line", "count"), [("• Next TMAG: 19 June 2030", 2), ("• The locks stay shut", 0)])
def test_a_page_that_closes_the_meeting_lists_steps_where_it_announces_the_next(line: str, count: int) -> None:
    parsed = parsed_pages(_closing("Summary and close", None, "• Confirm the actions", line))
    assert len(records(parsed, "next_steps")) == count


@pytest.mark.parametrize(
    "last",
    [
        "TMAG 31 is on 19 June 2030",
        "We meet again on 19 June 2030",
        "The next ordinary TMAG is on 19 June 2030",
        "TMAG #31: Wednesday 19 June 2030",
    ],
)
@pytest.mark.parametrize("mark", ["•", "▸", "✓", "→", "o"])
def test_a_list_that_announces_the_next_meeting_under_any_title(last: str, mark: str) -> None:
    parsed = parsed_pages(_closing("Before we part", None, f"{mark} Confirm all the actions", f"{mark} {last}"))
    assert values(parsed, "next_steps", "text") == ["Confirm all the actions", last]
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)


def test_a_list_that_tells_of_this_meeting_alone_is_none() -> None:
    parsed = parsed_pages(_closing("Before we part", None, "• Confirm all the actions", "• TMAG 30 was on 15 May 2030"))
    assert not values(parsed, "next_steps", "text")


@pytest.mark.parametrize(
    "line", ["TMAG convenes again on 19 June 2030", "TMAG returns on Wednesday 19 June", "The TMAG sits on 19/06/2030."]
)
def test_a_line_of_the_group_and_a_later_day_announces_its_next_meeting(line: str) -> None:
    parsed = parsed_pages(_closing("To finish", "What we do", "1. Secretariat to write up today", f"2. {line}"))
    assert values(parsed, "next_steps", "mentioned_date") == [None, date(2030, 6, 19)]
    assert values(parsed, "meetings", "next_meeting_date")[0] == date(2030, 6, 19)


def test_what_a_group_does_to_something_announces_no_meeting() -> None:
    parsed = parsed_pages(_closing("To finish", "What we do", "1. Write up", "2. TMAG reviews the plan on 19 June 2030"))
    assert not records(parsed, "next_steps")


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Reference TMAG-DEL12, version 1.0. Next meeting: 19 June 2030", True),
        ("The Chair closed the meeting at 11:41. The next meeting of TMAG will be held on 19 June 2030.", True),
        ("The tides were heard. Papers for the next meeting are due on 12 June 2030.", False),
    ],
)
def test_a_sentence_in_minutes_that_begins_with_the_next_meeting(line: str, is_told: bool) -> None:
    cover = ("TMAG 30 Minutes", "15 May 2030")
    parsed = parsed_pages(lambda page: page.text(36, 100, "Closing", 14, bold=True).text(36, 130, line, 11), cover=cover)
    own = values(parsed, "meetings", "basis", "next_meeting_date")
    assert own[0] == ("pack", date(2030, 6, 19) if is_told else None)


@pytest.mark.parametrize(("size", "is_bold"), [(16.0, True), (16.0, False), (10.0, True)])
def test_steps_beneath_a_heading_over_a_line_right_under_the_actions(size: float, is_bold: bool) -> None:
    """A printer may set a line beneath each heading, as wide as the table above: it is none of the table's."""
    rows = (("Ref", "Action", "Owner", "Due"), ("TMAG30-01", "Send the harbour plan round", "Ada Quill", "19 June 2030"))
    sketch = Sketch((*rows, ("TMAG30-02", "Count the locks", "Ben Sorrel", "26 June 2030")), (90, 260, 100, 100), top=160)

    def draw(page: Drawing) -> None:
        for y, heading in ((150.0, "Actions"), (sketch.tops[-1] + 25, "Next steps")):
            page.text(60, y, heading, size, bold=is_bold)
            level(page, y + 8, 60, 610)
        sketch.draw(page, Look.LEVEL_RULES)
        page.lines(64, sketch.tops[-1] + 52, "• Members to nominate an alternate", "• Minutes to be published by 27 May 2030", size=10)

    cover = ("Headline report", "Testing and Migration Advisory Group (TMAG) #30", "15 May 2030 | v1.0")
    parsed = parsed_pages(draw, lambda page: page.lines(36, 60, "• Next TMAG on 19 June 2030"), cover=cover)
    assert values(parsed, "next_steps", "text")[0] == "Members to nominate an alternate"
    assert [day for day in values(parsed, "next_steps", "mentioned_date") if day] == [date(2030, 5, 27), date(2030, 6, 19)]
    assert values(parsed, "actions", "action_ref", "owner_raw") == [("TMAG30-01", "Ada Quill"), ("TMAG30-02", "Ben Sorrel")]


@pytest.mark.parametrize("mark", ["• ", ""])
def test_the_next_meeting_is_announced_at_the_head_of_the_next_page(mark: str) -> None:
    cover = ("Headline report", "Testing and Migration Advisory Group (TMAG) #30", "15 May 2030")
    pages = (
        _closing("What was said", "Next steps", "• Nominate an alternate", "• Send the minutes round"),
        f"{mark}Next TMAG on 19 June 2030",
    )
    parsed = parsed_pages(pages[0], lambda page: page.lines(36, 60, pages[1]), cover=cover)
    assert values(parsed, "next_steps", "text") == ["Nominate an alternate", "Send the minutes round", "Next TMAG on 19 June 2030"]


def test_a_paper_announces_the_closing_section_and_lists_its_steps_on_one_page() -> None:
    def draw(page: Drawing) -> None:
        page.text(36, 60, "Summary and close", 16, bold=True)
        page.lines(36, 90, "INFORMATION: Summarise actions and look ahead to the next TMAG", "Chair", "5 mins", size=10)
        page.text(36, 160, "Summary and close", 16, bold=True).text(36, 190, "Next steps:", 12, bold=True)
        page.text(36, 215, "1. Confirm actions and decisions from the meeting", 10)

    assert values(parsed_pages(draw), "next_steps", "text") == ["Confirm actions and decisions from the meeting"]


@pytest.mark.parametrize("last", ["Date of next TMAG: 19 June 2030", "Close the log"])
def test_steps_apart_from_their_paragraphs_numbers(last: str) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Close").text(36, 90, "Next steps", 16, bold=True)
        for n, line in enumerate(("Confirm the actions", last)):
            drawing.text(36, 120 + 24 * n, f"5.{n + 1}", 12, bold=True).text(120, 120 + 24 * n, line, 12)

    parsed = parsed_pages(draw)
    assert values(parsed, "next_steps", "text") == ["Confirm the actions", last]
    assert not left_over(parsed)
