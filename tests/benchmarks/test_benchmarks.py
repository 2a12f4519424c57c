"""The benchmark's arithmetic, its arguments, and how it fails. No time is tested here."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import contenders
from benchmarks.contenders import BASE, CONTENDERS, LANGUAGE, PDFIUM_TEXT, RECORDS, WHOLE_PARSE
from benchmarks.measure import Measurement, Run, RunFailed, measure, run_once
from benchmarks.report import Report, as_json, as_markdown
from benchmarks.speed import SAMPLE, main, warm_up_for
from benchmarks.start_up import StartUp

Capture = pytest.CaptureFixture[str]


def measurement(name: str, *seconds: float) -> Measurement:
    return Measurement(name, tuple(Run(cost, 50.0 + cost, "3 tables") for cost in seconds))


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setattr("benchmarks.report.version", lambda package: "1.0")
    measured = (
        measurement(BASE, 0.9, 0.8, 1.0),
        measurement(WHOLE_PARSE, 0.3, 0.2, 0.7),
        measurement(RECORDS, 0.2),
        measurement(LANGUAGE, 0.08),
        measurement(PDFIUM_TEXT, 0.05),
    )
    return Report("pack.pdf", 28, measured, StartUp(bare_seconds=0.02, help_seconds=0.05))


def _is_installed(*missing: str) -> Callable[[str], object]:
    return lambda module: None if module in missing else importlib.util.find_spec("json")


def test_ratios_are_of_the_best_runs(report: Report) -> None:
    assert report.ratio(report.of(WHOLE_PARSE)) == pytest.approx(0.25)
    assert report.of(WHOLE_PARSE).median == pytest.approx(0.3)
    assert report.of(WHOLE_PARSE).peak_memory_mb == pytest.approx(50.7)
    assert report.start_up.ratio == pytest.approx(2.5)


def test_the_table_has_a_line_for_each(report: Report) -> None:
    lines = as_markdown(report).splitlines()
    assert f"| {WHOLE_PARSE} | 0.200 s | 0.300 s | 0.25 | 51 MiB | 3 | 3 tables |" in lines
    assert f"| CPU, pack.pdf: {WHOLE_PARSE}, times {BASE} | 0.250 | ≤ 0.333 | met |" in lines
    assert f"| CPU, pack.pdf: {RECORDS}, times {BASE} | 0.250 | ≤ 0.167 | missed |" in lines
    assert f"| CPU, pack.pdf: {RECORDS}, times {PDFIUM_TEXT} | 4.000 | ≤ 8.000 | met |" in lines
    assert "3 of 4 aims met." in lines


def test_the_json_has_every_run(report: Report) -> None:
    told = json.loads(as_json(report))
    assert [round(aim["times"], 2) for aim in told["aims"]] == [0.25, 4.0, 0.1, 0.25]
    whole = next(one for one in told["contenders"] if one["name"] == WHOLE_PARSE)
    assert [run["cpu_seconds"] for run in whole["runs"]] == [0.3, 0.2, 0.7]
    assert whole["ratio"] == pytest.approx(0.25)


def test_contenders_run_in_turns_and_slow_ones_not_again() -> None:
    called: list[str] = []

    def once(name: str) -> Run:
        called.append(name)
        return Run(60.0 if name == "slow" else 0.1, 1.0, "")

    measured = measure(["quick", "slow"], 3, once, lambda text: None)
    assert called == ["quick", "slow", "quick", "quick"]
    assert [len(one.runs) for one in measured] == [3, 1]


def test_a_run_in_a_child_tells_what_it_cost_and_found() -> None:
    run = run_once("pypdfium2 text", SAMPLE, warm_up_for(SAMPLE))
    assert run.cpu_seconds > 0
    assert run.peak_memory_mb > 1
    assert run.found.startswith("text of ")


def test_a_run_that_breaks_off_is_an_error_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")
    with pytest.raises(RunFailed, match=r"^pypdfium2 text cannot be measured: .*\. Mend"):
        run_once("pypdfium2 text", broken, SAMPLE)


def test_a_missing_peer_fails_the_benchmark(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(contenders, "find_spec", _is_installed("camelot", "pymupdf"))
    assert main([]) == 1
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("benchmarks: camelot-py and pymupdf are not installed; run `make bench`")
    assert err.count("\n") == 1


def test_a_document_that_is_not_there(capsys: Capture) -> None:
    assert main(["--pdf", "nowhere.pdf"]) == 3
    assert "nowhere.pdf" in capsys.readouterr().err


@pytest.mark.parametrize("repeats", ["0", "-1", "many"])
def test_repeats_are_a_number_from_one(repeats: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--repeats", repeats])
    assert end.value.code == 2


def test_the_warm_up_is_another_document(tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(SAMPLE.read_bytes())
    assert warm_up_for(copy).read_bytes() != copy.read_bytes()


def test_names_are_given_once_and_the_base_is_among_them() -> None:
    names = [one.name for one in CONTENDERS]
    assert len(set(names)) == len(names)
    assert {BASE, WHOLE_PARSE} <= set(names)
