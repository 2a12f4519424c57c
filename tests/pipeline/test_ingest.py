from __future__ import annotations

from pathlib import Path
from typing import Any

import fake_parse
import pyarrow.parquet as pq
import pytest
from fake_parse import body

from pipeline.ingest import Progress, ingest, plan, process
from pipeline.manifest import release_ids
from pipeline.process import Parser
from pipeline.raw import RawStore
from pipeline.releases import resolve_current, rollback
from pipeline.rerun import rerun
from pipeline.settings import Settings
from pipeline.storage import LocalStorage
from schemas.errors import NotFound, SettingsError

ONE = Parser(fake_parse.parse_lines, fake_parse.quarantine, lambda _: "v1")
TWO = Parser(fake_parse.parse_lines_again, fake_parse.quarantine, lambda _: "v2")
WORSE = Parser(fake_parse.parse_lines_worse, fake_parse.quarantine, lambda _: "v3")
SLOW = Parser(fake_parse.reject_lines, fake_parse.quarantine, lambda _: "v4")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


def rows(settings: Settings, dataset: str) -> list[dict[str, Any]]:
    return pq.read_table(resolve_current(settings.data_dir) / f"{dataset}.parquet").to_pylist()


def texts(settings: Settings) -> list[str]:
    return sorted(row["description"] for row in rows(settings, "actions"))


