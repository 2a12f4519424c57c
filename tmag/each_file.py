"""Files that were named on the command line, each worked on once, several at a time."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TypeVar

from schemas.errors import NotFound, SettingsError
from tmag.progress import Advance

Result = TypeVar("Result")


def require_files(files: Sequence[Path]) -> None:
    """See that all are there, before any work is done for one.

    Raises:
        NotFound: A path does not exist.
        SettingsError: It is no regular file.
    """
    for path in files:
        if not path.exists():
            raise NotFound(f"{path} does not exist. Name files that are there.")
        if path.is_dir():
            raise SettingsError(f"{path} is a folder. Name the files in it, or give it to `tmag ingest`.")
        if not path.is_file():
            raise SettingsError(f"{path} is no regular file. Save it to disk first, then name that file.")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def first_of_each(paths: Sequence[Path], digests: Sequence[str]) -> dict[str, Path]:
    """The first file of each digest."""
    return {digest: path for path, digest in reversed(list(zip(paths, digests, strict=True)))}


def each_once(first: Mapping[str, Path], work: Callable[[Path], Result], advance: Advance) -> dict[str, Result]:
    """Work on all cores, by digest; child processes do it, the threads only wait for them."""
    turn = threading.Lock()

    def one(path: Path) -> Result:
        result = work(path)
        with turn:
            advance(path.name)
        return result

    workers = max(1, min(len(first), len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
    with ThreadPoolExecutor(workers) as pool:
        futures = {digest: pool.submit(one, path) for digest, path in first.items()}
        _wait(list(futures.values()), pool)
    return {digest: future.result() for digest, future in futures.items()}


def _wait(futures: Sequence[Future[Result]], pool: ThreadPoolExecutor) -> None:
    """Wait for all; where one fails or the user stops, begin no more."""
    try:
        for future in as_completed(futures):
            future.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
