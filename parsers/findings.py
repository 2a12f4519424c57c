"""What parsers give: records with their place and proof, doubts, and the regions that they were read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from parsers.faults import Faults
from parsers.layout.blocks import Block
from parsers.layout.page import Box, union
from parsers.layout.sheet import Table
from parsers.signals import Signals, confidence_of
from schemas.quickly_made import quickly_made

BlockId = tuple[int, int]


@quickly_made
@dataclass(frozen=True, slots=True)
class Part:
    """One place that a field was read from: the words as printed, their page and box, and the rule that read them."""

    column: str
    text: str
    page_number: int
    box: Box
    rule: str


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One row to be: its dataset, its own columns, the parts of its natural key, its place, and the blocks whose words it takes.

    ``signals`` are what its confidence comes from; None where another record's confidence is handed on.
    """

    dataset: str
    content: Any
    key: tuple[str, ...]
    page_number: int
    box: Box | None
    confidence: float = 1.0
    blocks: tuple[BlockId, ...] = ()
    parts: tuple[Part, ...] = ()
    signals: Signals | None = None

    @classmethod
    def of(
        cls,
        dataset: str,
        content: Any,
        key: tuple[str, ...],
        place: tuple[int, Box | None],
        signals: Signals,
        blocks: tuple[BlockId, ...] = (),
        parts: tuple[Part, ...] = (),
    ) -> Record:
        """A record with the confidence that its signals make; ``place`` is its page and its box."""
        return cls(dataset, content, key, *place, confidence_of(signals), blocks, parts, signals)

    def weighed(self, signals: Signals) -> Record:
        """The record with these signals, and with the confidence that they make."""
        own = (self.dataset, self.content, self.key, self.page_number, self.box)
        return Record(*own, confidence_of(signals), self.blocks, self.parts, signals)


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """One issue to be. ``code`` is one of :data:`schemas.issues.ISSUE_CODES`; ``about`` the record in doubt, None for a page."""

    code: str
    message: str
    page_number: int | None
    raw_text: str | None = None
    about: Record | None = None
    box: Box | None = None


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A part of one or more pages that one parser reads: blocks outside tables, and tables, in reading order."""

    pages: tuple[int, ...]
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks outside tables, then those of all tables."""
        return (*self.blocks, *(block for table in self.tables for block in table.blocks))

    def word_count_on(self, page_number: int) -> int:
        """How many words of the region stand on a page."""
        return sum(len(block.words) for block in self.all_blocks if block.page_number == page_number)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """What a parser read from one region. ``headers`` are header cells; ``context`` are blocks that introduce the region."""

    records: tuple[Record, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    headers: tuple[BlockId, ...] = ()
    context: tuple[BlockId, ...] = ()


def misread_signal(doubts: Iterable[Doubt]) -> float:
    """The signal ``read`` of a record with these doubts: each value that is printed and not understood halves it."""
    return 0.5 ** sum(1 for _ in doubts)


def doubts_of(faults: Faults) -> list[Doubt]:
    """An issue for each fault; what failed in the same way on one page is told once."""
    return [Doubt("parser_fault", fault.told, fault.page_number) for fault in dict.fromkeys(faults.met)]


Content = TypeVar("Content")


def contents(records: Iterable[Record], kind: type[Content]) -> list[tuple[Record, Content]]:
    """The records whose content is of one kind, with that content."""
    return [(record, record.content) for record in records if isinstance(record.content, kind)]


def part_of(column: str, blocks: Iterable[Block], rule: str) -> tuple[Part, ...]:
    """The places of a field that was read from whole blocks: one part a block."""
    return tuple([Part(column, block.text, block.page_number, block.box, rule) for block in blocks])


def box_of(blocks: Iterable[Block]) -> Box | None:
    """The box around blocks of one page; None where there is none."""
    boxes = [block.box for block in blocks]
    return union(boxes) if boxes else None
