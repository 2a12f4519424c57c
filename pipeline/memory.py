"""What memory this process has taken at most, and how seldom it looks for what it no longer needs."""

from __future__ import annotations

import gc
import resource
import sys
from contextlib import suppress
from pathlib import Path

_COLLECT_AFTER = 50_000  # objects more than before: about those of ten pages


def peak_memory_mb() -> float:
    """The highest memory of this process so far, in MiB.

    What ``getrusage`` tells can begin with the memory of the process that started this one, so Linux is asked in its own way.
    """
    with suppress(OSError, StopIteration):
        told = next(line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(told.split()[1]) / (1 << 10)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def collect_seldom() -> None:
    """Look for garbage seldom, and never among what was loaded before: a parse makes many small objects, hardly any of them in circles."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
