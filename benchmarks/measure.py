"""Run contenders in children, in turns, and keep what each run cost."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import TmagError

PROJECT = Path(__file__).parents[1]
_ENOUGH_SECONDS = 10.0  # a contender that has taken so much is not run again: what is that slow needs no finer measure


class RunFailed(TmagError):
    """A contender's run broke off."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost: processor time of all its threads in seconds, and the highest memory of its process in MiB."""

    cpu_seconds: float
    peak_memory_mb: float
    found: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """All runs of one contender."""

    name: str
    runs: tuple[Run, ...]

    @property
    def best(self) -> float:
        """The least processor time, in seconds: what the work costs where nothing else disturbs it."""
        return min(run.cpu_seconds for run in self.runs)

    @property
    def median(self) -> float:
        """The median processor time, in seconds."""
        return statistics.median(run.cpu_seconds for run in self.runs)

    @property
    def peak_memory_mb(self) -> float:
        """The highest memory of any run's process, its imports included, in MiB."""
        return max(run.peak_memory_mb for run in self.runs)


def run_once(name: str, pdf: Path, warm_up: Path) -> Run:
    """One run in a fresh process.

    Raises:
        RunFailed: The process broke off.
    """
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.child", name, str(pdf.resolve()), str(warm_up.resolve())]
    ran = subprocess.run(command, cwd=PROJECT, env=os.environ | {"PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=False)
    if ran.returncode:
        last = (ran.stderr.strip().splitlines() or [f"it ended with code {ran.returncode}"])[-1]
        raise RunFailed(f"{name} cannot be measured: {last}. Mend its installation, or try another PDF.")
    return Run(**json.loads(ran.stdout.splitlines()[-1]))


def measure(names: Sequence[str], repeats: int, once: Callable[[str], Run], tell: Callable[[str], None]) -> list[Measurement]:
    """Run every contender ``repeats`` times, in turns, so that a busy minute of the machine falls on all alike."""
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for turn in range(1, repeats + 1):
        for name in names:
            if sum(run.cpu_seconds for run in runs[name]) < _ENOUGH_SECONDS:
                tell(f"{turn}/{repeats} {name}")
                runs[name].append(once(name))
    return [Measurement(name, tuple(of_name)) for name, of_name in runs.items()]
