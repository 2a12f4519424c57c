"""Drawn paths, pictures and shadings by pdfium, those inside form XObjects included."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from parsers.layout.page import Fill, Image, Rule
from pipeline.reading.dashes import with_joined_pieces
from pipeline.reading.frame import SeenFrame, hex_colour
from pipeline.reading.shapes import MOST_SHAPES, OPAQUE, Outline, filled_shapes, stroked_shapes

_DEEPEST = 12  # forms in forms
_MOST_SEGMENTS = 20_000


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


def _matrix_of(item: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _Matrix()
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _walk(count: int, get: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
    """All objects but text, with the matrix of the forms that they stand in."""
    for index in range(count):
        item = get(index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                inner = _matrix_of(item).then(outer)
                yield from _walk(raw.FPDFFormObj_CountObjects(item), _form_getter(item), inner, depth + 1)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield kind, item, outer


def _form_getter(form: Any) -> Any:
    return lambda index: raw.FPDFFormObj_GetObject(form, index)


def shapes_of(page: Any, frame: SeenFrame) -> tuple[tuple[Rule, ...], tuple[Fill, ...], tuple[Image, ...]]:
    """Rules, fills and pictures of a page, numbered in the order in which they are drawn."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    images: list[Image] = []
    objects = _walk(raw.FPDFPage_CountObjects(page), lambda index: raw.FPDFPage_GetObject(page, index), _Matrix(), 0)
    for order, (kind, item, outer) in enumerate(objects):
        if len(rules) + len(fills) > MOST_SHAPES:
            break
        if kind == raw.FPDF_PAGEOBJ_PATH:
            for shape in _path_shapes(item, outer, frame, order):
                (rules if isinstance(shape, Rule) else fills).append(shape)  # type: ignore[arg-type]
        elif (box := _bounds(item, outer, frame)) is not None:
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                images.append(Image(box, order))
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                fills.append(Fill(box, None, order, False))
    return *with_joined_pieces(rules, fills), tuple(images)


def _bounds(item: Any, outer: _Matrix, frame: SeenFrame) -> Any:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return None
    left, low, right, high = (side.value for side in sides)
    a, b = outer.at(left, low), outer.at(right, high)
    return frame.box(a[0], a[1], b[0], b[1])


def _colour(ask: Any, item: Any) -> tuple[str | None, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(item, red, green, blue, alpha):
        return None, 255
    shows_through = alpha.value < OPAQUE * 255
    return None if shows_through else hex_colour(red.value, green.value, blue.value), alpha.value


def _path_shapes(item: Any, outer: _Matrix, frame: SeenFrame, order: int) -> Iterator[Rule | Fill]:
    fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill_mode, stroke) or not (fill_mode.value or stroke.value):
        return
    matrix = _matrix_of(item).then(outer)
    outlines = _outlines(item, matrix, frame)
    if fill_mode.value:
        colour, alpha = _colour(raw.FPDFPageObj_GetFillColor, item)
        yield from filled_shapes(outlines if alpha else (), colour, order)
    if stroke.value:
        yield from _strokes(item, outlines, matrix, order)


def _strokes(item: Any, outlines: list[Outline], matrix: _Matrix, order: int) -> Iterator[Rule | Fill]:
    colour, alpha = _colour(raw.FPDFPageObj_GetStrokeColor, item)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    thickness = width.value * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    yield from stroked_shapes(outlines if alpha else (), colour, thickness, order)


def _outlines(item: Any, matrix: _Matrix, frame: SeenFrame) -> list[Outline]:
    """A path's subpaths as seen. One path may hold many."""
    found: list[Outline] = []
    points: list[tuple[float, float]] = []
    is_straight = is_closed = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            _keep(found, points, is_closed=is_closed, is_straight=is_straight)
            points, is_straight, is_closed = [], True, False
        is_straight = is_straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        is_closed = bool(raw.FPDFPathSegment_GetClose(segment))
        px, py = frame.point(*matrix.at(x.value, y.value))
        points.append((round(px, 3), round(py, 3)))
    _keep(found, points, is_closed=is_closed, is_straight=is_straight)
    return found


def _keep(found: list[Outline], points: list[tuple[float, float]], *, is_closed: bool, is_straight: bool) -> None:
    if len(points) > 1:
        found.append(Outline(points, is_closed, is_straight))
