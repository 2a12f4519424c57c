"""Characters to words: by the spaces that are printed, and by gaps where none are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from parsers.layout.chars import Chars, Codes, Flags, Floats, Places, codes_of, letters_of
from parsers.layout.page import DOT, Box, Fill, Image, Page, Style, Tag, TagKind, UnreadablePage
from parsers.layout.spaced_letters import with_joined_letters
from parsers.layout.text import clean
from parsers.layout.worked_out import worked_out
from schemas.quickly_made import quickly_made

_GAP = 0.19  # of the size: a wider gap parts words where no space is printed; a kerned pair never comes near it
_GAP_AFTER_RAISED = 0.12  # of the size: what parts words behind raised letters
_GAP_UPRIGHT = 0.15  # of the size: in text that stands upright spaces are often not printed
_COMMA = ord(",")
_LAST_ASCII = 0x7F
_SPACE = ord(" ")
_GAP_AFTER_COMMA = 0.12  # of the size: a comma is kerned to its space, and to nothing else that stands apart from it
_SMALL = 0.8  # of the next letter's size: raised or lowered letters
_HYPHEN = 0x2010  # where a line breaks
_NO_WHITE = 0.01  # of the size
_OVERLAP = 0.6  # of the size: how far back a character may start before it is a new word
# Glyphs that are bullets also where the text follows without a space; the last are those of the symbol fonts that Office uses.
SOLID_BULLETS = frozenset("•●○◦▪■□‣➢➤►▶❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076")
_IS_SOLID = np.array([chr(code) in SOLID_BULLETS for code in range(max(map(ord, SOLID_BULLETS)) + 2)])
_PAPER = "#ffffff"
ORDER = attrgetter("order")
_ROW = 8.0  # points: words are looked up by baseline in steps as high as this
CELLS = (TagKind.CELL, TagKind.HEADER_CELL)
_LETTERS_TOGETHER = 8_000  # pages are taken together up to as many, and a page more: arrays of twice as many take memory anew each time
_DOT = ord(".")
_LEADER = 4  # dots, one behind the other, that lead to what follows
_LED_TO = codes_of("0123456789$€£(<*-–—−")  # what begins a number, or stands for one
_RAISED = 0.62  # of the size: how far a superscript's baseline may stand off
_MIDDLE = 0.3  # of the size: how far the middle of the letters' height stands above the baseline


@quickly_made
@dataclass(frozen=True, slots=True)
class Word:
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

    def __hash__(self) -> int:
        # By its place alone: to hash all that it is costs more, and hardly any two are at one place.
        return hash((self.x0, self.baseline))

    @property
    def box(self) -> Box:
        """The word's box."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def middle_x(self) -> float:
        """Middle from left to right."""
        return 0.5 * (self.x0 + self.x1)

    @property
    def middle_y(self) -> float:
        """Middle of the letters' height, a little above the baseline."""
        return self.baseline - _MIDDLE * self.style.size


TEXT, BASELINE, DIRECTION = map(attrgetter, ("text", "baseline", "direction"))
"""What gives a field of each of a page's words."""

Middle: TypeAlias = tuple[float, float, Word]
"""A word, and the x and the y of its middle before it."""


class PageWords(tuple[Word, ...]):
    """The words that a page is laid out from. One and the same is asked about by each kind of evidence: it is known by its identity, and
    what was found out about it is found again."""

    @worked_out
    def middles(self) -> list[Middle]:
        """Where each word stands: what is in a box is asked again and again."""
        return _middles(self)

    @worked_out
    def directions(self) -> set[int]:
        """The directions that they run in."""
        return set(map(DIRECTION, self))

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


def directions_of(words: Sequence[Word]) -> set[int]:
    """The directions that some words run in."""
    return words.directions if isinstance(words, PageWords) else set(map(DIRECTION, words))


def middles_of(words: Sequence[Word]) -> list[Middle]:
    """Some words, each with its middle."""
    return words.middles if isinstance(words, PageWords) else _middles(words)


def _middles(words: Sequence[Word]) -> list[Middle]:
    return [(0.5 * (word.x0 + word.x1), word.baseline - _MIDDLE * word.style.size, word) for word in words]


