"""Headings over several columns that nothing drawn tells: each stands in the middle of those that it heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.aligned_columns import Strip, columns_of_text, first_column
from parsers.layout.aligned_rows import Band
from parsers.layout.printed_rows import PrintedRow, Text, is_year

_CENTRED = 0.16  # of the width of the columns that a heading heads: how far off their middle it may stand
_SPANNED = 2  # columns that a heading over several is over, at the least
_OFF_WHITE = 0.25  # of the white between two headings: how far off its middle one over both may stand
_NEARER = 0.7  # of how far off the middle of all columns a heading stands that is over the others alone


def spanning(
    row: PrintedRow,
    beneath: PrintedRow | None,
    borders: Sequence[float],
    extents: Sequence[Strip],
    within: tuple[int, int] | None = None,
) -> Band | None:
    """A row of headings, each in the middle of the columns that it shares with none, where more headings stand beneath; else None.

    ``within`` are the first column and the one behind the last that they stand over, where a heading above them tells.
    """
    stub = [text for text in row.texts if text[-1].x1 < borders[1]]
    heads = [text for text in row.texts if text not in stub]
    first, after = within or (1 if heads and heads[0][0].x0 >= borders[1] - row.size else 0, len(borders) - 1)
    if beneath is None or not heads or 2 * len(heads) > after - first or len(beneath.texts) <= len(row.texts) or len(stub) > 1:
        return None
    if len(heads) == 1 and _is_over_one(heads[0], beneath):
        return None
    found: list[tuple[float, Band]] = []
    for groups in _groups(heads, beneath, borders, (first, after)):
        over = list(zip(heads, groups, strict=True))
        if all(_heads_all(text, group, _sides(group, beneath, borders, extents)) for text, group in over):
            over = [(text, _narrowed(text, group, beneath, borders, extents)) for text, group in over]
            off = sum(_off_middle(text, _sides(group, beneath, borders, extents)[1:]) for text, group in over)
            found.append((off, [*((0, 0, text) for text in stub), *((a, b - 1, text) for text, (a, b) in over)]))
    return min(found, key=lambda one: one[0])[1] if found else None


def spanning_under(
    row: PrintedRow, above: Band, beneath: PrintedRow | None, borders: Sequence[float], extents: Sequence[Strip]
) -> Band | None:
    """A row of headings that all stand beneath one over several columns, each in the middle of some of these; None for any other."""
    held = [
        (first, last)
        for first, last, _ in above
        if first < last and all(_is_beneath(t, borders[first], borders[last + 1]) for t in row.texts)
    ]
    if beneath is None or len(held) != 1 or len(row.texts) < _SPANNED:
        return None
    first, last = held[0]
    own = tuple(text for text in beneath.texts if first <= first_column(text, borders) <= last)
    return spanning(row, PrintedRow(own), borders, extents, (first, last + 1)) if own else None


def _is_beneath(text: Text, left: float, right: float) -> bool:
    return left < (text[0].x0 + text[-1].x1) / 2 < right


def _groups(
    heads: Sequence[Text], beneath: PrintedRow, borders: Sequence[float], within: tuple[int, int]
) -> Iterator[list[tuple[int, int]]]:
    """The columns of each of a row's headings as they may be: all shared at the borders nearest to the white between two headings, or those
    that the headings over one column leave to the others."""
    first, after = within
    cuts = [_nearest(borders, (first + 1, after), (a[-1].x1 + b[0].x0) / 2) for a, b in pairwise(heads)]
    starts, ends = [first, *cuts], [*cuts, after]
    yield list(zip(starts, ends, strict=True))
    own = {i: first_column(text, borders) for i, text in enumerate(heads) if _is_of_one(text, beneath, borders)}
    if not own or len(own) == len(heads):
        return
    for i, column in own.items():
        starts[i], ends[i] = column, column + 1
    for i in set(range(len(heads))) - own.keys():
        starts[i] = own[i - 1] + 1 if i - 1 in own else starts[i]
        ends[i] = own[i + 1] if i + 1 in own else ends[i]
    yield list(zip(starts, ends, strict=True))


def _heads_all(text: Text, group: tuple[int, int], sides: Sequence[Strip]) -> bool:
    """Whether a heading stands in the middle of some columns."""
    return group[0] < group[1] and any(_is_centred(text, *side) for side in sides)


def _sides(group: tuple[int, int], beneath: PrintedRow, borders: Sequence[float], extents: Sequence[Strip]) -> list[Strip]:
    """From where to where some columns reach: by their borders, by what stands in them, and by their headings in the row beneath."""
    first, after = group
    return [
        (borders[first], borders[after]),
        (extents[first][0], extents[after - 1][1]),
        *_headings_in(beneath, first, after, borders),
    ]


def _narrowed(
    text: Text, group: tuple[int, int], beneath: PrintedRow, borders: Sequence[float], extents: Sequence[Strip]
) -> tuple[int, int]:
    """A heading's columns without outer ones that have a heading of their own aside, where it stands nearer the middle of the rest."""
    first, after = group
    while after - first > _SPANNED:
        _, *texts = _sides((first, after), beneath, borders, extents)
        off = _off_middle(text, texts)
        rest = [
            (nearer, narrower)
            for column, narrower in ((first, (first + 1, after)), (after - 1, (first, after - 1)))
            if _is_headed_aside(text, column, beneath, borders)
            and (nearer := _off_middle(text, _sides(narrower, beneath, borders, extents)[1:])) < _NEARER * off
        ]
        if not rest:
            break
        _, (first, after) = min(rest)
    return first, after


