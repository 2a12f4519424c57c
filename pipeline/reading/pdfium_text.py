"""What pdfium says of characters, in bulk: one call for the text, and as little as can be for everything asked of each character.

pdfium's own traps are met here: a hyphen at a line's end comes as U+FFFE, generated spaces and line breaks stand in the text, the
font size ignores the matrix, and the font's weight is unreliable (its name is read instead).
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise, repeat
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray
from pypdfium2 import PdfiumError

from parsers.layout.chars import Codes, Floats, Places, are_spaces, codes_of
from parsers.layout.page import UNKNOWN_GLYPH
from pipeline.reading.frame import SeenFrame
from pipeline.reading.pdfium_blanks import behind_blanks
from pipeline.reading.pdfium_calls import Pointer, bulk, pointer, pointer_of
from pipeline.reading.pdfium_leads import NO_POINTS, leads_of
from pipeline.reading.pdfium_runs import Runs, TextPage, runs_of
from pipeline.reading.tags import may_hold_table

_HYPHENS = ("\ufffe", "\x02")
_NOTHING = 0xFFFFFFFF  # in the place of a code point
_MOST_CHARS = 400_000
_BOXES_TOGETHER = 1024  # characters: room for more would have to be made first
_SHORT = 256  # characters: on a page with no more of them each is asked for its object
_STRIDE = 16  # characters, a power of two: how far apart the first ones are that are asked for their objects
# Letters of scripts that run from right to left: theirs, the mark for it, and the forms that they are printed in, with all behind these.
_RUNS_BACK = np.zeros(0xFB1E, np.bool_)
for _letters in (slice(0x0590, 0x0900), 0x200F, 0xFB1D):
    _RUNS_BACK[_letters] = True

Boxes: TypeAlias = NDArray[np.float32]

_TEXT = bulk(raw.FPDFText_GetText)
_COUNT = bulk(raw.FPDFText_CountChars)
_LOOSE_BOX = bulk(raw.FPDFText_GetLooseCharBox, None)
_ORIGIN = bulk(raw.FPDFText_GetCharOrigin, None)
_OBJECT = bulk(raw.FPDFText_GetTextObject, ctypes.c_size_t)
_UNICODE = bulk(raw.FPDFText_GetUnicode, ctypes.c_uint)
_GENERATED = bulk(raw.FPDFText_IsGenerated)


class PageText(NamedTuple):
    """What pdfium says of the characters of a page, as it says it.

    ``codes`` are those of all characters, ``kept`` the numbers of those that are printed. The rest is of these: their loose boxes (left,
    top, right, bottom) in page space, their baselines as seen, those before which a blank object is printed, their runs, None where
    there is no character, and the points as seen (x, baseline) of blanks that may be bullets without a glyph.
    """

    frame: SeenFrame
    codes: Codes
    kept: Places
    boxes: Boxes
    baseline: Floats
    behind_blanks: Places
    runs: Runs | None
    leads: Floats = NO_POINTS

    @property
    def may_hold_table(self) -> bool:
        """Whether texts may stand beside each other."""
        runs = self.runs
        if runs is None:
            return False
        sizes = runs.sizes.repeat(runs.lengths)
        is_turned = self.frame.rotation != 0 or any(runs.angle)
        return may_hold_table(self.codes[self.kept], self.boxes[:, 0], self.boxes[:, 2], self.baseline, sizes, is_turned=is_turned)

    def tagged(self, tag_of: Mapping[int, int]) -> PageText:
        """The same with the tag of each number of marked content."""
        return self if self.runs is None else self._replace(runs=self.runs.tagged(tag_of))


def _codes(address: Pointer, count: int) -> Codes:
    """The code points of a page, ``_NOTHING`` where there is none.

    pdfium's whole text and its count of characters agree but for rare files, which are asked one by one.
    """
    units = np.zeros(count + 1, np.uint16)  # ctypes would make a type of its own for an array of each length
    written = _TEXT(address, 0, count, pointer(units.ctypes.data))
    text = units[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    text = text.replace("\x00", UNKNOWN_GLYPH)
    if len(text) == count:
        return codes_of(text)
    letters = letters_of([_UNICODE(address, i) for i in range(count)])
    return np.array([ord("-" if letter in _HYPHENS else letter) if letter else _NOTHING for letter in letters], np.uint32)


def letters_of(codes: Sequence[int]) -> list[str]:
    """One text for each code: a pair of surrogates stands as one letter in the first and leaves the second empty.

    What is no character at all becomes U+FFFD.

    >>> letters_of([65, 0xD83D, 0xDE00, 0xDE00])
    ['A', '😀', '', '\ufffd']
    """
    letters = [UNKNOWN_GLYPH if code <= 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code) for code in codes]
    for i, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            letters[i], letters[i + 1] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00), ""
    return letters


@contextmanager
def text_page(page: Any) -> Iterator[Pointer]:
    """The address of a loaded page's text, which is closed behind the block."""
    handle = raw.FPDFText_LoadPage(page)
    if not handle:
        raise PdfiumError("Failed to load text page.")
    try:
        yield pointer_of(handle)
    finally:
        raw.FPDFText_ClosePage(handle)


