"""Updates of the governance groups and of the wider Programme."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.packgen.model import Group, Line, Meeting, Span, Topic, Update, UpdatesPage
from tests.packgen.seeded import days, wording

_STYLES = ("bold", "bold", "bold", "bold_plain", "colon", "dash")
_WIDER = ("Programme re-plan", "Webinars", "Consultation reminder", "Test tools", "Collaboration base", "Milestone tracker")


def pages(draw: Random, meeting: Meeting) -> tuple[UpdatesPage, ...]:
    """Groups on one page or two; the wider Programme beside them, on a page of its own, or nowhere."""
    hosts = draw.sample(wording.HOSTS[:7], draw.choice((1, 2, 2, 3, 4, 4, 5)))
    look = (draw.choice(_STYLES), draw.choice(("line", "line", "dash", "updates")), draw.choice(days.PROSE_STYLES[:2]), draw.random() < 0.8)
    updates = tuple(_update(draw, meeting, group, *look) for group in hosts)
    title = draw.choice(("Governance group updates", "Programme updates", "Updates from governance groups"))
    columns = draw.choice((1, 2)) if len(updates) < 3 else 2
    where = draw.choice(("beside", "own", "none"))
    heading = draw.choice(("Wider Programme updates", "Wider programme updates"))
    wider = _wider(draw, meeting)
    cut = 3 if len(updates) > 4 else len(updates)
    first = UpdatesPage(title, updates[:cut], columns)
    rest = [UpdatesPage(f"{title} (cont.)", updates[cut:], columns)] if cut < len(updates) else []
    if where == "beside" and not rest:
        return (UpdatesPage(title, updates, 2, heading, wider),)
    own = [UpdatesPage(heading, (), 1, wider=wider)] if where == "own" else []
    return (first, *rest, *own)


def _update(draw: Random, meeting: Meeting, group: Group, style: str, day_style: str, shape: days.DateStyle, has_link: bool) -> Update:
    day = meeting.day - timedelta(days=draw.randrange(6, 34))
    day -= timedelta(days=max(0, day.weekday() - 4))
    names = wording.topics(draw, draw.randrange(1, 5))
    topics = tuple(_topic(draw, group, name, style) for name in names)
    link = (f"{group.code} papers available ", "here", f"https://papers.example.org/{group.code.lower()}") if has_link else None
    heading = group.full
    line: str | None = None
    if day_style == "dash":
        heading = f"{group.full} – {shape(day)}"
    elif day_style == "updates":
        line = f"Updates from {group.code} meeting on {shape(day)}"
    else:
        line = f"Update from {group.code} {shape(day)}"
    return Update(group, heading, line, day, topics, link)


def _topic(draw: Random, group: Group, name: str, style: str) -> Topic:
    verbs = ("discussed", "approved", "reviewed", "noted progress on", "agreed to defer")
    text = f"The {group.code} {draw.choice(verbs)} the {name}"
    for _ in range(draw.choice((0, 1, 1, 2))):
        text += f". {wording.sentence(draw)}"
    if draw.random() < 0.5:
        text += "."
    if draw.random() < 0.12:
        return Topic(None, text, "none")
    return Topic(name, text, style)  # type: ignore[arg-type]


def lines(topic: Topic) -> Line:
    """A topic as one bullet."""
    match topic.style:
        case "bold":
            return Line((Span(f"{topic.topic}:", is_bold=True), Span(f" {topic.text}")), "bullet")
        case "bold_plain":
            return Line((Span(f"{topic.topic}", is_bold=True), Span(f" {topic.text}")), "bullet")
        case "colon":
            return Line((Span(f"{topic.topic}: {topic.text}"),), "bullet")
        case "dash":
            return Line((Span(f"{topic.topic} – {topic.text}"),), "bullet")
        case _:
            return Line((Span(topic.text),), "bullet")


def _wider(draw: Random, meeting: Meeting) -> tuple[Line, ...]:
    out: list[Line] = []
    for heading in draw.sample(_WIDER, draw.choice((2, 3))):
        out.append(Line((Span(heading, is_bold=True),), is_heading=True))
        marker = draw.choice(("none", "bullet"))
        for _ in range(draw.choice((1, 2))):
            day = meeting.day + timedelta(days=draw.randrange(3, 40))
            spans = (Span(f"{wording.sentence(draw)}. Views are welcome by "), Span(days.long(day), is_bold=True), Span("."))
            out.append(Line(spans, marker))  # type: ignore[arg-type]
    return tuple(out)
