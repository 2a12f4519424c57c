"""What was measured as a Markdown table, or as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

from benchmarks.contenders import BASE, CONTENDERS, LANGUAGE, PDFIUM_TEXT, RECORDS, WHOLE_PARSE
from benchmarks.figures import Figure, as_table, line
from benchmarks.measure import Measurement
from benchmarks.start_up import StartUp

_HEAD = ("", "CPU, best", "CPU, median", f"of {BASE}", "peak memory", "runs", "gives")


@dataclass(frozen=True, slots=True)
class Aim:
    """At most how many times another contender's processor time one may cost."""

    name: str
    other: str
    most: float


COMMAND = "python -m benchmarks.speed"
AIMS = (Aim(RECORDS, BASE, 1 / 6), Aim(RECORDS, PDFIUM_TEXT, 8.0), Aim(LANGUAGE, BASE, 1 / 6), Aim(WHOLE_PARSE, BASE, 1 / 3))


@dataclass(frozen=True, slots=True)
class Report:
    """One benchmark: of which document, what each contender cost, and the start-up."""

    document: str
    page_count: int
    measurements: tuple[Measurement, ...]
    start_up: StartUp

    def of(self, name: str) -> Measurement:
        """One contender's measurement."""
        return next(one for one in self.measurements if one.name == name)

    def times(self, aim: Aim) -> float:
        """How many times the other's best run the best run of an aim's contender costs."""
        return self.of(aim.name).best / self.of(aim.other).best

    def ratio(self, measurement: Measurement) -> float:
        """How many times the base's best run a contender's best run costs."""
        return measurement.best / self.of(BASE).best


def _versions() -> dict[str, str]:
    return {package: version(package) for package in dict.fromkeys(one.package for one in CONTENDERS)}


def figures_of(report: Report) -> list[Figure]:
    """Each ratio beside its aim."""
    about = f"CPU, {report.document}"
    return [Figure(f"{about}: {aim.name}, times {aim.other}", report.times(aim), COMMAND, most=aim.most) for aim in AIMS]


def _cells(report: Report, one: Measurement) -> tuple[str, ...]:
    times = (f"{one.best:.3f} s", f"{one.median:.3f} s", f"{report.ratio(one):.2f}")
    return one.name, *times, f"{one.peak_memory_mb:.0f} MiB", str(len(one.runs)), one.runs[-1].found


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.document}, {report.page_count} pages. Processor time of one run in a fresh process, imports excluded."
    yield ""
    yield line(_HEAD)
    yield line(["---", *["---:"] * 5, "---"])
    for one in report.measurements:
        yield line(_cells(report, one))
    start = report.start_up
    yield ""
    yield as_table(figures_of(report))
    yield ""
    yield f"`tmag --help` costs {start.ratio:.1f} times `python -c pass` ({start.help_seconds:.3f} s and {start.bare_seconds:.3f} s)."
    versions = ", ".join(f"{package} {number}" for package, number in _versions().items())
    yield f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors; {versions}."


def as_markdown(report: Report) -> str:
    """A report for people."""
    return "\n".join(_lines(report))


def as_json(report: Report) -> str:
    """A report for programs: every run, seconds and MiB."""
    contenders: list[dict[str, Any]] = [
        {
            "name": one.name,
            "best_cpu_seconds": one.best,
            "median_cpu_seconds": one.median,
            "ratio": report.ratio(one),
            "runs": [asdict(run) for run in one.runs],
        }
        for one in report.measurements
    ]
    machine = {"python": platform.python_version(), "machine": platform.machine(), "processors": os.cpu_count()}
    start_up = asdict(report.start_up) | {"ratio": report.start_up.ratio}
    aims = [asdict(aim) | {"times": report.times(aim)} for aim in AIMS]
    about = {"document": report.document, "page_count": report.page_count, "ratio_of": BASE}
    return json.dumps({**about, "contenders": contenders, "aims": aims, "start_up": start_up, **machine, "versions": _versions()}, indent=2)
