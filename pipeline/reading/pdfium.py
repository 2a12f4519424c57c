"""The pdfium engine: documents, pages, links. Text and paths have modules of their own beside it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as raw

from parsers.layout.page import DocumentInfo, Link, Page, UnreadablePage
from pipeline.reading.document import locked, pageless, unopened
from pipeline.reading.frame import SeenFrame, visible_frame
from pipeline.reading.lying import turn_of
from pipeline.reading.metadata import date_value, text_value
from pipeline.reading.pdfium_fonts import FontNames
from pipeline.reading.pdfium_paths import shapes_of
from pipeline.reading.pdfium_tags import tags_of
from pipeline.reading.pdfium_text import chars_of
from pipeline.reading.pdfium_white import WHITE, with_true_white
from pipeline.reading.tags import NO_TAGS
from schemas.errors import DocumentRejected

_NO_ERROR = raw.FPDF_ERR_FILE  # what is left behind by a path that is none: a document without pages is none at all, and no error
_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


class PdfiumDocument:
    """One open document."""

    def __init__(self, document: pypdfium2.PdfDocument, fonts: FontNames) -> None:
        self._document = document
        self._fonts = fonts
        self._info: DocumentInfo | None = None

    @property
    def info(self) -> DocumentInfo:
        """What the file says of itself."""
        if self._info is None:
            self._info = DocumentInfo(
                page_count=len(self._document),
                producer=text_value(self._said("Producer")),
                title=text_value(self._said("Title")),
                created_at=date_value(self._said("CreationDate")),
                is_tagged=bool(raw.FPDFCatalog_IsTagged(self._document.raw)),
            )
        return self._info

    def _said(self, key: str) -> str:
        """A metadata value; pypdfium2's own way to it fails on half a surrogate pair."""
        size = raw.FPDF_GetMetaText(self._document.raw, key.encode(), None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_GetMetaText(self._document.raw, key.encode(), buffer, size)
        return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page | UnreadablePage]:
        """The pages in order, each closed as soon as it is read."""
        for number in numbers or range(1, self.info.page_count + 1):
            try:
                page = self._document[number - 1]
            except (pypdfium2.PdfiumError, IndexError) as error:
                yield UnreadablePage(number, f"pdfium cannot load it ({error})")
                continue
            try:
                yield _read(self._document, page, number, self._fonts, is_tagged=self.info.is_tagged)
            except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
                yield UnreadablePage(number, f"pdfium cannot read its text ({error})")
            finally:
                page.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._document.close()


def open_pdfium(data: bytes) -> PdfiumDocument:
    """Open a PDF from its bytes; an empty password is tried by pdfium itself.

    Raises:
        DocumentRejected: It is truncated, encrypted or without pages.
    """
    try:
        return PdfiumDocument(pypdfium2.PdfDocument(data), FontNames(data))
    except pypdfium2.PdfiumError as error:
        raise _rejection(_code_of(data)) from error


def _code_of(data: bytes) -> int:
    """Why pdfium does not open a file: asked anew behind an error of another kind, for where it gives back no document and no error either
    it leaves the error of whatever was opened before."""
    raw.FPDF_LoadDocument(b"", None)
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        raw.FPDF_CloseDocument(document)
    return int(raw.FPDF_GetLastError())


def _rejection(code: int) -> DocumentRejected:
    if code in _PASSWORD_ERRORS:
        return locked(is_known=code == raw.FPDF_ERR_PASSWORD)
    return pageless() if code == _NO_ERROR else unopened()


def _read(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int, fonts: FontNames, *, is_tagged: bool) -> Page:
    frame = visible_frame(_seen_box(page), None, page.get_rotation())
    tags = tags_of(page.raw) if is_tagged else NO_TAGS
    text_page = page.get_textpage()
    try:
        chars = chars_of(page.raw, text_page.raw, frame, tags.of_content, fonts)
        turn = turn_of(chars)
        if turn:
            frame = frame.turned_back(turn)
            chars = chars_of(page.raw, text_page.raw, frame, tags.of_content, fonts)
    finally:
        text_page.close()
    rules, fills, images = shapes_of(page.raw, frame)
    if any(style.colour == WHITE for style in chars.styles):
        fills = with_true_white(page, frame, fills, chars)
    return Page(
        page_number=number,
        width=round(frame.width, 3),
        height=round(frame.height, 3),
        rotation=frame.rotation,
        chars=chars,
        rules=rules,
        fills=fills,
        images=images,
        links=tuple(_links(document, page, frame)),
        tags=tags.tags,
        turned=turn,
    )


def _seen_box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float] | None:
    """The crop box within the media box, of all boxes the one that pdfium inherits from the page tree; the latter if they are apart."""
    left, low, right, high = page.get_bbox()
    return (left, low, right, high) if left < right and low < high else page.get_mediabox(fallback_ok=False)


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, frame: SeenFrame) -> Iterator[Link]:
    """The link annotations of a page, in their order. Addresses that only stand in the text are no links."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        rectangle = raw.FS_RECTF()
        if raw.FPDFLink_GetAnnotRect(link, rectangle):
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            url, target = _target(document, link)
            if url or target is not None:
                yield Link(box, url, target)


def _target(document: pypdfium2.PdfDocument, link: raw.FPDF_LINK) -> tuple[str | None, int | None]:
    action = raw.FPDFLink_GetAction(link)
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        return buffer.value.decode("utf-8", "replace").strip() or None, None
    destination = raw.FPDFLink_GetDest(document.raw, link)
    if not destination and action and raw.FPDFAction_GetType(action) == raw.PDFACTION_GOTO:
        destination = raw.FPDFAction_GetDest(document.raw, action)
    index = raw.FPDFDest_GetDestPageIndex(document.raw, destination) if destination else -1
    return None, index + 1 if index >= 0 else None
