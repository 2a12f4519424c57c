"""Findings to rows: keys and ids, the common columns, and the datasets that only point at others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from parsers.accounting import FREE_KINDS, column_headers
from parsers.document_title import document_title
from parsers.faults import Faults
from parsers.findings import Doubt, Record, doubts_of
from parsers.fingerprint import fingerprint
from parsers.keys import KeyedRecord, keyed
from parsers.language.day_order import month_first
from parsers.language.seat import Seat
from parsers.layout.blocks import Block
from parsers.layout.page import Box, DocumentInfo, Link
from parsers.layout.sheet import Sheet
from parsers.milestones import milestone_dates
from parsers.parse import ParsedPack
from parsers.recognise import learnt, recognise
from parsers.signals import reasons
from parsers.slides.cover import version_ordinal
from schemas.issues import ISSUE_CODES
from schemas.records import Document, FieldSource, HyperLink, MilestoneDate, ParseIssue, TextBlock
from schemas.rows import Carried, Row

if TYPE_CHECKING:
    from spacy.language import Language

_NOWHERE = Box(None, None, None, None)  # type: ignore[arg-type]
_ASSUMED = 0.85  # the confidence of a document that is taken for papers without an agenda in it
_REVIEW_BELOW = 0.7
_REVIEWED = frozenset({"value_not_understood", "unknown_status", "struck_out_text"})  # what a person is to look at, whatever the confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What is known of a file besides its pages: its bytes, what it says of itself, its name here and where it came from."""

    sha256: str
    size_bytes: int | None
    info: DocumentInfo | None
    document_id: str
    parser_version: str
    schema_version: str
    source_url: str | None = None
    source_name: str | None = None
    published_date: date | None = None
    first_seen_at: datetime | None = None
    retrieved_at: datetime | None = None


class _Context(NamedTuple):
    """What all rows of one document share."""

    facts: FileFacts
    parsed: ParsedPack
    base: str
    lying: Mapping[int, Sheet]

    def seen(self, record: Record) -> Box | None:
        """A record's box as a reader sees its page."""
        sheet = self.lying.get(record.page_number)
        return record.box if sheet is None or record.box is None else sheet.seen(record.box)

    def carried(self, item: KeyedRecord, *, needs_review: bool = False) -> Carried:
        """The common columns of a row."""
        cover, record, url = self.parsed.cover, item.record, self.facts.source_url
        box = self.seen(record) or _NOWHERE
        return Carried(
            row_id=item.row_id,
            row_key=item.row_key,
            document_id=self.facts.document_id,
            document_type=cover.document_type,
            meeting_id=cover.meeting_id,
            meeting_date=cover.meeting_date,
            page_number=record.page_number,
            x0=box.x0,
            top=box.top,
            x1=box.x1,
            bottom=box.bottom,
            page_url=f"{url}#page={record.page_number}" if url and record.page_number else None,
            confidence=record.confidence,
            confidence_reasons=_reasons(record),
            needs_review=needs_review or record.confidence < _REVIEW_BELOW,
        )


def _reasons(record: Record) -> str | None:
    """What lowered a record's own confidence, the gravest first; None where nothing did, or the confidence is another record's."""
    return ", ".join(reasons(record.signals)) or None if record.signals is not None else None


def claimed_id(parsed: ParsedPack, sha256: str) -> str:
    """The document id that a document's cover gives it: ``tmag-16-papers-v1.0``.

    Without a version the sha256's first eight digits stand in; a document of no known meeting is ``doc-<sha8>``.
    """
    cover, short = parsed.cover, sha256[:8]
    if cover.meeting_id is None:
        return f"doc-{short}"
    attachment = f"-{cover.attachment_number}" if cover.attachment_number else ""
    version = f"v{cover.version}" if cover.version else short
    return f"{cover.meeting_id}-{cover.document_type}{attachment}-{version}".lower()


def base_key(parsed: ParsedPack, document_id: str) -> str:
    """What the keys of all rows of a document begin with."""
    cover = parsed.cover
    if cover.meeting_id is None:
        return document_id
    attachment = f"-{cover.attachment_number}" if cover.attachment_number else ""
    return f"{cover.meeting_id}/{cover.document_type}{attachment}"


