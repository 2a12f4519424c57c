"""How two processes share the work of sixty documents: ``python -m benchmarks.scaling``.

Documents are parsed as ``tmag parse`` does it, each in a child of its own. Beside them stands a control in the same run: the same number of
children that only count, so that what the machine itself does not give to two processes is not held against the parser.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.figures import Figure, as_table
from benchmarks.measure import PROJECT
from pipeline.isolate import RESULT, isolated, parse_isolated
from pipeline.parse import ParseRequest
from pipeline.settings import Limits

COMMAND = "python -m benchmarks.scaling"
_DOCUMENTS = 60
_PROCESSES = 2
_LEAST = 0.8
_STEPS = 2_500_000
_PACKS = PROJECT / "samples" / "packs"


def count_into(request: ParseRequest, folder: Path) -> None:
    """The control's work in a child: processor time and nothing else."""
    total = 0
    for step in range(_STEPS):
        total += step ^ len(request.data)
    (folder / RESULT).write_text(str(total), encoding="utf-8")


def _read_count(folder: Path) -> str:
    return (folder / RESULT).read_text(encoding="utf-8")


def _parse(data: bytes) -> None:
    parse_isolated(ParseRequest(data=data), Limits())


def _count(data: bytes) -> None:
    isolated(count_into, _read_count, ParseRequest(data=data), Limits())


def seconds(work: Callable[[bytes], None], documents: Sequence[bytes], processes: int) -> float:
    """The time by the wall that so many processes take for all documents."""
    before = time.perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(work, documents))
    return time.perf_counter() - before


def gain(work: Callable[[bytes], None], documents: Sequence[bytes]) -> float:
    """How many times as fast two processes are as one. Each half is done by one and by two in turns: a busy minute falls on both."""
    parts = [documents[start::4] for start in range(4)]
    turns = [(seconds(work, part, 1), seconds(work, part, _PROCESSES)) for part in parts]
    alone, together = map(sum, zip(*turns, strict=True))
    return alone / together


def figures_of(parse: float, control: float) -> list[Figure]:
    """The gains of both, and the one as a share of the other."""
    return [
        Figure(f"{_DOCUMENTS} documents, two processes to one: times as fast", parse, COMMAND, digits=2),
        Figure("the same for a control that only counts", control, COMMAND, digits=2),
        Figure("scaling: documents to control", parse / control, COMMAND, least=_LEAST, digits=2),
    ]


def figures(count: int = _DOCUMENTS) -> list[Figure]:
    """Measure both."""
    documents = list(islice(cycle([path.read_bytes() for path in sorted(_PACKS.glob("*.pdf"))]), count))
    for work in (_parse, _count):
        work(documents[0])  # the server of the children starts with the first one
    return figures_of(*(partial(gain, documents=documents)(work) for work in (_parse, _count)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, and give the exit code."""
    argparse.ArgumentParser(prog=COMMAND, description="How two processes share the work of sixty documents.").parse_args(arguments)
    print(as_table(figures()))
    return 0


if __name__ == "__main__":
    from benchmarks import scaling  # a child finds the work by its module's name

    sys.exit(scaling.main())
