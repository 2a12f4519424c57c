"""Parse one document: bytes in, every dataset out as Arrow tables. A pure function of the bytes, the parser and the vocabulary.

Nothing here keeps, fetches or publishes; limits on time and memory are the child process's (:mod:`pipeline.isolate`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import NamedTuple

import pyarrow as pa

from parsers.layout.page import DocumentInfo
from parsers.listing import Listed, disagreements
from parsers.parse import ParsedPack, parse_pack
from parsers.rows import FileFacts, claimed_id, rows_of
from pipeline.language import load_model, model_mark
from pipeline.read import ReadDocument, read_document
from pipeline.reading import Engine
from pipeline.vocabulary import load_vocabulary, parser_version
from schemas.arrow import to_table
from schemas.datasets import DATASETS, SCHEMA_VERSION
from schemas.errors import DocumentRejected, RejectReason
from schemas.records import Document, ParseRun
from schemas.rows import Carried, Row, row_id_of

_LARGEST_INT32 = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a file came from, and what the listing there says of it; all null for a file that was only named on the command line."""

    source_url: str | None = None
    source_name: str | None = None
    published_date: date | None = None
    first_seen_at: datetime | None = None
    retrieved_at: datetime | None = None
    listed: Listed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseRequest:
    """What to parse. ``document_id`` is the id given before, if any; ``taken_ids`` are those that other files hold.

    ``pages`` (from 1) limits the parse to some pages and makes its status partial. ``group_names`` maps the codes of the groups to
    their names, as the settings have them; ``language_model`` is the package or folder of a trained model that is there.
    """

    data: bytes
    engine: Engine = Engine.PDFIUM
    pages: tuple[int, ...] | None = None
    document_id: str | None = None
    taken_ids: frozenset[str] = frozenset()
    max_pages: int | None = None
    group_names: Mapping[str, str] = field(default_factory=dict)
    language_model: str | None = None
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseResult:
    """One document's parse: ``tables`` holds every dataset of the data model in its declared schema.

    ``status`` is parsed, partial or quarantined; ``status_reason`` says why it is not simply parsed. A quarantined document has one
    row in ``documents``, one in ``parse_runs`` and no others. The datasets derived across documents are empty here.
    """

    document_id: str
    sha256: str
    status: str
    status_reason: str | None
    parser_version: str
    schema_version: str
    tables: Mapping[str, pa.Table]


def parse_document(request: ParseRequest) -> ParseResult:
    """Parse one document in this process.

    A document that cannot be read gives a quarantined result, never an exception.
    """
    started, cpu = datetime.now(UTC), time.process_time()
    try:
        read = read_document(request.data, request.engine, numbers=request.pages, max_pages=request.max_pages, are_worded=True)
    except DocumentRejected as rejection:
        return quarantined_result(request, rejection.reason, str(rejection))
    parsed = parse_pack(read.pages, load_vocabulary(request.group_names), is_whole=request.pages is None)
    if request.origin.listed is not None:
        parsed = replace(parsed, doubts=(*parsed.doubts, *disagreements(request.origin.listed, parsed.cover)))
    return _result(request, read, parsed, _Clock(started, cpu))


class _Clock(NamedTuple):
    """When a parse began, and the processor time then, in seconds."""

    started: datetime
    cpu: float


def _result(request: ParseRequest, read: ReadDocument, parsed: ParsedPack, clock: _Clock) -> ParseResult:
    sha256 = hashlib.sha256(request.data).hexdigest()
    claimed = claimed_id(parsed, sha256)
    in_dispute = f"{claimed}-{sha256[:8]}"
    document_id = request.document_id or (in_dispute if claimed in request.taken_ids else claimed)
    facts = _facts(request, read.info, sha256, document_id)
    conflict = claimed if document_id == in_dispute else None
    model = load_model(request.language_model)
    beside = ("pages",) if request.pages is not None else ()
    rows = rows_of(parsed, facts, beside=beside, conflict=conflict, model=model)
    document: Document = rows["documents"][0].content
    rows["parse_runs"] = [_run(replace(request, engine=read.engine), facts, rows, clock, document.status)]
    return _finished(facts, document.status, document.status_reason, rows)


