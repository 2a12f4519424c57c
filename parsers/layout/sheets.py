"""All pages of a document laid out, each in the light of the page before it."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.finding import no_heading
from parsers.layout.foot_rules import without_foot_rules
from parsers.layout.furniture import furniture_of
from parsers.layout.named_headers import HeadingTest
from parsers.layout.page import Page, UnreadablePage
from parsers.layout.sheet import Sheet, lay_out
from parsers.layout.words import seen_of, words_of


def sheets_of(pages: Sequence[Page | UnreadablePage], is_heading: HeadingTest = no_heading) -> tuple[Sheet, ...]:
    """The pages that could be read, laid out in order.

    ``is_heading`` tells what texts side by side are known to head.
    """
    worded = [(page, words_of(page)) for page in without_foot_rules([page for page in pages if isinstance(page, Page)])]
    furniture = furniture_of([(page, seen_of(words)) for page, words in worded])
    sheets: tuple[Sheet, ...] = ()
    for (page, words), aside in zip(worded, furniture, strict=True):
        sheets += (lay_out(page, words, aside, is_heading, sheets[-1] if sheets else None),)
    return sheets
