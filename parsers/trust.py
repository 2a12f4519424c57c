"""What a whole pack tells of each record: its page's words, its table's rows, its neighbours, and the checks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.accounting import Account, TableId
from parsers.findings import Doubt, Record
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
from schemas.quickly_made import quickly_made

_OF_VALUES = frozenset({"value_not_understood", "unknown_status"})  # the row's own parser has weighed these
_ROWS = frozenset({"actions", "agenda_items"})  # datasets of which nothing but a row or a card makes a record that is weighed
_HALF = 0.5  # what one disagreement leaves of a signal
_BROKEN = 0.2  # what a bracket left open, or a break in a sentence, leaves
_LOOSE = 0.6  # what a line that ends without a stop leaves, where the next begins with a capital
_OPEN_GRID = 0.8  # a table's own confidence where nothing is drawn
_ENDS = (".", ";", ":", "!", "?", ")")
_OPEN_ENDS = (" –", " —", " -", "(", "[", ",", "/", "&")
_SAYS = re.compile(r"[^\W_]")
_CLOSING = (",", ";", ")", "]", "–", "—")


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class _Seat:
    """Where a record stands: its blocks, its table and its cells, none outside tables; ``here`` are those cells that are of the table,
    for a row may go on in another."""

    blocks: tuple[Block, ...]
    table: Table | None
    cells: tuple[Cell, ...]
    here: tuple[Cell, ...]


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """A record with its seat, and what of it others are held against.

    ``name`` tells it from the others of its page; ``table`` is its table, ``group`` the cell or list that it is one of several from;
    ``whole`` how far its texts are whole; ``is_headless`` whether it is of a table's first row, with no header above it.
    """

    record: Record
    seat: _Seat
    name: tuple[object, ...]
    table: tuple[str, int, int]
    group: object
    whole: float
    is_headless: bool


def weigh(records: Sequence[Record], doubts: Iterable[Doubt], pack: Pack, account: Account) -> dict[int, Record]:
    """The records that have signals, by the identity of each as it was, weighed by what the pack tells."""
    weighing = _Weighing(pack, account, [record for record in records if record.signals is not None], doubts)
    return {id(one.record): one.record.weighed(weighing.signals(one)) for one in weighing.standing}


class _Weighing:
    """One pack's records, and what is asked of all of them, worked out once."""

    def __init__(self, pack: Pack, account: Account, records: Sequence[Record], doubts: Iterable[Doubt]) -> None:
        self.standing = [_standing(record, seat) for record, seat in zip(records, _seats(pack, records), strict=True)]
        self.doubted = Counter([id(d.about) for d in doubts if d.about is not None and d.code not in _OF_VALUES])
        self.names = Counter([one.name for one in self.standing])
        self.taken = _taken(pack, account)
        self.told = account.words_claimed / account.words_total if account.words_total else 1.0
        self.read = read_blocks(account)
        self.order, self.said = order_signals(records), told_signals(records, pack.sheets)
        of_rows = {block for record in records if record.dataset in _ROWS for block in record.blocks}
        self.titles = {sheet.page_number: Titles(sheet, pack.vocabulary, of_rows) for sheet in pack.sheets}
        self.unread: dict[object, Unread] = {}
        self.breaks: dict[object, LineBreaks] = {}
        self.sheets = {sheet.page_number: sheet for sheet in pack.sheets}
        self.text_breaks: dict[int, TextBreaks] = {}
        self.doubled = doubled_labels(records)
        self.headless = {(one.record.dataset, one.record.page_number) for one in self.standing if one.is_headless}
        self.clear: dict[tuple[int, int], Mapping[int, float]] = {}
        self.wholes: dict[object, list[float]] = defaultdict(list)
        self.tables: dict[object, list[Record]] = defaultdict(list)
        for one in self.standing:
            self.wholes[one.group].append(one.whole)
            self.tables[one.table].append(one.record)

    def signals(self, one: _Standing) -> Signals:
        """All signals of a record, its parser's among them."""
        record, seat = one.record, one.seat
        is_keyed = self.names[one.name] == 1 and any(record.key)
        return (record.signals or Signals()).lowered(
            grid=clamped((seat.table.confidence - _OPEN_GRID) / (1.0 - _OPEN_GRID)) if seat.table else 1.0,
            cut=self._cut(seat),
            whole=one.whole,
            beside=self._beside(one),
            checks=_HALF ** self.doubted[id(record)],
            key=1.0 if is_keyed else 0.0,
            taken=self.taken.get(record.page_number, 1.0),
            joined=_HALF if self._is_at_turn(one) else 1.0,
            left=self._left(one),
            fit=alone_signal(record, self.tables[one.table]),
            titled=self._titled(one),
            words=word_signal(record),
            lines=self._lines(seat),
            pack=self.told,
            heading=heading_signal(record, seat.here, self.doubled),
            read=_HALF if _has_unknown_type(record) else 1.0,
            order=self.order.get(id(record), 1.0),
            told=self.said.get(id(record), 1.0),
        )

    def _beside(self, one: _Standing) -> float:
        """How far the others of the record's group are whole: the least of them."""
        wholes = self.wholes[one.group]
        if len(wholes) == 1:
            return 1.0  # as of most rows of tables
        least, next_least = sorted(wholes)[:2]
        return next_least if one.whole == least else least

    def _left(self, one: _Standing) -> float:
        if one.seat.table is None:
            return 1.0
        if one.table not in self.unread:
            self.unread[one.table] = unread_of(one.seat.table, self.read)
        return left_signal(self.unread[one.table], one.seat.here, self.tables[one.table])

    def _titled(self, one: _Standing) -> float:
        table, box = one.seat.table, one.record.box
        top = table.box.top if table is not None else box.top if box is not None else 0.0
        return self.titles[one.record.page_number].signal(one.record.dataset, top)

    def _lines(self, seat: _Seat) -> float:
        if seat.table is None:
            return min([self._text_lines(block) for block in seat.blocks if len(block.lines) > 1], default=1.0)
        key = (seat.table.page_number, seat.table.order)
        if key not in self.breaks:
            self.breaks[key] = LineBreaks(seat.table)
        return self.breaks[key].signal(seat.here, {block.id for block in seat.blocks})

    def _text_lines(self, block: Block) -> float:
        page = block.page_number
        if page not in self.text_breaks:
            self.text_breaks[page] = TextBreaks(self.sheets[page])
        return self.text_breaks[page].signal(block)

    def _is_at_turn(self, one: _Standing) -> bool:
        """Whether a record is of the last row before, or the first after, a page's turn over which its table goes on."""
        table = one.seat.table
        if table is None or one.is_headless:
            return one.is_headless
        is_over_turn = (one.record.dataset, one.record.page_number + 1) in self.headless
        return is_over_turn and any(cell.last_row == table.row_count - 1 for cell in one.seat.cells)

    def _cut(self, seat: _Seat) -> float:
        if seat.table is None or seat.table.confidence >= 1.0:
            return 1.0
        key = (seat.table.page_number, seat.table.order)
        if key not in self.clear:
            self.clear[key] = clearness(seat.table)
        return min([self.clear[key].get(cell.row, 1.0) for cell in seat.cells], default=1.0)


