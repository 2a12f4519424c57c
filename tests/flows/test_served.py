"""``tmag serve`` as it runs on its machine: its own process, its own server, nothing made up but the packs. Takes some minutes."""

from __future__ import annotations

import base64
import email
import email.policy
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pikepdf
import pytest
from PIL import Image

from tests.flows.served import ROOT, Served, serving, until
from tests.site.papers import PAGES, Paper, paper_of
from tests.site.server import Fault

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("served")]

PACKS = ROOT / "samples/packs"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), [pack("tmag-13")]) as served:
        yield served


def pack(name: str, version: str = "1.0") -> Paper:
    return paper_of(PACKS / f"{name}-papers-v{version}.pdf")


def publish(served: Served, *names: str) -> set[str]:
    """Put packs onto the site; gives the ids that they will have."""
    served.site.publish(*(pack(name) for name in names))
    return {f"{name}-papers-v1.0" for name in names}


def test_the_deployment_waits_for_half_past_two_in_london(served: Served) -> None:
    deployments = {d["name"]: d for d in served.ask("/deployments/filter")}
    assert set(deployments) == {"nightly", "on-demand"}
    (schedule,) = deployments["nightly"]["schedules"]
    assert (schedule["schedule"]["timezone"], schedule["active"]) == ("Europe/London", True)
    assert deployments["nightly"]["concurrency_limit"] is None
    assert not deployments["on-demand"]["schedules"]


def test_only_its_cron_run_publishes_a_new_pack(served: Served) -> None:
    wanted = {"tmag-13-papers-v1.0"} | publish(served, "tmag-14")
    until(lambda: served.documents() == wanted, f"the new pack was never published: {served.log[-3000:]}")
    done = until(lambda: [run for run in served.runs("COMPLETED") if run["name"].endswith("2 new")], "no run told what it found")[0]
    runs = served.runs("COMPLETED", "RUNNING", "FAILED", "CRASHED")
    assert all(run["auto_scheduled"] and run["created_by"]["type"] == "SCHEDULE" for run in runs)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d · 2 new", done["name"])
    assert done["state"]["message"] == "2 new"
    lines = (served.data / "heartbeat.txt").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"OK \d\d:\d\d · release r000001 · \d new, 0 held, 0 overdue", lines[1])
    served.let_schedule("pause")  # from here on runs are started by hand, where a test is not about the schedule


def test_the_server_shows_what_the_run_did(served: Served) -> None:
    first = [run for run in served.runs("COMPLETED") if run["name"].endswith("2 new")][-1]
    shown = served.artifacts(first["id"])
    assert {"ingest-report", "ingest-rows", "ingest-issues", "ingest-difference"} <= set(shown)
    assert "tmag\\-13\\-papers\\-v1\\.0" in shown["ingest-report"]["data"]
    assert '"dataset": "agenda_items"' in shown["ingest-rows"]["data"]
    assert re.search(r"\d+ of \d+ words are accounted for", shown["ingest-rows"]["description"])
    assert '"severity": "error"' in shown["ingest-issues"]["data"]
    assert '"before": 0' in shown["ingest-difference"]["data"]
    assert "Release r000001" in shown["ingest-difference"]["description"]


def test_one_document_runs_by_parameter(served: Served) -> None:
    run = served.until_final(served.run_now({"document_id": "tmag-13-papers-v1.0"}))
    assert run["state"]["type"] == "COMPLETED"
    tasks = served.ask("/task_runs/filter", {"task_runs": {"flow_run_id": {"any_": [run["id"]]}}})
    assert any(task["name"].startswith("process ") for task in tasks)
    missing = served.until_final(served.run_now({"document_id": "nobody"}))
    assert missing["state"]["type"] == "FAILED"
    until(lambda: [a for a in served.hooked if a["kind"] == "failed" and "nobody" in a["document"]], f"no alert: {served.hooked}")
    until(lambda: [mail for mail in served.mailed if b"nobody" in mail and b"failed" in mail], f"no mail: {served.mailed}")


def test_a_slow_run_that_lives_is_not_marked_crashed(served: Served) -> None:
    """It takes longer than three heartbeats of 2 s, while two looks are taken at every heartbeat."""
    wanted = publish(served, "tmag-15", "tmag-16", "tmag-17", "tmag-18", "tmag-19", "tmag-22")
    run = served.until_final(served.run_now())
    assert (run["state"]["type"], run["name"][-5:]) == ("COMPLETED", "6 new")
    assert wanted <= served.documents()
    assert run["total_run_time"] > 6, "too quick to prove anything"
    tasks = served.ask("/task_runs/filter", {"task_runs": {"flow_run_id": {"any_": [run["id"]]}}})
    assert sum(task["name"].startswith("process ") for task in tasks) == 4  # eight documents, two a task


def shortened() -> Paper:
    """A pack of which most pages are missing, published as the others are."""
    out = io.BytesIO()
    with pikepdf.open(PACKS / "tmag-20-papers-v1.0.pdf") as whole:
        del whole.pages[3:]
        whole.save(out)
    return replace(pack("tmag-20"), data=out.getvalue())


