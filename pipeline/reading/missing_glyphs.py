"""Bullets that their font has no glyph for and shows as nothing: pdfium passes over them, pdfminer does not.

What is shown then is a list without its bullets, indented. Only pages that print a text of nothing but the missing glyph are asked for
them, for those take many times as long as pdfium does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from parsers.layout.chars import Chars, Floats
from parsers.layout.page import UNKNOWN_GLYPH, Page
from schemas.errors import DocumentRejected

if TYPE_CHECKING:
    from pipeline.reading.plumber import PlumberDocument

_SAME = 1.0  # points: how far the places differ at which the two engines see a glyph


class MissingGlyphs:
    """Those of one document."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: PlumberDocument | None = None
        self._is_open = False

    def at(self, number: int, points: Floats) -> Chars:
        """The missing glyphs on a page that are printed at any of some points as seen, a row (x, baseline) each."""
        document = self._opened()
        if document is None or not document.shows_missing_glyph(number):
            return Chars.of(())
        pages = [page for page in document.pages([number]) if isinstance(page, Page)]
        unknown = [char for page in pages for char in page.chars if char.text == UNKNOWN_GLYPH]
        return Chars.of(char for char in unknown if (np.abs(points - (char.x0, char.baseline)) <= _SAME).all(axis=1).any())

    def close(self) -> None:
        """Close what was opened."""
        if self._document is not None:
            self._document.__exit__(None, None, None)

    def _opened(self) -> PlumberDocument | None:
        """The document by pdfminer; None where it cannot be read."""
        if not self._is_open:
            from pipeline.reading.plumber import open_plumber  # loaded only where it is needed

            self._is_open = True
            try:
                self._document = open_plumber(self._data)
            except DocumentRejected:
                self._document = None
        return self._document
