"""What pdfium drops without a trace: text objects that hold nothing but blanks and gave no character.

Such a blank is a space nearly always. It can also be a bullet that its font has no glyph for and shows as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from pipeline.reading.pdfium_calls import Pointer, Slots
from pipeline.reading.pdfium_objects import DEEPEST, Drawn, bounds_of, in_form


def behind_blanks(drawn: Sequence[Drawn], objects: Sequence[int], slots: Slots) -> list[int]:
    """The places of those text objects, given by their addresses, before which only a blank one of a page's objects is printed behind the
    one listed first."""
    texts = list(_texts(drawn, 0))
    places = {address: place for place, (address, _) in enumerate(texts)}
    if not places.keys() - objects:
        return []
    printed = [places.get(address, -1) for address in objects]
    skipping = [i for i, (first, second) in enumerate(pairwise(printed), 1) if first >= 0 and second == first + 2]
    return list(compress(skipping, _are_blank([texts[printed[i] - 1][1] for i in skipping], slots, slots.of(len(skipping), np.float32))))


def blanks_before(drawn: Sequence[Drawn], objects: Sequence[int], slots: Slots) -> tuple[list[int], NDArray[np.float32]]:
    """The blank objects on a page itself, not in its forms, that are printed right before others of its text objects, which are given by
    their addresses: the places of these, and the left lower corner of each blank in page space."""
    texts = [(address, item) for address, item, kind in drawn if kind == raw.FPDF_PAGEOBJ_TEXT]
    if len(texts) <= len(set(objects)):  # as on most pages
        return [], np.zeros((0, 2), np.float32)
    place_of = dict(zip(reversed(objects), range(len(objects) - 1, -1, -1), strict=True))  # of one that comes back the first
    before = [(item, place_of[after]) for (address, item), (after, _) in pairwise(texts) if after in place_of and address not in place_of]
    sides = slots.of(len(before), np.float32)
    blank = [*compress(range(len(before)), _are_blank([item for item, _ in before], slots, sides))]
    return [before[i][1] for i in blank], sides[blank, :2].copy()


def _texts(drawn: Sequence[Drawn], depth: int) -> Iterator[tuple[int, Pointer]]:
    """The text objects, by their addresses, in the order in which they are printed, those in forms included."""
    for address, item, kind in drawn:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield address, item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _texts(in_form(item), depth + 1)


def _are_blank(objects: Sequence[Pointer], slots: Slots, sides: NDArray[np.float32]) -> list[bool]:
    """Whether what text objects print has no width. ``sides`` are the slots, which then hold the left, low, right and high side of each."""
    told = np.fromiter(map(bounds_of, objects, *[slots.addresses(len(objects), word) for word in range(4)]), np.bool_, len(objects))
    blank: list[bool] = (told & (sides[:, 0] == sides[:, 2])).tolist()
    return blank
