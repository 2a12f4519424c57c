"""The order of events on a server of ours: an event whose leader never came is passed on at once."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from prefect.server.events.ordering import CausalOrderingModule, memory
from prefect.server.events.ordering import EventArrivedEarly as Kept
from prefect.server.events.schemas.events import ReceivedEvent

from flows import prompt_events


def crashed() -> ReceivedEvent:
    return ReceivedEvent(
        event="prefect.flow-run.Crashed",
        resource={"prefect.resource.id": "prefect.flow-run.x"},  # type: ignore[arg-type]
        follows=uuid4(),
        id=uuid4(),
        occurred="2023-03-15T02:30:00Z",  # type: ignore[arg-type]
    )


async def passed(ordering: memory.CausalOrdering, event: ReceivedEvent) -> bool:
    async def handler(event: ReceivedEvent, depth: int = 0) -> None:
        raise AssertionError("nothing waits")

    async with ordering.preceding_event_confirmed(handler, event):
        return True


def test_an_event_whose_leader_never_came_is_passed_on_at_once_and_once() -> None:
    assert isinstance(prompt_events, CausalOrderingModule)
    ordering, event = prompt_events.CausalOrdering("test-prompt"), crashed()
    assert asyncio.run(passed(ordering, event))
    assert asyncio.run(ordering.event_has_been_seen(event))
    assert asyncio.run(ordering.get_lost_followers()) == []


def test_prefects_own_order_keeps_it_back() -> None:
    """Where this no longer holds, ours is no longer needed."""
    with pytest.raises(Kept):
        asyncio.run(passed(memory.CausalOrdering("test-kept"), crashed()))
