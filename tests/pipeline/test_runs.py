from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.runs import RunBook, living
from pipeline.storage import LocalStorage

BEGAN = datetime(2026, 11, 19, 2, 30, tzinfo=UTC)


class Clock:
    """A clock that goes on by a minute each time it is looked at, and says when it was looked at so many times."""

    def __init__(self) -> None:
        self.looks = 0
        self.has_beaten = threading.Event()

    def __call__(self) -> datetime:
        self.looks += 1
        if self.looks > 3:
            self.has_beaten.set()
        return BEGAN + timedelta(minutes=self.looks - 1)


@pytest.fixture
def storage(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path)


def test_a_run_shows_signs_of_life_until_it_ends(storage: LocalStorage) -> None:
    book, clock = RunBook(storage), Clock()
    with living(storage, "a", is_nightly=True, beat_seconds=0.001, now=clock) as run:
        assert clock.has_beaten.wait(30)
        going = book.find("a")
        run.end("held", "1 held", held=1)
    assert going is not None
    assert (going.state, going.started_at, going.finished_at) == ("running", BEGAN, None)
    (ended,) = book.records()
    assert (ended.state, ended.sentence, ended.held, ended.finished_at) == ("held", "1 held", 1, ended.beat_at)
    assert ended.beat_at > BEGAN + timedelta(minutes=2)


def test_a_run_that_fails_is_put_down_as_failed(storage: LocalStorage) -> None:
    with pytest.raises(OSError, match="full"), living(storage, "a", is_nightly=True, beat_seconds=60, now=lambda: BEGAN):
        raise OSError("the disk is full")
    (record,) = RunBook(storage).records()
    assert (record.state, record.sentence) == ("failed", "OSError: the disk is full")


def test_old_records_are_forgotten(storage: LocalStorage) -> None:
    for number, days in enumerate((0, 300, 500)):
        with living(storage, f"r{number}", is_nightly=True, beat_seconds=60, now=lambda days=days: BEGAN + timedelta(days=days)) as run:  # type: ignore[misc]
            run.end("completed", "")
    assert [record.run_id for record in RunBook(storage).records()] == ["r1", "r2"]


def test_runs_are_expected_from_the_first_time_that_somebody_asked_for_them(storage: LocalStorage) -> None:
    book = RunBook(storage)
    assert book.served_since() is None
    book.note_served(BEGAN)
    book.note_served(BEGAN + timedelta(days=1))
    assert book.served_since() == BEGAN
