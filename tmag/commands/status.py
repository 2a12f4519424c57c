"""``tmag status``: what is published, what needs a person, what is overdue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.printing import print_table, say, shown, to_the_second

if TYPE_CHECKING:
    from pipeline.status import StatusReport


@click.command("status")
@with_choices
def command(choices: Choices) -> None:
    """Show what is published, what is held or quarantined and what to do about it, and which papers are overdue."""
    from pipeline.status import status

    report = status(choices.store(), date.today())
    _print_published(report)
    _print_attention(report)
    _print_overdue(report)


def _print_published(report: StatusReport) -> None:
    if report.release_id is None:
        say("Nothing is published yet. Run `tmag ingest` with some packs first.")
        return
    say(f"Release {report.release_id}, made {shown(to_the_second(report.created_at))}\n")
    rows = [(d.group_code, d.document_type, d.status, d.count) for d in report.documents]
    print_table(("group", "document type", "status", "documents"), rows)


def _print_attention(report: StatusReport) -> None:
    if not report.attention:
        return
    say("\nneeds a person")
    print_table(("document", "state", "reason", "next step"), [(a.document_id, a.state, a.reason, a.next_step) for a in report.attention])


def _print_overdue(report: StatusReport) -> None:
    if not report.overdue:
        return
    say("\npapers overdue")
    rows = [(o.group_code, o.meeting_id, o.meeting_date, o.expected_date) for o in report.overdue]
    print_table(("group", "meeting", "on", "papers expected"), rows)
