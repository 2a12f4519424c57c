"""A ligature is as many letters as it stands for, in their order, whichever way its page is turned."""

from __future__ import annotations

import io

import pikepdf
import pytest

from parsers.layout.page import Page
from parsers.layout.words import Word, words_of
from pipeline.reading import Engine, open_pdf

_WIDTH, _HEIGHT = 400, 200
_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <7e> <00660069> endbfchar
1 beginbfrange <20> <7d> <0020> endbfrange
endcmap end end
"""
_TURNS = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, _HEIGHT, 0), 180: (-1, 0, 0, -1, _WIDTH, _HEIGHT), 270: (0, -1, 1, 0, 0, _WIDTH)}


def turned(degrees: int, *, is_shown_level: bool = True, letters: bytes = _MAP) -> list[Word]:
    """The words of a page whose text is printed turned, and shown so or turned back."""
    pdf = pikepdf.new()
    sides = (_HEIGHT, _WIDTH) if degrees in (90, 270) else (_WIDTH, _HEIGHT)
    page = pdf.add_blank_page(page_size=sides)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier, ToUnicode=pdf.make_stream(letters)
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    matrix = " ".join(map(str, _TURNS[degrees]))
    page.Contents = pdf.make_stream(f"q {matrix} cm BT /F1 40 Tf 1 0 0 1 50 100 Tm (con~rm it) Tj ET Q".encode("ascii"))
    if is_shown_level:
        page.Rotate = degrees
    held = io.BytesIO()
    pdf.save(held)
    with open_pdf(held.getvalue(), Engine.PDFIUM) as document:
        return [word for read in document.pages() if isinstance(read, Page) for word in words_of(read)]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_has_the_words_that_it_shows(degrees: int) -> None:
    level = turned(0)
    assert [word.text for word in level] == ["confirm", "it"]
    for word, other in zip(turned(degrees), level, strict=True):
        assert word.text == other.text
        assert word.box == pytest.approx(other.box, abs=0.1)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_that_stands_turned_has_its_ligatures_in_one_piece(degrees: int) -> None:
    assert [word.text for word in turned(degrees, is_shown_level=False)] == ["confirm", "it"]


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_letter_that_is_a_ligature_stands_in_its_word_where_text_is_turned(degrees: int) -> None:
    one = _MAP.replace(b"<00660069>", b"<fb01>")
    found, usual = (turned(degrees, is_shown_level=False, letters=letters) for letters in (one, _MAP))
    assert [word.text for word in found] == ["confirm", "it"]
    assert found[0].box == pytest.approx(usual[0].box, abs=0.1)
