"""Columns that stand so near to those before them that only their headings, and how their own texts begin, part the two."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from parsers.layout.printed_rows import PrintedRow, Text, row_of

_AT = 1.0  # points: how far from its heading's begin a text may begin
_FEWEST = 3  # texts that begin right beneath a heading, apart from the column before
_SPACE = 0.25  # of the size: no space in running text is narrower

Strip = tuple[float, float]


def parted_beneath(head: PrintedRow, body: Sequence[PrintedRow]) -> tuple[list[PrintedRow], list[Strip]]:
    """Rows with their texts parted where a heading begins, and the white there: texts begin right beneath it in some rows, and in all
    others a word does, behind a space at the least, that the column before leaves no more room for."""
    rows, strips = list(body), list[Strip]()
    for text in head.texts[1:]:
        x = text[0].x0
        if (strip := _strip_at(x, rows)) is not None:
            rows = [row_of([part for one in row.texts for part in _parts(one, x)]) for row in rows]
            strips.append(strip)
    return rows, strips


def _strip_at(x: float, rows: Sequence[PrintedRow]) -> Strip | None:
    """The white left of a heading's begin; None where a word runs across it, or no text does, or hardly one begins there."""
    texts = [text for row in rows for text in row.texts]
    across = [text for text in texts if text[0].x0 < x - _AT and text[-1].x1 > x + _AT]
    begun = sum(abs(text[0].x0 - x) <= _AT for text in texts)
    if not across or 2 * begun < max(2 * _FEWEST, len(across)) or not all(_begins_in(text, x) for text in across):
        return None
    return max(word.x1 for text in across for word in text if word.x0 < x - _AT), x


def _begins_in(text: Text, x: float) -> bool:
    """Whether a word of a text begins at an x, behind a space."""
    return any(abs(b.x0 - x) <= _AT and b.x0 - a.x1 >= _SPACE * b.style.size for a, b in itertools.pairwise(text))


def _parts(text: Text, x: float) -> Iterator[Text]:
    at = next((i for i, word in enumerate(text) if i and abs(word.x0 - x) <= _AT), len(text))
    yield text[:at]
    if at < len(text):
        yield text[at:]
