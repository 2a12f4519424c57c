"""Wrong calls: the exit code, one sentence on stderr, nothing done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from command_line import PACKS, THREE, Run

PACK = PACKS / "tmag-16-papers-v1.0.pdf"
READERS = [["status"], ["datasets"], ["issues"], ["releases"], ["releases", "prune", "--keep", "1"], ["rollback"], ["query", "select 1"]]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["parse"],
        ["parse", PACK, "--engine", "acrobat"],
        ["parse", PACK, "--pages", "3-1"],
        ["parse", PACK, "--pages", "0"],
        ["parse", PACK, "--pages", ""],
        ["parse", PACK, "--frobnicate"],
        ["parse", PACKS],
        ["parse", PACK, "--out", PACK],
        ["parse", "/dev/null"],
        ["parse", ""],
        ["parse", PACK, "--out", ""],
        ["ingest", ""],
        ["ingest", "/dev/zero"],
        ["ingest", PACK, "file:///etc/passwd"],
        ["ingest", PACK, "http://two words/a.pdf"],
        ["--data-dir", "", "status"],
        ["--data-dir", PACK, "status"],
        ["--data-dir", PACK, "query", "select 1"],
        ["ingest", "--no-flow"],
        ["ingest", "ftp://example.org/a.pdf", "--no-flow"],
        ["issues", "--code", "frobnicate"],
        ["issues", "--severity", "dire"],
        ["releases", "prune"],
        ["releases", "prune", "--keep", "0"],
        ["releases", "frobnicate"],
        ["query"],
        ["query", "select 1", "--format", "xml"],
        ["rerun"],
        ["show"],
    ],
    ids=lambda arguments: " ".join(str(a).rpartition("/")[2] for a in arguments) or "nothing",
)
def test_wrong_usage_is_2(run: Run, arguments: list[str | Path]) -> None:
    assert run(*arguments).code == 2
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", PACK, "absent.pdf"],
        ["ingest", PACK, "absent.pdf"],
        ["ingest", PACK, "absent.pdf", "--no-flow"],
        ["rerun", "tmag-99-papers-v1.0"],
        ["rerun", "tmag-99-papers-v1.0", "--flow"],
        ["show", "0123456789abcdef"],
        ["rollback"],
        ["rollback", "r000099"],
        ["datasets", "--columns", "frobnications"],
        ["query", "select 1"],
        ["issues"],
        ["--settings", "absent.toml", "status"],
        ["status", "--settings", "absent.toml"],
        ["datasets", "--settings", "absent.toml"],
        *([*command, "--data-dir", "absent"] for command in READERS),
    ],
    ids=lambda arguments: " ".join(str(a).rpartition("/")[2] for a in arguments),
)
def test_what_is_not_there_is_3_before_any_work(run: Run, arguments: list[str | Path]) -> None:
    assert run(*arguments).code == 3
    assert not [path for path in Path().rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["show", "0123456789abcdef"], "0123456789abcdef"),
        (["issues", "--document", "tmag-99-papers-v1.0"], "tmag-99-papers-v1.0"),
        (["rollback", "r000099"], "r000099"),
        (["rollback"], "first release"),
        (["rerun", "tmag-99-papers-v1.0"], "tmag-99-papers-v1.0"),
    ],
)
def test_what_is_not_in_a_store_is_3_and_named(run: Run, published: Path, arguments: list[str], named: str) -> None:
    ran = run("--data-dir", published, *arguments)
    assert ran.code == 3
    assert named in ran.err


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("frob = 1", "frob"),
        ("[limits]\ntimeout_second = 1", "timeout_seconds"),
        ("[limits]\nmemory_mb = 'much'", "memory_mb"),
        ("=", "tmag.toml"),
    ],
)
def test_a_wrong_setting_is_2_and_named(run: Run, text: str, named: str) -> None:
    Path("tmag.toml").write_text(text, encoding="utf-8")
    ran = run("status")
    assert ran.code == 2
    assert named in ran.err


def test_global_options_stand_before_or_after_the_command(run: Run, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("--data-dir", published, "releases")
    assert before.code == 0
    assert "r000001" in before.out
    assert run("releases", "--data-dir", published) == before
    monkeypatch.setenv("TMAG_DATA_DIR", str(published))
    assert run("releases") == before
    assert "r000001" not in run("releases", "--data-dir", "elsewhere").out


def test_a_fault_of_ours_is_one_sentence_and_70(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.status.status", lambda *_: 1 // 0)
    ran = run("status")
    assert ran.code == 70
    assert "TMAG_DEBUG=1" in ran.err


def test_debugging_shows_where(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from tmag.cli import main

    monkeypatch.setenv("TMAG_DEBUG", "1")
    with pytest.raises(SystemExit) as end:
        main(["rollback"])
    assert end.value.code == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_full_disk_is_5(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "tables")

    monkeypatch.setattr("tmag.written.write_folder", full)
    ran = run("parse", PACK, "--pages", "1")
    assert ran.code == 5
    assert "No space left on device" in ran.err


def test_a_reader_that_has_enough_is_no_error(published: Path) -> None:
    sql = "select * from text_blocks a, range(200)"
    call = [sys.executable, "-m", "tmag", "--data-dir", str(published), "query", sql, "--format", "csv"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("row_id,")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_error(published: Path, closed: str) -> None:
    call = f'"{sys.executable}" -m tmag --data-dir "{published}" releases {closed}'
    ran = subprocess.run(["sh", "-c", call], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    assert ("r000001" in ran.stdout) == (">&-" not in closed.split("2>&-")[0])


def test_who_stops_it_is_told_in_a_sentence_and_nothing_is_published(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    for number in range(40):
        (packs / f"{number}.pdf").write_bytes(PACK.read_bytes() + f"%{number}".encode())
    call = [sys.executable, "-m", "tmag", "ingest", str(packs), "--no-flow", "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not (tmp_path / "data/parses").exists():
            time.sleep(0.05)
        out, err = _stopped(process)
    assert (process.returncode, out, err) == (130, "", "tmag: Stopped. What was published before is as it was.\n")
    assert not (tmp_path / "data/curated").exists()


def _stopped(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a program and all that it started write after Ctrl-C; as at a terminal, who sees nothing happen presses it once more."""
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=15)
        warnings.warn("Ctrl-C was not heard.", stacklevel=1)
    process.kill()
    pytest.fail("It goes on after three times Ctrl-C.")


