"""Headings over an odd number of columns, which stand in the middle over one heading beneath as the first line of a wrapped one does: the
white between tells them apart."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.aligned_columns import first_column
from parsers.layout.printed_rows import PrintedRow, Text

_APART = 1.35  # of the size: lines of one heading stand no further apart
_CENTRED = 0.5  # of the size: how far off the middle of the headings beneath it one may stand


def columns_around(text: Text, row: PrintedRow, beneath: Sequence[PrintedRow], borders: Sequence[float]) -> tuple[int, int] | None:
    """The first and last column that a heading heads whose last line stands apart from one heading beneath, with others on both sides of
    that which nothing else is over; None for any other. ``beneath`` are the rows of headings under its ``row``, from the top."""
    others = [one for one in row.texts if one is not text]
    for lower in beneath:
        under = [i for i, one in enumerate(lower.texts) if _are_over(one, text[0].x0, text[-1].x1)]
        if len(under) == 1 and len(lower.texts) > 2 and lower.baseline - row.baseline > _APART * lower.size:
            return _around(text, lower, under[0], others, borders)
        others += [one for i, one in enumerate(lower.texts) if i not in under]
        row = lower if under else row
    return None


def _around(text: Text, lower: PrintedRow, middle: int, others: Sequence[Text], borders: Sequence[float]) -> tuple[int, int] | None:
    """The columns of as many headings left of one as right of it that a text has its middle over, the most; None where there are none."""
    found = None
    for reach in range(1, min(middle, len(lower.texts) - 1 - middle) + 1):
        first, last = lower.texts[middle - reach], lower.texts[middle + reach]
        is_centred = abs((text[0].x0 + text[-1].x1) - (first[0].x0 + last[-1].x1)) / 2 <= _CENTRED * lower.size
        columns = first_column(first, borders), first_column(last, borders)
        if columns[0] == 0 or any(_are_over(one, first[0].x0, last[-1].x1) for one in others):
            break
        found = columns if is_centred else found
    return found


def _are_over(text: Text, x0: float, x1: float) -> bool:
    return text[-1].x1 > x0 and text[0].x0 < x1
