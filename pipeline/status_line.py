"""One line for an outside monitor: is all well, when was the last run, what is published, what is held, what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipeline.settings import Settings
from pipeline.status import Overdue, StatusReport

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """The line, and whether all is well."""

    text: str
    is_well: bool


def status_line(report: StatusReport, settings: Settings, now: datetime) -> StatusLine:
    """``OK 03:12 · release r000012 · 2 new, 0 held, 1 overdue: MCAG papers expected by 18 Nov``, or ``FAIL`` and what is wrong first.

    The time is that of the last run over the sources, in the time zone of the settings; without a run that of ``now``. All is not well
    where a run is missing, failed or told a warning, where a document is held, or where papers are late by more days than the settings
    allow. A document that cannot be read is told once, by the run that met it, and counted here.
    """
    local = now.astimezone(settings.flows.zone)
    wrong = _wrong(report, settings, local)
    run = report.last_run
    when = run.finished_at.astimezone(settings.flows.zone) if run and run.finished_at else local
    release = f"release {report.release_id}" if report.release_id else "nothing is published"
    parts = [*wrong, release, _counted(report)]
    return StatusLine(text=f"{'FAIL' if wrong else 'OK'} {_clock(when, local)} · {' · '.join(parts)}", is_well=not wrong)


def short_day(day: date) -> str:
    """A day as it stands in a sentence, the same in every locale.

    >>> short_day(date(2026, 11, 8))
    '8 Nov'
    """
    return f"{day.day} {('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')[day.month - 1]}"


def told_overdue(overdue: Sequence[Overdue]) -> str:
    """The papers that are missing, in words.

    >>> told_overdue([Overdue(group_code="MCAG", meeting_id="MCAG-9", meeting_date=date(2026, 11, 23), expected_date=date(2026, 11, 18))])
    'MCAG papers expected by 18 Nov'
    """
    named = [f"{late.group_code} papers expected by {short_day(late.expected_date)}" for late in overdue[:_MOST_NAMED]]
    rest = len(overdue) - len(named)
    return "; ".join([*named, *([f"{rest} more"] if rest else [])])


def _counted(report: StatusReport) -> str:
    states = Counter(need.state for need in report.attention)
    quarantined = f"{states['quarantined']} quarantined, " if states["quarantined"] else ""
    new = report.last_run.new if report.last_run else 0
    text = f"{new} new, {states['held']} held, {quarantined}{len(report.overdue)} overdue"
    return f"{text}: {told_overdue(report.overdue)}" if report.overdue else text


def _wrong(report: StatusReport, settings: Settings, local: datetime) -> list[str]:
    """What is not well, in words."""
    found = [*_of_runs(report, settings, local)]
    held = [need.document_id for need in report.attention if need.state == "held"]
    if held:
        found.append(f"{held[0]} is held" if len(held) == 1 else f"{len(held)} documents are held")
    late = [o for o in report.overdue if local.date() > o.expected_date + timedelta(days=settings.status.papers_days_late)]
    if late:
        found.append(f"{len(late)} late by more than {settings.status.papers_days_late} days")
    return found


def _of_runs(report: StatusReport, settings: Settings, local: datetime) -> list[str]:
    found = []
    since = report.expected_since
    if since is not None and local - since > timedelta(hours=settings.status.run_hours):
        found.append(f"no run since {_clock(since.astimezone(settings.flows.zone), local)}")
    run = report.last_run
    if run is not None and run.state == "failed":
        found.append(f"the last run failed: {' '.join(run.sentence.split())}")
    return [*found, *(run.warnings if run else ())]


def _clock(when: datetime, local: datetime) -> str:
    return f"{when:%H:%M}" if when.date() == local.date() else f"{short_day(when.date())} {when:%H:%M}"
