"""A report by ReportLab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from tests.packgen.look import FONT_ROOT
from tests.tablegen.drawn import drawn_sides, ground, ink, is_filled
from tests.tablegen.model import Align, Columns, Part, Placed, Prose, Report, Table, placed
from tests.tablegen.model import PageBreak as Break

_FILES = {
    "Liberation Serif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "Liberation Sans": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "Carlito": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
    "DejaVu Sans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
}
_ALIGN = {Align.LEFT: TA_LEFT, Align.RIGHT: TA_RIGHT, Align.CENTRE: TA_CENTER}
_SIDES = {"left": "LINEBEFORE", "right": "LINEAFTER", "top": "LINEABOVE", "bottom": "LINEBELOW"}
_BETWEEN = 18.0  # points between two columns of text
_LINE = 0.5  # points


def print_platypus(report: Report, target: Path) -> None:
    """Write the report as a PDF."""
    for name, file in zip((report.font, f"{report.font}-B"), _FILES[report.font], strict=True):
        pdfmetrics.registerFont(TTFont(name, f"{FONT_ROOT}/{file}"))
    pdfmetrics.registerFontFamily(
        report.font, normal=report.font, bold=f"{report.font}-B", italic=report.font, boldItalic=f"{report.font}-B"
    )
    width = report.width - 2 * report.margin
    sides = {f"{side}Margin": report.margin for side in ("left", "right", "top", "bottom")}
    document = SimpleDocTemplate(str(target), pagesize=(report.width, report.height), invariant=1, **sides)

    def margins(canvas: Any, _: Any) -> None:
        canvas.setFont(report.font, 8)
        canvas.drawString(report.margin, report.height - 0.6 * report.margin, report.header)
        canvas.drawCentredString(report.width / 2, 0.5 * report.margin, f"{report.footer} {canvas.getPageNumber()}")

    document.build([flow for part in report.parts for flow in _part(part, report, width)], onFirstPage=margins, onLaterPages=margins)


def _text(font: str, size: float, **how: Any) -> ParagraphStyle:
    return ParagraphStyle("", fontName=font, fontSize=size, leading=1.2 * size, **how)


def _part(part: Part, report: Report, width: float) -> Iterator[Flowable]:
    match part:
        case Prose(text, True):
            yield Paragraph(f"<b>{escape(text)}</b>", _text(report.font, 13, spaceAfter=8))
        case Prose(text):
            yield Paragraph(escape(text), _text(report.font, 10, spaceAfter=7, alignment=TA_JUSTIFY))
        case Columns(left, right):
            half = (width - _BETWEEN) / 2
            sides = [[flow for inner in side for flow in _part(inner, report, half)] for side in (left, right)]
            yield Grid(
                [[sides[0], "", sides[1]]], colWidths=[half, _BETWEEN, half], style=[*_no_padding(), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            )
        case Break():
            yield PageBreak()
        case Table():
            yield from _table(part, report, width)


def _no_padding() -> list[tuple[Any, ...]]:
    return [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _table(table: Table, report: Report, width: float) -> Iterator[Flowable]:
    if table.caption:
        yield Paragraph(f"<b>{escape(table.caption)}</b>", _text(report.font, 10, spaceBefore=8, spaceAfter=4))
    cells = placed(table)
    rows: list[list[Any]] = [[""] * len(table.widths) for _ in table.rows]
    for one in cells:
        rows[one.row][one.column] = _cell(one, table, report)
    widths = [share / sum(table.widths) * width for share in table.widths]
    style = [*_no_padding(), *(command for one in cells for command in _look(one, table))]
    yield Grid(rows, colWidths=widths, style=style)
    yield from (Paragraph(escape(note), _text(report.font, 7.5, spaceBefore=3)) for note in table.notes)
    yield Spacer(1, 8)


def _cell(one: Placed, table: Table, report: Report) -> Paragraph:
    cell = one.cell
    text = escape(cell.text) + (f"<super size={0.7 * table.size} rise={0.3 * table.size}>{cell.note}</super>" if cell.note else "")
    text = f"<b>{text}</b>" if cell.is_bold else text
    return Paragraph(text, _text(report.font, table.size, alignment=_ALIGN[cell.align], textColor=HexColor(ink(one, table))))


def _look(one: Placed, table: Table) -> Iterator[tuple[Any, ...]]:
    first = (one.column, one.row)
    last = (one.column + one.cell.colspan - 1, one.row + one.cell.rowspan - 1)
    high = 0.5 * table.padding
    yield ("SPAN", first, last)
    yield ("VALIGN", first, last, "TOP" if table.is_top_set and one.row >= table.header_rows else "BOTTOM")
    yield ("LEFTPADDING", first, last, table.padding + one.cell.indent * table.size)
    yield ("RIGHTPADDING", first, last, table.padding)
    yield ("TOPPADDING", first, last, high + table.size * (one.row in table.gaps))
    yield ("BOTTOMPADDING", first, last, high)
    if is_filled(one, table):
        yield ("BACKGROUND", first, last, HexColor(ground(table)))
    yield from ((_SIDES[side], first, last, _LINE, HexColor("#000000")) for side in sorted(drawn_sides(one, table)))
