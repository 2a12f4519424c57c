"""Draws a deck with python-pptx: title placeholders, text boxes, tables, slide numbers."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from samples.builder.grids import draw_table
from samples.builder.look import Look
from samples.builder.markup import runs
from samples.builder.model import Box, Content, Cover, Deck, Divider, Paragraph, Table, TextArea
from samples.builder.text import rgb, write

PAGE_WIDTH, PAGE_HEIGHT = 40 / 3, 7.5
_TITLE_ONLY, _BLANK = 5, 6
_TITLE_BOX = Box(0.4, 0.2, 12.5, 0.65)
_NUMBER_BOX = Box(12.3, 7.1, 0.65, 0.3)


def draw(deck: Deck, look: Look, path: Path) -> None:
    """Write the deck to a .pptx file."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(PAGE_WIDTH), Inches(PAGE_HEIGHT)
    presentation.core_properties.author = "Sample builder"
    presentation.core_properties.title = deck.title
    _set_layouts(presentation)
    for slide in deck.slides:
        match slide:
            case Cover():
                _draw_cover(presentation, slide, look)
            case Divider():
                _draw_divider(presentation, slide, look)
            case Content():
                _draw_content(presentation, slide, look)
    presentation.save(str(path))


def _set_layouts(presentation: Any) -> None:
    """The template is 4:3: widen the placeholders of its master and of the two layouts used."""
    for layout in (presentation.slide_master, *(presentation.slide_layouts[index] for index in (_TITLE_ONLY, _BLANK))):
        for placeholder in layout.placeholders:
            kind = placeholder.placeholder_format.type.name
            if kind == "TITLE":
                _place(placeholder, _TITLE_BOX)
            elif kind == "SLIDE_NUMBER":
                _place(placeholder, _NUMBER_BOX)


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def _new_slide(presentation: Any, title: str | None, look: Look) -> Any:
    layout = presentation.slide_layouts[_BLANK if title is None else _TITLE_ONLY]
    slide = presentation.slides.add_slide(layout)
    if title is not None:
        _write_title(slide.shapes.title, (title,), look, 26 if len(title) < 70 else 22)
    return slide


def _write_title(shape: Any, lines: tuple[str, ...], look: Look, size: float) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(frame, tuple(Paragraph(runs(line)) for line in lines), look, size, colour=look.accent, is_bold=True)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def _number(slide: Any) -> None:
    """Copy the layout's slide number to the slide, as Insert > Slide Number does."""
    source = next(p for p in slide.slide_layout.placeholders if p.placeholder_format.type.name == "SLIDE_NUMBER")
    slide.shapes._spTree.append(deepcopy(source._element))


def _text_box(slide: Any, box: Box) -> Any:
    shape = slide.shapes.add_textbox(*(Inches(value) for value in (box.left, box.top, box.width, box.height)))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Pt(3)
    frame.margin_top = frame.margin_bottom = Pt(2)
    return frame


def _bar(slide: Any, box: Box, look: Look) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(value) for value in (box.left, box.top, box.width, box.height)))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(look.accent)
    shape.line.fill.background()
    style = shape._element.find(qn("p:style"))
    shape._element.remove(style)


def _draw_cover(presentation: Any, cover: Cover, look: Look) -> None:
    slide = _new_slide(presentation, None, look)
    _bar(slide, Box(0, 0, PAGE_WIDTH, 0.25), look)
    brand = tuple(Paragraph(runs(line)) for line in cover.brand)
    write(_text_box(slide, Box(0.8, 0.8, 5, 1.2)), brand, look, 28, colour=look.accent, is_bold=True)
    write(_text_box(slide, Box(0.8, 2.1, 6, 0.4)), (Paragraph(runs(cover.strapline)),), look, 14, colour=look.grey)
    title = (Paragraph(runs(cover.title)), Paragraph(runs(cover.day)))
    write(_text_box(slide, Box(0.8, 3.2, 11.5, 1.5)), title, look, 32, colour=look.accent, is_bold=True)
    write(_text_box(slide, Box(0.8, 5.6, 5, 0.4)), (Paragraph(runs(cover.version)),), look, 16)
    write(_text_box(slide, Box(0.8, 6.1, 5, 0.4)), (Paragraph(runs(cover.doc_ref)),), look, 16)


def _draw_divider(presentation: Any, divider: Divider, look: Look) -> None:
    slide = _new_slide(presentation, divider.title, look)
    _place(slide.shapes.title, Box(1.2, 2.0, 11, 0.9))
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(36)
    _bar(slide, Box(0.8, 2.0, 0.12, 3.6), look)
    lines = (*divider.lead_in, Paragraph(runs(divider.lead)), Paragraph(runs(divider.time)))
    frame = _text_box(slide, Box(1.25, 3.1, 10.8, 2.4))
    write(frame, lines, look, 18)
    for paragraph in frame.paragraphs[-2:]:
        paragraph.space_before = Pt(16)
    _number(slide)


def _draw_content(presentation: Any, content: Content, look: Look) -> None:
    slide = _new_slide(presentation, content.title, look)
    for part in content.parts:
        if isinstance(part, Table):
            draw_table(slide, part, look)
        else:
            _draw_area(slide, part, look)
    _number(slide)


def _draw_area(slide: Any, area: TextArea, look: Look) -> None:
    write(_text_box(slide, area.box), area.paragraphs, look, area.size)
