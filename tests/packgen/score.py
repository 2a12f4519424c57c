"""Scores a folder of printed packs against their truths: `python -m tests.packgen.score FOLDER [--list]`.

Each `NAME.pdf` beside a `NAME.truth.json` is parsed by `tmag parse --out`. Text is compared NFC, with straight quotes, runs of spaces
as one, and spaces after a slash ignored. A missing row counts as wrong in all the fields that its truth states, a row too many in all
fields compared.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import io
import json
import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tmag.cli import main as command_line

# Of these datasets only the rows that a pack's truth speaks of are compared.
ONLY = {"slides": ("slide_kind", "divider"), "meetings": ("basis", "pack"), "governance_updates": ("section", "governance")}
FIXTURES = Path(__file__).with_name("fixtures")
# Parsed, partial, quarantined: all leave datasets to compare.
_PARSED = (0, 1, 4)
_STRAIGHT = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "}


@dataclass
class Score:
    """What was found of one dataset: fields right of those that count, rows missing and too many, and each difference in words."""

    right: int = 0
    total: int = 0
    missing: int = 0
    extra: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take in another's counts."""
        self.right, self.total = self.right + other.right, self.total + other.total
        self.missing, self.extra = self.missing + other.missing, self.extra + other.extra
        self.differences += other.differences


