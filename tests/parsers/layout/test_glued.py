"""Numbers that are glued to their text: a list where they count on, and else a part of it."""

from __future__ import annotations

import pytest

from parsers.layout.glued import with_numbers_parted
from parsers.layout.lines import lines_of
from parsers.layout.words import words_of
from tests.drawing.pages import Drawing


def _parted(*texts: str, step_in: float = 0.0) -> list[tuple[str | None, str]]:
    drawing = Drawing(1)
    for i, text in enumerate(texts):
        drawing.text(50 + i * step_in, 100 + 20 * i, text)
    lines = with_numbers_parted(lines_of(words_of(drawing.page())))
    return [(line.marker.text if line.marker else None, line.text) for line in lines]


def test_numbers_that_count_on_are_markers() -> None:
    assert _parted("1.Mend the lock", "2.Oil the gate", "and the hinge") == [
        ("1.", "Mend the lock"),
        ("2.", "Oil the gate"),
        (None, "and the hinge"),
    ]


def test_the_text_begins_where_its_first_letter_does() -> None:
    drawing = Drawing(1).text(50, 100, "1)Mend").text(50, 120, "2)Oil")
    first = with_numbers_parted(lines_of(words_of(drawing.page())))[0]
    assert (first.start, first.x0, first.x1) == (50, 60, 80)  # letters are five points wide


@pytest.mark.parametrize(
    ("texts", "step_in"),
    [
        pytest.param(("1.Mend the lock",), 0.0, id="alone"),
        pytest.param(("1.Mend the lock", "3.Oil the gate"), 0.0, id="one left out"),
        pytest.param(("1.Mend the lock", "2.Oil the gate"), 30.0, id="not one under the other"),
        pytest.param(("1.5m deep", "2.5m deep"), 0.0, id="numbers"),
    ],
)
def test_others_are_left_in_their_text(texts: tuple[str, ...], step_in: float) -> None:
    assert _parted(*texts, step_in=step_in) == [(None, text) for text in texts]


def test_one_glued_number_among_others_is_a_marker_too() -> None:
    assert _parted("1.Mend the lock", "2. Oil the gate") == [("1.", "Mend the lock"), ("2.", "Oil the gate")]
