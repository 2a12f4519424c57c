"""Open a PDF by either engine, and tell in one way why one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from parsers.layout.page import DocumentInfo, Page, UnreadablePage
from schemas.errors import DocumentRejected, RejectReason

_HEADER, _HEADER_REACH = b"%PDF", 1024  # bytes: readers look this far for the header
_BLANK = b"\x00\t\n\x0c\r "


class Engine(StrEnum):
    """The engines: pdfium is the default; pdfplumber is the reference that it is held against."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"

    @property
    def other(self) -> Engine:
        """The engine to ask where this one cannot read a document."""
        return Engine.PDFPLUMBER if self is Engine.PDFIUM else Engine.PDFIUM


class PdfDocument(Protocol):
    """An open PDF; a context manager that closes it."""

    @property
    def info(self) -> DocumentInfo:
        """What the file says of itself."""

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page | UnreadablePage]:
        """The pages, or those of the given numbers (from 1), each closed as soon as it is read."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def open_pdf(data: bytes, engine: Engine = Engine.PDFIUM, *, max_pages: int | None = None) -> PdfDocument:
    """Open a PDF.

    Raises:
        DocumentRejected: It is empty, no PDF, truncated, encrypted, without pages, or has more than ``max_pages``.
    """
    if _HEADER not in data[:_HEADER_REACH]:
        raise _headless(data)
    # Each engine is imported when it is asked for: the other costs time and memory for nothing.
    if engine is Engine.PDFPLUMBER:
        from pipeline.reading.plumber import open_plumber

        document: PdfDocument = open_plumber(data)
    else:
        from pipeline.reading.pdfium import open_pdfium

        document = open_pdfium(data)
    return _with_pages(document, max_pages)


def _with_pages(document: PdfDocument, max_pages: int | None) -> PdfDocument:
    count = document.info.page_count
    if count > 0 and (max_pages is None or count <= max_pages):
        return document
    document.__exit__(None, None, None)
    if count == 0:
        raise pageless()
    raise DocumentRejected(
        RejectReason.TOO_MANY_PAGES, f"The PDF has {count} pages, {max_pages} are allowed; raise limits.max_pages if that is right."
    )


def _headless(data: bytes) -> DocumentRejected:
    if not data.strip(_BLANK):
        return DocumentRejected(RejectReason.EMPTY, "The file is empty; fetch it again.")
    return DocumentRejected(RejectReason.NOT_PDF, "The file is no PDF: it has no PDF header; check what was fetched.")


def unopened() -> DocumentRejected:
    """The rejection of a file that begins as a PDF and cannot be opened."""
    return DocumentRejected(RejectReason.TRUNCATED, "The PDF is cut short or damaged and cannot be opened; fetch it again.")


def pageless() -> DocumentRejected:
    """The rejection of a sound file without pages."""
    return DocumentRejected(RejectReason.NO_PAGES, "The PDF has no pages; ask the publisher for the file afresh.")


def locked(*, is_known: bool = True) -> DocumentRejected:
    """The rejection of a file that needs a password, or is encrypted in a way that the engine does not know."""
    why = "needs a password" if is_known else "is encrypted in a way that cannot be read"
    return DocumentRejected(RejectReason.ENCRYPTED, f"The PDF {why}; ask the publisher for one that opens without.")
