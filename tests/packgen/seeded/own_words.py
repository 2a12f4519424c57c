"""A secretariat's own words for its headings: none that a template would have, all plain to who reads what stands beneath."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.packgen.model import ActionPage, AgendaPage, Column, MatrixPage, Pack, Page

_AGENDA_TITLES = ("What we will cover", "Running order for today", "The morning at a glance", "How we will spend our time")
_AGENDA = {
    "label": ("§", "Slot", "Part"),
    "title": ("We will talk about", "Matter", "What is tabled"),
    "objective": ("So that", "What we hope to leave with", "Why it is here"),
    "type": ("The room is asked to give", "Hat", "Kind of talk"),
    "lead": ("In the chair for this", "Voice", "Walks us through"),
    "time": ("Clock", "Slot in the day", "From – till"),
    "duration": ("How long", "Room for it"),
    "page": ("Find it on", "Leaf"),
    "theme": ("Strand", "Corner of the plan"),
}
_ACTION_TITLES = ("What we said we would do", "Who owes us what", "Promises and where they stand", "Still on the table")
_ACTIONS = {
    "ref": ("Tag", "Handle", "Our mark"),
    "raised": ("Born", "First heard", "Set at"),
    "description": ("The promise", "Undertaking", "What was asked for"),
    "owner": ("Falls to", "In the hands of", "Carried by"),
    "due": ("Wanted for", "No later than", "Deliver by"),
    "status": ("Where it stands", "Light", "How it goes"),
    "update": ("Since then", "What we heard", "The story so far"),
}
_REPORT_LABELS = {
    "upcoming_deliverables": ("Products in the pipeline", "What is being written", "On the drawing board"),
    "next_meeting_agenda": ("When they meet again", "What they will turn to", "Lined up for the coming session"),
    "last_meeting_agenda": ("What they talked about", "When they last sat down", "Behind them"),
    "escalations": ("Points for {code}", "Needs a word from {code}", "Sent up to {code}"),
}


def worded(draw: Random, pack: Pack) -> Pack:
    """The pack, one in eight with own words for most headings and labels of its agenda, action log and report."""
    if draw.random() > 0.125:
        return pack
    titles = {AgendaPage: draw.choice(_AGENDA_TITLES), ActionPage: draw.choice(_ACTION_TITLES)}
    words = {**_AGENDA, **_ACTIONS, **_REPORT_LABELS}
    names = {role: draw.choice(own) for role, own in words.items() if draw.random() < 0.7}
    return replace(pack, pages=tuple(_page(page, titles, names, pack.meeting.group.code) for page in pack.pages))


def _page(page: Page, titles: dict[type, str], names: dict[str, str], code: str) -> Page:
    if isinstance(page, AgendaPage):
        return replace(page, title=titles[AgendaPage], columns=_columns(page.columns, names))
    if isinstance(page, ActionPage):
        return replace(page, title=titles[ActionPage], columns=_columns(page.columns, names))
    if isinstance(page, MatrixPage):
        return replace(page, rows=tuple(Column(row.role, names.get(row.role, row.heading).format(code=code)) for row in page.rows))
    return page


def _columns(columns: tuple[Column, ...], names: dict[str, str]) -> tuple[Column, ...]:
    """Columns with another heading; one without a heading keeps none."""
    return tuple(replace(column, heading=names.get(column.role, column.heading)) if column.heading else column for column in columns)