def _standing(record: Record, seat: _Seat) -> _Standing:
    content = record.content
    name = (record.dataset, record.page_number, record.key, getattr(content, "text", None))  # updates on one topic have its key
    table = (record.dataset, record.page_number, seat.table.order if seat.table else 0)
    is_headless = seat.table is not None and seat.table.order == 1 and any(cell.row == 0 for cell in seat.cells)
    own = min(record.signals.whole if record.signals else 1.0, _wholeness(seat))
    return _Standing(record, seat, name, table, _group(record, seat, table), own, is_headless)


def _group(record: Record, seat: _Seat, table: object) -> object:
    """The cell or list that a record is one of several from; rows of a table stand alone, and so do cards."""
    cells = seat.cells
    if len({cell.column for cell in cells}) > 1 or (not cells and record.dataset in _ROWS):
        return id(record)
    place = (cells[0].row, cells[0].column) if cells else getattr(record.content, "group_code", None)
    return table, place


def _has_unknown_type(record: Record) -> bool:
    content = record.content
    return getattr(content, "item_type_raw", None) is not None and content.item_type is None


def _seats(pack: Pack, records: Sequence[Record]) -> list[_Seat]:
    blocks = {block.id: block for sheet in pack.sheets for block in sheet.blocks}
    tables = {(table.page_number, table.order): table for sheet in pack.sheets for table in sheet.tables}
    return [_seat([blocks[block] for block in record.blocks if block in blocks], tables) for record in records]


def _seat(blocks: Sequence[Block], tables: Mapping[TableId, Table]) -> _Seat:
    """Where a record of some blocks stands; ``tables`` are those of all pages."""
    table: Table | None = None
    cells: dict[int, Cell] = {}
    here: dict[int, Cell] = {}
    for block in blocks:
        if (place := block.place) is None:
            continue
        own = tables[block.page_number, place.table_order]
        table = table if table is not None else own
        cell = own.at(place.row, place.column)
        cells[id(cell)] = cell
        if own is table:
            here[id(cell)] = cell
    return _Seat(tuple(blocks), table, tuple(cells.values()), tuple(here.values()))


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
    least = 1.0
    for cell in seat.cells:
        blocks = cell.blocks if len(cell.blocks) == 1 else [block for block in cell.blocks if block.id in own]
        least = min(least, _of_cell(blocks))
    return least


def _of_cell(blocks: Sequence[Block]) -> float:
    """A cell whose plain lines follow each other in the midst of a sentence was parted in a wrong place; what is bold heads the rest."""
    if len(blocks) == 1:
        return min(_of_text(blocks[0]), _BROKEN if _is_open(blocks[0].text) else 1.0)
    breaks = [b for a, b in pairwise(blocks) if not b.is_listed and not a.text.endswith(_ENDS) and not (a.is_bold and not b.is_bold)]
    least = min([_of_text(block, is_alone=False, is_last=block is blocks[-1]) for block in blocks])
    broken = min([_BROKEN if block.text[:1].islower() else _LOOSE for block in breaks], default=1.0)
    return min(least, broken, _BROKEN if _is_open(" ".join([block.text for block in blocks])) else 1.0)


def _of_text(block: Block, *, is_alone: bool = True, is_last: bool = True) -> float:
    text = block.text
    if block.is_listed and text[:1].islower():
        return _HALF
    if text.startswith(_CLOSING) or (is_last and text.endswith(_OPEN_ENDS)) or not (text[:1].isalnum() or _SAYS.search(text)):
        return 0.0
    return _BROKEN if is_alone and _is_open(text) else 1.0


def _is_open(text: str) -> bool:
    return text.count("(") != text.count(")") or text.count("[") != text.count("]")
