"""Give up on a flow that does not begin. Prefect starts a temporary server that fails again and again, without end."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flows.environment import WITHOUT_PREFECT
from schemas.errors import TmagError

# Ctrl-C's own signal is ignored, and then interrupts nothing, in what a script starts in its background.
_LATE = signal.SIGUSR2
_waiting: list[threading.Event] = []


@contextmanager
def must_begin(seconds: float) -> Iterator[None]:
    """Let a flow that is run inside the ``with`` block, in the main thread, call :func:`begun` within so many seconds.

    Raises:
        TmagError: It did not.
    """
    is_begun, is_late = threading.Event(), threading.Event()
    guard = threading.Thread(target=_watch, args=(seconds, is_begun, is_late), daemon=True)
    before = signal.signal(_LATE, signal.default_int_handler)
    _waiting.append(is_begun)
    guard.start()
    try:
        yield
    except KeyboardInterrupt as error:
        if is_late.is_set():
            raise TmagError(
                f"The temporary Prefect server did not start in {seconds:g} s. Set PREFECT_SERVER_LOGGING_LEVEL=ERROR to see why, "
                f"raise flows.startup_timeout_seconds in tmag.toml, or {WITHOUT_PREFECT}."
            ) from error
        raise
    finally:
        _waiting.remove(is_begun)
        is_begun.set()
        guard.join()
        signal.signal(_LATE, before)


def begun() -> None:
    """Say that the flow runs now."""
    for event in _waiting:
        event.set()


def _watch(seconds: float, is_begun: threading.Event, is_late: threading.Event) -> None:
    if not is_begun.wait(seconds):
        is_late.set()
        _thread.interrupt_main(_LATE)
