"""What memory the reading of a long document takes: ``python -m benchmarks.memory``.

Each run is a process of its own that imports, notes its highest memory, works, and notes it again from page to page. The long document is
the samples' pages one after the other, 500 of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Literal

from benchmarks.figures import Figure, as_table
from benchmarks.measure import PROJECT, RunFailed
from pipeline.memory import peak_memory_mb

COMMAND = "python -m benchmarks.memory"
PAGES = 500
_SETTLED = 100  # pages after which nothing more should be needed
_FLAT_MB = 10.0
_MOST_MB = 100.0
_PACKS = PROJECT / "samples" / "packs"

Work = Literal["reading", "parse"]


def long_document(target: Path, pages: int = PAGES, packs: Path = _PACKS) -> None:
    """Write a PDF of so many pages, the samples' in turns."""
    import pikepdf

    with pikepdf.new() as document:
        sources = [pikepdf.open(path) for path in sorted(packs.glob("*.pdf"))]
        document.pages.extend(islice(cycle([page for source in sources for page in source.pages]), pages))
        document.save(target)


def grown(work: Work, data: bytes) -> list[float]:
    """The highest memory beyond that of the imports, in MiB: after each page of the reading, or once after the whole parse."""
    from pipeline import warm
    from pipeline.parse import ParseRequest, parse_document
    from pipeline.reading import open_pdf
    from pipeline.reading.pdfium import open_pdfium

    import_module("pandas")  # pyarrow does so with its first array
    del warm, open_pdfium  # imported for what importing does
    imports = peak_memory_mb()
    if work == "parse":
        parse_document(ParseRequest(data=data))
        return [peak_memory_mb() - imports]
    with open_pdf(data) as document:
        return [peak_memory_mb() - imports for _ in document.pages()]


def _in_child(work: Work, pdf: Path) -> list[float]:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.memory", "--child", work, str(pdf)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RunFailed(f"The memory of the {work} cannot be measured: {(ran.stderr.strip().splitlines() or ['it broke off'])[-1]}")
    found: list[float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def figures_of(reading: Sequence[float], pack: float, long: float) -> Iterator[Figure]:
    """The figures of a long reading page by page, of the parse of one pack, and of the parse of the long document."""
    yield Figure("memory beyond imports, reading 500 pages", max(reading), COMMAND, most=_MOST_MB, unit="MB", digits=0)
    added = reading[-1] - reading[_SETTLED - 1]
    yield Figure(f"memory that reading pages {_SETTLED} to {len(reading)} adds", added, COMMAND, most=_FLAT_MB, unit="MB", digits=1)
    yield Figure("memory beyond imports, whole parse of TMAG 16", pack, COMMAND, most=_MOST_MB, unit="MB", digits=0)
    yield Figure("memory beyond imports, whole parse of 500 pages", long, COMMAND, most=_MOST_MB, unit="MB", digits=0)


def figures() -> list[Figure]:
    """Measure, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "long.pdf"
        long_document(pdf)
        (pack,) = _in_child("parse", _PACKS / "tmag-16-papers-v1.0.pdf")
        (long,) = _in_child("parse", pdf)
        return list(figures_of(_in_child("reading", pdf), pack, long))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, and give the exit code."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="What memory a long document takes.")
    parser.add_argument("--child", nargs=2, metavar=("WORK", "PDF"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.child:
        print(json.dumps(grown(asked.child[0], Path(asked.child[1]).read_bytes())))
    else:
        print(as_table(figures()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
