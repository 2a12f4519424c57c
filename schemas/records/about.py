"""What is said about a parse: doubts, contradictions, and the run itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseIssue:
    """One doubt or contradiction."""

    code: str
    severity: str
    responsibility: str
    message: str
    raw_text: str | None = None
    about_dataset: str | None = None
    about_row_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseRun:
    """One parse of one document."""

    run_id: str
    started_at: datetime | None = None
    finished_at: datetime | None = None
    parser_version: str
    schema_version: str
    engine: str
    outcome: str
    words_total: int | None = None
    words_claimed: int | None = None
    issue_count: int | None = None
    rows_added: int | None = None
    rows_changed: int | None = None
    rows_removed: int | None = None
    rows_unchanged: int | None = None
    cpu_seconds: float | None = None
    peak_memory_mb: float | None = None
