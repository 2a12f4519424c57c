"""The score of the governance set, on a made-up document, and what is kept of the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.governance import figures_of, look, looked_at, main
from benchmarks.governance_truth import SeenDocument, Verdict, digest, load_truth
from benchmarks.typed_tables import typed_document
from parsers.layout.page import Box
from parsers.layout.plain_tables import PlainCell, PlainTable

SAMPLE = Path(__file__).parents[2] / "samples" / "packs" / "tmag-13-papers-v1.0.pdf"
TYPED = """# seen at half a point a pixel
pixels 1920
table 2 main 0 0 200 100
Time | Topic {1x2} | ^
5 min {2x1} | Welcome | ?
^ | Closing |
table 3 main 0 0 200 100
verdict 4 no 0 0 50 50 a logo
"""


def table(page: int, box: tuple[float, float, float, float], *cells: tuple[int, int, int, int, str | None]) -> PlainTable:
    made = tuple(PlainCell(row, column, rows, columns, Box(0, 0, 1, 1), text, False) for row, column, rows, columns, text in cells)
    return PlainTable(page, 1, Box(*box), 3, 3, 0.9, made)


@pytest.fixture(scope="module")
def document() -> SeenDocument:
    return typed_document("01", TYPED, SAMPLE.read_bytes())


def test_what_is_typed_is_kept_as_digests(document: SeenDocument) -> None:
    first, second = document.tables
    assert (first.page_number, first.box, first.is_main) == (2, (0, 0, 100, 50), True)
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in first.cells] == [
        (0, 0, 1, 1),
        (0, 1, 1, 2),
        (1, 0, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]
    assert [c.digest for c in first.cells[:2]] == [digest("Time"), digest("Topic")]
    assert (first.cells[4].digest, first.cells[6].digest) == (None, "")
    assert (second.cells, document.verdicts) == ((), (Verdict(page_number=4, box=(0, 0, 50, 50), is_real=False, reason="a logo"),))


def test_found_tables_real_ones_and_right_cells(document: SeenDocument) -> None:
    good = table(2, (2, 1, 99, 50), (0, 0, 1, 1, "Time"), (0, 1, 1, 2, "• Topic"), (1, 0, 1, 1, "5 min"), (1, 1, 1, 1, "Wel\ncome"))
    logo, strange, far = table(4, (0, 0, 51, 50)), table(7, (0, 0, 9, 9)), table(3, (0, 40, 100, 200))
    looked = look(document, [good, logo, strange, far])
    assert [seen.found for seen in looked.seen] == [good, None]
    assert [report.is_real for report in looked.reported] == [True, False, None, None]
    assert (looked.seen[0].right, looked.seen[0].wanted) == (3, 5)
    found, real, cells = figures_of([looked])
    assert (found.value, real.value, cells.value) == (0.5, 0.25, 0.6)


def test_nothing_looked_at_is_no_score() -> None:
    with pytest.raises(ValueError, match="no document"):
        figures_of([])


def test_the_kept_truth_holds_enough_and_no_text() -> None:
    documents = load_truth().documents
    assert [one.number for one in documents] == ["01", "02", "04", "05", "09", "11", "14", "16", "24"]
    tables = [table for one in documents for table in one.tables]
    assert all(table.is_main for one in documents for table in one.tables[:1])
    assert sum(any(cell.digest for cell in table.cells) for table in tables) >= 6
    assert {len(cell.digest) for table in tables for cell in table.cells if cell.digest} == {16}


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert looked_at(tmp_path, lambda data: []) == []
    assert main(["--corpus", str(tmp_path)]) == 0
    assert "Governance set skipped" in capsys.readouterr().out
