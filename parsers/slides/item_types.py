"""What an item is for: decision, information or discussion, as agendas and divider slides print it."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from parsers.language.phrases import closest, plain
from schemas.vocabulary import Vocabulary

_PARTS = re.compile(r"\s*(?:/|&|,|\+|\band\b|\bor\b)\s*")
_LEAD = re.compile(r"\s*(?P<head>[^:–—]{2,60}?)\s*(?::|[–—]|\s-)\s*(?P<rest>\S.*)?$", re.DOTALL)
_NEAR = 88.0  # of 100
_LONGEST = 5  # words of a lead


def item_types(raw: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All types that a text names, in its order, each once."""
    found = (closest(part, vocabulary.item_types) for part in _PARTS.split(raw or ""))
    return tuple(dict.fromkeys(match.name for match in found if match is not None))


def item_type(raw: str | None, vocabulary: Vocabulary) -> str | None:
    """The type that a text names; of two the first. None where it names none."""
    return next(iter(item_types(raw, vocabulary)), None)


def is_type(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a type, or types, and nothing else."""
    parts = [part for part in _PARTS.split(text) if part]
    return bool(parts) and len(text.split()) <= _LONGEST and all(_names(plain(part), vocabulary) for part in parts)


def _names(said: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is one of the phrases, but for a misspelt letter."""
    for phrases in vocabulary.item_types.values():
        for phrase in phrases:
            is_near = len(said) > 5 and len(said.split()) == len(phrase.split()) and fuzz.ratio(said, phrase) >= _NEAR
            if said == phrase or is_near:
                return True
    return False


def type_lead(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The type that leads a line (``DECISION/INFORMATION: Approve …``, ``For decision – …``), or is all of it, and the words after it.

    None where no type leads it.
    """
    alone = text.strip("()[]: ")
    if is_type(alone, vocabulary):
        return alone, ""
    found = _LEAD.match(text)
    if found and is_type(found["head"].strip("()[] "), vocabulary):
        return found["head"].strip("()[] "), (found["rest"] or "").strip()
    return None
