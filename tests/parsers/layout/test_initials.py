"""Initials at the head of a line: part of a name, where they do not count on as the letters of a list do."""

from __future__ import annotations

import pytest

from parsers.layout.initials import Initials
from parsers.layout.lines import lines_of
from parsers.layout.words import words_of
from tests.drawing.pages import Drawing

DISPLAY = 20.0


def _read(*texts: str, size: float = 10.0) -> list[tuple[str | None, str]]:
    drawing = Drawing(1)
    for i, text in enumerate(texts):
        drawing.text(50, 100 + 2 * i * size, text, size)
    words = words_of(drawing.page())
    lines = Initials(words).restored(lines_of(words), DISPLAY)
    return [(line.marker.text if line.marker else None, line.text) for line in lines]


@pytest.mark.parametrize(
    "text",
    ["T. Quill", "T. Quill (Harbour)", "T. van Dijk, F. Lock", "T. Quill & PMO", "T. Quill / PMO", "T. O'Shea", "J. R. Quill"],
)
def test_an_initial_before_a_name_is_part_of_it(text: str) -> None:
    assert _read(text) == [(None, text)]


@pytest.mark.parametrize("text", ["A. Scope of the plan", "A. Mend the lock", "B. What to do", "A. The lamps are lit"])
def test_a_letter_before_a_sentence_is_of_a_list(text: str) -> None:
    assert _read(text) == [(text[:2], text[3:])]


def test_letters_that_count_on_are_of_a_list() -> None:
    assert _read("A. Scope", "B. Timetable", "C. Lamps") == [("A.", "Scope"), ("B.", "Timetable"), ("C.", "Lamps")]


def test_initials_in_one_column_need_not_count_on() -> None:
    assert _read("T. Quill", "B. Lock") == [(None, "T. Quill"), (None, "B. Lock")]


def test_a_name_may_begin_the_next_line_of_a_sentence() -> None:
    assert _read("The lamps were lit by", "A. Quill who mended them") == [
        (None, "The lamps were lit by"),
        (None, "A. Quill who mended them"),
    ]


def test_a_heading_is_numbered() -> None:
    assert _read("B. Timetable", size=24.0) == [("B.", "Timetable")]
