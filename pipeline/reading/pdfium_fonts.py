"""The names of a document's fonts by pdfium, and by another reader where pdfium has none."""

from __future__ import annotations

import ctypes
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import bulk, length, pointer

if TYPE_CHECKING:
    from pipeline.reading.own_glyphs import OwnGlyphs

_LONGEST = 256  # bytes of a font's name
_Name: Any = ctypes.c_char * _LONGEST  # kept: to make a type of array takes longer than to ask for a name
_THOUSANDTHS = 1000.0

_NAME = bulk(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t)


class FontNames:
    """The names of one document's fonts."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def of(self, font: int) -> str:
        """The name of the font at an address; empty where nothing tells it."""
        buffer = _Name()
        _NAME(pointer(font), buffer, length(_LONGEST))
        return buffer.value.decode("utf-8", "replace") or self._by_widths(font)

    @cached_property
    def _others(self) -> tuple[OwnGlyphs, ...]:
        from pipeline.reading.own_glyphs import fonts_in  # loaded only where it is needed

        return fonts_in(self._data)

    def _by_widths(self, font: int) -> str:
        if not self._others:
            return ""
        from pipeline.reading.own_glyphs import name_by_widths

        handle, width = ctypes.cast(font, raw.FPDF_FONT), ctypes.c_float()

        def width_of(letter: str) -> float:
            return width.value if raw.FPDFFont_GetGlyphWidth(handle, ord(letter), _THOUSANDTHS, width) else -1.0

        return name_by_widths(self._others, width_of)
