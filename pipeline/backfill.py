"""Backfill: everything that the sources list since a day, many documents at once, published together; begun again, it goes on."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from parsers.listing import Listed
from pipeline.catalogue import Catalogue
from pipeline.discover import Candidate
from pipeline.ingest import IngestReport, Progress, ingest_report, plan, publish_outcomes
from pipeline.process import PROJECT_PARSER, Outcome, Parser, process
from pipeline.raw import RawStore
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a backfill is for. A document whose listing does not say its day or its group may be of them, and is taken."""

    since: date | None = None
    groups: tuple[str, ...] = ()

    def takes(self, listed: Listed | None) -> bool:
        """Whether a document that is listed so is asked for."""
        if listed is None:
            return True
        is_late = self.since is None or listed.meeting_date is None or listed.meeting_date >= self.since
        return is_late and (not self.groups or listed.group_code is None or listed.group_code in self.groups)


def backfill(
    asked: Asked,
    settings: Settings,
    *,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    parser: Parser = PROJECT_PARSER,
) -> IngestReport:
    """Fetch, parse and publish what the configured sources list and ``asked`` takes, on all cores unless ``workers`` says on how many.

    What an earlier, broken-off backfill fetched is not asked for again, and what it parsed is not parsed again.

    Raises:
        SettingsError: No source is configured, or a source or a group is wrong.
    """
    if not settings.sources:
        raise SettingsError(
            "There is nothing to backfill from. Set site.base_url in tmag.toml to the address of the programme's public site, "
            "or add [[sources]] there."
        )
    unknown = next((code for code in asked.groups if code not in {group.group_code for group in settings.groups}), None)
    if unknown is not None:
        raise SettingsError(f'There is no group {unknown}. `tmag query "select group_code from groups"` lists those that there are.')
    candidates = _left(plan([], settings, parser), asked, settings)
    outcomes = process_many(candidates, settings, parser, workers or cores(), on_progress)
    return ingest_report(outcomes, publish_outcomes(outcomes, settings, reason="backfill"))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _left(candidates: Sequence[Candidate], asked: Asked, settings: Settings) -> list[Candidate]:
    """The candidates that are asked for; of an address that was fetched already the file that is kept."""
    storage = LocalStorage(settings.data_dir)
    raw, catalogue = RawStore(storage), Catalogue(storage)
    left = []
    for candidate in candidates:
        listed = raw.sidecar(candidate.address).best_source.listed if candidate.kind == "raw" else candidate.listed
        if not asked.takes(listed):
            continue
        known = catalogue.fetched(candidate.known_as) if candidate.kind == "url" else None
        is_kept = known is not None and raw.has(known.sha256)
        left.append(Candidate(kind="raw", address=known.sha256) if known is not None and is_kept else candidate)
    return left


def process_many(
    candidates: Sequence[Candidate], settings: Settings, parser: Parser, workers: int, on_progress: Callable[[Progress], None] | None = None
) -> list[Outcome]:
    """Process documents, several at once; the outcomes are in the order of the candidates.

    Child processes parse, so that threads are enough to wait for them and for hosts. Those that may claim the same id go one after the
    other, so that it does not depend on chance which of them gets it.
    """
    outcomes: dict[int, Outcome] = {}
    turn = threading.Lock()

    def work(chain: Sequence[int]) -> None:
        for index in chain:
            outcome = process(candidates[index], settings, parser)
            with turn:
                outcomes[index] = outcome
                if on_progress is not None:
                    on_progress(Progress(done=len(outcomes), total=len(candidates), outcome=outcome))

    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        try:
            for done in [pool.submit(work, chain) for chain in _chains(candidates)]:
                done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [outcomes[index] for index in range(len(candidates))]


def _chains(candidates: Sequence[Candidate]) -> list[list[int]]:
    """The places of the candidates, those together that may be versions of one document."""
    chains: dict[object, list[int]] = {}
    for index, candidate in enumerate(candidates):
        chains.setdefault(_family(candidate), []).append(index)
    return list(chains.values())


def _family(candidate: Candidate) -> object:
    listed = candidate.listed
    if listed is None or listed.meeting_number is None:
        return None if candidate.kind in ("file", "url") else candidate.address
    return (listed.group_code, listed.meeting_number, listed.document_type, listed.attachment_number)
