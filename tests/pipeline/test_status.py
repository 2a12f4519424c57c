from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from fake_parse import body
from test_ingest import ONE, SLOW

from pipeline.ingest import ingest, plan, process
from pipeline.releases import rollback
from pipeline.settings import Settings
from pipeline.status import DocumentCount, status

pytestmark = pytest.mark.usefixtures("parsed_here")

NOW = datetime(2023, 4, 16, 3, 12, tzinfo=UTC)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    return tmp_path / "packs"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


def test_nothing_yet(settings: Settings) -> None:
    report = status(settings, NOW)
    assert (report.release_id, report.documents, report.attention, report.overdue) == (None, (), (), ())


def test_what_is_published(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", group="TMAG"))
    (packs / "2.pdf").write_bytes(body("b", group="TMAG"))
    ingest([str(packs)], settings, parser=ONE)
    report = status(settings, NOW)
    assert report.release_id == "r000001"
    assert report.documents == (DocumentCount(group_code="TMAG", document_type="papers", status="parsed", count=2),)
    assert report.attention == ()


def test_what_needs_a_person(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("held"))
    ingest([str(packs)], settings, parser=ONE)
    process(plan([str(packs)], settings, SLOW)[0], settings, SLOW)
    (packs / "2.pdf").write_bytes(body("x", reject="encrypted"))
    (packs / "3.pdf").write_bytes(body("half", status="partial"))
    (packs / "4.pdf").write_bytes(body("late", reject="timeout"))
    (packs / "5.pdf").write_bytes(body("dead", reject="crash"))
    for name in ("2", "3", "4", "5"):
        ingest([str(packs / f"{name}.pdf")], settings, parser=ONE)
    (packs / "6.pdf").write_bytes(body("waiting"))
    process(plan([str(packs / "6.pdf")], settings, ONE)[0], settings, ONE)
    needs = {(need.state, (need.reason or "").partition(":")[0]): need.next_step for need in status(settings, NOW).attention}
    assert needs[("held", "timeout")] == "tmag rerun held"
    assert "password" in needs[("quarantined", "encrypted")]
    assert "limits.timeout_seconds" in needs[("quarantined", "timeout")]
    assert needs[("quarantined", "crash")].startswith("tmag rerun doc-")
    assert "half" in needs[("partial", "")]
    assert needs[("unpublished", "")] == "tmag ingest"
    assert len(needs) == 6


def test_what_a_rollback_left_out_is_unpublished(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a"))
    ingest([str(packs)], settings, parser=ONE)
    (packs / "2.pdf").write_bytes(body("b"))
    ingest([str(packs)], settings, parser=ONE)
    rollback(settings.data_dir)
    assert [(need.document_id, need.state) for need in status(settings, NOW).attention] == [("b", "unpublished")]


ROADMAP = "TMAG-16,TMAG,2023-03-15,16,pack;TMAG-2023-04-19,TMAG,2023-04-19,,roadmap;TMAG-2023-05-17,TMAG,2023-05-17,,roadmap"


def overdue(settings: Settings, today: date) -> list[tuple[str, date, date]]:
    return [
        (late.meeting_id, late.meeting_date, late.expected_date)
        for late in status(settings, datetime.combine(today, time(3, 12), UTC)).overdue
    ]


def test_announced_papers_are_overdue_some_days_before_the_meeting(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", group="TMAG", meeting="TMAG-16", date="2023-03-15", meetings=ROADMAP))
    ingest([str(packs)], settings, parser=ONE)
    april = ("TMAG-2023-04-19", date(2023, 4, 19), date(2023, 4, 14))
    assert overdue(settings, date(2023, 4, 13)) == []
    assert overdue(settings, date(2023, 4, 14)) == [april]
    (packs / "2.pdf").write_bytes(body("b", group="TMAG", meeting="TMAG-17", date="2023-04-19", meetings="TMAG-17,TMAG,2023-04-19,17,pack"))
    ingest([str(packs)], settings, parser=ONE)
    assert overdue(settings, date(2023, 4, 14)) == []


def test_a_group_that_no_longer_exists_is_not_waited_for(settings: Settings, packs: Path) -> None:
    spec = "TMAG-99,TMAG,2024-03-20,99,roadmap;SITAG-2,SITAG,2024-03-20,2,roadmap;MWG-1,MWG,2024-03-20,1,text"
    (packs / "1.pdf").write_bytes(body("a", group="TMAG", meetings=spec))
    ingest([str(packs)], settings, parser=ONE)
    assert [meeting for meeting, *_ in overdue(settings, date(2024, 4, 1))] == ["SITAG-2"]
