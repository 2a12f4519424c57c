from __future__ import annotations

import asyncio
import json
import re
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
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
from pipeline.storage import LocalStorage
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
        monkeypatch.setattr(flows.ingest, "plan", partial(pipeline_ingest.plan, parser=parser))
        monkeypatch.setattr(flows.ingest, "process", partial(pipeline_process.process, parser=parser))
        original = pipeline_rerun.rerun
        monkeypatch.setattr(pipeline_rerun, "rerun", partial(original, parser=parser))

    return using


def latest_run() -> Any:
    with get_client(sync_client=True) as client:
        return max(client.read_flow_runs(), key=lambda run: run.created)


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


def artifacts(flow_run_id: UUID) -> dict[str, Any]:
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[flow_run_id])))
    return {artifact.key: artifact for artifact in found}


def test_an_ingest_is_a_flow_run_with_a_task_for_each_batch(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    use(ONE)
    packs = tmp_path / "some-packs"
    packs.mkdir()
    (packs / "1.pdf").write_bytes(body("a", "one", "two"))
    (packs / "2.pdf").write_bytes(body("b", reject="crash"))
    (packs / "3.pdf").write_bytes(body("c"))
    told: list[Progress] = []
    by_two = settings.model_copy(update={"flows": settings.flows.model_copy(update={"batch_size": 2})})
    launch_ingest([str(packs)], by_two, on_progress=told.append)
    run = latest_run()
    assert run.state.is_completed()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d · 3 new, 1 quarantined", run.name)
    names = sorted(task.name for task in task_runs(run.id, 4))
    assert [name.partition("-")[0] for name in names if not name.startswith("process")] == ["find", "publish"]
    assert [name for name in names if name.startswith("process")] == ["process 1.pdf and 1 more", "process 3.pdf"]
    shown = artifacts(run.id)
    assert {"dataset": "actions", "rows": 2} in json.loads(shown["ingest-rows"].data)
    assert json.loads(shown["ingest-issues"].data)[0] == {"severity": "error", "issues": 0}
    difference = {row["dataset"]: row for row in json.loads(shown["ingest-difference"].data)}
    assert difference["actions"] == {"dataset": "actions", "before": 0, "now": 2, "added": 2, "changed": 0, "removed": 0}
    report = shown["ingest-report"]
    assert "| actions | 2 |" in report.data
    assert "1 quarantined" in report.data
    assert "2 of 2 words" in report.data
    assert [progress.done for progress in told] == [1, 2, 3]


def test_a_second_ingest_says_that_nothing_is_new(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    use(ONE)
    pack = tmp_path / "twice.pdf"
    pack.write_bytes(body("a", "one"))
    launch_ingest([str(pack)], settings)
    launch_ingest([str(pack)], settings)
    run = latest_run()
    assert run.name.endswith(" · nothing new")
    assert "Nothing new to publish" in artifacts(run.id)["ingest-report"].data


def test_a_run_that_holds_a_document_back_fails_by_name(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    pack = tmp_path / "1.pdf"
    pack.write_bytes(body("a", "one"))
    pipeline_ingest.ingest([str(pack)], settings, parser=ONE)
    use(Parser(fake_parse.parse_lines_worse, fake_parse.quarantine, lambda _: "v3"))
    report = launch_ingest([str(pack)], settings)
    assert [kept.document_id for kept in report.kept] == ["a"]
    run = latest_run()
    assert (run.state.type.value, run.state.name, run.state.message) == ("FAILED", "Held back", "1 parsed again, 1 held")
    assert launch_ingest([str(pack)], settings).kept
    assert latest_run().state.is_completed()


@pytest.mark.slow
def test_a_new_parser_parses_everything_once_more_in_batches(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    for number in range(5):
        (tmp_path / f"{number}.pdf").write_bytes(body(f"d{number}", "one"))
    pipeline_ingest.ingest([str(tmp_path)], settings, parser=ONE)
    use(TWO)
    by_two = settings.model_copy(update={"flows": settings.flows.model_copy(update={"batch_size": 2})})
    assert len(launch_ingest([], by_two).reparsed) == 5
    run = latest_run()
    assert run.name.endswith(" · 5 parsed again")
    assert sum(task.name.startswith("process ") for task in task_runs(run.id, 5)) == 3
    assert launch_ingest([], by_two).outcomes == ()


def test_secrets_of_the_settings_stay_out_of_prefect(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    use(ONE)
    (tmp_path / "1.pdf").write_bytes(body("a", "one"))
    launch_ingest([str(tmp_path / "1.pdf")], settings)
    assert latest_run().parameters == {"targets": [str(tmp_path / "1.pdf")], "document_id": None, "settings_file": None, "data_dir": None}


def test_a_rerun_is_a_flow_run(settings: Settings, tmp_path: Path, use: Callable[[Parser], None]) -> None:
    pack = tmp_path / "1.pdf"
    pack.write_bytes(body("again", "one"))
    pipeline_ingest.ingest([str(pack)], settings, parser=ONE)
    use(TWO)
    launch_rerun("again", settings, publish=True)
    run = latest_run()
    assert run.name == "rerun again"
    assert [task.name for task in task_runs(run.id, 1)] == ["parse again again"]
    report = artifacts(run.id)["rerun-report"]
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
    run = latest_run()
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
    run = latest_run()
    assert "process sitag-02-papers-v1.0.pdf and 2 more" in {task.name for task in task_runs(run.id, 3)}
    shown = artifacts(run.id)["ingest-report"].data
    assert all(f"| {rows.dataset.replace('_', chr(92) + '_')} | {rows.row_count} |" in shown for rows in report.rows)
    assert f"{report.words_claimed} of {report.words_total} words" in shown
    assert "tmag\\-16\\-papers\\-v1\\.0" in shown


def test_the_worst_pages_are_shown_as_small_pictures(settings: Settings, tmp_path: Path) -> None:
    """With a pack of the generator in which the parser has its doubts; where it has none any more, another must be found."""
    shutil.copy(Path(__file__).parents[1] / "packgen/fixtures/platypus-3007.pdf", tmp_path)
    launch_ingest([str(tmp_path)], settings)
    shown = artifacts(latest_run().id)
    pictures = [artifact for key, artifact in shown.items() if key.startswith("ingest-worst-page-")]
    assert 0 < len(pictures) <= 3
    for artifact in pictures:
        assert re.search(r"page \d+: .", artifact.description)
        assert artifact.data.startswith("data:image/png;base64,")
        assert len(artifact.data) < settings.alerts.max_crop_bytes * 1.5


def test_only_dead_runs_of_this_data_folder_are_marked_crashed(settings: Settings, tmp_path: Path) -> None:
    from prefect import flow
    from prefect.states import Running

    from flows.stale import crash_stale_runs
    from pipeline.runs import RunBook, RunRecord

    @flow(name="ingest")
    def stranger(data_dir: str) -> None:
        """A flow of another project that has our flow's name, or of ours that never began."""

    began = datetime.now(UTC)
    with get_client(sync_client=True) as client:
        ours, theirs, alive = (
            client.create_flow_run(stranger, parameters={"data_dir": folder}, state=Running())
            for folder in (str(settings.data_dir), "elsewhere", "elsewhere")
        )
    book = RunBook(LocalStorage(settings.data_dir))
    late = began + timedelta(hours=1)
    book.write(RunRecord(run_id=str(alive.id), started_at=began, beat_at=late, is_nightly=True))
    crashed = asyncio.run(crash_stale_runs(settings, late + timedelta(seconds=settings.flows.heartbeat_seconds * 3)))
    assert [run.id for run, _ in crashed] == [ours.id]
    with get_client(sync_client=True) as client:
        states = {run.id: client.read_flow_run(run.id).state for run in (ours, theirs, alive)}
    assert [state.name for state in states.values() if state] == ["Crashed", "Running", "Running"]
    again = asyncio.run(crash_stale_runs(settings, late + timedelta(seconds=settings.flows.heartbeat_seconds * 3 + 1)))
    assert [run.id for run, _ in again] == [alive.id]
