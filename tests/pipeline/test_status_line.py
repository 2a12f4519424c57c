from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.run_settings import StatusSettings
from pipeline.runs import RunRecord
from pipeline.settings import Settings
from pipeline.status import Attention, Overdue, StatusReport
from pipeline.status_line import status_line

NOW = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)
RUN = RunRecord(
    run_id="a",
    started_at=datetime(2026, 11, 19, 2, 30, tzinfo=UTC),
    beat_at=datetime(2026, 11, 19, 3, 12, tzinfo=UTC),
    finished_at=datetime(2026, 11, 19, 3, 12, tzinfo=UTC),
    is_nightly=True,
    state="completed",
    new=2,
)
MCAG = Overdue(group_code="MCAG", meeting_id="MCAG-9", meeting_date=date(2026, 11, 23), expected_date=date(2026, 11, 18))
REPORT = StatusReport(
    release_id="r000012",
    created_at=NOW,
    documents=(),
    attention=(),
    overdue=(MCAG,),
    last_run=RUN,
    expected_since=RUN.finished_at,
)
SETTINGS = Settings(data_dir=Path("data"))


def line(report: StatusReport, now: datetime = NOW, settings: Settings = SETTINGS) -> tuple[str, bool]:
    told = status_line(report, settings, now)
    assert "\n" not in told.text
    assert told.text.startswith("OK ") == told.is_well
    return told.text, told.is_well


def test_all_is_well() -> None:
    assert line(REPORT) == ("OK 03:12 · release r000012 · 2 new, 0 held, 1 overdue: MCAG papers expected by 18 Nov", True)


def test_times_are_those_of_the_zone() -> None:
    summer = replace(RUN, finished_at=datetime(2026, 6, 19, 1, 35, tzinfo=UTC))
    text, _ = line(replace(REPORT, last_run=summer, overdue=()), datetime(2026, 6, 19, 8, 0, tzinfo=UTC))
    assert text == "OK 02:35 · release r000012 · 2 new, 0 held, 0 overdue"


def test_papers_that_stay_away_are_not_well() -> None:
    assert line(REPORT, datetime(2026, 11, 20, 4, 0, tzinfo=UTC))[1]
    text, is_well = line(replace(REPORT, expected_since=None), datetime(2026, 11, 21, 4, 0, tzinfo=UTC))
    assert not is_well
    assert text.startswith("FAIL 19 Nov 03:12 · 1 late by more than 2 days · release r000012")
    patient = SETTINGS.model_copy(update={"status": StatusSettings(papers_days_late=30)})
    assert line(replace(REPORT, expected_since=None), datetime(2026, 11, 21, 4, 0, tzinfo=UTC), patient)[1]


def test_a_night_without_a_run_is_told() -> None:
    report = replace(REPORT, overdue=())
    assert line(report, NOW + timedelta(hours=25))[1]
    text, is_well = line(report, NOW + timedelta(hours=26))
    assert not is_well
    assert "no run since 19 Nov 03:12" in text


def test_no_run_at_all_after_serving_began_is_told() -> None:
    report = replace(REPORT, last_run=None, overdue=(), expected_since=NOW - timedelta(hours=27))
    assert "no run since 18 Nov 01:00" in line(report)[0]
    assert line(replace(report, expected_since=None)) == ("OK 04:00 · release r000012 · 0 new, 0 held, 0 overdue", True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": "failed", "sentence": "OSError:\nfull"}, "the last run failed: OSError: full"),
        ({"warnings": ("the listing of MCAG shrank from 12 to 3",)}, "the listing of MCAG shrank from 12 to 3"),
    ],
)
def test_a_run_that_went_wrong_is_told(change: dict[str, object], words: str) -> None:
    text, is_well = line(replace(REPORT, last_run=replace(RUN, **change)))  # type: ignore[arg-type]
    assert not is_well
    assert f"FAIL 03:12 · {words} · release" in text


def test_documents_that_wait_are_told() -> None:
    held = Attention(document_id="tmag-4", state="held", reason=None, next_step="tmag unhold tmag-4")
    unread = Attention(document_id="x", state="quarantined", reason=None, next_step="")
    text, is_well = line(replace(REPORT, attention=(held,), overdue=()))
    assert not is_well
    assert text == "FAIL 03:12 · tmag-4 is held · release r000012 · 2 new, 1 held, 0 overdue"
    assert "2 documents are held" in line(replace(REPORT, attention=(held, held)))[0]
    text, is_well = line(replace(REPORT, attention=(unread,), overdue=()))
    assert is_well
    assert "1 quarantined" in text


def test_many_overdue_papers_are_cut_short() -> None:
    text, _ = line(replace(REPORT, overdue=(MCAG,) * 5))
    assert text.endswith("; 2 more")
