"""Pages set sideways: tables too wide for the page, printed on it with a quarter turn. They are laid out upright and turned back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from parsers.layout.finding import grids_of
from parsers.layout.named_headers import HeadingTest
from parsers.layout.page import Box, Page
from parsers.layout.table import Grid
from parsers.layout.turned import DOWN, UP
from parsers.layout.words import DIRECTION, PageWords, Word

_MOST = 0.6  # of a page's words: how many must run up or down it
_FEWEST = 12  # of them
_DESCENT = 0.21  # of the size: how far a word's box reaches beneath its baseline

_Turn = Callable[[Box], Box]


def main_direction(words: PageWords) -> int:
    """The direction that most of a page's words have, if that is up or down; else 0."""
    if words.directions <= {0}:
        return 0
    direction, count = Counter(map(DIRECTION, words)).most_common(1)[0]
    return direction if direction in (UP, DOWN) and count >= max(_FEWEST, _MOST * len(words)) else 0


def sideways_grids(page: Page, words: Sequence[Word], direction: int, is_heading: HeadingTest) -> list[Grid]:
    """The tables of a page whose words run up or down, rows and columns as they are read, boxes as they stand on the page."""
    turn, back = _turns(page, direction)
    own = {_turned(word, turn, direction): word for word in words}
    shown = replace(
        page,
        width=page.height,
        height=page.width,
        rules=tuple(replace(rule, box=turn(rule.box)) for rule in page.rules),
        fills=tuple(replace(fill, box=turn(fill.box)) for fill in page.fills),
        images=tuple(image._replace(box=turn(image.box)) for image in page.images),
    )
    return [_turned_back(grid, own, back) for grid in grids_of(shown, list(own), is_heading)]


def _turns(page: Page, direction: int) -> tuple[_Turn, _Turn]:
    """What turns a box so that words of a direction run from left to right, and what turns it back."""
    width, height = page.width, page.height
    if direction == UP:
        return (
            lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1),
            lambda box: Box(box.top, height - box.x1, box.bottom, height - box.x0),
        )
    return (
        lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0),
        lambda box: Box(width - box.bottom, box.x0, width - box.top, box.x1),
    )


def _turned(word: Word, turn: _Turn, direction: int) -> Word:
    box = turn(word.box)
    baseline = box.bottom - _DESCENT * word.style.size
    return replace(word, **box._asdict(), baseline=baseline, direction=(word.direction - direction) % 360 if word.direction >= 0 else -1)


def _turned_back(grid: Grid, own: dict[Word, Word], back: _Turn) -> Grid:
    cells = tuple(replace(cell, box=back(cell.box), words=tuple(own[word] for word in cell.words)) for cell in grid.cells)
    return replace(grid, cells=cells, box=back(grid.box))
