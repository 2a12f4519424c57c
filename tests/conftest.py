"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from parsers import faults

if TYPE_CHECKING:
    from pipeline.ingest import IngestReport
    from pipeline.settings import Settings

# Ctrl-C is ignored in what a script starts in its background; tests send it, and what they start inherits it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Programs that tests start would compile the whole project anew, each of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Nobody cuts the power while tests run; a publication waits for the disk a hundred times, and tests publish hundreds of times.
os.fsync = lambda _: None

# Parsing makes many objects and hardly any garbage, so that the looks for some are few, as in the processes that parse.
gc.set_threshold(50_000, 20, 20)

# How long an example takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


_FAULT_OF = faults.fault_of


def _raised(error: Exception, work: str) -> NoReturn:
    raise error


@pytest.fixture(scope="session", autouse=True)
def _no_fault_is_hidden() -> Iterator[None]:
    """The parser spares a user what a fault of its own does not touch; a test is to fail of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faults, "fault_of", _raised)
        yield


@pytest.fixture
def faults_are_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults are met as they are outside tests."""
    monkeypatch.setattr(faults, "fault_of", _FAULT_OF)


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, IngestReport]:
    """The bundled packs, published once; tests that ask for it are of the group ``bundled``, so that one worker has them all."""
    from pipeline.ingest import ingest
    from pipeline.settings import load_settings

    found = load_settings(None, tmp_path_factory.mktemp("ingested") / "data")
    report = ingest([str(Path(__file__).parents[1] / "samples" / "packs")], found)
    assert "parser_fault" not in {issue.code for outcome in report.outcomes for issue in outcome.issues}
    return found, report


# What costs much to set up, and the name of the group of those tests that ask for it: one worker runs a group, and sets it up once.
_DEAR = {"ingested": "bundled", "_published": "published", "prefect_server": "prefect"}


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that ask for a dear fixture on one worker."""
    for item in items:
        for name in _DEAR.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(_DEAR[name]))


def pytest_collection_finish() -> None:
    """Thousands of tests are no garbage: without them each look for some costs far less."""
    gc.collect()
    gc.freeze()
    _warm_children()


def _warm_children() -> None:
    """Let the server of the children load the language whoever asks it first.

    The first is often a test with a made-up parser, which needs none; then each child that parses a pack would load it for itself.
    """
    if (isolate := sys.modules.get("pipeline.isolate")) is not None:
        isolate._PRELOADED = (*isolate._PRELOADED, isolate._WITH_LANGUAGE)
