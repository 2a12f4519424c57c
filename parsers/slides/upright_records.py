"""Tables of labels and values, with the names of their columns down the side: one record below another, a table for each, or one beside
another."""

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
_MOSTLY = 2 / 3  # of the labels beside records that stand side by side


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


def records_across(table: Table, words: TableWords) -> Table | None:
    """A table whose records stand side by side as one with a row for each: its first column has the names of columns of the kind, mostly
    known ones, and no name stands over a record; blank columns behind all records are none. None where it is another."""
    if table.column_count <= 2 or len(table.cells) != table.column_count * table.row_count:
        return None
    labels = [fold(table.at(row, 0).text or "") for row in range(table.row_count)]
    if len({*labels}) < len(labels) or not _are_mostly_known(labels, words):
        return None
    table = _without_blank_end(table)
    heads = [fold(table.at(0, column).text or "") for column in range(1, table.column_count)]
    is_turned = bool(heads) and all(heads) and not any(_is_known(head, words) for head in heads)
    return _turned_whole(table) if is_turned else None


def _without_blank_end(table: Table) -> Table:
    """A table without spanning cells, without the columns at its right side in which nothing is printed."""
    last = max((cell.column + 1 for cell in table.cells if cell.blocks), default=table.column_count)
    cells = tuple(cell for cell in table.cells if cell.column < last)
    return replace(table, column_count=last, cells=cells, box=union([cell.box for cell in cells]))


def _turned_whole(table: Table) -> Table:
    cells = [replace(cell, row=cell.column, column=cell.row) for cell in table.cells]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(table, row_count=table.column_count, column_count=table.row_count, cells=ordered)


def _are_mostly_known(labels: Sequence[str], words: TableWords) -> bool:
    """Whether enough labels are known; given up where too few are left."""
    least, known = max(_FEWEST, _MOSTLY * len(labels)), 0
    for left, label in zip(range(len(labels), 0, -1), labels, strict=True):
        if known + left < least:
            break
        known += _is_known(label, words)
    return known >= least


def _is_known(label: str, words: TableWords) -> bool:
    match = closest(label, words.columns)
    return match is not None and match.score >= _SURE


def _turned(table: Table, rows: Sequence[int]) -> Table:
    """Some rows of labels and values as a header over one row."""
    cells = [replace(table.at(row, side), row=side, column=column) for side in (0, 1) for column, row in enumerate(rows)]
    return replace(table, row_count=2, column_count=len(rows), cells=tuple(cells), box=union([cell.box for cell in cells]))
