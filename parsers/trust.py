"""What a whole pack tells of each record: its page's words, its table's rows, its neighbours, and the checks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.accounting import Account
from parsers.findings import BlockId, Doubt, Record
from parsers.layout.blocks import Block
from parsers.layout.sheet import Cell, Table
from parsers.pack import Pack
from parsers.row_edges import clearness
from parsers.signals import Signals, clamped
from parsers.weighing.agenda import order_signals, told_signals
from parsers.weighing.headings import doubled_labels, heading_signal
from parsers.weighing.lines import LineBreaks, TextBreaks
from parsers.weighing.titles import Titles
from parsers.weighing.unread import Unread, alone_signal, left_signal, read_blocks, unread_of
from parsers.weighing.wording import word_signal

_OF_VALUES = frozenset({"value_not_understood", "unknown_status"})  # the row's own parser has weighed these
_ROWS = frozenset({"actions", "agenda_items"})  # datasets of which nothing but a row or a card makes a record that is weighed
_HALF = 0.5  # what one disagreement leaves of a signal
_BROKEN = 0.2  # what a bracket left open, or a break in a sentence, leaves
_LOOSE = 0.6  # what a line that ends without a stop leaves, where the next begins with a capital
_OPEN_GRID = 0.8  # a table's own confidence where nothing is drawn
_ENDS = (".", ";", ":", "!", "?", ")")
_OPEN_END = re.compile(r"(?:\s[–—-]|[(\[,/&])$")
_SAYS = re.compile(r"[^\W_]")
_CLOSING = (",", ";", ")", "]", "–", "—")


class _Seat(NamedTuple):
    """Where a record stands: its blocks, its table and its cells, none outside tables; ``here`` are those cells that are of the table,
    for a row may go on in another."""

    blocks: tuple[Block, ...]
    table: Table | None
    cells: tuple[Cell, ...]
    here: tuple[Cell, ...]


def weigh(records: Sequence[Record], doubts: Iterable[Doubt], pack: Pack, account: Account) -> dict[int, Record]:
    """The records that have signals, by the identity of each as it was, weighed by what the pack tells."""
    weighing = _Weighing(pack, account, [record for record in records if record.signals is not None], doubts)
    return {id(record): record.weighed(weighing.signals(record)) for record in weighing.records}


class _Weighing:
    """One pack's records, and what is asked of all of them, worked out once."""

    def __init__(self, pack: Pack, account: Account, records: Sequence[Record], doubts: Iterable[Doubt]) -> None:
        self.records = records
        self.seats = _seats(pack, records)
        self.table_of = {id(record): self._table(record) for record in records}
        self.group_of = {id(record): self._group(record) for record in records}
        self.whole = {id(r): min(r.signals.whole if r.signals else 1.0, _wholeness(self.seats[id(r)])) for r in records}
        self.doubted = Counter(id(d.about) for d in doubts if d.about is not None and d.code not in _OF_VALUES)
        self.keys = Counter(map(_name, records))
        self.taken = _taken(pack, account)
        self.told = account.words_claimed / account.words_total if account.words_total else 1.0
        self.read = read_blocks(account)
        self.agenda = {"order": order_signals(records), "told": told_signals(records, pack.sheets)}
        self.titles = {sheet.page_number: Titles(sheet, pack.vocabulary) for sheet in pack.sheets}
        self.unread: dict[object, Unread] = {}
        self.breaks: dict[object, LineBreaks] = {}
        self.sheets = {sheet.page_number: sheet for sheet in pack.sheets}
        self.text_breaks: dict[int, TextBreaks] = {}
        self.doubled = doubled_labels(records)
        self.turned = {(r.dataset, r.page_number) for r in records if self._begins_without_header(r)}
        self.clear: dict[tuple[int, int], Mapping[int, float]] = {}
        self.groups: dict[object, list[Record]] = defaultdict(list)
        self.tables: dict[object, list[Record]] = defaultdict(list)
        for record in records:
            self.groups[self.group_of[id(record)]].append(record)
            self.tables[self.table_of[id(record)]].append(record)

    def signals(self, record: Record) -> Signals:
        """All signals of a record, its parser's among them."""
        own, seat = record.signals or Signals(), self.seats[id(record)]
        is_keyed = self.keys[_name(record)] == 1 and any(record.key)
        return own.lowered(
            grid=clamped((seat.table.confidence - _OPEN_GRID) / (1.0 - _OPEN_GRID)) if seat.table else 1.0,
            cut=self._cut(seat),
            whole=self.whole[id(record)],
            beside=min([self.whole[id(r)] for r in self.groups[self.group_of[id(record)]] if r is not record], default=1.0),
            checks=_HALF ** self.doubted[id(record)],
            key=1.0 if is_keyed else 0.0,
            taken=self.taken.get(record.page_number, 1.0),
            joined=_HALF if self._is_at_turn(record) else 1.0,
            left=self._left(record),
            fit=alone_signal(record, self.tables[self.table_of[id(record)]]),
            titled=self._titled(record),
            words=word_signal(record),
            lines=self._lines(seat),
            pack=self.told,
            heading=heading_signal(record, seat.here, self.doubled),
            read=_HALF if _has_unknown_type(record) else 1.0,
            **{name: of.get(id(record), 1.0) for name, of in self.agenda.items()},
        )

    def _left(self, record: Record) -> float:
        seat, key = self.seats[id(record)], self.table_of[id(record)]
        if seat.table is None:
            return 1.0
        if key not in self.unread:
            self.unread[key] = unread_of(seat.table, self.read)
        return left_signal(self.unread[key], seat.here, self.tables[key])

    def _titled(self, record: Record) -> float:
        table, box = self.seats[id(record)].table, record.box
        top = table.box.top if table is not None else box.top if box is not None else 0.0
        return self.titles[record.page_number].signal(record.dataset, top)

    def _lines(self, seat: _Seat) -> float:
        if seat.table is None:
            return min((self._text_lines(block) for block in seat.blocks if len(block.lines) > 1), default=1.0)
        key = (seat.table.page_number, seat.table.order)
        if key not in self.breaks:
            self.breaks[key] = LineBreaks(seat.table)
        return self.breaks[key].signal(seat.here, {block.id for block in seat.blocks})

    def _text_lines(self, block: Block) -> float:
        page = block.page_number
        if page not in self.text_breaks:
            self.text_breaks[page] = TextBreaks(self.sheets[page])
        return self.text_breaks[page].signal(block)

    def _is_at_turn(self, record: Record) -> bool:
        """Whether a record is of the last row before, or the first after, a page's turn over which its table goes on."""
        seat, page = self.seats[id(record)], record.page_number
        if seat.table is None:
            return False
        is_last = any(cell.last_row == seat.table.row_count - 1 for cell in seat.cells)
        return self._begins_without_header(record) or (is_last and (record.dataset, page + 1) in self.turned)

    def _begins_without_header(self, record: Record) -> bool:
        seat = self.seats[id(record)]
        return seat.table is not None and seat.table.order == 1 and any(cell.row == 0 for cell in seat.cells)

    def _group(self, record: Record) -> object:
        """The cell or list that a record is one of several from; rows of a table stand alone, and so do cards."""
        cells = self.seats[id(record)].cells
        if (len(cells) > 1 and len({cell.column for cell in cells}) > 1) or (not cells and record.dataset in _ROWS):
            return id(record)
        place = (cells[0].row, cells[0].column) if cells else getattr(record.content, "group_code", None)
        return (self.table_of[id(record)], place)

    def _table(self, record: Record) -> object:
        table = self.seats[id(record)].table
        return (record.dataset, record.page_number, table.order if table else 0)

    def _cut(self, seat: _Seat) -> float:
        if seat.table is None or seat.table.confidence >= 1.0:
            return 1.0
        key = (seat.table.page_number, seat.table.order)
        if key not in self.clear:
            self.clear[key] = clearness(seat.table)
        return min((self.clear[key].get(cell.row, 1.0) for cell in seat.cells), default=1.0)


