"""Words to rows: what stands on one line."""

from __future__ import annotations

from parsers.layout.lines import lines_of, rows_of_words
from tests.drawing.words import STYLE, text


def test_a_large_text_beside_two_lines_of_a_small_one_is_of_the_nearer() -> None:
    large = [word._replace(style=STYLE._replace(size=26.0)) for word in text(20, 185, "Report")]
    small = [*text(300, 174, "Hear from the"), *text(300, 190, "pilots")]
    found = [[word.text for word in row] for row in rows_of_words([*large, *small])]
    assert found == [["Hear", "from", "the"], ["Report", "pilots"]]


def test_raised_and_lowered_letters_are_of_their_line() -> None:
    raised, lowered = ([w._replace(style=STYLE._replace(size=6.0)) for w in text(60 + 20 * i, y, "2")] for i, y in enumerate((97, 102)))
    assert len(rows_of_words([*text(20, 100, "Area"), *raised, *lowered])) == 1


def test_a_figure_much_larger_than_what_follows_is_parted_by_less_white() -> None:
    figure = [word._replace(style=STYLE._replace(size=24.0)) for word in text(20, 100, "1")]
    after = figure[0].x1
    for white, count in ((3.0, 1), (20.0, 2)):
        assert len(lines_of([*figure, *text(after + white, 100, "Welcome")])) == count
