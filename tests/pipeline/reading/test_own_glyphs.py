"""Fonts that draw their glyphs themselves have the name and the weight that their descriptor tells, by both engines."""

from __future__ import annotations

import io

import pikepdf
import pytest

from parsers.layout.page import Page, Style
from parsers.layout.words import words_of
from pipeline.reading import Engine, open_pdf

_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfrange <61> <64> <0061> endbfrange
endcmap end end
"""
_GLYPH = b"%d 0 d0 0 0 400 500 re f"


def _font(pdf: pikepdf.Pdf, widths: list[int], **descriptor: object) -> pikepdf.Object:
    glyphs = {f"g{i}": pdf.make_stream(_GLYPH % width) for i, width in enumerate(widths)}
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FontBBox=[0, 0, 600, 700],
        FirstChar=97,
        LastChar=96 + len(widths),
        Widths=widths,
        CharProcs=pikepdf.Dictionary({f"/{name}": glyph for name, glyph in glyphs.items()}),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, *(pikepdf.Name(f"/{name}") for name in glyphs)]),
        ToUnicode=pdf.make_stream(_MAP),
    )
    if descriptor:
        font.FontDescriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, Flags=4, **descriptor)
    return pdf.make_indirect(font)


def styles(engine: Engine, bold: dict[str, object], *, bold_widths: list[int]) -> dict[str, Style]:
    """The styles of a word in each of two fonts, by the word."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    plain = _font(pdf, [480, 500, 520, 540], FontName=pikepdf.Name("/AAAAAA+Lamp-Regular"), FontWeight=400)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=plain, F2=_font(pdf, bold_widths, **bold)))
    page.Contents = pdf.make_stream(b"BT /F1 10 Tf 1 0 0 1 50 100 Tm (abcd) Tj ET BT /F2 10 Tf 1 0 0 1 150 100 Tm (dcba) Tj ET")
    held = io.BytesIO()
    pdf.save(held)
    with open_pdf(held.getvalue(), engine) as document:
        return {word.text: word.style for read in document.pages() if isinstance(read, Page) for word in words_of(read)}


@pytest.mark.parametrize("engine", Engine)
def test_such_fonts_are_told_apart_by_their_names(engine: Engine) -> None:
    found = styles(engine, {"FontName": pikepdf.Name("/BAAAAA+Lamp-Bold")}, bold_widths=[490, 510, 530, 550])
    assert (found["abcd"].font_name, found["abcd"].is_bold) == ("Lamp-Regular", False)
    assert (found["dcba"].font_name, found["dcba"].is_bold) == ("Lamp-Bold", True)


@pytest.mark.parametrize("engine", Engine)
def test_a_weight_of_a_variable_font_is_bold_under_the_plain_name(engine: Engine) -> None:
    found = styles(engine, {"FontName": pikepdf.Name("/BAAAAA+Lamp"), "FontWeight": 700}, bold_widths=[490, 510, 530, 550])
    assert (found["dcba"].font_name, found["dcba"].is_bold) == ("Lamp,Bold", True)


def test_fonts_of_the_same_widths_stay_without_a_name() -> None:
    found = styles(Engine.PDFIUM, {"FontName": pikepdf.Name("/BAAAAA+Lamp-Bold")}, bold_widths=[480, 500, 520, 540])
    assert {style.font_name for style in found.values()} == {""}


def test_a_font_without_a_descriptor_stays_without_a_name() -> None:
    found = styles(Engine.PDFIUM, {}, bold_widths=[490, 510, 530, 550])
    assert (found["abcd"].font_name, found["dcba"].font_name) == ("Lamp-Regular", "")
