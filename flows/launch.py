"""Run a flow from a program: what was named is looked for first, then Prefect's environment is set, then Prefect is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.begin import must_begin
from flows.chosen import using
from flows.environment import prepare
from flows.progress import listening, receiving
from flows.server import running_server
from pipeline.ingest import IngestReport, Progress, require_work
from pipeline.raw import RawStore
from pipeline.rerun import RerunReport
from pipeline.settings import Settings
from pipeline.storage import LocalStorage


def launch_ingest(targets: Sequence[str], settings: Settings, *, on_progress: Callable[[Progress], None] | None = None) -> IngestReport:
    """Run the flow ``ingest``, with the server of ``tmag serve`` or a temporary one.

    As :func:`pipeline.ingest.ingest`, whose errors it raises before Prefect starts.
    """
    require_work(targets, settings)
    prepare(settings, running_server(settings))
    from flows.ingest import ingest

    with must_begin(_patience(settings)), listening(on_progress), using(settings), receiving() as reports:
        state = ingest(targets=list(targets), return_state=True)
    if not reports:
        state.result()
    return reports[0]


def launch_rerun(document_id: str, settings: Settings, *, publish: bool = False) -> RerunReport:
    """Run the flow ``rerun``, with the server of ``tmag serve`` or a temporary one.

    As :func:`pipeline.rerun.rerun`, whose errors it raises before Prefect starts.
    """
    RawStore(LocalStorage(settings.data_dir)).by_document(document_id)
    prepare(settings, running_server(settings))
    from flows.rerun import rerun

    with must_begin(_patience(settings)), using(settings):
        return rerun(document_id=document_id, publish=publish)


def _patience(settings: Settings) -> float:
    """Somewhat longer than Prefect itself waits for its server, which says more of what is wrong."""
    return settings.flows.startup_timeout_seconds * 1.25
