"""Tables that only level lines show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.layout.named_headers import Heading
from parsers.layout.open_frames import open_frames
from parsers.layout.table import Evidence
from parsers.layout.words import words_of
from tests.drawing.looks import level, line_of_words
from tests.drawing.pages import Drawing

OVER = ("Action details", "Progress")
HEADINGS = ("Ref", "Action", "Owner", "Outcome", "State")
ROWS = (("1", "Dredge the quay", "Ada Quill", "Under way", "Open"), ("2", "Light the lamps", "Ben Sorrel", "Lit", "Closed"))
STARTS = (62, 102, 222, 322, 402)


def _header(over: Sequence[str], headings: Sequence[str], *, is_closed: bool) -> list[str]:
    """The words of the header of two rows of headings with a line beneath each, and one above them or none."""
    drawing = Drawing(1)
    for y in ((80,) if is_closed else ()) + (100, 120, 140, 160):
        level(drawing, y, 60, 460)
    for x, text in zip((62, 322), over, strict=True):
        line_of_words(drawing, x, 95, text)
    for y, row in zip((115, 135, 155), (headings, *ROWS), strict=True):
        for x, text in zip(STARTS, row, strict=True):
            line_of_words(drawing, x, y, text)
    page = drawing.page()
    words = words_of(page)

    def is_heading(texts: Sequence[str]) -> Heading | None:
        return Heading.COLUMNS if tuple(texts) in {OVER, HEADINGS} else None

    frame = next(frame for frame in open_frames(page, words, is_heading) if frame.evidence is Evidence.LEVEL_RULES)
    return [w.text for w in words if frame.header.contains(w.middle_x, w.middle_y)]


@pytest.mark.parametrize("is_closed", [False, True])
def test_headings_that_only_say_what_those_beneath_them_have_in_common_are_no_header(is_closed: bool) -> None:
    assert _header(OVER, HEADINGS, is_closed=is_closed) == list(HEADINGS)


@pytest.mark.parametrize("is_closed", [False, True])
def test_headings_above_a_row_that_is_none_are_the_header(is_closed: bool) -> None:
    unknown = ("0", "Moor the ferry", "Ida Marsh", "Moored", "Closed")
    assert _header(OVER, unknown, is_closed=is_closed) == ["Action", "details", "Progress"]
