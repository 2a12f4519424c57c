"""Pages are read together, and are what each of them is alone: neither does a page's end reach into the next, nor does one's turn."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name

from parsers.layout.page import Page, UnreadablePage
from parsers.layout.words import words_of
from pipeline.reading import Engine, open_pdf
from pipeline.reading.pdfium_calls import Slots
from tests.reading_samples import LOOKS, PACKS

_LIGATURES = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <7e> <00660069> endbfchar
1 beginbfrange <20> <7d> <0020> endbfrange
endcmap end end
"""


def printed(*pages: str, turns: dict[int, int] | None = None) -> bytes:
    """A document of pages of such content in Courier, ``~`` a ligature of two letters; ``turns`` are the rotations of some."""
    pdf = pikepdf.new()
    for place, content in enumerate(pages):
        page = pdf.add_blank_page(page_size=(400, 200 + 10 * place))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, ToUnicode=pdf.make_stream(_LIGATURES))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(content.encode("ascii"))
        page.Rotate = (turns or {}).get(place, 0)
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def text(letters: str, x: float = 50.0, y: float = 100.0) -> str:
    return f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({letters}) Tj ET\n"


def read(data: bytes) -> list[Page | UnreadablePage]:
    with open_pdf(data, Engine.PDFIUM) as document:
        return list(document.pages())


def one_by_one(data: bytes) -> list[Page | UnreadablePage]:
    with open_pdf(data, Engine.PDFIUM) as document:
        return [page for number in range(1, document.info.page_count + 1) for page in document.pages([number])]


@pytest.mark.parametrize("path", [PACKS[0], *LOOKS], ids=lambda path: path.name)
def test_the_samples_pages(path: Path) -> None:
    data = path.read_bytes()
    assert read(data) == one_by_one(data)


def test_pages_of_many_looks_and_none() -> None:
    mixed = [text("con~rm"), "", text("~") + text("aside", 50, 80), text("~"), text("lying") + text("still", 50, 80)]
    data = printed(*mixed, *[text("on")] * 20, turns={3: 90, 4: 270})
    found = read(data)
    assert found == one_by_one(data)
    assert ["".join(char.text for char in page.chars) for page in found[:4] if isinstance(page, Page)] == ["confirm", "", "fiaside", "fi"]
    assert [page.turned for page in found[2:5] if isinstance(page, Page)] == [0, 90, 270]


def test_letters_at_one_place_of_two_pages_are_no_ligature() -> None:
    first, second = read(printed(text("~"), text("f")))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert [(char.x0, char.x1) for char in first.chars] == [(50.0, 53.0), (53.0, 56.0)]
    assert [(char.x0, char.x1) for char in second.chars] == [(50.0, 56.0)]


def test_a_space_that_a_letter_stands_on_is_no_part_of_a_ligature() -> None:
    (found,) = read(printed("BT /F1 10 Tf 1 0 0 1 50 100 Tm [(repre ) 600 (sents)] TJ ET"))
    assert isinstance(found, Page)
    assert [word.text for word in words_of(found)] == ["represents"]


def test_a_lost_space_is_put_on_its_own_page() -> None:
    spaced = text("lamp") + text(" ", 74.0) + text("rope", 80.0)
    found = read(printed(text("one"), spaced, spaced, text("two")))
    letters = ["".join(char.text for char in page.chars) for page in found if isinstance(page, Page)]
    assert letters == ["one", "lamp rope", "lamp rope", "two"]


def test_a_slot_is_where_its_address_says_also_when_there_are_more() -> None:
    slots = Slots()
    assert slots.of(2, np.float64).shape == (2, 2)
    few = slots.addresses(2, 1)
    assert len(few) == 2
    many = slots.of(5000, np.uint32)
    assert many.shape == (5000, 4)
    assert not many.any()
    assert len(slots.addresses(5000, 1)) >= 5000
    many[:] = 7
    assert not slots.of(5000, np.uint32).any()
