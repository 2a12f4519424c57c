"""A page's structure tags from what either engine tells of its tree: the elements that a layout can use, in the tree's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from parsers.layout.chars import Codes, Floats
from parsers.layout.lines import LEADS
from parsers.layout.page import Tag, TagKind

DEEPEST = 48  # elements in elements; pdfium itself gives up at 32
MOST = 20_000  # elements of one page

TEXTS = frozenset({"P", "Span", "Link", "Lbl", "H", *(f"H{level}" for level in range(1, 7))})  # no table stands in any of them
_KINDS = {kind.value: kind for kind in TagKind} | {f"H{level}": TagKind.HEADING for level in range(1, 7)}
_CELLS = (TagKind.CELL, TagKind.HEADER_CELL)
_WHITE, _LEVEL = 0.4, 0.3  # of the size: white as wide parts two words at least; and how much lower a text may stand that is beside another

Measures: TypeAlias = NDArray[np.floating[Any]]


class Element(Protocol):
    """One element of a page's structure tree, as an engine gives it. A tree can be cyclic: kids are asked for one by one."""

    @property
    def name(self) -> str:
        """Its standard type: ``Table``, ``TD`` ..."""

    @property
    def kid_count(self) -> int:
        """How many kids it has, those on other pages counted."""

    def spans(self) -> tuple[int, int]:
        """The rows and columns that it says it spans; 1 where it says nothing."""

    def kids(self) -> Iterable[tuple[int, Element | int]]:
        """Its kids on this page with their places among all of its kids: elements, and numbers of marked content."""


class PageTags(NamedTuple):
    """The tags of a page, and which of them each number of marked content stands in."""

    tags: tuple[Tag, ...]
    of_content: Mapping[int, int]


NO_TAGS = PageTags((), MappingProxyType({}))


def may_hold_table(codes: Codes, x0: Measures, x1: Measures, baselines: Floats, sizes: Floats, *, is_turned: bool) -> bool:
    """Whether any text of a page may stand beside another, as in all tables: whichever way a page prints its cells, and whatever is in
    them, some text is right of the one that was printed before and no lower. What a bullet or a dash leads is not meant.

    The arguments are of the page's characters in the order of its content, as seen, in points. ``is_turned`` tells that some of them, or
    the page, are: then nobody looks.
    """
    if is_turned or not sizes.size:
        return is_turned
    white = x0[1:] - x1[:-1]
    for place in (white > _WHITE * sizes.min()).nonzero()[0].tolist():  # few: the next line begins further left
        size, falls = sizes[place + 1], baselines[place + 1] - baselines[place]
        if white[place] > _WHITE * size and falls <= _LEVEL * size and chr(codes[place]) not in LEADS:
            return True
    return False


def page_tags(roots: list[Element]) -> PageTags:
    """The tags below some elements. What is too deep or too much is left out."""
    found: list[Tag] = []
    of_content: dict[int, int] = {}
    waiting = [(root, -1, place, 0) for place, root in reversed(list(enumerate(roots)))]
    left = MOST
    while waiting and left:
        element, parent, place, depth = waiting.pop()
        left -= 1
        kind = _KINDS.get(element.name)
        own = parent
        if kind is not None:
            spans = element.spans() if kind in _CELLS else (1, 1)
            own = len(found)
            found.append(Tag(kind, parent, place, element.kid_count, *spans))
        inner = []
        for at, kid in element.kids():
            if isinstance(kid, int):
                of_content.setdefault(kid, own)
            elif depth < DEEPEST:
                inner.append((kid, own, at, depth + 1))
        waiting += inner[::-1]
    return PageTags(tuple(found), of_content)
