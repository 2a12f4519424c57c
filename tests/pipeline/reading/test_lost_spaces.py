"""Spaces that a printer sets as objects of their own part words by both engines."""

from __future__ import annotations

import io

import pikepdf
import pytest

from parsers.layout.page import Page
from parsers.layout.words import words_of
from pipeline.reading import Engine, open_pdf


def printed(*pieces: tuple[str, float], lean: float = 0.0) -> bytes:
    """A page with each piece of text as an object of its own, at its x, on a line that climbs by ``lean`` of its length."""
    content = "".join(f"BT /F1 10 Tf 1 {lean} {-lean} 1 {x} {100 + lean * (x - 50)} Tm ({text}) Tj ET\n" for text, x in pieces)
    return drawn(content)


def drawn(content: str) -> bytes:
    """A page with a content stream, which may use a font of letters that are 0.6 of its size wide."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(content.encode("ascii"))
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def texts(data: bytes, engine: Engine) -> list[str]:
    with open_pdf(data, engine) as document:
        pages = [page for page in document.pages() if isinstance(page, Page)]
    return [word.text for page in pages for word in words_of(page)]


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("gap", [2.0, 6.0])
def test_a_space_of_its_own_parts_words_however_tight_it_is(engine: Engine, gap: float) -> None:
    # Each letter of Courier is 6 points wide: "lamp" ends at 74.
    data = printed(("lamp", 50.0), (" ", 74.0), ("rope", 74.0 + gap))
    assert texts(data, engine) == ["lamp", "rope"]


@pytest.mark.parametrize("engine", Engine)
def test_pieces_that_touch_are_one_word(engine: Engine) -> None:
    assert texts(printed(("lamp", 50.0), ("light", 74.0)), engine) == ["lamplight"]


def test_a_line_that_leans_a_little_has_its_spaces() -> None:
    data = printed(("lamp", 50.0), (" ", 74.0), ("rope", 76.4), lean=0.03)
    assert texts(data, Engine.PDFIUM) == ["lamp", "rope"]


@pytest.mark.parametrize("gap", [0.8, -0.5])
def test_a_space_that_letters_lean_into_parts_words_if_it_is_printed(gap: float) -> None:
    other = (("mast", 150.0), (" ", 174.0), ("sail", 180.0))
    assert texts(printed(("lamp", 50.0), (" ", 74.0), ("rope", 74.0 + gap), *other), Engine.PDFIUM) == ["lamp", "rope", "mast", "sail"]
    assert texts(printed(("lamp", 50.0), ("rope", 74.0 + gap), *other), Engine.PDFIUM) == ["lamprope", "mast", "sail"]


def test_a_blank_without_width_within_a_word_is_a_soft_hyphen() -> None:
    data = printed(("lamp", 50.0), (" ", 74.0), ("rope", 74.0), ("mast", 150.0), (" ", 174.0), ("sail", 180.0))
    assert texts(data, Engine.PDFIUM) == ["lamprope", "mast", "sail"]


def test_letters_set_apart_are_parted_only_where_there_is_more_white() -> None:
    line = "".join(f"BT /F1 10 Tf 1.4 Tc {x} 100 Td ({word}) Tj ET\n" for x, word in ((50, "lamp"), (90, "ropes"), (132, "mast")))
    assert texts(drawn(line), Engine.PDFIUM) == ["lamp", "ropes", "mast"]
    # As some programs print them, each letter is an object, and pdfium puts spaces of its own between a few of them.
    letters = [(letter, 50.0 + 7.6 * i) for i, letter in enumerate("harbour")] + [
        (letter, 112.0 + 7.6 * i) for i, letter in enumerate("dues")
    ]
    assert texts(printed(*letters), Engine.PDFIUM) == ["harbour", "dues"]
