"""Accepted parses as files: what a person looked at and found right, one file a document, one line a row.

The first line names the document and its bytes; each further line is one row, ``["actions", {…}]``, without what is
null. A line a row, so that a person, and git, see which rows a change touches.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.diff import NEVER_COMPARED, UNCOMPARED_DATASETS, RowChange, diff_rows
from schemas.datasets import DATASETS
from schemas.errors import NotFound, TmagError
from schemas.rows import plain_value

SUFFIX = ".rows.jsonl"
_FORMAT = 1
# Where a file was found says nothing of how it is parsed, and is another thing in another store.
_OF_THE_SOURCE = frozenset({"source_url", "source_name", "published_date", "page_url"})
_LEFT_OUT = NEVER_COMPARED | _OF_THE_SOURCE
_COMPARED = tuple(name for name, dataset in DATASETS.items() if dataset.is_carrying and name not in UNCOMPARED_DATASETS)

PlainRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One accepted parse: the document, the sha256 of its PDF, and its rows by dataset with values as JSON shows them."""

    document_id: str
    sha256: str
    rows: Mapping[str, tuple[PlainRow, ...]]

    @property
    def row_count(self) -> int:
        """All rows of all datasets."""
        return sum(map(len, self.rows.values()))


def accepted_of(document_id: str, sha256: str, tables: Mapping[str, pa.Table]) -> Accepted:
    """A parse in the form in which it is accepted; the runs, the clock and the source are left out."""
    rows = {name: tuple(map(_plain, tables[name].to_pylist())) for name in _COMPARED}
    return Accepted(document_id=document_id, sha256=sha256, rows=rows)


def differences(old: Accepted, new: Accepted) -> tuple[RowChange, ...]:
    """What changed between two parses of one document, row by row and field by field, by ``row_key``."""
    return tuple(change for name in _COMPARED for change in diff_rows(_filled(old, name), _filled(new, name), name))


def read_accepted(folder: Path) -> tuple[Accepted, ...]:
    """All accepted parses of a folder, by the name of their files; none where there is no folder.

    Raises:
        TmagError: A file is damaged.
    """
    return tuple(_read(path) for path in sorted(folder.glob(f"*{SUFFIX}")))


def find_accepted(folder: Path, document_id: str) -> Accepted | None:
    """The accepted parse of one document, None where there is none. Raises TmagError where its file is damaged."""
    path = accepted_path(folder, document_id)
    return _read(path) if path.is_file() else None


def require_accepted(folder: Path, document_id: str) -> Accepted:
    """The accepted parse of one document.

    Raises:
        NotFound: There is none.
        TmagError: Its file is damaged.
    """
    found = find_accepted(folder, document_id)
    if found is None:
        raise NotFound(
            f"No parse of {document_id} is accepted in {folder}. `tmag accept {document_id}` does that.", document_id=document_id
        )
    return found


def write_accepted(folder: Path, accepted: Accepted) -> Path:
    """Write an accepted parse into its file, whole or not at all, and give the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = accepted_path(folder, accepted.document_id)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text("".join(f"{line}\n" for line in _lines(accepted)), encoding="utf-8")
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def accepted_path(folder: Path, document_id: str) -> Path:
    """The file of one document's accepted parse."""
    return folder / f"{Path(document_id).name}{SUFFIX}"


def _lines(accepted: Accepted) -> Iterator[str]:
    yield _json({"format": _FORMAT, "document_id": accepted.document_id, "sha256": accepted.sha256})
    for name, rows in accepted.rows.items():
        yield from (_json([name, row]) for row in rows)


def _json(value: PlainRow | list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(row: PlainRow) -> PlainRow:
    # Through JSON, so that what is compared is what would be read back.
    kept = {name: plain_value(value) for name, value in row.items() if value is not None and name not in _LEFT_OUT}
    return dict(json.loads(_json(kept)))


def _filled(accepted: Accepted, dataset: str) -> Sequence[PlainRow]:
    """Rows with all columns that their dataset has today: a column that is null in all is no difference."""
    return [{name: row.get(name) for name in DATASETS[dataset].columns} for row in accepted.rows.get(dataset, ())]


def _read(path: Path) -> Accepted:
    try:
        # Not splitlines: a text may hold one of the rarer ends of a line.
        head, *rows = map(json.loads, path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
        if head["format"] != _FORMAT:
            raise ValueError(f"format {head['format']} is not {_FORMAT}")
        by_dataset: dict[str, list[PlainRow]] = {}
        for name, row in rows:
            by_dataset.setdefault(name, []).append(row)
        whole = {name: tuple(found) for name, found in by_dataset.items()}
        return Accepted(document_id=head["document_id"], sha256=head["sha256"], rows=whole)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise TmagError(f"{path} is not an accepted parse ({error}). Take it back from git, or accept the document again.") from error
