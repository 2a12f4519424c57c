"""Who listens to a flow's progress. A flow's parameters are kept by Prefect as JSON, so a listener cannot be one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from pipeline.ingest import IngestReport, Progress

_listener: ContextVar[Callable[[Progress], None] | None] = ContextVar("listener", default=None)
_reports: ContextVar[list[IngestReport] | None] = ContextVar("reports", default=None)


@contextmanager
def listening(listener: Callable[[Progress], None] | None) -> Iterator[None]:
    """Let ``listener`` hear of every document that a flow inside the ``with`` block is done with."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(progress: Progress) -> None:
    """Tell the listener, if there is one."""
    listener = _listener.get()
    if listener is not None:
        listener(progress)


@contextmanager
def receiving() -> Iterator[list[IngestReport]]:
    """The list that takes the report of each flow inside the ``with`` block: a flow gives its state, and a failed one nothing else."""
    reports: list[IngestReport] = []
    token = _reports.set(reports)
    try:
        yield reports
    finally:
        _reports.reset(token)


def give(report: IngestReport) -> None:
    """Give the report to who waits for it in this process."""
    reports = _reports.get()
    if reports is not None:
        reports.append(report)
