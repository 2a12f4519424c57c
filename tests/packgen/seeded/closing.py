"""The end of a pack: next steps and the agenda roadmap."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.packgen.model import ClosingPage, Column, Meeting, NextStep, Roadmap, RoadmapColumn
from tests.packgen.seeded import days, wording

LABELS = {
    "milestones": ("Relevant milestones or activities", "Relevant milestones", "Milestones", "Key milestones"),
    "agenda_items": ("Agenda items", "Agenda items", "Items for the agenda"),
    "standing_items": ("Standing items", "Standing items", "Standing agenda items"),
}
_STANDING = ("Minutes and actions review", "Programme updates", "Working group report", "Next steps and agenda roadmap")


def pages(draw: Random, meeting: Meeting, title: str) -> tuple[ClosingPage, ...]:
    """Both on one page, or each on its own, or only one of them."""
    steps = _steps(draw, meeting)
    numbered = draw.random() < 0.6
    heading = draw.choice(("Next steps:", "Next steps", "Next Steps:"))
    roadmap_heading = f"{meeting.group.code} Agenda Roadmap – a rolling view of upcoming {meeting.group.code} agenda items:"
    kind = draw.random()
    if kind < 0.5:
        roadmap = _roadmap(draw, meeting, draw.choice((roadmap_heading, f"{meeting.group.code} agenda roadmap")))
        return (ClosingPage(title, heading, steps, numbered, roadmap),)
    own_heading = None if "next steps" in title.lower() else heading
    first = ClosingPage(title, own_heading, steps, numbered, None)
    if kind < 0.85:
        own = f"{meeting.group.code} Agenda Roadmap"
        return (first, ClosingPage(own, None, (), False, _roadmap(draw, meeting, None)))
    return (first,)


def _steps(draw: Random, meeting: Meeting) -> tuple[NextStep, ...]:
    code = meeting.group.code
    steps = [NextStep(draw.choice(("Confirm actions and decisions from meeting", "Circulate the headline report")))]
    for topic in wording.topics(draw, draw.choice((0, 0, 1, 2))):
        day = days.some_day(draw, meeting.day + timedelta(days=3), meeting.day + timedelta(days=25))
        steps.append(NextStep(f"Members to send comments on the {topic} by {days.long(day)}", day))
    if meeting.next_day:
        text = draw.choice(("Date of next {code}: {day}", "Next {code} meeting: {day}", "Next {code}: {day}"))
        steps.append(NextStep(text.format(code=code, day=days.long(meeting.next_day)), meeting.next_day))
    return tuple(steps)


def _roadmap(draw: Random, meeting: Meeting, heading: str | None) -> Roadmap:
    roles = list(LABELS)
    if draw.random() < 0.3:
        roles.remove(draw.choice(("milestones", "standing_items")))
    rows = tuple(Column(role, draw.choice(LABELS[role])) for role in roles)
    shape = draw.choice(days.HEADING_STYLES)
    meetings = [meeting.day, *following(meeting, draw.choice((2, 3, 3, 4, 5)))]
    standing = tuple(_STANDING[: draw.choice((3, 4))])
    columns = tuple(_column(draw, day, shape, roles, standing, index) for index, day in enumerate(meetings))
    corner = draw.choice(("Meeting dates", "Meeting date", "Meeting dates", ""))
    return Roadmap(heading, corner, rows, columns)


def following(meeting: Meeting, count: int) -> list[date]:
    """The regular meetings that come after this one."""
    out: list[date] = []
    start = 1 if meeting.next_day is None or meeting.next_day.month != meeting.day.month else 0
    while len(out) < count:
        day = days.third_wednesday(*days.months_on(meeting.day, start + len(out)))
        out.append(day)
    return out


def _column(draw: Random, day: date, shape: days.DateStyle, roles: list[str], standing: tuple[str, ...], index: int) -> RoadmapColumn:
    cells = []
    for role in roles:
        if role == "standing_items":
            cells.append(standing)
        elif role == "milestones":
            cells.append(() if draw.random() < 0.5 else (f"M{draw.randrange(3, 17)} {draw.choice(('checkpoint', 'start', 'complete'))}",))
        else:
            cells.append(_agenda(draw, index))
    return RoadmapColumn(shape(day), day, tuple(cells))


def _agenda(draw: Random, index: int) -> tuple[str, ...]:
    if index > 1 and draw.random() < 0.4:
        return ("TBD",)
    tails = ("", " approval", " update", " – draft for review")
    return tuple(f"{topic}{draw.choice(tails)}" for topic in wording.topics(draw, draw.randrange(1, 7 - min(index, 3))))
