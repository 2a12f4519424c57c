from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import THREE, Ran, Run

from pipeline import isolate
from pipeline.ingest import ingest
from pipeline.settings import Settings, load_settings
from tmag.cli import main


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test stands in an empty folder of its own, and the environment says nothing."""
    for name in ("TMAG_DATA_DIR", "TMAG_SETTINGS", "TMAG_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)


Answers = dict[bytes, Any]


@pytest.fixture(scope="session")
def _answers() -> Answers:
    return {}


@pytest.fixture(scope="session")
def _remembering(_answers: Answers) -> Callable[..., Any]:
    """A child's work on a document, done once for all that ask for it in the same words: they are about what is made of it."""
    asked = isolate._once

    def once(work: Any, read: Any, request: Any, *others: Any) -> Any:
        words = pickle.dumps((work, request, *others))
        if words not in _answers:
            given, cost = asked(work, read, request, *others)
            if isinstance(given, isolate.Verdict):
                return given, cost
            _answers[words] = given, cost
        return _answers[words]

    return once


@pytest.fixture(autouse=True)
def children_answers(_answers: Answers, _remembering: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What children of this process answered until now; who clears it has them work anew."""
    monkeypatch.setattr(isolate, "_once", _remembering)
    return _answers


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line; one sentence on stderr and no traceback is checked of every call that fails."""

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        ran = Ran(int(end.value.code or 0), *capsys.readouterr())
        assert "Traceback" not in ran.err
        if ran.code in (2, 3, 5, 70):
            assert ran.out == ""
            assert ran.err.startswith("tmag: ")
            assert ran.err.count("\n") == 1
        return ran

    return call


@pytest.fixture(scope="session")
def _published(tmp_path_factory: pytest.TempPathFactory, _remembering: Callable[..., Any]) -> Settings:
    settings = load_settings(None, tmp_path_factory.mktemp("published") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolate, "_once", _remembering)
        report = ingest([str(pack) for pack in THREE], settings)
    assert len(report.outcomes) == 3
    return settings


@pytest.fixture
def published(_published: Settings) -> Path:
    """The data folder in which the sample packs are published; not to be written to."""
    return _published.data_dir


@pytest.fixture
def own_store(_published: Settings, tmp_path: Path) -> Path:
    """A copy of it, to write to."""
    return Path(shutil.copytree(_published.data_dir, tmp_path / "data", symlinks=True))
