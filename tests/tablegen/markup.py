"""A report as HTML for Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.tablegen.drawn import drawn_sides, ground, ink, is_filled
from tests.tablegen.model import Columns, PageBreak, Part, Placed, Prose, Report, Table, placed

_LINE = "0.75pt solid #000"


def html(report: Report) -> str:
    """The whole report as one page of HTML."""
    style = (
        f"@page{{size:{report.width}pt {report.height}pt;margin:{report.margin}pt}} "
        f"body{{font:10pt/1.25 '{report.font}';margin:0}} p{{margin:0 0 7pt;text-align:justify}} h2{{font-size:13pt;margin:0 0 8pt}} "
        "table{border-collapse:collapse;width:100%;table-layout:fixed} .cap{font-weight:bold;margin:8pt 0 4pt;text-align:left} "
        ".note{font-size:7.5pt;margin:3pt 0} .two{display:flex;gap:18pt} .two>div{flex:1;min-width:0} "
        ".turned{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;margin:0 auto}"
    )
    body = "".join(_part(part) for part in report.parts)
    top = f"<p style='font-size:8pt'>{escape(report.header)}</p>" if report.header else ""
    return f"<!doctype html><meta charset=utf-8><title>{escape(report.name)}</title><style>{style}</style>{top}{body}"


def _part(part: Part) -> str:
    match part:
        case Prose(text, True):
            return f"<h2>{escape(text)}</h2>"
        case Prose(text):
            return f"<p>{escape(text)}</p>"
        case Columns(left, right):
            sides = ["".join(map(_part, side)) for side in (left, right)]
            return f"<div class=two><div>{sides[0]}</div><div>{sides[1]}</div></div>"
        case PageBreak():
            return "<div style='break-before:page'></div>"
        case Table():
            return "".join(_table(part))


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"<p class=cap>{escape(table.caption)}</p>"
    whole = sum(table.widths)
    columns = "".join(f"<col style='width:{100 * width / whole:.2f}%'>" for width in table.widths)
    yield f"<table style='font-size:{table.size}pt;line-height:{1.15 * table.leading}'><colgroup>{columns}</colgroup>"
    cells = placed(table)
    for r in range(len(table.rows)):
        yield f"<tr>{''.join(_cell(one, table) for one in cells if one.row == r)}</tr>"
    yield "</table>"
    yield from (f"<p class=note>{escape(note)}</p>" for note in table.notes)
    yield "<div style='height:8pt'></div>"


def _cell(one: Placed, table: Table) -> str:
    cell = one.cell
    left = table.padding + cell.indent * table.size
    style = [
        f"padding:{0.4 * table.padding + table.size * (one.row in table.gaps)}pt {table.padding}pt {0.4 * table.padding}pt {left}pt",
        f"color:{ink(one, table)}",
        f"text-align:{cell.align}",
        f"vertical-align:{'top' if table.is_top_set and one.row >= table.header_rows else 'bottom'}",
        *(f"border-{side}:{_LINE}" for side in sorted(drawn_sides(one, table))),
        *(["font-weight:bold"] if cell.is_bold else []),
        *([f"background:{ground(table)}"] if is_filled(one, table) else []),
    ]
    text = f"<div class=turned>{escape(cell.text)}</div>" if cell.is_turned else escape(cell.text)
    text += f"<sup style='line-height:0;font-size:70%'>{escape(cell.note)}</sup>" if cell.note else ""
    return f"<td rowspan={cell.rowspan} colspan={cell.colspan} style='{';'.join(style)}'>{text}</td>"
