"""The objects of a page by pdfium: those on it, and those in the forms that it draws."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat
from typing import TypeAlias

import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import Pointer, bulk, length, pointer

DEEPEST = 12  # forms in forms

_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, ctypes.c_size_t)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, ctypes.c_size_t)

_KIND = bulk(raw.FPDFPageObj_GetType)

bounds_of = bulk(raw.FPDFPageObj_GetBounds)
"""Writes the sides of an object to four addresses; false where it has none."""


Drawn: TypeAlias = tuple[int, Pointer, int]
"""An object of a page or of a form: its address, as a number and as it can be passed on, and its kind, one of ``raw.FPDF_PAGEOBJ_...``."""


def on_page(page: Pointer) -> list[Drawn]:
    """A page's objects, in the order in which they are drawn."""
    return _drawn(map(_ON_PAGE, repeat(page), range(_COUNT_ON_PAGE(page))))


def in_form(form: Pointer) -> list[Drawn]:
    """A form's objects."""
    return _drawn(map(_IN_FORM, repeat(form), map(length, range(_COUNT_IN_FORM(form)))))


def _drawn(found: Iterator[int]) -> list[Drawn]:
    addresses = list(found)
    items = list(map(pointer, addresses))
    return list(zip(addresses, items, map(_KIND, items), strict=True))