def rows_of(
    parsed: ParsedPack, facts: FileFacts, *, beside: Sequence[str] = (), conflict: str | None, model: Language | None = None
) -> dict[str, list[Row]]:
    """All rows of a document by dataset. It is partial where an issue is an error, or for what stands ``beside`` these.

    ``conflict`` is the id that another file holds, if this one claimed it; ``model`` a trained language model that helps to type parties.
    """
    faults = Faults()
    lying = {sheet.page_number: sheet for sheet in parsed.pack.sheets if sheet.turned or sheet.inset}
    context = _Context(facts, parsed, base_key(parsed, facts.document_id), lying)
    document = _document(parsed, facts)
    items = list(keyed([document, *parsed.records], base=context.base, sha256=facts.sha256))
    by_record = {id(item.record): item for item in items}
    blocks = list(keyed(_text_blocks(parsed, by_record), base=context.base, sha256=facts.sha256))
    loose = [b for b in blocks if b.record.content.claimed_by_dataset == "slides" and _is_free(b, parsed)]
    with month_first(parsed.pack.is_month_first):
        found = recognise([*items, *loose], _seat(parsed, blocks, model, faults), parsed.cover.meeting_date, faults)
        stated = faults.spare(
            partial(milestone_dates, [*items, *loose], parsed.cover.meeting_date), list[MilestoneDate](), "the dates of milestones"
        )
    doubts = [*parsed.doubts, *([_conflict(conflict, facts)] if conflict else []), *doubts_of(faults)]
    derived = [*_field_sources(items), *_links(parsed), *found, *_issues(doubts, by_record)]
    doubted = {id(d.about) for d in doubts if d.about is not None and d.code in _REVIEWED}
    rows: dict[str, list[Row]] = {}
    for item in (*items, *blocks, *keyed(derived, base=context.base, sha256=facts.sha256)):
        carried = context.carried(item, needs_review=id(item.record) in doubted)
        rows.setdefault(item.record.dataset, []).append(Row(item.record.dataset, carried, item.record.content))
    rows["milestone_dates"] = [Row("milestone_dates", None, content) for content in stated]
    rows["documents"] = [_with_status(row, doubts, beside) for row in rows["documents"]]
    return rows


def _seat(parsed: ParsedPack, blocks: Sequence[KeyedRecord], model: Language | None, faults: Faults) -> Seat:
    """What reads the texts of a document, with what it says itself of names."""
    vocabulary = parsed.pack.vocabulary
    codes = frozenset(vocabulary.group_names)
    learning = partial(learnt, parsed.records, [block.record for block in blocks], vocabulary.gazetteer, codes)
    return Seat(faults.spare(learning, vocabulary.gazetteer, "the names that the document tells"), codes, model)


def _with_status(row: Row, doubts: Iterable[Doubt], beside: Sequence[str]) -> Row:
    """A document's row with its status, and why it is partial."""
    reasons = [*sorted({doubt.code for doubt in doubts if ISSUE_CODES[doubt.code].severity == "error"}), *beside]
    content = replace(row.content, status="partial", status_reason=",".join(reasons)) if reasons else row.content
    return row._replace(content=content)


def _is_free(item: KeyedRecord, parsed: ParsedPack) -> bool:
    """Whether a block is text of a page that no slide parser reads: its words are in no other record."""
    return parsed.kinds.get(item.record.page_number) in FREE_KINDS


def _document(parsed: ParsedPack, facts: FileFacts) -> Record:
    cover, info = parsed.cover, facts.info
    content = Document(
        group_code=cover.group_code,
        attachment_number=cover.attachment_number,
        title=document_title(parsed.pack, info.title if info else None),
        doc_ref=cover.doc_ref,
        version=cover.version,
        version_ordinal=version_ordinal(cover.version),
        sha256=facts.sha256,
        size_bytes=facts.size_bytes,
        page_count=info.page_count if info else None,
        producer=info.producer if info else None,
        pdf_created_at=info.created_at if info else None,
        source_url=facts.source_url,
        source_name=facts.source_name,
        published_date=facts.published_date,
        first_seen_at=facts.first_seen_at,
        retrieved_at=facts.retrieved_at,
        status="parsed",
        words_total=parsed.account.words_total,
        words_claimed=parsed.account.words_claimed,
        parser_version=facts.parser_version,
        schema_version=facts.schema_version,
        layout_fingerprint=fingerprint(parsed.pack, parsed.kinds),
    )
    sheet = parsed.pack.sheets[0] if parsed.pack.sheets else None
    box = Box(0.0, 0.0, sheet.width, sheet.height) if sheet else None
    return Record("documents", content, (), sheet.page_number if sheet else 1, box, 1.0 if _is_typed(parsed) else _ASSUMED)


