"""Load the vocabulary that a parse goes by, and name the version of everything that decides one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from schemas.vocabulary import Vocabulary, vocabulary_from_toml

_DECIDING = ("schemas", "parsers", "pipeline.reading")
_ALL = ("schemas", "parsers", "pipeline")


def load_vocabulary(group_names: Mapping[str, str]) -> Vocabulary:
    """The vocabulary of the packaged files, with the groups of the settings.

    Raises:
        SettingsError: A file was edited and no longer holds together.
    """
    return _vocabulary(tuple(group_names.items()))


@lru_cache(maxsize=4)  # the packaged files are those of the code, and one process reads many documents
def _vocabulary(group_names: tuple[tuple[str, str], ...]) -> Vocabulary:
    folder = resources.files("schemas") / "vocabularies"
    texts = {name: (folder / f"{name}.toml").read_text(encoding="utf-8") for name in ("tables", "words", "parties", "names")}
    return vocabulary_from_toml(**texts, group_names=dict(group_names))


def _files(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, name)
        elif entry.name.endswith((".py", ".toml")):
            yield name, entry.read_bytes()


def code_digest() -> str:
    """A digest of all code that makes rows and compiles them to a release."""
    return _code_digest(_ALL)


@lru_cache(maxsize=2)
def _code_digest(packages: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for package in packages:
        for name, content in _files(resources.files(package), package):
            digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def parser_version(group_names: Mapping[str, str] | None = None) -> str:
    """The release's version and a digest of what decides a parse: parsers, schemas, engines, vocabularies, groups.

    >>> parser_version() == parser_version()
    True
    """
    groups = sorted((group_names or {}).items())
    digest = hashlib.sha256(f"{_code_digest(_DECIDING)}{groups}".encode()).hexdigest()[:8]
    return f"{_release()}+{digest}"


@cache
def _release() -> str:
    return metadata.version("tmag")
