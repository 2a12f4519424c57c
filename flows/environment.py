"""Prefect's settings, which it reads once, when it is imported: set here before any flow is.

No telemetry, a home of its own under the data folder, and a temporary server that may take its time on a busy machine. Who sets
``PREFECT_API_URL`` uses a server of theirs instead.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from pipeline.settings import Settings
from schemas.errors import TmagError

_ROOM_BYTES = 20_000_000
_SHORTEST_HEARTBEAT = 30
WITHOUT_PREFECT = "go without Prefect (`tmag ingest --no-flow`, `tmag rerun` without --flow)"


def prefect_environment(settings: Settings) -> dict[str, str]:
    """The variables that Prefect is to find, whatever the environment says."""
    return {
        "PREFECT_HOME": str(settings.data_dir / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
        "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
    }


def prefect_defaults(settings: Settings) -> dict[str, str]:
    """The variables that Prefect is to find where the environment does not say otherwise."""
    return {
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(settings.flows.startup_timeout_seconds),
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(max(settings.flows.heartbeat_seconds, _SHORTEST_HEARTBEAT)),
        "PREFECT_LOGGING_LEVEL": settings.flows.log_level,
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "flows.prompt_events",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }


def prepare(settings: Settings, api_url: str | None = None) -> None:
    """Set the environment for Prefect. Call it before the first import of Prefect, which a later change does not reach.

    ``api_url`` is that of the server that is to be asked; without one and without ``PREFECT_API_URL`` Prefect starts a temporary server.

    Raises:
        OSError: Prefect's folder cannot be written to.
        TmagError: Its disk is full, or its database is damaged.
    """
    for name, value in prefect_defaults(settings).items():
        os.environ.setdefault(name, value)
    os.environ.update(prefect_environment(settings))
    is_named = bool(os.environ.get("PREFECT_API_URL"))
    if api_url is not None:
        os.environ["PREFECT_API_URL"] = api_url
    if not is_named:
        _require_home(settings.data_dir / "prefect")


def _require_home(home: Path) -> None:
    """Find out what would keep a temporary server from starting: Prefect itself would try again without end."""
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=home):
        pass
    free = shutil.disk_usage(home).free
    if free < _ROOM_BYTES:
        needed = f"Prefect needs {_ROOM_BYTES // 10**6} MB in {home}"
        raise TmagError(f"{needed}, and {free // 10**6} MB are free. Make room, or {WITHOUT_PREFECT}.")
    database = home / "prefect.db"
    try:
        if database.exists():
            with closing(sqlite3.connect(database)) as connection:
                connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        what = f"Prefect's database {database} cannot be read ({error})"
        raise TmagError(f"{what}. Remove {home}: only the record of runs is lost.") from error
