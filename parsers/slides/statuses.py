"""The status that a cell names, in whatever words it wraps it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from parsers.language.phrases import plain
from schemas.vocabulary import Vocabulary

_CUT = re.compile(r"\s+[-–—]+\s+|\s*[:;(\[,.]\s*|\s+(?=\d)|\s+(?:at|on|by|as of|from|since|in (?=[A-Z]))\s")
_NEAR = 84.0  # of 100: a word that is misspelt
_SHORT = 4  # letters: a shorter word is another word where a letter differs


def status_of(raw: str | None, vocabulary: Vocabulary) -> str | None:
    """The status that a cell's text is, or begins with before a dash, bracket, comma or date; None where it is none that is known.

    A word more may turn the meaning round (``not closed``, ``partly complete``), so nothing is found in the midst of a text.
    """
    if not raw:
        return None
    heads = (raw, _CUT.split(raw.strip(), maxsplit=1)[0])
    for head in heads:
        said = plain(head).replace("-", " ")
        for name, phrases in vocabulary.statuses.items():
            if any(said == plain(phrase) for phrase in phrases):
                return name
    return _misspelt(plain(heads[1]), vocabulary)


def _misspelt(said: str, vocabulary: Vocabulary) -> str | None:
    """The status whose phrase a text misspells: word for word, short words not at all, the same first letters."""
    for name, phrases in vocabulary.statuses.items():
        for phrase in phrases:
            pairs = list(zip(said.split(), plain(phrase).split(), strict=False))
            is_as_long = len(said.split()) == len(phrase.split()) and len(phrase) > _SHORT
            if is_as_long and all(_is_near(ours, theirs) for ours, theirs in pairs):
                return name
    return None


def _is_near(said: str, wanted: str) -> bool:
    if min(len(said), len(wanted)) <= _SHORT:
        return said == wanted
    return said[0] == wanted[0] and fuzz.ratio(said, wanted) >= _NEAR
