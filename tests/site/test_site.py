"""The site that plays the programme's: that it does what the other tests rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.site import Fault, Site, paper_of, serving
from tests.site.papers import PAGES, SAMPLES

PROJECT = Path(__file__).parents[2]


def test_a_library_leads_to_its_documents() -> None:
    with serving(Site.of_samples()) as site, httpx.Client(base_url=site.address) as client:
        page = client.get(PAGES["TMAG"]).text
        assert "2023-03-15 00:00:00Z 15/03/2023" in page
        (paper,) = [paper for paper in site.papers if paper.short_name == "TMAG 16 Papers"]
        assert "%20" in paper.path
        assert paper.path in page
        got = client.get(paper.path)
        assert got.content == paper.data
        assert client.get(paper.path, headers={"If-None-Match": got.headers["etag"]}).status_code == 304
        rest = client.get(paper.path, headers={"Range": "bytes=100-", "If-Range": got.headers["etag"]})
        assert (rest.status_code, rest.content) == (206, paper.data[100:])
        assert paper.path in client.get("/sitemap.xml").text


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.GONE, Fault.BUSY])
def test_a_fault_strikes_as_often_as_it_is_told_to(fault: Fault) -> None:
    with serving(Site.of_samples()) as site, httpx.Client(base_url=site.address) as client:
        path = site.papers[0].path
        site.fault(path, fault, times=1)
        assert [client.get(path).is_error for _ in range(2)] == [True, False]
        assert len(site.asked(path)) == 2


def test_a_process_of_its_own_publishes_what_is_put_into_its_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.site", "--packs", str(tmp_path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            pack = SAMPLES / "sitag-01-papers-v1.0.pdf"
            assert pack.stem not in httpx.get(address + PAGES["SITAG"]).text
            (tmp_path / pack.name).write_bytes(pack.read_bytes())
            assert "SITAG 1 Papers" in httpx.get(address + PAGES["SITAG"]).text
            assert httpx.get(address + paper_of(pack).path).content == pack.read_bytes()
        finally:
            process.terminate()