def _is_typed(parsed: ParsedPack) -> bool:
    """Whether the document's type is borne out: papers have an agenda, and all else says what it is."""
    return parsed.cover.document_type != "papers" or "agenda" in parsed.kinds.values()


def _text_blocks(parsed: ParsedPack, by_record: Mapping[int, KeyedRecord]) -> Iterator[Record]:
    for sheet in parsed.pack.sheets:
        headers = column_headers(sheet, parsed.account.headers)
        for block in (*sheet.blocks, *sheet.notes):
            yield _text_block(block, parsed, headers, by_record)


def _text_block(block: Block, parsed: ParsedPack, headers: Mapping[tuple[int, int], str], by_record: Mapping[int, KeyedRecord]) -> Record:
    claimer = parsed.account.claimed_by.get(block.id)
    item = by_record.get(id(claimer)) if claimer is not None else None
    place = block.place
    content = TextBlock(
        block_order=block.order,
        block_kind=parsed.account.kind(block).value,
        level=block.level,
        marker=block.marker,
        text=block.text,
        is_struck_out=block.is_struck_out,
        table_order=place.table_order if place else None,
        cell_row=place.row if place else None,
        cell_column=place.column if place else None,
        column_header=headers.get((place.table_order, place.column)) if place else None,
        claimed_by_dataset=item.record.dataset if item else None,
        claimed_by_row_id=item.row_id if item else None,
    )
    key = (str(block.page_number), str(block.order))
    return Record("text_blocks", content, key, block.page_number, block.box)


def _field_sources(items: Iterable[KeyedRecord]) -> Iterator[Record]:
    for item in items:
        counts: dict[str, int] = {}
        for part in item.record.parts:
            order = counts[part.column] = counts.get(part.column, 0) + 1
            content = FieldSource(
                dataset=item.record.dataset,
                of_row_id=item.row_id,
                column_name=part.column,
                part_order=order,
                source_text=part.text,
                rule=part.rule,
            )
            key = (item.record.dataset, item.own_key, part.column, str(order))
            yield Record("field_sources", content, key, part.page_number, part.box, item.record.confidence)


def _links(parsed: ParsedPack) -> Iterator[Record]:
    for sheet in parsed.pack.sheets:
        for order, link in enumerate(sheet.links, start=1):
            content = HyperLink(link_order=order, text=link_text(sheet, link), url=link.url or None, dest_page_number=link.dest_page_number)
            yield Record("links", content, (str(sheet.page_number), str(order)), sheet.page_number, link.box)


def link_text(sheet: Sheet, link: Link) -> str | None:
    """The words whose middle lies in a link's area, None where it has none."""
    near = [b for b in sheet.blocks if b.box.overlap(link.box) > 0]
    words = [w for b in near for w in b.words if link.box.contains(w.middle_x, w.middle_y, 0.5)]
    return " ".join(w.text for w in words) or None


def _issues(doubts: Iterable[Doubt], by_record: Mapping[int, KeyedRecord]) -> Iterator[Record]:
    for doubt in doubts:
        code = ISSUE_CODES[doubt.code]
        about = by_record.get(id(doubt.about)) if doubt.about is not None else None
        content = ParseIssue(
            code=doubt.code,
            severity=code.severity,
            responsibility=code.responsibility,
            message=doubt.message,
            raw_text=doubt.raw_text or None,
            about_dataset=about.record.dataset if about else None,
            about_row_id=about.row_id if about else None,
        )
        key = (doubt.code, about.own_key if about else str(doubt.page_number or ""))
        page = doubt.page_number if doubt.page_number is not None else (about.record.page_number if about else None)
        box = doubt.box or (about.record.box if about else None)
        yield Record("parse_issues", content, key, page, box)  # type: ignore[arg-type]


def _conflict(wanted: str, facts: FileFacts) -> Doubt:
    message = f"Another file holds the id '{wanted}'; this one is called '{facts.document_id}'."
    return Doubt("document_id_conflict", message, None, wanted)
