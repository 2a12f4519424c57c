"""Turns each typed page into a sheet: titles, paragraphs, tables and pictures, the same words for every route, drawn by none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tests.packgen.model import (
    Action,
    ActionPage,
    AgendaItem,
    AgendaPage,
    Chart,
    ClosingPage,
    ContentPage,
    CoverPage,
    Diagram,
    DividerPage,
    Facts,
    Framed,
    Line,
    MatrixPage,
    Page,
    Photo,
    ReportCell,
    Roadmap,
    Span,
    UpdatesPage,
)
from tests.packgen.seeded.updates import lines as topic_line


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `is_header`: it names a column or a row."""

    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; None is covered by a span. `is_even`: columns after the first are equally wide."""

    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int = 1
    is_even: bool = False


@dataclass(frozen=True)
class Prose:
    """Paragraphs one beneath the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Beside:
    """Areas side by side."""

    areas: tuple[tuple[Prose | Table, ...], ...]


Part = Prose | Table | Beside | Diagram | Chart | Photo | Framed


@dataclass(frozen=True)
class Sheet:
    """One page to print."""

    kind: Literal["cover", "divider", "content"]
    title: str | None
    parts: tuple[Part, ...] = ()
    cover: CoverPage | None = None
    over_title: str | None = None

    @property
    def can_be_dark(self) -> bool:
        """Covers and dividers stand on a dark ground in some looks, tables never."""
        return self.kind != "content" and not any(isinstance(part, Table) for part in self.parts)


def sheet_of(page: Page) -> Sheet:
    """Lay one page out."""
    match page:
        case CoverPage():
            return Sheet("cover", None, cover=page)
        case AgendaPage():
            return Sheet("content", page.title, _agenda_lines(page) if page.form == "lines" else _agenda(page))
        case DividerPage():
            return Sheet("divider", page.shown_title or page.title, _divider(page), over_title=page.over_title)
        case ActionPage():
            return Sheet("content", page.title, _actions(page))
        case MatrixPage():
            return Sheet("content", page.title, (_matrix(page),))
        case UpdatesPage():
            return Sheet("content", page.title, _updates(page))
        case ContentPage():
            return Sheet("content", page.title, _content(page))
        case ClosingPage():
            return Sheet("content", page.title, _closing(page))


def plain(text: str, marker: Literal["none", "bullet"] = "none", *, is_bold: bool = False) -> Line:
    """One paragraph in one style."""
    return Line((Span(text, is_bold=is_bold),), marker)


def cell(*texts: str | None, is_header: bool = False, columns: int = 1, rows: int = 1) -> Cell:
    """A cell of plain lines."""
    return Cell(tuple(plain(text) for text in texts if text), columns, rows, is_header)


def bulleted(texts: tuple[str, ...]) -> Cell:
    """A cell of bullets; one text alone stands without."""
    return Cell(tuple(plain(text, "bullet") for text in texts)) if len(texts) > 1 else cell(*texts)


def _agenda(page: AgendaPage) -> tuple[Part, ...]:
    spans = page.theme_style == "span"
    head: list[Cell | None] = []
    for column in page.columns:
        wide = spans and column.role == "title"
        head += [cell(column.heading, is_header=True, columns=2), None] if wide else [cell(column.heading, is_header=True)]
    body = _with_gaps(tuple(_agenda_row(page, index) for index in range(len(page.items))), page.empty_after)
    table = Table((tuple(head), *body) if page.has_header else body, int(page.has_header))
    return (table, *_attached(page))


def _agenda_lines(page: AgendaPage) -> tuple[Part, ...]:
    """A time, a number and a title a line, with who leads in brackets."""
    lines = []
    for item in page.items:
        lead = f" ({item.lead})" if item.lead else ""
        lines.append(Line((Span(f"{item.start_time} – {item.end_time} "), Span(f"{item.title}{lead}")), "bullet"))
        lines += [Line((Span(text),), "bullet", 1) for text in item.objective]
    return (Prose(tuple(lines)), *_attached(page))


