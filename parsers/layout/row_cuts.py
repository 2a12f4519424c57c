"""Where rows end that nothing drawn divides: between entries of the key column, at the widest white."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.layout.lines import Line

_KEY = re.compile(r"(?:\d{1,3}[a-z]?|[A-Z][A-Z0-9]{1,12}(?:-|[- ]?\d[\d.-]*))[.)]?$")
_TIME = re.compile(r"(?:\d{1,2}[:.]\d\d\b.*|\d{1,3}\s*(?:m|mins?|minutes)\b.*)$", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/.-](?:\d{1,2}|[A-Za-z]{3,9})[/.-]\d{2,4}$|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}(?:\s+\d{2,4})?$")
_FEWEST = 3  # rows of one line each that no white parts
_AS_WIDE = 0.8  # of the least white between two rows
_APART = 1.5  # of the size: a leading wider than this begins another block


def blocks_in(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column in blocks that white parts."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.baseline - blocks[-1][-1].baseline <= _APART * max(line.size, blocks[-1][-1].size):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def is_key_text(text: str) -> bool:
    """Whether a text can be the number or reference of a row."""
    return bool(_KEY.match(text))


def _is_key(line: Line) -> bool:
    return is_key_text(line.text) and line.marker is None


def _is_short_value(line: Line) -> bool:
    return bool(_TIME.match(line.printed) or _DAY.match(line.printed))


def anchors_of(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """The first line of each row: from the column of numbers or references, else of labels in bold, else of times or days, else the first
    that has no lists."""
    keyed = [_without_tails(keys, lines) for lines in columns if (keys := _keys(lines))]
    if keyed:
        return next((keys for keys in sorted(keyed, key=len, reverse=True) if _begin_with(keys, keyed[0])), keyed[0])
    blocked = [blocks_in(lines) for lines in columns]
    if _are_labels(columns):
        return [block[0] for block in blocked[0]]
    valued = [blocks for blocks in blocked if len(blocks) > 1 and 4 * sum(_is_short_value(b[0]) for b in blocks) >= 3 * len(blocks)]
    if valued:
        return [block[0] for block in _fuller(max(valued, key=len), blocked)]
    plain = [blocks for blocks in blocked if blocks and not any(block[0].marker for block in blocks)]
    first = next((blocks for blocks in plain if len(blocks) > 1), None) or next((b for b in blocked if b), [])
    first = _full_rows(first, [blocks for blocks in blocked if blocks is not first]) or first
    return [block[0] for block in first] if len(first) > 1 else _single_lined(columns) or [block[0] for block in first]


def _full_rows(first: list[list[Line]], others: Sequence[list[list[Line]]]) -> list[list[Line]]:
    """The column with a text for each row where the first has fewer, as days do that stand once for several: all others but one, of three
    at least, begin a text wherever it does. None where texts do not begin in rows."""
    starts = [[block[0].baseline for block in blocks] for blocks in (first, *others)]
    longest = max(range(1, len(starts)), key=lambda i: len(starts[i]), default=0)
    if len(others) < _FEWEST or len(starts[longest]) <= len(first) or any(block[0].marker for block in others[longest - 1]):
        return []
    shared = [sum(any(abs(at - other) < 1 for other in own) for own in starts[1:]) for at in starts[longest]]
    begins = all(any(abs(at - other) < 1 for other in starts[longest]) for at in starts[0])
    return others[longest - 1] if begins and min(shared) >= len(others) - 1 else []


def _are_labels(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether the first column names the rows: it alone is bold throughout, whatever begins with a day beside it."""
    first, *others = columns
    return bool(first) and all(line.is_bold for line in first) and not any(all(line.is_bold for line in lines) for lines in others if lines)


def _keys(lines: Sequence[Line]) -> list[Line]:
    """The keys of a column of them; none of any other."""
    keys = [line for line in lines if _is_key(line)]
    return keys if len(keys) > 1 and 3 * len(keys) >= 2 * len(lines) else []


