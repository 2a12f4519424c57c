from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.environment import prefect_defaults, prefect_environment, prepare
from pipeline.settings import Settings
from schemas.errors import TmagError

ROOT = Path(__file__).parents[2]
_SHOW = """
import sys
from pathlib import Path
from flows.environment import prepare
from pipeline.run_settings import FlowSettings
from pipeline.settings import Settings
prepare(Settings(data_dir=Path(sys.argv[1]), flows=FlowSettings(startup_timeout_seconds=77, heartbeat_seconds=44)))
assert "prefect" not in sys.modules
from prefect.settings import get_current_settings
s = get_current_settings()
print(s.home, s.server.analytics_enabled, s.cloud.enable_orchestration_telemetry, s.telemetry.enable_resource_metrics)
print(s.server.events.causal_ordering)
print(s.server.ephemeral.enabled, s.server.ephemeral.startup_timeout_seconds, s.flows.heartbeat_frequency, s.logging.level)
"""


@contextmanager
def _restored() -> Iterator[None]:
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_prefect_finds_what_is_set(tmp_path: Path) -> None:
    """The names of Prefect's variables change between its releases; it is asked what it understood."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    out = subprocess.run(
        [sys.executable, "-c", _SHOW, str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    ).stdout.splitlines()
    assert out[0].split() == [str(tmp_path / "prefect"), "False", "False", "False"]
    assert out[1] == "flows.prompt_events"
    assert out[2].split() == ["True", "77", "44", "WARNING"]


def test_a_server_of_ones_own_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*prefect_environment(Settings()), *prefect_defaults(Settings())):
        monkeypatch.setenv(name, "mine")
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    prepare(Settings(data_dir=tmp_path))
    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"
    assert os.environ["PREFECT_LOGGING_LEVEL"] == "mine"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_a_database_that_is_damaged_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    (tmp_path / "prefect").mkdir()
    (tmp_path / "prefect/prefect.db").write_text("no database at all", encoding="utf-8")
    with _restored(), pytest.raises(TmagError, match=r"Remove .*prefect: only the record of runs"):
        prepare(Settings(data_dir=tmp_path))


def test_a_disk_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("flows.environment._ROOM_BYTES", 1 << 62)
    with _restored(), pytest.raises(TmagError, match="Make room"):
        prepare(Settings(data_dir=tmp_path))
