"""The agenda against itself and against the working group report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.findings import Doubt, Record, contents
from parsers.language.groups import codes_in
from parsers.language.phrases import mentions
from parsers.pack import Pack
from schemas.records import AgendaItem, WorkingGroupItem


def named(item: AgendaItem) -> str:
    """How a message calls an agenda item."""
    return f"item {item.item_label}" if item.item_label else f"'{item.title}'"


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)


def durations(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """End minus start is not the minutes printed."""
    for record, item in contents(records, AgendaItem):
        if item.start_time is None or item.end_time is None or item.duration_minutes is None:
            continue
        taken = _minutes(item.end_time) - _minutes(item.start_time)
        if taken != item.duration_minutes:
            message = (
                f"The agenda (page {record.page_number}) gives {named(item)} {item.start_time} to {item.end_time}, "
                f"{taken} minutes, and prints {item.duration_minutes}."
            )
            yield Doubt("duration_mismatch", message, record.page_number, item.time_raw, record, record.box)


def numbering(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """A number is left out between two items that follow each other."""
    numbered = [(r, number) for r, i in contents(records, AgendaItem) if (number := _leading_number(i.item_label)) is not None]
    for (_, before), (record, number) in pairwise(numbered):
        if number > before + 1:
            message = f"The agenda (page {record.page_number}) goes from item {before} to item {number}; a row may have been lost between."
            yield Doubt("continuation_gap", message, record.page_number, record.content.item_label, record, record.box)


def _leading_number(label: str | None) -> int | None:
    """The number with which a label begins: 5 of ``5a``."""
    found = re.match(r"\d{1,3}(?=[a-zA-Z]?[.):]?$)", (label or "").strip())
    return int(found.group()) if found else None


def objective_groups(records: Sequence[Record], pack: Pack) -> Iterator[Doubt]:
    """The groups that the report's agenda item names are not those that the report shows."""
    reported = {item.group_code for _, item in contents(records, WorkingGroupItem) if item.group_code}
    if not reported:
        return
    for record, item in contents(records, AgendaItem):
        said = set(codes_in(item.objective or "", pack.vocabulary.group_names)) - {pack.cover.group_code}
        is_report = mentions(item.title or "", pack.vocabulary.phrases["working_groups"])
        if is_report and said and said != reported:
            only_said, only_shown = ", ".join(sorted(said - reported)), ", ".join(sorted(reported - said))
            parts = [f"names {only_said}, of which the report shows nothing"] if only_said else []
            parts += [f"does not name {only_shown}, which the report shows"] if only_shown else []
            message = f"The objective of {named(item)} (page {record.page_number}) {' and '.join(parts)}."
            yield Doubt("objective_groups_mismatch", message, record.page_number, item.objective, record, record.box)
