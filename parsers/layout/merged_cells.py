"""Merged cells one above the other between which nothing is drawn: each text stands in the middle, or at the first, of its own rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.layout.page import Box
from parsers.layout.subcolumns import SpannedRow, misfit, spans_of, text_blocks
from parsers.layout.table import Grid, GridCell
from parsers.layout.words import Word

_WHITE = 1.0  # of the size: less white between two texts parts paragraphs of one cell
_LEVEL = 1.0  # points
_OFF = 0.3  # of the size: how far, on average, a text may be from where its rows want it


def with_parted_spans(grid: Grid) -> Grid:
    """The grid with each cell over several rows divided whose texts stand far apart, each where it would in a cell of its own."""
    tall = [cell for cell in grid.cells if cell.rowspan > 1 and cell.words]
    parted = {id(cell): parts for cell in tall if (parts := tuple(_parts(cell, _rows(cell, grid))))}
    if not parted:
        return grid
    cells = [part for cell in grid.cells for part in parted.get(id(cell), (cell,))]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _rows(cell: GridCell, grid: Grid) -> list[SpannedRow]:
    """The rows that a cell spans; none where other cells do not show where they begin and end."""
    rows: list[SpannedRow] = []
    for row in range(cell.row, cell.last_row + 1):
        beside = [c for c in grid.cells if c.row == row and c.rowspan == 1]
        if not beside:
            return []
        box = beside[0].box
        rows.append(SpannedRow(box.top, box.bottom, min((w.baseline for c in beside for w in c.words), default=box.top)))
    return rows


def _parts(cell: GridCell, rows: Sequence[SpannedRow]) -> Iterator[GridCell]:
    """The cells that a cell is; none where it is one."""
    blocks = text_blocks(cell.words)
    size = max(w.style.size for w in cell.words)
    if not 1 < len(blocks) <= len(rows):
        return
    if any(_white(a, b) < _WHITE * size for a, b in pairwise(blocks)) and not _are_level(blocks, rows):
        return
    spans = list(spans_of(blocks, rows, 0, len(rows) - 1))
    cuts = [start for start, _, _ in spans[1:]]
    if len(spans) != len(blocks) or misfit(cuts, blocks, rows, 0, len(rows) - 1) > _OFF * size * len(blocks):
        return
    for start, end, words in spans:
        box = Box(cell.box.x0, rows[start].top, cell.box.x1, rows[end].bottom)
        yield GridCell(cell.row + start, cell.column, end - start + 1, cell.colspan, box, words)


def _are_level(blocks: Sequence[Sequence[Word]], rows: Sequence[SpannedRow]) -> bool:
    """Whether one text begins level with each row: they label these, however close one ends above the next."""
    firsts = [min(w.baseline for w in block) for block in blocks]
    return len(blocks) == len(rows) and all(abs(first - row.baseline) <= _LEVEL for first, row in zip(firsts, rows, strict=True))


def _white(above: Sequence[Word], below: Sequence[Word]) -> float:
    return min(w.top for w in below) - max(w.bottom for w in above)
