"""Figures beside their aims, the one table of all parts, and the arithmetic of what memory and two processes cost."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from benchmarks import everything
from benchmarks.adjacency import score
from benchmarks.contenders import PeerMissing
from benchmarks.figures import Figure, as_json, as_table
from benchmarks.finder_scores import Scored, figures_of, lead
from benchmarks.memory import figures_of as memory_figures
from benchmarks.sample_truth import sample_tables
from benchmarks.scaling import figures_of as scaling_figures
from benchmarks.table_finders import TableFinder, Tables

SQUARE = [["a", "b"], ["c", "d"]]


def figure(value: float, *, least: float | None = None, most: float | None = None) -> Figure:
    return Figure("some figure", value, "python -m some", least=least, most=most, unit="MB", digits=1)


@pytest.mark.parametrize(
    ("one", "aim", "met"),
    [
        (figure(5), "", ""),
        (figure(5, least=5), "≥ 5.0 MB", "met"),
        (figure(4.9, least=5), "≥ 5.0 MB", "missed"),
        (figure(5.1, most=5), "≤ 5.0 MB", "missed"),
        (figure(3, least=2, most=4), "≥ 2.0 MB and ≤ 4.0 MB", "met"),
    ],
)
def test_a_figure_stands_beside_its_aim(one: Figure, aim: str, met: str) -> None:
    assert (one.aim, one.met) == (aim, met)


def test_one_table_holds_all() -> None:
    lines = as_table([figure(5), figure(6, least=5), figure(4, least=5)]).splitlines()
    assert lines[3] == "| some figure | 6.0 MB | ≥ 5.0 MB | met |"
    assert lines[-1] == "1 of 2 aims met."
    assert [told["is_met"] for told in json.loads(as_json([figure(5), figure(6, least=5)]))] == [None, True]


def scored(name: str, module: str, found: Sequence[Sequence[str]]) -> Scored:
    def cells(rows: Sequence[Sequence[str]]) -> Tables:
        from benchmarks.adjacency import cells_of_rows

        return [cells_of_rows(rows)]

    return Scored(TableFinder(name, module, lambda: lambda data: []), (score("one", cells(SQUARE), cells(found)),))


def test_peers_stand_beside_ours_and_only_ours_has_an_aim() -> None:
    found = [scored("ours", "parsers", SQUARE), scored("peer", "json", [["a", "b"], ["x", "y"]])]
    figures = figures_of("set", found, "command", {"ours": 0.9})
    assert [(one.name, one.value, one.met) for one in figures] == [
        ("set: ours, precision", 1.0, "met"),
        ("set: ours, recall", 1.0, "met"),
        ("set: peer, precision", 0.25, ""),
        ("set: peer, recall", 0.25, ""),
    ]
    assert [(one.value, one.met) for one in lead("set", found, "command")] == [(0.75, "met")] * 2
    assert lead("set", found[:1], "command") == lead("set", found[1:], "command") == []


def test_memory_that_grows_with_the_pages_misses_its_aim() -> None:
    flat, growing = [20.0] * 500, [20.0 + page / 5 for page in range(500)]
    assert [one.met for one in memory_figures(flat, 60.0, 150.0)] == ["met", "met", "met", "missed"]
    assert [one.met for one in memory_figures(growing, 101.0, 99.0)] == ["missed", "missed", "missed", "met"]


def test_scaling_is_told_beside_a_control() -> None:
    assert [(round(one.value, 2), one.met) for one in scaling_figures(1.5, 1.8)] == [(1.5, ""), (1.8, ""), (0.83, "met")]


def test_the_samples_truth_comes_from_their_builder() -> None:
    by_name = {pdf.stem: tables for pdf, tables in sample_tables()}
    agenda = next(table for table in by_name["tmag-16-papers-v1.0"] if table[0].text == "#")
    assert any(cell.last_row > cell.first_row for cell in agenda)  # a theme over several items
    assert any(cell.last_column > cell.first_column for cell in agenda)  # Item over the themes and the items
    assert any("•" in cell.text for table in by_name["tmag-16-papers-v1.0"] for cell in table)


def test_a_part_without_its_corpus_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(everything, "require_installed", lambda: None)
    monkeypatch.setattr(everything, "PARTS", {"icdar": lambda: [], "speed": lambda: [figure(1, most=2)]})
    assert everything.main([]) == 0
    out, err = capsys.readouterr()
    assert "icdar is left out: its corpus is not there" in err
    assert "| some figure | 1.0 MB | ≤ 2.0 MB | met |" in out


def test_a_missing_peer_fails_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def missing() -> None:
        raise PeerMissing("camelot-py is not installed")

    monkeypatch.setattr(everything, "require_installed", missing)
    assert everything.main([]) == 1
    assert capsys.readouterr().err == "benchmarks: camelot-py is not installed\n"
