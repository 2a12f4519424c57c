"""Headings that cannot be what they were taken for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from parsers.findings import Record
from parsers.layout.sheet import Cell
from schemas.records import RoadmapItem, WorkingGroupItem

Place = tuple[int, str | None]
_HEADED = (WorkingGroupItem, RoadmapItem)


def doubled_labels(records: Sequence[Record]) -> set[Place]:
    """The pages and known rows of a report as which two of its rows are read, whose labels differ."""
    labels: dict[Place, set[str | None]] = defaultdict(set)
    for record in records:
        if isinstance(record.content, WorkingGroupItem) and record.content.report_row != "other":
            labels[_place(record)].add(record.content.report_row_raw)
    return {place for place, raws in labels.items() if len(raws - {None}) > 1}


def heading_signal(record: Record, cells: Sequence[Cell], doubled: Container[Place]) -> float:
    """The signal ``heading``, as far as others than the record's own parser know: 0 where its row is read twice, or where it is one of
    several in a cell that lies under the headings of several columns."""
    if not isinstance(record.content, _HEADED):
        return 1.0
    is_under_several = len(cells) == 1 and cells[0].colspan > 1 and len(cells[0].blocks) > 1
    return 0.0 if is_under_several or _place(record) in doubled else 1.0


def _place(record: Record) -> Place:
    return record.page_number, getattr(record.content, "report_row", None)
