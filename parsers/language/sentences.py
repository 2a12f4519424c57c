"""The sentences of a text, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STOP = re.compile(r"(?:(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])|\n+)")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|est|[Nn]o|vs|approx|[Dd]r|[Mm]rs?|[Mm]s|v|ver|[Rr]ef|incl?|[A-Z])\.$")


_LONGEST = 2000  # characters: what is longer is no sentence, but text that lost its stops


class Sentence(NamedTuple):
    """A sentence and where it begins in its text, in code points."""

    text: str
    start_char: int


def spoken(text: str) -> list[Sentence]:
    """The sentences of a text that a person could have said: none that goes on over pages."""
    return [sentence for sentence in sentences(text) if len(sentence.text) <= _LONGEST]


@lru_cache(maxsize=512)  # decisions, deadlines and dates of milestones are looked for one after the other in all texts
def sentences(text: str) -> tuple[Sentence, ...]:
    """Part a text at full stops and line breaks; an abbreviation ends no sentence.

    >>> [sentence.text for sentence in sentences("Approved, e.g. Part 2. The rest follows.")]
    ['Approved, e.g. Part 2.', 'The rest follows.']
    """
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if "\n" in stop.group() or not _ABBREVIATION.search(text, start, stop.start()):
            found.append(Sentence(text[start : stop.start()].rstrip(), start))
            start = stop.end()
    found.append(Sentence(text[start:].rstrip(), start))
    return tuple(sentence for sentence in found if sentence.text.strip())