def _attached(page: AgendaPage) -> tuple[Part, ...]:
    if not page.attachments:
        return ()
    listed = tuple(plain(title, "bullet") for _, title in page.attachments)
    return (Prose((Line((Span(page.attachments_heading, is_bold=True),), is_heading=True), *listed)),)


def _with_gaps(rows: tuple[tuple[Cell | None, ...], ...], after: tuple[int, ...]) -> tuple[tuple[Cell | None, ...], ...]:
    """Put an empty row after each of these."""
    blank = tuple(cell() for _ in rows[0]) if rows else ()
    return tuple(made for index, row in enumerate(rows) for made in ((row, blank) if index in after else (row,)))


def _agenda_row(page: AgendaPage, index: int) -> tuple[Cell | None, ...]:
    item = page.items[index]
    out: list[Cell | None] = []
    for column in page.columns:
        if column.role == "theme":
            out.append(_theme(page, index))
        elif column.role == "title" and page.theme_style == "span":
            out += [cell(item.title, columns=2), None] if item.theme is None else [_theme(page, index), cell(item.title)]
        else:
            out.append(_agenda_cell(item, column.role))
    return tuple(out)


def _theme(page: AgendaPage, index: int) -> Cell | None:
    """The theme's cell where it begins; covered where the row above has the same; a cell of its own where there is none."""
    theme = page.items[index].theme
    if theme is None or page.theme_style == "apart":
        return cell(theme)
    if index and page.items[index - 1].theme == theme:
        return None
    count = 1
    while index + count < len(page.items) and page.items[index + count].theme == theme:
        count += 1
    return cell(theme, rows=count)


def _agenda_cell(item: AgendaItem, role: str) -> Cell:
    match role:
        case "title":
            return cell(item.title)
        case "label":
            return cell(item.label)
        case "objective":
            return bulleted(item.objective)
        case "time":
            return cell(*item.time_lines)
        case "type":
            return cell(item.type_raw)
        case "page":
            return cell(item.page_raw)
        case _:
            return cell(item.lead if role == "lead" else item.duration)


def _divider(page: DividerPage) -> tuple[Part, ...]:
    if page.style == "bare":
        return ()
    if page.style == "fields":
        rows = (("Type", (page.type_raw or "",)), ("Objective", page.objective), ("Lead", (page.lead or "",)), ("Time", (page.time or "",)))
        return (Table(tuple((cell(name, is_header=True), bulleted(texts)) for name, texts in rows), header_rows=0),)
    first = (
        (plain(f"{page.type_raw}:"), *(plain(text, "bullet") for text in page.objective))
        if page.is_bulleted
        else (plain(f"{page.type_raw}: {page.objective[0]}"),)
    )
    lead, time = page.labels
    return (Prose((*first, plain(f"{lead}{page.lead or ''}"), plain(f"{time}{page.time or ''}"))),)


def _actions(page: ActionPage) -> tuple[Part, ...]:
    head = _action_head(page)
    body = _action_body(page)
    closed = tuple(_action_row(page, action, len(page.actions) + n) for n, action in enumerate(page.closed))
    if closed and page.closed_style == "row":
        body, closed = (*body, _across(page.closed_heading, len(head[-1])), *closed), ()
    parts: list[Part] = [Prose(page.before)] if page.before else []
    if page.facts:
        parts.append(_facts(page.facts))
    if body:
        parts.append(Table((*head, *body) if page.has_header else body, len(head) if page.has_header else 0))
    if closed:
        heading = Line((Span(page.closed_heading, is_bold=True),), is_heading=True)
        parts += [Prose((heading,)), Table((*head, *closed), len(head))]
    return tuple(parts)


