"""Parse one document again, and show what would change in the release."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa

from pipeline.diff import RowChange, diff_parses
from pipeline.ingest import groups_of
from pipeline.ledger import Ledger, ParseRecord
from pipeline.manifest import current_manifest
from pipeline.parse import ParseResult
from pipeline.parties import read_rulings
from pipeline.process import PROJECT_PARSER, Parser, parse_key, parse_registered
from pipeline.publish import publish as publish_parses
from pipeline.raw import RawStore, Sidecar
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetChanges:
    """How many rows of one dataset a new parse adds, changes and removes."""

    dataset: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RerunReport:
    """A new parse beside the published one.

    ``changes`` tells every row that differs, field by field; it is empty where the document is quarantined now. ``published_version`` is
    the parser of the published rows, None where the document is not published. ``release_id`` is None where nothing was published.
    """

    document_id: str
    sha256: str
    status: str
    status_reason: str | None
    published_version: str | None
    parser_version: str
    changes: tuple[RowChange, ...]
    release_id: str | None = None

    @property
    def is_different(self) -> bool:
        """Whether any row differs."""
        return bool(self.changes)

    @property
    def datasets(self) -> tuple[DatasetChanges, ...]:
        """The changes counted, for the datasets that have some."""
        counts = Counter((change.dataset, change.operation) for change in self.changes)
        return tuple(
            DatasetChanges(dataset=name, added=counts[name, "added"], changed=counts[name, "changed"], removed=counts[name, "removed"])
            for name in DATASETS
            if any(dataset == name for dataset, _ in counts)
        )


def rerun(document_id: str, settings: Settings, *, publish: bool = False, parser: Parser = PROJECT_PARSER) -> RerunReport:
    """Parse one document again with today's parser, and compare it with what is published.

    ``publish`` puts the new parse in the place of the old one, also where it is only partial: a person asked for it. A quarantined parse
    never replaces a better one.

    Raises:
        NotFound: No document has this id.
    """
    storage = LocalStorage(settings.data_dir)
    raw, ledger = RawStore(storage), Ledger(storage)
    sidecar = raw.by_document(document_id)
    result = parse_registered(sidecar, raw.data(sidecar.sha256), settings, parser, raw)
    old = _published(storage, ledger, sidecar.sha256)
    release_id = _publish(storage, ledger, sidecar, result, old, settings, parser) if publish else None
    return RerunReport(
        document_id=document_id,
        sha256=sidecar.sha256,
        status=result.status,
        status_reason=result.status_reason,
        published_version=old.parser_version if old else None,
        parser_version=result.parser_version,
        changes=_changes(ledger, old, result),
        release_id=release_id,
    )


def _published(storage: LocalStorage, ledger: Ledger, sha256: str) -> ParseRecord | None:
    manifest = current_manifest(storage)
    choice = manifest.choice_by_sha256.get(sha256) if manifest else None
    return ledger.record(choice.parse_id) if choice else None


def _changes(ledger: Ledger, old: ParseRecord | None, result: ParseResult) -> tuple[RowChange, ...]:
    if result.status == "quarantined":
        return ()
    return diff_parses(ledger.tables(old) if old else _empty(), result.tables)


def _empty() -> dict[str, pa.Table]:
    return {name: arrow_schema(name).empty_table() for name in DATASETS}


def _publish(
    storage: LocalStorage,
    ledger: Ledger,
    sidecar: Sidecar,
    result: ParseResult,
    old: ParseRecord | None,
    settings: Settings,
    parser: Parser,
) -> str | None:
    """The new release's id; None where the published parse says the same already."""
    is_same = old is not None and not diff_parses(ledger.tables(old), result.tables)
    if is_same and old is not None and (old.parser_version, old.status) == (result.parser_version, result.status):
        return None
    record = ledger.store(parse_key(sidecar, settings, parser), result, settings.limits)
    if old is not None and record.status == "quarantined":
        return None
    reason = f"rerun {record.document_id}"
    return publish_parses(
        storage,
        [record],
        groups_of(settings),
        reason=reason,
        now=lambda: datetime.now(UTC),
        rulings=read_rulings(settings.corrections_dir),
        is_decided=True,
    ).release_id
