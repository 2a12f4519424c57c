"""What changes nothing that a table says changes no row: the order of its columns, tags, a turned page, another printer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import permutations
from typing import Any

import pikepdf
import pytest

from parsers.layout.page import Page
from parsers.parse import parse_pack
from pipeline.reading import open_pdf
from tests.drawing.pages import Drawing
from tests.reading_samples import ROOT, pages, vocabulary

FIXTURES = ROOT / "tests" / "packgen" / "fixtures"
HEADS = ("Action ref", "Date raised", "Action", "Owner", "Due date", "Status")
ROWS = (
    ("TMAG14-01", "15 Mar 2023", "Paint the lamp\nof the pier", "Ada Larch", "19 Apr 2023", "Open"),
    ("TMAG14-02", "15 Mar 2023", "Mend the rope\nof the bell", "Ben Alder", "", "Closed"),
    ("TMAG15-03", "19 Apr 2023", "Sound the horn\nat noon", "Cleo Rowan", "17 May 2023", "In progress"),
    ("TMAG15-04", "19 Apr 2023", "Count all of\nthe boats", "Ada Larch", "TBC", "Open"),
)
FIELDS = ("action_ref", "raised_raw", "description", "owner_raw", "due_raw", "status_raw", "due_date", "raised_date", "status")
AGENDA_FIELDS = ("item_label", "theme", "title", "objective", "item_type_raw", "lead_raw", "time_raw", "stated_page_raw")


def deck(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[Page]:
    """A cover and a page with one table."""
    cover = Drawing(1).text(60, 120, "Testing and Migration Advisory Group (TMAG) 16", 26, bold=True).text(60, 200, "17 May 2023", 18)
    log = Drawing(2).title("Open actions")
    log.table(100, (100.0, 110.0, 180.0, 120.0, 110.0, 100.0), [tuple(heads), *map(tuple, rows)])
    return [cover.page(), log.page()]


def said(some: Iterable[Any], dataset: str, fields: Iterable[str]) -> Counter[tuple[object, ...]]:
    names = tuple(fields)
    records = parse_pack(tuple(some), vocabulary()).records
    return Counter(tuple(getattr(record.content, name) for name in names) for record in records if record.dataset == dataset)


def test_the_table_is_read_in_full() -> None:
    assert len(said(deck(HEADS, ROWS), "actions", FIELDS)) == len(ROWS)


@pytest.mark.parametrize("order", list(permutations(range(len(HEADS))))[::71])
def test_the_order_of_the_columns_changes_no_row(order: tuple[int, ...]) -> None:
    moved = deck([HEADS[i] for i in order], [[row[i] for i in order] for row in ROWS])
    assert said(moved, "actions", FIELDS) == said(deck(HEADS, ROWS), "actions", FIELDS)


@pytest.mark.parametrize("gone", range(len(ROWS)))
def test_a_row_less_is_that_row_less(gone: int) -> None:
    whole = said(deck(HEADS, ROWS), "actions", FIELDS)
    rest = said(deck(HEADS, [row for i, row in enumerate(ROWS) if i != gone]), "actions", FIELDS)
    assert [row[0] for row in whole - rest] == [ROWS[gone][0]]
    assert not rest - whole


def texts(data: bytes) -> Iterator[str]:
    with open_pdf(data) as document:
        read = tuple(document.pages())
    for sheet in parse_pack(read, vocabulary()).pack.sheets:
        yield " | ".join(block.text for block in sheet.blocks)


def test_a_turned_page_says_the_same() -> None:
    """Each page's content lies on its side, and the page is marked as to be turned back."""
    path = FIXTURES / "platypus-703.pdf"
    out = BytesIO()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            x0, y0, x1, y1 = (float(side) for side in page.mediabox)
            turned = f"q 0 1 -1 0 {y1 - y0 + y0} {-x0} cm".encode()
            page.contents_add(turned, prepend=True)
            page.contents_add(b"Q")
            page.mediabox = [0, 0, y1 - y0, x1 - x0]
            if "/CropBox" in page:
                del page["/CropBox"]
            page.Rotate = 90
        pdf.save(out)
    assert list(texts(out.getvalue())) == list(texts(path.read_bytes()))


def test_tags_change_no_row() -> None:
    path = FIXTURES / "writer-706.pdf"
    out = BytesIO()
    with pikepdf.open(path) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(out)
    with open_pdf(out.getvalue()) as document:
        bare = tuple(document.pages())
    for dataset, fields in (("agenda_items", AGENDA_FIELDS), ("actions", FIELDS)):
        tagged = said(pages(path), dataset, fields)
        assert tagged
        assert said(bare, dataset, fields) == tagged


def test_another_printer_changes_no_row() -> None:
    """Themes aside: a look without rules does not show how far they reach."""
    one, other = (pages(FIXTURES / f"{route}-706.pdf") for route in ("typesetting", "chromium"))
    plain = [name for name in AGENDA_FIELDS if name != "theme"]
    for dataset, fields in (("agenda_items", plain), ("actions", list(FIELDS))):
        rows = said(one, dataset, fields)
        assert rows
        assert said(other, dataset, fields) == rows
