"""An agenda that is printed more than once, in short at the front and in full later: each item is read once, where more is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from rapidfuzz import fuzz

from parsers.findings import Record
from parsers.layout.text import fold
from schemas.records import AgendaItem

_SAME_TITLE = 92.0  # of 100: an item printed twice
_FIELDS = (
    "theme",
    "objective",
    "item_type",
    "item_type_raw",
    "lead_raw",
    "time_raw",
    "start_time",
    "end_time",
    "starts_at",
    "ends_at",
    "duration_minutes",
    "stated_page",
    "stated_page_raw",
)


def read_once(records: Sequence[Record]) -> list[Record]:
    """The items, those printed on several pages once: the one on the page that says more of its items, or the first of two that say as
    much, with what only the other says."""
    if len({record.page_number for record in records}) < 2:
        return list(records)
    said = {page: fmean(_filled(r) for r in records if r.page_number == page) for page in {r.page_number for r in records}}
    found: list[Record] = []
    for record in records:
        twin = next((i for i, before in enumerate(found) if _is_same(before, record)), None)
        if twin is None:
            found.append(record)
        elif said[record.page_number] > said[found[twin].page_number]:
            found[twin] = _with(record, found[twin])
        else:
            found[twin] = _with(found[twin], record)
    return found


def _filled(record: Record) -> int:
    return sum(getattr(record.content, name) is not None for name in _FIELDS)


def _is_same(before: Record, record: Record) -> bool:
    """Whether two rows on different pages are one item: their titles say so, and no label or beginning of theirs contradicts it."""
    one, other = before.content, record.content
    if before.page_number == record.page_number or not (_agree(_label(one), _label(other)) and _agree(one.start_time, other.start_time)):
        return False
    return fuzz.ratio(fold(one.title or ""), fold(other.title or "")) >= _SAME_TITLE


def _label(item: AgendaItem) -> str | None:
    return item.item_label.rstrip(".)") if item.item_label else None


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _with(kept: Record, other: Record) -> Record:
    """An item with the words of its twin, and with the values that only that one has."""
    item: AgendaItem = kept.content
    lacking = [name for name in _FIELDS if getattr(item, name) is None and getattr(other.content, name) is not None]
    content = replace(item, **{name: getattr(other.content, name) for name in lacking})
    parts = tuple(part for part in other.parts if part.column in lacking)
    return replace(kept, content=content, blocks=kept.blocks + other.blocks, parts=(*kept.parts, *parts))
