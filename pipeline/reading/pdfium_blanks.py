"""Printed spaces that pdfium drops without a trace: text objects that hold nothing but blanks and gave no character."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import repeat

import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import Pointer, bulk, length, pointer, pointers

_DEEPEST = 12  # forms in forms

_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, ctypes.c_size_t)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, ctypes.c_size_t)
_TYPE = bulk(raw.FPDFPageObj_GetType)
_BOUNDS = bulk(raw.FPDFPageObj_GetBounds)


def behind_blanks(page: Pointer, pairs: Iterable[tuple[int, int]]) -> list[bool]:
    """For each two text objects, given by their addresses, whether the next one after the first is blank and before the second."""
    texts = list(_texts(_on_page(page), 0))
    places = {address: place for place, address in enumerate(texts)}
    return [_is_blank_between(places.get(first, -1), places.get(second, -1), texts) for first, second in pairs]


def _on_page(page: Pointer) -> Iterator[int]:
    return map(_ON_PAGE, repeat(page), range(_COUNT_ON_PAGE(page)))


def _texts(addresses: Iterator[int], depth: int) -> Iterator[int]:
    """The text objects in the order in which they are printed, those in forms included."""
    for address in addresses:
        kind = _TYPE(pointer(address))
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield address
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            form = pointer(address)
            yield from _texts(map(_IN_FORM, repeat(form), map(length, range(_COUNT_IN_FORM(form)))), depth + 1)


def _is_blank_between(first: int, second: int, texts: list[int]) -> bool:
    return first >= 0 and second == first + 2 and _is_blank(texts[first + 1])


def _is_blank(address: int) -> bool:
    """Whether what a text object prints has no width."""
    sides = (ctypes.c_float * 4)()
    told = _BOUNDS(pointer(address), *pointers(ctypes.addressof(sides), 4, 4))
    return bool(told) and sides[0] == sides[2]
