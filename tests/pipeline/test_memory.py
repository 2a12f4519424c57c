"""The memory that a process is told to have taken is its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.memory import peak_memory_mb

_LARGE_MB = 300


def test_memory_is_not_that_of_the_process_that_started_this_one() -> None:
    before = peak_memory_mb()
    ballast = b"x" * (_LARGE_MB << 20)
    command = [sys.executable, "-c", "from pipeline.memory import peak_memory_mb; print(peak_memory_mb())"]
    told = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout
    assert 1 < float(told) < _LARGE_MB
    assert peak_memory_mb() >= max(before, len(ballast) / (1 << 20))
