"""One SQL statement over a release, shut off from all other files, the network and this process's own variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset

from schemas.datasets import DATASETS
from schemas.errors import SettingsError

_BATCH_ROWS = 10_000
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}
# A pivot is read as several statements.
_QUESTIONS = frozenset({duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI})
_ONLY_QUESTIONS = (
    "A query asks the datasets and does nothing else: it changes nothing, and reaches no files, no network and no extensions. "
    "Begin with select, from, with, pivot, describe or summarize; `tmag datasets` lists the datasets."
)
_QUOTED_OR_RESERVED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\breferences\b""", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of a result, and its rows a batch at a time, each as a tuple."""

    columns: tuple[str, ...]
    batches: Iterator[list[tuple[Any, ...]]]


def ask(folder: Path, sql: str) -> Answer:
    """Run one statement on the datasets in a release's folder; each is a view.

    Raises:
        SettingsError: The statement is wrong, is not one statement, or reaches for something outside the datasets.
    """
    connection = _locked(folder)
    try:
        connection.execute(_single(connection, sql))
    except duckdb.Error as error:
        raise SettingsError(_explained(error)) from error
    return Answer(columns=tuple(str(column[0]) for column in connection.description or ()), batches=_batches(connection))


def _locked(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection that reaches nothing but the datasets, which Arrow reads for it: DuckDB's own access to files is off for good."""
    connection = duckdb.connect(":memory:", config=_CONFIG)
    for name in DATASETS:
        connection.register(name, pyarrow.dataset.dataset(folder / f"{name}.parquet"))
    for setting in ("TimeZone = 'UTC'", "enable_external_access = false", "lock_configuration = true"):
        connection.execute(f"SET {setting}")
    return connection


def _single(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    try:
        statements = connection.extract_statements(sql)
    except duckdb.ParserException:
        statements = connection.extract_statements(_with_quoted_references(sql))
    if len(statements) != 1:
        raise SettingsError(f"{len(statements)} statements were given; give one, in one pair of quotes.")
    if statements[0].type not in _QUESTIONS:
        raise SettingsError(_ONLY_QUESTIONS)
    return statements[0]


def _with_quoted_references(sql: str) -> str:
    """``references`` is a word of SQL and a dataset of ours; where it stands bare, it cannot be meant as the former.

    >>> _with_quoted_references("select 'references' from references")
    'select \\'references\\' from "references"'
    """
    return _QUOTED_OR_RESERVED.sub(lambda m: f'"{m[0].lower()}"' if m[0].lower() == "references" else m[0], sql)


def _batches(connection: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while batch := _next(connection):
        yield batch


def _next(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    try:
        return connection.fetchmany(_BATCH_ROWS)
    except duckdb.Error as error:
        raise SettingsError(_explained(error)) from error


def _explained(error: Exception) -> str:
    if isinstance(error, duckdb.PermissionException):
        return _ONLY_QUESTIONS
    first = str(error).split("\n\nLINE ")[0].strip().rstrip(".!")
    stop = "" if first.endswith("?") else "."
    return f"{first}{stop} Mend the query; `tmag datasets` lists the datasets, with --columns NAME the columns of one."
