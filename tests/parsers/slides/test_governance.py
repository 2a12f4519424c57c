"""Updates of groups and of the wider programme, under headings of several forms, in columns and in a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsers.signals import reasons
from tests.drawing.pages import UP, Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

FIELDS = ("group_code", "item_order", "update_date", "topic", "text")
WANTED = [
    ("PSG", 1, date(2030, 5, 1), "Replan", "The plan was agreed"),
    ("PSG", 2, date(2030, 5, 1), "Benefits", "The benefits were heard"),
]
BULLETS = ("• Replan: The plan was agreed", "• Benefits – The benefits were heard")


@pytest.mark.parametrize(
    "heads",
    [
        ("Programme Steering Group (PSG)", "Update from PSG 01 May 2030"),
        ("Programme Steering Group (PSG) – 01 May 2030",),
        ("PSG – 01 May 2030",),
        ("PSG update (1 May 2030)",),
        ("Update from the PSG meeting of 1 May 2030",),
        ("Headlines from PSG held on 1st May 2030",),
        ("Programme Steering Group", "Update from the meeting on 1 May 2030"),
        ("PSG | 1 May 2030",),
        ("PSG met on 1 May 2030.",),
        ("Programme Steering Group (PSG)", "Meeting of 1 May 2030"),
    ],
)
@pytest.mark.parametrize("title", ["Governance group updates", None])
def test_headings_of_an_update(heads: tuple[str, ...], title: str | None) -> None:
    def draw(drawing: Drawing) -> None:
        if title:
            drawing.title(title)
        for i, head in enumerate(heads):
            drawing.text(36, 90 + 24 * i, head, 12, bold=i == 0)
        drawing.lines(36, 150, *BULLETS, "PSG papers available here.")

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert parsed.kinds[2] == "governance_updates"
    assert not left_over(parsed)


def test_groups_in_two_columns() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates")
        for x, code in ((36, "PSG"), (500, "DAG")):
            drawing.text(x, 90, f"{code} – 01 May 2030", 12, bold=True).lines(x, 120, *BULLETS)

    found = values(parsed_pages(draw), "governance_updates", "group_code", "item_order", "topic")
    assert found == [("PSG", 1, "Replan"), ("PSG", 2, "Benefits"), ("DAG", 1, "Replan"), ("DAG", 2, "Benefits")]


def test_a_group_goes_on_on_the_next_page() -> None:
    def first(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True).lines(36, 120, *BULLETS)

    def second(drawing: Drawing) -> None:
        drawing.title("Governance group updates (cont.)").lines(36, 120, "• Change control: A change was approved")

    found = values(parsed_pages(first, second), "governance_updates", "group_code", "item_order", "topic")
    assert found == [("PSG", 1, "Replan"), ("PSG", 2, "Benefits"), ("PSG", 3, "Change control")]


def test_a_page_is_of_the_kind_of_most_words_on_it_however_long_a_region_runs_over_it() -> None:
    def first(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.lines(36, 120, *BULLETS, *(f"• Topic {n}: A change was heard by all who came and was approved at once" for n in range(12)))

    def second(drawing: Drawing) -> None:
        drawing.title("Governance group updates (cont.)").lines(36, 80, "• Change: Approved")
        rows = (("Ref", "Action", "Owner", "Due", "Status"), ("TMAG29-01", "Dredge the inner basin", "PMO", "19/05/30", "Open"))
        drawing.text(36, 120, "Outstanding actions", 20, bold=True).table(150, (100, 300, 100, 100, 100), rows)

    assert parsed_pages(first, second).kinds == {1: "cover", 2: "governance_updates", 3: "action_log"}


def test_groups_in_a_table() -> None:
    rows = (
        ("Group", "Date", "Update"),
        ("Programme Steering Group (PSG)", "01/05/2030", "\n".join(BULLETS)),
        ("DAG", "02/05/2030", "• Design: The design stands"),
    )

    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").table(90, (200, 100, 400), rows, size=10)

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == [*WANTED, ("DAG", 1, date(2030, 5, 2), "Design", "The design stands")]
    assert not left_over(parsed)


def test_nested_bullets_belong_to_the_topic_above() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.lines(36, 120, "• Replan: The plan was agreed").lines(60, 144, "• with one change").lines(36, 168, "• Benefits: Heard")

    assert values(parsed_pages(draw), "governance_updates", "topic", "text") == [
        ("Replan", "The plan was agreed\nwith one change"),
        ("Benefits", "Heard"),
    ]


def test_a_text_that_leads_in_keeps_its_colon() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.text(36, 120, "• Replan:", 12, bold=True).text(96, 120, "Two changes were agreed:").lines(60, 144, "• a longer lock")

    assert values(parsed_pages(draw), "governance_updates", "topic", "text") == [("Replan", "Two changes were agreed:\na longer lock")]


def test_the_wider_programme() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Wider programme updates").text(36, 90, "Webinars", 12, bold=True).lines(36, 120, "A webinar is held in May.")

    assert values(parsed_pages(draw), "governance_updates", "section", "topic", "text") == [
        ("wider_programme", "Webinars", "A webinar is held in May.")
    ]


def test_headings_that_are_groups_on_a_page_of_content() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Harbour plan").text(36, 90, "MWG", 12, bold=True).lines(36, 120, "• The group reviews the plan in May")

    parsed = parsed_pages(draw)
    assert not records(parsed, "governance_updates")
    assert parsed.kinds[2] == "content"


def test_a_piece_of_a_sentence_is_trusted_less() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.lines(36, 120, "• Replan: The plan was agreed", "and nothing else was said")

    whole, piece = records(parsed_pages(draw), "governance_updates")
    assert piece.confidence < 0.7
    assert reasons(piece.signals)[0] == "whole"
    assert reasons(whole.signals) == ("beside",)


def test_a_text_without_a_topic_is_trusted_less_where_fonts_have_no_names() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.lines(36, 120, "• Replan the plan was agreed", "• Benefits: The benefits were heard")
        drawing.chars = [char._replace(style=replace(char.style, font_name="", weight=400)) for char in drawing.chars]

    untold, told = records(parsed_pages(draw), "governance_updates")
    assert untold.confidence < 0.9 < told.confidence


def test_a_table_with_codes_and_names_of_groups_is_no_report_of_working_groups() -> None:
    rows = (
        ("Code", "Group", "Date", "Topic", "Summary"),
        ("PSG", "Programme Steering Group", "1 May 2030", "Replan", "The plan was agreed"),
        ("DAG", "Design Advisory Group", "2 May 2030", "Design", "The design stands"),
    )
    parsed = parsed_pages(lambda drawing: drawing.title("Governance group updates").table(90, (60, 200, 120, 120, 380), rows, size=10))
    assert values(parsed, "governance_updates", "group_code", "topic") == [("PSG", "Replan"), ("DAG", "Design")]
    assert not records(parsed, "working_group_items")


def test_a_table_with_a_column_of_topics_whose_groups_are_merged_or_left_blank() -> None:
    rows = (
        ("Group", "Met on", "Topic", "What happened"),
        ("Programme Steering Group (PSG)", "01/05/2030", "Replan", "Members heard: all is well"),
        (UP, UP, "Benefits", "The benefits were heard"),
        ("DAG", "02/05/2030", "Design", "The design stands"),
        ("", "", "Change control", "A change was approved"),
    )

    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").table(90, (200, 100, 120, 400), rows, size=10)

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == [
        ("PSG", 1, date(2030, 5, 1), "Replan", "Members heard: all is well"),
        ("PSG", 2, date(2030, 5, 1), "Benefits", "The benefits were heard"),
        ("DAG", 1, date(2030, 5, 2), "Design", "The design stands"),
        ("DAG", 2, date(2030, 5, 2), "Change control", "A change was approved"),
    ]
    assert not left_over(parsed)


def test_a_table_without_a_header_each_row_of_which_begins_with_a_group() -> None:
    rows = (("Programme Steering Group (PSG)\n01 May 2030", "\n".join(BULLETS)), ("DAG – 02 May 2030", "• Design: The design stands"))

    def draw(drawing: Drawing) -> None:
        drawing.title("News").table(90, (200, 400), rows, size=10, header_rows=0)

    assert values(parsed_pages(draw), "governance_updates", *FIELDS) == [
        *WANTED,
        ("DAG", 1, date(2030, 5, 2), "Design", "The design stands"),
    ]


def test_a_text_without_a_bullet_among_others_is_trusted_less() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        drawing.text(36, 120, "CR041. Further guidance will follow", 12).lines(36, 160, *BULLETS)

    first, *others = records(parsed_pages(draw), "governance_updates")
    assert first.confidence < 0.9
    assert len(others) == 2


def test_a_wide_page_that_begins_with_a_bullet_goes_on() -> None:
    def first(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True).lines(36, 120, BULLETS[0])

    def rest(drawing: Drawing) -> None:
        drawing.lines(36, 60, BULLETS[1]).text(36, 120, "Lock plan", 20, bold=True).lines(36, 150, "• The lock is mended")

    assert values(parsed_pages(first, rest), "governance_updates", *FIELDS) == WANTED


def test_a_column_of_meetings_beside_one_of_groups_has_their_days() -> None:
    rows = (("Group", "Meeting", "Topic", "What happened"), ("PSG", "1 May 2030", "Replan", "The plan was agreed"))
    parsed = parsed_pages(lambda page: page.title("Updates").table(90, (100, 120, 120, 400), rows, size=10))
    assert values(parsed, "governance_updates", "group_code", "update_date", "topic") == [("PSG", date(2030, 5, 1), "Replan")]


@pytest.mark.parametrize("head", ["1 May 2030 PSG", "PSG, 1 May 2030"])
def test_beneath_a_title_of_updates_a_dated_heading_need_not_be_bold(head: str) -> None:
    parsed = parsed_pages(lambda page: page.title("Governance updates").text(36, 90, head, 12).lines(36, 120, *BULLETS))
    assert values(parsed, "governance_updates", *FIELDS) == WANTED


def test_dated_groups_as_a_list_over_lists_of_a_deeper_level() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").text(36, 90, "1. PSG, 1 May 2030", 12).lines(60, 110, *BULLETS, size=12)
        drawing.text(36, 160, "2. DAG, 2 May 2030", 12).lines(60, 180, "• Design | The design stands", size=12)

    found = [*WANTED, ("DAG", 1, date(2030, 5, 2), "Design", "The design stands")]
    assert values(parsed_pages(draw), "governance_updates", *FIELDS) == found


def test_beneath_a_name_over_nothing_updates_are_trusted_less() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").text(36, 90, "PSG – 1 May 2030", 12, bold=True)
        drawing.text(36, 110, "DAG – 2 May 2030", 12, bold=True).lines(36, 140, *BULLETS)

    found = records(parsed_pages(draw), "governance_updates")
    assert len(found) == 2
    assert all(record.confidence < 0.7 for record in found)


@pytest.mark.parametrize(
    "event", ["• 1 May 2030 – Introduction to Tides (IT)", "1 May 2030 – Introduction to Tides (IT)", "• PSG, 1 May 2030"]
)
def test_an_event_among_programme_updates_is_no_group(event: str) -> None:
    lines = ("The quay is open again.", event, "• All are welcome")
    parsed = parsed_pages(lambda page: page.title("Programme updates").lines(36, 90, *lines))
    assert not values(parsed, "governance_updates", *FIELDS)


def test_a_reports_title_names_its_own_group_and_no_update() -> None:
    lines = ("• TMAG approved the lock plan", "• TMAG heard of the tides")
    cover = ("Headline Report", "Testing and Migration Advisory Group (TMAG) 30", "15 May 2030")

    def page(drawing: Drawing) -> None:
        drawing.title("Headline report – TMAG").text(36, 80, "Meeting held: 15 May 2030", 11).lines(36, 110, *lines, size=11)

    parsed = parsed_pages(page, cover=cover)
    assert parsed.cover.document_type == "headline_report"
    assert not values(parsed, "governance_updates", *FIELDS)


@pytest.mark.parametrize("line", ["1 May 2030", "PSG met on 1 May 2030", "Meeting held 1 May 2030"])
def test_a_line_that_only_says_when_a_group_met_is_no_update(line: str) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "Programme Steering Group (PSG)", 12, bold=True)
        drawing.lines(36, 114, line, *BULLETS)

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert not left_over(parsed)


def test_a_line_that_says_more_than_a_day_is_an_update() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "Programme Steering Group (PSG)", 12, bold=True)
        drawing.lines(36, 114, "• PSG met on 1 May 2030 in the harbour", *BULLETS)

    assert len(records(parsed_pages(draw), "governance_updates")) == 3


def test_a_topic_may_end_with_a_stop() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True)
        for y, (topic, text) in zip(
            (120, 160), (("Replan.", "The plan was agreed"), ("Benefits.", "The benefits were heard")), strict=True
        ):
            drawing.text(36, y, topic, 12, bold=True).text(36 + 6 * len(topic) + 4, y, text, 12)

    assert values(parsed_pages(draw), "governance_updates", *FIELDS) == WANTED


def test_a_table_of_groups_under_headings_that_nobody_knows() -> None:
    rows = (
        ("Fub", "Zug", "Wab"),
        ("PSG", "1 May 2030", "• The plan for the harbour was agreed\n• Funds for the lock are short"),
        ("Design Advisory Group (DAG)", "8 May 2030", "• One change to the gate was noted there"),
    )
    parsed = parsed_pages(lambda drawing: drawing.title("From upstairs").table(100, (150, 120, 500), rows, size=10))
    assert values(parsed, "governance_updates", "group_code", "update_date", "text") == [
        ("PSG", date(2030, 5, 1), "The plan for the harbour was agreed"),
        ("PSG", date(2030, 5, 1), "Funds for the lock are short"),
        ("DAG", date(2030, 5, 8), "One change to the gate was noted there"),
    ]


def test_a_table_of_what_groups_are_is_no_update() -> None:
    rows = (
        ("Board", "Chair", "Remit"),
        ("PSG", "Asha Patel", "Steers the whole of the harbour"),
        ("DAG", "Tom Reed", "Advises on the form of gates"),
    )
    parsed = parsed_pages(lambda drawing: drawing.title("Who is who").table(100, (150, 120, 500), rows, size=10))
    assert not values(parsed, "governance_updates", "text")


def test_a_heading_of_a_group_and_the_meeting_of_a_day() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance")
        drawing.text(36, 90, "PSG of 1 May 2030", 14, bold=True)
        drawing.lines(36, 115, "• The plan for the harbour was agreed")
        drawing.text(36, 150, "DAG of 8 May 2030", 14, bold=True)
        drawing.lines(36, 175, "• One change was noted")

    found = values(parsed_pages(draw), "governance_updates", "group_code", "update_date")
    assert found == [("PSG", date(2030, 5, 1)), ("DAG", date(2030, 5, 8))]


def test_a_day_under_a_heading_that_is_not_known() -> None:
    rows = (
        ("Group", "Sat on", "In short"),
        ("PSG", "01 May 30", "• Change: It was approved by all"),
        ("DAG", "08 May 30", "• Design: It was agreed by all"),
    )
    parsed = parsed_pages(lambda page: page.title("Elsewhere").table(100, (150, 100, 500), rows))
    found = values(parsed, "governance_updates", "group_code", "update_date", "topic")
    assert found == [("PSG", date(2030, 5, 1), "Change"), ("DAG", date(2030, 5, 8), "Design")]


@pytest.mark.parametrize("line", ["Update from PSG 01 May 2030", "Meeting of 1 May 2030", "01 May 2030"])
def test_the_day_stands_in_a_groups_cell_above_its_updates(line: str) -> None:
    cell = "\n".join((line, *BULLETS))
    rows = (("Programme Steering Group (PSG)", "Design Advisory Group (DAG)"), (cell, "\n".join(BULLETS)))
    parsed = parsed_pages(lambda page: page.title("Governance group updates").table(100, (400, 400), rows, size=10))
    found = values(parsed, "governance_updates", *FIELDS)
    assert found[:2] == WANTED
    assert found[2][:4] == ("DAG", 1, None, "Replan")


@pytest.mark.parametrize(("x", "y"), [(620, 180), (36, 180)])
def test_what_is_said_of_a_picture_or_in_a_footnote_is_no_update(x: int, y: int) -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance group updates").text(36, 90, "PSG – 01 May 2030", 12, bold=True).lines(36, 120, *BULLETS)
        drawing.text(x, y, "Figure 1: the page of plans", 8)

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
    assert left_over(parsed)


def test_the_row_beneath_groups_names_them_again_with_the_day() -> None:
    rows = (
        ("Programme Steering Group (PSG)", "Design Advisory Group (DAG)"),
        ("Update from PSG 01 May 2030", "Update from DAG 08 May 2030"),
        ("\n".join(BULLETS), "• Gates: One change was noted"),
    )
    parsed = parsed_pages(lambda page: page.title("Governance group updates").table(100, (400, 400), rows, size=10))
    assert values(parsed, "governance_updates", *FIELDS) == [*WANTED, ("DAG", 1, date(2030, 5, 8), "Gates", "One change was noted")]


def test_a_headline_beside_its_detail_is_the_topic() -> None:
    rows = (
        ("Group", "Date", "Headline", "Detail"),
        ("PSG", "01 May 2030", "Replan", "The plan was agreed"),
        ("PSG", "01 May 2030", "Benefits", "The benefits were heard"),
    )
    parsed = parsed_pages(lambda page: page.title("Governance group updates").table(100, (100, 100, 200, 400), rows, size=10))
    assert values(parsed, "governance_updates", *FIELDS) == WANTED