def folded(value: object) -> str | None:
    """A value as it is compared: null and the empty string are one."""
    if value is None or value != value:
        return None
    if isinstance(value, (dt.datetime, dt.date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value) == int(value) else str(value)
    text = unicodedata.normalize("NFC", str(value)).translate(_STRAIGHT)
    return re.sub(r"/[ \n]+", "/", re.sub(r"[ \t]+", " ", text)).strip() or None


def compare(dataset: str, truth: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Score:
    """Compare one dataset's rows with its truth."""
    if dataset in ONLY:
        column, value = ONLY[dataset]
        rows = [row for row in rows if row.get(column) == value]
    got: dict[tuple[str | None, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        got[_key(truth, row)].append(row)
    score = Score()
    for want in truth["rows"]:
        same = got[_key(truth, want)]
        _compare_row(dataset, truth, want, same.pop(0) if same else None, score)
    for key, left in got.items():
        score.extra += len(left)
        score.differences += [f"{dataset} {list(key)}: a row too many"] * len(left)
    score.total += score.extra * len(truth["fields"])
    return score


def _key(truth: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[str | None, ...]:
    return tuple(folded(row.get(name)) for name in truth["key"])


def _compare_row(dataset: str, truth: Mapping[str, Any], want: Mapping[str, Any], row: Mapping[str, Any] | None, score: Score) -> None:
    fields = [name for name in truth["fields"] if name in want]
    name = f"{dataset} {[want[key] for key in truth['key']]}"
    score.total += len(fields)
    if row is None:
        score.missing += 1
        score.differences.append(f"{name}: no such row")
        return
    wrong = [column for column in fields if column not in row or folded(row[column]) != folded(want[column])]
    score.right += len(fields) - len(wrong)
    score.differences += [f"{name} {column}: expected {want[column]!r}, got {row.get(column)!r}" for column in wrong]


def score_pack(pdf: Path, truth: Path) -> dict[str, Score]:
    """Parse one PDF by the command line and compare it with its truth."""
    with tempfile.TemporaryDirectory() as folder:
        _parse([pdf], Path(folder))
        return _compared(truth, {name: _rows(Path(folder), name) for name in _wanted(truth)})


def score_together(pdfs: Sequence[Path]) -> dict[str, dict[str, Score]]:
    """Score packs by name; each has its truth beside it. Packs of different seeds share a run of the parser: two of one are one meeting."""
    out: dict[str, dict[str, Score]] = {}
    seen: Counter[str] = Counter()
    batches: dict[int, list[Path]] = defaultdict(list)
    for pdf in pdfs:
        seed = pdf.stem.rsplit("-", 1)[-1]
        batches[seen[seed]].append(pdf)
        seen[seed] += 1
    for batch in batches.values():
        out |= _score_batch(batch)
    return out


def _score_batch(pdfs: Sequence[Path]) -> dict[str, dict[str, Score]]:
    truths = {pdf.stem: pdf.with_suffix(".truth.json") for pdf in pdfs}
    with tempfile.TemporaryDirectory() as folder:
        _parse(pdfs, Path(folder))
        ids = {row["sha256"]: row["document_id"] for row in _rows(Path(folder), "documents")}
        tables = {name: _rows(Path(folder), name) for name in {name for truth in truths.values() for name in _wanted(truth)}}
    named = {pdf.stem: ids[hashlib.sha256(pdf.read_bytes()).hexdigest()] for pdf in pdfs}
    return {
        name: _compared(truth, {dataset: [row for row in rows if row["document_id"] == named[name]] for dataset, rows in tables.items()})
        for name, truth in truths.items()
    }


def _parse(pdfs: Sequence[Path], folder: Path) -> None:
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    # In this process: starting others takes longer than the parse of a pack.
    with redirect_stdout(told), redirect_stderr(told):
        ended = 0
        try:
            command_line(["parse", *map(str, pdfs), "--out", str(folder)])
        except SystemExit as end:
            ended = int(end.code or 0)
    if ended not in _PARSED:
        told.seek(0)
        names = ", ".join(pdf.name for pdf in pdfs)
        raise RuntimeError(f"{names}: not parsed; tmag ended with {ended}. {told.read().strip()[-2000:]}")
    faults = [row for row in _rows(folder, "parse_issues") if row["code"] == "parser_fault"]
    if faults:
        raise RuntimeError("; ".join(f"{row['document_id']}: {row['message']}" for row in faults))


def _rows(folder: Path, dataset: str) -> list[dict[str, Any]]:
    path = folder / f"{dataset}.parquet"
    return pq.read_table(path).to_pylist() if path.exists() else []


def _wanted(truth: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    return wanted


def _compared(truth: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Score]:
    return {dataset: compare(dataset, wanted, tables[dataset]) for dataset, wanted in _wanted(truth).items()}


def score_folder(folder: Path) -> dict[str, dict[str, Score]]:
    """Score every pack of a folder by name."""
    found = {pdf.stem: (pdf, pdf.with_suffix(".truth.json")) for pdf in sorted(folder.glob("*.pdf"))}
    return {name: score_pack(pdf, truth) for name, (pdf, truth) in found.items() if truth.exists()}


def summed(scores: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The sum by dataset."""
    out: dict[str, Score] = defaultdict(Score)
    for score in scores:
        for dataset, one in score.items():
            out[dataset].add(one)
    return dict(out)


def table(scores: Mapping[str, Score]) -> str:
    """One line a dataset, and the sum."""
    whole = Score()
    for score in scores.values():
        whole.add(score)
    lines = [f"{'dataset':<22}{'right':>8}{'of':>8}{'share':>8}{'missing':>9}{'extra':>7}"]
    for name, score in {**scores, "all": whole}.items():
        share = score.right / score.total if score.total else 1.0
        lines.append(f"{name:<22}{score.right:>8}{score.total:>8}{share:>8.3f}{score.missing:>9}{score.extra:>7}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score by route and dataset; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.packgen.score", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="list every difference, by pack")
    parser.add_argument("--packs", action="store_true", help="one line a pack")
    asked = parser.parse_args(arguments)
    scores = score_folder(asked.folder)
    for name, score in scores.items():
        for line in (line for one in score.values() for line in one.differences if asked.list):
            print(f"{name}: {line}")
    if asked.packs:
        counts = {name: (sum(s.right for s in score.values()), sum(s.total for s in score.values())) for name, score in scores.items()}
        print("\n".join(f"{name:<20}{right:>7} of {total:>6} {right / total:.3f}" for name, (right, total) in counts.items()))
    routes = Counter(name.rsplit("-", 1)[0] for name in scores)
    for route, count in routes.items():
        print(f"\n{route} ({count} packs)\n{table(summed(score for name, score in scores.items() if name.rsplit('-', 1)[0] == route))}")
    return int(any(one.right != one.total for score in scores.values() for one in score.values()))


if __name__ == "__main__":
    sys.exit(main())
