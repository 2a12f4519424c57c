"""``tmag recognise``: one answer for each line, whatever the line is."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest
from command_line import THREE, Run


@pytest.fixture
def ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> Any:
    def asked(kind: str, *lines: object) -> tuple[int, list[dict[str, Any]]]:
        raw = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        ran = run("recognise", "--kind", kind)
        return ran.code, [json.loads(line) for line in ran.out.splitlines()]

    return asked


def test_dates(ask: Any) -> None:
    code, (answer,) = ask("dates", {"id": "a", "text": "Issue by 7 June", "context_date": "2023-05-30", "field": "prose"})
    assert code == 0
    (mention,) = answer["mentions"]
    assert mention["confidence"] > 0.8
    kept = {name: mention[name] for name in ("text", "start_char", "end_char", "kind", "start", "end", "modifier", "precision", "edtf")}
    assert kept == {
        "text": "7 June", "start_char": 9, "end_char": 15, "kind": "date", "start": "2023-06-07", "end": "2023-06-07",
        "modifier": "by", "precision": "day", "edtf": "2023-06-07",
    }  # fmt: skip


def test_every_mention_has_kind_start_and_end(ask: Any) -> None:
    texts = ["TBC", "next TMAG", "between M3 and M5", "10:00-10:05", "45 mins", "every week", "31 June 2023", "no date"]
    _, answers = ask("dates", *({"id": i, "text": text, "context_date": None, "field": "due"} for i, text in enumerate(texts)))
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    assert all({"kind", "start", "end"} <= mention.keys() for answer in answers for mention in answer["mentions"])
    assert answers[-1]["mentions"] == []


def test_owners_and_references(ask: Any) -> None:
    _, (owners,) = ask("owners", {"id": 1, "text": "Jane Doe (DCC)", "field": "owner"})
    assert [(one["name"], one["type"], one["org"], one["start_char"], one["end_char"]) for one in owners["mentions"]] == [
        ("Jane Doe", "person", "DCC", 0, 8)
    ]
    _, (references,) = ask("references", {"id": 1, "text": "see CR 7 and D0036"})
    assert [(one["reference_type"], one["reference_id"]) for one in references["mentions"]] == [
        ("change_request", "CR007"),
        ("data_flow", "D0036"),
    ]


@pytest.mark.parametrize(
    "bad",
    [b"", b"{", b"[1]", b"null", b"\xff", b'{"id": "x"}', {"text": "x"}, {"id": None, "text": "x"}, {"id": 1, "text": 2}, b"[" * 100_000],
)
def test_a_bad_line_is_answered_and_the_run_goes_on(ask: Any, bad: object) -> None:
    good = {"id": "good", "text": "5 May 2023"}
    code, answers = ask("dates", bad, good)
    assert code == 1
    assert answers[0]["id"] is None
    assert answers[0]["error"]
    assert [mention["start"] for mention in answers[1]["mentions"]] == ["2023-05-05"]


@pytest.mark.parametrize("context", ["yesterday", "2023-02-30", 7, None, "20230530"])
@pytest.mark.parametrize("field", ["elsewhere", 3, None])
def test_what_is_not_known_counts_as_left_out(ask: Any, context: object, field: object) -> None:
    bare = ask("dates", {"id": 1, "text": "7 June, TBC"})
    assert ask("dates", {"id": 1, "text": "7 June, TBC", "context_date": context, "field": field}) == bare


def test_offsets_are_code_points(ask: Any) -> None:
    text = "🎉\u2028 \ud83d 5 May 2023"
    _, (answer,) = ask("dates", {"id": 1, "text": text})
    (mention,) = answer["mentions"]
    assert text[mention["start_char"] : mention["end_char"]] == mention["text"] == "5 May 2023"


def test_the_kind_must_be_said(run: Run) -> None:
    assert run("recognise").code == 2
    assert run("recognise", "--kind", "weather").code == 2


def test_who_needs_no_language_does_not_import_spacy(tmp_path: Any) -> None:
    """Nor do its child processes: the server that forks them lists what it has loaded. One call after the other, as each start is dear."""
    calls = [["recognise", "--help"], ["datasets"], ["tables", str(THREE[0])], ["status"]]
    code = (
        "import sys, multiprocessing; from tmag.cli import main\n"
        f"for call in {calls!r}:\n"
        f"    try: main(['--data-dir', {str(tmp_path)!r}, *call])\n"
        "    except SystemExit: pass\n"
        "    from multiprocessing.forkserver import _forkserver\n"
        "    print('loaded:', call[0], 'spacy' in sys.modules, 'pipeline.warm' in _forkserver._preload_modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    told = [line for line in ran.stdout.splitlines() if line.startswith("loaded: ")]
    assert told == [f"loaded: {name} False False" for name, *_ in calls]
