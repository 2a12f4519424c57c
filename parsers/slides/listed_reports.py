"""Reports printed as a list: each row of the table names a group, a row of the report, and what the group says there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.layout.sheet import Cell, Table
from parsers.layout.text import fold

_HEADINGS = 2  # columns that name things
_FEWEST = 3  # rows of such a list
_MOSTLY = 0.6  # of the names in a column must be known
_FEWEST_LABELS = 2

_Test = Callable[[str], bool]


class _Entry(NamedTuple):
    """A row of the list: the cells that name its subject and its label, and those with what it says."""

    subject: Cell
    label: Cell
    cells: tuple[Cell, ...]


def with_list_across(table: Table, is_subject: _Test, is_label: _Test) -> Table:
    """A table that lists subjects and labels side by side in its first two columns, with a column a subject and a row a label instead.

    A name may span the rows that it stands for, be printed again in each, or leave those beneath it blank. The table as it is where it is
    no such list, or names a subject and a label twice.
    """
    if table.column_count <= _HEADINGS or table.row_count < _FEWEST:
        return table
    for subject, label in ((0, 1), (1, 0)):
        is_named = is_subject(table.at(0, subject).text or "") or is_label(table.at(0, label).text or "")
        first = 0 if is_named else 1
        entries = _entries(table, first, subject, label)
        if _is_list(entries, is_subject, is_label):
            return _across(table, first, entries)
    return table


def _entries(table: Table, first: int, subject: int, label: int) -> list[_Entry]:
    found: list[_Entry] = []
    above: dict[int, Cell] = {}
    for row in range(first, table.row_count):
        above |= {column: cell for column in (subject, label) if (cell := table.at(row, column)).text}
        cells = tuple(cell for cell in table.row(row) if cell.column >= _HEADINGS)
        if len(above) < _HEADINGS or any(cell.colspan > 1 for cell in above.values()):
            return []
        found.append(_Entry(above[subject], above[label], cells))
    return found


def _is_list(entries: Sequence[_Entry], is_subject: _Test, is_label: _Test) -> bool:
    subjects, labels = ([fold(getattr(one, name).text) for one in entries] for name in ("subject", "label"))
    pairs = set(zip(subjects, labels, strict=True))
    if len(entries) < _FEWEST or len(pairs) < len(entries) or len(set(subjects)) == len(entries) or len(set(labels)) < _FEWEST_LABELS:
        return False
    known = (sum(test(getattr(one, name).text) for one in entries) for name, test in (("subject", is_subject), ("label", is_label)))
    return all(count >= _MOSTLY * len(entries) for count in known)


def _across(table: Table, first: int, entries: Sequence[_Entry]) -> Table:
    subjects, labels = _by_name([one.subject for one in entries]), _by_name([one.label for one in entries])
    said = {(fold(one.label.text or ""), fold(one.subject.text or "")): one.cells for one in entries}
    heads = [*subjects.values(), *labels.values()]
    again = [cell for one in entries for cell in (one.subject, one.label) if cell not in heads]
    named = [cell for cell in table.cells if cell.row < first] + list(dict.fromkeys(again))
    corner = Cell(0, 0, 1, 1, table.cells[0].box, tuple(block for cell in named for block in cell.blocks))
    cells = [corner, *(Cell(0, c, 1, 1, head.box, head.blocks) for c, head in enumerate(subjects.values(), start=1))]
    for row, (name, label) in enumerate(labels.items(), start=1):
        cells.append(Cell(row, 0, 1, 1, label.box, label.blocks))
        cells += [_joined(row, column, said.get((name, subject), ()), label) for column, subject in enumerate(subjects, start=1)]
    return replace(table, row_count=1 + len(labels), column_count=1 + len(subjects), cells=tuple(cells))


def _by_name(cells: Sequence[Cell]) -> dict[str, Cell]:
    """The first cell of each name, in the order of the list."""
    found: dict[str, Cell] = {}
    for cell in cells:
        found.setdefault(fold(cell.text or ""), cell)
    return found


def _joined(row: int, column: int, cells: Sequence[Cell], label: Cell) -> Cell:
    blocks = tuple(block for cell in cells for block in cell.blocks)
    return Cell(row, column, 1, 1, cells[0].box if cells else label.box, blocks)
