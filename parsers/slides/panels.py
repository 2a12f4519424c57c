"""Panels of a page that is no table: headings in rows, in columns or down the side, each with what stands beneath or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from parsers.layout.blocks import Block, BlockKind
from parsers.layout.page import Box, union
from parsers.layout.sheet import Sheet

_ASIDE = (BlockKind.FOOTER, BlockKind.PAGE_NUMBER)
_INSET = 12.0  # points: how far a heading may stand in from what it heads
_STRIP = 3.0  # of a heading's height: a filled strip around it is no higher
_SAME_ROW = 6.0  # points: how far the tops of headings side by side may differ
_HANGING = 3.0  # points: how far the rest of a bullet's text may begin from it
_LEADING = 1.45  # of the size: lines of one text stand no further apart


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and its texts, from the top."""

    head: Block
    blocks: tuple[Block, ...]

    @property
    def box(self) -> Box:
        """The box around all of it."""
        return union([block.box for block in (self.head, *self.blocks)])

    def is_beside(self, block: Block) -> bool:
        """Whether a text begins right of the heading's end."""
        return block.box.x0 > self.head.box.x1

    @property
    def items(self) -> list[list[Block]]:
        """The texts, each of one block, or more where its wrapped lines were laid out apart."""
        items: list[list[Block]] = []
        for block in self.blocks:
            if items and _goes_on(items[-1], block):
                items[-1].append(block)
            else:
                items.append([block])
        return items


def _goes_on(item: Sequence[Block], block: Block) -> bool:
    """Whether a block is the wrapped rest of a text: right beneath its last line, in lower case or hanging under a bullet's text."""
    first, last = item[0], item[-1].lines[-1]
    line = block.lines[0]
    if block.is_listed or not 0 < line.baseline - last.baseline <= _LEADING * max(last.size, line.size):
        return False
    return abs(line.x0 - first.lines[0].x0) <= _HANGING and (first.is_listed or block.text[:1].islower())


def texts_of(sheet: Sheet) -> tuple[Block, ...]:
    """All texts of a page in reading order, also those in what was taken for a table, without its title and furniture."""
    return tuple(block for block in sheet.blocks if block.kind not in _ASIDE and block is not sheet.title)


def panels(sheet: Sheet, blocks: Iterable[Block], is_head: Callable[[Block], bool]) -> tuple[Panel, ...]:
    """The panels that some blocks of a page form, in the order of the headings; none where a text has no heading above or left of it.

    A text is its that stands furthest right of the headings that begin no further right and no lower than its middle, of those in one
    column the lowest. A heading begins where the filled strip does in which it stands.
    """
    heads: list[tuple[Block, float]] = []
    rest: list[Block] = []
    for block in blocks:
        if not block.is_listed and is_head(block):
            heads.append((block, _left(block, sheet)))
        else:
            rest.append(block)
    held: dict[tuple[int, int], list[Block]] = {head.id: [] for head, _ in heads}
    for block in sorted(rest, key=lambda b: (b.box.top, b.box.x0)):
        owner = _owner(block, heads)
        if owner is None:
            return ()
        held[owner.id].append(block)
    return tuple(Panel(head, tuple(held[head.id])) for head, _ in heads)


def _left(head: Block, sheet: Sheet) -> float:
    """Where a heading begins: with its text, or with the strip around it."""
    strips = (fill.box for fill in sheet.fills if fill.box.height <= _STRIP * head.box.height and fill.box.covers(head.box, 1.0))
    return min((box.x0 for box in strips), default=head.box.x0)


def _owner(block: Block, heads: Sequence[tuple[Block, float]]) -> Block | None:
    """The heading of a text."""
    x, y = block.box.x0 + _INSET, block.box.middle[1]
    above = [(head, left) for head, left in heads if left <= x and head.box.top <= y]
    furthest = max((left for _, left in above), default=0.0)
    column = [head for head, left in above if furthest - left <= _INSET]
    return max(column, key=lambda head: head.box.top, default=None)


def rows_of(found: Iterable[Panel]) -> list[list[Panel]]:
    """Panels from the top, those whose headings stand side by side as one row, from the left."""
    rows: list[list[Panel]] = []
    for panel in sorted(found, key=lambda panel: panel.head.box.top):
        if rows and panel.head.box.top - rows[-1][0].head.box.top <= _SAME_ROW:
            rows[-1].append(panel)
        else:
            rows.append([panel])
    return [sorted(row, key=lambda panel: panel.head.box.x0) for row in rows]
