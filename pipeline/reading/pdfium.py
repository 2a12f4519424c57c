"""The pdfium engine: documents, pages, links. Text and paths have modules of their own beside it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from functools import partial
from types import TracebackType
from typing import NamedTuple, Self

import pypdfium2
import pypdfium2.raw as raw

from parsers.layout.chars import Chars
from parsers.layout.page import DocumentInfo, Link, Page, Tag, UnreadablePage
from pipeline.reading.document import locked, pageless, unopened
from pipeline.reading.frame import SeenFrame, visible_frame
from pipeline.reading.lying import turn_of
from pipeline.reading.metadata import date_value, text_value
from pipeline.reading.missing_glyphs import MissingGlyphs
from pipeline.reading.pdfium_calls import Slots, pointer_of
from pipeline.reading.pdfium_chars import chars_of
from pipeline.reading.pdfium_fonts import FontNames
from pipeline.reading.pdfium_objects import on_page
from pipeline.reading.pdfium_paths import Answers, Shapes, shapes_of
from pipeline.reading.pdfium_runs import TextPage
from pipeline.reading.pdfium_tags import tags_of
from pipeline.reading.pdfium_text import PageText, text_of, text_page
from pipeline.reading.pdfium_white import WHITE, with_true_white
from pipeline.reading.steps import Steps, in_step
from pipeline.reading.tags import NO_TAGS
from schemas.errors import DocumentRejected

_NO_ERROR = raw.FPDF_ERR_FILE  # what is left behind by a path that is none: a document without pages is none at all, and no error
_UNREADABLE = (pypdfium2.PdfiumError, ValueError, OverflowError)
_PAGES_OPEN = 16  # at a time: what is asked of them takes a tenth less time than one by one, and of more no less
_PAGES_TOGETHER = 32  # how many are read in one go at most
_LETTERS_TOGETHER = 8_000  # and with a page more: arrays of twice as many are given memory of their own, which is slow to reach at first
_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


class _Draft(NamedTuple):
    """A page whose characters are as pdfium says them; ``turn`` is that of :class:`Page`."""

    number: int
    turn: int
    frame: SeenFrame
    text: PageText
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    shapes: Shapes


class PdfiumDocument:
    """One open document."""

    def __init__(self, document: pypdfium2.PdfDocument, fonts: FontNames, missing: MissingGlyphs) -> None:
        self._document = document
        self._fonts, self._missing = fonts, missing
        self._slots, self._answers = Slots(), Answers()
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
        """The pages in order, each closed as soon as it is asked; some are read together, which takes less time than one by one."""
        drafts: list[_Draft | UnreadablePage] = []
        letters = 0
        asked = numbers or range(1, self.info.page_count + 1)
        for start in range(0, len(asked), _PAGES_OPEN):
            for draft in in_step([self._drafting(number) for number in asked[start : start + _PAGES_OPEN]]):
                drafts.append(draft)
                letters += len(draft.text.codes) if isinstance(draft, _Draft) else 0
                if len(drafts) == _PAGES_TOGETHER or letters > _LETTERS_TOGETHER:
                    yield from self._read(drafts)
                    drafts, letters = [], 0
        yield from self._read(drafts)

    def _drafting(self, number: int, turn: int = 0) -> Steps[_Draft | UnreadablePage]:
        """What pdfium says of a page, laid so that text which a reader sees with a clockwise turn stands upright: step by step."""
        page = raw.FPDF_LoadPage(self._document.raw, number - 1)  # not by pypdfium2's own page, which takes longer to watch itself
        if not page:
            return UnreadablePage(number, "pdfium cannot load it (Failed to load page.)")
        try:
            with text_page(page) as text_address:
                yield
                frame = visible_frame(_seen_box(page), None, 90 * raw.FPDFPage_GetRotation(page)).turned_back(turn)
                drawn = on_page(pointer_of(page))
                text = text_of(TextPage(text_address, drawn, self._fonts, self._slots), frame)
            yield
            tags = tags_of(page) if self.info.is_tagged and text.may_hold_table else NO_TAGS
            text = text.tagged(tags.of_content) if tags.of_content else text
            yield
            links = tuple(_links(self._document, page, frame))
            return _Draft(number, turn, frame, text, tags.tags, links, shapes_of(drawn, frame, self._answers))
        except _UNREADABLE as error:
            return UnreadablePage(number, f"pdfium cannot read its text ({error})")
        finally:
            raw.FPDF_ClosePage(page)

    def _read(self, drafts: Sequence[_Draft | UnreadablePage]) -> Iterator[Page | UnreadablePage]:
        chars = iter(chars_of([draft.text for draft in drafts if isinstance(draft, _Draft)]))
        for draft in drafts:
            yield self._page(draft, next(chars)) if isinstance(draft, _Draft) else draft

    def _page(self, draft: _Draft, chars: Chars) -> Page | UnreadablePage:
        try:
            return self._whole(draft, chars)
        except _UNREADABLE as error:
            return UnreadablePage(draft.number, f"pdfium cannot read its text ({error})")

    def _whole(self, draft: _Draft, chars: Chars) -> Page | UnreadablePage:
        turn = turn_of(chars) if not draft.turn else 0
        if turn:
            (turned,) = in_step([self._drafting(draft.number, turn)])
            return self._whole(turned, *chars_of([turned.text])) if isinstance(turned, _Draft) else turned
        if draft.text.leads.size:
            chars = Chars.joined([chars, self._missing.at(draft.number, draft.text.leads)])
        rules, fills, images = draft.shapes
        if any(style.colour == WHITE for style in chars.styles):
            fills = with_true_white(partial(self._document.get_page, draft.number - 1), draft.frame, fills, chars)
        return Page(
            page_number=draft.number,
            width=round(draft.frame.width, 3),
            height=round(draft.frame.height, 3),
            rotation=draft.frame.rotation,
            chars=chars,
            rules=rules,
            fills=fills,
            images=images,
            links=draft.links,
            tags=draft.tags,
            turned=draft.turn,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._document.close()
        self._missing.close()


def open_pdfium(data: bytes) -> PdfiumDocument:
    """Open a PDF from its bytes; an empty password is tried by pdfium itself.

    Raises:
        DocumentRejected: It is truncated, encrypted or without pages.
    """
    try:
        return PdfiumDocument(pypdfium2.PdfDocument(data), FontNames(data), MissingGlyphs(data))
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


def _seen_box(page: raw.FPDF_PAGE) -> tuple[float, float, float, float] | None:
    """The crop box within the media box, of all boxes the one that pdfium inherits from the page tree; the latter if they are apart."""
    seen = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, seen):
        raise pypdfium2.PdfiumError("Failed to get page bounding box.")
    if seen.left < seen.right and seen.bottom < seen.top:
        return seen.left, seen.bottom, seen.right, seen.top
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPage_GetMediaBox(page, left, low, right, high):
        return None
    return left.value, low.value, right.value, high.value


def _links(document: pypdfium2.PdfDocument, page: raw.FPDF_PAGE, frame: SeenFrame) -> Iterator[Link]:
    """The link annotations of a page, in their order. Addresses that only stand in the text are no links."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
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
