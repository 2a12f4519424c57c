"""Words to rows: what stands on one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layout.lines import lines_of, rows_of_words
from tests.drawing.words import STYLE, text


def test_a_large_text_beside_two_lines_of_a_small_one_is_of_the_nearer() -> None:
    large = [replace(word, style=replace(STYLE, size=26.0)) for word in text(20, 185, "Report")]
    small = [*text(300, 174, "Hear from the"), *text(300, 190, "pilots")]
    found = [[word.text for word in row] for row in rows_of_words([*large, *small])]
    assert found == [["Hear", "from", "the"], ["Report", "pilots"]]


def test_raised_and_lowered_letters_are_of_their_line() -> None:
    raised, lowered = ([replace(w, style=replace(STYLE, size=6.0)) for w in text(60 + 20 * i, y, "2")] for i, y in enumerate((97, 102)))
    assert len(rows_of_words([*text(20, 100, "Area"), *raised, *lowered])) == 1


def test_a_figure_much_larger_than_what_follows_is_parted_by_less_white() -> None:
    figure = [replace(word, style=replace(STYLE, size=24.0)) for word in text(20, 100, "1")]
    after = figure[0].x1
    for white, count in ((3.0, 1), (20.0, 2)):
        assert len(lines_of([*figure, *text(after + white, 100, "Welcome")])) == count


@pytest.mark.parametrize("off", [-1.0, 0.0, 1.0])
def test_a_bullet_is_of_the_row_in_which_its_text_is_where_columns_stand_on_lines_of_their_own(off: float) -> None:
    first, second, third = text(20, 243, "Plans"), text(520, 246, "Minutes"), text(920, 247.5, "Updates")
    bullets = [replace(word, baseline=word.baseline + off) for x, y in ((500, 246), (900, 247.5)) for word in text(x, y, "•")]
    found = {line.text: line.marker is not None for line in lines_of([*first, *second, *third, *bullets])}
    assert found == {"Plans": False, "Minutes": True, "Updates": True}


@pytest.mark.parametrize(("before", "behind", "count"), [(5.0, 5.0, 1), (9.0, 4.0, 2), (5.0, 2.0, 2)])
def test_a_mark_a_space_from_both_texts_begins_none(before: float, behind: float, count: int) -> None:
    name = text(20, 100, "Ada Quill")
    mark = text(name[-1].x1 + before, 100, "·")
    assert len(lines_of([*name, *mark, *text(mark[0].x1 + behind, 100, "Harbour Board")])) == count
