"""Prints a pack by Typst: the sheets as JSON, drawn by `pack.typ`."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from tests.packgen.columns import cap, share
from tests.packgen.look import FONT_ROOT, Look
from tests.packgen.model import Chart, Diagram, Framed, Line, Photo
from tests.packgen.pictures import png
from tests.packgen.sheets import Beside, Cell, Part, Prose, Sheet, Table

PAGES = ("16:9", "4:3", "a4-landscape", "a4-portrait")
_TEMPLATE = Path(__file__).with_name("pack.typ")


def print_sheets(sheets: Sequence[Sheet], look: Look, title: str, target: Path) -> None:
    """Write the sheets as a PDF at `target`."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copy(_TEMPLATE, work)
        pages = [_sheet(sheet, look, number, len(sheets), work) for number, sheet in enumerate(sheets, 1)]
        (work / "sheets.json").write_text(json.dumps({"title": title, "look": _look(look), "sheets": pages}), encoding="utf-8")
        typst.compile(work / "pack.typ", output=target, font_paths=[FONT_ROOT], ignore_system_fonts=True)


def _look(look: Look) -> dict[str, Any]:
    return {
        "width": look.width,
        "height": look.height,
        "font": look.font.family,
        "accent": look.accent,
        "bands": look.bands,
        "rules": look.rules,
        "size": look.size,
        "table_size": look.table_size,
        "logo": look.has_logo,
        "header_fill": look.header_fill is not None,
        "header_centred": look.header_centred,
        "open": look.is_open,
        "middle": look.has_middle_cells,
        "footer": look.footer,
        "number_place": look.number_place,
        "bullets": look.bullets,
    }


def _sheet(sheet: Sheet, look: Look, number: int, count: int, work: Path) -> dict[str, Any]:
    out: dict[str, Any] = {
        "kind": sheet.kind,
        "dark": look.has_dark_covers and sheet.can_be_dark,
        "title": sheet.title,
        "over": sheet.over_title,
        "number": look.number_text(number, count),
        "parts": [_part(part, look, look.width - 64, work) for part in sheet.parts],
    }
    if sheet.cover:
        out |= {"brand": sheet.cover.brand, "strapline": sheet.cover.strapline, "title": sheet.cover.title, "small": sheet.cover.small}
    return out


def _part(part: Part, look: Look, width: float, work: Path) -> dict[str, Any]:
    match part:
        case Prose(lines):
            return {"kind": "prose", "lines": _lines(lines)}
        case Framed(lines):
            return {"kind": "framed", "lines": _lines(lines)}
        case Table():
            return _table(part, look, width)
        case Beside(areas):
            share = width / len(areas)
            return {"kind": "beside", "areas": [[_part(inner, look, share, work) for inner in area] for area in areas]}
        case Photo(seed):
            (work / f"{seed}.png").write_bytes(png(seed))
            return {"kind": "photo", "file": f"{seed}.png"}
        case Diagram(labels):
            return {"kind": "diagram", "labels": labels}
        case Chart(bars):
            return {"kind": "chart", "bars": bars}


def _table(table: Table, look: Look, width: float) -> dict[str, Any]:
    rows = []
    for index, row in enumerate(table.rows):
        fill = look.row_fill(index - table.header_rows) if index >= table.header_rows else None
        rows.append([_cell(cell, x, fill) for x, cell in enumerate(row) if cell is not None])
    most = cap(table, look, look.table_size, width, 3.5)
    widths = share(table, look, most, width, 3.5)
    return {"kind": "table", "head": table.header_rows, "widths": widths, "cap": most, "rows": rows}


def _cell(cell: Cell, x: int, fill: str | None) -> dict[str, Any]:
    return {"x": x, "lines": _lines(cell.lines), "columns": cell.columns, "rows": cell.rows, "header": cell.is_header, "fill": fill}


def _lines(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    return [
        {
            "spans": [
                {"text": span.text, "bold": span.is_bold, "url": span.url, "raised": span.is_raised, "struck": span.is_struck}
                for span in line.spans
            ],
            "marker": line.marker,
            "level": line.level,
            "number": line.number,
            "heading": line.is_heading,
        }
        for line in lines
    ]
