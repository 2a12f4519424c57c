from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import Desk
from fake_parse import body, parse_lines_again, parse_lines_worse, reject_lines

from pipeline.manifest import current_manifest, release_ids
from pipeline.publish import publish
from pipeline.releases import list_releases, prune, resolve_current, rollback
from pipeline.storage import LocalStorage
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import NotFound, SettingsError


def texts(root: Path, dataset: str = "actions") -> list[str]:
    return sorted(pq.read_table(resolve_current(root) / f"{dataset}.parquet")["description"].to_pylist())


def states(root: Path) -> list[tuple[str, str | None]]:
    rows = pq.read_table(resolve_current(root) / "documents.parquet").to_pylist()
    return [(row["status"], row["status_reason"]) for row in rows]


def test_every_dataset_is_written_in_its_schema(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    folder = resolve_current(desk.root)
    assert {path.stem for path in folder.glob("*.parquet")} == set(DATASETS)
    for name in DATASETS:
        schema = pq.read_schema(folder / f"{name}.parquet")
        assert schema.equals(arrow_schema(name), check_metadata=True), name


def test_the_first_release_counts_all_rows_as_added(desk: Desk) -> None:
    published = desk.publish(desk.parse(body("a", "one", "two")))
    run = pq.read_table(resolve_current(desk.root) / "parse_runs.parquet").to_pylist()[0]
    assert (run["rows_added"], run["rows_changed"], run["rows_removed"], run["rows_unchanged"]) == (3, 0, 0, 0)
    assert published.release_id == "r000001"


def test_publishing_the_same_again_is_nothing_new(desk: Desk) -> None:
    record = desk.parse(body("a", "one"))
    desk.publish(record)
    again = desk.publish(desk.parse(body("a", "one")))
    assert again.release_id is None
    assert release_ids(desk.storage) == ("r000001",)


def test_documents_add_up_and_the_same_bytes_come_out_in_any_order(desk: Desk, tmp_path: Path) -> None:
    one, two = body("a", "one", date="2023-03-15"), body("b", "two", date="2023-04-19")
    desk.publish(desk.parse(one))
    desk.publish(desk.parse(two))
    other = Desk(tmp_path / "other")
    other.publish(other.parse(two), other.parse(one))
    assert texts(desk.root) == ["one", "two"]
    for name in set(DATASETS) - {"parse_runs"}:
        files = [resolve_current(root) / f"{name}.parquet" for root in (desk.root, other.root)]
        assert files[0].read_bytes() == files[1].read_bytes(), name


def test_a_new_parse_replaces_and_is_counted(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one", "2")))
    desk.publish(desk.parse(body("a", "one", "2"), parse_lines_again))
    assert texts(desk.root) == ["2", "ONE"]
    run = pq.read_table(resolve_current(desk.root) / "parse_runs.parquet").to_pylist()[0]
    assert (run["rows_added"], run["rows_changed"], run["rows_removed"], run["rows_unchanged"]) == (0, 1, 0, 2)


def test_a_worse_parse_stays_out_until_someone_decides(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    worse = desk.parse(body("a", "one"), parse_lines_worse)
    held = desk.publish(worse)
    assert [(kept.document_id, kept.new_status, kept.is_news) for kept in held.kept] == [("a", "partial", True)]
    assert states(desk.root) == [("held", "the new parse is partial, the published one parsed")]
    assert texts(desk.root) == ["one"]
    again = desk.publish(worse)
    assert (again.release_id, [kept.is_news for kept in again.kept]) == (None, [False])
    decided = desk.publish(worse, is_decided=True)
    assert decided.manifest.choices[0].status == "partial"
    assert states(desk.root) == [("partial", None)]


def test_a_quarantined_parse_never_replaces_a_good_one(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    rejected = desk.parse(body("a", "one"), reject_lines)
    assert rejected.status == "quarantined"
    held = desk.publish(rejected, is_decided=True)
    assert held.kept[0].new_reason == "timeout: slow"
    assert texts(desk.root) == ["one"]
    assert states(desk.root) == [("held", "timeout: slow")]


def test_a_first_quarantined_document_is_one_row(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one", reject="encrypted")))
    folder = resolve_current(desk.root)
    assert pq.read_table(folder / "documents.parquet")["status_reason"].to_pylist() == ["encrypted"]
    assert pq.read_table(folder / "parse_runs.parquet").num_rows == 1
    assert pq.read_table(folder / "actions.parquet").num_rows == 0


def test_rollback_and_forward(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    desk.publish(desk.parse(body("b", "two")))
    assert rollback(desk.root).release_id == "r000001"
    assert texts(desk.root) == ["one"]
    assert [(r.release_id, r.is_current) for r in list_releases(desk.root)] == [("r000002", False), ("r000001", True)]
    assert rollback(desk.root, "r000002").release_id == "r000002"
    assert texts(desk.root) == ["one", "two"]


def test_publishing_after_a_rollback_takes_a_new_id(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    desk.publish(desk.parse(body("b", "two")))
    rollback(desk.root)
    third = desk.publish(desk.parse(body("c", "three")))
    assert (third.release_id, third.manifest.parent) == ("r000003", "r000001")
    assert texts(desk.root) == ["one", "three"]


def test_what_does_not_exist_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound, match="tmag ingest"):
        resolve_current(desk.root)
    with pytest.raises(NotFound):
        rollback(desk.root)
    desk.publish(desk.parse(body("a", "one")))
    with pytest.raises(NotFound, match="first release"):
        rollback(desk.root)
    with pytest.raises(NotFound, match="r000009"):
        rollback(desk.root, "r000009")
    with pytest.raises(SettingsError):
        prune(desk.root, 0)


def test_prune_keeps_the_newest_and_the_current(desk: Desk) -> None:
    for number in range(5):
        desk.publish(desk.parse(body(f"d{number}", f"text {number}")))
    rollback(desk.root, "r000002")
    before = len(desk.storage.list("objects"))
    report = prune(desk.root, 1)
    assert report.removed == ("r000001", "r000003", "r000004")
    assert report.kept == ("r000002", "r000005")
    assert report.bytes_freed > 0
    assert len(desk.storage.list("objects")) < before
    assert texts(desk.root) == ["text 0", "text 1"]
    rollback(desk.root, "r000005")
    assert len(texts(desk.root)) == 5
    desk.publish(desk.parse(body("e", "after")))
    assert len(texts(desk.root)) == 6


def test_prune_forgets_parses_that_nothing_needs(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    desk.publish(desk.parse(body("a", "one"), parse_lines_again))
    prune(desk.root, 1)
    assert [record.parser_version for record in desk.ledger.records()] == ["v2"]


def test_two_publishers_at_once_lose_nothing(desk: Desk) -> None:
    records = [desk.parse(body(f"d{number}", f"text {number}")) for number in range(12)]
    threads = [threading.Thread(target=lambda r=record: desk.publish(r)) for record in records]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    manifest = current_manifest(desk.storage)
    assert manifest is not None
    assert [choice.document_id for choice in manifest.choices] == sorted(f"d{number}" for number in range(12))
    assert len(release_ids(desk.storage)) == 12


def test_a_release_taken_by_another_is_never_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A publisher elsewhere, whom our lock does not reach, writes the next manifest a moment before us."""
    desk.publish(desk.parse(body("a", "one")))
    first = release_ids(desk.storage)
    put_once = LocalStorage.put_once
    taken = []

    def outrun(self: LocalStorage, key: str, data: bytes) -> bool:
        if key == "manifests/r000002.json" and not taken:
            taken.append(put_once(self, key, (self.root / "manifests/r000001.json").read_bytes()))
        return put_once(self, key, data)

    monkeypatch.setattr(LocalStorage, "put_once", outrun)
    assert desk.publish(desk.parse(body("b", "two"))).release_id == "r000003"
    assert first == ("r000001",)


_READER = """
import sys
sys.path[:0] = [{root!r}]
from pathlib import Path
import pyarrow.parquet as pq
from pipeline.releases import resolve_current
from schemas.datasets import DATASETS
seen = set()
print("reading", flush=True)
while not Path(sys.argv[2]).exists():
    folder = resolve_current(Path(sys.argv[1]))
    tables = {{name: pq.ParquetFile(folder / f"{{name}}.parquet").read(use_threads=False) for name in DATASETS}}
    ids = {{frozenset(tables[name]["document_id"].to_pylist()) for name in ("documents", "actions", "parse_runs")}}
    seen |= ids
    assert len(ids) == 1, (folder, ids)
print(len(seen))
"""


@pytest.mark.parametrize("publishes", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_a_reader_never_sees_two_releases(desk: Desk, tmp_path: Path, publishes: int) -> None:
    """Every document has one row in each of three datasets; were they of two releases, their documents would differ."""
    records = [desk.parse(body(f"d{number}", f"text {number}")) for number in range(4)]
    desk.publish(records[0])
    end = tmp_path / "end"
    source = _READER.format(root=str(Path(__file__).parents[2]))
    reader = subprocess.Popen([sys.executable, "-c", source, str(desk.root), str(end)], stdout=subprocess.PIPE, text=True)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"
    for number in range(publishes):
        desk.publish(records[1 + number % 3])
        if number % 3 == 2:
            rollback(desk.root, "r000001")
    end.touch()
    seen = int(reader.stdout.read())
    assert reader.wait() == 0
    assert len(release_ids(desk.storage)) == publishes + 1
    assert seen > 1


_PUBLISHER = """
import sys
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
from conftest import Desk
from fake_parse import body
desk = Desk(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10_000):
    desk.publish(desk.parse(body(f"d{{number % 7}}-{{number}}", f"text {{number}}")))
    print(number, flush=True)
"""


def _kill_series(desk: Desk, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    source = _PUBLISHER.format(tests=str(Path(__file__).parent), root=str(Path(__file__).parents[2]))
    desk.publish(desk.parse(body("base", "base")))
    start = 0
    for _ in range(kills):
        child = subprocess.Popen([sys.executable, "-c", source, str(desk.root), str(start)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        line = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.12))
        os.kill(child.pid, signal.SIGKILL)
        rest = [line, *child.stdout.read().split("\n")]
        child.wait()
        acknowledged = [int(text) for text in rest if text.strip().isdigit()]
        start = max(acknowledged) + 1
        _assert_whole(desk, acknowledged[-1])
    left_aside_before = len(list((desk.root / "aside").iterdir()))
    prune(desk.root, 1)
    assert list((desk.root / "aside").iterdir()) == [], left_aside_before
    _assert_whole(desk, start - 1)


def _assert_whole(desk: Desk, last: int) -> None:
    folder = resolve_current(desk.root)
    manifest = current_manifest(desk.storage)
    assert manifest is not None
    counts = {file.dataset: file.row_count for file in manifest.files}
    read = {name: pq.read_table(folder / f"{name}.parquet").num_rows for name in DATASETS}
    assert read == counts
    assert f"text {last}" in texts(desk.root)


@pytest.mark.slow
def test_kill_at_any_moment_leaves_a_whole_release(desk: Desk) -> None:
    _kill_series(desk, kills=4, seed=1)


@pytest.mark.slow
def test_kill_at_any_moment_leaves_a_whole_release_many_times(desk: Desk) -> None:
    _kill_series(desk, kills=120, seed=int(datetime.now(UTC).timestamp()))


def test_a_folder_left_by_a_killed_publisher_is_not_taken_over(desk: Desk) -> None:
    desk.storage.put_once("releases/r000001/actions.parquet", b"half of a file")
    desk.publish(desk.parse(body("a", "one")))
    assert texts(desk.root) == ["one"]


def test_a_release_that_somebody_removed_is_told(desk: Desk) -> None:
    desk.publish(desk.parse(body("a", "one")))
    desk.storage.remove("releases/r000001")
    with pytest.raises(NotFound, match="rollback"):
        resolve_current(desk.root)


def test_the_reason_is_kept(desk: Desk) -> None:
    publish(desk.storage, [desk.parse(body("a", "one"))], (), reason="because", now=lambda: datetime.now(UTC))
    assert list_releases(desk.root)[0].reason == "because"
