"""Broken files of our own through the command line: what stands on a disk under the name of a PDF, bombs, and a seeded fuzz."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from schemas.errors import RejectReason
from tests.corpus import made
from tests.corpus.corpus import ROOT, Fate, Parsed, digest, parse

ODD_NAMES = (
    b"sp ace \xc3\xbc \xe2\x80\x93 \xe2\x91\xa0.pdf",
    b"-dash.pdf",
    b"new\nline.pdf",
    b"no\xff\xfetext.pdf",
    b"\x1b[31mred.pdf",
    b"no end",
)
WITH_FLIPS = {"parsed", "partial", "quarantined"}


def written(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, Path]:
    paths = {}
    for number, (name, data) in enumerate(files):
        paths[name] = folder / f"{number:03}.pdf"
        paths[name].write_bytes(data)
    return paths


def fate_of(parsed: Parsed, path: Path) -> Fate:
    return parsed.fates[digest(path)]


def require_honest(parsed: Parsed) -> None:
    """No traceback, no crash, and the rows that each status allows."""
    assert parsed.err == ""
    for fate in parsed.fates.values():
        assert fate.status in WITH_FLIPS
        if fate.status == "quarantined":
            assert fate.reason in {str(reason) for reason in RejectReason} - {"crash"}
            assert fate.datasets == {"documents": 1, "parse_runs": 1}
        else:
            assert (fate.status == "partial") == any(issue["severity"] == "error" for issue in fate.issues)


def test_good_and_bad_files_in_one_call(tmp_path: Path) -> None:
    files = {
        "good": made.pack(),
        "empty": b"",
        "page": b"<!DOCTYPE html><html><body>Moved</body></html>",
        "cut": made.PACK.read_bytes()[:9000],
        "locked": made.locked(user="user's"),
        "scan": made.scan(),
        "damaged": made.packed_as_it_is(lambda pdf: made.cut_short(pdf, 2)),
    }
    paths = written(tmp_path, files.items())
    parsed = parse(list(paths.values()))
    require_honest(parsed)
    assert parsed.code == 1
    assert {name: (fate_of(parsed, path).status, fate_of(parsed, path).reason) for name, path in paths.items()} == {
        "good": ("parsed", None),
        "empty": ("quarantined", "empty"),
        "page": ("quarantined", "not_pdf"),
        "cut": ("quarantined", "truncated"),
        "locked": ("quarantined", "encrypted"),
        "scan": ("quarantined", "no_text"),
        "damaged": ("partial", "unreadable_page"),
    }


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("folder.pdf", 2, "is a folder"),
        ("pipe.pdf", 2, "no regular file"),
        ("gone.pdf", 3, "does not exist"),
        ("loop.pdf", 3, "does not exist"),
    ],
)
def test_what_is_no_file_is_refused_before_any_work(tmp_path: Path, name: str, code: int, said: str) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    call = [sys.executable, "-m", "tmag", "parse", str(tmp_path / name), "--out", str(tmp_path / "out")]
    ran = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read any file")
@pytest.mark.parametrize("closed", ["secret.pdf", "closed"])
def test_what_may_not_be_read_is_one_sentence(tmp_path: Path, closed: str) -> None:
    wanted = tmp_path / closed if closed.endswith(".pdf") else tmp_path / closed / "secret.pdf"
    wanted.parent.mkdir(exist_ok=True)
    wanted.write_bytes(made.pack())
    (tmp_path / closed).chmod(0)
    call = [sys.executable, "-m", "tmag", "parse", "--json", str(wanted)]
    ran = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False)
    (tmp_path / closed).chmod(0o755)
    assert (ran.returncode, ran.stdout) == (5, "")
    assert "secret.pdf" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_odd_names_are_names(tmp_path: Path) -> None:
    """Whatever the parser then makes of the bytes, which come without their name: a file over the limit is told of as any other."""
    whole = made.pack()
    for name in ODD_NAMES:
        (tmp_path / os.fsdecode(name)).write_bytes(whole)
    (tmp_path / "link.pdf").symlink_to(os.fsdecode(ODD_NAMES[0]))
    (tmp_path / "tmag.toml").write_text("[limits]\nmax_bytes = 1000\n", encoding="utf-8")
    arguments = [b"parse", b"--out", b"out", b"--", *ODD_NAMES, b"link.pdf"]
    ran = subprocess.run([sys.executable, b"-m", b"tmag", *arguments], capture_output=True, cwd=tmp_path, check=False, env=_with_root())
    assert (ran.returncode, ran.stderr) == (4, b"")
    assert b"\x1b[31m" not in ran.stdout
    assert ran.stdout.count(b" quarantined ") == len(ODD_NAMES) + 1


def _with_root() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_pack_cut_anywhere(tmp_path: Path, engine: str) -> None:
    paths = written(tmp_path, made.cuts())
    parsed = parse(list(paths.values()), engine)
    require_honest(parsed)
    assert len(parsed.fates) == len(paths)
    assert {fate.reason for fate in parsed.fates.values() if fate.status == "quarantined"} <= {"truncated", "no_text"}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_bytes_changed_at_random(tmp_path: Path, engine: str) -> None:
    """Words are lost in silence nowhere: a pack that lost more than a twentieth of them says that it is damaged."""
    paths = written(tmp_path, [*made.flips(30), *made.shuffles(60)])
    parsed = parse(list(paths.values()), engine)
    require_honest(parsed)
    whole = parse([made.PACK], engine).fates[digest(made.PACK)].words
    flipped = [fate_of(parsed, path) for name, path in paths.items() if name.startswith("flip")]
    assert all(fate.words > 0.95 * whole for fate in flipped if fate.status == "parsed")
    assert {fate.status for fate in flipped} == WITH_FLIPS


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_bombs_meet_a_limit_or_do_no_harm(tmp_path: Path, engine: str) -> None:
    settings = tmp_path / "tmag.toml"
    settings.write_text("[limits]\ntimeout_seconds = 30\nmemory_mb = 768\n", encoding="utf-8")
    paths = written(tmp_path, made.bombs())
    parsed = parse(list(paths.values()), engine, "--settings", str(settings))
    require_honest(parsed)
    assert len(parsed.fates) == len(paths)
    assert fate_of(parsed, paths["ten thousand pages"]).reason == "too_many_pages"
    for run in (run for fate in parsed.fates.values() for run in fate.runs):
        assert run["peak_memory_mb"] < 1600
        assert run["cpu_seconds"] < 60
