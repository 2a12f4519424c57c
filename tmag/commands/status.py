"""``tmag status``: what is published, what needs a person, what is overdue."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.exits import Exit
from tmag.printing import print_table, say, shown, to_the_second

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.status import StatusReport


def _instant(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value} is no instant; 2026-11-19T03:12 is one") from error


@click.command("status")
@click.option("--line", "is_line", is_flag=True, help="Only the first line, for an outside monitor.")
@click.option("--at", metavar="INSTANT", callback=_instant, help="Tell it as of this instant, such as 2026-11-19T03:12; else as of now.")
@with_choices
def command(choices: Choices, is_line: bool, at: datetime | None) -> Exit:
    """Tell in one line whether all is well, then what is published, held or quarantined and what to do, and which papers are overdue.

    The exit code is 1 where a run is missing or failed, a document is held, or papers are long overdue.
    """
    from pipeline.status import status
    from pipeline.status_line import status_line

    settings = choices.store()
    now = _in_zone(at, settings) if at else datetime.now(UTC)
    report = status(settings, now)
    line = status_line(report, settings, now)
    say(shown(line.text))
    if not is_line:
        say()
        _print_published(report)
        _print_attention(report)
        _print_overdue(report)
    return Exit.DONE if line.is_well else Exit.SOME


def _in_zone(instant: datetime, settings: Settings) -> datetime:
    """An instant without a zone is meant in that of the settings."""
    return instant if instant.tzinfo else instant.replace(tzinfo=settings.flows.zone)


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
