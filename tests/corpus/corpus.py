"""Where the corpus of foreign PDFs lies, what is known of its files, and what the command line makes of them."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("TMAG_CORPUS") or ROOT.parent / "shared" / "corpus")


@dataclass(frozen=True)
class Known:
    """One file of the corpus and what its manifest says of it."""

    path: Path
    facts: dict[str, str] = field(hash=False, compare=False)

    @property
    def kind(self) -> str:
        """The two digits of its class."""
        return self.facts["cls"][:2]

    @property
    def sha256(self) -> str:
        return self.facts["sha256"]

    def opens_in(self, reader: str) -> bool:
        return self.facts[reader] == "ok"

    def count(self, column: str) -> int:
        return int(self.facts[column] or 0)


@dataclass(frozen=True)
class Fate:
    """What became of one document: its row, those of its run and its issues, and the names of all datasets in which it has rows."""

    document: dict[str, Any]
    runs: list[dict[str, Any]]
    issues: list[dict[str, Any]]
    datasets: dict[str, int]

    @property
    def status(self) -> str:
        return str(self.document["status"])

    @property
    def reason(self) -> str | None:
        reason: str | None = self.document["status_reason"]
        return reason

    @property
    def words(self) -> int:
        return int(self.document["words_total"] or 0)


@dataclass(frozen=True)
class Parsed:
    """One call of ``tmag parse`` on many files: its exit code, what it wrote on stderr, its rows, and each file's fate by sha256."""

    code: int
    err: str
    rows: dict[str, list[dict[str, Any]]]
    fates: dict[str, Fate]


def known_files(folder: str) -> tuple[Known, ...]:
    """The files of a part of the corpus that its manifest lists; the test is skipped where they are not there."""
    manifest = CORPUS / folder / "MANIFEST.csv"
    if not manifest.exists():
        pytest.skip(f"There is no corpus at {CORPUS}; name its folder in TMAG_CORPUS.")
    with manifest.open(encoding="utf-8", newline="") as lines:
        return tuple(Known(CORPUS / folder / row["file"], row) for row in csv.DictReader(lines))


def hostile_files(is_whole: bool) -> tuple[Known, ...]:
    """All files of the hostile part, or the first of each class."""
    files, firsts = known_files("hostile"), dict[str, Known]()
    for known in files:
        firsts.setdefault(known.kind, known)
    return files if is_whole else tuple(firsts.values())


@lru_cache(maxsize=6)
def parsed_corpus(folder: str, engine: str, is_whole: bool = False) -> Parsed:
    """What was made of one part of the corpus; ``is_whole`` says whether by the call on all files, or by that on some hostile ones only."""
    both = _parsed(engine, is_whole)
    fates = {known.sha256: both.fates[known.sha256] for known in known_files(folder) if known.sha256 in both.fates}
    own = {fate.document["document_id"] for fate in fates.values()}
    rows = {name: [row for row in its_rows if row.get("document_id") in own] for name, its_rows in both.rows.items()}
    return Parsed(both.code, both.err, rows, fates)


@lru_cache(maxsize=3)
def _parsed(engine: str, is_whole: bool) -> Parsed:
    """Both parts, parsed once a session and by one call, since a process that has to load the parser costs as much as many files."""
    return parse([known.path for known in (*known_files("governance"), *hostile_files(is_whole))], engine)


def parse(files: Sequence[Path], engine: str = "pdfium", *options: str) -> Parsed:
    """Parse files by the command line, all in one call."""
    call = [sys.executable, "-m", "tmag", "parse", "--json", "--engine", engine, *options, "--", *map(str, files)]
    ran = subprocess.run(call, capture_output=True, cwd=ROOT, check=False, timeout=1800)
    rows = json.loads(ran.stdout) if ran.stdout else {}
    assert [row for row in rows.get("parse_issues", ()) if row["code"] == "parser_fault"] == []
    return Parsed(ran.returncode, ran.stderr.decode(), rows, _fates(rows))


def _fates(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Fate]:
    by_document: defaultdict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for dataset, its_rows in rows.items():
        for row in its_rows:
            if "row_key" in row:
                by_document[row["document_id"]][dataset].append(row)
    return {
        document["sha256"]: Fate(
            document, own["parse_runs"], own["parse_issues"], {dataset: len(its_rows) for dataset, its_rows in own.items() if its_rows}
        )
        for document in rows.get("documents", ())
        for own in (by_document[document["document_id"]],)
    }


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
