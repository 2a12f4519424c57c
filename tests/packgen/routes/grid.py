"""ReportLab tables: spans, rules and fills of a look."""

from __future__ import annotations

from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Grid

from tests.packgen.columns import cap, share
from tests.packgen.look import Look
from tests.packgen.model import Line
from tests.packgen.sheets import Cell, Table

_PADDING = 3.5
Command = tuple[Any, ...]


class WriteLine(Protocol):
    """Makes the paragraph for one line of a cell."""

    def __call__(self, line: Line, size: float, colour: str, *, is_bold: bool, is_centred: bool) -> Paragraph:
        """`size` is in points, `colour` RRGGBB."""


def grid(table: Table, look: Look, size: float, total: float, write: WriteLine) -> Grid:
    """The table as a flowable, `total` points wide."""
    size = cap(table, look, size, total, _PADDING)
    rows = [
        [[] if cell is None else _content(cell, index < table.header_rows, look, size, write) for cell in row]
        for index, row in enumerate(table.rows)
    ]
    widths = share(table, look, size, total, _PADDING)
    out = Grid(
        rows, colWidths=widths, hAlign="LEFT", style=[*_base(look), *_spans(table, look), *_fills(table, look), *_rules(table, look)]
    )
    out.spaceBefore = 4
    return out


def _content(cell: Cell, is_head: bool, look: Look, size: float, write: WriteLine) -> list[Paragraph]:
    colour = look.header_text if is_head or (cell.is_header and look.rules == "white") else "222222"
    centred = is_head and look.header_centred
    return [write(line, size, colour, is_bold=cell.is_header, is_centred=centred) for line in cell.lines]


def _base(look: Look) -> list[Command]:
    upright = 5.0 if look.is_open else 2.5
    return [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if look.has_middle_cells else "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), upright),
        ("BOTTOMPADDING", (0, 0), (-1, -1), upright),
    ]


def _spans(table: Table, look: Look) -> list[Command]:
    out: list[Command] = []
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            if cell and (cell.rows > 1 or cell.columns > 1):
                end = (x + cell.columns - 1, y + cell.rows - 1)
                out.append(("SPAN", (x, y), end))
                if cell.rows > 1 and not look.is_open and look.rules != "zebra":
                    out.append(("VALIGN", (x, y), end, "MIDDLE"))
    return out


def _fills(table: Table, look: Look) -> list[Command]:
    out: list[Command] = []
    for y in range(table.header_rows, len(table.rows)):
        fill = look.row_fill(y - table.header_rows)
        if fill:
            out.append(("BACKGROUND", (0, y), (-1, y), HexColor(f"#{fill}")))
        for x, cell in enumerate(table.rows[y]):
            if cell and cell.is_header and look.rules == "white":
                out.append(("BACKGROUND", (x, y), (x, y), HexColor(f"#{look.accent}")))
    if look.header_fill and table.header_rows:
        out.append(("BACKGROUND", (0, 0), (-1, table.header_rows - 1), HexColor(f"#{look.header_fill}")))
    return out


def _rules(table: Table, look: Look) -> list[Command]:
    match look.rules:
        case "black":
            return [("GRID", (0, 0), (-1, -1), 0.75, HexColor("#000000"))]
        case "white":
            return [("GRID", (0, 0), (-1, -1), 1.5, HexColor("#FFFFFF"))]
        case "coloured":
            return [("GRID", (0, 0), (-1, -1), 0.75, HexColor(f"#{look.accent}"))]
        case "double":
            return [("GRID", (0, 0), (-1, -1), 0.5, HexColor("#444444"), None, None, None, 2, 1.2)]
        case "dashed":
            return [("GRID", (0, 0), (-1, -1), 0.7, HexColor("#555555"), None, (3, 2))]
        case "horizontal":
            head = [("LINEBELOW", (0, 0), (-1, table.header_rows - 1), 1.2, HexColor("#333333"))] if table.header_rows else []
            return [("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#999999")), *head]
        case "columns":
            grey = HexColor("#888888")
            dashes = ("LINEBELOW", (0, 0), (-1, -2), 0.4, HexColor("#AAAAAA"), None, (1, 2))
            return [("BOX", (0, 0), (-1, -1), 1, HexColor("#444444")), ("LINEAFTER", (0, 0), (-2, -1), 0.6, grey), dashes]
        case _:
            return []
