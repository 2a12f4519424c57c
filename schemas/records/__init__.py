"""One frozen dataclass a dataset: the columns that belong to it alone, in their published order.

The columns that every parsed row carries are in :mod:`schemas.rows`; what a column means is in :mod:`schemas.fields`.
"""

from schemas.records.about import ParseIssue, ParseRun
from schemas.records.across import (
    ActionSpell,
    ActionState,
    Change,
    Group,
    MilestoneDate,
    RoadmapChange,
    Topic,
    TopicMention,
)
from schemas.records.documents import Document, FieldSource, HyperLink, Meeting, Slide, TextBlock
from schemas.records.governance import (
    Action,
    AgendaItem,
    Attachment,
    Attendee,
    Deadline,
    Decision,
    GovernanceUpdate,
    NextStep,
    RoadmapItem,
    WorkingGroupItem,
)
from schemas.records.recognised import DateMention, Owner, Party, PartyAlias, Reference

__all__ = [
    "Action",
    "ActionSpell",
    "ActionState",
    "AgendaItem",
    "Attachment",
    "Attendee",
    "Change",
    "DateMention",
    "Deadline",
    "Decision",
    "Document",
    "FieldSource",
    "GovernanceUpdate",
    "Group",
    "HyperLink",
    "Meeting",
    "MilestoneDate",
    "NextStep",
    "Owner",
    "ParseIssue",
    "ParseRun",
    "Party",
    "PartyAlias",
    "Reference",
    "RoadmapChange",
    "RoadmapItem",
    "Slide",
    "TextBlock",
    "Topic",
    "TopicMention",
    "WorkingGroupItem",
]
