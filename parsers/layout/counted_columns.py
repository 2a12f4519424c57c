"""Columns counted beneath their headings, (1) to (6) or a to f, as statistical reports do whose text refers to columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.printed_rows import Text

_FEWEST = 3
_FIRST = (1, 2, ord("a"), ord("b"), ord("A"), ord("B"))  # the column of labels may go without


def counts_columns(texts: Sequence[Text]) -> bool:
    """Whether texts side by side do nothing but count, from the first column or the second."""
    if len(texts) < _FEWEST or any(len(text) > 1 for text in texts):
        return False
    places = [_place(text[0].text) for text in texts]
    return places[0] in _FIRST and all(b == a + 1 for a, b in pairwise(places))


def _place(printed: str) -> int:
    bare = printed.strip("()[].")
    if bare.isdecimal():
        return int(bare)
    return ord(bare) if len(bare) == 1 else -len(printed)
