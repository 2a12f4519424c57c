"""A page that lies on its side, or on its head, is given as it is read, and its places are told as they are seen."""

from __future__ import annotations

import io

import pikepdf
import pytest

from parsers.layout.page import Page, as_seen
from parsers.layout.plain_tables import plain_tables
from parsers.layout.words import Word, words_of
from pipeline.reading import Engine, open_pdf

_CONTENT = "BT /F1 10 Tf 1 0 0 1 60 150 Tm (Outstanding actions of the quay) Tj ET\n"
_TABLE = (
    "50 40 m 250 40 l S 50 60 m 250 60 l S 50 80 m 250 80 l S 50 40 m 50 80 l S 150 40 m 150 80 l S 250 40 m 250 80 l S "
    "BT /F1 10 Tf 1 0 0 1 55 66 Tm (Quay) Tj 100 0 Td (Boats) Tj -100 -20 Td (North) Tj 100 0 Td (12) Tj ET\n"
)


def shown(rotate: int, engine: Engine, content: str = _CONTENT + _TABLE) -> Page:
    """A page with a line of text and a table, shown turned."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pdf.make_stream(content.encode("ascii"))
    page.Rotate = rotate
    held = io.BytesIO()
    pdf.save(held)
    with open_pdf(held.getvalue(), engine) as document:
        (read,) = document.pages()
    assert isinstance(read, Page)
    return read


def _place(word: Word) -> tuple[float, float]:
    return word.baseline, word.x0


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_it_is_given_as_it_is_read(engine: Engine, rotate: int) -> None:
    upright, lying = shown(0, engine), shown(rotate, engine)
    assert (upright.turned, lying.turned) == (0, rotate)
    assert (lying.width, lying.height) == (400, 200)
    # pdfium reads the words of a line in the order in which they are seen.
    assert sorted(words_of(lying), key=_place) == sorted(words_of(upright), key=_place)
    assert [rule.box for rule in lying.rules] == [rule.box for rule in upright.rules]


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize(("rotate", "corner"), [(90, (40.0, 50.0)), (180, (150.0, 40.0)), (270, (120.0, 150.0))])
def test_places_are_told_as_they_are_seen(engine: Engine, rotate: int, corner: tuple[float, float]) -> None:
    page = shown(rotate, engine)
    (table,) = plain_tables([page])
    assert [cell.text for cell in table.cells] == ["Quay", "Boats", "North", "12"]
    # The table is 200 wide and 40 high; its corner at the left and top as it is seen.
    assert (table.box.width, table.box.height) == pytest.approx((200, 40) if rotate == 180 else (40, 200), abs=2)
    assert (table.box.x0, table.box.top) == pytest.approx(corner, abs=2)
    assert as_seen(page.rules[0].box, 0, 400, 200) == page.rules[0].box


@pytest.mark.parametrize("engine", Engine)
def test_a_page_with_some_turned_text_stands_as_it_is(engine: Engine) -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 30 40 Tm (Harbour) Tj ET\n"
    page = shown(0, engine, _CONTENT + turned)
    assert page.turned == 0
    assert {word.direction for word in words_of(page)} == {0, 270}
