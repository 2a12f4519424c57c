"""List what the configured sources have: which documents there are, and what is said of each, before any is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from parsers.listing import Listed, read_name
from pipeline.discover import Candidate, SourceFindings, files_in, page_address, url_list
from pipeline.fetch import Fetcher, fetcher_of
from pipeline.fetching.addresses import allowed_hosts, host_of, known_as, public_address
from pipeline.listing.library import Entry, file_name, read_library
from pipeline.listing.sitemap import read_sitemap
from pipeline.settings import Settings
from pipeline.source_settings import FolderSource, LibraryPageSource, SitemapSource, SourceSettings, UrlListSource
from pipeline.vocabulary import load_vocabulary
from schemas.errors import SourceChanged
from schemas.vocabulary import Vocabulary

_MOST_MAPS = 50


def list_source(source: SourceSettings, settings: Settings) -> SourceFindings:
    """The documents of a source that its settings ask for, in the source's order.

    Raises:
        SourceUnavailable: Its page cannot be had now.
        SourceChanged: Its page no longer looks as we know it, or has none of the documents that are asked for.
    """
    vocabulary = _vocabulary(tuple((group.group_code, group.group_name) for group in settings.groups))
    match source:
        case FolderSource():
            files = files_in(source.path, source.name)
            wanted = tuple(file for file in files if _is_wanted(read_name(Path(file.address).name, vocabulary), source))
            return SourceFindings(source.name, wanted)
        case UrlListSource():
            entries = [_entry(address, vocabulary) for address in url_list(source)]
            return SourceFindings(source.name, _candidates(entries, source, settings, None))
        case LibraryPageSource():
            page = page_address(source.name, source.page, settings)
            html = fetcher_of(settings.fetch, settings.data_dir).page(page)
            return _listing(read_library(html, page, vocabulary), source, settings, page)
        case SitemapSource():
            page = page_address(source.name, source.page, settings)
            found = _mapped(page, source.matching, fetcher_of(settings.fetch, settings.data_dir))
            return _listing([_entry(address, vocabulary) for address in found], source, settings, page)


def _listing(entries: Sequence[Entry], source: SourceSettings, settings: Settings, page: str) -> SourceFindings:
    listed = tuple(known_as(entry.address) for entry in entries)
    return SourceFindings(source.name, _candidates(entries, source, settings, page), listed)


@lru_cache(maxsize=4)
def _vocabulary(groups: tuple[tuple[str, str], ...]) -> Vocabulary:
    return load_vocabulary(dict(groups))


def _entry(address: str, vocabulary: Vocabulary) -> Entry:
    return Entry(address, read_name(file_name(address), vocabulary))


def _mapped(page: str, matching: str, fetcher: Fetcher) -> list[str]:
    """The addresses of a site's maps that match a pattern; a map of maps is followed, within its own host and those of the settings."""
    maps, found, hosts = [page], list[str](), allowed_hosts(page, fetcher.settings)
    for number, address in enumerate(maps):
        if number == _MOST_MAPS:
            raise SourceChanged(f"{public_address(page)} leads to more than {_MOST_MAPS} maps. Name one of them as the source's page.")
        listed = read_sitemap(fetcher.page(address), address)
        found += [one for one in listed.addresses if _matches(one, matching)]
        maps += [one for one in listed.maps if one not in maps and host_of(one) in hosts]
    return found


def _matches(address: str, pattern: str) -> bool:
    path = unquote(urlsplit(address).path).casefold()
    return fnmatch(path, pattern.casefold()) or fnmatch(address.casefold(), pattern.casefold())


def _candidates(entries: Sequence[Entry], source: SourceSettings, settings: Settings, page: str | None) -> tuple[Candidate, ...]:
    wanted = [entry for entry in entries if _is_wanted(entry.listed, source)]
    if page is not None and not wanted:
        what = " or ".join(source.groups) or "any group"
        raise SourceChanged(
            f"{public_address(page)} lists no document of {what} that is asked for. "
            f"Open it in a browser; if the library moved, correct the source {source.name} in tmag.toml."
        )
    newest = _newest([entry.listed.meeting_date for entry in wanted], settings.fetch.fresh_newest)
    hosts = allowed_hosts(page, settings.fetch) if page else None
    return tuple(
        Candidate(kind="url", address=entry.address, source_name=source.name, listed=_said(entry), is_newest=index in newest)
        if hosts is None or host_of(entry.address) in hosts
        else _refused(entry, source)
        for index, entry in enumerate(wanted)
    )


def _said(entry: Entry) -> Listed | None:
    """What a listing says of a document; None where it says nothing but a name."""
    return entry.listed if entry.listed != Listed(name=entry.listed.name) else None


def _refused(entry: Entry, source: SourceSettings) -> Candidate:
    shown = public_address(entry.address)
    trouble = f"{shown} lies on another host, {host_of(entry.address)}. If that is right, add it to fetch.allowed_hosts in tmag.toml."
    return Candidate(kind="source", address=shown, source_name=source.name, trouble=trouble, trouble_kind=SourceChanged.__name__)


def _is_wanted(listed: Listed, source: SourceSettings) -> bool:
    """What is listed among others must say that it is of a group; what was put somewhere by a person only must not say otherwise."""
    is_told = isinstance(source, LibraryPageSource | SitemapSource)
    is_of_group = listed.group_code in source.groups or (listed.group_code is None and not is_told)
    is_of_type = listed.document_type in source.document_types or listed.document_type is None
    return (not source.groups or is_of_group) and (not source.document_types or is_of_type)


def _newest(days: Iterable[date | None], count: int) -> frozenset[int]:
    """The places of the newest; one whose day is not known may be new."""
    order = sorted(((day or date.max, -index) for index, day in enumerate(days)), reverse=True)
    return frozenset(-index for _, index in order[:count])
