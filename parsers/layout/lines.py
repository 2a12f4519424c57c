"""Words to printed lines: words on one baseline, parted where a gap is too wide to be a space."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from parsers.layout.page import Box
from parsers.layout.words import SOLID_BULLETS, Word

_SAME_LINE = 0.45  # of the size: how far baselines may differ on one line (superscripts, mixed sizes)
_SAME_SIZE = 0.85  # of the larger size: words this alike are none raised above the other
_LEVEL = 0.3  # of the size: how far the baselines of such words may differ
_WIDE_GAP = 1.6  # of the size: a wider gap parts two texts that share a baseline
_BEFORE_BULLET = 0.4  # of the size: a bullet this far behind a text begins another one
_BULLETS = SOLID_BULLETS | frozenset("▫⁃✓✔·∙-–—§\ufffd")
_DASHES = "-–—o"  # bullets that are words elsewhere
_NUMBER_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words from left to right. ``marker`` is the bullet or list number that stands before them, if any."""

    words: tuple[Word, ...]
    marker: Word | None = None

    @property
    def text(self) -> str:
        """The words joined by single spaces, without the marker."""
        return " ".join([word.text for word in self.words])

    @property
    def printed(self) -> str:
        """The marker, if any, and the words."""
        return f"{self.marker.text} {self.text}" if self.marker else self.text

    @property
    def x0(self) -> float:
        """Left edge of the text, the marker not counted."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max([word.x1 for word in self.words])

    @property
    def start(self) -> float:
        """Left edge, the marker counted."""
        return self.marker.x0 if self.marker else self.x0

    @property
    def top(self) -> float:
        """Upper edge."""
        return min([word.top for word in self.words])

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max([word.bottom for word in self.words])

    @property
    def baseline(self) -> float:
        """Baseline of the first word."""
        return self.words[0].baseline

    @property
    def size(self) -> float:
        """The largest size on the line, in points."""
        return max([word.style.size for word in self.words])

    @property
    def box(self) -> Box:
        """The line's box, marker included."""
        return Box(self.start, self.top, self.x1, self.bottom)

    @property
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.style.is_bold for word in self.words)


def is_bullet(word: Word) -> bool:
    """Whether a word can be a bullet: a lone glyph of the usual kind, one whose font does not say what it means (U+FFFD, private use),
    or the small ``o`` that Office uses on deeper levels."""
    return (
        word.text in _BULLETS
        or (len(word.text) == 1 and "\ue000" <= word.text <= "\uf8ff")
        or (word.text == "o" and "courier" in word.style.font_name.casefold())
    )


def is_glyph_bullet(word: Word) -> bool:
    """Whether a word can be nothing but a bullet: no dash and no letter."""
    return is_bullet(word) and word.text not in _DASHES


def is_marker(word: Word) -> bool:
    """Whether a word can be a bullet or a list number."""
    return is_bullet(word) or is_list_number(word)


def is_list_number(word: Word) -> bool:
    """Whether a word can be a list number such as ``1.``, ``a)`` or ``iv.``."""
    return _NUMBER_MARK.match(word.text) is not None


def _with_marker(words: Sequence[Word]) -> Line:
    """Take the marker off a line's head. A dash counts only where a gap wider than a space follows."""
    if len(words) > 1:
        head, gap = words[0], words[1].x0 - words[0].x1
        is_dash = head.text in _DASHES
        if (is_bullet(head) and (not is_dash or gap > 0.3 * words[1].style.size)) or is_list_number(head):
            return Line(tuple(words[1:]), head)
    return Line(tuple(words))


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words by baseline, from the top; each row from left to right. A bullet, which need not stand on the line, is of the nearest row."""
    rows: list[list[Word]] = []
    largest: list[Word] = []  # of each row: its baseline is the row's
    bullets: list[Word] = []
    for word in sorted(words, key=attrgetter("baseline", "x0")):
        if len(word.text) == 1 and is_glyph_bullet(word):
            bullets.append(word)
        elif rows and word.baseline - largest[-1].baseline <= _reach(word, largest[-1]):
            rows[-1].append(word)
            largest[-1] = word if word.style.size > largest[-1].style.size else largest[-1]
        else:
            rows.append([word])
            largest.append(word)
    for bullet in bullets:
        _add_bullet(bullet, rows, largest)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def _reach(word: Word, largest: Word) -> float:
    """How far apart the baselines of a word and its row's largest may be: raised letters are smaller."""
    small, large = sorted((word.style.size, largest.style.size))
    return (_LEVEL if small > _SAME_SIZE * large else _SAME_LINE) * large


def _add_bullet(bullet: Word, rows: list[list[Word]], largest: list[Word]) -> None:
    """Add a bullet to the row whose baseline is the nearest, or as a row of its own."""
    after = bisect(largest, bullet.baseline, key=attrgetter("baseline"))
    near = min(range(max(0, after - 1), min(len(rows), after + 1)), key=lambda i: abs(largest[i].baseline - bullet.baseline), default=None)
    if near is not None and abs(largest[near].baseline - bullet.baseline) <= _SAME_LINE * max(bullet.style.size, largest[near].style.size):
        rows[near].append(bullet)
    else:
        rows.insert(after, [bullet])
        largest.insert(after, bullet)


def lines_of(words: Iterable[Word], *, gap: float = _WIDE_GAP) -> tuple[Line, ...]:
    """Words to lines, from the top and from left to right. ``gap`` is in sizes; a marker holds to its text across any gap."""
    lines: list[Line] = []
    for row in rows_of_words(words):
        part: list[Word] = []
        for word in row:
            if part and _is_parted(part, word, gap):
                lines.append(_with_marker(part))
                part = []
            part.append(word)
        lines.append(_with_marker(part))
    return tuple(lines)


def _is_parted(part: list[Word], word: Word, gap: float) -> bool:
    before = part[-1]
    if len(part) == 1 and is_marker(before):
        return word.x0 - before.x1 > 6 * word.style.size
    size = max(word.style.size, before.style.size)
    is_new_bullet = is_glyph_bullet(word) and word.x0 - before.x1 > _BEFORE_BULLET * size
    return is_new_bullet or word.x0 - before.x1 > gap * size
