"""What stands around a parse changes no byte of it: not the clock, the time zone, the locale or the seed of hashes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.tables import parquet_bytes
from tests.reading_samples import result

PROJECT = Path(__file__).parents[2]
PACK = PROJECT / "samples/packs/tmag-16-papers-v1.0.pdf"
DIGEST = """
import hashlib, pathlib, sys
from pipeline.parse import ParseRequest, parse_document
from tests.reading_samples import groups
from pipeline.tables import parquet_bytes
tables = parse_document(ParseRequest(data=pathlib.Path(sys.argv[1]).read_bytes(), group_names=groups())).tables
for name, table in tables.items():
    if name != "parse_runs":  # it tells when and how long, and nothing of the document
        print(name, table.num_rows, hashlib.sha256(parquet_bytes(table)).hexdigest())
"""
# The clock is set where it could be asked: in our modules and in those that read dates for us. Native ones do not bear another class.
CLOCK = """
import sys, datetime
import dateparser, dateutil.parser, dateutil.relativedelta, pipeline.parse
now, day = datetime.datetime, datetime.date
class OfNow(type):
    def __instancecheck__(cls, value): return isinstance(value, now)
class Later(now, metaclass=OfNow):
    @classmethod
    def now(cls, tz=None): return cls(2031, 12, 31, 23, 59, 58, tzinfo=tz)
    @classmethod
    def utcnow(cls): return cls(2031, 12, 31, 23, 59, 58)
    @classmethod
    def today(cls): return cls(2031, 12, 31, 23, 59, 58)
class OfDay(type):
    def __instancecheck__(cls, value): return isinstance(value, day)
class LaterDay(day, metaclass=OfDay):
    @classmethod
    def today(cls): return cls(2031, 12, 31)
patched = set()
for name, module in list(sys.modules.items()):
    if name.partition(".")[0] in ("schemas", "parsers", "pipeline", "dateparser", "dateutil"):
        for attribute, real, other in (("datetime", now, Later), ("date", day, LaterDay)):
            if getattr(module, attribute, None) is real:
                setattr(module, attribute, other)
                patched.add(name)
assert {"pipeline.parse", "parsers.language.day_rules", "dateparser.date"} <= patched, patched
"""


def digests(code: str, **surroundings: str) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), **surroundings}
    ran = subprocess.run([sys.executable, "-c", code, str(PACK)], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


@pytest.fixture(scope="module")
def usual() -> list[str]:
    """By this process, as it is set up."""
    tables = result(PACK).tables
    found = {name: (table.num_rows, parquet_bytes(table)) for name, table in tables.items() if name != "parse_runs"}
    assert found["actions"][0]
    return [f"{name} {rows} {hashlib.sha256(data).hexdigest()}" for name, (rows, data) in found.items()]


def test_clock_time_zone_locale_and_seed_of_hashes(usual: list[str]) -> None:
    """All at once: each process costs as much as some parses."""
    assert digests(CLOCK + DIGEST, TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="1") == usual


@pytest.mark.slow
def test_time_zone_locale_and_seed_of_hashes(usual: list[str]) -> None:
    assert digests(DIGEST, TZ="Pacific/Kiritimati", LC_ALL="de_DE.UTF-8", PYTHONHASHSEED="1") == usual


@pytest.mark.slow
def test_the_clock(usual: list[str]) -> None:
    assert digests(CLOCK + DIGEST, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0") == usual
