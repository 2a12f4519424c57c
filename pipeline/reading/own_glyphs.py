"""Fonts that draw their glyphs themselves (Type 3), as browsers print web fonts: their names by pdfminer, for pdfium tells none.

A font of pdfium's and one of pdfminer's are the same where all letters are equally wide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1

from pipeline.reading.miner_values import font_name, mapping_of, name_of

_DEEPEST = 3  # forms in forms
_SAME = 1.0  # thousandths of the size: what rounding makes of one width


class OwnGlyphs(NamedTuple):
    """The name of such a font, and how wide its letters are, in thousandths of the size."""

    name: str
    widths: Mapping[str, float]


def name_by_widths(fonts: tuple[OwnGlyphs, ...], width_of: Callable[[str], float]) -> str:
    """The name of the font whose letters are as wide as asked; of several that with most letters; empty where names are left in doubt."""
    alike = [font for font in fonts if all(abs(width - width_of(letter)) <= _SAME for letter, width in font.widths.items())]
    most = max((len(font.widths) for font in alike), default=0)
    names = {font.name for font in alike if len(font.widths) == most}
    return names.pop() if len(names) == 1 else ""


def fonts_in(data: bytes) -> tuple[OwnGlyphs, ...]:
    """All such fonts of a document that have a name; none where pdfminer cannot read it."""
    found: dict[int, OwnGlyphs | None] = {}
    try:
        for page in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))):
            for font in _listed(page.resources, _DEEPEST):
                if id(font) not in found:  # pdfminer keeps what it has read
                    found[id(font)] = _read(font)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises what Python happens to raise
        return ()
    return tuple(font for font in found.values() if font is not None)


def _listed(resources: object, depth: int) -> Iterator[Mapping[str, object]]:
    """The fonts with glyphs of their own of a page and of the forms that it may draw."""
    own = mapping_of(resources)
    fonts = map(mapping_of, mapping_of(own.get("Font")).values())
    yield from (font for font in fonts if name_of(font.get("Subtype")) == "Type3")
    for form in map(resolve1, mapping_of(own.get("XObject")).values() if depth else ()):
        if isinstance(form, PDFStream):
            yield from _listed(form.get("Resources"), depth - 1)


def _read(held: Mapping[str, object]) -> OwnGlyphs | None:
    if not mapping_of(held.get("FontDescriptor")).get("FontName"):
        return None
    font = PDFType3Font(PDFResourceManager(), held)
    widths = dict(_widths(font))
    return OwnGlyphs(font_name(font), widths) if widths else None


def _widths(font: PDFType3Font) -> Iterator[tuple[str, float]]:
    for code, width in font.widths.items():
        try:
            letter = font.to_unichr(code) if isinstance(code, int) and width else ""
        except PDFUnicodeNotDefined:
            continue
        if len(letter) == 1:
            yield letter, width * font.hscale * 1000.0
