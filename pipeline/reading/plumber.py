"""The pdfplumber engine, the reference: documents, pages, links. It shares no extraction code with the pdfium engine."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from types import TracebackType
from typing import Self

import numpy as np
from pdfminer.pdfdocument import PDFDestinationNotFound, PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.pdf import PDF

from parsers.layout.chars import Chars
from parsers.layout.page import DocumentInfo, Link, Page, UnreadablePage
from pipeline.reading.damage import NOT_WHOLE, is_damaged, unpacks
from pipeline.reading.dashes import with_joined_pieces
from pipeline.reading.document import locked, unopened
from pipeline.reading.frame import SeenFrame, visible_frame
from pipeline.reading.lying import turn_of
from pipeline.reading.metadata import date_value, text_value
from pipeline.reading.miner_values import mapping_of, name_of
from pipeline.reading.plumber_device import SeenDevice, SeenInterpreter
from pipeline.reading.plumber_tags import StructureTree
from pipeline.reading.tags import NO_TAGS, PageTags, may_hold_table

_DEEPEST = 3  # forms in forms
_MISSING = re.compile(rb"\((?:\\0{1,3}|\x00)+\)|<(?:00)+>")  # a text of nothing but the code 0: the glyph for those that a font lacks
_EMPTIEST = 64  # bytes: nothing at all, compressed and encrypted, takes less

logging.getLogger("pdfplumber").addHandler(logging.NullHandler())


class _ListedPage(PDFPage):
    """A page of the page tree; a broken one keeps its error, so that those after it are still found."""

    def __init__(self, doc: PDFDocument, pageid: object, attrs: object, label: str | None) -> None:
        self.pageid = pageid
        self.fault: str | None = None
        try:
            super().__init__(doc, pageid, attrs, label)
        except MemoryError:
            raise
        except Exception as error:
            self.fault = _told(error)


class PlumberDocument:
    """One open document. Its pages are listed when it is opened, and read one by one.

    ``damaged_pages`` are the numbers of those whose contents do not unpack whole.
    """

    def __init__(self, document: PDF, *, is_damaged: bool = False) -> None:
        self._document = document
        self._pages = [page for page in _ListedPage.create_pages(document.doc) if isinstance(page, _ListedPage)]
        self.damaged_pages = frozenset(n for n, page in enumerate(self._pages, 1) if is_damaged and _is_damaged(page))
        self._is_tagged = _is_tagged(document.doc)
        self._tree: StructureTree | None = None
        self._numbers = {page.pageid: number for number, page in enumerate(self._pages, 1)}

    @property
    def info(self) -> DocumentInfo:
        """What the file says of itself."""
        said = self._document.metadata
        return DocumentInfo(
            page_count=len(self._pages),
            producer=text_value(said.get("Producer")),
            title=text_value(said.get("Title")),
            created_at=date_value(said.get("CreationDate")),
            is_tagged=self._is_tagged,
        )

    @property
    def has_lost_pages(self) -> bool:
        """Whether the page tree counts more pages than were found, or none at all: pdfminer says nothing where it is broken."""
        said = resolve1(mapping_of(self._document.doc.catalog.get("Pages")).get("Count"))
        return not isinstance(said, int) or len(self._pages) < said

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page | UnreadablePage]:
        """The pages in order; nothing of one is kept when the next is read."""
        for number in numbers or range(1, len(self._pages) + 1):
            if not 1 <= number <= len(self._pages):
                yield UnreadablePage(number, "pdfplumber cannot load it (there is no such page)")
                continue
            try:
                yield self._read(self._pages[number - 1], number)
            except MemoryError:
                raise
            except Exception as error:  # pdfminer raises what Python happens to raise: TypeError, struct.error, AssertionError ...
                yield UnreadablePage(number, f"pdfplumber cannot read it ({_told(error)})")

    def shows_missing_glyph(self, number: int) -> bool:
        """Whether a page's own contents print a text that is nothing but the glyph for those that a font lacks."""
        if not 1 <= number <= len(self._pages) or self._pages[number - 1].fault is not None:
            return False
        try:
            streams = [stream for stream in map(resolve1, self._pages[number - 1].contents) if isinstance(stream, PDFStream)]
            return any(_MISSING.search(stream.get_data()) for stream in streams)
        except MemoryError:
            raise
        except Exception:  # pdfminer raises what Python happens to raise
            return False

    def _read(self, listed: _ListedPage, number: int) -> Page | UnreadablePage:
        if listed.fault is not None:
            return UnreadablePage(number, f"pdfplumber cannot load it ({listed.fault})")
        if _is_undecoded(listed):
            return UnreadablePage(number, "pdfplumber cannot decode its contents")
        frame = visible_frame(listed.mediabox, listed.cropbox, listed.rotate)
        tags = self._tags_of(listed)
        device = self._printed(listed, frame, tags)
        chars = Chars.of(device.chars)
        turn = turn_of(chars)
        if turn:
            frame = frame.turned_back(turn)
            device = self._printed(listed, frame, tags)
            chars = Chars.of(device.chars)
        if tags.tags and not _may_hold_table(chars, frame):
            tags, chars = NO_TAGS, replace(chars, tag=np.full(len(chars), -1, np.int32))
        rules, fills = with_joined_pieces(device.rules, device.fills)
        return Page(
            page_number=number,
            width=round(frame.width, 3),
            height=round(frame.height, 3),
            rotation=frame.rotation,
            chars=chars,
            rules=rules,
            fills=fills,
            images=tuple(device.images),
            links=tuple(self._links(listed, frame)),
            fault=NOT_WHOLE if number in self.damaged_pages else None,
            tags=tags.tags,
            turned=turn,
        )

    def _printed(self, listed: _ListedPage, frame: SeenFrame, tags: PageTags) -> SeenDevice:
        device = SeenDevice(self._document.rsrcmgr, frame, tags.of_content)
        SeenInterpreter(self._document.rsrcmgr, device).process_page(listed)
        return device

    def _tags_of(self, listed: _ListedPage) -> PageTags:
        """The tags of a page; none where the tree is broken, for the text is there all the same."""
        if not self._is_tagged:
            return NO_TAGS
        try:
            self._tree = self._tree or StructureTree(self._document.doc)
            return self._tree.tags_of(listed)
        except MemoryError:
            raise
        except Exception:  # pdfminer raises what Python happens to raise
            return NO_TAGS

    def _links(self, listed: _ListedPage, frame: SeenFrame) -> Iterator[Link]:
        annotations = resolve1(listed.annots)
        for annotation in annotations if isinstance(annotations, list) else ():
            values = mapping_of(annotation)
            sides = resolve1(values.get("Rect"))
            if name_of(values.get("Subtype")) != "Link" or not isinstance(sides, list):
                continue
            points = [resolve1(side) for side in sides]
            if len(points) != 4 or not all(isinstance(point, int | float) for point in points):
                continue
            url, target = self._target(values)
            if url or target is not None:
                yield Link(frame.box(*(float(point) for point in points)), url, target)

    def _target(self, annotation: Mapping[str, object]) -> tuple[str | None, int | None]:
        action = mapping_of(annotation.get("A"))
        if name_of(action.get("S")) == "URI":
            address = resolve1(action.get("URI"))
            return (address.decode("utf-8", "replace").strip() or None if isinstance(address, bytes) else None), None
        destination = annotation.get("Dest")
        if destination is None and name_of(action.get("S")) == "GoTo":
            destination = action.get("D")
        return None, self._page_of(destination)

    def _page_of(self, destination: object) -> int | None:
        place = resolve1(destination)
        name = place.name if isinstance(place, PSLiteral) else place
        if isinstance(name, str | bytes):
            try:
                place = resolve1(self._document.doc.get_dest(name))
            except PDFDestinationNotFound:
                return None
        if isinstance(place, Mapping):
            place = resolve1(place.get("D"))
        first = place[0] if isinstance(place, list) and place else None
        if isinstance(first, PDFObjRef):
            return self._numbers.get(first.objid)
        return first + 1 if isinstance(first, int) and 0 <= first < len(self._pages) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pages.clear()
        self._document.stream.close()


