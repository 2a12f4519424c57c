"""Discover documents: files, folders and addresses that were named, or the sources of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.settings import FolderSource, Settings, UrlListSource
from schemas.errors import NotFound, SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One document to look at: a file, an address, or a raw file that is kept already (``address`` is then its hash)."""

    kind: Literal["file", "url", "raw"]
    address: str
    source_name: str | None = None


def discover(targets: Sequence[str], settings: Settings) -> tuple[Candidate, ...]:
    """The documents that targets name; without targets those of the configured sources. None is fetched here.

    A folder means the PDF files in it, at any depth, in the order of their names.

    Raises:
        NotFound: A path that was named does not exist.
        SettingsError: An address is not http or https, a name is that of a device or a pipe, or a configured source does not exist.
    """
    if targets:
        found = [candidate for target in targets for candidate in _named(target, settings)]
    else:
        found = [candidate for source in settings.sources for candidate in _configured(source, settings)]
    return tuple(dict.fromkeys(found))


def _named(target: str, settings: Settings) -> Iterable[Candidate]:
    if not target:
        raise SettingsError("An empty name was given. Name a file, a folder or an address.")
    if "://" in target:
        _require_scheme(target, settings)
        return [Candidate(kind="url", address=target)]
    path = Path(target)
    if not path.exists():
        raise NotFound(f"{target} does not exist. Check the path.")
    if not (path.is_dir() or path.is_file()):
        raise SettingsError(f"{target} is no regular file and no folder. Save it to disk first, then name that file.")
    return _files(path, None)


def _require_scheme(address: str, settings: Settings) -> None:
    from pipeline.fetch import require_scheme  # its HTTP client costs more than all other imports: only for who fetches

    require_scheme(address, settings.fetch)


def _files(path: Path, source_name: str | None) -> list[Candidate]:
    files = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file()) if path.is_dir() else [path]
    return [Candidate(kind="file", address=str(file), source_name=source_name) for file in files]


def _configured(source: FolderSource | UrlListSource, settings: Settings) -> list[Candidate]:
    if isinstance(source, FolderSource):
        if not source.path.is_dir():
            raise SettingsError(f"The source {source.name}: path names {source.path}, which is no folder. Correct it in tmag.toml.")
        return _files(source.path, source.name)
    addresses = (*source.urls, *_listed(source))
    for address in addresses:
        _require_scheme(address, settings)
    return [Candidate(kind="url", address=address, source_name=source.name) for address in addresses]


def _listed(source: UrlListSource) -> tuple[str, ...]:
    if source.file is None:
        return ()
    try:
        lines = [line.strip() for line in source.file.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The source {source.name}: file {source.file} cannot be read. Correct it in tmag.toml.") from error
    return tuple(line for line in lines if line and not line.startswith("#"))
