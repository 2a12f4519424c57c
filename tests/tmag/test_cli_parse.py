"""`tmag parse`: what is written and printed, and the exit codes."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pyarrow.parquet as pq
import pytest
from command_line import PACKS, Ran, Run

from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from tmag.page_numbers import page_numbers

TMAG_16 = PACKS / "tmag-16-papers-v1.0.pdf"
TMAG_17 = PACKS / "tmag-17-papers-v1.0.pdf"


@pytest.fixture
def not_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "note.pdf"
    path.write_text("No PDF at all.", encoding="utf-8")
    return path


def another_with_the_same_words(path: Path, folder: Path) -> Path:
    """The same pack in other bytes, so that it claims the same document id."""
    copy = folder / f"again-{path.name}"
    with pikepdf.open(path) as pdf:
        pdf.docinfo["/Title"] = "the same again"
        pdf.save(copy)
    return copy


def rows_in(folder: Path, dataset: str) -> list[dict[str, Any]]:
    return pq.read_table(folder / f"{dataset}.parquet").to_pylist()


def objects(ran: Ran) -> dict[str, list[dict[str, Any]]]:
    return dict(json.loads(ran.out))


def test_every_dataset_is_written_in_its_schema(run: Run) -> None:
    ran = run("parse", TMAG_16, "--out", "there")
    assert ran.code == 0
    assert sorted(path.name for path in Path("there").iterdir()) == sorted(f"{name}.parquet" for name in DATASETS)
    for name in DATASETS:
        assert pq.read_schema(Path("there") / f"{name}.parquet").equals(arrow_schema(name), check_metadata=True)
    assert len(rows_in(Path("there"), "slides")) == 28
    assert rows_in(Path("there"), "attendees") == []
    (document,) = rows_in(Path("there"), "documents")
    assert (document["document_id"], document["status"]) == ("tmag-16-papers-v1.0", "parsed")
    assert (document["first_seen_at"], document["retrieved_at"], document["source_url"]) == (None, None, None)


def test_the_summary_tells_documents_words_and_rows(run: Run) -> None:
    ran = run("parse", TMAG_16)
    assert ran.err == ""
    lines = ran.out.splitlines()
    (document,) = rows_in(Path("tmag-out"), "documents")
    assert lines[1].split()[:6] == [
        str(TMAG_16),
        "tmag-16-papers-v1.0",
        "parsed",
        "28",
        str(document["words_total"]),
        str(document["words_claimed"]),
    ]
    assert "slides" in ran.out
    assert lines[-1] == f"{len(DATASETS)} Parquet files are in tmag-out."


def test_two_parses_differ_in_their_runs_only(run: Run, children_answers: dict[bytes, Any]) -> None:
    run("parse", TMAG_16, "--out", "one")
    children_answers.clear()
    run("parse", TMAG_16, "--out", "two")
    differing = [name for name in DATASETS if Path("one", f"{name}.parquet").read_bytes() != Path("two", f"{name}.parquet").read_bytes()]
    assert differing == ["parse_runs"]


def test_what_else_is_in_the_folder_stays(run: Run) -> None:
    folder = Path("there")
    (folder / "below").mkdir(parents=True)
    for name in ("notes.txt", "mine.parquet", "below/actions.parquet", "actions.parquet"):
        (folder / name).write_text("mine", encoding="utf-8")
    run("parse", TMAG_16, "--out", folder)
    kept = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.read_bytes() == b"mine"}
    assert kept == {"notes.txt", "mine.parquet", "below/actions.parquet"}
    assert {path.name for path in folder.iterdir()} == {"notes.txt", "mine.parquet", "below"} | {f"{name}.parquet" for name in DATASETS}


def test_a_failure_while_writing_leaves_the_old_files_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("parse", TMAG_16, "--out", "there")
    before = {path.name: path.read_bytes() for path in Path("there").iterdir()}
    written = []

    def full(table: object) -> bytes:
        written.append(table)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return b"new"

    monkeypatch.setattr("pipeline.tables.parquet_bytes", full)
    assert run("parse", TMAG_17, "--out", "there").code == 5
    assert {path.name: path.read_bytes() for path in Path("there").iterdir()} == before


def test_json_is_one_object_of_every_dataset(run: Run) -> None:
    ran = run("parse", TMAG_16, "--json")
    assert ran.code == 0
    datasets = objects(ran)
    assert list(datasets) == list(DATASETS)
    assert list(datasets["actions"][0]) == list(DATASETS["actions"].columns)
    assert datasets["documents"][0]["meeting_date"] == "2023-03-15"
    assert datasets["parse_runs"][0]["started_at"].endswith("Z")
    assert list(Path().iterdir()) == []


def test_json_and_parquet_together_say_the_same(run: Run) -> None:
    datasets = objects(run("parse", TMAG_17, "--json", "--out", "there"))
    for name in DATASETS:
        assert len(rows_in(Path("there"), name)) == len(datasets[name])
    assert date.fromisoformat(datasets["actions"][0]["meeting_date"]) == rows_in(Path("there"), "actions")[0]["meeting_date"]


def test_files_are_put_together(run: Run) -> None:
    assert run("parse", TMAG_17, TMAG_16, "--out", "both").code == 0
    both = {name: rows_in(Path("both"), name) for name in ("documents", "actions", "slides")}
    assert [row["document_id"] for row in both["documents"]] == ["tmag-16-papers-v1.0", "tmag-17-papers-v1.0"]
    run("parse", TMAG_16, "--out", "one")
    assert [row for row in both["actions"] if row["meeting_id"] == "TMAG-16"] == rows_in(Path("one"), "actions")
    assert len(both["slides"]) == 28 + 19


def test_a_file_named_twice_is_parsed_once(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(TMAG_16.read_bytes())
    ran = run("parse", TMAG_16, copy, TMAG_16)
    assert ran.code == 0
    assert ran.out.count("the same bytes as a file before it") == 2
    assert len(rows_in(Path("tmag-out"), "documents")) == 1


def test_of_two_that_claim_one_id_the_later_gets_another(run: Run, tmp_path: Path) -> None:
    again = another_with_the_same_words(TMAG_17, tmp_path)
    for first, second in ((TMAG_17, again), (again, TMAG_17)):
        datasets = objects(run("parse", first, second, "--json"))
        ids = {row["sha256"]: row["document_id"] for row in datasets["documents"]}
        assert len(ids) == 2
        (other,) = [sha256 for sha256, document_id in ids.items() if document_id != "tmag-17-papers-v1.0"]
        assert ids[other] == f"tmag-17-papers-v1.0-{other[:8]}"
        conflicts = [row["document_id"] for row in datasets["parse_issues"] if row["code"] == "document_id_conflict"]
        assert conflicts == [ids[other]]


def test_a_quarantined_file_is_one_document_and_one_run(run: Run, not_pdf: Path) -> None:
    ran = run("parse", not_pdf, "--json")
    assert ran.code == 4
    datasets = objects(ran)
    assert {name: len(rows) for name, rows in datasets.items() if rows} == {"documents": 1, "parse_runs": 1}
    assert (datasets["documents"][0]["status"], datasets["documents"][0]["status_reason"]) == ("quarantined", "not_pdf")


def test_one_quarantined_of_two_is_1_and_the_other_is_written(run: Run, not_pdf: Path) -> None:
    ran = run("parse", not_pdf, TMAG_16)
    assert ran.code == 1
    assert {row["document_id"]: row["status"] for row in rows_in(Path("tmag-out"), "documents")}["tmag-16-papers-v1.0"] == "parsed"
    assert len(rows_in(Path("tmag-out"), "documents")) == 2
    assert len(rows_in(Path("tmag-out"), "slides")) == 28


def test_pages_leave_the_others_out_and_are_partial_yet_0(run: Run) -> None:
    ran = run("parse", TMAG_16, "--pages", "1,4-5", "--json")
    assert ran.code == 0
    datasets = objects(ran)
    assert [row["page_number"] for row in datasets["slides"]] == [1, 4, 5]
    assert datasets["documents"][0]["status"] == "partial"
    assert datasets["documents"][0]["page_count"] == 28


def test_papers_without_an_agenda_are_partial_and_1(run: Run, tmp_path: Path) -> None:
    with pikepdf.open(TMAG_16) as pdf:
        agenda = [row["page_number"] for row in objects(run("parse", TMAG_16, "--json"))["agenda_items"]]
        for page_number in sorted(set(agenda), reverse=True):
            del pdf.pages[page_number - 1]
        pdf.save(tmp_path / "no-agenda.pdf")
    ran = run("parse", tmp_path / "no-agenda.pdf", "--json")
    assert ran.code == 1
    assert objects(ran)["documents"][0]["status"] == "partial"


def test_a_file_over_the_limit_is_quarantined(run: Run) -> None:
    Path("tmag.toml").write_text("[limits]\nmax_bytes = 1000", encoding="utf-8")
    ran = run("parse", TMAG_16, "--json")
    assert ran.code == 4
    document = objects(ran)["documents"][0]
    assert (document["status_reason"], document["size_bytes"]) == ("too_large", TMAG_16.stat().st_size)


@pytest.mark.slow
def test_a_file_larger_than_its_column_counts_is_quarantined(run: Run) -> None:
    with Path("huge.pdf").open("wb") as file:
        file.truncate(2**31 + 1)
    ran = run("parse", "huge.pdf", "--json")
    assert ran.code == 4
    document = objects(ran)["documents"][0]
    assert (document["status_reason"], document["size_bytes"]) == ("too_large", None)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_engine_can_be_chosen(run: Run, engine: str) -> None:
    datasets = objects(run("parse", TMAG_16, "--json", "--engine", engine, "--pages", "4"))
    assert datasets["parse_runs"][0]["engine"] == engine
    assert [row["action_ref"] for row in datasets["actions"]] == ["TMAG14-01", "TMAG14-02"]


def test_an_encrypted_file_says_what_to_do(run: Run, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(TMAG_16.read_bytes())) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    ran = run("parse", tmp_path / "locked.pdf")
    assert ran.code == 4
    assert "encrypted" in ran.out


def test_page_lists() -> None:
    assert page_numbers("3-5, 1,4") == (1, 3, 4, 5)
    assert page_numbers(" 7 ") == (7,)
