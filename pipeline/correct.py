"""Correct: what a person set right in one document, put into its rows after the parse. ``docs/fix-a-parse.md`` shows such a file."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.document_issues import issue_of_document
from pipeline.ledger import NO_CORRECTIONS
from pipeline.parse import ParseResult
from pipeline.parties import RULINGS_FILE
from pipeline.tables import with_column
from schemas.arrow import arrow_schema, to_table
from schemas.datasets import DATASETS
from schemas.errors import CorrectionStale, SettingsError
from schemas.rows import Carried, Row, plain_value

_CODE = "correction_stale"
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
_CARRIED = Carried._fields
# They say what became of the parse, or are what a correction is held against.
_NOT_CORRECTED = frozenset({"documents", "field_sources", "parse_issues", "parse_runs"})
_DATED: Mapping[pa.DataType, Callable[[str], object]] = {
    pa.date32(): date.fromisoformat,
    pa.timestamp("us", tz="UTC"): datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value of one row, and why it is another. ``expects`` is what the parse gives; None, left out in the file, is an empty field."""

    row_key: str
    column: str
    reason: str
    expects: Any = None
    value: Any = None

    @property
    def dataset(self) -> str:
        """The dataset that the row is of: the key names it."""
        return next((part for part in self.row_key.split("/") if part in DATASETS), "")


def read_corrections(folder: Path, document_id: str | None) -> tuple[Correction, ...]:
    """The corrections of a document, from the file ``<document_id>.toml``; none where there is no such file.

    Raises:
        SettingsError: The file cannot be read, or an entry lacks something or names a column that is not to be corrected.
    """
    if document_id is None or _SAFE_NAME.fullmatch(document_id) is None:
        return ()
    path = folder / f"{document_id}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}. Mend it, or move it away.") from error
    entries = data.get("corrections")
    if data.keys() - {"corrections"} or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{path}: write [[corrections]] above each entry, and nothing else.")
    return tuple(_correction(entry, f"{path}, entry {number}") for number, entry in enumerate(entries, 1))


def _correction(entry: Mapping[str, Any], where: str) -> Correction:
    known = {field.name for field in fields(Correction)}
    if entry.keys() - known or not all(isinstance(entry.get(name), str) and entry[name] for name in ("row_key", "column", "reason")):
        raise SettingsError(f"{where} needs row_key, column and reason, and may have expects and value; a text is never empty.")
    correction = Correction(**entry)
    is_possible = correction.dataset in DATASETS and DATASETS[correction.dataset].is_carrying and correction.dataset not in _NOT_CORRECTED
    if not is_possible or correction.column not in set(DATASETS[correction.dataset].columns) - set(_CARRIED):
        raise SettingsError(f"{where}: {correction.column} is no column of {correction.row_key} that can be corrected. See `tmag show`.")
    try:
        return replace(correction, value=_fitting(arrow_schema(correction.dataset).field(correction.column), correction.value))
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise SettingsError(f"{where}: the value does not fit {correction.column} ({error}).") from error


def require_corrections(folder: Path) -> None:
    """Find out what is wrong with any file of corrections before a parse meets it. Raises SettingsError."""
    for path in sorted(folder.glob("*.toml")):
        if path.name != RULINGS_FILE:
            if _SAFE_NAME.fullmatch(path.stem) is None:
                raise SettingsError(f"{path} is called as no document is. `tmag status` lists the ids of documents.")
            read_corrections(folder, path.stem)


def digest_of(corrections: Sequence[Correction]) -> str:
    """What stands for the corrections of a document where a parse is known by all that decides it."""
    return hashlib.sha256(repr(corrections).encode()).hexdigest()[:16] if corrections else NO_CORRECTIONS


def corrected(result: ParseResult, corrections: Sequence[Correction]) -> ParseResult:
    """A parse with its corrections put in. One that does not meet the value that it expects changes nothing and is an issue."""
    tables, stale = dict(result.tables), []
    for correction in corrections if result.status != "quarantined" else ():
        try:
            tables[correction.dataset] = _with_value(tables[correction.dataset], correction)
        except CorrectionStale as error:
            stale.append(_issue(tables["documents"], correction, str(error)))
    if stale:
        tables["parse_issues"] = pa.concat_tables([tables["parse_issues"], to_table("parse_issues", stale)]).combine_chunks()
        counts: list[object] = [(count or 0) + len(stale) for count in tables["parse_runs"]["issue_count"].to_pylist()]
        tables["parse_runs"] = with_column(tables["parse_runs"], "issue_count", counts)
    return replace(result, tables=tables)


def _with_value(table: pa.Table, correction: Correction) -> pa.Table:
    keys = table["row_key"].to_pylist()
    if correction.row_key not in keys:
        raise CorrectionStale(f"There is no row {correction.row_key}, of which {correction.column} is to be corrected.")
    place, values = keys.index(correction.row_key), table[correction.column].to_pylist()
    if plain_value(values[place]) != plain_value(correction.expects):
        found, expected = plain_value(values[place]), plain_value(correction.expects)
        raise CorrectionStale(f"{correction.column} of {correction.row_key} is {found!r}; its correction expects {expected!r}.")
    values[place] = correction.value
    is_corrected: list[object] = [bool(was) or index == place for index, was in enumerate(table["is_corrected"].to_pylist())]
    return with_column(with_column(table, correction.column, values), "is_corrected", is_corrected)


def _fitting(field: pa.Field[Any], value: Any) -> Any:
    """A value as its column takes it; a date may be written as text."""
    if isinstance(value, str) and field.type in _DATED:
        value = _DATED[field.type](value)
    if value == "" or (value is None and not field.nullable):
        raise ValueError("it may not be empty")
    return pa.array([value], type=field.type)[0].as_py()


def _issue(documents: pa.Table, correction: Correction, message: str) -> Row:
    (document,) = documents.to_pylist()
    told = f"{message} Mend corrections/{document['document_id']}.toml."
    return issue_of_document(document, _CODE, told, f"{correction.dataset}/{_own_key(correction)}")


def _own_key(correction: Correction) -> str:
    return f"{correction.row_key.partition(f'/{correction.dataset}/')[2]}/{correction.column}"
