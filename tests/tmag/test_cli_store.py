"""The commands around a store: ingest, status, datasets, show, issues, releases, rollback, rerun."""

from __future__ import annotations

import json
import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import PACKS, THREE, Run
from PIL import Image

from pipeline.diff import FieldChange, RowChange
from pipeline.rerun import RerunReport
from schemas.datasets import DATASETS
from tmag.commands.ingest import exit_of

TMAG_16 = PACKS / "tmag-16-papers-v1.0.pdf"
RED, BLUE = (208, 32, 32), (24, 88, 200)


def query(run: Run, data_dir: Path, sql: str) -> list[dict[str, Any]]:
    return list(json.loads(run("--data-dir", data_dir, "query", sql, "--format", "json").out))


def test_ingest_publishes_once_and_then_says_that_nothing_is_new(run: Run) -> None:
    first = run("ingest", *THREE, "--no-flow")
    assert first.code == 0
    assert "Published release r000001: 3 new, 0 parsed again, 0 unchanged." in first.out
    again = run("ingest", *THREE, "--no-flow")
    assert again.code == 0
    assert "Nothing is new: release r000001 stays as it is." in again.out
    assert [row["n"] for row in query(run, Path("data"), "select count(*) as n from documents")] == [3]


def test_ingest_of_what_cannot_be_read(run: Run) -> None:
    Path("note.pdf").write_text("No PDF at all.", encoding="utf-8")
    assert run("ingest", "note.pdf", "--no-flow").code == 4
    assert run("ingest", "note.pdf", TMAG_16, "--no-flow").code == 1
    status = run("status")
    assert "quarantined" in status.out
    assert "not_pdf" in status.out


def test_ingest_of_addresses(run: Run, tmp_path: Path) -> None:
    Path("tmag.toml").write_text("[fetch]\nallows_private_networks = true\ndelay_seconds = 0\n", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(TMAG_16, site / "pack.pdf")
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        assert run("ingest", f"{address}/absent.pdf", "--no-flow").code == 4
        ran = run("ingest", f"{address}/pack.pdf", f"{address}/absent.pdf", "--no-flow")
        server.shutdown()
    assert ran.code == 1
    assert "absent.pdf answers 404" in ran.out
    (row,) = query(run, Path("data"), "select source_url, retrieved_at is not null as is_dated from documents")
    assert row == {"source_url": f"{address}/pack.pdf", "is_dated": True}
    assert query(run, Path("data"), "select distinct page_url from agenda_items") == [{"page_url": f"{address}/pack.pdf#page=2"}]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_folder_of_good_and_bad_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    (folder / "below").mkdir(parents=True)
    shutil.copy(TMAG_16, folder / "below/good.PDF")
    (folder / "bad.pdf").write_bytes(TMAG_16.read_bytes()[:40_000])
    (folder / "empty.pdf").touch()
    (folder / "notes.txt").write_text("no pack", encoding="utf-8")
    assert run("ingest", folder, "--no-flow").code == 1
    rows = query(run, Path("data"), "select status, status_reason from documents order by all")
    assert [(row["status"], row["status_reason"]) for row in rows] == [
        ("parsed", None),
        ("quarantined", "empty"),
        ("quarantined", "truncated"),
    ]
    status = run("status").out
    assert status.count("get the file again") == 2


def test_ingest_of_an_empty_folder_does_nothing_and_says_so(run: Run) -> None:
    Path("empty").mkdir()
    ran = run("ingest", "empty", "--no-flow")
    assert ran.code == 0
    assert "Nothing is published" in ran.out


def test_ingest_without_arguments_takes_the_sources(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    shutil.copy(TMAG_16, folder)
    Path("tmag.toml").write_text(f'[[sources]]\nkind = "folder"\nname = "packs"\npath = "{folder}"\n', encoding="utf-8")
    assert run("ingest", "--no-flow").code == 0
    assert query(run, Path("data"), "select distinct source_name from documents") == [{"source_name": "packs"}]


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([], 0),
        (["parsed", "parsed"], 0),
        (["parsed", "partial"], 1),
        (["parsed", "quarantined"], 1),
        (["partial", "failed"], 1),
        (["quarantined", "quarantined"], 4),
        (["quarantined", "failed"], 4),
    ],
)
def test_exit_codes_of_ingest(statuses: list[str], code: int) -> None:
    assert exit_of(statuses) == code


