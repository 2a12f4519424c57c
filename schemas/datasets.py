"""The datasets: which record each holds, what it carries, and how its rows are keyed. All else is derived from here.

``SCHEMA_VERSION`` goes up with any change of a column; a test holds the declared columns against the digest beside it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass

from schemas import records as r
from schemas.fields import FIELDS
from schemas.rows import Carried
from schemas.types import ColumnType, column_type

SCHEMA_VERSION = "5"
SCHEMA_DIGEST = "fec3765371ff808d"

_PLACE = ("page_number", "x0", "top", "x1", "bottom", "page_url", "confidence", "confidence_reasons", "needs_review", "is_corrected")
_IDENTITY = tuple(name for name in Carried._fields if name not in _PLACE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset: its name, its record, whether rows carry the common columns, one row in words, and the parts of its key."""

    name: str
    record: type
    is_carrying: bool
    one_row_is: str
    key: str

    @property
    def own_columns(self) -> tuple[str, ...]:
        """The columns of the record, in their order."""
        return tuple(field.name for field in dataclasses.fields(self.record))

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in published order: identity, the record's own, place and trust."""
        if not self.is_carrying:
            return self.own_columns
        own = tuple(name for name in self.own_columns if name not in (*_IDENTITY, *_PLACE))
        return (*_IDENTITY, *own, *_PLACE)

    def type_of(self, column: str) -> ColumnType:
        """The type of a column."""
        return column_type(column)


DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        Dataset("documents", r.Document, True, "one published file (one sha256)", ""),
        Dataset("meetings", r.Meeting, True, "one meeting", "the meeting named"),
        Dataset("agenda_items", r.AgendaItem, True, "one row of the agenda", "item label, else title"),
        Dataset("attachments", r.Attachment, True, "one listed attachment", "number"),
        Dataset("actions", r.Action, True, "one row of an action table", "action_ref, else the description"),
        Dataset("working_group_items", r.WorkingGroupItem, True, "one bullet or lead-in line of one cell", "group, report row, text"),
        Dataset("governance_updates", r.GovernanceUpdate, True, "one topic of one update", "group or section, topic, else text"),
        Dataset("decisions", r.Decision, True, "one decision or agreement reported", "group, subject"),
        Dataset("deadlines", r.Deadline, True, "one ask with a time", "kind, text"),
        Dataset("roadmap_items", r.RoadmapItem, True, "one bullet of one cell of the agenda roadmap", "target date, row, text"),
        Dataset("next_steps", r.NextStep, True, "one next step of the closing section", "text"),
        Dataset("attendees", r.Attendee, True, "one person or seat in an attendance list", "name"),
        Dataset("slides", r.Slide, True, "one page", "page"),
        Dataset("text_blocks", r.TextBlock, True, "one paragraph or bullet, in reading order", "page, order"),
        Dataset("field_sources", r.FieldSource, True, "one field of one record, for proof and overlays", "record, column, part"),
        Dataset("links", r.HyperLink, True, "one hyperlink", "page, order"),
        Dataset("owners", r.Owner, True, "one party in a lead or owner cell, or as owner in prose", "the source row's key, order"),
        Dataset("parties", r.Party, False, "one resolved party across all documents", ""),
        Dataset("party_aliases", r.PartyAlias, False, "one spelling of one party", ""),
        Dataset("date_mentions", r.DateMention, True, "one date, interval, duration, time or status", "the source row's key, order"),
        Dataset("references", r.Reference, True, "one identifier named", "the source row's key, order"),
        Dataset("groups", r.Group, False, "one group, from the settings", ""),
        Dataset("action_history", r.ActionSpell, False, "one spell in which status, owner and due date stood still", ""),
        Dataset("action_status", r.ActionState, False, "one action, its latest state", ""),
        Dataset("topics", r.Topic, False, "one deliverable or subject followed through the packs", ""),
        Dataset("topic_mentions", r.TopicMention, False, "one place where a topic stands", ""),
        Dataset("roadmap_changes", r.RoadmapChange, False, "one topic's movement between two consecutive packs", ""),
        Dataset("milestone_dates", r.MilestoneDate, False, "one date given for one milestone in one place", ""),
        Dataset("changes", r.Change, False, "one change of one published row between two releases", ""),
        Dataset("parse_issues", r.ParseIssue, True, "one doubt or contradiction", "the code, the row's key, else the page"),
        Dataset("parse_runs", r.ParseRun, True, "one parse of one document", "run_id"),
    )
}


def schema_digest() -> str:
    """A digest of all columns, their types and order: what ``SCHEMA_VERSION`` stands for."""
    lines = [f"{d.name}:{','.join(f'{c} {column_type(c)}' for c in d.columns)}" for d in DATASETS.values()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def undescribed_columns() -> set[str]:
    """Columns without a description; empty where all is declared."""
    return {column for d in DATASETS.values() for column in d.columns} - FIELDS.keys()
