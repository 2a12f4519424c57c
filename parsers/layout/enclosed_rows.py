"""A small table between two lines and no more: headings, and rows of numbers beneath them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.printed_rows import is_number, is_year, printed_rows
from parsers.layout.words import Word

_FEWEST = 3  # rows, the headings among them


def first_of_enclosed(words: Sequence[Word]) -> list[Word] | None:
    """The headings of what stands between two lines: its first row, of words and years, where each beneath has as many texts and numbers
    behind its first; None for anything else."""
    rows = printed_rows(words)
    if len(rows) < _FEWEST:
        return None
    head, *body = rows
    if len(head.texts) < 2 or any(len(row.texts) != len(head.texts) for row in body):
        return None
    are_headings = not any(is_number(text) and not is_year(text) for text in head.texts)
    are_numbers = all(is_number(text) for row in body for text in row.texts[1:])
    return head.words if are_headings and are_numbers else None