def _begin_with(keys: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether a row begins with some keys wherever one does with others: of pages and numbers beside them, a page may be missing."""
    return all(any(abs(key.baseline - other.baseline) < 1 for key in keys) for other in others)


def _single_lined(columns: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of the first column where each can only be a row: no white parts them, and beside every one stand texts of others."""
    lines, *others = [column for column in columns if column] or [[]]
    is_apart = len(lines) >= _FEWEST and others and all(line.text[:1].isupper() or line.text[:1].isdigit() for line in lines)
    if not is_apart:
        return []
    beside = [sum(any(abs(line.baseline - one.baseline) < 1 for one in column) for column in others) for line in lines]
    is_full = min(beside) > 0 and 2 * sum(beside) > len(others) * len(lines)
    return list(lines) if is_full and sum(beside) == sum(map(len, others)) else []


def _fuller(valued: list[list[Line]], blocked: Sequence[list[list[Line]]]) -> list[list[Line]]:
    """A column that begins wherever one of values does and has a few texts more: a value may be missing."""
    baselines = [block[0].baseline for block in valued]
    most = len(valued) + max(1, len(valued) // 2)
    for blocks in sorted(blocked, key=len, reverse=True):
        starts = [block[0].baseline for block in blocks]
        is_plain = len(valued) < len(blocks) <= most and not any(block[0].marker for block in blocks)
        if is_plain and all(any(abs(start - at) < 1 for start in starts) for at in baselines):
            return blocks
    return valued


def _without_tails(keys: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Keys without the second lines of such as are wrapped (``TMAG15-`` over ``01``)."""
    kept = [line for i, line in enumerate(keys) if not (i and keys[i - 1].text.endswith("-") and _follows(keys[i - 1], line))]
    return kept or keys


def _follows(before: Line, line: Line) -> bool:
    return line.baseline - before.baseline <= _APART * line.size


def row_cuts(anchors: Sequence[Line], lines: Sequence[Line], top: float, bottom: float) -> list[float]:
    """Where rows begin and end. A row ends at the widest white between two anchors that no line crosses, or right above the second
    where all rows are set from their top: there white inside a row may be as wide as white between two."""
    bands = [_white_between(a.baseline, b.baseline, lines) for a, b in pairwise(anchors)]
    last = [band[-1] if band else None for band in bands]
    is_top_set = all(end and end.height >= 0.6 * max(w.height for w in band) for end, band in zip(last, bands, strict=True))
    inner = []
    for (a, b), band in zip(pairwise(anchors), bands, strict=True):
        widest = max((w.height for w in band), default=0.0)
        white = band[-1] if band and is_top_set else next((w for w in reversed(band) if w.height >= widest - 0.3), None)
        # Where texts run into each other, rows set from their top begin with the line of their anchor.
        inner.append(white.middle if white else b.top if is_top_set else (a.baseline + b.baseline) / 2)
    rest = _rest_above(anchors, lines, top, [end for end in last if end]) if bands and is_top_set and all(last) else []
    return [top, *rest, *inner, bottom]


def _rest_above(anchors: Sequence[Line], lines: Sequence[Line], top: float, ends: Sequence[_White]) -> list[float]:
    """Where the rest of a row ends that begins before the first anchor, as on the page before: above white as wide as between two rows."""
    first = anchors[0]
    above = [line.baseline for line in lines if top <= line.baseline < first.baseline - 1]
    white = _white_between(min(above) - 1, first.baseline, lines) if above else []
    is_apart = bool(white) and first.baseline - max(above) > _APART * first.size
    return [white[-1].middle] if is_apart and white[-1].height >= _AS_WIDE * min(end.height for end in ends) else []


class _White(NamedTuple):
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _white_between(low: float, high: float, lines: Sequence[Line]) -> list[_White]:
    """The level bands between two heights that no line stands in, from the top."""
    found: list[_White] = []
    reach = low
    for start, end in sorted((line.top, line.bottom) for line in lines if line.bottom > low - 30 and line.top < high):
        if start > reach:
            found.append(_White(reach, start))
        reach = max(reach, end)
    return found
