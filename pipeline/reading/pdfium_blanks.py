"""Printed spaces that pdfium drops without a trace: text objects that hold nothing but blanks and gave no character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

import numpy as np
import pypdfium2.raw as raw

from pipeline.reading.pdfium_calls import Pointer, Slots, pointer
from pipeline.reading.pdfium_objects import DEEPEST, bounds_of, in_form, on_page, type_of


def behind_blanks(page: Pointer, objects: Sequence[int], slots: Slots) -> list[int]:
    """The places of those text objects, given by their addresses, before which only a blank one is printed behind the one listed first."""
    texts = list(_texts(on_page(page), 0))
    places = {address: place for place, address in enumerate(texts)}
    printed = [places.get(address, -1) for address in objects]
    skipping = [i for i, (first, second) in enumerate(pairwise(printed), 1) if first >= 0 and second == first + 2]
    return list(compress(skipping, _are_blank([pointer(texts[printed[i] - 1]) for i in skipping], slots)))


def _texts(addresses: Iterator[int], depth: int) -> Iterator[int]:
    """The text objects in the order in which they are printed, those in forms included."""
    for address in addresses:
        kind = type_of(pointer(address))
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield address
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _texts(in_form(pointer(address)), depth + 1)


def _are_blank(objects: Sequence[Pointer], slots: Slots) -> list[bool]:
    """Whether what text objects print has no width."""
    sides = slots.of(len(objects), np.float32)
    told = np.fromiter(map(bounds_of, objects, *[slots.addresses(len(objects), word) for word in range(4)]), np.bool_, len(objects))
    blank: list[bool] = (told & (sides[:, 0] == sides[:, 2])).tolist()
    return blank
