"""Releases, as those who read and keep them see them: find, list, go back, clear away.

The ledger, and with it Arrow and the parser, is imported only by what clears away: a reader does not pay for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.manifest import CURRENT, Manifest, current_id, manifest_key, object_key, read_manifest, release_folder, release_ids
from pipeline.storage import LocalStorage, Storage
from schemas.errors import NotFound, SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """One release in a list."""

    release_id: str
    created_at: datetime
    parent: str | None
    reason: str
    document_count: int
    row_count: int
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PruneReport:
    """What was cleared away. ``bytes_freed`` counts the tables that no release and no parse needs any more."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    bytes_freed: int


def resolve_current(data_dir: Path) -> Path:
    """The folder of the release that is published, as an absolute path.

    The link is read once. All datasets opened below the path that comes back are of one release, whatever is published meanwhile.

    Raises:
        NotFound: Nothing is published yet, or somebody removed what is.
    """
    folder = LocalStorage(data_dir).pointed(CURRENT)
    if folder is None:
        raise NotFound(f"Nothing is published in {data_dir} yet. Run `tmag ingest` with some packs first.")
    path = (data_dir / folder).absolute()
    if not path.is_dir():
        raise NotFound(f"The release that is published, {path}, is gone. Go back to another: `tmag releases`, then `tmag rollback`.")
    return path


def list_releases(data_dir: Path) -> tuple[ReleaseInfo, ...]:
    """All releases, newest first."""
    storage = LocalStorage(data_dir)
    current = current_id(storage)
    return tuple(_info(read_manifest(storage, release_id), current) for release_id in reversed(release_ids(storage)))


def rollback(data_dir: Path, to: str | None = None) -> ReleaseInfo:
    """Publish an earlier release again: the one named, else the parent of the current one.

    Raises:
        NotFound: There is no such release, or none before the current one.
    """
    storage = LocalStorage(data_dir)
    with storage.lock("publish"):
        target = _target(storage, to)
        storage.flip(CURRENT, target.folder)
    return _info(target, target.release_id)


def prune(data_dir: Path, keep: int) -> PruneReport:
    """Remove all but the newest ``keep`` releases, and the parses and tables that only those needed; never the current one.

    Raises:
        SettingsError: ``keep`` is less than 1.
    """
    if keep < 1:
        raise SettingsError("At least one release is kept. Give --keep 1 or more.")
    storage = LocalStorage(data_dir)
    if not release_ids(storage):
        return PruneReport(removed=(), kept=(), bytes_freed=0)
    with storage.lock("publish"):
        newest = set(release_ids(storage)[-keep:]) | {current_id(storage)}
        removed = tuple(release_id for release_id in release_ids(storage) if release_id not in newest)
        for release_id in removed:
            # The manifest goes first: a folder without one is debris that the next publisher clears away.
            storage.remove(manifest_key(release_id))
            storage.remove(release_folder(release_id))
        _forget_parses(storage)
        freed = _clear_objects(storage)
        storage.clear_aside()
        return PruneReport(removed=removed, kept=release_ids(storage), bytes_freed=freed)


def _target(storage: Storage, to: str | None) -> Manifest:
    current = current_id(storage)
    if current is None:
        raise NotFound("Nothing is published yet, so there is nothing to go back to. Run `tmag ingest` first.")
    wanted = to or read_manifest(storage, current).parent
    if wanted is None:
        raise NotFound(f"{current} is the first release; there is none before it.")
    if wanted not in release_ids(storage):
        raise NotFound(f"There is no release {wanted}. `tmag releases` lists those that there are.")
    return read_manifest(storage, wanted)


def _info(manifest: Manifest, current: str | None) -> ReleaseInfo:
    return ReleaseInfo(
        release_id=manifest.release_id,
        created_at=manifest.created_at,
        parent=manifest.parent,
        reason=manifest.reason,
        document_count=len(manifest.choices),
        row_count=sum(file.row_count for file in manifest.files),
        is_current=manifest.release_id == current,
    )


def _forget_parses(storage: Storage) -> None:
    """Take out of the ledger what no release chooses and what is not the latest parse of its file."""
    from pipeline.ledger import Ledger

    ledger = Ledger(storage)
    records = sorted(ledger.records(), key=lambda record: record.made_at)
    choices = [choice for release_id in release_ids(storage) for choice in read_manifest(storage, release_id).choices]
    needed = {parse_id for choice in choices for parse_id in (choice.parse_id, choice.held_parse_id)}
    needed |= {record.parse_id for record in {record.sha256: record for record in records}.values()}
    for record in records:
        if record.parse_id not in needed:
            ledger.forget(record.parse_id)


def _clear_objects(storage: LocalStorage) -> int:
    """Remove the tables that neither a release nor the ledger names; gives the bytes freed."""
    from pipeline.ledger import OBJECTS_LOCK, Ledger

    with storage.lock(OBJECTS_LOCK):
        needed = {object_key(file.sha256) for release_id in release_ids(storage) for file in read_manifest(storage, release_id).files}
        needed |= {table.key for record in Ledger(storage).records() for table in record.tables}
        unneeded = {key for key in storage.list("objects") if key.endswith(".parquet")} - needed
        freed = sum((storage.root / key).stat().st_size for key in unneeded)
        for key in unneeded:
            storage.remove(key)
    return freed
