"""Who finds tables: this project, with and without what is drawn, and what others offer. Bytes in, the cells of each table out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from benchmarks.adjacency import SpannedCell, cells_of_rows
from benchmarks.page_variants import PAGE_VARIANTS, PageVariant, without_paths
from benchmarks.rewritings import REWRITINGS, Rewriting

Tables = list[list[SpannedCell]]
Finder = Callable[[bytes], Tables]
_OWN = "parsers"


@dataclass(frozen=True, slots=True)
class TableFinder:
    """One finder: ``load`` imports what it needs from ``module`` and gives the work; ``program`` is one that it runs."""

    name: str
    module: str
    load: Callable[[], Finder]
    program: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether its module, and its program where it needs one, are there."""
        return find_spec(self.module) is not None and (not self.program or shutil.which(self.program) is not None)

    @property
    def is_peer(self) -> bool:
        """Whether it is another's."""
        return self.module != _OWN


def _load_own(vary: PageVariant | None = None, rewrite: Rewriting | None = None, engine: str = "pdfium") -> Finder:
    from parsers.layout.page import Page
    from parsers.layout.plain_tables import plain_tables
    from parsers.slides.headings import heading_test
    from pipeline.read import read_document
    from pipeline.reading import Engine
    from pipeline.vocabulary import load_vocabulary

    is_heading = heading_test(load_vocabulary({}))

    def find(data: bytes) -> Tables:
        pages = read_document(rewrite(data) if rewrite else data, Engine(engine)).pages
        if vary is not None:
            pages = tuple(vary(page) if isinstance(page, Page) else page for page in pages)
        return [
            [SpannedCell(c.row, c.row + c.rowspan - 1, c.column, c.column + c.colspan - 1, c.text or "") for c in table.cells]
            for table in plain_tables(pages, is_heading)
        ]

    return find


def _load_plumber() -> Finder:
    pdfplumber: Any = import_module("pdfplumber")

    def find(data: bytes) -> Tables:
        found: Tables = []
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages:
                found += map(cells_of_rows, page.extract_tables())
                page.close()
        return found

    return find


def _load_camelot(flavor: str) -> Finder:
    camelot: Any = import_module("camelot")

    def find(data: bytes) -> Tables:
        tables = camelot.read_pdf(BytesIO(data), pages="all", flavor=flavor, suppress_stdout=True)
        return [cells_of_rows(table.df.to_numpy().tolist()) for table in tables]

    return find


def _load_mupdf(*, use_layout: bool) -> Finder:
    """Its grids, with its own text of each cell's box: ``Table.extract`` of 2.0 tears decimal points off their numbers."""
    pymupdf: Any = import_module("pymupdf")

    def rows(page: Any, table: Any) -> list[list[str | None]]:
        upright = page.derotation_matrix  # boxes are those of the page as it is shown, text is sought on the page as it is written
        return [
            [None if box is None else page.get_text("text", clip=pymupdf.Rect(box) * upright) for box in row.cells] for row in table.rows
        ]

    def find(data: bytes) -> Tables:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            pages = ((page, page.find_tables(use_layout=use_layout).tables) for page in document)
            return [cells_of_rows(rows(page, table)) for page, tables in pages for table in tables]

    return find


FINDERS = (
    TableFinder("tmag", _OWN, _load_own),
    TableFinder("tmag, all drawn paths ignored", _OWN, partial(_load_own, without_paths)),
    TableFinder("pdfplumber, lines", "pdfplumber", _load_plumber),
    TableFinder("camelot, hybrid", "camelot", partial(_load_camelot, "hybrid")),
    TableFinder("camelot, lattice", "camelot", partial(_load_camelot, "lattice")),
    TableFinder("PyMuPDF, lines", "pymupdf", partial(_load_mupdf, use_layout=False)),
    TableFinder("PyMuPDF, lines and its layout model", "pymupdf", partial(_load_mupdf, use_layout=True)),
)
VARIANTS = (
    *FINDERS[:2],
    *(TableFinder(f"tmag, {name}", _OWN, partial(_load_own, vary)) for name, vary in PAGE_VARIANTS.items()),
    *(
        TableFinder(f"tmag, written anew by {name}", _OWN, partial(_load_own, rewrite=rewriting), rewriting.program)
        for name, rewriting in REWRITINGS.items()
    ),
    TableFinder("tmag, read by pdfplumber", _OWN, partial(_load_own, engine="pdfplumber")),
)
