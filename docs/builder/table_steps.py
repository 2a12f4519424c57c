"""The pictures of the page on tables: what is drawn on a slide, the cells that come of it, and the same table with next to nothing drawn.

Drawn from the layout of sample packs; nothing of the packs stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from parsers.layout.edges import edges_of
from parsers.layout.page import Box, Page
from parsers.layout.sheet import Sheet, Table
from parsers.layout.words import words_of
from parsers.parse import parse_pack
from pipeline.process import group_names
from pipeline.reading import open_pdf, render_page
from pipeline.settings import Settings
from pipeline.vocabulary import load_vocabulary

_PACK = Path("samples/packs/tmag-16-papers-v1.0.pdf")
_BAND = Path("samples/looks/tmag-16-header-band.pdf")
_SCALE = 1.6  # pixels a point
_ASIDE = 6.0  # points of the page shown around a table
_EDGE, _CELL, _SPAN, _WORD = (208, 32, 32), (24, 88, 200), (204, 102, 0), (150, 150, 150)


class _Shown(NamedTuple):
    """A page as it was read, laid out and rendered, and its agenda's table."""

    page: Page
    sheet: Sheet
    table: Table
    picture: Image.Image


def table_pictures(project: Path) -> dict[str, Image.Image]:
    """The pictures by their place in the project."""
    pack, band = _shown(project / _PACK), _shown(project / _BAND)
    return {
        "docs/images/table-edges.png": _cropped(pack, _edges),
        "docs/images/table-cells.png": _cropped(pack, _cells),
        "docs/images/table-band.png": _cropped(band, _cells),
    }


def _shown(path: Path) -> _Shown:
    """The first page of a pack that has a table with spans in both directions: its agenda."""
    data = path.read_bytes()
    with open_pdf(data) as document:
        pages = [page for page in document.pages() if isinstance(page, Page)]
    sheets = parse_pack(pages, load_vocabulary(group_names(Settings()))).pack.sheets
    sheet, table = next((sheet, table) for sheet in sheets for table in sheet.tables if _has_spans(table))
    page = pages[sheet.page_number - 1]
    return _Shown(page, sheet, table, render_page(data, sheet.page_number, scale=_SCALE).convert("RGB"))


def _has_spans(table: Table) -> bool:
    return any(cell.rowspan > 1 for cell in table.cells) and any(cell.colspan > 1 for cell in table.cells)


def _edges(shown: _Shown, draw: ImageDraw.ImageDraw) -> None:
    """Words as grey boxes, level and upright edges as red lines."""
    for word in words_of(shown.page):
        draw.rectangle(_pixels(Box(word.x0, word.top, word.x1, word.bottom)), outline=_WORD)
    level, upright = edges_of(shown.page)
    for edge in level:
        draw.line(_pixels(Box(edge.start, edge.at, edge.end, edge.at)), fill=_EDGE, width=2)
    for edge in upright:
        draw.line(_pixels(Box(edge.at, edge.start, edge.at, edge.end)), fill=_EDGE, width=2)


def _cells(shown: _Shown, draw: ImageDraw.ImageDraw) -> None:
    """Cells as blue boxes with their row and column; those that span others in orange, with their spans."""
    for cell in shown.table.cells:
        is_spanning = cell.rowspan > 1 or cell.colspan > 1
        box = Box(cell.box.x0 + 1, cell.box.top + 1, cell.box.x1 - 1, cell.box.bottom - 1)
        draw.rectangle(_pixels(box), outline=_SPAN if is_spanning else _CELL, width=2)
        label = f"{cell.row},{cell.column}" + (f"  {cell.rowspan}x{cell.colspan}" if is_spanning else "")
        _label(draw, box, label, _SPAN if is_spanning else _CELL)


def _label(draw: ImageDraw.ImageDraw, box: Box, text: str, colour: tuple[int, int, int]) -> None:
    """A small label in the lower right corner of a cell, where text is rare."""
    font = ImageFont.load_default(11)
    _, _, right, bottom = _pixels(box)
    at = (right - font.getlength(text) - 4, bottom - 15)
    draw.rectangle((at[0] - 2, at[1], right - 2, bottom - 2), fill="white")
    draw.text(at, text, fill=colour, font=font)


def _cropped(shown: _Shown, draw_on: Callable[[_Shown, ImageDraw.ImageDraw], None]) -> Image.Image:
    picture = shown.picture.copy()
    draw_on(shown, ImageDraw.Draw(picture))
    x0, top, x1, bottom = shown.table.box
    return picture.crop(_whole(_pixels(Box(x0 - _ASIDE, top - _ASIDE, x1 + _ASIDE, bottom + _ASIDE)))).quantize(96)


def _whole(box: Sequence[float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(v) for v in box)
    return left, top, right, bottom


def _pixels(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * _SCALE, box.top * _SCALE, box.x1 * _SCALE, box.bottom * _SCALE
