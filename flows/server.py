"""Find a Prefect server on this machine, or start one. Prefect itself is not imported: it reads its address once, when it is.

A server that Prefect starts by itself for one run does not schedule; one of ``prefect server start`` does.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import httpx

from flows.environment import prepare
from pipeline.settings import Settings
from schemas.errors import SettingsError, TmagError

_HOST = "127.0.0.1"
_NOTE = "server.json"
_LOG = "server.log"
_ASK_SECONDS = 5.0
_POLL_SECONDS = 0.5
_END_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers. ``process`` is None where somebody else started it."""

    api_url: str
    process: subprocess.Popen[bytes] | None = None

    def is_well(self) -> bool:
        """Whether it answers now."""
        return _answer(self.api_url, "health") is not None

    def stop(self) -> None:
        """End a server that was started here."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def find_or_start(settings: Settings) -> Server:
    """The server that ``PREFECT_API_URL`` names, else the one on this machine's port of the settings, started where there is none.

    Raises:
        SettingsError: Something else listens on the port, or the server is of another version.
        TmagError: The server that is named does not answer, or the one that was started did not in time.
    """
    named = os.environ.get("PREFECT_API_URL")
    api_url = named or f"http://{_HOST}:{settings.flows.server_port}/api"
    prepare(settings, api_url)
    if _require_ours(api_url):
        return Server(api_url)
    if named and not _is_here(named, settings):
        raise TmagError(f"The Prefect server {named}, named by PREFECT_API_URL, does not answer. Start it, or unset the variable.")
    return _started(settings, api_url)


def running_server(settings: Settings) -> str | None:
    """The address of the server that serves this data folder, where one was started and still answers."""
    try:
        api_url = str(json.loads((_home(settings) / _NOTE).read_text(encoding="utf-8"))["api_url"])
    except (OSError, ValueError, KeyError):
        return None
    return api_url if _answer(api_url, "health") is not None else None


def _home(settings: Settings) -> Path:
    return settings.data_dir / "prefect"


def _is_here(api_url: str, settings: Settings) -> bool:
    return api_url == f"http://{_HOST}:{settings.flows.server_port}/api"


def _require_ours(api_url: str) -> bool:
    """Whether a Prefect server of our version answers; False where nothing listens."""
    try:
        told = httpx.get(f"{api_url}/admin/version", timeout=_ASK_SECONDS, trust_env=False)
        theirs = told.json() if told.is_success else None
    except httpx.ConnectError:
        return False
    except (httpx.HTTPError, ValueError):
        theirs = None
    if not isinstance(theirs, str):
        raise SettingsError(f"What answers at {api_url} is no Prefect server. Set flows.server_port in tmag.toml to a free port.")
    ours = version("prefect")
    if theirs.split(".")[:2] != ours.split(".")[:2]:
        raise SettingsError(f"The server at {api_url} is Prefect {theirs}, this is {ours}. Set flows.server_port to a free port.")
    return True


def _answer(api_url: str, what: str) -> object | None:
    try:
        told = httpx.get(f"{api_url}/{what}", timeout=_ASK_SECONDS, trust_env=False)
    except httpx.HTTPError:
        return None
    return told.json() if told.is_success else None


def _started(settings: Settings, api_url: str) -> Server:
    home, port = _home(settings), settings.flows.server_port
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST, "--port", str(port), "--analytics-off"]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    with (home / _LOG).open("wb") as log:
        # A session of its own: Ctrl-C ends what asks it first, and the server after it.
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, start_new_session=True)
    server = Server(api_url, process)
    try:
        _wait_until_well(server, process, settings)
    except BaseException:
        server.stop()
        raise
    (home / _NOTE).write_text(json.dumps({"api_url": api_url, "pid": process.pid}), encoding="utf-8")
    return server


def _wait_until_well(server: Server, process: subprocess.Popen[bytes], settings: Settings) -> None:
    deadline = time.monotonic() + settings.flows.startup_timeout_seconds
    while not server.is_well():
        if process.poll() is not None or time.monotonic() > deadline:
            raise TmagError(
                f"The Prefect server did not start in {settings.flows.startup_timeout_seconds} s. See {_home(settings) / _LOG}, "
                "raise flows.startup_timeout_seconds in tmag.toml, or run `tmag ingest --no-flow` by cron instead."
            )
        time.sleep(_POLL_SECONDS)
