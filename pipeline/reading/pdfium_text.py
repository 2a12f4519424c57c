"""Characters by pdfium, in bulk: one call for the text, and as little as can be for everything asked of each character.

pdfium's own traps are met here: a hyphen at a line's end comes as U+FFFE, generated spaces and line breaks stand in the text, the
font size ignores the matrix, and the font's weight is unreliable (its name is read instead).
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from parsers.layout.chars import Chars, Codes, Floats, Integers, Places, are_spaces, codes_of
from pipeline.reading.frame import ASCENT, DESCENT, SeenFrame
from pipeline.reading.pdfium_blanks import behind_blanks
from pipeline.reading.pdfium_calls import Pointer, bulk, pointer_of, pointers
from pipeline.reading.pdfium_fonts import FontNames
from pipeline.reading.pdfium_runs import Runs, runs_of

_HYPHENS = (0xFFFE, 2)
_NOTHING = 0xFFFFFFFF  # in the place of a code point
_MOST_CHARS = 400_000
_TIGHT_SPACE = 0.12  # of the size: a narrower gap is letters set apart
_KERNED_SPACE, _LEAST_GAP = -0.1, 0.22  # of the size: what a kerned space leaves at least; more white parts words without one
_LEAN = 0.06  # of the size: how much higher the next letter of a line that leans may stand
_SIDES = {0: (0, 2), 90: (1, 3), 180: (2, 0), 270: (3, 1)}  # by the turn of a text: which sides of a box it runs from and to


_LOOSE_BOX = bulk(raw.FPDFText_GetLooseCharBox)
_ORIGIN = bulk(raw.FPDFText_GetCharOrigin)
_OBJECT = bulk(raw.FPDFText_GetTextObject, ctypes.c_size_t)
_UNICODE = bulk(raw.FPDFText_GetUnicode, ctypes.c_uint)
_GENERATED = bulk(raw.FPDFText_IsGenerated)


def _codes(text_page: Any, count: int, address: Pointer) -> Codes:
    """The code points of a page, ``_NOTHING`` where there is none.

    pdfium's whole text and its count of characters agree but for rare files, which are asked one by one.
    """
    buffer = ctypes.create_string_buffer(2 * count + 2)
    written = raw.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return codes_of(text)
    letters = letters_of([_UNICODE(address, i) for i in range(count)])
    return np.array([ord(letter) if letter else _NOTHING for letter in letters], np.uint32)


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


def chars_of(page: Any, text_page: Any, frame: SeenFrame, tag_of: Mapping[int, int], names: FontNames) -> Chars:
    """All characters of a page in the order of its content, those that are not seen marked so; generated white space is left out.

    ``tag_of`` gives the tag of each number of marked content, ``names`` those of the document's fonts.

    Raises:
        ValueError: The page has more characters than any document of people.
    """
    count = raw.FPDFText_CountChars(text_page)
    if count > _MOST_CHARS:
        raise ValueError(f"{count} characters on one page")
    address = pointer_of(text_page)
    codes = _codes(text_page, count, address) if count > 0 else np.zeros(0, np.uint32)
    objects = np.fromiter(map(_OBJECT, repeat(address), range(len(codes))), np.uint64, len(codes))
    kept = _kept(address, codes, objects)
    if not kept.size:
        return Chars.of(())
    runs = runs_of(address, kept, objects[kept], frame.rotation, tag_of, names)
    boxes = _loose_boxes(address, kept)
    _share_ligatures(boxes, (runs.spread(runs.angle) - frame.rotation) % 360)
    chars = _chars(codes[kept], runs, boxes, _baselines(address, kept, runs, frame), frame)
    lost = _lost_spaces(chars, kept, codes)
    lost = np.union1d(lost, _dropped_spaces(chars, kept, objects, lost, page))
    return _with_spaces(chars, lost) if lost.size else chars


def _kept(address: Pointer, codes: Codes, objects: NDArray[np.uint64]) -> Places:
    """The numbers of the characters that are printed: those of an object, but for the white space that pdfium adds to it."""
    is_kept = (objects != 0) & (codes != _NOTHING)
    white = np.flatnonzero(is_kept & are_spaces(codes))
    is_kept[white] = np.fromiter(map(_GENERATED, repeat(address), white.tolist()), np.int32, white.size) == 0
    return np.flatnonzero(is_kept)


def _loose_boxes(address: Pointer, kept: Places) -> NDArray[np.float32]:
    """The loose boxes (left, top, right, bottom) of the kept characters, in page space."""
    boxes = np.zeros((kept.size, 4), np.float32)
    # The loop is that of deque and map, in C: a call for each character is most of what reading costs.
    deque(map(_LOOSE_BOX, repeat(address), kept.tolist(), pointers(boxes.ctypes.data, kept.size, 16)), 0)
    return boxes


def _baselines(address: Pointer, kept: Places, runs: Runs, frame: SeenFrame) -> Floats:
    """The baselines of the kept characters, as seen. A run whose first and last agree has one; only the others are asked for each."""
    first, last = np.split(_origins(address, kept[np.concatenate((runs.firsts, runs.lasts))], frame), 2)
    found = runs.spread(first)
    climbing = np.flatnonzero(runs.spread(first != last))
    if climbing.size:
        found[climbing] = _origins(address, kept[climbing], frame)
    return found


def _origins(address: Pointer, indices: Places, frame: SeenFrame) -> Floats:
    """The heights of characters' origins, as seen."""
    origins = np.zeros((len(indices), 2), np.float64)
    x, count = origins.ctypes.data, len(indices)
    deque(map(_ORIGIN, repeat(address), indices.tolist(), pointers(x, count, 16), pointers(x + 8, count, 16)), 0)
    heights: Floats = frame.point(origins[:, 0], origins[:, 1])[1]
    return heights


