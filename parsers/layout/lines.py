"""Words to printed lines: words on one baseline, parted where a gap is too wide to be a space."""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from parsers.layout.page import Box
from parsers.layout.words import BASELINE, SOLID_BULLETS, PageWords, Word
from parsers.layout.worked_out import Keeps, worked_out
from schemas.quickly_made import quickly_made

_SAME_LINE = 0.45  # of the size: how far baselines may differ on one line (superscripts, mixed sizes)
_SAME_SIZE = 0.85  # of the larger size: words this alike are none raised above the other
_TWO_LINES = 0.9  # of the size: words further apart are on two lines, however large the text beside them
_LEVEL = 0.3  # of the size: how far the baselines of such words may differ
_WIDE_GAP = 1.6  # of the size: a wider gap parts two texts that share a baseline
_FIGURE = 1.25  # times the size of what stands behind: a number so much larger is set apart by less white
_SPACE = 0.6  # of the size: white as narrow as this may be a space
_EVEN = 1.3  # times the white behind a mark: as much before it parts it from neither text
LEAST_GAP = 0.4
"""Of the size: white no wider than this parts no two words. A bullet so far behind a text begins another one."""
_SIGNS = SOLID_BULLETS | frozenset("▫⁃✓✔»›·∙▸▹▷▻◆◇◾✦☐☑➔➜➣→⇒-–—¨\ufffd")
_BULLETS = _SIGNS | frozenset('§Ø"')  # where a font's own bullet is said to be a letter
_DASHES = "-–—→⇒o"  # bullets that are words elsewhere
_ARROWS = "→⇒"
_SECTION, _SECTION_NUMBER = "§", re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?$")
_FEW = 3  # words, with the arrow before them
_UNSAID = frozenset(map(chr, range(0xE000, 0xF900)))  # private use: what a font does not say the meaning of
LEADS = _SIGNS | _UNSAID
"""What a text is led by where it stands right before it: bullets and dashes, and what a font does not say the meaning of."""
_CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_GLYPHS = _BULLETS.difference(_DASHES) | _UNSAID
_ALL_BULLETS = _BULLETS | _UNSAID | _CONTROLS | {"o"}
BY_BASELINE = attrgetter("baseline", "x0")
_FROM_LEFT = attrgetter("x0")
_MARKS = (".", ")")  # what a list number ends with
_NUMBER_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])$")


@quickly_made
@dataclass(frozen=True, slots=True)
class Line(Keeps):
    """One printed line: its words from left to right. ``marker`` is the bullet or list number that stands before them, if any.

    What follows from them is worked out once, when it is first asked for: word by word, for a list of each measure costs more than all
    else that is done with a line.
    """

    words: tuple[Word, ...]
    marker: Word | None = None

    @worked_out
    def text(self) -> str:
        """The words joined by single spaces, without the marker."""
        return " ".join([word.text for word in self.words])

    @property
    def printed(self) -> str:
        """The marker, if any, and the words."""
        return f"{self.marker.text} {self.text}" if self.marker else self.text

    @property
    def all_words(self) -> tuple[Word, ...]:
        """The marker, if any, and the words, one by one."""
        return (self.marker, *self.words) if self.marker is not None else self.words

    @property
    def x0(self) -> float:
        """Left edge of the text, the marker not counted."""
        return self.words[0].x0

    @worked_out
    def x1(self) -> float:
        """Right edge."""
        right = self.words[0].x1
        for word in self.words:
            if word.x1 > right:
                right = word.x1
        return right

    @property
    def start(self) -> float:
        """Left edge, the marker counted."""
        return self.marker.x0 if self.marker else self.x0

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box.top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box.bottom

    @property
    def baseline(self) -> float:
        """Baseline of the first word."""
        return self.words[0].baseline

    @worked_out
    def size(self) -> float:
        """The largest size on the line, in points."""
        largest = self.words[0].style.size
        for word in self.words:
            if word.style.size > largest:
                largest = word.style.size
        return largest

    @worked_out
    def box(self) -> Box:
        """The line's box, marker included."""
        top, bottom = self.words[0].top, self.words[0].bottom
        for word in self.words:
            if word.top < top:
                top = word.top
            if word.bottom > bottom:
                bottom = word.bottom
        return Box(self.start, top, self.x1, bottom)

    @worked_out
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.style.is_bold for word in self.words)


def is_bullet(word: Word) -> bool:
    """Whether a word can be a bullet: a lone glyph of the usual kind, one whose font does not say what it means (U+FFFD, private use,
    control characters), or a lone small ``o``."""
    return word.text in _ALL_BULLETS


