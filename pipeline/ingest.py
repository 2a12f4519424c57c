"""Ingest: find documents, process each, publish once. A plain function; a flow calls the same parts one by one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.catalogue import Catalogue
from pipeline.correct import require_corrections
from pipeline.discover import Candidate, discover, require_targets
from pipeline.ledger import Ledger
from pipeline.manifest import Manifest, current_manifest
from pipeline.parties import read_rulings
from pipeline.process import PROJECT_PARSER, DatasetRows, Outcome, Parser, parse_key, process
from pipeline.publish import KeptDocument, Publication, publish
from pipeline.raw import RawStore, Sidecar
from pipeline.revisit import note_listings, revisited
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from pipeline.summary import IssueCount
from schemas.datasets import DATASETS
from schemas.errors import SettingsError
from schemas.records import Group

__all__ = [
    "Candidate",
    "DatasetRows",
    "IngestReport",
    "IssueCount",
    "KeptDocument",
    "Outcome",
    "Progress",
    "ingest",
    "ingest_report",
    "plan",
    "plan_document",
    "process",
    "publish_outcomes",
    "require_work",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an ingest is: ``done`` of ``total`` documents, ``outcome`` being that of the last."""

    done: int
    total: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingest did. ``release_id`` is None where nothing is new; ``current_release`` is the one that readers see now, if any.

    ``rows``, words and ``issues`` are those of the documents that were looked at; ``kept`` are those that are held.
    """

    outcomes: tuple[Outcome, ...]
    release_id: str | None
    current_release: str | None
    kept: tuple[KeptDocument, ...]

    @property
    def new(self) -> tuple[Outcome, ...]:
        """Documents never seen before."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "new")

    @property
    def reparsed(self) -> tuple[Outcome, ...]:
        """Documents known before, and parsed again."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "reparsed")

    @property
    def unchanged(self) -> tuple[Outcome, ...]:
        """Documents of which nothing is new."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == "unchanged")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Files and addresses whose bytes could not be had."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "failed")

    @property
    def quarantined(self) -> tuple[Outcome, ...]:
        """Documents that cannot be read."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "quarantined")

    @property
    def partial(self) -> tuple[Outcome, ...]:
        """Documents of which only a part could be read."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "partial")

    @property
    def words_total(self) -> int:
        """Words in the documents."""
        return sum(outcome.words_total for outcome in self.outcomes)

    @property
    def words_claimed(self) -> int:
        """Words of the documents that are accounted for."""
        return sum(outcome.words_claimed for outcome in self.outcomes)

    @property
    def rows(self) -> tuple[DatasetRows, ...]:
        """Rows by dataset, in the datasets' order; datasets without rows are left out."""
        counts = Counter[str]()
        for outcome in self.outcomes:
            counts.update({rows.dataset: rows.row_count for rows in outcome.rows})
        return tuple(DatasetRows(dataset=name, row_count=counts[name]) for name in DATASETS if counts[name])

    @property
    def issues(self) -> tuple[IssueCount, ...]:
        """Issues by code and severity."""
        counts = Counter[tuple[str, str]]()
        for outcome in self.outcomes:
            counts.update({(issue.code, issue.severity): issue.count for issue in outcome.issues})
        return tuple(IssueCount(code=code, severity=severity, count=n) for (code, severity), n in sorted(counts.items()))


def require_work(targets: Sequence[str], settings: Settings) -> None:
    """Find out, without asking anybody and before anything is done, whether there may be something to process.

    Raises:
        NotFound: A path that was named does not exist.
        SettingsError: There is nothing to look at, a source, an address, a ruling or a correction is wrong, or the data folder cannot be
            written to.
    """
    require_targets(targets, settings)
    read_rulings(settings.corrections_dir)
    require_corrections(settings.corrections_dir)
    if not (targets or settings.sources or LocalStorage(settings.data_dir).list("raw")):
        raise SettingsError(
            "There is nothing to ingest. Name files, folders or addresses; or set site.base_url in tmag.toml to the address of the "
            "programme's public site, or add [[sources]] there."
        )
    _require_folder(settings.data_dir)


def plan(
    targets: Sequence[str], settings: Settings, parser: Parser = PROJECT_PARSER, *, now: datetime | None = None
) -> tuple[Candidate, ...]:
    """What there is to process: the documents that targets name (without any, those that the configured sources list), then every raw file
    that is not parsed by today's parser or whose latest parse is not published.

    Without targets the sources are asked, and what they list is remembered. ``now`` (this moment, unless a run stands for another) decides
    only which documents are fetched whatever their host says of them.

    Raises:
        NotFound: A path that was named does not exist.
        SettingsError: There is nothing to look at, a source or address is wrong, or the data folder cannot be written to.
    """
    require_work(targets, settings)
    now = now or datetime.now(UTC)
    storage = LocalStorage(settings.data_dir)
    raw, catalogue = RawStore(storage), Catalogue(storage)
    findings = discover(targets, settings)
    note_listings(findings, raw, catalogue, now)
    listed = [candidate for found in findings for candidate in found.candidates]
    found = revisited(listed, settings.fetch, raw, catalogue, now)
    return (*found, *_unfinished(raw.sidecars(), found, settings, parser, storage))


