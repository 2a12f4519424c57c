"""Captions of tables and figures, which begin with what they are and a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.layout.words import Word

_CAPTION = re.compile(r"(?:table|figure|fig|graph|chart)\.? ?[A-Z]{0,2}[0-9IVX]+[a-z]?(?:[.-]\d+)*\b", re.IGNORECASE)
_FIRST = 2  # words


def is_numbered_caption(words: Sequence[Word]) -> bool:
    """Whether a printed row begins as a numbered caption does: ``Table 2-1. Boats by quay``."""
    return _CAPTION.match(" ".join(word.text for word in words[:_FIRST])) is not None
