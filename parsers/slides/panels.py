"""Panels of a page that is no table: headings in rows, in columns or down the side, each with what stands beneath or beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from parsers.layout.areas import Item, areas_of
from parsers.layout.blocks import Block, BlockKind, blocks_of, paragraphs
from parsers.layout.lines import Line, lines_of
from parsers.layout.page import Box, Fill, union
from parsers.layout.sheet import Sheet, Table
from parsers.layout.table import Evidence
from parsers.layout.words import Word

_T = TypeVar("_T")
_ASIDE = (BlockKind.FOOTER, BlockKind.PAGE_NUMBER)
_INSET = 12.0  # points: how far a heading may stand in from what it heads
_STRIP = 3.0  # of a heading's height: a filled strip around it is no higher
_SAME_ROW = 6.0  # points: how far the tops of headings side by side may differ
_SMALL = 0.95  # of the size of all other texts: a note's
_EVEN = 0.05  # of their width: how far columns equally wide may differ
HANGING = 3.0
"""Points: how far the rest of a bullet's text may begin from it."""
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
    first = item[0]
    if block.is_listed or not is_right_beneath(block, item[-1]):
        return False
    return abs(block.lines[0].x0 - first.lines[0].x0) <= HANGING and (first.is_listed or block.text[:1].islower())


def add_item(items: list[list[Block]], block: Block) -> None:
    """Add a text as an item, or a deeper bullet to the item above it."""
    first = items[-1][0] if items else None
    if first is not None and block.is_listed and (block.level or 0) > (first.level or 0) and first.is_listed:
        items[-1].append(block)
    else:
        items.append([block])


def is_right_beneath(block: Block, above: Block) -> bool:
    """Whether a text begins no further beneath the last line of another than lines of one text stand apart."""
    line, last = block.lines[0], above.lines[-1]
    return 0 < line.baseline - last.baseline <= _LEADING * max(last.size, line.size)


class _Corner(NamedTuple):
    """The upper left corner of a heading."""

    x0: float
    top: float


def printed_on(sheet: Sheet) -> tuple[Block, ...]:
    """All texts of a page as they were laid out, also those in what was taken for a table, without its title and furniture."""
    return tuple(block for block in sheet.blocks if block.kind not in _ASIDE and block is not sheet.title)


def texts_of(sheet: Sheet) -> tuple[Block, ...]:
    """All texts of a page without its title and furniture. Where alignment alone made tables of them, or boxes apart from each other did,
    they are laid out anew.

    A text that is laid out anew has the name of the block in which its first word stands.
    """
    blocks = printed_on(sheet)
    if not sheet.tables or not all(table.evidence is Evidence.ALIGNED or has_white_rows(table) for table in sheet.tables):
        return blocks
    owners: dict[Word, Block] = {word: block for block in blocks for line in block.lines for word in line.all_words}
    laid = (
        block
        for area in areas_of(lines_of(owners))
        for lines in (_lines(area),)
        for block in blocks_of(_as_printed(paragraphs(lines, max(line.x1 for line in lines)), owners), sheet.page_number, 0)
    )
    return tuple(_named(block, owners[block.lines[0].all_words[0]]) for block in laid)


def _as_printed(groups: Iterable[Sequence[Line]], owners: Mapping[Word, Block]) -> list[Sequence[Line]]:
    """Paragraphs, parted where two that stand in no table were: of these the page's own headings and leading told."""
    found: list[Sequence[Line]] = []
    for group in groups:
        names = [owners[line.all_words[0]] for line in group]
        cuts = [i for i, (a, b) in enumerate(pairwise(names), start=1) if a is not b and a.place is b.place is None]
        found += [group[start:end] for start, end in pairwise([0, *cuts, len(group)])]
    return found


def has_white_rows(table: Table) -> bool:
    """Whether stripes alone made a table, of boxes between which nothing stands."""
    filled = {cell.row for cell in table.cells if cell.blocks}
    return table.evidence is Evidence.STRIPES and 2 <= len(filled) < table.row_count


def _named(block: Block, owner: Block) -> Block:
    """A block by the name of another; that other itself where it stood outside tables and is all the same."""
    return owner if owner.place is None and owner.text == block.text else replace(block, order=owner.order)


def _lines(area: Sequence[Item]) -> list[Line]:
    return [item for item in area if isinstance(item, Line)]


def within(blocks: Iterable[Block], boxes: Sequence[Box]) -> tuple[Block, ...]:
    """The blocks whose middle stands in the box around some boxes."""
    around = union(list(boxes))
    return tuple(block for block in blocks if around.contains(*block.box.middle, slack=1.0))


def cut(block: Block, start: int, end: int) -> Block:
    """Some of a block's words, from 0, as a block of the same name; its marker stays with the first."""
    lines, before = [], 0
    for line in block.lines:
        words = line.words[max(0, start - before) : max(0, end - before)]
        before += len(line.words)
        lines += [Line(words, line.marker if words[0] is line.words[0] else None)] if words else []
    return replace(block, lines=tuple(lines))


