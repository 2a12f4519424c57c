"""Column borders from white: between the headings, moved clear of the words beneath, and where the words beneath stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.lines import is_bullet, lines_of, rows_of_words
from parsers.layout.side_by_side import PARTED
from parsers.layout.words import Word

_SPACE = 0.45  # of the size: a gap as narrow as this is a space in running text
_HANG = 3.0  # of the size: the widest gap between a bullet and its text
_HANG_OF_DASH = 1.6  # and between a dash and its text: a dash may as well stand in the place of one
_DASHES = frozenset("-–—→⇒")
_ALIGNED = 2.5  # points: how far the starts of one column's texts may stand apart
_CENTRED = 2  # headings set in the middle that show that all are
_MIDDLE = 1.5  # of the size: how far right of its texts a heading set in the middle begins
_BEHIND = 2.0  # of the size: how far behind its heading a number may begin
_WIDER = 0.6  # of the size: white between two headings that is no space
_FAR = 1.5  # of the size: white that parts texts for certain
_EXACT = 0.5  # points: how far a text may begin from its heading that alone tells where the heading begins
_CROSSED = 0.34  # of the rows: a border that more of them run across is none


def runs_across(row: Sequence[Word], x: float) -> bool:
    """Whether a printed row of words runs across an x: by a word, or by running text on both sides."""
    if any(w.x0 < x - 1 and w.x1 > x + 1 for w in row):
        return True
    return any(
        a.x1 <= x + 1 and b.x0 >= x - 1 and b.x0 - a.x1 < _reach(a, row[i - 1] if i else None) * b.style.size
        for i, (a, b) in enumerate(pairwise(row))
    )


def _reach(word: Word, before: Word | None) -> float:
    """How far, in sizes, the next word of the same text may stand: a bullet holds to its text across a wider gap, a dash less so.

    A dash that follows a text, as near as a space, is none.
    """
    if is_bullet(word) and word.text not in _DASHES:
        return _HANG
    is_first = word.text in _DASHES and (before is None or word.x0 - before.x1 > _HANG_OF_DASH * word.style.size)
    return _HANG_OF_DASH if is_first else _SPACE


def column_borders(header: Sequence[Word], body: Sequence[Word], x0: float, x1: float) -> tuple[float, ...]:
    """The x of the column borders of a table from ``x0`` to ``x1``, outer ones included; fewer than three where it has no columns."""
    rows = rows_of_words(body)
    headings = _headings(header, rows)
    if not headings:
        return ()
    between = _between(headings, x0, rows)
    inner = [x for x in between if _is_border(x, rows)]
    if len(inner) < len(between) and (lower := _without_upper(headings, between, header, inner)) != headings:
        inner = [x for x in _between(lower, x0, rows) if _is_border(x, rows)]
    left = _before_first(headings[0][0], rows)
    right = _after_last(headings[-1], rows)
    return (x0, *([left] if left is not None else []), *inner, *([right] if right is not None else []), x1)


def _without_upper(
    headings: Sequence[tuple[float, float]], between: Sequence[float], header: Sequence[Word], borders: Sequence[float]
) -> list[tuple[float, float]]:
    """The headings without those over one column or more that only the upper line holds: no border parts them from one beside them that
    the lower line holds."""
    last = rows_of_words(header)[-1]
    is_low = [any(start <= word.middle_x <= end for word in last) for start, end in headings]
    joined = [i for i, x in enumerate(between) if x not in borders and is_low[i] != is_low[i + 1]]
    upper = {i if is_low[i + 1] else i + 1 for i in joined}
    return [heading for i, heading in enumerate(headings) if i not in upper]


def _is_border(x: float, rows: Sequence[Sequence[Word]]) -> bool:
    beside = [row for row in rows if row[0].x0 < x < row[-1].x1]
    return sum(runs_across(row, x) for row in beside) <= max(1, _CROSSED * len(rows))


def _headings(header: Sequence[Word], rows: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """The extents of the headings, from left to right: parted by wide gaps, and by narrow ones where a column begins beneath."""
    spans: list[tuple[float, float]] = []
    for line in lines_of(header, gap=PARTED):
        spans += _split_at_columns(line.all_words, rows)
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _split_at_columns(words: Sequence[Word], rows: Sequence[Sequence[Word]]) -> Iterator[tuple[float, float]]:
    start = words[0].x0
    for before, word in pairwise(words):
        if _begins_column(before.x1, word.x0, rows):
            yield start, before.x1
            start = word.x0
    yield start, words[-1].x1


def _begins_column(end: float, start: float, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether texts beneath begin where a heading's word does or, under headings set in the middle, in the white before it. Where that is
    wider than a space, one text that does so is enough, if it stands far from the one left of it."""
    size = rows[0][0].style.size if rows else 0.0
    if size and start - end >= _WIDER * size and _begins_far(start, rows):
        return True
    return any(_is_start(x, low, rows) for x, low in ((start, start - _ALIGNED), (end + 1.5 * size, end - 1)))


