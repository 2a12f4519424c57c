"""The flow ``ingest``: find new documents, process them in batches, publish once. All the work is done by ``pipeline``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from itertools import islice
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run, task_run
from prefect.states import Completed, Failed

from flows.artifacts import show_artifacts
from flows.begin import begun
from flows.chosen import chosen_settings
from flows.progress import give, tell
from flows.stale import crash_stale_runs
from flows.tell_alerts import HELD_BACK, NOT_ALL_FETCHED, alert_of_run, notify, notify_of_run, tell_server
from pipeline.discover import Candidate
from pipeline.ingest import IngestReport, Progress, ingest_report, plan, plan_document, process, publish_outcomes
from pipeline.nightly import Conclusion, conclude, end_run, show_heartbeat
from pipeline.process import Outcome
from pipeline.publish import Publication
from pipeline.runs import LiveRun, living
from pipeline.settings import Settings
from pipeline.storage import LocalStorage


def _flow_run_name() -> str:
    return f"{_day()} · {_what(flow_run.parameters)}"


def _day() -> str:
    """The day for which the run was asked, where the groups meet."""
    asked = flow_run.scheduled_start_time or datetime.now(UTC)
    named = (flow_run.parameters.get("settings_file"), flow_run.parameters.get("data_dir"))
    return f"{asked.astimezone(chosen_settings(*named).flows.zone).date()}"


def _what(parameters: dict[str, Any]) -> str:
    names = [PurePath(target).name for target in parameters.get("targets") or ()]
    return parameters.get("document_id") or ", ".join(names) or "the configured sources"


def _task_run_name() -> str:
    batch: Sequence[Candidate] = task_run.parameters["batch"]
    first = batch[0].address[:8] if batch[0].kind == "raw" else PurePath(batch[0].known_as).name
    return f"process {first}{f' and {len(batch) - 1} more' if len(batch) > 1 else ''}"


@task(name="find-documents", cache_policy=NO_CACHE)
def find_documents(targets: list[str], document_id: str | None, settings: Settings) -> tuple[Candidate, ...]:
    """What there is to process."""
    return plan_document(document_id, settings) if document_id else plan(targets, settings)


@task(name="process-documents", task_run_name=_task_run_name, cache_policy=NO_CACHE)
def process_documents(batch: Sequence[Candidate], settings: Settings) -> list[Outcome]:
    """Some documents, each parsed in a child process that is killed at its limits."""
    outcomes = []
    for candidate in batch:
        outcomes.append(process(candidate, settings))
        if outcomes[-1].status in ("quarantined", "failed"):
            get_run_logger().warning("%s: %s", outcomes[-1].document_id or outcomes[-1].address, outcomes[-1].status_reason)
    return outcomes


@task(name="publish", cache_policy=NO_CACHE)
def publish_once(outcomes: list[Outcome], settings: Settings) -> Publication | None:
    """All that was processed, in one release."""
    return publish_outcomes(outcomes, settings)


@flow(name="ingest", flow_run_name=_flow_run_name, on_failure=[notify_of_run], on_crashed=[notify_of_run])
def ingest(
    targets: list[str] | None = None, document_id: str | None = None, settings_file: str | None = None, data_dir: str | None = None
) -> State[Any]:
    """Ingest what targets name, or the one kept document of an id, or without either the configured sources.

    The settings are those of ``settings_file`` and ``data_dir``, where the process that runs the flow gave none.
    """
    begun()
    settings = chosen_settings(settings_file, data_dir)
    is_nightly = not (targets or document_id)
    run_id = UUID(flow_run.id) if flow_run.id else uuid4()
    with ExitStack() as stack:
        if is_nightly:
            stack.callback(show_heartbeat, settings, _now)
        run = stack.enter_context(_living(settings, run_id, is_nightly))
        _clear_stale_runs(settings, run_id)
        candidates = find_documents(targets or [], document_id, settings)
        outcomes = _processed(candidates, settings)
        report = ingest_report(outcomes, publish_once(outcomes, settings))
        conclusion = conclude(report, settings, _now(), is_nightly=is_nightly)
        end_run(run, report, conclusion)
    give(report)
    _tell(report, conclusion, settings, run_id)
    return _state_of(conclusion)


def _now() -> datetime:
    return datetime.now(UTC)


def _processed(candidates: Sequence[Candidate], settings: Settings) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for batch in _batches(candidates, settings.flows.batch_size):
        for outcome in process_documents(batch, settings):
            outcomes.append(outcome)
            tell(Progress(done=len(outcomes), total=len(candidates), outcome=outcome))
    return outcomes


def _batches(candidates: Iterable[Candidate], size: int) -> Iterable[list[Candidate]]:
    left = iter(candidates)
    while batch := list(islice(left, size)):
        yield batch


def _living(settings: Settings, run_id: UUID, is_nightly: bool) -> AbstractContextManager[LiveRun]:
    seconds = settings.flows.heartbeat_seconds
    return living(LocalStorage(settings.data_dir), str(run_id), is_nightly=is_nightly, beat_seconds=seconds, now=_now)


def _clear_stale_runs(settings: Settings, run_id: UUID) -> None:
    """A dead run must not stand as Running for ever; that it cannot be marked keeps no documents out."""
    try:
        for run, state in asyncio.run(crash_stale_runs(settings, _now(), besides=(run_id,))):
            notify((alert_of_run(run.name, state),), settings)
    except Exception as error:
        get_run_logger().warning("Stale runs could not be looked for: %s", error)


def _tell(report: IngestReport, conclusion: Conclusion, settings: Settings, run_id: UUID) -> None:
    """Show the run in Prefect and send its alerts. All is published by now; what fails here is logged and undoes nothing."""
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("The artifacts", lambda: show_artifacts(report, settings)),
        ("The run's name", lambda: _rename(run_id, f"{_day()} · {conclusion.sentence}")),
        ("The alerts to the server", lambda: asyncio.run(tell_server(conclusion.alerts, run_id))),
        ("The alerts by apprise", lambda: notify(conclusion.alerts, settings)),
    )
    for name, step in steps:
        try:
            step()
        except Exception as error:
            get_run_logger().error("%s could not be sent: %s", name, error)


def _rename(run_id: UUID, name: str) -> None:
    with get_client(sync_client=True) as client:
        client.update_flow_run(run_id, name=name)


def _state_of(conclusion: Conclusion) -> State[Any]:
    match conclusion.state:
        case "held":
            return Failed(name=HELD_BACK, message=conclusion.sentence)
        case "failed":
            return Failed(name=NOT_ALL_FETCHED, message=conclusion.sentence)
        case _:
            return Completed(message=conclusion.sentence)
