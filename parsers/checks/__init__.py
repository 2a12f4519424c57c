"""The pack's own redundancy, used as its checksum: each disagreement becomes an issue, never a silent choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from parsers.checks import agenda, day_order, deliverables, dividers, events, promises, roadmap
from parsers.faults import Faults
from parsers.findings import Doubt, Record
from parsers.pack import Pack

Check = Callable[[Sequence[Record], Pack], Iterator[Doubt]]

CHECKS: tuple[Check, ...] = (
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
    day_order.months_first,
    promises.missing_rows,
)


def check(records: Sequence[Record], pack: Pack, faults: Faults) -> tuple[Doubt, ...]:
    """Hold a pack's records against each other. A check that fails is one of the ``faults``, and the others are made."""
    none: tuple[Doubt, ...] = ()
    return tuple(doubt for made in CHECKS for doubt in faults.spare(partial(_found, made, records, pack), none, _named(made)))


def _found(made: Check, records: Sequence[Record], pack: Pack) -> tuple[Doubt, ...]:
    return tuple(made(records, pack))


def _named(made: Check) -> str:
    return f"the check '{made.__module__.rpartition('.')[2]}.{made.__name__}'"
