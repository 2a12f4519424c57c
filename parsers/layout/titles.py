"""A page's title and sub-headings, told by size, weight and place."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from parsers.layout.blocks import Block, BlockKind, as_title
from parsers.layout.captions import is_numbered_caption
from parsers.layout.entry_forms import is_paragraph_number
from parsers.layout.lines import Line, is_list_number
from parsers.layout.page import Box, Page
from parsers.layout.words import Word

LARGER = 1.25  # of the usual size: text this large heads what is smaller
_SET_APART = 1.08  # of the usual size: a bold text behind a number that is this much larger is no item of a list
_DISPLAY_SIZE = 20.0  # points: text this large at a page's head is its title, also where nothing smaller stands beneath
_HEAD = 0.4  # of the height: a title stands above this, unless it is nearly all that the page says
_FEWEST = 3  # words that lead to a title
_IN_LINE = 2.0  # points: how far apart the starts of both may stand
_FEW = 30  # words of a page whose title may stand anywhere
_LONGEST = 14  # words of a sub-heading
_EDGE = 2.0  # points: what ends as near the page's side goes over it
_ALIKE = 0.98  # of the largest size


def usual_size(words: Sequence[Word]) -> float:
    """The size in which half of the words are set, in points; 0 where there are none."""
    sizes = sorted([word.style.size for word in words])
    return sizes[len(sizes) // 2] if sizes else 0.0


def _usual_size_of(lines: Sequence[Line]) -> float:
    """The size in which half of the words of some lines are set, each as large as the largest of its line, in points."""
    counts: dict[float, int] = {}
    for line in lines:
        counts[line.size] = counts.get(line.size, 0) + len(line.words)
    sizes = sorted(counts)
    return sizes[bisect(list(accumulate([counts[size] for size in sizes])), sum(counts.values()) // 2)]


def title_bands(page: Page, words: Sequence[Word]) -> list[Box]:
    """Fills over the whole width of the page in its upper part, with words larger than most: they hold its title and head no table."""
    across = [f.box for f in page.fills if f.box.x0 < _EDGE and f.box.x1 > page.width - _EDGE and f.box.bottom < _HEAD * page.height]
    least = LARGER * usual_size(words) if across else 0.0
    return [box for box in across if any(w.style.size >= least and box.contains(w.middle_x, w.middle_y) for w in words)]


def titled(blocks: list[Block], page: Page, placed: frozenset[Word] = frozenset()) -> list[Block]:
    """Mark the page's title (level 0) and its sub-headings (level 1): larger than the text, or bold throughout and short; numbered ones are
    both. ``placed`` are the words of a title that is known by its place."""
    body = [b for b in blocks if b.place is None]
    if not body:
        return blocks
    usual = _usual_size_of([line for b in blocks for line in b.lines])
    title = next((b for b in body if b.words and placed.issuperset(b.words)), None) if placed else None
    title = title or _title(body, page, min(LARGER * usual, _DISPLAY_SIZE)) or _lone_title(body, usual) or _first_heading(body, page, usual)
    return [_as_heading(b, title, usual) for b in blocks]


def _title(body: Sequence[Block], page: Page, least: float) -> Block | None:
    heads = [b for b in body if _said_size(b) >= least and b.box.top < _HEAD * page.height and _can_head(b, body)]
    first = _first_of_largest(heads)
    return _headed_by(first, body) or first if first is not None else None


def _headed_by(lead: Block, body: Sequence[Block]) -> Block | None:
    """The title right beneath a few smaller words that lead to it, ``Item 2``, however far down the page it stands."""
    after = next((b for b in body if b.box.top > lead.box.bottom), None)
    if after is None or len(lead.words) > _FEWEST or after.size < LARGER * lead.size or not _can_head(after, body):
        return None
    is_next = after.box.top - lead.box.bottom <= after.size and abs(after.box.x0 - lead.box.x0) <= _IN_LINE
    return after if is_next else None


def _lone_title(body: Sequence[Block], usual: float) -> Block | None:
    """The title of a page that says little else, wherever it stands: by far its largest text."""
    if sum(len(b.words) for b in body) > _FEW:
        return None
    largest = _first_of_largest([b for b in body if b.size >= _DISPLAY_SIZE and _can_head(b, body)])
    if largest is None:
        return None
    others = [b.size for b in body if b is not largest]
    return largest if largest.size >= LARGER * max([*others, 0.0]) or (not others and largest.size >= usual) else None


def _first_heading(body: Sequence[Block], page: Page, usual: float) -> Block | None:
    """The heading that a page begins with, few words that lead to it aside: bold, larger than the text, and no smaller than any other."""
    first = next((b for b in body if len(b.words) > _FEWEST or b.is_bold), None)
    if first is None or first.box.top > _HEAD * page.height or not _is_heading(first) or not _can_head(first, body):
        return None
    return first if _SET_APART * usual <= _said_size(first) >= _ALIKE * max(_said_size(b) for b in body) else None


def _is_heading(block: Block) -> bool:
    return block.is_bold and len(block.words) <= _LONGEST and not is_numbered_caption(block.words)


def _first_of_largest(heads: Sequence[Block]) -> Block | None:
    largest = max((_said_size(b) for b in heads), default=0.0)
    return next((b for b in heads if _said_size(b) >= _ALIKE * largest and len(b.words) <= 25), None)


def _said_size(block: Block) -> float:
    """The largest size of a block's words, in points, but not of a figure before them: what counts a text may be larger than all titles."""
    words = block.words
    is_counted = len(words) > 1 and words[0].text.isdecimal()
    return max([word.style.size for word in words[1:]]) if is_counted else block.size


def _can_head(block: Block, body: Sequence[Block]) -> bool:
    """Whether a block can be a title: it holds a word, not only a figure, and stands in no list. A numbered title has no list beneath."""
    if not any(letter.isalpha() for letter in block.text):
        return False
    marker = block.lines[0].marker
    if marker is None:
        return True
    alike = [b for b in body if b.is_listed and b.size >= 0.9 * block.size]
    return is_list_number(marker) and len(alike) == 1 and block is body[0]


def _as_heading(block: Block, title: Block | None, usual: float) -> Block:
    if block is title:
        return as_title(block, 0)
    if block.place is not None or len(block.words) > _LONGEST or is_paragraph_number(block.words):
        return block
    if block.is_listed:
        is_heading = block.kind is BlockKind.NUMBERED and block.size >= _SET_APART * usual and block.is_bold
    else:
        is_heading = block.size >= LARGER * usual or block.is_bold
    if is_heading:
        return as_title(block, 1)
    return block
