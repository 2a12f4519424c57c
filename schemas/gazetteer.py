"""Names of organisations, groups and roles that people keep in a file: what tells a party's type where its form does not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from schemas.errors import SettingsError

_LISTS = {
    "organisations": ("names", "words", "before_of"),
    "groups": ("names", "words"),
    "roles": ("names", "words", "openers", "shared_by", "seats"),
    "persons": ("given_names", "surnames", "particles", "titles", "offices", "post_nominals"),
    "topics": ("words",),
    "places": ("words",),
    "nobody": ("words", "openers"),
    "prose": ("verbs", "happening", "deciding", "no_owners", "no_openers"),
    "linking": ("no_employers",),
}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names (folded by :func:`folded`) and the words that tell a name's type.

    ``…_words`` end a name, ``role_openers`` begin a role (``Chief Nurse``), ``organisation_openers`` stand before "of" (``Bank of …``).
    ``role_sharers`` are words that share a role's noun (``Large and Small Supplier reps``), ``seats`` roles that nobody is called by behind
    their name, ``topics`` what teams work on, ``places`` words of places in organisations' names. ``nobody`` is what stands in an owner
    cell and names no one, ``nobody_openers`` begin a state. ``abbreviations`` maps a folded abbreviation to the full name as people write
    it. Of prose, ``action_verbs`` are what owners do, ``happening_verbs`` what things do by themselves, ``deciding_verbs`` what a group
    agrees to and has then done, ``not_owners`` nouns that own nothing, ``no_openers`` words that begin sentences and no names.
    Of linking, ``no_employers`` are affiliations that go with any employer; ``short_given_names`` maps a folded given name to those
    that it is short for. ``plural_titles`` maps the title of several to that of each (``Cllrs``), ``offices`` are roles by which people are
    called before their name (``Senator``). ``persons`` are whole names and initials that were learnt; no file keeps them.
    """

    organisations: frozenset[str]
    organisation_words: frozenset[str]
    organisation_openers: frozenset[str]
    groups: frozenset[str]
    group_words: frozenset[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    role_openers: frozenset[str]
    role_sharers: frozenset[str]
    seats: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    post_nominals: frozenset[str]
    topics: frozenset[str]
    places: frozenset[str]
    nobody: frozenset[str]
    nobody_openers: frozenset[str]
    action_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    deciding_verbs: frozenset[str]
    not_owners: frozenset[str]
    no_openers: frozenset[str]
    no_employers: frozenset[str]
    short_given_names: Mapping[str, frozenset[str]]
    plural_titles: Mapping[str, str]
    abbreviations: Mapping[str, str]
    persons: frozenset[str] = frozenset()

    def type_of(self, name: str) -> str | None:
        """Give role, group or organisation for a name that stands in the lists, None for any other."""
        key = folded(name)
        key = folded(self.abbreviations[key]) if key in self.abbreviations and not self._has(key) else key
        if key in self.roles:
            return "role"
        if key in self.groups:
            return "group"
        return "organisation" if key in self.organisations else None

    def learning(self, persons: Iterable[str] = (), organisations: Iterable[str] = ()) -> Gazetteer:
        """This gazetteer with names that a document states itself, such as in its attendance list; what the file says comes first."""
        new = {folded(name) for name in organisations if not self._has(folded(name))}
        people = {folded(name) for name in persons if not self._has(folded(name))}
        return replace(self, persons=self.persons | people, organisations=self.organisations | (new - people))

    def _has(self, key: str) -> bool:
        return key in self.roles or key in self.groups or key in self.organisations


_BETWEEN_WORDS = re.compile(r"[\s\-–]+")


@lru_cache(maxsize=1 << 12)  # each word of a document is looked for in list after list
def folded(name: str) -> str:
    """Give a name without what people vary: case, ``&``/and, dots, hyphens, a leading ``the``, runs of spaces.

    >>> folded("The Ernst & Young LLP")
    'ernst and young llp'
    """
    plain = _BETWEEN_WORDS.sub(" ", name.replace("&", " and ").replace(".", "").replace("’", "'")).strip().casefold()
    return plain.removeprefix("the ")


def gazetteer_from_toml(*texts: str) -> Gazetteer:
    """Read a gazetteer from the texts of its files, whose lists add up. Tables and lists that are missing count as empty.

    Raises:
        SettingsError: A text is no TOML, or a list is not one of strings.
    """
    try:
        files = [tomllib.loads(text) for text in texts]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"A file of parties or names is not valid TOML: {error}. Mend that line and try again.") from error
    lists = {
        (table, key): frozenset().union(*(_names(data, table, key) for data in files)) for table, keys in _LISTS.items() for key in keys
    }
    return Gazetteer(
        organisations=lists["organisations", "names"],
        organisation_words=lists["organisations", "words"],
        organisation_openers=lists["organisations", "before_of"],
        groups=lists["groups", "names"],
        group_words=lists["groups", "words"],
        roles=lists["roles", "names"],
        role_words=lists["roles", "words"],
        role_openers=lists["roles", "openers"],
        role_sharers=lists["roles", "shared_by"],
        seats=lists["roles", "seats"],
        given_names=lists["persons", "given_names"],
        surnames=lists["persons", "surnames"],
        particles=lists["persons", "particles"],
        titles=lists["persons", "titles"],
        offices=lists["persons", "offices"],
        post_nominals=lists["persons", "post_nominals"],
        topics=lists["topics", "words"],
        places=lists["places", "words"],
        nobody=lists["nobody", "words"],
        nobody_openers=lists["nobody", "openers"],
        action_verbs=lists["prose", "verbs"],
        happening_verbs=lists["prose", "happening"],
        deciding_verbs=lists["prose", "deciding"],
        not_owners=lists["prose", "no_owners"],
        no_openers=lists["prose", "no_openers"],
        no_employers=lists["linking", "no_employers"],
        short_given_names=_merged(_short_names(data.get("short_given_names", {})) for data in files),
        plural_titles=_merged(_pairs(data, "plural_titles") for data in files),
        abbreviations=_merged(_pairs(data, "abbreviations") for data in files),
    )


_Value = TypeVar("_Value")


def _merged(tables: Iterable[Mapping[str, _Value]]) -> Mapping[str, _Value]:
    return MappingProxyType({key: value for table in tables for key, value in table.items()})


def _names(data: Mapping[str, object], table: str, key: str) -> frozenset[str]:
    found = data.get(table, {})
    names = found.get(key, []) if isinstance(found, dict) else None
    names = names.split() if isinstance(names, str) else names
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise SettingsError(
            f"In the file of parties, {key!r} of [{table}] must be a list of names in quotes, or one text of names without spaces in them."
        )
    return _folded_all(names)


def _folded_all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(name) for name in names)


def _pairs(data: Mapping[str, object], table: str) -> Mapping[str, str]:
    found = data.get(table, {})
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise SettingsError(f'In the file of parties, [{table}] must hold lines such as PMO = "Programme Management Office".')
    return MappingProxyType({folded(short): name for short, name in found.items()})


def _short_names(table: object) -> Mapping[str, frozenset[str]]:
    if not isinstance(table, dict) or not all(isinstance(names, list) for names in table.values()):
        raise SettingsError('In the file of parties, [short_given_names] must hold lines such as Matt = ["Matthew"].')
    return MappingProxyType({folded(short): _folded_all(map(str, names)) for short, names in table.items()})
