"""A report as a Word document, printed by LibreOffice Writer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.packgen.routes.office import convert
from tests.tablegen.drawn import drawn_sides, ground, ink, is_filled
from tests.tablegen.model import Align, Columns, PageBreak, Part, Placed, Prose, Report, Table, placed

_ALIGN = {Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT, Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER}
_BETWEEN = 18.0  # points between two columns of text


def print_document(report: Report, target: Path) -> None:
    """Write the report as a PDF.

    Raises:
        FileNotFoundError: No soffice is on the path.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(report.width), Pt(report.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(report.margin)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = report.font, Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    section.header.paragraphs[0].add_run(report.header).font.size = Pt(8)
    section.footer.paragraphs[0].add_run(report.footer).font.size = Pt(8)
    for part in report.parts:
        _add(document, part, report.width - 2 * report.margin)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.docx"
        document.save(str(source))
        convert(source, "writer", target, is_tagged=False)


def _add(place: Any, part: Part, width: float) -> None:
    match part:
        case Prose(text, is_heading):
            paragraph = _paragraph(place, text, 13 if is_heading else 10, is_bold=is_heading, after=7)
            paragraph.alignment = None if is_heading else WD_ALIGN_PARAGRAPH.JUSTIFY
        case Columns(left, right):
            half = (width - _BETWEEN) / 2
            outer = _grid(place, 1, (half, _BETWEEN, half), 0)
            for cell, side in zip((outer.cell(0, 0), outer.cell(0, 2)), (left, right), strict=True):
                for inner in side:
                    _add(cell, inner, half)
        case PageBreak():
            place.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Table():
            _add_table(place, part, width)


def _paragraph(place: Any, text: str, size: float, *, is_bold: bool = False, after: float = 0, before: float = 0) -> Any:
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = is_bold, Pt(size)
    paragraph.paragraph_format.space_after, paragraph.paragraph_format.space_before = Pt(after), Pt(before)
    return paragraph


def _grid(place: Any, rows: int, widths: tuple[float, ...], padding: float) -> Any:
    """An empty table of fixed widths, in points; ``padding`` left and right in its cells."""
    grid = place.add_table(rows, len(widths)) if not hasattr(place, "sections") else place.add_table(rows=rows, cols=len(widths))
    grid.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(20 * padding)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
    return grid


def _add_table(place: Any, table: Table, width: float) -> None:
    if table.caption:
        _paragraph(place, table.caption, 10, is_bold=True, after=4, before=8)
    grid = _grid(place, len(table.rows), tuple(share / sum(table.widths) * width for share in table.widths), table.padding)
    for one in placed(table):
        cell = grid.cell(one.row, one.column)
        if one.cell.rowspan > 1 or one.cell.colspan > 1:
            cell = cell.merge(grid.cell(one.row + one.cell.rowspan - 1, one.column + one.cell.colspan - 1))
        _fill(cell, one, table)
    for note in table.notes:
        _paragraph(place, note, 7.5, before=3)
    _paragraph(place, "", 8)


def _fill(cell: Any, one: Placed, table: Table) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(one.cell.text)
    run.bold, run.font.size, run.font.color.rgb = one.cell.is_bold, Pt(table.size), RGBColor.from_string(ink(one, table)[1:].upper())
    if one.cell.note:
        raised = paragraph.add_run(one.cell.note)
        raised.font.superscript, raised.font.size = True, Pt(table.size)
    paragraph.alignment = _ALIGN[one.cell.align]
    paragraph.paragraph_format.left_indent = Pt(one.cell.indent * table.size)
    high = 0.3 * table.padding
    paragraph.paragraph_format.space_before = Pt(high + table.size * (one.row in table.gaps))
    paragraph.paragraph_format.space_after = Pt(high)
    is_top = table.is_top_set and one.row >= table.header_rows
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP if is_top else WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    _draw(cell, one, table)


def _draw(cell: Any, one: Placed, table: Table) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders = OxmlElement("w:tcBorders")
    for side in (side for side in ("top", "left", "bottom", "right") if side in drawn_sides(one, table)):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    properties.append(borders)
    if is_filled(one, table):
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground(table)[1:])):
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)
