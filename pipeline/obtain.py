"""Obtain a document's bytes: from a file, from the store, or from an address, which is asked only for what it has anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pipeline.catalogue import Catalogue, FetchState
from pipeline.discover import Candidate
from pipeline.raw import RawStore, Sidecar, Source, content_of
from pipeline.settings import Settings


class Obtained(NamedTuple):
    """A document that is kept, and its bytes where they had to be read."""

    sidecar: Sidecar
    data: bytes | None


def obtain(candidate: Candidate, settings: Settings, raw: RawStore, catalogue: Catalogue) -> Obtained:
    """Keep what a candidate leads to, and note where it came from.

    Raises:
        SourceUnavailable: Its address does not answer now.
        SourceGone: There is nothing under its address.
        SourceChanged: Its address refuses, or leads where nothing is fetched from.
        DocumentRejected: What its address sends is no PDF, or too large.
        NotFound: The raw file is not kept.
        OSError: The file cannot be read.
    """
    if candidate.kind == "raw":
        return Obtained(raw.sidecar(candidate.address), None)
    source = Source(address=candidate.known_as, source_name=candidate.source_name, retrieved_at=datetime.now(UTC), listed=candidate.listed)
    if candidate.kind == "url":
        return _fetched(candidate, source, settings, raw, catalogue)
    data = content_of(Path(candidate.address), settings.limits.max_bytes)
    return Obtained(raw.keep(data, source), data)


def _fetched(candidate: Candidate, source: Source, settings: Settings, raw: RawStore, catalogue: Catalogue) -> Obtained:
    from pipeline.fetch import fetcher_of  # its HTTP client costs more than all other imports: only for who fetches

    known = catalogue.fetched(source.address)
    if candidate.is_fresh or (known is not None and not raw.has(known.sha256)):
        known = None
    fetcher = fetcher_of(settings.fetch, settings.data_dir)
    etag, last_modified = (known.etag, known.last_modified) if known else (None, None)
    got = fetcher.document(candidate.address, etag=etag, last_modified=last_modified)
    if got is None and known is not None:
        return Obtained(raw.note(known.sha256, source), None)
    assert got is not None  # a host that was not asked whether anything changed cannot answer that nothing did
    sidecar = raw.keep(got.data, source)
    state = FetchState(
        address=source.address, sha256=sidecar.sha256, etag=got.etag, last_modified=got.last_modified, fetched_at=source.retrieved_at
    )
    catalogue.note_fetched(state)
    return Obtained(sidecar, got.data)
