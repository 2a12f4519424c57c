"""Run a flow from a program: what was named is looked for first, then Prefect's environment is set, then Prefect is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.begin import must_begin
from flows.environment import prepare
from flows.progress import listening
from pipeline.ingest import IngestReport, Progress, require_work
from pipeline.raw import RawStore
from pipeline.rerun import RerunReport
from pipeline.settings import Settings
from pipeline.storage import LocalStorage


def launch_ingest(targets: Sequence[str], settings: Settings, *, on_progress: Callable[[Progress], None] | None = None) -> IngestReport:
    """Run the flow ``ingest`` with a temporary server; as :func:`pipeline.ingest.ingest`, whose errors it raises before Prefect starts."""
    require_work(targets, settings)
    prepare(settings)
    from flows.ingest import ingest

    with must_begin(_patience(settings)), listening(on_progress):
        return ingest(targets=list(targets), settings=settings)


def launch_rerun(document_id: str, settings: Settings, *, publish: bool = False) -> RerunReport:
    """Run the flow ``rerun`` with a temporary server; as :func:`pipeline.rerun.rerun`, whose errors it raises before Prefect starts."""
    RawStore(LocalStorage(settings.data_dir)).by_document(document_id)
    prepare(settings)
    from flows.rerun import rerun

    with must_begin(_patience(settings)):
        return rerun(document_id=document_id, settings=settings, publish=publish)


def _patience(settings: Settings) -> float:
    """Somewhat longer than Prefect itself waits for its server, which says more of what is wrong."""
    return settings.flows.startup_timeout_seconds * 1.25
