"""Text that is struck out: a level line runs through the middle of its words, and nothing laid over that line hides it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.page import Box, Page, Rule
from parsers.layout.table import Grid
from parsers.layout.words import Word

_FROM, _TO = 0.5, 0.12  # of the size: a line between these heights over the baseline strikes a word out
_SHORT = 0.3  # of the size: by how much it may miss a word's ends
_LONG = 0.5  # of the size: how far it may stand out beside its words; a space behind them may be in it
_LOWEST = 24  # points: a baseline further beneath a line is of no word that it strikes out
_GAP = 0.8  # of the size: the words of one text stand no further apart


def without_strikes(page: Page, words: Sequence[Word]) -> Page:
    """The page without the lines that strike out a text and end with it: they part no rows of a table."""
    level = [rule for rule in page.rules if rule.is_level]
    heights = sorted({(word.baseline, word.style.size) for word in words}) if level else []
    through = [rule for rule in level if _goes_through(_height(rule), heights)]
    if not through:
        return page
    lines = _baselines(words)
    struck = {id(rule) for rule in through if _ends_with_text(rule, lines)}
    return replace(page, rules=tuple([rule for rule in page.rules if id(rule) not in struck])) if struck else page


class Strikes:
    """The level lines of a page, from the top, and what they strike out: the lines between rows do not, which texts run over that are
    too long for their cells."""

    def __init__(self, page: Page, grids: Sequence[Grid]) -> None:
        level = sorted([rule for rule in page.rules if rule.is_level], key=_height)
        borders = _borders(level, grids) if level else set[Rule]()
        self._rules = [rule for rule in level if rule not in borders]
        self._heights = [_height(rule) for rule in self._rules]
        self._page = page

    def whole(self, block: Block) -> bool:
        """Whether every word of a block is struck out."""
        if not self._heights:
            return False
        first = block.lines[0].words[0]
        highest = bisect_left(self._heights, first.baseline - _FROM * first.style.size)
        if highest == len(self._heights) or self._heights[highest] > first.baseline:
            return False  # as of nearly every block
        near = self._near(block.box)
        return bool(near) and all(self._is_struck(word, near) for word in block.words)

    def parted(self, group: Sequence[Line]) -> list[list[Line]]:
        """The lines of one paragraph as paragraphs of their own for what is struck out and what stands; most are one."""
        if not self._heights or bisect_left(self._heights, group[0].top) == bisect_left(self._heights, group[-1].bottom):
            return [list(group)]
        boxes = [line.box for line in group]
        around = Box(min(b.x0 for b in boxes), boxes[0].top, max(b.x1 for b in boxes), boxes[-1].bottom)
        near = self._near(around)
        if not near:
            return [list(group)]
        parts = groupby([(piece, is_struck) for line in group for piece, is_struck in self._pieces(line, near)], key=lambda part: part[1])
        return [[piece for piece, _ in part] for _, part in parts]

    def _pieces(self, line: Line, near: Sequence[Rule]) -> Iterator[tuple[Line, bool]]:
        marker = line.marker
        for is_struck, words in groupby(line.words, key=lambda word: self._is_struck(word, near)):
            yield Line(tuple(words), marker), is_struck
            marker = None

    def _near(self, box: Box) -> list[Rule]:
        first, last = bisect_left(self._heights, box.top), bisect_left(self._heights, box.bottom)
        return [rule for rule in self._rules[first:last] if rule.box.x0 < box.x1 and rule.box.x1 > box.x0]

    def _is_struck(self, word: Word, near: Sequence[Rule]) -> bool:
        return any(_strikes(rule, word) and not self._is_hidden(rule, word) for rule in near)

    def _is_hidden(self, rule: Rule, word: Word) -> bool:
        """Whether a shape laid over a line is the ground of a word that the line would run through: a note laid over a table."""
        over = (f for f in self._page.fills if f.order > rule.order and f.is_rectangle and f.colour is not None)
        return any(fill.box.contains(word.middle_x, _height(rule)) for fill in over)


def _borders(level: Sequence[Rule], grids: Sequence[Grid]) -> set[Rule]:
    """Of level lines those that part the rows of tables, and beneath the last row the lowest that goes as far."""
    heights = {round(cell.box.top) for grid in grids for cell in grid.cells if cell.row}
    between = {rule for rule in level if round(_height(rule)) in heights}
    lowest = {_ends(rule): rule for rule in level}  # they come from the top
    return between.union(lowest[_ends(rule)] for rule in between)


def _ends(rule: Rule) -> tuple[int, int]:
    return round(rule.box.x0), round(rule.box.x1)


def _height(rule: Rule) -> float:
    return (rule.box.top + rule.box.bottom) / 2


def _goes_through(y: float, heights: Sequence[tuple[float, float]]) -> bool:
    """Whether a line at some height runs through the middle of any letters, given by their baselines and sizes, from the top: hardly any of
    a table's does."""
    first, last = bisect_left(heights, (y, 0.0)), bisect_left(heights, (y + _LOWEST, 0.0))
    return any(baseline - _FROM * size < y < baseline - _TO * size for baseline, size in heights[first:last])


def _baselines(words: Sequence[Word]) -> dict[int, list[Word]]:
    """Words that run from left to right, by their baselines in steps of a point."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        if word.direction == 0:
            lines.setdefault(int(word.baseline), []).append(word)
    return lines


def _ends_with_text(rule: Rule, lines: Mapping[int, Sequence[Word]]) -> bool:
    """Whether a line runs through the middle of words of one text, all that it meets, and is no longer than they are."""
    y = int(_height(rule))
    near = (word for step in range(y, y + _LOWEST) for word in lines.get(step, ()))
    met = sorted([w for w in near if rule.box.x0 < w.middle_x < rule.box.x1 and w.top < _height(rule) < w.baseline], key=attrgetter("x0"))
    if not met or not all(_strikes(rule, word) for word in met):
        return False
    reach = _LONG * met[0].style.size
    is_one = all(b.x0 - a.x1 <= _GAP * a.style.size for a, b in pairwise(met))
    return is_one and rule.box.x0 >= met[0].x0 - reach and rule.box.x1 <= met[-1].x1 + reach


def _strikes(rule: Rule, word: Word) -> bool:
    y, size = _height(rule), word.style.size
    is_through = word.baseline - _FROM * size < y < word.baseline - _TO * size
    return is_through and rule.box.x0 <= word.x0 + _SHORT * size and rule.box.x1 >= word.x1 - _SHORT * size
