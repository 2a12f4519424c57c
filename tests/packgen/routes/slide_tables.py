"""Puts tables on slides: merged cells, rules and fills as python-pptx writes them for LibreOffice."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.packgen.columns import cap, share
from tests.packgen.look import Look
from tests.packgen.metrics import line_height, table_height
from tests.packgen.routes.slide_text import Ink, write
from tests.packgen.sheets import Cell, Table

PADDING = (4.0, 2.0)
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
Rule = tuple[float, str] | None


def _padding(look: Look) -> tuple[float, float]:
    return (PADDING[0], 4.0 if look.is_open else PADDING[1])


def height_of(table: Table, look: Look, size: float, total: float) -> float:
    """How high the table will stand, in points."""
    size = cap(table, look, size, total, PADDING[0])
    return table_height(table, look, size, share(table, look, size, total, PADDING[0]), _padding(look)) * 1.02 + 2


def add_table(slide: Any, table: Table, look: Look, size: float, box: tuple[float, float, float]) -> None:
    """Put a table at left, top with a width, all in points; its rows grow with their text when it is printed."""
    left, top, width = box
    size = cap(table, look, size, width, PADDING[0])
    shape = slide.shapes.add_table(len(table.rows), len(table.rows[0]), Pt(left), Pt(top), Pt(width), Pt(10 * len(table.rows)))
    shape._element.find(".//" + qn("a:tableStyleId")).text = _PLAIN
    for column, points in zip(shape.table.columns, share(table, look, size, width, PADDING[0]), strict=True):
        column.width = Pt(points)
    ink = Ink(look, "222222", look.accent)
    for y, row in enumerate(table.rows):
        shape.table.rows[y].height = Pt(line_height(look) * size + 2 * _padding(look)[1])
        for x, cell in enumerate(row):
            if cell is not None:
                _cell(shape.table, (x, y), cell, table, ink, size)


def _cell(grid: Any, place: tuple[int, int], cell: Cell, table: Table, ink: Ink, size: float) -> None:
    (x, y), look = place, ink.look
    target = grid.cell(y, x)
    if cell.columns > 1 or cell.rows > 1:
        target.merge(grid.cell(y + cell.rows - 1, x + cell.columns - 1))
    side, upright = _padding(look)
    target.margin_left = target.margin_right = Pt(side)
    target.margin_top = target.margin_bottom = Pt(upright)
    is_middle = cell.rows > 1 and not look.is_open and look.rules != "zebra"
    target.vertical_anchor = MSO_ANCHOR.MIDDLE if is_middle or look.has_middle_cells else MSO_ANCHOR.TOP
    is_head = y < table.header_rows
    has_fill = cell.is_header and (look.rules == "white" or (is_head and look.header_fill is not None))
    write(target.text_frame, cell.lines, ink, size, is_bold=cell.is_header, colour="FFFFFF" if has_fill else None)
    if is_head and look.header_centred:
        for paragraph in target.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.CENTER
    fill = look.accent if has_fill else None if is_head else look.row_fill(y - table.header_rows)
    for below in range(cell.rows):
        for across in range(cell.columns):
            _paint(grid.cell(y + below, x + across), fill, _sides(look, y + below, x + across, table))


def _sides(look: Look, y: int, x: int, table: Table) -> tuple[Rule, Rule, Rule, Rule]:
    """Rules at left, right, top and bottom of a cell."""
    match look.rules:
        case "black" | "white" | "coloured":
            colour = {"black": "000000", "white": "FFFFFF", "coloured": look.accent}[look.rules]
            rule: Rule = (1.5 if look.rules == "white" else 0.75, colour)
            return rule, rule, rule, rule
        case "double" | "dashed":
            rule = (0.7, "555555")
            return rule, rule, rule, rule
        case "horizontal":
            return None, None, None, (1.2, "333333") if y < table.header_rows else (0.5, "999999")
        case "columns":
            side = (0.6, "888888")
            top = (1.0, "444444") if y == 0 else None
            return side, side, top, (1.0, "444444") if y == len(table.rows) - 1 else None
        case _:
            return None, None, None, None


def _paint(target: Any, fill: str | None, sides: tuple[Rule, Rule, Rule, Rule]) -> None:
    """Set rules and fill in the order that the schema asks for: rules first."""
    properties = target._tc.get_or_add_tcPr()
    for name, rule in zip(("a:lnL", "a:lnR", "a:lnT", "a:lnB"), sides, strict=True):
        line = etree.SubElement(properties, qn(name))
        line.set("w", str(round((rule[0] if rule else 0) * 12700)))
        _solid(line, rule[1] if rule else None)
    _solid(properties, fill)


def _solid(parent: Any, colour: str | None) -> None:
    if colour is None:
        etree.SubElement(parent, qn("a:noFill"))
        return
    solid = etree.SubElement(parent, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", colour)