@pytest.mark.parametrize("folder", ["raw", "parses", "manifests"])
@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_damaged_entry_is_5_and_named(run: Run, own_store: Path, folder: str, text: str) -> None:
    entry = min((own_store / folder).rglob("*.json"))
    entry.chmod(0o644)
    entry.write_text(text, encoding="utf-8")
    ran = run("status", "--data-dir", own_store)
    assert ran.code == 5
    assert f"{folder}/" in ran.err
    assert "Put it back" in ran.err


@pytest.mark.parametrize("call", [["query", "select * from actions"], ["show", "0123456789abcdef"], ["datasets"], ["issues"]])
def test_a_damaged_dataset_is_5(run: Run, own_store: Path, call: list[str]) -> None:
    for path in (own_store / "curated").iterdir():
        path.chmod(0o644)
        path.write_bytes(b"PAR1 and nothing else")
    ran = run(*call, "--data-dir", own_store)
    assert ran.code == 5
    assert "rollback" in ran.err


def test_what_file_managers_leave_is_passed_over(run: Run, own_store: Path) -> None:
    for folder in ("raw", "parses", "manifests", "objects", "aside", min((own_store / "parses").iterdir())):
        (own_store / folder / ".DS_Store").write_bytes(b"x")
        (own_store / folder / "notes.txt").write_bytes(b"x")
    assert run("ingest", *THREE, "--no-flow", "--data-dir", own_store).code == 0
    assert run("releases", "prune", "--keep", "1", "--data-dir", own_store).code == 0
    assert run("status", "--data-dir", own_store).code == 0


def test_colour_goes_to_a_terminal_only(published: Path) -> None:
    def shown(**environment: str) -> bytes:
        """What a terminal of 100 columns shows."""
        ours, theirs = os.openpty()
        call = [sys.executable, "-m", "tmag", "--data-dir", str(published), "releases"]
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment}
        subprocess.run(call, stdout=theirs, stderr=theirs, check=True, env=env)
        os.close(theirs)
        return os.read(ours, 100_000)

    assert b"\x1b[1m" in shown()
    assert b"\x1b" not in shown(NO_COLOR="1")
    piped = subprocess.run([sys.executable, "-m", "tmag", "--data-dir", str(published), "releases"], capture_output=True, check=True)
    assert b"\x1b" not in piped.stdout


def test_what_a_document_says_comes_out_in_any_locale(published: Path) -> None:
    call = [sys.executable, "-m", "tmag", "--data-dir", str(published), "query", "select 'é – ①' as text"]
    out = subprocess.run(call, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}).stdout
    assert "é – ①" in out.decode()
