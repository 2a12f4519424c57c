"""Words that narrow columns break are whole again where the document itself tells that they are words."""

from __future__ import annotations

import pytest

from parsers.layout.broken_words import with_whole_words
from parsers.layout.page import Page
from parsers.layout.sheets import sheets_of
from parsers.layout.text import PRINTED_SOFT_HYPHEN
from tests.drawing.pages import Drawing

SIZE = 10.0


def texts(*columns: tuple[str, ...], known: tuple[str, ...] = ()) -> list[str]:
    """What a page says in narrow columns, each given by its lines."""
    drawing = Drawing(1)
    for at, lines in enumerate(columns):
        for row, line in enumerate(lines):
            drawing.text(60 + 150 * at, 100 + 1.2 * SIZE * row, line, SIZE)
    (sheet,) = sheets_of(with_whole_words([drawing.page()], known))
    return [block.text for block in sheet.blocks]


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (("Harbou", "r board"), "Harbour board"),
        (("the Har-", "bour board"), "the Harbour board"),
        (("the last Harbou", "r board"), "the last Harbou r board"),  # what stands behind other words would have gone to the next line
        (("Harbou", "R board"), "Harbou R board"),
    ],
)
def test_a_word_is_whole_again_that_stands_whole_elsewhere(pieces: tuple[str, ...], said: str) -> None:
    assert texts(pieces, ("Harbour dues",))[0] == said


def test_pieces_of_no_word_stay_apart() -> None:
    assert texts(("Harbou", "r board"), ("Quay dues",))[0] == "Harbou r board"


def test_a_word_may_be_known_without_the_document() -> None:
    assert texts(("Recommen", "ded closed"), known=("recommended",)) == ["Recommended closed"]


@pytest.mark.parametrize(("mark", "is_whole"), [("▪", True), ("a", False)])
def test_the_first_piece_may_stand_far_behind_a_lists_mark(mark: str, *, is_whole: bool) -> None:
    drawing = Drawing(1)
    for x, row, text in ((60, 0, mark), (130, 0, "Harbou"), (68, 1, "r board"), (300, 0, "Harbour dues")):
        drawing.text(x, 100 + 1.2 * SIZE * row, text, SIZE)
    (page,) = with_whole_words([drawing.page()])
    assert isinstance(page, Page)
    assert any(word.text.endswith(PRINTED_SOFT_HYPHEN) for word in page.words or ()) is is_whole


def test_two_words_are_not_one_although_there_is_such_a_word() -> None:
    said = texts(("Over", "view of it"), ("An overview",), ("Over a view",))
    assert "Over" in said[0].split()


def test_a_writers_own_hyphen_stays() -> None:
    assert texts(("a cut-", "over plan"), ("The cutover is over",))[0] == "a cut-over plan"
    assert texts(("a re-", "plan today"), ("Each replan or re-plan",))[0] == "a re-plan today"


def test_where_a_printer_hyphenates_a_word_that_stands_nowhere_else_is_whole_too() -> None:
    long = ("the environ-", "mental half-", "hourly non-", "tidal rise")
    broken = (("the Har-", "bour"), ("a me-", "ter"), ("the dred-", "ger"), long)
    assert (
        texts(*broken, ("Harbour meter dredger",), ("A half-hourly and tidal rise",))[3] == "the environmental half-hourly non-tidal rise"
    )
    assert texts(*broken[2:], ("Harbour meter dredger",))[1].startswith("the environ-mental")


def test_where_a_printer_hyphenates_two_words_are_one_that_stands_whole_elsewhere() -> None:
    broken = (("the Har-", "bour"), ("a me-", "ter"), ("the dred-", "ger"), ("news up-", "dates"))
    whole = ("Harbour meter dredger", "Updates on dates")
    assert texts(*broken, whole)[3] == "news updates"
    assert texts(*broken, (*whole, "the up-dates"))[3] == "news up-dates"
    assert texts(broken[3], whole)[0] == "news up-dates"


def test_pages_that_break_no_word_keep_their_words() -> None:
    (page,) = with_whole_words([Drawing(1).text(60, 100, "Harbour board", SIZE).page()])
    assert isinstance(page, Page)
    assert page.words is not None
    assert [word.text for word in page.words] == ["Harbour", "board"]


@pytest.mark.parametrize(("rest", "said"), [("30", "17/04/2030"), ("3", "17/04/20 3"), ("30 days", "17/04/20 30 days")])
def test_a_year_that_a_narrow_column_breaks_is_whole_again(rest: str, said: str) -> None:
    assert texts(("17/04/20", rest)) == [said]
