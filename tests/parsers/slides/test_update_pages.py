"""Updates of groups told by where their names stand: in boxes, beside or amid what they report, over days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.looks import level
from tests.drawing.pages import Drawing
from tests.drawing.parsing import left_over, parsed_pages, records, values

FIELDS = ("group_code", "item_order", "update_date", "topic", "text")
WANTED = [
    ("PSG", 1, date(2030, 5, 1), "Replan", "The plan was agreed"),
    ("PSG", 2, date(2030, 5, 1), "Benefits", "The benefits were heard"),
]
CARDS = ((30, 230), (250, 900))  # from where to where two boxes beside each other reach, in points
BULLETS = ("• Replan: The plan was agreed", "• Benefits – The benefits were heard")


def test_groups_in_boxes_beside_what_they_report() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("News")
        for top, name, day, lines in ((80, "PSG", "01 May 2030", BULLETS), (200, "DAG", "02 May 2030", ("• Design: The design stands",))):
            drawing.fills += [Fill(Box(x0, top, x1, top + 100), "#dde3ee", len(drawing.fills) + i) for i, (x0, x1) in enumerate(CARDS)]
            drawing.text(40, top + 30, name, 12, bold=True).text(40, top + 54, day, 12, bold=True).lines(260, top + 30, *lines)

    assert values(parsed_pages(draw), "governance_updates", *FIELDS) == [
        *WANTED,
        ("DAG", 1, date(2030, 5, 2), "Design", "The design stands"),
    ]


@pytest.mark.parametrize("days", [("1 May 2030", "8 May 2030"), ("Update from PSG 1 May 2030", "Update from DAG 8 May 2030")])
def test_updates_beside_the_names_of_their_groups(days: tuple[str, str]) -> None:
    def draw(page: Drawing) -> None:
        page.title("Governance updates")
        y = 90.0
        for name, day in zip(("Programme Steering Group (PSG)", "Design Advisory Group (DAG)"), days, strict=True):
            page.text(40, y, name, 11, bold=True).text(40, y + 18, day, 11)
            for n, bullet in enumerate(BULLETS):
                page.text(300, y + 18 * n, bullet, 11)
            y += 54

    parsed = parsed_pages(draw)
    assert values(parsed, "governance_updates", *FIELDS) == [*WANTED, *[("DAG", n, date(2030, 5, 8), *rest) for _, n, _, *rest in WANTED]]
    assert not left_over(parsed)


def _with_bands(drawing: Drawing) -> None:
    """Names in bold over days and lists that stand side by side like columns of a table."""
    for x, code, day, lines in ((30, "PSG", "1 May 2030", BULLETS), (400, "DAG", "2 May 2030", ("• Design: The design stands",))):
        drawing.fills.append(Fill(Box(x, 75, x + 340, 115), "#224455", len(drawing.fills)))
        drawing.text(x + 6, 90, code, 11, bold=True, colour="#ffffff").text(x + 6, 106, day, 11, colour="#ffffff")
        drawing.lines(x + 6, 134, *lines, size=11)


def _with_days_right(drawing: Drawing) -> None:
    """Names over a line with their days at its right end, which look like rows of two columns."""
    for y, code, day, lines in ((90, "PSG", "1 May 2030", BULLETS), (170, "DAG", "2 May 2030", ("• Design: The design stands",))):
        drawing.text(36, y, code, 11, bold=True).text(800, y, day, 11).lines(36, y + 22, *lines, size=11)
        level(drawing, y + 5, 36, 900)


@pytest.mark.parametrize("draw", [_with_bands, _with_days_right])
def test_what_looks_like_a_table_of_names_and_days_is_read_name_by_name(draw: Callable[[Drawing], None]) -> None:
    parsed = parsed_pages(lambda page: draw(page.title("Governance updates")))
    assert values(parsed, "governance_updates", *FIELDS) == [*WANTED, ("DAG", 1, date(2030, 5, 2), "Design", "The design stands")]
    assert not left_over(parsed)


def test_names_in_the_middle_of_what_stands_beside_them() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").text(36, 97, "PSG", 11, bold=True).text(36, 111, "1 May 2030", 11)
        drawing.text(36, 204, "DAG", 11, bold=True).text(36, 218, "2 May 2030", 11)
        for y, bullet in zip((97, 111, 190, 204, 218, 232), (*BULLETS, *BULLETS, *BULLETS), strict=True):
            drawing.text(300, y, bullet, 11)

    found = values(parsed_pages(draw), "governance_updates", "group_code", "topic")
    assert found == [(code, topic) for code in ("PSG", "DAG", "DAG") for topic in ("Replan", "Benefits")]


def test_a_heading_over_a_day_may_name_a_group_that_is_not_known() -> None:
    def draw(drawing: Drawing) -> None:
        drawing.title("Governance updates").text(36, 90, "PSG", 12, bold=True).text(36, 110, "1 May 2030", 11).lines(36, 140, *BULLETS)
        drawing.text(36, 200, "Harbour Masters' Circle", 12, bold=True).text(36, 220, "2 May 2030", 11).lines(
            36, 250, "• Tides: All is well"
        )

    known, other, *_ = (records(parsed_pages(draw), "governance_updates")[n] for n in (0, 2))
    assert (other.content.group_code, other.content.group_name, other.content.update_date) == (
        None,
        "Harbour Masters' Circle",
        date(2030, 5, 2),
    )
    assert other.confidence < known.confidence


@pytest.mark.parametrize("is_update", [True, False])
def test_names_side_by_side_over_days_gone_by_report_under_any_title(is_update: bool) -> None:
    told = (
        ("PSG", "Tides", "Both tides were seen at the lock", "in the spring and noted"),
        ("DAG", "Locks", "All keys were found and", "counted again today"),
    )

    def draw(page: Drawing) -> None:
        page.title("News in brief")
        for i, (group, topic, *lines) in enumerate(told):
            x = 40 + 330 * i
            page.text(x, 100, group, 15, bold=True).text(x, 122, f"{3 + 7 * i} May 2030" if is_update else "Of late", 11)
            page.text(x, 142, f"• {topic} – {lines[0]}", 11).text(x + 11, 155, lines[1], 11)
            page.text(x, 175, f"• {topic}, too – {lines[0]}", 11).text(x + 11, 188, lines[1], 11)

    found = values(parsed_pages(draw), "governance_updates", "group_code", "update_date", "topic", "text")
    wanted = [
        (group, date(2030, 5, 3 + 7 * i), name, " ".join(lines))
        for i, (group, topic, *lines) in enumerate(told)
        for name in (topic, f"{topic}, too")
    ]
    assert found == (wanted if is_update else [])


@pytest.mark.parametrize(
    "told", ["The LAC met on 2 May 2030", "Lamps Committee met 2 May 2030", "The committee met on 2 May 2030", "2 May 2030 – LAC"]
)
@pytest.mark.parametrize("title", ["Reports from other committees", "Around us"])
def test_a_groups_day_may_say_its_name_again(told: str, title: str) -> None:
    def draw(page: Drawing) -> None:
        page.title(title)
        for x, name, code, day in ((40, "Lamps Committee", "LAC", told), (480, "Moorings Forum", "MOF", "MOF met on 3 May 2030")):
            page.text(x, 90, f"{name} ({code})", 13, bold=True).text(x, 110, day, 11)
            for n, line in enumerate(BULLETS):
                page.text(x, 130 + 18 * n, line, 11)

    parsed = parsed_pages(draw)
    lamps, moorings = ([(code, n, date(2030, 5, day), *rest) for _, n, _, *rest in WANTED] for code, day in (("LAC", 2), ("MOF", 3)))
    assert values(parsed, "governance_updates", *FIELDS) == [*lamps, *moorings]
    assert not left_over(parsed)


def test_paragraphs_numbers_apart_from_updates_are_no_topics() -> None:
    def draw(page: Drawing) -> None:
        page.title("Updates from other bodies").text(40, 90, "Lamps Committee (LAC)", 13, bold=True).text(
            40, 110, "LAC met on 2 May 2030", 11
        )
        for n, line in enumerate(("Replan: The plan was agreed", "The benefits were heard")):
            page.text(40, 130 + 18 * n, f"3.1.{n + 1}", 11, bold=True).text(120, 130 + 18 * n, line, 11)

    found = values(parsed_pages(draw), "governance_updates", *FIELDS)
    assert found == [
        ("LAC", 1, date(2030, 5, 2), "Replan", "The plan was agreed"),
        ("LAC", 2, date(2030, 5, 2), None, "The benefits were heard"),
    ]


def test_a_table_of_groups_in_words_of_its_own() -> None:
    rows = (
        ("Committee", "Met on", "Points of interest"),
        ("Lamps Committee (LAC)", "2 May 2030", "\n".join(BULLETS)),
        ("Moorings Forum (MOF)", "3 May 2030", "\n".join(BULLETS)),
    )
    parsed = parsed_pages(lambda page: page.title("Elsewhere").table(90, (200, 120, 400), rows))
    assert {row[0] for row in values(parsed, "governance_updates", *FIELDS)} == {"LAC", "MOF"}
    assert not records(parsed, "working_group_items")


@pytest.mark.parametrize(
    ("head", "days", "are_updates"),
    [
        (("Body", "When", "News"), ("2 May 2030", "3 May 2030"), True),
        (("Body", "When", "News"), ("2 June 2030", "3 June 2030"), False),
        (("Body", "When", "Items at last meeting"), ("2 May 2030", "3 May 2030"), False),
    ],
)
def test_a_table_of_unknown_groups_beside_the_days_on_which_they_met(
    head: tuple[str, ...], days: tuple[str, str], are_updates: bool
) -> None:
    names = ("Lamps Committee (LAC)", "Moorings Forum (MOF)")
    rows = (head, *((name, day, "\n".join(BULLETS)) for name, day in zip(names, days, strict=True)))
    parsed = parsed_pages(lambda page: page.title("Elsewhere").table(90, (200, 120, 400), rows))
    found = {row[:3:2] for row in values(parsed, "governance_updates", *FIELDS)}
    assert found == ({("LAC", date(2030, 5, 2)), ("MOF", date(2030, 5, 3))} if are_updates else set())
    assert bool(records(parsed, "working_group_items")) != are_updates
