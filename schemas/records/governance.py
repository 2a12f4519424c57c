"""What a pack is for: agenda, actions, working groups, governance, roadmap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from schemas.quickly_made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One row of the agenda."""

    item_number: int | None = None
    item_label: str | None = None
    theme: str | None = None
    title: str | None = None
    objective: str | None = None
    item_type: str | None = None
    item_type_raw: str | None = None
    lead_raw: str | None = None
    time_raw: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    duration_minutes: int | None = None
    stated_page: int | None = None
    stated_page_raw: str | None = None
    slide_page_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One attachment listed beneath the agenda."""

    attachment_number: str | None = None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One row of an action table."""

    action_ref: str | None = None
    raised_date: date | None = None
    raised_raw: str | None = None
    description: str | None = None
    owner_raw: str | None = None
    due_date: date | None = None
    due_end_date: date | None = None
    due_raw: str | None = None
    status: str | None = None
    status_raw: str | None = None
    latest_update: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingGroupItem:
    """One bullet or lead-in line of one cell of the working group matrix."""

    group_code: str | None = None
    group_name: str | None = None
    report_row: str
    report_row_raw: str | None = None
    item_order: int
    is_lead_in: bool
    is_nil_return: bool
    text: str
    cell_date: date | None = None
    planned_raw: str | None = None
    planned_start_date: date | None = None
    planned_end_date: date | None = None
    target_meeting_raw: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class GovernanceUpdate:
    """One topic of one update from a group, or of the wider programme."""

    section: str
    group_code: str | None = None
    group_name: str | None = None
    item_order: int
    update_date: date | None = None
    topic: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision or agreement reported."""

    decided_by: str | None = None
    decided_date: date | None = None
    decision: str
    decision_ref: str | None = None
    subject: str | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One ask with a time."""

    deadline_kind: str
    text: str
    audience_raw: str | None = None
    respond_to: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    end_raw: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapItem:
    """One bullet of one cell of the agenda roadmap."""

    target_meeting_date: date | None = None
    target_meeting_raw: str | None = None
    roadmap_row: str
    item_order: int
    text: str
    stage: str | None = None
    is_placeholder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One next step of the closing section."""

    item_order: int
    text: str
    mentioned_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person or seat in an attendance list."""

    name: str
    organisation: str | None = None
    role: str | None = None
    constituency: str | None = None
    attendance: str | None = None
