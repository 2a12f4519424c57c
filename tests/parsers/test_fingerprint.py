from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from parsers.fingerprint import fingerprint
from parsers.layout.page import Char, Page, UnreadablePage
from parsers.parse import parse_pack
from tests.drawing.decks import Deck, changed
from tests.reading_samples import vocabulary

DECK = Deck()


def look(pages: Sequence[Page | UnreadablePage]) -> str | None:
    parsed = parse_pack(pages, vocabulary())
    return fingerprint(parsed.pack, parsed.kinds)


def restyled(change: Callable[[Char], Char]) -> list[Page | UnreadablePage]:
    pages = [page for page in DECK.pages() if isinstance(page, Page)]
    return [replace(page, chars=tuple(change(char) for char in page.chars)) for page in pages]


def test_another_month_looks_the_same() -> None:
    other = replace(
        DECK,
        agenda=(*changed(DECK.agenda, 2, 1, "Lighthouse"), ("4", "Close", "", "", "Chair", "10:30-10:35\n5 mins", "")),
        groups=changed(DECK.groups, 1, 1, "None"),
        actions=(),
        next_step="Date of next TMAG: 17 July 2030",
    )
    assert look(other.pages()) == look(DECK.pages())


def test_other_letters_or_ink_are_another_look_and_blank_cells_are_not() -> None:
    font = restyled(lambda char: char._replace(style=replace(char.style, font_name="Gill Sans")))
    ink = restyled(lambda char: char._replace(style=replace(char.style, colour="#123456")))
    narrower = replace(DECK, agenda=tuple((*row[:-1], "") for row in DECK.agenda))
    looks = [look(pages) for pages in (DECK.pages(), font, ink)]
    assert len(set(looks)) == 3
    assert look(narrower.pages()) == looks[0]


def test_weight_and_cut_are_no_other_family() -> None:
    plain = restyled(lambda char: char._replace(style=replace(char.style, font_name="Gill-Regular")))
    italic = restyled(lambda char: char._replace(style=replace(char.style, font_name="Gill,Italic")))
    assert look(plain) == look(italic)


def test_nothing_has_no_look() -> None:
    blank = [replace(page, chars=(), rules=(), fills=()) for page in DECK.pages() if isinstance(page, Page)]
    assert look(blank) is None
