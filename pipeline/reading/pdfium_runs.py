"""What the characters of a text object share, by pdfium: asked for once an object, each question for all objects of a page in a row."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from parsers.layout.chars import Floats, Places
from parsers.layout.page import Style
from pipeline.reading.frame import hex_colour
from pipeline.reading.pdfium_calls import Pointer, Slots, bulk, pointer
from pipeline.reading.pdfium_fonts import FontNames
from pipeline.reading.pdfium_objects import Drawn
from pipeline.reading.styles import INVISIBLE_MODES, STROKED_MODE, style_of

_SIZE = bulk(raw.FPDFText_GetFontSize, ctypes.c_double)
_MATRIX = bulk(raw.FPDFText_GetMatrix)
_MODE = bulk(raw.FPDFTextObj_GetTextRenderMode)
_FONT = bulk(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
_CONTENT = bulk(raw.FPDFPageObj_GetMarkedContentID)
_FILLED = bulk(raw.FPDFPageObj_GetFillColor)
_STROKED = bulk(raw.FPDFPageObj_GetStrokeColor)
_UPPER_PART, _PAINT = Struct("4f"), Struct("4I")
_ROW = np.dtype("V16")  # four of either kind


class TextPage(NamedTuple):
    """The address of a text page, the objects on its page, and what their document has for all: the names of the fonts, and room for
    answers."""

    address: Pointer
    drawn: Sequence[Drawn]
    names: FontNames
    slots: Slots


class Runs(NamedTuple):
    """Neighbouring characters of one text object each.

    ``firsts`` and ``lasts`` are the places of their ends among the characters; ``owners`` are the addresses of the objects; ``style``
    counts in ``styles``; ``angle`` is the clockwise turn in degrees, -1 for any that is no quarter of one; ``tag`` is the place of the tag
    around it, or -1.
    """

    firsts: Places
    lasts: Places
    owners: list[int]
    style: list[int]
    is_drawn: list[bool]
    angle: list[int]
    tag: list[int]
    styles: tuple[Style, ...]

    @property
    def lengths(self) -> Places:
        """How many characters each has."""
        return self.lasts - self.firsts + 1

    @property
    def sizes(self) -> Floats:
        """The size of each in points."""
        sizes = [style.size for style in self.styles]
        return np.array([sizes[place] for place in self.style], np.float64)

    def tagged(self, tag_of: Mapping[int, int]) -> Runs:
        """The same, each with the tag of the marked content that its object is of."""
        tags = {owner: tag_of.get(_CONTENT(pointer(owner)), -1) for owner in set(self.owners)}
        return self._replace(tag=[tags[owner] for owner in self.owners])


class _Look(NamedTuple):
    style: Style
    is_drawn: bool
    angle: int


def runs_of(page: TextPage, indices: Places, objects: NDArray[np.uint64], rotation: int) -> Runs:
    """The runs of a page's characters, without tags.

    Args:
        page: The text page.
        indices: pdfium's numbers of the characters that are kept, of which there is at least one.
        objects: The addresses of their text objects.
        rotation: The clockwise turn with which the page is shown, in degrees.
    """
    ends = np.concatenate(([True], objects[1:] != objects[:-1], [True])).nonzero()[0]
    firsts, lasts = ends[:-1], ends[1:] - 1
    owners = objects[firsts].tolist()
    asked = dict(zip(owners, indices[lasts].tolist(), strict=True))  # of an object that comes back the last character
    items = list(map(pointer, asked))
    looks = dict(zip(asked, _looks(page, items, list(asked.values()), rotation), strict=True))
    alike = {id(look): look.style for look in looks.values()}  # the same look is one object nearly always, and a style slow to hash
    places = {style: place for place, style in enumerate(dict.fromkeys(alike.values()))}
    place_of = {number: places[style] for number, style in alike.items()}
    seen = list(map(looks.__getitem__, owners))
    return Runs(
        firsts,
        lasts,
        owners,
        [place_of[id(look)] for look in seen],
        [look.is_drawn for look in seen],
        [look.angle for look in seen],
        [-1] * len(owners),
        tuple(places),
    )


def _looks(page: TextPage, objects: Sequence[Pointer], letters: Sequence[int], rotation: int) -> list[_Look]:
    """How text objects look; ``letters`` gives for each the number of a character of it."""
    fonts = list(map(_FONT, objects))
    named = {font: page.names.of(font) for font in set(fonts)}
    modes = list(map(_MODE, objects))
    sizes = map(_SIZE, repeat(page.address), letters)
    matrices, paints = _matrices(page, letters), _paints(page.slots, objects, modes)
    return list(map(_look, map(named.__getitem__, fonts), sizes, matrices, modes, paints, repeat(rotation)))


@lru_cache(maxsize=1024)
def _look(font: str, size: float, matrix: bytes | None, mode: int, paint: bytes | None, rotation: int) -> _Look:
    """The looks of objects are few. What pdfium wrote is its own key as bytes: to tell numbers apart takes longer."""
    red, green, blue, alpha = _PAINT.unpack(paint) if paint is not None else (0, 0, 0, 255)
    colour = hex_colour(red, green, blue) if paint is not None else None
    seen, angle = _size_and_angle(size, _UPPER_PART.unpack(matrix) if matrix is not None else None, rotation)
    return _Look(style_of(font, seen, colour), mode not in INVISIBLE_MODES and alpha > 0, angle)


def _size_and_angle(size: float, matrix: tuple[float, ...] | None, rotation: int) -> tuple[float, int]:
    if matrix is None:
        return round(size, 1), 0
    a, b, c, d = matrix
    height = math.hypot(c, d) or math.hypot(a, b)
    turn = -math.degrees(math.atan2(b, a)) + rotation
    nearest = round(turn / 90) * 90
    return round(abs(size * height), 1), nearest % 360 if abs(turn - nearest) < 2 else -1


def _matrices(page: TextPage, letters: Sequence[int]) -> list[bytes | None]:
    """The upper part (a, b, c, d) of each character's matrix; None where there is none."""
    count = 2 * len(letters)  # a matrix of six takes two slots
    found = page.slots.of(count, np.float32)[::2]
    told = list(map(_MATRIX, repeat(page.address), letters, page.slots.addresses(count)[:count:2]))
    return _those_told(told, found)


def _paints(slots: Slots, objects: Sequence[Pointer], modes: Sequence[int]) -> list[bytes | None]:
    """The red, green, blue and alpha of 0 to 255 with which each is painted; None where it has no colour of its own."""
    count = len(objects)
    found = slots.of(count, np.uint32)
    places = [slots.addresses(count, word) for word in range(4)]
    told = list(map(_FILLED, objects, *places))
    for i in [i for i, mode in enumerate(modes) if mode == STROKED_MODE]:
        told[i] = _STROKED(objects[i], *[words[i] for words in places])
    return _those_told(told, found)


def _those_told(told: Sequence[int], found: NDArray[Any]) -> list[bytes | None]:
    rows: list[bytes | None] = found.view(_ROW)[:, 0].tolist()
    return rows if all(told) else [row if is_told else None for is_told, row in zip(told, rows, strict=True)]
