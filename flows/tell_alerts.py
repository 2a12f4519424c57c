"""Send alerts: as events, on which the automation of ``tmag serve --alerts`` calls the webhook, and by apprise."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.schemas.objects import FlowRun, State
from prefect.events import Event, RelatedResource, Resource
from prefect.events.clients import get_events_client
from prefect.flows import Flow

from flows.chosen import chosen_settings
from pipeline.alerts import Alert, body_text, payload
from pipeline.settings import Settings
from schemas.errors import TmagError

EVENT_PREFIX = "tmag.alert"
HELD_BACK = "Held back"
NOT_ALL_FETCHED = "Not all fetched"
SPOKEN_FOR = frozenset({HELD_BACK, NOT_ALL_FETCHED})
"""Names of states of runs that sent an alert for each document."""


async def tell_server(alerts: Sequence[Alert], flow_run_id: UUID | None) -> None:
    """Send each alert as an event, and wait until the server has it."""
    if not alerts:
        return
    async with get_events_client() as events:
        for alert in alerts:
            await events.emit(_event(alert, flow_run_id))


def notify(alerts: Sequence[Alert], settings: Settings) -> None:
    """Send each alert to the apprise addresses of the settings, with its crop attached.

    Raises:
        TmagError: An address is none that apprise knows, or one of them did not take the alert.
    """
    if not (alerts and settings.alerts.notify_urls):
        return
    from apprise import Apprise, NotifyType

    sender = Apprise()
    if not all([sender.add(url) for url in settings.alerts.notify_urls]):
        raise TmagError("An address in alerts.notify_urls is none that apprise knows. Correct it in tmag.toml.")
    with tempfile.TemporaryDirectory(prefix="tmag-") as folder:
        taken = [
            sender.notify(body_text(alert), alert.subject, NotifyType.WARNING, body_format="text", attach=_attached(alert, Path(folder)))
            for alert in alerts
        ]
    if not all(taken):
        raise TmagError("An address in alerts.notify_urls did not take an alert. Look after its server, then see `tmag status`.")


def notify_of_run(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Send one alert of a run that failed or crashed without having said why itself: a hook of our flows."""
    if state.name in SPOKEN_FOR:
        return
    settings = chosen_settings(flow_run.parameters.get("settings_file"), flow_run.parameters.get("data_dir"))
    notify((alert_of_run(flow_run.name, state),), settings)


def alert_of_run(name: str, state: State[Any]) -> Alert:
    """The alert of a run that failed or crashed."""
    sentence = state.message or "No more is known."
    return Alert(kind="crashed" if state.is_crashed() else "failed", document=name, sentence=sentence, command="tmag status")


def _event(alert: Alert, flow_run_id: UUID | None) -> Event:
    related = {"prefect.resource.id": f"prefect.flow-run.{flow_run_id}", "prefect.resource.role": "flow-run"}
    return Event(
        event=f"{EVENT_PREFIX}.{alert.kind}",
        resource=Resource({"prefect.resource.id": "tmag.alert", "tmag.kind": alert.kind}),
        related=[RelatedResource(related)] if flow_run_id else [],
        payload=dict(payload(alert)),
    )


def _attached(alert: Alert, folder: Path) -> str | None:
    if alert.crop is None:
        return None
    path = folder / "place.png"
    path.write_bytes(alert.crop)
    return str(path)
