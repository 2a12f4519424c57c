"""``tmag serve`` as a process of its own, with the programme's site, a webhook and a mail server on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from pipeline.settings import default_sources
from pipeline.source_settings import LibraryPageSource
from tests.site.papers import Paper
from tests.site.server import Site
from tests.site.server import serving as site_served

ROOT = Path(__file__).parents[2]
_LONGEST_WAIT = 420.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(what: Callable[[], Any], why: str, seconds: float = _LONGEST_WAIT) -> Any:
    """Wait until something holds, and give it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = what()
        if found:
            return found
        time.sleep(0.3)
    raise AssertionError(why)


@dataclass
class Served:
    """The process, and what may be asked of it. ``hooked`` are the alerts that the webhook got, ``mailed`` what the mail server got."""

    folder: Path
    api: str
    site: Site
    hooked: list[dict[str, Any]] = field(default_factory=list)
    mailed: list[bytes] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text(encoding="utf-8", errors="replace")

    def start(self, *options: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TMAG_"))}
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, "-m", "tmag", "serve", "--alerts", *options]
        with (self.folder / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)
        until(lambda: "Serving by" in self.log or self.process.poll() is not None, "it never served")  # type: ignore[union-attr]
        assert self.process.poll() is None, self.log

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)

    def is_well(self) -> bool:
        """Whether the server answers."""
        try:
            return httpx.get(f"{self.api}/health", timeout=5, trust_env=False).is_success
        except httpx.HTTPError:
            return False

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return self._asked(path, lambda url: httpx.post(url, json=body or {}, timeout=60, trust_env=False))

    def look_at(self, path: str) -> Any:
        def got(url: str) -> httpx.Response | None:
            try:
                return httpx.get(url, timeout=60, trust_env=False)
            except httpx.TimeoutException:
                return None  # To ask again changes nothing.

        return self._asked(path, got)

    def _asked(self, path: str, call: Callable[[str], httpx.Response | None]) -> Any:
        def answered() -> httpx.Response | None:
            """None where the server is too busy for it, as it is now and then on a machine of few cores."""
            answer = call(f"{self.api}{path}")
            return None if answer is None or answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else answer

        answer: httpx.Response = until(answered, f"{path} was never answered")
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """The runs in some states, the latest first; no answer while the server is away."""
        wanted = {"flow_runs": {"state": {"type": {"any_": list(states)}}}, "sort": "START_TIME_DESC"}
        try:
            return list(self.ask("/flow_runs/filter", wanted))
        except httpx.HTTPError:
            return []

    def run(self, run_id: str) -> dict[str, Any]:
        return dict(self.look_at(f"/flow_runs/{run_id}"))

    def artifacts(self, run_id: str) -> dict[str, Any]:
        found = self.ask("/artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run_id]}}})
        return {artifact["key"]: artifact for artifact in found}

    def run_now(self, parameters: dict[str, Any] | None = None, deployment: str = "ingest/nightly") -> str:
        """Start a run by hand; gives its id."""
        known = self.look_at(f"/deployments/name/{deployment}")
        body = {"parameters": {**known["parameters"], **(parameters or {})}, "state": {"type": "SCHEDULED"}}
        return str(self.ask(f"/deployments/{known['id']}/create_flow_run", body)["id"])

    def let_schedule(self, what: str) -> None:
        """``pause`` or ``resume`` the schedule, so that only what is started by hand runs, or its runs come again."""
        known = self.look_at("/deployments/name/ingest/nightly")
        self.ask(f"/deployments/{known['id']}/{what}_deployment")
        if what == "pause":
            until(lambda: not self.runs("RUNNING", "PENDING"), "a run of the schedule never ended")

    def until_final(self, run_id: str) -> dict[str, Any]:
        final = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
        run: dict[str, Any] = until(
            lambda: (run := self.run(run_id)) and run["state"]["type"] in final and run, f"run {run_id} never ended: {self.log[-3000:]}"
        )
        return run

    def documents(self) -> set[str]:
        """The ids of the published documents, none where nothing is published."""
        import pyarrow.parquet as pq

        try:
            return set(pq.read_table((self.data / "curated").resolve() / "documents.parquet")["document_id"].to_pylist())
        except FileNotFoundError:
            return set()

    def flow_processes(self) -> list[int]:
        """The processes of flows that run now."""
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                command = (path / "cmdline").read_bytes()
                environment = (path / "environ").read_bytes()
            except OSError:
                continue
            if b"prefect" in command and b"engine" in command and str(self.folder).encode() in environment:
                found.append(int(path.name))
        return found

    def server_process(self) -> int:
        return int(json.loads((self.data / "prefect/server.json").read_text(encoding="utf-8"))["pid"])


@contextmanager
def listening_hook(served: Served) -> Iterator[str]:
    """A webhook that keeps what it gets."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            served.hooked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/alerts"
        server.shutdown()


@contextmanager
def listening_mail(served: Served) -> Iterator[int]:
    """A mail server that keeps what it gets; gives its port."""
    from aiosmtpd.controller import Controller

    class Keeper:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
            served.mailed.append(envelope.content)
            return "250 OK"

    port = free_port()
    controller = Controller(Keeper(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


SETTINGS = """data_dir = "data"

[site]
base_url = "{site}"

[fetch]
allows_private_networks = true
delay_seconds = 0.4

[[sources]]
kind = "library_page"
name = "library"
page = "/programme-information/historic-governance-groups"
groups = ["TMAG"]

{others}
[flows]
heartbeat_seconds = 2
server_port = {port}
startup_timeout_seconds = 300
log_level = "INFO"
batch_size = 2

[alerts]
webhook_url = "{hook}"
notify_urls = ["mailto://127.0.0.1:{mail}?from=tmag@example.org&to=keeper@example.org&mode=insecure"]
"""
_OTHER = """[[sources]]
kind = "library_page"
name = "{name}"
page = "{page}"
is_enabled = false
"""


def _settings(served: Served, port: int, hook: str, mail: int) -> str:
    """Of the known pages only one: the others are bare on this site, which would be told every night."""
    pages = [source for source in default_sources() if isinstance(source, LibraryPageSource)]
    others = "\n".join(_OTHER.format(name=page.name, page=page.page) for page in pages)
    return SETTINGS.format(site=served.site.address, others=others, port=port, hook=hook, mail=mail)


@contextmanager
def serving(folder: Path, papers: list[Paper]) -> Iterator[Served]:
    """``tmag serve --alerts`` with a run every minute, and a site that has some papers."""
    port = free_port()
    served = Served(folder, f"http://127.0.0.1:{port}/api", Site(papers=papers))
    with site_served(served.site), listening_hook(served) as hook, listening_mail(served) as mail:
        (folder / "tmag.toml").write_text(_settings(served, port, hook, mail), encoding="utf-8")
        served.start("--cron", "* * * * *")
        try:
            yield served
        finally:
            served.stop()
