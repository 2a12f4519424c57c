"""Characters as columns are the characters that they were made of."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.chars import Chars
from parsers.layout.page import Char, Page, Style
from parsers.layout.words import worded, words_of
from pipeline.reading.second_look import shows_text

STYLES = st.sampled_from([Style("Arial", 10.0, "#000000", 400, False), Style("Arial-Bold", 12.0, "#ff0000", 700, False)])
PLACES = st.integers(0, 30).map(float)


@st.composite
def chars(draw: st.DrawFn) -> Char:
    x0, baseline = draw(PLACES), draw(PLACES)
    directions = st.sampled_from([0, 0, 0, 90, 180, 270, -1])
    letter = draw(st.sampled_from("abc é•"))
    flags = st.sampled_from([True, True, True, False])
    return Char(letter, x0, baseline - 7, x0 + 5, baseline + 2, baseline, draw(STYLES), draw(flags), draw(flags), draw(directions))


def page(of: Chars | tuple[Char, ...]) -> Page:
    return Page(1, 600.0, 400.0, 0, of, (), (), (), ())


def goes_on(before: Char, char: Char) -> bool:
    """Whether a character goes on a word: what the columns decide for all at once, told of one pair."""
    if (before.direction, before.is_drawn, before.is_inside) != (char.direction, char.is_drawn, char.is_inside):
        return False
    size = max(before.style.size, char.style.size)
    if char.direction not in (0, 90, 270):
        return abs(char.x0 - before.x0) < size and abs(char.top - before.top) < size
    along = {0: char.x0 - before.x1, 90: char.top - before.bottom, 270: before.top - char.bottom}[char.direction]
    off = abs(char.baseline - before.baseline) if char.direction == 0 else abs(char.x0 - before.x0)
    is_behind_raised = before.style.size < 0.8 * char.style.size and abs(char.baseline - before.baseline) > 0
    gap = 0.12 if is_behind_raised else 0.19 if char.direction == 0 else 0.15
    return -0.6 * size <= along <= gap * size and off <= 0.62 * size


@given(st.lists(chars()))
def test_columns_give_back_their_characters(of: list[Char]) -> None:
    columns = Chars.of(of)
    assert list(columns) == of
    assert [columns[place] for place in range(len(of))] == of
    assert list(columns.take(np.arange(len(of))[::2])) == of[::2]
    assert columns == Chars.of(tuple(of))


@given(st.lists(chars(), max_size=40))
def test_words_are_runs_of_characters_that_go_on_each_other(of: list[Char]) -> None:
    runs: list[list[Char]] = []
    before: Char | None = None
    for char in of:
        if char.text.isspace():
            before = None
            continue
        if before is None or not goes_on(before, char) or (len(runs[-1]) == 1 and before.text == "•"):
            runs.append([])
        runs[-1].append(char)
        before = char
    words = words_of(page(tuple(of)))
    assert [word.text for word in words] == ["".join(char.text for char in run) for run in runs]
    assert [word.x0 for word in words] == [min(char.x0 for char in run) for run in runs]
    assert [word.bottom for word in words] == [max(char.bottom for char in run) for run in runs]
    assert [word.style.size for word in words] == [max(run[0].style.size, run[-1].style.size) for run in runs]


@given(st.lists(chars()))
def test_a_page_of_columns_has_the_words_of_a_page_of_characters(of: list[Char]) -> None:
    assert words_of(page(Chars.of(of))) == words_of(page(tuple(of)))


@given(st.lists(chars()))
def test_of_the_characters_one_is_left_that_is_seen_if_any_is(of: list[Char]) -> None:
    before, after = page(tuple(of)), worded(page(tuple(of)))
    assert words_of(after) == words_of(before)
    assert len(after.chars) == min(1, len(of))
    assert shows_text(after) == shows_text(before)
    assert any(not char.text.isspace() for char in after.chars) == any(not char.text.isspace() for char in of)