def seen_of(words: Sequence[Word]) -> Sequence[Word]:
    """Those of some words that a reader sees: of most pages all of them."""
    return words if all([word.is_visible for word in words]) else [word for word in words if word.is_visible]


def cells_of(tags: Sequence[Tag]) -> list[int]:
    """For each tag the cell that it stands in, or -1; one -1 more for what stands in no tag. Empty where no table is tagged."""
    cells: list[int] = []
    for at, tag in enumerate(tags):
        around = cells[tag.parent] if tag.parent >= 0 else -1
        cells.append(at if tag.kind in CELLS else around)
    return [*cells, -1] if any(cell >= 0 for cell in cells) else []


def words_of(page: Page) -> tuple[Word, ...]:
    """All words of a page in the order of its content stream, those that a reader does not see marked so."""
    return words_of_each([page])[0]


def words_of_each(pages: Sequence[Page]) -> list[tuple[Word, ...]]:
    """The words of each page. Many pages are taken at a time: one has too few characters to be worth so many steps."""
    batches: list[list[Page]] = [[]]
    letters = 0
    for page in pages:
        if page.words is None:
            if letters > _LETTERS_TOGETHER:
                batches.append([])
                letters = 0
            batches[-1].append(page)
            letters += len(page.chars)
    printed = chain.from_iterable(map(_printed_words, batches))
    return [_all_words(page, next(printed)) if page.words is None else page.words for page in pages]


def with_words(pages: Sequence[Page | UnreadablePage]) -> list[Page | UnreadablePage]:
    """The pages, each that can be read with its words."""
    words = iter(words_of_each([page for page in pages if isinstance(page, Page)]))
    found = [(page, next(words)) if isinstance(page, Page) else (page, ()) for page in pages]
    return [replace(page, words=own) if isinstance(page, Page) and page.words is not own else page for page, own in found]


def _all_words(page: Page, printed: list[Word]) -> tuple[Word, ...]:
    words = with_joined_letters(printed)
    return (*_hide_camouflaged(words, page), *drawn_bullets(words, page))


def worded(page: Page) -> Page:
    """The page with its words, and of its characters, which take much more memory, only one: one that is seen, if any is."""
    chars = Chars.of(page.chars)
    is_printed = ~chars.are_spaces
    rank = is_printed + (is_printed & chars.is_drawn & chars.is_inside).astype(int)
    told = np.array([np.argmax(rank)] if rank.size else [], np.intp)
    return replace(page, words=words_of(page), chars=chars.take(told))


def _printed_words(pages: Sequence[Page]) -> list[list[Word]]:
    """The words that the characters of each page make."""
    each = [Chars.of(page.chars) for page in pages]
    ends = np.cumsum([len(chars) for chars in each], dtype=np.intp)
    if not pages or not ends[-1]:
        return [[] for _ in pages]
    places = np.flatnonzero(~np.concatenate([chars.are_spaces for chars in each]))
    if not places.size:
        return [[] for _ in pages]
    page_ends = np.searchsorted(places, ends)
    printed = Chars.joined(each, places)
    begins = np.ones(len(places), np.bool_)
    begins[1:] = _parted(places, printed) | ~_going_on(printed)
    begins[page_ends[page_ends < begins.size]] = True
    cell = _cells_of_chars(pages, each)
    if cell is not None:
        cell = cell[places]
        begins[1:] |= cell[1:] != cell[:-1]  # two cells, however near the text of one runs to that of the next
    begins[_behind_leaders(printed.code)] = True
    for place in np.flatnonzero(_IS_SOLID[np.minimum(printed.code[:-1], len(_IS_SOLID) - 1)]).tolist():
        begins[place + 1] |= begins[place]
    firsts = np.flatnonzero(begins)
    words = _words_from(printed, firsts)
    cuts = [0, *np.searchsorted(firsts, page_ends).tolist()]
    each_page = [words[start:end] for start, end in pairwise(cuts)]
    return each_page if all(map(TEXT, words)) else [[word for word in own if word.text] for own in each_page]