def test_status_tells_what_is_published(run: Run, published: Path) -> None:
    ran = run("status", "--data-dir", published)
    line, _, rest = ran.out.partition("\n\n")
    assert re.fullmatch(r"OK \d\d:\d\d · release r000001 · 0 new, 0 held, 0 overdue", line)
    assert rest.startswith("Release r000001")
    assert "SITAG" in rest


def test_status_is_one_line_for_a_monitor(run: Run, published: Path) -> None:
    early = run("status", "--line", "--at", "2023-05-13T03:12", "--data-dir", published)
    assert early == (0, "OK 03:12 · release r000001 · 0 new, 0 held, 1 overdue: TMAG papers expected by 12 May\n", "")
    late = run("status", "--line", "--at", "2023-05-16T03:12", "--data-dir", published)
    assert (late.code, late.out[:39]) == (1, "FAIL 03:12 · 1 late by more than 2 days")
    assert run("status", "--at", "tomorrow", "--data-dir", published).code == 2


def test_unhold_needs_a_document_that_is_held(run: Run, published: Path) -> None:
    assert run("unhold", "tmag-16-papers-v1.0", "--data-dir", published).code == 3
    assert run("unhold", "nobody", "--data-dir", published).code == 3


def test_datasets_are_listed_with_their_rows(run: Run, published: Path) -> None:
    lines = run("datasets", "--data-dir", published).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(DATASETS)
    counts = {line.split()[0]: line.split()[1] for line in lines[1:]}
    assert (counts["documents"], counts["slides"]) == ("3", "61")
    assert "documents" in run("datasets").out


def test_columns_of_a_dataset(run: Run) -> None:
    lines = run("datasets", "--columns", "actions").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(DATASETS["actions"].columns)
    assert [line.split()[1] for line in lines if line.startswith("due_date ")] == ["date32"]


def action(run: Run, data_dir: Path) -> dict[str, Any]:
    sql = "select row_id, row_key, page_number, x0, top, x1, bottom from actions where action_ref = 'TMAG14-01' and meeting_id = 'TMAG-16'"
    (row,) = query(run, data_dir, sql)
    return row


def test_show_tells_fields_place_and_sources(run: Run, published: Path) -> None:
    row = action(run, published)
    ran = run("show", row["row_id"], "--data-dir", published)
    assert ran.code == 0
    assert ran.out.startswith(f"actions  {row['row_id']}")
    for part in ("TMAG14-01", "recommend_closed", f"page {row['page_number']}, box", "read from"):
        assert part in ran.out
    assert run("show", row["row_key"], "--data-dir", published) == ran


def test_show_draws_the_box_where_the_row_stands(run: Run, published: Path) -> None:
    row = action(run, published)
    assert run("show", row["row_id"], "--image", "row.png", "--data-dir", published).code == 0
    with Image.open("row.png") as image:
        picture = image.convert("RGB")
    assert picture.size == pytest.approx((1920, 1080), abs=2)
    pixels = np.asarray(picture)
    rows, columns = (pixels == RED).all(axis=2).nonzero()
    edges = (columns.min(), rows.min(), columns.max(), rows.max())
    assert edges == pytest.approx([2 * row[name] for name in ("x0", "top", "x1", "bottom")], abs=6)
    assert (pixels[edges[1] : edges[3], edges[0] : edges[2]] == BLUE).all(axis=2).any()
    assert [path.name for path in Path().iterdir()] == ["row.png"]


