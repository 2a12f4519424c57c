"""What ``tmag --help`` costs beside a Python that does nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StartUp:
    """The least processor time of each, in seconds."""

    bare_seconds: float
    help_seconds: float

    @property
    def ratio(self) -> float:
        """How many times a bare Python the help costs."""
        return self.help_seconds / self.bare_seconds


def _cpu_seconds(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_start_up(repeats: int) -> StartUp:
    """Both, in turns, the best of ``repeats``."""
    script = Path(sys.executable).with_name("tmag")
    help_call = [str(script), "--help"] if os.access(script, os.X_OK) else [sys.executable, "-m", "tmag", "--help"]
    turns = [(_cpu_seconds([sys.executable, "-c", "pass"]), _cpu_seconds(help_call)) for _ in range(repeats)]
    bare, helped = zip(*turns, strict=True)
    return StartUp(min(bare), min(helped))
