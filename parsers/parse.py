"""From pages to findings: lay out, find regions, read them, account for every word, and hold the pack against itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from parsers.accounting import Account, account_for
from parsers.checks import check
from parsers.faults import Faults
from parsers.findings import Doubt, Record, doubts_of
from parsers.language.day_order import is_month_first, month_first, tells_month_first
from parsers.language.spans import MONTH_NAMES
from parsers.layout.broken_words import with_whole_words
from parsers.layout.notes_pages import slides_of
from parsers.layout.page import Page, UnreadablePage
from parsers.layout.sheet import Sheet
from parsers.layout.sheets import sheets_of
from parsers.layout.words import with_words
from parsers.meetings import meetings_of
from parsers.oddities import oddities
from parsers.pack import REPORTS, Cover, Pack, without_pages, without_text
from parsers.sections import Reading, sections_of
from parsers.slide_records import slide_records, with_slide_pages
from parsers.slides.cover import read_cover
from parsers.slides.headings import heading_test
from parsers.statements import statements_of
from parsers.trust import weigh
from schemas.vocabulary import Vocabulary

_UNWEIGHED = 0.5  # the most that a record is trusted where its weighing failed: a person is to look at it


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
    faults = Faults()
    pages = _worded(pages, faults)
    with month_first(_is_month_first(pages, faults)):
        read = _read_pack(pages, vocabulary, without, faults, is_whole=is_whole)
        told = statements_of(read.records, read.pack, read.account, read.kinds, faults)
    return replace(read, records=(*read.records, *told), doubts=(*read.doubts, *doubts_of(faults)))


def read_pack(
    pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary, *, without: Collection[str] = (), is_whole: bool = True
) -> ParsedPack:
    """Parse a document's pages, without the decisions and deadlines that its sentences tell; as :func:`parse_pack` otherwise."""
    faults = Faults()
    pages = _worded(pages, faults)
    with month_first(_is_month_first(pages, faults)):
        read = _read_pack(pages, vocabulary, without, faults, is_whole=is_whole)
    return replace(read, doubts=(*read.doubts, *doubts_of(faults)))


def _worded(pages: Sequence[Page | UnreadablePage], faults: Faults) -> list[Page | UnreadablePage]:
    """The pages with their words, which take less time for all pages together."""
    return faults.spare(partial(with_words, pages), list(pages), "the words of all pages")


def _is_month_first(pages: Sequence[Page | UnreadablePage], faults: Faults) -> bool:
    """Whether a document's dates in digits have their months first: decided once, for all that is read of it."""

    def told() -> bool:
        texts = (page.words or () for page in pages if isinstance(page, Page))
        return tells_month_first([" ".join([word.text for word in words]) for words in texts])

    return faults.spare(told, False, "the order of days and months")


def _read_pack(
    pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary, without: Collection[str], faults: Faults, *, is_whole: bool
) -> ParsedPack:
    pack, readings, lost = sections_of(_pack(pages, vocabulary, faults), without, faults)
    kinds = _kinds(pack, readings)
    records = _records(pack, readings, kinds, faults)
    known = {(table.page_number, table.order) for reading in readings for table in reading.region.tables}
    account = account_for(pack, records, [r.parsed for r in readings], kinds, known, lost)

    def odd(pack: Pack) -> list[Doubt]:
        return list(oddities(pack, pages, kinds, account, known, is_whole=is_whole))

    read_doubts = [doubt for reading in readings for doubt in reading.parsed.doubts]
    _, odd_doubts = faults.spare_pages(odd, pack, without_pages, pack.numbers, list[Doubt](), "what is odd about pages")
    doubts = (*_rebound(read_doubts, records), *check(records, pack, faults), *odd_doubts)
    better = faults.spare(partial(weigh, records, doubts, pack, account), None, "the confidence of rows") or _unweighed(records)
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


def _pack(pages: Sequence[Page | UnreadablePage], vocabulary: Vocabulary, faults: Faults) -> Pack:
    """A document laid out, with its cover; its dividers are not known yet."""
    known = {word for phrases in vocabulary.statuses.values() for phrase in phrases for word in phrase.casefold().split()}
    known.update(MONTH_NAMES)
    pages = faults.spare(partial(with_whole_words, pages, known), list(pages), "words that a line's end breaks")
    pages = faults.spare(partial(slides_of, pages), list(pages), "slides printed with their notes")
    sheets = sheets_of(pages, heading_test(vocabulary), faults)
    numbers = [sheet.page_number for sheet in sheets]
    _, cover = faults.spare_pages(lambda sheets: read_cover(sheets, vocabulary), sheets, without_text, numbers, Cover("other"), "the cover")
    return Pack(sheets, cover, vocabulary, is_month_first=is_month_first())


def _records(pack: Pack, readings: Sequence[Reading], kinds: dict[int, str], faults: Faults) -> list[Record]:
    """All records of a pack but its statements, those of its pages first."""
    slides = slide_records(pack, kinds)
    read = [record for reading in readings for record in reading.parsed.records]
    records = [*slides, *faults.spare(partial(with_slide_pages, read, slides), read, "the pages of agenda items")]
    return records + faults.spare(partial(meetings_of, records, pack), list[Record](), "the meetings")


def _unweighed(records: Sequence[Record]) -> dict[int, Record]:
    """The records that have signals, by the identity of each, as they are where nothing of the pack could be held against them."""
    weighable = (record for record in records if record.signals is not None)
    return {id(one): replace(one, confidence=min(one.confidence, _UNWEIGHED), signals=None) for one in weighable}


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
