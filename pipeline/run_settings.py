"""Settings of the runs: the schedule, what counts as silence, what holds a document back, who is told."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, field_validator

from pipeline.frozen import Frozen


class FlowSettings(Frozen):
    """How the Prefect flows run."""

    startup_timeout_seconds: int = Field(default=120, ge=1, description="Seconds that a Prefect server may take to start")
    heartbeat_seconds: int = Field(default=60, ge=1, description="Seconds between two signs of life of a run")
    stale_heartbeats: int = Field(default=3, ge=3, description="Signs of life that a run must miss before it is marked Crashed")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="WARNING", description="Least grave message that is logged"
    )
    cron: str = Field(default="30 2 * * *", description="When `tmag serve` lets the configured sources be ingested")
    timezone: str = Field(default="Europe/London", description="Time zone of `cron`, and of the days and times that are shown")
    server_port: int = Field(
        default=4200, ge=1, lt=2**16, description="Port of this machine on which `tmag serve` finds or starts a server"
    )
    batch_size: int = Field(default=10, ge=1, description="Most documents that one task processes")

    @field_validator("timezone")
    @classmethod
    def _must_be_known(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("no time zone has this name; Europe/London is one")
        return name

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)


class StatusSettings(Frozen):
    """What ``tmag status`` calls overdue, and when it says that all is not well."""

    papers_days_before: int = Field(default=5, ge=0, description="Days before a meeting by which its papers are expected")
    papers_days_late: int = Field(default=2, ge=0, description="Days that papers may be late before `tmag status` ends with 1")
    papers_days_after: int = Field(default=60, ge=0, description="Days after a meeting for which its missing papers are still told")
    moved_days: int = Field(default=10, ge=0, description="Days by which a meeting may have moved from its announced date")
    run_hours: float = Field(default=26.0, gt=0, description="Hours after which `tmag status` misses a run over the sources")
    heartbeat_file: Path | None = Field(default=None, description="File for the status line after each run; else heartbeat.txt in data_dir")
    heartbeat_url: str | None = Field(default=None, description="Address to which a run that is well posts the status line")


class QualitySettings(Frozen):
    """What holds a document back: it is held against the published documents of the same group and type."""

    is_enabled: bool = Field(default=True, description="Whether documents are held back")
    min_history: int = Field(default=3, ge=1, description="Published documents that there must be before others are held against them")
    max_history: int = Field(default=12, ge=1, description="Latest published documents that are looked at")
    claimed_margin: float = Field(default=0.1, ge=0, le=1, description="How far the share of words accounted for may fall below the lowest")
    confidence_margin: float = Field(
        default=0.1, ge=0, le=1, description="How far the mean confidence, of all rows or of a dataset's, may fall below the lowest"
    )
    min_rows: int = Field(default=5, ge=1, description="Fewest rows, always there before, from which on a dataset is looked at")
    row_share: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Share of the fewest rows that a dataset must have; one that is read out of sentences must only have some",
    )


class AlertSettings(Frozen):
    """Who is told of runs that failed, crashed or held a document back."""

    webhook_url: str | None = Field(
        default=None, description="Address that gets each alert as JSON, by an automation of `tmag serve --alerts`"
    )
    notify_urls: tuple[str, ...] = Field(default=(), description="Apprise addresses that get each alert, such as mailtos://…?to=…")
    max_crop_bytes: int = Field(default=60_000, ge=1, description="Largest picture of a place, in bytes, that an alert carries")
    max_alerts: int = Field(default=10, ge=1, description="Most alerts that one run sends; the last then tells how many more there are")