def _begins_far(start: float, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a text of the first row begins at an x, far behind the one left of it, and nothing runs across there."""
    is_far = any(abs(w.x0 - start) <= _EXACT and w.x0 - a.x1 >= _FAR * w.style.size for a, w in pairwise(rows[0]))
    return is_far and not any(runs_across(row, start - 1) for row in rows)


def _is_start(high: float, low: float, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a column's texts begin between two x: alike in most rows that have any, clear of what stands left of them."""
    starts = [
        (w.x0, row) for row in rows for a, w in pairwise(row) if low <= w.x0 <= high + _ALIGNED and w.x0 - a.x1 >= _SPACE * w.style.size
    ]
    left = min((x for x, _ in starts), default=0.0)
    alike = [row for x, row in starts if x - left <= _ALIGNED]
    right = sum(any(abs(w.x0 - left) <= _ALIGNED for w in row) for row in rows)
    # Of a column that is mostly empty, and of those at its left, only the first lines of rows say something.
    beside = sum(row[0].x1 <= left for row in rows)
    is_enough = len(alike) >= 2 and (2 * right >= len(rows) or (right >= 3 and (6 * right >= len(rows) or 3 * right >= beside)))
    return is_enough and not any(runs_across(row, left - 1) for row in rows)


def _between(headings: Sequence[tuple[float, float]], x0: float, rows: Sequence[Sequence[Word]]) -> list[float]:
    """The borders between headings. Where two are seen to be set in the middle of their columns, all are."""
    found: list[float] = []
    for least in (_MIDDLE, 0.0):
        centred = 0
        found = []
        for a, b in pairwise(headings):
            near = _mirrored(a, found[-1] if found else x0, rows, least)
            centred += near is not None
            found.append(_clear(a[1], b[0], rows, near))
        if centred < _CENTRED:
            break
    return found


def _mirrored(heading: tuple[float, float], left: float, rows: Sequence[Sequence[Word]], least: float) -> float | None:
    """Where a column ends whose heading is set in its middle: as far behind it as the texts beneath begin before it.

    None for a heading that begins less than ``least`` sizes right of them.
    """
    inside = [w for row in rows for w in row if left <= w.x0 < heading[1]]
    start = min((w.x0 for w in inside), default=heading[0])
    is_centred = bool(inside) and heading[0] - start >= least * inside[0].style.size
    return heading[0] + heading[1] - start if is_centred else None


def _clear(low: float, high: float, rows: Sequence[Sequence[Word]], near: float | None) -> float:
    """The x between two headings that the fewest rows beneath run across: nearest to where it is wanted, else as far right as may be."""
    wanted = high if near is None else near
    starts = Counter(round(w.x0) for row in rows for w in row if low < w.x0 <= high)
    candidates = [high - 0.5 - (high - low) * step / 16 for step in range(16)]
    candidates += [x - 1.5 for x, count in starts.items() if count > 1]
    return min(candidates, key=lambda x: (sum(runs_across(row, x) for row in rows), abs(x - wanted)))


def _before_first(first: float, rows: Sequence[Sequence[Word]]) -> float | None:
    """A border left of the first heading, where row labels stand without a heading of their own."""
    left = [row for row in rows if row[0].x1 < first and row[0].x0 < first - 2 * row[0].style.size]
    if len(left) < 2:
        return None
    start = min(row[0].x0 for row in left)
    candidates = [first - 1 - (first - start) * step / 24 for step in range(23)]
    best = min(candidates, key=lambda x: sum(runs_across(row, x) for row in rows))
    is_clean = sum(runs_across(row, best) for row in rows) <= 0.1 * len(rows)
    beyond = sum(any(w.x0 >= best for w in row) for row in rows)
    return best if is_clean and beyond >= 2 and sum(row[0].x1 <= best for row in rows) >= 2 else None


def _after_last(last: tuple[float, float], rows: Sequence[Sequence[Word]]) -> float | None:
    """A border right of the last heading, where a column without a heading stands apart from the one before it."""
    pairs = [(a, w) for row in rows for a, w in pairwise(row) if w.x0 > last[1] and w.x0 - a.x1 > 2 * w.style.size]
    for start in sorted({w.x0 for _, w in pairs}):
        aligned = [(a, w) for a, w in pairs if abs(w.x0 - start) <= _ALIGNED]
        if len(aligned) >= max(2, 0.3 * len(rows)) and not any(runs_across(row, start - 1) for row in rows):
            # Numbers set to the right begin behind a heading set in the middle of their own column.
            is_own = all(a.x1 < last[0] and w.x0 - last[1] < _BEHIND * w.style.size for a, w in aligned)
            return None if is_own else start - 2
    return None
