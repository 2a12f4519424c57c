"""Prints a pack by ReportLab: platypus flowables laid on each page, smaller and smaller until they fit."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.graphics.shapes import Line as Stroke
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from tests.packgen.look import Look, font_file
from tests.packgen.model import Chart, Diagram, Framed, Line, Photo
from tests.packgen.pictures import png
from tests.packgen.routes.grid import grid
from tests.packgen.sheets import Beside, Part, Prose, Sheet, Table

PAGES = ("16:9", "4:3", "a4-landscape", "a4-portrait")
_SIDE, _TOP, _FOOT = 34.0, 24.0, 34.0
_SMALLEST = 0.5


def print_sheets(sheets: Sequence[Sheet], look: Look, title: str, target: Path) -> None:
    """Write the sheets as a PDF at `target`."""
    _register(look)
    canvas = Canvas(str(target), pagesize=(look.width, look.height), invariant=1)
    canvas.setTitle(title)
    for number, sheet in enumerate(sheets, 1):
        _Page(canvas, look).draw(sheet, number, len(sheets))
        canvas.showPage()
    canvas.save()


def _register(look: Look) -> None:
    font = look.font
    for name, file in ((font.family, font.regular), (f"{font.family}-B", font.bold), (f"{font.family}-I", font.italic)):
        pdfmetrics.registerFont(TTFont(name, font_file(file)))
    pdfmetrics.registerFontFamily(
        font.family, normal=font.family, bold=f"{font.family}-B", italic=f"{font.family}-I", boldItalic=f"{font.family}-B"
    )


class _Page:
    """Draws one sheet on the canvas's current page."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas, self.look = canvas, look
        self.is_dark = False

    def draw(self, sheet: Sheet, number: int, count: int) -> None:
        look = self.look
        self.is_dark = look.has_dark_covers and sheet.can_be_dark
        if self.is_dark:
            self.canvas.setFillColor(HexColor(f"#{look.accent}"))
            self.canvas.rect(0, 0, look.width, look.height, stroke=0, fill=1)
        elif look.has_logo:
            self._logo()
        if sheet.kind == "cover":
            self._fit(partial(self._cover, sheet), look.height * 0.06)
        elif sheet.kind == "divider":
            self._fit(partial(self._divider, sheet), look.height * 0.28)
        else:
            self._fit(partial(self._content, sheet), 0)
        if sheet.kind != "cover":
            self._furniture(number, count)

    def _fit(self, story: Callable[[float], list[Flowable]], down: float) -> None:
        """Draw the story as large as it fits; beneath `_SMALLEST` it runs off the page, which the check then tells."""
        width, height = self.look.width - 2 * _SIDE, self.look.height - _TOP - _FOOT - down
        scale = 1.0
        while scale > _SMALLEST and sum(_height(flowable, width) for flowable in story(scale)) > height:
            scale -= 0.03
        _stack(self.canvas, story(scale), _SIDE, self.look.height - _TOP - down, width)

    def _logo(self) -> None:
        right, top = self.look.width - 30, self.look.height - 18
        self.canvas.setStrokeColor(HexColor(f"#{self.look.accent}"))
        self.canvas.setFillColor(HexColor(f"#{self.look.bands[0]}"))
        self.canvas.roundRect(right - 46, top - 18, 46, 18, 4, stroke=1, fill=1)
        self.canvas.setFillColor(HexColor(f"#{self.look.accent}"))
        for n in range(3):
            self.canvas.circle(right - 37 + 14 * n, top - 9, 6 - n, stroke=0, fill=1)

    def _furniture(self, number: int, count: int) -> None:
        canvas, look = self.canvas, self.look
        canvas.setFont(look.font.family, 8)
        canvas.setFillColor(HexColor("#FFFFFF" if self.is_dark else "#666666"))
        text = look.number_text(number, count)
        if text:
            if look.number_place == "centre":
                canvas.drawCentredString(look.width / 2, 14, text)
            elif look.number_place == "left":
                canvas.drawString(_SIDE, 14, text)
            else:
                canvas.drawRightString(look.width - _SIDE, 14, text)
        if look.footer and look.number_place == "left":
            canvas.drawRightString(look.width - _SIDE, 14, look.footer)
        elif look.footer:
            canvas.drawString(_SIDE, 14, look.footer)

    def _style(
        self, size: float, *, is_bold: bool = False, colour: str = "222222", after: float = 0.0, indent: float = 0.0
    ) -> ParagraphStyle:
        font = f"{self.look.font.family}-B" if is_bold else self.look.font.family
        return ParagraphStyle(
            "text",
            fontName=font,
            fontSize=size,
            leading=size * 1.2,
            textColor=HexColor(f"#{'FFFFFF' if self.is_dark else colour}"),
            spaceAfter=after,
            leftIndent=indent,
            bulletFontName=self.look.font.family,
            bulletFontSize=size,
            splitLongWords=0,
        )

    def _cover(self, sheet: Sheet, scale: float) -> list[Flowable]:
        assert sheet.cover
        accent = self.look.accent
        out: list[Flowable] = [
            Paragraph(escape(line), self._style(26 * scale, is_bold=True, colour=accent, after=4)) for line in sheet.cover.brand
        ]
        if sheet.cover.strapline:
            out.append(Paragraph(escape(sheet.cover.strapline), self._style(12 * scale)))
        out.append(Spacer(1, 60 * scale))
        out += [Paragraph(escape(line), self._style(24 * scale, is_bold=True, colour=accent, after=6)) for line in sheet.cover.title]
        out.append(Spacer(1, 50 * scale))
        return out + [Paragraph(escape(line), self._style(14 * scale, after=4)) for line in sheet.cover.small]

    def _divider(self, sheet: Sheet, scale: float) -> list[Flowable]:
        out: list[Flowable] = []
        if sheet.over_title:
            out.append(Paragraph(escape(sheet.over_title), self._style(13 * scale, after=4)))
        out.append(Paragraph(escape(sheet.title or ""), self._style(28 * scale, is_bold=True, colour=self.look.accent, after=18)))
        for part in sheet.parts:
            out += self._prose(part.lines, 16 * scale, 12) if isinstance(part, Prose) else self._part(part, scale * 1.2)
        return out

    def _content(self, sheet: Sheet, scale: float) -> list[Flowable]:
        out: list[Flowable] = [] if sheet.title else [Spacer(1, 22)]
        if sheet.title:
            size = min(22.0, self.look.width / 34)
            style = self._style(size, is_bold=True, colour=self.look.accent, after=10)
            style.rightIndent = 60
            out.append(Paragraph(escape(sheet.title), style))
        for part in sheet.parts:
            out += self._part(part, scale)
        return out

    def _part(self, part: Part, scale: float) -> list[Flowable]:
        look = self.look
        match part:
            case Prose(lines):
                return self._prose(lines, look.size * scale, 3)
            case Table():
                return [grid(part, look, look.table_size * scale, look.width - 2 * _SIDE, self._cell), Spacer(1, 8)]
            case Beside(areas):
                return [_Areas([[f for p in area for f in self._part(p, scale)] for area in areas])]
            case Framed(lines):
                inner = self._prose(lines, look.size * scale, 2)
                return [
                    Grid(
                        [[inner]],
                        colWidths=[look.width * 0.6],
                        style=[("BOX", (0, 0), (-1, -1), 1.2, HexColor(f"#{look.accent}"))],
                        hAlign="LEFT",
                    )
                ]
            case Photo(seed):
                return [Image(io.BytesIO(png(seed)), 180, 98, hAlign="LEFT")]
            case Diagram():
                return [_diagram(part, look)]
            case Chart():
                return [_chart(part, look)]

    def _prose(self, lines: tuple[Line, ...], size: float, after: float) -> list[Flowable]:
        return [self._paragraph(line, size, after) for line in lines]

    def _paragraph(self, line: Line, size: float, after: float) -> Paragraph:
        if line.is_heading:
            style = self._style(size * 1.08, is_bold=True, colour=self.look.accent, after=after)
            style.spaceBefore = size * 0.5
            return Paragraph(_spans(line), style)
        if line.marker == "none":
            return Paragraph(_spans(line), self._style(size, after=after))
        step = size * (1.6 if line.marker == "number" else 1.1)
        style = self._style(size, after=after, indent=step + line.level * size * 1.2)
        style.bulletIndent = line.level * size * 1.2
        mark = f"{line.number}." if line.marker == "number" else self.look.bullets[min(line.level, 1)]
        return Paragraph(_spans(line), style, bulletText=mark)

    def _cell(self, line: Line, size: float, colour: str, *, is_bold: bool, is_centred: bool) -> Paragraph:
        """A paragraph in a table's cell; `grid` asks for it."""
        step = size * 0.9 if line.marker != "none" else 0
        style = self._style(size, is_bold=is_bold, indent=step)
        style.textColor = HexColor(f"#{colour}")
        style.leading = size * 1.15
        style.alignment = TA_CENTER if is_centred else TA_LEFT
        return Paragraph(_spans(line), style, bulletText=self.look.bullets[0] if step else None)


