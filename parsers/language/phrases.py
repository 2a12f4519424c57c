"""Printed text against the vocabulary's phrases: exact, contained, or nearly so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

from parsers.layout.text import fold
from schemas.vocabulary import Phrases

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\(s\)|[()\[\]]")
_BRACKETS = frozenset("()[]")
_NEAR = 86.0  # of 100: how alike a misspelt heading must be
_NEARLY_EXACT = 105.0  # by how much of 100 a misspelt heading's likeness is divided: it never fits as well as an exact one
_SHORT = 3  # characters: shorter texts are like too many others
_MARKS_AROUND = 40  # characters that may stand around a phrase in a text that is nothing else
_COUNTED = re.compile(r"(?:number|no|count|total|sum) of\b")


class Match(NamedTuple):
    """The vocabulary's name for a text, and how well it fits: 1 exact, less where contained or misspelt."""

    name: str
    score: float


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """A heading without case, brackets and outer marks, as phrases are compared."""
    bare = _ASIDE.sub(" ", text) if not _BRACKETS.isdisjoint(text) else text
    return fold(bare) or text.strip()


def counts(heading: str) -> bool:
    """Whether a plain heading stands over a count of what it names.

    >>> counts("number of actions"), counts("action number")
    (True, False)
    """
    return _COUNTED.match(heading) is not None


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """Some phrases as they are compared, and ways to the few of them that a text can hold or be like: by their first word, and ordered by
    their ``lengths``. A text with more characters than ``reach`` is none of them, whatever marks stand around it."""

    phrases: frozenset[str]
    by_first_word: dict[str, tuple[str, ...]]
    by_length: tuple[str, ...]
    lengths: tuple[int, ...]
    reach: int


@lru_cache(maxsize=1024)
def _wanted(phrases: tuple[str, ...]) -> _Wanted:
    every = dict.fromkeys(plain(phrase) for phrase in phrases)
    by_first_word: dict[str, tuple[str, ...]] = {}
    for phrase in every:
        if len(phrase) > _SHORT + 1:
            first = phrase.partition(" ")[0]
            by_first_word[first] = (*by_first_word.get(first, ()), phrase)
    by_length = tuple(sorted((phrase for phrase in every if len(phrase) > _SHORT), key=len))
    reach = _MARKS_AROUND + max(map(len, every), default=0)
    return _Wanted(frozenset(every), by_first_word, by_length, tuple(map(len, by_length)), reach)


@lru_cache(maxsize=1 << 12)  # every text that could head a table is asked about, for each kind and on the way to each
def _score(text: str, phrases: tuple[str, ...]) -> float:
    """How well a plain text fits the best of the phrases of one name."""
    return _fit(text, _wanted(phrases))


def _fit(text: str, wanted: _Wanted, least_near: float = _NEAR) -> float:
    if text in wanted.phrases:
        return 1.0
    as_long = _as_long(len(text), wanted, least_near)
    held = _held(text, wanted)
    alike = [phrase for phrase in as_long if phrase not in held] if held else as_long
    near = process.extractOne(text, alike, scorer=fuzz.ratio, score_cutoff=least_near) if alike else None
    score = near[1] / _NEARLY_EXACT if near else 0.0
    return max(score, *[0.8 + 0.15 * len(phrase) / len(text) for phrase in held]) if held else score


def _held(text: str, wanted: _Wanted) -> Sequence[str]:
    """The phrases that a text has among its words; none of a text that counts them."""
    words = wanted.by_first_word.keys() & text.split(" ")
    if not words:
        return ()
    held = [phrase for word in words for phrase in wanted.by_first_word[word] if f" {phrase} " in f" {text} "]
    return () if held and counts(text) else held


