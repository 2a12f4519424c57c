"""What is odd about the words of a record."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache

from parsers.findings import Record
from parsers.layout.text import is_garbled

_TEXTS = (
    "title",
    "objective",
    "description",
    "text",
    "latest_update",
    "name",
    "lead_raw",
    "owner_raw",
    "topic",
    "status_raw",
    "organisation",
)
_GLUED = re.compile(r"[a-z]{2}[.!?;:,][A-Z][a-z]|[a-z]{3}[A-Z][a-z]{2}|\d{4}[A-Z][a-z]{2}")  # "meetingMinutes", "2023Provide"
_CAPITAL_WITHIN = re.compile(r"[A-Z](?<=[a-z\d.!?;:,][A-Z])[a-z]")  # as all glued words have, and hardly any text
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s?[A-Z]")  # a list's number that was not told from its text
_LABELLED = re.compile(r"[A-Z][A-Z /-]{2,24}:\s?\S")  # a field's name that was not: "DECISION: Approve …"
_LEFT_OVER = re.compile(r"(?:[\w-]+ )?[\w-]+\. [A-Z]")  # one or two words and a stop: the rest of a sentence that was cut
_REST = 0.5
_LONG = 8  # letters: abbreviations of groups and things are shorter
_GLUE = 0.6  # what glued words leave of the signal: names may be written so


def word_signal(record: Record) -> float:
    """The signal ``words``: 0 where characters are not known, or a number or a field's name stands before a text."""
    texts = [text for name in _names_of_texts(record.content.__class__) if isinstance(text := getattr(record.content, name), str)]
    if any(map(is_garbled, texts)) or any(map(_has_label, texts)) or _is_label(record):
        return 0.0
    text = getattr(record.content, "text", None) or ""
    if ". " in text and _LEFT_OVER.match(text):
        return _REST
    suspect = [text for text in texts if _CAPITAL_WITHIN.search(text)]
    return _GLUE if suspect and any(_GLUED.search(text) and _GLUED.search(_ADDRESS.sub(" ", text)) for text in suspect) else 1.0


@lru_cache(maxsize=64)
def _names_of_texts(kind: type) -> tuple[str, ...]:
    """Those of the texts that records of a kind have."""
    names = {field.name for field in fields(kind)}
    return tuple(name for name in _TEXTS if name in names)


def _has_label(text: str) -> bool:
    """Whether a number or a field's name stands before a text."""
    is_numbered = not text[:1].isalpha() and _NUMBERED.match(text) is not None
    return is_numbered or (":" in text and _LABELLED.match(text) is not None)


def _is_label(record: Record) -> bool:
    """Whether what a record is about is one long word in capitals: that is a field's name, not a subject."""
    topic = getattr(record.content, "topic", None)
    return topic is not None and topic.isalpha() and topic.isupper() and len(topic) >= _LONG
