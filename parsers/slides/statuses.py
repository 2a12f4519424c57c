"""The status that a cell names, in whatever words it wraps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from parsers.language.phrases import plain
from schemas.vocabulary import Vocabulary

_CUT = re.compile(r"\s+[-–—]+\s+|\s*[:;(\[,.]\s*|\s+(?=\d)|\s+(?:at|on|by|as of|from|since|in (?=[A-Z]))\s")
_NEAR = 84.0  # of 100: a word that is misspelt
_SHORT = 4  # letters: a shorter word is another word where a letter differs


def status_of(raw: str | None, vocabulary: Vocabulary) -> str | None:
    """The status that a cell's text is, or begins with before a dash, bracket, comma or date, behind a colour if it begins with one
    (``Amber – In progress``); None where it is none that is known.

    A word more may turn the meaning round (``not closed``, ``partly complete``), so nothing is found in the midst of a text.
    """
    if not raw:
        return None
    first, *rest = _CUT.split(raw.strip(), maxsplit=1)
    known, heads = _by_phrase(vocabulary), (raw, first)
    for head in heads:
        name = known.get(plain(head).replace("-", " "))
        if name is not None:
            return name
    if rest and plain(first) in vocabulary.phrases["rag"]:
        return status_of(rest[0].rstrip(" )]"), vocabulary)
    return _misspelt(plain(first), vocabulary)


def status_under(title: str | None, raw: str | None, vocabulary: Vocabulary) -> str | None:
    """The status that a cell's text is beneath a heading: its own, or where it says yes or no, that for which the heading asks.

    ``Yes`` beneath ``Settled?`` is closed, beneath ``Open?`` open; beneath a heading that is no status it is none.
    """
    return status_of(raw, vocabulary) or _answer(title or "", plain(raw or ""), vocabulary)


def _answer(title: str, said: str, vocabulary: Vocabulary) -> str | None:
    is_yes = said in vocabulary.phrases["yes_word"]
    if not is_yes and said not in vocabulary.phrases["no_word"]:
        return None
    asked = status_of(title.strip(" ?"), vocabulary)
    if asked not in ("open", "closed"):
        return None
    return "closed" if is_yes == (asked == "closed") else "open"


@lru_cache(maxsize=8)
def _by_phrase(vocabulary: Vocabulary) -> dict[str, str]:
    """The name of each phrase; of a phrase of two names the first."""
    pairs = [(plain(phrase), name) for name, phrases in vocabulary.statuses.items() for phrase in phrases]
    return dict(reversed(pairs))


@lru_cache(maxsize=8)
def _by_initials(vocabulary: Vocabulary) -> dict[str, list[tuple[list[str], str]]]:
    """Each phrase that may be misspelt, its plain words and its name, by the first letters of the words."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for phrase, name in ((phrase, name) for name, phrases in vocabulary.statuses.items() for phrase in phrases if len(phrase) > _SHORT):
        words = plain(phrase).split()
        found.setdefault(_initials(words), []).append((words, name))
    return found


def _initials(words: Sequence[str]) -> str:
    return "".join([word[0] for word in words])


def _misspelt(said: str, vocabulary: Vocabulary) -> str | None:
    """The status whose phrase a text misspells: word for word, short words not at all, the same first letters."""
    ours = said.split()
    near = (name for theirs, name in _by_initials(vocabulary).get(_initials(ours), ()) if all(map(_is_near, ours, theirs)))
    return next(near, None)


def _is_near(said: str, wanted: str) -> bool:
    if min(len(said), len(wanted)) <= _SHORT:
        return said == wanted
    return fuzz.ratio(said, wanted) >= _NEAR
