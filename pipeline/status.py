"""Tell what is published, what needs a person, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from pipeline.ledger import Ledger, ParseRecord
from pipeline.manifest import Choice, Manifest, current_manifest, goodness, object_key
from pipeline.raw import RawStore
from pipeline.runs import RunBook, RunRecord
from pipeline.settings import Settings
from pipeline.storage import LocalStorage, Storage
from pipeline.tables import parquet_table

_NEXT_STEPS = {
    "timeout": "raise limits.timeout_seconds in tmag.toml, then tmag ingest",
    "memory": "raise limits.memory_mb in tmag.toml, then tmag ingest",
    "too_large": "raise limits.max_bytes in tmag.toml, then tmag ingest",
    "too_many_pages": "raise limits.max_pages in tmag.toml, then tmag ingest",
    "encrypted": "ask the publisher for a file without a password, then tmag ingest FILE",
    "no_text": "ask the publisher for the original of this scan, then tmag ingest FILE",
}
_GET_AGAIN = "get the file again, then tmag ingest FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCount:
    """Published documents of one group, type and status."""

    group_code: str | None
    document_type: str
    status: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A document that needs a person.

    ``state`` is quarantined (cannot be read), partial (published in part), held (a worse new parse waits, the earlier one is published if
    there is one) or unpublished (kept or parsed, and not in the release). ``next_step`` says what to do, with the command.
    """

    document_id: str
    state: str
    reason: str | None
    next_step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A meeting that is announced and whose papers should be here."""

    group_code: str
    meeting_id: str
    meeting_date: date
    expected_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """The state of one data folder. ``release_id`` is None where nothing is published.

    ``last_run`` is the latest run over the sources that came to an end, ``expected_since`` the instant from which one is expected: that of
    the last, else that at which ``tmag serve`` first began; None where nobody asked for runs.
    """

    release_id: str | None
    created_at: datetime | None
    documents: tuple[DocumentCount, ...]
    attention: tuple[Attention, ...]
    overdue: tuple[Overdue, ...]
    last_run: RunRecord | None = None
    expected_since: datetime | None = None


def status(settings: Settings, now: datetime) -> StatusReport:
    """What is published, held, quarantined and overdue, and how the last run ended; ``now`` decides only what is overdue."""
    storage = LocalStorage(settings.data_dir)
    manifest = current_manifest(storage)
    documents = _rows(storage, manifest, "documents")
    last_run, expected_since = _runs(storage)
    return StatusReport(
        release_id=manifest.release_id if manifest else None,
        created_at=manifest.created_at if manifest else None,
        documents=_counts(documents),
        attention=_attention(storage, manifest),
        overdue=overdue_papers(documents, _rows(storage, manifest, "meetings"), settings, now.astimezone(settings.flows.zone).date()),
        last_run=last_run,
        expected_since=expected_since,
    )


def overdue_now(settings: Settings, today: date) -> tuple[Overdue, ...]:
    """The meetings whose papers should be here by a day, as the current release announces them."""
    storage = LocalStorage(settings.data_dir)
    manifest = current_manifest(storage)
    return overdue_papers(_rows(storage, manifest, "documents"), _rows(storage, manifest, "meetings"), settings, today)


def _runs(storage: Storage) -> tuple[RunRecord | None, datetime | None]:
    book = RunBook(storage)
    nightly = [record for record in book.records() if record.is_nightly and record.finished_at]
    last = max(nightly, key=lambda record: record.finished_at or record.started_at, default=None)
    return last, last.finished_at if last else book.served_since()


def _rows(storage: Storage, manifest: Manifest | None, dataset: str) -> list[dict[str, Any]]:
    files = [file for file in manifest.files if file.dataset == dataset] if manifest else []
    return [row for file in files for row in _without_instants(parquet_table(storage.read(object_key(file.sha256)))).to_pylist()]


def _without_instants(table: pa.Table) -> pa.Table:
    """The columns that tell no instant: nothing here asks for these, and the first that pyarrow gives as Python's own imports pandas."""
    return table.select([field.name for field in table.schema if not pa.types.is_timestamp(field.type)])


def _counts(documents: list[dict[str, Any]]) -> tuple[DocumentCount, ...]:
    counts = Counter((row["group_code"] or "", row["document_type"], row["status"]) for row in documents)
    return tuple(
        DocumentCount(group_code=group or None, document_type=kind, status=state, count=count)
        for (group, kind, state), count in sorted(counts.items())
    )


