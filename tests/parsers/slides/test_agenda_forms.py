"""Agendas as people draw them: cards and timelines, with what is said of an item in one line or in several."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from parsers.layout.page import Box, Fill
from tests.drawing.looks import line_of_words
from tests.drawing.pages import Drawing
from tests.drawing.parsing import codes, left_over, parsed_pages, values

Item = tuple[str, str, str | None, str | None, str, str, str]  # number, title, objective, type, lead, time, minutes
Line = tuple[float, float, str, bool]  # how far right and down a text stands, the text, whether it is bold
ITEMS: list[Item] = [
    ("1", "Welcome", None, None, "Chair", "10:00–10:05", "5 mins"),
    ("2", "Minutes and actions", "Approve the minutes of TMAG 29", "Decision", "Secretariat", "10:05–10:15", "10 mins"),
    ("3", "Locks", "Give views on the draft", "Discussion", "Ada Quill", "10:15–10:35", "20 mins"),
    ("4", "Summary", "Look ahead", "Information", "Chair", "10:35–10:40", "5 mins"),
]


def _labels_over_values(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, _ = item
    yield 0, 0, f"{number}. {title}", True
    said = [
        (label, value) for label, value in zip(("Time", "Lead", "Type", "Objective"), (time, lead, kind, objective), strict=True) if value
    ]
    for i, (label, value) in enumerate(said):
        yield 0, 22 + 30 * i, label, True
        yield 0, 34 + 30 * i, value, False


def _type_in_brackets(item: Item) -> Iterator[Line]:
    _, title, objective, kind, lead, time, _ = item
    yield 45, 0, time, True
    yield 0, 30, title, True
    yield 0, 46, objective or lead, False
    if kind:
        yield 0, 58, f"{lead} ({kind})", False


def _times_behind_lead(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, _ = item
    yield 0, 0, number, True
    yield 30, 0, title, True
    yield 30, 18, f"{lead}, {time}", False
    if objective:
        yield 30, 36, f"{(kind or '').upper()}: {objective}", False


def _times_behind_title(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, _ = item
    yield 0, 0, f"{number}. {title} ({time})", True
    yield 0, 18, f"Lead: {lead}", False
    if objective:
        yield 0, 36, f"Purpose: {objective}", False
        yield 0, 54, f"Type: {kind}", False


def _minutes_at_the_right(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, minutes = item
    yield 0, 0, f"{number}. {title}", True
    yield 150, 0, minutes, False
    yield 0, 20, f"{lead} | {time}", False
    if objective:
        yield 0, 38, objective, False
        yield 0, 56, kind or "", True


def _type_before_lead(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, _ = item
    yield 0, 0, time, True
    yield 0, 18, f"{number}. {title}", True
    if objective:
        yield 0, 36, objective, False
    yield 0, 54, f"{kind} – {lead}" if kind else lead, False


def _type_behind_lead(item: Item) -> Iterator[Line]:
    for right, down, text, is_bold in _type_before_lead(item):
        yield right, down, " - ".join(reversed(text.split(" – "))), is_bold


def _lead_over_title(item: Item) -> Iterator[Line]:
    number, title, objective, kind, lead, time, _ = item
    yield 0, 0, number, True
    yield 30, 18, lead, False
    yield 30, 36, title, True
    if objective:
        yield 30, 54, objective, False
    yield 30, 72, " · ".join(filter(None, (time, kind))), False


FORMS = [
    _lead_over_title,
    _labels_over_values,
    _type_before_lead,
    _type_behind_lead,
    _type_in_brackets,
    _times_behind_lead,
    _times_behind_title,
    _minutes_at_the_right,
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("columns", [2, 4])
@pytest.mark.parametrize("is_boxed", [True, False])
def test_forms_of_cards(form: object, columns: int, is_boxed: bool) -> None:
    assert callable(form)

    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, item in enumerate(ITEMS):
            x, y = 40.0 + 900 / columns * (i % columns), 110.0 + 200 * (i // columns)
            if is_boxed:
                page.fills.append(Fill(Box(x - 8, y - 20, x + 207, y + 165), "#eeeeff", len(page.fills)))
            for right, down, text, is_bold in form(item):
                line_of_words(page, x + right, y + down, text, 12 if is_bold else 10, bold=is_bold)

    parsed = parsed_pages(draw)
    found = values(parsed, "agenda_items", "title", "objective", "item_type", "lead_raw", "start_time", "end_time")
    assert found == [(i[1], i[2], i[3] and i[3].lower(), i[4], *i[5].split("–")) for i in ITEMS]
    numbers = [None] * 4 if form is _type_in_brackets else [1, 2, 3, 4]
    assert values(parsed, "agenda_items", "item_number") == numbers
    assert not left_over(parsed)
    assert "agenda_missing" not in codes(parsed)


def test_a_vertical_timeline_with_numbered_titles_behind_its_dots() -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, (number, title, objective, kind, lead, time, minutes) in enumerate(ITEMS):
            y = 100.0 + 60 * i
            line_of_words(page, 40, y, time, 11)
            line_of_words(page, 40, y + 14, minutes, 9)
            page.fills.append(Fill(Box(140, y - 8, 148, y), "#3366aa", len(page.fills)))
            line_of_words(page, 165, y, f"{number}. {title}", 12, bold=True)
            line_of_words(page, 165, y + 16, " · ".join(filter(None, (lead, kind))), 10)
            if objective:
                line_of_words(page, 165, y + 30, objective, 10)

    found = values(parsed_pages(draw), "agenda_items", "item_label", "title", "objective", "item_type_raw", "lead_raw", "time_raw")
    assert [item[:5] for item in found] == [item[:5] for item in ITEMS]


@pytest.mark.parametrize("said", ["Decision – agree what comes next", "Locks – Gates", "Decision – Discussion"])
def test_a_line_with_a_dash_that_names_no_parties_beside_a_type_is_left_whole(said: str) -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, item in enumerate(ITEMS):
            x, y = 40.0 + 230 * i, 110.0
            for down, text, is_bold in ((0, item[5], True), (18, f"{item[0]}. {item[1]}", True), (36, said, False), (54, item[4], False)):
                line_of_words(page, x, y + down, text, 12 if is_bold else 10, bold=is_bold)

    assert values(parsed_pages(draw), "agenda_items", "lead_raw") == [item[4] for item in ITEMS]


@pytest.mark.parametrize("edge", [30, 90])
def test_a_lead_higher_than_its_title_in_boxes_over_the_pages_width(edge: float) -> None:
    def draw(page: Drawing) -> None:
        page.title("Agenda")
        for i, (number, title, objective, kind, lead, time, minutes) in enumerate(ITEMS):
            y = 102.0 + 86 * i
            page.fills.append(Fill(Box(30, y, 90, y + 73), "#224466", len(page.fills)))
            page.fills.append(Fill(Box(edge, y, 900, y + 73), "#eeeeff", len(page.fills)))
            line_of_words(page, 52, y + 26, number, 28, bold=True)
            line_of_words(page, 100, y + 26, title, 15, bold=True)
            line_of_words(page, 100, y + 44, objective or "", 12)
            for down, text in ((17, lead), (32, time), (47, " · ".join(filter(None, (minutes, kind))))):
                line_of_words(page, 658, y + down, text, 12, bold=down == 17)

    found = values(parsed_pages(draw), "agenda_items", "item_label", "title", "objective", "item_type_raw", "lead_raw", "time_raw")
    assert found == [(*item[:5], f"{item[5]} {item[6]}") for item in ITEMS]
