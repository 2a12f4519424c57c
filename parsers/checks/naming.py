"""Whether two titles name one thing: an agenda item and a roadmap's bullet, a deliverable here and there."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from parsers.layout.text import fold
from schemas.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_NEAR = 90.0  # of 100
_JOINING = frozenset({"and", "the", "of", "for", "to", "a", "an", "on", "in"})


@lru_cache(maxsize=512)  # each title is held against many
def core(title: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words that carry a title: without joining words, plural endings, and words that only name a stage."""
    stages = _stages(vocabulary)
    words = (word for word in _WORD.findall(fold(title)) if word not in _JOINING and word not in stages)
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words)


@lru_cache(maxsize=8)
def _stages(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for words in vocabulary.stages.values() for word in words)


def is_same(one: str, other: str, vocabulary: Vocabulary, *, least: int = 2) -> bool:
    """Whether two titles name one thing: alike to the letter but for a few, or the words of one all stand in the other.

    A title of fewer than ``least`` carrying words is too general to be found inside another.
    """
    if fuzz.ratio(fold(one), fold(other)) >= _NEAR:
        return True
    a, b = core(one, vocabulary), core(other, vocabulary)
    return (a == b and bool(a)) or (min(len(a), len(b)) >= least and (a <= b or b <= a))
