"""Tables of labels and values: one record below another, or a table for each, with the names of its columns down the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.language.phrases import closest
from parsers.layout.page import union
from parsers.layout.sheet import Table
from parsers.layout.text import fold
from schemas.vocabulary import TableWords

_FEWEST = 3  # labels of a record
_SURE = 0.9  # how well a label must be known


def upright_records(table: Table, words: TableWords) -> tuple[Table, ...]:
    """Each record of a table as a table of a header and one row; none where any label is no name of a column of the kind.

    A record begins where the first label stands again.
    """
    if table.column_count != 2 or len(table.cells) != 2 * table.row_count:
        return ()
    labels = [fold(table.at(row, 0).text or "") for row in range(table.row_count)]
    if not all(_is_known(label, words) for label in labels):
        return ()
    starts = [row for row, label in enumerate(labels) if label == labels[0]]
    parts = [range(first, end) for first, end in pairwise([*starts, table.row_count])]
    are_records = all(len(part) >= _FEWEST and len({labels[row] for row in part}) == len(part) for part in parts)
    return tuple(_turned(table, part) for part in parts) if are_records else ()


def _is_known(label: str, words: TableWords) -> bool:
    match = closest(label, words.columns)
    return match is not None and match.score >= _SURE


def _turned(table: Table, rows: Sequence[int]) -> Table:
    """Some rows of labels and values as a header over one row."""
    cells = [replace(table.at(row, side), row=side, column=column) for side in (0, 1) for column, row in enumerate(rows)]
    return replace(table, row_count=2, column_count=len(rows), cells=tuple(cells), box=union([cell.box for cell in cells]))
