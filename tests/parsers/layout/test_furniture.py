"""What stands on every page: footers, page numbers, and small lines at the head."""

from __future__ import annotations

import pytest

from parsers.layout.furniture import furniture_of
from parsers.layout.page import Box, Page, Rule
from parsers.layout.words import words_of
from tests.drawing.pages import Drawing


def _pages(head: str, *, y: float = 45.0, size: float = 8.0, bold: bool = False, beneath: float = 70.0) -> list[Page]:
    """Five pages with one line at their head and text of ten points beneath it."""
    pages = []
    for number in range(1, 6):
        drawing = Drawing(number).text(36, y, head, size, bold=bold)
        pages.append(drawing.lines(36, beneath, f"The {number}. lamp", "was lit at dusk", "and put out at dawn", size=10).page())
    return pages


def _found(pages: list[Page]) -> list[str]:
    return [line.text for furniture in furniture_of([(page, words_of(page)) for page in pages]) for line in furniture.footers]


def test_a_small_line_that_all_pages_begin_with_is_furniture() -> None:
    assert _found(_pages("Meeting papers of the harbour")) == ["Meeting papers of the harbour"] * 5


@pytest.mark.parametrize(
    "pages",
    [
        _pages("Action log", bold=True),
        _pages("Action log", size=20.0),
        _pages("Ref Action Owner", beneath=55.0),
        [*_pages("Actions")[:2], *_pages("Lamps")[2:4], *_pages("Ropes")[4:]],
    ],
    ids=["bold", "large", "close above text", "on few pages"],
)
def test_headings_and_heads_of_tables_are_none(pages: list[Page]) -> None:
    assert _found(pages) == []


def test_of_two_pages_both_must_end_alike() -> None:
    pages = [Drawing(n).lines(36, 90, f"The {n}. lamp").text(36, 520, f"Harbour report | {n}", 8).page() for n in (1, 2)]
    assert _found(pages) == ["Harbour report | 1", "Harbour report | 2"]
    assert _found([pages[0], Drawing(2).text(36, 520, "The end", 8).page()]) == []


@pytest.mark.parametrize(
    ("offset", "moves", "found"), [(0, 0.0, True), (2, 0.0, True), (0, 40.0, False)], ids=["same", "counts on", "moves"]
)
def test_a_number_that_counts_on_with_the_pages_at_one_place_is_the_page_number(offset: int, moves: float, found: bool) -> None:
    drawn = [
        Drawing(n).lines(36, 90, f"The {n}. lamp", "was lit at dusk").text(700 - moves * n, 250, str(n + offset), 8) for n in range(1, 7)
    ]
    pages = [drawing.page() for drawing in drawn]
    numbers = [[line.text for line in one.page_numbers] for one in furniture_of([(page, words_of(page)) for page in pages])]
    assert numbers == ([[str(n + offset)] for n in range(1, 7)] if found else [[]] * 6)


def test_a_head_with_nothing_near_beneath_is_furniture() -> None:
    assert _found(_pages("Meeting papers of the harbour", beneath=300.0)) == ["Meeting papers of the harbour"] * 5


def _over_band(foot: str, size: float) -> list[Page]:
    """Four pages with a line at 85 % of their height, above a band, and text of ten points."""
    drawn = (Drawing(n).lines(36, 90, f"The {n}. lamp", "was lit at dusk", "and put out", size=10) for n in range(1, 5))
    return [drawing.text(36, 460, foot.format(drawing.number), size).page() for drawing in drawn]


@pytest.mark.parametrize(
    ("foot", "size", "is_found"), [("Harbour papers", 7.0, True), ("Harbour papers", 10.0, False), ("Lamp {}", 7.0, False)]
)
def test_a_small_line_above_the_foot_that_most_pages_repeat_word_by_word(foot: str, size: float, is_found: bool) -> None:
    assert _found(_over_band(foot, size)) == (["Harbour papers"] * 4 if is_found else [])


def _heads(*ends: float) -> list[Page]:
    """Pages that begin with the headings of a table, whose columns lines part down to some height."""
    pages = []
    for number, end in enumerate(ends, start=1):
        drawing = Drawing(number).text(36, 100, f"The {number}. lamp was lit at dusk")
        for column, head in enumerate(("Ref", "Action", "Owner")):
            drawing.text(36 + 100 * column, 25, head, bold=True)
            drawing.rules.append(Rule(Box(30 + 100 * column, 10, 30.6 + 100 * column, end), "#000000", 0.6, 1))
        pages.append(drawing.page())
    return pages


@pytest.mark.parametrize(("ends", "are_furniture"), [((500.0, 480.0, 90.0), False), ((60.0, 60.0, 60.0), True)])
def test_headings_over_lines_that_end_elsewhere_on_each_page_are_a_tables(ends: tuple[float, ...], *, are_furniture: bool) -> None:
    assert _found(_heads(*ends)) == (["Ref", "Action", "Owner"] * 3 if are_furniture else [])


def _numbers(pages: list[Page]) -> list[list[str]]:
    return [[line.text for line in one.page_numbers] for one in furniture_of([(page, words_of(page)) for page in pages])]


def test_a_number_at_the_foot_beside_the_page_number_is_none() -> None:
    drawn = [Drawing(n).lines(36, 90, f"The {n}. lamp").text(700, 525, f"{n} / 4", 8) for n in range(1, 5)]
    drawn[2].text(36, 495, "3")
    assert _numbers([drawing.page() for drawing in drawn]) == [[f"{n} / 4"] for n in range(1, 5)]


@pytest.mark.parametrize("above", ["TMAG29-", "TMAG29"])
def test_a_number_right_beneath_a_hyphen_goes_on_that_text(above: str) -> None:
    page = Drawing(3).text(36, 490, above).text(36, 502, "03").page()
    assert _numbers([page]) == [[] if above.endswith("-") else ["03"]]


@pytest.mark.parametrize(
    ("logos", "size", "y", "found"),
    [
        (("DAG",) * 6, 12.0, 45.0, 6),
        (("DAG",) * 6, 24.0, 45.0, 0),
        (("DAG",) * 6, 12.0, 70.0, 0),
        (("DAG", "DAG", "PSG", "PSG", "TMAG", "CCAG"), 12.0, 45.0, 0),
    ],
    ids=["a logo", "as large as the titles", "beneath the title", "other words on other pages"],
)
def test_a_text_beside_the_titles_of_most_pages_is_that_of_a_logo(logos: tuple[str, ...], size: float, y: float, found: int) -> None:
    pages = []
    for number, (logo, title) in enumerate(zip(logos, ("Agenda", "Actions", "Updates", "Plan", "Risks", "Close"), strict=True), start=1):
        drawing = Drawing(number).text(36, y, logo, size, bold=True).text(300, 48, title, 24, bold=True)
        pages.append(drawing.lines(36, 120, f"The {number}. lamp", "was lit at dusk", "and put out at dawn", size=10).page())
    assert _found(pages) == ["DAG"] * found