def _parted(places: Places, printed: Chars) -> Flags:
    """For each printed character but the first, whether spaces part it from the one before. One that leaves no white before a small letter
    or a hyphen is none: soft hyphens, also at a line's end, are written as such by some printers."""
    steps = places[1:] - places[:-1]
    parted: Flags = steps > 1
    code = printed.code[1:]
    is_within = ((code >= ord("a")) & (code <= ord("z"))) | (code == _HYPHEN)
    lone = np.flatnonzero((steps == 2) & is_within)
    white = printed.x0[lone + 1] - printed.x1[lone]
    parted[lone] = np.abs(white) > _NO_WHITE * printed.sizes[lone]
    return parted


def _behind_leaders(codes: Codes) -> Places:
    """The places of the letters that begin a number right behind dots that lead to it."""
    is_dot = codes == _DOT
    ends = np.flatnonzero(is_dot[:-1] & ~is_dot[1:])
    ends = ends[ends >= _LEADER - 1]
    for back in range(1, _LEADER):
        ends = ends[is_dot[ends - back]]
    return ends[np.isin(codes[ends + 1], _LED_TO)] + 1


def _cells_of_chars(pages: Sequence[Page], each: Sequence[Chars]) -> NDArray[np.intp] | None:
    """The cell of its page that each character stands in, or -1; None where no page has any."""
    cells = [cells_of(page.tags) for page in pages]
    if not any(cells):
        return None
    return np.concatenate([np.array(own)[chars.tag] if own else np.full(len(chars), -1) for own, chars in zip(cells, each, strict=True)])


def _going_on(chars: Chars) -> Flags:
    """For each character but the first, whether it goes on the word that the one before it ends."""
    sizes, directions = chars.sizes, chars.direction[1:]
    size = np.maximum(sizes[1:], sizes[:-1])
    along, off = chars.x0[1:] - chars.x1[:-1], _steps(chars.baseline)
    is_level = not chars.direction.any()
    if not is_level:
        along = np.where(directions == 90, chars.top[1:] - chars.bottom[:-1], along)
        along = np.where(directions == 270, chars.top[:-1] - chars.bottom[1:], along)
        off = np.where(directions == 0, off, _steps(chars.x0))
    gap = _GAP if is_level else np.where(directions == 0, _GAP, _GAP_UPRIGHT)
    near: Flags = (-_OVERLAP * size <= along) & (along <= gap * size) & (off <= _RAISED * size)
    falls = np.flatnonzero((sizes[:-1] < _SMALL * sizes[1:]) & (off > 0))
    near[falls] &= along[falls] <= _GAP_AFTER_RAISED * size[falls]  # the space behind raised letters is as small as they are
    if not is_level:
        at_hand = (_steps(chars.x0) < size) & (_steps(chars.top) < size)
        near = np.where(np.isin(directions, (0, 90, 270)), near, at_hand)
    commas = np.flatnonzero(chars.code[:-1] == _COMMA)
    near[commas] &= along[commas] <= _GAP_AFTER_COMMA * size[commas]
    for column in (chars.direction, chars.is_drawn, chars.is_inside):
        near &= column[1:] == column[:-1]
    return near


def _steps(at: Floats) -> Floats:
    """How far each but the first is from the one before it."""
    return np.abs(at[1:] - at[:-1])  # as numpy.diff says it, in a part of the time


def _words_from(chars: Chars, firsts: NDArray[np.intp]) -> list[Word]:
    """The words that begin with the characters at some places; they look as the larger of their first and their last.
    What the text rules leave nothing of is among them, without a text."""
    lasts = np.append(firsts[1:], len(chars)) - 1
    sizes = chars.sizes
    larger = np.where(sizes[firsts] >= sizes[lasts], firsts, lasts)
    columns = (
        np.minimum.reduceat(chars.x0, firsts),
        np.minimum.reduceat(chars.top, firsts),
        np.maximum.reduceat(chars.x1, firsts),
        np.maximum.reduceat(chars.bottom, firsts),
        chars.baseline[larger],
    )
    # No character is a space: with one between two words, all are cut at once, which takes a part of the time.
    texts = letters_of(np.insert(chars.code, firsts[1:], _SPACE)).split(" ")
    for place in np.flatnonzero(np.maximum.reduceat(chars.code, firsts) > _LAST_ASCII).tolist():
        texts[place] = clean(texts[place]).strip()
    styles = np.array(chars.styles, np.object_).take(chars.style[larger]).tolist()
    seen = (chars.is_drawn & chars.is_inside)[firsts].tolist()
    of_first = (chars.direction[larger].tolist(), chars.tag[firsts].tolist())
    return list(map(Word, texts, *(column.tolist() for column in columns), styles, seen, *of_first))


