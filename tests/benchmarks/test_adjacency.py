"""The score of tables, on made-up ones that are counted by hand."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.adjacency import SpannedCell, cells_of_rows, mean, relations, score
from benchmarks.finder_scores import run, run_all
from benchmarks.icdar import documents, main, truth_tables
from benchmarks.table_finders import TableFinder, Tables

SQUARE = [["a", "b"], ["c", "d"]]
_TRUTH = """<document><table id='1'>
<region id='1' page='1'>
  <cell start-row='-1' start-col='1' end-col='2'><content>head ing</content></cell>
  <cell start-row='0' start-col='1'><content>a</content></cell>
  <cell start-row='0' start-col='2' col-end='3'><content>b</content></cell>
</region>
<region id='2' page='2' row-increment='2'><cell start-row='-1' start-col='1'><content>c</content></cell></region>
</table><table id='2'><region id='1' page='3'>
  <cell start-row='0' start-col='0'><content>alone</content></cell>
</region></table></document>"""


def test_neighbours_are_relations() -> None:
    assert relations(cells_of_rows(SQUARE)) == Counter([("a", "b", True), ("c", "d", True), ("a", "c", False), ("b", "d", False)])


def test_white_space_does_not_count_and_equal_texts_count_twice() -> None:
    assert relations(cells_of_rows([["a b", "c"], ["a\nb", "c"]]))["ab", "c", True] == 2


@pytest.mark.parametrize("blank", ["", " ", None])
def test_blanks_are_passed_over(blank: str | None) -> None:
    assert relations(cells_of_rows([["a", blank, "b"], [blank, blank, blank], ["c", blank, blank]])) == Counter(
        [("a", "b", True), ("a", "c", False)]
    )


def test_a_span_is_one_cell() -> None:
    cells = [SpannedCell(0, 0, 0, 1, "over"), SpannedCell(1, 1, 0, 0, "a"), SpannedCell(1, 1, 1, 1, "b"), SpannedCell(0, 1, 2, 2, "side")]
    assert relations(cells) == Counter(
        [("over", "side", True), ("over", "a", False), ("over", "b", False), ("a", "b", True), ("b", "side", True)]
    )


def test_a_span_over_blanks_hides_no_cell_and_finds_no_other_twice() -> None:
    cells = [SpannedCell(0, 1, 0, 0, "tall"), SpannedCell(0, 1, 1, 1, "also")]
    assert relations(cells) == Counter([("tall", "also", True)])


def test_a_score_is_of_all_tables_of_a_document() -> None:
    found = score("one", [cells_of_rows(SQUARE)], [cells_of_rows([["a", "b"]]), cells_of_rows([["x", "y"]])])
    assert (found.wanted, found.found, found.right) == (4, 2, 1)
    assert (found.precision, found.recall) == (0.5, 0.25)


def test_every_document_counts_alike() -> None:
    good = score("good", [cells_of_rows(SQUARE)], [cells_of_rows(SQUARE)])
    none = score("none", [cells_of_rows([["a", "b"]])], [])
    assert (none.precision, none.recall) == (0.0, 0.0)
    assert mean([good, none]).precision == 0.5
    with pytest.raises(ValueError, match="no document"):
        mean([])


def test_truth_is_read_with_its_oddities() -> None:
    first, second = truth_tables(_TRUTH)
    assert first == [
        SpannedCell(-1, -1, 1, 2, "head ing"),
        SpannedCell(0, 0, 1, 1, "a"),
        SpannedCell(0, 0, 2, 3, "b"),
        SpannedCell(1, 1, 1, 1, "c"),
    ]
    assert relations(first)["heading", "a", False] == relations(first)["a", "c", False] == 1
    assert [cell.text for cell in second] == ["alone"]


def test_only_documents_with_both_files_count(tmp_path: Path) -> None:
    folder = tmp_path / "icdar2013" / "half"
    folder.mkdir(parents=True)
    for name in ("a.pdf", "c.pdf"):
        (folder / name).touch()
    for name in ("a-str.xml", "b-str.xml"):
        (folder / name).write_text(_TRUTH, encoding="utf-8")
    assert documents(tmp_path) == [(folder / "a.pdf", truth_tables(_TRUTH))]


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path / "none")]) == 0
    assert "ICDAR 2013 skipped" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["json", "parsers"])
def test_only_a_peer_may_break_off(tmp_path: Path, capsys: pytest.CaptureFixture[str], module: str) -> None:
    def broken(data: bytes) -> Tables:
        raise ValueError("odd file")

    (tmp_path / "a.pdf").touch()
    finder, pairs = TableFinder("some peer", module, lambda: broken), [(tmp_path / "a.pdf", truth_tables(_TRUTH))]
    if not finder.is_peer:
        with pytest.raises(ValueError, match="odd file"):
            run(finder, pairs)
        return
    (one,) = run(finder, pairs).scores
    assert (one.found, one.wanted > 0) == (0, True)
    assert "some peer breaks off at a.pdf: ValueError: odd file" in capsys.readouterr().err


def test_warnings_are_shown_again_afterwards() -> None:
    run_all([], finders=())
    assert logging.getLogger("of anyone").isEnabledFor(logging.WARNING)