def _action_head(page: ActionPage) -> tuple[tuple[Cell | None, ...], ...]:
    """The headings, beneath what stands over them."""
    before = (cell("No.", is_header=True),) if page.has_count else ()
    after = (cell("Priority", is_header=True),) if page.priorities else ()
    head: tuple[Cell | None, ...] = (*before, *(cell(column.heading, is_header=True) for column in page.columns), *after)
    if not page.over_headings:
        return (head,)
    over: list[Cell | None] = [cell() for _ in before]
    for text, count in page.over_headings:
        over += [cell(text, is_header=True, columns=count), *[None] * (count - 1)]
    return ((*over, *(cell() for _ in after)), head)


def _across(text: str, count: int) -> tuple[Cell | None, ...]:
    return (Cell((plain(text, is_bold=True),), count), *[None] * (count - 1))


def _action_body(page: ActionPage) -> tuple[tuple[Cell | None, ...], ...]:
    """The rows: what is left of one of the page before, bands, actions, empty rows."""
    width = len(page.columns) + page.has_count + bool(page.priorities)
    rows = [_merged(page, index, _action_row(page, action, index)) for index, action in enumerate(page.actions)]
    out: list[tuple[Cell | None, ...]] = []
    if page.rest:
        blank = [bulleted(page.rest) if column.role == "update" else cell() for column in page.columns]
        out.append((*([cell()] if page.has_count else []), *blank, *([cell()] if page.priorities else [])))
    for index, row in enumerate(rows):
        out += [_across(text, width) for at, text in page.bands if at == index]
        out.append(row)
        out += [tuple(cell() for _ in range(width))] if index in page.empty_after else []
    return tuple(out)


def _merged(page: ActionPage, index: int, row: tuple[Cell | None, ...]) -> tuple[Cell | None, ...]:
    """The row with the merged column's cell as high as its equal neighbours, or covered."""
    at = next((n for n, column in enumerate(page.columns) if column.role == page.merged), None)
    if at is None:
        return row
    at += page.has_count
    texts = [_action_row(page, action, n)[at] for n, action in enumerate(page.actions)]
    own = texts[index]
    if index and texts[index - 1] == own:
        return (*row[:at], None, *row[at + 1 :])
    count = 1
    while index + count < len(texts) and texts[index + count] == own:
        count += 1
    return (*row[:at], replace(own, rows=count), *row[at + 1 :]) if own and count > 1 else row


_PRIORITIES = {"H": "High", "M": "Medium", "L": "Low"}


def _action_row(page: ActionPage, action: Action, index: int) -> tuple[Cell | None, ...]:
    cells = {
        "ref": cell(action.ref),
        "raised": _dated(action.raised_raw),
        "description": cell(action.description),
        "owner": cell(action.owner),
        "due": _due(action),
        "status": cell(action.status_raw),
        "update": bulleted(action.update),
    }
    before = (cell(f"{index + 1}"),) if page.has_count else ()
    after = (cell(_PRIORITIES[page.priorities[index % len(page.priorities)]]),) if page.priorities else ()
    return (*before, *(cells[column.role] for column in page.columns), *after)


_ORDINAL = re.compile(r"^(\d\d?)(st|nd|rd|th)( .*)$")


def _raised(text: str) -> tuple[Span, ...]:
    """A day as `16th March 2023` with its letters raised."""
    found = _ORDINAL.match(text)
    return (Span(found[1]), Span(found[2], is_raised=True), Span(found[3])) if found else (Span(text),)


def _dated(text: str) -> Cell:
    return Cell((Line(_raised(text)),))


def _due(action: Action) -> Cell:
    """The due cell: a day struck out may stand before the new one."""
    if action.due_raw is None:
        return cell()
    struck = (Line((Span(action.due_before, is_struck=True),)),) if action.due_before else ()
    return Cell((*struck, Line(_raised(action.due_raw))))


def _facts(facts: Facts) -> Table:
    return Table(tuple(tuple(cell(text, is_header=index == 0) for text in row) for index, row in enumerate(facts.rows)))


