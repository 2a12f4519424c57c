"""`import tmag`: published datasets from Python."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from command_line import THREE

import tmag
from pipeline.ingest import ingest
from pipeline.settings import load_settings
from schemas.datasets import DATASETS
from schemas.errors import NotFound


def test_load_keeps_the_types(published: Path) -> None:
    actions = tmag.load("actions", published)
    assert list(actions.columns) == list(DATASETS["actions"].columns)
    assert actions["meeting_date"].iloc[0] == dt.date(2023, 3, 15)
    assert str(actions["page_number"].dtype) == "int32[pyarrow]"
    assert str(actions["needs_review"].dtype) == "bool[pyarrow]"
    assert tmag.load("attendees", published).empty


def test_connect_has_every_dataset(published: Path) -> None:
    with tmag.connect(published) as connection:
        for name in DATASETS:
            rows = connection.execute(f'select count(*) from "{name}"').fetchall()
            assert rows == [(len(tmag.load(name, published)),)]


def test_a_connection_stays_with_its_release(own_store: Path, tmp_path: Path) -> None:
    connection = tmag.connect(own_store)
    (tmp_path / "note.pdf").write_text("No PDF at all.", encoding="utf-8")
    assert ingest([str(tmp_path / "note.pdf")], load_settings(None, own_store)).release_id == "r000002"
    assert connection.execute("select count(*) from documents").fetchall() == [(3,)]
    assert len(tmag.load("documents", own_store)) == 4


def test_the_folder_is_found_as_the_command_finds_it(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMAG_DATA_DIR", str(published))
    assert len(tmag.load("documents")) == len(THREE)
    assert tmag.connect().execute("select count(*) from documents").fetchall() == [(3,)]


def test_what_is_not_there_is_named(published: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Did you mean actions"):
        tmag.load("action", published)
    with pytest.raises(NotFound, match="tmag ingest"):
        tmag.load("actions", tmp_path)
    with pytest.raises(NotFound, match="tmag ingest"):
        tmag.connect(tmp_path)
    with pytest.raises(AttributeError):
        tmag.frobnicate  # noqa: B018


def test_names_and_version() -> None:
    assert tmag.datasets() == tuple(DATASETS)
    assert tmag.__version__ == version("tmag")


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, tmag; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "pyarrow", "duckdb", "click", "pydantic"} & set(loaded)