def panels(
    sheet: Sheet, blocks: Iterable[Block], is_head: Callable[[Block], bool], *, may_have_introduction: bool = False
) -> tuple[Panel, ...]:
    """The panels that some blocks of a page form, in the order of the headings; none where a text has no heading above or left of it.

    A text is its that stands furthest right of the headings that begin no further right and no lower than its middle, of those in one
    column the lowest. A heading begins where the filled strip does in which it stands, or where its column does if it stands in the middle
    of that. A page that ``may_have_introduction`` may say something above all headings: fewer texts than there are headings in the first
    row, for these would be of their panels. A note in small print beneath all is of none.
    """
    heads: list[Block] = []
    rest: list[Block] = []
    for block in blocks:
        (heads if is_head(block) else rest).append(block)
    corners = [_corner(head, sheet) for head in heads]
    top = min((corner.top for corner in corners), default=0.0)
    aside = [block for block in rest if block.box.middle[1] < top]
    if aside and (not may_have_introduction or len(aside) >= max(2, sum(corner.top - top <= _SAME_ROW for corner in corners))):
        return ()
    aside += _notes(rest)
    beneath = sorted((block for block in rest if block not in aside), key=lambda b: (b.box.top, b.box.x0))
    return _held(heads, corners, beneath) or _centred(heads, beneath)


def _notes(texts: Sequence[Block]) -> list[Block]:
    """A note beneath all panels: smaller than any other text, and lower."""
    *others, last = sorted(texts, key=lambda block: block.box.top) or (None,)
    is_note = last is not None and bool(others) and all(b and last.size < _SMALL * b.size and b.box.bottom <= last.box.top for b in others)
    return [last] if is_note and last is not None else []


def _held(heads: Sequence[Block], corners: Sequence[_Corner], texts: Sequence[Block]) -> tuple[Panel, ...]:
    """The panels of headings that begin at some corners; none where a text has none."""
    held: list[list[Block]] = [[] for _ in heads]
    for block in texts:
        owner = _owner(block, corners)
        if owner is None:
            return ()
        held[owner].append(block)
    return tuple(Panel(head, tuple(of_head)) for head, of_head in zip(heads, held, strict=True))


def _centred(heads: Sequence[Block], texts: Sequence[Block]) -> tuple[Panel, ...]:
    """The panels of headings in rows that stand in the middle of columns equally wide, in which texts begin alike and over no border."""
    rows = _in_rows(heads, lambda head: head)
    middles = sorted(head.box.middle[0] for head in max(rows, key=len, default=()))
    widths = [b - a for a, b in pairwise(middles)]
    if not widths or max(widths) - min(widths) > _EVEN * max(widths):
        return ()
    width = sum(widths) / len(widths)
    columns = [min(range(len(middles)), key=lambda i: abs(middles[i] - head.box.middle[0])) for head in heads]
    if any(abs(middles[column] - head.box.middle[0]) > _EVEN * width for head, column in zip(heads, columns, strict=True)):
        return ()
    lefts = [middle - width / 2 for middle in middles]
    if any(block.box.x0 < left < block.box.x1 for block in texts for left in lefts):
        return ()
    found = _held(heads, [_Corner(lefts[column], head.box.top) for head, column in zip(heads, columns, strict=True)], texts)
    insets = [min(b.box.x0 for b in panel.blocks) - lefts[i] for panel, i in zip(found, columns, strict=False) if panel.blocks]
    return found if len(insets) > 1 and max(insets) - min(insets) <= _INSET else ()


def _in_rows(items: Iterable[_T], head: Callable[[_T], Block]) -> list[list[_T]]:
    """What has headings from the top, those side by side as one row."""
    rows: list[list[_T]] = []
    for item in sorted(items, key=lambda item: head(item).box.top):
        if rows and head(item).box.top - head(rows[-1][0]).box.top <= _SAME_ROW:
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def strip_of(block: Block, sheet: Sheet) -> Fill | None:
    """The filled strip, or the higher shape with nothing else in it, in which a heading stands; the narrowest of several."""
    around = [fill for fill in sheet.fills if fill.box.covers(block.box, 1.0)]
    strips = (fill for fill in around if fill.box.height <= _STRIP * block.box.height or _is_alone(block, fill, sheet))
    return min(strips, key=lambda fill: fill.box.width, default=None)


def _is_alone(block: Block, fill: Fill, sheet: Sheet) -> bool:
    return not any(fill.box.contains(*other.box.middle) for other in sheet.blocks if other.text != block.text)


def _corner(head: Block, sheet: Sheet) -> _Corner:
    """Where a heading begins: with its text, or with the strip around it."""
    strip = strip_of(head, sheet)
    return _Corner(strip.box.x0, strip.box.top) if strip is not None else _Corner(head.box.x0, head.box.top)


def _owner(block: Block, corners: Sequence[_Corner]) -> int | None:
    """Which heading a text is of, by their upper left corners."""
    x, y = block.box.x0 + _INSET, block.box.middle[1]
    above = [i for i, corner in enumerate(corners) if corner.x0 <= x and corner.top <= y]
    furthest = max((corners[i].x0 for i in above), default=0.0)
    column = [i for i in above if furthest - corners[i].x0 <= _INSET]
    return max(column, key=lambda i: corners[i].top, default=None)


def rows_of(found: Iterable[Panel]) -> list[list[Panel]]:
    """Panels from the top, those whose headings stand side by side as one row, from the left."""
    return [sorted(row, key=lambda panel: panel.head.box.x0) for row in _in_rows(found, lambda panel: panel.head)]
