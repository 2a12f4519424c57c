"""Serve the deployments ``ingest`` and ``rerun``: what ``tmag serve`` does, for as long as it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.flows import Flow
from prefect.logging import get_logger
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.alerts import require_alerts
from flows.ingest import ingest
from flows.rerun import rerun
from flows.stale import crash_stale_runs
from flows.tell_alerts import alert_of_run, notify
from pipeline.runs import RunBook
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.errors import SettingsError

NIGHTLY = "nightly"
ON_DEMAND = "on-demand"


async def serve_until_stopped(settings: Settings, settings_file: Path | None, *, with_alerts: bool, on_ready: Callable[[], None]) -> None:
    """Register the deployments, then run what is scheduled until the process is told to end, or the server is lost."""
    named = {"settings_file": str(settings_file) if settings_file else None, "data_dir": str(settings.data_dir)}
    await _require_own_server(settings)
    # No limit on runs: a held slot must not keep a night out; two runs at once cost time and harm nothing.
    runner = Runner(name="tmag", limit=None, pause_on_shutdown=False)
    await runner.aadd_deployment(await nightly_deployment(settings, named))
    await runner.aadd_deployment(await _deployment(rerun, ON_DEMAND, named))
    if with_alerts:
        await require_alerts(settings)
    RunBook(LocalStorage(settings.data_dir)).note_served(datetime.now(UTC))
    watch = asyncio.create_task(_watch(settings))
    try:
        on_ready()
        await runner.start()
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch


async def nightly_deployment(settings: Settings, parameters: dict[str, Any]) -> RunnerDeployment:
    """The deployment of ``ingest``, with its schedule."""
    return await _deployment(ingest, NIGHTLY, parameters, schedule=Cron(settings.flows.cron, timezone=settings.flows.timezone))


async def _deployment(flow: Flow[..., Any], name: str, parameters: dict[str, Any], **more: Any) -> RunnerDeployment:
    """A deployment that each run imports anew in a process of its own, wherever that starts."""
    return await flow.ato_deployment(name=name, parameters=parameters, entrypoint_type=EntrypointType.MODULE_PATH, **more)


async def _require_own_server(settings: Settings) -> None:
    """Keep two data folders from sharing one server: each would take the other's schedule."""
    async with get_client() as client:
        try:
            known = await client.read_deployment_by_name(f"{ingest.name}/{NIGHTLY}")
        except ObjectNotFound:
            return
    theirs = known.parameters.get("data_dir")
    if theirs not in (None, str(settings.data_dir)):
        raise SettingsError(f"The Prefect server already serves the data folder {theirs}. Set flows.server_port to another port.")


async def _watch(settings: Settings) -> None:
    """Look for dead runs at every heartbeat, and tell of each by apprise; the server's automation calls the webhook."""
    while True:
        try:
            for run, state in await crash_stale_runs(settings, datetime.now(UTC)):
                await asyncio.to_thread(notify, (alert_of_run(run.name, state),), settings)
        except Exception as error:
            get_logger("tmag").warning("Dead runs could not be looked for: %s", error)
        await asyncio.sleep(settings.flows.heartbeat_seconds)
