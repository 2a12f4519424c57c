"""Discover documents: files, folders and addresses that were named, or what the sources of the settings list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from pipeline.settings import Settings
from pipeline.source_settings import FolderSource, LibraryPageSource, SitemapSource, SourceSettings, UrlListSource
from schemas.errors import NotFound, SettingsError, SourceChanged, SourceUnavailable, TmagError

if TYPE_CHECKING:
    from parsers.listing import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One document to look at: a file, an address, or a raw file that is kept already (``address`` is then its hash).

    Of kind ``source`` it is no document but a source that could not be listed, or a link of it that may not be followed; ``trouble`` says
    why, ``trouble_kind`` is the name of the error. ``listed`` is what its listing says of it. ``is_fresh`` asks for all of it whatever its
    host says, ``is_newest`` that it is one of its source's newest.
    """

    kind: Literal["file", "url", "raw", "source"]
    address: str
    source_name: str | None = None
    listed: Listed | None = None
    is_newest: bool = False
    is_fresh: bool = False
    trouble: str | None = None
    trouble_kind: str | None = None

    @property
    def known_as(self) -> str:
        """Its place as the store knows it and people may see it: an address written out, and without its secrets."""
        if self.kind != "url":
            return self.address
        from pipeline.fetching.addresses import known_as  # for who fetches

        return known_as(self.address)


class SourceFindings(NamedTuple):
    """What one source has, or why it could not be listed.

    ``listed`` are all addresses that its publisher lists, also those that its settings do not ask for; None where what is missing may only
    have been put elsewhere: a drop folder is emptied, a list of addresses edited.
    """

    source_name: str
    candidates: tuple[Candidate, ...]
    listed: tuple[str, ...] | None = None
    error: TmagError | None = None


def require_targets(targets: Sequence[str], settings: Settings) -> None:
    """Find out what is wrong with what was named, or with the sources of the settings, without asking anybody.

    Raises:
        NotFound: A path that was named does not exist.
        SettingsError: An address is not http or https, a name is that of a device or a pipe, or a configured source does not exist.
    """
    for target in targets:
        _named(target, settings)
    for source in () if targets else settings.sources:
        _require_source(source, settings)


def discover(targets: Sequence[str], settings: Settings) -> tuple[SourceFindings, ...]:
    """The documents that targets name; without targets those that the configured sources list. No document is fetched here.

    A folder means the PDF files in it, at any depth, in the order of their names. A source that cannot be listed stops no other.

    Raises:
        NotFound: A path that was named does not exist.
        SettingsError: An address is not http or https, a name is that of a device or a pipe, or a configured source does not exist.
    """
    require_targets(targets, settings)
    if targets:
        named = tuple(candidate for target in targets for candidate in _named(target, settings))
        return (SourceFindings("", named),)
    return tuple(_configured(source, settings) for source in settings.sources)


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
    return files_in(path, None)


def _require_scheme(address: str, settings: Settings) -> None:
    from pipeline.fetching.addresses import require_scheme  # for who fetches

    require_scheme(address, settings.fetch)


def files_in(path: Path, source_name: str | None) -> list[Candidate]:
    """A file, or the PDF files of a folder, at any depth, in the order of their names."""
    files = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file()) if path.is_dir() else [path]
    return [Candidate(kind="file", address=str(file), source_name=source_name) for file in files]


def _require_source(source: SourceSettings, settings: Settings) -> None:
    match source:
        case FolderSource():
            if not source.path.is_dir():
                raise SettingsError(f"The source {source.name}: path names {source.path}, which is no folder. Correct it in tmag.toml.")
        case UrlListSource():
            for address in url_list(source):
                _require_scheme(address, settings)
        case _:
            _require_scheme(page_address(source.name, source.page, settings), settings)


def page_address(name: str, page: str, settings: Settings) -> str:
    """The whole address of a source's page.

    Raises:
        SettingsError: It is a path, and the settings do not say on which site.
    """
    if "://" in page:
        return page
    if not settings.site.base_url:
        raise SettingsError(
            f"The source {name}: page names {page}, a path on a site. Say which: set site.base_url in tmag.toml to the site's address."
        )
    return f"{settings.site.base_url}/{page.lstrip('/')}"


def url_list(source: UrlListSource) -> tuple[str, ...]:
    """The addresses of a list.

    Raises:
        SettingsError: Its file cannot be read.
    """
    if source.file is None:
        return source.urls
    try:
        lines = [line.strip() for line in source.file.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The source {source.name}: file {source.file} cannot be read. Correct it in tmag.toml.") from error
    return (*source.urls, *(line for line in lines if line and not line.startswith("#")))


def _configured(source: SourceSettings, settings: Settings) -> SourceFindings:
    from pipeline.sources import list_source  # for who has sources: what it takes to read them costs more than all other imports

    try:
        return list_source(source, settings)
    except (SourceChanged, SourceUnavailable) as error:
        trouble = Candidate(
            kind="source", address=_place(source, settings), source_name=source.name, trouble=str(error), trouble_kind=type(error).__name__
        )
        return SourceFindings(source.name, (trouble,), error=error)


def _place(source: SourceSettings, settings: Settings) -> str:
    """Where a source is, as it may be told."""
    if not isinstance(source, LibraryPageSource | SitemapSource):
        return source.name
    from pipeline.fetching.addresses import public_address

    return public_address(page_address(source.name, source.page, settings))
