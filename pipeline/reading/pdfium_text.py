"""Characters by pdfium, in bulk: one call for the text, and plain integer addresses for everything asked of each character.

pdfium's own traps are met here: a hyphen at a line's end comes as U+FFFE, generated spaces and line breaks stand in the text, the
font size ignores the matrix, and the font's weight is unreliable (its name is read instead).
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from parsers.layout.page import Char, Style
from pipeline.reading.frame import ASCENT, DESCENT, SeenFrame, hex_colour
from pipeline.reading.pdfium_calls import bulk
from pipeline.reading.styles import INVISIBLE_MODES, STROKED_MODE, style_of

_HYPHENS = {"\ufffe": "-", "\x02": "-"}
_MOST_CHARS = 400_000
_TIGHT_SPACE = 0.12  # of the size: a narrower gap is letters set apart


_LOOSE_BOX = bulk(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_ORIGIN = bulk(raw.FPDFText_GetCharOrigin, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_OBJECT = bulk(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int, gives=ctypes.c_size_t)
_UNICODE = bulk(raw.FPDFText_GetUnicode, ctypes.c_void_p, ctypes.c_int, gives=ctypes.c_uint)
_CONTENT = bulk(raw.FPDFPageObj_GetMarkedContentID, ctypes.c_size_t)
_GENERATED = bulk(raw.FPDFText_IsGenerated, ctypes.c_void_p, ctypes.c_int)


class _Run:
    """What all characters of one text object share."""

    __slots__ = ("angle", "is_drawn", "style", "tag")

    def __init__(self, style: Style, angle: int, is_drawn: bool, tag: int) -> None:
        self.style, self.angle, self.is_drawn, self.tag = style, angle, is_drawn, tag


class _Runs:
    """Looks up text objects once each, and fonts and styles once each."""

    def __init__(self, text_page: Any, frame: SeenFrame, tag_of: Mapping[int, int]) -> None:
        self._text_page, self._frame, self._tag_of = text_page, frame, tag_of
        self._fonts: dict[int, str] = {}
        self._styles: dict[tuple[str, float, str | None], Style] = {}

    def of_all(self, objects: Sequence[int], indices: Sequence[int]) -> list[_Run]:
        """The runs of characters by index; ``objects`` are the addresses of all characters' text objects."""
        ones = {objects[i]: i for i in indices}
        runs = {address: self._look_up(address, index) for address, index in ones.items()}
        return [runs[objects[i]] for i in indices]

    def _look_up(self, address: int, index: int) -> _Run:
        item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        colour, alpha = _paint(item, is_stroke=mode == STROKED_MODE)
        size, angle = self._size_and_angle(index)
        key = (self._font(item), size, colour)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = style_of(*key)
        tag = self._tag_of.get(_CONTENT(address), -1) if self._tag_of else -1
        return _Run(style, angle, mode not in INVISIBLE_MODES and alpha > 0, tag)

    def _size_and_angle(self, index: int) -> tuple[float, int]:
        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self._text_page, index))
        if not raw.FPDFText_GetMatrix(self._text_page, index, matrix):
            return round(size, 1), 0
        height = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
        turn = -math.degrees(math.atan2(matrix.b, matrix.a)) + self._frame.rotation
        nearest = round(turn / 90) * 90
        return round(abs(size * height), 1), nearest % 360 if abs(turn - nearest) < 2 else -1

    def _font(self, item: Any) -> str:
        font = raw.FPDFTextObj_GetFont(item)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        if address not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            self._fonts[address] = buffer.value.decode("utf-8", "replace")
        return self._fonts[address]


def _paint(item: Any, *, is_stroke: bool) -> tuple[str | None, int]:
    """A text object's colour, None where it has none of its own, and its alpha of 0 to 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = raw.FPDFPageObj_GetStrokeColor if is_stroke else raw.FPDFPageObj_GetFillColor
    if not ask(item, red, green, blue, alpha):
        return None, 255
    return hex_colour(red.value, green.value, blue.value), alpha.value


def _text(text_page: Any, count: int, address: int) -> list[str]:
    """The characters of a page. pdfium's whole text and its count of characters agree but for rare files, which are asked one by one."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = raw.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    return list(text) if len(text) == count else letters_of([_UNICODE(address, i) for i in range(count)])


def letters_of(codes: Sequence[int]) -> list[str]:
    """One text for each code: a pair of surrogates stands as one letter in the first and leaves the second empty.

    What is no character at all becomes U+FFFD.

    >>> letters_of([65, 0xD83D, 0xDE00, 0xDE00])
    ['A', '😀', '', '\ufffd']
    """
    letters = ["\ufffd" if code <= 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code) for code in codes]
    for i, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            letters[i], letters[i + 1] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00), ""
    return letters


