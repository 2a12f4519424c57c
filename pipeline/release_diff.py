"""How a release differs from the one before it, dataset by dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.diff import UNCOMPARED_DATASETS, diff_tables
from pipeline.manifest import DatasetFile, object_key, read_manifest
from pipeline.storage import Storage
from pipeline.tables import conformed, parquet_table
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetDifference:
    """One dataset of two releases: its rows before and now, and how many were added, changed and removed."""

    dataset: str
    before: int
    now: int
    added: int
    changed: int
    removed: int


def difference(storage: Storage, release_id: str) -> tuple[DatasetDifference, ...]:
    """The datasets in which a release differs from its parent; from nothing, where it is the first."""
    manifest = read_manifest(storage, release_id)
    new = {file.dataset: file for file in manifest.files}
    old = {file.dataset: file for file in read_manifest(storage, manifest.parent).files} if manifest.parent else {}
    names = [name for name in DATASETS if name not in UNCOMPARED_DATASETS and _hash(old, name) != _hash(new, name)]
    found = (_difference(storage, name, old.get(name), new.get(name)) for name in names)
    return tuple(one for one in found if one.added or one.changed or one.removed)


def _hash(files: Mapping[str, DatasetFile], name: str) -> str | None:
    return files[name].sha256 if name in files else None


def _difference(storage: Storage, name: str, old: DatasetFile | None, new: DatasetFile | None) -> DatasetDifference:
    before, now = _table(storage, name, old), _table(storage, name, new)
    kinds = Counter(change.operation for change in diff_tables(before, now, name))
    return DatasetDifference(
        dataset=name,
        before=before.num_rows,
        now=now.num_rows,
        added=kinds["added"],
        changed=kinds["changed"],
        removed=kinds["removed"],
    )


def _table(storage: Storage, name: str, file: DatasetFile | None) -> pa.Table:
    return conformed(parquet_table(storage.read(object_key(file.sha256))), name) if file else arrow_schema(name).empty_table()
