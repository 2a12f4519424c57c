"""Hold a parse against its truth: for each field precision and recall, for each dataset the rows that are exactly right.

A truth file names, for each dataset, the key by which rows are matched, the fields that are compared, and the rows. Text is compared
as NFC, with straight quotes, a run of blanks as one, and no blank after a slash. A row too many is wrong in all its fields.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from schemas.datasets import DATASETS
from schemas.errors import NotFound, SettingsError

TableRow = Mapping[str, Any]

# What a truth tells of a dataset that holds more: the column that parts it, and its value.
_ONLY = {"slides": ("slide_kind", "divider"), "meetings": ("basis", "pack"), "governance_updates": ("section", "governance")}
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")
_AFTER_SLASH = re.compile(r"/[ \n]+")
_BLANKS = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class DatasetTruth:
    """What is true of one dataset."""

    dataset: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field: how often truth has a value, how often the parse has one, and how often they are the same."""

    field: str
    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of the values found that are right; None where none was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of truth's values that were found; None where truth has none."""
        return self.right / self.wanted if self.wanted else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row that is not as in truth. ``is_row_missing`` says that the parse lacks the row."""

    dataset: str
    key: tuple[str | None, ...]
    field: str
    wanted: str | None
    found: str | None
    is_row_missing: bool


@dataclass(frozen=True, slots=True)
class DatasetScore:
    """One dataset: its fields, and how many of its rows are exactly right, missing, or too many."""

    dataset: str
    truth_rows: int
    exact_rows: int
    missing_rows: int
    extra_rows: int
    fields: tuple[FieldScore, ...]
    differences: tuple[Difference, ...]

    @property
    def is_exact(self) -> bool:
        """Whether every row is as in truth and none is too many."""
        return self.exact_rows == self.truth_rows and not self.extra_rows


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row of truth and the row of the parse that has its key; one of them may be missing."""

    wanted: TableRow | None
    found: TableRow | None


def read_truth(path: Path) -> tuple[DatasetTruth, ...]:
    """The truth in a file.

    Raises:
        SettingsError: The file is no truth file.
    """
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        truths = [DatasetTruth(name, tuple(of["key"]), tuple(of["fields"]), tuple(of["rows"])) for name, of in plain.items()]
        rows = [(row, column) for truth in truths for row in truth.rows for column in truth.key]
        if not truths or any(column not in row for row, column in rows):
            raise ValueError("no dataset, or a row without its key")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        form = '{"<dataset>": {"key": [columns], "fields": [columns], "rows": [{column: value}]}}'
        raise SettingsError(f"{path} is no truth file ({error}). It must be JSON of the form {form}.") from error
    if unknown := [truth.dataset for truth in truths if truth.dataset not in DATASETS]:
        raise SettingsError(f"{path} tells of {', '.join(unknown)}, which is no dataset. `tmag datasets` lists them.")
    return tuple(truths)


def read_parsed(path: Path, datasets: Sequence[str], document_id: str | None = None) -> dict[str, list[TableRow]]:
    """The rows that `tmag parse` wrote: a folder of Parquet, or the JSON that it printed; of all documents, or of one.

    Raises:
        NotFound: The folder has no such datasets, or the document is not in it.
        SettingsError: The file is no JSON of a parse, or several documents are in it and none was named.
    """
    rows = _rows_in_folder(path, datasets) if path.is_dir() else _rows_in_json(path, datasets)
    there = sorted({str(row["document_id"]) for of_one in rows.values() for row in of_one if row.get("document_id")})
    if document_id is not None and document_id not in there:
        raise NotFound(f"{path} has no document {document_id}; it has {', '.join(there) or 'none'}.")
    if document_id is None and len(there) > 1:
        raise SettingsError(f"{path} has several documents ({', '.join(there)}). Name one with --document.")
    return {name: [row for row in of_one if document_id in (None, row.get("document_id"))] for name, of_one in rows.items()}


