"""Settings of where documents come from, and of how they are fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator

from pipeline.frozen import Frozen


class Fetch(Frozen):
    """How files are fetched from addresses."""

    connect_seconds: float = Field(default=10.0, gt=0, description="Seconds to wait for a connection")
    read_seconds: float = Field(default=30.0, gt=0, description="Seconds to wait for the next bytes")
    total_seconds: float = Field(default=300.0, gt=0, description="Seconds that one file may take in all")
    max_bytes: int = Field(default=200_000_000, ge=1, lt=2**31, description="Largest answer, in bytes, that is kept")
    max_redirects: int = Field(default=5, ge=0, description="Most redirects that are followed, each to http or https only")
    attempts: int = Field(default=3, ge=1, description="How often a source that does not answer is tried")
    wait_seconds: float = Field(default=2.0, ge=0, description="Seconds between two attempts, doubled each time, and some by chance")
    longest_wait_seconds: float = Field(
        default=120.0, ge=0, description="Most seconds that a host may make us wait; one that asks for more is left for the next run"
    )
    delay_seconds: float = Field(default=1.0, ge=0, description="Seconds between two requests to one host, which gets one at a time")
    obeys_robots: bool = Field(default=True, description="Whether a host's robots.txt is obeyed")
    allowed_hosts: tuple[str, ...] = Field(
        default=(), description="Hosts to which links of a page and redirects may lead, beside the one that was named"
    )
    allows_private_networks: bool = Field(
        default=False, description="Whether addresses of this machine and of private networks are fetched from, also after a redirect"
    )
    fresh_days: float = Field(
        default=7.0, ge=0, description="Days after which a source's newest documents are fetched whatever their ETag says"
    )
    fresh_newest: int = Field(default=12, ge=0, description="How many documents of a source count as its newest")
    schemes: tuple[Literal["http", "https"], ...] = Field(
        default=("http", "https"), min_length=1, description="Schemes that are fetched from"
    )


class SiteSettings(Frozen):
    """The programme's public site, on which the pages of the known sources lie."""

    base_url: str = Field(
        default="",
        description="Address of the site, such as https://www.example.org; while it is empty, the known library pages are not looked at",
    )

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("it must begin with https:// or http://")
        return value.rstrip("/")


DocumentType = Literal["papers", "minutes", "headline_report", "attachment", "other"]


class _Source(Frozen):
    """What every source has."""

    name: str = Field(min_length=1, description="Name of the source, shown in documents.source_name; one that is known is replaced")
    groups: tuple[str, ...] = Field(default=(), description="Codes of the groups whose documents are taken; none named: all")
    document_types: tuple[DocumentType, ...] = Field(default=(), description="Types of documents that are taken; none named: all")
    is_enabled: bool = Field(default=True, description="Whether it is looked at")


class FolderSource(_Source):
    """A folder whose PDF files, at any depth, are ingested."""

    kind: Literal["folder"] = Field(description="folder")
    path: Path = Field(description="The folder")


class UrlListSource(_Source):
    """A list of addresses, written here or one a line in a text file."""

    kind: Literal["url_list"] = Field(description="url_list")
    urls: tuple[str, ...] = Field(default=(), description="Addresses of PDF files")
    file: Path | None = Field(default=None, description="Text file with one address a line; lines that begin with # are passed over")


class LibraryPageSource(_Source):
    """A page of a site that holds a document library: a table of documents with a link in each row."""

    kind: Literal["library_page"] = Field(description="library_page")
    page: str = Field(min_length=1, description="Path of the page below site.base_url, or its whole address")


class SitemapSource(_Source):
    """A site's map, from which the addresses of files are taken."""

    kind: Literal["sitemap"] = Field(description="sitemap")
    page: str = Field(default="sitemap.xml", min_length=1, description="Path of the map below site.base_url, or its whole address")
    matching: str = Field(default="*.pdf", min_length=1, description="Pattern of the addresses that are taken, with * for anything")


SourceSettings = Annotated[FolderSource | UrlListSource | LibraryPageSource | SitemapSource, Field(discriminator="kind")]
