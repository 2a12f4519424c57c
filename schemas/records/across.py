"""What is derived across documents. The rows as stated are never edited by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group, from the settings."""

    group_code: str
    group_name: str
    level: int | None = None
    parent_code: str | None = None
    predecessor_code: str | None = None
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpell:
    """One spell in which an action's status, owner and due date stood still, half-open."""

    action_ref: str
    group_code: str | None = None
    valid_from_date: date
    valid_to_date: date | None = None
    status: str | None = None
    owner_raw: str | None = None
    due_date: date | None = None
    due_end_date: date | None = None
    first_due_date: date | None = None
    slip_days: int | None = None
    first_document_id: str
    last_document_id: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionState:
    """One action, its latest state."""

    action_ref: str
    group_code: str | None = None
    status: str | None = None
    lifecycle: str
    raised_date: date | None = None
    due_date: date | None = None
    due_end_date: date | None = None
    closed_date: date | None = None
    days_open: int | None = None
    times_rescheduled: int
    slip_days: int | None = None
    owner_raw: str | None = None
    last_seen_meeting_id: str | None = None
    last_update_meeting_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One deliverable or subject followed through the packs."""

    topic_id: str
    name: str
    first_seen_date: date | None = None
    last_seen_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMention:
    """One place where a topic stands."""

    topic_id: str
    source_dataset: str
    source_row_id: str
    similarity: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapChange:
    """One topic's movement between two consecutive packs."""

    topic_id: str
    text: str
    from_meeting_date: date | None = None
    to_meeting_date: date | None = None
    seen_in_meeting_id: str
    change: str
    slip_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneDate:
    """One date given for one milestone in one place."""

    reference_id: str
    start_date: date | None = None
    end_date: date | None = None
    edtf: str | None = None
    text: str
    source_dataset: str
    source_row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one published row between two releases."""

    release_id: str
    dataset: str
    changed_row_key: str
    operation: str
    column_name: str | None = None
    old_value: str | None = None
    new_value: str | None = None
    sentence: str
