"""List numbers that are printed without a space before their text: ``1.Confirm``, ``2.Publish``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.layout.lines import Line

_GLUED = re.compile(r"(\d{1,2})([.)])(?=[^\W\d_]{2})")
_SAME_START = 2.0  # points


def with_numbers_parted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of an area, from the top, those that begin one after the other with the next number with that number as their marker."""
    found = {i: number for i, line in enumerate(lines) if (number := _number(line)) is not None}
    if len(found) < 2:
        return lines
    counted: set[int] = set()
    for i, j in zip(found, list(found)[1:], strict=False):
        if found[j] == found[i] + 1 and abs(lines[i].x0 - lines[j].x0) <= _SAME_START:
            counted |= {i, j}
    return [_parted(line) if i in counted else line for i, line in enumerate(lines)]


def _number(line: Line) -> int | None:
    first = line.words[0].text
    glued = _GLUED.match(first) if first[:1].isdigit() and line.marker is None else None
    return int(glued[1]) if glued else None


def _parted(line: Line) -> Line:
    """A line with the number before its first word as its marker; where one ends and the other begins is judged by their letters."""
    first, rest = line.words[0], line.words[1:]
    glued = _GLUED.match(first.text)
    length = glued.end() if glued else 0
    at = first.x0 + (first.x1 - first.x0) * length / len(first.text)
    marker, word = first._replace(text=first.text[:length], x1=at), first._replace(text=first.text[length:], x0=at)
    return Line((word, *rest), marker)
