"""Leaders: the dots that lead the eye from a text to the number that belongs to it, in tables of contents and of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.layout.words import Word

_LEADER = re.compile(r"\.{4,}|(?:\. ?){4,}|…{2,}|_{4,}")
_DOTS = 4  # in a row that lead from a text to a number


def has_leader(words: Sequence[Word]) -> bool:
    """Whether a leader stands among the words of a printed row."""
    return _LEADER.search(" ".join(w.text for w in words)) is not None


def ends_leader(text: Sequence[Word], word: Word) -> bool:
    """Whether dots that lead to a number end before a word, however near to it."""
    return text[-1].text.endswith(".") and word.text.strip(".") != "" and _dots(text) >= _DOTS


def end_of(text: Sequence[Word]) -> float:
    """The x at which a text ends, in points, the dots left out that lead from it to a number."""
    kept = [w for w in text if w.text.strip(".")]
    if not kept:
        return text[0].x0
    last, dots = kept[-1], _dots(kept[-1:])
    if last is not text[-1] or dots < _DOTS:
        return last.x1  # a dot that stands alone leads too
    return last.x1 - (last.x1 - last.x0) * dots / len(last.text)


def _dots(text: Sequence[Word]) -> int:
    printed = "".join(w.text for w in text)
    return len(printed) - len(printed.rstrip("."))
