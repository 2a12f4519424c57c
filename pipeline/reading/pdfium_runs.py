"""What the characters of a text object share, by pdfium: asked for once an object, each question for all objects of a page in a row."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, TypeVar

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from parsers.layout.chars import Flags, Integers, Places
from parsers.layout.page import Style
from pipeline.reading.frame import hex_colour
from pipeline.reading.pdfium_calls import Pointer, bulk, pointer, pointers
from pipeline.reading.pdfium_fonts import FontNames
from pipeline.reading.styles import INVISIBLE_MODES, STROKED_MODE, style_of

Value = TypeVar("Value", bound=np.generic)

_SIZE = bulk(raw.FPDFText_GetFontSize, ctypes.c_double)
_MATRIX = bulk(raw.FPDFText_GetMatrix)
_MODE = bulk(raw.FPDFTextObj_GetTextRenderMode)
_FONT = bulk(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
_CONTENT = bulk(raw.FPDFPageObj_GetMarkedContentID)
_FILLED = bulk(raw.FPDFPageObj_GetFillColor)
_STROKED = bulk(raw.FPDFPageObj_GetStrokeColor)


class Runs(NamedTuple):
    """Neighbouring characters of one text object each.

    ``firsts`` and ``lasts`` are the places of their ends among the characters; ``style`` counts in ``styles``; ``angle`` is the
    clockwise turn in degrees, -1 for any that is no quarter of one; ``tag`` is the place of the tag around it, or -1.
    """

    firsts: Places
    lasts: Places
    lengths: Places
    style: Integers
    is_drawn: Flags
    angle: Integers
    tag: Integers
    styles: tuple[Style, ...]

    def spread(self, column: NDArray[Value]) -> NDArray[Value]:
        """A value of each run as one of each of its characters."""
        return np.repeat(column, self.lengths)


class _Look(NamedTuple):
    style: Style
    is_drawn: bool
    angle: int


def runs_of(
    text_page: Pointer, indices: Places, objects: NDArray[np.uint64], rotation: int, tag_of: Mapping[int, int], names: FontNames
) -> Runs:
    """The runs of a page's characters.

    Args:
        text_page: The address of the text page.
        indices: pdfium's numbers of the characters that are kept, of which there is at least one.
        objects: The addresses of their text objects.
        rotation: The clockwise turn with which the page is shown, in degrees.
        tag_of: The tag of each number of marked content.
        names: The names of the document's fonts.
    """
    firsts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    ends = np.append(firsts[1:], len(indices))
    owners = objects[firsts].tolist()
    asked = dict(zip(owners, indices[ends - 1].tolist(), strict=True))  # of an object that comes back the last character
    items = list(map(pointer, asked))
    looks = dict(zip(asked, _looks(text_page, items, list(asked.values()), rotation, names), strict=True))
    tags = dict(zip(asked, [tag_of.get(_CONTENT(item), -1) if tag_of else -1 for item in items], strict=True))
    styles = {style: place for place, style in enumerate(dict.fromkeys([look.style for look in looks.values()]))}
    places, drawn, angles = zip(*[(styles[look.style], look.is_drawn, look.angle) for look in map(looks.__getitem__, owners)], strict=True)
    return Runs(
        firsts,
        ends - 1,
        ends - firsts,
        np.array(places, np.int32),
        np.array(drawn, np.bool_),
        np.array(angles, np.int32),
        np.array([tags[owner] for owner in owners], np.int32),
        tuple(styles),
    )


def _looks(text_page: Pointer, objects: Sequence[Pointer], letters: Sequence[int], rotation: int, names: FontNames) -> list[_Look]:
    """How text objects look; ``letters`` gives for each the number of a character of it."""
    fonts = list(map(_FONT, objects))
    named = {font: names.of(font) for font in set(fonts)}
    modes = list(map(_MODE, objects))
    sizes = map(_SIZE, repeat(text_page), letters)
    matrices, paints = _matrices(text_page, letters), _paints(objects, modes)
    looks = map(_look, map(named.__getitem__, fonts), sizes, matrices, modes, paints, repeat(rotation))
    return list(looks)


@lru_cache(maxsize=1024)
def _look(font: str, size: float, matrix: tuple[float, ...] | None, mode: int, paint: tuple[int, ...] | None, rotation: int) -> _Look:
    colour, alpha = (hex_colour(*paint[:3]), paint[3]) if paint is not None else (None, 255)
    seen, angle = _size_and_angle(size, matrix, rotation)
    return _Look(style_of(font, seen, colour), mode not in INVISIBLE_MODES and alpha > 0, angle)


def _size_and_angle(size: float, matrix: tuple[float, ...] | None, rotation: int) -> tuple[float, int]:
    if matrix is None:
        return round(size, 1), 0
    a, b, c, d = matrix
    height = math.hypot(c, d) or math.hypot(a, b)
    turn = -math.degrees(math.atan2(b, a)) + rotation
    nearest = round(turn / 90) * 90
    return round(abs(size * height), 1), nearest % 360 if abs(turn - nearest) < 2 else -1


def _matrices(text_page: Pointer, letters: Sequence[int]) -> list[tuple[float, ...] | None]:
    """The upper part (a, b, c, d) of each character's matrix; None where there is none."""
    found = np.zeros((len(letters), 6), np.float32)
    told = list(map(_MATRIX, repeat(text_page), letters, pointers(found.ctypes.data, len(letters), found.strides[0])))
    return [tuple(row) if is_told else None for is_told, row in zip(told, found[:, :4].tolist(), strict=True)]


def _paints(objects: Sequence[Pointer], modes: Sequence[int]) -> list[tuple[int, ...] | None]:
    """The red, green, blue and alpha of 0 to 255 with which each is painted; None where it has no colour of its own."""
    found = np.zeros((len(objects), 4), np.uint32)
    asks = [_STROKED if mode == STROKED_MODE else _FILLED for mode in modes]
    # Each of the four is written to a place of its own.
    places = zip(*[pointers(found.ctypes.data, found.size, found.itemsize)] * 4, strict=True)
    told = [ask(item, *four) for ask, item, four in zip(asks, objects, places, strict=True)]
    return [tuple(row) if is_told else None for is_told, row in zip(told, found.tolist(), strict=True)]
