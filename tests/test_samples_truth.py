"""TMAG #16 in all its looks, by both engines, against the truth beside the project; and every word accounted for."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from parsers.parse import parse_pack
from parsers.registry import REGISTRY
from pipeline.reading import Engine
from tests.reading_samples import LOOKS, PACKS, ROOT, pages, parsed, result, vocabulary

# One worker, so that each pack is parsed once.
pytestmark = pytest.mark.xdist_group("samples")
TRUTH = ROOT.parent / "shared" / "truth"
TMAG_16 = [path for path in (*PACKS, *LOOKS) if path.name.startswith("tmag-16")]
# pdfplumber takes seconds for a pack: beside the pack itself, its other looks are read by it in the long run only.
_EACH = [
    pytest.param(
        path, engine, id=f"{path.stem}-{engine}", marks=[pytest.mark.slow] if engine is Engine.PDFPLUMBER and path in LOOKS else []
    )
    for path in TMAG_16
    for engine in Engine
]


def test_there_are_samples() -> None:
    assert len(PACKS) >= 3
    assert len(TMAG_16) >= 3


@pytest.mark.parametrize(("path", "engine"), _EACH)
def test_every_field_is_right(path: Path, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = TRUTH / "compare.py"
    if not script.exists():
        pytest.skip("the truth of TMAG #16 is not beside the project")
    differ = runpy.run_path(str(script))["main"]
    for name, table in result(path, engine).tables.items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    assert not differ(str(TRUTH / "tmag-16-papers-v1.0.json"), str(tmp_path)), capsys.readouterr().out


@pytest.mark.parametrize("path", [*PACKS, *LOOKS], ids=lambda path: path.stem)
def test_every_word_is_in_one_block_and_accounted_for(path: Path) -> None:
    tables = result(path).tables
    blocks = tables["text_blocks"].to_pylist()
    document = tables["documents"].to_pylist()[0]
    words = sum(len(block["text"].split()) for block in blocks)
    free = ("title", "header_cell", "footer", "page_number")
    over = [b for b in blocks if b["claimed_by_dataset"] is None and b["block_kind"] not in free]
    assert words == document["words_total"]
    assert words - sum(len(b["text"].split()) for b in over) == document["words_claimed"]
    assert not over


@pytest.mark.parametrize("path", [*PACKS, *LOOKS], ids=lambda path: path.stem)
def test_the_blocks_hold_the_characters_of_their_page(path: Path) -> None:
    for page, sheet in zip(pages(path), parsed(path).pack.sheets, strict=True):
        printed = Counter(c.text for c in page.chars if not c.text.isspace())  # type: ignore[union-attr]
        held = Counter("".join(b.text + (b.marker or "") for b in sheet.blocks).replace(" ", ""))
        assert held == printed, f"page {sheet.page_number}"


@pytest.mark.parametrize("path", [*PACKS, *LOOKS], ids=lambda path: path.stem)
def test_a_claim_names_a_row_that_is_there(path: Path) -> None:
    tables = result(path).tables
    ids = {name: set(table.column("row_id").to_pylist()) for name, table in tables.items() if "row_id" in table.column_names}
    for block in tables["text_blocks"].to_pylist():
        if block["claimed_by_dataset"] is not None:
            assert block["claimed_by_row_id"] in ids[block["claimed_by_dataset"]]
    for source in tables["field_sources"].to_pylist():
        assert source["of_row_id"] in ids[source["dataset"]]
    for name, table in tables.items():
        if "row_id" in table.column_names:
            assert len(ids[name]) == table.num_rows, name


@pytest.mark.parametrize("name", [parser.name for parser in REGISTRY])
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_taking_one_parser_away_leaves_exactly_its_words_over(path: Path, name: str) -> None:
    whole = parsed(path)
    parser = next(parser for parser in REGISTRY if parser.name == name)
    regions = parser.find(whole.pack)
    if not regions:
        return  # It took no part in the parse, so that the parse without it is the same.
    less = parse_pack(pages(path), vocabulary(), without={name})
    own = set()
    for region in regions:
        read = parser.parse(region, whole.pack)
        own |= {block for record in read.records for block in record.blocks} | set(read.context) | set(read.headers)
    kinds = ("title", "footer", "page_number")
    wanted = {b.id for s in whole.pack.sheets for b in s.blocks if b.id in own and b.kind.value not in kinds}
    assert {block.id for block in less.account.left_over} == wanted


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_rows(path: Path) -> None:
    from pipeline.parse import ParseRequest, parse_document
    from tests.reading_samples import groups

    again = parse_document(ParseRequest(data=path.read_bytes(), group_names=groups()))
    for name, table in result(path).tables.items():
        if name != "parse_runs":
            assert table.equals(again.tables[name]), name