def plan_document(document_id: str, settings: Settings) -> tuple[Candidate, ...]:
    """The one document of an id, as it is kept.

    Raises:
        NotFound: No document has this id.
    """
    return (Candidate(kind="raw", address=RawStore(LocalStorage(settings.data_dir)).by_document(document_id).sha256),)


def _require_folder(data_dir: Path) -> None:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"The data folder {data_dir} cannot be made: {error.strerror}. Name another with --data-dir.") from error
    if not os.access(data_dir, os.W_OK):
        raise SettingsError(f"The data folder {data_dir} cannot be written to. Name another with --data-dir.")


def _unfinished(
    raw: Sequence[Sidecar], found: Iterable[Candidate], settings: Settings, parser: Parser, storage: LocalStorage
) -> tuple[Candidate, ...]:
    """Raw files that are left over; not those that the candidates found will lead to."""
    ahead = _latest_at(raw, {_absolute(candidate.known_as) for candidate in found})
    manifest = current_manifest(storage)
    published = {choice.parse_id for choice in manifest.choices if not choice.is_withheld} if manifest else set()
    ledger = Ledger(storage)
    left = []
    for sidecar in raw:
        record = ledger.find(parse_key(sidecar, settings, parser), settings.limits)
        if record and record.parse_id in published:
            continue
        if sidecar.sha256 not in ahead:
            left.append(Candidate(kind="raw", address=sidecar.sha256))
    return tuple(left)


def _latest_at(raw: Iterable[Sidecar], places: set[str]) -> set[str]:
    """The files that came last from some places, and raw files that are named themselves."""
    latest: dict[str, tuple[datetime, str]] = {}
    for sidecar in raw:
        for source in sidecar.sources:
            place = _absolute(source.address)
            latest[place] = max(latest.get(place, (source.retrieved_at, sidecar.sha256)), (source.retrieved_at, sidecar.sha256))
    return {sha256 for place, (_, sha256) in latest.items() if place in places} | places


def _absolute(address: str) -> str:
    return address if "://" in address else str(Path(address).absolute())


def publish_outcomes(outcomes: Sequence[Outcome], settings: Settings, reason: str = "ingest") -> Publication | None:
    """Publish what was processed, once; None where there is nothing at all to publish."""
    storage = LocalStorage(settings.data_dir)
    ledger = Ledger(storage)
    records = [ledger.record(outcome.parse_id) for outcome in outcomes if outcome.parse_id]
    if not records and current_manifest(storage) is None:
        return None
    return publish(
        storage,
        records,
        groups_of(settings),
        reason=reason,
        now=lambda: datetime.now(UTC),
        rulings=read_rulings(settings.corrections_dir),
        quality=settings.quality,
    )


def groups_of(settings: Settings) -> tuple[Group, ...]:
    """The rows of the dataset ``groups``."""
    return tuple(Group(**group.model_dump()) for group in settings.groups)


def ingest_report(outcomes: Sequence[Outcome], publication: Publication | None) -> IngestReport:
    """Put outcomes and publication together; a document that was met twice counts once."""
    manifest: Manifest | None = publication.manifest if publication else None
    return IngestReport(
        outcomes=_one_each(outcomes),
        release_id=publication.release_id if publication else None,
        current_release=manifest.release_id if manifest else None,
        kept=publication.kept if publication else (),
    )


def _one_each(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    first: dict[str, Outcome] = {}
    for outcome in outcomes:
        first.setdefault(outcome.sha256 or outcome.address, outcome)
    return tuple(first.values())


def ingest(
    targets: Sequence[str],
    settings: Settings,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    parser: Parser = PROJECT_PARSER,
) -> IngestReport:
    """Ingest what targets name, or the configured sources. What is there already is left alone, and the report says so.

    Raises:
        NotFound: A path that was named does not exist; nothing was done.
        SettingsError: There is nothing to look at, or a source or address is wrong; nothing was done.
    """
    candidates = plan(targets, settings, parser)
    outcomes = []
    for number, candidate in enumerate(candidates, 1):
        outcomes.append(process(candidate, settings, parser))
        if on_progress is not None:
            on_progress(Progress(done=number, total=len(candidates), outcome=outcomes[-1]))
    return ingest_report(outcomes, publish_outcomes(outcomes, settings))