def _facts(request: ParseRequest, info: DocumentInfo | None, sha256: str, document_id: str) -> FileFacts:
    origin = request.origin
    return FileFacts(
        sha256=sha256,
        # A file too large for the column is quarantined for its size; its row then has none.
        size_bytes=len(request.data) if len(request.data) <= _LARGEST_INT32 else None,
        info=info,
        document_id=document_id,
        parser_version=parser_version(request.group_names) + model_mark(request.language_model),
        schema_version=SCHEMA_VERSION,
        source_url=origin.source_url,
        source_name=origin.source_name,
        published_date=origin.published_date,
        first_seen_at=origin.first_seen_at,
        retrieved_at=origin.retrieved_at,
    )


def _finished(facts: FileFacts, status: str, reason: str | None, rows: Mapping[str, list[Row]]) -> ParseResult:
    return ParseResult(
        document_id=facts.document_id,
        sha256=facts.sha256,
        status=status,
        status_reason=reason,
        parser_version=facts.parser_version,
        schema_version=facts.schema_version,
        tables={name: to_table(name, rows.get(name, [])) for name in DATASETS},
    )


def _run(request: ParseRequest, facts: FileFacts, rows: Mapping[str, list[Row]], clock: _Clock, status: str) -> Row:
    document = rows["documents"][0]
    run_id = hashlib.sha256(f"{facts.sha256}{facts.parser_version}{request.engine}{request.pages}".encode()).hexdigest()[:16]
    content = ParseRun(
        run_id=run_id,
        started_at=clock.started,
        finished_at=datetime.now(UTC),
        parser_version=facts.parser_version,
        schema_version=facts.schema_version,
        engine=str(request.engine),
        outcome=status,
        words_total=document.content.words_total,
        words_claimed=document.content.words_claimed,
        issue_count=len(rows.get("parse_issues", [])),
        cpu_seconds=round(time.process_time() - clock.cpu, 4),
    )
    return Row("parse_runs", _carried_run(document.carried, run_id, facts.sha256), content)


def _carried_run(document: Carried | None, run_id: str, sha256: str) -> Carried:
    assert document is not None  # documents always carry the common columns
    key = f"{document.row_key.removesuffix('/documents')}/parse_runs/{run_id}"
    return Carried(
        row_id=row_id_of(sha256, "parse_runs", key),
        row_key=key,
        document_id=document.document_id,
        document_type=document.document_type,
        meeting_id=document.meeting_id,
        meeting_date=document.meeting_date,
    )


def quarantined_result(request: ParseRequest, reason: RejectReason, message: str) -> ParseResult:
    """The result of a document that cannot be read: one row in ``documents``, one in ``parse_runs``, no others.

    ``message`` says in a sentence what is wrong; it stands behind the reason's code in ``status_reason``.
    """
    sha256 = hashlib.sha256(request.data).hexdigest()
    facts = _facts(request, None, sha256, request.document_id or f"doc-{sha256[:8]}")
    key = f"{facts.document_id}/documents"
    carried = Carried(row_id=row_id_of(sha256, "documents", key), row_key=key, document_id=facts.document_id, document_type="other")
    content = Document(
        sha256=sha256,
        size_bytes=facts.size_bytes,
        source_url=facts.source_url,
        source_name=facts.source_name,
        published_date=facts.published_date,
        first_seen_at=facts.first_seen_at,
        retrieved_at=facts.retrieved_at,
        status="quarantined",
        status_reason=str(reason),
        parser_version=facts.parser_version,
        schema_version=facts.schema_version,
    )
    rows = {"documents": [Row("documents", carried, content)]}
    rows["parse_runs"] = [_run(request, facts, rows, _Clock(datetime.now(UTC), time.process_time()), "quarantined")]
    return _finished(facts, "quarantined", f"{reason}: {message}", rows)
