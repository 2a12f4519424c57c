"""What a template sets on every page: footers and page numbers, which belong to none, and titles at a place of their own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median

from parsers.layout.edges import Edge, edges_of
from parsers.layout.lines import BY_BASELINE, Line, is_glyph_bullet, lines_of, rows_of_words
from parsers.layout.page import Page
from parsers.layout.placed_titles import placed_titles
from parsers.layout.titles import LARGER, usual_size
from parsers.layout.words import Word

_FOOT = 0.9  # of the height: furniture stands below this
_HEAD = 0.06  # of the height: or above this
_RUNNING_HEAD = 0.1  # of the height: small text that most pages repeat may stand as low as this, apart from all beneath
_RUNNING_FOOT = 0.8  # of the height: small text that most pages repeat word by word may stand as high as this, above a band at the foot
_SMALLER = 0.95  # of the usual size
_BENEATH_HEAD = 0.2  # of the height: what stands right beneath it begins above this
_LEADING = 1.6  # of the size: lines of one text stand no further apart
_FIRST_ROWS = 2  # printed rows from the top that are looked at; where there are more, these are whole
_APART = 1.0  # of the size
_MOST = 0.6  # of the pages
_FEWEST_HEADS = 3  # columns
_FEWEST_PLACED = 4  # pages
_LONGEST_NUMBER = 3  # digits
_PAIR = 2  # pages: what both of a short document's end with
_PAGE_NUMBER = re.compile(r"(?:[^\W\d]+\s+)?\d{1,3}(?:\s*(?:/|\||[^\W\d]+)\s*\d{1,3})?$")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A page's footer lines and page number lines, and the words of its title where that stands beneath the head of most pages."""

    footers: tuple[Line, ...]
    page_numbers: tuple[Line, ...]
    title: frozenset[Word] = frozenset()

    @property
    def words(self) -> frozenset[Word]:
        """The words of all lines, of which the title is none."""
        return frozenset(w for line in (*self.footers, *self.page_numbers) for w in line.all_words)


def _margins(page: Page, words: Sequence[Word]) -> list[Word]:
    """The words near a page's head and at its foot: where most of its words are nothing needs to be asked."""
    low, foot = _BENEATH_HEAD * page.height, _FOOT * page.height
    return [w for w in words if not low <= w.baseline <= foot]


def _marginal(page: Page, margins: Sequence[Word]) -> tuple[Line, ...]:
    head, foot = _HEAD * page.height, _FOOT * page.height
    return lines_of([w for w in margins if not head <= w.middle_y <= foot])


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 6)


def _is_page_number(line: Line, page: Page) -> bool:
    """A lone number at the foot that is this page's, give or take a cover or two."""
    if not _PAGE_NUMBER.match(line.text) or line.baseline < _FOOT * page.height:
        return False
    number = int(_DIGITS.findall(line.text)[0])
    return abs(number - page.page_number) <= 2


def _page_numbers(lines: Sequence[Line], page: Page, words: Sequence[Word], repeated: Container[tuple[str, int]]) -> tuple[Line, ...]:
    """The lines that are a page's number: beside such as other pages repeat no others, and none that is the rest of a broken text."""
    numbers = tuple(line for line in lines if _is_page_number(line, page) and not _is_rest(line, words))
    return tuple(line for line in numbers if _key(line) in repeated) or numbers


def _is_rest(line: Line, words: Sequence[Word]) -> bool:
    """Whether a line goes on a text right above it that ends with a hyphen: the reference of the last row on a page."""
    low, left, size = line.baseline, line.start, line.size
    return any([left - 1 <= w.x0 <= left + 1 and 0 < low - w.baseline <= _LEADING * size and w.text.endswith("-") for w in words])


def _running_heads(pages: Sequence[tuple[Page, Sequence[Word]]], margins: Sequence[Sequence[Word]]) -> list[tuple[Line, ...]]:
    """The line at the head of each page that most pages repeat, no larger than their text and no part of it; else none."""
    heads = [_first_line(page, words, near) for (page, words), near in zip(pages, margins, strict=True)]
    counts = Counter(key for lines in heads for key in map(_key, lines))
    return [tuple(line for line in lines if counts[_key(line)] >= max(3, _MOST * len(pages))) for lines in heads]


def _first_line(page: Page, words: Sequence[Word], margins: Sequence[Word]) -> tuple[Line, ...]:
    low = _RUNNING_HEAD * page.height
    near = [w for w in margins if w.baseline < _BENEATH_HEAD * page.height]
    if not any(w.middle_y < low for w in near):
        return ()
    highest = min(near, key=BY_BASELINE)
    if highest.style.is_bold and not is_glyph_bullet(highest):
        return ()  # as most titles: no need to look at their rows
    rows = rows_of_words(near)
    rows = rows if len(rows) > _FIRST_ROWS else rows_of_words(words)
    first = rows[0]
    if not _HEAD * page.height <= first[0].middle_y < low or any(w.style.is_bold for w in first):
        return ()
    size, end = max(w.style.size for w in first), min((w.top for w in rows[1]), default=page.height) if len(rows) > 1 else page.height
    white = end - max(w.bottom for w in first)
    return lines_of(first) if white >= _APART * size and size <= usual_size(words) else ()


def _running_feet(pages: Sequence[tuple[Page, Sequence[Word]]]) -> list[tuple[Line, ...]]:
    """The lines above the foot of each page that most pages repeat word by word at one place, smaller than their text."""
    feet = [lines_of(_between(_RUNNING_FOOT * page.height, _FOOT * page.height, words)) for page, words in pages]
    counts = Counter(key for lines in feet for key in {_printed(line) for line in lines})
    repeated = {key for key, count in counts.items() if count >= max(3, _MOST * len(pages))}
    if not repeated:
        return [()] * len(pages)
    small = [_SMALLER * usual_size(words) for _, words in pages]
    return [tuple(n for n in lines if _printed(n) in repeated and n.size < least) for lines, least in zip(feet, small, strict=True)]


