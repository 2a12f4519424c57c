from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import fake_parse
import pytest
from fake_parse import body
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterFlowRunId,
)
from prefect.client.schemas.objects import TaskRun

import flows.ingest
from flows.launch import launch_ingest, launch_rerun
from pipeline import ingest as pipeline_ingest
from pipeline import process as pipeline_process
from pipeline import rerun as pipeline_rerun
from pipeline.ingest import Progress
from pipeline.process import Parser
from pipeline.settings import Settings
from schemas.errors import NotFound

# One worker runs them all, since each worker would start a server.
pytestmark = [pytest.mark.usefixtures("prefect_server"), pytest.mark.xdist_group("prefect")]

ONE = Parser(fake_parse.parse_lines, fake_parse.quarantine, lambda _: "v1")
TWO = Parser(fake_parse.parse_lines_again, fake_parse.quarantine, lambda _: "v2")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Parser], None]:
    """Let the flows use a made-up parser."""

    def using(parser: Parser) -> None:
        for module in (flows.ingest, flows.launch):
            monkeypatch.setattr(module, "plan", partial(pipeline_ingest.plan, parser=parser))
        monkeypatch.setattr(flows.ingest, "process", partial(pipeline_process.process, parser=parser))
        original = pipeline_rerun.rerun
        monkeypatch.setattr(pipeline_rerun, "rerun", partial(original, parser=parser))

    return using


def latest_run(name: str) -> Any:
    with get_client(sync_client=True) as client:
        runs = [run for run in client.read_flow_runs() if run.name.startswith(name)]
    return max(runs, key=lambda run: run.created)


def task_runs(flow_run_id: UUID, count: int) -> list[TaskRun]:
    """The task runs of a flow run; they reach the server some time after the flow is done."""
    wanted = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[flow_run_id]))
    deadline = time.monotonic() + 60
    while True:
        with get_client(sync_client=True) as client:
            runs = client.read_task_runs(task_run_filter=wanted)
        if len(runs) >= count and all(run.state and run.state.is_final() for run in runs):
            return runs
        assert time.monotonic() < deadline, runs
        time.sleep(0.3)


def artifact(flow_run_id: UUID) -> Any:
    with get_client(sync_client=True) as client:
        (found,) = client.read_artifacts(artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[flow_run_id])))
    return found


def test_an_ingest_is_a_flow_run_with_a_task_for_each_document(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    use(ONE)
    packs = tmp_path / "some-packs"
    packs.mkdir()
    (packs / "1.pdf").write_bytes(body("a", "one", "two"))
    (packs / "2.pdf").write_bytes(body("b", reject="crash"))
    told: list[Progress] = []
    launch_ingest([str(packs)], settings, on_progress=told.append)
    run = latest_run("ingest some-packs")
    assert run.state.is_completed()
    names = sorted(task.name for task in task_runs(run.id, 4))
    assert [name.partition("-")[0] for name in names if not name.startswith("process")] == ["find", "publish"]
    assert [name for name in names if name.startswith("process")] == ["process 1.pdf", "process 2.pdf"]
    report = artifact(run.id)
    assert report.key == "ingest-report"
    assert "| actions | 2 |" in report.data
    assert "1 quarantined" in report.data
    assert "2 of 2 words" in report.data
    assert [progress.done for progress in told] == [1, 2]


def test_a_second_ingest_says_that_nothing_is_new(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    use(ONE)
    pack = tmp_path / "twice.pdf"
    pack.write_bytes(body("a", "one"))
    launch_ingest([str(pack)], settings)
    launch_ingest([str(pack)], settings)
    assert "Nothing new to publish" in artifact(latest_run("ingest twice.pdf").id).data


def test_a_rerun_is_a_flow_run(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    pack = tmp_path / "1.pdf"
    pack.write_bytes(body("again", "one"))
    pipeline_ingest.ingest([str(pack)], settings, parser=ONE)
    use(TWO)
    launch_rerun("again", settings, publish=True)
    run = latest_run("rerun again")
    assert [task.name for task in task_runs(run.id, 1)] == ["parse again again"]
    report = artifact(run.id)
    assert report.key == "rerun-report"
    assert "ONE" in report.data
    assert "r000002" in report.data


def test_what_does_not_exist_starts_no_flow(settings: Settings, tmp_path: Path) -> None:
    with get_client(sync_client=True) as client:
        before = len(client.read_flow_runs())
    with pytest.raises(NotFound):
        launch_ingest([str(tmp_path / "gone.pdf")], settings)
    with pytest.raises(NotFound):
        launch_rerun("nobody", settings)
    with get_client(sync_client=True) as client:
        assert len(client.read_flow_runs()) == before


def test_a_flow_that_fails_is_failed_in_the_api(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("the disk is full")

    pack = tmp_path / "fails.pdf"
    pack.write_bytes(body("a", "one"))
    monkeypatch.setattr(flows.ingest, "publish_outcomes", break_down)
    monkeypatch.setattr(flows.ingest, "process", partial(pipeline_process.process, parser=ONE))
    with pytest.raises(RuntimeError, match="disk"):
        launch_ingest([str(pack)], settings)
    run = latest_run("ingest fails.pdf")
    with get_client(sync_client=True) as client:
        (seen,) = client.read_flow_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run.id])))
    assert seen.state is not None
    assert seen.state.is_failed()


def test_bundled_packs_go_through_the_flow(settings: Settings, tmp_path: Path) -> None:
    """With the project's own parser."""
    packs = tmp_path / "packs"
    packs.mkdir()
    for name in ("tmag-16", "tmag-17", "sitag-02"):
        shutil.copy(Path(__file__).parents[2] / f"samples/packs/{name}-papers-v1.0.pdf", packs)
    report = launch_ingest([str(packs)], settings)
    run = latest_run("ingest packs")
    names = {task.name for task in task_runs(run.id, 5)}
    assert {f"process {path.name}" for path in packs.glob("*.pdf")} <= names
    shown = artifact(run.id).data
    assert all(f"| {rows.dataset.replace('_', chr(92) + '_')} | {rows.row_count} |" in shown for rows in report.rows)
    assert f"{report.words_claimed} of {report.words_total} words" in shown
    assert "tmag\\-16\\-papers\\-v1\\.0" in shown
