"""From pages to findings: lay out, find regions, read them, account for every word, and hold the pack against itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.accounting import Account, account_for
from parsers.checks import check
from parsers.findings import Doubt, Parsed, Record, Region
from parsers.layout.broken_words import with_whole_words
from parsers.layout.page import Page, UnreadablePage
from parsers.layout.sheet import Sheet
from parsers.layout.sheets import sheets_of
from parsers.meetings import meetings_of
from parsers.oddities import oddities
from parsers.pack import REPORTS, Cover, Pack
from parsers.registry import REGISTRY, SlideParser
from parsers.slide_records import slide_records, with_slide_pages
from parsers.slides.cover import read_cover
from parsers.slides.divider import dividers_of
from parsers.slides.headings import heading_test
from parsers.statements import statements_of
from parsers.trust import weigh
from schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """One region, the parser that found it, and what was read from it."""

    parser: SlideParser
    region: Region
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class ParsedPack:
    """All that a document gave: its layout, its records and doubts, and the account of its words."""

    pack: Pack
    records: tuple[Record, ...]
    doubts: tuple[Doubt, ...]
    account: Account
    kinds: dict[int, str]

    @property
    def cover(self) -> Cover:
        """What the cover says."""
        return self.pack.cover


def parse_pack(
    pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary, *, without: Collection[str] = (), is_whole: bool = True
) -> ParsedPack:
    """Parse a document's pages.

    Args:
        pages: All pages in order, or some of them.
        vocabulary: The words to go by.
        without: Names of parsers that find their regions and read nothing from them, so that their words stay over.
        is_whole: Whether these are all pages; if not, nothing that may stand on the others is missed.
    """
    read = read_pack(pages, vocabulary, without=without, is_whole=is_whole)
    return replace(read, records=(*read.records, *statements_of(read.records, read.pack, read.account, read.kinds)))


def read_pack(
    pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary, *, without: Collection[str] = (), is_whole: bool = True
) -> ParsedPack:
    """Parse a document's pages, without the decisions and deadlines that its sentences tell; as :func:`parse_pack` otherwise."""
    pack = _pack(pages, vocabulary)
    readings = list(_read(pack, without))
    kinds = _kinds(pack, readings)
    records = [record for reading in readings for record in reading.parsed.records]
    slides = slide_records(pack, kinds)
    records = [*slides, *with_slide_pages(records, slides)]
    records += meetings_of(records, pack)
    known = {(table.page_number, table.order) for reading in readings for table in reading.region.tables}
    account = account_for(pack, records, [r.parsed for r in readings], kinds, known)
    read_doubts = [doubt for reading in readings for doubt in reading.parsed.doubts]
    doubts = (
        *_rebound(read_doubts, records),
        *check(records, pack),
        *oddities(pack, pages, kinds, account, known, is_whole=is_whole),
    )
    better = weigh(records, doubts, pack, account)
    doubts = tuple(replace(doubt, about=better.get(id(doubt.about), doubt.about)) for doubt in doubts)
    account = replace(account, claimed_by={block: better.get(id(record), record) for block, record in account.claimed_by.items()})
    weighed = tuple(better.get(id(record), record) for record in records)
    return ParsedPack(pack, weighed, doubts, account, kinds)


def _rebound(doubts: Sequence[Doubt], records: Sequence[Record]) -> Iterator[Doubt]:
    """Doubts about a record that was completed since are about the completed one."""
    by_place = {(r.dataset, r.key, r.page_number, r.box): r for r in records}
    for doubt in doubts:
        about = doubt.about
        yield replace(doubt, about=by_place.get((about.dataset, about.key, about.page_number, about.box))) if about else doubt


def _pack(pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary) -> Pack:
    statuses = {word for phrases in vocabulary.statuses.values() for phrase in phrases for word in phrase.casefold().split()}
    sheets = sheets_of(with_whole_words(pages, statuses), heading_test(vocabulary))
    pack = Pack(sheets, read_cover(sheets, vocabulary), vocabulary)
    return replace(pack, dividers=dividers_of(pack))


def _read(pack: Pack, without: Collection[str]) -> Iterator[Reading]:
    """Find all regions in the parsers' order and read each; words that an earlier region has are not in a later one."""
    taken: set[tuple[int, int]] = set()
    for parser in REGISTRY:
        for found in parser.find(pack):
            region = _rest(found, taken)
            if region is None:
                continue
            parsed = parser.parse(region, pack) if parser.name not in without else Parsed()
            taken |= {block.id for block in region.blocks} | {b.id for t in region.tables for c in t.cells for b in c.blocks}
            yield Reading(parser, region, parsed)


def _rest(region: Region, taken: set[tuple[int, int]]) -> Region | None:
    """A region without the words that another has; None where none are left."""
    tables = tuple(t for t in region.tables if not any(b.id in taken for c in t.cells for b in c.blocks))
    blocks = tuple(b for b in region.blocks if b.id not in taken)
    return replace(region, blocks=blocks, tables=tables) if blocks or tables else None


def _kinds(pack: Pack, readings: Sequence[Reading]) -> dict[int, str]:
    """What each page mainly is: the kind of the region with the most words on it."""
    weights: dict[int, dict[str, int]] = {}
    for reading in readings:
        if reading.parser.slide_kind is not None:
            for page in reading.region.pages:
                kinds = weights.setdefault(page, {})
                kinds[reading.parser.slide_kind] = kinds.get(reading.parser.slide_kind, 0) + reading.region.word_count_on(page)
    return {sheet.page_number: _kind(sheet, weights.get(sheet.page_number, {}), pack.cover) for sheet in pack.sheets}


def _kind(sheet: Sheet, weights: dict[str, int], cover: Cover) -> str:
    kind = max(weights, key=lambda kind: weights[kind], default=None)
    is_prose = cover.document_type in REPORTS and kind is not None and 2 * weights[kind] < sum(len(block.words) for block in sheet.blocks)
    if kind is not None and not is_prose:
        return kind
    if not sheet.blocks:
        return "blank"
    return "minutes" if cover.document_type == "minutes" else "content"
