"""Raw files: each kept once by its hash, with a sidecar that says where it came from and which id it was given."""

from __future__ import annotations

import hashlib
import json
import mmap
import re
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from parsers.listing import Listed
from pipeline.entries import read_entry
from pipeline.storage import Storage
from schemas.errors import NotFound

_LOCK = "raw"
_SIDECAR = re.compile(r"raw/([0-9a-f]{64})\.json")
_REMEDY = "Put it back from a copy; without one remove it and ingest the PDF beside it again, which is then given its id anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place where a file was found. ``address`` is a URL or a path; ``source_name`` the configured source, if it was one.

    An address has no secrets in it. ``listed`` is what the source's listing said of the file; ``gone_at`` when the place was found to lead
    to nothing any more, None while it does.
    """

    address: str
    source_name: str | None = None
    published_date: date | None = None
    retrieved_at: datetime
    listed: Listed | None = None
    gone_at: datetime | None = None

    @property
    def url(self) -> str | None:
        """The address where it is one that others can open."""
        return self.address if self.address.startswith(("http://", "https://")) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What is known of one raw file. ``document_id`` is None until its first parse, and never changes after it."""

    sha256: str
    document_id: str | None = None
    sources: tuple[Source, ...] = ()
    first_seen_at: datetime

    @property
    def best_source(self) -> Source:
        """The first source with a URL, else the first."""
        return next((source for source in self.sources if source.url), self.sources[0])

    @property
    def is_vanished(self) -> bool:
        """Whether its publisher took it away: it was found under addresses, and all of them lead to nothing any more."""
        published = [source for source in self.sources if source.url]
        return bool(published) and all(source.gone_at for source in published)


def content_of(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file; those of one with more than ``max_bytes`` are only mapped, since it is measured and kept and never parsed.

    Raises:
        OSError: It cannot be read.
    """
    if path.stat().st_size <= max_bytes:
        return path.read_bytes()
    with path.open("rb") as file:
        return cast(bytes, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


class RawStore:
    """The raw files of one store."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def keep(self, data: bytes, source: Source) -> Sidecar:
        """Keep a file and note where it came from; a place that is known already adds nothing."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._storage.put_once(_file_key(sha256), data)
        with self._storage.lock(_LOCK):
            known = self._find(sha256)
            if known is None:
                return self._write(Sidecar(sha256=sha256, sources=(source,), first_seen_at=source.retrieved_at))
            return self._noted(known, source)

    def note(self, sha256: str, source: Source) -> Sidecar:
        """Note where a file that is kept was found again, and what is said of it there. Raises NotFound."""
        with self._storage.lock(_LOCK):
            return self._noted(self.sidecar(sha256), source)

    def note_gone(self, address: str, now: datetime) -> tuple[Sidecar, ...]:
        """Note that an address leads to nothing any more; the files that were found there, if any."""
        there = [sidecar for sidecar in self.sidecars() if any(source.address == address for source in sidecar.sources)]
        return tuple(self._without(sidecar.sha256, address, now) for sidecar in there)

    def _without(self, sha256: str, address: str, now: datetime) -> Sidecar:
        with self._storage.lock(_LOCK):
            sidecar = self.sidecar(sha256)
            sources = tuple(replace(s, gone_at=s.gone_at or now) if s.address == address else s for s in sidecar.sources)
            return sidecar if sources == sidecar.sources else self._write(replace(sidecar, sources=sources))

    def _noted(self, known: Sidecar, found: Source) -> Sidecar:
        """A sidecar with a place; of one that is known already, the time when the file first came from there stays."""
        before = next((s for s in known.sources if (s.address, s.source_name) == (found.address, found.source_name)), None)
        if before is None:
            return self._write(replace(known, sources=(*known.sources, found)))
        now = replace(before, listed=found.listed, gone_at=None)
        return known if now == before else self._write(replace(known, sources=tuple(now if s is before else s for s in known.sources)))

    def data(self, sha256: str) -> bytes:
        """The bytes of a file. Raises NotFound."""
        return self._storage.read(_file_key(sha256))

    def has(self, sha256: str) -> bool:
        """Whether a file is kept."""
        return self._storage.exists(_file_key(sha256))

    def sidecar(self, sha256: str) -> Sidecar:
        """The sidecar of a file. Raises NotFound."""
        return read_entry(self._storage, _sidecar_key(sha256), _sidecar, _REMEDY)

    def sidecars(self) -> tuple[Sidecar, ...]:
        """All sidecars, in the order of their hashes."""
        return tuple(self.sidecar(match[1]) for key in self._storage.list("raw") if (match := _SIDECAR.fullmatch(key)))

    def by_document(self, document_id: str) -> Sidecar:
        """The sidecar of the file that holds a document id.

        Raises:
            NotFound: No file was given this id.
        """
        for sidecar in self.sidecars():
            if sidecar.document_id == document_id:
                return sidecar
        raise NotFound(f"No document is called {document_id}. `tmag status` lists those that there are.", document_id=document_id)

    def taken_ids(self, sha256: str) -> frozenset[str]:
        """The document ids that other files hold."""
        return frozenset(s.document_id for s in self.sidecars() if s.document_id and s.sha256 != sha256)

    def register(self, sha256: str, document_id: str) -> bool:
        """Give a file its id, once for all; False where another file took the id in the meantime. An id given before stays."""
        given = self.sidecar(sha256).document_id
        if given is not None:
            return given == document_id
        with self._storage.lock(_LOCK):
            sidecar = self.sidecar(sha256)
            if sidecar.document_id is not None:
                return sidecar.document_id == document_id
            if document_id in self.taken_ids(sha256):
                return False
            self._write(replace(sidecar, document_id=document_id))
            return True

    def _find(self, sha256: str) -> Sidecar | None:
        return self.sidecar(sha256) if self._storage.exists(_sidecar_key(sha256)) else None

    def _write(self, sidecar: Sidecar) -> Sidecar:
        self._storage.replace(_sidecar_key(sidecar.sha256), _to_json(sidecar))
        return sidecar


def _file_key(sha256: str) -> str:
    return f"raw/{sha256}.pdf"


def _sidecar_key(sha256: str) -> str:
    return f"raw/{sha256}.json"


def _to_json(sidecar: Sidecar) -> bytes:
    text = json.dumps(asdict(sidecar), default=lambda value: value.isoformat(), indent=2, ensure_ascii=False) + "\n"
    # A file's name need not be text; JSON keeps half a surrogate pair where it is escaped.
    return text.encode(errors="backslashreplace")


def _sidecar(fields: dict[str, Any]) -> Sidecar:
    fields["sources"] = tuple(_source(source) for source in fields["sources"])
    fields["first_seen_at"] = datetime.fromisoformat(fields["first_seen_at"])
    return Sidecar(**fields)


def _source(fields: dict[str, Any]) -> Source:
    published, gone_at = fields["published_date"], fields.get("gone_at")
    return Source(
        address=str(fields["address"]),
        source_name=fields["source_name"],
        published_date=date.fromisoformat(published) if published else None,
        retrieved_at=datetime.fromisoformat(str(fields["retrieved_at"])),
        listed=_listed(fields.get("listed")),
        gone_at=datetime.fromisoformat(gone_at) if gone_at else None,
    )


def _listed(fields: dict[str, Any] | None) -> Listed | None:
    if fields is None:
        return None
    day = fields["meeting_date"]
    return Listed(**{**fields, "meeting_date": date.fromisoformat(day) if day else None})
