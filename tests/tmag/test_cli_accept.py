"""``tmag accept``: what it keeps, what it says of a difference, and what it never passes in silence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from command_line import PACKS, Run

ID = "tmag-16-papers-v1.0"
SHA256 = hashlib.sha256((PACKS / f"{ID}.pdf").read_bytes()).hexdigest()
FILE = Path("accepted") / f"{ID}.rows.jsonl"


def change(column: str, value: object, dataset: str = "actions") -> None:
    """Let the accepted file give another value for a column of a dataset's first row."""
    lines = FILE.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f'["{dataset}"'))
    lines[at] = json.dumps([dataset, {**json.loads(lines[at])[1], column: value}], ensure_ascii=False)
    FILE.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def accepted(run: Run, published: Path) -> Path:
    assert run("accept", ID, "--data-dir", published).code == 0
    return published


def test_the_file_holds_the_hash_and_a_line_a_row(accepted: Path) -> None:
    head, *rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert head == {"format": 1, "document_id": ID, "sha256": SHA256}
    assert {"agenda_items", "actions", "text_blocks", "field_sources"} <= {dataset for dataset, _ in rows}
    assert not {"parser_version", "retrieved_at", "source_name"} & {name for _, row in rows for name in row}
    assert None not in [value for _, row in rows for value in row.values()]


def test_what_was_accepted_is_what_the_parser_gives(run: Run, accepted: Path) -> None:
    before = FILE.read_bytes()
    ran = run("accept", "--check", "--data-dir", accepted)
    assert ran.code == 0
    assert "1 accepted, 1 as accepted, 0 not." in ran.out
    assert FILE.read_bytes() == before


def test_a_difference_is_shown_field_by_field_and_ends_with_1(run: Run, accepted: Path) -> None:
    change("status_raw", "Adrift")
    ran = run("accept", ID, "--check", "--data-dir", accepted)
    assert ran.code == 1
    assert '    status_raw: "Adrift" -> "' in ran.out
    assert f"{ID}: 1 rows differ from the " in ran.out


def test_rows_that_came_and_went(run: Run, accepted: Path) -> None:
    change("row_key", "TMAG-16/papers/actions/none")
    ran = run("accept", "--check", "--data-dir", accepted)
    assert ran.code == 1
    assert "- TMAG-16/papers/actions/none" in ran.out
    assert "+ TMAG-16/papers/actions/" in ran.out


def test_a_column_that_the_parser_no_longer_fills_is_a_difference(run: Run, accepted: Path) -> None:
    change("attachment_number", 9, "documents")
    ran = run("accept", "--check", "--data-dir", accepted)
    assert ran.code == 1
    assert "attachment_number: 9 -> null" in ran.out


def test_accepting_again_needs_replace_where_it_differs(run: Run, accepted: Path) -> None:
    before = FILE.read_bytes()
    same = run("accept", ID, "--data-dir", accepted)
    assert (same.code, "no difference" in same.out) == (0, True)
    change("status_raw", "Adrift")
    changed = FILE.read_bytes()
    refused = run("accept", ID, "--data-dir", accepted)
    assert refused.code == 1
    assert "status_raw" in refused.out
    assert FILE.read_bytes() == changed
    assert run("accept", ID, "--replace", "--data-dir", accepted).code == 0
    assert FILE.read_bytes() == before


def test_a_pdf_that_is_not_there_is_said_and_the_others_are_checked(run: Run, own_store: Path) -> None:
    assert run("accept", ID, "tmag-17-papers-v1.0", "--data-dir", own_store).code == 0
    (own_store / f"raw/{SHA256}.pdf").unlink()
    ran = run("accept", "--check", "--data-dir", own_store)
    assert ran.code == 1
    assert f"{ID}: not compared, its PDF (sha256 {SHA256}) is not among the raw files" in ran.out
    assert "2 accepted, 1 as accepted, 1 not." in ran.out


def test_other_bytes_under_the_same_name(run: Run, own_store: Path) -> None:
    assert run("accept", ID, "--data-dir", own_store).code == 0
    raw = own_store / f"raw/{SHA256}.pdf"
    raw.chmod(0o644)
    raw.unlink()
    raw.write_bytes((PACKS / "tmag-17-papers-v1.0.pdf").read_bytes())
    ran = run("accept", "--check", "--data-dir", own_store)
    assert ran.code == 1
    assert "holds other bytes" in ran.out


def test_the_folder_is_a_setting(run: Run, published: Path) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/tmag.toml").write_text('accepted_dir = "kept"\n', encoding="utf-8")
    assert run("accept", ID, "--data-dir", published, "--settings", "elsewhere/tmag.toml").code == 0
    assert (Path("elsewhere/kept") / FILE.name).is_file()
    assert not FILE.exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("none-such",), 3),
        (("--check",), 3),
        (("none-such", "--check"), 3),
        ((), 2),
        ((ID, "--check", "--replace"), 2),
    ],
)
def test_what_cannot_be_done(run: Run, published: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run("accept", *arguments, "--data-dir", published).code == code
    assert not FILE.exists()


@pytest.mark.parametrize("text", ["", "[]\n", '{"format": 9}\n', "no JSON\n"])
def test_a_damaged_file_is_said(run: Run, published: Path, text: str) -> None:
    FILE.parent.mkdir()
    FILE.write_text(text, encoding="utf-8")
    ran = run("accept", "--check", "--data-dir", published)
    assert ran.code == 5
    assert "is not an accepted parse" in ran.err