def _beside_titles(pages: Sequence[tuple[Page, Sequence[Word]]], margins: Sequence[Sequence[Word]]) -> list[tuple[Line, ...]]:
    """The texts at the head of each page that most pages repeat word by word at one place, each beside a larger one: as on logos."""
    heads = [_smaller_beside(_RUNNING_HEAD * page.height, near) for (page, _), near in zip(pages, margins, strict=True)]
    counts = Counter(key for lines in heads for key in map(_printed, lines))
    return [tuple(line for line in lines if counts[_printed(line)] >= max(_FEWEST_PLACED, _MOST * len(pages))) for lines in heads]


def _smaller_beside(low: float, margins: Sequence[Word]) -> list[Line]:
    """The lines above some height that stand beside larger ones."""
    near = [w for w in margins if w.middle_y < low]
    sizes = {w.style.size for w in near}
    if len(sizes) < 2:
        return []
    lines, largest = lines_of(near), max(sizes)
    titles = [line for line in lines if line.size == largest]
    others = [line for line in lines if LARGER * line.size <= largest]
    return [line for line in others if any(title.box.top < line.box.middle[1] < title.box.bottom for title in titles)]


def _between(top: float, bottom: float, words: Sequence[Word]) -> list[Word]:
    """The words whose middles are at some heights. No baseline is above the middle: most words need not be asked for theirs."""
    return [w for w in words if w.baseline >= top and top <= w.middle_y <= bottom]


def _printed(line: Line) -> tuple[str, int, int]:
    return line.text, round(line.start / 6), round(line.baseline / 6)


def _placed_numbers(pages: Sequence[tuple[Page, Sequence[Word]]]) -> dict[int, tuple[Line, ...]]:
    """The numbers, by page, that count on with the pages at one place of most of them, wherever that is: a template's page numbers."""
    found: dict[tuple[int, int], list[tuple[int, Word]]] = defaultdict(list)
    for page, words in pages:
        for word in [w for w in words if len(w.text) <= _LONGEST_NUMBER and w.text.isdecimal()]:
            found[int(word.text) - page.page_number, round(word.baseline / 6)].append((page.page_number, word))
    most = max(found.values(), key=len, default=[])
    if len(most) < max(_FEWEST_PLACED, _MOST * len(pages)):
        return {}
    middle = median(word.middle_x for _, word in most)
    placed = {number: lines_of([word]) for number, word in most if abs(word.middle_x - middle) <= word.style.size}
    return placed if len(placed) >= max(_FEWEST_PLACED, _MOST * len(pages)) else {}


def _heads_of_tables(
    pages: Sequence[tuple[Page, Sequence[Word]]], marginal: Sequence[Sequence[Line]], repeated: Container[tuple[str, int]]
) -> set[tuple[str, int]]:
    """Of lines that pages repeat the headings of a table that each page prints again: the lines drawn between them end at other heights on
    other pages, as those of a template do not."""
    ends: dict[tuple[str, int], set[int]] = defaultdict(set)
    for (page, _), lines in zip(pages, marginal, strict=True):
        heads = [line for line in lines if line.baseline < _RUNNING_HEAD * page.height and _key(line) in repeated]
        level = {line.baseline: [one for one in heads if abs(one.baseline - line.baseline) <= 1] for line in heads}
        for y, row in level.items():
            drawn = _between_texts(row, y, edges_of(page)[1]) if len(row) >= _FEWEST_HEADS else []
            for line in row if len(drawn) >= _FEWEST_HEADS - 1 else ():
                ends[_key(line)].add(round(max(drawn)))
    return {key for key, found in ends.items() if len(found) > 1}


def _between_texts(row: Sequence[Line], y: float, upright: Sequence[Edge]) -> list[float]:
    """How far down the upright edges go that stand between texts side by side."""
    left, right = min(line.x1 for line in row), max(line.start for line in row)
    return [edge.end for edge in upright if left <= edge.at <= right and edge.start < y < edge.end]


def furniture_of(pages: Sequence[tuple[Page, Sequence[Word]]]) -> list[Furniture]:
    """The furniture of each page: numbers at the foot, and marginal lines that at least a third of the pages repeat: three or more, or all
    of two."""
    titles = placed_titles(pages)
    near = [_margins(page, words) for page, words in pages]
    margins = [[w for w in words if w not in title] if title else words for words, title in zip(near, titles, strict=True)]
    running = [_running_heads(pages, margins), _beside_titles(pages, near), _running_feet(pages)]
    marginal = [
        (*_marginal(page, within), *chain.from_iterable(own)) for (page, _), within, *own in zip(pages, margins, *running, strict=True)
    ]
    placed = _placed_numbers(pages)
    counts = Counter(key for lines in marginal for key in {_key(line) for line in lines})
    needed = max(3, len(pages) / 3) if len(pages) != _PAIR else _PAIR
    repeated = {key for key, count in counts.items() if count >= needed}
    repeated -= _heads_of_tables(pages, marginal, repeated)
    found = []
    for (page, words), lines, title in zip(pages, marginal, titles, strict=True):
        numbers = _page_numbers(lines, page, words, repeated)
        numbers = numbers or placed.get(page.page_number, ())
        footers = tuple(line for line in lines if line not in numbers and _key(line) in repeated)
        found.append(Furniture(footers, numbers, title))
    return found
