"""The gold sets beside the project, and their split in two: one half to work with, one that is only ever scored.

``half_of`` is the whole of the protocol. Sentences of the half ``working`` may be read while rules are written; those of the half ``kept``
are never looked at, so that its figure tells what the rules are worth on text that nobody tuned them to.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from benchmarks.measure import PROJECT

Half = Literal["working", "kept"]
HALVES: tuple[Half, Half] = ("working", "kept")
FOLDER = PROJECT.parent / "shared" / "gold"


def half_of(gold_id: str) -> Half:
    """The half that a gold row falls into, by the sha256 of its id: about as many in each, for ever the same.

    >>> half_of("one"), half_of("two")
    ('working', 'kept')
    """
    return "working" if hashlib.sha256(gold_id.encode()).digest()[0] % 2 == 0 else "kept"


def gold_rows(kind: str, folder: Path = FOLDER) -> tuple[dict[str, Any], ...] | None:
    """All rows of a gold set (``dates``, ``owners``), None where it is not beside the project."""
    path = folder / f"{kind}.jsonl"
    if not path.is_file():
        return None
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def half(rows: tuple[dict[str, Any], ...], which: Half) -> tuple[dict[str, Any], ...]:
    """The rows of one half."""
    return tuple(row for row in rows if half_of(row["id"]) == which)
