"""What a page is to the parsers: frozen geometry, without a trace of the engine that read it.

Coordinates are points from the top left of the page as a reader sees it: the CropBox after /Rotate. Nothing in here opens a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from schemas.quickly_made import quickly_made

if TYPE_CHECKING:
    from parsers.layout.words import Word


class Box(NamedTuple):
    """An upright rectangle in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points; negative where the box is turned inside out."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def contains(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether the point lies inside, or at most ``slack`` points outside."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def covers(self, other: Box, slack: float = 0.0) -> bool:
        """Whether ``other`` lies wholly inside, give or take ``slack`` points."""
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def overlap(self, other: Box) -> float:
        """The shared area in square points; 0 where they only touch."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


def union(boxes: list[Box] | tuple[Box, ...]) -> Box:
    """The smallest box around all of them.

    Raises:
        ValueError: No box was given.
    """
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def as_seen(box: Box, turned: int, width: float, height: float) -> Box:
    """Where a box is for a reader that stands on a page of some width and height, which a reader sees turned by so many degrees.

    >>> as_seen(Box(0, 0, 30, 10), 90, 100, 50)
    Box(x0=40, top=0, x1=50, bottom=30)
    """
    x0, top, x1, bottom = box
    if turned == 90:
        return Box(height - bottom, x0, height - top, x1)
    if turned == 180:
        return Box(width - x1, height - bottom, width - x0, height - top)
    return Box(top, width - x1, bottom, width - x0) if turned == 270 else box


@quickly_made
@dataclass(frozen=True, slots=True)
class Style:
    """How a run of characters is set. One object is shared by all characters of a run.

    ``font_name`` is without a subset prefix (``ABCDEF+``); ``size`` in points as seen (the text matrix applied), rounded to 0.1;
    ``colour`` is the fill as ``#rrggbb``, None where it is a pattern; ``weight`` is 400 or 700 (read from the font's name).
    """

    font_name: str
    size: float
    colour: str | None
    weight: int
    is_italic: bool

    @property
    def is_bold(self) -> bool:
        """Whether the run is set in a bold weight."""
        return self.weight >= 600


UNKNOWN_GLYPH = "\ufffd"
"""The text of a glyph of which the font does not say what it means."""


class Char(NamedTuple):
    """One character as printed, before any text rule.

    ``baseline`` is the y of the character's origin. ``is_drawn`` is False for invisible render modes and full transparency;
    ``is_inside`` is False where the character's middle lies outside the page (or outside the clip, where the engine knows it).
    ``direction`` is the clockwise turn of the text as seen: 0, 90, 180 or 270, and -1 for any other angle. ``tag`` is the place of its
    innermost tag in the page's ``tags``; -1 where it stands in none.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    is_drawn: bool = True
    is_inside: bool = True
    direction: int = 0
    tag: int = -1


@quickly_made
@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, or a filled rectangle thin enough to be one (up to 2.5 points). Always upright or level.

    The box has the line's thickness taken in: a level rule's ``bottom - top`` is its ``thickness``. ``order`` is the place in the
    page's drawing order, shared with fills and images: what is drawn later covers what was drawn before.
    """

    box: Box
    colour: str | None
    thickness: float
    order: int

    @property
    def is_level(self) -> bool:
        """Whether the line runs from left to right."""
        return self.box.width >= self.box.height


DOT = 8.0  # points: what is no larger either way, and about as high as wide, can be a bullet


@quickly_made
@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape larger than a rule, or a dot, filled or a ring, that can be a bullet.

    ``colour`` is ``#rrggbb``, None for a pattern, a shading or where it is see-through. ``is_rectangle`` is False for other shapes, of
    which only the box is kept: ground for text, never the side of a cell.
    """

    box: Box
    colour: str | None
    order: int
    is_rectangle: bool = True


class Image(NamedTuple):
    """A picture placed on the page."""

    box: Box
    order: int


class Link(NamedTuple):
    """A hyperlink's area and its target: an address or a page of the same document (from 1)."""

    box: Box
    url: str | None
    dest_page_number: int | None


class Inset(NamedTuple):
    """Where on a larger page a slide stands that is printed with its notes: its box there, and that page's width and height."""

    box: Box
    width: float
    height: float

    def seen(self, box: Box, width: float) -> Box:
        """Where a box on the slide, which is read as one of some width, is on the page."""
        scale, x, y = self.box.width / width, self.box.x0, self.box.top
        return Box(x + box.x0 * scale, y + box.top * scale, x + box.x1 * scale, y + box.bottom * scale)


class TagKind(StrEnum):
    """The structure elements that are kept, by their names in a PDF; headings of all levels are one kind."""

    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    LIST = "L"
    LIST_ITEM = "LI"
    HEADING = "H"
    PARAGRAPH = "P"
    FIGURE = "Figure"


@quickly_made
@dataclass(frozen=True, slots=True)
class Tag:
    """What the publisher's program said that a part of the page is.

    ``parent`` is the place of the tag around it in the page's ``tags``, -1 where none of the kept kinds is; ``place`` (from 0) and
    ``kid_count`` count in the tree of the whole document, so a cell without content still takes its place in a row. ``rowspan`` and
    ``colspan`` are 1 where nothing is said.
    """

    kind: TagKind
    parent: int
    place: int
    kid_count: int
    rowspan: int = 1
    colspan: int = 1


@quickly_made
@dataclass(frozen=True, slots=True)
class Page:
    """One page as seen. ``chars`` stand in the order of the content stream, real spaces included, generated ones not.

    ``fault`` says what is broken where a part of the page may be missing or wrong; None where all of it was read. ``tags`` are the
    page's structure tags, each after the one around it; empty where the document is not tagged. ``words`` are None until they are put
    together; the characters may be gone then.

    A page that lies on its side, nearly all of its text ``turned`` clockwise by so many degrees, is given as it is read: all places are
    those of the page turned back, and :func:`as_seen` tells where they are for a reader. A slide that is printed with its notes is given
    without the page around it, as large as if it were printed alone: its ``inset`` tells where it stands, and ``notes`` are the words
    around it, at the places that they would have on a page so much larger.
    """

    page_number: int
    width: float
    height: float
    rotation: int
    chars: Sequence[Char]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]
    fault: str | None = None
    tags: tuple[Tag, ...] = ()
    words: tuple[Word, ...] | None = None
    turned: int = 0
    notes: tuple[Word, ...] = ()
    inset: Inset | None = None

    # A page is asked about again and again, and to hash all that stands on it takes longer than most answers.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class UnreadablePage:
    """A page that the engine could not read, and its reason in one sentence."""

    page_number: int
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a file says of itself. ``created_at`` is in UTC, None where the metadata has none or nonsense."""

    page_count: int
    producer: str | None
    title: str | None
    created_at: datetime | None
    is_tagged: bool
