"""The leading of a page, by the lines that go on a sentence, and what it tells of lines that begin with a capital."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import paragraphs
from parsers.layout.leading import leading_of
from parsers.layout.lines import lines_of
from parsers.layout.words import Word
from tests.drawing.words import text


def _set(leading: float, *lines: str) -> list[Word]:
    return [word for i, line in enumerate(lines) for word in text(50, 100 + 10 * leading * i, line)]


def test_lines_that_go_on_a_sentence_tell_it() -> None:
    texts = [_set(1.44, "Hear from the lamp", "and the bell"), _set(1.44, "Approve", "the", "chart"), _set(1.6, "Ada Quill", "Ben Sorrel")]
    assert leading_of(texts) == pytest.approx(1.44)


def test_too_few_lines_or_unlike_ones_tell_none() -> None:
    assert leading_of([_set(1.44, "Hear from the lamp", "and the bell")]) == 0.0
    unlike = [_set(way, "Hear from the lamp", "and the bell") for way in (1.2, 1.3, 1.4, 1.5)]
    assert leading_of(unlike) == 0.0
    assert leading_of([_set(1.44, "It is lit.", "and dark")] * 4) == 0.0


@pytest.mark.parametrize(("leading", "count"), [(1.44, 1), (0.0, 2)])
def test_a_full_line_goes_on_with_a_capital_where_the_page_is_set_so_wide(leading: float, count: int) -> None:
    lines = lines_of(_set(1.44, "Hear from the Lamp, the Bell,", "Harbour Office and the pilots"))
    assert len(paragraphs(lines, 210, leading=lambda: leading)) == count


def test_a_short_line_ends_a_paragraph_however_wide_the_page_is_set() -> None:
    lines = lines_of(_set(1.44, "Hear from the Lamp,", "Harbour Office and the pilots"))
    assert len(paragraphs(lines, 210, leading=lambda: 1.44)) == 2


def test_lines_set_on_whole_dots_have_one_leading() -> None:
    steps = (0.99, 1.0, 0.99, 1.0)
    assert leading_of([_set(way, "Hear from the lamp", "and the bell") for way in steps]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("leading", "second", "own", "count"),
    [
        (1.2, "Notes are in review", 1.1, 2),
        (1.2, "notes are in review", 1.1, 1),
        (1.1, "Notes are in review", 1.1, 1),
        (1.2, "Notes are in review", 0.0, 1),
    ],
)
def test_a_capital_set_apart_from_the_lines_of_its_table_begins_a_paragraph(leading: float, second: str, own: float, count: int) -> None:
    lines = lines_of(_set(leading, "Lessons told by the keepers", second))
    assert len(paragraphs(lines, lines[0].x1 + 4, own=lambda: own)) == count


@pytest.mark.parametrize(("end", "count"), [(".", 2), ("", 1)])
def test_so_does_a_figure_behind_a_sentence(end: str, count: int) -> None:
    lines = lines_of(_set(1.2, f"Lessons told by the keepers{end}", "12th May: no comments"))
    assert len(paragraphs(lines, lines[0].x1 + 4, own=lambda: 1.1)) == count


def test_the_line_beneath_a_bullet_may_stand_lower() -> None:
    lines = lines_of(_set(1.2, "• Lessons told by the keepers", "Notes in review"))
    assert len(paragraphs(lines, lines[0].x1 + 4, own=lambda: 1.1)) == 1


def test_lines_set_on_whole_pixels_are_of_one_text_however_they_fall() -> None:
    lines = lines_of([*_set(1.0, "Lessons told by the keepers", "and of the Lamp, the Bell"), *text(50, 120.75, "Harbour Office")])
    assert len(paragraphs(lines, lines[0].x1 + 4, own=lambda: 1.0)) == 1
    assert len(paragraphs(lines, lines[0].x1 + 4, own=lambda: 0.98)) == 2


def test_a_heading_that_pixels_set_a_little_lower_goes_on_with_a_capital() -> None:
    lines = lines_of([*text(50, 100, "Hear from the Lamp, the Bell,"), *text(50, 115.0, "Harbour Office and the pilots")])
    assert len(paragraphs(lines, 210, leading=lambda: 1.44)) == 1
