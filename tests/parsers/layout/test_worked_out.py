"""A value that is worked out once, and words that are known by their identity."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.layout.lines import PageRow, lines_of_row, may_part, rows_of_words
from parsers.layout.page import Box
from parsers.layout.table import Evidence, Grid, GridCell, words_outside
from parsers.layout.words import PageWords, middles_of
from parsers.layout.worked_out import worked_out
from tests.drawing.words import text


@dataclass(frozen=True)
class _Sum:
    parts: tuple[int, ...]
    asked: list[int] = field(default_factory=list)

    @worked_out
    def total(self) -> int:
        """All parts together."""
        self.asked.append(1)
        return sum(self.parts)


def test_a_value_is_worked_out_when_it_is_first_asked_for_and_only_then() -> None:
    one = _Sum((1, 2))
    assert not one.asked
    assert (one.total, one.total, one.asked) == (3, 3, [1])
    assert _Sum((4,)).total == 4
    assert _Sum.total.__doc__ == "All parts together."


def test_the_words_of_a_page_are_known_by_their_identity() -> None:
    words = [*text(50, 100, "Harbour lamps"), *text(50, 120, "Tide")]
    one, other = PageWords(words), PageWords(words)
    assert one == one
    assert one != other
    assert rows_of_words(one) is rows_of_words(one)
    assert rows_of_words(one) == rows_of_words(other) == rows_of_words(words)


def test_words_outside_the_same_tables_are_looked_for_once() -> None:
    words = PageWords([*text(50, 100, "Harbour lamps"), *text(50, 120, "Tide")])
    box = Box(40, 80, 120, 105)
    grid = Grid(1, 1, (GridCell(0, 0, 1, 1, box, words[:2]),), box, Evidence.RULED, 1.0)
    found = words_outside(words, [grid])
    assert [word.text for word in found] == ["Tide"]
    assert words_outside(words, [grid]) is found
    assert words_outside(words, []) is words
    assert [word.text for word in words_outside(list(words), [grid])] == ["Tide"]


def test_rows_of_a_page_are_parted_as_other_rows_are() -> None:
    words = [*text(50, 100, "Harbour lamps"), *text(200, 100, "Tide")]
    (row,), (alike,) = rows_of_words(PageWords(words)), rows_of_words(words)
    assert isinstance(row, PageRow)
    assert not isinstance(alike, PageRow)
    assert may_part(row)
    assert may_part(alike)
    for gap in (0.9, 1.6, 50.0):
        assert lines_of_row(row, gap=gap) == lines_of_row(alike, gap=gap)
    assert not may_part(PageRow(row[:1]))


def test_the_middles_of_words_are_those_of_each() -> None:
    words = text(50, 100, "Harbour lamps")
    expected = [(word.middle_x, word.middle_y, word) for word in words]
    page_words = PageWords(words)
    assert middles_of(words) == middles_of(page_words) == expected
    assert middles_of(page_words) is middles_of(page_words)
