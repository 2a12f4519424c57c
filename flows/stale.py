"""Mark runs Crashed that are dead: killed with their server, they would stand as Running for ever.

A run is dead where it showed no sign of life for at least three heartbeats. The signs stand in the data folder's own record of runs, which
a run keeps whatever becomes of the server; a slow run goes on showing them. Other people's runs on the same server are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowFilter, FlowFilterName, FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed

from pipeline.runs import RunBook
from pipeline.settings import Settings
from pipeline.storage import LocalStorage

OUR_FLOWS = ("ingest", "rerun")


def is_stale(last_sign: datetime, now: datetime, settings: Settings, *, is_at_work: bool) -> bool:
    """Whether a run is dead that showed its last sign of life then.

    Signs come while it is at work. One that is still to begin, or has done its work and has only to tell of it, has more time besides.
    """
    allowed = timedelta(seconds=settings.flows.stale_heartbeats * settings.flows.heartbeat_seconds)
    if not is_at_work:
        allowed += timedelta(seconds=settings.flows.startup_timeout_seconds)
    return now - last_sign > allowed


async def crash_stale_runs(settings: Settings, now: datetime, besides: Iterable[UUID] = ()) -> tuple[tuple[FlowRun, State[None]], ...]:
    """Mark the dead runs of this data folder Crashed, and give them with that state; ``besides`` are never touched."""
    book, spared = RunBook(LocalStorage(settings.data_dir)), set(besides)
    crashed = []
    async with get_client() as client:
        for run in await _unfinished(client):
            if run.id not in spared and _is_dead(run, book, settings, now):
                state: State[None] = Crashed(message=_message(settings))
                await client.set_flow_run_state(run.id, state, force=True)
                crashed.append((run, state))
    return tuple(crashed)


async def _unfinished(client: PrefectClient) -> list[FlowRun]:
    states = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    return await client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=list(OUR_FLOWS))), flow_run_filter=FlowRunFilter(state=states)
    )


def _is_dead(run: FlowRun, book: RunBook, settings: Settings, now: datetime) -> bool:
    """Whether a run of this data folder is dead; it is one where it keeps a record there, or was asked to work on it."""
    record = book.find(str(run.id))
    is_ours = record is not None or run.parameters.get("data_dir") == str(settings.data_dir)
    if run.state is None or not is_ours:
        return False
    last_sign = max(run.state.timestamp, record.beat_at) if record else run.state.timestamp
    return is_stale(last_sign, now, settings, is_at_work=record is not None and record.finished_at is None)


def _message(settings: Settings) -> str:
    beats = settings.flows.stale_heartbeats
    return f"No sign of life for {beats} heartbeats. What it left undone, the next run does: it is in the ledger."
