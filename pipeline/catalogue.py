"""What is known of the places that documents come from: what each source listed last, and which state of each address was fetched.

Unlike raw files and parses this is no record: without it the next run lists and fetches everything once more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, TypeVar

from pipeline.entries import read_entry
from pipeline.storage import Storage
from schemas.errors import NotFound, TmagError


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """The state in which an address was fetched: by what its host knows it, which file it was, and when all of it came."""

    address: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime

    @property
    def has_validator(self) -> bool:
        """Whether the host can be asked if anything changed."""
        return self.etag is not None or self.last_modified is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceListing:
    """What a source listed since ``since_at``: the addresses, and those that were listed before and are missing now.

    Where it could not be read, ``trouble`` says in a sentence why, ``trouble_kind`` is SourceChanged or SourceUnavailable, and the
    addresses are those that it listed before.
    """

    source_name: str
    since_at: datetime
    addresses: tuple[str, ...]
    missing: tuple[str, ...] = ()
    trouble: str | None = None
    trouble_kind: str | None = None


_Known = TypeVar("_Known")


class Catalogue:
    """The listings and the fetched states of one store."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def fetched(self, address: str) -> FetchState | None:
        """The state in which an address was fetched last, or None."""
        return _entry(self._storage, _fetched_key(address), _fetch_state)

    def note_fetched(self, state: FetchState) -> None:
        """Remember a state."""
        self._storage.replace(_fetched_key(state.address), _json(asdict(state)))

    def listing(self, source_name: str) -> SourceListing | None:
        """What a source listed last, or None."""
        return _entry(self._storage, _listing_key(source_name), _source_listing)

    def listings(self) -> tuple[SourceListing, ...]:
        """What every source listed last, in the order of their names."""
        found = (_entry(self._storage, key, _source_listing) for key in self._storage.list("listings"))
        return tuple(sorted((listing for listing in found if listing), key=lambda listing: listing.source_name))

    def note_listed(self, source_name: str, addresses: Sequence[str], now: datetime) -> SourceListing:
        """Remember what a source lists; nothing is written where that is what it listed before."""
        before = self.listing(source_name)
        listed = tuple(sorted(set(addresses)))
        if before is not None and before.trouble is None and before.addresses == listed:
            return before
        known = {*before.addresses, *before.missing} if before else set()
        missing = tuple(sorted(known - set(listed)))
        return self._write(SourceListing(source_name=source_name, since_at=now, addresses=listed, missing=missing))

    def note_trouble(self, source_name: str, error: TmagError, now: datetime) -> SourceListing:
        """Remember why a source could not be read; what it listed before stays."""
        before = self.listing(source_name)
        kind, trouble = type(error).__name__, str(error)
        if before is not None and (before.trouble_kind, before.trouble) == (kind, trouble):
            return before
        addresses, missing = (before.addresses, before.missing) if before else ((), ())
        return self._write(
            SourceListing(source_name=source_name, since_at=now, addresses=addresses, missing=missing, trouble=trouble, trouble_kind=kind)
        )

    def _write(self, listing: SourceListing) -> SourceListing:
        self._storage.replace(_listing_key(listing.source_name), _json(asdict(listing)))
        return listing


def _entry(storage: Storage, key: str, build: Callable[[dict[str, Any]], _Known]) -> _Known | None:
    """An entry; a damaged one is as if it were not there, since it can be had again."""
    try:
        return read_entry(storage, key, build, "")
    except (NotFound, TmagError):
        return None


def _fetch_state(fields: dict[str, Any]) -> FetchState:
    return FetchState(**{**fields, "fetched_at": datetime.fromisoformat(fields["fetched_at"])})


def _source_listing(fields: dict[str, Any]) -> SourceListing:
    since_at = datetime.fromisoformat(fields["since_at"])
    return SourceListing(**{**fields, "since_at": since_at, "addresses": tuple(fields["addresses"]), "missing": tuple(fields["missing"])})


def _json(fields: dict[str, Any]) -> bytes:
    return (json.dumps(fields, default=lambda value: value.isoformat(), indent=2, ensure_ascii=False) + "\n").encode()


def _fetched_key(address: str) -> str:
    return f"fetched/{_name(address)}.json"


def _listing_key(source_name: str) -> str:
    return f"listings/{_name(source_name)}.json"


def _name(text: str) -> str:
    # Neither an address nor a source's name may become a path.
    return hashlib.sha256(text.encode()).hexdigest()[:32]
