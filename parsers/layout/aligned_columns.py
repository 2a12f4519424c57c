"""Columns of texts that nothing draws: the white strips that run down through printed rows, and which columns a text stands in."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.leaders import end_of
from parsers.layout.printed_rows import SIGNS, PrintedRow, Text, is_number, row_of
from parsers.layout.words import Word

_GUTTER = 0.5  # of the size: the least white between two columns
_WHITE = 0.6  # of the size: white as wide as this may be a gutter
_CROSSED = 0.1  # of the rows: how many may run across a gutter
_LEAST = 0.2  # of the rows: how many must have a text in each column
_STEPS = 16
_SPLIT = 0.42  # of the size: white at a column's border that parts a text; a space in running text is narrower
_WIDER = 1.4  # times the usual space: so is such white
_ALIKE = 1.5  # points: how far the ends of numbers set to the right may stand apart
_MOST = 0.6  # of a column's numbers: how many must end alike
_NEAR = 0.5  # of the size: how far beside a gutter that white may stand

Strip = tuple[float, float]


def gutters_of(rows: Sequence[PrintedRow], heads: Sequence[PrintedRow] = ()) -> list[Strip]:
    """The white strips between columns, as their two sides: where hardly any row of several texts runs across.

    A column in which hardly a row has a text is one where a row of ``heads`` has a heading for each.
    """
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    pieces = [[piece for text in row.texts for piece in _pieces(text)] for row in rows]
    spans = [(piece[0].x0, end_of(piece)) for row in pieces for piece in row]
    steps = sorted([*((x0, 1) for x0, _ in spans), *((x1, -1) for _, x1 in spans)])
    allowed, depth, start = int(_CROSSED * len(rows)), 0, left
    found: list[Strip] = []
    for x, step in steps:
        if depth <= allowed < depth + step and left < start and x - start >= _GUTTER * size and x < right:
            found.append((start, x))
        if depth > allowed >= depth + step:
            start = x
        depth += step
    return found if _heads_each(found, rows, heads) else _parting(found, rows, pieces)


def _pieces(text: Text) -> Iterator[Text]:
    """A text parted at white that is too wide between its words to be a space: another column's text may stand that near."""
    start = 0
    for i, (a, b) in enumerate(pairwise(text), start=1):
        if b.x0 - a.x1 >= _WHITE * b.style.size and a.text not in SIGNS:
            yield text[start:i]
            start = i
    yield text[start:]


def _heads_each(gutters: Sequence[Strip], rows: Sequence[PrintedRow], heads: Sequence[PrintedRow]) -> bool:
    """Whether in one row of headings the middle of exactly one stands in each column."""
    borders = borders_of(gutters, [*rows, *heads])
    middles = [[(text[0].x0 + text[-1].x1) / 2 for text in head.texts] for head in heads]
    return any([bisect(borders, x) for x in row] == list(range(1, len(borders))) for row in middles)


def _parting(gutters: Sequence[Strip], rows: Sequence[PrintedRow], pieces: Sequence[Sequence[Text]]) -> list[Strip]:
    """The gutters on both sides of which texts, or ``pieces`` of them, stand in enough rows."""
    kept = list(gutters)
    while kept:
        borders = borders_of(kept, rows)
        counts = [sum(any(first_column(t, borders) == c for t in row) for row in pieces) for c in range(len(borders) - 1)]
        least = min(range(len(counts)), key=counts.__getitem__)
        if counts[least] >= max(2, _LEAST * len(rows)):
            break
        kept.pop(min(least, len(kept) - 1))
    return kept


def fitted(gutters: Sequence[Strip], heads: Sequence[PrintedRow], full: Sequence[PrintedRow]) -> tuple[float, ...]:
    """The column borders, in each gutter where the fewest texts of one column stand: headings, and what reaches into it beneath."""
    texts = (text for row in (*heads, *full) for text in row.texts)
    single = [(text[0].x0, end_of(text)) for text in texts if not any(is_over(text, gutter) for gutter in gutters)]
    most = max((len(head.texts) for head in heads), default=0)
    named = [own for i, head in enumerate(heads) if (own := _one_for_each(head, gutters, is_lower=i > 0 and len(head.texts) == most))]
    between = [_between_heads(gutter, i, named) for i, gutter in enumerate(gutters)]
    return borders_of([_clear_of(single, gutter) for gutter in between], [*heads, *full])


def _one_for_each(head: PrintedRow, gutters: Sequence[Strip], *, is_lower: bool) -> list[Strip]:
    """From where to where the headings of a row reach that has one for each column, or, in a lower row than others, none of which has
    more, for each but the first, and none of them further than the white on both sides of its column; empty for any other row."""
    lefts, rights = [float("-inf"), *(left for left, _ in gutters)], [*(right for _, right in gutters), float("inf")]
    found = [(text[0].x0, end_of(text)) for text in head.texts]
    if is_lower and len(found) == len(gutters) > 1:
        found = [(lefts[0], lefts[0]), *found]
    is_whole = len(found) == len(gutters) + 1
    return found if is_whole and all(left <= x0 and x1 <= right for left, (x0, x1), right in zip(lefts, found, rights, strict=True)) else []


