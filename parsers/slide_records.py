"""One record a page: its kind, title and section, and on a divider what it announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from parsers.findings import Record, part_of
from parsers.layout.page import Box
from parsers.layout.sheet import Sheet
from parsers.layout.text import fold
from parsers.pack import Divider, Pack
from parsers.signals import Signals
from parsers.slides.divider import sections
from schemas.records import AgendaItem, Slide

_NEAR = 86.0  # of 100: how alike an agenda's title and its divider's must be where no stated page ties them


def slide_records(pack: Pack, kinds: dict[int, str]) -> list[Record]:
    """The ``slides`` records of all pages that were read."""
    section = sections(pack)
    return [_record(sheet, kinds[sheet.page_number], section.get(sheet.page_number), pack) for sheet in pack.sheets]


def _record(sheet: Sheet, kind: str, section: str | None, pack: Pack) -> Record:
    divider = pack.dividers.get(sheet.page_number) if kind == "divider" else None
    title = sheet.title.text if sheet.title else None
    width, height = sheet.printed
    content = Slide(slide_kind=kind, title=title, section_title=section, width=width, height=height)
    parts = part_of("title", [sheet.title], "title") if sheet.title else ()
    if divider is not None:
        content = _announced(content, divider)
        parts = (*parts, *divider.parts)
    box = Box(0.0, 0.0, sheet.width, sheet.height)
    signals = Signals(heading=divider.confidence if divider is not None else 1.0)
    return Record.of("slides", content, (str(sheet.page_number),), (sheet.page_number, box), signals, (), parts)


def _announced(content: Slide, divider: Divider) -> Slide:
    return replace(
        content,
        title=divider.title,
        item_type=divider.item_type,
        item_type_raw=divider.item_type_raw,
        objective=divider.objective,
        lead_raw=divider.lead_raw,
        time_raw=divider.time_raw,
        duration_minutes=divider.duration_minutes,
    )


def with_slide_pages(records: Sequence[Record], slides: Sequence[Record]) -> list[Record]:
    """The records, agenda items with the page on which their divider really is."""
    dividers = [record for record in slides if record.content.slide_kind == "divider" and record.content.title]
    return [_with_page(record, dividers) if isinstance(record.content, AgendaItem) else record for record in records]


def _with_page(record: Record, dividers: Sequence[Record]) -> Record:
    page = divider_page(record.content, dividers)
    return replace(record, content=replace(record.content, slide_page_number=page)) if page else record


def divider_page(item: AgendaItem, dividers: Sequence[Record]) -> int | None:
    """The page of an item's divider: of the same title, else at the stated page with a title akin, else of the nearest title."""
    title = fold(item.title or "")
    if not title:
        return None
    same = next((d for d in dividers if fold(d.content.title) == title), None)
    if same is not None:
        return same.page_number
    stated = next((d for d in dividers if d.page_number == item.stated_page), None)
    if stated is not None and fuzz.token_set_ratio(fold(stated.content.title), title) >= 60:
        return stated.page_number
    scored = [
        (max(fuzz.ratio(fold(d.content.title), title), 0.97 * fuzz.token_set_ratio(fold(d.content.title), title)), d) for d in dividers
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1].page_number if best is not None and best[0] >= _NEAR else None
