"""Parse each document in a child process of its own, and kill it where it takes too long or too much memory.

The children are forked from a server process that has the parser loaded already, so that one costs hundredths of a second. A limit is the
parent's ``SIGKILL``: native code that spins listens to nothing less.
"""

from __future__ import annotations

import dataclasses
import json
import math
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import threading
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing import resource_tracker
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Protocol, TypeVar

import pyarrow as pa
from pyarrow import ipc

from pipeline import parse as parsing
from pipeline.memory import collect_seldom, peak_memory_mb
from pipeline.parse import ParseRequest, ParseResult
from pipeline.settings import Limits
from pipeline.tables import with_column
from schemas.arrow import arrow_schema
from schemas.datasets import DATASETS
from schemas.errors import RejectReason

ParseFunction = Callable[[ParseRequest], ParseResult]
QuarantineFunction = Callable[[ParseRequest, RejectReason, str], ParseResult]

_MIB = 1 << 20
_OUT_OF_MEMORY = 77
_POLL_SECONDS = 0.02
_CPU_GRACE_SECONDS = 10
# Loaded once, and not by each child. pyarrow imports pandas with its first array.
_PRELOADED = ("pipeline.parse", "pipeline.find_tables", "pipeline.isolate", "pipeline.reading.pdfium", "pandas")
_WITH_LANGUAGE = "pipeline.warm"
_FAULT = "fault.txt"
RESULT = "result.json"  # what a child writes last
_starting = threading.Lock()


class Isolated(Protocol):
    """What a child process is asked about: a document's bytes, and whatever else its work needs."""

    @property
    def data(self) -> bytes:
        """The document."""


Asked = TypeVar("Asked", bound=Isolated, contravariant=True)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a child gave no result, in the words of a quarantine."""

    reason: RejectReason
    message: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a child cost: processor time, and the highest of its memory in MiB. None where the system does not tell."""

    cpu_seconds: float | None = None
    peak_memory_mb: float | None = None

    def and_now(self, cpu_seconds: float | None, memory_mb: float | None) -> Cost:
        """With one more look at the child, which may have ended meanwhile."""
        if cpu_seconds is None or memory_mb is None:
            return self
        return Cost(cpu_seconds, max(self.peak_memory_mb or 0.0, memory_mb))


def parse_isolated(
    request: ParseRequest, limits: Limits, parse: ParseFunction | None = None, quarantine: QuarantineFunction | None = None
) -> ParseResult:
    """Parse one document in a child process, within limits. Whatever happens to the child, a result comes back.

    ``parse`` must be importable by its name; it is the project's parser unless another is given. A child that takes too long, takes too
    much memory or dies gives a quarantined result, made by ``quarantine``.
    """
    reject = quarantine or parsing.quarantined_result
    started_at = datetime.now(UTC)
    work = partial(_parse_into, parse or parsing.parse_document)
    given, seen = isolated(work, _read_result, request, limits, (_WITH_LANGUAGE,) if parse in (None, parsing.parse_document) else ())
    if isinstance(given, Verdict):
        result = reject(request, given.reason, given.message)
        return result if given.reason is RejectReason.TOO_LARGE else _with_measured(result, seen, started_at, datetime.now(UTC))
    parsed, seen = given
    return _with_measured(_within_pages(parsed, request, limits, reject), seen, started_at, datetime.now(UTC))


def isolated(
    work: Callable[[Asked, Path], None], read: Callable[[Path], Result], request: Asked, limits: Limits, preload: tuple[str, ...] = ()
) -> tuple[Result | Verdict, Cost]:
    """Do some work on a document in a child process, within limits, and read what it left; or say why it left nothing.

    ``work`` must be importable by its name; it writes its result into the folder that it is given, ``RESULT`` last. A child that dies by
    itself is followed by a second one. ``preload`` names modules that the first call has loaded for all children, beside those that any
    work needs.
    """
    if len(request.data) > limits.max_bytes:
        message = f"The file has {len(request.data)} bytes, more than limits.max_bytes ({limits.max_bytes}) allows."
        return Verdict(RejectReason.TOO_LARGE, message), Cost()
    given, seen = _once(work, read, request, limits, preload)
    if isinstance(given, Verdict) and given.reason is RejectReason.CRASH:
        # A document that kills its process does so again; one whose process died of something else on the machine does not.
        given, seen = _once(work, read, request, limits, preload)
    return given, seen


def _once(
    work: Callable[[Asked, Path], None], read: Callable[[Path], Result], request: Asked, limits: Limits, preload: tuple[str, ...]
) -> tuple[Result | Verdict, Cost]:
    with (
        tempfile.TemporaryDirectory(prefix="tmag-", ignore_cleanup_errors=True) as folder,
        _child(work, request, Path(folder), limits, preload) as process,
    ):
        verdict, seen = _watched(process, limits)
        verdict = verdict or _unread(process, Path(folder))
        return verdict or read(Path(folder)), seen


def _context(preload: tuple[str, ...]) -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOADED, *preload])
    return context


@contextmanager
def _child(
    work: Callable[[Asked, Path], None], request: Asked, folder: Path, limits: Limits, preload: tuple[str, ...]
) -> Iterator[ForkServerProcess]:
    """A child at work, which ends with the block, also where Ctrl-C comes while it is being started."""
    process = _context(preload).Process(target=_work, args=(work, request, folder, limits), daemon=True)
    try:
        with _starting, _without_main(), _without_interrupts():
            process.start()
        yield process
    finally:
        if process.pid is not None:
            if process.exitcode is None:
                process.kill()
            process.join()
            process.close()  # here, where an interrupt is heard: what the last reference's end calls may only print it


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the program's main module for a moment: each child would import it anew, which costs more than the parse."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C from the server of the children, and so from them: the parent ends them, and says so in its own words.

    The parent itself is interrupted after the block: half a start would break the server, and leave a child that nobody knows.
    """
    # Starting the resource tracker lets interrupts through again, so that it must be there before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _interrupts_held_back():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Blocking is not enough: a signal that the main thread blocks is taken by another thread, and raises in the main one all the same."""
    handler = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)


