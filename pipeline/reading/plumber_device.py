"""What pdfminer's interpreter draws on for pdfplumber, with a device of our own on it.

pdfplumber's objects do not say whether text is painted, nor in which order lines, rectangles and pictures are drawn; and pdfminer starts
each form XObject with a fresh graphics state. The device below keeps the first two, the interpreter mends the third. Both work in the
page's own space and turn points to what a reader sees at the end, as the other engine does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.casting import safe_float
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, PathSegment, apply_matrix_pt, mult_matrix, translate_matrix

from parsers.layout.page import UNKNOWN_GLYPH, Box, Char, Fill, Image, Rule, Style
from pipeline.reading.doubles import Doubles
from pipeline.reading.frame import ASCENT, DESCENT, SeenFrame
from pipeline.reading.miner_values import font_name
from pipeline.reading.plumber_paint import PaintState
from pipeline.reading.shapes import MOST_SHAPES, OPAQUE, Outline, filled_shapes, stroked_shapes
from pipeline.reading.styles import INVISIBLE_MODES, STROKED_MODE, style_of

_NULL = "\x00"  # what fonts say of glyphs that mean nothing
_SPACE_CODE = 32
_FORM = -2  # among the open marked contents


class SeenDevice(PDFTextDevice):
    """Collects one page's characters, rules, fills and images in the order in which they are drawn."""

    def __init__(self, resources: PDFResourceManager, frame: SeenFrame, tag_of: Mapping[int, int]) -> None:
        super().__init__(resources)
        self.frame = frame
        self._tag_of = tag_of
        self._contents: list[int] = []  # the numbers of the marked contents that are open, -1 where one has none
        self.chars: list[Char] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.images: list[Image] = []
        self._order = 0
        self._doubles = Doubles()
        self._styles: dict[tuple[str, float, str | None], Style] = {}

    def seen_box(self, matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright box around a rectangle that a matrix turns, as seen."""
        corners = [apply_matrix_pt(matrix, point) for point in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        xs, ys = zip(*corners, strict=True)
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))

    def render_string(self, textstate: PDFTextState, seq: PDFTextSeq, ncs: object, graphicstate: PDFGraphicState) -> None:
        """Place the glyphs of one string after another, and move the text position on."""
        font = textstate.font
        assert font is not None
        assert isinstance(graphicstate, PaintState)
        run = _Run(self, textstate, graphicstate)
        stretch = 1.0 if run.is_vertical else textstate.scaling * 0.01
        word_space = 0.0 if font.is_multibyte() else textstate.wordspace
        x, y = textstate.linematrix
        for item in seq:
            if isinstance(item, int | float):
                step = -item * 0.001 * textstate.fontsize * stretch
                x, y = (x, y + step) if run.is_vertical else (x + step, y)
            elif isinstance(item, bytes):
                for code in font.decode(item):
                    step = run.place(x, y, code) + textstate.charspace * stretch
                    step += word_space * stretch if code == _SPACE_CODE else 0.0
                    x, y = (x, y + step) if run.is_vertical else (x + step, y)
        textstate.linematrix = (x, y)

    def begin_tag(self, tag: object, props: object = None) -> None:
        """Marked content begins; ``props`` are those of its own, any that stand among the page's resources looked up."""
        number = resolve1(props.get("MCID")) if isinstance(props, dict) else None
        self._contents.append(number if isinstance(number, int) else -1)

    def end_tag(self) -> None:
        """Marked content ends."""
        if self._contents:
            self._contents.pop()

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """A form begins: what is marked in it is numbered anew, and is nothing of the page's own."""
        self._contents.append(_FORM)

    def end_figure(self, name: str) -> None:
        """A form ends, what was left open in it included."""
        while self._contents and self._contents.pop() != _FORM:
            pass

    @property
    def tag(self) -> int:
        """The tag that stands around what is drawn now."""
        number = next((number for number in self._contents if number >= 0), -1) if self._tag_of else -1
        return self._tag_of.get(number, -1)

    def add(self, char: Char) -> None:
        """Keep a letter, unless it is printed over itself."""
        if not self._doubles.is_double(char):
            self.chars.append(char)

    def style(self, font_name: str, size: float, colour: str | None) -> Style:
        """One object for each style of the page."""
        key = (font_name, round(size, 1), colour)
        if key not in self._styles:
            self._styles[key] = style_of(*key)
        return self._styles[key]

    def paint_path(self, graphicstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]) -> None:
        """Keep what filling and stroking a path draws."""
        self._order += 1
        if len(self.rules) + len(self.fills) > MOST_SHAPES or not path:
            return
        assert isinstance(graphicstate, PaintState)
        assert self.ctm is not None
        outlines = outlines_of(path, self.ctm, self.frame)
        shapes: list[Rule | Fill] = []
        if fill and graphicstate.fill_alpha > 0:
            colour = graphicstate.fill_colour if graphicstate.fill_alpha >= OPAQUE else None
            shapes += filled_shapes(outlines, colour, self._order)
        if stroke and graphicstate.stroke_alpha > 0:
            colour = graphicstate.stroke_colour if graphicstate.stroke_alpha >= OPAQUE else None
            shapes += stroked_shapes(outlines, colour, graphicstate.linewidth * _scale(self.ctm), self._order)
        for shape in shapes:
            (self.rules if isinstance(shape, Rule) else self.fills).append(shape)  # type: ignore[arg-type]

    def paint_shading(self, state: PaintState) -> None:
        """Keep the area that a shading fills: the clip, or the whole page."""
        self._order += 1
        self.fills.append(Fill(state.clip or Box(0.0, 0.0, self.frame.width, self.frame.height), None, self._order, False))

    def render_image(self, name: str, stream: object) -> None:
        """Keep the place of a picture: the unit square under the matrix."""
        self._order += 1
        assert self.ctm is not None
        self.images.append(Image(self.seen_box(self.ctm, 0.0, 0.0, 1.0, 1.0), self._order))


