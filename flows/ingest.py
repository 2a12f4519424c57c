"""The flow ``ingest``: find new documents, process each as a task, publish once. All the work is done by ``pipeline``."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run, task_run

from flows.begin import begun
from flows.progress import tell
from flows.report import ingest_markdown
from pipeline.discover import Candidate
from pipeline.ingest import IngestReport, Progress, ingest_report, plan, process, publish_outcomes
from pipeline.process import Outcome
from pipeline.publish import Publication
from pipeline.settings import Settings, load_settings

ARTIFACT_KEY = "ingest-report"


def _flow_run_name() -> str:
    targets: list[str] = flow_run.parameters.get("targets") or []
    return f"ingest {', '.join(PurePath(target).name for target in targets) or 'the configured sources'}"


def _task_run_name() -> str:
    parameters: dict[str, Any] = task_run.parameters
    return f"process {PurePath(parameters['candidate'].address).name}"


@task(name="find-documents", cache_policy=NO_CACHE)
def find_documents(targets: list[str], settings: Settings) -> tuple[Candidate, ...]:
    """What there is to process."""
    return plan(targets, settings)


@task(name="process-document", task_run_name=_task_run_name, cache_policy=NO_CACHE)
def process_document(candidate: Candidate, settings: Settings) -> Outcome:
    """One document, parsed in a child process that is killed at its limits."""
    outcome = process(candidate, settings)
    if outcome.status in ("quarantined", "failed"):
        get_run_logger().warning("%s: %s", outcome.document_id or outcome.address, outcome.status_reason)
    return outcome


@task(name="publish", cache_policy=NO_CACHE)
def publish_once(outcomes: list[Outcome], settings: Settings) -> Publication | None:
    """All that was processed, in one release."""
    return publish_outcomes(outcomes, settings)


@flow(name="ingest", flow_run_name=_flow_run_name)
def ingest(targets: list[str] | None = None, settings: Settings | None = None) -> IngestReport:
    """Ingest what targets name, or the configured sources; settings are those of ``tmag.toml`` unless given."""
    begun()
    settings = settings or load_settings()
    candidates = find_documents(targets or [], settings)
    outcomes = []
    for number, candidate in enumerate(candidates, 1):
        outcomes.append(process_document(candidate, settings))
        tell(Progress(done=number, total=len(candidates), outcome=outcomes[-1]))
    report = ingest_report(outcomes, publish_once(outcomes, settings))
    create_markdown_artifact(ingest_markdown(report), key=ARTIFACT_KEY, description="What an ingest found, read and published")
    return report
