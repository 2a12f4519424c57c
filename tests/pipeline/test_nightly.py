from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from fake_parse import body
from test_ingest import ONE

from pipeline.catalogue import Catalogue
from pipeline.ingest import IngestReport, ingest
from pipeline.ledger import Ledger
from pipeline.manifest import current_manifest
from pipeline.nightly import conclude, end_run, found, run_ingest, show_heartbeat
from pipeline.publish import KeptDocument
from pipeline.releases import resolve_current
from pipeline.runs import RunBook, RunRecord, living
from pipeline.settings import Settings
from pipeline.source_settings import FolderSource
from pipeline.storage import LocalStorage
from schemas.errors import SettingsError

NIGHT = datetime(2023, 4, 14, 2, 30, tzinfo=UTC)
ROADMAP = "TMAG-16,TMAG,2023-03-15,16,pack;TMAG-2023-04-19,TMAG,2023-04-19,,roadmap"
NOTHING = IngestReport(outcomes=(), release_id=None, current_release=None, kept=())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


def with_a_roadmap(settings: Settings, tmp_path: Path) -> IngestReport:
    (tmp_path / "1.pdf").write_bytes(body("a", group="TMAG", meeting="TMAG-16", date="2023-03-15", meetings=ROADMAP))
    return ingest([str(tmp_path / "1.pdf")], settings, parser=ONE)


def ended(settings: Settings, finished_at: datetime, overdue: tuple[str, ...] = ()) -> None:
    record = RunRecord(run_id="x", started_at=finished_at, beat_at=finished_at, finished_at=finished_at, is_nightly=True, overdue=overdue)
    RunBook(LocalStorage(settings.data_dir)).write(record)


def test_what_a_run_found(settings: Settings, tmp_path: Path) -> None:
    assert found(with_a_roadmap(settings, tmp_path)) == "1 new"
    assert found(NOTHING) == "nothing new"


def test_a_pack_that_is_due_and_does_not_come_is_told_once(settings: Settings, tmp_path: Path) -> None:
    report = with_a_roadmap(settings, tmp_path)
    early = conclude(report, settings, NIGHT - timedelta(days=1), is_nightly=True)
    assert (early.sentence, early.alerts) == ("1 new", ())
    late = conclude(report, settings, NIGHT, is_nightly=True)
    assert late.sentence == "1 new; overdue: TMAG papers expected by 14 Apr"
    assert [(alert.kind, alert.document) for alert in late.alerts] == [("overdue", "TMAG-2023-04-19")]
    ended(settings, NIGHT, late.overdue)
    again = conclude(NOTHING, settings, NIGHT + timedelta(days=1), is_nightly=True)
    assert (again.sentence, again.alerts) == ("nothing new; overdue: TMAG papers expected by 14 Apr", ())
    assert conclude(report, settings, NIGHT, is_nightly=False).alerts == ()


def test_a_night_that_was_missed_is_told_by_the_next(settings: Settings) -> None:
    ended(settings, NIGHT)
    assert conclude(NOTHING, settings, NIGHT + timedelta(hours=26), is_nightly=True).warnings == ()
    late = conclude(NOTHING, settings, NIGHT + timedelta(hours=50), is_nightly=True)
    assert late.warnings == ("no run between 14 Apr 03:30 and this one",)


def test_only_news_holds_a_run_back(settings: Settings) -> None:
    kept = {"document_id": "a", "parse_id": "p", "published_status": "parsed", "new_status": "quarantined", "new_reason": "timeout"}
    old = IngestReport(outcomes=(), release_id=None, current_release=None, kept=(KeptDocument(**kept, is_news=False),))  # type: ignore[arg-type]
    assert conclude(old, settings, NIGHT, is_nightly=True).state == "completed"


