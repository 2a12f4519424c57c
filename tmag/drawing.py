"""A page as a picture, with the boxes of one row and of its fields."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from pipeline.raw import RawStore
from pipeline.reading import render_page
from pipeline.storage import LocalStorage
from schemas.errors import NotFound
from tmag.rows import FoundRow

_SCALE = 2.0
_ROW_COLOUR = (208, 32, 32)
_FIELD_COLOUR = (24, 88, 200)
_ROW_MARGIN = 2.0


def draw_row(found: FoundRow, data_dir: Path, image: Path) -> None:
    """Write the row's page as PNG, twice as many pixels as points, with the row's box in red and those of its fields on it in blue.

    Raises:
        NotFound: The file that the row was read from is not kept any more.
    """
    if found.document_sha256 is None:
        raise NotFound(f"The document of row {found.row['row_id']} is not published, so its page cannot be drawn. Ingest it again.")
    data = RawStore(LocalStorage(data_dir)).data(found.document_sha256)
    page_number = found.row["page_number"]
    picture = boxed(render_page(data, page_number, scale=_SCALE), found, page_number)
    aside = image.with_name(f".{image.name}.part")
    try:
        picture.save(aside, format="PNG")
        os.replace(aside, image)
    finally:
        aside.unlink(missing_ok=True)


def boxed(page: Image.Image, found: FoundRow, page_number: int) -> Image.Image:
    """The page's picture with the boxes drawn on."""
    picture = page.convert("RGB")
    draw = ImageDraw.Draw(picture)
    for source in found.sources:
        if source["page_number"] == page_number and source["x0"] is not None:
            draw.rectangle(_pixels(source, 0.0), outline=_FIELD_COLOUR, width=2)
    draw.rectangle(_pixels(found.row, _ROW_MARGIN), outline=_ROW_COLOUR, width=3)
    return picture


def _pixels(row: Mapping[str, Any], margin: float) -> tuple[float, float, float, float]:
    left, top = (row["x0"] - margin) * _SCALE, (row["top"] - margin) * _SCALE
    return left, top, max(left, (row["x1"] + margin) * _SCALE), max(top, (row["bottom"] + margin) * _SCALE)
