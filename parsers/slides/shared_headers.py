"""Headings printed again over each part of a table stand for the same in all of them, whichever part's values tell what for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from parsers.layout.text import fold
from parsers.slides.columns import Header

_Roles: TypeAlias = dict[str, tuple[int, ...]]
_FEWEST = 2  # headings that show two headers to be one


def with_shared_roles(headers: Sequence[Header]) -> list[Header]:
    """The headers of a table's parts, each with the roles that the others' values tell beneath the same headings.

    The first to tell one counts: numbers that go on from the page before, or a few values alone, could be anything.
    """
    shared: dict[tuple[str, ...], _Roles] = {}
    for header in headers:
        roles = shared.setdefault(_titles(header), {})
        for role, columns in header.roles.items():
            if role not in roles and {c for group in roles.values() for c in group}.isdisjoint(columns):
                roles[role] = columns
    return [_with_roles(header, shared[_titles(header)]) for header in headers]


def _titles(header: Header) -> tuple[str, ...]:
    return tuple(fold(title or "") for title in header.titles)


def _with_roles(header: Header, roles: _Roles) -> Header:
    if header.is_guessed or header.roles == roles or sum(map(bool, header.titles)) < _FEWEST:
        return header
    told = {role for role, columns in roles.items() if header.roles.get(role) != columns}
    return replace(header, roles=roles, told=(header.told | told) & roles.keys())
