"""Writes tables: merged cells, fills, rules."""

from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from samples.builder.look import Look
from samples.builder.model import Cell, Table
from samples.builder.text import write

_SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def draw_table(slide: Any, table: Table, look: Look) -> None:
    """Put a table on a slide; its rows grow with their text when the deck is printed."""
    box = table.box
    frame = slide.shapes.add_table(
        len(table.rows), len(table.column_widths), Inches(box.left), Inches(box.top), Inches(box.width), Inches(0.2 * len(table.rows))
    )
    grid = frame.table
    frame._element.find(".//" + qn("a:tableStyleId")).text = look.table_style
    scale = box.width / sum(table.column_widths)
    for column, width in zip(grid.columns, table.column_widths, strict=True):
        column.width = Inches(width * scale)
    for row_index, row in enumerate(table.rows):
        grid.rows[row_index].height = Pt(table.size * 1.2 + 5)
        for column_index, cell in enumerate(row):
            if cell is not None:
                _draw_cell(grid, row_index, column_index, cell, table, look)


def _draw_cell(grid: Any, row: int, column: int, cell: Cell, table: Table, look: Look) -> None:
    target = grid.cell(row, column)
    if cell.column_span > 1 or cell.row_span > 1:
        target.merge(grid.cell(row + cell.row_span - 1, column + cell.column_span - 1))
    target.margin_left = target.margin_right = Pt(max(3.0, table.size * 0.4))
    is_header_row = row < table.header_rows
    target.margin_top = target.margin_bottom = Pt(4 if is_header_row else 2)
    if is_header_row or cell.row_span > 1:
        target.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill = _fill(look, row - table.header_rows, cell.is_header, is_header_row)
    colour = look.header_text if cell.is_header and fill == look.header_fill else None
    write(target.text_frame, cell.paragraphs, look, table.size, colour=colour, is_bold=cell.is_header)
    for covered_row in range(row, row + cell.row_span):
        for covered_column in range(column, column + cell.column_span):
            _paint(grid.cell(covered_row, covered_column), fill, look)


def _fill(look: Look, body_row: int, is_header: bool, is_header_row: bool) -> str | None:
    if is_header and (is_header_row or look.bands):
        return look.header_fill
    return look.bands[body_row % 2] if look.bands else None


def _paint(target: Any, fill: str | None, look: Look) -> None:
    """Set rules and fill in the order that the schema asks for: rules first."""
    properties = target._tc.get_or_add_tcPr()
    for side in _SIDES:
        line = etree.SubElement(properties, qn(side))
        line.set("w", str(round(look.rule_width * 12700)))
        _solid(line, look.rule)
    _solid(properties, fill)


def _solid(parent: Any, colour: str | None) -> None:
    if colour is None:
        etree.SubElement(parent, qn("a:noFill"))
        return
    solid = etree.SubElement(parent, qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr")).set("val", colour)
