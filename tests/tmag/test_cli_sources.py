"""A year of packs from the site that the tests play, by the command line: found, fetched, parsed, published; then nothing more to do."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from command_line import Run

from tests.site import Fault, Site, paper_of, serving
from tests.site.papers import PAGES, SAMPLES
from tests.site.settings import settings_file

PROJECT = Path(__file__).parents[2]
MOST_CPU_SECONDS = 2.0


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(Site.of_samples()) as site:
        yield site


def tmag(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """A call as its own process, and the processor time that it and all that it started took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-m", "tmag", *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ran, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def column(folder: Path, dataset: str, name: str) -> list[object]:
    values: list[object] = pq.read_table(folder / f"data/curated/{dataset}.parquet", columns=[name])[name].to_pylist()
    return values


@pytest.mark.parametrize(
    ("without", "count"),
    [(("TMAG", "QAG", "MCAG"), 3), pytest.param(("QAG", "MCAG"), 17, marks=pytest.mark.slow)],
    ids=["a group's", "all"],
)
def test_a_year_of_packs_and_then_nothing_more_to_do(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: tuple[str, ...], count: int
) -> None:
    monkeypatch.chdir(tmp_path)
    settings_file(site, tmp_path, without=without)
    first = run("backfill", "--since", "2022-12-01")
    assert (first.code, first.out) == (0, f"Published release r000001: {count} new, 0 parsed again, 0 unchanged.\n"), first.err
    assert f"backfilling: {count} of {count}" in first.err
    assert len(column(tmp_path, "documents", "document_id")) == count
    assert set(column(tmp_path, "documents", "status")) == {"parsed"}
    assert "cover_listing_mismatch" not in column(tmp_path, "parse_issues", "code")
    assert all(str(address).startswith(site.address) for address in column(tmp_path, "documents", "source_url"))
    second, cpu = tmag(tmp_path, "ingest", "--no-flow")
    assert (second.returncode, second.stdout.splitlines()[-1]) == (0, "Nothing is new: release r000001 stays as it is.")
    # On a busy machine everything takes more; then no more than it takes to look at what is published.
    assert cpu < MOST_CPU_SECONDS or cpu < 2 * tmag(tmp_path, "status")[1]


def test_a_listing_that_says_otherwise_than_the_cover(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    right = paper_of(SAMPLES / "sitag-01-papers-v1.0.pdf")
    wrong = type(right)(
        **{name: getattr(right, name) for name in right.__slots__} | {"short_name": "SITAG 9 Minutes", "file_name": "a.pdf"}
    )
    with serving(Site(papers=[wrong])) as site:
        settings_file(site, tmp_path, without=("TMAG", "QAG", "MCAG"))
        ran = run("ingest", "--no-flow")
    assert ran.code == 0, ran.err
    rows = pq.read_table(tmp_path / "data/curated/parse_issues.parquet").to_pylist()
    told = [(row["message"], row["raw_text"]) for row in rows if row["code"] == "cover_listing_mismatch"]
    assert told == [
        ("The listing gives the meeting's number as 9, the cover as 1.", "SITAG 9 Minutes"),
        ("The listing gives the document's type as minutes, the cover as papers.", "SITAG 9 Minutes"),
    ]
    assert column(tmp_path, "documents", "document_id") == ["sitag-1-papers-v1.0"]


def test_a_changed_page_is_no_quiet_night(run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings_file(site, tmp_path, without=("TMAG", "QAG", "MCAG"))
    site.fault(PAGES["SITAG"], Fault.CHANGED)
    ran = run("ingest", "--no-flow")
    site.faults.clear()
    assert ran.code != 0
    assert "no longer holds a document library" in " ".join(ran.out.split())
