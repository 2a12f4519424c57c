"""Turns a drawn pack into a nastier one. Each twist is drawn by a generator of its own, so that the pack beneath stays as it was."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

from tests.packgen.model import AgendaItem, AgendaPage, ClosingPage, Column, CoverPage, DividerPage, Pack, Page
from tests.packgen.seeded import twisted_actions, wording

P = TypeVar("P")
_AGENDA_TITLES = ("Agenda", "Meeting Agenda", "Agenda and timings", "Today’s agenda", "Agenda for the meeting")
_AGENDA_HEADINGS = {
    "label": ("Item #", "Nr", "Agenda ref", ""),
    "title": ("Agenda Item", "Discussion item", "Agenda topic", "Item title", "Agneda item"),
    "objective": ("Aim", "Purpose of item", "Ask of the group", "Objetive", "Purpose / ask"),
    "type": ("For", "Action required", "Nature", "Item Type"),
    "lead": ("Led By", "Item lead", "Presented by", "Who", "Presentor"),
    "time": ("Time (from/to)", "When", "Start/End", "Timings"),
    "duration": ("Mins", "Time allowed", "Length (mins)"),
    "page": ("Slide #", "Pg", "Page number", "Slides"),
    "theme": ("Theme / area", "Category", "Work area"),
}
_LABELS = (("Lead: ", "Time: "), ("Presenter: ", "Duration: "), ("Led by ", ""), ("Lead – ", "Time – "))


def twisted(draw: Random, pack: Pack) -> Pack:
    """The pack with some of these twists."""
    pack = _agendas(draw, pack)
    pack = _dividers(draw, pack)
    pack = replace(pack, pages=twisted_actions.twisted(draw, pack))
    pack = replace(pack, pages=tuple(_closing(draw, page) if isinstance(page, ClosingPage) else page for page in pack.pages))
    return _cover(draw, pack)


def of_kind(pages: tuple[Page, ...], kind: type[P]) -> list[P]:
    """The pages of one kind."""
    return [page for page in pages if isinstance(page, kind)]


def changed(pages: tuple[Page, ...], kind: type[P], **values: object) -> tuple[Page, ...]:
    """The pages, those of a kind with other values."""
    return tuple(replace(page, **values) if isinstance(page, kind) else page for page in pages)  # type: ignore[type-var,misc]


def renamed(draw: Random, columns: tuple[Column, ...], names: dict[str, tuple[str, ...]], chance: float) -> tuple[Column, ...]:
    """Some columns under another heading."""
    return tuple(replace(c, heading=draw.choice(names[c.role])) if draw.random() < chance else c for c in columns)


def _agendas(draw: Random, pack: Pack) -> Pack:
    pages, agendas = pack.pages, of_kind(pack.pages, AgendaPage)
    if draw.random() < 0.3:
        columns = renamed(draw, agendas[0].columns, _AGENDA_HEADINGS, 0.5)
        pages = changed(pages, AgendaPage, columns=columns)
    if draw.random() < 0.12:
        pages = changed(pages, AgendaPage, has_header=False)
    if agendas[0].theme_style == "own" and draw.random() < 0.5:
        pages = changed(pages, AgendaPage, theme_style="apart")
    if draw.random() < 0.3:
        pages = _retitled(draw, pages)
    if draw.random() < 0.15:
        pages = tuple(_with_gap(draw, page) if isinstance(page, AgendaPage) else page for page in pages)
    if all(item.start_time and item.end_time for page in agendas for item in page.items) and draw.random() < 0.4:
        pages = tuple(_as_lines(page) if isinstance(page, AgendaPage) else page for page in pages)
    if len(agendas) == 1 and draw.random() < 0.12:
        again = of_kind(pages, AgendaPage)[0]
        pages = (*pages, replace(again, is_copy=True, attachments=()))
    return replace(pack, pages=pages)


def _retitled(draw: Random, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Another title; the second page says that it goes on."""
    title = draw.choice(_AGENDA_TITLES)
    tail = draw.choice((" (cont.)", " (continued)", " continued", " – cont’d", " cont…", " (2 of 2)"))
    out: list[Page] = []
    for page in pages:
        if isinstance(page, AgendaPage):
            page = replace(page, title=title + (tail if any(isinstance(p, AgendaPage) for p in out) else ""))
        out.append(page)
    return tuple(out)


def _with_gap(draw: Random, page: AgendaPage) -> AgendaPage:
    ends = [n for n, (a, b) in enumerate(zip(page.items, page.items[1:], strict=False)) if a.theme is None or a.theme != b.theme]
    return replace(page, empty_after=(draw.choice(ends),)) if ends else page


def _as_lines(page: AgendaPage) -> AgendaPage:
    """Times, titles and who leads as bullets; nothing else is printed."""
    items = tuple(
        AgendaItem(
            item.label,
            item.number,
            item.title,
            lead=item.lead,
            start_time=item.start_time,
            end_time=item.end_time,
            divider_page=item.divider_page,
        )
        for item in page.items
    )
    columns = (Column("title", ""), Column("lead", ""), Column("time", ""))
    return replace(page, items=items, form="lines", columns=columns, theme_style="none", empty_after=())


def _dividers(draw: Random, pack: Pack) -> Pack:
    """Other words before lead and time, and before the title."""
    if draw.random() < 0.75:
        return pack
    labels = draw.choice((("", ""), *_LABELS))
    before = draw.choice(("", "Item {n} – {t}", "Item {n}: {t}", "{n}. {t}", "Agenda item {n} – {t}", "{n} {t}"))
    names = {item.title: item.label for page in of_kind(pack.pages, AgendaPage) for item in page.items}
    pages = tuple(
        replace(page, labels=labels, over_title=None, shown_title=before.format(n=names[page.title], t=page.title) or None)
        if isinstance(page, DividerPage)
        else page
        for page in pack.pages
    )
    return replace(pack, pages=pages)


def _closing(draw: Random, page: ClosingPage) -> ClosingPage:
    roadmap = page.roadmap
    if roadmap is None:
        return page
    if draw.random() < 0.15:
        return replace(page, roadmap=replace(roadmap, is_turned=True))
    if draw.random() < 0.12:
        at = [row.role for row in roadmap.rows].index("agenda_items")
        columns = tuple(replace(column, cells=(column.cells[at],)) for column in roadmap.columns)
        return replace(page, roadmap=replace(roadmap, rows=(roadmap.rows[at],), columns=columns, has_labels=False))
    return page


def _cover(draw: Random, pack: Pack) -> Pack:
    """Covers with a line more, with the date and the time together, with the kind of paper."""
    cover = pack.pages[0]
    assert isinstance(cover, CoverPage)
    if draw.random() < 0.75:
        return pack
    meeting = pack.meeting
    tail = " – Extraordinary" if meeting.is_extraordinary else ""
    day = f"{meeting.day.day} {meeting.day:%B %Y}"
    title = draw.choice(
        (
            (f"{meeting.group.code} #{meeting.number}{tail} – Meeting papers", f"{meeting.day:%A} {day}, 10:00 to 12:00"),
            ("Meeting pack", meeting.group.full, f"Meeting no. {meeting.number}{tail}", f"Date: {day}"),
            (f"{meeting.group.full}", f"#{meeting.number}{tail}", f"{day} | Microsoft Teams"),
            (f"{meeting.group.name}", f"{meeting.group.code} {meeting.number}{tail}, {day}"),
        )
    )
    small = (*cover.small, f"Prepared by {wording.person(draw)}") if draw.random() < 0.4 else cover.small
    return replace(pack, pages=(replace(cover, title=title, small=small), *pack.pages[1:]))