def open_plumber(data: bytes) -> PlumberDocument:
    """Open a PDF from its bytes; an empty password is tried.

    Raises:
        DocumentRejected: It is truncated or encrypted, or its page tree is broken.
    """
    try:
        document = PlumberDocument(PDF.open(BytesIO(data)), is_damaged=is_damaged(data))
    except MemoryError:
        raise
    except Exception as error:  # anything at all, bare TypeError and RecursionError included
        causes = (error, *error.args)
        locks = [cause for cause in causes if isinstance(cause, PDFEncryptionError)]
        raise (locked(is_known=isinstance(locks[0], PDFPasswordIncorrect)) if locks else unopened()) from error
    if document.has_lost_pages:
        raise unopened()
    return document


def _may_hold_table(chars: Chars, frame: SeenFrame) -> bool:
    is_turned = frame.rotation != 0 or bool(chars.direction.any())
    return may_hold_table(chars.code, chars.x0, chars.x1, chars.baseline, chars.sizes, is_turned=is_turned)


def _is_undecoded(listed: PDFPage) -> bool:
    """Whether there is nothing left of contents that are there: pdfminer passes over what no filter can decode."""
    streams = [stream for stream in map(resolve1, listed.contents) if isinstance(stream, PDFStream) and stream.get_filters()]
    sizes = [len(stream.rawdata or b"") for stream in streams]
    return sum(sizes) > _EMPTIEST * max(1, len(sizes)) and not any(stream.get_data() for stream in streams)


def _is_damaged(listed: _ListedPage) -> bool:
    """Whether contents or a form of a page do not unpack whole. To be asked before anything unpacks them."""
    try:
        packed = [stream.rawdata for stream in _streams(listed.contents, listed.resources, _DEEPEST) if _is_packed(stream)]
    except Exception:  # what cannot even be found is told when the page is read
        return False
    return not all(unpacks(data) for data in packed if data)


def _streams(contents: Sequence[object], resources: object, depth: int) -> Iterator[PDFStream]:
    """A page's or a form's own streams and those of the forms that it may draw."""
    yield from (stream for stream in map(resolve1, contents) if isinstance(stream, PDFStream))
    for form in map(resolve1, mapping_of(mapping_of(resources).get("XObject")).values()):
        if depth and isinstance(form, PDFStream) and name_of(form.get("Subtype")) == "Form":
            yield from _streams([form], form.get("Resources"), depth - 1)


def _is_packed(stream: PDFStream) -> bool:
    filters = stream.get_filters()
    return bool(filters) and filters[0][0] in LITERALS_FLATE_DECODE


def _told(error: Exception) -> str:
    said = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _is_tagged(document: PDFDocument) -> bool:
    return resolve1(mapping_of(document.catalog.get("MarkInfo")).get("Marked")) is True
