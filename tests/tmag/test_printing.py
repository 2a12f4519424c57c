"""Tables on terminals of any width: nothing is cut."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from command_line import PACKS

from tmag.printing import print_table

HEADERS = ("code", "document", "message")
MESSAGE = "The agenda (page 2) gives item 2 the type 'Decision', its divider (page 3) 'DECISION/INFORMATION'."
ROWS = [("divider_type_mismatch", "tmag-16-papers-v1.0", MESSAGE), ("duration_mismatch", None, "Short.")]


def printed(width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    print_table(HEADERS, ROWS)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("width", [8, 30, 60, 80, 120, 400])
def test_nothing_is_cut(width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(width, capsys, monkeypatch)
    together = "".join("".join(lines).split())
    assert all(word in together for word in MESSAGE.split())
    assert "divider_type_mismatch" in together
    if width >= 30:
        assert max(map(len, lines)) <= width


def test_a_wide_terminal_shows_one_line_a_row(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(printed(400, capsys, monkeypatch)) == 3


def test_a_narrower_one_wraps_prose_and_keeps_names_whole(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(80, capsys, monkeypatch)
    assert lines[0].split() == list(HEADERS)
    assert lines[1].startswith("divider_type_mismatch  tmag-16-papers-v1.0  The agenda")
    assert lines[2].startswith(" " * 44)


def test_the_narrowest_shows_fields_one_under_the_other(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(50, capsys, monkeypatch)
    assert lines[0] == "code      divider_type_mismatch"
    assert lines[1] == "document  tmag-16-papers-v1.0"
    assert lines[lines.index("") + 1] == "code      duration_mismatch"


def test_where_no_terminal_is_each_row_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    print_table(HEADERS, ROWS)
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_a_column_without_values_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b", "c"), [(1, None, None)], optional=("b",))
    assert capsys.readouterr().out.split() == ["a", "c", "1"]


def shown_on(terminal: int) -> bytes:
    """All that a terminal is sent until nobody holds its other side."""
    parts = []
    with suppress(OSError):  # Linux ends it so.
        while part := os.read(terminal, 1000):
            parts.append(part)
    return b"".join(parts)


def test_progress_is_shown_on_a_terminal_only() -> None:
    # A file over the limit costs no parse. What is sent is read as it comes: a terminal that nobody reads fills up, and its writer waits.
    Path("tmag.toml").write_text("[limits]\nmax_bytes = 1000", encoding="utf-8")
    call = [sys.executable, "-m", "tmag", "parse", str(PACKS / "tmag-17-papers-v1.0.pdf"), "--json"]
    ours, theirs = os.openpty()
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as on_terminal:
        os.close(theirs)
        assert b"parsing" in shown_on(ours)
        out, _ = on_terminal.communicate()
    piped = subprocess.run(call, capture_output=True, check=False)
    assert piped.stderr == b""
    assert on_terminal.returncode == piped.returncode == 4
    assert out[:14] == piped.stdout[:14] == b'{"documents": '
