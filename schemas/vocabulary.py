"""The words by which the parsers know things, read from TOML files that people can edit; no parser holds such a word itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schemas.errors import SettingsError
from schemas.gazetteer import Gazetteer, gazetteer_from_toml

Phrases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class TableWords:
    """One kind of table: the names that its columns go by, and which of them it must have."""

    columns: Phrases
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words that steer a parse. ``group_names`` maps a group's code to its name and comes from the settings."""

    tables: Mapping[str, TableWords]
    report_rows: Phrases
    report_cues: Phrases
    roadmap_rows: Phrases
    roadmap_cues: Phrases
    statuses: Phrases
    item_types: Phrases
    document_types: Phrases
    stages: Phrases
    attendance: Phrases
    decided: Phrases
    to_decide: Phrases
    phrases: Phrases
    gazetteer: Gazetteer
    group_names: Mapping[str, str]


def _phrases(raw: object, where: str) -> Phrases:
    if not isinstance(raw, dict) or not all(isinstance(v, list) for v in raw.values()):
        raise SettingsError(f"vocabulary: {where} must map names to lists of phrases. Mend the file in schemas/vocabularies.")
    return MappingProxyType({key: tuple(str(phrase) for phrase in value) for key, value in raw.items()})


def _table(kind: str, raw: Mapping[str, object]) -> TableWords:
    needs = raw.get("needs", [])
    if not isinstance(needs, list):
        raise SettingsError(f"vocabulary: {kind}.needs must be a list of lists. Mend schemas/vocabularies/tables.toml.")
    return TableWords(_phrases(raw.get("columns"), f"{kind}.columns"), tuple(frozenset(group) for group in needs))


def vocabulary_from_toml(*, tables: str, words: str, parties: str, names: str, group_names: Mapping[str, str]) -> Vocabulary:
    """Build the vocabulary from the texts of its files.

    Raises:
        SettingsError: A file is no TOML or lacks a part.
    """
    try:
        about_tables, about_words = tomllib.loads(tables), tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"vocabulary: {error}. Mend the file in schemas/vocabularies.") from error
    sides = ("report_rows", "report_cues", "roadmap_rows", "roadmap_cues")
    matrices = {name: _phrases(about_tables.pop(name, None), name) for name in sides}
    parts = ("statuses", "item_types", "document_types", "stages", "attendance", "decided", "to_decide", "phrases")
    lists = {name: _phrases(about_words.get(name), name) for name in parts}
    return Vocabulary(
        tables=MappingProxyType({kind: _table(kind, raw) for kind, raw in about_tables.items()}),
        gazetteer=gazetteer_from_toml(parties, names),
        group_names=MappingProxyType(dict(group_names)),
        **matrices,
        **lists,
    )
