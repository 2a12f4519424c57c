from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The made-up parser of the pipeline's tests, which child processes import by its name.
sys.path.append(str(Path(__file__).parents[1] / "pipeline"))


@pytest.fixture(scope="module")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One temporary Prefect server for all flow tests, which ends with them: it is busy also when nobody asks it."""
    from flows.environment import prepare
    from pipeline.settings import Settings

    before = dict(os.environ)
    prepare(Settings(data_dir=tmp_path_factory.mktemp("prefect")))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
    os.environ.clear()
    os.environ.update(before)
