"""Pages that lie on their side, or on their head: nearly all of their text is seen with one and the same turn."""

from __future__ import annotations

import numpy as np

from parsers.layout.chars import Chars

_NEARLY_ALL = 0.95  # of the letters that are seen: a page number may stand otherwise


def turn_of(chars: Chars) -> int:
    """The clockwise turn with which nearly all text of a page is seen: 90, 180 or 270 degrees, and 0 where it stands upright."""
    if not chars.direction.any():
        return 0
    seen = chars.direction[~chars.are_spaces & chars.is_drawn & chars.is_inside]
    turns, counts = np.unique(seen, return_counts=True)
    if not counts.size or counts.max() < _NEARLY_ALL * seen.size:
        return 0
    return max(0, int(turns[counts.argmax()]))
