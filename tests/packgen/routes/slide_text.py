"""Writes paragraphs into python-pptx text frames: runs, links, real bullets and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.packgen.look import Look
from tests.packgen.model import Line

_EMU = 12700


@dataclass(frozen=True)
class Ink:
    """The colours of text on one slide."""

    look: Look
    text: str
    accent: str

    @property
    def family(self) -> str:
        """As an Office deck names it: LibreOffice puts Carlito where Calibri is asked for."""
        return "Calibri" if self.look.font.family == "Carlito" else self.look.font.family


def face(font: Any, ink: Ink, size: float, colour: str | None = None) -> None:
    """Set family, size and colour."""
    font.size, font.name = Pt(round(size, 1)), ink.family
    font.color.rgb = RGBColor.from_string(colour or ink.text)


def write(
    frame: Any, lines: tuple[Line, ...], ink: Ink, size: float, *, is_bold: bool = False, colour: str | None = None, gap: float = 0.0
) -> None:
    """Fill a frame; `gap` is the space after each paragraph, in ems."""
    for index, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        _indent(paragraph, line, ink.look, size)
        paragraph.space_after = Pt(round(gap * size, 1))
        for span in line.spans:
            run = paragraph.add_run()
            run.text = span.text
            face(run.font, ink, size, ink.accent if line.is_heading else colour)
            run.font.bold = is_bold or span.is_bold or line.is_heading or None
            if span.is_raised or span.is_struck:
                run._r.get_or_add_rPr().set(*("baseline", "30000") if span.is_raised else ("strike", "sngStrike"))
            if span.url:
                run.hyperlink.address = span.url
    if not lines:
        frame.paragraphs[0].font.size = Pt(round(size, 1))


def _indent(paragraph: Any, line: Line, look: Look, size: float) -> None:
    """Give a bullet or a number its hanging indent."""
    properties = paragraph._p.get_or_add_pPr()
    if line.marker == "none":
        properties.set("marL", "0")
        properties.set("indent", "0")
        etree.SubElement(properties, qn("a:buNone"))
        return
    hanging = round(size * (1.6 if line.marker == "number" else 1.1) * _EMU)
    properties.set("marL", str(round(line.level * size * 1.2 * _EMU) + hanging))
    properties.set("indent", str(-hanging))
    if line.level:
        properties.set("lvl", str(line.level))
    font = etree.SubElement(properties, qn("a:buFont"))
    if line.marker == "number":
        font.set("typeface", "+mj-lt")
        number = etree.SubElement(properties, qn("a:buAutoNum"))
        number.set("type", "arabicPeriod")
        number.set("startAt", str(line.number))
        return
    font.set("typeface", "Arial")
    etree.SubElement(properties, qn("a:buChar")).set("char", look.bullets[min(line.level, 1)])
