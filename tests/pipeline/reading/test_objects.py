"""Characters are asked for their text objects now and then only: each must still look as the object that it is of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name

from parsers.layout.chars import codes_of
from parsers.layout.page import Page
from pipeline.reading import Engine, open_pdf, pdfium_text

_HEBREW = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfrange <41> <5a> <05d0> <61> <7a> <0061> endbfrange
endcmap end end
"""


def read(tmp_path: Path, runs: list[tuple[str, float]]) -> Page:
    """A page of texts, each an object of its own colour, at the given heights; capitals are letters of Hebrew."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(900, 800))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, ToUnicode=pdf.make_stream(_HEBREW))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    shown, ends = [], dict[float, float]()
    for i, (text, y) in enumerate(runs):
        x = ends.get(y, 20.0)
        shown.append(f"{i / 255:.4f} 0 0 rg BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET")
        ends[y] = x + 6 * len(text)
    page.Contents = pdf.make_stream("\n".join(shown).encode("ascii"))
    pdf.save(tmp_path / "page.pdf")
    with open_pdf((tmp_path / "page.pdf").read_bytes(), Engine.PDFIUM) as document:
        (found,) = document.pages()
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize("short", [0, 1000])
@pytest.mark.parametrize("lengths", [(1, 2, 3), (15, 16, 17), (31, 32, 33, 1), (64, 1, 1, 1), (7,), (16,) * 4])
def test_each_character_has_the_look_of_its_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lengths: tuple[int, ...], short: int
) -> None:
    monkeypatch.setattr(pdfium_text, "_SHORT", short)
    runs = [("abcdefgh" * 8)[:length] for length in lengths]
    page = read(tmp_path, [(text, 700.0 - 20 * line) for line in range(3) for text in runs])
    expected = [f"#{i:02x}0000" for i, text in enumerate(runs * 3) for _ in text]
    assert [char.style.colour for char in page.chars] == expected


def test_text_from_right_to_left_is_asked_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium_text, "_SHORT", 0)
    mixed = [("abcABC", 700.0), ("DEF", 700.0), ("ghGHI", 700.0), ("HEBREWTEXT" * 2, 680.0), ("SHALOMab" * 3, 680.0)]
    page = read(tmp_path, mixed)
    monkeypatch.setattr(pdfium_text, "_STRIDE", 1)
    assert read(tmp_path, mixed) == page
    letters = "".join(char.text for char in page.chars)
    assert pdfium_text._RUNS_BACK.take(codes_of(letters), mode="clip").any()


def test_letters_that_run_back_are_told() -> None:
    told = pdfium_text._RUNS_BACK.take(codes_of("a–•\uf0b7é\u05d0\u0627\u200f\ufb50\U00010840"), mode="clip")
    assert told.tolist() == [False] * 5 + [True] * 5
    assert told.dtype == np.bool_


@pytest.mark.parametrize("together", [1, 7, 15])
def test_boxes_are_the_same_however_many_are_asked_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    texts = [("abcdefgh", 700.0), ("ijklmn", 700.0), ("o", 680.0)]
    page = read(tmp_path, texts)
    monkeypatch.setattr(pdfium_text, "_BOXES_TOGETHER", together)
    assert read(tmp_path, texts) == page
    assert [(char.x0, char.x1) for char in page.chars][-2:] == [(98.0, 104.0), (20.0, 26.0)]