def _attention(storage: Storage, manifest: Manifest | None) -> tuple[Attention, ...]:
    ledger = Ledger(storage)
    choices = manifest.choice_by_sha256 if manifest else {}
    found = []
    for sidecar in RawStore(storage).sidecars():
        document_id = sidecar.document_id or f"doc-{sidecar.sha256[:8]}"
        found.append(_need(document_id, choices.get(sidecar.sha256), ledger.latest(sidecar.sha256)))
    return tuple(sorted((need for need in found if need), key=lambda need: (need.state, need.document_id)))


def _need(document_id: str, choice: Choice | None, latest: ParseRecord | None) -> Attention | None:
    """What a document needs of a person, or None."""
    if choice is not None and choice.is_held:
        return _held(document_id, choice, latest)
    if choice is None or latest is None:
        return Attention(document_id=document_id, state="unpublished", reason=None, next_step="tmag ingest")
    if latest.parse_id != choice.parse_id:
        if goodness(latest.status) >= goodness(choice.status):
            return Attention(document_id=document_id, state="unpublished", reason="a later parse", next_step="tmag ingest")
        return Attention(document_id=document_id, state="held", reason=latest.status_reason, next_step=f"tmag rerun {document_id}")
    if choice.status == "parsed":
        return None
    reason = choice.status_reason
    return Attention(document_id=document_id, state=choice.status, reason=reason, next_step=_next_step(document_id, choice.status, reason))


def _held(document_id: str, choice: Choice, latest: ParseRecord | None) -> Attention:
    can_be_let_through = latest is None or latest.status != "quarantined"
    step = f"tmag {'unhold' if can_be_let_through else 'rerun'} {document_id}"
    return Attention(document_id=document_id, state="held", reason=choice.held_reason, next_step=step)


def _next_step(document_id: str, state: str, reason: str | None) -> str:
    if state == "partial":
        errors = f"select page_number, message from parse_issues where document_id = '{document_id}' and severity = 'error'"
        return f'tmag query "{errors}"'
    code = (reason or "").partition(":")[0]
    return f"tmag rerun {document_id}" if code == "crash" else _NEXT_STEPS.get(code, _GET_AGAIN)


def overdue_papers(documents: list[dict[str, Any]], meetings: list[dict[str, Any]], settings: Settings, today: date) -> tuple[Overdue, ...]:
    """The meetings that packs announce whose papers are not here although it is time.

    Papers of a meeting some days before or after count as theirs: meetings move. Long after the meeting nobody waits any more.
    """
    rules = settings.status
    lead, after = timedelta(days=rules.papers_days_before), timedelta(days=rules.papers_days_after)
    ended = {group.group_code: group.to_date for group in settings.groups if group.to_date}
    here = [(row["group_code"], row["meeting_date"]) for row in documents if row["document_type"] == "papers" and row["meeting_date"]]
    due = {
        (code, day): meeting_id
        for code, day, meeting_id in _announced(meetings)
        if day - lead <= today <= day + after and not _is_over(code, day, ended) and not _is_here(code, day, here, rules.moved_days)
    }
    return tuple(
        Overdue(group_code=code, meeting_id=meeting_id, meeting_date=day, expected_date=day - lead)
        for (code, day), meeting_id in sorted(due.items(), key=lambda item: (item[0][1], item[0][0]))
    )


def _is_here(code: str, day: date, here: Iterable[tuple[str, date]], moved_days: int) -> bool:
    return any(group == code and abs((of - day).days) <= moved_days for group, of in here)


def _announced(meetings: list[dict[str, Any]]) -> list[tuple[str, date, str]]:
    """Meetings that a roadmap or a pack names, as group, day and id."""
    rows = [row for row in meetings if row["group_code"] and row["meeting_status"] != "stood_down"]
    known = {(row["group_code"], row["meeting_date"]): row["meeting_id"] for row in rows}
    named = [(row["group_code"], row["meeting_date"]) for row in rows if row["basis"] in ("pack", "roadmap")]
    named += [(row["group_code"], row["next_meeting_date"]) for row in rows]
    return [(code, day, known.get((code, day)) or f"{code}-{day.isoformat()}") for code, day in named if day is not None]


def _is_over(code: str, day: date, ended: Mapping[str, date]) -> bool:
    """Whether a group no longer existed on that day."""
    return code in ended and day >= ended[code]
