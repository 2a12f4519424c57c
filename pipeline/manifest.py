"""A release's manifest: which parse it chooses for each document, and which file each dataset is. Written once, never changed."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pipeline.entries import read_entry
from pipeline.storage import Storage

CURRENT = "curated"
"""The pointer that leads to the folder of the release that is published."""


_MANIFEST = re.compile(r"manifests/(r\d{6,})\.json", re.ASCII)
_REMEDY = "Put it back from a copy; or remove it and `tmag rollback RELEASE`, with one of `tmag releases`."
_GOODNESS = {"quarantined": 0, "partial": 1, "parsed": 2}


def goodness(status: str) -> int:
    """How much a parse's status is worth, to hold two parses of one document against each other: 0 for a quarantined one."""
    return _GOODNESS[status]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The parse that a release shows for one document, and how its rows differ from the release that it first replaced.

    ``held_parse_id`` is that of a newer parse that waits for a person, ``held_reason`` says why. Where it is ``parse_id`` itself nothing
    better is there, and none of the document's rows are published.
    """

    document_id: str
    sha256: str
    parse_id: str
    status: str
    status_reason: str | None
    rows_added: int = 0
    rows_changed: int = 0
    rows_removed: int = 0
    rows_unchanged: int = 0
    held_parse_id: str | None = None
    held_reason: str | None = None

    @property
    def is_held(self) -> bool:
        """Whether a newer parse waits for a person."""
        return self.held_parse_id is not None

    @property
    def is_withheld(self) -> bool:
        """Whether none of the document's rows are published."""
        return self.held_parse_id == self.parse_id


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetFile:
    """One dataset of a release: the hash of its file and its rows."""

    dataset: str
    sha256: str
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One release. ``parent`` is the release that was current when it was made; ``inputs`` a digest of all that decides its files."""

    release_id: str
    created_at: datetime
    parent: str | None
    reason: str
    choices: tuple[Choice, ...]
    files: tuple[DatasetFile, ...]
    inputs: str | None = None

    @property
    def folder(self) -> str:
        """The folder that holds its datasets."""
        return release_folder(self.release_id)

    @property
    def choice_by_sha256(self) -> dict[str, Choice]:
        """The choices by the file that they are for."""
        return {choice.sha256: choice for choice in self.choices}


def release_folder(release_id: str) -> str:
    """The key of a release's folder."""
    return f"releases/{release_id}"


def manifest_key(release_id: str) -> str:
    """The key of a release's manifest."""
    return f"manifests/{release_id}.json"


def object_key(sha256: str) -> str:
    """The key of a table that is kept by its hash."""
    return f"objects/{sha256[:2]}/{sha256}.parquet"


def manifest_text(manifest: Manifest) -> bytes:
    """A manifest as JSON."""
    return (json.dumps(asdict(manifest), default=lambda value: value.isoformat(), indent=2, ensure_ascii=False) + "\n").encode()


def read_manifest(storage: Storage, release_id: str) -> Manifest:
    """One manifest.

    Raises:
        NotFound: There is no such release.
        TmagError: It is damaged.
    """
    return read_entry(storage, manifest_key(release_id), _manifest, _REMEDY)


def _manifest(fields: dict[str, Any]) -> Manifest:
    fields["created_at"] = datetime.fromisoformat(fields["created_at"])
    fields["choices"] = tuple(Choice(**choice) for choice in fields["choices"])
    fields["files"] = tuple(DatasetFile(**file) for file in fields["files"])
    return Manifest(**fields)


def release_ids(storage: Storage) -> tuple[str, ...]:
    """The ids of all releases, oldest first."""
    return tuple(match[1] for key in storage.list("manifests") if (match := _MANIFEST.fullmatch(key)))


def current_id(storage: Storage) -> str | None:
    """The id of the release that is published, or None."""
    folder = storage.pointed(CURRENT)
    return folder.rpartition("/")[2] if folder else None


def current_manifest(storage: Storage) -> Manifest | None:
    """The manifest of the release that is published, or None."""
    release_id = current_id(storage)
    return read_manifest(storage, release_id) if release_id else None
