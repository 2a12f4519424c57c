"""Captions side by side: what stands beneath each of them is a table of its own, however alike their rows are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.layout.captions import is_numbered_caption
from parsers.layout.printed_rows import PrintedRow

_FEWEST = 3  # rows beneath captions, headings among them
_OVER = 1.0  # points: how far a text may reach over where a caption begins


def beneath_captions(rows: Sequence[PrintedRow]) -> Iterator[Sequence[PrintedRow]]:
    """The printed rows of a page in parts, from the top: where numbered captions stand side by side, those beneath each, down to a row that
    runs on beneath two of them; else as they are."""
    start = i = 0
    while i < len(rows):
        starts = _starts(rows[i])
        end = next((j for j in range(i + 1, len(rows)) if _runs_over(rows[j], starts)), len(rows)) if starts else i
        if end - i > _FEWEST:
            yield rows[start:i]
            yield from (_between(rows[i:end], left, right) for left, right in pairwise((float("-inf"), *starts, float("inf"))))
            start = i = end
        else:
            i += 1
    yield rows[start:]


def _starts(row: PrintedRow) -> list[float]:
    """Where the captions of a row begin behind the first; none where not all of its texts are numbered captions."""
    if len(row.texts) < 2 or not all(map(is_numbered_caption, row.texts)):
        return []
    return [text[0].x0 for text in row.texts[1:]]


def _runs_over(row: PrintedRow, starts: Sequence[float]) -> bool:
    return any(text[0].x0 < x - _OVER and text[-1].x1 > x + _OVER for text in row.texts for x in starts)


def _between(rows: Sequence[PrintedRow], left: float, right: float) -> list[PrintedRow]:
    """The texts that begin between two x, row by row."""
    held = [tuple(text for text in row.texts if left - _OVER <= text[0].x0 < right - _OVER) for row in rows]
    return [PrintedRow(texts) for texts in held if texts]
