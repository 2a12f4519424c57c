"""The agenda: its columns, and its rows from the sections."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.packgen.model import AgendaItem, AgendaPage, Column
from tests.packgen.seeded import days, wording
from tests.packgen.seeded.sections import Section

HEADINGS = {
    "label": ("#", "No.", "Item no.", "Ref", "No"),
    "title": ("Item", "Agenda item", "Topic", "Subject", "Title"),
    "objective": ("Objective", "Purpose", "Objectives", "Description", "Desired outcome", "Summary"),
    "type": ("Type", "Item type", "Category", "Type of item"),
    "lead": ("Lead", "Owner", "Presenter", "Led by", "Speaker"),
    "time": ("Time", "Timing", "Timings", "Time slot"),
    "duration": ("Duration", "Length", "Mins"),
    "page": ("Page", "Slide", "Page no.", "Slide no."),
    "theme": ("Theme", "Area", "Workstream"),
}


@dataclass(frozen=True)
class Style:
    """How this pack prints its agenda."""

    columns: tuple[Column, ...]
    theme_style: str
    time_style: str
    mark: str
    has_letters: bool
    has_offset_pages: bool


def style(draw: Random, *, has_pages: bool) -> Style:
    """Choose columns, their headings and order, and the form of times."""
    theme_style = draw.choice(("span", "span", "none", "none", "own"))
    roles = ["label", "title", "objective", "type", "lead", "time", "page"]
    time_style = draw.choice(("two_lines", "two_lines", "range", "brackets", "minutes", "split", "start"))
    if time_style == "split":
        roles.insert(6, "duration")
    if not has_pages or draw.random() < 0.3:
        roles.remove("page")
    for role, chance in (("label", 0.08), ("objective", 0.12), ("type", 0.15), ("lead", 0.04)):
        if draw.random() < chance:
            roles.remove(role)
    if draw.random() < 0.3:
        roles = _permuted(draw, roles)
    if theme_style == "own":
        roles.insert(roles.index("title"), "theme")
    return Style(
        tuple(Column(role, _heading(draw, role)) for role in roles),
        theme_style,
        time_style,
        draw.choice((":", ":", ":", ".")),
        "label" in roles and draw.random() < 0.15,
        draw.random() < 0.1,
    )


def _heading(draw: Random, role: str) -> str:
    names = HEADINGS[role]
    return names[0] if draw.random() < 0.5 else draw.choice(names)


def _permuted(draw: Random, roles: list[str]) -> list[str]:
    """Move one or two columns; the first stays, as it always does in print."""
    rest = roles[1:]
    for _ in range(draw.choice((1, 2))):
        rest.insert(draw.randrange(len(rest)), rest.pop(draw.randrange(len(rest))))
    return [roles[0], *rest]


def items(
    draw: Random, sections: list[Section], style: Style, start: int, places: dict[int, tuple[int, int | None]]
) -> tuple[AgendaItem, ...]:
    """Lay the sections out as rows. `places`: for a section's index its first page, and its divider's."""
    out, at, number, letter = [], start, 0, ""
    for index, section in enumerate(sections):
        number, letter = _next_label(draw, style, number, letter, index, len(sections))
        first, divider = places.get(index, (None, None))
        printed = _time(section, style, at)
        at += section.minutes
        page_raw, page = _page(draw, first, style)
        out.append(
            AgendaItem(
                label=f"{number}{letter}",
                number=None if letter else number,
                title=section.title,
                theme=section.theme,
                objective=section.objective,
                type_raw=section.type_raw,
                item_type=section.item_type,
                lead=section.lead,
                page_raw=page_raw,
                stated_page=page,
                divider_page=divider,
                **printed,
            )
        )
    return tuple(out)


def _next_label(draw: Random, style: Style, number: int, letter: str, index: int, count: int) -> tuple[int, str]:
    """1, 2, 3 … or, in some packs, 5a, 5b."""
    if letter == "a":
        return number, "b"
    starts = style.has_letters and 3 <= index < count - 2 and draw.random() < 0.5
    return number + 1, "a" if starts else ""


def _time(section: Section, style: Style, at: int) -> dict[str, Any]:
    """What stands in the time cell, and what that says."""
    start, end = days.clock(at, style.mark), days.clock(at + section.minutes, style.mark)
    real_start, real_end = days.clock(at), days.clock(at + section.minutes)
    minutes = f"{section.minutes} mins"
    if section.minutes == 0 and style.time_style not in ("start", "range"):
        duration = minutes if style.time_style == "split" else None
        return {"time_lines": () if duration else (minutes,), "duration": duration, "minutes": 0}
    both = {"start_time": real_start, "end_time": real_end}
    match style.time_style:
        case "two_lines":
            return {"time_lines": (f"{start}-{end}", minutes), "minutes": section.minutes, **both}
        case "brackets":
            return {"time_lines": (f"{start} – {end} ({minutes})",), "minutes": section.minutes, **both}
        case "minutes":
            return {"time_lines": (minutes,), "minutes": section.minutes}
        case "split":
            return {"time_lines": (f"{start}-{end}",), "duration": minutes, "minutes": section.minutes, **both}
        case "start":
            return {"time_lines": (start,), "start_time": real_start}
        case _:
            return {"time_lines": (f"{start} - {end}",), **both}


def _page(draw: Random, first: int | None, style: Style) -> tuple[str | None, int | None]:
    is_verbal = draw.random() < 0.04
    if first is None:
        return None, None
    if is_verbal:
        return "Verbal", None
    stated = first + (1 if style.has_offset_pages else 0)
    return str(stated), stated


def pages(draw: Random, rows: tuple[AgendaItem, ...], style: Style, title: str, attachments: tuple[str, ...]) -> tuple[AgendaPage, ...]:
    """One page, or two where the agenda is long; attachments stand beneath the last."""
    cut = len(rows) if len(rows) < 10 or draw.random() < 0.6 else len(rows) // 2 + 1
    listed = tuple((str(number), text) for number, text in enumerate(attachments, 1))
    theme_style = style.theme_style if any(row.theme for row in rows) else "none"
    columns = tuple(column for column in style.columns if column.role != "theme" or theme_style == "own")
    first = AgendaPage(title, columns, rows[:cut], theme_style, True, listed if cut == len(rows) else ())  # type: ignore[arg-type]
    if cut == len(rows):
        return (first,)
    again = draw.choice((f"{title} (cont.)", f"{title} (2/2)", title))
    return (first, AgendaPage(again, columns, rows[cut:], theme_style, draw.random() < 0.7, listed))  # type: ignore[arg-type]


def attachment_titles(draw: Random) -> tuple[str, ...]:
    """The lines beneath the agenda."""
    mark = draw.choice((" - ", " – ", ": "))
    names = draw.sample(wording.TOPICS, draw.choice((0, 1, 1, 2, 3)))
    tails = ("", " v0.2", " (draft for review)", " Terms of Reference")
    return tuple(f"Attachment {number}{mark}{name}{draw.choice(tails)}" for number, name in enumerate(names, 1))
