"""The tables of a document as anyone reads them: grids of texts with spans and boxes, without what they mean to a pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from parsers.faults import Faults
from parsers.layout.blocks import Block
from parsers.layout.finding import no_heading
from parsers.layout.headers import header_row_count
from parsers.layout.leaders import without_dashes, without_leader
from parsers.layout.lines import Line
from parsers.layout.named_headers import HeadingTest
from parsers.layout.notes_pages import slides_of
from parsers.layout.page import Box, Page, UnreadablePage
from parsers.layout.sheet import Cell, Sheet, Table
from parsers.layout.sheets import sheets_of

_SAME_LINE = 0.3  # of the size: how far baselines may differ on one line
_DECIMALS = 2  # of a point


@dataclass(frozen=True, slots=True)
class PlainCell:
    """One cell, told at its anchor: row and column (from 0), spans, box in points, lines joined by line feeds (None where empty).

    Dots that lead from a text to the number beside it are no text, nor are dashes on both sides of one.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    text: str | None
    is_header: bool


@dataclass(frozen=True, slots=True)
class PlainTable:
    """One table: ``table_order`` from 1 on its page, ``confidence`` from 0 to 1; its cells, in reading order, tile the grid."""

    page_number: int
    table_order: int
    box: Box
    row_count: int
    column_count: int
    confidence: float
    cells: tuple[PlainCell, ...]


def plain_tables(
    pages: Sequence[Page | UnreadablePage], is_heading: HeadingTest = no_heading, faults: Faults | None = None
) -> tuple[PlainTable, ...]:
    """All tables of a document's pages, in reading order.

    ``is_heading`` tells what texts side by side are known to head. Of a page on which the work fails there are none; where no ``faults``
    are kept its error is raised.
    """
    faults = faults or Faults(are_raised=True)
    pages = faults.spare(partial(slides_of, pages), list(pages), "slides printed with their notes")
    by_number = {page.page_number: page for page in pages if isinstance(page, Page)}
    found: list[PlainTable] = []
    for sheet in sheets_of(pages, is_heading, faults):
        number = sheet.page_number
        found += faults.spare(partial(_plain_ones, sheet, by_number[number], is_heading), [], "the tables", number)
    return tuple(found)


def _plain_ones(sheet: Sheet, page: Page, is_heading: HeadingTest) -> list[PlainTable]:
    return [_plain(table, header_row_count(table, page, is_heading), sheet) for table in sheet.tables]


def _plain(table: Table, header_rows: int, sheet: Sheet) -> PlainTable:
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return PlainTable(
        page_number=table.page_number,
        table_order=table.order,
        box=_rounded(sheet.seen(table.box)),
        row_count=table.row_count,
        column_count=table.column_count,
        confidence=round(table.confidence, 4),
        cells=tuple(_plain_cell(cell, sheet, is_header=cell.row < header_rows) for cell in cells),
    )


def _plain_cell(cell: Cell, sheet: Sheet, *, is_header: bool) -> PlainCell:
    lines = list(map(without_dashes, _printed_lines(cell.blocks)))
    text = "\n".join(filter(None, map(without_leader, lines))) or "\n".join(lines) or None
    return PlainCell(cell.row, cell.column, cell.rowspan, cell.colspan, _rounded(sheet.seen(cell.box)), text, is_header)


def _printed_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of a cell as printed: markers before their text, what shares a baseline side by side."""
    lines = [line for block in blocks for line in block.lines]
    row: list[Line] = []
    for line in lines:
        if row and not _is_level(row[-1], line):
            yield " ".join(line.printed for line in row)
            row = []
        row.append(line)
    if row:
        yield " ".join(line.printed for line in row)


def _is_level(before: Line, line: Line) -> bool:
    return abs(before.baseline - line.baseline) < _SAME_LINE * min(before.size, line.size) and line.start >= before.x1


def _rounded(box: Box) -> Box:
    return Box(*(round(value, _DECIMALS) for value in box))
