"""Writes paragraphs into a python-pptx text frame: runs, links, real bullets and numbers."""

from collections.abc import Callable
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from samples.builder.look import Look
from samples.builder.model import Paragraph, Run

rgb: Callable[[str], RGBColor] = RGBColor.from_string
_EMU_PER_POINT = 12700


def write(
    frame: Any, paragraphs: tuple[Paragraph, ...], look: Look, size: float, *, colour: str | None = None, is_bold: bool = False
) -> None:
    """Fill a text frame. `size` is in points; `colour` and `is_bold` hold for all runs (a header's)."""
    for index, paragraph in enumerate(paragraphs):
        target = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        _indent(target, paragraph, look, size)
        target.space_before = Pt(_space_before(paragraph, index, size))
        run_size, run_colour = (_heading_size(size), look.accent) if paragraph.is_heading else (size, colour)
        for run in paragraph.runs:
            _write_run(target, run, look, run_size, run_colour, is_bold or paragraph.is_heading)
    if not paragraphs:
        frame.paragraphs[0].font.size = Pt(size)


def _heading_size(size: float) -> float:
    return size + 2 if size > 12 else size


def _space_before(paragraph: Paragraph, index: int, size: float) -> float:
    if index == 0:
        return 0
    if paragraph.is_heading:
        return round(size * 0.6, 1)
    return round(size * 0.25, 1) if size > 9 else 0


def _write_run(target: Any, run: Run, look: Look, size: float, colour: str | None, is_bold: bool) -> None:
    written = target.add_run()
    written.text = run.text
    written.font.size = Pt(size)
    written.font.name = look.font
    if run.is_bold or is_bold:
        written.font.bold = True
    if run.is_italic:
        written.font.italic = True
    if run.url:
        written.hyperlink.address = run.url
    else:
        written.font.color.rgb = rgb(colour or look.text)


def _indent(target: Any, paragraph: Paragraph, look: Look, size: float) -> None:
    """Give a bullet or number its hanging indent, as PowerPoint's own lists have."""
    properties = target._p.get_or_add_pPr()
    step = round((0.9 if size < 10 else 1.2) * size * _EMU_PER_POINT)
    if paragraph.marker == "none":
        properties.set("marL", "0")
        properties.set("indent", "0")
        etree.SubElement(properties, qn("a:buNone"))
        return
    hanging = round(step * 1.3) if paragraph.marker == "number" else step
    properties.set("marL", str(step * paragraph.level + hanging))
    properties.set("indent", str(-hanging))
    if paragraph.level:
        properties.set("lvl", str(paragraph.level))
    font = etree.SubElement(properties, qn("a:buFont"))
    if paragraph.marker == "number":
        font.set("typeface", "+mj-lt")
        etree.SubElement(properties, qn("a:buAutoNum")).set("type", "arabicPeriod")
        return
    bullet = look.bullets[min(paragraph.level, len(look.bullets) - 1)]
    font.set("typeface", bullet.font)
    etree.SubElement(properties, qn("a:buChar")).set("char", bullet.glyph)
