"""``tmag serve``: the sources every night, until it is stopped."""

from __future__ import annotations

import click

from tmag.choices import Choices, with_choices
from tmag.printing import say


@click.command("serve")
@click.option("--alerts", "with_alerts", is_flag=True, help="Create the automation that tells of held, failed and crashed runs.")
@click.option("--cron", metavar="CRON", help="When to ingest the sources; else flows.cron of the settings.")
@click.option("--port", metavar="PORT", type=click.IntRange(1, 65535), help="Port of the server; else flows.server_port of the settings.")
@with_choices
def command(choices: Choices, with_alerts: bool, cron: str | None, port: int | None) -> None:
    """Ingest the configured sources by schedule: find a Prefect server on this machine or start one, and run what is due.

    It runs until it is stopped (Ctrl-C, SIGTERM), and starts again what it lost: the server, or its connection to it.
    """
    from flows.keep_serving import keep_serving

    settings = choices.settings()
    changed = {name: value for name, value in (("cron", cron), ("server_port", port)) if value is not None}
    settings = settings.model_copy(update={"flows": settings.flows.model_copy(update=changed)})
    keep_serving(settings, choices.settings_path(), with_alerts=with_alerts, say=say)
