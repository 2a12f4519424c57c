"""Titles where a document's template sets them beneath the head of its pages: in a band at the foot, or low in one at the side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.page import Page
from parsers.layout.titles import LARGER, usual_size
from parsers.layout.words import BASELINE, Word

_HEAD = 0.4  # of the height: titles that stand above this are found on each page by itself
_ALIKE = 0.98  # of the largest size
_LONGEST = 25  # words of a title
_LINES = 1.6  # of the size: how far apart the lines of a title stand at the most
_GRID = 6.0  # points: titles that begin this near to each other are at one place
_FEWEST = 3  # pages
_MOST = 0.5  # of the pages, and of the titles that say something else than the others

_Place = tuple[str, str, int, int]


class _Title(NamedTuple):
    """What may be a page's title: its largest words, and the places by which it may be aligned with those of other pages."""

    words: tuple[Word, ...]
    places: tuple[_Place, ...]


def placed_titles(pages: Sequence[tuple[Page, Sequence[Word]]]) -> list[frozenset[Word]]:
    """The words of each page's title where at least half of the pages, three or more, have their largest text at one place beneath their
    heads, most of them another; none on other pages."""
    found = [_largest(page, words) for page, words in pages]
    counts = Counter(place for one in found if one is not None for place in one.places)
    place, count = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    at_place = [one.words if one is not None and place in one.places else () for one in found]
    texts = {" ".join(word.text for word in words) for words in at_place if words}
    is_template = count >= max(_FEWEST, _MOST * len(pages)) and len(texts) >= max(2, _MOST * count)
    return [frozenset(words if is_template else ()) for words in at_place]


def _largest(page: Page, words: Sequence[Word]) -> _Title | None:
    """The largest words of a page, if they are few, larger than most, and all beneath its head, line by line."""
    least = _ALIKE * max([word.style.size for word in words], default=0.0)
    large = sorted([word for word in words if word.style.size >= least], key=BASELINE)
    if not 0 < len(large) <= _LONGEST or large[0].top < _HEAD * page.height or least < LARGER * usual_size(words):
        return None
    if not any(letter.isalpha() for word in large for letter in word.text):
        return None
    lines = [word.baseline for word in large]
    if any(after - before > _LINES * least for before, after in pairwise(lines)):
        return None
    return _Title(tuple(large), tuple(_places(large)))


def _places(words: Sequence[Word]) -> Iterator[_Place]:
    """Where some lines stand: by their left side, right side or middle, and by the first, the last or the middle of them."""
    x0, x1, first, last = min(w.x0 for w in words), max(w.x1 for w in words), words[0].baseline, words[-1].baseline
    for side, x in (("left", x0), ("middle", (x0 + x1) / 2), ("right", x1)):
        for line, y in (("first", first), ("middle", (first + last) / 2), ("last", last)):
            yield side, line, round(x / _GRID), round(y / _GRID)
