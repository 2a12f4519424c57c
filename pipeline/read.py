"""Read a document's pages: by the engine asked for, and by the other one where that one cannot.

The engines mend different faults of a file. What only one of them can open is read by that one, so that the fate of a document does not
hang on the engine; ``parse_runs`` tells which one it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from parsers.faults import Faults
from parsers.layout.page import DocumentInfo, Page, UnreadablePage
from parsers.layout.words import worded
from pipeline.reading import Engine, open_pdf
from pipeline.reading.second_look import shows_text, with_faults
from schemas.errors import DocumentRejected, RejectReason

_Pages = tuple[Page | UnreadablePage, ...]
_UNOPENED = frozenset({RejectReason.TRUNCATED, RejectReason.ENCRYPTED, RejectReason.NO_PAGES})
# What pdfium shows is what readers see; what pdfminer, under pdfplumber, finds empty need not be.
_WORTH_ASKING_THE_OTHER = {Engine.PDFIUM: _UNOPENED, Engine.PDFPLUMBER: _UNOPENED | {RejectReason.NO_TEXT}}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a file says of itself, its pages or those asked for, and the engine that read them."""

    info: DocumentInfo
    pages: _Pages
    engine: Engine


def read_document(
    data: bytes,
    engine: Engine = Engine.PDFIUM,
    *,
    numbers: Sequence[int] | None = None,
    max_pages: int | None = None,
    are_worded: bool = False,
) -> ReadDocument:
    """Read all pages, or those of the given numbers (from 1) that the document has.

    Where pages ``are_worded``, each gets its words as soon as it is read, and its characters go: many pages then take little memory.

    Raises:
        DocumentRejected: Neither engine can read it, it has too many pages or none of those asked for, or none shows any text.
    """
    try:
        return _read(data, engine, numbers, max_pages, are_worded=are_worded)
    except DocumentRejected as error:
        if error.reason not in _WORTH_ASKING_THE_OTHER[engine]:
            raise
        first = error
    try:
        return _read(data, engine.other, numbers, max_pages, are_worded=are_worded)
    except DocumentRejected as second:
        raise (first if engine is Engine.PDFIUM else second) from None


def _read(data: bytes, engine: Engine, numbers: Sequence[int] | None, max_pages: int | None, *, are_worded: bool) -> ReadDocument:
    with open_pdf(data, engine, max_pages=max_pages) as document:
        info = document.info
        read = document.pages(_those_there(numbers, info.page_count))
        pages = tuple(map(_worded, read) if are_worded else read)
    if engine is Engine.PDFIUM:
        pages = with_faults(data, pages, info.page_count)
    readable = [page for page in pages if isinstance(page, Page)]
    if not readable:
        told = next(page.reason for page in pages if isinstance(page, UnreadablePage))
        raise DocumentRejected(RejectReason.TRUNCATED, f"None of the {len(pages)} pages can be read: {told}; fetch the file again.")
    if not any(map(shows_text, readable)):
        raise _textless(readable)
    return ReadDocument(info, pages, engine)


def _worded(page: Page | UnreadablePage) -> Page | UnreadablePage:
    if isinstance(page, UnreadablePage):
        return page
    faults = Faults()
    found = faults.spare(partial(worded, page), None, "its words")
    return found or UnreadablePage(page.page_number, faults.met[0].reason)


def _those_there(numbers: Sequence[int] | None, page_count: int) -> tuple[int, ...]:
    there = tuple(number for number in numbers or range(1, page_count + 1) if number <= page_count)
    if not there:
        raise DocumentRejected(RejectReason.NO_PAGES, f"The PDF has {page_count} pages, none of those that were asked for; ask for others.")
    return there


def _textless(pages: Sequence[Page]) -> DocumentRejected:
    """Why no page shows any text. What a scanner's text recognition lays under its picture is no text that a reader sees."""
    if any(not char.text.isspace() for page in pages for char in page.chars):
        why = "what text it holds is hidden, as under a scan"
    elif any(page.images for page in pages):
        why = "this looks like a scan"
    else:
        why = "the pages are empty or only drawn"
    return DocumentRejected(RejectReason.NO_TEXT, f"No page shows any text: {why}; ask the publisher for the original.")
