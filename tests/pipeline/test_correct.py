"""Corrections of single values: what they change, when they are stale, and that a changed file leads to another parse."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from fake_parse import body
from test_ingest import ONE

from pipeline.correct import Correction, read_corrections
from pipeline.ingest import ingest
from pipeline.releases import resolve_current
from pipeline.rerun import rerun
from pipeline.settings import Settings
from schemas.errors import SettingsError

pytestmark = pytest.mark.usefixtures("parsed_here")

KEY = "TMAG-16/papers/actions/a1"
ENTRY = """[[corrections]]
row_key = "{key}"
column = "{column}"
expects = {expects}
value = {value}
reason = "as the chair said"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "pack.pdf").write_bytes(body("tmag-16-papers-v1.0", "first", "second", group="TMAG", meeting="TMAG-16", date="2023-03-15"))
    return Settings(data_dir=tmp_path / "data", corrections_dir=tmp_path / "corrections")


def correct(settings: Settings, key: str, expects: str = '"first"', value: str = '"what was meant"', column: str = "description") -> None:
    text = ENTRY.format(key=key, column=column, expects=expects, value=value)
    (settings.corrections_dir / "tmag-16-papers-v1.0.toml").write_text(text, encoding="utf-8")


def rows(settings: Settings, dataset: str) -> list[dict[str, Any]]:
    return pq.read_table(resolve_current(settings.data_dir) / f"{dataset}.parquet").to_pylist()


def key_of(settings: Settings, description: str) -> str:
    return next(str(row["row_key"]) for row in rows(settings, "actions") if row["description"] == description)


def publish(settings: Settings) -> str:
    """Publish without corrections; gives the key of the first action."""
    ingest([str(settings.data_dir.parent / "pack.pdf")], settings, parser=ONE)
    return key_of(settings, "first")


def test_a_correction_that_is_written_parses_its_document_once_more(settings: Settings) -> None:
    key = publish(settings)
    correct(settings, key)
    report = ingest([], settings, parser=ONE)
    assert [outcome.state for outcome in report.outcomes] == ["reparsed"]
    assert report.release_id == "r000002"
    assert {(row["description"], row["is_corrected"]) for row in rows(settings, "actions")} == {("what was meant", True), ("second", False)}
    assert ingest([], settings, parser=ONE).outcomes == ()
    (settings.corrections_dir / "tmag-16-papers-v1.0.toml").unlink()
    ingest([], settings, parser=ONE)
    assert {(row["description"], row["is_corrected"]) for row in rows(settings, "actions")} == {("first", False), ("second", False)}


def test_a_correction_that_is_there_before_the_document_counts_at_once(settings: Settings, tmp_path: Path) -> None:
    key = publish(settings)
    correct(settings, key)
    fresh = settings.model_copy(update={"data_dir": tmp_path / "other"})
    ingest([str(tmp_path / "pack.pdf")], fresh, parser=ONE)
    assert "what was meant" in {row["description"] for row in rows(fresh, "actions")}
    assert ingest([], fresh, parser=ONE).outcomes == ()


def test_a_rerun_tells_what_a_correction_changes(settings: Settings) -> None:
    correct(settings, publish(settings))
    (change,) = rerun("tmag-16-papers-v1.0", settings, parser=ONE).changes
    assert {(field.column_name, field.new_value) for field in change.fields} == {("description", "what was meant"), ("is_corrected", True)}


@pytest.mark.parametrize(("key", "told"), [("{key}", "is 'first'; its correction expects 'other'"), ("{key}x", "There is no row")])
def test_a_stale_correction_changes_nothing_and_is_told(settings: Settings, key: str, told: str) -> None:
    correct(settings, key.format(key=publish(settings)), expects='"other"')
    ingest([], settings, parser=ONE)
    assert {row["description"] for row in rows(settings, "actions")} == {"first", "second"}
    (issue,) = [row for row in rows(settings, "parse_issues") if row["code"] == "correction_stale"]
    assert told in issue["message"]
    assert [row["status"] for row in rows(settings, "documents")] == ["parsed"]


def test_an_empty_field_is_filled_and_a_date_may_be_text(settings: Settings) -> None:
    key = publish(settings)
    for value in ("2023-04-19", '"2023-04-19"'):
        (settings.corrections_dir / "tmag-16-papers-v1.0.toml").write_text(
            f'[[corrections]]\nrow_key = "{key}"\ncolumn = "due_date"\nvalue = {value}\nreason = "said in the meeting"\n', encoding="utf-8"
        )
        (correction,) = read_corrections(settings.corrections_dir, "tmag-16-papers-v1.0")
        assert correction == Correction(row_key=key, column="due_date", value=date(2023, 4, 19), reason="said in the meeting")
        ingest([], settings, parser=ONE)
        assert [row["due_date"] for row in rows(settings, "actions") if row["row_key"] == key] == [date(2023, 4, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "row_key = 1",
        "[[corrections]]\nrow_key = 'TMAG-16/papers/actions/a1'\n",
        ENTRY.format(key=KEY, column="row_id", expects="1", value="2"),
        ENTRY.format(key=KEY, column="nothing", expects="1", value="2"),
        ENTRY.format(key="TMAG-16/papers/nothing/a1", column="description", expects="1", value="2"),
        ENTRY.format(key="TMAG-16/papers/documents", column="title", expects="1", value="'x'"),
        ENTRY.format(key=KEY, column="due_date", expects="1", value="'soon'"),
        ENTRY.format(key=KEY, column="description", expects="'a'", value="''"),
        ENTRY.format(key=KEY, column="description", expects="'a'", value="1"),
        ENTRY.format(key=KEY, column="description", expects="'a'", value="'b'") + "more = 1\n",
    ],
)
def test_a_file_that_is_wrong_is_told_before_anything_is_done(settings: Settings, text: str) -> None:
    (settings.corrections_dir / "tmag-16-papers-v1.0.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"tmag-16-papers-v1\.0\.toml"):
        ingest([str(settings.data_dir.parent / "pack.pdf")], settings, parser=ONE)
    assert not (settings.data_dir / "raw").exists()


def test_a_file_that_is_called_as_no_document_is_told(settings: Settings) -> None:
    (settings.corrections_dir / "TMAG 16.toml").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="called as no document"):
        ingest([str(settings.data_dir.parent / "pack.pdf")], settings, parser=ONE)


@pytest.mark.parametrize("name", ["../parties", "a/b", "", None])
def test_a_documents_id_never_leads_out_of_the_folder(settings: Settings, name: str | None) -> None:
    (settings.corrections_dir.parent / "parties.toml").write_text("nonsense", encoding="utf-8")
    assert read_corrections(settings.corrections_dir, name) == ()