_Under: TypeAlias = tuple[float, float, Fill]
"""A fill behind its left and its right side."""


def _hide_camouflaged(words: list[Word], page: Page) -> list[Word]:
    """Mark words whose colour is that of the ground they stand on: white on white is hidden, white on a dark header is not."""
    grounds = {fill.colour for fill in page.fills} | {_PAPER}
    suspects = [place for place, word in enumerate(words) if word.style.colour in grounds and word.is_visible]
    from_top = [(*fill.box, fill) for fill in sorted(page.fills, key=ORDER, reverse=True)] if suspects else []
    level: dict[float, list[_Under]] = {}  # by the middle of a word: what is drawn at its height is the same for a line's other words
    for place in suspects:
        y = words[place].middle_y
        if y not in level:
            level[y] = [(x0, x1, fill) for x0, top, x1, bottom, fill in from_top if top <= y <= bottom]
        if _is_camouflaged(words[place], level[y], page.images):
            words[place] = replace(words[place], is_visible=False)
    return words


def _is_camouflaged(word: Word, level: Sequence[_Under], images: Sequence[Image]) -> bool:
    """Whether what lies beneath a word has its colour, for certain: no picture, and no uneven shape. ``level`` are the fills at the word's
    height, the last drawn first."""
    x, y, own = word.middle_x, word.middle_y, word.style.colour
    under = (fill for x0, x1, fill in level if x0 <= x <= x1)
    ground = next(under, None)
    if ground is not None and ground.colour != own:
        return False
    picture = max([image.order for image in images if image.box.contains(x, y)], default=-1)
    if ground is None:
        return picture < 0 and own == _PAPER
    return picture < ground.order and ground.is_rectangle and all(fill.is_rectangle for fill in under)


def drawn_bullets(words: Sequence[Word], page: Page) -> Iterator[Word]:
    """Bullets that are drawn as small shapes left of a text instead of being printed as characters, as words of one glyph."""
    dots = [f for f in page.fills if f.box.height <= DOT >= f.box.width and abs(f.box.width - f.box.height) < 1.0]
    rows: dict[int, list[Word]] = {}
    for word in words if dots else ():
        if word.direction == 0 and word.is_visible:
            rows.setdefault(int(word.baseline // _ROW), []).append(word)
    for dot in dots:
        beside = _beside(dot, rows)
        if beside is not None:
            glyph = "▪" if dot.is_rectangle else ("◦" if dot.colour is None else "•")
            yield replace(beside, text=glyph, x0=dot.box.x0, x1=dot.box.x1)


def _beside(dot: Fill, rows: dict[int, list[Word]]) -> Word | None:
    """The word right of a dot that it can be the bullet of: at the height of its letters, near, and with no other word between."""
    (_, y), row = dot.box.middle, int(dot.box.bottom // _ROW)
    near = [w for r in (row - 1, row, row + 1, row + 2) for w in rows.get(r, ()) if 0.05 < (w.baseline - y) / w.style.size < 0.75]
    right = min((w for w in near if w.x0 >= dot.box.x1), key=lambda w: w.x0, default=None)
    if right is None or not 0.15 <= (right.x0 - dot.box.x1) / right.style.size <= 2.5 or dot.box.height > 0.7 * right.style.size:
        return None
    return None if any(-0.5 * w.style.size < dot.box.x0 - w.x1 < 0.5 * w.style.size for w in near) else right
