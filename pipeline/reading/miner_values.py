"""What pdfminer's loosely typed values mean: mappings, names, and the names of fonts."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from pipeline.reading.styles import style_of

_BOLD = 600

# pdfminer logs what it passes over; without a handler that would land on standard error.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


def mapping_of(value: object) -> Mapping[str, object]:
    """A dictionary; an empty one for anything else."""
    found = resolve1(value)
    return found if isinstance(found, Mapping) else {}


def name_of(value: object) -> str | None:
    """A name; None for anything else."""
    found = resolve1(value)
    return found.name if isinstance(found, PSLiteral) and isinstance(found.name, str) else None


def font_name(font: PDFFont) -> str:
    """The name of a font. One that draws its own glyphs may be a weight of a variable font, under the name of its plain one."""
    said: object = font.fontname
    name = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    weight = resolve1(font.descriptor.get("FontWeight")) if isinstance(font, PDFType3Font) else None
    is_heavy = isinstance(weight, int | float) and weight >= _BOLD
    return f"{name},Bold" if is_heavy and not style_of(name, 1.0, None).is_bold else name