def _seen(boxes: Any, frame: SeenFrame) -> Any:
    """Boxes (x0, top, x1, bottom) as seen, one measure a row."""
    if frame.rotation == 0:
        x0, y1, x1, y0 = boxes.astype(np.float64).T
        return x0 - frame.left, frame.high - y1, x1 - frame.left, frame.high - y0
    return np.array([frame.box(b[0], b[3], b[2], b[1]) for b in boxes.tolist()]).T


def _share_ligatures(boxes: Any, turns: Integers) -> None:
    """Divide the box of a ligature among its letters, the way that they run: pdfium gives each of them the whole.

    ``turns`` is the clockwise turn of each character in page space, where all of it happens.
    """
    alike = np.flatnonzero((boxes[1:, 0] == boxes[:-1, 0]) & (boxes[1:, 2] > boxes[1:, 0]))  # hardly any
    same = alike[(boxes[alike + 1] == boxes[alike]).all(axis=1)].tolist()
    while same:
        first = last = same.pop(0)
        while same and same[0] == last + 1:
            last = same.pop(0)
        begin, end = _SIDES.get(int(turns[first]), _SIDES[0])
        start, stop = float(boxes[first, begin]), float(boxes[first, end])
        share = (stop - start) / (last - first + 2)
        for i in range(last - first + 2):
            boxes[first + i, begin], boxes[first + i, end] = start + i * share, start + (i + 1) * share


def _chars(codes: Codes, runs: Runs, boxes: Any, baseline: Floats, frame: SeenFrame) -> Chars:
    x0, top, x1, bottom = _seen(boxes, frame)
    direction = runs.spread(runs.angle)
    sizes = runs.spread(np.array([style.size for style in runs.styles])[runs.style])
    top = np.where(direction == 0, baseline - ASCENT * sizes, top)
    bottom = np.where(direction == 0, baseline + DESCENT * sizes, bottom)
    inside = frame.holds((x0 + x1) / 2, (top + bottom) / 2)
    sides = {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "baseline": baseline}
    return Chars(
        code=np.where((codes == _HYPHENS[0]) | (codes == _HYPHENS[1]), np.uint32(ord("-")), codes),
        **{name: np.round(side, 3) for name, side in sides.items()},
        style=runs.spread(runs.style),
        is_drawn=runs.spread(runs.is_drawn),
        is_inside=inside,
        direction=direction,
        tag=runs.spread(runs.tag),
        styles=runs.styles,
    )


def _lost_spaces(chars: Chars, kept: Places, codes: Codes) -> Places:
    """Before which characters pdfium put a space of its own for a printed one: it drops spaces that are objects of their own."""
    behind_one = 1 + np.flatnonzero(np.diff(kept) == 2)
    behind_one = behind_one[codes[kept[behind_one] - 1] == ord(" ")]
    gaps = _gaps(chars, behind_one)
    found: Places = behind_one[(gaps >= _TIGHT_SPACE) & (gaps < 1.0)]
    return found


def _dropped_spaces(chars: Chars, kept: Places, objects: NDArray[np.uint64], known: Places, page: Any) -> Places:
    """Before which characters, besides ``known`` ones, it dropped a printed space into which letters lean: little white is left."""
    if not known.size:
        return known  # a page that prints its spaces within its texts loses none
    printed = objects[kept]
    places = 1 + np.flatnonzero((np.diff(kept) <= 2) & (printed[1:] != printed[:-1]))
    gaps = _gaps(chars, places)
    places = np.setdiff1d(places[(gaps >= _KERNED_SPACE) & (gaps < _LEAST_GAP)], known)
    if not places.size:
        return places
    blank = behind_blanks(pointer_of(page), zip(printed[places - 1].tolist(), printed[places].tolist(), strict=True))
    return places[np.array(blank, np.bool_)]


def _with_spaces(chars: Chars, missing: Places) -> Chars:
    """The characters with spaces before some of them."""
    spaced = chars.take(np.insert(np.arange(len(chars)), missing, missing))
    code, x0, x1, added = spaced.code, spaced.x0, spaced.x1, missing + np.arange(missing.size)
    code[added], x0[added] = ord(" "), chars.x1[missing - 1]
    x1[added] = np.maximum(chars.x1[missing - 1], chars.x0[missing])
    return spaced


def _gaps(chars: Chars, places: Places) -> Floats:
    """How much white lies before some characters, of their size, on one line, which may lean a little or stand upright; where the line is
    another, less than none."""
    before = places - 1
    sizes = np.maximum(np.array([style.size for style in chars.styles])[chars.style[places]], 0.1)
    turn = chars.direction[places]
    gaps = np.where(turn == 90, chars.top[places] - chars.bottom[before], chars.x0[places] - chars.x1[before])
    gaps = np.where(turn == 270, chars.top[before] - chars.bottom[places], gaps) / sizes
    off = np.where(turn == 0, chars.baseline[places] - chars.baseline[before], chars.x1[places] - chars.x1[before])
    is_line = (turn >= 0) & (turn != 180) & (turn == chars.direction[before]) & (np.abs(off) <= _LEAN * sizes)
    found: Floats = np.where(is_line, gaps, -1.0)
    return found
