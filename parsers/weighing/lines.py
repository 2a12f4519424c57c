"""How the lines of a cell break: a line ends where the next word would not have fitted, and words on one stand near each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from parsers.findings import BlockId
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.text import PRINTED_SOFT_HYPHEN

_SPACE = 0.25  # of the size: between two words
_ROOM = 0.5  # of the size: a line ends early where the next word and this much more would have fitted on it
_BROKEN_OFF = 0.3  # what such an end leaves of the signal where the next line begins with a small letter
_BY_HAND = 0.6  # and what is left outside tables at least: lines of prose are also broken by hand
_AFTER_STOP = 0.7  # and where a sentence ends: a paragraph may end there
_STOPS = (".", ":", ";", "!", "?")
_GAP = 1.2  # of the size: white as wide as this between two words parts columns
_NEAR = 6.0  # points: texts that begin within this of each other, or twice this, are of one column
_PADDING = 4.0  # points: white that a cell keeps at its right at least
_FEWEST_BROKEN = 2  # different words that a table's narrow columns are known to break: others, that nothing proves, are doubted


class LineBreaks:
    """The columns of one table, and how far to the right their text runs."""

    def __init__(self, table: Table) -> None:
        self._is_ruled = table.confidence >= 1.0
        self._widest: dict[tuple[int, int], float] = {}
        self._rights: dict[tuple[int, int], float] = {}  # of the cells that were asked for: each is by every text in it
        for cell in table.cells:
            key = (cell.column, cell.colspan)
            self._widest[key] = max([self._widest.get(key, 0.0), *(line.x1 for block in cell.blocks for line in block.lines)])
        self._breaks_words = len(set(_broken_words(table))) >= _FEWEST_BROKEN

    def signal(self, cells: Iterable[Cell], own: Collection[BlockId]) -> float:
        """The signal ``lines`` of the blocks ``own`` in some of the table's cells: 0 where a line ends early, or two columns meet in it;
        little where a line may be the first piece of a word, in a table that breaks some."""
        least = 1.0
        for cell in cells:
            for block in cell.blocks:
                if block.id in own:
                    least = min(least, _of_block(block, self._right(cell) if len(block.lines) > 1 else 0.0))
                    least = min(least, _BROKEN_OFF if self._breaks_words and self._has_piece(block, cell) else 1.0)
        return least

    def _has_piece(self, block: Block, cell: Cell) -> bool:
        right = self._widest[cell.column, cell.colspan]
        return any(_may_be_piece(line, after, right) for line, after in pairwise(block.lines))

    def _right(self, cell: Cell) -> float:
        """Up to where a cell's text may run: its column's widest line, or its border less the padding where all borders are drawn."""
        widest = self._widest[cell.column, cell.colspan]
        if not self._is_ruled:
            return widest
        place = (cell.row, cell.column)
        if place not in self._rights:
            padding = min([line.start for block in cell.blocks for line in block.lines]) - cell.box.x0
            self._rights[place] = max(widest, cell.box.x1 - max(_PADDING, padding))
        return self._rights[place]


def _broken_words(table: Table) -> Iterator[str]:
    """The first pieces of words that a table is known to break."""
    lasts = (line.words[-1].text for cell in table.cells for block in cell.blocks for line in block.lines)
    return (text for text in lasts if text.endswith(PRINTED_SOFT_HYPHEN))


def _may_be_piece(line: Line, after: Line, right: float) -> bool:
    """Whether a line may be the first piece of a word: one of letters alone, after which not one more letter fits, over letters of the
    case in which it ends."""
    word, rest = line.words[-1], after.words[0].text
    letter = (word.x1 - word.x0) / len(word.text)
    goes_on = rest[0].islower() if word.text[-1].islower() else rest[0].isupper() and word.text.isupper()
    return len(line.words) == 1 and word.text.isalpha() and goes_on and right - word.x1 < letter


class TextBreaks:
    """The text of a page outside its tables, and how far to the right it runs from each left edge."""

    def __init__(self, sheet: Sheet) -> None:
        self._widest: dict[int, float] = {}
        for block in sheet.body:
            edge = _edge(block)
            self._widest[edge] = max([self._widest.get(edge, 0.0), *(line.x1 for line in block.lines)])

    def signal(self, block: Block) -> float:
        """The signal ``lines`` of a block, against the widest line of the texts that begin as far to the left; never 0."""
        edge = _edge(block)
        right = max(self._widest.get(near, 0.0) for near in (edge - 1, edge, edge + 1))
        return max(_BY_HAND, _of_block(block, right))


def _edge(block: Block) -> int:
    return round(block.lines[0].x0 / _NEAR)


def _of_block(block: Block, right: float) -> float:
    """The signal of a block; one of a single line can only hold a gap."""
    if any(map(_has_gap, block.lines)):
        return 0.0
    least = 1.0
    for line, after in pairwise(block.lines):
        if _ends_early(line, after, right):
            least = min(least, _left_by(line, after))
    return least


def _has_gap(line: Line) -> bool:
    before = line.words[0]
    for word in line.words[1:]:
        if word.x0 - before.x1 > _GAP * before.style.size:
            return True
        before = word
    return False


def _left_by(line: Line, after: Line) -> float:
    """What a line that ends early leaves."""
    return _AFTER_STOP if line.text.endswith(_STOPS) else _BROKEN_OFF if after.text[:1].islower() else 0.0


def _ends_early(line: Line, after: Line, right: float) -> bool:
    word = after.words[0]
    needed = word.x1 - word.x0 + (_SPACE + _ROOM) * word.style.size
    return not line.text.endswith(("-", "/")) and right - line.x1 > needed
