"""Parse files that were named on the command line, several at a time, each in a child process; nothing is kept or published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.compile import compile_tables
from pipeline.ingest import groups_of
from pipeline.isolate import parse_isolated
from pipeline.language import usable_model
from pipeline.parse import ParseRequest, ParseResult
from pipeline.parties import read_rulings
from pipeline.process import group_names
from pipeline.raw import content_of
from pipeline.reading import Engine
from pipeline.settings import Settings
from tmag.each_file import digest_of, each_once, first_of_each
from tmag.exits import Exit
from tmag.progress import Advance


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for beside the files. ``pages`` count from 1; None means all."""

    engine: Engine
    pages: tuple[int, ...] | None
    settings: Settings


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file and its parse. ``is_repeated`` says that a file named before has the same bytes; the parse is then that file's."""

    path: Path
    result: ParseResult
    is_repeated: bool


def parse_files(paths: Sequence[Path], asked: Asked, advance: Advance) -> tuple[ParsedFile, ...]:
    """Parse each file once, in the order given; of two that claim one document id the later one gets another.

    Raises:
        OSError: A file cannot be read.
    """
    digests = [digest_of(path) for path in paths]
    first = first_of_each(paths, digests)
    results = _with_own_ids(first, _parse_all(first, asked, advance), asked)
    seen = [digest in digests[:index] for index, digest in enumerate(digests)]
    return tuple(ParsedFile(path, results[digest], again) for path, digest, again in zip(paths, digests, seen, strict=True))


def tables_of(parsed: Sequence[ParsedFile], settings: Settings) -> dict[str, pa.Table]:
    """Every dataset over all files, sorted as in a release. Where no file could be read, the groups of the settings are left out too."""
    distinct = [file.result for file in parsed if not file.is_repeated]
    is_any_read = any(result.status != "quarantined" for result in distinct)
    groups = groups_of(settings) if is_any_read else ()
    return compile_tables([result.tables for result in distinct], groups, read_rulings(settings.corrections_dir))


def exit_of(parsed: Sequence[ParsedFile], pages: tuple[int, ...] | None) -> Exit:
    """The exit code: a document that is partial only because some pages were asked for counts as parsed."""
    results = [file.result for file in parsed if not file.is_repeated]
    if all(result.status == "quarantined" for result in results):
        return Exit.QUARANTINED
    is_whole = all(result.status == "parsed" or (pages is not None and _is_partial_by_choice(result)) for result in results)
    return Exit.DONE if is_whole else Exit.SOME


def _is_partial_by_choice(result: ParseResult) -> bool:
    return result.status == "partial" and "error" not in result.tables["parse_issues"]["severity"].to_pylist()


def _parse_all(first: Mapping[str, Path], asked: Asked, advance: Advance) -> dict[str, ParseResult]:
    return each_once(first, lambda path: _parse(path, asked, frozenset()), advance)


def _with_own_ids(first: Mapping[str, Path], results: Mapping[str, ParseResult], asked: Asked) -> dict[str, ParseResult]:
    """Parse again, knowing the ids that are taken, each file whose id an earlier one has."""
    own: dict[str, ParseResult] = {}
    for digest, result in results.items():
        taken = frozenset(other.document_id for other in own.values())
        own[digest] = result if result.document_id not in taken else _parse(first[digest], asked, taken)
    return own


def _parse(path: Path, asked: Asked, taken_ids: frozenset[str]) -> ParseResult:
    settings = asked.settings
    request = ParseRequest(
        data=content_of(path, settings.limits.max_bytes),
        engine=asked.engine,
        pages=asked.pages,
        taken_ids=taken_ids,
        max_pages=settings.limits.max_pages,
        group_names=group_names(settings),
        language_model=usable_model(settings.language.model),
    )
    return parse_isolated(request, settings.limits)


def named_engine(name: str | None, settings: Settings) -> Engine:
    """The engine named, else that of the settings."""
    return Engine(name or settings.engine)
