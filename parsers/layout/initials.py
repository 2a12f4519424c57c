"""Initials of persons that begin a line and look like letters of a list: ``T. Okonkwo`` beside ``A. Scope``, ``B. Timetable``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.layout.lines import Line
from parsers.layout.words import Word
from parsers.layout.worked_out import worked_out

_LETTER = re.compile(r"[A-Z]\.")
_NAME = re.compile(r"(?:[^\W\d_a-z]|[dDO]['’])[^\W\d_]*(?:['’.-][^\W\d_]*)*")
_PARTICLES = frozenset(["van", "von", "der", "den", "de", "di", "da", "du", "la", "le", "del", "el", "al", "bin", "st"])
_BESIDE = frozenset(["&", "and", "/", "-", "–"])  # what parts two names
_BEFORE = _BESIDE | {"or", "by", "of", "from", "with", "to", "for"}  # what a name may follow
_LONGEST = 4  # words of a name behind its first initial
_SPACE = 0.5  # of the size: more white parts a list's letter from its text
_SAME_START = 2.0  # points


class Initials:
    """Tells the initials that begin lines of a page from the letters of its lists, which count on one beneath the other."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = words  # looked through once, and only where a line begins with such a letter

    @worked_out
    def _letters(self) -> list[Word]:
        return [word for word in self._words if _is_letter(word)]

    def restored(self, lines: Sequence[Line], display: float) -> Sequence[Line]:
        """The lines of an area or a cell, from the top, those that begin with an initial without a marker.

        A line of ``display`` points or more is a heading, which is numbered sooner than it names a person.
        """
        begun = [line.marker for line in lines if line.marker is not None and _is_letter(line.marker)]
        if not begun or not any(letter in self._letters for letter in begun):
            return lines
        before = [None, *lines]
        return [
            Line(line.all_words) if line.size < display and self._is_initial(line, above) else line
            for line, above in zip(lines, before, strict=False)
        ]

    def _is_initial(self, line: Line, above: Line | None) -> bool:
        letter = line.marker
        if letter is None or letter not in self._letters or line.x0 - letter.x1 > _SPACE * line.size:
            return False
        goes_on = above is not None and abs(above.x0 - letter.x0) <= _SAME_START and _leads_on(above.words[-1].text)
        return (goes_on or _is_name(line.words)) and not self._counts_on(letter)

    def _counts_on(self, letter: Word) -> bool:
        """Whether all such letters that stand in line with one count on from the top: those of a list."""
        column = sorted((word for word in self._letters if abs(word.x0 - letter.x0) <= _SAME_START), key=lambda word: word.baseline)
        return len(column) > 1 and all(ord(after.text[0]) == ord(one.text[0]) + 1 for one, after in pairwise(column))


def _is_letter(word: Word) -> bool:
    return len(word.text) == 2 and _LETTER.fullmatch(word.text) is not None


def _leads_on(text: str) -> bool:
    return text.endswith(",") or text in _BEFORE


def _is_name(words: Sequence[Word]) -> bool:
    """Whether a line begins with a surname, and what it says behind it, if anything, is set off: ``van Dijk (Elexon)``, ``Raman, PMO``."""
    for i, word in enumerate(words):
        if i and (word.text in _BESIDE or word.text[0] in "(["):
            return True
        bare = word.text.rstrip(",;/")
        if i == _LONGEST or not (_NAME.fullmatch(bare) or (bare.lower() in _PARTICLES and i + 1 < len(words))):
            return False
        if bare != word.text:
            return True
    return True
