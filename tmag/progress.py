"""A progress bar on stderr, where that is a terminal; else silence, so that logs stay readable."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tmag.printing import is_coloured


class Advance(Protocol):
    """Called when one step is done, with what was done."""

    def __call__(self, done: str, total: int | None = None, /) -> None:
        """One step is done; ``total`` is how many there are, where that was not known before."""


@contextmanager
def progress_bar(title: str, total: int | None = None, *, lines_every: int | None = None) -> Iterator[Advance]:
    """A bar of ``total`` steps, if that is known, for as long as the block runs.

    ``lines_every`` so many steps a line is written where stderr is no terminal: for work that takes long.
    """
    if not sys.stderr.isatty():
        yield _in_lines(title, total, lines_every) if lines_every else _in_silence
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, no_color=not is_coloured(sys.stderr))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=total)

        def advance(done: str, total: int | None = None, /) -> None:
            progress.update(task, advance=1, total=total, description=f"{title} {done}")

        yield advance


def _in_lines(title: str, total: int | None, every: int) -> Advance:
    steps = itertools.count(1)

    def advance(done: str, now: int | None = None, /) -> None:
        number, all_steps = next(steps), now or total
        if number % every == 0 or number == all_steps:
            print(f"{title}: {number} of {all_steps or '?'}, {done}", file=sys.stderr, flush=True)

    return advance


def _in_silence(_done: str, _total: int | None = None, /) -> None:
    """No terminal, no bar."""
