"""A backfill that is killed by the kernel, and begun again by the same call."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.catalogue import Catalogue
from pipeline.ledger import Ledger
from pipeline.manifest import current_id
from pipeline.releases import resolve_current
from pipeline.storage import LocalStorage
from tests.site import Site, serving
from tests.site.papers import sample_papers
from tests.site.settings import settings_file

ROOT = Path(__file__).parents[2]


def until(what: Callable[[], object], seconds: float = 180.0) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


def begun(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tmag", "backfill", "--since", "2023-01-01"]
    return subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True)


@pytest.mark.slow
@pytest.mark.parametrize("parses", [1, 4, 9])
def test_what_was_fetched_and_parsed_before_the_kill_is_not_done_again(tmp_path: Path, parses: int) -> None:
    storage = LocalStorage(tmp_path / "data")
    ledger = Ledger(storage)
    with serving(Site(papers=sample_papers())) as site:
        settings_file(site, tmp_path)
        process = begun(tmp_path)
        until(lambda: len(ledger.parse_ids()) >= parses)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert current_id(storage) is None
        before = ledger.parse_ids()
        fetched = [paper for paper in site.papers if Catalogue(storage).fetched(site.address + paper.path)]
        assert len(fetched) >= len(before)
        site.requests.clear()
        assert begun(tmp_path).wait(180) == 0
        assert not [paper.path for paper in fetched if site.asked(paper.path)]
    assert set(before) < set(ledger.parse_ids())
    published = pq.read_table(resolve_current(storage.root) / "documents.parquet").to_pylist()
    assert len(published) == len(ledger.parse_ids()) == 16
    assert {row["status"] for row in published} == {"parsed"}