def _matrix(page: MatrixPage) -> Table:
    heads = tuple(cell(report.heading, is_header=True) for report in page.reports)
    labels = tuple(cell(row.heading, is_header=True) for row in page.rows)
    columns = [tuple(_report(part) for part in report.cells) for report in page.reports]
    if page.is_turned:
        rows = tuple((head, *cells) for head, cells in zip(heads, columns, strict=True))
        return Table(((cell(page.corner, is_header=True), *labels), *rows), is_even=True)
    rows = tuple((label, *cells) for label, *cells in zip(labels, *columns, strict=True))
    return Table(((cell(page.corner, is_header=True), *heads), *rows), is_even=True)


def _report(part: ReportCell) -> Cell:
    return Cell(tuple(plain(item.text, "none" if item.is_lead_in is not False or item.is_nil else "bullet") for item in part.items))


def _updates(page: UpdatesPage) -> tuple[Part, ...]:
    blocks = [_update_lines(page, index) for index in range(len(page.updates))]
    if not blocks:
        return (Prose(page.wider),)
    if page.wider_heading:
        heading = Line((Span(page.wider_heading, is_bold=True),), is_heading=True)
        return (Beside(((Prose(sum(blocks, ())),), (Prose((heading, *page.wider)),))),)
    if page.columns == 1 or len(blocks) == 1:
        return (Prose(sum(blocks, ())),)
    cut = (len(blocks) + 1) // 2
    return (Beside(((Prose(sum(blocks[:cut], ())),), (Prose(sum(blocks[cut:], ())),))),)


def _update_lines(page: UpdatesPage, index: int) -> tuple[Line, ...]:
    update = page.updates[index]
    out = [Line((Span(update.heading, is_bold=True),), is_heading=True)]
    if update.day_line:
        out.append(plain(update.day_line))
    out += [topic_line(topic) for topic in update.topics]
    if update.link:
        before, here, url = update.link
        out.append(Line((Span(before), Span(here, url=url))))
    return tuple(out)


def _content(page: ContentPage) -> tuple[Part, ...]:
    prose: Part = Prose(page.columns[0]) if len(page.columns) == 1 else Beside(tuple((Prose(lines),) for lines in page.columns))
    if page.extra is None:
        return (prose,)
    if isinstance(page.extra, Facts):
        return (prose, _facts(page.extra))
    return (prose, page.extra)


def _closing(page: ClosingPage) -> tuple[Part, ...]:
    parts: list[Part] = []
    if page.steps:
        head = (Line((Span(page.steps_heading, is_bold=True),), is_heading=True),) if page.steps_heading else ()
        marker: Literal["number", "bullet"] = "number" if page.are_numbered else "bullet"
        steps = tuple(Line((Span(step.text),), marker, number=n) for n, step in enumerate(page.steps, 1))
        parts.append(Prose((*head, *steps)))
    if page.roadmap:
        if page.roadmap.heading:
            parts.append(Prose((Line((Span(page.roadmap.heading, is_bold=True),), is_heading=True),)))
        parts.append(_roadmap(page.roadmap))
    return tuple(parts)


def _roadmap(roadmap: Roadmap) -> Table:
    labels = tuple(cell(row.heading, is_header=True) for row in roadmap.rows)
    heads = tuple(cell(column.heading, is_header=True) for column in roadmap.columns)
    cells = [tuple(Cell(tuple(plain(text, "bullet") for text in part)) for part in column.cells) for column in roadmap.columns]
    corner = cell(roadmap.corner, is_header=True)
    if roadmap.is_turned:
        return Table(((corner, *labels), *((head, *row) for head, row in zip(heads, cells, strict=True))), is_even=True)
    if not roadmap.has_labels:
        return Table((heads, *zip(*cells, strict=True)), is_even=True)
    return Table(((corner, *heads), *((label, *row) for label, *row in zip(labels, *cells, strict=True))), is_even=True)
