"""Places of a drawn grid that no cell could hold: of a border between two texts a piece is missing, which printers leave out where cells
that span rows meet others that span columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from parsers.layout.lines import rows_of_words
from parsers.layout.side_by_side import is_parted
from parsers.layout.words import Word

Place: TypeAlias = tuple[int, int]
"""Row and column."""
Pair: TypeAlias = tuple[Place, Place]
_SHORT = 8  # words
_LEADING = 1.45  # of the size: lines of one text stand no further apart


def with_missing_borders(pairs: Sequence[Pair], words: dict[Place, list[Word]]) -> list[Pair]:
    """The pairs of neighbouring places between which nothing is drawn, without those on the one line that parts places joined by them,
    which are no rectangle, into two that are, each with a text of its own. ``words`` are those of each place."""
    missing: set[Pair] = set()
    for held, own in _joined(pairs):
        if not _is_rectangle(held):
            cuts = [cut for cut in _cuts(held, own) if _parts_texts(held, cut, words)]
            missing.update(cuts[0] if len(cuts) == 1 else ())
    return [pair for pair in pairs if pair not in missing]


def _joined(pairs: Sequence[Pair]) -> Iterator[tuple[set[Place], list[Pair]]]:
    """The places that pairs join, with these pairs."""
    of: dict[Place, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for place in pair:
            of[place].append(pair)
    seen: set[Place] = set()
    for start in of:
        if start in seen:
            continue
        held, ahead = {start}, [start]
        while ahead:
            beside = {place for pair in of[ahead.pop()] for place in pair} - held
            held |= beside
            ahead += beside
        seen |= held
        yield held, [pair for place in held for pair in of[place] if pair[0] == place]


def _is_rectangle(places: set[Place]) -> bool:
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) == len(places)


def _cuts(places: set[Place], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs on each line of the grid that parts places into two rectangles."""
    for axis in (0, 1):
        for at in sorted({place[axis] for place in places})[1:]:
            before = {place for place in places if place[axis] < at}
            if _is_rectangle(before) and _is_rectangle(places - before):
                yield [pair for pair in pairs if pair[0][axis] < at <= pair[1][axis]]


def _parts_texts(places: set[Place], cut: Sequence[Pair], words: dict[Place, list[Word]]) -> bool:
    """Whether each of the two sides of a line holds a short text, as headings are, and no text stands on both."""
    axis = 0 if cut[0][0][0] < cut[0][1][0] else 1
    at = cut[0][1][axis]
    before = [word for place in places if place[axis] < at for word in words.get(place, ())]
    after = [word for place in places if place[axis] >= at for word in words.get(place, ())]
    if not (0 < len(before) <= _SHORT and 0 < len(after) <= _SHORT):
        return False
    if axis == 0:
        return min(w.baseline for w in after) - max(w.baseline for w in before) > _LEADING * after[0].style.size
    meeting = [[max(left, key=lambda w: w.x1), min(right, key=lambda w: w.x0)] for left, right in _level(before, after)]
    return all(map(is_parted, meeting))


def _level(before: Sequence[Word], after: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """The words of each printed row that has some left and some right of a line."""
    own = {id(word) for word in before}
    for row in rows_of_words([*before, *after]):
        left, right = [w for w in row if id(w) in own], [w for w in row if id(w) not in own]
        if left and right:
            yield left, right
