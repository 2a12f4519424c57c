"""What a file is, which meetings it names, its pages, their text and links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from schemas.quickly_made import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published file (one sha256)."""

    group_code: str | None = None
    attachment_number: str | None = None
    title: str | None = None
    doc_ref: str | None = None
    version: str | None = None
    version_ordinal: int | None = None
    sha256: str
    size_bytes: int | None
    page_count: int | None = None
    producer: str | None = None
    pdf_created_at: datetime | None = None
    source_url: str | None = None
    source_name: str | None = None
    published_date: date | None = None
    first_seen_at: datetime | None = None
    retrieved_at: datetime | None = None
    status: str
    status_reason: str | None = None
    words_total: int | None = None
    words_claimed: int | None = None
    parser_version: str
    schema_version: str
    layout_fingerprint: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting. ``meeting_id`` and ``meeting_date`` are those of the meeting named."""

    meeting_id: str
    meeting_date: date | None = None
    group_code: str | None = None
    group_name: str | None = None
    meeting_number: str | None = None
    is_extraordinary: bool | None = None
    meeting_status: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    next_meeting_date: date | None = None
    basis: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One page, and on a divider what it announces."""

    slide_kind: str
    title: str | None = None
    section_title: str | None = None
    item_type: str | None = None
    item_type_raw: str | None = None
    objective: str | None = None
    lead_raw: str | None = None
    time_raw: str | None = None
    duration_minutes: int | None = None
    width: float
    height: float


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One paragraph or bullet, also inside a table's cell, in reading order."""

    block_order: int
    block_kind: str
    level: int | None = None
    marker: str | None = None
    text: str
    is_struck_out: bool = False
    table_order: int | None = None
    cell_row: int | None = None
    cell_column: int | None = None
    column_header: str | None = None
    claimed_by_dataset: str | None = None
    claimed_by_row_id: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSource:
    """One field of one record: where it was read, and by which rule."""

    dataset: str
    of_row_id: str
    column_name: str
    part_order: int
    source_text: str | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HyperLink:
    """One hyperlink."""

    link_order: int
    text: str | None = None
    url: str | None = None
    dest_page_number: int | None = None
