"""The ledger: which parse of which bytes there is, and its tables. An entry is written once and never changed.

A parse is known by all that decides it: the bytes, the corrections, the parser, the schema, the engine and where the file came from.
What a limit decided (a timeout, a size) counts only for as long as the limits are the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.entries import read_entry
from pipeline.manifest import object_key
from pipeline.quality import Measures, measures_of
from pipeline.storage import Storage
from pipeline.summary import Summary, summary_from, summary_of
from pipeline.tables import empty_parquet, parquet_bytes, parquet_table
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS, SCHEMA_VERSION
from schemas.errors import RejectReason

if TYPE_CHECKING:
    from pipeline.parse import ParseResult
    from pipeline.settings import Limits

NO_CORRECTIONS = "none"
OBJECTS_LOCK = "objects"
_ENTRY = re.compile(r"parses/([0-9a-f]{64}/([0-9a-f]{16})\.(\d+))\.json", re.ASCII)
_DECIDED_BY_LIMITS = {
    str(reason)
    for reason in (RejectReason.TIMEOUT, RejectReason.MEMORY, RejectReason.TOO_LARGE, RejectReason.TOO_MANY_PAGES, RejectReason.CRASH)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseKey:
    """All that decides a parse."""

    sha256: str
    parser_version: str
    engine: str
    source_url: str | None = None
    source_name: str | None = None
    published_date: str | None = None
    listed: str | None = None
    corrections: str = NO_CORRECTIONS
    schema_version: str = SCHEMA_VERSION

    @property
    def digest(self) -> str:
        """16 hex digits that stand for the key."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """One dataset's file, kept by its hash. Datasets without rows have none in a parse."""

    dataset: str
    sha256: str
    row_count: int

    @property
    def key(self) -> str:
        """Where the file lies in the store."""
        return object_key(self.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseRecord:
    """One parse that was made. ``parse_id`` is ``<sha256>/<digest of its key>.<n>``; ``limits`` those under which it was made.

    ``measures`` are what the quality gate judges by; None for a quarantined parse.
    ``summary`` is None where an earlier version of this program made it.
    """

    parse_id: str
    document_id: str
    sha256: str
    status: str
    status_reason: str | None
    parser_version: str
    schema_version: str
    limits: str
    made_at: str
    tables: tuple[StoredTable, ...]
    measures: Measures | None = None
    summary: Summary | None = None

    @property
    def reason_code(self) -> str | None:
        """The code before the colon of ``status_reason``."""
        return self.status_reason.partition(":")[0] if self.status_reason else None


class Ledger:
    """The parses of one store."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def find(self, key: ParseKey, limits: Limits) -> ParseRecord | None:
        """The latest parse under a key, or None where there is none that still counts."""
        made = self._made(key)
        record = self.record(f"{key.sha256}/{key.digest}.{made}") if made else None
        if record and record.reason_code in _DECIDED_BY_LIMITS and record.limits != limits_text(limits):
            return None
        return record

    def record(self, parse_id: str) -> ParseRecord:
        """One parse by its id.

        Raises:
            NotFound: There is none.
            TmagError: It is damaged.
        """
        return read_entry(self._storage, _record_key(parse_id), _record, "Put it back from a copy, or remove it and ingest again.")

    def records(self) -> tuple[ParseRecord, ...]:
        """All parses that are kept."""
        return tuple(self.record(parse_id) for parse_id in self.parse_ids())

    def latest(self, sha256: str) -> ParseRecord | None:
        """The parse of a file that was made last, whatever decided it, or None."""
        made = [self.record(parse_id) for parse_id, _, _ in self._entries(f"parses/{sha256}")]
        return max(made, key=lambda record: record.made_at, default=None)

    def forget(self, parse_id: str) -> None:
        """Take a parse out of the ledger; its tables go with the next clearing away."""
        self._storage.remove(_record_key(parse_id))

    def parse_ids(self) -> tuple[str, ...]:
        """The ids of all parses that are kept."""
        return tuple(parse_id for parse_id, _, _ in self._entries("parses"))

    def store(self, key: ParseKey, result: ParseResult, limits: Limits) -> ParseRecord:
        """Keep a parse. The same parse made again gets a new entry, so that a release never changes under its readers."""
        # Under the lock that clearing away holds too: a table whose parse is not yet written down would look unneeded.
        with self._storage.lock(OBJECTS_LOCK):
            return self._stored(key, result, limits)

    def store_first(self, key: ParseKey, result: ParseResult, limits: Limits) -> ParseRecord:
        """Keep a parse unless another process made the same one meanwhile; give the one that is kept."""
        with self._storage.lock(OBJECTS_LOCK):
            return self.find(key, limits) or self._stored(key, result, limits)

    def _stored(self, key: ParseKey, result: ParseResult, limits: Limits) -> ParseRecord:
        tables = tuple(put_table(self._storage, name, table) for name, table in result.tables.items() if table.num_rows)
        record = _as_record(f"{key.sha256}/{key.digest}.{self._made(key) + 1}", result, limits, tables)
        text = json.dumps(asdict(record), default=lambda value: value.isoformat(), indent=2, ensure_ascii=False) + "\n"
        self._storage.put_once(_record_key(record.parse_id), text.encode())
        return record

    def tables(self, record: ParseRecord) -> dict[str, pa.Table]:
        """Every dataset of a parse; those without rows are empty."""
        return {name: self.table(record, name) for name in DATASETS}

    def table(self, record: ParseRecord, dataset: str) -> pa.Table:
        """One dataset of a parse."""
        keys = [table.key for table in record.tables if table.dataset == dataset]
        return parquet_table(self._storage.read(keys[0])) if keys else arrow_schema(dataset).empty_table()

    def _made(self, key: ParseKey) -> int:
        """The number of the latest parse under a key; 0 where there is none."""
        return max((number for _, digest, number in self._entries(f"parses/{key.sha256}") if digest == key.digest), default=0)

    def _entries(self, folder: str) -> list[tuple[str, str, int]]:
        """The id, the key's digest and the number of each parse below a folder; what else lies there is not ours."""
        found = (_ENTRY.fullmatch(key) for key in self._storage.list(folder))
        return [(match[1], match[2], int(match[3])) for match in found if match]


def put_table(storage: Storage, dataset: str, table: pa.Table) -> StoredTable:
    """Keep a table once, by the hash of its Parquet bytes."""
    data = parquet_bytes(table) if table.num_rows else empty_parquet(dataset)
    stored = StoredTable(dataset=dataset, sha256=hashlib.sha256(data).hexdigest(), row_count=table.num_rows)
    storage.put_once(stored.key, data)
    return stored


def limits_text(limits: Limits) -> str:
    """The limits as text, to see whether a parse was made under the same ones."""
    return json.dumps(limits.model_dump(), sort_keys=True)


def _record(fields: dict[str, Any]) -> ParseRecord:
    fields["tables"] = tuple(StoredTable(**table) for table in fields["tables"])
    fields["measures"] = _measures(fields["measures"]) if fields.get("measures") else None
    fields["summary"] = summary_from(fields["summary"]) if fields.get("summary") else None
    return ParseRecord(**fields)


def _as_record(parse_id: str, result: ParseResult, limits: Limits, tables: tuple[StoredTable, ...]) -> ParseRecord:
    return ParseRecord(
        parse_id=parse_id,
        document_id=result.document_id,
        sha256=result.sha256,
        status=result.status,
        status_reason=result.status_reason,
        parser_version=result.parser_version,
        schema_version=result.schema_version,
        limits=limits_text(limits),
        made_at=datetime.now(UTC).isoformat(),
        tables=tables,
        measures=None if result.status == "quarantined" else measures_of(result.tables),
        summary=summary_of(result.tables),
    )


def _measures(fields: dict[str, Any]) -> Measures:
    day = fields["meeting_date"]
    return Measures(**{**fields, "meeting_date": date.fromisoformat(day) if day else None})


def _record_key(parse_id: str) -> str:
    return f"parses/{parse_id}.json"
