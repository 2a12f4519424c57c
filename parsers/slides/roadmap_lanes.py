"""Lanes of a roadmap: its rows named left of all days, where no table shows them, and boxes that hold one item each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.blocks import Block
from parsers.layout.page import Box, Fill
from parsers.slides.panels import Panel

_LEVEL = 0.5  # of the size: a lane's first texts stand no further from its name, where that stands at its head
_HAIR = 0.5  # points: as much as two whites that should be alike may differ
_LOOSE = 1.0  # points: how far a box may stand out of its cell
_PART = 0.9  # of a cell: what fills more is the cell
_WIDER = 1.3  # times the white between the texts of a lane: that between lanes


def labels_beside(blocks: Sequence[Block], days: Sequence[Block], left: float) -> list[Block]:
    """The texts that end left of where the first day's column begins and stand beneath the days, from the top."""
    top = max(day.box.bottom for day in days)
    return sorted((block for block in blocks if block.box.x1 <= left and block.box.top > top), key=lambda block: block.box.top)


def by_lanes(panel: Panel, labels: Sequence[Block], cuts: Sequence[float]) -> Iterator[tuple[Block, list[list[Block]]]]:
    """What stands beneath a day in each lane where anything does."""
    for label, (top, bottom) in zip(labels, pairwise(cuts), strict=True):
        items = [item for item in panel.items if top <= item[0].box.top < bottom]
        if items:
            yield label, items


def cuts_of(labels: Sequence[Block], texts: Sequence[Block]) -> list[float] | None:
    """Where lanes begin, and the end of the last: right above the texts level with a name, where names stand at the heads of their lanes,
    else in the widest white between two names; None where neither tells."""
    are_heads = bool(texts) and abs(min(text.box.top for text in texts) - labels[0].box.top) <= _LEVEL * labels[0].size
    cuts = [0.0]
    for above, label in pairwise(labels):
        whites = _whites(above, label, texts)
        cut = _cut_at_head(label, whites) if are_heads else None
        cut = cut if cut is not None else _widest(whites)
        if cut is None:
            return None
        cuts.append(cut)
    return [*cuts, float("inf")]


def _whites(above: Block, below: Block, texts: Sequence[Block]) -> list[tuple[float, float]]:
    """The white strips, from top to bottom, that no text reaches into, from the middle of one name to a line beneath the next."""
    start, end = above.box.middle[1], below.box.bottom + _LEVEL * below.size
    found, reach = [], start
    for text in sorted((text for text in texts if text.box.bottom > start and text.box.top < end), key=lambda text: text.box.top):
        if text.box.top > reach:
            found.append((reach, text.box.top))
        reach = max(reach, text.box.bottom)
    return found


def _cut_at_head(label: Block, whites: Sequence[tuple[float, float]]) -> float | None:
    """The end of the white above the texts that a name is level with; None where other white is wider."""
    level = [(start, end) for start, end in whites if abs(end - label.box.top) <= _LEVEL * label.size]
    most = max((end - start for start, end in whites), default=0.0)
    return level[0][1] if level and level[0][1] - level[0][0] >= most - _HAIR else None


def _widest(whites: Sequence[tuple[float, float]]) -> float | None:
    """The end of the white that is clearly wider than any other."""
    widest, *others = sorted(whites, key=lambda white: white[0] - white[1]) or [(0.0, 0.0)]
    wide = widest[1] - widest[0]
    return widest[1] if wide > 0 and all(wide >= _WIDER * (end - start) for start, end in others[:1]) else None


def joined_in_boxes(items: Sequence[Sequence[Block]], cell: Box, fills: Sequence[Fill]) -> list[list[Block]]:
    """The items of a cell that holds a box for each: the lines of a text without a bullet that stand in one box are one item."""
    within = [
        fill.box for fill in fills if cell.covers(fill.box, _LOOSE) and fill.box.width * fill.box.height < _PART * cell.width * cell.height
    ]
    held = [min((box for box in within if box.covers(item[0].box, _LOOSE)), key=lambda box: box.height, default=None) for item in items]
    found: list[list[Block]] = []
    for i, (item, box) in enumerate(zip(items, held, strict=True)):
        if i and box is not None and box == held[i - 1] and len(set(held)) > 1 and not item[0].is_listed:
            found[-1] += item
        else:
            found.append(list(item))
    return found
