"""What holds for all tests."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pipeline.ingest import IngestReport
    from pipeline.settings import Settings

# Ctrl-C is ignored in what a script starts in its background; tests send it, and what they start inherits it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, IngestReport]:
    """The bundled packs, published once; tests that ask for it are of the group ``bundled``, so that one worker has them all."""
    from pipeline.ingest import ingest
    from pipeline.settings import load_settings

    found = load_settings(None, tmp_path_factory.mktemp("ingested") / "data")
    return found, ingest([str(Path(__file__).parents[1] / "samples" / "packs")], found)
