"""The working group report: a matrix of groups and kinds of report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.packgen.model import Column, Group, GroupReport, MatrixPage, Meeting, ReportCell, ReportItem
from tests.packgen.seeded import days, wording

LABELS = {
    "upcoming_deliverables": ("Upcoming deliverables", "Forthcoming deliverables", "Deliverables due"),
    "next_meeting_agenda": ("Next meeting's agenda items", "Next meeting agenda", "Agenda items for next meeting", "Next meeting"),
    "last_meeting_agenda": ("Agenda items from last meeting", "Last meeting agenda", "Agenda items from previous meeting", "Last meeting"),
    "escalations": ("{code} escalations", "Escalations", "Escalations to {code}"),
    "other": ("Key risks", "Other updates"),
}


@dataclass(frozen=True)
class _Style:
    day: days.DateStyle
    nil: str
    most: int
    has_long_names: bool


def pages(draw: Random, meeting: Meeting, title: str | None) -> tuple[MatrixPage, ...]:
    """One page, or two where there are many groups: each with all its rows."""
    groups = draw.sample(wording.WORKING_GROUPS, draw.choice((2, 3, 4, 5, 6, 7, 7, 8)))
    roles = ["upcoming_deliverables", "next_meeting_agenda", "last_meeting_agenda", "escalations"]
    if draw.random() < 0.25:
        roles.remove(draw.choice(roles))
    if draw.random() < 0.15:
        roles.append("other")
    if draw.random() < 0.2:
        draw.shuffle(roles)
    rows = tuple(Column(role, draw.choice(LABELS[role]).format(code=meeting.group.code)) for role in roles)
    style = _Style(
        draw.choice(days.PROSE_STYLES[:3]), draw.choice(("None", "None", "None", "Nil")), 3 if len(groups) > 5 else 4, draw.random() < 0.9
    )
    reports = tuple(_report(draw, meeting, group, roles, style) for group in groups)
    is_turned = draw.random() < 0.3
    corner = draw.choice(("", "", "Group" if is_turned else "Working group"))
    cut = 4 if len(reports) > 5 and draw.random() < 0.3 else len(reports)
    parts = [reports[:cut], reports[cut:]] if cut < len(reports) else [reports]
    return tuple(MatrixPage(title, corner, rows, part, is_turned) for part in parts)


def _report(draw: Random, meeting: Meeting, group: Group, roles: list[str], style: _Style) -> GroupReport:
    is_known = group in wording.WORKING_GROUPS[:7]
    heading = group.full if style.has_long_names or not is_known else group.code
    return GroupReport(group, heading, tuple(_cell(draw, meeting, group, role, style) for role in roles))


def _cell(draw: Random, meeting: Meeting, group: Group, role: str, style: _Style) -> ReportCell:
    if draw.random() < 0.05:
        return ReportCell(())
    match role:
        case "escalations":
            return _escalations(draw, style)
        case "upcoming_deliverables":
            return ReportCell(
                tuple(_deliverable(draw, meeting, topic) for topic in wording.topics(draw, draw.choice((1, 2, style.most - 1))))
            )
        case "next_meeting_agenda":
            return _meeting_cell(draw, style, meeting.day + timedelta(days=draw.randrange(2, 25)), "Activity in next month:")
        case "last_meeting_agenda":
            return _last_meeting(draw, meeting, group, style)
        case _:
            return ReportCell((ReportItem(wording.sentence(draw)),))


def _escalations(draw: Random, style: _Style) -> ReportCell:
    if draw.random() < 0.75:
        return ReportCell((ReportItem(style.nil, is_nil=True),))
    return ReportCell((ReportItem(f"Decision needed on the {draw.choice(wording.TOPICS)}"),))


def _last_meeting(draw: Random, meeting: Meeting, group: Group, style: _Style) -> ReportCell:
    day = meeting.day - timedelta(days=draw.randrange(3, 27))
    if draw.random() < 0.08:
        return ReportCell((ReportItem(f"The {day:%B} {group.code} was stood down as there were no agenda items", None),))
    return _meeting_cell(draw, style, day, "Activity in last month:")


def _meeting_cell(draw: Random, style: _Style, day: date, sentence: str) -> ReportCell:
    """A date or a sentence, then bullets; sometimes bullets alone."""
    day -= timedelta(days=max(0, day.weekday() - 4))
    items = tuple(ReportItem(text) for text in _agenda(draw, draw.randrange(1, style.most + 1)))
    kind = draw.random()
    if kind < 0.75:
        return ReportCell((ReportItem(style.day(day), is_lead_in=True), *items), day)
    if kind < 0.85:
        return ReportCell((ReportItem(sentence, is_lead_in=True), *items))
    return ReportCell(items)


def _agenda(draw: Random, count: int) -> list[str]:
    tails = ("", "", " update", " – first draft", " feedback", " walkthrough")
    return [f"{topic}{draw.choice(tails)}" for topic in wording.topics(draw, count)]


def _deliverable(draw: Random, meeting: Meeting, topic: str) -> ReportItem:
    """A deliverable, with the day it is planned for and the meeting it comes to, where printed."""
    day = days.some_day(draw, meeting.day + timedelta(days=5), meeting.day + timedelta(days=80))
    target = f"{day:%B} {meeting.group.code}"
    kind = draw.random()
    if kind < 0.3:
        return ReportItem(topic)
    if kind < 0.5:
        return ReportItem(f"{topic} (to come to {target})", target_meeting=target)
    if kind < 0.7:
        return ReportItem(f"{topic} (planned {days.long(day)}, to come to {target})", planned=day, target_meeting=target)
    if kind < 0.85:
        return ReportItem(f"{topic} (planned {days.long(day)})", planned=day)
    return ReportItem(f"{topic} ({day:%b %y})", is_planned_certain=False)
