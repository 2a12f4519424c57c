"""All settings, in one place: what ``tmag.toml`` may say, its defaults, and what each means.

The folder of the data can also be named by ``TMAG_DATA_DIR``, the settings file by ``TMAG_SETTINGS``. Nothing else is read from the
environment. Relative paths in a settings file start at the folder of that file.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError, field_validator

from pipeline.frozen import Frozen
from pipeline.run_settings import AlertSettings, FlowSettings, QualitySettings, StatusSettings
from pipeline.source_settings import (
    Fetch,
    FolderSource,
    LibraryPageSource,
    SitemapSource,
    SiteSettings,
    SourceSettings,
    UrlListSource,
)
from schemas.errors import NotFound, SettingsError

SETTINGS_FILE = "tmag.toml"
SETTINGS_VARIABLE = "TMAG_SETTINGS"
DATA_DIR_VARIABLE = "TMAG_DATA_DIR"


class Limits(Frozen):
    """What one document may cost before its child process is killed and it is quarantined."""

    timeout_seconds: float = Field(default=120.0, gt=0, description="Seconds that the parse of one document may take")
    memory_mb: int = Field(default=1536, ge=64, description="Memory, in MiB, that the parse of one document may take")
    max_bytes: int = Field(default=200_000_000, ge=1, lt=2**31, description="Largest file, in bytes, that is read")
    max_pages: int = Field(default=2000, ge=1, description="Most pages that a document may have")


class GroupSettings(Frozen):
    """One group of the programme: a row of the dataset ``groups``."""

    group_code: str = Field(min_length=1, description="Short code, as it stands in brackets after the name")
    group_name: str = Field(min_length=1, description="Full name without the code")
    level: int | None = Field(default=None, description="Level in the governance, 1 at the top")
    parent_code: str | None = Field(default=None, description="Group that it reports to")
    predecessor_code: str | None = Field(default=None, description="Group whose work it took over")
    from_date: date | None = Field(default=None, description="First day")
    to_date: date | None = Field(default=None, description="Day from which it no longer exists")


class LanguageSettings(Frozen):
    """What helps the rules to read names."""

    model: str | None = Field(
        default=None,
        description="A trained spaCy model, by the name of its installed package or the path of its folder: its persons and organisations "
        "decide types of owners that the rules doubt. Left out or `null`: the rules alone",
    )

    @field_validator("model")
    @classmethod
    def _null_is_none(cls, value: str | None) -> str | None:
        """TOML has no null; its word means the same."""
        return None if value in ("", "null") else value


class Settings(Frozen):
    """All settings. ``tmag.toml`` has the same names; what it leaves out keeps its default."""

    data_dir: Path = Field(default=Path("data"), description="Folder that keeps raw files, parses and releases")
    accepted_dir: Path = Field(default=Path("accepted"), description="Folder of the parses that `tmag accept` keeps, for git")
    corrections_dir: Path = Field(default=Path("corrections"), description="Folder of what people decided against the rules, for git")
    engine: Literal["pdfium", "pdfplumber"] = Field(default="pdfium", description="Engine that reads the pages")
    limits: Limits = Field(default_factory=Limits, description="What one document may cost")
    fetch: Fetch = Field(default_factory=Fetch, description="How files are fetched")
    site: SiteSettings = Field(default_factory=SiteSettings, description="The programme's public site")
    sources: tuple[SourceSettings, ...] = Field(default=(), description="Where `tmag ingest` without arguments looks for documents")
    groups: tuple[GroupSettings, ...] = Field(default_factory=lambda: default_groups(), description="Groups, added to the known ones")
    flows: FlowSettings = Field(default_factory=FlowSettings, description="How the Prefect flows run")
    status: StatusSettings = Field(default_factory=StatusSettings, description="What `tmag status` calls overdue")
    language: LanguageSettings = Field(default_factory=LanguageSettings, description="What helps the rules to read names")
    quality: QualitySettings = Field(default_factory=QualitySettings, description="What holds a document back")
    alerts: AlertSettings = Field(default_factory=AlertSettings, description="Who is told of what went wrong")


def default_groups() -> tuple[GroupSettings, ...]:
    """The groups that are known without a settings file."""
    return tuple(GroupSettings(**row) for row in _defaults()["groups"])


def default_sources() -> tuple[SourceSettings, ...]:
    """The sources that are looked at without being named, once ``site.base_url`` says where the site is."""
    return TypeAdapter(tuple[SourceSettings, ...]).validate_python(_defaults()["sources"])


def _defaults() -> dict[str, Any]:
    return tomllib.loads(resources.files("pipeline").joinpath("defaults.toml").read_text(encoding="utf-8"))


def load_settings(settings_file: Path | None = None, data_dir: Path | None = None) -> Settings:
    """Settings from the file named, else ``TMAG_SETTINGS``, else ``tmag.toml`` in the working folder, else the defaults.

    ``data_dir`` wins over ``TMAG_DATA_DIR``, and that over the file. Paths come back absolute.

    Raises:
        SettingsError: The file is not TOML, or a setting is unknown or wrong; the message names it.
        NotFound: The settings file that was named is not there.
    """
    path = settings_path(settings_file)
    settings = _checked(_read_toml(path), path) if path else Settings()
    settings = _with_known_sources(_with_known_groups(_anchored(settings, path.parent if path else Path())))
    chosen = data_dir or _from_environment(DATA_DIR_VARIABLE)
    kept = {name: getattr(settings, name).absolute() for name in ("accepted_dir", "corrections_dir")}
    return settings.model_copy(update={"data_dir": (chosen or settings.data_dir).absolute(), **kept})


def _from_environment(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None


def settings_path(named: Path | None) -> Path | None:
    """The settings file that holds, absolute, or None where there is none. Raises NotFound where the one that was named is not there."""
    path = named or _from_environment(SETTINGS_VARIABLE)
    if path is None:
        return Path(SETTINGS_FILE).absolute() if Path(SETTINGS_FILE).is_file() else None
    if not path.is_file():
        raise NotFound(f"The settings file {path} does not exist. Name another, or leave it out to use the defaults.")
    return path.absolute()


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}. Mend that line.") from error


def _checked(values: Mapping[str, Any], path: Path) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise SettingsError(f"{path.name}: {_explained(tuple(first['loc']), first['type'], first['msg'])}") from error


def _explained(place: tuple[int | str, ...], kind: str, message: str) -> str:
    key = ".".join(str(part) for part in place)
    if kind != "extra_forbidden":
        return f"the setting {key} is wrong: {message}. Correct it and try again."
    known = _known_names(place[:-1])
    near = difflib.get_close_matches(str(place[-1]), known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}?" if near else f"Known here are {', '.join(known)}."
    return f"there is no setting {key}. {hint}"


def _known_names(place: tuple[int | str, ...]) -> tuple[str, ...]:
    sections: dict[str, type[BaseModel]] = {"limits": Limits, "fetch": Fetch, "groups": GroupSettings, "flows": FlowSettings}
    sections |= {"status": StatusSettings, "quality": QualitySettings, "alerts": AlertSettings, "language": LanguageSettings}
    sections |= {"site": SiteSettings, "folder": FolderSource, "url_list": UrlListSource}
    sections |= {"library_page": LibraryPageSource, "sitemap": SitemapSource}
    names = [part for part in place if isinstance(part, str)]
    return tuple((sections[names[-1]] if names else Settings).model_fields)


def _anchored(settings: Settings, folder: Path) -> Settings:
    sources = tuple(_anchored_source(source, folder) for source in settings.sources)
    folders = {name: folder / getattr(settings, name) for name in ("data_dir", "accepted_dir", "corrections_dir")}
    parts = {"language": _anchored_language(settings.language, folder), "status": _anchored_status(settings.status, folder)}
    return settings.model_copy(update={**folders, **parts, "sources": sources})


def _anchored_language(language: LanguageSettings, folder: Path) -> LanguageSettings:
    """A model's path made absolute; whatever is no folder is the name of a package."""
    is_path = language.model is not None and (folder / language.model).is_dir()
    return language.model_copy(update={"model": str((folder / str(language.model)).absolute())}) if is_path else language


def _anchored_status(status: StatusSettings, folder: Path) -> StatusSettings:
    if status.heartbeat_file is None:
        return status
    return status.model_copy(update={"heartbeat_file": (folder / status.heartbeat_file).absolute()})


def _anchored_source(source: SourceSettings, folder: Path) -> SourceSettings:
    match source:
        case FolderSource():
            return source.model_copy(update={"path": (folder / source.path).absolute()})
        case UrlListSource(file=Path() as file):
            return source.model_copy(update={"file": (folder / file).absolute()})
    return source


def _with_known_sources(settings: Settings) -> Settings:
    """The sources that are named, after the known ones where it is said on which site they are."""
    names = [source.name for source in settings.sources]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise SettingsError(f"Two sources are called {twice}. Give each a name of its own.")
    rows = {source.name: source for source in (*(default_sources() if settings.site.base_url else ()), *settings.sources)}
    return settings.model_copy(update={"sources": tuple(source for source in rows.values() if source.is_enabled)})


def _with_known_groups(settings: Settings) -> Settings:
    rows = {group.group_code: group for group in (*default_groups(), *settings.groups)}
    return settings.model_copy(update={"groups": tuple(rows[code] for code in sorted(rows))})
