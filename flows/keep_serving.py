"""Keep the deployments served. Where the server is lost, this program begins anew: a runner of Prefect that lost its server hangs."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from flows.server import Server, find_or_start
from pipeline.settings import Settings
from schemas.errors import SettingsError

_ASK_SECONDS = 5.0
_MISSES = 3


def keep_serving(settings: Settings, settings_file: Path | None, *, with_alerts: bool, say: Callable[[str], None]) -> None:
    """Serve until the process is told to end.

    Raises:
        SettingsError: A setting is wrong, or another data folder is served by the server that was found.
        TmagError: The server cannot be started.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = find_or_start(settings)
    try:
        from flows.serve import serve_until_stopped  # Prefect reads its settings when it is imported

        def tell_ready() -> None:
            say(f"Serving by {server.api_url}: the sources at {settings.flows.cron} ({settings.flows.timezone}).")

        threading.Thread(target=_begin_anew_when_lost, args=(server, say), daemon=True).start()
        asyncio.run(serve_until_stopped(settings, settings_file, with_alerts=with_alerts, on_ready=tell_ready))
    except SettingsError:
        raise
    except Exception:
        if server.is_well():
            raise
        _begin_anew(server, say)
    finally:
        server.stop()


def _begin_anew_when_lost(server: Server, say: Callable[[str], None]) -> None:
    missed = 0
    while missed < _MISSES:
        time.sleep(_ASK_SECONDS)
        missed = 0 if server.is_well() else missed + 1
    _begin_anew(server, say)


def _begin_anew(server: Server, say: Callable[[str], None]) -> None:
    """Put this program in its own place. A flow that runs goes on to its end; what it leaves undone, the next run does."""
    say(f"The server {server.api_url} was lost. Beginning anew.")
    sys.stdout.flush()
    server.stop()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