def _as_long(size: int, wanted: _Wanted, least_near: float) -> Sequence[str]:
    """The phrases that a text of some size can be so near to: a likeness is no more than twice the shorter's share of both lengths."""
    if size <= _SHORT:
        return ()
    shortest, longest = -(-size * least_near // (200.0 - least_near)), size * (200.0 - least_near) // least_near
    return wanted.by_length[bisect_left(wanted.lengths, shortest) : bisect_right(wanted.lengths, longest)]


@lru_cache(maxsize=1 << 12)
def _fits_any(text: str, lists: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a plain text fits any of the phrases of some names."""
    return _fit(text, _wanted(tuple(chain.from_iterable(lists)))) > 0


def likeness(text: str, phrases: tuple[str, ...]) -> float:
    """How well a text fits the best of some phrases: 1 exact, less where contained or misspelt, 0 where not at all."""
    return _score(plain(text), phrases)


def is_like_any(listed: Iterable[Phrases], least: float) -> Callable[[str], bool]:
    """A test whether the :func:`likeness` of a text to any phrase of some lists, whatever it names, is no less than ``least`` (0 to 1): a
    cheap question before :func:`matches`."""
    wanted = _wanted(tuple(phrase for phrases in listed for own in phrases.values() for phrase in own))

    @lru_cache(maxsize=1024)
    def is_one(text: str) -> bool:
        return _fit(plain(text), wanted, max(_NEAR, least * _NEARLY_EXACT)) >= least

    return is_one


def matches(text: str | None, phrases: Phrases) -> list[Match]:
    """All names whose phrases fit a text, the best first."""
    if not text:
        return []
    wanted = plain(text)
    if not _fits_any(wanted, tuple(phrases.values())):
        return []  # as most texts: asked before each name is
    found = [Match(name, score) for name, listed in phrases.items() if (score := _score(wanted, listed)) > 0]
    return sorted(found, key=lambda m: -m.score)


def closest(text: str | None, phrases: Phrases) -> Match | None:
    """The name whose phrase fits a text best, or None.

    >>> closest("Latest Update:", {"latest_update": ("latest update",), "due": ("due",)})
    Match(name='latest_update', score=1.0)
    """
    return next(iter(matches(text, phrases)), None)


def is_one_of(text: str | None, phrases: tuple[str, ...]) -> bool:
    """Whether a text is one of the phrases, case and outer marks aside."""
    if text is None:
        return False
    wanted = _wanted(phrases)
    return len(text) <= wanted.reach and plain(text) in wanted.phrases


def begins_with(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text begins with one of the phrases, as whole words."""
    return f"{plain(text)} ".startswith(_starts(phrases))


@lru_cache(maxsize=1024)
def _starts(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{plain(phrase)} " for phrase in phrases)


def mentions(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands anywhere in a text, as whole words."""
    whole, words = _as_words(text)
    spoken = _spoken(phrases)
    return not spoken.firsts.isdisjoint(words) and any(phrase in whole for phrase in spoken.wholes)


def mentioned(text: str, phrases: tuple[str, ...]) -> list[str]:
    """Those of the phrases that stand in a text as whole words."""
    whole, words = _as_words(text)
    spoken = _spoken(phrases)
    if spoken.firsts.isdisjoint(words):
        return []
    return [phrase for phrase, spaced in zip(phrases, spoken.wholes, strict=True) if spaced in whole]


class _Spoken(NamedTuple):
    """Phrases as their words stand in a text, and the first word of each: most texts have none of these."""

    wholes: tuple[str, ...]
    firsts: frozenset[str]


@lru_cache(maxsize=1024)
def _spoken(phrases: tuple[str, ...]) -> _Spoken:
    parted = [_WORD.findall(phrase.casefold()) for phrase in phrases]
    return _Spoken(tuple([f" {' '.join(words)} " for words in parted]), frozenset([words[0] for words in parted if words]))


@lru_cache(maxsize=2048)  # titles and lines are asked about for one kind of content after the other
def _as_words(text: str) -> tuple[str, frozenset[str]]:
    """The words of a text with single spaces around them, and each once."""
    words = _WORD.findall(text.casefold())
    return f" {' '.join(words)} ", frozenset(words)
