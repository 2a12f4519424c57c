"""Letters that a printer sets apart are words again; lists of letters and of marks stay as they are."""

from __future__ import annotations

import pytest

from parsers.layout.page import Char, Page, Style
from parsers.layout.words import words_of

LOOK = Style("Carlito", 10.0, "#000000", 400, False)


def texts(*letters: str, gap: float = 3.0, space: float = 7.0) -> list[str]:
    """The words of letters with white after each, and more where one of them is a space."""
    chars, x = [], 50.0
    for letter in " ".join(letters):
        if letter == " ":
            x += space - gap
            continue
        chars += [Char(letter, x, 92.5, x + 5, 102.5, 100.0, LOOK), Char(" ", x + 5, 92.5, x + 5 + gap, 102.5, 100.0, LOOK)]
        x += 5 + gap
    return [word.text for word in words_of(Page(1, 960.0, 540.0, 0, tuple(chars), (), (), (), ()))]


@pytest.mark.parametrize("printed", [("Headline", "Report"), ("DAG", "Headline", "Report"), ("AGENDA",), ("MINUTES", "OF", "31", "MAY")])
def test_letters_set_apart_are_words(printed: tuple[str, ...]) -> None:
    assert texts(*printed) == list(printed)


@pytest.mark.parametrize("printed", ["ABCDE", "YNYNNY", "RAG", "12345"])
def test_lists_of_letters_and_marks_are_none(printed: str) -> None:
    assert texts(printed) == list(printed)


def test_short_words_are_known_by_a_long_one_that_looks_alike() -> None:
    assert texts("REF", "ACTION", gap=3.0, space=40.0) == ["REF", "ACTION"]
    assert texts("REF", "DUE", gap=3.0, space=40.0) == list("REFDUE")


def test_letters_in_columns_are_no_word() -> None:
    assert texts("HEADLINE", gap=9.0, space=9.0) == list("HEADLINE")