def _watched(process: ForkServerProcess, limits: Limits) -> tuple[Verdict | None, Cost]:
    """Wait for the child's end, or until it passes a limit; with what was seen of it until then."""
    deadline = time.monotonic() + limits.timeout_seconds
    seen = Cost()
    while process.exitcode is None:
        seen = seen.and_now(_cpu_seconds(process.pid), _memory_mb(process.pid))
        if (seen.peak_memory_mb or 0.0) > limits.memory_mb:
            message = f"The parse took more memory than limits.memory_mb ({limits.memory_mb} MiB) allows."
            return Verdict(RejectReason.MEMORY, message), seen
        if time.monotonic() > deadline:
            message = f"The parse took longer than limits.timeout_seconds ({limits.timeout_seconds:g} s) allows."
            return Verdict(RejectReason.TIMEOUT, message), seen
        process.join(_POLL_SECONDS)
    return None, seen


def _memory_mb(pid: int | None) -> float | None:
    """The memory that a process holds for itself alone, in MiB; None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        return (int(fields[1]) - int(fields[2])) * resource.getpagesize() / _MIB
    return None


def _cpu_seconds(pid: int | None) -> float | None:
    """The processor time of a process, in seconds; None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return None


def _unread(process: ForkServerProcess, folder: Path) -> Verdict | None:
    """Why a child that ended by itself left no result; None where it left one."""
    code = process.exitcode
    if code == 0 and (folder / RESULT).exists():
        return None
    if code == _OUT_OF_MEMORY:
        return Verdict(RejectReason.MEMORY, "The parse asked for more memory than limits.memory_mb allows.")
    if (folder / _FAULT).exists():
        return Verdict(RejectReason.CRASH, (folder / _FAULT).read_text(encoding="utf-8"))
    return Verdict(RejectReason.CRASH, f"The parser's process ended with {_ending(code)}.")


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def _work(work: Callable[[Asked, Path], None], request: Asked, folder: Path, limits: Limits) -> None:
    """The child's whole life."""
    _limit_this_process(limits)
    collect_seldom()
    try:
        work(request, folder)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:
        # A fault of the parser stops this document only, and says where it stands. Where the folder is gone, so is who would read it.
        with suppress(FileNotFoundError):
            (folder / _FAULT).write_text(_fault_text(error), encoding="utf-8")


def _parse_into(parse: ParseFunction, request: ParseRequest, folder: Path) -> None:
    before = time.process_time()
    _write_result(parse(request), folder, time.process_time() - before)


def _fault_text(error: Exception) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({Path(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno})" if place else ""
    return f"The parser failed: {type(error).__name__}: {error}{where}. Please report it with the file."


def _limit_this_process(limits: Limits) -> None:
    """What stands where the parent's watch is too slow, or the parent is dead: one huge allocation, endless work."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, math.ceil(limits.timeout_seconds) + _CPU_GRACE_SECONDS)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        # Twice the limit: address space is not memory, and the parent's watch is the exact one.
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + 2 * limits.memory_mb * _MIB)


def _lower(which: int, value: int) -> None:
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, hard))


def _write_result(result: ParseResult, folder: Path, cpu_seconds: float) -> None:
    for name, table in result.tables.items():
        if table.num_rows:
            with ipc.new_file(str(folder / f"{name}.arrow"), table.schema) as out:
                out.write_table(table)
    plain = {field.name: getattr(result, field.name) for field in dataclasses.fields(result) if field.name != "tables"}
    header = {"result": plain, "cpu_seconds": cpu_seconds, "peak_memory_mb": peak_memory_mb()}
    (folder / RESULT).write_text(json.dumps(header), encoding="utf-8")


def _read_result(folder: Path) -> tuple[ParseResult, Cost]:
    header = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    tables = {name: _read_table(folder / f"{name}.arrow", name) for name in DATASETS}
    return ParseResult(**header["result"], tables=tables), Cost(header["cpu_seconds"], header["peak_memory_mb"])


def _read_table(path: Path, dataset: str) -> pa.Table:
    if not path.exists():
        return arrow_schema(dataset).empty_table()
    with pa.OSFile(str(path), "rb") as file:
        return ipc.open_file(file).read_all()


def _within_pages(result: ParseResult, request: ParseRequest, limits: Limits, reject: QuarantineFunction) -> ParseResult:
    pages = max((count or 0 for count in result.tables["documents"]["page_count"].to_pylist()), default=0)
    if pages <= limits.max_pages or result.status == "quarantined":
        return result
    message = f"The document has {pages} pages, more than limits.max_pages ({limits.max_pages}) allows."
    return reject(request, RejectReason.TOO_MANY_PAGES, message)


def _with_measured(result: ParseResult, seen: Cost, started_at: datetime, finished_at: datetime) -> ParseResult:
    """The result with what its parse cost as seen from outside, and when."""
    measured: dict[str, object] = {"started_at": started_at, "finished_at": finished_at}
    measured |= {"cpu_seconds": seen.cpu_seconds, "peak_memory_mb": seen.peak_memory_mb}
    runs = result.tables["parse_runs"]
    for name, value in measured.items():
        if value is not None:
            runs = with_column(runs, name, [round(value, 3) if isinstance(value, float) else value] * runs.num_rows)
    return dataclasses.replace(result, tables={**result.tables, "parse_runs": runs})