def test_show_of_a_row_without_a_place_draws_nothing(run: Run, published: Path) -> None:
    (row,) = query(run, published, "select row_id from parse_runs limit 1")
    assert run("show", row["row_id"], "--data-dir", published).code == 0
    assert run("show", row["row_id"], "--image", "row.png", "--data-dir", published).code == 2
    assert run("show", row["row_id"], "--image", "absent/row.png", "--data-dir", published).code == 3


def test_issues_can_be_narrowed(run: Run, published: Path) -> None:
    rows = query(run, published, "select code, severity, document_id from parse_issues")
    assert len(run("issues", "--data-dir", published).out.splitlines()) == 1 + len(rows)
    narrow = run("issues", "--document", "tmag-16-papers-v1.0", "--severity", "warning", "--data-dir", published).out.splitlines()[1:]
    wanted = [row for row in rows if (row["document_id"], row["severity"]) == ("tmag-16-papers-v1.0", "warning")]
    assert len(narrow) == len(wanted) > 0
    assert all("tmag-16-papers-v1.0" in line for line in narrow)
    of_code = run("issues", "--code", "divider_lead_mismatch", "--data-dir", published).out.splitlines()[1:]
    assert len(of_code) == len([row for row in rows if row["code"] == "divider_lead_mismatch"]) > 0


def test_releases_rollback_and_prune(run: Run, own_store: Path) -> None:
    Path("note.pdf").write_text("No PDF at all.", encoding="utf-8")
    run("ingest", "note.pdf", "--no-flow", "--data-dir", own_store)

    def current() -> str:
        (line,) = [line for line in run("releases", "--data-dir", own_store).out.splitlines() if line.startswith("*")]
        return line.split()[1]

    assert current() == "r000002"
    assert "r000001" in run("rollback", "--data-dir", own_store).out
    assert current() == "r000001"
    assert run("rollback", "--data-dir", own_store).code == 3
    assert run("rollback", "r000002", "--data-dir", own_store).code == 0
    assert current() == "r000002"
    pruned = run("releases", "prune", "--keep", "1", "--data-dir", own_store)
    assert pruned.out.startswith("1 releases removed, 1 kept")
    assert query(run, own_store, "select count(*) as n from documents") == [{"n": 4}]


def test_rerun_without_a_difference_is_0(run: Run, own_store: Path) -> None:
    ran = run("rerun", "tmag-16-papers-v1.0", "--data-dir", own_store)
    assert ran.code == 0
    assert "No difference." in ran.out


def test_rerun_shows_differences_field_by_field(run: Run, own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    field = FieldChange(column_name="status", old_value="open", new_value="closed")
    changes = (
        RowChange(dataset="actions", operation="changed", row_key="TMAG-16/papers/actions/a", fields=(field,)),
        RowChange(dataset="actions", operation="removed", row_key="TMAG-16/papers/actions/b"),
    )

    def differing(document_id: str, _settings: object, *, publish: bool) -> RerunReport:
        return RerunReport(
            document_id=document_id,
            sha256="0" * 64,
            status="parsed",
            status_reason=None,
            published_version="1",
            parser_version="2",
            changes=changes,
            release_id="r000002" if publish else None,
        )

    monkeypatch.setattr("pipeline.rerun.rerun", differing)
    ran = run("rerun", "tmag-16-papers-v1.0", "--data-dir", own_store)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[:3] == ["~ TMAG-16/papers/actions/a", '    status: "open" -> "closed"', "- TMAG-16/papers/actions/b"]
    assert ["actions", "0", "1", "1"] in [line.split() for line in lines]
    assert "--publish" in lines[-1]
    published = run("rerun", "tmag-16-papers-v1.0", "--publish", "--data-dir", own_store)
    assert (published.code, published.out.splitlines()[-1]) == (1, "Published release r000002.")


def test_rerun_of_what_is_quarantined_is_4(run: Run) -> None:
    Path("note.pdf").write_text("No PDF at all.", encoding="utf-8")
    run("ingest", "note.pdf", "--no-flow")
    (row,) = query(run, Path("data"), "select document_id from documents")
    assert run("rerun", row["document_id"]).code == 4
