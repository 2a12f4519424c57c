"""``tmag backfill``: the history that the sources list, many documents at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.commands.ingest import exit_of, print_report
from tmag.exits import Exit

if TYPE_CHECKING:
    from pipeline.ingest import Progress


@click.command("backfill")
@click.option("--since", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Meetings on this day or later, such as 2023-01-31.")
@click.option("--groups", metavar="CODES", help="Codes of groups, with commas between them: TMAG,SITAG. Else all that the sources list.")
@click.option("--workers", type=click.IntRange(min=1), help="Documents at once; else as many as there are processors.")
@with_choices
def command(choices: Choices, since: datetime | None, groups: str | None, workers: int | None) -> Exit:
    """Fetch, parse and publish what the configured sources list, hundreds of documents at once.

    Begun again after it was stopped, it goes on with what is left. All is published together at the end.
    """
    from pipeline.backfill import Asked, backfill
    from tmag.progress import progress_bar

    settings = choices.settings()
    asked = Asked(since=_day(since), groups=tuple(code.strip().upper() for code in (groups or "").split(",") if code.strip()))
    with progress_bar("backfilling", lines_every=25) as advance:

        def on_progress(progress: Progress) -> None:
            advance(progress.outcome.document_id or progress.outcome.address, progress.total)

        report = backfill(asked, settings, workers=workers, on_progress=on_progress)
    print_report(report, only_open=True)
    return exit_of([outcome.status for outcome in report.outcomes])


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