def test_a_pack_that_falls_short_is_held_and_told(served: Served) -> None:
    served.site.publish(shortened())
    run = served.until_final(served.run_now())
    assert (run["state"]["type"], run["state"]["name"]) == ("FAILED", "Held back")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d · 1 new, 1 held", run["name"])
    alert = until(lambda: next((a for a in served.hooked if a["kind"] == "held"), None), f"no alert came: {served.hooked}")
    assert alert["document"] == "tmag-20-papers-v1.0"
    assert alert["command"] == "tmag unhold tmag-20-papers-v1.0"
    assert "never fewer than" in alert["sentence"]
    assert alert["page_url"].startswith(f"{served.site.address}/api/documentlibrary/TMAG%20Papers/TMAG%2020")
    assert "#page=" in alert["page_url"]
    assert_picture(base64.b64decode(alert["crop"].partition(",")[2]))
    assert_mail(until(lambda: next((m for m in served.mailed if b"tmag-20" in m), None), "no mail came"), alert)


def assert_picture(png: bytes) -> None:
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert picture.width > 50


def assert_mail(content: bytes, alert: dict[str, Any]) -> None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert message["Subject"] == "tmag: tmag-20-papers-v1.0 held"
    body = message.get_body(("plain", "html"))
    assert body is not None
    assert alert["command"] in body.get_content()
    (picture,) = [part for part in message.iter_attachments() if part.get_content_type() == "image/png"]
    assert_picture(picture.get_content())


def test_the_status_line_tells_what_is_held(served: Served) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tmag", "status", "--line"],
        cwd=served.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert re.match(r"FAIL .*tmag-20-papers-v1.0 is held · release r\d{6} · ", ran.stdout)


def running_with_work(served: Served) -> tuple[str, int]:
    """A run over the sources that has begun to process, and its process."""
    from pipeline.ledger import Ledger
    from pipeline.storage import LocalStorage

    ledger = Ledger(LocalStorage(served.data))
    before = len(ledger.parse_ids())
    run_id = served.run_now()
    until(lambda: len(ledger.parse_ids()) > before and served.flow_processes(), served.log[-3000:])
    return run_id, served.flow_processes()[0]


def test_killed_alone_the_next_run_finishes_its_work(served: Served) -> None:
    wanted = publish(served, "tmag-21", "tmag-23", "tmag-24")
    run_id, process = running_with_work(served)
    os.kill(process, signal.SIGKILL)
    assert served.until_final(run_id)["state"]["type"] == "CRASHED"
    assert not wanted <= served.documents()
    until(lambda: [a for a in served.hooked if a["kind"] == "crashed"], f"no alert came: {[a['kind'] for a in served.hooked]}")
    until(lambda: [mail for mail in served.mailed if b"crashed" in mail], "no mail came")
    run = served.until_final(served.run_now())
    assert run["state"]["type"] == "COMPLETED", f"{run['state']} {served.log[-3000:]}"
    assert wanted <= served.documents()


def test_killed_with_its_server_the_next_night_finishes_and_the_record_is_put_right(served: Served) -> None:
    served.hooked.clear()
    served.site.publish(pack("tmag-18", "1.1"))
    wanted = publish(served, "tmag-15.1") | {"tmag-18-papers-v1.1"}
    run_id, process = running_with_work(served)
    lost = served.server_process()
    os.kill(lost, signal.SIGKILL)
    os.kill(process, signal.SIGKILL)
    assert not wanted <= served.documents()
    until(lambda: served.server_process() != lost and served.is_well(), f"no other server came: {served.log[-3000:]}")
    served.let_schedule("resume")
    until(lambda: wanted <= served.documents(), f"no later run finished it: {served.log[-3000:]}")
    assert served.until_final(run_id)["state"]["type"] == "CRASHED"
    until(lambda: [a for a in served.hooked if a["kind"] == "crashed"], f"no alert came: {served.hooked}")
    assert not [run for run in served.runs("RUNNING") if run["id"] == run_id]
    served.let_schedule("pause")


def test_a_listing_that_shrinks_is_told(served: Served) -> None:
    served.site.withdraw(pack("tmag-13").path)
    run = served.until_final(served.run_now())
    assert run["state"]["type"] == "COMPLETED"
    assert "shrank by 1" in run["name"]
    alert = until(lambda: next((a for a in served.hooked if a["kind"] == "changed"), None), f"no alert came: {served.hooked}")
    assert (alert["document"], alert["sentence"]) == ("library", "the listing of library shrank by 1")


def test_a_page_that_looks_otherwise_never_looks_like_nothing_new(served: Served) -> None:
    served.site.fault(PAGES["TMAG"], Fault.CHANGED)
    run = served.until_final(served.run_now())
    assert (run["state"]["type"], run["state"]["name"]) == ("FAILED", "Not all fetched")
    until(lambda: [a for a in served.hooked if a["kind"] == "failed" and PAGES["TMAG"] in a["document"]], f"no alert came: {served.hooked}")


def test_serve_ends_with_its_server(served: Served) -> None:
    served.stop()
    assert served.process is not None
    assert served.process.returncode == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{served.api}/health", trust_env=False)
