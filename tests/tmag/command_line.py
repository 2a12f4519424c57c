"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PACKS = Path(__file__).parents[2] / "samples" / "packs"
# What tests publish: enough of the packs, as each costs its time.
THREE = tuple(PACKS / f"{name}-papers-v1.0.pdf" for name in ("sitag-02", "tmag-16", "tmag-17"))


class Ran(NamedTuple):
    """What one call of the command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]
