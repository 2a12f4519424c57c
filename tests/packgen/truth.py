"""What a parse of a pack must give, from the pack's model alone: datasets with key, fields, rows.

A field is null where its column is not printed, and left out where what is printed leaves a careful reader in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tests.packgen.model import (
    Action,
    ActionPage,
    AgendaItem,
    AgendaPage,
    ClosingPage,
    Column,
    DividerPage,
    MatrixPage,
    Pack,
    ReportCell,
    ReportItem,
    UpdatesPage,
)

Row = dict[str, Any]
P = TypeVar("P")


@dataclass(frozen=True)
class Truth:
    """One dataset: the key that matches rows, the fields compared, the rows."""

    key: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[Row, ...]


AGENDA_FIELDS = (
    "item_label item_number theme title objective item_type item_type_raw lead_raw start_time end_time duration_minutes stated_page "
    "slide_page_number page_number"
)
ACTION_FIELDS = (
    "action_ref raised_date raised_raw description owner_raw due_date due_end_date due_raw status status_raw latest_update page_number"
)
REPORT_FIELDS = "text is_lead_in is_nil_return cell_date target_meeting_raw planned_start_date planned_end_date page_number"


def truth_of(pack: Pack, *, has_pages: bool = True, shows_spans: bool = True) -> dict[str, Any]:
    """The truth in the form of a JSON file.

    `has_pages`: each page of the model is one page in print; else no page is stated. `shows_spans`: one sees which rows a merged cell
    covers; else the theme of a row under a blank cell of a theme column is left out.
    """
    datasets = {
        "documents": _documents(pack),
        "meetings": _meetings(pack),
        "agenda_items": _agenda_items(pack, shows_spans),
        "attachments": _attachments(pack),
        "slides": _slides(pack),
        "actions": _actions(pack, shows_spans),
        "working_group_items": _working_group_items(pack),
        "governance_updates": _governance_updates(pack),
        "next_steps": _next_steps(pack),
        "roadmap_items": _roadmap_items(pack),
    }
    hidden = frozenset() if has_pages else frozenset(("page_number", "slide_page_number", "page_count"))
    if not has_pages:  # No page is a divider where sections follow each other.
        del datasets["slides"]
    return {name: _printed(truth, hidden) for name, truth in datasets.items()}


def _printed(truth: Truth, hidden: frozenset[str]) -> dict[str, Any]:
    rows = [{name: _plain(value) for name, value in row.items() if name not in hidden} for row in truth.rows]
    return {"key": list(truth.key), "fields": [name for name in truth.fields if name not in hidden], "rows": rows}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _documents(pack: Pack) -> Truth:
    meeting = pack.meeting
    row = {
        "doc_ref": meeting.doc_ref,
        "version": meeting.version,
        "document_type": "papers",
        "meeting_date": meeting.day,
        "group_code": meeting.group.code,
        "page_count": len(pack.pages),
    }
    return Truth(("document_type",), tuple(row), (row,))


def _meetings(pack: Pack) -> Truth:
    meeting = pack.meeting
    row = {
        "meeting_number": meeting.number,
        "group_code": meeting.group.code,
        "group_name": meeting.group.name,
        "meeting_date": meeting.day,
        "is_extraordinary": meeting.is_extraordinary,
        "next_meeting_date": meeting.next_day,
        "start_time": pack.start_time,
        "end_time": pack.end_time,
    }
    if meeting.next_day is None:  # The roadmap may imply it.
        del row["next_meeting_date"]
    if pack.start_time is None:  # A list of lone starts or lengths may be added up, or not.
        del row["start_time"], row["end_time"]
    fields = ("group_code", "meeting_date", "is_extraordinary", "group_name", "start_time", "end_time", "next_meeting_date")
    return Truth(("meeting_number",), fields, (row,))


def _agenda_items(pack: Pack, shows_spans: bool) -> Truth:
    rows: list[Row] = []
    roles: set[str] = set()
    for number, page in ((number, page) for number, page in _numbered(pack, AgendaPage) if not page.is_copy):
        roles = _roles(page.columns)
        for index, item in enumerate(page.items):
            row = _agenda_row(pack, item, page, roles, number)
            is_covered = index > 0 and item.theme is not None and page.items[index - 1].theme == item.theme
            if is_covered and page.theme_style == "own" and not shows_spans:
                del row["theme"]
            rows.append(row)
    return Truth(("item_label",) if "label" in roles else ("title",), tuple(AGENDA_FIELDS.split()), tuple(rows))


def _agenda_row(pack: Pack, item: AgendaItem, page: AgendaPage, roles: set[str], number: int) -> Row:
    row: Row = {
        "item_label": item.label if "label" in roles else None,
        "item_number": item.number if "label" in roles else None,
        "theme": item.theme if page.theme_style != "none" else None,
        "title": item.title,
        "objective": "\n".join(item.objective) or None if "objective" in roles else None,
        "item_type": item.item_type if "type" in roles else None,
        "item_type_raw": item.type_raw if "type" in roles else None,
        "lead_raw": item.lead if "lead" in roles else None,
        "start_time": item.start_time,
        "end_time": item.end_time,
        "duration_minutes": item.minutes,
        "stated_page": item.stated_page if "page" in roles else None,
        "page_number": number,
    }
    if pack.has_dividers:
        row["slide_page_number"] = item.divider_page
    if page.form == "lines":  # What stands beneath a line may be its objective or no part of the agenda.
        del row["objective"]
    return row


def _attachments(pack: Pack) -> Truth:
    rows = tuple(
        {"attachment_number": name, "title": title, "page_number": number}
        for number, page in _numbered(pack, AgendaPage)
        if not page.is_copy
        for name, title in page.attachments
    )
    return Truth(("attachment_number",), ("title", "page_number"), rows)


def _slides(pack: Pack) -> Truth:
    rows = tuple(_divider_row(page, number) for number, page in _numbered(pack, DividerPage))
    fields = ("objective", "lead_raw", "duration_minutes", "item_type", "time_raw", "page_number")
    return Truth(("title",), fields, rows)


def _divider_row(page: DividerPage, number: int) -> Row:
    return {
        "title": page.title,
        "objective": "\n".join(page.objective) or None,
        "lead_raw": page.lead,
        "duration_minutes": page.minutes,
        "item_type": page.item_type,
        "time_raw": page.time,
        "page_number": number,
    }


def _actions(pack: Pack, shows_spans: bool = True) -> Truth:
    rows: list[Row] = []
    roles: set[str] = set()
    for number, page in _numbered(pack, ActionPage):
        roles = _roles(page.columns)
        if page.rest and rows[-1]["latest_update"]:
            rows[-1]["latest_update"] += "\n" + "\n".join(page.rest)
        made = [_action_row(action, roles, number) for action in page.actions + page.closed]
        rows += (
            made if shows_spans or not page.merged else [_without_covered(row, index, made, page.merged) for index, row in enumerate(made)]
        )
    return Truth(("action_ref",) if "ref" in roles else ("description",), tuple(ACTION_FIELDS.split()), tuple(rows))


def _without_covered(row: Row, index: int, rows: list[Row], role: str) -> Row:
    """Leave out what stands in a merged cell that begins in a row above, where no rule shows how far it goes."""
    raw = {"owner": "owner_raw", "raised": "raised_raw", "status": "status_raw"}[role]
    if not index or rows[index - 1][raw] != row[raw]:
        return row
    return {name: value for name, value in row.items() if not name.startswith(role)}


def _action_row(action: Action, roles: set[str], number: int) -> Row:
    parts: dict[str, Row] = {
        "ref": {"action_ref": action.ref.replace(" ", "")},
        "raised": {"raised_date": action.raised, "raised_raw": action.raised_raw},
        "description": {"description": action.description},
        "owner": {"owner_raw": action.owner},
        "due": {"due_date": action.due, "due_end_date": action.due_end, "due_raw": action.due_raw},
        "status": {"status": action.status, "status_raw": action.status_raw},
        "update": {"latest_update": "\n".join(action.update) or None},
    }
    row: Row = {"page_number": number}
    for role, fields in parts.items():
        row |= fields if role in roles else dict.fromkeys(fields)
    if action.due_before:  # With or without the day that is struck out.
        del row["due_raw"]
    return row


def _working_group_items(pack: Pack) -> Truth:
    rows = tuple(
        _report_row(report.group.code, label.role, order, item, cell, number)
        for number, page in _numbered(pack, MatrixPage)
        for report in page.reports
        for label, cell in zip(page.rows, report.cells, strict=True)
        for order, item in enumerate(cell.items, 1)
    )
    return Truth(("group_code", "report_row", "item_order"), tuple(REPORT_FIELDS.split()), rows)


def _report_row(code: str, role: str, order: int, item: ReportItem, cell: ReportCell, number: int) -> Row:
    row: Row = {
        "group_code": code,
        "report_row": role,
        "item_order": order,
        "text": item.text,
        "is_lead_in": item.is_lead_in,
        "is_nil_return": item.is_nil,
        "cell_date": cell.day,
        "target_meeting_raw": item.target_meeting,
        "page_number": number,
    }
    if item.is_lead_in is None:
        del row["is_lead_in"]
    if item.is_planned_certain:
        row |= {"planned_start_date": item.planned, "planned_end_date": item.planned}
    return row


def _governance_updates(pack: Pack) -> Truth:
    rows = tuple(
        {
            "group_code": update.group.code,
            "item_order": order,
            "topic": topic.topic,
            "text": topic.text,
            "update_date": update.day,
            "page_number": number,
        }
        for number, page in _numbered(pack, UpdatesPage)
        for update in page.updates
        for order, topic in enumerate(update.topics, 1)
    )
    return Truth(("group_code", "item_order"), ("topic", "text", "update_date", "page_number"), rows)


def _next_steps(pack: Pack) -> Truth:
    steps = [(number, step) for number, page in _numbered(pack, ClosingPage) for step in page.steps]
    rows = tuple(
        {"item_order": order, "text": step.text, "mentioned_date": step.day, "page_number": number}
        for order, (number, step) in enumerate(steps, 1)
    )
    return Truth(("item_order",), ("text", "mentioned_date", "page_number"), rows)


def _roadmap_items(pack: Pack) -> Truth:
    rows = tuple(
        {
            "target_meeting_date": column.day,
            "roadmap_row": label.role,
            "item_order": order,
            "text": text,
            "target_meeting_raw": column.heading,
            "is_placeholder": text == "TBD",
            "page_number": number,
        }
        for number, page in _numbered(pack, ClosingPage)
        if page.roadmap
        for column in page.roadmap.columns
        for label, cell in zip(page.roadmap.rows, column.cells, strict=True)
        for order, text in enumerate(cell, 1)
    )
    return Truth(
        ("target_meeting_date", "roadmap_row", "item_order"), ("text", "target_meeting_raw", "is_placeholder", "page_number"), rows
    )


def _numbered(pack: Pack, kind: type[P]) -> Iterator[tuple[int, P]]:
    return ((number, page) for number, page in enumerate(pack.pages, 1) if isinstance(page, kind))


def _roles(columns: tuple[Column, ...]) -> set[str]:
    return {column.role for column in columns}
