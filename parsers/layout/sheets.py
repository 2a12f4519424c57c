"""All pages of a document laid out, each in the light of the page before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from parsers.faults import Faults
from parsers.layout.finding import no_heading
from parsers.layout.foot_rules import without_foot_rules
from parsers.layout.furniture import Furniture, furniture_of
from parsers.layout.named_headers import HeadingTest
from parsers.layout.page import Page, UnreadablePage
from parsers.layout.plain_sheet import plain_sheet
from parsers.layout.sheet import Sheet, lay_out
from parsers.layout.words import Word, seen_of, words_of

_Worded = list[tuple[Page, Sequence[Word]]]


def sheets_of(
    pages: Sequence[Page | UnreadablePage], is_heading: HeadingTest = no_heading, faults: Faults | None = None
) -> tuple[Sheet, ...]:
    """The pages that could be read, laid out in order.

    ``is_heading`` tells what texts side by side are known to head. A page whose layout fails is its lines alone; where no ``faults`` are
    kept its error is raised.
    """
    faults = faults or Faults(are_raised=True)
    readable = [page for page in pages if isinstance(page, Page)]
    numbers = [page.page_number for page in readable]
    readable = faults.spare(partial(without_foot_rules, readable), readable, "the lines at the foot of pages")
    worded: _Worded = [(page, words_of(page)) for page in readable]
    none = [Furniture((), ())] * len(worded)
    _, furniture = faults.spare_pages(_furniture_of, worded, _without, numbers, none, "footers and page numbers")
    sheets: tuple[Sheet, ...] = ()
    for (page, words), aside in zip(worded, furniture, strict=True):
        work = partial(lay_out, page, words, aside, is_heading, sheets[-1] if sheets else None)
        sheets += (faults.spare(work, None, "the layout", page.page_number) or plain_sheet(page, words, aside),)
    return sheets


def _furniture_of(worded: _Worded) -> list[Furniture]:
    return furniture_of([(page, seen_of(words)) for page, words in worded])


def _without(worded: _Worded, numbers: Collection[int]) -> _Worded:
    return [(page, () if page.page_number in numbers else words) for page, words in worded]
