"""Labels down the side of a matrix that stand so close beneath each other that they share a cell: a row for each that is known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from parsers.language.phrases import is_one_of
from parsers.layout.blocks import Block
from parsers.layout.lines import Line
from parsers.layout.page import Box
from parsers.layout.sheet import Cell, Table
from parsers.slides.panels import cut

_MOST_LINES = 8
_ABOVE = 0.5  # of the size: how far from its label's first line a row's first text may stand


def with_parted_labels(table: Table, phrases: Collection[tuple[str, ...]]) -> Table:
    """The table with a row for each label, where lines of a cell of the first column are two or more labels of ``phrases``, one beneath
    the other; what stands beside them is of the label that begins last above it."""
    for cell in reversed(table.cells):
        if cell.column == 0 and cell.rowspan == 1 and cell.row > 0 and sum(len(block.lines) for block in cell.blocks) > 1:
            firsts = _firsts(cell, phrases)
            table = _with_rows(table, cell, firsts) if len(firsts) > 1 and _have_texts_beside(firsts[1:], cell, table) else table
    return table


def _have_texts_beside(firsts: Sequence[Line], label: Cell, table: Table) -> bool:
    """Whether a text begins beside each label: else they may be one in many words."""
    beside = [block.lines[0] for cell in table.row(label.row) if cell is not label for block in cell.blocks]
    return all(any(abs(line.baseline - first.baseline) <= _ABOVE * first.size for line in beside) for first in firsts)


def _firsts(cell: Cell, phrases: Collection[tuple[str, ...]]) -> list[Line]:
    """The first line of each label of a cell; none where its lines are not known labels through and through."""
    lines = [line for block in cell.blocks for line in block.lines]
    ends = _ends([line.text for line in lines], phrases) if len(lines) <= _MOST_LINES else []
    return [lines[end] for end in (0, *ends[:-1])] if ends else []


def _ends(texts: Sequence[str], phrases: Collection[tuple[str, ...]]) -> list[int]:
    """Behind which lines the labels end that some lines are, the longest first; none where they are other texts."""
    for end in range(len(texts), 0, -1):
        label = " ".join(texts[:end])
        if any(is_one_of(label, of_one) for of_one in phrases):
            rest = _ends(texts[end:], phrases)
            if end == len(texts) or rest:
                return [end, *(end + further for further in rest)]
    return []


def _with_rows(table: Table, label: Cell, firsts: Sequence[Line]) -> Table:
    more = len(firsts) - 1
    tops = [line.box.top - _ABOVE * line.size for line in firsts[1:]]
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > label.row:
            cells.append(replace(cell, row=cell.row + more))
        elif cell.last_row < label.row:
            cells.append(cell)
        elif cell.rowspan > 1:
            cells.append(replace(cell, rowspan=cell.rowspan + more))
        else:
            cells += _parts(cell, tops)
    return replace(table, row_count=table.row_count + more, cells=tuple(sorted(cells, key=lambda one: (one.row, one.column))))


def _parts(cell: Cell, tops: Sequence[float]) -> list[Cell]:
    """A cell cut at some heights, from the top."""
    x0, top, x1, bottom = cell.box
    sides = (top, *tops, bottom)
    blocks = [part for block in cell.blocks for part in _cut(block, tops)]
    return [
        replace(
            cell,
            row=cell.row + i,
            box=Box(x0, sides[i], x1, sides[i + 1]),
            blocks=tuple([block for block in blocks if _place(block.lines[0], tops) == i]),
        )
        for i in range(len(tops) + 1)
    ]


def _cut(block: Block, tops: Sequence[float]) -> list[Block]:
    """A block, cut before each line that stands in another row than the one above it."""
    places = [_place(line, tops) for line in block.lines]
    parts, start = [], 0
    for place in dict.fromkeys(places):
        end = start + sum(len(line.words) for line, at in zip(block.lines, places, strict=True) if at == place)
        parts.append(cut(block, start, end))
        start = end
    return parts


def _place(line: Line, tops: Sequence[float]) -> int:
    return sum(line.box.top >= top for top in tops)
