"""Which parsed records are right: each held against the truth that a generated pack was printed from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.dresses import PRINTED, Dress
from parsers.findings import Record
from parsers.parse import parse_pack
from pipeline.process import group_names
from pipeline.reading import open_pdf
from pipeline.settings import load_settings
from pipeline.vocabulary import load_vocabulary
from tests.packgen.score import ONLY, folded

# Of one row a document, and not read by a slide parser.
_LEFT_OUT = frozenset({"documents", "meetings"})
TOO_MANY = "a row too many"


@dataclass(frozen=True, slots=True)
class Judged:
    """One parsed record of a pack. ``faults`` are the differences from the truth in words; none where the record is right."""

    pack: str
    record: Record
    faults: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether every field that the truth states is as it states."""
        return not self.faults


def packs_in(folder: Path) -> list[Path]:
    """The PDFs of a folder that have a truth beside them."""
    return [pdf for pdf in sorted(folder.glob("*.pdf")) if pdf.with_suffix(".truth.json").exists()]


def judge_folder(folder: Path, dress: Dress = PRINTED) -> Iterator[Judged]:
    """The records of all packs of a folder, parsed in a dress, judged."""
    for pdf in packs_in(folder):
        truth = json.loads(pdf.with_suffix(".truth.json").read_text(encoding="utf-8"))
        yield from judge(pdf.stem, _records(pdf, dress), truth)


def _records(pdf: Path, dress: Dress) -> tuple[Record, ...]:
    with open_pdf(pdf.read_bytes()) as document:
        pages = tuple(document.pages())
    vocabulary = dress.vocabulary(load_vocabulary(group_names(load_settings(None, None))), pdf.stem)
    return parse_pack(dress.pages(pages), vocabulary).records


def judge(pack: str, records: Sequence[Record], truth: Mapping[str, Any]) -> Iterator[Judged]:
    """Judge the records of one pack. Rows that the truth has and the parse has not are nobody's confidence, and do not count."""
    for dataset, wanted in truth.items():
        if dataset in _LEFT_OUT:
            continue
        column, value = ONLY.get(dataset, ("", None))
        rows = [r for r in records if r.dataset == dataset and (not column or getattr(r.content, column) == value)]
        want: dict[tuple[str | None, ...], list[Mapping[str, Any]]] = defaultdict(list)
        for row in wanted["rows"]:
            want[tuple(folded(row.get(name)) for name in wanted["key"])].append(row)
        for record in rows:
            same = want[tuple(folded(_value(record, name)) for name in wanted["key"])]
            yield Judged(pack, record, _faults(record, same.pop(0) if same else None, wanted["fields"]))


def _value(record: Record, name: str) -> object:
    return record.page_number if name == "page_number" else getattr(record.content, name)


def _faults(record: Record, want: Mapping[str, Any] | None, fields: Sequence[str]) -> tuple[str, ...]:
    if want is None:
        return (TOO_MANY,)
    stated = [name for name in fields if name in want]
    wrong = [name for name in stated if folded(_value(record, name)) != folded(want[name])]
    return tuple(f"{name}: expected {want[name]!r}, got {_value(record, name)!r}" for name in wrong)
