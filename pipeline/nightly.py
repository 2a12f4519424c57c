"""How a run ends: what it found in one sentence, what must be told, the status line where an outside monitor looks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from pipeline.alerts import Alert, alerts_of_documents, plain_text
from pipeline.catalogue import Catalogue
from pipeline.ingest import IngestReport, Progress, ingest
from pipeline.runs import LiveRun, RunBook, RunRecord, RunState, living
from pipeline.settings import Settings
from pipeline.status import Overdue, overdue_now, status
from pipeline.status_line import StatusLine, short_day, status_line, told_overdue
from pipeline.storage import LocalStorage

HEARTBEAT_FILE = "heartbeat.txt"
_PING_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """How a run ended: its state, one sentence, and the alerts to send. ``warnings`` tell what is not well without failing the run."""

    state: RunState
    sentence: str
    alerts: tuple[Alert, ...]
    warnings: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()


def conclude(report: IngestReport, settings: Settings, now: datetime, *, is_nightly: bool) -> Conclusion:
    """How a run ended. A run over the sources also tells papers that became overdue, listings that shrank, and nights without a run."""
    alerts = alerts_of_documents(report.kept, report.outcomes, settings)
    if not is_nightly:
        return Conclusion(state=_state(report), sentence=found(report), alerts=alerts)
    previous = _previous(settings)
    overdue = overdue_now(settings, now.astimezone(settings.flows.zone).date())
    unlisted = {listing.source_name: listing.missing for listing in Catalogue(LocalStorage(settings.data_dir)).listings()}
    shrunk = _shrunk(unlisted, previous)
    return Conclusion(
        state=_state(report),
        sentence="; ".join([found(report), *shrunk.values(), *([f"overdue: {told_overdue(overdue)}"] if overdue else [])]),
        alerts=(*alerts, *_alerts_of_silence(overdue, shrunk, previous)),
        warnings=(*_missed_nights(previous, settings, now), *shrunk.values()),
        overdue=tuple(missing.meeting_id for missing in overdue),
        unlisted=tuple(address for addresses in unlisted.values() for address in addresses),
    )


def found(report: IngestReport) -> str:
    """What a run found, in a few words.

    >>> found(IngestReport(outcomes=(), release_id=None, current_release=None, kept=()))
    'nothing new'
    """
    held = [kept for kept in report.kept if kept.is_news]
    counts = (("new", report.new), ("parsed again", report.reparsed), ("held", held), ("quarantined", report.quarantined))
    told = [f"{len(those)} {word}" for word, those in (*counts, ("not to be had", report.failed)) if those]
    return ", ".join(told) or "nothing new"


def end_run(run: LiveRun, report: IngestReport, conclusion: Conclusion) -> RunRecord:
    """Put down how a run ended."""
    return run.end(
        conclusion.state,
        conclusion.sentence,
        release_id=report.release_id,
        new=len(report.new),
        held=sum(kept.is_news for kept in report.kept),
        failed=len(report.failed),
        overdue=conclusion.overdue,
        warnings=conclusion.warnings,
        unlisted=conclusion.unlisted,
    )


def show_heartbeat(settings: Settings, clock: Callable[[], datetime]) -> StatusLine:
    """Write the status line where an outside monitor looks for it, and post it to the settings' address where all is well.

    The file's first line is the instant, the second the status line. An address that does not answer harms nothing: its monitor tells.
    """
    now = clock()
    line = status_line(status(settings, now), settings, now)
    text = f"{now.isoformat(timespec='seconds')}\n{line.text}\n".encode()
    path = settings.status.heartbeat_file or settings.data_dir / HEARTBEAT_FILE
    LocalStorage(path.parent).replace(path.name, text)
    if settings.status.heartbeat_url and line.is_well:
        _post(settings.status.heartbeat_url, line.text)
    return line


def run_ingest(
    targets: Sequence[str],
    settings: Settings,
    *,
    now: Callable[[], datetime],
    on_progress: Callable[[Progress], None] | None = None,
) -> IngestReport:
    """As :func:`pipeline.ingest.ingest`, with the run put down in the data folder."""
    storage, is_nightly = LocalStorage(settings.data_dir), not targets
    with ExitStack() as stack:
        if is_nightly:
            stack.callback(show_heartbeat, settings, now)
        beats = living(storage, uuid4().hex, is_nightly=is_nightly, beat_seconds=settings.flows.heartbeat_seconds, now=now)
        run = stack.enter_context(beats)
        report = ingest(targets, settings, on_progress=on_progress)
        end_run(run, report, conclude(report, settings, now(), is_nightly=is_nightly))
    return report


def _previous(settings: Settings) -> RunRecord | None:
    """The latest run over the sources that came to an end."""
    ended = [record for record in RunBook(LocalStorage(settings.data_dir)).records() if record.is_nightly and record.finished_at]
    return ended[-1] if ended else None


def _state(report: IngestReport) -> RunState:
    if report.failed:
        return "failed"
    return "held" if any(kept.is_news for kept in report.kept) else "completed"


def _shrunk(unlisted: Mapping[str, tuple[str, ...]], previous: RunRecord | None) -> dict[str, str]:
    """What to say of each source whose listing lacks something that it had on the night before."""
    known = set(previous.unlisted) if previous else set()
    lacking = {name: len(set(addresses) - known) for name, addresses in unlisted.items()}
    return {name: f"the listing of {name} shrank by {count}" for name, count in lacking.items() if count}


def _alerts_of_silence(overdue: Sequence[Overdue], shrunk: Mapping[str, str], previous: RunRecord | None) -> list[Alert]:
    known = set(previous.overdue) if previous else set()
    late = [missing for missing in overdue if missing.meeting_id not in known]
    alerts = [Alert(kind="changed", document=name, sentence=sentence, command="tmag status") for name, sentence in shrunk.items()]
    if late:
        alerts.append(Alert(kind="overdue", document=late[0].meeting_id, sentence=told_overdue(late), command="tmag status"))
    return alerts


def _missed_nights(previous: RunRecord | None, settings: Settings, now: datetime) -> tuple[str, ...]:
    if previous is None or previous.finished_at is None or now - previous.finished_at <= timedelta(hours=settings.status.run_hours):
        return ()
    last = previous.finished_at.astimezone(settings.flows.zone)
    return (f"no run between {short_day(last.date())} {last:%H:%M} and this one",)


def _post(url: str, line: str) -> None:
    import httpx  # costs more than all else here: only for who posts

    try:
        httpx.post(url, content=plain_text(line, 500), timeout=_PING_SECONDS)
    except (httpx.HTTPError, httpx.InvalidURL):
        return
