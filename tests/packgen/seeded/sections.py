"""The sections of a pack: what the agenda and the divider say of each, before either is laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.packgen.model import DividerPage, Meeting, Page
from tests.packgen.seeded import days, wording

TYPES = (
    ("Information", "information"),
    ("Decision", "decision"),
    ("Discussion", "discussion"),
    ("For decision", "decision"),
    ("For information", "information"),
    ("For discussion", "discussion"),
    ("Decision/Information", "decision"),
)


@dataclass(frozen=True)
class Section:
    """One agenda item with the pages that belong to it."""

    title: str
    objective: tuple[str, ...] = ()
    type_raw: str | None = None
    item_type: str | None = None
    lead: str | None = None
    minutes: int = 5
    theme: str | None = None
    pages: tuple[Page, ...] = ()
    has_divider: bool = True


def objective(draw: Random, topic: str, meeting: Meeting) -> tuple[str, ...]:
    """Say what the item is for, in one line or in bullets."""
    code = meeting.group.code
    month = days.MONTH_NAMES[draw.randrange(12)]
    lines = [
        f"Provide an update on progress of the {topic}",
        f"Approve the {topic} following review by the {draw.choice(wording.WORKING_GROUPS[:7]).code}",
        f"Agree the proposed approach to the {topic} and its next steps",
        f"Seek views on the {topic} ahead of a decision at the {month} {code}",
        f"Note the changes made to the {topic} since the last meeting and the plan for publication",
        f"Overview of the {topic} scope and timescales",
    ]
    return tuple(draw.sample(lines, draw.choice((2, 2, 3)))) if draw.random() < 0.25 else (draw.choice(lines),)


def lead(draw: Random) -> str:
    """Say who leads."""
    kind = draw.random()
    if kind < 0.6:
        return wording.person(draw)
    if kind < 0.7:
        return f"{wording.person(draw)} & {wording.person(draw)}"
    if kind < 0.78:
        return f"{wording.person(draw)} ({draw.choice(('Elexon', 'RECCo', 'DCC', 'Programme'))})"
    return draw.choice(wording.ROLES)


def standing(draw: Random, meeting: Meeting) -> tuple[Section, Section, Section, Section, Section]:
    """Welcome, minutes and actions, programme updates, working group report, closing."""
    code = meeting.group.code
    welcome = Section(draw.choice(("Welcome", "Welcome and introductions")), lead="Chair", minutes=draw.choice((0, 5)), has_divider=False)
    actions = Section(
        draw.choice(("Minutes and actions", "Minutes and Actions", "Actions and minutes")),
        ("Approve minutes. Update on open actions, closing where appropriate",),
        "Decision",
        "decision",
        draw.choice(("Chair and Secretariat", "Secretariat", "Chair")),
        draw.choice((5, 10)),
    )
    updates = Section(
        draw.choice(("Programme updates", "Governance updates")),
        ("Provide updates from L2/3 governance groups and wider Programme activity",),
        "Information",
        "information",
        "Programme PMO",
        draw.choice((0, 0, 5)),
    )
    report = Section(
        draw.choice(("Working group report", "Working group updates")),
        ("Provide updates from discussion at the working groups",),
        "Information",
        "information",
        "Working group leads",
        draw.choice((0, 5, 10)),
    )
    closing = Section(
        draw.choice(("Summary and next steps", "Next steps", "Summary and close")),
        (f"Summarise actions/decisions and look ahead to the next {code}",),
        "Information",
        "information",
        draw.choice(("Chair and Secretariat", "Chair")),
        5,
    )
    return welcome, actions, updates, report, closing


def special(draw: Random, topic: str, meeting: Meeting) -> Section:
    """An item on one deliverable."""
    type_raw, item_type = draw.choice(TYPES[:3]) if draw.random() < 0.8 else draw.choice(TYPES)
    title = topic if draw.random() < 0.6 else f"{topic} {draw.choice(('update', 'approval', 'and next steps'))}"
    minutes = draw.choice((5, 10, 10, 15, 20, 25, 30))
    return Section(title, objective(draw, topic, meeting), type_raw, item_type, lead(draw), minutes)


def divider(draw: Random, section: Section, style: str, over_title: str | None) -> DividerPage:
    """The page before a section; its wording may differ from the agenda's by its capitals."""
    title = section.title
    if style == "bare":
        return DividerPage(title, "bare", over_title=over_title)
    assert section.type_raw
    assert section.lead
    time = f"{section.minutes} mins"
    if section.minutes == 0:
        time += draw.choice((" – taken as read, questions by exception", ""))
    # Dividers name the kind plainly, whatever words the agenda's column uses.
    plain = section.type_raw.removeprefix("For ")
    type_raw = plain.upper() if style == "lines" else plain.capitalize()
    return DividerPage(
        title,
        "fields" if style == "fields" else "lines",
        section.item_type,
        type_raw,
        section.objective,
        len(section.objective) > 1,
        section.lead,
        time,
        section.minutes,
        over_title,
    )


def with_themes(draw: Random, sections: list[Section]) -> list[Section]:
    """Give neighbouring sections a theme in common."""
    names = draw.sample(wording.THEMES, 4)
    out: list[Section] = []
    index = 0
    while index < len(sections):
        size = draw.choice((1, 2, 2, 3))
        theme = names[len({s.theme for s in out}) % len(names)]
        out += [replace(section, theme=theme) for section in sections[index : index + size]]
        index += size
    return out
