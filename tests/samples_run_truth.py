"""What a parse of each pack of the run must give, from the builder's timeline alone, in the form of the truth files."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from samples.builder.parts import STANDING
from samples.builder.run import governance, groups
from samples.builder.run.actions import listed_in
from samples.builder.run.decks import PAPERS, agenda, deck, roadmap
from samples.builder.run.meetings import MEETINGS, NAMES, Pack
from samples.builder.tables import AgendaRow

Truth = dict[str, dict[str, Any]]
Row = dict[str, Any]

STATUSES = {
    "Open": "open",
    "New": "open",
    "Not started": "open",
    "Overdue": "open",
    "In progress": "in_progress",
    "Ongoing": "in_progress",
    "On track": "in_progress",
    "Recommend closed": "recommend_closed",
    "Proposed to close": "recommend_closed",
    "Closed": "closed",
    "Complete": "closed",
    "Done": "closed",
    "Superseded": "superseded",
}
_REPORT_ROWS = ("upcoming_deliverables", "next_meeting_agenda", "last_meeting_agenda", "escalations")
_DAY = re.compile(r"\d{2}/\d{2}/\d{2,4}")
_MARKUP = re.compile(r"\*\*|^ *- |^\d\. ", re.MULTILINE)


def truth_of(pack: Pack) -> Truth:
    """All datasets that the timeline speaks of."""
    rows = {
        "documents": (("document_type",), _documents(pack)),
        "meetings": (("meeting_number",), _meetings(pack)),
        "agenda_items": (("item_label",), _agenda_items(pack)),
        "slides": (("title",), _dividers(pack)),
        "actions": (("action_ref",), _actions(pack)),
        "working_group_items": (("group_code", "report_row", "item_order"), _working_group_items(pack)),
        "governance_updates": (("group_code", "item_order"), _governance_updates(pack)),
        "next_steps": (("item_order",), _next_steps(pack)),
        "roadmap_items": (("target_meeting_date", "roadmap_row", "item_order"), _roadmap_items(pack)),
    }
    return {
        name: {"key": key, "fields": [field for field in found[0] if field not in key], "rows": found}
        for name, (key, found) in rows.items()
    }


def plain(text: str) -> str:
    """Take the builder's markup off a text."""
    return _MARKUP.sub("", text)


def _day(text: str) -> str | None:
    """The last exact day of a cell."""
    found = _DAY.findall(text)
    if not found:
        return None
    day, month, year = (int(part) for part in found[-1].split("/"))
    return date(year if year > 99 else 2000 + year, month, day).isoformat()


def _documents(pack: Pack) -> list[Row]:
    return [
        {
            "document_type": "papers",
            "document_id": f"{pack.group}-{pack.number}-papers-v{pack.version}".lower(),
            "status": "parsed",
            "group_code": pack.group,
            "meeting_date": pack.day.isoformat(),
            "doc_ref": pack.doc_ref,
            "version": pack.version,
            "page_count": len(deck(pack).slides),
        }
    ]


def _meetings(pack: Pack) -> list[Row]:
    items = agenda(pack)
    return [
        {
            "meeting_number": pack.number,
            "meeting_id": f"{pack.group}-{pack.number}",
            "group_code": pack.group,
            "group_name": NAMES[pack.group],
            "meeting_date": pack.day.isoformat(),
            "is_extraordinary": pack.key == "15.1",
            "start_time": "10:00",
            "end_time": items[-1].time[6:11],
            "next_meeting_date": MEETINGS[pack.upcoming[1]].isoformat(),
        }
    ]


def _agenda_items(pack: Pack) -> list[Row]:
    return [_agenda_item(item) for item in agenda(pack)]


def _agenda_item(item: AgendaRow) -> Row:
    timed = item.time[2] == ":"
    return {
        "item_label": item.number,
        "theme": item.theme,
        "title": item.item,
        "objective": plain(item.objective),
        "item_type": item.item_type.lower(),
        "lead_raw": item.lead,
        "start_time": item.time[:5] if timed else None,
        "end_time": item.time[6:11] if timed else None,
        "duration_minutes": int(item.time.split()[-2]),
        "stated_page": int(item.page) if item.page else None,
        "slide_page_number": int(item.page) if item.page else None,
        "page_number": 2,
    }


def _dividers(pack: Pack) -> list[Row]:
    return [
        {
            "title": item.item,
            "objective": plain(item.objective),
            "item_type": item.item_type.lower(),
            "lead_raw": item.lead,
            "duration_minutes": int(item.time.split()[-2]),
            "page_number": int(item.page),
        }
        for item in agenda(pack)
        if item.page
    ]


def _actions(pack: Pack) -> list[Row]:
    return [
        {
            "action_ref": row.ref,
            "raised_date": _day(row.raised),
            "raised_raw": row.raised,
            "description": row.action,
            "owner_raw": row.owner,
            "due_date": _day(row.due),
            "due_raw": row.due.replace("\n", " "),
            "status": STATUSES[row.status],
            "status_raw": row.status,
            "latest_update": row.update,
            "page_number": 4,
        }
        for row in listed_in(pack.key)
    ]


def _working_group_items(pack: Pack) -> list[Row]:
    rows = []
    for code, report in zip(groups.reporting(pack), groups.reports(pack), strict=True):
        for name, cell in zip(_REPORT_ROWS, report.cells, strict=True):
            for order, line in enumerate(cell.splitlines(), start=1):
                rows.append(
                    {
                        "group_code": code,
                        "report_row": name,
                        "item_order": order,
                        "text": plain(line),
                        "is_nil_return": line == "None",
                        "is_lead_in": bool(re.fullmatch(r"\d\d \w+ \d{4}", line)),
                        "page_number": 8,
                    }
                )
    return rows


def _governance_updates(pack: Pack) -> list[Row]:
    rows = []
    for block in governance.governance(pack).split("# ")[1:]:
        heading, _, *lines = block.splitlines()
        code = heading[heading.index("(") + 1 : -1]
        topics = [line for line in lines if line.startswith("- ")]
        for order, line in enumerate(topics, start=1):
            topic, _, text = plain(line).partition(": ")
            day = governance.update_day(pack, code).isoformat()
            rows.append({"group_code": code, "item_order": order, "topic": topic, "text": text, "update_date": day, "page_number": 6})
    return rows


def _next_steps(pack: Pack) -> list[Row]:
    last, day = len(deck(pack).slides), MEETINGS[pack.upcoming[1]]
    return [
        {"item_order": 1, "text": "Confirm actions and decisions from meeting", "mentioned_date": None, "page_number": last},
        {
            "item_order": 2,
            "text": f"Date of next {pack.group}: {day.day} {day:%B %Y}",
            "mentioned_date": day.isoformat(),
            "page_number": last,
        },
    ]


def _roadmap_items(pack: Pack) -> list[Row]:
    rows = []
    for meeting, column in zip(pack.upcoming, roadmap(pack), strict=True):
        milestone, items, _ = column.cells
        for name, cell in (("milestones", milestone), ("agenda_items", items), ("standing_items", STANDING.strip())):
            for order, line in enumerate(cell.splitlines(), start=1):
                rows.append(
                    {
                        "target_meeting_date": MEETINGS[meeting].isoformat(),
                        "roadmap_row": name,
                        "item_order": order,
                        "text": plain(line),
                        "target_meeting_raw": column.heading,
                        "is_placeholder": line == "- TBD",
                        "page_number": len(deck(pack).slides),
                    }
                )
    return rows


def papers_of(pack: Pack) -> int:
    """How many agenda items of a pack have a paper."""
    return len(PAPERS[pack.key])
