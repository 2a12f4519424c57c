"""Slides that are printed with their notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.layout.blocks import BlockKind
from parsers.layout.notes_pages import slides_of
from parsers.layout.page import Box, Fill, Page, Rule
from parsers.parse import ParsedPack, parse_pack
from tests.drawing.decks import Deck
from tests.drawing.pages import HEIGHT, WIDTH, Drawing
from tests.reading_samples import vocabulary

SCALE = 0.375
FRAME = Box(90.0, 60.0, 90.0 + SCALE * WIDTH, 60.0 + SCALE * HEIGHT)
NOTES = ("The board agreed to send the keys by 3 May 2030.", "ACTION: Ben Sorrel to ask for them")


def _placed(box: Box) -> Box:
    return Box(*(FRAME[i % 2] + SCALE * box[i] for i in range(4)))


def _printed(page: Page, notes: Sequence[str] = NOTES, size: float = 14.0) -> Page:
    """A slide's page printed with its notes."""
    beneath = Drawing(page.page_number).lines(60, 400, *notes, size=size).text(500, 700, str(page.page_number), 12)
    chars = [
        char._replace(
            **_placed(Box(char.x0, char.top, char.x1, char.bottom))._asdict(),
            baseline=FRAME.top + SCALE * char.baseline,
            style=replace(char.style, size=SCALE * char.style.size),
        )
        for char in page.chars
    ]
    fills = [Fill(FRAME, "#ffffff", 0), *(replace(fill, box=_placed(fill.box), order=1 + fill.order) for fill in page.fills)]
    return replace(page, width=540.0, height=720.0, chars=(*chars, *beneath.chars), fills=tuple(fills))


def _deck() -> list[Page]:
    return [page for page in Deck().pages() if isinstance(page, Page)]


def _said(parsed: ParsedPack) -> list[tuple[str, object]]:
    return [(record.dataset, record.content) for record in parsed.records if record.dataset != "slides"]


@pytest.fixture(scope="module")
def printed() -> ParsedPack:
    return parse_pack([_printed(page) for page in _deck()], vocabulary())


def test_they_say_what_the_slides_say(printed: ParsedPack) -> None:
    alone = parse_pack(_deck(), vocabulary())
    assert _said(printed) == _said(alone)
    assert [record.content.title for record in printed.records if record.dataset == "slides"] == [
        record.content.title for record in alone.records if record.dataset == "slides"
    ]


def test_notes_are_texts_of_their_own(printed: ParsedPack) -> None:
    sheet = printed.pack.sheets[4]
    assert [(note.kind, note.text) for note in sheet.notes] == [
        *((BlockKind.PARAGRAPH, text) for text in NOTES),
        (BlockKind.PAGE_NUMBER, "5"),
    ]
    assert [note.order for note in sheet.notes] == [len(sheet.blocks) + i for i in (1, 2, 3)]
    assert {printed.account.claimed_by[note.id].dataset for note in sheet.notes[:2]} == {"slides"}
    assert printed.account.words_claimed == printed.account.words_total


def test_all_stands_where_it_is_on_the_page(printed: ParsedPack) -> None:
    sheet = printed.pack.sheets[4]
    assert sheet.title is not None
    assert sheet.seen(sheet.title.box).x0 == pytest.approx(FRAME.x0 + SCALE * 36)
    assert sheet.seen(sheet.notes[0].box).x0 == pytest.approx(60)
    assert sheet.printed == (540.0, 720.0)


def test_a_frame_may_be_a_border() -> None:
    def bordered(page: Page) -> Page:
        sides = (Rule(Box(x, FRAME.top, x, FRAME.bottom), "#000000", 0.5, 0) for x in (FRAME.x0, FRAME.x1))
        return replace(page, fills=page.fills[1:], rules=(*page.rules, *sides))

    slides = slides_of([bordered(_printed(page)) for page in _deck()])
    assert all(isinstance(page, Page) and page.width == WIDTH and page.rules == () for page in slides)


def test_what_stands_wider_than_the_slide_in_it_is_not_taken_for_it() -> None:
    mat = Fill(Box(FRAME.x0 - 10, FRAME.top - 30, FRAME.x1 + 10, FRAME.bottom + 30), "#eeeeee", 0)
    pages = [replace(page, fills=(mat, *page.fills)) for page in map(_printed, _deck())]
    assert [page.inset.box for page in slides_of(pages) if isinstance(page, Page) and page.inset] == [FRAME] * len(pages)


@pytest.mark.parametrize("what", ["two pages", "one without a frame", "words beside", "no notes", "small notes", "lying pages"])
def test_other_pages_stay_as_they_are(what: str) -> None:
    pages = [_printed(page) for page in _deck()]
    if what == "two pages":
        pages = pages[:2]
    elif what == "one without a frame":
        pages[3] = replace(pages[3], fills=pages[3].fills[1:])
    elif what == "words beside":
        pages[2] = replace(pages[2], chars=(*pages[2].chars, *Drawing(3).text(20, 150, "Fig 1", 14).chars))
    elif what == "no notes":
        pages = [_printed(page, ()) for page in _deck()]
    elif what == "small notes":
        pages = [_printed(page, size=2.0) for page in _deck()]
    else:
        pages = [replace(page, width=800.0) for page in pages]
    assert slides_of(pages) == pages
