"""A parser for tests of what stands around it: it reads lines of text such as ``id=tmag-16-papers-v1.0`` instead of a PDF."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import signal
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.parse import ParseRequest, ParseResult
from schemas.arrow import to_table
from schemas.datasets import DATASETS
from schemas.errors import RejectReason
from schemas.records import Action, Document, Meeting, ParseRun
from schemas.rows import Carried, Row, row_id_of

WHEN = datetime(2023, 3, 9, 2, 30, tzinfo=UTC)


def fields_of(data: bytes) -> dict[str, str]:
    return dict(line.split("=", 1) for line in data.decode().splitlines() if "=" in line)


def body(document_id: str, *actions: str, **fields: str) -> bytes:
    """The bytes of a made-up document: its id, its fields, and a line for each action's text."""
    lines = ["%PDF-fake", f"id={document_id}", *(f"{name}={value}" for name, value in fields.items())]
    return "\n".join([*lines, *(f"action{number}={text}" for number, text in enumerate(actions, 1))]).encode()


def parse_lines(request: ParseRequest) -> ParseResult:
    return result_of(request, parser_version="v1")


def parse_lines_again(request: ParseRequest) -> ParseResult:
    """The next version of the parser: it reads every action in capitals."""
    return result_of(request, parser_version="v2", shout=True)


def parse_lines_worse(request: ParseRequest) -> ParseResult:
    """A version of the parser that no longer finds all."""
    return result_of(request, parser_version="v3", status="partial")


def reject_lines(request: ParseRequest) -> ParseResult:
    """A version of the parser that takes too long."""
    return replace(quarantine(request, RejectReason.TIMEOUT, "slow"), parser_version="v4")


def spin(request: ParseRequest) -> ParseResult:
    """Never ends, and holds the interpreter's lock in native code."""
    re.match(r"(a+)+$", "a" * 64 + "b")
    return parse_lines(request)


def eat_slowly(request: ParseRequest) -> ParseResult:
    kept = []
    while True:
        kept.append(b"x" * 1_000_000)


def eat_at_once(request: ParseRequest) -> ParseResult:
    bytearray(1 << 45)
    return parse_lines(request)


def eat_natively(request: ParseRequest) -> ParseResult:
    """Takes memory through the C library and dies where it gets none, as native code does."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    while True:
        ctypes.memset(libc.malloc(8 << 20) or os.abort(), 1, 8 << 20)


def crash(request: ParseRequest) -> ParseResult:
    os.kill(os.getpid(), signal.SIGSEGV)
    return parse_lines(request)


def crash_once(request: ParseRequest) -> ParseResult:
    """Dies where the file that the document names is not there yet, as of something that is not the document's fault."""
    marker = Path(fields_of(request.data)["marker"])
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_lines(request)


def stumble(request: ParseRequest) -> ParseResult:
    raise RuntimeError("a fault of the parser")


def leave(request: ParseRequest) -> ParseResult:
    os._exit(7)


def quarantine(request: ParseRequest, reason: RejectReason, message: str) -> ParseResult:
    sha256 = hashlib.sha256(request.data).hexdigest()
    document_id = request.document_id or f"doc-{sha256[:8]}"
    result = _result(request, document_id, "v1", "quarantined", str(reason), {}, [])
    return replace(result, status_reason=f"{reason}: {message}")


def result_of(request: ParseRequest, *, parser_version: str, shout: bool = False, status: str = "parsed") -> ParseResult:
    fields = fields_of(request.data)
    if fields.get("reject"):
        return quarantine(request, RejectReason(fields["reject"]), "made so")
    sha256 = hashlib.sha256(request.data).hexdigest()
    wanted = fields["id"]
    document_id = request.document_id or (f"{wanted}-{sha256[:8]}" if wanted in request.taken_ids else wanted)
    texts = [value.upper() if shout else value for name, value in fields.items() if name.startswith("action")]
    return _result(request, document_id, parser_version, fields.get("status", status), None, fields, texts)


def _result(
    request: ParseRequest, document_id: str, parser_version: str, status: str, reason: str | None, fields: dict[str, str], texts: list[str]
) -> ParseResult:
    sha256 = hashlib.sha256(request.data).hexdigest()
    common = {
        "document_id": document_id,
        "document_type": fields.get("type", "papers"),
        "meeting_id": fields.get("meeting"),
        "meeting_date": date.fromisoformat(fields["date"]) if "date" in fields else None,
    }

    def row(dataset: str, key: str, content: Any, **carried: Any) -> Row:
        row_key = f"{document_id}/{dataset}/{key}"
        return Row(dataset, Carried(row_id=row_id_of(sha256, dataset, row_key), row_key=row_key, **{**common, **carried}), content)

    version = fields.get("version")
    document = Document(
        group_code=fields.get("group"),
        sha256=sha256,
        size_bytes=len(request.data),
        page_count=int(fields.get("pages", "1")),
        version_ordinal=int(version) if version else None,
        source_url=request.origin.source_url,
        source_name=request.origin.source_name,
        first_seen_at=request.origin.first_seen_at,
        retrieved_at=request.origin.retrieved_at,
        status=status,
        status_reason=reason,
        words_total=len(texts),
        words_claimed=len(texts),
        parser_version=parser_version,
        schema_version="1",
        layout_fingerprint=fields.get("look"),
    )
    run = ParseRun(run_id=sha256[:16], parser_version=parser_version, schema_version="1", engine=str(request.engine), outcome=status)
    rows = [row("documents", "document", document), row("parse_runs", "run", run)]
    for number, text in enumerate(texts, 1):
        rows.append(row("actions", str(number), Action(action_ref=f"A-{number}", description=text), page_number=1, top=10.0 * number))
    for number, spec in enumerate(fields.get("meetings", "").split(";")):
        if spec:
            rows.append(_meeting(row, number, *spec.split(",")))
    return ParseResult(
        document_id=document_id,
        sha256=sha256,
        status=status,
        status_reason=reason,
        parser_version=parser_version,
        schema_version="1",
        tables=_tables(rows),
    )


def _meeting(row: Any, number: int, meeting_id: str, group: str, day: str, meeting_number: str, basis: str) -> Row:
    when = date.fromisoformat(day)
    meeting = Meeting(meeting_id=meeting_id, meeting_date=when, group_code=group, meeting_number=meeting_number or None, basis=basis)
    return row("meetings", f"{meeting_id}/{number}", meeting, meeting_id=meeting_id, meeting_date=when)  # type: ignore[no-any-return]


def _tables(rows: list[Row]) -> dict[str, pa.Table]:
    return {name: to_table(name, [row for row in rows if row.dataset == name]) for name in DATASETS}
