"""Publish: choose a parse for each document, compile the datasets, and let one rename show them.

Nothing that readers see changes before that rename, so that ``kill -9`` at any moment leaves the old release whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from pipeline.compile import compile_tables
from pipeline.diff import count_rows
from pipeline.ledger import Ledger, ParseRecord, put_table
from pipeline.manifest import (
    CURRENT,
    Choice,
    DatasetFile,
    Manifest,
    current_manifest,
    goodness,
    manifest_key,
    manifest_text,
    object_key,
    release_folder,
    release_ids,
)
from pipeline.new_looks import with_new_looks
from pipeline.raw import RawStore
from pipeline.storage import Storage
from pipeline.tables import with_column
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import TmagError
from schemas.records import Group

VANISHED = "vanished"
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A document whose earlier parse stays published, because the new one is worse."""

    document_id: str
    published_status: str
    new_status: str
    new_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What publishing did. ``release_id`` is None where nothing is new; ``manifest`` is that of the release that is current now."""

    release_id: str | None
    manifest: Manifest
    kept: tuple[KeptDocument, ...]


def publish(
    storage: Storage,
    parses: Sequence[ParseRecord],
    groups: Sequence[Group],
    *,
    reason: str,
    now: Callable[[], datetime],
    is_decided: bool = False,
) -> Publication:
    """Publish parses beside all that is published already.

    A worse parse never takes the place of a better one: the earlier stays published and is reported as kept. ``is_decided`` says that a
    person wants the new one even so; a quarantined parse replaces nothing in any case.

    Raises:
        TmagError: Other publishers, who do not share this store's lock, came first again and again.
    """
    for _ in range(_ATTEMPTS):
        with storage.lock("publish"):
            published = _publish_once(storage, parses, groups, reason, now, is_decided)
        if published is not None:
            return published
    raise TmagError("Others publish into this data folder all the time. Wait until they are done, then try again.")


def _publish_once(
    storage: Storage, parses: Sequence[ParseRecord], groups: Sequence[Group], reason: str, now: Callable[[], datetime], is_decided: bool
) -> Publication | None:
    """One attempt; None where another publisher took the next release's id first."""
    ledger = Ledger(storage)
    parent = current_manifest(storage)
    choices, kept = _choose(ledger, parent, parses, is_decided)
    vanished = {sidecar.sha256 for sidecar in RawStore(storage).sidecars() if sidecar.is_vanished}
    parsed = [_with_counts(ledger.tables(ledger.record(choice.parse_id)), choice) for choice in choices]
    chosen = [_as_vanished(tables) if choice.sha256 in vanished else tables for tables, choice in zip(parsed, choices, strict=True)]
    tables = compile_tables(with_new_looks(chosen), groups)
    files = tuple(_stored(storage, name, tables[name]) for name in DATASETS)
    if parent is not None and (parent.choices, parent.files) == (choices, files):
        return Publication(release_id=None, manifest=parent, kept=kept)
    manifest = Manifest(
        release_id=_next_id(storage),
        created_at=now(),
        parent=parent.release_id if parent else None,
        reason=reason,
        choices=choices,
        files=files,
    )
    return Publication(release_id=manifest.release_id, manifest=manifest, kept=kept) if _show(storage, manifest) else None


def _choose(
    ledger: Ledger, parent: Manifest | None, parses: Sequence[ParseRecord], is_decided: bool
) -> tuple[tuple[Choice, ...], tuple[KeptDocument, ...]]:
    choices = parent.choice_by_sha256 if parent else {}
    kept = []
    for record in parses:
        old = choices.get(record.sha256)
        if old is not None and _is_worse(record, old, is_decided):
            kept.append(_kept(old, record))
        elif old is None or old.parse_id != record.parse_id:
            choices[record.sha256] = _choice(ledger, old, record)
    return tuple(sorted(choices.values(), key=lambda choice: choice.document_id)), tuple(kept)


def _is_worse(record: ParseRecord, old: Choice, is_decided: bool) -> bool:
    new = goodness(record.status)
    return new < goodness(old.status) and not (is_decided and new > 0)


def _kept(old: Choice, record: ParseRecord) -> KeptDocument:
    return KeptDocument(document_id=old.document_id, published_status=old.status, new_status=record.status, new_reason=record.status_reason)


def _choice(ledger: Ledger, old: Choice | None, record: ParseRecord) -> Choice:
    before = ledger.tables(ledger.record(old.parse_id)) if old else {name: arrow_schema(name).empty_table() for name in DATASETS}
    counts = count_rows(before, ledger.tables(record))
    return Choice(
        document_id=record.document_id,
        sha256=record.sha256,
        parse_id=record.parse_id,
        status=record.status,
        status_reason=record.status_reason,
        rows_added=counts.added,
        rows_changed=counts.changed,
        rows_removed=counts.removed,
        rows_unchanged=counts.unchanged,
    )


def _with_counts(tables: Mapping[str, pa.Table], choice: Choice) -> dict[str, pa.Table]:
    runs = tables["parse_runs"]
    for name in ("rows_added", "rows_changed", "rows_removed", "rows_unchanged"):
        runs = with_column(runs, name, [getattr(choice, name)] * runs.num_rows)
    return {**tables, "parse_runs": runs}


def _as_vanished(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of a document that its publisher took away: its rows stay, and its status says so. One that cannot be read stays that."""
    documents = tables["documents"]
    (row,) = documents.select(["status", "status_reason"]).to_pylist()
    if goodness(row["status"]) == 0:
        return dict(tables)
    reason = f"was {row['status']}" + (f": {row['status_reason']}" if row["status_reason"] else "")
    documents = with_column(documents, "status", [VANISHED] * documents.num_rows)
    return {**tables, "documents": with_column(documents, "status_reason", [reason] * documents.num_rows)}


def _stored(storage: Storage, dataset: str, table: pa.Table) -> DatasetFile:
    stored = put_table(storage, dataset, table)
    return DatasetFile(dataset=dataset, sha256=stored.sha256, row_count=stored.row_count)


def _next_id(storage: Storage) -> str:
    last = max(release_ids(storage), default="r000000")
    return f"r{int(last[1:]) + 1:06d}"


def _show(storage: Storage, manifest: Manifest) -> bool:
    """Fill the release's folder, write its manifest, flip the pointer. False, and nothing flipped, where the id was taken meanwhile."""
    # A folder without a manifest is what a publisher left who was killed; nobody reads it.
    storage.remove(release_folder(manifest.release_id))
    for file in manifest.files:
        storage.place_once(object_key(file.sha256), f"{manifest.folder}/{file.dataset}.parquet")
    if not storage.put_once(manifest_key(manifest.release_id), manifest_text(manifest)):
        return False
    storage.flip(CURRENT, manifest.folder)
    return True
