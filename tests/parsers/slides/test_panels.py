"""Panels: headings wherever they stand, each with the texts beneath it or beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.furniture import Furniture
from parsers.layout.page import Box, Fill
from parsers.layout.sheet import Sheet, lay_out
from parsers.layout.words import words_of
from parsers.slides.panels import panels, rows_of, texts_of
from tests.drawing.pages import Drawing


def _sheet(drawing: Drawing) -> Sheet:
    page = drawing.page()
    return lay_out(page, words_of(page), Furniture((), ()))


def _held(sheet: Sheet) -> dict[str, list[str]]:
    found = panels(sheet, texts_of(sheet), lambda block: block.text.startswith("Head"))
    return {panel.head.text: [" ".join(block.text for block in item) for item in panel.items] for panel in found}


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=4), min_size=1, max_size=3), st.integers(0, 9))
def test_each_text_is_of_the_heading_above_it(counts: list[list[int]], inset: int) -> None:
    drawing, wanted = Drawing(1), {}
    for row, of_row in enumerate(counts):
        for column, count in enumerate(of_row):
            x, y, name = 40.0 + 200 * column, 60.0 + 160 * row, f"Head{row}{column}"
            drawing.text(x + inset, y, name, bold=True)
            wanted[name] = [f"Text{row}{column}{i}" for i in range(count)]
            for i, text in enumerate(wanted[name]):
                drawing.text(x, y + 24 * (i + 1), text)
    assert _held(_sheet(drawing)) == wanted


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5))
def test_each_text_is_of_the_heading_beside_it(counts: list[int]) -> None:
    drawing, wanted, y = Drawing(1), {}, 60.0
    for row, count in enumerate(counts):
        drawing.text(40, y, f"Head{row}", bold=True)
        wanted[f"Head{row}"] = [f"Text{row}{i}" for i in range(count)]
        for text in wanted[f"Head{row}"]:
            drawing.text(240, y, text)
            y += 20
        y += 10
    assert _held(_sheet(drawing)) == wanted


def test_a_heading_in_the_middle_of_its_strip_begins_where_the_strip_does() -> None:
    drawing = Drawing(1)
    for i, x in enumerate((40, 340)):
        drawing.fills.append(Fill(Box(x, 88, x + 280, 106), "#cceecc", i))
        drawing.text(x + 120, 100, f"Head{i}").text(x + 5, 130, f"Text{i}")
    assert _held(_sheet(drawing)) == {"Head0": ["Text0"], "Head1": ["Text1"]}


def test_a_heading_in_the_midst_of_a_badge_begins_where_the_badge_does() -> None:
    drawing = Drawing(1)
    for i, y in enumerate((80, 180)):
        drawing.fills.append(Fill(Box(40, y, 120, y + 70), "#cceecc", i))
        drawing.text(60, y + 40, f"Head{i}").text(140, y + 10, f"Text{i}").text(140, y + 30, f"More{i}")
    assert _held(_sheet(drawing)) == {"Head0": ["Text0", "More0"], "Head1": ["Text1", "More1"]}


def test_none_where_a_text_stands_above_or_left_of_all_headings() -> None:
    for x, y in ((40, 60), (10, 160)):
        drawing = Drawing(1).text(40, 100, "Head0").text(340, 100, "Head1").text(40, 130, "Text0").text(x, y, "Aside")
        assert _held(_sheet(drawing)) == {}


def test_few_texts_may_stand_above_all_headings_of_some_pages() -> None:
    for count, held in ((1, True), (3, False)):
        drawing = Drawing(1).text(40, 150, "Head0").text(340, 150, "Head1").text(40, 180, "Text0")
        for i in range(count):
            drawing.text(40 + 250 * i, 60, f"Aside{i}")
        sheet = _sheet(drawing)
        found = panels(sheet, texts_of(sheet), lambda block: block.text.startswith("Head"), may_have_introduction=True)
        assert [[block.text for block in panel.blocks] for panel in found] == ([["Text0"], []] if held else [])


def test_headings_in_the_middle_of_columns_equally_wide() -> None:
    def held(*asides: float) -> dict[str, list[str]]:
        drawing = Drawing(1)
        for i, x in enumerate((40, 340, 640)):
            drawing.text(x + 120, 100, f"Head{i}", bold=True).text(x, 130, f"Text{i}").text(x, 150, f"More{i}")
        for x in asides:
            drawing.text(x, 170, "Text over the border of two")
        return _held(_sheet(drawing))

    assert held() == {f"Head{i}": [f"Text{i}", f"More{i}"] for i in range(3)}
    assert held(280) == {}


def test_a_note_in_small_print_beneath_all_is_of_no_heading() -> None:
    drawing = Drawing(1).title("Locks").text(40, 100, "Head0").text(340, 100, "Head1").text(40, 130, "Text0")
    drawing.text(40, 200, "A note on both", 8)
    assert _held(_sheet(drawing)) == {"Head0": ["Text0"], "Head1": []}


def test_wrapped_lines_that_were_laid_out_apart_are_one_text() -> None:
    drawing = Drawing(1).text(40, 60, "Head0")
    drawing.text(40, 90, "• First line", 10).text(50, 102, "Second line", 10).text(40, 126, "• Other", 10).text(40, 150, "Plain", 10)
    (panel,) = panels(_sheet(drawing), texts_of(_sheet(drawing)), lambda block: block.text == "Head0")
    assert [[block.text for block in item] for item in panel.items] == [["First line Second line"], ["Other"], ["Plain"]]


def test_rows_of_panels() -> None:
    drawing = Drawing(1)
    for name, x, y in (("Head0", 340, 100), ("Head1", 40, 102), ("Head2", 40, 200)):
        drawing.text(x, y, name, bold=True)
    sheet = _sheet(drawing)
    rows = rows_of(panels(sheet, texts_of(sheet), lambda block: True))
    assert [[panel.head.text for panel in row] for row in rows] == [["Head1", "Head0"], ["Head2"]]
