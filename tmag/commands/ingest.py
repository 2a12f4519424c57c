"""``tmag ingest``: new documents into the store, parsed and published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tmag.choices import Choices, with_choices
from tmag.exits import Exit
from tmag.failures import plain_instead
from tmag.printing import print_table, say, shown

if TYPE_CHECKING:
    from pipeline.ingest import IngestReport, Progress
    from pipeline.settings import Settings

_UNREAD = frozenset({"quarantined", "failed"})
_DONE = frozenset({"parsed", "vanished"})


@click.command("ingest")
@click.argument("targets", nargs=-1, metavar="[PATH|URL]…")
@click.option("--no-flow", is_flag=True, help="Run plainly, without Prefect: quicker to start, and no run is recorded.")
@with_choices
def command(choices: Choices, targets: tuple[str, ...], no_flow: bool) -> Exit:
    """Keep, parse and publish documents: files, folders, addresses, or without arguments the sources of the settings.

    What is there already is left alone. All is published at once, or nothing is.
    """
    settings = choices.settings()
    report = _ingested(targets, settings, no_flow)
    print_report(report)
    return exit_of([outcome.status for outcome in report.outcomes])


def _ingested(targets: Sequence[str], settings: Settings, no_flow: bool) -> IngestReport:
    from pipeline.ingest import require_work
    from tmag.progress import progress_bar

    # What is wrong with the arguments must be found before any work, and before Prefect takes its seconds to start.
    require_work(targets, settings)
    with progress_bar("ingesting") as advance:

        def on_progress(progress: Progress) -> None:
            advance(progress.outcome.document_id or progress.outcome.address, progress.total)

        if no_flow:
            from pipeline.nightly import run_ingest

            return run_ingest(targets, settings, now=lambda: datetime.now(UTC), on_progress=on_progress)
        from flows.launch import launch_ingest

        with plain_instead("--no-flow"):
            return launch_ingest(targets, settings, on_progress=on_progress)


def print_report(report: IngestReport, *, only_open: bool = False) -> None:
    """Print what became of each document, or only of those that are not simply parsed; then what is published."""
    rows = [
        (
            o.document_id,
            o.state,
            o.status,
            o.words_total,
            o.words_claimed,
            sum(issue.count for issue in o.issues),
            o.status_reason,
            o.address,
        )
        for o in report.outcomes
        if not (only_open and o.status == "parsed")
    ]
    if rows:
        print_table(("document", "state", "status", "words", "claimed", "issues", "reason", "from"), rows, optional=("reason",))
        say()
    for kept in report.kept:
        stays = f"stays published as it was ({kept.published_status})" if kept.published_status else "is not published"
        say(f"{kept.document_id} {stays}: the new parse ({kept.new_status}) is held: {shown(kept.new_reason)}.")
    say(_what_is_published(report))


def _what_is_published(report: IngestReport) -> str:
    if report.release_id is not None:
        new, again = len(report.new), len(report.reparsed)
        return f"Published release {report.release_id}: {new} new, {again} parsed again, {len(report.unchanged)} unchanged."
    if report.current_release is None:
        return f"Nothing is published: no document {'could be had' if report.outcomes else 'was found'}."
    return f"Nothing is new: release {report.current_release} stays as it is."


def exit_of(statuses: Sequence[str]) -> Exit:
    """A document that could not be had counts as one that could not be read; one that its publisher took away is no failure of ours."""
    if statuses and all(status in _UNREAD for status in statuses):
        return Exit.QUARANTINED
    return Exit.DONE if all(status in _DONE for status in statuses) else Exit.SOME
