"""The whole way with the project's own parser, on the bundled packs and on documents made to be costly."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pyarrow.parquet as pq
import pytest
from pikepdf import Array, Dictionary, Name

from pipeline.ingest import IngestReport, ingest
from pipeline.isolate import parse_isolated
from pipeline.parse import ParseRequest
from pipeline.releases import resolve_current
from pipeline.rerun import rerun
from pipeline.settings import Limits, Settings
from pipeline.status import status
from schemas.datasets import DATASETS

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "samples" / "packs"
TWO = tuple(str(PACKS / f"{name}-papers-v1.0.pdf") for name in ("sitag-02", "tmag-17"))
CORPUS = ROOT.parent / "shared" / "corpus"
# One worker, so that the packs are ingested once.
BUNDLED = pytest.mark.xdist_group("bundled")


@BUNDLED
def test_every_bundled_pack_is_parsed_and_published(ingested: tuple[Settings, IngestReport]) -> None:
    settings, report = ingested
    names = {path.stem.replace("-0", "-") for path in PACKS.glob("*.pdf")}
    assert len(names) == 17
    assert {outcome.document_id for outcome in report.outcomes} == names
    assert {outcome.status for outcome in report.outcomes} == {"parsed"}
    folder = resolve_current(settings.data_dir)
    rows = {rows.dataset: rows.row_count for rows in report.rows}
    assert all(pq.read_metadata(folder / f"{name}.parquet").num_rows == rows[name] for name in ("documents", "actions", "text_blocks"))
    assert {path.stem for path in folder.glob("*.parquet")} == set(DATASETS)


@BUNDLED
def test_a_meeting_announced_and_held_is_one_row(ingested: tuple[Settings, IngestReport]) -> None:
    meetings = pq.read_table(resolve_current(ingested[0].data_dir) / "meetings.parquet").to_pylist()
    april = [row["meeting_id"] for row in meetings if row["group_code"] == "TMAG" and row["meeting_date"] == date(2023, 4, 19)]
    assert april == ["TMAG-17"]
    assert len({row["meeting_id"] for row in meetings}) == len(meetings)


@BUNDLED
def test_of_a_pack_issued_again_the_later_version_is_current(ingested: tuple[Settings, IngestReport]) -> None:
    folder = resolve_current(ingested[0].data_dir)
    for name in ("documents", "actions", "roadmap_items"):
        rows = pq.read_table(folder / f"{name}.parquet", columns=["document_id", "is_current_version"]).to_pylist()
        current = {row["document_id"]: row["is_current_version"] for row in rows}
        assert [document for document, is_current in current.items() if not is_current] == ["tmag-18-papers-v1.0"], name
        assert current["tmag-18-papers-v1.1"], name


@BUNDLED
def test_the_same_packs_again_are_nothing_new(ingested: tuple[Settings, IngestReport]) -> None:
    settings, _ = ingested
    again = ingest([str(PACKS)], settings)
    assert again.release_id is None
    assert {outcome.state for outcome in again.outcomes} == {"unchanged"}


@BUNDLED
def test_a_rerun_differs_in_nothing(ingested: tuple[Settings, IngestReport]) -> None:
    assert rerun("tmag-16-papers-v1.0", ingested[0]).changes == ()


@BUNDLED
def test_status_of_the_bundled_packs(ingested: tuple[Settings, IngestReport]) -> None:
    report = status(ingested[0], datetime(2023, 12, 25, tzinfo=UTC))
    assert report.attention == ()
    assert {(late.group_code, late.meeting_date) for late in report.overdue} == {("TMAG", date(2023, 12, 20))}


def nested_forms(fan_out: int, depth: int) -> bytes:
    """A page of two kilobytes that draws a form, which draws others, and so on: ``fan_out ** depth`` in all."""
    pdf = pikepdf.new()

    def form(content: bytes, inner: pikepdf.Object | None) -> pikepdf.Object:
        stream = pdf.make_stream(content)
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
        if inner is not None:
            stream.Resources = Dictionary(XObject=Dictionary(F=inner))
        return stream

    drawn = form(b"0 0 1 1 re n", None)
    for _ in range(depth):
        drawn = form(b"/F Do\n" * fan_out, drawn)
    page = pdf.add_blank_page(page_size=(200, 200))
    page.obj.Resources = Dictionary(XObject=Dictionary(F=drawn))
    page.obj.Contents = pdf.make_stream(b"/F Do")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(timeout_seconds=1.5, memory_mb=8000), "timeout"), (Limits(timeout_seconds=120, memory_mb=256), "memory")],
)
def test_a_pdf_that_keeps_the_native_reader_busy_is_killed(limits: Limits, reason: str) -> None:
    result = parse_isolated(ParseRequest(data=nested_forms(10, 9)), limits)
    assert result.status == "quarantined"
    assert result.tables["documents"]["status_reason"].to_pylist() == [reason]
    assert {name for name, table in result.tables.items() if table.num_rows} == {"documents", "parse_runs"}


def test_a_costly_document_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "0-bomb.pdf").write_bytes(nested_forms(10, 9))
    (tmp_path / "1-pack.pdf").write_bytes((PACKS / "sitag-02-papers-v1.0.pdf").read_bytes())
    settings = Settings(data_dir=tmp_path / "data", limits=Limits(timeout_seconds=20, memory_mb=400))
    report = ingest([str(tmp_path)], settings)
    assert [outcome.status for outcome in report.outcomes] == ["quarantined", "parsed"]
    assert report.release_id == "r000001"


_INGEST = """
import sys
from pathlib import Path
from pipeline.ingest import ingest
from pipeline.settings import Settings
print(ingest(sys.argv[2:], Settings(data_dir=Path(sys.argv[1]))).current_release)
"""


@pytest.mark.slow
def test_two_ingests_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _INGEST, str(tmp_path / "data"), *TWO]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert all(process.communicate()[0].startswith("r00000") and process.returncode == 0 for process in running)
    documents = pq.read_table(resolve_current(tmp_path / "data") / "documents.parquet")["document_id"].to_pylist()
    assert sorted(documents) == ["sitag-2-papers-v1.0", "tmag-17-papers-v1.0"]
    assert ingest(list(TWO), Settings(data_dir=tmp_path / "data")).release_id is None


_FLOW = """
import sys
from pathlib import Path
from flows.launch import launch_ingest
from pipeline.settings import Settings
report = launch_ingest(sys.argv[2:], Settings(data_dir=Path(sys.argv[1])))
print(report.release_id, sorted(outcome.document_id for outcome in report.outcomes))
"""


@pytest.mark.slow
def test_the_flow_runs_with_no_server_installed(tmp_path: Path) -> None:
    """As a stranger has it: no server, no Prefect home, nothing in the environment."""
    environment = {"PATH": "", "HOME": str(tmp_path / "home")}
    run = subprocess.run(
        [sys.executable, "-c", _FLOW, str(tmp_path / "data"), TWO[1]],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=True,
    )
    assert run.stdout.split()[0] == "r000001"
    assert "tmag-17-papers-v1.0" in run.stdout
    assert not (tmp_path / "home").exists()
    assert (tmp_path / "data/prefect/prefect.db").exists()


@pytest.mark.slow
@pytest.mark.corpus
def test_no_document_of_the_corpus_stops_an_ingest(tmp_path: Path) -> None:
    folders = [CORPUS / "governance", CORPUS / "hostile"]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip(f"{CORPUS} is not here")
    report = ingest([str(folder) for folder in folders], Settings(data_dir=tmp_path / "data"))
    assert len(report.outcomes) == len({path.read_bytes() for folder in folders for path in folder.rglob("*.pdf")})
    assert not report.failed
    assert "crash" not in {(outcome.status_reason or "").partition(":")[0] for outcome in report.outcomes}
