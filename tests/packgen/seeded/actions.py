"""The action log: its columns, rows, and how it goes on over pages."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Literal

from tests.packgen.model import Action, ActionPage, Column, Line, Meeting, Span
from tests.packgen.seeded import days, wording

HEADINGS = {
    "ref": ("Ref", "Action ID", "Action Ref", "ID", "Action no."),
    "raised": ("Date", "Raised", "Date raised", "Raised on"),
    "description": ("Action", "Description", "Action description", "Action required"),
    "owner": ("Owner", "Responsible", "Action owner", "Assigned to", "Lead"),
    "due": ("Due", "Target date", "Due date", "Deadline"),
    "status": ("Status", "Action status", "State"),
    "update": ("Latest Update", "Update", "Progress", "Comments", "Latest position"),
}
STATUSES = {
    "open": ("Open", "OPEN", "New", "Not started", "Outstanding", "Overdue"),
    "in_progress": ("In progress", "Ongoing", "On track", "In Progress"),
    "recommend_closed": ("Recommend closed", "Recommended closed", "Proposed to close", "Recommend Closed"),
    "closed": ("Closed", "CLOSED", "Complete", "Completed", "Done"),
    "superseded": ("Superseded", "Transferred", "Merged"),
    "unknown": ("On hold", "Paused"),
}
_WEIGHTS = (6, 5, 5, 4, 1, 0.5)


def columns(draw: Random) -> tuple[Column, ...]:
    """Choose columns, headings, order."""
    roles = list(HEADINGS)
    for role, chance in (("ref", 0.06), ("raised", 0.2), ("status", 0.05), ("update", 0.12)):
        if draw.random() < chance:
            roles.remove(role)
    if draw.random() < 0.4:
        rest = roles[1:]
        for _ in range(draw.choice((1, 1, 2))):
            rest.insert(draw.randrange(len(rest)), rest.pop(draw.randrange(len(rest))))
        roles = [roles[0], *rest]
    return tuple(Column(role, HEADINGS[role][0] if draw.random() < 0.4 else draw.choice(HEADINGS[role])) for role in roles)


def actions(draw: Random, meeting: Meeting) -> tuple[Action, ...]:
    """Draw 0 to 25 actions, each with its own reference and its own words."""
    count = draw.choice((0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25))
    shape = draw.choice(TABLE_DATES)
    spaced = draw.random() < 0.15
    out: list[Action] = []
    texts: set[str] = set()
    while len(out) < count:
        action = _action(draw, meeting, len(out), count, shape, spaced)
        if action.description not in texts:
            texts.add(action.description)
            out.append(action)
    return tuple(out)


TABLE_DATES = days.TABLE_STYLES


def _action(draw: Random, meeting: Meeting, index: int, count: int, shape: days.DateStyle, is_spaced: bool) -> Action:
    back = (count - index + 3) // 4
    year, month = days.months_on(meeting.day, -back)
    raised = days.third_wednesday(year, month)
    number = max(1, int(meeting.number.split(".")[0]) - back)
    gap = " " if is_spaced else ""
    due_raw, due, due_end = _due(draw, meeting, raised, shape)
    status = draw.choices(list(STATUSES), _WEIGHTS)[0]
    return Action(
        ref=f"{meeting.group.code}{gap}{number:02d}-{index + 1:02d}",
        raised_raw=shape(raised),
        raised=raised,
        description=_task(draw),
        owner=_owner(draw),
        due_raw=due_raw,
        due=due,
        due_end=due_end,
        status_raw=draw.choice(STATUSES[status]),
        status=status,
        update=_update(draw),
    )


def _task(draw: Random) -> str:
    topic, other = wording.topics(draw, 2)
    return draw.choice(wording.TASKS).format(topic=topic, other=other)


def _owner(draw: Random) -> str:
    kind = draw.random()
    if kind < 0.55:
        return wording.person(draw)
    if kind < 0.7:
        return ", ".join(wording.person(draw) for _ in range(draw.choice((2, 2, 3))))
    if kind < 0.78:
        return f"{wording.person(draw)} ({draw.choice(('Elexon', 'RECCo', 'DCC'))})"
    return draw.choice(wording.ROLES)


def _due(draw: Random, meeting: Meeting, raised: date, shape: days.DateStyle) -> tuple[str | None, date | None, date | None]:
    """The due cell as printed, the exact day, and the last day that it allows."""
    first = days.some_day(draw, raised + timedelta(days=14), meeting.day + timedelta(days=60))
    later = days.some_day(draw, first + timedelta(days=20), first + timedelta(days=60))
    kind = draw.random()
    if kind < 0.74:
        return shape(first), first, first
    if kind < 0.84:
        text = draw.choice(("{a} (revised to {b})", "{b} (was {a})", "{a} revised to {b}", "{a}, revised {b}"))
        return text.format(a=shape(first), b=shape(later)), later, later
    if kind < 0.88:
        return draw.choice(("TBC", "Ongoing")), None, None
    if kind < 0.92:
        return f"{first:%B} {meeting.group.code}", None, None
    if kind < 0.96:
        return f"{draw.choice(('End of ', 'end '))}{first:%B %Y}", None, days.last_of_month(first)
    return None, None, None


def _update(draw: Random) -> tuple[str, ...]:
    kind = draw.random()
    if kind < 0.15:
        return ()
    if kind < 0.25:
        return tuple(draw.sample(wording.REPLIES, 2))
    if kind < 0.5:
        return (f"{draw.choice(wording.REPLIES)}. {wording.sentence(draw)}.",)
    return (draw.choice(wording.REPLIES),)


def pages(draw: Random, meeting: Meeting, rows: tuple[Action, ...]) -> tuple[ActionPage, ...]:
    """Spread the log over pages: the heading may be marked and the header row may be missing on later ones."""
    title = draw.choice(("Minutes and Actions review", "Action log", "Actions", "Open actions", "Minutes and actions review"))
    before = _before(draw, meeting, bool(rows))
    shown = columns(draw)
    if not rows:
        return (ActionPage(title, shown, (), before),)
    closed = tuple(row for row in rows if row.status == "closed")
    rest = tuple(row for row in rows if row.status != "closed")
    if closed and rest and len(rows) <= 8 and draw.random() < 0.5:
        style: Literal["table", "row"] = draw.choice(("table", "row"))
        return (ActionPage(title, shown, rest, before, closed=closed, closed_style=style),)
    chunks = _chunks(rows, draw.choice((5, 7, 9)))
    mark = draw.choice(("cont", "of", "slash", "same", "none"))
    repeats = draw.random() < 0.65
    return tuple(
        ActionPage(_part_title(title, mark, n, len(chunks)), shown, chunk, before if n == 1 else (), n == 1 or repeats)
        for n, chunk in enumerate(chunks, 1)
    )


def _part_title(title: str, mark: str, number: int, count: int) -> str:
    if count == 1 or (number == 1 and mark in ("cont", "none")):
        return title
    tails = {"cont": " (cont.)", "of": f" ({number} of {count})", "slash": f" ({number}/{count})", "same": "", "none": " continued"}
    return title + tails[mark]


def _chunks(rows: tuple[Action, ...], most: int) -> list[tuple[Action, ...]]:
    """Rows that fit on one page together: by number and by words."""
    out: list[tuple[Action, ...]] = []
    part: tuple[Action, ...] = ()
    for row in rows:
        size = sum(len(r.description) + sum(map(len, r.update)) for r in (*part, row))
        if part and (len(part) >= most or size > 1500):
            out.append(part)
            part = ()
        part = (*part, row)
    return [*out, part]


def _before(draw: Random, meeting: Meeting, has_rows: bool) -> tuple[Line, ...]:
    year, month = days.months_on(meeting.day, -1)
    minutes = (
        Span("Approval of Minutes", is_bold=True),
        Span(f" from the meeting of {days.long(days.third_wednesday(year, month))}"),
    )
    if not has_rows:
        return (Line(minutes, "number", number=1), Line((Span("There are no open actions."),), "number", number=2))
    if draw.random() < 0.4:
        return ()
    second = (Span("Open Actions", is_bold=True), Span(" (discussed by exception, please review the updates ahead of the meeting)"))
    return (Line(minutes, "number", number=1), Line(second, "number", number=2))
