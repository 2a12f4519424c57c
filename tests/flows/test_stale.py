from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.run_settings import FlowSettings
from pipeline.settings import Settings

NOW = datetime(2026, 11, 19, 3, 0, tzinfo=UTC)
SETTINGS = Settings(data_dir=Path("data"), flows=FlowSettings(heartbeat_seconds=20, startup_timeout_seconds=100))


@pytest.mark.parametrize(
    ("has_begun", "allowed"),
    [
        (True, 60),  # three heartbeats
        (False, 160),  # and what a process may take to start
    ],
)
def test_a_run_is_dead_after_three_heartbeats(has_begun: bool, allowed: int) -> None:
    from flows.stale import is_stale

    def dead(seconds: int) -> bool:
        return is_stale(NOW - timedelta(seconds=seconds), NOW, SETTINGS, has_begun=has_begun)

    assert not dead(allowed)
    assert dead(allowed + 1)


def test_fewer_than_three_heartbeats_cannot_be_set() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 3"):
        FlowSettings(stale_heartbeats=2)
