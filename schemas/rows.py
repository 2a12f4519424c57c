"""A published row: the columns that every parsed row carries, and its dataset's own."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any, NamedTuple


class Carried(NamedTuple):
    """The columns that every row parsed from a document carries. Boxes are points from the page's top left corner."""

    row_id: str
    row_key: str
    document_id: str
    document_type: str
    meeting_id: str | None = None
    meeting_date: date | None = None
    is_current_version: bool = True
    page_number: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    page_url: str | None = None
    confidence: float = 1.0
    confidence_reasons: str | None = None
    needs_review: bool = False
    is_corrected: bool = False


class Row(NamedTuple):
    """One row of one dataset. ``carried`` is None in the datasets that are derived across documents."""

    dataset: str
    carried: Carried | None
    content: Any

    def value(self, column: str) -> Any:
        """The row's value in a column; the dataset's own column wins over a carried one of the same name."""
        if column in self.content.__slots__:
            return getattr(self.content, column)
        return getattr(self.carried, column)


def plain_value(value: Any) -> Any:
    """A value as JSON shows it: dates ISO, instants ending in Z."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S") + (f".{value.microsecond:06d}" if value.microsecond else "") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return value


def row_id_of(sha256: str, dataset: str, row_key: str) -> str:
    """The 16 hex digits that name a row in every release, whatever version of the parser read it.

    >>> row_id_of("00" * 32, "actions", "TMAG-16/papers/actions/tmag14-01")
    '4268bee0508d06df'
    """
    return hashlib.sha256(f"{sha256}\n{dataset}\n{row_key}".encode()).hexdigest()[:16]
