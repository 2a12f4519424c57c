"""Mark runs Crashed that are dead: killed with their server, they would stand as Running for ever.

A run is dead where it showed no sign of life for at least three heartbeats: neither in the data folder's own record of runs, which it keeps
whatever becomes of the server, nor by its state or the heartbeats that Prefect sends. A slow run goes on showing them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import FlowFilter, FlowFilterName, FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed

from flows.environment import prefect_heartbeat_seconds
from pipeline.runs import RunBook
from pipeline.settings import Settings
from pipeline.storage import LocalStorage

OUR_FLOWS = ("ingest", "rerun")
_HEARTBEAT_EVENT = "prefect.flow-run.heartbeat"


def is_stale(last_sign: datetime, now: datetime, settings: Settings, *, is_ours: bool, is_pending: bool) -> bool:
    """Whether a run is dead that showed its last sign of life then.

    ``is_ours`` says that the run keeps its record in this data folder; others are known by Prefect's heartbeats only. A run that is still
    to begin has the time besides that a process may take to start.
    """
    beat = settings.flows.heartbeat_seconds if is_ours else prefect_heartbeat_seconds(settings)
    allowed = timedelta(seconds=settings.flows.stale_heartbeats * beat)
    if is_pending or not is_ours:
        allowed += timedelta(seconds=settings.flows.startup_timeout_seconds)
    return now - last_sign > allowed


async def crash_stale_runs(settings: Settings, now: datetime, besides: Iterable[UUID] = ()) -> tuple[tuple[FlowRun, State[None]], ...]:
    """Mark the dead runs of our flows Crashed, and give them with that state; ``besides`` are never touched."""
    book, spared = RunBook(LocalStorage(settings.data_dir)), set(besides)
    crashed = []
    async with get_client() as client:
        for run in await _unfinished(client):
            if run.id not in spared and await _is_dead(client, run, book, settings, now):
                state: State[None] = Crashed(message=_message(settings))
                await client.set_flow_run_state(run.id, state, force=True)
                crashed.append((run, state))
    return tuple(crashed)


async def _unfinished(client: PrefectClient) -> list[FlowRun]:
    states = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    return await client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=list(OUR_FLOWS))), flow_run_filter=FlowRunFilter(state=states)
    )


async def _is_dead(client: PrefectClient, run: FlowRun, book: RunBook, settings: Settings, now: datetime) -> bool:
    if run.state is None:
        return False
    record = book.find(str(run.id))
    signs = [run.state.timestamp, *([record.beat_at] if record else await _heartbeats(client, run))]
    is_pending = run.state.type == StateType.PENDING
    return is_stale(max(signs), now, settings, is_ours=record is not None, is_pending=is_pending)


async def _heartbeats(client: PrefectClient, run: FlowRun) -> list[datetime]:
    """When Prefect last heard of a run, where it did."""
    wanted = {"event": {"name": [_HEARTBEAT_EVENT]}, "resource": {"id": [f"prefect.flow-run.{run.id}"]}, "order": "DESC"}
    answer = await client._client.post("/events/filter", json={"filter": wanted, "limit": 1})
    return [datetime.fromisoformat(event["occurred"]) for event in answer.json()["events"]]


def _message(settings: Settings) -> str:
    beats = settings.flows.stale_heartbeats
    return f"No sign of life for {beats} heartbeats. What it left undone, the next run does: it is in the ledger."
