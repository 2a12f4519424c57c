from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout import words as words_module
from parsers.layout.page import Box, Char, Fill, Image, Page, Style, Tag, TagKind
from parsers.layout.words import words_of, words_of_each

BLACK = Style("Carlito", 10.0, "#000000", 400, False)
WHITE = Style("Carlito", 10.0, "#ffffff", 700, False)


def line(text: str, x: float = 50.0, y: float = 100.0, style: Style = BLACK, gap: float = 0.0) -> list[Char]:
    return [Char(c, x + i * (5 + gap), y - 7.5, x + i * (5 + gap) + 5, y + 2.5, y, style) for i, c in enumerate(text)]


def page(chars: list[Char], fills: tuple[Fill, ...] = (), images: tuple[Image, ...] = ()) -> Page:
    return Page(1, 960.0, 540.0, 0, tuple(chars), (), fills, images, ())


@given(st.lists(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=9), min_size=1, max_size=12))
def test_words_are_what_spaces_part(texts: list[str]) -> None:
    assert [w.text for w in words_of(page(line(" ".join(texts))))] == texts


def test_a_gap_parts_words_where_no_space_is_printed() -> None:
    chars = line("left") + line("right", x=50 + 4 * 5 + 4)
    assert [w.text for w in words_of(page(chars))] == ["left", "right"]


def test_a_space_that_is_kerned_away_in_part_parts_words_where_none_is_printed() -> None:
    chars = line("left") + line("right", x=50 + 4 * 5 + 2.04)
    assert [w.text for w in words_of(page(chars))] == ["left", "right"]


@pytest.mark.parametrize(("white", "words"), [(0.0, ["leftright"]), (1.0, ["left", "right"])])
def test_a_space_that_leaves_no_white_parts_nothing(white: float, words: list[str]) -> None:
    """Some printers write a soft hyphen within a line so."""
    assert [w.text for w in words_of(page([*line("left "), *line("right", x=70 + white)]))] == words


def test_letter_spacing_parts_nothing() -> None:
    assert [w.text for w in words_of(page(line("spaced", gap=1.2)))] == ["spaced"]


@pytest.mark.parametrize(("printed", "words"), [("Boats.....12", ["Boats.....", "12"]), ("Boats....-", ["Boats....", "-"])])
def test_dots_that_lead_to_a_number_are_not_of_its_word(printed: str, words: list[str]) -> None:
    assert [w.text for w in words_of(page(line(printed)))] == words


@pytest.mark.parametrize("printed", ["1.2.3", "and...12", "wait....what", "....."])
def test_dots_that_lead_to_no_number_part_nothing(printed: str) -> None:
    assert [w.text for w in words_of(page(line(printed)))] == [printed]


def test_a_superscript_stays_on_its_word() -> None:
    small = Style("Carlito", 6.5, "#000000", 400, False)
    raised = [Char(c, 60 + i * 3, 88, 63 + i * 3, 95, 96.0, small) for i, c in enumerate("th")]
    words = words_of(page(line("16") + raised))
    assert [w.text for w in words] == ["16th"]
    assert words[0].style.size == 10.0


def test_a_narrow_space_behind_raised_letters_parts_words() -> None:
    small = Style("Carlito", 6.5, "#000000", 400, False)
    raised = [Char(c, 60 + i * 3, 88, 63 + i * 3, 95, 96.0, small) for i, c in enumerate("th")]
    assert [w.text for w in words_of(page(line("16") + raised + line("June", x=67.8)))] == ["16th", "June"]
    assert [w.text for w in words_of(page(line("16") + raised + line("-17", x=66.5)))] == ["16th-17"]


def test_white_on_white_is_hidden_and_white_on_dark_is_not() -> None:
    dark = Fill(Box(0, 80, 960, 120), "#1f4e79", 0)
    assert [w.is_visible for w in words_of(page(line("head", style=WHITE)))] == [False]
    assert [w.is_visible for w in words_of(page(line("head", style=WHITE), (dark,)))] == [True]


def test_white_on_a_picture_may_be_seen() -> None:
    assert [w.is_visible for w in words_of(page(line("head", style=WHITE), (), (Image(Box(0, 0, 960, 540), 0),)))] == [True]


def test_white_on_a_fill_of_unknown_colour_may_be_seen() -> None:
    pattern = Fill(Box(0, 80, 960, 120), None, 0)
    assert [w.is_visible for w in words_of(page(line("head", style=WHITE), (pattern,)))] == [True]


def test_text_drawn_invisibly_or_off_the_page_is_not_seen() -> None:
    unseen = [c._replace(is_drawn=False) for c in line("hidden")]
    outside = [c._replace(is_inside=False) for c in line("outside", y=200)]
    assert [w.is_visible for w in words_of(page(unseen + outside))] == [False, False]


def test_text_turned_by_a_quarter_makes_words() -> None:
    turned = [Char(c, 100, 300 - 5 * i - 5, 110, 300 - 5 * i, 305.0 - 5 * i, BLACK, direction=270) for i, c in enumerate("up on")]
    assert [w.text for w in words_of(page(turned))] == ["up", "on"]


def test_upright_text_without_printed_spaces_makes_words() -> None:
    starts = [(c, 300.0 - 5 * i - (2.0 if i > 1 else 0.0)) for i, c in enumerate("upon")]
    turned = [Char(c, 100, y - 5, 110, y, y, BLACK, direction=270) for c, y in starts]
    assert [w.text for w in words_of(page(turned))] == ["up", "on"]


def test_a_narrow_space_behind_a_comma_parts_words() -> None:
    assert [w.text for w in words_of(page(line("left,") + line("right", x=50 + 5 * 5 + 1.6)))] == ["left,", "right"]
    assert [w.text for w in words_of(page(line("1,250", gap=0.6)))] == ["1,250"]


def test_pages_taken_together_have_the_words_of_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = (Tag(TagKind.TABLE, -1, 0, 1), Tag(TagKind.ROW, 0, 0, 2), Tag(TagKind.CELL, 1, 0, 1), Tag(TagKind.CELL, 1, 1, 1))
    tagged = [char._replace(tag=2 + (place > 3)) for place, char in enumerate(line("leftright"))]
    upright = [Char(c, 50, 200 - i * 5, 60, 205 - i * 5, 60, BLACK, direction=270) for i, c in enumerate("up")]
    mixed = [
        line("one two"),
        [],
        line("three"),
        line("  "),
        tagged,
        upright,
        line("on", style=WHITE),
        line("three"),
        line("•a ﬁne \u00ad b"),
    ]
    pages = [replace(page(chars), tags=cells if chars is tagged else ()) for chars in mixed]
    pages.append(replace(pages[0], words=words_of(pages[2])))
    alone = [words_of(one) for one in pages]
    assert [[word.text for word in words] for words in alone[:6]] == [["one", "two"], [], ["three"], [], ["left", "right"], ["up"]]
    assert words_of_each(pages) == alone
    monkeypatch.setattr(words_module, "_LETTERS_TOGETHER", 6)
    assert words_of_each(pages) == alone
    assert words_of_each([]) == []