class _Areas(Flowable):
    """Areas side by side."""

    def __init__(self, areas: list[list[Flowable]]) -> None:
        super().__init__()
        self.areas, self.gap = areas, 18.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        self.share = (width - self.gap * (len(self.areas) - 1)) / len(self.areas)
        self.height = max(sum(_height(f, self.share) for f in area) for area in self.areas)
        return width, self.height

    def draw(self) -> None:
        for index, area in enumerate(self.areas):
            _stack(self.canv, area, index * (self.share + self.gap), self.height, self.share)


def _height(flowable: Flowable, width: float) -> float:
    return float(flowable.wrap(width, 10_000)[1]) + flowable.getSpaceBefore() + flowable.getSpaceAfter()


def _stack(canvas: Canvas, story: list[Flowable], left: float, top: float, width: float) -> None:
    for flowable in story:
        _, height = flowable.wrap(width, 10_000)
        top -= height + flowable.getSpaceBefore()
        flowable.drawOn(canvas, left, top)
        top -= flowable.getSpaceAfter()


def _spans(line: Line) -> str:
    out = ""
    for span in line.spans:
        text = escape(span.text)
        text = f"<b>{text}</b>" if span.is_bold else f"<i>{text}</i>" if span.is_italic else text
        text = f"<super>{text}</super>" if span.is_raised else f"<strike>{text}</strike>" if span.is_struck else text
        out += f'<a href="{span.url}" color="blue"><u>{text}</u></a>' if span.url else text
    return out


def _diagram(part: Diagram, look: Look) -> Drawing:
    out = Drawing(110 * len(part.labels), 52)
    for n, label in enumerate(part.labels):
        x = n * 110
        out.add(Rect(x, 8, 84, 34, fillColor=HexColor(f"#{look.bands[0]}"), strokeColor=HexColor(f"#{look.accent}")))
        out.add(String(x + 42, 21, label, textAnchor="middle", fontName=look.font.family, fontSize=10))
        if n + 1 < len(part.labels):
            out.add(Stroke(x + 84, 25, x + 110, 25, strokeColor=HexColor(f"#{look.accent}")))
    return out


def _chart(part: Chart, look: Look) -> Drawing:
    out = Drawing(300, 130)
    out.add(Stroke(10, 18, 300, 18))
    out.add(Stroke(10, 18, 10, 125))
    for n, (label, value) in enumerate(part.bars):
        out.add(Rect(24 + n * 68, 18, 40, value, fillColor=HexColor(f"#{look.accent}"), strokeColor=None))
        out.add(String(44 + n * 68, 6, label, textAnchor="middle", fontName=look.font.family, fontSize=9))
    return out
