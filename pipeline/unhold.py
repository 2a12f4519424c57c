"""Let a document through that was held back: a person decided."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.ingest import groups_of
from pipeline.ledger import Ledger, ParseRecord
from pipeline.manifest import Choice, current_manifest
from pipeline.parties import read_rulings
from pipeline.publish import Publication, publish
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.errors import NotFound, SettingsError


def unhold(document_id: str, settings: Settings) -> Publication:
    """Publish the parse of a document that waits for a person, and measure later ones by it.

    Raises:
        NotFound: No published document has this id, or none of its parses waits.
        SettingsError: The parse that waits cannot be read at all, so that there is nothing to publish.
    """
    storage = LocalStorage(settings.data_dir)
    ledger = Ledger(storage)
    record = _waiting(ledger, _choice(storage, document_id))
    if record.status == "quarantined":
        raise SettingsError(
            f"The new parse of {document_id} has no rows to publish ({record.status_reason}). Parse it again: tmag rerun {document_id}."
        )
    return publish(
        storage,
        [record],
        groups_of(settings),
        reason=f"unhold {document_id}",
        now=lambda: datetime.now(UTC),
        rulings=read_rulings(settings.corrections_dir),
        is_decided=True,
    )


def _choice(storage: LocalStorage, document_id: str) -> Choice:
    manifest = current_manifest(storage)
    found = [choice for choice in manifest.choices if choice.document_id == document_id] if manifest else []
    if not found:
        raise NotFound(f"No published document is called {document_id}. `tmag status` lists those that are held.", document_id=document_id)
    return found[0]


def _waiting(ledger: Ledger, choice: Choice) -> ParseRecord:
    if choice.held_parse_id is None:
        raise NotFound(f"{choice.document_id} is not held. `tmag status` lists what is.", document_id=choice.document_id)
    return ledger.record(choice.held_parse_id)
