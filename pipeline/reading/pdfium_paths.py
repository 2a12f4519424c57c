"""Drawn paths, pictures and shadings by pdfium, those inside form XObjects included."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from parsers.layout.page import Box, Fill, Image, Rule
from pipeline.reading.dashes import with_joined_pieces
from pipeline.reading.frame import SeenFrame, hex_colour
from pipeline.reading.pdfium_calls import bulk
from pipeline.reading.shapes import MOST_SHAPES, OPAQUE, Outline, filled_shapes, stroked_shapes

_DEEPEST = 12  # forms in forms
_MOST_SEGMENTS = 20_000
_Ask = Callable[..., int]

_ITEM = ctypes.c_size_t
_COUNT_ON_PAGE = bulk(raw.FPDFPage_CountObjects, _ITEM)
_ON_PAGE = bulk(raw.FPDFPage_GetObject, _ITEM, ctypes.c_int, gives=_ITEM)
_COUNT_IN_FORM = bulk(raw.FPDFFormObj_CountObjects, _ITEM)
_IN_FORM = bulk(raw.FPDFFormObj_GetObject, _ITEM, ctypes.c_ulong, gives=_ITEM)
_TYPE = bulk(raw.FPDFPageObj_GetType, _ITEM)
_MATRIX = bulk(raw.FPDFPageObj_GetMatrix, _ITEM, _ITEM)
_BOUNDS = bulk(raw.FPDFPageObj_GetBounds, *[_ITEM] * 5)
_FILLED = bulk(raw.FPDFPageObj_GetFillColor, *[_ITEM] * 5)
_STROKED = bulk(raw.FPDFPageObj_GetStrokeColor, *[_ITEM] * 5)
_WIDTH = bulk(raw.FPDFPageObj_GetStrokeWidth, _ITEM, _ITEM)
_MODE = bulk(raw.FPDFPath_GetDrawMode, *[_ITEM] * 3)
_SEGMENTS = bulk(raw.FPDFPath_CountSegments, _ITEM)
_SEGMENT = bulk(raw.FPDFPath_GetPathSegment, _ITEM, ctypes.c_int, gives=_ITEM)
_POINT = bulk(raw.FPDFPathSegment_GetPoint, *[_ITEM] * 3)
_KIND = bulk(raw.FPDFPathSegment_GetType, _ITEM)
_CLOSES = bulk(raw.FPDFPathSegment_GetClose, _ITEM)


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
        at = ctypes.addressof(self.floats)
        self.at = (at, at + 4, at + 8, at + 12)


def _matrix_of(item: int, asked: _Asked) -> _Matrix:
    return _Matrix(*asked.floats) if _MATRIX(item, asked.at[0]) else _Matrix()


def _walk(
    holder: int, count: _Ask, get: _Ask, asked: _Asked, outer: _Matrix = _PLAIN, depth: int = 0
) -> Iterator[tuple[int, int, _Matrix]]:
    """All objects but text, with the matrix of the forms that they stand in."""
    for index in range(count(holder)):
        item = get(holder, index)
        kind = _TYPE(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, item, outer
        elif depth < _DEEPEST:
            yield from _walk(item, _COUNT_IN_FORM, _IN_FORM, asked, _matrix_of(item, asked).then(outer), depth + 1)


def shapes_of(page: Any, frame: SeenFrame) -> tuple[tuple[Rule, ...], tuple[Fill, ...], tuple[Image, ...]]:
    """Rules, fills and pictures of a page, numbered in the order in which they are drawn."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    images: list[Image] = []
    asked = _Asked()
    for order, (kind, item, outer) in enumerate(_walk(ctypes.cast(page, ctypes.c_void_p).value or 0, _COUNT_ON_PAGE, _ON_PAGE, asked)):
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


def _bounds(item: int, outer: _Matrix, frame: SeenFrame, asked: _Asked) -> Box | None:
    if not _BOUNDS(item, *asked.at):
        return None
    left, low, right, high, *_ = asked.floats
    return frame.box(*outer.at(left, low), *outer.at(right, high))


def _colour(ask: _Ask, item: int, asked: _Asked) -> tuple[str | None, int]:
    if not ask(item, *asked.at):
        return None, 255
    red, green, blue, alpha = asked.counts
    return None if alpha < OPAQUE * 255 else hex_colour(red, green, blue), alpha


def _path_shapes(item: int, outer: _Matrix, frame: SeenFrame, order: int, asked: _Asked) -> Iterator[Rule | Fill]:
    is_told = _MODE(item, *asked.at[:2])
    fill_mode, stroke, *_ = asked.counts
    if not is_told or not (fill_mode or stroke):
        return
    matrix = _matrix_of(item, asked)
    matrix = matrix if outer is _PLAIN else matrix.then(outer)
    outlines = _outlines(item, matrix, frame, asked)
    if fill_mode:
        colour, alpha = _colour(_FILLED, item, asked)
        yield from filled_shapes(outlines if alpha else (), colour, order)
    if stroke:
        yield from _strokes(item, outlines, matrix, order, asked)


def _strokes(item: int, outlines: list[Outline], matrix: _Matrix, order: int, asked: _Asked) -> Iterator[Rule | Fill]:
    colour, alpha = _colour(_STROKED, item, asked)
    width = asked.floats[0] if _WIDTH(item, asked.at[0]) else 0.0
    thickness = width * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    yield from stroked_shapes(outlines if alpha else (), colour, thickness, order)


def _outlines(item: int, matrix: _Matrix, frame: SeenFrame, asked: _Asked) -> list[Outline]:
    """A path's subpaths as seen. One path may hold many."""
    found: list[Outline] = []
    points: list[tuple[float, float]] = []
    is_straight = is_closed = True
    floats, (x, y, *_) = asked.floats, asked.at
    for index in range(min(_SEGMENTS(item), _MOST_SEGMENTS)):
        segment = _SEGMENT(item, index)
        _POINT(segment, x, y)
        kind = _KIND(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            _keep(found, points, is_closed=is_closed, is_straight=is_straight)
            points, is_straight, is_closed = [], True, False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            is_straight = False
        is_closed = _CLOSES(segment) != 0
        px, py = frame.point(*matrix.at(floats[0], floats[1]))
        points.append((round(px, 3), round(py, 3)))
    _keep(found, points, is_closed=is_closed, is_straight=is_straight)
    return found


def _keep(found: list[Outline], points: list[tuple[float, float]], *, is_closed: bool, is_straight: bool) -> None:
    if len(points) > 1:
        found.append(Outline(points, is_closed, is_straight))
