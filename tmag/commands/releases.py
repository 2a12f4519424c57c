"""``tmag releases``: the releases that there are, and clearing old ones away."""

from __future__ import annotations

import click

from tmag.choices import Choices, with_choices
from tmag.printing import print_table, say, to_the_second


@click.group("releases", invoke_without_command=True)
@with_choices
@click.pass_context
def command(ctx: click.Context, choices: Choices) -> None:
    """List the releases, newest first; `prune` clears old ones away."""
    if ctx.invoked_subcommand is None:
        _print_releases(choices)


def _print_releases(choices: Choices) -> None:
    from pipeline.releases import list_releases

    rows = [
        ("*" if r.is_current else "", r.release_id, to_the_second(r.created_at), r.parent, r.document_count, r.row_count, r.reason)
        for r in list_releases(choices.store().data_dir)
    ]
    if not rows:
        say("Nothing is published yet. Run `tmag ingest` with some packs first.")
        return
    print_table(("", "release", "made", "follows", "documents", "rows", "reason"), rows)


@command.command("prune")
@click.option("--keep", type=click.IntRange(min=1), required=True, metavar="N", help="How many of the newest releases stay.")
@with_choices
def prune_command(choices: Choices, keep: int) -> None:
    """Remove all but the newest N releases, and what only those needed; never the one that is published."""
    from pipeline.releases import prune

    report = prune(choices.store().data_dir, keep)
    say(f"{len(report.removed)} releases removed, {len(report.kept)} kept, {report.bytes_freed / 1e6:.1f} MB freed.")
