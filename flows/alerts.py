"""The automation that calls the webhook of the settings: on alerts, and on runs that failed or crashed without sending one."""

from __future__ import annotations

from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import PrefectClient, get_client
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.types import SecretDict
from pydantic import SecretStr

from flows.tell_alerts import EVENT_PREFIX
from pipeline.settings import Settings
from schemas.errors import SettingsError

OUR_DEPLOYMENTS = ("ingest/nightly", "rerun/on-demand")
BLOCK = "tmag-alerts"
OF_DOCUMENTS = "tmag: held, unread and overdue documents"
OF_RUNS = "tmag: failed and crashed runs"

_OF_DOCUMENT = "{{ event.payload | tojson }}"
# The same fields as of a document; the page and the crop are those of no document.
_OF_RUN = """{"kind": {{ flow_run.state.name | lower | tojson }},
 "document": {{ flow_run.name | string | truncate(160, True) | e | string | tojson }},
 "sentence": {{ flow_run.state.message | default("No more is known", True) | string | truncate(400, True) | e | string | tojson }},
 "page_url": {{ flow_run | ui_url | tojson }}, "command": "tmag status", "crop": null}"""


async def require_alerts(settings: Settings) -> None:
    """Create the automations and their webhook, or bring them to what the settings say.

    Raises:
        SettingsError: The settings name nobody to alert.
    """
    if settings.alerts.webhook_url is None:
        if settings.alerts.notify_urls:
            return
        raise SettingsError("alerts.webhook_url and alerts.notify_urls are not set. Name at least one in tmag.toml, or leave --alerts out.")
    webhook = Webhook(url=SecretStr(settings.alerts.webhook_url), headers=SecretDict({"Content-Type": "application/json"}))
    block_id = await webhook.save(BLOCK, overwrite=True)
    async with get_client() as client:
        for automation in (_of_documents(), await _of_runs(client)):
            automation.actions = [CallWebhook(block_document_id=block_id, payload=_PAYLOADS[automation.name])]
            await _put(client, automation)


_PAYLOADS = {OF_DOCUMENTS: _OF_DOCUMENT, OF_RUNS: _OF_RUN}


def _of_documents() -> AutomationCore:
    trigger = EventTrigger(expect={f"{EVENT_PREFIX}.*"}, posture=Posture.Reactive, threshold=1)
    return AutomationCore(name=OF_DOCUMENTS, trigger=trigger, actions=[])


async def _of_runs(client: PrefectClient) -> AutomationCore:
    """On the runs of our deployments only: the server may know others."""
    deployments = [await client.read_deployment_by_name(name) for name in OUR_DEPLOYMENTS]
    ids = [f"prefect.deployment.{deployment.id}" for deployment in deployments]
    trigger = EventTrigger(
        expect={"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"},
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related={"prefect.resource.role": "deployment", "prefect.resource.id": ids},
        for_each={"prefect.resource.id"},
        posture=Posture.Reactive,
        threshold=1,
    )
    return AutomationCore(name=OF_RUNS, trigger=trigger, actions=[])


async def _put(client: PrefectClient, automation: AutomationCore) -> None:
    """Create an automation in the place of the one of its name."""
    for known in await client.read_automations_by_name(automation.name):
        await client.delete_automation(known.id)
    await client.create_automation(automation)
