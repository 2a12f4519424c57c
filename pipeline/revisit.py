"""Decide, from what was listed, which addresses are asked and how; and note what a listing no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.catalogue import Catalogue, FetchState
from pipeline.discover import Candidate, SourceFindings
from pipeline.raw import RawStore, Sidecar
from pipeline.source_settings import Fetch


def note_listings(findings: Sequence[SourceFindings], raw: RawStore, catalogue: Catalogue, now: datetime) -> None:
    """Remember what each source lists, and which kept documents their publisher took out of all listings.

    A source that could not be listed takes nothing away, and neither does one whose settings ask for less than before.
    """
    listings = [found for found in findings if found.listed is not None]
    for found in findings:
        if found.error is not None:
            catalogue.note_trouble(found.source_name, found.error, now)
    for found in listings:
        catalogue.note_listed(found.source_name, found.listed or (), now)
    everywhere = {address for found in listings for address in found.listed or ()}
    names = {found.source_name for found in listings}
    for address in _unlisted(raw.sidecars() if names else (), names, everywhere):
        raw.note_gone(address, now)


def _unlisted(sidecars: Iterable[Sidecar], names: set[str], everywhere: set[str]) -> set[str]:
    """The addresses that were found by one of the sources and are listed nowhere any more."""
    return {
        source.address
        for sidecar in sidecars
        for source in sidecar.sources
        if source.source_name in names and source.url and source.gone_at is None and source.address not in everywhere
    }


def revisited(
    candidates: Sequence[Candidate], settings: Fetch, raw: RawStore, catalogue: Catalogue, now: datetime
) -> tuple[Candidate, ...]:
    """The candidates, each address once, with those asked afresh whose time has come; ``now`` decides nothing else.

    A host that cannot tell whether a document changed is asked for all of it: for the newest each time, for others as seldom as the newest
    are fetched afresh.
    """
    once: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        once.setdefault((candidate.kind, candidate.known_as), candidate)
    return tuple(_visited(candidate, settings, raw, catalogue.fetched(candidate.known_as), now) for candidate in once.values())


def _visited(candidate: Candidate, settings: Fetch, raw: RawStore, known: FetchState | None, now: datetime) -> Candidate:
    if candidate.kind != "url" or known is None:
        return candidate
    is_due = now - known.fetched_at >= timedelta(days=settings.fresh_days)
    if candidate.is_newest:
        return replace(candidate, is_fresh=is_due)
    if known.has_validator or is_due or candidate.source_name is None or not raw.has(known.sha256):
        return candidate
    return Candidate(kind="raw", address=known.sha256)
