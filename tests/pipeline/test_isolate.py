from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fake_parse
import pytest
from fake_parse import body

from pipeline import isolate
from pipeline.isolate import ParseFunction, parse_isolated
from pipeline.parse import ParseRequest, ParseResult
from pipeline.settings import Limits
from schemas.datasets import DATASETS

LIMITS = Limits(timeout_seconds=20, memory_mb=256)


def isolated(parse: ParseFunction, data: bytes = body("a", "one"), limits: Limits = LIMITS) -> ParseResult:
    return parse_isolated(ParseRequest(data=data), limits, parse=parse, quarantine=fake_parse.quarantine)


def reason_of(result: ParseResult) -> object:
    return result.tables["documents"]["status_reason"].to_pylist()[0]


def test_the_result_is_that_of_the_parser() -> None:
    here = fake_parse.parse_lines(ParseRequest(data=body("a", "one")))
    there = isolated(fake_parse.parse_lines)
    assert (there.document_id, there.sha256, there.status) == (here.document_id, here.sha256, here.status)
    for name in set(DATASETS) - {"parse_runs"}:
        assert there.tables[name].equals(here.tables[name]), name
        assert there.tables[name].schema.equals(here.tables[name].schema, check_metadata=True), name


def test_what_the_parse_cost_is_told() -> None:
    run = isolated(fake_parse.parse_lines).tables["parse_runs"].to_pylist()[0]
    assert run["started_at"] <= run["finished_at"]
    assert 0 <= run["cpu_seconds"] < 5
    assert 5 < run["peak_memory_mb"] < 2000


def test_the_server_of_the_children_is_warmed_up_to_the_last_reader_of_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    import pipeline.warm
    from parsers.language.finding import dates_by_order

    asked: list[str] = []
    monkeypatch.setattr("dateparser.parse", lambda text, **_: asked.append(text))
    dates_by_order.cache_clear()
    importlib.reload(pipeline.warm)
    assert asked


def test_a_document_that_spins_in_native_code_is_killed() -> None:
    begin = time.monotonic()
    result = isolated(fake_parse.spin, limits=Limits(timeout_seconds=1, memory_mb=256))
    assert (result.status, reason_of(result)) == ("quarantined", "timeout")
    assert time.monotonic() - begin < 15
    run = result.tables["parse_runs"].to_pylist()[0]
    assert 0.05 < run["cpu_seconds"] < 5
    assert (run["finished_at"] - run["started_at"]).total_seconds() >= 1


@pytest.mark.parametrize("parse", [fake_parse.eat_slowly, fake_parse.eat_at_once, fake_parse.eat_natively])
def test_a_document_that_eats_memory_is_killed(parse: ParseFunction) -> None:
    result = isolated(parse)
    assert (result.status, reason_of(result)) == ("quarantined", "memory")
    assert result.tables["parse_runs"].num_rows == 1


def test_what_was_eaten_before_the_kill_is_told() -> None:
    run = isolated(fake_parse.eat_slowly).tables["parse_runs"].to_pylist()[0]
    assert 256 < run["peak_memory_mb"] < 1024


@pytest.mark.parametrize(
    ("parse", "named"),
    [(fake_parse.crash, "SIGSEGV"), (fake_parse.leave, "exit code 7"), (fake_parse.stumble, "a fault of the parser (fake_parse.py, line")],
)
def test_a_crash_is_named(parse: ParseFunction, named: str) -> None:
    said = []

    def quarantine(request: ParseRequest, reason: object, message: str) -> ParseResult:
        said.append((str(reason), message))
        return fake_parse.quarantine(request, reason, message)  # type: ignore[arg-type]

    parse_isolated(ParseRequest(data=b"x"), LIMITS, parse=parse, quarantine=quarantine)
    ((reason, message),) = said
    assert reason == "crash"
    assert named in message


def test_a_process_that_died_of_something_else_is_followed_by_another(tmp_path: Path) -> None:
    result = isolated(fake_parse.crash_once, data=body("a", "one", marker=str(tmp_path / "died")))
    assert (result.status, result.document_id) == ("parsed", "a")


def test_ctrl_c_while_a_child_is_being_started_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def interrupted() -> Iterator[None]:
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(isolate, "_without_interrupts", interrupted)
    with pytest.raises(KeyboardInterrupt):
        isolated(fake_parse.spin)
    assert multiprocessing.active_children() == []


def test_ctrl_c_waits_until_a_child_is_started() -> None:
    done, is_over = [], threading.Event()

    def start() -> None:
        with isolate._without_interrupts():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
            done.append("started")

    other = threading.Thread(target=is_over.wait)  # takes the signal that the main thread blocks
    other.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            start()
    finally:
        is_over.set()
        other.join()
    assert done == ["started"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_finds_nobody_to_tell_a_fault_ends_quietly(tmp_path: Path) -> None:
    call = (
        "import fake_parse; from functools import partial; from pathlib import Path; from pipeline.parse import ParseRequest;"
        "from pipeline.isolate import _parse_into, _work;"
        "from pipeline.settings import Limits;"
        f"_work(partial(_parse_into, fake_parse.stumble), ParseRequest(data=b'x'), Path({str(tmp_path / 'gone')!r}), Limits())"
    )
    ran = subprocess.run([sys.executable, "-c", call], cwd=Path(fake_parse.__file__).parent, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")


def test_the_next_document_is_not_harmed() -> None:
    isolated(fake_parse.crash)
    assert isolated(fake_parse.parse_lines).status == "parsed"


def test_a_large_file_never_reaches_a_child() -> None:
    result = isolated(fake_parse.crash, limits=Limits(max_bytes=10))
    assert reason_of(result) == "too_large"


def test_too_many_pages() -> None:
    assert reason_of(isolated(fake_parse.parse_lines, body("a", pages="11"), Limits(max_pages=10))) == "too_many_pages"
    assert isolated(fake_parse.parse_lines, body("a", pages="10"), Limits(max_pages=10)).status == "parsed"


def test_many_threads_may_parse_at_once() -> None:
    results: list[ParseResult] = []
    threads = [threading.Thread(target=lambda n=n: results.append(isolated(fake_parse.parse_lines, body(f"d{n}")))) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {result.document_id for result in results} == {f"d{n}" for n in range(6)}


_SCRIPT = """
import sys, time
sys.path[:0] = {paths!r}
print("main", flush=True)
import fake_parse
from pipeline import isolate
from pipeline.isolate import parse_isolated
from pipeline.parse import ParseRequest
from pipeline.settings import Limits
request = ParseRequest(data=fake_parse.body("a"))
run = lambda: parse_isolated(request, Limits(), parse=fake_parse.parse_lines, quarantine=fake_parse.quarantine)
run()
begin = time.perf_counter()
for _ in range(5):
    assert run().status == "parsed"
print((time.perf_counter() - begin) / 5)
"""


def test_a_child_is_cheap_and_does_not_run_the_program_again(tmp_path: Path) -> None:
    """The program stands unguarded in a file, as a careless caller's would."""
    script = tmp_path / "program.py"
    script.write_text(_SCRIPT.format(paths=[str(Path(__file__).parent), str(Path(__file__).parents[2])]))
    lines = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True).stdout.split()
    assert lines[0] == "main"
    assert len(lines) == 2
    assert float(lines[1]) < 1.0
