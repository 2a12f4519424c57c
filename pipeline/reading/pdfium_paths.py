"""Drawn paths, pictures and shadings by pdfium, those inside form XObjects included."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as raw

from parsers.layout.page import Box, Fill, Image, Rule
from pipeline.reading.dashes import with_joined_pieces
from pipeline.reading.frame import SeenFrame, hex_colour, thousandths
from pipeline.reading.pdfium_calls import Pointer, bulk, pointer, pointers
from pipeline.reading.pdfium_objects import DEEPEST, Drawn, bounds_of, in_form
from pipeline.reading.shapes import MOST_SHAPES, OPAQUE, Outline, filled_shapes, stroked_shapes

_MOST_SEGMENTS = 20_000
_Ask = Callable[..., int]
Shapes: TypeAlias = tuple[tuple[Rule, ...], tuple[Fill, ...], tuple[Image, ...]]

_MATRIX = bulk(raw.FPDFPageObj_GetMatrix)
_FILLED = bulk(raw.FPDFPageObj_GetFillColor)
_STROKED = bulk(raw.FPDFPageObj_GetStrokeColor)
_WIDTH = bulk(raw.FPDFPageObj_GetStrokeWidth)
_MODE = bulk(raw.FPDFPath_GetDrawMode)
_SEGMENTS = bulk(raw.FPDFPath_CountSegments)
_SEGMENT = bulk(raw.FPDFPath_GetPathSegment, ctypes.c_size_t)
_POINT = bulk(raw.FPDFPathSegment_GetPoint, None)
_KIND = bulk(raw.FPDFPathSegment_GetType)
_CLOSES = bulk(raw.FPDFPathSegment_GetClose)
_POINT_BYTES = 2 * ctypes.sizeof(ctypes.c_float)
_FEWEST_POINTS = 64  # that there is room for


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


class Answers:
    """What pdfium writes its answers into, used again for each question: six numbers, one after the other, and x and y of points."""

    __slots__ = ("_points", "_xs", "_ys", "at", "counts", "floats")

    def __init__(self) -> None:
        self.floats = (ctypes.c_float * 6)()
        self.counts = (ctypes.c_uint * 4).from_buffer(self.floats)
        self.at = tuple(pointers(ctypes.addressof(self.floats), 4, 4))
        self._has_room_for(_FEWEST_POINTS)

    def _has_room_for(self, count: int) -> None:
        self._points = (ctypes.c_float * (2 * count))()
        first = ctypes.addressof(self._points)
        self._xs, self._ys = (list(pointers(first + place, count, _POINT_BYTES)) for place in (0, _POINT_BYTES // 2))

    def points_of(self, segments: list[Pointer]) -> tuple[list[float], list[float]]:
        """x and y of the point of each segment."""
        count = len(segments)
        if count > len(self._xs):
            self._has_room_for(2 * count)
        deque(map(_POINT, segments, self._xs, self._ys), 0)
        return self._points[: 2 * count : 2], self._points[1 : 2 * count : 2]


def _matrix_of(item: Pointer, asked: Answers) -> _Matrix:
    return _Matrix._make(asked.floats[:]) if _MATRIX(item, asked.at[0]) else _PLAIN


def _walk(drawn: Sequence[Drawn], asked: Answers, outer: _Matrix = _PLAIN, depth: int = 0) -> Iterator[tuple[int, Pointer, _Matrix]]:
    """All objects but text, with the matrix of the forms that they stand in."""
    for _, item, kind in drawn:
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, item, outer
        elif depth < DEEPEST:
            yield from _walk(in_form(item), asked, _matrix_of(item, asked).then(outer), depth + 1)


def shapes_of(drawn: Sequence[Drawn], frame: SeenFrame, asked: Answers) -> Shapes:
    """Rules, fills and pictures from a page's objects, numbered in the order in which they are drawn."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    images: list[Image] = []
    for order, (kind, item, outer) in enumerate(_walk(drawn, asked)):
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


def _bounds(item: Pointer, outer: _Matrix, frame: SeenFrame, asked: Answers) -> Box | None:
    if not bounds_of(item, *asked.at):
        return None
    left, low, right, high = asked.floats[:4]
    return frame.box(*outer.at(left, low), *outer.at(right, high))


def _colour(ask: _Ask, item: Pointer, asked: Answers) -> tuple[str | None, int]:
    if not ask(item, *asked.at):
        return None, 255
    red, green, blue, alpha = asked.counts[:]
    return None if alpha < OPAQUE * 255 else hex_colour(red, green, blue), alpha


def _path_shapes(item: Pointer, outer: _Matrix, frame: SeenFrame, order: int, asked: Answers) -> Iterator[Rule | Fill]:
    is_told = _MODE(item, *asked.at[:2])
    fill_mode, stroke = asked.counts[:2]
    if not is_told or not (fill_mode or stroke):
        return
    matrix = _matrix_of(item, asked)
    matrix = matrix if outer is _PLAIN else matrix.then(outer)
    outlines = _outlines(item, matrix, frame, asked, is_stroked=stroke != 0)
    if fill_mode:
        colour, alpha = _colour(_FILLED, item, asked)
        yield from filled_shapes(outlines if alpha else (), colour, order)
    if stroke:
        yield from _strokes(item, outlines, matrix, order, asked)


def _strokes(item: Pointer, outlines: list[Outline], matrix: _Matrix, order: int, asked: Answers) -> Iterator[Rule | Fill]:
    colour, alpha = _colour(_STROKED, item, asked)
    width = asked.floats[0] if _WIDTH(item, asked.at[0]) else 0.0
    thickness = width * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    yield from stroked_shapes(outlines if alpha else (), colour, thickness, order)


def _outlines(item: Pointer, matrix: _Matrix, frame: SeenFrame, asked: Answers, *, is_stroked: bool) -> list[Outline]:
    """A path's subpaths as seen. One path may hold many. Which of them are closed is asked only where they are stroked."""
    segments = list(map(pointer, map(_SEGMENT, repeat(item), range(min(_SEGMENTS(item), _MOST_SEGMENTS)))))
    points = _seen(*asked.points_of(segments), matrix, frame)
    kinds = list(map(_KIND, segments))
    is_curved = raw.FPDF_SEGMENT_BEZIERTO in kinds
    if len(kinds) > 1 and raw.FPDF_SEGMENT_MOVETO not in kinds[1:]:  # as nearly all
        return [Outline(points, is_stroked and _CLOSES(segments[-1]) != 0, not is_curved)]
    starts = [i for i, kind in enumerate(kinds) if kind == raw.FPDF_SEGMENT_MOVETO or i == 0]
    found = []
    for start, end in zip(starts, [*starts[1:], len(kinds)], strict=True):
        if end - start > 1:
            is_closed = is_stroked and _CLOSES(segments[end - 1]) != 0
            is_straight = not is_curved or raw.FPDF_SEGMENT_BEZIERTO not in kinds[start:end]
            found.append(Outline(points[start:end], is_closed, is_straight))
    return found


def _seen(xs: list[float], ys: list[float], matrix: _Matrix, frame: SeenFrame) -> list[tuple[float, float]]:
    a, b, c, d, e, f = matrix
    if frame.rotation == 0:
        left, high = frame.left, frame.high
        return [(thousandths(a * x + c * y + e - left), thousandths(high - (b * x + d * y + f))) for x, y in zip(xs, ys, strict=True)]
    seen = [frame.point(a * x + c * y + e, b * x + d * y + f) for x, y in zip(xs, ys, strict=True)]
    return [(thousandths(x), thousandths(y)) for x, y in seen]
