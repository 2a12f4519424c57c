"""Publish: choose a parse for each document, compile the datasets, and let one rename show them.

Nothing that readers see changes before that rename, so that ``kill -9`` at any moment leaves the old release whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

import pyarrow as pa

from parsers.language.rulings import Ruling
from pipeline.compile import compiled_tables
from pipeline.diff import RowCounts, count_rows, is_compared
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
from pipeline.milestone_conflicts import with_milestone_conflicts
from pipeline.new_looks import with_new_looks
from pipeline.quality import Measures, shortfalls
from pipeline.raw import RawStore
from pipeline.run_settings import QualitySettings
from pipeline.shown import ShownParse
from pipeline.storage import Storage
from pipeline.vocabulary import code_digest
from schemas.errors import TmagError
from schemas.records import Group

_ATTEMPTS = 5
_NO_GATE = QualitySettings(is_enabled=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A document that is held: its new parse is worse, or falls below what its group's documents show, and waits for a person.

    ``published_status`` is that of the earlier parse, which stays published, or None where there is none. ``is_news`` says that this was
    not known before.
    """

    document_id: str
    parse_id: str
    published_status: str | None
    new_status: str
    new_reason: str | None
    is_news: bool = True


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
    rulings: Sequence[Ruling] = (),
    is_decided: bool = False,
    quality: QualitySettings | None = None,
) -> Publication:
    """Publish parses beside all that is published already.

    A worse parse never takes the place of a better one: the earlier stays published, ``documents`` calls it held, and it is reported as
    kept. So is one that falls below ``quality``; where nothing better is there, its row of ``documents`` is all that is published of it.
    ``is_decided`` says that a person wants the new one even so; a quarantined parse replaces nothing in any case. ``rulings`` are what
    people decided about parties.

    Raises:
        TmagError: Other publishers, who do not share this store's lock, came first again and again.
    """
    for _ in range(_ATTEMPTS):
        with storage.lock("publish"):
            published = _publish_once(storage, parses, groups, rulings, reason, now, None if is_decided else quality or _NO_GATE)
        if published is not None:
            return published
    raise TmagError("Others publish into this data folder all the time. Wait until they are done, then try again.")


def _publish_once(
    storage: Storage,
    parses: Sequence[ParseRecord],
    groups: Sequence[Group],
    rulings: Sequence[Ruling],
    reason: str,
    now: Callable[[], datetime],
    quality: QualitySettings | None,
) -> Publication | None:
    """One attempt; None where another publisher took the next release's id first."""
    ledger = Ledger(storage)
    parent = current_manifest(storage)
    choices, kept = _choose(ledger, parent, parses, quality)
    vanished = frozenset(sidecar.sha256 for sidecar in RawStore(storage).sidecars() if sidecar.is_vanished)
    inputs = _inputs(choices, groups, rulings, vanished)
    if parent is not None and parent.inputs == inputs:
        return Publication(release_id=None, manifest=parent, kept=kept)
    shown = [ShownParse(ledger, ledger.record(choice.parse_id), choice, is_vanished=choice.sha256 in vanished) for choice in choices]
    compiled = compiled_tables(with_milestone_conflicts(with_new_looks(shown)), groups, rulings, _withheld(choices))
    files = tuple(_stored(storage, name, table) for name, table in compiled)
    if parent is not None and (parent.choices, parent.files) == (choices, files):
        return Publication(release_id=None, manifest=parent, kept=kept)
    manifest = Manifest(
        release_id=_next_id(storage),
        created_at=now(),
        parent=parent.release_id if parent else None,
        reason=reason,
        choices=choices,
        files=files,
        inputs=inputs,
    )
    return Publication(release_id=manifest.release_id, manifest=manifest, kept=kept) if _show(storage, manifest) else None


def _inputs(choices: Sequence[Choice], groups: Sequence[Group], rulings: Sequence[Ruling], vanished: frozenset[str]) -> str:
    """A digest of all that decides the files of a release, the code that compiles them among it."""
    text = json.dumps([code_digest(), *map(asdict, choices), *map(str, groups), *map(str, rulings), *sorted(vanished)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _withheld(choices: Sequence[Choice]) -> frozenset[str]:
    return frozenset(choice.document_id for choice in choices if choice.is_withheld)


def _choose(
    ledger: Ledger, parent: Manifest | None, parses: Sequence[ParseRecord], quality: QualitySettings | None
) -> tuple[tuple[Choice, ...], tuple[KeptDocument, ...]]:
    """The choices of the next release; without ``quality`` a person decided, and only a quarantined parse is held."""
    choices = parent.choice_by_sha256 if parent else {}
    history = _history(ledger, choices.values()) if quality and quality.is_enabled else ()
    kept = []
    for record in parses:
        old = choices.get(record.sha256)
        reason = _why_held(record, old, history, quality)
        if reason is not None:
            choices[record.sha256] = _held(old, record, reason)
            kept.append(_kept(old, record, reason))
        elif old is None or old.is_held or old.parse_id != record.parse_id:
            choices[record.sha256] = _choice(ledger, old, record)
    return tuple(sorted(choices.values(), key=lambda choice: choice.document_id)), tuple(kept)


def _history(ledger: Ledger, choices: Iterable[Choice]) -> tuple[Measures, ...]:
    records = (ledger.record(choice.parse_id) for choice in choices if not choice.is_withheld)
    return tuple(record.measures for record in records if record.measures is not None)


def _why_held(record: ParseRecord, old: Choice | None, history: Sequence[Measures], quality: QualitySettings | None) -> str | None:
    """Why a parse must wait, in words, or None where it is published."""
    shown = old if old and not old.is_withheld else None
    if shown is not None and record.parse_id == shown.parse_id:
        return None
    new = goodness(record.status)
    if shown is not None and new < goodness(shown.status) and (quality is not None or new == 0):
        return record.status_reason or f"the new parse is {record.status}, the published one {shown.status}"
    if quality is None or record.measures is None:
        return None
    return "; ".join(shortfalls(record.measures, history, quality)) or None


def _held(old: Choice | None, record: ParseRecord, reason: str) -> Choice:
    """The old choice, with the new parse waiting beside it; without an old one, a choice of which nothing but its status is shown."""
    if old is None or old.is_withheld:
        old = Choice(
            document_id=record.document_id,
            sha256=record.sha256,
            parse_id=record.parse_id,
            status=record.status,
            status_reason=record.status_reason,
        )
    return replace(old, held_parse_id=record.parse_id, held_reason=reason)


def _kept(old: Choice | None, record: ParseRecord, reason: str) -> KeptDocument:
    return KeptDocument(
        document_id=record.document_id,
        parse_id=record.parse_id,
        published_status=old.status if old and not old.is_withheld else None,
        new_status=record.status,
        new_reason=reason,
        is_news=old is None or old.held_parse_id != record.parse_id,
    )


def _choice(ledger: Ledger, old: Choice | None, record: ParseRecord) -> Choice:
    counts = _counts(ledger, old, record)
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


def _counts(ledger: Ledger, old: Choice | None, record: ParseRecord) -> RowCounts:
    """How a parse's rows differ from those that it replaces; all of them are new where it replaces none."""
    if old is None or old.is_withheld:
        return RowCounts(added=sum(table.row_count for table in record.tables if is_compared(table.dataset)))
    return count_rows(ledger.tables(ledger.record(old.parse_id)), ledger.tables(record))


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
