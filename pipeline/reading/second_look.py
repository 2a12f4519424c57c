"""What pdfium passes over without a word: pages that it shows empty or in part because their contents are broken.

Only a file with a blank page or with contents that do not unpack is looked at; pdfminer then tells which pages these are.
"""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from dataclasses import replace

from parsers.layout.chars import Chars
from parsers.layout.page import Page, UnreadablePage
from pipeline.reading.damage import NOT_WHOLE, is_damaged
from schemas.errors import DocumentRejected

_SOMEWHERE = "its contents, or those of another page, do not unpack whole"
_Pages = tuple[Page | UnreadablePage, ...]


def shows_text(page: Page) -> bool:
    """Whether a reader sees any text on a page."""
    chars = Chars.of(page.chars)
    return bool((chars.is_drawn & chars.is_inside & ~chars.are_spaces).any())


def with_faults(data: bytes, pages: _Pages, page_count: int) -> _Pages:
    """The pages that pdfium gave, false blanks as unreadable ones, and damaged ones with their fault: the first where none can be named."""
    blank = [page.page_number for page in pages if isinstance(page, Page) and _is_blank(page)]
    if not blank and not is_damaged(data):
        return pages
    from pipeline.reading.plumber import open_plumber  # loaded only where it is needed

    with suppress(DocumentRejected), open_plumber(data) as document:
        if document.info.page_count == page_count:
            damaged = document.damaged_pages
            false = {page.page_number: _falsehood(page) for page in (document.pages(blank) if blank else ())}
            return tuple(false.get(page.page_number) or _with_fault(page, NOT_WHOLE, damaged) for page in pages)
    first = {page.page_number for page in pages if isinstance(page, Page)} if is_damaged(data) else set()
    return tuple(_with_fault(page, _SOMEWHERE, sorted(first)[:1]) for page in pages)


def _is_blank(page: Page) -> bool:
    return not (page.chars or page.rules or page.fills or page.images)


def _falsehood(page: Page | UnreadablePage) -> UnreadablePage | None:
    """What a page is that pdfium shows blank, as pdfplumber sees it; None where it is blank indeed."""
    if isinstance(page, Page) and shows_text(page):
        return UnreadablePage(page.page_number, "pdfium shows it empty, and pdfplumber with text")
    return page if isinstance(page, UnreadablePage) else None


def _with_fault(page: Page | UnreadablePage, fault: str, damaged: Container[int]) -> Page | UnreadablePage:
    return replace(page, fault=fault) if isinstance(page, Page) and page.page_number in damaged else page
