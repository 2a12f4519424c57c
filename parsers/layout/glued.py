"""List numbers that are printed without a space before their text: ``1.Confirm``, ``2.Publish``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.lines import Line

_GLUED = re.compile(r"(\d{1,2})([.)])(?=[^\W\d_]{2})")
_NUMBER = re.compile(r"(\d{1,2})[.)](?=$|[^\W\d_]{2})")
_SAME_START = 2.0  # points


def with_numbers_parted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of an area, from the top, those that begin with the next number of a list, or the one before, with it as their marker."""
    glued = [i for i, line in enumerate(lines) if line.words[0].text[:1].isdigit() and line.marker is None and _length(line)]
    if not glued:
        return lines
    numbered = [(i, number) for i, line in enumerate(lines) if (number := _number(line)) is not None]
    counted: set[int] = set()
    for (i, number), (j, following) in pairwise(numbered):
        if following == number + 1 and abs(lines[i].start - lines[j].start) <= _SAME_START:
            counted |= {i, j}
    return [_parted(line) if i in counted and i in glued else line for i, line in enumerate(lines)]


def _number(line: Line) -> int | None:
    """The number that a line begins with, with white behind it or without."""
    found = _NUMBER.match(line.marker.text if line.marker else line.words[0].text)
    return int(found[1]) if found else None


def _length(line: Line) -> int:
    """How many letters of a line's first word are the number that is glued to it."""
    found = _GLUED.match(line.words[0].text)
    return found.end() if found else 0


def _parted(line: Line) -> Line:
    """A line with the number before its first word as its marker; where one ends and the other begins is judged by their letters."""
    first, rest = line.words[0], line.words[1:]
    length = _length(line)
    at = first.x0 + (first.x1 - first.x0) * length / len(first.text)
    marker, word = replace(first, text=first.text[:length], x1=at), replace(first, text=first.text[length:], x0=at)
    return Line((word, *rest), marker)