def chars_of(text_page: Any, frame: SeenFrame, tag_of: Mapping[int, int]) -> tuple[Char, ...]:
    """All characters of a page in the order of its content, those that are not seen marked so; generated white space is left out.

    ``tag_of`` gives the tag of each number of marked content.

    Raises:
        ValueError: The page has more characters than any document of people.
    """
    count = raw.FPDFText_CountChars(text_page)
    if count > _MOST_CHARS:
        raise ValueError(f"{count} characters on one page")
    if count <= 0:
        return ()
    address = ctypes.cast(text_page, ctypes.c_void_p).value or 0
    text = _text(text_page, count, address)
    boxes, origins, objects = _measures(address, count)
    runs = _Runs(text_page, frame, tag_of)
    return tuple(_chars(text, boxes, origins, objects, address, runs, frame))


def _measures(address: int, count: int) -> tuple[Any, Any, list[int]]:
    """Loose boxes (left, top, right, bottom), origins (x, y) and text objects of all characters, in page space."""
    boxes, origins = np.zeros((count, 4), np.float32), np.zeros((count, 2), np.float64)
    box, x, each = boxes.ctypes.data, origins.ctypes.data, repeat(address)
    # The loops are those of deque and map, in C: three calls a character are most of what reading costs.
    deque(map(_LOOSE_BOX, each, range(count), range(box, box + 16 * count, 16)), 0)
    deque(map(_ORIGIN, each, range(count), range(x, x + 16 * count, 16), range(x + 8, x + 8 + 16 * count, 16)), 0)
    return boxes, origins, list(map(_OBJECT, each, range(count)))


def _seen(boxes: Any, origins: Any, frame: SeenFrame) -> tuple[Any, Any]:
    """Boxes (x0, top, x1, bottom) and baselines as seen."""
    _share_ligatures(boxes)
    if frame.rotation == 0:
        x0, y1, x1, y0 = boxes.astype(np.float64).T
        return np.stack((x0 - frame.left, frame.high - y1, x1 - frame.left, frame.high - y0), axis=1), frame.high - origins[:, 1]
    turned = np.array([frame.box(b[0], b[3], b[2], b[1]) for b in boxes.tolist()])
    return turned, np.array([frame.point(*o)[1] for o in origins.tolist()])


def _share_ligatures(boxes: Any) -> None:
    """Divide the box of a ligature among its letters: pdfium gives each of them the whole."""
    same = np.flatnonzero((boxes[1:] == boxes[:-1]).all(axis=1) & (boxes[1:, 2] > boxes[1:, 0])).tolist()
    while same:
        first = last = same.pop(0)
        while same and same[0] == last + 1:
            last = same.pop(0)
        left, right = float(boxes[first, 0]), float(boxes[first, 2])
        share = (right - left) / (last - first + 2)
        for i in range(last - first + 2):
            boxes[first + i, 0], boxes[first + i, 2] = left + i * share, left + (i + 1) * share


def _chars(text: list[str], boxes: Any, origins: Any, objects: list[int], address: int, runs: _Runs, frame: SeenFrame) -> list[Char]:
    kept = [i for i, letter in enumerate(text) if letter and objects[i] and not (letter.isspace() and _GENERATED(address, i))]
    if not kept:
        return []
    seen, baselines = _seen(boxes, origins, frame)
    x0, top, x1, bottom = seen[kept].T
    baseline = baselines[kept]
    own = runs.of_all(objects, kept)
    sizes = np.array([run.style.size for run in own])
    is_level = np.array([run.angle == 0 for run in own])
    top = np.where(is_level, baseline - ASCENT * sizes, top)
    bottom = np.where(is_level, baseline + DESCENT * sizes, bottom)
    inside = frame.holds((x0 + x1) / 2, (top + bottom) / 2).tolist()
    sides = (np.round(side, 3).tolist() for side in (x0, top, x1, bottom, baseline))
    letters = [_HYPHENS.get(text[i], text[i]) for i in kept]
    styles, drawn, angles = [run.style for run in own], [run.is_drawn for run in own], [run.angle for run in own]
    tags = [run.tag for run in own]
    chars = list(map(Char._make, zip(letters, *sides, styles, drawn, inside, angles, tags, strict=True)))
    return _with_lost_spaces(chars, kept, text)


def _with_lost_spaces(chars: list[Char], kept: Sequence[int], text: Sequence[str]) -> list[Char]:
    """The characters with spaces where pdfium put one of its own for a printed one: it drops spaces that are objects of their own."""
    behind_one = [i for i, (a, b) in enumerate(pairwise(kept), start=1) if b == a + 2 and text[a + 1] == " "]
    for i in reversed(behind_one):
        before, char = chars[i - 1], chars[i]
        if _is_space(before, char):
            chars.insert(i, char._replace(text=" ", x0=before.x1, x1=max(before.x1, char.x0)))
    return chars


def _is_space(before: Char, char: Char) -> bool:
    """Whether what lies between two characters is as wide as a tightly set space."""
    gap = (char.x0 - before.x1) / max(char.style.size, 0.1)
    return char.direction == 0 and before.baseline == char.baseline and _TIGHT_SPACE <= gap < 1.0
