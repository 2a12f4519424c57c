"""What a backfill costs, and how that grows: ``python -m benchmarks.backfill``, from a site on loopback.

The documents are the sample packs saved anew, so that each has bytes of its own. A machine's other work shows in the times.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pyarrow.parquet as pq

from benchmarks.measure import PROJECT
from tests.site import Paper, Site, serving
from tests.site.papers import sample_papers

_PAGES = (30, 300, 3000)
_SETTINGS = """
[site]
base_url = "{address}"
[fetch]
allows_private_networks = true
delay_seconds = 0
[[sources]]
kind = "library_page"
name = "SITAG library"
page = "testing/testing-governance"
is_enabled = false
[[sources]]
kind = "library_page"
name = "QAG library"
page = "qualification/qualification-governance"
is_enabled = false
[[sources]]
kind = "library_page"
name = "MCAG library"
page = "migration-and-transition/migration/migration-governance"
is_enabled = false
"""


class Cost(NamedTuple):
    """What a backfill of so many documents and pages cost; ``again`` is the processor time of an ingest that then finds nothing new."""

    documents: int
    pages: int
    seconds: float
    cpu_seconds: float
    child_mb: float
    parent_mb: float
    again_cpu_seconds: float

    @property
    def documents_a_minute(self) -> float:
        """By the clock."""
        return 60 * self.documents / self.seconds

    @property
    def cpu_a_document(self) -> float:
        """Processor time, in seconds: that of the command, and of the child processes that parse."""
        return self.cpu_seconds / self.documents


def varied(count: int) -> tuple[list[Paper], list[int]]:
    """So many papers of a TMAG library, and how many pages each has; no two have the same bytes or the same short name."""
    samples = sample_papers()
    papers, pages = [], []
    for number in range(count):
        sample = samples[number % len(samples)]
        with pikepdf.open(io.BytesIO(sample.data)) as pdf:
            pdf.docinfo["/Variant"] = str(number)
            pages.append(len(pdf.pages))
            out = io.BytesIO()
            pdf.save(out)
        name = f"TMAG {100 + number} Papers"
        day = sample.meeting_date + timedelta(days=number)
        papers.append(replace(sample, group="TMAG", short_name=name, file_name=f"{name}.pdf", data=out.getvalue(), meeting_date=day))
    return papers, pages


def measured(papers: Sequence[Paper], pages: int) -> Cost:
    """Backfill these papers into an empty folder, by the command line."""
    with _served(papers) as address, tempfile.TemporaryDirectory(prefix="tmag-bench-") as folder:
        (Path(folder) / "tmag.toml").write_text(_SETTINGS.format(address=address), encoding="utf-8")
        seconds, cpu, parent_mb = _run(("backfill",), folder)
        runs = pq.read_table(Path(folder) / "data/curated/parse_runs.parquet", columns=["cpu_seconds", "peak_memory_mb"])
        _, again, _ = _run(("ingest", "--no-flow"), folder)
        parsed = sum(cpu or 0.0 for cpu in runs["cpu_seconds"].to_pylist())
        child_mb = max(mb or 0.0 for mb in runs["peak_memory_mb"].to_pylist())
        return Cost(runs.num_rows, pages, seconds, cpu + parsed, child_mb, parent_mb, again)


def _run(arguments: Sequence[str], folder: str) -> tuple[float, float, float]:
    """A call of the command line: seconds, seconds of processor time, MiB at its highest. Its children that parse are not in them."""
    started = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen([sys.executable, "-m", "tmag", *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"tmag {' '.join(arguments)} ended with {process.returncode}. What it says stands above.")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@contextmanager
def _served(papers: Sequence[Paper]) -> Iterator[str]:
    """The site in a process of its own, so that what it costs counts nowhere."""
    context = multiprocessing.get_context("fork")
    ours, its = context.Pipe()
    process = context.Process(target=_serve, args=(papers, its), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()


def _serve(papers: Sequence[Paper], told: Connection) -> None:
    with serving(Site(papers=list(papers))) as site:
        told.send(site.address)
        told.poll(None)


def table(costs: Sequence[Cost]) -> str:
    """The costs as a Markdown table."""
    lines = [
        "| documents | pages | seconds | documents a minute | CPU s a document | CPU s a page | MiB a parse | MiB of the command "
        "| CPU s of a run that finds nothing new |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *map(_line, costs),
    ]
    return "\n".join(lines)


def _line(cost: Cost) -> str:
    return (
        f"| {cost.documents} | {cost.pages} | {cost.seconds:.1f} | {cost.documents_a_minute:.0f} | {cost.cpu_a_document:.2f} "
        f"| {cost.cpu_seconds / cost.pages:.3f} | {cost.child_mb:.0f} | {cost.parent_mb:.0f} | {cost.again_cpu_seconds:.2f} |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backfill", description=__doc__)
    parser.add_argument("--documents", type=int, default=300, help="documents of the largest backfill, 300 if not said")
    asked = parser.parse_args(arguments)
    papers, pages = varied(max(1, asked.documents))
    counts = {next((n for n in range(1, len(papers) + 1) if sum(pages[:n]) >= wanted), len(papers)) for wanted in _PAGES}
    costs = []
    for count in sorted({*counts, len(papers)}):
        print(f"{count} documents", file=sys.stderr)
        costs.append(measured(papers[:count], sum(pages[:count])))
    print(table(costs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
