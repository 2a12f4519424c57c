"""The README's picture: a slide with the boxes of what was read from it, the rows, and the contradiction between two slides.

Drawn from a parse of a sample pack by the code of ``tmag show --image``; nothing of the pack stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from docs.builder.canvas import Canvas, cropped
from pipeline.parse import ParseRequest, parse_document
from pipeline.process import group_names
from pipeline.reading import render_page
from pipeline.settings import Settings
from tmag.drawing import boxed
from tmag.rows import FoundRow

PACK = Path("samples/packs/tmag-16-papers-v1.0.pdf")
PICTURE = Path("docs/images/agenda.png")
_CODE = "divider_duration_mismatch"
_SCALE = 2.0  # the pixels of a point that `boxed` draws by
_COLUMNS = ("item_label", "theme", "title", "item_type", "lead_raw", "duration_minutes", "slide_page_number")
_FIELDS = ("page_number", "title", "item_type", "lead_raw", "duration_minutes")
_WIDTH, _MARGIN = 1600, 20


class _Read(NamedTuple):
    """What the picture shows of a parse: the issue, the agenda's rows, the one in doubt, its divider, and the places of their fields."""

    issue: dict[str, Any]
    agenda: list[dict[str, Any]]
    item: dict[str, Any]
    divider: dict[str, Any]
    sources: list[dict[str, Any]]


def draw_picture(project: Path) -> Image.Image:
    """The picture, from the pack in a folder of the project."""
    data = (project / PACK).read_bytes()
    read = _read(data)
    canvas = Canvas(_WIDTH, _MARGIN)
    canvas.caption(
        f"{read.issue['meeting_id']} papers, page {read.item['page_number']}: where each field was read, in blue; the row in doubt, in red"
    )
    canvas.picture(_agenda(data, read), _WIDTH - 2 * _MARGIN)
    canvas.caption("The rows: agenda_items")
    canvas.table(
        _COLUMNS, [[row[name] for name in _COLUMNS] for row in read.agenda], marked=(read.agenda.index(read.item), "duration_minutes")
    )
    canvas.caption(f"Page {read.divider['page_number']}, which announces the same item, and its row: slides")
    canvas.beside(_divider(data, read), [(name, read.divider[name], name == "duration_minutes") for name in _FIELDS])
    canvas.flag(f"parse_issues: {read.issue['code']}", read.issue["message"])
    return canvas.image()


def _read(data: bytes) -> _Read:
    tables = {
        name: table.to_pylist()
        for name, table in parse_document(ParseRequest(data=data, group_names=group_names(Settings()))).tables.items()
    }
    issue = next(row for row in tables["parse_issues"] if row["code"] == _CODE)
    item = next(row for row in tables["agenda_items"] if row["row_id"] == issue["about_row_id"])
    divider = next(row for row in tables["slides"] if row["page_number"] == item["slide_page_number"])
    return _Read(issue, tables["agenda_items"], item, divider, tables["field_sources"])


def _agenda(data: bytes, read: _Read) -> Image.Image:
    """The agenda's table, the row in doubt in red."""
    ids = {row["row_id"] for row in read.agenda}
    sources = [source for source in read.sources if source["of_row_id"] in ids]
    page = _boxed(data, read.item, sources)
    return cropped(page, read.agenda, _SCALE, above=21, aside=5)


def _divider(data: bytes, read: _Read) -> Image.Image:
    """The divider's fields, its time in red."""
    sources = [source for source in read.sources if source["of_row_id"] == read.divider["row_id"]]
    time = next(source for source in sources if source["column_name"] == "time_raw")
    return cropped(_boxed(data, time, sources), sources, _SCALE, above=20, aside=30)


def _boxed(data: bytes, row: dict[str, Any], sources: Iterable[dict[str, Any]]) -> Image.Image:
    page_number = row["page_number"]
    return boxed(render_page(data, page_number, scale=_SCALE), FoundRow("", row, tuple(sources), None), page_number)