def _between_heads(gutter: Strip, index: int, heads: Sequence[Sequence[Strip]]) -> Strip:
    """As much of a gutter as stands between the two headings beside it, in each of some rows that have one for each column."""
    left, right = gutter
    for head in heads:
        start, end = max(left, head[index][1]), min(right, head[index + 1][0])
        left, right = (start, end) if start < end else (left, right)
    return left, right


def _clear_of(texts: Sequence[Strip], gutter: Strip) -> Strip:
    """Where in a gutter the fewest texts stand, as headings wider than the numbers beneath do; of equals nearest to its middle."""
    left, right = gutter
    steps = [left + (right - left) * step / _STEPS for step in range(1, _STEPS)]
    crossed = {x: sum(x0 < x < x1 for x0, x1 in texts) for x in steps}
    x = min(steps, key=lambda x: (crossed[x], abs(x - (left + right) / 2)))
    return (x, x)


def is_over(text: Text, gutter: Strip) -> bool:
    """Whether a text runs over a gutter from side to side."""
    return text[0].x0 < gutter[0] and end_of(text) > gutter[1]


def borders_of(gutters: Sequence[Strip], rows: Sequence[PrintedRow]) -> tuple[float, ...]:
    """The x of the column borders, outer ones included: the middles of the gutters."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return (left - 1, *((a + b) / 2 for a, b in gutters), right + 1)


def first_column(text: Sequence[Word], borders: Sequence[float]) -> int:
    """The column that a text begins in."""
    return _column_at(text[0].x0, borders)


def _column_at(x0: float, borders: Sequence[float]) -> int:
    return max(sum([x0 + 1 >= x for x in borders[:-1]]) - 1, 0)


def columns_of_text(text: Sequence[Word], borders: Sequence[float]) -> tuple[int, int]:
    """The first and last column that a text stands in."""
    return columns_between(text[0].x0, end_of(text), borders)


def columns_between(x0: float, x1: float, borders: Sequence[float]) -> tuple[int, int]:
    """The first and last column between two x."""
    first = _column_at(x0, borders)
    return first, max(first, sum([x1 - 1 > x for x in borders[:-1]]) - 1)


def extents_of(rows: Sequence[PrintedRow], borders: Sequence[float]) -> list[Strip]:
    """From where to where the texts of each column reach that stand in it alone; its borders where there are none."""
    found = [(right, left) for left, right in pairwise(borders)]
    for text in (text for row in rows for text in row.texts):
        first, last = columns_of_text(text, borders)
        if first == last:
            found[first] = (min(found[first][0], text[0].x0), max(found[first][1], text[-1].x1))
    return [found[c] if found[c][0] < found[c][1] else side for c, side in enumerate(pairwise(borders))]


def split_at(rows: Sequence[PrintedRow], gutters: Sequence[Strip]) -> list[PrintedRow]:
    """The rows with each text parted that reaches over a gutter, in which its words stand wider apart than those of one text, or behind
    which it ends in a number that stands right over those of its column, however near its label."""
    if not rows:
        return []
    rights, least = _rights(rows, gutters), max(_SPLIT, _WIDER * _usual_space(rows))
    return [_split_row(row, gutters, rights, least) for row in rows]


def _usual_space(rows: Sequence[PrintedRow]) -> float:
    """The white between words of one text, in sizes, as it usually is; where most is too wide to be a space, that of the rest."""
    spaces = sorted((b.x0 - a.x1) / b.style.size for row in rows for text in row.texts for a, b in pairwise(text))
    if spaces and spaces[len(spaces) // 2] >= _WHITE:
        spaces = [space for space in spaces if space < _WHITE]
    return spaces[len(spaces) // 2] if spaces else 0.0


def _rights(rows: Sequence[PrintedRow], gutters: Sequence[Strip]) -> list[float | None]:
    """Where the numbers right of each gutter end, if most of them end alike."""
    borders = borders_of(gutters, rows)
    ends: list[list[float]] = [[] for _ in borders[1:]]
    for text in (text for row in rows for text in row.texts if is_number(text)):
        ends[first_column(text, borders)].append(text[-1].x1)
    return [_common(found) for found in ends[1:]]


def _common(ends: Sequence[float]) -> float | None:
    last = max(ends, default=None)
    return last if last is not None and sum(last - x <= _ALIKE for x in ends) >= _MOST * len(ends) else None


def _split_row(row: PrintedRow, gutters: Sequence[Strip], rights: Sequence[float | None], least: float) -> PrintedRow:
    texts = [part for text in row.texts for part in _split(text, gutters, rights, least)]
    return row if len(texts) == len(row.texts) else row_of(texts)


def _split(text: Text, gutters: Sequence[Strip], rights: Sequence[float | None], least: float) -> Iterator[Text]:
    start = 0
    for i, (a, b) in enumerate(pairwise(text), start=1):
        size = max(a.style.size, b.style.size)
        is_wide = b.x0 - a.x1 >= least * size
        is_in_gutter = any(a.x1 < right + _NEAR * size and b.x0 > left - _NEAR * size for left, right in gutters)
        is_last_number = i + 1 == len(text) and is_number([b]) and any(at is not None and abs(at - b.x1) <= _ALIKE for at in rights)
        if (is_wide and is_in_gutter) or (is_last_number and any(a.x0 < left and b.x1 > right for left, right in gutters)):
            yield text[start:i]
            start = i
    yield text[start:]
