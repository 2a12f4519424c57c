"""Phrases in texts: as whole words, and as all of a text but for the marks around it."""

from __future__ import annotations

import pytest

from parsers.language.phrases import is_like_any, is_one_of, likeness, matches, mentioned, mentions

STEPS = ("next steps", "steps", "what is next")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Agreed next steps:", ["next steps", "steps"]),
        ("Stepson", []),
        ("What, is next?", ["what is next"]),
        ("", []),
        ("Next – steps", STEPS[:2]),
    ],
)
def test_phrases_are_mentioned_as_whole_words(text: str, phrases: list[str]) -> None:
    assert mentioned(text, STEPS) == list(phrases)
    assert mentions(text, STEPS) is bool(phrases)


@pytest.mark.parametrize("text", ["Next Steps", "  [next steps]: ", "–– next  steps ––"])
def test_marks_around_a_phrase_do_not_count(text: str) -> None:
    assert is_one_of(text, STEPS)


@pytest.mark.parametrize("text", [None, "Next steps are told below", "next steps " * 20])
def test_more_words_do(text: str | None) -> None:
    assert not is_one_of(text, STEPS)


def test_a_heading_that_counts_is_like_none_that_it_holds() -> None:
    assert likeness("Number of steps", STEPS) == 0.0 < likeness("Our next steps", STEPS)


@pytest.mark.parametrize("text", ["Owner", "Next stpes", "Due date of steps", "Number of owners", "A lamp", ""])
def test_a_text_is_as_like_to_any_of_some_phrases_as_to_the_best(text: str) -> None:
    lists = [{"steps": STEPS, "due": ("due date", "due")}, {"owner": ("owner", "owned by")}]
    best = max((match.score for phrases in lists for match in matches(text, phrases)), default=0.0)
    is_surely, is_likely, is_at_all = (is_like_any(lists, least) for least in (0.95, 0.85, 0.1))
    assert (is_surely(text), is_likely(text), is_at_all(text)) == (best >= 0.95, best >= 0.85, best > 0.0)