def _name(record: Record) -> tuple[object, ...]:
    """What tells a record from the others of its page: updates on one topic have its key, and texts of their own."""
    return record.dataset, record.page_number, record.key, getattr(record.content, "text", None)


def _has_unknown_type(record: Record) -> bool:
    content = record.content
    return getattr(content, "item_type_raw", None) is not None and content.item_type is None


def _seats(pack: Pack, records: Sequence[Record]) -> dict[int, _Seat]:
    blocks = {block.id: block for sheet in pack.sheets for block in sheet.blocks}
    places: dict[BlockId, tuple[Table, Cell]] = {}
    for sheet in pack.sheets:
        for table in sheet.tables:
            places |= {block.id: (table, cell) for cell in table.cells for block in cell.blocks}
    return {id(record): _seat(record, blocks, places) for record in records}


def _seat(record: Record, blocks: Mapping[BlockId, Block], places: Mapping[BlockId, tuple[Table, Cell]]) -> _Seat:
    own = [places[block] for block in record.blocks if block in places]
    table = own[0][0] if own else None
    cells = {id(cell): cell for _, cell in own}
    here = {id(cell): cell for of, cell in own if of is table}
    return _Seat(tuple([blocks[block] for block in record.blocks if block in blocks]), table, tuple(cells.values()), tuple(here.values()))


def _taken(pack: Pack, account: Account) -> dict[int, float]:
    """By page the share of words that are in a record, a heading or the page's furniture."""
    over = Counter[int]()
    for block in account.left_over:
        over[block.page_number] += len(block.words)
    return {s.page_number: 1.0 - over[s.page_number] / max(1, sum(len(b.words) for b in s.blocks)) for s in pack.sheets}


def _wholeness(seat: _Seat) -> float:
    """How far a record's texts are whole, cell by cell."""
    if not seat.cells:
        return min([_of_text(block) for block in seat.blocks], default=1.0)
    own = {block.id for block in seat.blocks}
    cells = [[block for block in cell.blocks if block.id in own] for cell in seat.cells]
    return min([_of_cell(blocks) for blocks in cells if blocks], default=1.0)


def _of_cell(blocks: Sequence[Block]) -> float:
    """A cell whose plain lines follow each other in the midst of a sentence was parted in a wrong place."""
    if len(blocks) == 1:
        return min(_of_text(blocks[0]), _BROKEN if _is_open(blocks[0].text) else 1.0)
    breaks = [b for a, b in pairwise(blocks) if not b.is_listed and not a.text.endswith(_ENDS)]
    least = min([_of_text(block, is_alone=False, is_last=block is blocks[-1]) for block in blocks])
    broken = min([_BROKEN if block.text[:1].islower() else _LOOSE for block in breaks], default=1.0)
    return min(least, broken, _BROKEN if _is_open(" ".join([block.text for block in blocks])) else 1.0)


def _of_text(block: Block, *, is_alone: bool = True, is_last: bool = True) -> float:
    text = block.text
    if block.is_listed and text[:1].islower():
        return _HALF
    if text.startswith(_CLOSING) or (is_last and _OPEN_END.search(text[-3:])) or not _SAYS.search(text):
        return 0.0
    return _BROKEN if is_alone and _is_open(text) else 1.0


def _is_open(text: str) -> bool:
    return text.count("(") != text.count(")") or text.count("[") != text.count("]")
