"""Characters to words: by the spaces that are printed, and by gaps where none are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.layout.page import DOT, Box, Char, Fill, Page, Style, Tag, TagKind
from parsers.layout.text import clean

_GAP = 0.22  # of the size: a wider gap parts words where no space is printed; a kerned pair never comes near it
_OVERLAP = 0.6  # of the size: how far back a character may start before it is a new word
# Glyphs that are bullets also where the text follows without a space; the last are those of the symbol fonts that Office uses.
SOLID_BULLETS = frozenset("•●○◦▪■□‣➢➤►▶❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
_ROW = 8.0  # points: words are looked up by baseline in steps as high as this
CELLS = (TagKind.CELL, TagKind.HEADER_CELL)
_RAISED = 0.62  # of the size: how far a superscript's baseline may stand off


class Word(NamedTuple):
    """Printed characters without a space between, after the text rules.

    Geometry in points; ``style`` and ``tag`` are the first character's.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    is_visible: bool
    direction: int
    tag: int = -1

    @property
    def box(self) -> Box:
        """The word's box."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def middle_x(self) -> float:
        """Middle from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def middle_y(self) -> float:
        """Middle of the letters' height, a little above the baseline."""
        return self.baseline - 0.3 * self.style.size


def _is_next(before: Char, char: Char) -> bool:
    """Whether a character goes on the word that ``before`` ends."""
    if before.direction != char.direction or before.is_drawn != char.is_drawn or before.is_inside != char.is_inside:
        return False
    size = char.style.size if before.style is char.style else max(before.style.size, char.style.size)
    if char.direction == 0:
        along, off = char.x0 - before.x1, abs(char.baseline - before.baseline)
    elif char.direction == 90:
        along, off = char.top - before.bottom, abs(char.x0 - before.x0)
    elif char.direction == 270:
        along, off = before.top - char.bottom, abs(char.x0 - before.x0)
    else:
        return abs(char.x0 - before.x1) < size and abs(char.top - before.top) < size
    return -_OVERLAP * size <= along <= _GAP * size and off <= _RAISED * size


def _cells_of(tags: tuple[Tag, ...]) -> list[int]:
    """For each tag the cell that it stands in, or -1; one -1 more for what stands in no tag. Empty where no table is tagged."""
    cells: list[int] = []
    for at, tag in enumerate(tags):
        around = cells[tag.parent] if tag.parent >= 0 else -1
        cells.append(at if tag.kind in CELLS else around)
    return [*cells, -1] if any(cell >= 0 for cell in cells) else []


def _runs(chars: tuple[Char, ...], cells: Sequence[int]) -> Iterator[list[Char]]:
    run: list[Char] = []
    for char in chars:
        if char.text.isspace():
            if run:
                yield run
                run = []
            continue
        if run and (not _is_next(run[-1], char) or (len(run) == 1 and run[0].text in SOLID_BULLETS)):
            yield run
            run = []
        elif run and cells and run[-1].tag != char.tag and cells[run[-1].tag] != cells[char.tag]:
            yield run  # two cells, however near the text of one runs to that of the next
            run = []
        run.append(char)
    if run:
        yield run


def _word(run: list[Char]) -> Word | None:
    text = clean("".join([c.text for c in run])).strip()
    if not text:
        return None
    first = run[0] if run[0].style.size >= run[-1].style.size else run[-1]
    return Word(
        text,
        min([c.x0 for c in run]),
        min([c.top for c in run]),
        max([c.x1 for c in run]),
        max([c.bottom for c in run]),
        first.baseline,
        first.style,
        run[0].is_drawn and run[0].is_inside,
        first.direction,
        run[0].tag,
    )


def words_of(page: Page) -> tuple[Word, ...]:
    """All words of a page in the order of its content stream, those that a reader does not see marked so."""
    words = [word for run in _runs(page.chars, _cells_of(page.tags)) if (word := _word(run)) is not None]
    return (*_hide_camouflaged(words, page), *drawn_bullets(words, page))


def _hide_camouflaged(words: list[Word], page: Page) -> Iterator[Word]:
    """Mark words whose colour is that of the ground they stand on: white on white is hidden, white on a dark header is not."""
    grounds = {fill.colour for fill in page.fills} | {"#ffffff"}
    for word in words:
        suspect = word.is_visible and word.style.colour in grounds
        if suspect and _ground(word, page) == word.style.colour:
            word = word._replace(is_visible=False)
        yield word


def _ground(word: Word, page: Page) -> str | None:
    """Colour of what lies beneath a word; None where it is a picture, a pattern or an uneven shape and nobody can say."""
    x, y = word.middle_x, word.middle_y
    under: list[Fill] = [fill for fill in page.fills if fill.box.contains(x, y)]
    picture = max((image.order for image in page.images if image.box.contains(x, y)), default=-1)
    if not under:
        return None if picture >= 0 else "#ffffff"
    top = max(under, key=lambda fill: fill.order)
    is_certain = picture < top.order and all(fill.is_rectangle for fill in under)
    return top.colour if is_certain else None


def drawn_bullets(words: Sequence[Word], page: Page) -> Iterator[Word]:
    """Bullets that are drawn as small shapes left of a text instead of being printed as characters, as words of one glyph."""
    dots = [fill for fill in page.fills if max(fill.box.width, fill.box.height) <= DOT and abs(fill.box.width - fill.box.height) < 1.0]
    rows: dict[int, list[Word]] = {}
    for word in words if dots else ():
        if word.direction == 0 and word.is_visible:
            rows.setdefault(int(word.baseline // _ROW), []).append(word)
    for dot in dots:
        beside = _beside(dot, rows)
        if beside is not None:
            glyph = "▪" if dot.is_rectangle else ("◦" if dot.colour is None else "•")
            yield beside._replace(text=glyph, x0=dot.box.x0, x1=dot.box.x1)


def _beside(dot: Fill, rows: dict[int, list[Word]]) -> Word | None:
    """The word right of a dot that it can be the bullet of: at the height of its letters, near, and with no other word between."""
    (_, y), row = dot.box.middle, int(dot.box.bottom // _ROW)
    near = [w for r in (row - 1, row, row + 1, row + 2) for w in rows.get(r, ()) if 0.05 < (w.baseline - y) / w.style.size < 0.75]
    right = min((w for w in near if w.x0 >= dot.box.x1), key=lambda w: w.x0, default=None)
    if right is None or not 0.15 <= (right.x0 - dot.box.x1) / right.style.size <= 2.5 or dot.box.height > 0.7 * right.style.size:
        return None
    return None if any(-0.5 * w.style.size < dot.box.x0 - w.x1 < 0.5 * w.style.size for w in near) else right
