from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.run_settings import FlowSettings
from pipeline.runs import RunBook, RunRecord
from pipeline.settings import Settings
from pipeline.storage import LocalStorage

NOW = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)
SETTINGS = Settings(data_dir=Path("data"), flows=FlowSettings(heartbeat_seconds=20, startup_timeout_seconds=100))


@pytest.mark.parametrize(
    ("is_at_work", "allowed"),
    [
        (True, 60),  # three heartbeats
        (False, 160),  # and what a process may take to start, or to tell what it did
    ],
)
def test_a_run_is_dead_after_three_heartbeats(is_at_work: bool, allowed: int) -> None:
    from flows.stale import is_stale

    def dead(seconds: int) -> bool:
        return is_stale(NOW - timedelta(seconds=seconds), NOW, SETTINGS, is_at_work=is_at_work)

    assert not dead(allowed)
    assert dead(allowed + 1)


def test_fewer_than_three_heartbeats_cannot_be_set() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 3"):
        FlowSettings(stale_heartbeats=2)


@pytest.mark.parametrize(("has_finished", "dead"), [(False, True), (True, False)])
def test_a_run_that_tells_of_its_work_gives_no_more_signs_and_is_not_dead(tmp_path: Path, has_finished: bool, dead: bool) -> None:
    from prefect.client.schemas.objects import FlowRun
    from prefect.states import Running

    from flows.stale import _is_dead

    book = RunBook(LocalStorage(tmp_path))
    run = FlowRun(id=uuid4(), flow_id=uuid4(), state=Running(timestamp=NOW))
    book.write(RunRecord(run_id=str(run.id), started_at=NOW, beat_at=NOW, finished_at=NOW if has_finished else None, is_nightly=True))
    assert _is_dead(run, book, SETTINGS, NOW + timedelta(seconds=70)) == dead
