"""What a column's heading can mean: each role whose phrases fit it, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from parsers.language.phrases import counts, plain
from schemas.vocabulary import TableWords

_ASIDE = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_NUMBER = re.compile(r"[\W_]*\d[\W\d_]*$")
_ALTERNATIVES = re.compile(r"\s*/\s*|\s+(?:or|and)\s+")
_NEAR = 86.0  # of 100: a misspelt heading
_FAR = 76.0  # of 100: badly misspelt; only what stands beneath can bear it out
_SAME_WORD = 60.0  # of 100: a word that may be another, misspelt
_SWAPPED = 75.0  # what two letters change in the shortest phrase that counts
BARELY = 0.7
"""The score of a heading that is badly misspelt."""
_SHORT = 4  # characters: a shorter phrase inside a longer heading says nothing
_OPENERS = frozenset({"what", "when", "who", "where", "with", "since"})  # alone a heading; before other words it only begins one
_LATER = 0.002  # what a phrase loses by each place that it stands further back in its list


def role_scores(heading: str | None, words: TableWords) -> dict[str, float]:
    """The score, up to 1, of each role that a heading may name; roles that it does not name are left out."""
    if not heading:
        return {}
    is_known = _is_known(heading, words)
    scores = {role: _best(heading, phrases, is_known) for role, phrases in words.columns.items()}
    return {role: score for role, score in scores.items() if score > 0}


def may_name(heading: str, roles: Iterable[str], words: TableWords) -> bool:
    """Whether a heading may name any of some roles."""
    return _may_name(heading, roles, words, is_known=_is_known(heading, words))


def wordy(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of some texts that may name a column at all, each once: no number does, nor a day in digits."""
    return tuple(text for text in dict.fromkeys(texts) if not _NUMBER.match(text))


def may_be_of(headings: Iterable[str], words: TableWords) -> bool:
    """Whether headings may be those of a kind of table: each group of roles of which it needs one has a heading that may name some."""
    known = [(heading, _is_known(heading, words)) for heading in headings]
    return all(any(_may_name(heading, roles, words, is_known=is_known) for heading, is_known in known) for roles in words.needs)


def _may_name(heading: str, roles: Iterable[str], words: TableWords, *, is_known: bool) -> bool:
    return any([_best(heading, words.columns[role], is_known) > 0 for role in roles if role in words.columns])


def _is_known(heading: str, words: TableWords) -> bool:
    """Whether a heading is one of the phrases to the letter: then it is no misspelling of another."""
    return plain(heading) in _every(words)


@lru_cache(maxsize=64)
def _every(words: TableWords) -> frozenset[str]:
    """All phrases of all roles, as they are compared."""
    return frozenset(phrase for phrases in words.columns.values() for phrase in _wanted(phrases).phrases)


@lru_cache(maxsize=4096)
def _best(heading: str, phrases: tuple[str, ...], is_known: bool) -> float:
    """How well a heading fits the best of a role's phrases: as it is, without what it says in brackets, or by its alternatives."""
    forms, wanted = _forms(heading), _wanted(phrases)
    whole = _score(forms.whole, wanted, is_known)
    if forms.bare is not None:
        whole = max(whole, 0.97 * _score(forms.bare, wanted, is_known))
    if len(forms.parts) > 1:
        each = [_score(part, wanted, is_known) for part in forms.parts]
        whole = max(whole, 0.97 * min(each), 0.8 * max(each) if max(each) >= 0.9 else 0.0)
    return whole


class _Form(NamedTuple):
    """A text as phrases are compared, and its words."""

    text: str
    words: frozenset[str]


class _Forms(NamedTuple):
    """A heading as phrases are compared: the whole, without what it says in brackets if it says something there, its alternatives."""

    whole: _Form
    bare: _Form | None
    parts: tuple[_Form, ...]


@lru_cache(maxsize=1024)
def _forms(heading: str) -> _Forms:
    bare = _ASIDE.sub(" ", heading).strip()
    parts = [part for part in _ALTERNATIVES.split(bare or heading) if part.strip()]
    each = tuple(map(_form, parts)) if len(parts) > 1 else ()
    return _Forms(_form(heading), _form(bare) if bare and bare != heading else None, each)


def _form(text: str) -> _Form:
    text = plain(text)
    return _Form(text, frozenset(text.split(" ")))


def _score(form: _Form, wanted: _Wanted, is_known: bool) -> float:
    # What a text holds in the midst of a word only counts as a misspelling.
    text, words = form
    holds_none = wanted.first_words.isdisjoint(words)
    places = set() if holds_none else {place for word in wanted.first_words & words for place in wanted.by_first_word[word]}
    if not is_known and len(text) >= _SHORT and 3 * len(text) <= 5 * wanted.longest:  # a shorter or longer text is near none of them
        places |= {place for _, _, place in process.extract(text, wanted.phrases, scorer=fuzz.ratio, score_cutoff=_SWAPPED, limit=None)}
    return max([0.0, *(_fit(text, wanted.phrases[place], is_known) - _LATER * place for place in places)]) if places else 0.0


def _is_about_as_long(text: str, wanted: str) -> bool:
    """Whether a text can be a badly misspelt phrase, by their lengths."""
    long, short = (len(text), len(wanted)) if len(text) > len(wanted) else (len(wanted), len(text))
    return 5 * short >= 3 * long


class _Wanted(NamedTuple):
    """A role's phrases as they are compared, the places of those that begin with a word, and the length of the longest."""

    phrases: tuple[str, ...]
    by_first_word: dict[str, tuple[int, ...]]
    first_words: frozenset[str]
    longest: int


@lru_cache(maxsize=1024)
def _wanted(phrases: tuple[str, ...]) -> _Wanted:
    every = tuple(map(plain, phrases))
    by_first_word: dict[str, tuple[int, ...]] = {}
    for place, phrase in enumerate(every):
        first = phrase.partition(" ")[0]
        by_first_word[first] = (*by_first_word.get(first, ()), place)
    return _Wanted(every, by_first_word, frozenset(by_first_word), max(map(len, every), default=0))


def _is_word_for_word(text: str, wanted: str) -> bool:
    """Whether each word can be the other's, but for spaces: ``what is tabled`` is no misspelling of ``what is needed``."""
    words = text.split(), wanted.split()
    if len(words[0]) != len(words[1]):
        return fuzz.ratio("".join(words[0]), "".join(words[1])) >= _NEAR
    return all(fuzz.ratio(a, b) >= _SAME_WORD for a, b in zip(*words, strict=True))


def _fit(text: str, wanted: str, is_known: bool) -> float:
    if text == wanted:
        return 1.0
    if min(len(text), len(wanted)) < _SHORT or wanted in _OPENERS:
        return 0.0
    if wanted in text and not counts(text) and f" {wanted} " in f" {text} " and (len(wanted) > _SHORT or len(text.split()) <= 3):
        return 0.75 + 0.15 * len(wanted) / len(text)
    if is_known or not _is_about_as_long(text, wanted):
        return 0.0
    near = fuzz.ratio(text, wanted, score_cutoff=_FAR)
    if near and not _is_word_for_word(text, wanted):
        return 0.0
    if near >= _NEAR:
        return near / 105
    is_swapped = sorted(text) == sorted(wanted) and OSA.distance(text, wanted) == 1
    return BARELY if is_swapped or (near >= _FAR and min(len(text), len(wanted)) > _SHORT) else 0.0
