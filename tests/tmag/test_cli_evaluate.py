"""`tmag evaluate`: what it counts, what it prints, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import PACKS, Run

from pipeline.evaluate import DatasetTruth, evaluate

ROWS = [
    {"action_ref": "A-1", "owner_raw": "Ada Quill", "status": "open"},
    {"action_ref": "A-2", "owner_raw": None, "status": "closed"},
]
FIELDS = ["owner_raw", "status"]


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    return written(tmp_path / "truth.json", {"actions": {"key": ["action_ref"], "fields": FIELDS, "rows": ROWS}})


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def parsed(path: Path, *rows: dict[str, Any]) -> Path:
    return written(path, {"actions": [{"document_id": "a", **row} for row in rows]})


def test_all_right(run: Run, truth: Path, tmp_path: Path) -> None:
    ran = run("evaluate", truth, parsed(tmp_path / "p.json", *ROWS))
    assert ran.code == 0
    assert "was found" not in ran.out


def test_values_wrong_missing_and_too_many(run: Run, truth: Path, tmp_path: Path) -> None:
    rows = ({**ROWS[0], "status": "closed"}, {"action_ref": "A-3", "owner_raw": "Ben", "status": "open"})
    ran = run("evaluate", truth, parsed(tmp_path / "p.json", *rows), "--json")
    assert ran.code == 1
    found = json.loads(ran.out)
    (actions,) = found["datasets"]
    assert not found["is_exact"]
    assert [actions[name] for name in ("truth_rows", "exact_rows", "missing_rows", "extra_rows")] == [2, 0, 1, 1]
    owner, status = actions["fields"]
    assert owner == {"field": "owner_raw", "wanted": 1, "found": 2, "right": 1, "precision": 0.5, "recall": 1.0}
    assert status == {"field": "status", "wanted": 2, "found": 2, "right": 0, "precision": 0.0, "recall": 0.0}
    assert [(one["key"], one["field"], one["is_row_missing"]) for one in actions["differences"]] == [
        (["A-1"], "status", False),
        (["A-2"], "owner_raw", True),
        (["A-2"], "status", True),
    ]


def test_differences_are_told_to_people(run: Run, truth: Path, tmp_path: Path) -> None:
    ran = run("evaluate", truth, parsed(tmp_path / "p.json", {**ROWS[0], "status": "late"}))
    assert "actions A-1, status: 'open' is true, 'late' was found" in ran.out
    assert "actions A-2, status: 'closed' is true, no row was found" in ran.out


def test_two_rows_of_one_key_are_matched_one_to_one() -> None:
    rows = ({"k": 1, "v": "a"}, {"k": 1, "v": "b"})
    (score,) = evaluate([DatasetTruth("actions", ("k",), ("v",), rows)], {"actions": rows[:1]})
    assert (score.exact_rows, score.missing_rows, score.extra_rows) == (1, 1, 0)


def test_only_what_truth_tells_of_is_compared() -> None:
    truth = DatasetTruth("slides", ("page_number",), ("title",), ({"page_number": 3, "title": "A"},))
    rows = [{"page_number": 3, "title": "A", "slide_kind": "divider"}, {"page_number": 4, "title": "B", "slide_kind": "content"}]
    (score,) = evaluate([truth], {"slides": rows})
    assert score.is_exact


def test_a_folder_that_parse_wrote(run: Run, tmp_path: Path) -> None:
    run("parse", PACKS / "tmag-16-papers-v1.0.pdf", "--out", tmp_path / "out")
    rows = [{"action_ref": "TMAG14-01", "raised_date": "2023-02-15", "owner_raw": "Nobody"}]
    fields = ["raised_date", "owner_raw"]
    truth = written(tmp_path / "t.json", {"actions": {"key": ["action_ref"], "fields": fields, "rows": rows}})
    ran = run("evaluate", truth, tmp_path / "out", "--json")
    raised, owner = json.loads(ran.out)["datasets"][0]["fields"]
    assert (ran.code, raised["right"], owner["right"], owner["wanted"]) == (1, 1, 0, 1)


def test_one_of_several_documents(run: Run, truth: Path, tmp_path: Path) -> None:
    both = written(tmp_path / "p.json", {"actions": [{"document_id": name, **row} for name in "ab" for row in ROWS]})
    assert run("evaluate", truth, both).code == 2
    assert run("evaluate", truth, both, "--document", "b").code == 0
    assert run("evaluate", truth, both, "--document", "c").code == 3


@pytest.mark.parametrize("content", [[], {}, {"actions": {}}, {"nothing": {"key": [], "fields": [], "rows": []}}, "words"])
def test_what_is_no_truth_is_wrong_usage(run: Run, tmp_path: Path, content: object) -> None:
    assert run("evaluate", written(tmp_path / "t.json", content), parsed(tmp_path / "p.json")).code == 2


def test_what_is_not_there(run: Run, truth: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("evaluate", truth, tmp_path / "none").code == 3
    assert run("evaluate", tmp_path / "none", tmp_path).code == 3
    assert run("evaluate", truth, tmp_path / "empty").code == 3