def _off_middle(text: Text, sides: Sequence[Strip]) -> float:
    """How far off the middle of the nearest of some strips a heading stands."""
    return min(abs((text[0].x0 + text[-1].x1) - (left + right)) / 2 for left, right in sides)


def _is_headed_aside(text: Text, column: int, beneath: PrintedRow, borders: Sequence[float]) -> bool:
    """Whether a row has a heading in a column, and no part of another text above or beneath it."""
    own = [head for head in beneath.texts if first_column(head, borders) == column]
    return len(own) == 1 and (own[0][0].x0 > text[-1].x1 or own[0][-1].x1 < text[0].x0)


def _is_of_one(text: Text, beneath: PrintedRow, borders: Sequence[float]) -> bool:
    """Whether a heading is the first line of one over one column, which no year is, or the only one there."""
    first, last = columns_of_text(text, borders)
    is_alone = first == last and not any(first_column(other, borders) == first for other in beneath.texts)
    return is_alone or (_is_over_one(text, beneath) and not is_year(text))


def _nearest(borders: Sequence[float], among: tuple[int, int], x: float) -> int:
    """Which border from one up to another, that left out, is the nearest to an x."""
    return min(range(*among), key=lambda c: abs(borders[c] - x), default=among[0])


def _headings_in(row: PrintedRow, first: int, after: int, borders: Sequence[float]) -> list[Strip]:
    """From where to where the headings of a row reach that stand in some columns; nothing for fewer than two."""
    inside = [text for text in row.texts if first <= first_column(text, borders) < after]
    return [(inside[0][0].x0, inside[-1][-1].x1)] if len(inside) > 1 else []


def _is_centred(text: Text, left: float, right: float) -> bool:
    return abs((text[0].x0 + text[-1].x1) - (left + right)) / 2 <= _CENTRED * (right - left)


def _is_over_one(text: Text, beneath: PrintedRow) -> bool:
    """Whether a heading stands in the middle over one heading beneath, as the first line of a wrapped one does."""
    middle = (text[0].x0 + text[-1].x1) / 2
    under = [t for t in beneath.texts if t[-1].x1 > text[0].x0 and t[0].x0 < text[-1].x1]
    return len(under) == 1 and abs(middle - (under[0][0].x0 + under[0][-1].x1) / 2) < 0.5 * beneath.size


def between(text: Text, row: PrintedRow, beneath: PrintedRow | None, borders: Sequence[float]) -> tuple[int, int] | None:
    """The columns of the two headings beneath that a heading stands between, over neither of them: it is over both; None for any other, and
    in a row of hardly fewer texts than stand beneath."""
    if beneath is None or 2 * len(row.texts) > len(beneath.texts):
        return None
    middle = (text[0].x0 + text[-1].x1) / 2
    for left, right in pairwise(beneath.texts):
        start, end = left[-1].x1, right[0].x0
        if start <= text[0].x0 and text[-1].x1 <= end:
            columns = first_column(left, borders), first_column(right, borders)
            is_middle = abs(middle - (start + end) / 2) <= _OFF_WHITE * (end - start)
            return columns if is_middle and columns[1] == columns[0] + 1 else None
    return None
