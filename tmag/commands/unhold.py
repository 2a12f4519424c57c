"""``tmag unhold``: a document that was held back, let through."""

from __future__ import annotations

import click

from tmag.choices import Choices, with_choices
from tmag.printing import say


@click.command("unhold")
@click.argument("document_id", metavar="DOCUMENT_ID")
@with_choices
def command(choices: Choices, document_id: str) -> None:
    """Publish the parse of DOCUMENT_ID that was held back; later ones are then measured by it too."""
    from pipeline.unhold import unhold

    publication = unhold(document_id, choices.store())
    say(f"{document_id} is let through: published release {publication.release_id}.")
