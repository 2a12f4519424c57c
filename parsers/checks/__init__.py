"""The pack's own redundancy, used as its checksum: each disagreement becomes an issue, never a silent choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parsers.checks import agenda, deliverables, dividers, events, promises, roadmap
from parsers.findings import Doubt, Record
from parsers.pack import Pack

CHECKS: tuple[Callable[[Sequence[Record], Pack], Iterator[Doubt]], ...] = (
    agenda.durations,
    agenda.numbering,
    agenda.objective_groups,
    dividers.durations,
    dividers.leads,
    dividers.types,
    dividers.stated_pages,
    roadmap.first_column,
    roadmap.next_meeting,
    roadmap.not_on_agenda,
    deliverables.after_meeting,
    deliverables.meeting_conflicts,
    events.extraordinary_days,
    promises.missing_rows,
)


def check(records: Sequence[Record], pack: Pack) -> tuple[Doubt, ...]:
    """Hold a pack's records against each other."""
    return tuple(doubt for run in CHECKS for doubt in run(records, pack))
