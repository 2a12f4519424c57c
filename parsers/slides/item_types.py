"""What an item is for: decision, information or discussion, as agendas and divider slides print it."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from parsers.language.phrases import closest, plain
from schemas.vocabulary import Vocabulary

_PARTS = re.compile(r"\s*(?:/|&|,|\+|\band\b|\bor\b)\s*")
_LEAD = re.compile(r"\s*(?P<head>[^:–—]{2,60}?)\s*(?::|[–—]|\s-)\s*(?P<rest>\S.*)?$", re.DOTALL)
_SEPARATES = re.compile(r"[-:–—]")  # what stands behind such a lead at least
_NEAR = 88.0  # of 100
_LONGEST = 5  # words of a lead
_SHORT = 5  # characters: as short a text is another where a letter differs


def item_types(raw: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All types that a text names, in its order, each once."""
    found = (closest(part, vocabulary.item_types) for part in _PARTS.split(raw or ""))
    return tuple(dict.fromkeys(match.name for match in found if match is not None))


def item_type(raw: str | None, vocabulary: Vocabulary) -> str | None:
    """The type that a text names; of two the first. None where it names none."""
    return next(iter(item_types(raw, vocabulary)), None)


def is_type(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a type, or types, and nothing else."""
    if len(text.split()) > _LONGEST:
        return False
    parts = [part for part in _PARTS.split(text) if part]
    return bool(parts) and all(_names(plain(part), vocabulary) for part in parts)


def _names(said: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is one of the phrases, but for a misspelt letter."""
    phrases = _by_word_count(vocabulary).get(len(said.split()), [])
    is_near = len(said) > _SHORT and process.extractOne(said, phrases, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None
    return is_near or said in phrases


@lru_cache(maxsize=8)
def _by_word_count(vocabulary: Vocabulary) -> dict[int, list[str]]:
    """All phrases of all types by how many words they have."""
    found: dict[int, list[str]] = {}
    for phrase in (phrase for phrases in vocabulary.item_types.values() for phrase in phrases):
        found.setdefault(len(phrase.split()), []).append(phrase)
    return found


def type_lead(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The type that leads a line (``DECISION/INFORMATION: Approve …``, ``For decision – …``), or is all of it, and the words after it.

    None where no type leads it.
    """
    alone = text.strip("()[]: ")
    if is_type(alone, vocabulary):
        return alone, ""
    found = _LEAD.match(text) if _SEPARATES.search(text) else None
    if found and is_type(found["head"].strip("()[] "), vocabulary):
        return found["head"].strip("()[] "), (found["rest"] or "").strip()
    return None
