"""The fate of a document: read by the one engine or the other, in part, or not at all and why."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from parsers.layout.page import Page, UnreadablePage
from pipeline.read import ReadDocument, read_document
from pipeline.reading import Engine
from schemas.errors import DocumentRejected
from tests.corpus import made

ENGINES = pytest.mark.parametrize("engine", list(Engine))
WHOLE = made.pack()
PAGES = made.PAGES


def rejection(data: bytes, engine: Engine, **options: object) -> DocumentRejected:
    with pytest.raises(DocumentRejected) as raised:
        read_document(data, engine, **options)  # type: ignore[arg-type]
    return raised.value


def faults(read: ReadDocument) -> dict[int, str]:
    found = {page.page_number: page.fault if isinstance(page, Page) else page.reason for page in read.pages}
    return {number: fault for number, fault in found.items() if fault}


REJECTED = {
    "nothing": (b"", "empty"),
    "only zeros": (bytes(4000), "empty"),
    "a web page": (b"<!DOCTYPE html><html><body>Moved</body></html>" * 50, "not_pdf"),
    "an office file": (b"PK\x03\x04" + WHOLE[2000:6000], "not_pdf"),
    "a header far in": (b"x" * 2000 + WHOLE, "not_pdf"),
    "a header alone": (b"%PDF-1.7\n", "truncated"),
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], "truncated"),
    "a password": (made.locked(user="user's"), "encrypted"),
    "an old password": (made.locked(user="user's", revision=4), "encrypted"),
    "empty pages": (made.blank_pages(3), "no_text"),
    "a scan": (made.scan(), "no_text"),
    "a scan with text under it": (made.scan(hidden=b"what a scanner read"), "no_text"),
}


@ENGINES
@pytest.mark.parametrize(("data", "reason"), list(REJECTED.values()), ids=list(REJECTED))
def test_why_a_file_cannot_be_read(data: bytes, reason: str, engine: Engine) -> None:
    assert rejection(data, engine).reason == reason


@ENGINES
def test_a_scan_is_called_one_and_empty_pages_are_not(engine: Engine) -> None:
    assert "looks like a scan" in str(rejection(made.scan(), engine))
    assert "hidden" in str(rejection(made.scan(hidden=b"what a scanner read"), engine))
    assert "scan" not in str(rejection(made.blank_pages(2), engine))


@ENGINES
@pytest.mark.parametrize(
    "data",
    [b"HTTP/1.1 200 OK\r\n\r\n" + WHOLE, WHOLE + b"<html>" + b"z" * 5000, WHOLE[:-10]],
    ids=["head of an answer", "page behind it", "end cut off"],
)
def test_what_stands_around_a_pdf_does_no_harm(data: bytes, engine: Engine) -> None:
    read = read_document(data, engine)
    assert len(read.pages) == PAGES
    assert faults(read) == {}


@ENGINES
@pytest.mark.parametrize("revision", [4, 6])
def test_an_empty_password_is_tried(revision: int, engine: Engine) -> None:
    assert faults(read_document(made.locked(user="", revision=revision), engine)) == {}


def test_what_only_pdfplumber_opens_is_read_by_it() -> None:
    data = made.pack(encryption=pikepdf.Encryption(owner="", user="user's", R=6))
    assert read_document(data, Engine.PDFIUM).engine is Engine.PDFPLUMBER


def test_what_only_pdfium_opens_is_read_by_it() -> None:
    twice = made.pack(_with_a_page_twice)
    assert [read_document(twice, engine).engine for engine in Engine] == [Engine.PDFIUM, Engine.PDFIUM]
    assert [len(read_document(twice, engine).pages) for engine in Engine] == [PAGES + 1] * 2


def _with_a_page_twice(pdf: Pdf) -> None:
    tree = pdf.Root.Pages
    kids = tree.Kids
    kids.append(kids[0])
    tree.Count = len(kids)


@ENGINES
def test_a_page_tree_that_promises_too_much_is_partly_unreadable(engine: Engine) -> None:
    read = read_document(made.counting(4), engine)
    assert read.info.page_count == 4
    assert list(faults(read)) == [3, 4]


@ENGINES
@pytest.mark.parametrize("count", [-1, 0, 10**9])
def test_a_page_tree_that_counts_nonsense_hides_no_page(count: int, engine: Engine) -> None:
    read = read_document(made.counting(count), engine, max_pages=2000)
    assert len(read.pages) == 2
    assert faults(read) == {}


@ENGINES
def test_a_page_whose_contents_are_garbage_is_unreadable(engine: Engine) -> None:
    read = read_document(made.packed_as_it_is(lambda pdf: made.with_content(pdf, 5, b"garbage" * 400)), engine)
    assert list(faults(read)) == [5]
    assert isinstance(read.pages[4], UnreadablePage)


@ENGINES
def test_a_page_whose_contents_end_early_is_in_doubt(engine: Engine) -> None:
    read = read_document(made.packed_as_it_is(lambda pdf: made.cut_short(pdf, 5)), engine)
    assert list(faults(read)) == [5]
    assert isinstance(read.pages[4], Page)
    assert read.pages[4].chars


@ENGINES
def test_a_page_that_is_none_is_unreadable(engine: Engine) -> None:
    def without(pdf: Pdf) -> None:
        pdf.pages[2].obj.Type = Name.Font

    assert list(faults(read_document(made.pack(without), engine))) == [3]


@ENGINES
def test_an_empty_page_among_others_is_no_fault(engine: Engine) -> None:
    read = read_document(made.pack(lambda pdf: pdf.add_blank_page()), engine)
    assert len(read.pages) == PAGES + 1
    assert faults(read) == {}


@ENGINES
def test_pages_that_are_not_there_are_left_out(engine: Engine) -> None:
    assert [page.page_number for page in read_document(WHOLE, engine, numbers=(2, 99)).pages] == [2]
    assert f"{PAGES} pages" in str(rejection(WHOLE, engine, numbers=(99,)))


@ENGINES
def test_too_many_pages(engine: Engine) -> None:
    assert rejection(WHOLE, engine, max_pages=PAGES - 1).reason == "too_many_pages"
    assert len(read_document(WHOLE, engine, max_pages=PAGES).pages) == PAGES


@ENGINES
def test_odd_metadata_are_none(engine: Engine) -> None:
    def odd(pdf: Pdf) -> None:
        pdf.docinfo["/Title"] = Dictionary(A=1)
        pdf.docinfo["/Producer"] = pikepdf.String("\x01\x02\x03\x04abc\x05\x06")
        pdf.docinfo["/CreationDate"] = "D:99991399"

    info = read_document(made.pack(odd), engine).info
    assert (info.title, info.producer, info.created_at) == (None, None, None)


@ENGINES
def test_boxes_that_cannot_be_are_taken_as_they_are_shown(engine: Engine) -> None:
    def odd(pdf: Pdf) -> None:
        pdf.pages[0].MediaBox = [0, 0, 0, 0]
        pdf.pages[1].MediaBox = [960, 540, 0, 0]
        pdf.pages[2].CropBox = [5000, 5000, 6000, 6000]
        pdf.pages[3].Rotate = -270

    pages = [page for page in read_document(made.pack(odd), engine).pages if isinstance(page, Page)]
    sizes = [(round(page.width), round(page.height), page.turned) for page in pages[:4]]
    assert sizes == [(612, 792, 0), (960, 540, 0), (960, 540, 0), (960, 540, 90)]  # the last lies on its side and is read upright
