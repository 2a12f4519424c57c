"""Text set in columns whose gutter is hardly wider than a space: lines are parted where the right column's texts begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.layout.lines import Line, is_bullet, is_marker, lines_of_row, may_part, rows_of_words
from parsers.layout.words import Word
from schemas.quickly_made import quickly_made

_FEWEST = 4  # rows that begin at one x behind other text
_ALIGNED = 2.0  # points
_WHITE = 0.5  # of the size: the least white before a column; more than a space in text that is not justified
_WIDE = 0.8  # of the size: white that parts two texts where others begin at its right
_REACH = 8.0  # of the size: how far beneath or above a line white must go on
_SHARE = 0.5  # of the rows that have text right of a column's start: how many must begin there


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """Where a column begins: its x, and the baselines of its first and last row."""

    x: float
    top: float
    bottom: float


def page_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """All lines of a page, those of columns beside each other apart."""
    rows = [(lines_of_row(row), may_part(row)) for row in _cut_rows(words)]
    lines = [line for row, _ in rows for line in row]
    return _parted_at_starts(rows, lines) if any([is_loose for _, is_loose in rows]) else tuple(lines)


def _parted_at_starts(rows: Sequence[tuple[Sequence[Line], bool]], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each cut behind white where other lines begin: a column that few rows show, as wide a heading stands beside it; and where
    the white goes on between other texts. Of each row is told whether it has such white at all."""
    starts = sorted([x for line in lines for x in {line.start, line.x0}])
    return tuple([part for row, is_loose in rows for line in row for part in (_parts(line, starts, lines) if is_loose else (line,))])


def _parts(line: Line, starts: Sequence[float], lines: Sequence[Line]) -> Iterator[Line]:
    for i, (before, word) in enumerate(pairwise(line.words), start=1):
        if word.x0 - before.x1 < _WIDE * word.style.size or is_marker(before):
            continue
        shared = bisect_right(starts, word.x0 + _ALIGNED) - bisect_left(starts, word.x0 - _ALIGNED)
        if shared >= _FEWEST - 1 or _is_gutter(line, before.x1, word.x0, lines):
            yield Line(line.words[:i], line.marker)
            marker = word if is_bullet(word) and i + 1 < len(line.words) else None
            yield from _parts(Line(line.words[i + 1 :] if marker else line.words[i:], marker), starts, lines)
            return
    yield line


def _is_gutter(line: Line, left: float, right: float, lines: Sequence[Line]) -> bool:
    """Whether the white in a line goes on between the texts beneath it, or between those above."""
    reach = _REACH * line.size
    beneath = [other for other in lines if 1 < other.baseline - line.baseline <= reach]
    above = [other for other in lines if 1 < line.baseline - other.baseline <= reach]
    return any(_goes_on(line, left, right, others) for others in (beneath, above))


def _goes_on(line: Line, left: float, right: float, others: Sequence[Line]) -> bool:
    """Whether nothing runs across white, and texts begin close to it on the right, and where the line itself does on the left."""
    if any(other.start < right - _ALIGNED and other.x1 > left + _ALIGNED for other in others):
        return False
    begun = sum(right - _ALIGNED <= other.start <= right + 2 * line.size for other in others)
    return begun >= 2 and any(abs(other.start - line.start) <= 2 * line.size and other.x1 <= left + _ALIGNED for other in others)


def _cut_rows(words: Sequence[Word]) -> Sequence[Sequence[Word]]:
    rows = rows_of_words(words)
    cut = _column_cut(rows)
    if cut is None:
        return rows
    right: list[Word] = []
    rest: list[Word] = []
    for word in words:
        (right if word.x0 >= cut.x - _ALIGNED and cut.top <= word.baseline <= cut.bottom else rest).append(word)
    return (*_cut_rows(rest), *_cut_rows(right)) if right and rest else rows


def _column_cut(rows: Sequence[Sequence[Word]]) -> _Cut | None:
    """The first column start that enough rows share and that no text runs across between the first and the last of them. White stands left
    of it, and no marker of the text that begins there."""
    loose = [(i, row) for i, row in enumerate(rows) if may_part(row)]
    gaps = [(a, b, i) for i, row in loose for a, b in pairwise(row) if b.x0 - a.x1 >= _WHITE * b.style.size]
    starts = sorted([(b.x0, i) for a, b, i in gaps if not is_marker(a)])
    for group in _clusters(starts):
        indices = sorted({i for _, i in group})
        if len(indices) < _FEWEST:
            continue
        run = rows[indices[0] : indices[-1] + 1]
        x = _edge(run, group[0][0])
        if _is_column(run, x, len(indices)):
            return _Cut(x, min(w.baseline for w in run[0]), max(w.baseline for w in run[-1]))
    return None


def _edge(rows: Sequence[Sequence[Word]], x: float) -> float:
    """The left edge of a column of which an alignment is known: its bullets stand left of their text."""
    bullets = [a.x0 for row in rows for a, b in pairwise(row) if is_bullet(a) and abs(b.x0 - x) <= _ALIGNED]
    return min([x, *bullets])


def _clusters(starts: Sequence[tuple[float, int]]) -> list[list[tuple[float, int]]]:
    clusters: list[list[tuple[float, int]]] = []
    for start in starts:
        if clusters and start[0] - clusters[-1][0][0] <= _ALIGNED:
            clusters[-1].append(start)
        else:
            clusters.append([start])
    return clusters


def _is_column(rows: Sequence[Sequence[Word]], x: float, count: int) -> bool:
    """Whether a column begins at an x in a run of rows: no word reaches over it, and enough text begins there or right of its bullets."""
    right = sum(any(w.x0 >= x - _ALIGNED for w in row) for row in rows)
    reaching = any(w.x0 < x - _ALIGNED and w.x1 > x - 1 for row in rows for w in row)
    close = any(a.x1 <= x and b.x0 > x + _ALIGNED and b.x0 - a.x1 < _WHITE * b.style.size for row in rows for a, b in pairwise(row))
    return not reaching and not close and count >= _SHARE * right
