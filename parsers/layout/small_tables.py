"""Tables of hardly more rows than a header that nothing draws: what shows them is that each heading stands over numbers of its own."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.printed_rows import PrintedRow, Text, is_number, is_year, steps_between

_FEWEST = 2  # rows beneath the headings, and columns
_PLAIN = 3  # columns of a table whose headings are not bold
_LEADING = 2.6  # of the size: rows further apart are of two tables
_ALIKE = 2.0  # points: how far the numbers of one column may end apart


def is_headed(head: PrintedRow, body: Sequence[PrintedRow]) -> bool:
    """Whether a row is the headings of few rows right beneath it: as many texts, each over a column of numbers that end alike but for the
    first, and bold as no label is, or of three columns and without any number."""
    count = len(head.texts)
    is_full = len(body) >= _FEWEST and count >= _FEWEST and all(len(row.texts) == count for row in body)
    if not is_full or any(step > _LEADING for step in steps_between([head, *body])):
        return False
    columns = list(zip(*(row.texts for row in body), strict=True))
    are_numbers = all(is_number(text) and not is_year(text) for texts in columns[1:] for text in texts)
    are_alike = all(max(t[-1].x1 for t in texts) - min(t[-1].x1 for t in texts) <= _ALIKE for texts in columns[1:])
    are_labels = not any(map(is_number, columns[0]))
    return are_numbers and are_alike and are_labels and _are_over(head, columns) and _is_set_apart(head, body)


def _are_over(head: PrintedRow, columns: Sequence[Sequence[Text]]) -> bool:
    """Whether each heading stands over a text of its column."""
    return all(any(t[0].x0 < text[-1].x1 and t[-1].x1 > text[0].x0 for t in texts) for text, texts in zip(head.texts, columns, strict=True))


def _is_set_apart(head: PrintedRow, body: Sequence[PrintedRow]) -> bool:
    if all(word.style.is_bold for word in head.words):
        return not any(row.texts[0][0].style.is_bold for row in body)
    return len(head.texts) >= _PLAIN and not any(map(is_number, head.texts))
