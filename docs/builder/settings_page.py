"""The settings: every name, its default and its meaning, from the models that check ``tmag.toml``."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docs.builder.markdown import code, page, table
from pipeline.run_settings import AlertSettings, FlowSettings, QualitySettings, StatusSettings
from pipeline.settings import GroupSettings, LanguageSettings, Limits, Settings, default_groups, default_sources
from pipeline.source_settings import Fetch, FolderSource, LibraryPageSource, SitemapSource, SiteSettings, UrlListSource

_INTRO = """All settings stand in one file, `tmag.toml` in the folder from which `tmag` is called; `--settings FILE` or `TMAG_SETTINGS`
names another. There need not be one: what it leaves out keeps its default. Relative paths start at the folder of the file. A name that is
not known, or a value that cannot be, stops the command with one sentence and exit code 2."""

EXAMPLE = """data_dir = "data"

[limits]
timeout_seconds = 300

[[sources]]
kind = "folder"
name = "packs from the secretariat"
path = "inbox"

[[sources]]
kind = "url_list"
name = "packs from the web"
urls = ["https://example.org/packs/tmag-16.pdf"]

[[groups]]
group_code = "XWG"
group_name = "Example Working Group"
level = 4
parent_code = "SITAG"
"""

_LIBRARIES = """A page that holds a document library: a table of documents with a link in each row. These are known, and looked at once
`site.base_url` says where the site is; a row with the name of a known one takes its place, and `is_enabled = false` leaves it out:"""

_GROUPS = """A group is a row of settings, no code. Its code and name let the parser recognise it on covers, in working group reports and in
text, and it becomes a row of the dataset `groups`. A row with the code of a known group takes its place; others are added. The groups that
are known without a settings file stand in `pipeline/defaults.toml`:"""


class _Part(NamedTuple):
    title: str
    model: type[BaseModel]
    about: str


_PARTS = (
    _Part("[limits]", Limits, "What one document may cost before its process is killed and it is quarantined."),
    _Part("[fetch]", Fetch, "How files are fetched from addresses."),
    _Part("[site]", SiteSettings, "The programme's public site. Whoever installs tmag says where it is."),
    _Part('[[sources]] of kind "library_page"', LibraryPageSource, _LIBRARIES),
    _Part('[[sources]] of kind "sitemap"', SitemapSource, "A site's map, from which the addresses of files are taken."),
    _Part('[[sources]] of kind "folder"', FolderSource, "A folder whose PDF files, at any depth, are ingested."),
    _Part('[[sources]] of kind "url_list"', UrlListSource, "A list of addresses, written here or one a line in a text file."),
    _Part("[[groups]]", GroupSettings, _GROUPS),
    _Part("[flows]", FlowSettings, "How the Prefect flows run."),
    _Part("[status]", StatusSettings, "What `tmag status` calls overdue, and when it says that all is not well."),
    _Part("[quality]", QualitySettings, "What holds a document back: it is held against published ones of the same group and type."),
    _Part("[alerts]", AlertSettings, "Who is told of runs that failed, crashed or held a document back."),
    _Part("[language]", LanguageSettings, "What helps the rules to read names. None is needed, and none is downloaded."),
)


def settings_page() -> str:
    """The page."""
    top = {name: field for name, field in Settings.model_fields.items() if not _is_section(name)}
    return page(
        "Settings",
        _INTRO,
        f"An example:\n\n```toml\n{EXAMPLE}```",
        f"## At the top\n\n{_rows(top)}",
        *(_section(part) for part in _PARTS),
    )


def setting_names() -> Iterator[str]:
    """Every name that ``tmag.toml`` may hold, sections too."""
    yield from Settings.model_fields
    for part in _PARTS:
        yield from part.model.model_fields


def _section(part: _Part) -> str:
    sections = [f"## {part.title}", part.about]
    if part.model is GroupSettings:
        sections.append(table(("code", "name"), ((code(group.group_code), group.group_name) for group in default_groups())))
    if part.model is LibraryPageSource:
        pages = [source for source in default_sources() if isinstance(source, LibraryPageSource)]
        sections.append(table(("name", "page", "groups"), ((code(p.name), code(p.page), ", ".join(p.groups)) for p in pages)))
    return "\n\n".join((*sections, _rows(part.model.model_fields)))


def _is_section(name: str) -> bool:
    return any(part.title.startswith((f"[{name}]", f"[[{name}]]")) for part in _PARTS)


def _rows(fields: dict[str, FieldInfo]) -> str:
    rows = (
        (code(name), _kind(field.annotation), _default(field), f"{field.description}{_bounds(field)}") for name, field in fields.items()
    )
    return table(("setting", "type", "default", "meaning"), rows)


_KINDS: dict[Any, str] = {bool: "true or false", int: "whole number", float: "number", str: "text", Path: "path", date: "day"}


def _kind(annotation: Any) -> str:
    if annotation in _KINDS:
        return _KINDS[annotation]
    arguments = [argument for argument in get_args(annotation) if argument not in (type(None), Ellipsis)]
    if get_origin(annotation) is Literal:
        return " or ".join(code(value) for value in arguments)
    if get_origin(annotation) is tuple:
        return f"list of {_kind(arguments[0])}"
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return " or ".join(_kind(argument) for argument in arguments)
    raise TypeError(f"The settings page has no word for the type {annotation}. Add it to docs/builder/settings_page.py.")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    value = field.default
    if value is None:
        return ""
    return code(list(value) if isinstance(value, tuple) else value)


def _bounds(field: FieldInfo) -> str:
    """The least and the most that the model allows."""
    words = {"gt": "more than {}", "ge": "at least {}", "lt": "less than {}", "le": "at most {}"}
    said = [words[name].format(getattr(bound, name)) for bound in field.metadata for name in words if hasattr(bound, name)]
    return f" ({', '.join(said)})" if said else ""
