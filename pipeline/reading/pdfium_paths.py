"""Drawn paths, pictures and shadings by pdfium, those inside form XObjects included."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from parsers.layout.page import Box, Fill, Image, Rule
from pipeline.reading.dashes import with_joined_pieces
from pipeline.reading.frame import SeenFrame, hex_colour
from pipeline.reading.pdfium_calls import Pointer, bulk, length, pointer, pointer_of, pointers
from pipeline.reading.shapes import MOST_SHAPES, OPAQUE, Outline, filled_shapes, stroked_shapes

_DEEPEST = 12  # forms in forms
_MOST_SEGMENTS = 20_000
_Ask = Callable[..., int]

_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, ctypes.c_size_t)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, ctypes.c_size_t)
_TYPE = bulk(raw.FPDFPageObj_GetType)
_MATRIX = bulk(raw.FPDFPageObj_GetMatrix)
_BOUNDS = bulk(raw.FPDFPageObj_GetBounds)
_FILLED = bulk(raw.FPDFPageObj_GetFillColor)
_STROKED = bulk(raw.FPDFPageObj_GetStrokeColor)
_WIDTH = bulk(raw.FPDFPageObj_GetStrokeWidth)
_MODE = bulk(raw.FPDFPath_GetDrawMode)
_SEGMENTS = bulk(raw.FPDFPath_CountSegments)
_SEGMENT = bulk(raw.FPDFPath_GetPathSegment, ctypes.c_size_t)
_POINT = bulk(raw.FPDFPathSegment_GetPoint)
_KIND = bulk(raw.FPDFPathSegment_GetType)
_CLOSES = bulk(raw.FPDFPathSegment_GetClose)
_POINT_BYTES = 2 * ctypes.sizeof(ctypes.c_float)


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: _Matrix) -> _Matrix:
        """This matrix first, then ``outer``."""
        return _Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


_PLAIN = _Matrix()


class _Asked:
    """What pdfium writes its answers into: four numbers, one after the other, used again for each question."""

    __slots__ = ("at", "counts", "floats")

    def __init__(self) -> None:
        self.floats = (ctypes.c_float * 6)()
        self.counts = (ctypes.c_uint * 4).from_buffer(self.floats)
        self.at = tuple(pointers(ctypes.addressof(self.floats), 4, 4))


def _matrix_of(item: Pointer, asked: _Asked) -> _Matrix:
    return _Matrix(*asked.floats) if _MATRIX(item, asked.at[0]) else _Matrix()


def _on_page(page: Pointer) -> Iterator[int]:
    return map(_ON_PAGE, repeat(page), range(_COUNT_ON_PAGE(page)))


def _in_form(form: Pointer) -> Iterator[int]:
    return map(_IN_FORM, repeat(form), map(length, range(_COUNT_IN_FORM(form))))


def _walk(addresses: Iterator[int], asked: _Asked, outer: _Matrix = _PLAIN, depth: int = 0) -> Iterator[tuple[int, Pointer, _Matrix]]:
    """All objects but text, with the matrix of the forms that they stand in."""
    items = list(map(pointer, addresses))
    for item, kind in zip(items, map(_TYPE, items), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, item, outer
        elif depth < _DEEPEST:
            yield from _walk(_in_form(item), asked, _matrix_of(item, asked).then(outer), depth + 1)


def shapes_of(page: Any, frame: SeenFrame) -> tuple[tuple[Rule, ...], tuple[Fill, ...], tuple[Image, ...]]:
    """Rules, fills and pictures of a page, numbered in the order in which they are drawn."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    images: list[Image] = []
    asked = _Asked()
    for order, (kind, item, outer) in enumerate(_walk(_on_page(pointer_of(page)), asked)):
        if len(rules) + len(fills) > MOST_SHAPES:
            break
        if kind == raw.FPDF_PAGEOBJ_PATH:
            for shape in _path_shapes(item, outer, frame, order, asked):
                (rules if isinstance(shape, Rule) else fills).append(shape)  # type: ignore[arg-type]
        elif (box := _bounds(item, outer, frame, asked)) is not None:
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                images.append(Image(box, order))
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                fills.append(Fill(box, None, order, False))
    return *with_joined_pieces(rules, fills), tuple(images)


def _bounds(item: Pointer, outer: _Matrix, frame: SeenFrame, asked: _Asked) -> Box | None:
    if not _BOUNDS(item, *asked.at):
        return None
    left, low, right, high, *_ = asked.floats
    return frame.box(*outer.at(left, low), *outer.at(right, high))


def _colour(ask: _Ask, item: Pointer, asked: _Asked) -> tuple[str | None, int]:
    if not ask(item, *asked.at):
        return None, 255
    red, green, blue, alpha = asked.counts
    return None if alpha < OPAQUE * 255 else hex_colour(red, green, blue), alpha


def _path_shapes(item: Pointer, outer: _Matrix, frame: SeenFrame, order: int, asked: _Asked) -> Iterator[Rule | Fill]:
    is_told = _MODE(item, *asked.at[:2])
    fill_mode, stroke, *_ = asked.counts
    if not is_told or not (fill_mode or stroke):
        return
    matrix = _matrix_of(item, asked)
    matrix = matrix if outer is _PLAIN else matrix.then(outer)
    outlines = _outlines(item, matrix, frame)
    if fill_mode:
        colour, alpha = _colour(_FILLED, item, asked)
        yield from filled_shapes(outlines if alpha else (), colour, order)
    if stroke:
        yield from _strokes(item, outlines, matrix, order, asked)


def _strokes(item: Pointer, outlines: list[Outline], matrix: _Matrix, order: int, asked: _Asked) -> Iterator[Rule | Fill]:
    colour, alpha = _colour(_STROKED, item, asked)
    width = asked.floats[0] if _WIDTH(item, asked.at[0]) else 0.0
    thickness = width * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    yield from stroked_shapes(outlines if alpha else (), colour, thickness, order)


def _outlines(item: Pointer, matrix: _Matrix, frame: SeenFrame) -> list[Outline]:
    """A path's subpaths as seen. One path may hold many."""
    found: list[Outline] = []
    points: list[tuple[float, float]] = []
    is_straight = is_closed = True
    a, b, c, d, e, f = matrix
    segments, printed = _segments(item)
    kinds, closing = map(_KIND, segments), map(_CLOSES, segments)
    for kind, closes, x, y in zip(kinds, closing, printed[::2], printed[1::2], strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            _keep(found, points, is_closed=is_closed, is_straight=is_straight)
            points, is_straight, is_closed = [], True, False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            is_straight = False
        is_closed = closes != 0
        px, py = frame.point(a * x + c * y + e, b * x + d * y + f)
        points.append((round(px, 3), round(py, 3)))
    _keep(found, points, is_closed=is_closed, is_straight=is_straight)
    return found


def _segments(item: Pointer) -> tuple[list[Pointer], list[float]]:
    """A path's segments, and x and y of the point of each."""
    count = min(_SEGMENTS(item), _MOST_SEGMENTS)
    segments = list(map(pointer, map(_SEGMENT, repeat(item), range(count))))
    points = (ctypes.c_float * (2 * len(segments)))()
    x = ctypes.addressof(points)
    deque(map(_POINT, segments, pointers(x, count, _POINT_BYTES), pointers(x + _POINT_BYTES // 2, count, _POINT_BYTES)), 0)
    return segments, points[:]


def _keep(found: list[Outline], points: list[tuple[float, float]], *, is_closed: bool, is_straight: bool) -> None:
    if len(points) > 1:
        found.append(Outline(points, is_closed, is_straight))
