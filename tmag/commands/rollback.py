"""``tmag rollback``: go back to an earlier release."""

from __future__ import annotations

import click

from tmag.choices import Choices, with_choices
from tmag.printing import say


@click.command("rollback")
@click.argument("release", required=False)
@with_choices
def command(choices: Choices, release: str | None) -> None:
    """Publish RELEASE again, or else the one before the current. Nothing is lost: roll back to the newer one to undo."""
    from pipeline.releases import rollback

    # Where nothing is published this says so, and leaves no trace in the folder.
    choices.release_folder()
    info = rollback(choices.store().data_dir, release)
    say(f"Published is now {info.release_id}: {info.document_count} documents, {info.row_count} rows ({info.reason}).")
