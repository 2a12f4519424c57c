"""Names down the side of a page, each beside its texts, at the head of these or in their middle."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from parsers.findings import BlockId
from parsers.layout.blocks import Block
from parsers.layout.page import union

_LEVEL = 0.6  # of a name's height: how far the top of its first text may stand from its own
_CLEARER = 1.3  # how many times as wide as all others the white between two names' texts is, where the names' heights agree
_MUCH_CLEARER = 2.0  # the same whatever the names' heights say

Side = list[list[Block]]  # of each name: it, what stands beneath it, and its texts


def beside_names(blocks: Sequence[Block], names: Set[BlockId], beneath: Set[BlockId]) -> Side | None:
    """The texts of each name, from the top; None where the names stand in no column of their own left of all texts.

    ``beneath`` are blocks that belong to a name where they stand beneath it, such as its day. An empty list: it is not plain whose the
    texts are.
    """
    heads = sorted((block for block in blocks if block.id in names), key=lambda block: block.box.top)
    right = max((head.box.x1 for head in heads), default=0.0)
    below = [block for block in blocks if block.id in beneath and block.box.x0 < right]
    texts = [block for block in blocks if block.id not in names and block not in below]
    is_column = all(a.box.bottom <= b.box.top + 1 and a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1 for a, b in pairwise(heads))
    if len(heads) < 2 or not texts or not is_column or min(block.box.x0 for block in texts) < right:
        return None
    labels = [[head, *_between(below, head.box.top, after)] for head, after in zip(heads, _tops(heads), strict=True)]
    if any(block.box.bottom <= heads[0].box.top for block in below):
        return []
    ordered = sorted(texts, key=lambda block: (block.box.top, block.box.x0))
    cuts = _gaps(labels, ordered, _MUCH_CLEARER) or _agreed(_levels(heads, ordered), _gaps(labels, ordered, _CLEARER), ordered)
    own = [_between(ordered, low, high) for low, high in _spans(cuts)] if cuts is not None else []
    return [[*label, *texts] for label, texts in zip(labels, own, strict=True)] if own and all(own) else []


def _agreed(levels: list[float] | None, gaps: list[float] | None, texts: Sequence[Block]) -> list[float] | None:
    """The heights by which the names' own heights and the white part texts alike, or those of the one that says something."""
    if levels is None or gaps is None:
        return levels or gaps
    one, other = ([_between(texts, low, high) for low, high in _spans(cuts)] for cuts in (levels, gaps))
    return levels if one == other else None


def _tops(heads: Sequence[Block]) -> list[float]:
    """Where the name after each begins."""
    return [*(head.box.top for head in heads[1:]), float("inf")]


def _spans(cuts: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise([float("-inf"), *cuts, float("inf")]))


def _between(blocks: Sequence[Block], low: float, high: float) -> list[Block]:
    return [block for block in blocks if low <= block.box.top < high]


def _height(block: Block) -> float:
    """How high a line of a block is."""
    return block.lines[0].bottom - block.lines[0].top


def _levels(heads: Sequence[Block], texts: Sequence[Block]) -> list[float] | None:
    """The heights above all names but the first, where a text begins at the height of each."""
    are_level = all(any(abs(text.box.top - head.box.top) <= _LEVEL * _height(head) for text in texts) for head in heads)
    return [head.box.top - _LEVEL * _height(head) for head in heads[1:]] if are_level else None


def _gaps(labels: Sequence[Sequence[Block]], texts: Sequence[Block], clearer: float) -> list[float] | None:
    """The heights between the middles of names at which there is most white, so many times as much as elsewhere; None where there is
    not."""
    middles = [union([block.box for block in label]).middle[1] for label in labels]
    lines = sorted((line.box for block in texts for line in block.lines), key=lambda box: box.top)
    white = [(below.top - above.bottom, (below.top + above.bottom) / 2) for above, below in pairwise(lines)]
    cuts = []
    for upper, lower in pairwise(middles):
        first, *others = sorted(((gap, at) for gap, at in white if upper < at < lower), reverse=True) or [(0.0, 0.0)]
        if first[0] <= 0 or (others and first[0] < clearer * others[0][0]):
            return None
        cuts.append(first[1])
    return cuts
