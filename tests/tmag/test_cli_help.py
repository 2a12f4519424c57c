"""The help: what it lists, and what it costs."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from command_line import Run

COMMANDS = [
    "parse", "tables", "recognise", "evaluate", "ingest", "rerun", "accept", "status", "datasets", "query", "show", "refs", "issues",
    "releases", "rollback",
]  # fmt: skip
MOST_TIMES_A_BARE_PYTHON = 10
HEAVY = ("pyarrow", "duckdb", "pandas", "numpy", "prefect", "rich", "pydantic", "pypdfium2", "pdfplumber", "PIL", "httpx", "spacy")


def test_help_lists_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    lines = [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ") and line.split()]
    assert [name for name in lines if name in COMMANDS] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: tmag {command}")
    assert "--data-dir" in ran.out
    assert "--settings" in ran.out


def test_version(run: Run) -> None:
    assert run("--version").out == f"tmag {version('tmag')}\n"


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from tmag.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not set(out.splitlines()[-1].split()) & set(HEAVY)


def cpu_seconds(command: Sequence[str]) -> float:
    """The processor time of one call, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_costs_at_most_ten_times_a_bare_python() -> None:
    script = Path(sys.executable).with_name("tmag")
    help_call = [str(script), "--help"] if os.access(script, os.X_OK) else [sys.executable, "-m", "tmag", "--help"]
    turns = [(cpu_seconds([sys.executable, "-c", "pass"]), cpu_seconds(help_call)) for _ in range(7)]
    bare, helped = (min(times) for times in zip(*turns, strict=True))
    assert helped <= MOST_TIMES_A_BARE_PYTHON * bare
