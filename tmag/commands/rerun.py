"""``tmag rerun``: one document parsed again, beside what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tmag.changes import print_change
from tmag.choices import Choices, with_choices
from tmag.exits import Exit
from tmag.failures import plain_instead
from tmag.printing import print_table, say

if TYPE_CHECKING:
    from pipeline.rerun import RerunReport
    from pipeline.settings import Settings


@click.command("rerun")
@click.argument("document_id", metavar="DOCUMENT_ID")
@click.option("--publish", is_flag=True, help="Put the new parse in the place of the published one.")
@click.option("--flow", is_flag=True, help="Run it as a Prefect flow, which records the run.")
@with_choices
def command(choices: Choices, document_id: str, publish: bool, flow: bool) -> Exit:
    """Parse DOCUMENT_ID again and show the rows added, changed and removed, field by field."""
    settings = choices.store()
    report = _rerun(document_id, settings, publish, flow)
    for change in report.changes:
        print_change(change)
    _print_end(report)
    if report.status == "quarantined":
        return Exit.QUARANTINED
    return Exit.SOME if report.is_different else Exit.DONE


def _rerun(document_id: str, settings: Settings, publish: bool, flow: bool) -> RerunReport:
    if flow:
        from flows.launch import launch_rerun

        with plain_instead("Leaving --flow out"):
            return launch_rerun(document_id, settings, publish=publish)
    from pipeline.rerun import rerun

    return rerun(document_id, settings, publish=publish)


def _print_end(report: RerunReport) -> None:
    if report.datasets:
        say()
        print_table(("dataset", "added", "changed", "removed"), [(d.dataset, d.added, d.changed, d.removed) for d in report.datasets])
        say()
    because = f" ({report.status_reason})" if report.status_reason else ""
    say(f"{report.document_id}: {report.status}{because}, parser {report.parser_version}, published {report.published_version or 'never'}.")
    if report.release_id is not None:
        say(f"Published release {report.release_id}.")
    elif report.is_different:
        say(f"Nothing is published by this; tmag rerun {report.document_id} --publish does.")
    elif report.status != "quarantined":
        say("No difference.")
