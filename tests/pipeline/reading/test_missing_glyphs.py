"""Bullets that their font has no glyph for are read as bullets that nobody knows, by both engines; spaces are none."""

from __future__ import annotations

import io

import pikepdf
import pytest

from parsers.layout.lines import lines_of
from parsers.layout.page import UNKNOWN_GLYPH, Page
from parsers.layout.words import words_of
from pipeline.reading import Engine, open_pdf
from pipeline.reading.plumber import open_plumber

_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfchar <00> <0000> <20> <0020> endbfchar
1 beginbfrange <61> <7a> <0061> endbfrange
endcmap end end
"""


def listed(*pieces: tuple[str, float, float]) -> bytes:
    """A page with pieces of text, each at its x and y, in a font that shows small letters as bars, and code 0 and the space as nothing."""
    pdf = pikepdf.new()
    nothing, bar = pdf.make_stream(b"500 0 d0"), pdf.make_stream(b"500 0 d0 0 0 400 500 re f")
    letters = [f"/{chr(code)}" for code in range(97, 123)]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        FontBBox=[0, 0, 600, 700],
        FirstChar=0,
        LastChar=122,
        Widths=[500] * 123,
        CharProcs=pikepdf.Dictionary({**dict.fromkeys(letters, bar), "/none": nothing, "/space": nothing}),
        Encoding=pikepdf.Dictionary(
            Type=pikepdf.Name.Encoding,
            Differences=[0, pikepdf.Name.none, 32, pikepdf.Name.space, 97, *map(pikepdf.Name, letters)],
        ),
        ToUnicode=pdf.make_stream(_MAP),
    )
    page = pdf.add_blank_page(page_size=(400, 200))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream("".join(f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for text, x, y in pieces).encode("ascii"))
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def lines(data: bytes, engine: Engine) -> list[str]:
    with open_pdf(data, engine) as document:
        pages = [page for page in document.pages() if isinstance(page, Page)]
    return [line.printed for page in pages for line in lines_of(words_of(page))]


@pytest.mark.parametrize("engine", Engine)
def test_a_glyph_that_the_font_lacks_before_a_text_is_its_bullet(engine: Engine) -> None:
    data = listed(("\\000", 50, 150), ("lamp", 60, 150), ("rope", 60, 138), ("\\000", 50, 126), ("mast", 60, 126))
    assert lines(data, engine) == [f"{UNKNOWN_GLYPH} lamp", "rope", f"{UNKNOWN_GLYPH} mast"]


@pytest.mark.parametrize("engine", Engine)
def test_spaces_before_texts_are_no_bullets(engine: Engine) -> None:
    data = listed((" ", 50, 150), ("lamp", 60, 150), (" ", 50, 138), ("rope", 60, 138))
    assert lines(data, engine) == ["lamp", "rope"]


def test_beside_bullets_without_a_glyph_a_space_is_none() -> None:
    data = listed((" ", 50, 150), ("lamp", 60, 150), ("\\000", 50, 138), ("rope", 60, 138))
    assert lines(data, Engine.PDFIUM) == ["lamp", f"{UNKNOWN_GLYPH} rope"]


def test_a_page_that_the_other_reader_cannot_load_has_none() -> None:
    with pikepdf.open(io.BytesIO(listed(("\\000", 50, 150), ("lamp", 60, 150)))) as pdf:
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, pikepdf.Name.Wide, 200])
        held = io.BytesIO()
        pdf.save(held)
    with open_plumber(held.getvalue()) as document:
        assert not any(map(document.shows_missing_glyph, (1, 2)))
