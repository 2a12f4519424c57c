from __future__ import annotations

from benchmarks.backfill import Cost, table, varied


def test_no_two_documents_are_the_same() -> None:
    papers, pages = varied(19)
    assert len({paper.data for paper in papers}) == len({paper.path for paper in papers}) == 19
    assert len(pages) == 19
    assert min(pages) > 0


def test_the_costs_are_told_by_the_minute_and_the_document() -> None:
    cost = Cost(30, 300, 60.0, 15.0, 100.0, 200.0, 0.9)
    assert table([cost]).splitlines()[-1] == "| 30 | 300 | 60.0 | 30 | 0.50 | 0.050 | 100 | 200 | 0.90 |"
