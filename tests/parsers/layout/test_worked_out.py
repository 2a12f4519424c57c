"""A value that is worked out once, and words that are known by their identity."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.layout.lines import rows_of_words
from parsers.layout.words import PageWords
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
