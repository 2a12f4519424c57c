"""Prints a pack as a Word document on A4: python-docx writes it, LibreOffice Writer prints it.

Areas that stand side by side on slides follow each other here. In a flowing look nothing but the cover keeps its page: tables go on
where the page ends, rows split in two.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.packgen.look import Look
from tests.packgen.metrics import text_height
from tests.packgen.model import Chart, Diagram, Framed, Line, Photo
from tests.packgen.pictures import bars_png, boxes_png, logo_png, png
from tests.packgen.routes.document_tables import add_table, height_of
from tests.packgen.routes.document_text import Numbers, field, write
from tests.packgen.routes.office import convert
from tests.packgen.sheets import Beside, Part, Prose, Sheet, Table

PAGES = ("a4-portrait", "a4-portrait", "a4-landscape")
# Diagrams and charts come as pictures, their words with them.
DRAWS_WORDS = False
CAN_FLOW = True
GUESSES_HEIGHTS = True
_SIDE, _TOP, _BOTTOM, _GAP = 50.0, 62.0, 56.0, 6.0


def print_sheets(sheets: Sequence[Sheet], look: Look, title: str, target: Path) -> None:
    """Write the sheets as a PDF at `target`.

    Raises:
        FileNotFoundError: No soffice is on the path.
    """
    document = Document()
    document.core_properties.title = title
    _set_page(document, look)
    writer = _Writer(document, look)
    for number, sheet in enumerate(sheets, 1):
        writer.draw(sheet, number)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pack.docx"
        document.save(str(source))
        convert(source, "writer", target, is_tagged=look.is_tagged)


def _set_page(document: Any, look: Look) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if look.width > look.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(look.width), Pt(look.height)
    section.left_margin = section.right_margin = Pt(_SIDE)
    section.top_margin, section.bottom_margin = Pt(_TOP), Pt(_BOTTOM)
    section.header_distance, section.footer_distance = Pt(20), Pt(22)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _family(look), Pt(look.size)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.color.rgb = _family(look), RGBColor.from_string(look.accent)
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(name), None)
    _furniture(section, look)


def _family(look: Look) -> str:
    return "Calibri" if look.font.family == "Carlito" else look.font.family


def _furniture(section: Any, look: Look) -> None:
    """Footer text and page number in the footer, the logo in the header; the first page has neither."""
    if look.has_logo:
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = 2
        paragraph.add_run().add_picture(io.BytesIO(logo_png(look.accent)), height=Pt(18))
    align = {"left": 0, "centre": 1, "right": 2}[look.number_place]
    number = section.footer.paragraphs[0]
    if look.footer:
        number.alignment = 2 if align == 0 else 0
        number.add_run(look.footer).font.size = Pt(8)
        number = section.footer.add_paragraph()
    if look.number_style == "none":
        return
    number.alignment = align
    pieces = {"plain": ("PAGE",), "word": ("Page ", "PAGE"), "of": ("PAGE", " of ", "NUMPAGES")}[look.number_style]
    for piece in pieces:
        if piece.isupper():
            field(number, piece, 8)
        else:
            number.add_run(piece).font.size = Pt(8)


class _Writer:
    """Adds sheets to the document."""

    def __init__(self, document: Any, look: Look) -> None:
        self.document, self.look = document, look
        self.numbers = Numbers(document, look)
        self.width = look.width - 2 * _SIDE

    def draw(self, sheet: Sheet, number: int) -> None:
        """Add one sheet, on a page of its own unless the look flows."""
        if number > 1 and (number == 2 or not self.look.is_flowing):
            self._break()
        if sheet.kind == "cover":
            self._cover(sheet)
            return
        scale = self._scale(sheet)
        if sheet.over_title:
            self.document.add_paragraph(sheet.over_title)
        if sheet.title:
            self._heading(sheet.title, 1, self._title_size)
        for part in sheet.parts:
            self._part(part, scale)

    @property
    def _title_size(self) -> float:
        return 15.0

    def _break(self) -> None:
        """Go to a new page without leaving an empty line at its top."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(1)
        paragraph.add_run().add_break(WD_BREAK.PAGE)

    def _cover(self, sheet: Sheet) -> None:
        assert sheet.cover
        accent = RGBColor.from_string(self.look.accent)
        lines = [(text, 22.0, True, 0.0) for text in sheet.cover.brand]
        lines += [(sheet.cover.strapline, 11.0, False, 0.0)] if sheet.cover.strapline else []
        lines += [(text, 22.0, True, 90.0 if index == 0 else 4.0) for index, text in enumerate(sheet.cover.title)]
        lines += [(text, 12.0, False, 70.0 if index == 0 else 4.0) for index, text in enumerate(sheet.cover.small)]
        for text, size, is_bold, before in lines:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(before)
            run = paragraph.add_run(text)
            run.font.size, run.font.bold = Pt(size), is_bold
            if is_bold:
                run.font.color.rgb = accent

    def _heading(self, text: str, level: int, size: float) -> None:
        paragraph = self.document.add_heading(level=level)
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(8 if self.look.is_flowing else 0), Pt(6)
        paragraph.add_run(text).font.size = Pt(size)

    def _scale(self, sheet: Sheet) -> float:
        """How much smaller the sheet's text must be to stay on one page."""
        if self.look.is_flowing:
            return 1.0
        room = (self.look.height - _TOP - _BOTTOM - 60) * self.look.slack
        scale = 1.0
        while scale > 0.5 and sum(self._height(part, scale) + _GAP for part in sheet.parts) > room:
            scale -= 0.03
        return scale

    def _height(self, part: Part, scale: float) -> float:
        match part:
            case Prose(lines):
                headings = sum(8.0 for line in lines if line.is_heading)
                return headings + text_height(lines, self.look, self.look.size * scale, self.width, gap=0.35)
            case Framed(lines):
                return text_height(lines, self.look, self.look.size * scale, self.width - 20, gap=0.35) + 20
            case Table():
                return height_of(part, self.look, self.look.table_size * scale, self.width)
            case Beside(areas):
                return sum(self._height(inner, scale) + _GAP for area in areas for inner in area)
            case _:
                return 120.0

    def _part(self, part: Part, scale: float) -> None:
        size = self.look.size * scale
        match part:
            case Prose(lines):
                self._prose(lines, size)
            case Framed(lines):
                self._framed(lines, size)
            case Table():
                add_table(self.document, part, self.look, self.look.table_size * scale, self.width, self.numbers)
                self.document.add_paragraph().paragraph_format.line_spacing = Pt(6)
            case Beside(areas):
                for area in areas:
                    for inner in area:
                        self._part(inner, scale)
            case Photo(seed):
                self._picture(png(seed), 98)
            case Diagram(labels):
                self._picture(boxes_png(labels, self.look), 40)
            case Chart(bars):
                self._picture(bars_png(bars, self.look), 100)

    def _prose(self, lines: tuple[Line, ...], size: float) -> None:
        self.numbers.start(lines)
        for line in lines:
            if line.is_heading:
                self._heading(line.text, 2, size * 1.08)
                continue
            write(self.document.add_paragraph(), line, self.look, size, self.numbers, gap=0.35)

    def _framed(self, lines: tuple[Line, ...], size: float) -> None:
        for line in lines:
            paragraph = self.document.add_paragraph()
            write(paragraph, line, self.look, size, self.numbers, gap=0.35)
            border = OxmlElement("w:pBdr")
            for side in ("top", "left", "bottom", "right"):
                edge = OxmlElement(f"w:{side}")
                for name, value in (("val", "single"), ("sz", "10"), ("space", "6"), ("color", self.look.accent)):
                    edge.set(qn(f"w:{name}"), value)
                border.append(edge)
            paragraph._p.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")

    def _picture(self, data: bytes, height: float) -> None:
        self.document.add_paragraph().add_run().add_picture(io.BytesIO(data), height=Pt(height))
