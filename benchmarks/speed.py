"""What reading and parsing a pack costs, beside what other readers of PDFs cost: ``python -m benchmarks.speed``.

Every run has a child process of its own, so that nothing that one left behind helps another.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.contenders import CONTENDERS, require_installed
from benchmarks.figures import Figure
from benchmarks.measure import PROJECT, measure, run_once
from benchmarks.report import COMMAND, Report, as_json, as_markdown, figures_of
from benchmarks.start_up import measure_start_up
from pipeline.reading import open_pdf
from schemas.errors import NotFound, TmagError

PACKS = PROJECT / "samples" / "packs"
SAMPLE = PACKS / "tmag-16-papers-v1.0.pdf"
_REPEATS = 5


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one run is needed")
    return number


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND, description="What a pack costs to read and parse, beside other readers.")
    parser.add_argument("--pdf", type=Path, default=SAMPLE, help="the document; else the TMAG 16 sample")
    parser.add_argument("--repeats", type=_count, default=_REPEATS, help="runs of each, 5 if not said; slow ones get fewer")
    parser.add_argument("--json", action="store_true", help="print JSON, every run in it, instead of a Markdown table")
    return parser.parse_args(arguments)


def warm_up_for(pdf: Path, packs: Path = PACKS) -> Path:
    """A sample other than the document measured.

    Raises:
        NotFound: The document is not there, or no other sample is.
    """
    if not pdf.is_file():
        raise NotFound(f"There is no file {pdf}; name a PDF with --pdf.")
    others = [path for path in sorted(packs.glob("*.pdf")) if path.read_bytes() != pdf.read_bytes()]
    if not others:
        raise NotFound(f"No sample stands in {packs} to warm up with; run `make samples`.")
    return others[0]


def _report(pdf: Path, repeats: int) -> Report:
    once = partial(run_once, pdf=pdf, warm_up=warm_up_for(pdf))
    require_installed()
    measurements = measure([one.name for one in CONTENDERS], repeats, once, lambda text: print(text, file=sys.stderr))
    with open_pdf(pdf.read_bytes()) as document:
        pages = document.info.page_count
    return Report(pdf.name, pages, tuple(measurements), measure_start_up(max(repeats, 5)))


def figures() -> list[Figure]:
    """The ratios on the TMAG 16 sample, each beside its aim.

    Raises:
        PeerMissing: A library to compare with is not installed.
    """
    return figures_of(_report(SAMPLE, _REPEATS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and give the exit code: 0 done, 1 failed, 2 wrong usage, 3 no such file."""
    chosen = _arguments(arguments)
    try:
        report = _report(chosen.pdf, chosen.repeats)
    except TmagError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 3 if isinstance(error, NotFound) else 1
    print(as_json(report) if chosen.json else as_markdown(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
