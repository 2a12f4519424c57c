"""The account of a document's words: each block is taken by a record, is furniture or heading, or is left over."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from parsers.findings import BlockId, Parsed, Record
from parsers.layout.blocks import Block, BlockKind
from parsers.layout.sheet import Sheet, Table
from parsers.pack import REPORTS, Pack

TableId = tuple[int, int]
FREE_KINDS = frozenset({"content", "minutes", "blank"})
"""Kinds of page that no parser reads."""
_SELF_EVIDENT = frozenset({BlockKind.TITLE, BlockKind.HEADER_CELL, BlockKind.FOOTER, BlockKind.PAGE_NUMBER})


@dataclass(frozen=True, slots=True)
class Account:
    """Which record took which block. Words are counted in the blocks' text, split at white space; markers are not counted."""

    claimed_by: Mapping[BlockId, Record]
    headers: frozenset[BlockId]
    left_over: tuple[Block, ...]
    words_total: int
    words_claimed: int

    def kind(self, block: Block) -> BlockKind:
        """What a block is, header cells told from other cells."""
        return BlockKind.HEADER_CELL if block.id in self.headers else block.kind


def account_for(
    pack: Pack,
    records: Sequence[Record],
    parsed: Sequence[Parsed],
    kinds: Mapping[int, str],
    known: Container[TableId],
    lost: Container[BlockId] = (),
) -> Account:
    """Account for every block of a document. The first record that names a block has it; a page's record has what introduces it, and notes.

    ``known`` are the tables that lie in a parser's region: their headers are the parser's to tell. ``lost`` are the blocks that a fault
    kept from being read: no page has them merely because they are on it.
    """
    claimed: dict[BlockId, Record] = {}
    for record in records:
        for block_id in record.blocks:
            claimed.setdefault(block_id, record)
    slides = {r.page_number: r for r in records if r.dataset == "slides"}
    context = {block_id for p in parsed for block_id in p.context}
    headers = frozenset(block_id for p in parsed for block_id in p.headers) | _plain_headers(pack, known)
    is_report = pack.cover.document_type in REPORTS  # their tables stand in prose
    left_over = []
    for sheet in pack.sheets:
        is_free = kinds[sheet.page_number] in FREE_KINDS
        for block in sheet.blocks:
            if block.id in claimed or block.id in headers or block.kind in _SELF_EVIDENT:
                continue
            is_of_page = is_free or (is_report and not _is_in(block, known))
            if block.id in context or (is_of_page and block.id not in lost):
                claimed[block.id] = slides[sheet.page_number]
            else:
                left_over.append(block)
        claimed.update((note.id, slides[sheet.page_number]) for note in sheet.notes if note.kind not in _SELF_EVIDENT)
    total = sum(len(b.text.split()) for sheet in pack.sheets for b in (*sheet.blocks, *sheet.notes))
    over = sum(len(b.text.split()) for b in left_over)
    return Account(claimed, headers, tuple(left_over), total, total - over)


def _is_in(block: Block, tables: Container[TableId]) -> bool:
    return block.place is not None and (block.page_number, block.place.table_order) in tables


def _plain_headers(pack: Pack, known: Container[TableId]) -> frozenset[BlockId]:
    """Header cells of tables that no parser knows."""
    tables = [t for sheet in pack.sheets for t in sheet.tables if (t.page_number, t.order) not in known and stands_out(t)]
    return frozenset(block.id for table in tables for cell in table.row(0) for block in cell.blocks)


def stands_out(table: Table) -> bool:
    """Whether a table's first row is set apart, by weight or colour, from most of the rest; a single text across all columns heads none."""
    if sum(bool(cell.text) for cell in table.row(0)) < min(2, table.column_count):
        return False
    first = [w.style for cell in table.row(0) for b in cell.blocks for w in b.words]
    rest = [w.style for cell in table.cells if cell.row > 0 for b in cell.blocks for w in b.words]
    if not first or not rest:
        return False
    look = (first[0].is_bold, first[0].colour)
    same_in_first = sum((s.is_bold, s.colour) == look for s in first)
    same_in_rest = sum((s.is_bold, s.colour) == look for s in rest)
    return 10 * same_in_first >= 8 * len(first) and 2 * same_in_rest < len(rest)


def column_headers(sheet: Sheet, headers: frozenset[BlockId]) -> dict[tuple[int, int], str]:
    """The header text above each (table order, column) of a page."""
    found: dict[tuple[int, int], str] = {}
    for table in sheet.tables:
        for cell in table.cells:
            if cell.text and cell.column >= 0 and any(b.id in headers for b in cell.blocks):
                for column in range(cell.column, cell.last_column + 1):
                    found.setdefault((table.order, column), cell.text)
    return found
