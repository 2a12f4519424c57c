"""Prints a pack as PowerPoint would: python-pptx writes the deck, LibreOffice Impress prints it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.packgen.look import Look
from tests.packgen.metrics import text_height
from tests.packgen.model import Chart, Diagram, Framed, Photo
from tests.packgen.pictures import png
from tests.packgen.routes.office import convert
from tests.packgen.routes.slide_tables import add_table, height_of
from tests.packgen.routes.slide_text import Ink, face, write
from tests.packgen.sheets import Beside, Part, Prose, Sheet, Table, plain

PAGES = ("16:9", "16:9", "4:3")
GUESSES_HEIGHTS = True
_SIDE, _TOP, _FOOT, _GAP = 30.0, 22.0, 36.0, 10.0
_TITLE_ONLY, _BLANK = 5, 6


def print_sheets(sheets: Sequence[Sheet], look: Look, title: str, target: Path) -> None:
    """Write the sheets as a PDF at `target`.

    Raises:
        FileNotFoundError: No soffice is on the path.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(look.width), Pt(look.height)
    deck.core_properties.title = title
    _place_placeholders(deck, look)
    for number, sheet in enumerate(sheets, 1):
        _Slide(deck, sheet, look).draw(number, len(sheets))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pack.pptx"
        deck.save(str(source))
        convert(source, "impress", target, is_tagged=look.is_tagged)


def _place_placeholders(deck: Any, look: Look) -> None:
    """The template is 4:3: put the title and the slide number of the layouts used where the page has room for them."""
    left = {"left": _SIDE, "right": look.width - _SIDE - 90, "centre": look.width / 2 - 45}[look.number_place]
    align = {"left": "l", "right": "r", "centre": "ctr"}[look.number_place]
    for layout in (deck.slide_master, deck.slide_layouts[_TITLE_ONLY], deck.slide_layouts[_BLANK]):
        for holder in layout.placeholders:
            kind = holder.placeholder_format.type.name
            if kind == "TITLE":
                _move(holder, _SIDE, _TOP, look.width - 2 * _SIDE - 64, 36)
            elif kind == "SLIDE_NUMBER":
                _move(holder, left, look.height - 28, 90, 16)
                for level in holder._element.iter(qn("a:lvl1pPr")):
                    level.set("algn", align)


def _move(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour)


