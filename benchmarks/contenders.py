"""Who is measured: this project's reading and its whole parse, and what others offer for the same pages."""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from operator import attrgetter, methodcaller
from typing import Any

from schemas.errors import TmagError

Work = Callable[[Any], str]


class PeerMissing(TmagError):
    """A library that the benchmark compares with is not installed."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One thing to measure.

    ``load`` imports all that it needs and gives the work itself: a PDF's bytes in, in a few words what was found there out. ``prepare``
    makes something else of the bytes beforehand, which is not measured.
    """

    name: str
    package: str
    module: str
    load: Callable[[], Work]
    prepare: Callable[[bytes], Any] = lambda data: data


def _load_reading(engine: str) -> Work:
    from pipeline.reading import Engine, open_pdf

    def work(data: bytes) -> str:
        with open_pdf(data, Engine(engine)) as document:
            pages = list(document.pages())
        return f"{sum(len(getattr(page, 'chars', ())) for page in pages)} characters, rules, fills, links"

    return work


def _load_parse(engine: str) -> Work:
    from pipeline.parse import ParseRequest, parse_document
    from pipeline.reading import Engine

    def work(data: bytes) -> str:
        tables = parse_document(ParseRequest(data=data, engine=Engine(engine))).tables
        return f"{sum(table.num_rows for table in tables.values())} rows of {len(tables)} datasets"

    return work


def _load_records() -> Work:
    from parsers.parse import read_pack
    from pipeline.read import read_document
    from pipeline.vocabulary import load_vocabulary

    def work(data: bytes) -> str:
        parsed = read_pack(read_document(data).pages, load_vocabulary({}))
        return f"{len(parsed.records)} records"

    return work


def _language_calls(data: bytes) -> Any:
    from benchmarks.language_work import language_calls

    return language_calls(data)


def _load_language() -> Work:
    from benchmarks.language_work import done_again

    return done_again


def _load_plumber(things: str, of_page: Callable[[Any], Sized]) -> Work:
    import pdfplumber

    def work(data: bytes) -> str:
        count = 0
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages:
                count += len(of_page(page))
                page.close()
        return f"{count} {things}"

    return work


def _load_pdfium_text() -> Work:
    import pypdfium2

    def work(data: bytes) -> str:
        document = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return f"text of {sum(map(len, texts))} characters"

    return work


def _load_camelot(flavor: str) -> Work:
    import camelot

    def work(data: bytes) -> str:
        return f"{len(camelot.read_pdf(data, pages='all', flavor=flavor, suppress_stdout=True))} tables"

    return work


def _load_mupdf(**options: Any) -> Work:
    import pymupdf

    def work(data: bytes) -> str:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            tables = [table.extract() for page in document for table in page.find_tables(**options).tables]
        return f"{len(tables)} tables"

    return work


BASE = "pdfplumber extract_tables"  # what every ratio is against
WHOLE_PARSE = "tmag, whole parse"
LANGUAGE = "tmag, language work"
RECORDS = "tmag, records without the language work"
PDFIUM_TEXT = "pypdfium2 text"

CONTENDERS = (
    Contender("tmag, reading", "tmag", "pipeline", partial(_load_reading, "pdfium")),
    Contender(RECORDS, "tmag", "pipeline", _load_records),
    Contender(LANGUAGE, "tmag", "pipeline", _load_language, _language_calls),
    Contender(WHOLE_PARSE, "tmag", "pipeline", partial(_load_parse, "pdfium")),
    Contender("tmag, reading by pdfplumber", "tmag", "pipeline", partial(_load_reading, "pdfplumber")),
    Contender("tmag, whole parse by pdfplumber", "tmag", "pipeline", partial(_load_parse, "pdfplumber")),
    Contender(PDFIUM_TEXT, "pypdfium2", "pypdfium2", _load_pdfium_text),
    Contender("pdfplumber characters", "pdfplumber", "pdfplumber", partial(_load_plumber, "characters", attrgetter("chars"))),
    Contender(BASE, "pdfplumber", "pdfplumber", partial(_load_plumber, "tables", methodcaller("extract_tables"))),
    Contender("camelot lattice", "camelot-py", "camelot", partial(_load_camelot, "lattice")),
    Contender("camelot hybrid", "camelot-py", "camelot", partial(_load_camelot, "hybrid")),
    Contender("PyMuPDF find_tables", "pymupdf", "pymupdf", _load_mupdf),
    Contender("PyMuPDF find_tables without its layout model", "pymupdf", "pymupdf", partial(_load_mupdf, use_layout=False)),
)


def contender(name: str) -> Contender:
    """The contender of that name."""
    return next(one for one in CONTENDERS if one.name == name)


def require_installed() -> None:
    """Raise PeerMissing where a library is not installed: a comparison with holes in it would mislead."""
    missing = list(dict.fromkeys(one.package for one in CONTENDERS if find_spec(one.module) is None))
    if missing:
        names, are = " and ".join(missing), "are" if len(missing) > 1 else "is"
        install = 'python -m pip install --constraint constraints.txt --editable ".[bench]"'
        raise PeerMissing(f"{names} {are} not installed; run `make bench`, which installs what it needs, or `{install}`.")