def _rows_in_folder(folder: Path, datasets: Sequence[str]) -> dict[str, list[TableRow]]:
    files = {name: folder / f"{name}.parquet" for name in datasets}
    if not any(file.is_file() for file in files.values()):
        raise NotFound(f"{folder} holds none of the datasets. Give the folder that `tmag parse --out` wrote.")
    return {name: list(pq.read_table(file).to_pylist()) if file.is_file() else [] for name, file in files.items()}


def _rows_in_json(path: Path, datasets: Sequence[str]) -> dict[str, list[TableRow]]:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return {name: [dict(row) for row in plain.get(name, [])] for name in datasets}
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path} is no JSON that `tmag parse --json` printed ({error}).") from error


def evaluate(truths: Sequence[DatasetTruth], parsed: Mapping[str, Sequence[TableRow]]) -> tuple[DatasetScore, ...]:
    """The score of each dataset that truth tells of."""
    return tuple(_evaluated(truth, parsed.get(truth.dataset, ())) for truth in truths)


def _evaluated(truth: DatasetTruth, rows: Sequence[TableRow]) -> DatasetScore:
    pairs = _pairs(truth, rows)
    differences = tuple(difference for pair in pairs for difference in _differences(truth, pair))
    wanted = [pair for pair in pairs if pair.wanted is not None]
    return DatasetScore(
        dataset=truth.dataset,
        truth_rows=len(wanted),
        exact_rows=sum(pair.found is not None and not any(_differences(truth, pair)) for pair in wanted),
        missing_rows=sum(pair.found is None for pair in wanted),
        extra_rows=len(pairs) - len(wanted),
        fields=tuple(_field_score(field, pairs) for field in truth.fields),
        differences=differences,
    )


def _pairs(truth: DatasetTruth, rows: Sequence[TableRow]) -> list[_Pair]:
    """Each row of truth with the first row left that has its key, then the rows of the parse that are over."""
    column, value = _ONLY.get(truth.dataset, (None, None))
    left: dict[tuple[str | None, ...], list[TableRow]] = defaultdict(list)
    for row in rows:
        if column is None or row.get(column) == value:
            left[_key(truth, row)].append(row)
    pairs = []
    for wanted in truth.rows:
        same = left[_key(truth, wanted)]
        pairs.append(_Pair(wanted, same.pop(0) if same else None))
    return [*pairs, *(_Pair(None, row) for same in left.values() for row in same)]


def _key(truth: DatasetTruth, row: TableRow) -> tuple[str | None, ...]:
    return tuple(comparable(row.get(column)) for column in truth.key)


def _differences(truth: DatasetTruth, pair: _Pair) -> Iterator[Difference]:
    if pair.wanted is None:
        return
    for field in truth.fields:
        if field in pair.wanted:
            wanted, found = comparable(pair.wanted[field]), comparable((pair.found or {}).get(field))
            if pair.found is None or wanted != found:
                yield Difference(truth.dataset, _key(truth, pair.wanted), field, wanted, found, pair.found is None)


def _field_score(field: str, pairs: Sequence[_Pair]) -> FieldScore:
    told = [pair for pair in pairs if pair.wanted is None or field in pair.wanted]
    values = [(comparable((pair.wanted or {}).get(field)), comparable((pair.found or {}).get(field))) for pair in told]
    wanted, found = sum(want is not None for want, _ in values), sum(got is not None for _, got in values)
    return FieldScore(field, wanted, found, sum(want is not None and want == got for want, got in values))


def comparable(value: Any) -> str | None:
    """A value as text that is compared; None for null and for blank text.

    >>> comparable("Migration/ \\u2018Cutover\\u2019"), comparable(2.0), comparable(" ")
    ("Migration/'Cutover'", '2', None)
    """
    if value is None or value != value:
        return None
    if isinstance(value, date | datetime):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFC", str(value)).translate(_STRAIGHT)
    return _AFTER_SLASH.sub("/", _BLANKS.sub(" ", text)).strip() or None
