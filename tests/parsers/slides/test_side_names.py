"""Names down the side of a page, drawn at random beside their texts, and texts of which it is not plain whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.furniture import Furniture
from parsers.layout.sheet import lay_out
from parsers.layout.words import words_of
from parsers.slides.side_names import beside_names
from tests.drawing.pages import Drawing

SIZE, LINE = 10.0, 14.0


def sides(drawing: Drawing) -> list[list[str]] | None:
    """The texts of each name; names are in capitals, days begin with a digit."""
    page = drawing.page()
    blocks = lay_out(page, words_of(page), Furniture((), ())).body
    names = {block.id for block in blocks if block.text.isupper()}
    days = {block.id for block in blocks if block.text[0].isdigit()}
    found = beside_names(blocks, names, days)
    return None if found is None else [[block.text for block in one] for one in found]


def drawn(counts: list[int], gap: float, *, is_centred: bool) -> tuple[Drawing, list[list[str]]]:
    """Rows of a name over its day, and so many bullets beside them, at its height or around its middle."""
    drawing, wanted, y = Drawing(1), [], 100.0
    for i, count in enumerate(counts):
        rows = max(2, count)
        down = (rows - 2) * LINE / 2 if is_centred else 0.0
        right = (rows - count) * LINE / 2 if is_centred else 0.0
        name, day = f"NAME{'ABCDE'[i]}", f"{i + 1}-May-2030"
        drawing.text(40, y + down, name, SIZE, bold=True).text(40, y + down + LINE, day, SIZE)
        texts = [f"lamp{'abcd'[i]}{'abcd'[n]}" for n in range(count)]
        for n, text in enumerate(texts):
            drawing.text(300, y + right + n * LINE, f"• {text}", SIZE)
        wanted.append([name, day, *texts])
        y += rows * LINE + gap
    return drawing, wanted


@given(st.lists(st.integers(1, 4), min_size=2, max_size=4), st.floats(8, 40))
def test_texts_at_the_height_of_names_are_theirs(counts: list[int], gap: float) -> None:
    drawing, wanted = drawn(counts, gap, is_centred=False)
    assert sides(drawing) == wanted


@given(st.lists(st.integers(1, 4), min_size=2, max_size=4), st.floats(8, 40))
def test_around_names_texts_are_theirs_or_it_is_not_plain(counts: list[int], gap: float) -> None:
    drawing, wanted = drawn(counts, gap, is_centred=True)
    assert sides(drawing) in (wanted, [])


def test_names_in_the_middle_of_their_texts() -> None:
    drawing, wanted = drawn([3, 4, 3], 20, is_centred=True)
    assert sides(drawing) == wanted


@pytest.mark.parametrize("x", [40, 120], ids=["beneath the names", "beside only some"])
def test_where_texts_do_not_all_stand_right_of_all_names_there_is_no_column(x: float) -> None:
    drawing = Drawing(1).text(40, 100, "NAME", SIZE, bold=True).text(40, 160, "A LONGER NAME THAN THIS", SIZE, bold=True)
    drawing.text(x, 130, "• text", SIZE).text(400, 160, "• text", SIZE)
    assert sides(drawing) is None