def text_of(page: TextPage, frame: SeenFrame) -> PageText:
    """The characters of a page in the order of its content, without tags; white space that pdfium adds is left out.

    Raises:
        ValueError: The page has more characters than any document of people.
    """
    count = _COUNT(page.address)
    if count > _MOST_CHARS:
        raise ValueError(f"{count} characters on one page")
    codes = _codes(page.address, count) if count > 0 else np.zeros(0, np.uint32)
    objects = _objects(page.address, codes)
    owned: Places = ((objects != 0) & (codes != _NOTHING)).nonzero()[0]
    boxes = _loose_boxes(page, owned)
    kept, boxes = _printed(page.address, codes, owned, boxes)
    if not kept.size:
        return PageText(frame, codes, kept, boxes, np.zeros(0), kept, None)
    runs = runs_of(page, kept, objects[kept], frame.rotation)
    baselines = _baselines(page, kept, runs, frame)
    behind = _behind_blanks(page, codes, kept, objects, runs.firsts)
    leads = leads_of(page, runs, boxes, baselines, frame)
    return PageText(frame, codes, kept, boxes, baselines, behind, runs, leads)


def _objects(address: Pointer, codes: Codes) -> NDArray[np.uint64]:
    """The addresses of the text objects of a page's characters; 0 where one has none.

    The characters of an object stand together: those between two of one object are of it, too, and need not be asked, which are most.
    Only text from right to left is laid in another order than it is printed in.
    """
    step = 1 if len(codes) <= _SHORT or _RUNS_BACK.take(codes, mode="clip").any() else _STRIDE
    found = np.zeros(-(-len(codes) // step) * step + 1, np.uint64)  # what is behind the last character has no object
    found[::step] = _asked(address, range(0, found.size, step))
    while step > 1:
        before, after, step = found[:-1:step], found[step::step], step // 2
        found[step :: 2 * step] = before
        unlike = ((before != after) | (before == 0)).nonzero()[0] * (2 * step) + step
        found[unlike] = _asked(address, unlike.tolist())
    return found[: codes.size]


def _asked(address: Pointer, places: Sequence[int]) -> NDArray[np.uint64]:
    return np.fromiter(map(_OBJECT, repeat(address), places), np.uint64, len(places))


def _printed(address: Pointer, codes: Codes, owned: Places, boxes: Boxes) -> tuple[Places, Boxes]:
    """The numbers and boxes of those characters of objects that are printed: all but the white space that pdfium adds to an object. It has
    no width, as hardly any other has, so few are asked for."""
    narrow = owned[(boxes[:, 0] == boxes[:, 2]) & are_spaces(codes[owned])]
    added = [number for number in narrow.tolist() if _GENERATED(address, number)]
    if not added:
        return owned, boxes
    is_printed = np.isin(owned, added, invert=True)
    return owned[is_printed], boxes[is_printed]


def _behind_blanks(page: TextPage, codes: Codes, kept: Places, objects: NDArray[np.uint64], firsts: Places) -> Places:
    """The places of the kept characters before which a blank object is printed, on a page where pdfium put a space of its own.

    A page that prints its spaces within its texts has none to look for.
    """
    added = kept[1:][kept[1:] - kept[:-1] == 2] - 1
    if not np.count_nonzero(codes[added] == ord(" ")):
        return firsts[:0]
    return firsts[behind_blanks(page.drawn, objects[kept[firsts]].tolist(), page.slots)]


def _loose_boxes(page: TextPage, owned: Places) -> Boxes:
    """The loose boxes (left, top, right, bottom) of characters of objects, in page space."""
    boxes = np.empty((owned.size, 4), np.float32)
    for start in range(0, owned.size, _BOXES_TOGETHER):
        asked = owned[start : start + _BOXES_TOGETHER]
        held = page.slots.of(asked.size, np.float32)
        # The loop is that of deque and map, in C: a call for each character is most of what reading costs.
        deque(map(_LOOSE_BOX, repeat(page.address), asked.tolist(), page.slots.addresses(asked.size)), 0)
        boxes[start : start + _BOXES_TOGETHER] = held
    return boxes


def _baselines(page: TextPage, kept: Places, runs: Runs, frame: SeenFrame) -> Floats:
    """The baselines of the kept characters, as seen. A run whose first and last agree has one; only the others are asked for each."""
    ends = _origins(page, kept[np.concatenate((runs.firsts, runs.lasts))], frame)
    first, last = ends[: len(runs.firsts)], ends[len(runs.firsts) :]
    lengths = runs.lengths
    found: Floats = first.repeat(lengths)
    climbing = first != last
    if np.count_nonzero(climbing):
        places = climbing.repeat(lengths).nonzero()[0]
        found[places] = _origins(page, kept[places], frame)
    return found


def _origins(page: TextPage, indices: Places, frame: SeenFrame) -> Floats:
    """The heights of characters' origins, as seen."""
    count = len(indices)
    origins = page.slots.of(count, np.float64)
    x, y = page.slots.addresses(count), page.slots.addresses(count, 2)
    deque(map(_ORIGIN, repeat(page.address), indices.tolist(), x, y), 0)
    heights: Floats = frame.point(origins[:, 0], origins[:, 1])[1]
    return heights
