"""Whose turn it is at a host: one request at a time, a pause after each, longer where the host asks for it.

Kept in files, so that it holds for all threads and processes that work for one data folder, with or without a flow.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.locks import exclusive
from schemas.errors import SourceUnavailable


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns at all hosts, kept in a folder. ``now`` gives seconds that all processes share."""

    folder: Path
    longest_wait: float
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[None]:
        """Have a host for oneself for the length of a ``with`` block, once its pause is over; its next pause begins with the end.

        Raises:
            SourceUnavailable: The host asked for a longer pause than we wait.
        """
        with exclusive(self._path(host, "lock")):
            pause = self._pause(host)
            if pause > self.longest_wait + delay:
                raise SourceUnavailable(f"{host} asks to be left alone for {pause:.0f} s. Try again later.", is_for_long=True)
            if pause > 0:
                self.sleep(pause)
            try:
                yield
            finally:
                self._note(host, max(delay, self._pause(host)))

    def postpone(self, host: str, seconds: float) -> None:
        """Leave a host alone for some time; to be called within its turn."""
        self._note(host, seconds)

    def _pause(self, host: str) -> float:
        """Seconds until the host may be asked again."""
        try:
            noted = json.loads(self._path(host, "json").read_text(encoding="ascii"))
            said_at, until = float(noted["said_at"]), float(noted["until"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0.0
        now = self.now()
        # A clock that was put back must not keep us from a host.
        return max(0.0, until - now) if said_at <= now else 0.0

    def _note(self, host: str, pause: float) -> None:
        if pause > 0:
            now = self.now()
            self._path(host, "json").write_text(json.dumps({"said_at": now, "until": now + pause}), encoding="ascii")

    def _path(self, host: str, kind: str) -> Path:
        # A host's name comes from outside and never becomes a file's.
        return self.folder / f"host-{hashlib.sha256(host.encode()).hexdigest()[:16]}.{kind}"
