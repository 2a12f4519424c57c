from __future__ import annotations

import _thread
import signal
import threading
import time

import pytest

from flows.begin import begun, must_begin
from schemas.errors import TmagError


def _wait(seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        time.sleep(0.01)


def test_a_flow_that_does_not_begin_is_given_up() -> None:
    with pytest.raises(TmagError, match=r"did not start in 0\.1 s.*--no-flow"), must_begin(0.1):
        _wait(30)


def test_a_flow_that_began_may_take_its_time() -> None:
    with must_begin(0.1):
        begun()
        _wait(0.3)


def test_it_is_given_up_too_where_ctrl_c_is_ignored_as_in_the_background_of_a_script() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(TmagError, match="did not start"), must_begin(0.1):
            _wait(30)
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_user_who_stops_is_no_late_server() -> None:
    threading.Timer(0.1, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt), must_begin(60):
        _wait(30)
