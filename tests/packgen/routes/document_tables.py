"""Tables of a Word document: merged cells, rules, fills, a header row that the next page repeats."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.packgen.columns import cap, share
from tests.packgen.look import Look
from tests.packgen.metrics import table_height
from tests.packgen.routes.document_text import Numbers, write
from tests.packgen.sheets import Cell, Table

_SIDE = 4.0
_PLAIN_RULES = {
    "black": ("6", "000000"),
    "white": ("12", "FFFFFF"),
    "coloured": ("6", None),
    "columns": ("5", "888888"),
    "double": ("4", "444444"),
    "dashed": ("6", "555555"),
}


def _upright(look: Look) -> float:
    return 4.0 if look.is_open else 2.0


def height_of(table: Table, look: Look, size: float, total: float) -> float:
    """How high the table will stand, in points."""
    size = cap(table, look, size, total, _SIDE)
    widths = share(table, look, size, total, _SIDE)
    return table_height(table, look, size, widths, (_SIDE, _upright(look))) * 1.02 + 4


def add_table(document: Any, table: Table, look: Look, size: float, total: float, numbers: Numbers) -> None:
    """Add a table `total` points wide."""
    grid = document.add_table(len(table.rows), len(table.rows[0]))
    grid.autofit = False
    _borders(grid, look)
    _margins(grid, look)
    size = cap(table, look, size, total, _SIDE)
    widths = share(table, look, size, total, _SIDE)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Pt(width)
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            grid.cell(y, x).width = Pt(widths[x])
            if cell is not None:
                _cell(grid, (x, y), cell, table, look, size, numbers)
    if table.header_rows and look.repeats_headers:
        mark = OxmlElement("w:tblHeader")
        grid.rows[0]._tr.get_or_add_trPr().append(mark)


def _cell(grid: Any, place: tuple[int, int], cell: Cell, table: Table, look: Look, size: float, numbers: Numbers) -> None:
    x, y = place
    target = grid.cell(y, x)
    if cell.columns > 1 or cell.rows > 1:
        target = target.merge(grid.cell(y + cell.rows - 1, x + cell.columns - 1))
    is_head = y < table.header_rows
    has_fill = cell.is_header and (look.rules == "white" or (is_head and look.header_fill is not None))
    target.vertical_alignment = WD_ALIGN_VERTICAL.CENTER if _is_middle(cell, look) else WD_ALIGN_VERTICAL.TOP
    for index, line in enumerate(cell.lines):
        paragraph = target.paragraphs[0] if index == 0 else target.add_paragraph()
        write(paragraph, line, look, size, numbers, is_bold=cell.is_header, colour="FFFFFF" if has_fill else None)
        if is_head and look.header_centred:
            paragraph.alignment = 1
    if not cell.lines:
        target.paragraphs[0].paragraph_format.line_spacing = Pt(size * 1.2)
    fill = look.accent if has_fill else None if is_head else look.row_fill(y - table.header_rows)
    for below in range(cell.rows):
        _paint(grid.cell(y + below, x), fill)
    if look.rules == "horizontal":
        _underline(target, "12" if is_head else "4", "333333" if is_head else "999999")


def _is_middle(cell: Cell, look: Look) -> bool:
    return look.has_middle_cells or (cell.rows > 1 and not look.is_open)


def _borders(grid: Any, look: Look) -> None:
    if look.rules not in _PLAIN_RULES:
        return
    size, colour = _PLAIN_RULES[look.rules]
    sides = ("top", "left", "bottom", "right", *(("insideH", "insideV") if look.rules != "columns" else ("insideV",)))
    properties = grid._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in sides:
        borders.append(_edge(side, size, colour or look.accent, look.rules if look.rules in ("double", "dashed") else "single"))
    properties.append(borders)


def _edge(side: str, size: str, colour: str, kind: str = "single") -> Any:
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", size), ("space", "0"), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    return edge


def _underline(target: Any, size: str, colour: str) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_edge("bottom", size, colour))
    target._tc.get_or_add_tcPr().append(borders)


def _margins(grid: Any, look: Look) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side, points in (("top", _upright(look)), ("left", _SIDE), ("bottom", _upright(look)), ("right", _SIDE)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(points * 20)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    grid._tbl.tblPr.append(margins)


def _paint(target: Any, fill: str | None) -> None:
    if fill is None:
        return
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    target._tc.get_or_add_tcPr().append(shade)
