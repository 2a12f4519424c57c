"""The scores of dates and owners, on rows made up here, and the halves of the gold sets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import recognition
from benchmarks.date_scores import judge_dates
from benchmarks.gold import FOLDER, HALVES, gold_rows, half, half_of
from benchmarks.owner_scores import judge_owners
from benchmarks.tally import Verdict, tally


def day_row(sentence: str, text: str, day: str | None, **more: Any) -> dict[str, Any]:
    first = sentence.index(text)
    row = {"id": sentence, "cls": "day", "sentence": sentence, "text": text, "start_char": first, "end_char": first + len(text)}
    return row | {"context_date": "2023-05-01", "kind": "date", "start": day, "end": day, "precision": "day"} | more


def mention(first: int, last: int, day: str | None, **more: Any) -> dict[str, Any]:
    return {"text": "", "start_char": first, "end_char": last, "kind": "date", "start": day, "end": day} | more


ROW = day_row("due 5 May", "5 May", "2023-05-05")
PAIR = ROW | {"kind": "set", "dates": ["2023-05-05", "2023-05-06"]}


@pytest.mark.parametrize(
    ("row", "given", "counts"),
    [
        (ROW, [mention(4, 9, "2023-05-05")], (1, 0, 0, 1)),
        (ROW, [mention(4, 9, "2023-05-06")], (0, 1, 0, 1)),
        (ROW, [], (0, 1, 0, 0)),
        (ROW, [mention(4, 9, "2023-05-05"), mention(0, 3, "2023-01-01")], (1, 0, 1, 1)),
        (ROW | {"tolerance_days": 1}, [mention(4, 9, "2023-05-06")], (1, 0, 0, 1)),
        (ROW | {"accept": [["2023-05-01", "2023-05-31"]]}, [mention(4, 9, "2023-05-01", end="2023-05-31")], (1, 0, 0, 1)),
        (ROW | {"required": False}, [], (0, 0, 0, 0)),
        (ROW | {"kind": "none"}, [mention(4, 9, "2023-05-05")], (0, 0, 1, 0)),
        (ROW | {"kind": "none"}, [], (0, 0, 0, 0)),
        (ROW | {"kind": "invalid"}, [mention(4, 9, None, kind="invalid")], (0, 0, 0, 0)),
        (PAIR, [mention(4, 6, "2023-05-05"), mention(6, 9, "2023-05-06")], (1, 0, 0, 1)),
        (ROW | {"kind": "duration", "duration": "PT1H"}, [mention(4, 9, None, kind="duration", duration="PT60M")], (1, 0, 0, 1)),
        (ROW | {"kind": "duration", "duration": "P5D"}, [mention(4, 9, None, kind="duration", duration="P6D")], (0, 1, 0, 1)),
    ],
)  # fmt: skip
def test_dates_are_judged_as_the_gold_set_says(row: dict[str, Any], given: list[dict[str, Any]], counts: tuple[int, ...]) -> None:
    sums = tally(judge_dates([row], lambda *_: given))
    assert (sums.right, sums.missed, sums.false, sums.found) == counts


def test_a_long_sentence_may_hold_what_is_not_marked() -> None:
    row = day_row("due 5 May " + "and so on " * 6, "5 May", "2023-05-05")
    sums = tally(judge_dates([row], lambda *_: [mention(4, 9, "2023-05-05"), mention(20, 25, "2023-01-01")]))
    assert (sums.right, sums.false) == (1, 0)


WANTED = {"name": "Ann Lee", "type": "person", "required": True}


@pytest.mark.parametrize(
    ("parties", "given", "counts"),
    [
        ([WANTED], [{"name": "ann lee", "type": "person"}], (1, 0, 0, 1)),
        ([WANTED], [{"name": "Ann Lee", "type": "role"}], (0, 1, 1, 1)),
        ([WANTED | {"accept_types": ["person", "role"]}], [{"name": "Ann Lee", "type": "role"}], (1, 0, 0, 1)),
        ([WANTED | {"accept_names": ["A. Lee"]}], [{"name": "A Lee", "type": "person"}], (1, 0, 0, 1)),
        ([WANTED | {"required": False}], [{"name": "Ann Lee", "type": "person"}], (0, 0, 0, 0)),
        ([WANTED], [{"name": "Ann Lee", "type": "person"}] * 2, (1, 0, 1, 1)),
        ([], [{"name": "Bo", "type": "person"}], (0, 0, 1, 0)),
    ],
)
def test_owners_are_judged_as_the_gold_set_says(parties: list[Any], given: list[Any], counts: tuple[int, ...]) -> None:
    sums = tally(judge_owners([{"id": "1", "cls": "c", "text": "t", "parties": parties}], lambda *_: given))
    assert (sums.right, sums.missed, sums.false, sums.found) == counts


def test_figures() -> None:
    sums = tally([Verdict("a", "c", right=3, found=4, missed=1), Verdict("b", "c", false=2, missed=2)])
    assert (sums.precision, sums.recall, sums.value_accuracy, sums.f_measure) == (3 / 5, 3 / 6, 3 / 4, 6 / 11)


def test_the_halves_part_a_set_evenly_and_for_ever() -> None:
    rows = tuple({"id": f"row {number}"} for number in range(1000))
    first, second = (half(rows, which) for which in HALVES)
    assert {row["id"] for row in first} | {row["id"] for row in second} == {row["id"] for row in rows}
    assert abs(len(first) - len(second)) < 100
    assert [half_of(name) for name in ("one", "two", "three", "four")] == ["working", "kept", "kept", "working"]


def test_the_page_goes_on_with_what_is_least_sure() -> None:
    verdicts = (
        Verdict("one", "sure", right=1, account="sure", confidence=0.9),
        Verdict("four", "unsure", right=1, account="unsure", confidence=0.5),
        Verdict("one", "wrong", missed=1, account="wrong", confidence=0.9),
        Verdict("two", "closed", right=1, account="hidden", confidence=0.4),
    )
    lines = [line for line in recognition.misses("dates", recognition.Scored("tmag", verdicts)) if line]
    assert lines == [
        "## Dates",
        "- `wrong`: wrong",
        "Right, but the least sure, and so the next to go wrong:",
        "- `unsure`, confidence 0.50: unsure",
        "- `sure`, confidence 0.90: sure",
        "In the half kept aside, by class only: missed none; least sure closed.",
    ]


def test_without_the_gold_sets_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(recognition, "gold_rows", lambda kind: gold_rows(kind, tmp_path))
    assert recognition.main(["--misses", str(tmp_path / "misses.md")]) == 0
    assert "not beside the project" in capsys.readouterr().err
    assert not (tmp_path / "misses.md").exists()


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the gold sets are not beside the project")
def test_the_page_of_misses_keeps_one_half_closed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recognition.main(["--misses", str(tmp_path / "misses.md")]) == 0
    out, page = capsys.readouterr().out, (tmp_path / "misses.md").read_text(encoding="utf-8")
    for kind, name in (("dates", "dateparser"), ("owners", "splitting")):
        rows = gold_rows(kind)
        assert rows
        assert f"| {name} | both |" in out
        closed = [row.get("sentence") or row["text"] for row in half(rows, "kept")]
        opened = [row.get("sentence") or row["text"] for row in half(rows, "working")]
        assert not [text for text in closed if len(text) > 20 and text not in opened and repr(text) in page]