def test_a_run_without_prefect_is_put_down_and_shown(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    settings = Settings(data_dir=tmp_path / "data", sources=(FolderSource(kind="folder", name="in", path=tmp_path / "in"),))
    (tmp_path / "data").mkdir()
    run_ingest([], settings, now=lambda: NIGHT)
    (record,) = RunBook(LocalStorage(settings.data_dir)).records()
    assert (record.state, record.is_nightly, record.sentence) == ("completed", True, "nothing new")
    lines = (settings.data_dir / "heartbeat.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["2023-04-14T02:30:00+00:00", "OK 03:30 · nothing is published · 0 new, 0 held, 0 overdue"]


def test_a_run_that_fails_shows_that_too(settings: Settings) -> None:
    with pytest.raises(SettingsError):
        run_ingest([], settings, now=lambda: NIGHT)
    assert "FAIL 03:30 · the last run failed: SettingsError" in (settings.data_dir / "heartbeat.txt").read_text(encoding="utf-8")


def test_the_heartbeat_goes_to_the_address_only_where_all_is_well(settings: Settings) -> None:
    heard: list[str] = []

    class Monitor(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Monitor) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/ping"
        rules = settings.status.model_copy(update={"heartbeat_url": url})
        told = settings.model_copy(update={"status": rules})
        show_heartbeat(told, lambda: NIGHT)
        ended(settings, NIGHT - timedelta(days=3))
        show_heartbeat(told, lambda: NIGHT)
        server.shutdown()
    assert heard == ["OK 03:30 · nothing is published · 0 new, 0 held, 0 overdue"]
    show_heartbeat(told, lambda: NIGHT)  # nobody listens any more


_RUN = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
from test_ingest import ONE
from pipeline.ingest import ingest
from pipeline.settings import Settings
ingest([sys.argv[2]], Settings(data_dir=Path(sys.argv[1])), parser=ONE)
"""


@pytest.mark.slow
def test_two_runs_at_once_do_each_others_work_no_harm(settings: Settings, tmp_path: Path) -> None:
    """Nothing keeps the one from beginning while the other goes on: each parse is kept once, and they publish one after the other."""
    packs = tmp_path / "packs"
    packs.mkdir()
    for number in range(6):
        (packs / f"{number}.pdf").write_bytes(body(f"d{number}", f"text {number}"))
    here = Path(__file__).parent
    source = _RUN.format(tests=str(here), root=str(here.parents[1]))
    runs = [subprocess.Popen([sys.executable, "-c", source, str(settings.data_dir), str(packs)]) for _ in range(2)]
    assert [run.wait(120) for run in runs] == [0, 0]
    ledger, manifest = Ledger(LocalStorage(settings.data_dir)), current_manifest(LocalStorage(settings.data_dir))
    assert manifest is not None
    assert [choice.document_id for choice in manifest.choices] == [f"d{number}" for number in range(6)]
    assert len(ledger.parse_ids()) == 6
    table = pq.read_table(resolve_current(settings.data_dir) / "actions.parquet")
    assert sorted(table["description"].to_pylist()) == [f"text {number}" for number in range(6)]


def listed(settings: Settings, *addresses: str) -> None:
    Catalogue(LocalStorage(settings.data_dir)).note_listed("library", addresses, NIGHT)


def test_a_listing_that_shrinks_is_told_once(settings: Settings) -> None:
    listed(settings, "http://h/a.pdf", "http://h/b.pdf", "http://h/c.pdf")
    assert conclude(NOTHING, settings, NIGHT, is_nightly=True).alerts == ()
    listed(settings, "http://h/a.pdf")
    shrunk = conclude(NOTHING, settings, NIGHT, is_nightly=True)
    assert shrunk.warnings == ("the listing of library shrank by 2",)
    assert [(alert.kind, alert.document) for alert in shrunk.alerts] == [("changed", "library")]
    assert "shrank" in shrunk.sentence
    with living(LocalStorage(settings.data_dir), "n", is_nightly=True, beat_seconds=60, now=lambda: NIGHT) as run:
        end_run(run, NOTHING, shrunk)
    assert "FAIL 03:30 · the listing of library shrank by 2" in show_heartbeat(settings, lambda: NIGHT).text
    listed(settings, "http://h/a.pdf", "http://h/d.pdf")
    assert conclude(NOTHING, settings, NIGHT, is_nightly=True).warnings == ()
