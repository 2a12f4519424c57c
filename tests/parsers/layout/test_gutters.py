"""Column borders stand in the white between headings, clear of the words beneath."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.gutters import column_borders, runs_across
from tests.drawing.words import text


def test_a_row_runs_across_by_a_word_or_by_a_space_and_not_by_a_gap() -> None:
    assert runs_across(text(50, 100, "harbour"), 60)
    assert runs_across(text(50, 100, "ab cd"), 61)
    assert not runs_across([*text(50, 100, "ab"), *text(70, 100, "cd")], 65)


def test_a_bullet_holds_to_its_text() -> None:
    assert runs_across([*text(50, 100, "•"), *text(70, 100, "lamps")], 62)


def test_a_dash_holds_to_its_text_where_it_begins_it() -> None:
    assert runs_across([*text(50, 100, "–"), *text(66, 100, "lamps")], 60)
    assert runs_across([*text(20, 100, "Label"), *text(80, 100, "-"), *text(96, 100, "lamps")], 90)
    assert not runs_across([*text(50, 100, "–"), *text(80, 100, "lamps")], 65)
    assert not runs_across([*text(20, 100, "ropes –"), *text(66, 100, "lamps")], 60)


@given(st.lists(st.integers(50, 150), min_size=2, max_size=6), st.integers(2, 9))
def test_each_border_lies_between_the_texts_of_two_columns(widths: list[int], rows: int) -> None:
    lefts = [40.0 + sum(widths[:i]) for i in range(len(widths))]
    header = [w for x in lefts for w in text(x, 100, "Tide")]
    body = [w for r in range(rows) for x in lefts for w in text(x, 120 + 14 * r, "lamp on")]
    borders = column_borders(header, body, 30, 960)
    assert len(borders) == len(widths) + 1
    assert all(x + 37.5 <= border < after for border, (x, after) in zip(borders[1:-1], pairwise(lefts), strict=True))


def test_a_border_moves_clear_of_text_wider_than_its_heading() -> None:
    header = [*text(50, 100, "Item"), *text(250, 100, "Lead")]
    body = [w for r in range(3) for w in (*text(50, 120 + 14 * r, "Lamps and the ropes of the bell"), *text(250, 120 + 14 * r, "Ada"))]
    border = column_borders(header, body, 40, 400)[1]
    assert max(w.x1 for w in body if w.x0 < 240) <= border <= 250


def test_headings_that_nearly_touch_are_parted_where_columns_begin_beneath() -> None:
    header = text(50, 100, "Ref Action")
    body = [w for r in range(4) for w in (*text(50, 120 + 14 * r, f"{r}"), *text(67.5, 120 + 14 * r, "Paint the lamp"))]
    borders = column_borders(header, body, 40, 400)
    assert len(borders) == 3
    assert 55 <= borders[1] <= 67.5


@pytest.mark.parametrize(("gap", "start", "count"), [(7.0, 72.0, 3), (3.0, 68.0, 2), (7.0, 76.0, 2)])
def test_one_row_parts_headings_apart_by_more_than_a_space_where_its_texts_stand_far_apart(gap: float, start: float, count: int) -> None:
    header = [*text(50, 100, "No."), *text(65 + gap, 100, "Ref")]
    body = [*text(50, 120, "1"), *text(start, 120, "TMAG19-01"), *text(200, 120, "Paint the lamp")]
    assert len(column_borders([*header, *text(200, 100, "Action")], body, 40, 400)) == count + 1


def test_row_labels_without_a_heading_are_a_column() -> None:
    header = [*text(200, 100, "North"), *text(350, 100, "South")]
    labels = ("Deliverables", "Escalations", "Tides")
    body = [w for r, t in enumerate(labels) for w in (*text(50, 120 + 20 * r, t), *text(200, 120 + 20 * r, "Lamps"))]
    borders = column_borders(header, body, 40, 500)
    assert len(borders) == 4
    assert 110 <= borders[1] <= 200


def test_a_last_column_without_a_heading_stands_apart() -> None:
    header = [*text(50, 100, "Ref"), *text(120, 100, "Action")]
    body = [w for r in range(4) for x, t in ((50, f"{r}"), (120, "Paint lamps"), (300, "soon")) for w in text(x, 120 + 20 * r, t)]
    borders = column_borders(header, body, 40, 500)
    assert len(borders) == 4
    assert 180 < borders[2] <= 300


def test_a_column_that_is_mostly_empty_parts_headings_that_nearly_touch() -> None:
    header = text(50, 100, "Ref Area") + text(200, 100, "Action")
    body = []
    for r in range(9):
        y = 120 + 60 * r
        body += [*text(50, y, f"{r}"), *(text(67.5, y, "Tide") if r % 3 == 0 else [])]
        body += [w for i in range(4) for w in text(200, y + 12 * i, "Paint the lamp")]
    assert len(column_borders(header, body, 40, 400)) == 4


def test_numbers_that_begin_behind_a_heading_set_in_the_middle_are_of_its_column() -> None:
    header = [*text(50, 100, "Quay"), *text(150, 100, "Boats"), *text(240, 100, "Share")]
    body = [
        w for r in range(4) for w in (*text(50, 120 + 14 * r, "North"), *text(170, 120 + 14 * r, "12"), *text(267, 120 + 14 * r, "2.5"))
    ]
    assert len(column_borders(header, body, 40, 290)) == 4


def test_a_heading_over_two_columns_is_none_of_one_between_them() -> None:
    """A word nearly as wide as the first of them ends where that heading begins."""
    header = [*text(100, 86, "Progress"), *text(60, 100, "Status"), *text(170, 100, "Update")]
    rows = [("Open", "The lamp was lit"), ("Recommended", "• It was oiled"), ("Closed", "The bell rang on the pier")]
    body = [w for r, (a, b) in enumerate(rows) for w in (*text(50, 120 + 14 * r, a), *text(117, 120 + 14 * r, b))]
    borders = column_borders(header, body, 40, 400)
    assert len(borders) == 3
    assert 105 <= borders[1] <= 117
