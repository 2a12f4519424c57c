"""Structure tags: both engines tell the same of them, an untagged file has none, and a tree that runs in a circle ends."""

from __future__ import annotations

import io
from itertools import groupby
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from parsers.layout.chars import codes_of
from parsers.layout.page import Page, Tag, TagKind
from pipeline.reading import Engine, open_pdf
from pipeline.reading.tags import may_hold_table
from tests.reading_samples import LOOKS, PACKS, ROOT, pages

FIXTURES = tuple(sorted((ROOT / "tests" / "packgen" / "fixtures").rglob("*-706.pdf")))


def tagged_page(content: bytes, kids: int, link: str = "") -> bytes:
    """A page whose marked contents 0, 1 ... are the cells of one row; the last cell has no content and two columns.

    ``link`` names what the row lists as one more kid: itself (``row``), or an element in an element a hundred times over (``deep``).
    """
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 200))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    page.Resources = Dictionary(Font=Dictionary(F1=font), Properties=Dictionary(One=Dictionary(MCID=1)))
    page.Contents = pdf.make_stream(content)
    page.StructParents = 0
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Zelle=Name.TD)))
    table = pdf.make_indirect(Dictionary(S=Name.Table, P=root, Pg=page.obj))
    row = pdf.make_indirect(Dictionary(S=Name.TR, P=table, Pg=page.obj))
    cells = [pdf.make_indirect(Dictionary(S=Name.Zelle, P=row, Pg=page.obj, K=i)) for i in range(kids)]
    cells[0].A = Dictionary(O=Name.Table, RowSpan=2)
    empty = pdf.make_indirect(Dictionary(S=Name.TD, P=row, Pg=page.obj))
    row.K = Array([empty, *cells])
    if link == "row":
        row.K.append(row)
    held = [*cells]
    if link == "deep":
        chain = [row]
        for _ in range(100):
            chain.append(pdf.make_indirect(Dictionary(S=Name.Div, P=chain[-1], Pg=page.obj)))
            chain[-2].K = Array([chain[-1]]) if len(chain) > 2 else Array([*row.K, chain[-1]])
        chain[-1].K = kids
        held.append(chain[-1])
    table.K, root.K = Array([row]), Array([table])
    root.ParentTree = Dictionary(Nums=Array([0, Array(held)]))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    saved = io.BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def read(data: bytes, engine: Engine) -> Page:
    with open_pdf(data, engine) as document:
        (page,) = document.pages()
    assert isinstance(page, Page)
    return page


CONTENT = b"""/Zelle <</MCID 0>> BDC BT /F1 10 Tf 1 0 0 1 50 100 Tm (one) Tj ET EMC
BT /F1 10 Tf 1 0 0 1 90 100 Tm (no) Tj ET
/Zelle /One BDC BT /F1 10 Tf 1 0 0 1 150 100 Tm (two) Tj ET EMC"""


@pytest.mark.parametrize("link", ["", "row", "deep"])
@pytest.mark.parametrize("engine", Engine)
def test_cells_know_their_place_in_the_row_and_characters_their_cell(engine: Engine, link: str) -> None:
    page = read(tagged_page(CONTENT, 2, link), engine)
    kids = 3 + (link != "")
    first, second = Tag(TagKind.CELL, 1, 1, 1, rowspan=2), Tag(TagKind.CELL, 1, 2, 1)
    assert page.tags[:4] == (Tag(TagKind.TABLE, -1, 0, 1), Tag(TagKind.ROW, 0, 0, kids), first, second)
    runs = [("".join(char.text for char in run), tag) for tag, run in groupby(page.chars, key=lambda char: char.tag)]
    assert [(text.strip(), tag) for text, tag in runs] == [("one", 2), ("no", -1), ("two", 3)]


@pytest.mark.parametrize("engine", Engine)
def test_a_page_on_which_no_text_stands_beside_another_has_no_tags(engine: Engine) -> None:
    beneath = CONTENT.replace(b"1 0 0 1 90 100", b"1 0 0 1 50 80").replace(b"1 0 0 1 150 100", b"1 0 0 1 50 60")
    page = read(tagged_page(beneath, 2), engine)
    assert page.tags == ()
    assert {char.tag for char in page.chars} == {-1}


def stands_beside(*texts: tuple[str, float, float]) -> bool:
    """Whether texts of ten points may stand beside each other, printed in this order, each with its x and its baseline."""
    letters = [(letter, x + 5.0 * i, y) for text, x, y in texts for i, letter in enumerate(text)]
    x0, baselines = (np.array([letter[axis] for letter in letters]) for axis in (1, 2))
    codes, sizes = codes_of("".join(letter[0] for letter in letters)), np.full(len(letters), 10.0)
    return may_hold_table(codes, x0, x0 + 5.0, baselines, sizes, is_turned=False)


def test_cells_stand_beside_each_other_in_whichever_order_they_are_printed() -> None:
    first, wrapped, second, beneath = ("one", 50.0, 100.0), ("more", 50.0, 112.0), ("two", 90.0, 100.0), ("three", 90.0, 124.0)
    assert stands_beside(first, second, beneath)
    assert stands_beside(first, wrapped, second), "the first cell has two lines"
    assert stands_beside(first, ("four", 50.0, 124.0), second, beneath), "column by column"
    assert stands_beside(second, first, ("raised", 110.0, 97.0)), "from the right, and a number behind it"


def test_lines_and_entries_of_a_list_stand_beside_nothing() -> None:
    assert not stands_beside()
    assert not stands_beside(("one", 50.0, 100.0), ("two", 50.0, 112.0), ("right", 200.0, 124.0))
    assert not stands_beside(("•", 50.0, 100.0), ("one", 70.0, 100.0), ("–", 70.0, 112.0), ("two", 90.0, 112.0))
    assert not stands_beside(("one ", 50.0, 100.0), ("two", 71.0, 100.0)), "no more white between them than a space"


@pytest.mark.parametrize("path", [PACKS[-1], *FIXTURES], ids=lambda path: path.name)
def test_both_engines_tell_the_same(path: Path) -> None:
    for one, other in zip(pages(path), pages(path, Engine.PDFPLUMBER), strict=True):
        assert isinstance(one, Page)
        assert isinstance(other, Page)
        assert one.tags == other.tags
        assert [c.tag for c in one.chars if not c.text.isspace()] == [c.tag for c in other.chars if not c.text.isspace()]


def test_only_a_tagged_file_has_tags() -> None:
    counts = {path.name: sum(len(page.tags) for page in pages(path) if isinstance(page, Page)) for path in (*PACKS, *LOOKS)}
    assert {name for name, count in counts.items() if count == 0} == {"tmag-16-untagged.pdf"}


def test_a_broken_tree_leaves_the_text() -> None:
    with pikepdf.open(io.BytesIO(tagged_page(CONTENT, 2))) as pdf:
        pdf.Root.StructTreeRoot.ParentTree = Array([1, 2])
        pdf.Root.StructTreeRoot.K = Name.Nothing
        held = io.BytesIO()
        pdf.save(held)
    for engine in Engine:
        page = read(held.getvalue(), engine)
        assert page.tags == ()
        assert "".join(char.text for char in page.chars).startswith("one")
