"""Process one document: keep its bytes, see whether it was parsed already, parse it in a child process, keep the parse."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from pipeline.catalogue import Catalogue
from pipeline.correct import corrected, digest_of, read_corrections
from pipeline.discover import Candidate
from pipeline.isolate import ParseFunction, QuarantineFunction, parse_isolated
from pipeline.language import model_mark, usable_model
from pipeline.ledger import Ledger, ParseKey, ParseRecord
from pipeline.obtain import obtain
from pipeline.parse import Origin, ParseRequest, ParseResult, parse_document, quarantined_result
from pipeline.raw import RawStore, Sidecar
from pipeline.reading import Engine
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from pipeline.summary import IssueCount, summary_of
from pipeline.vocabulary import parser_version
from schemas.errors import DocumentRejected, NotFound, SourceChanged, SourceGone, SourceUnavailable


class Parser(NamedTuple):
    """A parser, and how it is known. Its functions must be importable by name, since a child process runs them."""

    parse: ParseFunction
    quarantine: QuarantineFunction
    version: Callable[[Mapping[str, str]], str]


PROJECT_PARSER = Parser(parse_document, quarantined_result, parser_version)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRows:
    """How many rows a dataset has."""

    dataset: str
    row_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one candidate.

    ``state`` is new (never seen), reparsed (seen, and read by another parser or under other settings), unchanged, or failed (the bytes
    could not be had), or vanished (its address leads to nothing any more; what is published of it stays). Of the last two ``status`` is the
    same, ``failure`` names the error, and the fields of the parse are None. ``status`` is else that of the parse: parsed, partial or
    quarantined. ``address`` has no secrets in it.
    """

    address: str
    state: str
    status: str
    status_reason: str | None = None
    failure: str | None = None
    document_id: str | None = None
    sha256: str | None = None
    parse_id: str | None = None
    words_total: int = 0
    words_claimed: int = 0
    rows: tuple[DatasetRows, ...] = ()
    issues: tuple[IssueCount, ...] = ()


def process(candidate: Candidate, settings: Settings, parser: Parser = PROJECT_PARSER) -> Outcome:
    """Keep, parse and store one document. What is wrong with it is told by the outcome, never raised.

    What the ledger has already is not parsed again.
    """
    storage = LocalStorage(settings.data_dir)
    raw, ledger = RawStore(storage), Ledger(storage)
    if candidate.trouble is not None:
        return _failed(candidate, candidate.trouble, candidate.trouble_kind)
    try:
        sidecar, data = obtain(candidate, settings, raw, Catalogue(storage))
    except (SourceUnavailable, SourceChanged, DocumentRejected, NotFound, OSError) as error:
        is_gone = isinstance(error, SourceGone) and raw.note_gone(candidate.known_as, datetime.now(UTC))
        return _vanished(candidate, error) if is_gone else _failed(candidate, str(error), type(error).__name__)
    key = parse_key(sidecar, settings, parser)
    record, state = ledger.find(key, settings.limits), "unchanged"
    if record is None:
        state = "new" if sidecar.document_id is None else "reparsed"
        result = parse_registered(sidecar, raw.data(sidecar.sha256) if data is None else data, settings, parser, raw)
        # The id, and with it the corrections, may be known only now.
        record = ledger.store_first(parse_key(raw.sidecar(sidecar.sha256), settings, parser), result, settings.limits)
    address = sidecar.best_source.address if candidate.kind == "raw" else candidate.known_as
    return _outcome(address, state, ledger, record)


def _failed(candidate: Candidate, reason: str, kind: str | None) -> Outcome:
    return Outcome(address=candidate.known_as, state="failed", status="failed", status_reason=reason, failure=kind)


def _vanished(candidate: Candidate, error: Exception) -> Outcome:
    return Outcome(address=candidate.known_as, state="vanished", status="vanished", status_reason=str(error), failure=type(error).__name__)


def parse_key(sidecar: Sidecar, settings: Settings, parser: Parser) -> ParseKey:
    """What decides the parse of a raw file under today's settings."""
    source = sidecar.best_source
    return ParseKey(
        sha256=sidecar.sha256,
        parser_version=parser.version(group_names(settings)) + model_mark(usable_model(settings.language.model)),
        engine=settings.engine,
        source_url=source.url,
        source_name=source.source_name,
        published_date=source.published_date.isoformat() if source.published_date else None,
        listed=json.dumps(asdict(source.listed), default=str, sort_keys=True) if source.listed else None,
        corrections=digest_of(read_corrections(settings.corrections_dir, sidecar.document_id)),
    )


def group_names(settings: Settings) -> dict[str, str]:
    """The names of the groups by their codes, as the parser asks for them."""
    return {group.group_code: group.group_name for group in settings.groups}


def parse_registered(sidecar: Sidecar, data: bytes, settings: Settings, parser: Parser, raw: RawStore) -> ParseResult:
    """Parse a raw file, give it its document id, and put its corrections in; where another file takes that id meanwhile, parse again."""
    while True:
        taken = frozenset() if sidecar.document_id else raw.taken_ids(sidecar.sha256)
        request = _request(sidecar, data, taken, settings)
        result = parse_isolated(request, settings.limits, parser.parse, parser.quarantine)
        if raw.register(sidecar.sha256, result.document_id):
            return corrected(result, read_corrections(settings.corrections_dir, result.document_id))
        sidecar = raw.sidecar(sidecar.sha256)


def _request(sidecar: Sidecar, data: bytes, taken: frozenset[str], settings: Settings) -> ParseRequest:
    source = sidecar.best_source
    origin = Origin(
        source_url=source.url,
        source_name=source.source_name,
        published_date=source.published_date,
        first_seen_at=sidecar.first_seen_at,
        retrieved_at=source.retrieved_at,
        listed=source.listed,
    )
    return ParseRequest(
        data=data,
        engine=Engine(settings.engine),
        document_id=sidecar.document_id,
        taken_ids=taken,
        max_pages=settings.limits.max_pages,
        group_names=group_names(settings),
        language_model=usable_model(settings.language.model),
        origin=origin,
    )


def _outcome(address: str, state: str, ledger: Ledger, record: ParseRecord) -> Outcome:
    summary = record.summary or summary_of(ledger.tables(record))
    return Outcome(
        address=address,
        state=state,
        status=record.status,
        status_reason=record.status_reason,
        document_id=record.document_id,
        sha256=record.sha256,
        parse_id=record.parse_id,
        words_total=summary.words_total,
        words_claimed=summary.words_claimed,
        rows=tuple(DatasetRows(dataset=table.dataset, row_count=table.row_count) for table in record.tables),
        issues=summary.issues,
    )
