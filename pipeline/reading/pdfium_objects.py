"""The objects of a page by pdfium: those on it, and those in the forms that it draws."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import Pointer, bulk, length

DEEPEST = 12  # forms in forms

_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, ctypes.c_size_t)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, ctypes.c_size_t)

type_of = bulk(raw.FPDFPageObj_GetType)
"""What kind of object an address is of."""
bounds_of = bulk(raw.FPDFPageObj_GetBounds)
"""Writes the sides of an object to four addresses; false where it has none."""


def on_page(page: Pointer) -> Iterator[int]:
    """The addresses of a page's objects, in the order in which they are drawn."""
    return map(_ON_PAGE, repeat(page), range(_COUNT_ON_PAGE(page)))


def in_form(form: Pointer) -> Iterator[int]:
    """The addresses of a form's objects."""
    return map(_IN_FORM, repeat(form), map(length, range(_COUNT_IN_FORM(form))))
