"""One event on different days: extraordinary meetings, which no calendar fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from parsers.findings import Doubt, Record
from parsers.language.dates import find_dates
from parsers.language.groups import codes_in
from parsers.layout.blocks import Block
from parsers.pack import Pack

_NEAR = 45  # characters between the event's name and its day
_NAME = 40  # characters in which the group follows the word
_SAME_EVENT = timedelta(days=10)


class _Said(NamedTuple):
    """An extraordinary meeting of a group on a day, and where it stands."""

    group_code: str
    day: date
    block: Block


def _said(pack: Pack) -> Iterator[_Said]:
    words = pack.vocabulary.phrases["extraordinary"]
    for sheet in pack.sheets:
        for block in sheet.blocks:
            folded = block.text.casefold()
            for word in words:
                if word in folded:
                    yield from _in_block(block, folded, word, pack)
                    break


def _in_block(block: Block, folded: str, word: str, pack: Pack) -> Iterator[_Said]:
    """The meetings that a block tells, ``word`` being the first of the words for them that it has."""
    text = block.text
    start = folded.find(word)
    while start >= 0:
        codes = codes_in(text[start : start + _NAME], pack.vocabulary.group_names)
        days = [found for found in find_dates(text, pack.cover.meeting_date, "prose") if found.is_exact_day] if codes else []
        near = sorted((_distance(found.start_char, found.end_char, start), found.start) for found in days if found.start)
        if near and near[0][0] <= _NEAR and near[0][1] is not None:
            yield _Said(codes[0], near[0][1], block)
        start = folded.find(word, start + 1)


def _distance(first: int, last: int, place: int) -> int:
    return min(abs(first - place), abs(last - place))


def extraordinary_days(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """An extraordinary meeting stands on days that differ by a little: one of them is wrong."""
    by_group: dict[str, list[_Said]] = {}
    for said in _said(pack):
        by_group.setdefault(said.group_code, []).append(said)
    claims = {block: record for record in records for block in record.blocks}
    for code, all_said in by_group.items():
        for event in _events(sorted(all_said, key=lambda s: s.day)):
            days = sorted({s.day for s in event})
            if len(days) > 1:
                yield _doubt(code, event, days, claims)


def _events(said: Sequence[_Said]) -> list[list[_Said]]:
    """What is said, grouped to events: days near to each other mean the same one."""
    events: list[list[_Said]] = []
    for one in said:
        if events and one.day - events[-1][-1].day <= _SAME_EVENT:
            events[-1].append(one)
        else:
            events.append([one])
    return events


def _doubt(code: str, event: Sequence[_Said], days: Sequence[date], claims: dict[tuple[int, int], Record]) -> Doubt:
    parts = []
    for day in days:
        pages = sorted({s.block.page_number for s in event if s.day == day})
        parts.append(f"{day} (page {', '.join(str(page) for page in pages)})")
    first = min(event, key=lambda s: s.block.id)
    message = f"The extraordinary {code} stands on {' and on '.join(parts)}."
    about = claims.get(first.block.id)
    return Doubt("event_date_conflict", message, first.block.page_number, first.block.text, about, first.block.box)