class _Run:
    """One string's font, matrix and style, and where its glyphs go."""

    def __init__(self, device: SeenDevice, text: PDFTextState, state: PaintState) -> None:
        assert text.font is not None
        assert device.ctm is not None
        self._device, self._text, self._font = device, text, text.font
        self._matrix = mult_matrix(text.matrix, device.ctm)
        self.is_vertical: bool = text.font.is_vertical()
        is_stroked = text.render == STROKED_MODE
        alpha = state.stroke_alpha if is_stroked else state.fill_alpha
        colour = state.stroke_colour if is_stroked else state.fill_colour
        a, b, c, d, _, _ = self._matrix
        size = abs(text.fontsize * (math.hypot(c, d) or math.hypot(a, b)))
        self._style = device.style(font_name(text.font), size, colour)
        self._is_drawn = text.render not in INVISIBLE_MODES and alpha > 0
        self._direction = _direction(a, b, device.frame.rotation)
        self._tag = device.tag

    def place(self, x: float, y: float, code: int) -> float:
        """Add a glyph's letters at a place in text space; gives its advance, spacing apart."""
        size, rise = self._text.fontsize, self._text.rise
        matrix = translate_matrix(self._matrix, (x, y))
        if self.is_vertical:
            advance = self._font.char_width(code) * size
            box = self._vertical_box(matrix, code, advance)
        else:
            advance = self._font.char_width(code) * size * self._text.scaling * 0.01
            box = self._device.seen_box(matrix, 0.0, rise - DESCENT * size, advance, rise + ASCENT * size)
        self._add(_letters(self._font, code), box, self._device.frame.point(*apply_matrix_pt(matrix, (0.0, rise)))[1])
        return advance

    def _vertical_box(self, matrix: Matrix, code: int, advance: float) -> Box:
        size, rise = self._text.fontsize, self._text.rise
        displacement = self._font.char_disp(code)
        across, along = displacement if isinstance(displacement, tuple) else (None, 0.0)
        left = size * 0.5 if across is None else across * size * 0.001
        top = (1000 - along) * size * 0.001 + rise
        return self._device.seen_box(matrix, -left, top + advance, size - left, top)

    def _add(self, letters: str, box: Box, baseline: float) -> None:
        x0, top, x1, bottom = box
        baseline = round(baseline, 3)
        if self._direction == 0:
            size = self._style.size
            top, bottom = round(baseline - ASCENT * size, 3), round(baseline + DESCENT * size, 3)
        frame, share = self._device.frame, (x1 - x0) / max(1, len(letters))
        for i, letter in enumerate(letters):
            left, right = round(x0 + i * share, 3), round(x0 + (i + 1) * share, 3)
            inside = frame.holds((left + right) / 2, (top + bottom) / 2)
            style, direction, tag = self._style, self._direction, self._tag
            self._device.add(Char(letter, left, top, right, bottom, baseline, style, self._is_drawn, inside, direction, tag))


class SeenInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter with the operators mended that it passes over."""

    device: SeenDevice
    _inherited: tuple[PDFTextState, PaintState] | None = None

    def process_page(self, page: PDFPage) -> None:
        """Interpret a page's contents in its own space, neither turned nor moved."""
        self.render_contents(page.resources, page.contents, ctm=MATRIX_IDENTITY)

    def init_state(self, ctm: Matrix) -> None:
        """Start with the state in which a form was called, or a fresh one."""
        super().init_state(ctm)
        text, paint = self._inherited or (self.textstate, PaintState())
        self.textstate, self.graphicstate = text.copy(), paint.copy()

    def subinterp(self) -> SeenInterpreter:
        """An interpreter for a form, which inherits the present state."""
        inner = super().subinterp()
        assert isinstance(inner, SeenInterpreter)
        inner._inherited = (self.textstate, self._paint)
        return inner

    @property
    def _paint(self) -> PaintState:
        assert isinstance(self.graphicstate, PaintState)
        return self.graphicstate

    def do_Do(self, xobjid_arg: PDFStackT) -> None:
        """Draw a form or a picture, and go on where the page was."""
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:
        """Begin marked content, its properties looked up among the resources where only a name is given."""
        named = self.resources.get("Properties") if isinstance(props, PSLiteral) else None
        super().do_BDC(tag, resolve1(dict_value(named).get(literal_name(props))) if named else props)

    def do_F(self) -> None:
        """Fill, by its old name."""
        self.do_f()

    def do_w(self, linewidth: PDFStackT) -> None:
        """Set the line width; the matrix of the moment of painting scales it."""
        self.graphicstate.linewidth = safe_float(linewidth) or 0.0

    def do_gs(self, name: PDFStackT) -> None:
        """Set opacity and line width from a named graphics state."""
        named = dict_value(self.resources.get("ExtGState", {})).get(literal_name(name))
        self._paint.apply(resolve1(named))

    def do_W(self) -> None:
        """Clip, as far as the box around the path goes."""
        outlines = outlines_of(self.curpath, self.ctm, self.device.frame)
        points = [point for outline in outlines for point in outline.points]
        if points:
            xs, ys = zip(*points, strict=True)
            self._paint.clip = _shared(self._paint.clip, Box(min(xs), min(ys), max(xs), max(ys)))

    def do_W_a(self) -> None:
        """Clip by the other rule; the box is the same."""
        self.do_W()

    def do_sh(self, name: object) -> None:
        """Fill the clip with a shading."""
        self.device.paint_shading(self._paint)


def outlines_of(path: Sequence[Any], matrix: Matrix, frame: SeenFrame) -> list[Outline]:
    """A path's subpaths as seen."""
    found: list[Outline] = []
    for operator, *numbers in path:
        if operator == "h":
            found[-1:] = [outline._replace(is_closed=True) for outline in found[-1:]]
            continue
        if operator == "m" or not found:
            found.append(Outline([], False, True))
        elif operator != "l":
            found[-1] = found[-1]._replace(is_straight=False)
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            seen = frame.point(*apply_matrix_pt(matrix, (x, y)))
            found[-1].points.append((round(seen[0], 3), round(seen[1], 3)))
    return [outline for outline in found if len(outline.points) > 1]


def _shared(a: Box | None, b: Box) -> Box:
    if a is None:
        return b
    left, top = max(a.x0, b.x0), max(a.top, b.top)
    return Box(left, top, max(left, min(a.x1, b.x1)), max(top, min(a.bottom, b.bottom)))


def _scale(matrix: Matrix) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def _direction(a: float, b: float, rotation: int) -> int:
    """The clockwise turn of a text as seen; -1 for one that is neither level nor upright."""
    turn = -math.degrees(math.atan2(b, a)) + rotation
    nearest = round(turn / 90) * 90
    return nearest % 360 if abs(turn - nearest) < 2 else -1


def _letters(font: PDFFont, code: int) -> str:
    try:
        letters: str = font.to_unichr(code)
        said = letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return said.replace(_NULL, UNKNOWN_GLYPH) or UNKNOWN_GLYPH
    except PDFUnicodeNotDefined:
        return UNKNOWN_GLYPH
