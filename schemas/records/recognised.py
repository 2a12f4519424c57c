"""What was recognised inside the text of other rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """One party in a lead or owner cell, or as owner in prose."""

    source_dataset: str
    source_row_id: str
    owner_order: int
    party_id: str | None = None
    party_type: str | None = None
    name_raw: str
    name: str | None = None
    organisation: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One resolved party across all documents."""

    party_id: str
    party_type: str
    name: str
    organisation: str | None = None
    first_seen_date: date | None = None
    last_seen_date: date | None = None
    kept_apart: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAlias:
    """One spelling of one party."""

    alias: str
    party_id: str
    method: str
    reason: str
    document_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date, interval, duration, time or status."""

    source_dataset: str
    source_row_id: str
    text: str
    start_date: date | None = None
    end_date: date | None = None
    precision: str | None = None
    kind: str
    modifier: str | None = None
    certainty: str | None = None
    edtf: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One identifier named."""

    source_dataset: str
    source_row_id: str
    text: str
    reference_type: str
    reference_id: str
