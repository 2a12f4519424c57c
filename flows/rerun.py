"""The flow ``rerun``: parse one document again, and publish the result if asked to. All the work is done by ``pipeline``."""

from __future__ import annotations

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.begin import begun
from flows.chosen import chosen_settings
from flows.report import rerun_markdown
from pipeline import rerun as reruns
from pipeline.rerun import RerunReport
from pipeline.settings import Settings

ARTIFACT_KEY = "rerun-report"


@task(name="parse-again", task_run_name="parse {document_id} again", cache_policy=NO_CACHE)
def parse_again(document_id: str, settings: Settings, publish: bool) -> RerunReport:
    """The new parse beside the published one."""
    return reruns.rerun(document_id, settings, publish=publish)


@flow(name="rerun", flow_run_name="rerun {document_id}")
def rerun(document_id: str, publish: bool = False, settings_file: str | None = None, data_dir: str | None = None) -> RerunReport:
    """Parse one document again; the settings are those of the files, where the process that runs the flow gave none."""
    begun()
    report = parse_again(document_id, chosen_settings(settings_file, data_dir), publish)
    create_markdown_artifact(rerun_markdown(report), key=ARTIFACT_KEY, description="What a new parse of one document changes")
    return report
