"""Captions of tables and figures: some begin with what they are and a number, others stand between numbers and the next headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.printed_rows import PrintedRow, is_number, printed_rows
from parsers.layout.side_by_side import is_parted
from parsers.layout.words import Word

_CAPTION = re.compile(r"(?:table|figure|fig|graph|chart)\.? ?(?:[A-Z]{1,2}-?)?[0-9IVX]+[a-z]?(?:[.-]\d+)*\b", re.IGNORECASE)
_FIRST = 2  # words
_HEADED = 3  # headings side by side

Rows = Sequence[Sequence[Word]]
"""Printed rows, each as its words."""


def is_numbered_caption(words: Sequence[Word]) -> bool:
    """Whether a printed row begins as a numbered caption does: ``Table 2-1. Boats by quay``."""
    return _CAPTION.match(" ".join(word.text for word in words[:_FIRST])) is not None


def numbered_captions(rows: Rows) -> list[Sequence[Word]]:
    """The numbered captions among printed rows from the top: texts alone that white as high as a line parts from the row above."""
    return [row for above, row in pairwise(rows) if is_numbered_caption(row) and not is_parted(row) and _is_apart(above, row)]


def _is_apart(above: Sequence[Word], row: Sequence[Word]) -> bool:
    return min(w.top for w in row) - max(w.bottom for w in above) > row[0].style.size


def is_caption_between(bands: Sequence[Rows], at: int) -> bool:
    """Whether what stands between two lines is the caption of another table. ``bands`` are what stands between each two lines, ``at`` the
    place of those asked about."""
    rows = bands[at]
    if not rows or any(map(is_parted, rows)):
        return False
    return is_numbered_caption(rows[0]) or (0 < at < len(bands) - 2 and _head_numbers(*bands[at - 1 : at + 3]))


def _head_numbers(above: Rows, _: Rows, heads: Rows, beneath: Rows) -> bool:
    """Whether numbers end above a text, and headings beneath it head numbers again."""
    if not above or not heads or not beneath:
        return False
    last, head, first = (printed_rows(row)[-1:] for row in (above[-1], heads[-1], beneath[0]))
    is_headed = bool(head) and len(head[0].texts) >= _HEADED and not _has_numbers(head)
    return is_headed and _has_numbers(last) and _has_numbers(first)


def _has_numbers(rows: Sequence[PrintedRow]) -> bool:
    return any(is_number(text) for row in rows for text in row.texts[1:])
