"""Writes paragraphs into a python-docx document: runs, links, lists whose numbers begin anew, page fields."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.packgen.look import Look
from tests.packgen.model import Line

_BULLETS, _NUMBERS = 90, 91


class Numbers:
    """The document's list definitions: one for bullets, and one for each list of numbers."""

    def __init__(self, document: Any, look: Look) -> None:
        self.part = document.part.numbering_part.element
        levels = "".join(_level(level, "bullet", look.bullets[level]) for level in (0, 1))
        self._define(_BULLETS, levels)
        self._define(_NUMBERS, _level(0, "decimal", "%1."))
        self.bullets = self._use(_BULLETS)
        self.numbers = self.bullets

    def start(self, lines: tuple[Line, ...]) -> None:
        """Begin a list of numbers where the lines hold one."""
        first = next((line.number for line in lines if line.marker == "number"), None)
        if first is not None:
            self.numbers = self._use(_NUMBERS, first)

    def _define(self, number: int, levels: str) -> None:
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )
        first = self.part.find(qn("w:num"))
        first.addprevious(parse_xml(xml))

    def _use(self, abstract: int, start: int | None = None) -> int:
        number = self.part.add_num(abstract)
        if start is not None:
            number.add_lvlOverride(0).add_startOverride(start)
        return int(number.numId)


def _level(level: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def write(
    paragraph: Any,
    line: Line,
    look: Look,
    size: float,
    numbers: Numbers,
    *,
    is_bold: bool = False,
    colour: str | None = None,
    gap: float = 0.0,
) -> None:
    """Fill a paragraph; `gap` is the space after it, in ems."""
    paragraph.paragraph_format.space_after = Pt(round(gap * size, 1))
    if line.marker != "none":
        _list(paragraph, line, size, numbers.numbers if line.marker == "number" else numbers.bullets)
    for span in line.spans:
        if span.url:
            _link(paragraph, span.text, span.url, size)
            continue
        run = paragraph.add_run(span.text)
        run.font.size = Pt(round(size * 2) / 2)
        run.font.bold = is_bold or span.is_bold or None
        run.font.superscript, run.font.strike = span.is_raised or None, span.is_struck or None
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def _list(paragraph: Any, line: Line, size: float, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = line.level
    properties.get_or_add_numId().val = number
    hanging = size * (1.6 if line.marker == "number" else 1.1)
    paragraph.paragraph_format.left_indent = Pt(line.level * size * 1.2 + hanging)
    paragraph.paragraph_format.first_line_indent = Pt(-hanging)


def _link(paragraph: Any, text: str, url: str, size: float) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.size, run.font.underline = Pt(round(size * 2) / 2), True
    run.font.color.rgb = RGBColor(0, 0, 0xEE)
    link.append(run._r)
    paragraph._p.append(link)


def field(paragraph: Any, name: str, size: float) -> None:
    """Add a field such as PAGE."""
    run = paragraph.add_run()
    run.font.size = Pt(size)
    for kind, text in (("begin", None), (None, name), ("end", None)):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