def test_a_folder_is_ingested_and_told(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one", "two"))
    (packs / "2.pdf").write_bytes(body("b", reject="encrypted"))
    told: list[Progress] = []
    report = ingest([str(packs)], settings, on_progress=told.append, parser=ONE)
    assert next((o.document_id, o.state, o.status) for o in report.outcomes) == ("a", "new", "parsed")
    assert [o.status for o in report.quarantined] == ["quarantined"]
    assert {r.dataset: r.row_count for r in report.rows} == {"documents": 2, "actions": 2, "parse_runs": 2}
    assert (report.words_total, report.words_claimed) == (2, 2)
    assert [(p.done, p.total) for p in told] == [(1, 2), (2, 2)]
    assert report.release_id == report.current_release == "r000001"
    first = rows(settings, "documents")
    assert {row["status"] for row in first} == {"parsed", "quarantined"}
    assert all(row["first_seen_at"] and row["retrieved_at"] for row in first)


def test_ingesting_what_is_there_does_nothing_and_says_so(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    (packs / "2.pdf").write_bytes(body("b", reject="no_text"))
    ingest([str(packs)], settings, parser=ONE)
    before = {path: path.stat().st_mtime_ns for path in settings.data_dir.rglob("*") if path.is_file() and path.suffix != ".lock"}
    again = ingest([str(packs)], settings, parser=ONE)
    after = {path: path.stat().st_mtime_ns for path in settings.data_dir.rglob("*") if path.is_file() and path.suffix != ".lock"}
    assert [outcome.state for outcome in again.outcomes] == ["unchanged", "unchanged"]
    assert (again.release_id, again.current_release) == (None, "r000001")
    assert before == after


def test_the_same_file_twice_is_one_document(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    (packs / "copy.pdf").write_bytes(body("a", "one"))
    report = ingest([str(packs)], settings, parser=ONE)
    assert [(o.document_id, o.state) for o in report.outcomes] == [("a", "new")]
    (sidecar,) = RawStore(LocalStorage(settings.data_dir)).sidecars()
    assert [Path(source.address).name for source in sidecar.sources] == ["1.pdf", "copy.pdf"]


def test_a_taken_id_changes_the_newcomers_only(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("same", "one"))
    ingest([str(packs)], settings, parser=ONE)
    (packs / "0.pdf").write_bytes(body("same", "another"))
    ingest([str(packs)], settings, parser=ONE)
    ids = sorted(row["document_id"] for row in rows(settings, "documents"))
    assert ids[0] == "same"
    assert ids[1].startswith("same-")
    assert {row["document_id"]: row["description"] for row in rows(settings, "actions")}["same"] == "one"
    # Given once, never changed: a new parser finds both as they were, although it now meets the newcomer first.
    ingest([str(packs)], settings, parser=TWO)
    assert sorted(row["document_id"] for row in rows(settings, "documents")) == ids


def test_an_id_taken_during_the_parse_is_met_by_a_second_parse(settings: Settings, packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (packs / "1.pdf").write_bytes(body("same", "one"))
    taken_ids = RawStore.taken_ids
    asked: list[frozenset[str]] = []

    def outrun(self: RawStore, sha256: str) -> frozenset[str]:
        asked.append(taken_ids(self, sha256))
        if len(asked) == 1:
            (packs / "2.pdf").write_bytes(body("same", "two"))
            process(plan([str(packs / "2.pdf")], settings, ONE)[0], settings, ONE)
        return asked[0] if len(asked) == 1 else taken_ids(self, sha256)

    monkeypatch.setattr(RawStore, "taken_ids", outrun)
    outcome = process(plan([str(packs / "1.pdf")], settings, ONE)[0], settings, ONE)
    assert outcome.document_id is not None
    assert outcome.document_id.startswith("same-")


def test_a_new_parser_parses_all_that_is_kept(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    (packs / "2.pdf").write_bytes(body("b", "two"))
    ingest([str(packs)], settings, parser=ONE)
    report = ingest([str(packs / "2.pdf")], settings, parser=TWO)
    assert [(o.document_id, o.state) for o in report.outcomes] == [("b", "reparsed"), ("a", "reparsed")]
    assert texts(settings) == ["ONE", "TWO"]
    assert ingest([], settings, parser=TWO).release_id is None


def test_a_parse_that_was_never_published_is_published_next_time(settings: Settings, packs: Path) -> None:
    """As after a kill between parse and publish."""
    (packs / "1.pdf").write_bytes(body("a", "one"))
    process(plan([str(packs)], settings, ONE)[0], settings, ONE)
    report = ingest([], settings, parser=ONE)
    assert [(o.state, o.status, o.address) for o in report.outcomes] == [("unchanged", "parsed", str(packs / "1.pdf"))]
    assert report.release_id == "r000001"
    assert texts(settings) == ["one"]


@pytest.mark.parametrize("parser", [WORSE, SLOW])
def test_a_worse_parse_is_held_and_reported(settings: Settings, packs: Path, parser: Parser) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    ingest([str(packs)], settings, parser=ONE)
    report = ingest([str(packs)], settings, parser=parser)
    assert [kept.document_id for kept in report.kept] == ["a"]
    assert texts(settings) == ["one"]
    assert [row["status"] for row in rows(settings, "documents")] == ["held"]
    assert ingest([str(packs)], settings, parser=parser).release_id is None


def test_limits_that_were_raised_count(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    small = settings.model_copy(update={"limits": settings.limits.model_copy(update={"max_bytes": 5})})
    assert ingest([str(packs)], small, parser=ONE).quarantined
    assert [o.state for o in ingest([str(packs)], small, parser=ONE).outcomes] == ["unchanged"]
    report = ingest([str(packs)], settings, parser=ONE)
    assert [(o.state, o.status) for o in report.outcomes] == [("reparsed", "parsed")]
    assert texts(settings) == ["one"]


def test_what_cannot_be_had_fails_alone(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    quick = settings.model_copy(update={"fetch": settings.fetch.model_copy(update={"attempts": 1, "allows_private_networks": True})})
    report = ingest(["http://127.0.0.1:9/x.pdf", str(packs)], quick, parser=ONE)
    assert [o.status for o in report.outcomes] == ["failed", "parsed"]
    assert "127.0.0.1:9" in str(report.failed[0].status_reason)
    assert texts(settings) == ["one"]


def test_nothing_to_ingest(settings: Settings, packs: Path) -> None:
    with pytest.raises(SettingsError, match="sources"):
        ingest([], settings, parser=ONE)
    with pytest.raises(NotFound):
        ingest([str(packs), str(packs / "gone.pdf")], settings, parser=ONE)
    report = ingest([str(packs)], settings, parser=ONE)
    assert (report.outcomes, report.release_id, report.current_release) == ((), None, None)
    assert not (settings.data_dir / "curated").exists()


def test_a_data_folder_that_cannot_be_is_a_wrong_setting(packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a"))
    with pytest.raises(SettingsError, match="data-dir"):
        ingest([str(packs)], Settings(data_dir=packs / "1.pdf" / "data"), parser=ONE)


def test_new_groups_make_a_new_release(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    ingest([str(packs)], settings, parser=ONE)
    fewer = settings.model_copy(update={"groups": settings.groups[:1]})
    assert ingest([], fewer, parser=ONE).release_id == "r000002"
    assert len(rows(settings, "groups")) == 1


def test_rerun_shows_each_field(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one", "2"))
    ingest([str(packs)], settings, parser=ONE)
    same = rerun("a", settings, parser=ONE)
    assert (same.is_different, same.datasets, same.release_id) == (False, (), None)
    report = rerun("a", settings, parser=TWO)
    (change,) = report.changes
    assert [(f.column_name, f.old_value, f.new_value) for f in change.fields] == [("description", "one", "ONE")]
    assert [(d.dataset, d.added, d.changed, d.removed) for d in report.datasets] == [("actions", 0, 1, 0)]
    assert (report.published_version, report.parser_version) == ("v1", "v2")
    assert texts(settings) == ["2", "one"]


def test_rerun_publishes_when_asked(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    (packs / "2.pdf").write_bytes(body("b", "two"))
    ingest([str(packs)], settings, parser=ONE)
    assert rerun("a", settings, publish=True, parser=ONE).release_id is None
    assert rerun("a", settings, publish=True, parser=TWO).release_id == "r000002"
    assert texts(settings) == ["ONE", "two"]
    assert rerun("a", settings, publish=True, parser=WORSE).release_id == "r000003"
    assert {row["document_id"]: row["status"] for row in rows(settings, "documents")} == {"a": "partial", "b": "parsed"}


def test_rerun_of_a_quarantined_document(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    ingest([str(packs)], settings, parser=ONE)
    report = rerun("a", settings, publish=True, parser=SLOW)
    assert (report.status, report.changes, report.release_id) == ("quarantined", (), None)
    assert texts(settings) == ["one"]
    with pytest.raises(NotFound, match="nobody"):
        rerun("nobody", settings, parser=ONE)


def test_a_document_from_two_places_shows_its_address(settings: Settings, packs: Path) -> None:
    from datetime import UTC, datetime

    from pipeline.raw import Source

    (packs / "1.pdf").write_bytes(body("a", "one"))
    ingest([str(packs)], settings, parser=ONE)
    raw = RawStore(LocalStorage(settings.data_dir))
    raw.keep(body("a", "one"), Source(address="https://example.org/a.pdf", source_name="site", retrieved_at=datetime.now(UTC)))
    assert ingest([], settings, parser=ONE).reparsed
    assert [(row["source_url"], row["source_name"]) for row in rows(settings, "documents")] == [("https://example.org/a.pdf", "site")]


def test_a_rollback_holds_until_the_next_ingest(settings: Settings, packs: Path) -> None:
    (packs / "1.pdf").write_bytes(body("a", "one"))
    ingest([str(packs)], settings, parser=ONE)
    (packs / "2.pdf").write_bytes(body("b", "two"))
    ingest([str(packs)], settings, parser=ONE)
    rollback(settings.data_dir)
    assert texts(settings) == ["one"]
    assert ingest([], settings, parser=ONE).release_id == "r000003"
    assert release_ids(LocalStorage(settings.data_dir)) == ("r000001", "r000002", "r000003")