def is_glyph_bullet(word: Word) -> bool:
    """Whether a word can be nothing but a bullet: no dash and no letter."""
    return word.text in _GLYPHS


def is_marker(word: Word) -> bool:
    """Whether a word can be a bullet or a list number."""
    return word.text in _ALL_BULLETS or is_list_number(word)


def is_list_number(word: Word) -> bool:
    """Whether a word can be a list number such as ``1.``, ``a)`` or ``iv.``."""
    text = word.text
    return text.endswith(_MARKS) and _NUMBER_MARK.match(text) is not None


def _with_marker(words: Sequence[Word]) -> Line:
    """Take the marker off a line's head. A dash counts only where a gap wider than a space follows, and so does a sign for a section."""
    if len(words) > 1 and is_marker(words[0]) and not _is_mere_dash(words) and not _numbers_section(words):
        return Line(tuple(words[1:]), words[0])
    return Line(tuple(words))


def _is_mere_dash(words: Sequence[Word]) -> bool:
    """Whether a line begins with a dash, or what looks like one, that stands as near to the next word as words do."""
    is_dash = words[0].text in _DASHES and not _leads_sentence(words)
    return is_dash and words[1].x0 - words[0].x1 <= 0.3 * words[1].style.size


def _numbers_section(words: Sequence[Word]) -> bool:
    """Whether a line begins with the sign for a section and, as near to it as words stand, the section's number."""
    is_numbered = words[0].text == _SECTION and _SECTION_NUMBER.match(words[1].text) is not None
    return is_numbered and words[1].x0 - words[0].x1 <= LEAST_GAP * words[1].style.size


def _leads_sentence(words: Sequence[Word]) -> bool:
    """Whether an arrow stands before a sentence: between two values it stands before few words."""
    return words[0].text in _ARROWS and len(words) > _FEW and words[1].text[:1].isupper()


def rows_of_words(words: Iterable[Word]) -> Sequence[Sequence[Word]]:
    """Words by baseline, from the top; each row from left to right. A bullet, which need not stand on the line, is of the nearest row."""
    return _rows_of_page(words) if isinstance(words, PageWords) else _rows(words)


class PageRow(list[Word]):
    """A printed row of all words of a page: each kind of evidence asks for the white in it."""

    @worked_out
    def may_part(self) -> bool:
        """Whether any white in it is wide enough to part two of its words."""
        return _may_part(self)


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    largest: list[Word] = []  # of each row: its baseline is the row's
    bullets: list[Word] = []
    baseline, size, reach = float("-inf"), 0.0, 0.0  # those of the last row's largest word
    ordered = sorted(sorted(words, key=_FROM_LEFT), key=BASELINE)  # one after the other: quicker than by both at once
    if ordered and _are_level(ordered):
        ordered.sort(key=_FROM_LEFT)
        return [ordered]
    for word in ordered:
        if word.text in _GLYPHS:
            bullets.append(word)
            continue
        at, own = word.baseline, word.style.size
        off = at - baseline
        # Whatever their sizes, words so near to the baseline are of the row; only for others it matters how they compare.
        if off <= reach or off <= _reach(own, size):
            rows[-1].append(word)
            if own <= size:
                continue
            largest[-1] = word
        else:
            rows.append([word])
            largest.append(word)
        baseline, size, reach = at, own, _LEVEL * own
    uneven = [row for row in rows if row[-1].baseline > row[0].baseline]
    if any(map(_is_mixed, uneven)):
        rows = uneven = [part for row in rows for part in _unmixed(row)]
        largest = [max(row, key=lambda word: word.style.size) for row in rows]
    for row in uneven:
        row.sort(key=_FROM_LEFT)  # the words of one baseline come from the left
    baselines = [word.baseline for word in largest] if bullets else []
    for bullet in bullets:
        _add_bullet(bullet, rows, largest, baselines)
    return rows


def _is_mixed(row: Sequence[Word]) -> bool:
    """Whether a row's first and last word, by baseline, are on two lines."""
    return row[-1].baseline - row[0].baseline > _TWO_LINES * max(row[0].style.size, row[-1].style.size)


def _unmixed(row: list[Word]) -> list[list[Word]]:
    """A row, its words by baseline, in two where a large text stands beside two lines of a small one: the large is of the nearer."""
    if not _is_mixed(row):
        return [row]
    middle = (row[0].baseline + row[-1].baseline) / 2
    return [[word for word in row if word.baseline <= middle], [word for word in row if word.baseline > middle]]


