"""The curve of the confidences, and which records count as right."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.confidence import Curve, as_text, main
from benchmarks.dresses import PRINTED
from benchmarks.fit_confidence import Example, fitted
from benchmarks.judging import TOO_MANY, judge
from parsers.findings import Record
from parsers.signals import SIGNAL_NAMES, Signals
from schemas.records import Attachment


def _record(number: str, title: str, page: int = 2) -> Record:
    return Record("attachments", Attachment(attachment_number=number, title=title), (number,), page, None).weighed(Signals())


TRUTH = {
    "attachments": {
        "key": ["attachment_number"],
        "fields": ["title", "page_number"],
        "rows": [{"attachment_number": "1", "title": "Harbour plan", "page_number": 2}, {"attachment_number": "2", "title": "Tides"}],
    }
}


def test_a_record_is_right_where_all_stated_fields_are() -> None:
    records = [_record("1", "Harbour plan"), _record("2", "Tides", 9), _record("2", "Tides"), _record("1", "Harbour")]
    judged = list(judge("pack", records, TRUTH))
    assert [one.is_right for one in judged] == [True, True, False, False]
    assert judged[2].faults == (TOO_MANY,)


def test_a_field_that_differs_is_told() -> None:
    (one,) = judge("pack", [_record("1", "Harbour plans", 3)], TRUTH)
    assert [fault.split(":")[0] for fault in one.faults] == ["title", "page_number"]


def test_the_figures_of_a_curve() -> None:
    curve = Curve(((0.95, True), (0.93, True), (0.91, False), (0.5, True), (0.2, False)))
    assert curve.precision == pytest.approx(2 / 3)
    assert curve.reach == pytest.approx(2 / 3)
    assert curve.auc == pytest.approx(5 / 6)
    assert [(b.low, b.rows, b.right) for b in curve.bins] == [(0.2, 1, 0), (0.5, 1, 1), (0.9, 2, 1), (0.95, 1, 1)]
    assert "0.6667" in as_text(curve)


def test_ties_count_half() -> None:
    assert Curve(((0.9, True), (0.9, False))).auc == 0.5


def test_what_tells_wrong_from_right_weighs_more() -> None:
    plain, cut, open_grid = Signals(), Signals(cut=0.0), Signals(grid=0.0)
    rows = [Example(plain, True, PRINTED)] * 1600 + [Example(cut, False, PRINTED)] * 800 + [Example(open_grid, True, PRINTED)] * 800
    base, weights = fitted(rows)
    assert base > 2
    assert list(weights) == list(SIGNAL_NAMES)
    assert weights["cut"] > 3.5 > 0.5 > weights["grid"] >= 0


def test_a_folder_without_packs_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 3
    assert "no pack" in capsys.readouterr().err
