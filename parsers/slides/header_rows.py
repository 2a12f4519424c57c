"""Which rows of a table may be its header, by where they stand and how they are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.layout.sheet import Cell, Table

_HEADER_DEPTH = 3  # rows among which the header may begin: a caption may stand above it


def may_be_headers(table: Table) -> Iterator[tuple[int, int]]:
    """The first and last of rows that may be a header: one near the table's head, or two of which the second names only parts."""
    for first in range(min(_HEADER_DEPTH, table.row_count - 1)):
        for last in (first, first + 1):
            is_header = last < table.row_count - 1 and (last == first or is_double(table, first))
            if is_header and not _holds_lists(table, first, last):
                yield first, last


def _holds_lists(table: Table, first: int, last: int) -> bool:
    """Whether rows have a list in one of their cells, as no heading has."""
    cells = (cell for row in range(first, last + 1) for cell in table.row(row))
    return any(len(cell.blocks) > 1 and sum(block.lines[0].marker is not None for block in cell.blocks) > 1 for cell in cells)


def is_double(table: Table, first: int) -> bool:
    """Whether the row beneath can be a header's second: it names only what the first row spans or leaves blank.

    It is set as the first, unless all others of the first row's cells reach down to it.
    """
    upper, lower = table.row(first), [cell for cell in table.row(first + 1) if cell.row == first + 1]
    if not _names_less(table, first, lower):
        return False  # as most rows
    is_joint = any(cell.rowspan > 1 for cell in upper) and all(cell.rowspan > 1 or cell.colspan > 1 for cell in upper)
    if not is_joint and _looks(upper).isdisjoint(_looks(lower)):
        return False
    reaches_down = any(cell.row <= first for cell in table.row(first + 1))
    return reaches_down or any(cell.colspan > 1 and cell.text for cell in upper)


def _looks(cells: Sequence[Cell]) -> set[tuple[bool, str | None]]:
    """How the texts of some cells are set: bold or not, and in which colour."""
    return {(word.style.is_bold, word.style.colour) for cell in cells for block in cell.blocks for word in block.words[:1]}


def _names_less(table: Table, first: int, lower: Sequence[Cell]) -> bool:
    above = [(table.at(first, cell.column), cell) for cell in lower if cell.text]
    return bool(above) and all(not up.text or up.colspan > cell.colspan for up, cell in above)
