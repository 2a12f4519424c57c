"""The record of runs, kept in the data folder: when each began, its last sign of life, how it ended. It asks no server of anybody's.

A run that is killed leaves its record as it was at its last sign of life; who reads it later sees that it never ended.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from pipeline.entries import read_entry
from pipeline.storage import Storage

SERVED = "served.json"
_KEY = re.compile(r"runs/([0-9A-Za-z-]+)\.json", re.ASCII)
_KEPT_DAYS = 400
_LONGEST_SENTENCE = 500
_REMEDY = "Remove it: only the record of that run is lost."

RunState = Literal["running", "completed", "held", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One run. ``is_nightly`` says that it went over the configured sources; ``sentence`` tells what it found, or what went wrong.

    ``new``, ``held`` and ``failed`` count documents; ``overdue`` names the meetings whose papers were missed, ``unlisted`` the addresses
    that listings had once and have no more, ``warnings`` what else must be told. ``finished_at`` is None for a run that goes on, or was
    killed.
    """

    run_id: str
    started_at: datetime
    beat_at: datetime
    is_nightly: bool
    finished_at: datetime | None = None
    state: RunState = "running"
    sentence: str = ""
    release_id: str | None = None
    new: int = 0
    held: int = 0
    failed: int = 0
    overdue: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()


class RunBook:
    """The runs of one data folder."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def write(self, record: RunRecord) -> None:
        """Put down how a run stands."""
        self._storage.replace(_run_key(record.run_id), _to_json(record))

    def find(self, run_id: str) -> RunRecord | None:
        """One run, or None."""
        key = _run_key(run_id)
        return read_entry(self._storage, key, _record, _REMEDY) if self._storage.exists(key) else None

    def records(self) -> tuple[RunRecord, ...]:
        """All runs that are kept, the earliest first."""
        ids = [match[1] for key in self._storage.list("runs") if (match := _KEY.fullmatch(key))]
        found = [record for run_id in ids if (record := self.find(run_id))]
        return tuple(sorted(found, key=lambda record: (record.started_at, record.run_id)))

    def forget_before(self, instant: datetime) -> None:
        """Drop the records of runs that began before an instant."""
        for record in self.records():
            if record.started_at < instant:
                self._storage.remove(_run_key(record.run_id))

    def note_served(self, now: datetime) -> None:
        """Note that runs are expected from now on, unless that is known already."""
        if self.served_since() is None:
            self._storage.replace(SERVED, json.dumps({"since": now.isoformat()}).encode())

    def served_since(self) -> datetime | None:
        """Since when runs are expected, or None."""
        if not self._storage.exists(SERVED):
            return None
        return read_entry(self._storage, SERVED, lambda fields: datetime.fromisoformat(fields["since"]), _REMEDY)


class LiveRun:
    """A run that goes on: it shows a sign of life every so many seconds until it is ended."""

    def __init__(self, book: RunBook, record: RunRecord, beat_seconds: float, now: Callable[[], datetime]) -> None:
        self.record = record
        self._book = book
        self._now = now
        self._stop = threading.Event()
        self._beats = threading.Thread(target=self._beat, args=(beat_seconds,), daemon=True)
        book.write(record)
        self._beats.start()

    def end(self, state: RunState, sentence: str, **found: Any) -> RunRecord:
        """Put down how the run ended; ``found`` are fields of the record. Only the first end counts."""
        if self.record.finished_at is None:
            self._stop.set()
            self._beats.join()
            instant = self._now()
            self.record = replace(self.record, state=state, sentence=sentence, beat_at=instant, finished_at=instant, **found)
            self._book.write(self.record)
        return self.record

    def _beat(self, seconds: float) -> None:
        while not self._stop.wait(seconds):
            self._book.write(replace(self.record, beat_at=self._now()))


@contextmanager
def living(storage: Storage, run_id: str, *, is_nightly: bool, beat_seconds: float, now: Callable[[], datetime]) -> Iterator[LiveRun]:
    """Keep the record of a run that goes on inside the ``with`` block; one that raises is put down as failed."""
    book, began = RunBook(storage), now()
    run = LiveRun(book, RunRecord(run_id=run_id, started_at=began, beat_at=began, is_nightly=is_nightly), beat_seconds, now)
    try:
        yield run
    except BaseException as error:
        run.end("failed", f"{type(error).__name__}: {error}"[:_LONGEST_SENTENCE])
        raise
    finally:
        run.end("failed", "The run ended without saying how.")
        book.forget_before(began - timedelta(days=_KEPT_DAYS))


def _run_key(run_id: str) -> str:
    return f"runs/{run_id}.json"


def _to_json(record: RunRecord) -> bytes:
    text = json.dumps(asdict(record), default=lambda value: value.isoformat(), indent=2, ensure_ascii=False) + "\n"
    return text.encode(errors="backslashreplace")


def _record(fields: dict[str, Any]) -> RunRecord:
    for name in ("started_at", "beat_at", "finished_at"):
        fields[name] = datetime.fromisoformat(fields[name]) if fields[name] else None
    for name in ("overdue", "warnings", "unlisted"):
        fields[name] = tuple(fields.get(name, ()))
    return RunRecord(**fields)