class _Slide:
    """Draws one sheet on a new slide."""

    def __init__(self, deck: Any, sheet: Sheet, look: Look) -> None:
        self.sheet, self.look = sheet, look
        self.is_dark = look.has_dark_covers and sheet.can_be_dark
        has_title = sheet.title is not None and sheet.kind != "cover"
        self.slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY if has_title else _BLANK])
        self.width = look.width - 2 * _SIDE
        self.ink = Ink(look, "FFFFFF" if self.is_dark else "222222", "FFFFFF" if self.is_dark else look.accent)

    def draw(self, number: int, count: int) -> None:
        """Draw all of it."""
        if self.is_dark:
            self.slide.background.fill.solid()
            self.slide.background.fill.fore_color.rgb = _rgb(self.look.accent)
        elif self.look.has_logo:
            self._logo()
        match self.sheet.kind:
            case "cover":
                self._cover()
            case "divider":
                self._divider()
            case _:
                self._content()
        if self.sheet.kind != "cover":
            self._furniture(number, count)

    def _box(self, left: float, top: float, width: float, height: float) -> Any:
        frame = self.slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        return frame

    def _title(self, text: str, size: float) -> None:
        shape = self.slide.shapes.title
        frame = shape.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_top = frame.margin_bottom = 0
        write(frame, (plain(text),), self.ink, size, is_bold=True, colour=self.ink.accent)
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT

    def _cover(self) -> None:
        cover, look = self.sheet.cover, self.look
        assert cover
        brand = tuple(plain(text) for text in cover.brand)
        write(self._box(_SIDE, look.height * 0.08, self.width, 70), brand, self.ink, 24, is_bold=True, colour=self.ink.accent)
        if cover.strapline:
            write(self._box(_SIDE, look.height * 0.25, self.width, 20), (plain(cover.strapline),), self.ink, 12)
        title = tuple(plain(text) for text in cover.title)
        write(self._box(_SIDE, look.height * 0.38, self.width, 120), title, self.ink, 25, is_bold=True, colour=self.ink.accent)
        for index, text in enumerate(cover.small):
            write(self._box(_SIDE, look.height * 0.76 + 24 * index, self.width, 20), (plain(text),), self.ink, 13)

    def _divider(self) -> None:
        look, top = self.look, self.look.height * 0.3
        if self.sheet.over_title:
            write(self._box(_SIDE, top - 22, self.width, 18), (plain(self.sheet.over_title),), self.ink, 12)
        _move(self.slide.shapes.title, _SIDE, top, self.width, 40)
        self._title(self.sheet.title or "", 26)
        top += max(48.0, text_height((plain(self.sheet.title or ""),), look, 26, self.width - 8, is_bold=True) + 12)
        for part in self.sheet.parts:
            if isinstance(part, Prose):
                write(self._box(_SIDE, top, self.width, 150), part.lines, self.ink, 15, gap=0.7)
            elif isinstance(part, Table):
                add_table(self.slide, part, look, look.table_size * 1.2, (_SIDE, top, self.width))

    def _content(self) -> None:
        look, sheet = self.look, self.sheet
        top = _TOP + 22
        if sheet.title:
            size = min(21.0, look.width / 36)
            self._title(sheet.title, size)
            top = _TOP + text_height((plain(sheet.title),), look, size, self.width - 72, is_bold=True) + 8
        room = (look.height - _FOOT - top) * look.slack
        scale = 1.0
        while scale > 0.5 and self._height(sheet.parts, self.width, scale) > room:
            scale -= 0.03
        self._parts(sheet.parts, _SIDE, top, self.width, scale)

    def _height(self, parts: tuple[Part, ...], width: float, scale: float) -> float:
        return sum(self._part_height(part, width, scale) + _GAP for part in parts)

    def _part_height(self, part: Part, width: float, scale: float) -> float:
        match part:
            case Prose(lines):
                return text_height(lines, self.look, self.look.size * scale, width, gap=0.3)
            case Framed(lines):
                return text_height(lines, self.look, self.look.size * scale, width * 0.6 - 16, gap=0.3) + 16
            case Table():
                return height_of(part, self.look, self.look.table_size * scale, width)
            case Beside(areas):
                share = self._share(width, len(areas))
                return max(self._height(area, share, scale) for area in areas)
            case _:
                return 112.0

    @staticmethod
    def _share(width: float, count: int) -> float:
        return (width - 18 * (count - 1)) / count

    def _parts(self, parts: tuple[Part, ...], left: float, top: float, width: float, scale: float) -> None:
        for part in parts:
            self._part(part, left, top, width, scale)
            top += self._part_height(part, width, scale) + _GAP

    def _part(self, part: Part, left: float, top: float, width: float, scale: float) -> None:
        size, height = self.look.size * scale, self._part_height(part, width, scale)
        match part:
            case Prose(lines):
                write(self._box(left, top, width, height), lines, self.ink, size, gap=0.3)
            case Framed(lines):
                self._framed(part, left, top, width * 0.6, height, size)
            case Table():
                add_table(self.slide, part, self.look, self.look.table_size * scale, (left, top, width))
            case Beside(areas):
                share = self._share(width, len(areas))
                for index, area in enumerate(areas):
                    self._parts(area, left + index * (share + 18), top, share, scale)
            case Photo(seed):
                self.slide.shapes.add_picture(io.BytesIO(png(seed)), Pt(left), Pt(top), Pt(180), Pt(98))
            case Diagram():
                self._diagram(part, left, top)
            case Chart():
                self._chart(part, left, top)

    def _shape(self, kind: Any, box: tuple[float, float, float, float], fill: str | None, line: str | None) -> Any:
        shape = self.slide.shapes.add_shape(kind, *(Pt(value) for value in box))
        style = shape._element.find(qn("p:style"))
        shape._element.remove(style)
        if fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(fill)
        else:
            shape.fill.background()
        if line:
            shape.line.color.rgb = _rgb(line)
            shape.line.width = Pt(1.2)
        else:
            shape.line.fill.background()
        return shape

    def _framed(self, part: Framed, left: float, top: float, width: float, height: float, size: float) -> None:
        frame = self._shape(MSO_SHAPE.RECTANGLE, (left, top, width, height), None, self.look.accent).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Pt(8)
        frame.vertical_anchor = MSO_ANCHOR.TOP
        write(frame, part.lines, self.ink, size, gap=0.3)

    def _diagram(self, part: Diagram, left: float, top: float) -> None:
        for index, label in enumerate(part.labels):
            x = left + 4 + index * 112
            shape = self._shape(MSO_SHAPE.ROUNDED_RECTANGLE, (x, top + 8, 88, 32), self.look.bands[0], self.look.accent)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            shape.text_frame.margin_left = shape.text_frame.margin_right = Pt(2)
            write(shape.text_frame, (plain(label),), self.ink, 9)
            shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            if index + 1 < len(part.labels):
                ends = (Pt(value) for value in (x + 88, top + 24, x + 112, top + 24))
                self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)

    def _chart(self, part: Chart, left: float, top: float) -> None:
        base = top + 96
        self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(left), Pt(base), Pt(left + 300), Pt(base))
        for index, (label, value) in enumerate(part.bars):
            x = left + 14 + index * 70
            self._shape(MSO_SHAPE.RECTANGLE, (x, base - value, 40, value), self.look.accent, None)
            frame = self._box(x - 14, base + 2, 68, 12)
            write(frame, (plain(label),), self.ink, 8)
            frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def _logo(self) -> None:
        right = self.look.width - 28
        self._shape(MSO_SHAPE.ROUNDED_RECTANGLE, (right - 48, 16, 48, 19), self.look.bands[1], self.look.accent)
        for n in range(3):
            self._shape(MSO_SHAPE.OVAL, (right - 43 + 14 * n, 20 + n, 11 - 2 * n, 11 - 2 * n), self.look.accent, None)

    def _furniture(self, number: int, count: int) -> None:
        look, ink = self.look, Ink(self.look, "FFFFFF" if self.is_dark else "666666", self.look.accent)
        text = look.number_text(number, count)
        if text:
            before, after = text[: text.index(str(number))], text[text.index(str(number)) + len(str(number)) :]
            self._number(before, after, ink)
        if look.footer:
            left = look.width - _SIDE - 300 if look.number_place == "left" else _SIDE
            frame = self._box(left, look.height - 28, 300, 14)
            write(frame, (plain(look.footer),), ink, 8)
            frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if look.number_place == "left" else PP_ALIGN.LEFT

    def _number(self, before: str, after: str, ink: Ink) -> None:
        """Copy the layout's slide number to the slide, as Insert > Slide Number does, with the words about it."""
        source = next(p for p in self.slide.slide_layout.placeholders if p.placeholder_format.type.name == "SLIDE_NUMBER")
        copied = deepcopy(source._element)
        self.slide.shapes._spTree.append(copied)
        frame = self.slide.shapes[-1].text_frame
        paragraph = frame.paragraphs[0]
        field = paragraph._p.find(qn("a:fld"))
        for text, puts in ((before, field.addprevious), (after, field.addnext)):
            if text:
                run = paragraph.add_run()
                run.text = text
                puts(run._r)
        for run in paragraph.runs:
            face(run.font, ink, 8)
        sample = paragraph.add_run()
        face(sample.font, ink, 8)
        for old in field.findall(qn("a:rPr")):
            field.replace(old, deepcopy(sample._r.find(qn("a:rPr"))))
        paragraph._p.remove(sample._r)
