"""Puts a pack together: its meeting, its sections, and on which page each of them falls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.packgen.model import CoverPage, Meeting, Pack, Page
from tests.packgen.seeded import actions, agenda, closing, content, days, matrix, own_words, twists, updates, wording
from tests.packgen.seeded.sections import Section, divider, special, standing, with_themes

_DIVIDERS = ("lines", "lines", "lines", "lines", "fields", "bare", "none")


def draw_pack(seed: int) -> Pack:
    """Draw the pack of a seed: the same each time."""
    draw = Random(f"pack {seed}")
    meeting = _meeting(draw)
    style = draw.choice(_DIVIDERS)
    agenda_style = agenda.style(draw, has_pages=style != "none")
    sections = _sections(draw, meeting, agenda_style.theme_style)
    cover = _cover(draw, meeting)
    over = draw.choice(("Agenda item", "Item")) if style != "none" and draw.random() < 0.12 else None
    attachments, title = agenda.attachment_titles(draw), draw.choice(("Agenda", "Agenda", "Agenda", "Meeting agenda"))
    start = draw.choice((570, 600, 600, 630, 780, 810, 840))
    # The agenda's length decides where all else falls, and its rows say where: draw it twice with the same state.
    state = draw.getstate()
    rough = agenda.items(draw, sections, agenda_style, start, {})
    count = len(agenda.pages(draw, rough, agenda_style, title, attachments))
    overs = [f"{over} {item.label}" if over else None for item in rough]
    body, places = _body(Random(f"dividers {seed}"), sections, style, overs, 2 + count)
    draw.setstate(state)
    items = agenda.items(draw, sections, agenda_style, start, places)
    pages = agenda.pages(draw, items, agenda_style, title, attachments)
    timed = [item for item in items if item.start_time]
    ends = timed and timed[-1].end_time == days.clock(start + sum(section.minutes for section in sections))
    first, last = (timed[0].start_time, timed[-1].end_time) if ends else (None, None)
    pack = Pack(seed, meeting, (cover, *pages, *body), style != "none", first, last)
    pack = twists.twisted(Random(f"twists {seed}"), pack)
    return own_words.worded(Random(f"words {seed}"), pack)


def _meeting(draw: Random) -> Meeting:
    group = draw.choice(wording.HOSTS)
    year, month = draw.choice((2022, 2023, 2024, 2025)), draw.randrange(1, 13)
    regular = days.third_wednesday(year, month)
    number = draw.randrange(2, 45)
    is_extraordinary = draw.random() < 0.15
    day = regular
    if is_extraordinary:
        day = date(regular.year, regular.month, draw.choice((25, 26, 27, 28)))
        day -= timedelta(days=max(0, day.weekday() - 4))
    shown = f"{number}.1" if is_extraordinary else f"{number}"
    version = draw.choice(("1.0", "1.0", "1.0", "1.1", "0.2", "2.0"))
    doc_ref = f"MHHS-DEL{draw.randrange(700, 3400)}" if draw.random() < 0.9 else None
    next_day = days.third_wednesday(*days.months_on(day, 1)) if draw.random() < 0.9 else None
    return Meeting(group, shown, day, version, doc_ref, is_extraordinary, next_day)


def _cover(draw: Random, meeting: Meeting) -> CoverPage:
    group, day = meeting.group, draw.choice(days.COVER_STYLES)(meeting.day)
    tail = " – Extraordinary meeting" if meeting.is_extraordinary and draw.random() < 0.5 else ""
    shape = draw.randrange(4)
    if shape == 0:
        title: tuple[str, ...] = (f"{group.full} #{meeting.number} {day}",)
    elif shape == 1:
        title = (f"{group.full} #{meeting.number}{tail}", day)
    elif shape == 2:
        title = (group.full, f"Meeting {meeting.number}{tail}", day)
    else:
        title = (f"{group.full} {meeting.number}{tail}", day)
    version = draw.choice(("Version {v}", "Version {v}", "v{v}", "Version: {v}")).format(v=meeting.version)
    ref = draw.choice(("{r}", "{r}", "Document reference: {r}", "Ref: {r}")).format(r=meeting.doc_ref)
    small = (version, ref) if meeting.doc_ref else (version,)
    strap = "Industry-led, Elexon facilitated" if draw.random() < 0.7 else None
    return CoverPage(draw.choice((("MHHS", "PROGRAMME"), ("MHHS Programme",))), strap, title, small)


def _sections(draw: Random, meeting: Meeting, theme_style: str) -> list[Section]:
    """All sections with the pages that follow their dividers. An extraordinary meeting has fewer."""
    welcome, review, news, report, close = standing(draw, meeting)
    review = replace(review, pages=actions.pages(draw, meeting, actions.actions(draw, meeting)))
    news = replace(news, pages=updates.pages(draw, meeting))
    title = draw.choice((report.title, None, "Working group report"))
    report = replace(report, pages=matrix.pages(draw, meeting, title))
    close = replace(close, pages=closing.pages(draw, meeting, close.title))
    topics = wording.topics(draw, draw.choice((1, 2)) if meeting.is_extraordinary else draw.choice((2, 3, 4, 5, 6, 8)))
    specials = [replace(special(draw, topic, meeting), pages=content.pages(draw, topic)) for topic in topics]
    if theme_style != "none":
        specials = with_themes(draw, specials)
    if theme_style == "own":
        close = replace(close, theme="Close")
    middle = [section for section in (news, report) if draw.random() < (0.4 if meeting.is_extraordinary else 0.93)]
    return [welcome, review, *middle, *specials, close]


def _body(
    draw: Random, sections: list[Section], style: str, overs: list[str | None], first_page: int
) -> tuple[tuple[Page, ...], dict[int, tuple[int, int | None]]]:
    """Lay out all pages after the agenda. Gives them, and each section's first page and its divider's."""
    pages: list[Page] = []
    places: dict[int, tuple[int, int | None]] = {}
    for index, section in enumerate(sections):
        if not section.pages:
            continue
        at = first_page + len(pages)
        has_divider = style != "none" and section.has_divider
        places[index] = (at, at if has_divider else None)
        if has_divider:
            pages.append(divider(draw, section, style, overs[index]))
        pages += section.pages
    return tuple(pages), places
