"""Printed spaces that pdfium drops without a trace: text objects that hold nothing but blanks and gave no character."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise, repeat

import numpy as np
import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import Pointer, Slots, bulk, length, pointer

_DEEPEST = 12  # forms in forms

_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, ctypes.c_size_t)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, ctypes.c_size_t)
_TYPE = bulk(raw.FPDFPageObj_GetType)
_BOUNDS = bulk(raw.FPDFPageObj_GetBounds)


def behind_blanks(page: Pointer, objects: Sequence[int], slots: Slots) -> list[int]:
    """The places of those text objects, given by their addresses, before which only a blank one is printed behind the one listed first."""
    texts = list(_texts(_on_page(page), 0))
    places = {address: place for place, address in enumerate(texts)}
    printed = [places.get(address, -1) for address in objects]
    skipping = [i for i, (first, second) in enumerate(pairwise(printed), 1) if first >= 0 and second == first + 2]
    return list(compress(skipping, _are_blank([pointer(texts[printed[i] - 1]) for i in skipping], slots)))


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


def _are_blank(objects: Sequence[Pointer], slots: Slots) -> list[bool]:
    """Whether what text objects print has no width."""
    sides = slots.of(len(objects), np.float32)
    told = np.fromiter(map(_BOUNDS, objects, *[slots.addresses(len(objects), word) for word in range(4)]), np.bool_, len(objects))
    blank: list[bool] = (told & (sides[:, 0] == sides[:, 2])).tolist()
    return blank
