"""The agenda's rows in their order, and held against the divider slides: what is said once only, and what does not follow."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.findings import Record, contents
from parsers.layout.sheet import Sheet
from parsers.layout.text import fold
from schemas.records import AgendaItem, Slide

_HALF = 0.5
_SAID = ("lead_raw", "item_type_raw")  # what both print, and each in a field of its own
_ALONE = 0.8  # what is left of an item without a divider, or a divider without an item, where there are others
_UNSEEN = 0.4  # and of an item whose title heads a page that is none
_MISSING = 0.7  # of a divider that lacks what others have
_NAME = re.compile(r"[A-Z]{2,}|[A-Z][a-z]{3,}")  # in a time: words that are of something else
_NUMBER = re.compile(r"\W*\d{1,2}[a-z]?[.):]?\s+")  # what may stand before an item's title on its divider
_DIGIT = re.compile(r"\d")
_HEADS = 3  # texts at a page's head among which its title may stand
_LONGER = 3  # words: a lead longer than the agenda's by more than these holds something else


def order_signals(records: Sequence[Record]) -> Mapping[int, float]:
    """By a record's identity the signal ``order`` of agenda items: numbers and times that do not follow from its neighbours' halve it."""
    items = contents(records, AgendaItem)
    signals = {id(record): 1.0 for record, _ in items}
    for (above, first), (below, second) in pairwise(items):
        share = _HALF ** sum(_breaks(first, second))
        signals[id(above)] *= share
        signals[id(below)] *= share
    return signals


def _breaks(first: AgendaItem, second: AgendaItem) -> Iterator[float]:
    """How far each of the things that two rows in turn print goes against their order: 1 a step back, a half a leap."""
    if first.start_time and second.start_time and second.start_time < first.start_time:
        yield 1.0
    if first.end_time and second.start_time and first.end_time != second.start_time:
        yield _HALF
    if first.item_number is not None and second.item_number is not None and not 0 <= second.item_number - first.item_number <= 1:
        yield _HALF
    yield _HALF * ((first.item_label is None) != (second.item_label is None))
    yield _HALF * ((first.time_raw is None) != (second.time_raw is None))


def told_signals(records: Sequence[Record], sheets: Sequence[Sheet]) -> Mapping[int, float]:
    """By a record's identity the signal ``told`` of agenda items and dividers: low where a divider lacks what its item says and others
    have, and where an item's own title heads a page that was not seen to be its divider. In a pack without dividers a few of the titles may
    head pages of content."""
    dividers = {record.page_number: (record, slide) for record, slide in contents(records, Slide) if slide.slide_kind == "divider"}
    usual = {name for name in _SAID if any(getattr(slide, name) for _, slide in dividers.values())}
    headed = {fold(_without_number(block.text)): sheet.page_number for sheet in sheets[1:] for block in sheet.body[:_HEADS]}
    items = contents(records, AgendaItem)
    heading = {id(record) for record, item in items if headed.get(fold(item.title or ""), record.page_number) != record.page_number}
    unseen = _UNSEEN if dividers or 2 * len(heading) > len(items) else _ALONE
    signals: dict[int, float] = {}
    for record, item in items:
        if item.slide_page_number in dividers:
            divider, slide = dividers[item.slide_page_number]
            signals[id(divider)] = _told(item, slide, usual)
        elif id(record) in heading:
            signals[id(record)] = unseen
        else:
            signals[id(record)] = _ALONE if dividers else 1.0
    unasked = (record for record, _ in dividers.values() if id(record) not in signals)
    return signals | {id(record): _ALONE if items else 1.0 for record in unasked}


def _without_number(text: str) -> str:
    return _NUMBER.sub("", text) if _DIGIT.search(text) else text


def _told(item: AgendaItem, slide: Slide, usual: Container[str]) -> float:
    """How far a divider says what its item does: what is missing may stand in another of its fields."""
    texts = fold(" ".join(filter(None, (slide.objective, slide.time_raw, slide.lead_raw))))
    signal = 1.0
    for name in _SAID:
        wanted, found = getattr(item, name), getattr(slide, name)
        if wanted and found is None:
            signal *= 0.0 if fold(wanted) in texts else _MISSING if name in usual else 1.0
        elif wanted and len(found.split()) > len(wanted.split()) + _LONGER:
            signal *= 0.0 if fold(wanted) in fold(found) else _HALF
    is_mixed = slide.lead_raw is None and _NAME.search(slide.time_raw or "") is not None
    return signal * (_HALF if is_mixed else 1.0)
