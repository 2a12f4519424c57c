"""The tables of files that were named on the command line, each found in a child process; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.find_tables import FoundTables, TablesRequest, find_tables_isolated
from pipeline.process import group_names
from pipeline.raw import content_of
from pipeline.settings import Settings
from tmag.each_file import digest_of, each_once, first_of_each
from tmag.exits import Exit
from tmag.parsing import named_engine
from tmag.progress import Advance


@dataclass(frozen=True, slots=True)
class FileTables:
    """One file as it was named, and what was found in it."""

    path: Path
    sha256: str
    found: FoundTables

    def as_json(self) -> dict[str, Any]:
        """The object that `tmag tables --json` prints."""
        found = asdict(self.found)
        about = {"file": str(self.path), "sha256": self.sha256}
        return {**about, "page_count": found["page_count"], "error": found["fault"], "tables": found["tables"]}


def tables_of_files(paths: Sequence[Path], engine: str | None, settings: Settings, advance: Advance) -> tuple[FileTables, ...]:
    """The tables of each file, in the order given; files of the same bytes are read once.

    Raises:
        OSError: A file cannot be read.
    """

    def find(path: Path) -> FoundTables:
        data = content_of(path, settings.limits.max_bytes)
        of_groups = group_names(settings)
        request = TablesRequest(
            data=data, engine=named_engine(engine, settings), max_pages=settings.limits.max_pages, group_names=of_groups
        )
        return find_tables_isolated(request, settings.limits)

    digests = [digest_of(path) for path in paths]
    found = each_once(first_of_each(paths, digests), find, advance)
    return tuple(FileTables(path, digest, found[digest]) for path, digest in zip(paths, digests, strict=True))


def exit_of(files: Sequence[FileTables]) -> Exit:
    """The exit code: a file that could not be read at all counts as quarantined, one with a page missing as partial."""
    if all(file.found.page_count is None for file in files):
        return Exit.QUARANTINED
    return Exit.SOME if any(file.found.fault for file in files) else Exit.DONE