def _are_level(words: Sequence[Word]) -> bool:
    """Whether words, by baseline, can only be one row, as those of most cells."""
    first, last = words[0], words[-1]
    if first is last:
        return True
    return last.baseline - first.baseline <= _LEVEL * first.style.size and _GLYPHS.isdisjoint([word.text for word in words])


@lru_cache(maxsize=4)  # the words of a page that is being laid out: all, those that run from left to right, those in no table
def _rows_of_page(words: PageWords) -> Sequence[PageRow]:
    return [PageRow(row) for row in _rows(words)]


def _reach(one: float, other: float) -> float:
    """How far apart the baselines of words of two sizes may be in one row: raised letters are smaller."""
    small, large = (one, other) if one < other else (other, one)
    return (_LEVEL if small > _SAME_SIZE * large else _SAME_LINE) * large


def _add_bullet(bullet: Word, rows: list[list[Word]], largest: list[Word], baselines: list[float]) -> None:
    """Add a bullet to the row whose baseline is the nearest, or as a row of its own. Where columns set on lines of their own make rows
    that near, it is of the one in which its text stands beside it. ``baselines`` are those of the largest word of each row."""
    at, size = bullet.baseline, bullet.style.size
    after = bisect(baselines, at)
    beside = range(after - 1 if after else 0, after + 1 if after < len(rows) else after)
    near = [i for i in beside if abs(baselines[i] - at) <= _SAME_LINE * max(size, largest[i].style.size)]
    if near:
        best = min(near, key=lambda i: (_white_behind(bullet, rows[i]), abs(baselines[i] - at))) if len(near) > 1 else near[0]
        insort(rows[best], bullet, key=_FROM_LEFT)
    else:
        rows.insert(after, [bullet])
        largest.insert(after, bullet)
        baselines.insert(after, at)


def _white_behind(bullet: Word, row: Sequence[Word]) -> float:
    """How far behind a bullet the next text of a row begins, in points; infinite where none does."""
    return min([word.x0 - bullet.x1 for word in row if word.x0 > bullet.x0 and word.text not in _GLYPHS], default=float("inf"))


def lines_of(words: Iterable[Word], *, gap: float = _WIDE_GAP) -> tuple[Line, ...]:
    """Words to lines, from the top and from left to right. ``gap`` is in sizes, and no less than :data:`LEAST_GAP`; a marker holds to its
    text across any gap."""
    rows = rows_of_words(words)
    return lines_of_row(rows[0], gap=gap) if len(rows) == 1 else tuple([line for row in rows for line in lines_of_row(row, gap=gap)])


def lines_of_row(row: Sequence[Word], *, gap: float = _WIDE_GAP) -> tuple[Line, ...]:
    """One row of words, from left to right, as lines."""
    if not may_part(row):
        return (_with_marker(row),)
    parts: list[list[Word]] = [[row[0]]]
    for before, word, after in zip(row, row[1:], [*row[2:], None], strict=False):
        if word.x0 - before.x1 <= LEAST_GAP * word.style.size or not _is_parted(parts[-1], word, after, gap):
            parts[-1].append(word)
        else:
            parts.append([word])
    return tuple(map(_with_marker, parts))


def may_part(row: Sequence[Word]) -> bool:
    """Whether any white in a row, from left to right, is wide enough to part two of its words: nearly all rows of text have none."""
    return row.may_part if isinstance(row, PageRow) else _may_part(row)


def _may_part(row: Sequence[Word]) -> bool:
    end = float("inf")
    for word in row:
        if word.x0 - end > LEAST_GAP * word.style.size:
            return True
        end = word.x1
    return False


def _is_parted(part: list[Word], word: Word, after: Word | None, gap: float) -> bool:
    before = part[-1]
    if len(part) == 1 and is_marker(before):
        return word.x0 - before.x1 > 6 * word.style.size
    white, size = word.x0 - before.x1, max(word.style.size, before.style.size)
    if len(part) == 1 and before.text.isdecimal() and before.style.size > _FIGURE * word.style.size:
        size = word.style.size
    return white > gap * size or (white > LEAST_GAP * size and is_glyph_bullet(word) and not _is_between(white, word, after))


def _is_between(white: float, mark: Word, after: Word | None) -> bool:
    """Whether a mark stands between two texts a space apart from both (``Ada Quill · Harbour Board``): it begins none."""
    return after is not None and white <= _SPACE * mark.style.size and white <= _EVEN * (after.x0 - mark.x1)
