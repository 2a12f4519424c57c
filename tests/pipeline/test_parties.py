"""Parties of a release: names gathered from rows, linked, and written back."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from parsers.language.rulings import Ruling
from pipeline.compile import compile_tables
from pipeline.parties import read_rulings, unheard_rulings
from pipeline.tables import parquet_bytes
from schemas.arrow import to_table
from schemas.datasets import DATASETS
from schemas.errors import SettingsError
from schemas.records import Attendee, Document, Group, Owner, TextBlock
from schemas.rows import Carried, Row, row_id_of

GROUPS = (Group(group_code="TMAG", group_name="Testing and Migration Advisory Group"),)


def parse(number: int, *owners: str, attendees: tuple[str, ...] = (), text: str | None = None, **owner: Any) -> dict[str, pa.Table]:
    """The tables of one document that names these owners, each in a cell of its own, and has this attendance list and this text.

    ``owner`` are columns of all its owners: ``party_type``, ``confidence``, ``is_corrected``.
    """
    sha256 = f"{number:064d}"
    common = {"document_id": f"d{number}", "document_type": "papers", "meeting_date": date(2023, number, 1)}

    def row(dataset: str, key: str, content: Any, confidence: float = 0.9, **carried: Any) -> Row:
        row_key = f"d{number}/{dataset}/{key}"
        row_id = row_id_of(sha256, dataset, row_key)
        return Row(dataset, Carried(row_id=row_id, row_key=row_key, confidence=confidence, **common, **carried), content)

    document = Document(
        sha256=sha256, size_bytes=1, status="parsed", parser_version="v1", schema_version="1", words_total=0, words_claimed=0
    )
    rows = [row("documents", "document", document)]
    rows += [row("text_blocks", "1", TextBlock(block_order=1, block_kind="paragraph", text=text))] if text else []
    kind = owner.pop("party_type", "person")
    for order, name in enumerate(owners):
        content = Owner(
            source_dataset="actions", source_row_id=f"{number}-{order}", owner_order=1, party_type=kind, name_raw=name, name=name
        )
        rows.append(row("owners", f"{order}", content, **owner))
    rows += [row("attendees", name, Attendee(name=name, organisation="Ofgem")) for name in attendees]
    return {name: to_table(name, [made for made in rows if made.dataset == name]) for name in DATASETS}


PARSES = (parse(1, "Asha Brennick"), parse(2, "A Brennick", "AB"), parse(3, "Arun Bole"), parse(4, attendees=("Asha Brennick",)))


def test_owners_of_all_documents_get_their_party() -> None:
    tables = compile_tables(PARSES, GROUPS)
    ids = {row["name"]: row["party_id"] for row in tables["owners"].to_pylist()}
    assert ids == {
        "Asha Brennick": "person/asha-brennick",
        "A Brennick": "person/asha-brennick",
        "AB": None,
        "Arun Bole": "person/arun-bole",
    }
    party = tables["parties"].to_pylist()[1]
    assert (party["organisation"], party["first_seen_date"], party["last_seen_date"]) == ("Ofgem", date(2023, 1, 1), date(2023, 4, 1))
    (alias,) = (row for row in tables["party_aliases"].to_pylist() if row["alias"] == "A Brennick")
    assert (alias["method"], alias["document_count"]) == ("initial_and_surname", 1)


def test_what_fits_several_is_an_issue_about_its_row() -> None:
    tables = compile_tables(PARSES, GROUPS)
    (issue,) = tables["parse_issues"].to_pylist()
    (owner,) = (row for row in tables["owners"].to_pylist() if row["name"] == "AB")
    assert (issue["code"], issue["about_row_id"], issue["document_id"]) == ("party_unresolved", owner["row_id"], "d2")
    assert "Arun Bole, Asha Brennick" in issue["message"]


def test_the_order_of_documents_changes_no_byte() -> None:
    names = ("parties", "party_aliases", "owners", "parse_issues")
    kept = {tuple(parquet_bytes(compile_tables(order, GROUPS)[name]) for name in names) for order in permutations(PARSES)}
    assert len(kept) == 1


def test_rulings_come_first() -> None:
    tables = compile_tables(PARSES, GROUPS, [Ruling(is_same=True, names=("AB", "Arun Bole"), reason="his initials")])
    assert {row["name"]: row["party_id"] for row in tables["owners"].to_pylist()}["AB"] == "person/arun-bole"
    assert tables["parse_issues"].num_rows == 0


def test_a_contact_of_one_document_is_known_to_another() -> None:
    parses = (parse(1, "W Tarn"), parse(2, text="Questions to Wren Tarn (w.tarn@example.org)"))
    (owner,) = compile_tables(parses, GROUPS)["owners"].to_pylist()
    assert owner["party_id"] == "person/wren-tarn"


@pytest.mark.parametrize(
    ("columns", "kind"), [({}, "person"), ({"confidence": 0.9}, "organisation"), ({"is_corrected": True}, "organisation")]
)
def test_a_type_that_was_guessed_is_learnt_from_another_document(columns: dict[str, Any], kind: str) -> None:
    guessed = parse(1, "Quill Tarn", **{"party_type": "organisation", "confidence": 0.4, **columns})
    for order in permutations((guessed, parse(2, attendees=("Quill Tarn",)))):
        (owner,) = compile_tables(order, GROUPS)["owners"].to_pylist()
        assert owner["party_type"] == kind


def test_a_ruling_about_nobody_is_told(caplog: pytest.LogCaptureFixture) -> None:
    ruling = Ruling(is_same=True, names=("Asha Brennick", "Asha Nobody"), reason="a new surname")
    tables = compile_tables(PARSES, GROUPS, [ruling])
    assert [record.getMessage().split(",")[0] for record in caplog.records] == ["corrections/parties.toml names Asha Nobody"]
    assert unheard_rulings(tables, {}, [ruling]) == ("Asha Nobody",)
    assert unheard_rulings(tables, {}, []) == ()


def test_a_folder_without_rulings_has_none(tmp_path: Path) -> None:
    assert read_rulings(tmp_path) == ()


@pytest.mark.parametrize("content", [b"[[same]]\nnames = 1\n", b"\xff"])
def test_a_broken_file_of_rulings_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "parties.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"parties\.toml"):
        read_rulings(tmp_path)


def test_the_file_that_comes_with_the_project_is_whole() -> None:
    assert read_rulings(Path(__file__).parents[2] / "corrections") == ()
